package tiflux_test

import (
	"context"
	"fmt"
	"log"
	"net/http"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// Only approved templates are delivered.
func ExampleTemplatesService_AllWhatsAppCloud() {
	api := tifluxtest.New()
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	approved := &tiflux.WhatsAppTemplateListOptions{Status: tiflux.TemplateApproved}
	for template, err := range client.Templates.AllWhatsAppCloud(ctx, approved) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(template.ID, template.Body.Text)
	}
	// Output:
	// 34 Olá {{1}}, tudo bem?
	// 35 Olá {{1}}! Como foi o atendimento do chamado {{2}}?
}
