package mcpadapter

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/semaphore"
)

// pages lets web pages call that may, and no others.
func (cfg *HTTPConfig) pages(next http.Handler) http.Handler {
	if slices.Contains(cfg.Origins, "*") {
		return cfg.cors(next)
	}
	origins := http.NewCrossOriginProtection()
	for _, o := range cfg.Origins {
		_ = origins.AddTrustedOrigin(o) // checked by NewHandler
	}
	return cfg.cors(origins.Handler(next))
}

// checkOrigins refuses what no browser would send.
func (cfg *HTTPConfig) checkOrigins() error {
	for _, o := range cfg.Origins {
		if o == "*" {
			continue
		}
		if err := http.NewCrossOriginProtection().AddTrustedOrigin(o); err != nil {
			return fmt.Errorf("mcpadapter: Origins: %w", err)
		}
	}
	return nil
}

// edge stands before everything: ids, logs, and hosts that are not served.
func (cfg *HTTPConfig) edge(next *http.ServeMux) http.Handler {
	guarded := cfg.hosts(cfg.cleanAddresses(next))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		c := &caller{kind: "none"}
		id := requestID(r.Header.Get("X-Request-Id"))
		w.Header().Set("X-Request-Id", id)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		record := &statusWriter{ResponseWriter: w}
		ctx := context.WithValue(r.Context(), callerKey{}, c)
		defer cfg.contain(ctx, record, func() {
			cfg.report(ctx, HTTPRequest{
				ID: id, Method: r.Method, Route: route(next, r), Credential: c.kind,
				Status: record.status(), Bytes: record.bytes, Duration: time.Since(start),
			})
		})
		cfg.contain(ctx, record, func() { guarded.ServeHTTP(record, r.WithContext(ctx)) })
	})
}

func (cfg *HTTPConfig) report(ctx context.Context, r HTTPRequest) {
	if cfg.Observe != nil {
		cfg.Observe(ctx, r)
	}
	if cfg.Logger != nil {
		cfg.Logger.LogAttrs(ctx, slog.LevelInfo, "http request",
			slog.String("id", r.ID), slog.String("method", r.Method), slog.String("route", r.Route),
			slog.String("credential", r.Credential), slog.Int("status", r.Status),
			slog.Int64("bytes", r.Bytes), slog.Duration("duration", r.Duration))
	}
}

// route is the pattern that a request meets: addresses are the caller's text.
func route(mux *http.ServeMux, r *http.Request) string {
	_, pattern := mux.Handler(r)
	if _, path, ok := strings.Cut(pattern, " "); ok {
		pattern = path
	}
	if pattern == "" {
		return "other"
	}
	return strings.TrimSuffix(pattern, "{$}")
}

// requestID keeps the caller's id if it is one that a log can hold.
func requestID(given string) string {
	bad := func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '-' && r != '_'
	}
	if given == "" || len(given) > 64 || strings.ContainsFunc(given, bad) {
		return rand.Text()
	}
	return given
}

// hosts refuses requests that name another host, as a page does that was made
// to reach this address under its own name. What watches over the server calls
// it by its address.
func (cfg *HTTPConfig) hosts(next http.Handler) http.Handler {
	if len(cfg.Hosts) == 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		watched := r.URL.Path == healthPath || r.URL.Path == readyPath
		if !watched && !slices.ContainsFunc(cfg.Hosts, func(h string) bool { return strings.EqualFold(h, r.Host) }) {
			http.Error(w, "this host is not served here", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

const corsHeaders = "Authorization, Content-Type, Last-Event-ID, Mcp-Method, Mcp-Name, Mcp-Protocol-Version, Mcp-Session-Id, X-Request-Id, " +
	keyHeader + ", " + toolsetsHeader + ", " + readOnlyHeader + ", " + verbosityHeader + ", " + languageHeader

// cors lets web pages call that may.
func (cfg *HTTPConfig) cors(next http.Handler) http.Handler {
	if len(cfg.Origins) == 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		w.Header().Add("Vary", "Origin")
		if origin == "" || !slices.Contains(cfg.Origins, origin) && !slices.Contains(cfg.Origins, "*") {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Access-Control-Allow-Origin", origin)
		w.Header().Set("Access-Control-Expose-Headers", "Mcp-Session-Id, WWW-Authenticate, X-Request-Id")
		if r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" {
			w.Header().Set("Access-Control-Allow-Methods", "GET, POST, DELETE")
			w.Header().Set("Access-Control-Allow-Headers", corsHeaders)
			w.Header().Set("Access-Control-Max-Age", "600")
			w.WriteHeader(http.StatusNoContent)
			return
		}
		next.ServeHTTP(w, r)
	})
}

const (
	longBody    = 256 << 10        // from here on a request counts as long
	bodyTimeout = 30 * time.Second // for a request to arrive
)

// limitBodies bounds what requests hold in memory: each of them, and the long
// ones together. One that does not arrive in time is ended.
func limitBodies(next http.Handler, most, together int64) http.Handler {
	room := semaphore.NewWeighted(max(together, most))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		size := r.ContentLength
		if size > most {
			http.Error(w, fmt.Sprintf("the request is longer than %d bytes", most), http.StatusRequestEntityTooLarge)
			return
		}
		if size < 0 && r.Body != http.NoBody {
			size = most // it does not say
		}
		if size > longBody {
			if !room.TryAcquire(size) {
				w.Header().Set("Retry-After", "1")
				http.Error(w, "too many long requests are under way", http.StatusServiceUnavailable)
				return
			}
			defer room.Release(size)
		}
		// Not every server can set a deadline; one that cannot has its own.
		_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(bodyTimeout))
		next.ServeHTTP(w, r)
	})
}

// statusWriter remembers what was answered.
type statusWriter struct {
	http.ResponseWriter
	code  int
	bytes int64
}

func (w *statusWriter) WriteHeader(code int) {
	if w.code == 0 {
		w.code = code
	}
	w.ResponseWriter.WriteHeader(code)
}

func (w *statusWriter) Write(p []byte) (int, error) {
	if w.code == 0 {
		w.code = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.bytes += int64(n)
	return n, err
}

func (w *statusWriter) status() int {
	if w.code == 0 {
		return http.StatusOK
	}
	return w.code
}

// Unwrap lets http.ResponseController reach what is below.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Flush is for streams of events.
func (w *statusWriter) Flush() {
	if f, ok := w.ResponseWriter.(http.Flusher); ok {
		f.Flush()
	}
}
