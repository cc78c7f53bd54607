package tiflux_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// A ticket is opened, and the API says what is missing before it can be closed.
func ExampleTicketsService_Create() {
	api := tifluxtest.New()
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	like, err := client.Tickets.List(ctx, &tiflux.TicketListOptions{Search: "Suporte N1"})
	if err != nil {
		log.Fatal(err)
	}
	created, err := client.Tickets.Create(ctx, &tiflux.TicketCreate{
		Title:       "Impressora não imprime",
		Description: "<p>A impressora fiscal do caixa 2 parou.</p>",
		ClientID:    like.Items[0].Client.ID,
		DeskID:      like.Items[0].Desk.ID,
		PriorityID:  like.Items[0].Priority.ID,
	})
	if err != nil {
		log.Fatal(err) // after ErrUnknownOutcome search before trying again
	}
	fmt.Println(created.Ticket.Title, "-", created.Ticket.Stage.Name)

	_, err = client.Tickets.Close(ctx, created.Ticket.TicketNumber)
	if refused, ok := errors.AsType[*tiflux.Error](err); ok && errors.Is(err, tiflux.ErrRefused) {
		fmt.Println(refused.Code, refused.Fields())
	}
	// Output:
	// Impressora não imprime - Pendente
	// 42206 [responsible_id stage_id ticket_answers]
}
