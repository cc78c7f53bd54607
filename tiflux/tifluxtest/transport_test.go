package tifluxtest_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// outside is made outside of every bubble.
func outside(opts ...tifluxtest.Option) *tifluxtest.API {
	return tifluxtest.New(append([]tifluxtest.Option{tifluxtest.Size(30)}, opts...)...)
}

func TestQuotaWindows(t *testing.T) {
	t.Parallel()
	api := outside(tifluxtest.Quota(5), tifluxtest.ClockSkew(2*time.Second))
	synctest.Test(t, func(t *testing.T) {
		admin := as(t, api, tifluxtest.KeyAdmin)
		start := time.Now().Truncate(time.Minute)
		time.Sleep(10 * time.Second)
		api.Spend(tifluxtest.KeyAdmin, 2)
		for _, want := range []string{"2", "1", "0"} {
			got := admin.get("/users/me")
			if got.header.Get("RateLimit-Limit") != "5" || got.header.Get("RateLimit-Remaining") != want ||
				got.header.Get("RateLimit-Reset") != start.Add(time.Minute).UTC().Format(time.RFC3339) {
				t.Errorf("headers: %v", got.header)
			}
		}
		refused(t, admin.get("/users/me"), 42901, "error", "exceeded")
		if got := as(t, api, tifluxtest.KeyAttendant).get("/users/me"); got.status != 200 {
			t.Errorf("another key: %d", got.status)
		}
		time.Sleep(time.Until(start.Add(time.Minute)))
		if got := admin.get("/users/me"); got.status != 429 {
			t.Errorf("the server's clock runs behind, but the window is over: %d", got.status)
		}
		time.Sleep(2 * time.Second)
		late := admin.get("/nothing")
		if late.status != 404 || late.header.Get("RateLimit-Remaining") != "4" {
			t.Errorf("new window: %d %v", late.status, late.header)
		}
		if got := late.header.Get("Date"); got != start.Add(time.Minute).UTC().Format(http.TimeFormat) {
			t.Errorf("Date: %s", got)
		}
		want := []tifluxtest.Window{{Start: start.UTC(), Count: 5}, {Start: start.Add(time.Minute).UTC(), Count: 1}}
		if diff := cmp.Diff(want, api.Windows(tifluxtest.KeyAdmin)); diff != "" || api.TooMany() != 2 {
			t.Errorf("%d refused: %s", api.TooMany(), diff)
		}
	})
}

func TestQuotaOfAnAddress(t *testing.T) {
	t.Parallel()
	nobody := as(t, outside(at(time.Date(2026, 3, 10, 12, 0, 30, 0, time.UTC))), "wrong")
	for i := range 12 {
		want := 401
		if i >= 10 {
			want = 429
		}
		if got := nobody.get("/tickets"); got.status != want || got.header.Get("RateLimit-Limit") != "10" {
			t.Errorf("request %d: %d %v", i, got.status, got.header)
		}
	}
}

func TestNoQuota(t *testing.T) {
	t.Parallel()
	admin := as(t, outside(tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	for range 130 {
		if got := admin.get("/users/me"); got.status != 200 || got.header.Get("RateLimit-Limit") != "" {
			t.Fatalf("%d %v", got.status, got.header)
		}
	}
}

func TestLatency(t *testing.T) {
	t.Parallel()
	api := outside(tifluxtest.Latency(3 * time.Second))
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		as(t, api, tifluxtest.KeyAdmin).get("/users/me")
		if took := time.Since(start); took != 3*time.Second {
			t.Errorf("took %v", took)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err := api.Transport().RoundTrip(creation(t, ctx))
		if !errors.Is(err, context.DeadlineExceeded) || len(api.Journal()) != 0 {
			t.Errorf("err %v, journal %v", err, api.Journal())
		}
		synctest.Wait()
	})
}

// creation is a request that makes a ticket.
func creation(t *testing.T, ctx context.Context) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(ctx, "POST", base+"/tickets", strings.NewReader(newTicket(nil).text))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Authorization", "Bearer "+tifluxtest.KeyAdmin)
	return r
}

