package tifluxtest

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"sync"
	"syscall"
)

// Transport returns a round tripper that reaches the API in process, whatever
// the host of the request. It behaves like a network: bodies stream, a context
// that ends stops the call and the reading of the body at once with the
// context's error, and every [Fault] shows as the error that net/http would
// return. It holds nothing between calls, so it can be used inside a
// testing/synctest bubble even if the API was made outside; its goroutines end
// with the call.
func (a *API) Transport() http.RoundTripper { return transport{a} }

type transport struct{ api *API }

var (
	errRefused = &net.OpError{Op: "dial", Net: "tcp", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}
	errReset   = &net.OpError{Op: "read", Net: "tcp", Err: os.NewSyscallError("read", syscall.ECONNRESET)}
	errPanic   = errors.New("tifluxtest: the server failed while answering")
	errClosed  = errors.New("tifluxtest: read on a closed response body")
)

func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	ctx := r.Context()
	served := serverSide(r)
	body := served.Body
	closeBody := sync.OnceFunc(func() { _ = body.Close() })
	if ctx.Err() != nil {
		closeBody()
		return nil, ctx.Err()
	}
	answers := make(chan answer, 1)
	go func() {
		defer closeBody()
		defer func() {
			if recover() != nil {
				answers <- answer{broken: errPanic}
			}
		}()
		answers <- t.api.serve(ctx, served)
	}()
	select {
	case <-ctx.Done():
		closeBody() // Frees a handler that reads from it.
		return nil, ctx.Err()
	case ans := <-answers:
		return ans.response(r)
	}
}

// serverSide is the request as a server sees it. It shares nothing with the
// caller's but the body, because the caller may change his after an error.
func serverSide(r *http.Request) *http.Request {
	served := r.Clone(r.Context())
	served.RequestURI = r.URL.RequestURI()
	if served.Host == "" {
		served.Host = r.URL.Host
	}
	if served.Body == nil {
		served.Body = http.NoBody
	}
	return served
}

// response turns an answer into what the client receives.
func (ans answer) response(r *http.Request) (*http.Response, error) {
	ctx := r.Context()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case ans.broken != nil:
		return nil, ans.broken
	case ans.wire == wireRefused:
		return nil, errRefused
	case ans.wire == wireReset:
		return nil, errReset
	case ans.wire == wireHang:
		<-ctx.Done()
		return nil, ctx.Err()
	}
	reading, stop := context.WithCancel(ctx)
	if ans.status != http.StatusNoContent {
		ans.header.Set("Content-Length", strconv.Itoa(len(ans.body)))
	}
	return &http.Response{
		Status:        strconv.Itoa(ans.status) + " " + http.StatusText(ans.status),
		StatusCode:    ans.status,
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Header:        ans.header,
		Body:          &answerBody{call: ctx, reading: reading, stop: stop, rest: ans.body, size: len(ans.body), wire: ans.wire},
		ContentLength: int64(len(ans.body)),
		Request:       r,
	}, nil
}

// answerBody hands out a body in the way that its fault wants. It waits only
// inside Read, so that no goroutine is needed.
type answerBody struct {
	call    context.Context // Of the request.
	reading context.Context // Ends with the call or with Close.
	stop    context.CancelFunc
	rest    []byte
	size    int
	wire    wire
}

func (b *answerBody) Read(p []byte) (int, error) {
	if b.reading.Err() != nil {
		return 0, b.end()
	}
	sent := b.size - len(b.rest)
	limit := len(b.rest)
	switch b.wire {
	case wireDrip:
		if wait(b.reading, DripPause) != nil {
			return 0, b.end()
		}
		limit = min(limit, DripSize)
	case wireCut:
		if limit = b.size/2 - sent; limit == 0 {
			return 0, io.ErrUnexpectedEOF
		}
	case wireStall:
		if limit = b.size/2 - sent; limit == 0 {
			<-b.reading.Done()
			return 0, b.end()
		}
	}
	if len(b.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p, b.rest[:limit])
	b.rest = b.rest[n:]
	return n, nil
}

// end is the error of a body that is no longer read.
func (b *answerBody) end() error {
	if err := b.call.Err(); err != nil {
		return err
	}
	return errClosed
}

func (b *answerBody) Close() error {
	b.stop()
	return nil
}
