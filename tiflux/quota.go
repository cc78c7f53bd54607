package tiflux

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limiter holds requests back. A client asks it before every attempt, repeats
// included, and tells it how every attempt ended. The client's own limiter
// counts the calendar windows that the server announces; another one can share
// the quota of a key among processes. It must be safe for concurrent use.
type Limiter interface {
	// Wait blocks until an attempt may leave. If the context would end first it
	// fails at once with an error that matches ErrRateLimited, best a
	// *RateLimitError with the time at which there is room.
	Wait(ctx context.Context) error
	// Observe is called once for every Wait that returned nil.
	Observe(Quota)
}

// Quota is what one attempt taught about the quota of its key.
type Quota struct {
	Answered   bool          // false: the attempt broke before an answer came
	Unsent     bool          // with Answered false: it surely never left
	Limit      int           // RateLimit-Limit: requests in a window; 0 if the server states none
	Remaining  int           // RateLimit-Remaining: what is left of the window; -1 if the server does not say
	Reset      time.Time     // RateLimit-Reset, the end of the window by the server's clock; zero if it states none
	Skew       time.Duration // what to add to Reset where the answer's Date shows the local clock to be wrong
	Exceeded   bool          // the answer was a 429
	RetryAfter time.Duration // Retry-After, 0 if there was none
}

// What a Limiter assumes until the server says otherwise.
const (
	DefaultQuota = 120         // attempts that may leave before the first answer
	QuotaWindow  = time.Minute // the server's windows are clock minutes
)

const (
	windowGrace   = 3 * time.Second  // the server's clock was seen to run up to 2 s behind
	windowJitter  = time.Second      // spreads the waiters of several processes
	clockMismatch = 10 * time.Second // beyond this, the local clock is taken to be wrong
	defaultPace   = 40               // attempts a second inside a window
	paceBurst     = 10
)

// windowLimiter counts attempts against the calendar windows of the server.
//
// What the server has counted of others is known only from below while own
// attempts are under way: the answers that came last may or may not include
// them. So foreign is the least number of foreign requests that explains what
// was seen, which never holds back more than is needed.
type windowLimiter struct {
	pace *rate.Limiter // nil: no pace

	mu       sync.Mutex
	limit    int           // admitted attempts in a window; 0 = the server states none
	stated   bool          // limit comes from the server
	end      time.Time     // when the window is surely over; zero before the first attempt
	reset    time.Time     // the reset that end was made from; zero if not told yet
	admitted int           // own attempts in this window
	inFlight int           // own attempts that were admitted and not observed
	foreign  int           // requests of others in this window, at least
	blocked  time.Time     // after a 429 without a reset
	strikes  int           // 429s without a reset in a row
	changed  chan struct{} // closed at the next Observe; nil if nobody waits
}

// NewLimiter returns a limiter like the one that a client has of its own, for
// limiters that build on it.
func NewLimiter() Limiter { return newWindowLimiter(defaultPace) }

func newWindowLimiter(perSecond float64) *windowLimiter {
	l := &windowLimiter{limit: DefaultQuota}
	if perSecond > 0 {
		l.pace = rate.NewLimiter(rate.Limit(perSecond), paceBurst)
	}
	return l
}

// Wait implements Limiter.
func (l *windowLimiter) Wait(ctx context.Context) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		at, changed, slot := l.admit(time.Now())
		if at.IsZero() {
			return l.sleepPace(ctx, slot)
		}
		deadline, bounded := ctx.Deadline()
		if changed == nil && bounded && deadline.Before(at) {
			return &RateLimitError{RetryAt: at}
		}
		timer := time.NewTimer(time.Until(at))
		select {
		case <-ctx.Done():
			timer.Stop()
			return ctx.Err()
		case <-timer.C:
		case <-changed:
			timer.Stop()
		}
	}
}

// admit takes a slot and reserves the pace's delay, or returns when to ask again
// and, where an answer under way may make room earlier, a channel to wait on.
func (l *windowLimiter) admit(now time.Time) (at time.Time, changed <-chan struct{}, slot *rate.Reservation) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if now.Before(l.blocked) {
		return l.blocked, nil, nil
	}
	if !l.end.IsZero() && !now.Before(l.end) {
		l.openWindow(time.Time{}, time.Time{})
	}
	if l.end.IsZero() {
		l.end = now.Add(QuotaWindow + windowGrace)
	}
	if l.limit > 0 && l.admitted+l.foreign >= l.limit {
		if l.stated {
			return l.end, nil, nil
		}
		if l.changed == nil {
			l.changed = make(chan struct{})
		}
		return l.end, l.changed, nil
	}
	l.admitted++
	l.inFlight++
	if l.pace != nil && l.stated {
		slot = l.pace.ReserveN(now, 1)
	}
	return time.Time{}, nil, slot
}

