package tiflux_test

import (
	"context"
	"fmt"
	"log"
	"net/http"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// Who may close tickets for good: the permissions of the role groups.
func ExampleRoleGroupsService_Get() {
	api := tifluxtest.New()
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	for group, err := range client.RoleGroups.All(ctx, nil) {
		if err != nil {
			log.Fatal(err)
		}
		detail, err := client.RoleGroups.Get(ctx, group.ID)
		if err != nil {
			log.Fatal(err)
		}
		for _, role := range detail.Roles {
			if role.Name == "Revisar e avaliar tickets fechados" {
				fmt.Println(detail.Name)
			}
		}
	}
	// Output:
	// Administrador
	// Coordenação
}
