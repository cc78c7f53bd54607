package tifluxtest_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
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
		_, err := api.Transport().RoundTrip(creation(ctx, t))
		if !errors.Is(err, context.DeadlineExceeded) || len(api.Journal()) != 0 {
			t.Errorf("err %v, journal %v", err, api.Journal())
		}
		synctest.Wait()
	})
}

// creation is a request that makes a ticket.
func creation(ctx context.Context, t *testing.T) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, base+"/tickets", strings.NewReader(newTicket(nil).text))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Authorization", "Bearer "+tifluxtest.KeyAdmin)
	return r
}

func TestContexts(t *testing.T) {
	t.Parallel()
	api := outside()
	synctest.Test(t, func(t *testing.T) {
		ended, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := api.Transport().RoundTrip(creation(ended, t)); !errors.Is(err, context.Canceled) || len(api.Requests()) != 0 {
			t.Errorf("err %v, %d requests", err, len(api.Requests()))
		}

		// A body that never ends, and a context that does.
		reader, writer := io.Pipe()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		r := creation(ctx, t)
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
		response, err := api.Transport().RoundTrip(creation(reading, t))
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
		response, err := api.Transport().RoundTrip(creation(t.Context(), t))
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
		r := creation(t.Context(), t)
		r.Body = body
		if response, err := api.Transport().RoundTrip(r); err != nil || response.StatusCode != http.StatusCreated {
			t.Errorf("%v %v", response, err)
		}
		synctest.Wait()
		if body.closed != 1 {
			t.Errorf("closed %d times", body.closed)
		}
		short := creation(t.Context(), t)
		short.ContentLength += 5
		if _, err := api.Transport().RoundTrip(short); err == nil || !strings.Contains(err.Error(), "ContentLength=") {
			t.Errorf("a body shorter than announced: %v", err)
		}
		broken := creation(t.Context(), t)
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
