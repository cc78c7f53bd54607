package tifluxtest

import (
	"maps"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// anonymousQuota is what an address without a valid key may do per minute.
const anonymousQuota = 10

// Window is the use of one calendar minute, or of another [QuotaWindow].
type Window struct {
	Start time.Time // The full minute, on the server's clock.
	Count int
}

// quota counts requests per key and window.
type quota struct {
	limit   int // Per key; 0 limits nothing.
	window  time.Duration
	used    map[string]map[time.Time]int
	refused int
}

// admission is what the headers tell about the quota.
type admission struct {
	limit, remaining int
	reset            time.Time
}

func (q *quota) spend(key string, now time.Time, n int) int {
	if q.used == nil {
		q.used = map[string]map[time.Time]int{}
	}
	if q.used[key] == nil {
		q.used[key] = map[time.Time]int{}
	}
	q.used[key][now.Truncate(q.window)] += n
	return q.used[key][now.Truncate(q.window)]
}

// admit counts one request if the window still has room.
func (q *quota) admit(key string, limit int, now time.Time) (admission, bool) {
	start := now.Truncate(q.window)
	adm := admission{limit: limit, reset: start.Add(q.window)}
	if q.used[key][start] >= limit {
		q.refused++
		return adm, false
	}
	adm.remaining = max(0, limit-q.spend(key, now, 1))
	return adm, true
}

func (q *quota) history(key string) []Window {
	var list []Window
	for _, start := range slices.SortedFunc(maps.Keys(q.used[key]), time.Time.Compare) {
		list = append(list, Window{Start: start, Count: q.used[key][start]})
	}
	return list
}

func (adm admission) write(h http.Header) {
	h.Set("RateLimit-Limit", strconv.Itoa(adm.limit))
	h.Set("RateLimit-Remaining", strconv.Itoa(adm.remaining))
	h.Set("RateLimit-Reset", adm.reset.Format(time.RFC3339))
}
