package tiflux_test

import (
	"context"
	"fmt"
	"log"
	"net/http"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// The integrations through which messages can be sent.
func ExampleIntegrationsService_All() {
	api := tifluxtest.New()
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	for integration, err := range client.Integrations.All(ctx, &tiflux.IntegrationListOptions{Active: tiflux.Set(true)}) {
		if err != nil {
			log.Fatal(err)
		}
		switch integration.Type {
		case tiflux.IntegrationGupshup, tiflux.IntegrationWhatsAppCloud:
			fmt.Println(integration.ID, integration.Type, integration.IntegrationFields.AppName)
		}
	}
	// Output:
	// 11 gupshup SuporteExemplo
	// 12 whatsapp_cloud AtendimentoExemplo
}
