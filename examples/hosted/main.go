// Hosted is an MCP server for many people and many replicas: everyone brings a
// TiFlux key, in the header x-tiflux-api-key or by signing in over OAuth.
//
//	go run -C examples/hosted . -sandbox
//	claude mcp add --transport http tiflux http://127.0.0.1:8080/mcp --header "x-tiflux-api-key: demo-admin"
//
// Flags have variables of the same meaning, for containers; a flag wins. Secrets
// are variables only:
//
//	REDIS_URL   redis://user:password@host:6379/0: replicas share the quota of each
//	            key, and what was signed out. Without it they are kept in memory,
//	            which is right for one replica
//	SEAL_KEYS   32 random bytes in base64 (openssl rand -base64 32), several
//	            separated by commas, the newest first: turns on signing in, together
//	            with PUBLIC_URL. The same in all replicas
//
// Spans and metrics are sent where OTEL_EXPORTER_OTLP_ENDPOINT says, if it is set.
// SIGTERM ends it once the calls under way are answered.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // times are shown in America/Sao_Paulo, also where the system has no zones

	"github.com/redis/go-redis/v9"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	redis.SetLogger(redisLogger{newLogger(os.Stderr)})
	if err := run(ctx, os.Args[1:], os.LookupEnv, os.Stdout, os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "hosted:", err)
		}
		os.Exit(1)
	}
}

func newLogger(w io.Writer) *slog.Logger { return slog.New(slog.NewJSONHandler(w, nil)) }

// redisLogger takes what the Redis client would print.
type redisLogger struct{ logger *slog.Logger }

func (l redisLogger) Printf(ctx context.Context, format string, args ...any) {
	l.logger.WarnContext(ctx, "redis", "text", fmt.Sprintf(format, args...))
}

// run serves until ctx ends. It writes its address to stdout when it listens, and
// its log to stderr.
func run(ctx context.Context, args []string, lookup func(string) (string, bool), stdout, stderr io.Writer) (err error) {
	s, err := parseSettings(args, lookup, stderr)
	if err != nil {
		return err
	}
	logger := newLogger(stderr)
	telemetry, err := startTelemetry(ctx, lookup)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, telemetry.stop()) }()
	host, err := newHost(ctx, s, telemetry, logger)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, host.close()) }()

	ln, err := new(net.ListenConfig).Listen(ctx, "tcp", s.addr)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(stdout, "http://%s/mcp\n", ln.Addr()); err != nil {
		return errors.Join(err, ln.Close())
	}
	server := &http.Server{
		Handler: host.handler, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute,
		ErrorLog: slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(ln) }()
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	logger.Info("ending when the calls under way are answered", "at most", s.grace)
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.grace)
	defer cancel()
	if err := server.Shutdown(grace); err != nil {
		return errors.Join(fmt.Errorf("calls were cut off: %w", err), server.Close())
	}
	return nil
}
