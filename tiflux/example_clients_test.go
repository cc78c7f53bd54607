package tiflux_test

import (
	"context"
	"fmt"
	"log"
	"net/http"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// A client is linked to a desk and a technical group from the start, and gets
// an address.
func ExampleClientsService_Create() {
	api := tifluxtest.New()
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	bakery, err := client.Clients.Create(ctx, &tiflux.ClientCreate{
		Name: "Padaria Aurora", Social: "Aurora Panificação Ltda", SocialRevenue: "11.222.333/0001-81",
		DeskIDs: []int64{101}, AddAllTechnicalGroups: true,
	})
	if err != nil {
		log.Fatal(err)
	}
	address, err := client.Clients.CreateAddress(ctx, bakery.ID, &tiflux.ClientAddressCreate{
		CEP: "89201-305", Street: "Rua das Flores", Number: tiflux.Set[int64](100),
		Neighborhood: "Centro", City: "Joinville", State: "SC",
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(bakery.Name, bakery.SocialRevenue)
	fmt.Println(address.Street, address.Number)
	// Output:
	// Padaria Aurora 11222333000181
	// Rua das Flores 100
}
