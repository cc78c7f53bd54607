package tiflux_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

var allFaults = []tifluxtest.Fault{
	tifluxtest.Refused, tifluxtest.ResetBefore, tifluxtest.ResetAfter, tifluxtest.HangBefore, tifluxtest.HangAfter,
	tifluxtest.TooManyRequests, tifluxtest.TooManyBare, tifluxtest.TooManyRetryAfter,
	tifluxtest.InternalError, tifluxtest.InternalErrorAfter, tifluxtest.CannotExecute, tifluxtest.BadGateway,
	tifluxtest.Unavailable, tifluxtest.CutBody, tifluxtest.SlowDrip, tifluxtest.StalledBody, tifluxtest.HTMLPage,
	tifluxtest.BrokenJSON, tifluxtest.EmptyBody, tifluxtest.Redirected,
}

// newTicket returns what the API needs for a ticket that it accepts.
func newTicket(t testing.TB, c *tiflux.Client) tiflux.TicketCreate {
	t.Helper()
	for ticket, err := range c.Tickets.All(t.Context(), nil) {
		if err != nil {
			t.Fatal(err)
		}
		if ticket.Priority != nil {
			return tiflux.TicketCreate{
				Title: "Impressora parada", Description: "<p>Não imprime</p>",
				ClientID: ticket.Client.ID, DeskID: ticket.Desk.ID, PriorityID: ticket.Priority.ID,
				RequestorName: "Ana Souza", RequestorEmail: "ana.souza@exemplo.com.br", RequestorTelephone: "47999990000", RequestorRamal: 12,
				Files: []tiflux.File{tiflux.FileFromBytes("tela.png", []byte("png"))},
			}
		}
	}
	t.Fatal("no open ticket has a priority")
	return tiflux.TicketCreate{}
}

func TestCreatesAreNeverDuplicated(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const calls, workers = 2000, 8
		api := tifluxtest.New(tifluxtest.Size(40), tifluxtest.Quota(0))
		c := newBareClient(t, api)
		template := newTicket(t, c)
		api.FailRate(0.2, 7, tifluxtest.Refused, tifluxtest.ResetBefore, tifluxtest.ResetAfter, tifluxtest.HangBefore,
			tifluxtest.HangAfter, tifluxtest.InternalError, tifluxtest.InternalErrorAfter, tifluxtest.BadGateway,
			tifluxtest.TooManyRequests, tifluxtest.TooManyBare, tifluxtest.TooManyRetryAfter, tifluxtest.CutBody, tifluxtest.StalledBody)
		errs := make([]error, calls)
		work := make(chan int)
		var wg sync.WaitGroup
		for range workers {
			wg.Go(func() {
				for i := range work {
					ticket := template
					ticket.Title = fmt.Sprintf("chamado %d", i)
					_, errs[i] = c.Tickets.Create(t.Context(), &ticket)
				}
			})
		}
		for i := range calls {
			work <- i
		}
		close(work)
		wg.Wait()

		created := map[string]int{}
		for _, e := range api.Journal() {
			if e.Operation == "createTicket" {
				created[e.Label]++
			}
		}
		ok, unknown := 0, 0
		for i, err := range errs {
			title := fmt.Sprintf("chamado %d", i)
			n := created[title]
			switch {
			case n > 1:
				t.Errorf("%s was created %d times", title, n)
			case err == nil && n != 1:
				t.Errorf("%s succeeded but was created %d times", title, n)
			case err == nil:
				ok++
			case errors.Is(err, tiflux.ErrUnknownOutcome):
				unknown++
			default:
				t.Errorf("%s failed with %v (%T); refused connections and 429s end in success, all else is unknown", title, err, err)
			}
		}
		if ok < calls*3/4 {
			t.Errorf("%d of %d succeeded, want at least 75%%", ok, calls)
		}
		if after := brokenAfterLeaving(api); unknown > after {
			t.Errorf("%d outcomes are unknown, but only %d requests met a fault after they had left", unknown, after)
		}
		t.Logf("%d created, %d unknown, 0 twice", ok, unknown)
	})
}

