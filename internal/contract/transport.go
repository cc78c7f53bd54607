package contract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
)

// FaultHeader marks a response that breaks the contract on purpose.
const FaultHeader = "Tifluxtest-Fault"

// TransportOption changes what Transport judges.
type TransportOption func(*transport)

// Sample judges the first of every n exchanges, for tests that make thousands.
func Sample(n int) TransportOption {
	return func(t *transport) { t.every = max(int64(n), 1) }
}

// Transport passes exchanges to next and fails t for each that breaks the
// contract. It reads nothing ahead and holds nothing back: it looks at what
// passes, and judges a message once its last byte has. A request that next does
// not read to its end, and a response that the caller leaves in the middle of
// its JSON, are judged without their body.
//
// A response with FaultHeader is not judged. Requests outside the API, such as
// downloads of files from their pre-signed addresses, must only not carry the
// key.
func Transport(t testing.TB, next http.RoundTripper, opts ...TransportOption) http.RoundTripper {
	t.Helper()
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	tr := &transport{contract: c, next: next, every: 1, report: t.Errorf}
	for _, opt := range opts {
		opt(tr)
	}
	// A body may outlive the test, but the test must not be told then.
	t.Cleanup(func() {
		tr.mu.Lock()
		defer tr.mu.Unlock()
		tr.report = func(string, ...any) {}
	})
	return tr
}

type transport struct {
	contract *Contract
	next     http.RoundTripper
	every    int64
	seen     atomic.Int64

	mu     sync.Mutex
	report func(format string, args ...any)
}

func (t *transport) fail(err error) {
	if err == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.report("contract: %v", err)
}

func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	if (t.seen.Add(1)-1)%t.every != 0 {
		return t.next.RoundTrip(r)
	}
	if _, ok := t.contract.below(r.URL); !ok {
		if r.Header.Get("Authorization") != "" {
			t.fail(fmt.Errorf("%s %s: the key left the API", r.Method, r.URL.Host))
		}
		return t.next.RoundTrip(r)
	}
	resp, err := t.next.RoundTrip(t.sending(r))
	if err == nil {
		resp.Request = r // not our copy
	}
	if err == nil && resp.Header.Get(FaultHeader) == "" {
		resp.Body = &tee{ReadCloser: resp.Body, length: resp.ContentLength, done: func(body []byte, complete bool) {
			// A decoder of JSON stops at the end of the value, before that of the body.
			if complete || json.Valid(body) {
				t.fail(t.contract.CheckResponse(r, resp.StatusCode, resp.Header, body))
			}
		}}
	}
	return resp, err
}

// sending judges what is known of the request already and returns a copy of it
// whose body is judged on its way.
func (t *transport) sending(r *http.Request) *http.Request {
	op, path, ok := t.contract.match(r.Method, r.URL)
	if !ok {
		t.fail(unknownRoute(r))
		return r
	}
	what, contentType := op.ID+": request", r.Header.Get("Content-Type")
	var p problems
	op.checkTarget(path, r.URL.RawQuery, &p)
	if r.Body == nil || r.Body == http.NoBody {
		op.checkBody(contentType, nil, &p)
		t.fail(p.err(what))
		return r
	}
	t.fail(p.err(what))

	watch := func(body io.ReadCloser) io.ReadCloser {
		return &tee{ReadCloser: body, length: r.ContentLength, done: func(body []byte, complete bool) {
			var p problems
			if complete {
				op.checkBody(contentType, body, &p)
			}
			t.fail(p.err(what))
		}}
	}
	watched := r.WithContext(r.Context())
	watched.Body = watch(r.Body)
	if r.GetBody != nil {
		watched.GetBody = func() (io.ReadCloser, error) {
			body, err := r.GetBody()
			if err != nil {
				return nil, err
			}
			return watch(body), nil
		}
	}
	return watched
}

// tee remembers what is read through it and tells done once: at the end, or
// when the reader closes the body before. A read that fails is no message.
type tee struct {
	io.ReadCloser
	length int64 // -1: unknown
	done   func(body []byte, complete bool)

	mu   sync.Mutex // net/http may close a body while it is being read
	seen bytes.Buffer
	over bool
}

func (t *tee) Read(b []byte) (int, error) {
	n, err := t.ReadCloser.Read(b)
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.over {
		return n, err
	}
	t.seen.Write(b[:n])
	switch err {
	case nil:
	case io.EOF:
		t.finish(true)
	default:
		t.over = true
	}
	return n, err
}

func (t *tee) Close() error {
	t.mu.Lock()
	if !t.over {
		t.finish(int64(t.seen.Len()) == t.length)
	}
	t.mu.Unlock()
	return t.ReadCloser.Close()
}

func (t *tee) finish(complete bool) {
	t.over = true
	t.done(t.seen.Bytes(), complete)
}
