package tiflux_test

import (
	"context"
	"fmt"
	"log"
	"net/http"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// Hand a request from a form over to triage.
func ExamplePreTicketsService_Create() {
	api := tifluxtest.New()
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	made, err := client.PreTickets.Create(context.Background(), &tiflux.PreTicketCreate{
		Title:              "Sem acesso ao sistema",
		Description:        "<p>O sistema não abre desde cedo.</p>",
		RequestorName:      "Márcia Lopes",
		RequestorEmail:     "marcia.lopes@exemplo.com.br",
		RequestorTelephone: "47988880000",
		ClientID:           4001,
		Files:              []tiflux.File{tiflux.FileFromBytes("tela.txt", []byte("Erro 0x80070005"))},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(made.Title, made.RequestorTelephone, made.CreatedByWayOf, made.Files[0].FileName)
	// Output: Sem acesso ao sistema +5547988880000 Tiflux API tela.txt
}
