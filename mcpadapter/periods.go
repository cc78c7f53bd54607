package mcpadapter

import (
	"slices"
	"strings"
	"time"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

const maxBuckets = 366

// period notes the period of a list among its filters.
func (n *names) period(start, end string) {
	if start != "" || end != "" {
		n.filters = append(n.filters, render.Filter{Name: "period", Value: start + " → " + end, Origin: "given"})
	}
}

// fillBuckets adds the days or months without tickets, which the API leaves out,
// so that rows of two periods can be compared. Weeks are left as they came: how
// the API writes them is not known.
func fillBuckets(counts *tiflux.TicketGroupedCount, start, end time.Time) {
	var layout string
	var step func(time.Time) time.Time
	switch counts.GroupBy {
	case tiflux.GroupByDay:
		layout, step = time.DateOnly, func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }
	case tiflux.GroupByMonth:
		layout, step = "2006-01", func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }
	default:
		return
	}
	if start.IsZero() || end.IsZero() {
		return
	}
	known := make(map[string]bool, len(counts.Buckets))
	for _, b := range counts.Buckets {
		known[b.Period] = true
	}
	// The API cuts days and months in UTC.
	start, end = start.UTC(), end.UTC()
	day := start.Day()
	if layout != time.DateOnly {
		day = 1
	}
	t := time.Date(start.Year(), start.Month(), day, 0, 0, 0, 0, time.UTC)
	for i := 0; i < maxBuckets && !t.After(end); i, t = i+1, step(t) {
		if name := t.Format(layout); !known[name] {
			counts.Buckets = append(counts.Buckets, tiflux.TicketCountBucket{Period: name})
		}
	}
	slices.SortFunc(counts.Buckets, func(a, b tiflux.TicketCountBucket) int { return strings.Compare(a.Period, b.Period) })
}
