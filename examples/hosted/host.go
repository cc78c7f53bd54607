package main

import (
	"context"
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/redislimit"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// host is what the requests meet.
type host struct {
	handler http.Handler
	redis   *redis.Client // nil: in memory
	logger  *slog.Logger
}

func newHost(ctx context.Context, s *settings, tel *telemetry, logger *slog.Logger) (*host, error) {
	h := &host{logger: logger}
	if s.redis == nil {
		logger.Info("no REDIS_URL: the quota and what was signed out are kept in the memory of this process")
	} else {
		h.redis = redis.NewClient(s.redis)
		h.ping(ctx)
	}
	base, err := baseClient(s, tel)
	if err != nil {
		return nil, err
	}
	clients := &mcpadapter.Clients{New: func(key string) (*tiflux.Client, error) { return h.client(base, key) }}
	cfg := mcpadapter.HTTPConfig{
		Config:  mcpadapter.Config{Toolsets: words(s.toolsets), ReadOnly: s.readOnly, Wrap: tel.wrap},
		Callers: clients, Origins: words(s.origins), Logger: logger, Observe: tel.observe,
	}
	if s.public != nil {
		cfg.Hosts = []string{s.public.Host}
	}
	if cfg.OAuth, err = h.newOAuth(s, clients); err != nil {
		return nil, err
	}
	if cfg.OAuth != nil { // replicas open each other's questions
		if cfg.SealKey, err = hkdf.Key(sha256.New, s.sealKeys[0], nil, "mcpadapter questions", 32); err != nil {
			return nil, err
		}
	}
	h.handler, err = mcpadapter.NewHandler(cfg)
	return h, err
}

// baseClient has all that the clients of all keys share. It answers no call
// itself.
func baseClient(s *settings, tel *telemetry) (*tiflux.Client, error) {
	opts := []tiflux.Option{
		tiflux.WithUserAgent("tiflux-hosted/" + tiflux.Version), tiflux.WithHooks(tel.hooks),
		tiflux.WithTokenSource(func(context.Context) (string, error) { return "", errors.New("no key was brought") }),
	}
	if s.sandbox {
		opts = append(opts, tiflux.WithHTTPClient(&http.Client{Transport: tifluxtest.New().Transport()}))
	}
	return tiflux.New("", opts...)
}

// client counts the quota of its key together with the other replicas.
func (h *host) client(base *tiflux.Client, key string) (*tiflux.Client, error) {
	opts := []tiflux.Option{tiflux.WithKey(key)}
	if h.redis != nil {
		limiter, err := redislimit.New(h.redis, key, &redislimit.Options{OnError: func(ctx context.Context, err error) {
			h.logger.WarnContext(ctx, "each replica counts for itself", "error", err)
		}})
		if err != nil {
			return nil, err
		}
		opts = append(opts, tiflux.WithLimiter(limiter))
	}
	return base.With(opts...)
}

// ping tells early of a Redis that cannot be used, but does not insist: it may
// come back.
func (h *host) ping(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	if err := h.redis.Ping(ctx).Err(); err != nil {
		h.logger.Warn("Redis does not answer", "error", err)
	}
}

func (h *host) close() error {
	if h.redis == nil {
		return nil
	}
	return h.redis.Close()
}

func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' })
}
