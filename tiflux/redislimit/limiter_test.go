package redislimit

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/tiflux/tiflux-go/internal/redistest"
	"github.com/tiflux/tiflux-go/tiflux"
)

const testKey = "chave-de-teste"

func connect(t *testing.T, addr string) *redis.Client {
	t.Helper()
	rdb := redis.NewClient(&redis.Options{Addr: addr, ContextTimeoutEnabled: true, MaxRetries: -1, DialerRetries: 1})
	t.Cleanup(func() { _ = rdb.Close() })
	return rdb
}

// pair returns two limiters as two processes have them.
func pair(t *testing.T) (a, b *Limiter, rdb *redis.Client) {
	t.Helper()
	rdb = connect(t, redistest.Start(t).Addr)
	return newLimiter(t, rdb, nil), newLimiter(t, rdb, nil), rdb
}

func newLimiter(t *testing.T, rdb redis.Scripter, opts *Options) *Limiter {
	t.Helper()
	l, err := New(rdb, testKey, opts)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// admitted reports whether an attempt may leave within a moment.
func admitted(t *testing.T, l *Limiter) bool {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	err := l.Wait(ctx)
	if err != nil && !errors.Is(err, tiflux.ErrRateLimited) && !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	return err == nil
}

func stated(limit, remaining int, reset time.Time) tiflux.Quota {
	return tiflux.Quota{Answered: true, Limit: limit, Remaining: remaining, Reset: reset}
}

func nextReset() time.Time { return time.Now().Add(30 * time.Second).Truncate(time.Second) }

func TestProcessesCountTogether(t *testing.T) {
	t.Parallel()
	a, b, _ := pair(t)
	reset := nextReset()
	if !admitted(t, a) {
		t.Fatal("the first attempt was held back")
	}
	a.Observe(stated(3, 2, reset))
	if !admitted(t, b) || !admitted(t, a) {
		t.Fatal("an attempt within the quota was held back")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	start := time.Now()
	limited, ok := errors.AsType[*tiflux.RateLimitError](b.Wait(ctx))
	if !ok || time.Since(start) > time.Second {
		t.Fatalf("a wait that outlives the context ended with %v after %v", limited, time.Since(start))
	}
	if d := limited.RetryAt.Sub(reset); d < 3*time.Second || d > 4100*time.Millisecond {
		t.Errorf("room is promised %v after the reset, want 3 s to 4 s", d)
	}
	a.Observe(tiflux.Quota{Unsent: true})
	if !admitted(t, b) {
		t.Error("what was not sent did not make room for the other process")
	}
}

func TestUseByOthersIsLearntFromAnswers(t *testing.T) {
	t.Parallel()
	a, b, _ := pair(t)
	if !admitted(t, a) {
		t.Fatal("the first attempt was held back")
	}
	a.Observe(stated(100, 1, nextReset()))
	if !admitted(t, b) {
		t.Error("the last request of the window was held back")
	}
	if admitted(t, b) {
		t.Error("one request more than what was left was let go")
	}
}

func TestAnswersThatComeLateChangeNothing(t *testing.T) {
	t.Parallel()
	a, b, _ := pair(t)
	reset := nextReset()
	for range 2 {
		if !admitted(t, a) {
			t.Fatal("the first attempts were held back")
		}
	}
	a.Observe(stated(5, 4, reset))
	a.Observe(stated(5, 0, reset.Add(-time.Minute)))
	if !admitted(t, b) {
		t.Error("an answer from the window before filled this one")
	}
}

func TestAWaitForNoAnswerFailsAtOnce(t *testing.T) {
	t.Parallel()
	a, b, _ := pair(t)
	if !admitted(t, a) {
		t.Fatal("the first attempt was held back")
	}
	a.Observe(stated(1, 0, time.Time{}))
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	start := time.Now()
	if err := b.Wait(ctx); !errors.Is(err, tiflux.ErrRateLimited) || time.Since(start) > time.Second {
		t.Errorf("a quota without a reset was waited for with %v, %v", time.Since(start), err)
	}
}

func TestAWindowEndsByTheClockOfRedis(t *testing.T) {
	t.Parallel()
	a, b, rdb := pair(t)
	if !admitted(t, a) {
		t.Fatal("the first attempt was held back")
	}
	reset := nextReset()
	a.Observe(stated(1, 0, reset))
	if admitted(t, b) {
		t.Fatal("an attempt beyond the quota was let go")
	}
	// As if the window had ended while one attempt was under way.
	now := rdb.Time(t.Context()).Val()
	if err := rdb.HSet(t.Context(), a.keys[0], "end", now.UnixMilli(), "limit", 2).Err(); err != nil {
		t.Fatal(err)
	}
	if !admitted(t, b) {
		t.Error("a new window holds back")
	}
	b.Observe(stated(2, 0, reset)) // late: it says nothing about the new window
	if !admitted(t, newLimiter(t, rdb, nil)) {
		t.Error("a late answer filled the window that the clock had opened")
	}
}

func TestAnAttemptOfADeadProcessIsGivenUp(t *testing.T) {
	t.Parallel()
	a, b, rdb := pair(t)
	if !admitted(t, a) { // and nothing more is heard of it
		t.Fatal("the first attempt was held back")
	}
	ctx := t.Context()
	underway := func() int64 { return rdb.ZCard(ctx, a.keys[1]).Val() }
	if n := underway(); n != 1 {
		t.Fatalf("%d attempts are under way, want 1", n)
	}
	past := rdb.Time(ctx).Val().Add(-time.Second).UnixMilli()
	id := rdb.ZRange(ctx, a.keys[1], 0, 0).Val()[0]
	rdb.ZAdd(ctx, a.keys[1], redis.Z{Score: float64(past), Member: id})
	rdb.HSet(ctx, a.keys[0], "end", past)
	if !admitted(t, b) {
		t.Fatal("held back")
	}
	if n, used := underway(), rdb.HGet(ctx, a.keys[0], "admitted").Val(); n != 1 || used != "1" {
		t.Errorf("the new window counts %s of %d attempts under way, want only the living one", used, n)
	}
}

func TestAScriptThatIsSentTwiceCountsOnce(t *testing.T) {
	t.Parallel()
	a, _, rdb := pair(t)
	for range 2 {
		if wait, _, err := a.ask(t.Context(), "same"); wait != 0 || err != nil {
			t.Fatal(wait, err)
		}
	}
	if n := rdb.HGet(t.Context(), a.keys[0], "admitted").Val(); n != "1" {
		t.Errorf("%s attempts are counted, want 1", n)
	}
	for range 2 {
		a.tell("same", tiflux.Quota{Unsent: true})
	}
	if n := rdb.HGet(t.Context(), a.keys[0], "admitted").Val(); n != "0" {
		t.Errorf("%s attempts are counted after one was given back, want 0", n)
	}
}

// refusing lets no attempt go.
type refusing struct{ tiflux.Limiter }

func (refusing) Wait(context.Context) error { return &tiflux.RateLimitError{} }

func TestWhatThisProcessHoldsBackGivesItsSlotBack(t *testing.T) {
	t.Parallel()
	a, _, rdb := pair(t)
	a.local = refusing{a.local}
	if err := a.Wait(t.Context()); !errors.Is(err, tiflux.ErrRateLimited) {
		t.Fatalf("got %v, want what the local limiter says", err)
	}
	used, underway := rdb.HGet(t.Context(), a.keys[0], "admitted").Val(), rdb.ZCard(t.Context(), a.keys[1]).Val()
	if used != "0" || underway != 0 {
		t.Errorf("%s attempts are counted and %d under way, want none", used, underway)
	}
}

func TestA429HoldsAllProcessesBack(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		what     string
		q        tiflux.Quota
		min, max time.Duration
	}{
		{"bare", tiflux.Quota{Answered: true, Remaining: -1, Exceeded: true}, 900 * time.Millisecond, 2 * time.Second},
		{"with Retry-After", tiflux.Quota{Answered: true, Remaining: -1, Exceeded: true, RetryAfter: 2 * time.Second}, 1900 * time.Millisecond, 3 * time.Second},
	} {
		t.Run(tt.what, func(t *testing.T) {
			t.Parallel()
			a, b, _ := pair(t)
			if !admitted(t, a) {
				t.Fatal("the first attempt was held back")
			}
			a.Observe(tt.q)
			start := time.Now()
			if err := b.Wait(t.Context()); err != nil {
				t.Fatal(err)
			}
			if d := time.Since(start); d < tt.min || d > tt.max {
				t.Errorf("the other process waited %v, want %v to %v", d, tt.min, tt.max)
			}
		})
	}
}

func TestAQuotaThatIsNotStatedHoldsNothingBack(t *testing.T) {
	t.Parallel()
	a, b, _ := pair(t)
	if !admitted(t, a) {
		t.Fatal("the first attempt was held back")
	}
	a.Observe(tiflux.Quota{Answered: true, Remaining: -1})
	for range 2 * tiflux.DefaultQuota {
		if !admitted(t, b) {
			t.Fatal("held back without a quota")
		}
		b.Observe(tiflux.Quota{Answered: true, Remaining: -1})
	}
}

func TestAtMost120LeaveBeforeTheFirstAnswer(t *testing.T) {
	t.Parallel()
	a, b, _ := pair(t)
	for i := range tiflux.DefaultQuota {
		if !admitted(t, []*Limiter{a, b}[i%2]) {
			t.Fatalf("attempt %d was held back", i+1)
		}
	}
	if admitted(t, a) || admitted(t, b) {
		t.Fatal("more than 120 attempts left before the first answer")
	}
	done := make(chan error, 1)
	go func() { done <- b.Wait(t.Context()) }()
	a.Observe(stated(500, 300, nextReset()))
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(5 * time.Second):
		t.Error("the first answer did not let the waiting process go")
	}
}

