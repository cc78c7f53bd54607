package tiflux_test

import (
	"context"
	"fmt"
	"log"
	"net/http"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// A select is added to the custom fields of tickets and filled on one of them.
// Values are written with the id of the option and read as its title.
func ExampleEntitiesService_CreateField() {
	api := tifluxtest.New()
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	group, err := client.Entities.Create(ctx, &tiflux.EntityCreate{Name: "Retorno", AppliedIn: tiflux.AppliedInTicket})
	if err != nil {
		log.Fatal(err)
	}
	field, err := client.Entities.CreateField(ctx, group.ID, &tiflux.EntityFieldCreate{
		Name: "Turno", FieldType: tiflux.FieldSingleSelect,
		Options: []tiflux.EntityFieldOptionInput{{Value: "Manhã"}, {Value: "Tarde"}},
	})
	if err != nil {
		log.Fatal(err)
	}
	groups, err := client.Tickets.UpdateEntities(ctx, 10001, []tiflux.EntityValue{{
		EntityFieldID: field.ID, Value: tiflux.Set(fmt.Sprint(field.Options[1].ID)),
	}})
	if err != nil {
		log.Fatal(err)
	}
	for _, g := range groups {
		if g.ID == group.ID {
			fmt.Println(g.Name, g.EntityFields[0].Name, g.EntityFields[0].Value)
		}
	}
	// Output:
	// Retorno Turno Tarde
}
