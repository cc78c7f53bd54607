package mcpadapter

import (
	"cmp"
	"context"
	"io"
	"math"
	"slices"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

type getTicketsComparisonInput struct {
	StartDatetime        string `json:"start_datetime" desc:"start of period, ISO 8601 or date"`
	EndDatetime          string `json:"end_datetime" desc:"end of period; a date is its end"`
	CompareStartDatetime string `json:"compare_start_datetime,omitempty" desc:"start of other period, default the one just before, as long"`
	CompareEndDatetime   string `json:"compare_end_datetime,omitempty" desc:"end of other period"`
	GroupBy              string `json:"group_by,omitempty" desc:"what is counted by" enum:"day,week,month,desk" default:"month"`
	ticketFilter
}

var notPaired = hint{
	"group_by %s: os períodos são muitos ou têm nomes desconhecidos; só os totais são comparados",
	"group_by %s: the periods are too many or named in an unknown way; only totals are compared",
}

func getTicketsComparison(ctx context.Context, c *call, in *getTicketsComparisonInput) error {
	n := c.resolving(ctx)
	current := n.times(c, "start_datetime", in.StartDatetime, "end_datetime", in.EndDatetime)
	previous := n.times(c, "compare_start_datetime", in.CompareStartDatetime, "compare_end_datetime", in.CompareEndDatetime)
	if previous == (period{}) {
		previous = current.before()
	}
	if n.err == nil && !previous.whole() {
		missing, other := "compare_start_datetime", "compare_end_datetime"
		if in.CompareStartDatetime != "" {
			missing, other = other, missing
		}
		n.err = bad(missing, requiredWith, other)
	}
	o := in.ticketFilter.options(n, tiflux.ListOptions{})
	if n.err != nil {
		return n.err
	}
	if o.FilterBy == "" {
		o.FilterBy = tiflux.FilterAll
		n.filters = append(n.filters, render.Filter{Name: "status", Value: string(o.FilterBy), Origin: "default"})
	}
	by := tiflux.TicketGroupBy(cmp.Or(in.GroupBy, string(tiflux.GroupByMonth)))
	now, then, err := inBoth(ctx, current, previous, func(ctx context.Context, p period) (*tiflux.TicketGroupedCount, error) {
		o := *o
		o.StartDateTime, o.EndDateTime = p.start, p.end
		return c.client.Tickets.CountGrouped(ctx, by, &o)
	})
	if err != nil {
		return err
	}
	comparison := render.Comparison{Record: "tickets_counted", Current: current.String(), Previous: previous.String()}
	var paired bool
	if comparison.Rows, paired = pairCounts(now, current, then, previous); !paired {
		n.warn(notPaired, by)
	}
	n.given("group_by", string(by))
	notes := n.notes()
	if now.Total+then.Total == 0 {
		o.StartDateTime, o.EndDateTime = current.start, current.end
		notes.Findings = c.whyNothing(ctx, o)
	}
	return show(c, map[string]*tiflux.TicketGroupedCount{"current": now, "previous": then},
		func(w io.Writer, _ map[string]*tiflux.TicketGroupedCount) error {
			return c.render.Comparison(w, comparison, notes)
		})
}

// pairCounts puts the counts of two periods side by side, the totals first; false
// if it can only be done for these.
func pairCounts(now *tiflux.TicketGroupedCount, current period, then *tiflux.TicketGroupedCount, previous period) ([]render.Compared, bool) {
	rows := []render.Compared{{Key: "total", Current: float64(now.Total), Previous: float64(then.Total)}}
	switch {
	case now.Total+then.Total == 0:
		return rows, true
	case now.GroupBy == tiflux.GroupByDesk:
		return append(rows, pairDesks(now.Buckets, then.Buckets)...), true
	case fillBuckets(now, current) && fillBuckets(then, previous):
		return append(rows, pairPeriods(now.Buckets, then.Buckets)...), true
	}
	return rows, false
}

// pairPeriods pairs the buckets of two periods by position: the first day with
// the first day. The longer one has rows of its own at the end.
func pairPeriods(now, then []tiflux.TicketCountBucket) []render.Compared {
	rows := make([]render.Compared, max(len(now), len(then)))
	for i := range rows {
		row := render.Compared{Current: math.NaN(), Previous: math.NaN()}
		if i < len(now) {
			row.Name, row.Current = now[i].Period, float64(now[i].Count)
		}
		if i < len(then) {
			if row.Name != "" {
				row.Name += " / "
			}
			row.Name, row.Previous = row.Name+then[i].Period, float64(then[i].Count)
		}
		rows[i] = row
	}
	return rows
}

// pairDesks pairs the buckets of two periods by name, most tickets first. A desk
// without tickets in a period has no bucket there.
func pairDesks(now, then []tiflux.TicketCountBucket) []render.Compared {
	var rows []render.Compared
	row := func(name string) *render.Compared {
		i := slices.IndexFunc(rows, func(r render.Compared) bool { return r.Name == name })
		if i < 0 {
			i = len(rows)
			rows = append(rows, render.Compared{Name: name})
		}
		return &rows[i]
	}
	for _, b := range now {
		row(b.Period).Current += float64(b.Count)
	}
	for _, b := range then {
		row(b.Period).Previous += float64(b.Count)
	}
	slices.SortStableFunc(rows, func(a, b render.Compared) int {
		return cmp.Or(cmp.Compare(b.Current, a.Current), cmp.Compare(b.Previous, a.Previous), cmp.Compare(a.Name, b.Name))
	})
	return rows
}
