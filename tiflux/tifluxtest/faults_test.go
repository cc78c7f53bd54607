package tifluxtest_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

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
				response, err := api.Transport().RoundTrip(creation(ctx, t))
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
	run := func(api *tifluxtest.API) string {
		var pattern strings.Builder
		admin := as(t, api, tifluxtest.KeyAdmin)
		for range 200 {
			pattern.WriteString(map[int]string{200: ".", 500: "5", 503: "3"}[admin.get("/users/me").status])
		}
		return pattern.String()
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
