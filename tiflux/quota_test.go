package tiflux_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// readTickets makes n calls on g goroutines and returns the errors.
func readTickets(ctx context.Context, c *tiflux.Client, n, g int) []error {
	var (
		wg   sync.WaitGroup
		mu   sync.Mutex
		errs []error
	)
	work := make(chan struct{})
	for range g {
		wg.Go(func() {
			for range work {
				if _, err := c.Desks.List(ctx, nil); err != nil {
					mu.Lock()
					errs = append(errs, err)
					mu.Unlock()
				}
			}
		})
	}
	for range n {
		work <- struct{}{}
	}
	close(work)
	wg.Wait()
	return errs
}

func TestQuotaIsUsedUpAndNeverExceeded(t *testing.T) {
	t.Parallel()
	for _, goroutines := range []int{1, 16, 300} {
		for _, skew := range []time.Duration{0, 2 * time.Second} {
			t.Run(fmt.Sprintf("goroutines=%d,skew=%v", goroutines, skew), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					api := tifluxtest.New(tifluxtest.Size(20), tifluxtest.ClockSkew(skew))
					// A window has 60 s; start where the server's begins.
					time.Sleep(skew)
					c := newBareClient(t, api)
					if errs := readTickets(t.Context(), c, 600, goroutines); len(errs) > 0 {
						t.Fatalf("%d calls failed, the first with %v", len(errs), errs[0])
					}
					if n := api.TooMany(); n != 0 {
						t.Errorf("got %d 429s, want none", n)
					}
					if w := api.Windows(tifluxtest.KeyAdmin); len(w) != 5 {
						t.Errorf("600 calls took %d windows, want 5: %v", len(w), w)
					}
				})
			})
		}
	}
}

func TestQuotaSharedWithAForeignUserLosesNothing(t *testing.T) {
	t.Parallel()
	for _, goroutines := range []int{1, 16} {
		t.Run(fmt.Sprint(goroutines), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				api := tifluxtest.New(tifluxtest.Size(20))
				c := newBareClient(t, api)
				ctx, stop := context.WithCancel(t.Context())
				var foreign sync.WaitGroup
				foreign.Go(func() {
					for ctx.Err() == nil {
						api.Spend(tifluxtest.KeyAdmin, 5)
						time.Sleep(3 * time.Second)
					}
				})
				defer foreign.Wait()
				defer stop()
				if errs := readTickets(ctx, c, 600, goroutines); len(errs) > 0 {
					t.Fatalf("%d calls failed, the first with %v", len(errs), errs[0])
				}
				t.Logf("%d 429s on the way", api.TooMany())
			})
		})
	}
}

func TestQuotaNotStatedHoldsNothingBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		api := tifluxtest.New(tifluxtest.Size(20), tifluxtest.Quota(0))
		c := newBareClient(t, api)
		start := time.Now()
		if errs := readTickets(t.Context(), c, 2000, 16); len(errs) > 0 {
			t.Fatal(errs[0])
		}
		if d := time.Since(start); d != 0 {
			t.Errorf("2,000 calls without a stated quota waited %v, want no wait", d)
		}
	})
}

func TestAtMost120LeaveBeforeTheFirstAnswer(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		api := tifluxtest.New(tifluxtest.Size(20), tifluxtest.Latency(5*time.Second))
		c := newBareClient(t, api)
		done := make(chan []error)
		go func() { done <- readTickets(t.Context(), c, 300, 300) }()
		time.Sleep(time.Second)
		if n := len(api.Requests()); n > 120 {
			t.Errorf("%d requests left before the first answer, want at most 120", n)
		}
		if errs := <-done; len(errs) > 0 {
			t.Errorf("%d calls failed, the first with %v", len(errs), errs[0])
		}
	})
}

func TestQuotaWaitThatOutlivesTheContextFailsAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		api := tifluxtest.New(tifluxtest.Size(20), tifluxtest.Quota(3))
		c := newBareClient(t, api)
		if errs := readTickets(t.Context(), c, 3, 1); len(errs) > 0 {
			t.Fatal(errs[0])
		}
		ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
		defer cancel()
		start := time.Now()
		_, err := c.Desks.List(ctx, nil)
		if !errors.Is(err, tiflux.ErrRateLimited) {
			t.Fatalf("got %v, want ErrRateLimited", err)
		}
		limit, ok := errors.AsType[*tiflux.RateLimitError](err)
		if !ok {
			t.Fatalf("got %T, want a RateLimitError", err)
		}
		if d := time.Since(start); d != 0 {
			t.Errorf("failed after %v, want at once", d)
		}
		if wait := limit.RetryAt.Sub(start); wait < 60*time.Second || wait > 64*time.Second {
			t.Errorf("RetryAt is in %v, want after the window's end plus 3 to 4 s", wait)
		}
		time.Sleep(time.Until(limit.RetryAt))
		if _, err := c.Desks.List(t.Context(), nil); err != nil {
			t.Errorf("at RetryAt: %v", err)
		}
	})
}

func TestTooManyRequestsIsWaitedOut(t *testing.T) {
	t.Parallel()
	tests := []struct {
		fault    tifluxtest.Fault
		min, max time.Duration
	}{
		{tifluxtest.TooManyBare, time.Second, 2 * time.Second},
		{tifluxtest.TooManyRetryAfter, 2 * time.Second, 3 * time.Second},
		{tifluxtest.TooManyRequests, 60 * time.Second, 65 * time.Second},
	}
	for _, tt := range tests {
		t.Run(string(tt.fault), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				api := tifluxtest.New(tifluxtest.Size(20))
				c := newBareClient(t, api)
				api.Fail("createTicketAnswer", tt.fault, 1)
				start := time.Now()
				_, err := c.Tickets.CreateAnswer(t.Context(), openTicket(t, c), &tiflux.TicketAnswerCreate{Name: "Olá"})
				if err != nil {
					t.Fatal(err)
				}
				if d := time.Since(start); d < tt.min || d > tt.max {
					t.Errorf("waited %v, want %v to %v", d, tt.min, tt.max)
				}
			})
		})
	}
}

func TestClientsMadeWithWithShareTheQuota(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		api := tifluxtest.New(tifluxtest.Size(20), tifluxtest.Quota(10))
		a := newBareClient(t, api)
		b, err := a.With(tiflux.WithUserAgent("acme/1"))
		if err != nil {
			t.Fatal(err)
		}
		other, err := a.With(tiflux.WithKey(tifluxtest.KeyAttendant))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []*tiflux.Client{a, b} {
			if errs := readTickets(t.Context(), c, 5, 1); len(errs) > 0 {
				t.Fatal(errs[0])
			}
		}
		start := time.Now()
		if errs := readTickets(t.Context(), other, 10, 1); len(errs) > 0 || time.Since(start) > time.Second {
			t.Errorf("another key waited %v: %v", time.Since(start), errs)
		}
		if errs := readTickets(t.Context(), b, 1, 1); len(errs) > 0 || time.Since(start) < 50*time.Second {
			t.Errorf("the 11th call of the key waited %v, want for the next window: %v", time.Since(start), errs)
		}
		if n := api.TooMany(); n != 0 {
			t.Errorf("got %d 429s, want none", n)
		}
	})
}

func openTicket(t testing.TB, c *tiflux.Client) int64 {
	t.Helper()
	p, err := c.Tickets.List(t.Context(), &tiflux.TicketListOptions{ListOptions: tiflux.ListOptions{PerPage: 1}})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Items) == 0 {
		t.Fatal("there is no open ticket")
	}
	return p.Items[0].TicketNumber
}
