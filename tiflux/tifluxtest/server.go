package tifluxtest

import (
	"context"
	"io"
	"maps"
	"net"
	"net/http"
	"strconv"
	"testing"
	"time"
)

// ServeHTTP answers one request over a real connection. Faults break that
// connection; where it cannot be taken over (HTTP/2), the request is aborted.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if recover() != nil {
			panic(http.ErrAbortHandler) // Ends the connection without a word.
		}
	}()
	a.serve(r.Context(), r).send(w, r)
}

// send writes an answer in the way that its fault wants.
func (ans answer) send(w http.ResponseWriter, r *http.Request) {
	switch {
	case ans.broken != nil:
		panic(http.ErrAbortHandler)
	case ans.wire == wireRefused, ans.wire == wireReset:
		resetConnection(w)
		return
	case ans.wire == wireHang:
		_, _ = io.Copy(io.Discard, r.Body) // Else the server does not see the client go.
		<-r.Context().Done()
		panic(http.ErrAbortHandler)
	}
	maps.Copy(w.Header(), ans.header)
	if ans.status != http.StatusNoContent {
		w.Header().Set("Content-Length", strconv.Itoa(len(ans.body)))
	}
	w.WriteHeader(ans.status)
	connection := http.NewResponseController(w)
	switch ans.wire {
	case wireCut:
		_, _ = w.Write(ans.body[:len(ans.body)/2])
		_ = connection.Flush()
		panic(http.ErrAbortHandler)
	case wireStall:
		_, _ = w.Write(ans.body[:len(ans.body)/2])
		_ = connection.Flush()
		<-r.Context().Done()
		panic(http.ErrAbortHandler)
	case wireDrip:
		for rest := ans.body; len(rest) > 0 && wait(r.Context(), DripPause) == nil; {
			n := min(len(rest), DripSize)
			_, _ = w.Write(rest[:n])
			_ = connection.Flush()
			rest = rest[n:]
		}
	default:
		_, _ = w.Write(ans.body)
	}
}

// resetConnection closes the connection so that the client sees it reset.
func resetConnection(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = conn.Close()
}

// Server is an API on a loopback port.
type Server struct {
	URL string // Base URL of the API, ending in /api/v2.
	API *API
}

// NewServer serves a new API over TCP until the test ends. Inside a
// testing/synctest bubble use [API.Transport]: a server there hangs it.
func NewServer(t testing.TB, opts ...Option) *Server {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("tifluxtest: listen on loopback: %v", err)
	}
	api := New(opts...)
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	server := &http.Server{
		Handler:           api,
		ReadHeaderTimeout: time.Minute,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = server.Serve(listener) // Returns when closed below.
	}()
	t.Cleanup(func() {
		cancel() // Frees hanging answers.
		_ = server.Close()
		<-done
	})
	return &Server{URL: "http://" + listener.Addr().String() + BasePath, API: api}
}