// What a client sees of each fault, and whether the write happened.
func TestFaults(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		fault    tifluxtest.Fault
		executed bool
		err      error         // Of the round trip.
		status   int           //
		bodyErr  error         // Of reading the body.
		took     time.Duration // 0 for at once.
		ok       func(result) bool
	}{
		{fault: tifluxtest.Refused, err: syscall.ECONNREFUSED},
		{fault: tifluxtest.ResetBefore, err: syscall.ECONNRESET},
		{fault: tifluxtest.ResetAfter, executed: true, err: syscall.ECONNRESET},
		{fault: tifluxtest.HangBefore, err: context.DeadlineExceeded, took: time.Minute},
		{fault: tifluxtest.HangAfter, executed: true, err: context.DeadlineExceeded, took: time.Minute},
		{fault: tifluxtest.TooManyRequests, status: 429, ok: func(r result) bool {
			return decodeCode(r) == 42901 && r.header.Get("RateLimit-Reset") != "" && r.header.Get("RateLimit-Remaining") == "0"
		}},
		{fault: tifluxtest.TooManyBare, status: 429, ok: func(r result) bool {
			return len(r.body) == 0 && r.header.Get("RateLimit-Reset") == "" && r.header.Get("Retry-After") == ""
		}},
		{fault: tifluxtest.TooManyRetryAfter, status: 429, ok: func(r result) bool { return r.header.Get("Retry-After") == "2" }},
		{fault: tifluxtest.InternalError, status: 500, ok: func(r result) bool { return decodeCode(r) == 50001 }},
		{fault: tifluxtest.InternalErrorAfter, executed: true, status: 500, ok: func(r result) bool { return decodeCode(r) == 50001 }},
		{fault: tifluxtest.CannotExecute, status: 500, ok: func(r result) bool { return decodeCode(r) == 50004 }},
		{fault: tifluxtest.BadGateway, status: 502, ok: isHTML},
		{fault: tifluxtest.Unavailable, status: 503, ok: func(r result) bool { return decodeCode(r) == 50301 }},
		{fault: tifluxtest.CutBody, executed: true, status: 201, bodyErr: io.ErrUnexpectedEOF, ok: func(r result) bool { return len(r.body) > 500 }},
		{fault: tifluxtest.SlowDrip, executed: true, status: 201, took: 3 * time.Second, ok: func(r result) bool { return strings.HasSuffix(string(r.body), "}}") }},
		{fault: tifluxtest.StalledBody, executed: true, status: 201, bodyErr: context.DeadlineExceeded, took: time.Minute, ok: func(r result) bool { return len(r.body) > 500 }},
		{fault: tifluxtest.HTMLPage, status: 200, ok: isHTML},
		{fault: tifluxtest.BrokenJSON, executed: true, status: 201, ok: func(r result) bool {
			return r.header.Get("Content-Type") == "application/json; charset=utf-8" && !strings.HasSuffix(string(r.body), "}")
		}},
		{fault: tifluxtest.EmptyBody, executed: true, status: 204, ok: func(r result) bool { return len(r.body) == 0 }},
		{fault: tifluxtest.Redirected, status: 302, ok: func(r result) bool { return strings.HasPrefix(r.header.Get("Location"), "https://") }},
	} {
		t.Run(string(test.fault), func(t *testing.T) {
			t.Parallel()
			api := outside()
			synctest.Test(t, func(t *testing.T) {
				api.Fail("createTicket", test.fault, 1)
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				defer cancel()
				start := time.Now()
				response, err := api.Transport().RoundTrip(creation(t, ctx))
				var got result
				if err == nil {
					got = result{status: response.StatusCode, header: response.Header}
					var bodyErr error
					if got.body, bodyErr = io.ReadAll(response.Body); !errors.Is(bodyErr, test.bodyErr) {
						t.Errorf("reading the body: %v", bodyErr)
					}
					if name := got.header.Get("Tifluxtest-Fault"); name != string(test.fault) {
						t.Errorf("the answer names the fault %q", name)
					}
					if err := response.Body.Close(); err != nil {
						t.Error(err)
					}
				}
				took := time.Since(start)
				if !errors.Is(err, test.err) || got.status != test.status || took < test.took || took > 2*test.took {
					t.Errorf("err %v, status %d, took %v", err, got.status, took)
				}
				if test.ok != nil && !test.ok(got) {
					t.Errorf("%v\n%s", got.header, got.body)
				}
				if executed := len(api.Journal()) == 1; executed != test.executed {
					t.Errorf("executed: %v", executed)
				}
				requests := api.Requests()
				if last := requests[len(requests)-1]; last.Fault != test.fault || last.Operation != "createTicket" || last.Status != test.status {
					t.Errorf("recorded: %+v", last)
				}
				if got := as(t, api, tifluxtest.KeyAdmin).send("POST", "/tickets", newTicket(nil)); got.status != 201 {
					t.Errorf("after the fault: %d", got.status)
				}
			})
		})
	}
}

