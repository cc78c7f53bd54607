package render

import (
	"io"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
)

func ticketPage(t testing.TB, n int) *tiflux.Page[tiflux.Ticket] {
	sample := *decodeFile[[]tiflux.Ticket](t, "tickets-20.json")
	p := &tiflux.Page[tiflux.Ticket]{Number: 1, Size: n, Total: -1}
	for i := range n {
		p.Items = append(p.Items, sample[i%len(sample)])
	}
	return p
}

func BenchmarkTickets(b *testing.B) {
	p := ticketPage(b, 200)
	for _, mode := range modes[:2] {
		b.Run(mode.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := mode.r.Tickets(io.Discard, p, Notes{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
