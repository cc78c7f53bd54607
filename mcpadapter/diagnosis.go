package mcpadapter

import (
	"context"
	"time"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

// whyNothing looks which filter leaves nothing over, with at most two requests:
// first without the situation, then without the period too. An error in it only
// means that nothing is said.
func (c *call) whyNothing(ctx context.Context, o *tiflux.TicketListOptions) []render.Finding {
	probe := *o
	probe.ListOptions = tiflux.ListOptions{Page: 1, PerPage: 1}
	var findings []render.Finding
	var without []string
	for _, step := range []struct {
		filter string
		drop   func() bool
	}{
		{"status", func() bool {
			dropped := probe.FilterBy != tiflux.FilterAll
			probe.FilterBy = tiflux.FilterAll
			return dropped
		}},
		{"period", func() bool {
			dropped := !probe.StartDateTime.IsZero() || !probe.EndDateTime.IsZero()
			probe.StartDateTime, probe.EndDateTime = time.Time{}, time.Time{}
			return dropped
		}},
	} {
		if !step.drop() {
			continue
		}
		without = append(without, step.filter)
		p, err := c.client.Tickets.List(ctx, &probe)
		if err != nil || p.Total < 0 {
			return findings
		}
		findings = append(findings, render.Finding{Without: append([]string(nil), without...), Total: p.Total})
		if p.Total > 0 {
			return findings
		}
	}
	return findings
}