func isHTML(r result) bool {
	return strings.Contains(string(r.body), "<html") && r.header.Get("Content-Type") == "text/html; charset=utf-8" && r.header.Get("RateLimit-Limit") == ""
}

func TestFailQueue(t *testing.T) {
	t.Parallel()
	api := outside(tifluxtest.Quota(0))
	api.Fail("getUser", tifluxtest.InternalError, 1)
	api.Fail("", tifluxtest.Unavailable, 2)
	api.Fail("downloadFile", tifluxtest.BadGateway, 1)
	admin := as(t, api, tifluxtest.KeyAdmin)
	var got []int
	for _, path := range []string{"/users/me", "/users/501", "/nothing", "/users/me"} {
		got = append(got, admin.get(path).status)
	}
	if diff := cmp.Diff([]int{503, 500, 503, 200}, got); diff != "" {
		t.Error(diff)
	}
	if got := as(t, api, "").get("https://help.exemplo.com.br/downloads/1/x"); got.status != 502 {
		t.Errorf("download: %d", got.status)
	}
}

// A fault that authorization refuses first strikes the next request.
func TestFaultWaitsForItsTurn(t *testing.T) {
	t.Parallel()
	api := outside()
	api.Fail("", tifluxtest.InternalError, 1)
	if got := as(t, api, "wrong").get("/users/me"); got.status != 401 {
		t.Errorf("without a key: %d", got.status)
	}
	if got := as(t, api, tifluxtest.KeyAdmin).get("/users/me"); got.status != 500 {
		t.Errorf("with a key: %d", got.status)
	}
}

func TestFailRate(t *testing.T) {
	t.Parallel()
	run := func(api *tifluxtest.API) (pattern string) {
		admin := as(t, api, tifluxtest.KeyAdmin)
		for range 200 {
			pattern += map[int]string{200: ".", 500: "5", 503: "3"}[admin.get("/users/me").status]
		}
		return pattern
	}
	first := outside(tifluxtest.Quota(0), tifluxtest.Faults(0.3, 7, tifluxtest.InternalError, tifluxtest.Unavailable))
	second := outside(tifluxtest.Quota(0))
	second.FailRate(0.3, 7, tifluxtest.InternalError, tifluxtest.Unavailable)
	a, b := run(first), run(second)
	if failed := 200 - strings.Count(a, "."); a != b || failed < 40 || failed > 80 || !strings.Contains(a, "5") || !strings.Contains(a, "3") {
		t.Errorf("%d failed:\n%s\n%s", failed, a, b)
	}
	second.FailRate(0, 0)
	if strings.Trim(run(second), ".") != "" {
		t.Error("a rate of 0 still fails")
	}
}

func TestUnknownFault(t *testing.T) {
	t.Parallel()
	for name, try := range map[string]func(*tifluxtest.API){
		"Fail":     func(a *tifluxtest.API) { a.Fail("", "sparks", 1) },
		"FailRate": func(a *tifluxtest.API) { a.FailRate(1, 1, "sparks") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s takes an unknown fault", name)
				}
			}()
			try(outside())
		}()
	}
}

func TestContexts(t *testing.T) {
	t.Parallel()
	api := outside()
	synctest.Test(t, func(t *testing.T) {
		ended, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := api.Transport().RoundTrip(creation(t, ended)); !errors.Is(err, context.Canceled) || len(api.Requests()) != 0 {
			t.Errorf("err %v, %d requests", err, len(api.Requests()))
		}

		// A body that never ends, and a context that does.
		reader, writer := io.Pipe()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		r := creation(t, ctx)
		r.Body, r.ContentLength = reader, -1
		go func() { _, _ = io.WriteString(writer, "title=x") }()
		start := time.Now()
		if _, err := api.Transport().RoundTrip(r); !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != time.Second {
			t.Errorf("err %v after %v", err, time.Since(start))
		}
		synctest.Wait()
		if _, err := io.WriteString(writer, "y"); !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("the request's body stays open: %v", err)
		}

		// The context ends while the answer is read.
		reading, stop := context.WithCancel(t.Context())
		response, err := api.Transport().RoundTrip(creation(t, reading))
		if err != nil {
			t.Fatal(err)
		}
		if n, err := response.Body.Read(make([]byte, 10)); n != 10 || err != nil {
			t.Errorf("read %d, %v", n, err)
		}
		stop()
		if _, err := response.Body.Read(make([]byte, 10)); !errors.Is(err, context.Canceled) {
			t.Errorf("read after the end of the context: %v", err)
		}
		_ = response.Body.Close()
	})
}

