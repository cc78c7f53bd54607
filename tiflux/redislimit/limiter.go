package redislimit

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/tiflux/tiflux-go/tiflux"
)

// Options change what [New] makes. The zero value is good.
type Options struct {
	// Prefix stands before the names of the keys in Redis; empty is "tiflux:quota:".
	Prefix string
	// FailClosed makes calls fail while Redis is away. Otherwise each process goes
	// by a count of its own.
	FailClosed bool
	// Timeout bounds one question to Redis; 0 is 500 ms.
	Timeout time.Duration
	// OnError, if set, is told each time that Redis did not answer.
	OnError func(context.Context, error)
}

const (
	defaultPrefix  = "tiflux:quota:"
	defaultTimeout = 500 * time.Millisecond

	lease         = 2 * time.Minute        // after which an attempt that was not observed is given up
	timeToLive    = time.Hour              // of what is kept in Redis
	answerPoll    = 100 * time.Millisecond // between questions while an answer may make room
	awayPause     = time.Second            // for which Redis is left alone after a failure
	clockMismatch = 10 * time.Second       // beyond this, the clock of Redis is taken to be wrong
)

// Limiter is a [tiflux.Limiter] whose count is kept in Redis. It is safe for
// concurrent use and starts no goroutines.
type Limiter struct {
	redis redis.Scripter
	opts  Options
	keys  []string       // in Redis: the state, and the attempts under way
	local tiflux.Limiter // paces the requests of this process, and counts alone while Redis is away
	name  string         // of this limiter, in the ids of its attempts

	mu       sync.Mutex
	made     uint64        // ids
	underway []string      // ids of attempts that are to be observed
	ahead    time.Duration // of Redis's clock before the local one
	away     time.Time     // until when Redis is not asked
}

// New returns a limiter for an API key. Where keys are rotated
// ([tiflux.WithTokenSource]), key is any text that stands for their user and is
// the same in all processes. Nil options are the zero value. Nothing is sent yet.
func New(rdb redis.Scripter, key string, opts *Options) (*Limiter, error) {
	switch {
	case rdb == nil:
		return nil, errors.New("redislimit: New: the Redis client is nil")
	case key == "":
		return nil, errors.New("redislimit: New: the key is empty")
	}
	l := &Limiter{redis: rdb, local: tiflux.NewLimiter(), name: rand.Text()}
	if opts != nil {
		l.opts = *opts
	}
	if l.opts.Prefix == "" {
		l.opts.Prefix = defaultPrefix
	}
	if l.opts.Timeout <= 0 {
		l.opts.Timeout = defaultTimeout
	}
	hash := sha256.Sum256([]byte(key))
	state := l.opts.Prefix + "{" + hex.EncodeToString(hash[:]) + "}"
	l.keys = []string{state, state + ":underway"}
	return l, nil
}

// Wait implements [tiflux.Limiter].
func (l *Limiter) Wait(ctx context.Context) error {
	l.mu.Lock()
	l.made++
	id := l.name + ":" + strconv.FormatUint(l.made, 10)
	l.mu.Unlock()
	if err := l.waitShared(ctx, id); err != nil {
		return err
	}
	if err := l.local.Wait(ctx); err != nil {
		l.tell(id, tiflux.Quota{Unsent: true})
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.underway = append(l.underway, id)
	return nil
}

// Observe implements [tiflux.Limiter].
func (l *Limiter) Observe(q tiflux.Quota) {
	l.local.Observe(q)
	l.mu.Lock()
	if len(l.underway) == 0 {
		l.mu.Unlock()
		return
	}
	// Which attempt ended is not known, and does not matter: they count alike.
	id := l.underway[0]
	l.underway = l.underway[1:]
	l.mu.Unlock()
	l.tell(id, q)
}

// waitShared returns nil when the attempt has its slot, or may go without one.
func (l *Limiter) waitShared(ctx context.Context, id string) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		if l.isAway() {
			return nil
		}
		wait, shortens, err := l.ask(ctx, id)
		switch {
		case err != nil && ctx.Err() != nil:
			return ctx.Err() // a slot that was taken all the same is given up with its lease
		case err != nil:
			return l.failed(ctx, err)
		case wait <= 0:
			return nil
		}
		at := time.Now().Add(wait)
		deadline, bounded := ctx.Deadline()
		switch {
		case shortens:
			wait = min(wait, answerPoll)
		case bounded && deadline.Before(at):
			return &tiflux.RateLimitError{RetryAt: at}
		}
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return ctx.Err()
		case <-timer.C:
		}
	}
}

// ask asks Redis for a slot: how long to wait, 0 if the slot is taken, and
// whether an answer to another attempt may make it shorter.
func (l *Limiter) ask(ctx context.Context, id string) (wait time.Duration, shortens bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, l.opts.Timeout)
	defer cancel()
	window := time.Until(tiflux.Quota{Reset: time.Now().Add(tiflux.QuotaWindow)}.WindowEnd())
	answer, err := admit.Run(ctx, l.redis, l.keys, id, lease.Milliseconds(), tiflux.DefaultQuota,
		window.Milliseconds(), timeToLive.Milliseconds()).Int64Slice()
	if err == nil && len(answer) != 3 {
		err = fmt.Errorf("unexpected answer of %d values", len(answer))
	}
	if err != nil {
		return 0, false, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ahead = time.Until(time.UnixMilli(answer[0]))
	return time.Duration(answer[1]) * time.Millisecond, answer[2] == 1, nil
}

// tell passes on how an attempt ended. It outlives the context of the call, so
// that a cancelled call gives its slot back too.
func (l *Limiter) tell(id string, q tiflux.Quota) {
	if l.isAway() {
		return
	}
	fate := "lost"
	switch {
	case q.Answered:
		fate = "answered"
	case q.Unsent:
		fate = "unsent"
	}
	var reset, end int64
	if !q.Reset.IsZero() {
		l.mu.Lock()
		q.Skew = redisSkew(q.Skew, l.ahead)
		l.mu.Unlock()
		reset, end = q.Reset.Unix(), q.WindowEnd().UnixMilli()
	}
	exceeded := 0
	if q.Exceeded {
		exceeded = 1
	}
	ctx, cancel := context.WithTimeout(context.Background(), l.opts.Timeout)
	defer cancel()
	err := observe.Run(ctx, l.redis, l.keys, id, fate, q.Limit, q.Remaining, reset, end, exceeded,
		q.RetryAfter.Milliseconds(), timeToLive.Milliseconds()).Err()
	if err != nil && !errors.Is(err, redis.Nil) {
		_ = l.failed(ctx, err) // the attempt has been made, whatever comes of its count
	}
}

// redisSkew is what to add to a reset so that it fits the clock of Redis: skew is
// how far the server shows the local clock to be ahead, ahead how far Redis's is
// ahead of that. Small differences are left to the margin of a window.
func redisSkew(skew, ahead time.Duration) time.Duration {
	if d := skew + ahead; d.Abs() > clockMismatch {
		return d
	}
	return 0
}

func (l *Limiter) isAway() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return time.Now().Before(l.away)
}

// failed reports a failure of Redis, and returns it if calls are to fail with it.
func (l *Limiter) failed(ctx context.Context, err error) error {
	err = fmt.Errorf("redislimit: Redis does not keep the quota: %w", err)
	if l.opts.OnError != nil {
		l.opts.OnError(ctx, err)
	}
	if l.opts.FailClosed {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.away = time.Now().Add(awayPause)
	return nil
}
