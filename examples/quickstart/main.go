// Quickstart finds a desk by part of its name, walks the open tickets, opens a
// ticket with a file, answers and shows it.
//
// Without TIFLUX_API_KEY it runs on an in-memory TiFlux. With a key it only
// reads, from the real one.
package main

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	key := os.Getenv("TIFLUX_API_KEY")
	if key != "" {
		fmt.Println("Reading from TiFlux; nothing is written.")
		client, err := tiflux.New(key)
		if err != nil {
			return err
		}
		_, err = read(ctx, client)
		return err
	}
	fmt.Println("No TIFLUX_API_KEY: using an in-memory TiFlux on loopback.")
	server := httptest.NewServer(tifluxtest.New())
	defer server.Close()
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithBaseURL(server.URL+tifluxtest.BasePath))
	if err != nil {
		return err
	}
	sample, err := read(ctx, client)
	if err != nil {
		return err
	}
	return write(ctx, client, sample)
}

// read returns an open ticket that has a priority.
func read(ctx context.Context, client *tiflux.Client) (*tiflux.Ticket, error) {
	if desk, err := resolve.For(client).Desk(ctx, "cansados"); err == nil {
		fmt.Printf("The desk %q is number %d.\n", desk.Name, desk.ID)
	} else {
		fmt.Println(err)
	}
	var sample *tiflux.Ticket
	n := 0
	for ticket, err := range client.Tickets.All(ctx, nil) {
		if err != nil {
			return nil, err
		}
		if n++; sample == nil && ticket.Priority != nil {
			sample = &ticket
		}
	}
	fmt.Printf("There are %d open tickets.\n", n)
	return sample, nil
}

func write(ctx context.Context, client *tiflux.Client, sample *tiflux.Ticket) error {
	if sample == nil {
		return fmt.Errorf("no open ticket has a priority")
	}
	created, err := client.Tickets.Create(ctx, &tiflux.TicketCreate{
		Title: "Impressora parada", Description: "<p>Não imprime desde ontem.</p>",
		ClientID: sample.Client.ID, DeskID: sample.Desk.ID, PriorityID: sample.Priority.ID,
		RequestorName: "Ana Souza", RequestorEmail: "ana.souza@exemplo.com.br", RequestorTelephone: "47999990000", RequestorRamal: 12,
		Files: []tiflux.File{tiflux.FileFromBytes("tela.txt", []byte("erro 42"))},
	})
	if err != nil {
		return err
	}
	number := created.Ticket.TicketNumber
	if _, err := client.Tickets.CreateAnswer(ctx, number, &tiflux.TicketAnswerCreate{Name: "<p>Vamos verificar.</p>"}); err != nil {
		return err
	}
	ticket, err := client.Tickets.Get(ctx, number)
	if err != nil {
		return err
	}
	return render.Renderer{}.Ticket(os.Stdout, ticket)
}