func (l *windowLimiter) sleepPace(ctx context.Context, slot *rate.Reservation) error {
	if slot == nil {
		return nil
	}
	delay := slot.Delay()
	if delay <= 0 {
		return nil
	}
	at := time.Now().Add(delay)
	err := error(&RateLimitError{RetryAt: at})
	if deadline, ok := ctx.Deadline(); !ok || !deadline.Before(at) {
		if err = sleep(ctx, delay); err == nil {
			return nil
		}
	}
	slot.Cancel()
	l.Observe(Quota{Unsent: true})
	return err
}

// openWindow starts to count anew; what is under way may fall into the new window.
func (l *windowLimiter) openWindow(reset, end time.Time) {
	l.reset, l.end = reset, end
	l.admitted, l.foreign = l.inFlight, 0
}

// Observe implements Limiter.
func (l *windowLimiter) Observe(q Quota) {
	now := time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.changed != nil {
		close(l.changed)
		l.changed = nil
	}
	if !q.Answered {
		if q.Unsent && l.admitted > 0 {
			l.admitted--
		}
		l.inFlight--
		return
	}
	current := false
	switch {
	case q.Limit > 0:
		current = l.count(q, now)
	case !q.Exceeded:
		l.limit, l.stated, l.end = 0, false, time.Time{}
	}
	l.inFlight--
	switch {
	case !q.Exceeded:
		l.strikes = 0
	case current && !q.Reset.IsZero():
		l.foreign = max(l.foreign, l.limit-l.admitted)
	case q.Limit == 0 || q.Reset.IsZero():
		l.strikes = min(l.strikes+1, 3)
		if at := now.Add(retryAfter(q, l.strikes)); at.After(l.blocked) {
			l.blocked = at
		}
	}
}

// count takes over what the server says of its window, and reports false for a
// late answer from a window that is over.
func (l *windowLimiter) count(q Quota, now time.Time) bool {
	l.limit, l.stated = q.Limit, true
	if !q.Reset.IsZero() && !q.Reset.Equal(l.reset) {
		end := q.WindowEnd()
		if q.Reset.Before(l.reset) || end.Before(now) {
			return false
		}
		if l.reset.IsZero() {
			l.reset, l.end = q.Reset, end // the window that was opened here gets its name
		} else {
			l.openWindow(q.Reset, end)
		}
	}
	if q.Remaining >= 0 {
		l.foreign = max(l.foreign, q.Limit-q.Remaining-l.admitted)
	}
	return true
}

// WindowEnd returns when the window of an answer is surely over: its Reset moved
// by Skew, plus 3 s because the server's clock was seen to run up to 2 s behind,
// plus up to 1 s at random, which spreads the programs that wait for it.
func (q Quota) WindowEnd() time.Time {
	return q.Reset.Add(q.Skew + windowGrace + rand.N(windowJitter))
}

// retryAfter is how long to hold back after a 429 that names no reset.
func retryAfter(q Quota, strike int) time.Duration {
	if q.RetryAfter > 0 {
		return q.RetryAfter
	}
	return time.Second << (strike - 1)
}

// parseQuota reads the quota headers of an answer. Where the server's Date shows
// the local clock to be wrong, the reset is moved by the difference.
func parseQuota(status int, h http.Header, now time.Time) Quota {
	q := Quota{Answered: true, Exceeded: status == http.StatusTooManyRequests}
	q.Limit, _ = strconv.Atoi(h.Get("Ratelimit-Limit"))
	q.Remaining = -1
	if n, err := strconv.Atoi(h.Get("Ratelimit-Remaining")); err == nil {
		q.Remaining = n
	}
	if reset, err := time.Parse(time.RFC3339, h.Get("Ratelimit-Reset")); err == nil {
		q.Reset = reset
		if date, err := http.ParseTime(h.Get("Date")); err == nil {
			if off := now.Sub(date); off.Abs() > clockMismatch {
				q.Skew = off
			}
		}
	}
	if s := h.Get("Retry-After"); s != "" {
		if seconds, err := strconv.ParseUint(s, 10, 32); err == nil {
			q.RetryAfter = time.Duration(seconds) * time.Second
		} else if at, err := http.ParseTime(s); err == nil {
			q.RetryAfter = max(at.Sub(now), 0)
		}
	}
	return q
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
