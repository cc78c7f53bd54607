package mcpadapter

import (
	"slices"
	"time"

	"github.com/tiflux/tiflux-go/tiflux"
)

// timeLayouts are the forms of a time in an argument. Those without a zone are
// read in the zone of the results.
var timeLayouts = []string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly}

func (c *call) parseTime(argument, s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range timeLayouts {
		if t, err := time.ParseInLocation(layout, s, c.render.Zone()); err == nil {
			return t, nil
		}
	}
	return time.Time{}, bad(argument, notTime, s)
}

// parseEnd is parseTime for the end of a period, in which a day counts as a whole.
func (c *call) parseEnd(argument, s string) (time.Time, error) {
	t, err := c.parseTime(argument, s)
	if _, bad := time.Parse(time.DateOnly, s); bad == nil {
		t = t.AddDate(0, 0, 1).Add(-time.Second)
	}
	return t, err
}

// parsePeriod reads the start and the end of a period.
func (c *call) parsePeriod(startArgument, start, endArgument, end string) (from, to time.Time, err error) {
	if from, err = c.parseTime(startArgument, start); err != nil {
		return from, to, err
	}
	if to, err = c.parseEnd(endArgument, end); err == nil && !to.IsZero() && to.Before(from) {
		err = bad(endArgument, isBefore, startArgument)
	}
	return from, to, err
}

// parseDate reads a day, "2026-03-10" or as Brazilians write it, "10/03/2026".
func parseDate(argument, s string) (tiflux.Date, error) {
	if s == "" {
		return "", nil
	}
	for _, layout := range []string{time.DateOnly, "02/01/2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return tiflux.Date(t.Format(time.DateOnly)), nil
		}
	}
	return "", bad(argument, notDate, s)
}

// parseClock reads a time of day, "9:05" or "09:05".
func parseClock(argument, s string) (tiflux.Clock, error) {
	t, err := time.Parse("15:04", s)
	if err != nil {
		return "", bad(argument, notClock, s)
	}
	return tiflux.ClockOf(t), nil
}

func distinct(ids []int64) []int64 {
	var kept []int64
	for _, id := range ids {
		if !slices.Contains(kept, id) {
			kept = append(kept, id)
		}
	}
	return kept
}
