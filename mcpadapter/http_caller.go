package mcpadapter

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

const (
	keyHeader       = "X-Tiflux-Api-Key"
	toolsetsHeader  = "X-Tiflux-Toolsets"
	readOnlyHeader  = "X-Tiflux-Read-Only"
	verbosityHeader = "X-Tiflux-Verbosity"
	languageHeader  = "X-Tiflux-Language"
)

// caller is whose request it is.
type caller struct {
	key  string
	kind string // of credential, for logs
}

type callerKey struct{}

func callerOf(ctx context.Context) *caller {
	c, _ := ctx.Value(callerKey{}).(*caller)
	return c
}

// callerClient is the client of the request's caller; own for one without a
// credential.
func callerClient(ctx context.Context, clients *Clients, own *tiflux.Client) (*tiflux.Client, error) {
	if c := callerOf(ctx); c != nil && c.key != "" {
		return clients.For(c.key)
	}
	return own, nil
}

// identify finds the caller and what the request narrows, and takes the
// credential out of the request: nothing behind it can log or pass it on.
func (cfg *HTTPConfig) identify(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if reason := badCredentials(r); reason != "" {
			http.Error(w, reason, http.StatusBadRequest)
			return
		}
		limits, reason := limitsFrom(r.Header, cfg.toolsets())
		if reason != "" {
			http.Error(w, reason, http.StatusBadRequest)
			return
		}
		if !cfg.admit(w, r, callerOf(r.Context())) {
			return
		}
		r = r.Clone(WithLimits(r.Context(), limits))
		r.Header.Del(keyHeader)
		r.Header.Del("Authorization")
		next.ServeHTTP(w, r)
	})
}

// admit finds out who is calling, or answers what is missing.
func (cfg *HTTPConfig) admit(w http.ResponseWriter, r *http.Request, c *caller) bool {
	token := r.Header.Get("Authorization")
	switch key := r.Header.Get(keyHeader); {
	case key != "":
		c.key, c.kind = key, "key"
		return true
	case token == "" && (cfg.OAuth == nil || cfg.Client != nil):
		return true
	case cfg.OAuth == nil:
		cfg.unauthorized(w, r, "", "this server takes no tokens: send the header x-tiflux-api-key")
		return false
	case token == "":
		cfg.unauthorized(w, r, "", credentialNeeded)
		return false
	}
	scheme, value, _ := strings.Cut(token, " ")
	if !strings.EqualFold(scheme, "Bearer") {
		value = "" // which is no token
	}
	grant, err := cfg.OAuth.Verify(r.Context(), strings.TrimSpace(value), cfg.resource(r))
	switch {
	case errors.Is(err, oauth.ErrInvalidToken):
		cfg.unauthorized(w, r, "invalid_token", credentialNeeded)
		return false
	case err != nil:
		http.Error(w, "tokens cannot be checked now, try again", http.StatusServiceUnavailable)
		return false
	}
	c.key, c.kind = grant.Key, "oauth"
	return true
}

const credentialNeeded = "a TiFlux key or a token is needed"

// resource is what a token must be for.
func (cfg *HTTPConfig) resource(r *http.Request) string {
	return cfg.OAuth.Issuer() + strings.TrimSuffix(r.URL.Path, "/")
}

// unauthorized refuses a caller, and tells a connector where to get a token.
func (cfg *HTTPConfig) unauthorized(w http.ResponseWriter, r *http.Request, code, reason string) {
	if cfg.OAuth != nil {
		w.Header().Set("WWW-Authenticate", cfg.OAuth.Challenge(cfg.resource(r), code, ""))
	}
	http.Error(w, reason, http.StatusUnauthorized)
}

// secretParameters are names under which credentials are sent in addresses, from
// where they reach logs and histories.
var secretParameters = []string{"access_token", "api_key", "apikey", "key", "token", "x-tiflux-api-key"}

// cleanAddresses refuses requests whose address holds a credential, before
// anything could send it back in a redirect.
func (cfg *HTTPConfig) cleanAddresses(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name := range r.URL.Query() {
			if slices.Contains(secretParameters, strings.ToLower(name)) {
				cfg.unauthorized(w, r, "", "a credential in the address is refused: send the header x-tiflux-api-key, and make a new key")
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// badCredentials says why what a request brings cannot be told apart.
func badCredentials(r *http.Request) string {
	keys := r.Header.Values(keyHeader)
	switch {
	case len(keys) > 1 || len(r.Header.Values("Authorization")) > 1:
		return "send one credential"
	case len(keys) == 1 && r.Header.Get("Authorization") != "":
		return "send either x-tiflux-api-key or Authorization"
	}
	return ""
}

// limitsFrom reads what a request narrows; toolsets are those that exist.
func limitsFrom(h http.Header, toolsets []string) (l Limits, reason string) {
	if s := h.Get(toolsetsHeader); s != "" {
		l.Toolsets = commaWords(s)
		for _, set := range l.Toolsets {
			if !slices.Contains(toolsets, set) {
				return l, "x-tiflux-toolsets: there is no toolset " + strconv.Quote(set)
			}
		}
	}
	if s := h.Get(readOnlyHeader); s != "" {
		on, err := strconv.ParseBool(s)
		if err != nil {
			return l, "x-tiflux-read-only: must be true or false"
		}
		l.ReadOnly = on
	}
	switch s := h.Get(verbosityHeader); s {
	case "":
	case "rich", "compact":
		l.Compact = new(s == "compact")
	default:
		return l, "x-tiflux-verbosity: must be rich or compact"
	}
	switch s := h.Get(languageHeader); strings.ToLower(s) {
	case "":
	case "pt-br", "pt":
		l.Language = new(render.Portuguese)
	case "en":
		l.Language = new(render.English)
	default:
		return l, "x-tiflux-language: must be pt-BR or en"
	}
	return l, ""
}

func commaWords(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' })
}
