package mcpadapter

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
	"github.com/tiflux/tiflux-go/tiflux"
)

// HTTPConfig is a Config for many callers over HTTP. Each brings a credential of
// its own: a key in the header x-tiflux-api-key or, with OAuth, a token in
// Authorization.
type HTTPConfig struct {
	Config

	// Callers makes the clients of the callers' keys; nil is a new one. ClientFor
	// is not used. Client, if set, answers callers that bring no credential: leave
	// it nil on an address that others reach.
	Callers *Clients

	// OAuth lets connectors in that bring a token, and its endpoints are served
	// beside the protocol. Its CheckKey can be that of Callers. A caller without a
	// credential is then asked for one; without OAuth the tools are listed, and a
	// call says how to get a key.
	OAuth *oauth.Server

	// Hosts are the names under which the server is reached, with a port where it
	// is not the usual one; others are refused, except for /health and /ready.
	// Empty takes all, except that a request over loopback must name a loopback
	// host.
	Hosts []string
	// Origins are those of web pages that may call, "https://app.exemplo.com.br";
	// "*" is every page. Empty is none but the server's own.
	Origins []string

	// MaxBody is the longest request, in bytes; 0 is 8 MiB. MaxBodies bounds what
	// long requests hold together at a time; 0 is 64 MiB.
	MaxBody   int64
	MaxBodies int64

	// Logger takes one line for each request, without anything about people, and
	// the stack of a panic: that call fails, the others go on. Nil logs nothing.
	// Observe, if set, is called after each request, for metrics.
	Logger  *slog.Logger
	Observe func(context.Context, HTTPRequest)
}

// HTTPRequest is what is known of a request when it has been answered. Route and
// Credential take few values, so that they can label a metric.
type HTTPRequest struct {
	ID         string // X-Request-Id, of the caller or made here
	Method     string
	Route      string // "/mcp", "/health", ..., "other"
	Credential string // "key", "oauth" or "none"
	Status     int
	Bytes      int64
	Duration   time.Duration
}

const (
	defaultMaxBody   = 8 << 20
	defaultMaxBodies = 64 << 20

	healthPath = "/health"
	readyPath  = "/ready"
)

// NewHandler returns a handler for many callers: the protocol at POST /mcp and
// POST / (stateless, so that any replica can answer any request), what the server
// is at GET of the same, GET /health and GET /ready.
//
// Headers narrow a request further: x-tiflux-toolsets, x-tiflux-read-only,
// x-tiflux-verbosity (rich, compact) and x-tiflux-language (pt-BR, en).
func NewHandler(cfg HTTPConfig) (http.Handler, error) {
	if err := cfg.checkOrigins(); err != nil {
		return nil, err
	}
	if cfg.Callers == nil {
		cfg.Callers = &Clients{}
	}
	own := cfg.Client
	cfg.ClientFor = func(ctx context.Context) (*tiflux.Client, error) { return callerClient(ctx, cfg.Callers, own) }
	server, err := NewServer(cfg.Config)
	if err != nil {
		return nil, err
	}
	server.AddReceivingMiddleware(cfg.survivePanics)
	if cfg.MaxBody <= 0 {
		cfg.MaxBody = defaultMaxBody
	}
	if cfg.MaxBodies <= 0 {
		cfg.MaxBodies = defaultMaxBodies
	}
	protocol := mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return server }, &mcp.StreamableHTTPOptions{
		Stateless: true, PropagateRequestCancellation: true, MaxRequestBodyBytes: cfg.MaxBody,
		DisableLocalhostProtection: len(cfg.Hosts) > 0, // looked at already; behind a proxy the host is not this one's
	})
	endpoint := cfg.pages(cfg.infoOr(cfg.identify(limitBodies(protocol, cfg.MaxBody, cfg.MaxBodies))))
	mux := http.NewServeMux()
	for _, path := range []string{"/mcp", "/{$}"} {
		mux.Handle(path, endpoint)
	}
	if cfg.OAuth != nil { // its endpoints guard themselves against pages of others
		for _, path := range []string{"/.well-known/", "/authorize", "/token", "/register", "/revoke"} {
			mux.Handle(path, cfg.OAuth.Handler())
		}
	}
	mux.HandleFunc("GET "+healthPath, func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusOK, map[string]string{"status": "ok"})
	})
	mux.Handle("GET "+readyPath, &readiness{client: own})
	return cfg.edge(mux), nil
}

// infoOr answers a GET that wants no stream of events with what the server is.
func (cfg *HTTPConfig) infoOr(next http.Handler) http.Handler {
	credentials := []string{"header x-tiflux-api-key"}
	if cfg.OAuth != nil {
		credentials = append(credentials, "OAuth 2.1")
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet || strings.Contains(r.Header.Get("Accept"), "text/event-stream") {
			next.ServeHTTP(w, r)
			return
		}
		writeJSON(w, http.StatusOK, map[string]any{
			"name": "tiflux", "version": tiflux.Version, "transport": "streamable-http", "endpoint": "/mcp",
			"credentials": credentials,
		})
	})
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // the caller has gone
}
