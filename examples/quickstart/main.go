// Quickstart finds a desk by part of its name, walks the open tickets, opens a
// ticket with a file, answers it, closes it and shows it as Markdown.
//
// Without TIFLUX_API_KEY it runs on an in-memory TiFlux on loopback. With a key
// it only reads, from the real one.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	_ "time/tzdata" // times are shown in America/Sao_Paulo, also where the system has no zones

	"github.com/schollz/progressbar/v3"
	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
	"golang.org/x/term"
)

func main() {
	bar := io.Discard
	if term.IsTerminal(int(os.Stderr.Fd())) {
		bar = os.Stderr
	}
	if err := run(context.Background(), os.Getenv("TIFLUX_API_KEY"), os.Stdout, bar); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, key string, out, bar io.Writer) error {
	if key != "" {
		_, _ = fmt.Fprintln(out, "Reading from TiFlux; nothing is written.")
		client, err := tiflux.New(key)
		if err != nil {
			return err
		}
		_, err = read(ctx, client, out, bar)
		return err
	}
	_, _ = fmt.Fprintln(out, "No TIFLUX_API_KEY: using an in-memory TiFlux on loopback.")
	server := httptest.NewServer(tifluxtest.New())
	defer server.Close()
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithBaseURL(server.URL+tifluxtest.BasePath))
	if err != nil {
		return err
	}
	sample, err := read(ctx, client, out, bar)
	if err != nil {
		return err
	}
	number, err := write(ctx, client, sample)
	if err != nil {
		return err
	}
	ticket, err := client.Tickets.Get(ctx, number)
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintln(out)
	return render.Renderer{}.Ticket(out, ticket)
}

// read returns an open ticket that has a priority and whose desk asks for no
// appointment of hours, to take a client and a desk from.
func read(ctx context.Context, client *tiflux.Client, out, bar io.Writer) (*tiflux.Ticket, error) {
	desk, err := resolve.For(client).Desk(ctx, "cansados")
	switch {
	case err == nil:
		_, _ = fmt.Fprintf(out, "%q is the desk %q, number %d.\n", "cansados", desk.Name, desk.ID)
	case errors.Is(err, tiflux.ErrNotFound):
		_, _ = fmt.Fprintln(out, err)
	default:
		return nil, err
	}
	simple := make(map[int64]bool)
	for desk, err := range client.Desks.All(ctx, nil) {
		if err != nil {
			return nil, err
		}
		simple[desk.ID] = desk.AppointmentType == tiflux.WithoutAppointments
	}
	first, err := client.Tickets.List(ctx, &tiflux.TicketListOptions{ListOptions: tiflux.ListOptions{PerPage: 1}})
	if err != nil {
		return nil, err
	}
	progress := progressbar.NewOptions(first.Total, progressbar.OptionSetWriter(bar),
		progressbar.OptionSetDescription("open tickets"), progressbar.OptionClearOnFinish())
	var sample *tiflux.Ticket
	n := 0
	for ticket, err := range client.Tickets.All(ctx, &tiflux.TicketListOptions{ListOptions: tiflux.ListOptions{PerPage: 50}}) {
		if err != nil {
			return nil, err
		}
		if n++; sample == nil && ticket.Priority != nil && simple[ticket.Desk.ID] {
			sample = &ticket
		}
		_ = progress.Add(1)
	}
	_, _ = fmt.Fprintf(out, "There are %d open tickets.\n", n)
	return sample, nil
}

// write opens a ticket, answers and closes it. A ticket can be closed when
// somebody is responsible and it has left its desk's first stage.
func write(ctx context.Context, client *tiflux.Client, sample *tiflux.Ticket) (number int64, err error) {
	if sample == nil {
		return 0, errors.New("no open ticket has a priority")
	}
	me, err := client.Users.Me(ctx)
	if err != nil {
		return 0, err
	}
	created, err := client.Tickets.Create(ctx, &tiflux.TicketCreate{
		Title: "Impressora parada", Description: "<p>Não imprime desde ontem.</p>",
		ClientID: sample.Client.ID, DeskID: sample.Desk.ID, PriorityID: sample.Priority.ID, ResponsibleID: me.ID,
		RequestorName: "Ana Souza", RequestorEmail: "ana.souza@exemplo.com.br", RequestorTelephone: "47999990000", RequestorRamal: 12,
		Files: []tiflux.File{tiflux.FileFromBytes("tela.txt", []byte("erro 42"))},
	})
	if err != nil {
		return 0, err
	}
	number = created.Ticket.TicketNumber
	answer := &tiflux.TicketAnswerCreate{Name: "<p>A fila de impressão foi reiniciada.</p>"}
	if _, err := client.Tickets.CreateAnswer(ctx, number, answer); err != nil {
		return number, err
	}
	for stage, err := range client.Desks.AllStages(ctx, sample.Desk.ID, nil) {
		if err != nil {
			return number, err
		}
		if !stage.FirstStage {
			if _, err := client.Tickets.Update(ctx, number, &tiflux.TicketUpdate{StageID: tiflux.Set(stage.ID)}); err != nil {
				return number, err
			}
			break
		}
	}
	_, err = client.Tickets.Close(ctx, number)
	return number, err
}
