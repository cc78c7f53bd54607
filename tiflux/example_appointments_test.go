package tiflux_test

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"time"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// Record work on a ticket, then sum the hours that clients got in a month.
func ExampleAppointmentsService_All() {
	clock := func() time.Time { return time.Date(2026, 3, 31, 21, 0, 0, 0, time.UTC) }
	api := tifluxtest.New(tifluxtest.Clock(clock), tifluxtest.Size(0))
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	made, err := client.Tickets.Create(ctx, &tiflux.TicketCreate{
		Title: "Internet oscilando", Description: "<p>O link cai à tarde.</p>", ClientID: 4001, DeskID: 102, PriorityID: 3005,
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, date := range []tiflux.Date{"2026-03-09", "2026-03-10"} {
		_, err := client.Tickets.CreateAppointment(ctx, made.Ticket.TicketNumber, &tiflux.AppointmentCreate{
			Date: date, InitTime: "10:00", EndTime: "11:30", Description: "Troca do roteador",
		})
		if err != nil {
			log.Fatal(err)
		}
	}

	minutes := map[string]int{}
	for a, err := range client.Appointments.All(ctx, &tiflux.AppointmentListOptions{StartDate: "2026-03-01", EndDate: "2026-03-31"}) {
		if err != nil {
			log.Fatal(err)
		}
		from, _ := a.InitTime.Minutes()
		until, _ := a.EndTime.Minutes()
		minutes[a.Client.Name] += until - from
	}
	for name, n := range minutes {
		fmt.Println(name, tiflux.HoursOf(time.Duration(n)*time.Minute))
	}
	// Output: Padaria Aurora 03:00
}
