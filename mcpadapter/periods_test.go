package mcpadapter

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

// between reads "start end" in a zone.
func between(t *testing.T, zone *time.Location, s string) period {
	t.Helper()
	start, end, _ := strings.Cut(s, " ")
	p := period{}
	var err error
	if p.start, err = time.ParseInLocation("2006-01-02T15:04:05", start, zone); err != nil {
		t.Fatal(err)
	}
	if p.end, err = time.ParseInLocation("2006-01-02T15:04:05", end, zone); err != nil {
		t.Fatal(err)
	}
	return p
}

var utcMinus3 = time.FixedZone("UTC-3", -3*60*60)

func TestThePeriodBefore(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, of, want, text string }{
		{"one day", "2026-03-10T00:00:00 2026-03-10T23:59:59", "2026-03-09T00:00:00 2026-03-09T23:59:59", "2026-03-09 → 2026-03-09"},
		{"a week", "2026-03-08T00:00:00 2026-03-14T23:59:59", "2026-03-01T00:00:00 2026-03-07T23:59:59", "2026-03-01 → 2026-03-07"},
		{"a month of 31 days", "2026-03-01T00:00:00 2026-03-31T23:59:59", "2026-02-01T00:00:00 2026-02-28T23:59:59", "2026-02-01 → 2026-02-28"},
		{"until the last minute", "2026-03-01T00:00:00 2026-03-31T23:59:00", "2026-02-01T00:00:00 2026-02-28T23:59:59", "2026-02-01 → 2026-02-28"},
		{"until the next month", "2026-03-01T00:00:00 2026-04-01T00:00:00", "2026-02-01T00:00:00 2026-02-28T23:59:59", "2026-02-01 → 2026-02-28"},
		{"a quarter over new year", "2025-12-01T00:00:00 2026-02-28T23:59:59", "2025-09-01T00:00:00 2025-11-30T23:59:59", "2025-09-01 → 2025-11-30"},
		{"a year", "2024-01-01T00:00:00 2024-12-31T23:59:59", "2023-01-01T00:00:00 2023-12-31T23:59:59", "2023-01-01 → 2023-12-31"},
		{"thirty days of a month", "2026-03-01T00:00:00 2026-03-30T23:59:59", "2026-01-30T00:00:00 2026-02-28T23:59:59", "2026-01-30 → 2026-02-28"},
		{"hours", "2026-03-10T10:00:00 2026-03-10T14:30:00", "2026-03-10T05:30:00 2026-03-10T09:59:59", "2026-03-10 05:30 → 2026-03-10 09:59"},
		{"midnight crossed", "2026-03-10T22:00:00 2026-03-11T02:00:00", "2026-03-10T18:00:00 2026-03-10T21:59:59", "2026-03-10 18:00 → 2026-03-10 21:59"},
	} {
		got, want := between(t, utcMinus3, tt.of).before(), between(t, utcMinus3, tt.want)
		if !got.start.Equal(want.start) || !got.end.Equal(want.end) {
			t.Errorf("%s: %v, want %v", tt.name, got, want)
		}
		if s := got.String(); s != tt.text {
			t.Errorf("%s: text is %q, want %q", tt.name, s, tt.text)
		}
	}
}

