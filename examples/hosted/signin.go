package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
	"github.com/tiflux/tiflux-go/mcpadapter/oauth/redisstore"
	"github.com/tiflux/tiflux-go/tiflux"
)

// signIn lets connectors in that cannot send a header.
type signIn struct {
	server   *oauth.Server
	resource string
}

func (h *host) newSignIn(s *settings, base *tiflux.Client) (*signIn, error) {
	cfg := oauth.Config{
		Issuer: s.public.String(), SealKeys: s.sealKeys, Logger: h.logger,
		CheckKey: func(ctx context.Context, key string) (string, error) { return checkKey(ctx, base, key) },
	}
	if h.redis != nil {
		cfg.Store = &redisstore.Store{Redis: h.redis}
	}
	if s.proxied != "" {
		cfg.ClientAddr = func(r *http.Request) string { return lastAddress(r.Header, s.proxied) }
	}
	server, err := oauth.New(cfg)
	return &signIn{server, s.public.JoinPath("mcp").String()}, err
}

// checkKey asks for the user of a key that may be anything, so it leaves no trace
// in what is kept for keys.
func checkKey(ctx context.Context, base *tiflux.Client, key string) (subject string, err error) {
	client, err := base.With(tiflux.WithKey(key))
	if err != nil {
		return "", fmt.Errorf("%w: %w", oauth.ErrKeyRefused, err)
	}
	me, err := client.Users.Me(ctx)
	switch {
	case errors.Is(err, tiflux.ErrUnauthorized):
		return "", fmt.Errorf("%w: %w", oauth.ErrKeyRefused, err)
	case err != nil:
		return "", err
	}
	return strconv.FormatInt(me.ID, 10), nil
}

// lastAddress is what the nearest proxy added; the rest is the caller's text.
func lastAddress(h http.Header, name string) string {
	values := strings.Split(strings.Join(h.Values(name), ","), ",")
	return strings.TrimSpace(values[len(values)-1])
}

// before serves signing in, and turns a token into the key that it stands for.
func (s *signIn) before(next http.Handler) http.Handler {
	protocol := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, signedIn := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		switch {
		case !signedIn && (r.Method != http.MethodPost || len(r.Header.Values("X-Tiflux-Api-Key")) > 0):
			next.ServeHTTP(w, r)
			return
		case !signedIn:
			s.challenge(w, "")
			return
		}
		grant, err := s.server.Verify(r.Context(), token, s.resource)
		switch {
		case errors.Is(err, oauth.ErrInvalidToken):
			s.challenge(w, "invalid_token")
			return
		case err != nil:
			http.Error(w, "tokens cannot be checked now", http.StatusServiceUnavailable)
			return
		}
		r = r.Clone(r.Context())
		r.Header.Del("Authorization")
		r.Header.Add("X-Tiflux-Api-Key", grant.Key) // one that was sent beside the token makes two, which is refused
		next.ServeHTTP(w, r)
	})
	mux := http.NewServeMux()
	mux.Handle("/mcp", protocol)
	mux.Handle("/", next)
	for _, path := range []string{"/authorize", "/token", "/register", "/revoke", "/.well-known/"} {
		mux.Handle(path, s.server.Handler())
	}
	return mux
}

func (s *signIn) challenge(w http.ResponseWriter, code string) {
	w.Header().Set("WWW-Authenticate", s.server.Challenge(s.resource, code, ""))
	http.Error(w, "sign in, or send the header x-tiflux-api-key", http.StatusUnauthorized)
}
