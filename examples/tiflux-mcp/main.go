// Tiflux-mcp is an MCP server for TiFlux over standard input and output.
//
//	go install github.com/tiflux/tiflux-go/examples/tiflux-mcp@latest
//	TIFLUX_API_KEY=... tiflux-mcp
//	tiflux-mcp -sandbox     # without a key, on an in-memory TiFlux
//
// It takes the environment variables of the vendor's server, and a flag for each
// of its own settings; see -help. It writes protocol messages to standard
// output, complaints to standard error and nothing to disk.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // times are shown in America/Sao_Paulo, also where the system has no zones

	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func main() {
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
	cfg, err := s.config()
	if err != nil {
		return err
	}
	return mcpadapter.ServeStdio(ctx, cfg, os.Stdin, os.Stdout)
}

// config makes the client. Without a key the tools are listed all the same, and
// a call says how to get one.
func (s *settings) config() (mcpadapter.Config, error) {
	cfg := s.Config
	key, opts := s.key, []tiflux.Option{tiflux.WithUserAgent("tiflux-mcp/" + tiflux.Version)}
	switch {
	case s.sandbox:
		api := tifluxtest.New(tifluxtest.Quota(0))
		key = tifluxtest.KeyAdmin
		opts = append(opts, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	case key == "":
		return cfg, nil
	case s.baseURL != "":
		opts = append(opts, tiflux.WithBaseURL(s.baseURL))
	}
	client, err := tiflux.New(key, opts...)
	cfg.Client = client
	return cfg, err
}
