package tiflux_test

import (
	"context"
	"fmt"
	"log"
	"net/http"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// When a team works.
func ExampleTechnicalGroupsService_Get() {
	api := tifluxtest.New()
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	group, err := client.TechnicalGroups.Get(ctx, 1)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(group.Name)
	for _, e := range group.Expedients {
		fmt.Println(e.Days, e.Beginning, e.Ending)
	}
	// Output:
	// Suporte
	// MON, TUE, WED, THU, FRI 08:00 18:00
	// SAT 08:00 12:00
}
