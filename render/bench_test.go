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

// Memory grows with the tickets and not faster: a ticket costs a few allocations
// whatever stands before it.
func TestTicketsAllocateLinearly(t *testing.T) {
	for _, mode := range modes[:2] {
		allocs := func(n int) float64 {
			p := ticketPage(t, n)
			return testing.AllocsPerRun(10, func() {
				if err := mode.r.Tickets(io.Discard, p, Notes{}); err != nil {
					t.Fatal(err)
				}
			})
		}
		const perTicket, once = 6, 40
		some, twice := allocs(100), allocs(200)
		t.Logf("%s: %v allocations for 100 tickets, %v for 200", mode.name, some, twice)
		if some > 100*perTicket+once || twice > 2*some+once {
			t.Errorf("%s: %v allocations for 100 tickets, %v for 200", mode.name, some, twice)
		}
	}
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
