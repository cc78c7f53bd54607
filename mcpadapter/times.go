package mcpadapter

import (
	"fmt"
	"slices"
	"time"

	"github.com/tiflux/tiflux-go/render"
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
	return time.Time{}, &argumentError{argument, fmt.Sprintf("must be a time like 2026-03-10T14:00:00-03:00 or a date, is %.40q", s)}
}

const maxIDs = 15

// capped drops repeated ids and what is more than the API takes, and says so.
func (l idList) capped(argument string, notes *render.Notes) []int64 {
	var ids []int64
	for _, id := range l {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) > maxIDs {
		notes.Warnings = append(notes.Warnings, fmt.Sprintf("%s: only the first %d of %d ids were used", argument, maxIDs, len(ids)))
		ids = ids[:maxIDs]
	}
	return ids
}
