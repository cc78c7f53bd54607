package tiflux_test

import (
	"context"
	"fmt"
	"log"
	"net/http"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// A catalog has areas, and an area has items with their SLA.
func ExampleServicesCatalogsService_CreateItem() {
	api := tifluxtest.New()
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	catalog, err := client.ServicesCatalogs.Create(ctx, &tiflux.ServicesCatalogCreate{Name: "Telefonia"})
	if err != nil {
		log.Fatal(err)
	}
	area, err := client.ServicesCatalogs.CreateArea(ctx, catalog.ID, &tiflux.ServicesCatalogsAreaCreate{Name: "Ramais"})
	if err != nil {
		log.Fatal(err)
	}
	item, err := client.ServicesCatalogs.CreateItem(ctx, area.ID, &tiflux.ServicesCatalogsItemCreate{
		Name: "Ramal novo", StartTime: "04:00", EndTime: "48:00",
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s > %s > %s: %s\n", item.ServicesCatalog.Name, item.ServicesCatalogsArea.Name, item.Name, item.EndTime)
	// Output: Telefonia > Ramais > Ramal novo: 48:00
}
