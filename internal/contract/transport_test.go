package contract

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// recorder is a test that is told of failures instead of failing.
type recorder struct {
	testing.TB
	mu       sync.Mutex
	failures []string
	cleanups []func()
}

func (r *recorder) Errorf(format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

func (r *recorder) Helper() {}

func (r *recorder) Cleanup(f func()) { r.cleanups = append(r.cleanups, f) }

func (r *recorder) want(t *testing.T, failures ...string) {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	if diff := cmp.Diff(failures, r.failures); diff != "" {
		t.Error(diff)
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// answering reads the request and gives the same answer to all.
func answering(status int, body io.Reader, header ...string) roundTrip {
	return func(r *http.Request) (*http.Response, error) {
		if r.Body != nil {
			if _, err := io.Copy(io.Discard, r.Body); err != nil {
				return nil, err
			}
		}
		resp := &http.Response{StatusCode: status, Header: make(http.Header), Body: io.NopCloser(body), ContentLength: -1, Request: r}
		resp.Header.Set("Content-Type", typeJSON)
		resp.Header.Set(totalHeader, "1")
		for i := 0; i < len(header); i += 2 {
			resp.Header.Set(header[i], header[i+1])
		}
		return resp, nil
	}
}

// exchange sends a request through Transport and reads the answer to its end.
func exchange(t *testing.T, rec *recorder, next http.RoundTripper, target, contentType, body string, opts ...TransportOption) []byte {
	t.Helper()
	method, path, _ := strings.Cut(target, " ")
	r, err := http.NewRequestWithContext(t.Context(), method, "http://x/api/v2"+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	resp, err := Transport(rec, next, opts...).RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, resp.Body)
	if resp.Request != r {
		t.Error("the answer belongs to another request")
	}
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := resp.Body.Read(make([]byte, 1)); n > 0 || err != io.EOF {
		t.Errorf("after the end: %d bytes, %v", n, err)
	}
	return b
}

func closed(t *testing.T, c io.Closer) {
	t.Helper()
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}

func TestTransport(t *testing.T) {
	t.Parallel()
	const ok, bad = `[]`, `[{"id":1}]`
	undeclared := func(body string) roundTrip {
		return answering(200, strings.NewReader(body), "Content-Type", "text/html")
	}
	const html = `contract: listTickets: response 200: Content-Type: want application/json, got "text/html"`
	tests := []struct {
		name, target, contentType, body string
		next                            roundTrip
		want                            []string
	}{
		{"fine", "GET /tickets?limit=1", "", "", answering(200, strings.NewReader(ok)), nil},
		{"byte by byte", "GET /tickets", "", "", answering(200, iotest.OneByteReader(strings.NewReader(ok))), nil},
		{"wrong query", "GET /tickets?page=1", "", "", answering(200, strings.NewReader(ok)), []string{"contract: listTickets: request: query page: not declared"}},
		{"wrong body", "PUT /tickets/1", typeJSON, `{"x":1}`, answering(404, strings.NewReader(refusal)), []string{"contract: updateTicket: request: x: not declared"}},
		{"wrong answer", "GET /tickets", "", "", undeclared("<html>"), []string{html}},
		{"both", "GET /tickets?page=1", "", "", undeclared("<html>"), []string{"contract: listTickets: request: query page: not declared", html}},
		{"fault", "GET /tickets?page=1", "", "", answering(200, strings.NewReader("<html>"), FaultHeader, "html"), []string{"contract: listTickets: request: query page: not declared"}},
		{"unknown route", "GET /coffee", "", "", answering(404, strings.NewReader(`{"error_code":40403,"message":"x","detail":{}}`)), []string{"contract: GET /api/v2/coffee: unknown route"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			rec := &recorder{TB: t}
			exchange(t, rec, tt.next, tt.target, tt.contentType, tt.body)
			rec.want(t, tt.want...)
		})
	}
}

func TestTransportPassesBodies(t *testing.T) {
	t.Parallel()
	rec := &recorder{TB: t}
	const sent = `{"title":"Olá"}`
	var got []byte
	next := roundTrip(func(r *http.Request) (*http.Response, error) {
		var err error
		if got, err = io.ReadAll(r.Body); err != nil {
			return nil, err
		}
		again, err := r.GetBody()
		if err != nil {
			return nil, err
		}
		if replay, err := io.ReadAll(again); err != nil || !bytes.Equal(replay, got) {
			t.Errorf("replayed %q, %v", replay, err)
		}
		return answering(404, strings.NewReader(refusal))(r)
	})
	if b := exchange(t, rec, next, "PUT /tickets/1", typeJSON, sent); string(b) != refusal {
		t.Errorf("received %q", b)
	}
	if string(got) != sent {
		t.Errorf("sent %q", got)
	}
	rec.want(t)
}

// TestTransportJudgesReplays: net/http asks for the body anew when a kept
// connection turns out to be dead.
func TestTransportJudgesReplays(t *testing.T) {
	t.Parallel()
	rec := &recorder{TB: t}
	next := roundTrip(func(r *http.Request) (*http.Response, error) {
		closed(t, r.Body)
		again, err := r.GetBody()
		if err != nil {
			return nil, err
		}
		r.Body = again
		return answering(404, strings.NewReader(refusal))(r)
	})
	exchange(t, rec, next, "PUT /tickets/1", typeJSON, `{"x":1}`)
	rec.want(t, "contract: updateTicket: request: x: not declared")
}

func TestTransportSample(t *testing.T) {
	t.Parallel()
	rec := &recorder{TB: t}
	tr := Transport(rec, answering(200, strings.NewReader("")), Sample(3))
	for range 7 {
		resp, err := tr.RoundTrip(newRequest("GET /tickets?page=1"))
		if err != nil {
			t.Fatal(err)
		}
		closed(t, resp.Body)
	}
	const failure = "contract: listTickets: request: query page: not declared"
	rec.want(t, failure, failure, failure)
}

// TestTransportPartialBodies: what is not complete is not judged, and nothing
// is read on the caller's behalf.
func TestTransportPartialBodies(t *testing.T) {
	t.Parallel()
	const undeclared = `{"group_by":"desk","date_type":"created_at","total":1,"buckets":[],"x":1}`
	const failure = "contract: listTickets: response 200: x: not declared"
	broken := errors.New("connection reset")
	tests := []struct {
		name string
		body io.Reader
		read func(io.Reader) error
		want []string
	}{
		{"closed at once", strings.NewReader(undeclared), func(io.Reader) error { return nil }, nil},
		{"closed in the middle", strings.NewReader(undeclared), func(r io.Reader) error {
			_, err := io.ReadFull(r, make([]byte, 5))
			return err
		}, nil},
		{"decoded", strings.NewReader(undeclared + "\n"), func(r io.Reader) error {
			return json.NewDecoder(iotest.OneByteReader(r)).Decode(new(any))
		}, []string{failure}},
		{"broken", io.MultiReader(strings.NewReader(undeclared[:9]), iotest.ErrReader(broken)), func(r io.Reader) error {
			if _, err := io.ReadAll(r); !errors.Is(err, broken) {
				return fmt.Errorf("got %v", err)
			}
			return nil
		}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			rec := &recorder{TB: t}
			resp, err := Transport(rec, answering(200, tt.body)).RoundTrip(newRequest("GET /tickets"))
			if err != nil {
				t.Fatal(err)
			}
			if err := tt.read(resp.Body); err != nil {
				t.Error(err)
			}
			closed(t, resp.Body)
			rec.want(t, tt.want...)
		})
	}
}

// TestTransportCountedRequest: a server that knows the length stops reading
// before it is told of the end.
func TestTransportCountedRequest(t *testing.T) {
	t.Parallel()
	rec := &recorder{TB: t}
	next := roundTrip(func(r *http.Request) (*http.Response, error) {
		if _, err := io.ReadFull(r.Body, make([]byte, r.ContentLength)); err != nil {
			return nil, err
		}
		closed(t, r.Body)
		r.Body = nil
		return answering(404, strings.NewReader(refusal))(r)
	})
	exchange(t, rec, next, "PUT /tickets/1", typeJSON, `{"x":1}`)
	rec.want(t, "contract: updateTicket: request: x: not declared")
}

func TestTransportUnreadRequest(t *testing.T) {
	t.Parallel()
	rec := &recorder{TB: t}
	refused := errors.New("refused")
	next := roundTrip(func(r *http.Request) (*http.Response, error) {
		return nil, errors.Join(refused, r.Body.Close())
	})
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPut, "http://x/api/v2/tickets/1?x=1", strings.NewReader(`{"y":1}`))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Transport(rec, next).RoundTrip(r); !errors.Is(err, refused) {
		t.Error(err)
	}
	rec.want(t, "contract: updateTicket: request: query x: not declared")
}

func TestTransportOutsideTheAPI(t *testing.T) {
	t.Parallel()
	rec := &recorder{TB: t}
	tr := Transport(rec, answering(200, strings.NewReader("file")))
	for _, key := range []string{"", "Bearer k"} {
		r := httptest.NewRequest(http.MethodGet, "https://files.exemplo.com.br/a?signature=1", nil)
		if key != "" {
			r.Header.Set("Authorization", key)
		}
		resp, err := tr.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		closed(t, resp.Body)
	}
	rec.want(t, "contract: GET files.exemplo.com.br: the key left the API")
}

func TestTransportAfterTheTest(t *testing.T) {
	t.Parallel()
	rec := &recorder{TB: t}
	resp, err := Transport(rec, answering(200, strings.NewReader("<html>"))).RoundTrip(newRequest("GET /tickets"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range rec.cleanups {
		f()
	}
	if _, err := io.ReadAll(resp.Body); err != nil {
		t.Error(err)
	}
	rec.want(t)
}

// TestTransportOverTCP shows the standard client at work: streamed bodies, a
// context that ends in the middle of an answer, and a 204.
func TestTransportOverTCP(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodDelete {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		w.Header().Set("Content-Type", typeJSON)
		if _, err := io.WriteString(w, "["); err != nil {
			t.Error(err)
		}
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}))
	t.Cleanup(server.Close)
	rec := &recorder{TB: t}
	client := &http.Client{Transport: Transport(rec, server.Client().Transport)}

	ctx, cancel := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+"/api/v2/tickets", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	first := make([]byte, 1)
	if _, err := io.ReadFull(resp.Body, first); err != nil || first[0] != '[' {
		t.Errorf("read %q, %v before the end", first, err)
	}
	cancel()
	if _, err := io.ReadAll(resp.Body); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	closed(t, resp.Body)

	r, err = http.NewRequestWithContext(t.Context(), http.MethodDelete, server.URL+"/api/v2/clients/1/addresses/1", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err = client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	closed(t, resp.Body)
	rec.want(t)
}
