package tiflux_test

import (
	"context"
	"fmt"
	"log"
	"net/http"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// The way of a ticket through a desk.
func ExampleDesksService_AllStages() {
	api := tifluxtest.New()
	client, err := tiflux.New(tifluxtest.KeyAttendant, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	found, err := client.Desks.List(ctx, &tiflux.DeskListOptions{Name: "Suporte N1", Active: tiflux.Set(true)})
	if err != nil {
		log.Fatal(err)
	}
	for stage, err := range client.Desks.AllStages(ctx, found.Items[0].ID, nil) {
		if err != nil {
			log.Fatal(err)
		}
		limit, limited := stage.MaxTime.Duration()
		fmt.Println(stage.Name, limit, limited)
	}
	// Output:
	// Pendente 4h0m0s true
	// Em atendimento 8h0m0s true
	// Aguardando cliente 48h0m0s true
	// Concluído 0s false
}
