package mcpadapter

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
	"golang.org/x/sync/errgroup"
)

const maxBuckets = 366

// A period of a list or a report. Its end belongs to it, to the second. Either
// end may be missing.
type period struct{ start, end time.Time }

// daysOf is the period of whole days.
func daysOf(first, last tiflux.Date) (p period) {
	if t, ok := first.In(time.UTC); ok {
		p.start = t
	}
	if t, ok := last.In(time.UTC); ok {
		p.end = t.AddDate(0, 0, 1).Add(-time.Second)
	}
	return p
}

func (p period) whole() bool { return !p.start.IsZero() && !p.end.IsZero() }

func (p period) days() (first, last tiflux.Date) { return tiflux.DateOf(p.start), tiflux.DateOf(p.end) }

// next is where the period after p begins. Nobody means to leave out the last
// minute of a day.
func (p period) next() time.Time {
	if p.end.Hour() == 23 && p.end.Minute() == 59 {
		return midnight(p.end).AddDate(0, 0, 1)
	}
	return p.end
}

// String writes days, and times of day only where they are not whole ones.
func (p period) String() string {
	layout := "2006-01-02 15:04"
	if next := p.next(); p.start.Equal(midnight(p.start)) && next.Equal(midnight(next)) && next != p.end {
		layout = time.DateOnly
	}
	return p.start.Format(layout) + " → " + p.end.Format(layout)
}

// before is the period just before p, of the same length: in months where p is
// of whole months, which have not as many days.
func (p period) before() period {
	start, next := p.start, p.next()
	if startsMonth(start) && startsMonth(next) {
		months := 12*(next.Year()-start.Year()) + int(next.Month()-start.Month())
		return period{start.AddDate(0, -months, 0), start.Add(-time.Second)}
	}
	return period{start.Add(-next.Sub(start)), start.Add(-time.Second)}
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
}

func startsMonth(t time.Time) bool { return t.Day() == 1 && t.Equal(midnight(t)) }

// inBoth does the same for two periods, at once.
func inBoth[T any](ctx context.Context, current, previous period, do func(context.Context, period) (T, error)) (now, then T, err error) {
	work, ctx := errgroup.WithContext(ctx)
	work.Go(func() (err error) { now, err = do(ctx, current); return err })
	work.Go(func() (err error) { then, err = do(ctx, previous); return err })
	err = work.Wait()
	return now, then, err
}

// given notes a filter that is used as it came.
func (n *names) given(name, value string) {
	if value != "" {
		n.filters = append(n.filters, render.Filter{Name: name, Value: value, Origin: "given"})
	}
}

// period notes the period of a list among its filters.
func (n *names) period(start, end string) {
	if start != "" || end != "" {
		n.given("period", start+" → "+end)
	}
}

func (n *names) time(c *call, argument, s string) time.Time {
	t, err := c.parseTime(argument, s)
	if n.err == nil {
		n.err = err
	}
	return t
}

// times reads a start and an end, either of which may be missing. A date as the
// end is the end of that day.
func (n *names) times(c *call, startArgument, start, endArgument, end string) (p period) {
	p.start = n.time(c, startArgument, start)
	if n.err == nil {
		p.end, n.err = c.parseEnd(endArgument, end)
	}
	if n.err == nil && p.whole() && !p.end.After(p.start) {
		n.err = bad(endArgument, notLater, startArgument)
	}
	return p
}

// days reads the first and the last day of a period, which may be one day. Either
// may be missing.
func (n *names) days(startArgument, start, endArgument, end string) (first, last tiflux.Date) {
	first, err1 := parseDate(startArgument, start)
	last, err2 := parseDate(endArgument, end)
	if n.err == nil {
		n.err = cmp.Or(err1, err2)
	}
	if n.err == nil && first != "" && last != "" && last < first {
		n.err = bad(endArgument, isBefore, startArgument)
	}
	return first, last
}

// wholeDays is days where one of the two cannot be missing alone.
func (n *names) wholeDays(startArgument, start, endArgument, end string) (first, last tiflux.Date) {
	first, last = n.days(startArgument, start, endArgument, end)
	switch {
	case n.err != nil:
	case first == "" && last != "":
		n.err = bad(startArgument, requiredWith, endArgument)
	case first != "" && last == "":
		n.err = bad(endArgument, requiredWith, startArgument)
	}
	return first, last
}

// bucketForms are how the API names the periods of a grouping, and how to get
// from one to the next. The name of weeks is not documented: it is used only if
// the buckets that came have it.
var bucketForms = map[tiflux.TicketGroupBy]struct {
	name func(time.Time) string
	next func(time.Time) time.Time
}{
	tiflux.GroupByDay: {
		func(t time.Time) string { return t.Format(time.DateOnly) },
		func(t time.Time) time.Time { return t.AddDate(0, 0, 1) },
	},
	tiflux.GroupByWeek: {
		func(t time.Time) string { year, week := t.ISOWeek(); return fmt.Sprintf("%d-W%02d", year, week) },
		func(t time.Time) time.Time { return t.AddDate(0, 0, 7) },
	},
	tiflux.GroupByMonth: {
		func(t time.Time) string { return t.Format("2006-01") },
		func(t time.Time) time.Time { return time.Date(t.Year(), t.Month()+1, 1, 0, 0, 0, 0, t.Location()) },
	},
}

// fillBuckets adds the periods without tickets, which the API leaves out, so that
// rows of two periods can be compared. It reports whether all there are between
// the ends of p stand there now; if not, nothing was changed.
func fillBuckets(counts *tiflux.TicketGroupedCount, p period) bool {
	form, known := bucketForms[counts.GroupBy]
	if !known || !p.whole() {
		return false
	}
	came := make(map[string]int64, len(counts.Buckets))
	for _, b := range counts.Buckets {
		came[b.Period] += b.Count
	}
	var filled []tiflux.TicketCountBucket
	end := p.end.UTC() // the API cuts periods in UTC
	for t := p.start.UTC(); ; t = form.next(t) {
		if len(filled) == maxBuckets {
			return false
		}
		name := form.name(t)
		filled = append(filled, tiflux.TicketCountBucket{Period: name, Count: came[name]})
		delete(came, name)
		if name == form.name(end) {
			break
		}
	}
	if len(came) > 0 {
		return false
	}
	// Where p ends, the next day may have begun in UTC.
	if last := filled[len(filled)-1]; last.Count == 0 && last.Period != form.name(p.end.Add(-1)) {
		filled = filled[:len(filled)-1]
	}
	counts.Buckets = filled
	return true
}
