package mcpadapter_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

const stdioHello = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
{"jsonrpc":"2.0","method":"notifications/initialized"}
`

// TestStdioSurvivesBadLines feeds lines that are no messages between good ones.
func TestStdioSurvivesBadLines(t *testing.T) {
	t.Parallel()
	cfg := config(t, tifluxtest.New(tifluxtest.Size(5)), tifluxtest.KeyAdmin)
	cfg.MaxMessage = 2000
	in := stdioHello + strings.Join([]string{
		`not json`,
		`{"hello":1}`,
		``,
		`{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"x":"` + strings.Repeat("a", 100_000) + `"}}`,
		`{"jsonrpc":"2.0","id":8,"method":"ping"}`,
		``,
	}, "\n")
	var out bytes.Buffer
	if err := mcpadapter.ServeStdio(t.Context(), cfg, strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"code":-32700`, `"code":-32600`, `"id":7`, `longer than 2000 bytes`, `"id":8`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in\n%s", want, out.String())
		}
	}
}

// writerFunc is an output.
type writerFunc func(p []byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// While a client takes its time to read, answers gather and go out together; each
// goes out once, before the server ends.
func TestStdioAnswersShareAWrite(t *testing.T) {
	t.Parallel()
	const calls = 200
	synctest.Test(t, func(t *testing.T) {
		var in strings.Builder
		in.WriteString(stdioHello)
		for i := range calls {
			fmt.Fprintf(&in, `{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"get_ticket","arguments":{"ticket_number":10001}}}`+"\n", 1000+i)
		}
		var out bytes.Buffer
		writes := 0
		slow := writerFunc(func(p []byte) (int, error) {
			time.Sleep(time.Second)
			writes++
			return out.Write(p)
		})
		cfg := config(t, tifluxtest.New(tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
		if err := mcpadapter.ServeStdio(t.Context(), cfg, strings.NewReader(in.String()), slow); err != nil {
			t.Fatal(err)
		}
		for i := range calls {
			if n := strings.Count(out.String(), fmt.Sprintf(`"id":%d,`, 1000+i)); n != 1 {
				t.Errorf("call %d has %d answers", i, n)
			}
		}
		if lines := strings.Count(out.String(), "\n"); lines != calls+1 || writes > 10 {
			t.Errorf("%d lines in %d writes", lines, writes)
		}
	})
}

// A client that has gone away ends the session; what it asked last is dropped.
func TestStdioEndsWithItsOutput(t *testing.T) {
	t.Parallel()
	in, client := io.Pipe()
	t.Cleanup(func() { _ = client.Close() })
	gone := errors.New("the client is gone")
	var writes atomic.Int32
	out := writerFunc(func(p []byte) (int, error) {
		if writes.Add(1) > 1 {
			return 0, gone
		}
		return len(p), nil
	})
	cfg := config(t, tifluxtest.New(tifluxtest.Size(5)), tifluxtest.KeyAdmin)
	ended := make(chan error, 1)
	go func() { ended <- mcpadapter.ServeStdio(t.Context(), cfg, in, out) }()
	for _, line := range []string{stdioHello, `{"jsonrpc":"2.0","id":2,"method":"ping"}` + "\n"} {
		if _, err := io.WriteString(client, line); err != nil {
			t.Fatal(err)
		}
	}
	select {
	case err := <-ended:
		if !errors.Is(err, gone) {
			t.Errorf("ended with: %v", err)
		}
	case <-time.After(30 * time.Second):
		t.Fatal("the session goes on without an output")
	}
}