func TestRedisSkew(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		what              string
		skew, ahead, want time.Duration
	}{
		{"all clocks right", 0, 20 * time.Millisecond, 0},
		{"local clock 9 s ahead, too little to show", 0, -9 * time.Second, 0},
		{"local clock a minute ahead", time.Minute, -time.Minute, 0},
		{"local clock an hour behind", -time.Hour, time.Hour, 0},
		{"Redis a minute ahead", 0, time.Minute, time.Minute},
		{"Redis a minute ahead, local an hour behind", -time.Hour, time.Hour + time.Minute, time.Minute},
	} {
		if got := redisSkew(tt.skew, tt.ahead); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.what, got, tt.want)
		}
	}
}

func TestTheKeyNeverReachesRedis(t *testing.T) {
	t.Parallel()
	a, _, rdb := pair(t)
	if !admitted(t, a) {
		t.Fatal("held back")
	}
	ctx := t.Context()
	names := rdb.Keys(ctx, "*").Val()
	if len(names) != 2 {
		t.Errorf("Redis holds %q, want two keys", names)
	}
	all := strings.Join(names, " ")
	for _, name := range names {
		all += " " + rdb.Dump(ctx, name).Val()
		if ttl := rdb.PTTL(ctx, name).Val(); ttl <= 0 || ttl > timeToLive {
			t.Errorf("%s expires in %v", name, ttl)
		}
	}
	if strings.Contains(all, testKey) {
		t.Errorf("the key is in Redis: %q", all)
	}
}