func TestCloseFreesAStalledRead(t *testing.T) {
	t.Parallel()
	api := outside()
	synctest.Test(t, func(t *testing.T) {
		api.Fail("", tifluxtest.StalledBody, 1)
		response, err := api.Transport().RoundTrip(creation(t, t.Context()))
		if err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Hour, func() { _ = response.Body.Close() })
		start := time.Now()
		if _, err := io.ReadAll(response.Body); err == nil || time.Since(start) != time.Hour {
			t.Errorf("err %v after %v", err, time.Since(start))
		}
	})
}

// closeCounter counts how often a body was closed.
type closeCounter struct {
	io.Reader
	closed int
}

func (c *closeCounter) Close() error { c.closed++; return nil }

func TestRequestBodies(t *testing.T) {
	t.Parallel()
	api := outside()
	synctest.Test(t, func(t *testing.T) {
		body := &closeCounter{Reader: strings.NewReader(newTicket(nil).text)}
		r := creation(t, t.Context())
		r.Body = body
		if response, err := api.Transport().RoundTrip(r); err != nil || response.StatusCode != 201 {
			t.Errorf("%v %v", response, err)
		}
		synctest.Wait()
		if body.closed != 1 {
			t.Errorf("closed %d times", body.closed)
		}
		short := creation(t, t.Context())
		short.ContentLength += 5
		if _, err := api.Transport().RoundTrip(short); err == nil || !strings.Contains(err.Error(), "ContentLength=") {
			t.Errorf("a body shorter than announced: %v", err)
		}
		broken := creation(t, t.Context())
		broken.Body = io.NopCloser(io.MultiReader(strings.NewReader("title=x"), errorReader{}))
		if _, err := api.Transport().RoundTrip(broken); !errors.Is(err, errDisk) {
			t.Errorf("a body that breaks: %v", err)
		}
		if n := len(api.Journal()); n != 1 {
			t.Errorf("%d tickets", n)
		}
	})
}

var errDisk = errors.New("disk failed")

type errorReader struct{}

func (errorReader) Read([]byte) (int, error) { return 0, errDisk }

func TestHandlerPanics(t *testing.T) {
	t.Parallel()
	api := outside()
	api.BreakRoute("getCurrentUser")
	c := as(t, api, tifluxtest.KeyAdmin)
	_, err := api.Transport().RoundTrip(c.request("GET", "/users/me", payload{}))
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("err %v", err)
	}
	if got := c.get("/users/501"); got.status != 200 {
		t.Errorf("after the panic: %d", got.status)
	}
}

func TestRecords(t *testing.T) {
	t.Parallel()
	api := outside(at(time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)))
	c := as(t, api, tifluxtest.KeyAttendant)
	r := c.request("GET", "/tickets?limit=1", payload{})
	r.Header.Set("User-Agent", "x")
	response, err := api.Transport().RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	as(t, api, "wrong").get("/nothing")
	noon := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
	want := []tifluxtest.Request{
		{Time: noon, Method: "GET", Path: "/api/v2/tickets", Query: "limit=1", Header: http.Header{"User-Agent": {"x"}}, Persona: "attendant", Operation: "listTickets", Status: 200},
		{Time: noon, Method: "GET", Path: "/api/v2/nothing", Header: http.Header{}, Status: 401},
	}
	if diff := cmp.Diff(want, api.Requests()); diff != "" {
		t.Error(diff)
	}
}

func TestResponseShape(t *testing.T) {
	t.Parallel()
	api := outside()
	r := as(t, api, tifluxtest.KeyAdmin).request("GET", "/users/me", payload{})
	response, err := api.Transport().RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(response.Body)
	_ = response.Body.Close()
	if response.Status != "200 OK" || response.Request != r || response.ContentLength != int64(len(body)) || !bytes.HasPrefix(body, []byte(`{"id":`)) {
		t.Errorf("%+v", response)
	}
}