// brokenAfterLeaving counts the creations whose fault leaves their fate open.
func brokenAfterLeaving(api *tifluxtest.API) int {
	n := 0
	for _, r := range api.Requests() {
		switch r.Fault {
		case "", tifluxtest.Refused, tifluxtest.TooManyRequests, tifluxtest.TooManyBare, tifluxtest.TooManyRetryAfter:
		default:
			n++
		}
	}
	return n
}

// TestDeadlines shows that whatever the fault, a call ends no later than its
// context, and that nothing is left behind: synctest fails a bubble in which
// goroutines remain.
func TestDeadlines(t *testing.T) {
	t.Parallel()
	for _, fault := range allFaults {
		for _, limit := range []time.Duration{0, time.Millisecond, 900 * time.Millisecond, 10 * time.Second, 70 * time.Second} {
			t.Run(fmt.Sprintf("%s/%v", fault, limit), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					api := tifluxtest.New(tifluxtest.Size(20))
					c := newBareClient(t, api)
					template := newTicket(t, c)
					api.Fail("", fault, 1000)
					for name, run := range map[string]func(context.Context) error{
						"read":  func(ctx context.Context) error { _, err := c.Tickets.List(ctx, nil); return err },
						"write": func(ctx context.Context) error { _, err := c.Tickets.Create(ctx, &template); return err },
						"walk": func(ctx context.Context) error {
							_, err := tiflux.Collect(c.Tickets.All(ctx, nil), 0)
							return err
						},
					} {
						start := time.Now()
						ctx, cancel := context.WithTimeout(t.Context(), limit)
						err := run(ctx)
						cancel()
						d := time.Since(start)
						if d > limit {
							t.Errorf("%s ended after %v, its context after %v", name, d, limit)
						}
						if err == nil && fault != tifluxtest.SlowDrip {
							t.Errorf("%s succeeded", name)
						}
						if err != nil && d < limit && errors.Is(err, context.DeadlineExceeded) {
							t.Errorf("%s blames the deadline after %v of %v", name, d, limit)
						}
					}
				})
			})
		}
	}
}

// TestEveryFaultHasATypedError looks at what a single read and a single write
// say when the fault does not go away.
func TestEveryFaultHasATypedError(t *testing.T) {
	t.Parallel()
	for _, fault := range allFaults {
		t.Run(string(fault), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				api := tifluxtest.New(tifluxtest.Size(20))
				c := newBareClient(t, api)
				template := newTicket(t, c)
				api.Fail("", fault, 1000)
				_, err := c.Tickets.List(t.Context(), nil)
				if fault == tifluxtest.SlowDrip {
					if err != nil {
						t.Errorf("a slow answer failed: %v", err)
					}
					return
				}
				if !typed(err) {
					t.Errorf("read: %v is a %T", err, err)
				}
				if errors.Is(err, tiflux.ErrUnknownOutcome) {
					t.Errorf("a read has an unknown outcome: %v", err)
				}
				if !strings.HasPrefix(err.Error(), "tiflux: Tickets.List: ") {
					t.Errorf("read: %q does not start with the operation", err)
				}
				_, err = c.Tickets.Create(t.Context(), &template)
				if !typed(err) {
					t.Errorf("write: %v is a %T", err, err)
				}
				t.Log(err)
			})
		})
	}
}

func typed(err error) bool {
	_, api := errors.AsType[*tiflux.Error](err)
	_, decode := errors.AsType[*tiflux.DecodeError](err)
	_, connection := errors.AsType[*tiflux.ConnectionError](err)
	_, limit := errors.AsType[*tiflux.RateLimitError](err)
	_, unknown := errors.AsType[*tiflux.UnknownOutcomeError](err)
	return api || decode || connection || limit || unknown
}