func TestWithoutRedis(t *testing.T) {
	t.Parallel()
	t.Run("each process counts for itself", func(t *testing.T) {
		t.Parallel()
		server := redistest.Start(t)
		var failures []error
		l := newLimiter(t, connect(t, server.Addr), &Options{OnError: func(_ context.Context, err error) { failures = append(failures, err) }})
		if !admitted(t, l) {
			t.Fatal("held back")
		}
		l.Observe(stated(3, 2, nextReset()))
		server.Stop()
		for range 2 {
			if !admitted(t, l) {
				t.Fatal("held back because Redis is away")
			}
		}
		if admitted(t, l) {
			t.Error("went beyond the quota that this process knows")
		}
		if len(failures) != 1 {
			t.Errorf("Redis was asked %d times in a second without it, want once: %v", len(failures), failures)
		}
	})
	t.Run("closed", func(t *testing.T) {
		t.Parallel()
		server := redistest.Start(t)
		l := newLimiter(t, connect(t, server.Addr), &Options{FailClosed: true})
		server.Stop()
		if err := l.Wait(t.Context()); err == nil || !strings.HasPrefix(err.Error(), "redislimit: Redis does not keep the quota: ") {
			t.Errorf("got %v, want the failure of Redis", err)
		}
	})
	t.Run("it comes back", func(t *testing.T) {
		t.Parallel()
		rdb := connect(t, redistest.Start(t).Addr)
		l := newLimiter(t, rdb, nil)
		_ = l.failed(t.Context(), errors.New("away"))
		if !admitted(t, l) || rdb.Exists(t.Context(), l.keys[0]).Val() != 0 {
			t.Fatal("Redis was asked during the pause")
		}
		time.Sleep(awayPause)
		if !admitted(t, l) || rdb.Exists(t.Context(), l.keys[0]).Val() != 1 {
			t.Error("Redis was not asked after the pause")
		}
	})
}

func TestNewRefusesWhatCannotWork(t *testing.T) {
	t.Parallel()
	if _, err := New(nil, testKey, nil); err == nil {
		t.Error("no Redis client was taken")
	}
	if _, err := New(redis.NewClient(&redis.Options{}), "", nil); err == nil {
		t.Error("an empty key was taken")
	}
}
