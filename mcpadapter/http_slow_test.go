package mcpadapter_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// pipes is a listener within the process, on which time can be made to pass.
type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { close(p.closed); return nil }
func (p *pipes) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 80} }

// slowly talks to a server that took cfg over a connection, in time that passes
// at once.
func slowly(t *testing.T, cfg mcpadapter.HTTPConfig, talk func(t *testing.T, conn net.Conn)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		api := tifluxtest.New(tifluxtest.Size(5))
		cfg.Callers = &mcpadapter.Clients{New: func(key string) (*tiflux.Client, error) {
			return tiflux.New(key, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
		}}
		handler, err := mcpadapter.NewHandler(cfg)
		if err != nil {
			t.Fatal(err)
		}
		ln := &pipes{make(chan net.Conn), make(chan struct{})}
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- mcpadapter.Serve(ctx, ln, handler) }()
		client, server := net.Pipe()
		ln.conns <- server
		talk(t, client)
		_ = client.Close()
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}

// drip sends text, then a byte a second until the server has had enough.
func drip(conn net.Conn, text string, b byte) (lasted time.Duration) {
	start := time.Now()
	go func() { _, _ = io.Copy(io.Discard, conn) }() // whatever is answered
	_, err := io.WriteString(conn, text)
	for err == nil {
		time.Sleep(time.Second)
		_, err = conn.Write([]byte{b})
	}
	return time.Since(start)
}

func TestSlowHeadersEndTheConnection(t *testing.T) {
	t.Parallel()
	slowly(t, mcpadapter.HTTPConfig{}, func(t *testing.T, conn net.Conn) {
		if lasted := drip(conn, "POST /mcp HTTP/1.1\r\nHost: mcp.exemplo.com.br\r\nX-Slow: ", 'a'); lasted > 15*time.Second {
			t.Errorf("the server waited %s", lasted)
		}
	})
}

const slowHead = "POST /mcp HTTP/1.1\r\nHost: mcp.exemplo.com.br\r\nContent-Type: application/json\r\n" +
	"Accept: application/json, text/event-stream\r\nX-Tiflux-Api-Key: " + tifluxtest.KeyAdmin + "\r\n"

func TestASlowBodyEndsTheConnection(t *testing.T) {
	t.Parallel()
	for name, framing := range map[string]string{
		"with a length": "Content-Length: 100000\r\n\r\n{", "in chunks": "Transfer-Encoding: chunked\r\n\r\n100000\r\n{",
	} {
		slowly(t, mcpadapter.HTTPConfig{}, func(t *testing.T, conn net.Conn) {
			if lasted := drip(conn, slowHead+framing, ' '); lasted > 40*time.Second {
				t.Errorf("%s: the server waited %s", name, lasted)
			}
		})
	}
}

func TestACallMayTakeLongerThanItsBody(t *testing.T) {
	t.Parallel()
	const work = 45 * time.Second
	wait := func(ctx context.Context, _ mcpadapter.Tool, next func(context.Context) error) error {
		select {
		case <-time.After(work):
			return next(ctx)
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	slowly(t, mcpadapter.HTTPConfig{Config: mcpadapter.Config{Wrap: wait}}, func(t *testing.T, conn net.Conn) {
		message := callLine("list_desks", "{}")
		start := time.Now()
		if _, err := fmt.Fprintf(conn, "%sContent-Length: %d\r\n\r\n%s", slowHead, len(message), message); err != nil {
			t.Fatal(err)
		}
		resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Fatalf("after %s: %v", time.Since(start), err)
		}
		body, err := io.ReadAll(resp.Body)
		if err != nil || !strings.Contains(string(body), "Comunicação") {
			t.Errorf("after %s: %v\n%s", time.Since(start), err, body)
		}
	})
}