func TestReadsAreRepeated(t *testing.T) {
	t.Parallel()
	for _, fault := range []tifluxtest.Fault{
		tifluxtest.Refused, tifluxtest.ResetBefore, tifluxtest.ResetAfter, tifluxtest.HangBefore, tifluxtest.InternalError,
		tifluxtest.BadGateway, tifluxtest.Unavailable, tifluxtest.CutBody, tifluxtest.StalledBody, tifluxtest.TooManyBare,
	} {
		t.Run(string(fault), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				api := tifluxtest.New(tifluxtest.Size(20))
				c := newBareClient(t, api)
				api.Fail("listTickets", fault, 3)
				var r tiflux.Response
				if _, err := c.Tickets.List(t.Context(), nil, tiflux.WithResponse(&r)); err != nil {
					t.Fatal(err)
				}
				if r.Attempts != 4 {
					t.Errorf("took %d attempts, want 4", r.Attempts)
				}
				api.Fail("listTickets", fault, 4)
				if _, err := c.Tickets.List(t.Context(), nil); err == nil {
					t.Error("a fifth attempt was made")
				}
			})
		})
	}
}

func TestDeleteThatBrokeAndIsGoneIsASuccess(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		api := tifluxtest.New(tifluxtest.Size(20))
		c := newClient(t, api)
		number := openTicket(t, c)
		answer, err := c.Tickets.CreateAnswer(t.Context(), number, &tiflux.TicketAnswerCreate{Name: "Olá"})
		if err != nil {
			t.Fatal(err)
		}
		api.Fail("deleteTicketAnswer", tifluxtest.ResetAfter, 1)
		if err := c.Tickets.DeleteAnswer(t.Context(), number, answer.ID); err != nil {
			t.Errorf("the repeated deletion failed: %v", err)
		}
		if err := c.Tickets.DeleteAnswer(t.Context(), number, answer.ID); !errors.Is(err, tiflux.ErrNotFound) {
			t.Errorf("a second deletion gives %v, want ErrNotFound", err)
		}
	})
}

func TestTransferIsNotRepeated(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		api := tifluxtest.New(tifluxtest.Size(40))
		c := newBareClient(t, api)
		number := openTicket(t, c)
		api.Fail("updateTicket", tifluxtest.ResetAfter, 1)
		if _, err := c.Tickets.Update(t.Context(), number, &tiflux.TicketUpdate{Title: tiflux.Set("Novo título")}); err != nil {
			t.Errorf("a change of the title was not repeated: %v", err)
		}
		api.Fail("updateTicket", tifluxtest.ResetBefore, 1)
		_, err := c.Tickets.Update(t.Context(), number, &tiflux.TicketUpdate{DeskID: tiflux.Set[int64](1)})
		if !errors.Is(err, tiflux.ErrUnknownOutcome) {
			t.Errorf("a transfer whose connection broke gives %v, want ErrUnknownOutcome", err)
		}
	})
}

// TestFaultsOverTCP checks over real connections only that a call ends.
func TestFaultsOverTCP(t *testing.T) {
	t.Parallel()
	for _, fault := range allFaults {
		t.Run(string(fault), func(t *testing.T) {
			t.Parallel()
			server := tifluxtest.NewServer(t, tifluxtest.Size(20), tifluxtest.Quota(0))
			c, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithBaseURL(server.URL))
			if err != nil {
				t.Fatal(err)
			}
			defer c.CloseIdleConnections()
			server.API.Fail("", fault, 1000)
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
			defer cancel()
			start := time.Now()
			_, err = c.Tickets.List(ctx, nil)
			if d := time.Since(start); d > 5*time.Second {
				t.Errorf("ended after %v: %v", d, err)
			}
			if err == nil && fault != tifluxtest.SlowDrip {
				t.Error("succeeded")
			}
		})
	}
}
