// Tiflux-mcp is an MCP server for TiFlux over standard input and output, or for
// many callers over HTTP.
//
//	go install github.com/tiflux/tiflux-go/examples/tiflux-mcp@latest
//	TIFLUX_API_KEY=... tiflux-mcp
//	tiflux-mcp -sandbox                 # without a key, on an in-memory TiFlux
//	tiflux-mcp -http 127.0.0.1:8080     # every caller sends x-tiflux-api-key
//
// It takes the environment variables of the vendor's server, and a flag for each
// of its own settings; see -help. It writes protocol messages to standard
// output, complaints to standard error and nothing to disk.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	_ "time/tzdata" // times are shown in America/Sao_Paulo, also where the system has no zones

	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// The live heap is a few megabytes, so it may grow many times before a collection
// is worth its time; with large files on the way the limit takes over.
const (
	gcPercent   = 1600
	memoryLimit = 256 << 20
)

func main() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(gcPercent)
		debug.SetMemoryLimit(memoryLimit)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil && ctx.Err() == nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "tiflux-mcp:", err)
		}
		os.Exit(2)
	}
}

func run(ctx context.Context, args []string) error {
	s, err := parseSettings(args, os.LookupEnv, os.Stderr)
	if err != nil {
		return err
	}
	client, err := s.newClient()
	if err != nil {
		return err
	}
	s.Client = client
	if s.http == "" {
		in, restoreIn := pipe(os.Stdin, os.Stderr)
		defer restoreIn()
		out, restoreOut := pipe(os.Stdout, os.Stderr)
		defer restoreOut()
		return mcpadapter.ServeStdio(ctx, s.Config, in, out)
	}
	ln, err := net.Listen("tcp", s.http)
	if err != nil {
		return err
	}
	handler, err := mcpadapter.NewHandler(mcpadapter.HTTPConfig{Config: s.Config, Callers: s.callers()})
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "http://%s/mcp\n", ln.Addr())
	return mcpadapter.Serve(ctx, ln, handler)
}

// newClient is the client of the server's own key, nil without one: the tools are
// listed all the same, and a call says how to get a key.
func (s *settings) newClient() (*tiflux.Client, error) {
	switch {
	case s.sandbox:
		s.api = tifluxtest.New(tifluxtest.Quota(0))
		return tiflux.New(cmp.Or(s.key, tifluxtest.KeyAdmin), s.options()...)
	case s.key == "":
		return nil, nil
	}
	return tiflux.New(s.key, s.options()...)
}

// callers make clients for keys that come with requests.
func (s *settings) callers() *mcpadapter.Clients {
	return &mcpadapter.Clients{New: func(key string) (*tiflux.Client, error) { return tiflux.New(key, s.options()...) }}
}

func (s *settings) options() []tiflux.Option {
	opts := []tiflux.Option{tiflux.WithUserAgent("tiflux-mcp/" + tiflux.Version)}
	switch {
	case s.api != nil:
		opts = append(opts, tiflux.WithHTTPClient(&http.Client{Transport: s.api.Transport()}))
	case s.baseURL != "":
		opts = append(opts, tiflux.WithBaseURL(s.baseURL))
	}
	return opts
}