func TestBucketsAreFilled(t *testing.T) {
	t.Parallel()
	bucket := func(s string) tiflux.TicketCountBucket { return tiflux.TicketCountBucket{Period: s, Count: 7} }
	for _, tt := range []struct {
		name string
		by   tiflux.TicketGroupBy
		came string // the buckets that the API gave, of 7 each
		of   string
		want string
		ok   bool
	}{
		{"days", "day", "2026-02-28", "2026-02-27T00:00:00 2026-03-01T23:59:59", "2026-02-27 2026-02-28=7 2026-03-01", true},
		{"one day", "day", "", "2026-03-10T00:00:00 2026-03-10T23:59:59", "2026-03-10", true},
		{"the evening is the next day in UTC", "day", "2026-03-11", "2026-03-10T00:00:00 2026-03-10T23:59:59", "2026-03-10 2026-03-11=7", true},
		{"months from a 31st", "month", "2026-03", "2026-01-31T00:00:00 2026-04-30T20:59:59", "2026-01 2026-02 2026-03=7 2026-04", true},
		{"weeks over new year", "week", "2026-W53", "2026-12-21T00:00:00 2027-01-10T20:59:59", "2026-W52 2026-W53=7 2027-W01", true},
		{"until midnight in UTC", "day", "", "2026-03-09T21:00:00 2026-03-10T21:00:00", "2026-03-10", true},
		{"weeks by another name", "week", "2026-10", "2026-03-02T00:00:00 2026-03-08T20:59:59", "2026-10=7", false},
		{"a bucket from elsewhere", "day", "2025-01-01", "2026-03-10T00:00:00 2026-03-10T20:00:00", "2025-01-01=7", false},
		{"too many", "day", "2026-01-01", "2025-01-01T00:00:00 2026-12-31T20:00:00", "2026-01-01=7", false},
		{"desks", "desk", "Suporte", "2026-03-10T00:00:00 2026-03-10T20:00:00", "Suporte=7", false},
	} {
		counts := &tiflux.TicketGroupedCount{GroupBy: tt.by}
		for _, name := range strings.Fields(tt.came) {
			counts.Buckets = append(counts.Buckets, bucket(name))
		}
		ok := fillBuckets(counts, between(t, utcMinus3, tt.of))
		var got []string
		for _, b := range counts.Buckets {
			got = append(got, b.Period+map[int64]string{7: "=7"}[b.Count])
		}
		if diff := cmp.Diff(strings.Fields(tt.want), got); diff != "" || ok != tt.ok {
			t.Errorf("%s: %t, want %t (-want +got):\n%s", tt.name, ok, tt.ok, diff)
		}
	}
	if fillBuckets(&tiflux.TicketGroupedCount{GroupBy: tiflux.GroupByDay}, period{start: time.Now()}) {
		t.Error("a period without an end was filled")
	}
}

func TestCountsArePaired(t *testing.T) {
	t.Parallel()
	count := func(by tiflux.TicketGroupBy, total int64, buckets ...tiflux.TicketCountBucket) *tiflux.TicketGroupedCount {
		return &tiflux.TicketGroupedCount{GroupBy: by, Total: total, Buckets: buckets}
	}
	march, february := between(t, time.UTC, "2026-03-30T00:00:00 2026-03-31T23:59:59"), between(t, time.UTC, "2026-02-28T00:00:00 2026-02-28T23:59:59")
	for _, tt := range []struct {
		name      string
		now, then *tiflux.TicketGroupedCount
		want      []render.Compared
		ok        bool
	}{
		{"by position", count("day", 3, tiflux.TicketCountBucket{Period: "2026-03-31", Count: 3}), count("day", 2, tiflux.TicketCountBucket{Period: "2026-02-28", Count: 2}),
			[]render.Compared{
				{Key: "total", Current: 3, Previous: 2},
				{Name: "2026-03-30 / 2026-02-28", Current: 0, Previous: 2},
				{Name: "2026-03-31", Current: 3, Previous: math.NaN()},
			}, true},
		{"by name", count("desk", 4, tiflux.TicketCountBucket{Period: "B", Count: 1}, tiflux.TicketCountBucket{Period: "A", Count: 3}), count("desk", 2, tiflux.TicketCountBucket{Period: "C", Count: 2}),
			[]render.Compared{
				{Key: "total", Current: 4, Previous: 2},
				{Name: "A", Current: 3}, {Name: "B", Current: 1}, {Name: "C", Previous: 2},
			}, true},
		{"nothing", count("day", 0), count("day", 0), []render.Compared{{Key: "total"}}, true},
		{"not known", count("week", 1, tiflux.TicketCountBucket{Period: "13", Count: 1}), count("week", 0), []render.Compared{{Key: "total", Current: 1}}, false},
	} {
		got, ok := pairCounts(tt.now, march, tt.then, february)
		if diff := cmp.Diff(tt.want, got, cmpopts.EquateNaNs()); diff != "" || ok != tt.ok {
			t.Errorf("%s: %t (-want +got):\n%s", tt.name, ok, diff)
		}
	}
}
