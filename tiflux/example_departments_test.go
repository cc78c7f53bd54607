package tiflux_test

import (
	"context"
	"fmt"
	"log"
	"net/http"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// The departments whose chats the key can see.
func ExampleDepartmentsService_All() {
	api := tifluxtest.New()
	client, err := tiflux.New(tifluxtest.KeyAttendant, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	for department, err := range client.Departments.All(ctx, nil) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(department.Name)
	}
	// Output:
	// Emergência 24h
	// Suporte
}
