// Sandbox serves the in-memory TiFlux, for clients in any language. Its first
// line of output is the base URL.
//
//	go run ./examples/sandbox -addr 127.0.0.1:8099
//	curl -H 'Authorization: Bearer demo-admin' http://127.0.0.1:8099/api/v2/desks
//
// The keys demo-admin, demo-attendant, demo-no-license and demo-client choose
// who is asking. Nothing is kept when it ends.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"time"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func main() {
	addr := flag.String("addr", "127.0.0.1:0", "address to listen on; port 0 takes a free one")
	quota := flag.Int("quota", 120, "requests a minute and key; 0 is no limit")
	seed := flag.Uint64("seed", 1, "chooses the data")
	size := flag.Int("size", 800, "number of tickets")
	latency := flag.Duration("latency", 0, "delay of every answer")
	faults := flag.Float64("faults", 0, "share of requests, 0 to 1, that fail in some way")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	opts := []tifluxtest.Option{
		tifluxtest.Quota(*quota), tifluxtest.Seed(*seed), tifluxtest.Size(*size), tifluxtest.Latency(*latency),
	}
	if *faults > 0 {
		opts = append(opts, tifluxtest.Faults(*faults, *seed))
	}
	if err := serve(ctx, *addr, tifluxtest.New(opts...), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "sandbox:", err)
		os.Exit(1)
	}
}

// serve answers until ctx ends.
func serve(ctx context.Context, addr string, api http.Handler, out io.Writer) error {
	ln, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(out, "http://%s%s\n", ln.Addr(), tifluxtest.BasePath)
	server := &http.Server{Handler: api, ReadHeaderTimeout: 10 * time.Second}
	context.AfterFunc(ctx, func() { _ = server.Close() })
	if err := server.Serve(ln); ctx.Err() == nil {
		return err
	}
	return nil
}
