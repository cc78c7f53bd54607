package mcpadapter

import (
	"testing"
	"time"

	"github.com/tiflux/tiflux-go/render"
)

func TestTelephonesInAnyNotation(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		number, country string
		want            int64
		part            string
	}{
		{"", "", 0, ""},
		{"5547999990001", "", 5547999990001, "47999990001"},
		{"+55 (47) 99999-0001", "", 5547999990001, "47999990001"},
		{"47999990001", "", 5547999990001, "47999990001"},
		{"047 99999-0001", "br", 5547999990001, "47999990001"},
		{"4733334444", "", 554733334444, "4733334444"}, // could be an id
		{"+1 415 555-0123", "", 14155550123, "14155550123"},
		{"14155550123", "", 14155550123, "14155550123"}, // no number of Brazil
		{"351 212 345 678", "PT", 351212345678, "351212345678"},
	} {
		got, err := telephone("number", tt.number, tt.country)
		if err != nil || got != tt.want {
			t.Errorf("%q %s: %d, %v, want %d", tt.number, tt.country, got, err, tt.want)
		}
		if part := telephonePart(tt.number); part != tt.part {
			t.Errorf("%q: as a filter %s, want %s", tt.number, part, tt.part)
		}
	}
	for _, bad := range []string{"ana", "12", "9999-0001", "(9999) 0001", "4799990001", "5500999990001", "+", "99999999999999999999"} {
		if got, err := telephone("number", bad, ""); err == nil {
			t.Errorf("%q is %d", bad, got)
		}
		if part := telephonePart(bad); part != bad {
			t.Errorf("%q as a filter is %q", bad, part)
		}
	}
}

func TestAPeriodEndsWithItsLastDay(t *testing.T) {
	t.Parallel()
	c := &call{render: render.Renderer{Location: time.UTC}}
	for _, tt := range []struct{ end, want string }{
		{"2026-02-28", "2026-02-28T23:59:59Z"},
		{"2026-02-28T10:00", "2026-02-28T10:00:00Z"},
	} {
		_, got, err := c.parsePeriod("from", "2026-02-28", "to", tt.end)
		if err != nil || got.Format(time.RFC3339) != tt.want {
			t.Errorf("%s: %s, %v, want %s", tt.end, got, err, tt.want)
		}
	}
	if _, got, err := c.parsePeriod("from", "2026-02-28", "to", ""); err != nil || !got.IsZero() {
		t.Errorf("without an end: %s, %v", got, err)
	}
}
