package oauth

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Config is what an authorization server is made of. Issuer, SealKeys and
// CheckKey are required.
type Config struct {
	// Issuer is the origin under which clients reach the server,
	// "https://mcp.exemplo.com.br"; http on a loopback address only.
	Issuer string
	// Resource is the address of the MCP endpoint, on the same origin. Empty is
	// Issuer + "/mcp".
	Resource string
	// Name is what the page calls the server; empty is "TiFlux MCP".
	Name string

	// SealKeys are secrets of 32 random bytes. The first seals; all open, so that
	// a new one is put in front and the old one kept until what it sealed has
	// ended: RefreshTTL for tokens, and as long as clients that registered
	// themselves shall not have to do it again.
	SealKeys [][]byte
	// Store keeps revocations and what was used; nil is NewMemoryStore.
	Store Store

	// CheckKey asks TiFlux whether an API key is good, and for a stable id of its
	// user. An error that matches ErrKeyRefused is a key that is not; any other
	// means that it cannot be known now. It is also asked when tokens are
	// refreshed: a connector whose key has ended is told to ask the user again.
	// Its errors are logged, without the key.
	CheckKey func(ctx context.Context, key string) (subject string, err error)

	// Scopes are what clients may ask for, and get if they ask for none. Empty is
	// "tiflux" alone: what a user may do is decided by the key.
	Scopes []string
	// AccessTTL is how long an access token is good, 0 is 30 minutes, at most an
	// hour. RefreshTTL is how long a refresh token waits to be used, 0 is 30 days;
	// using it begins anew.
	AccessTTL, RefreshTTL time.Duration

	// Clients need no registration.
	Clients []Client
	// RedirectSchemes are schemes of applications ("cursor") that clients may be
	// sent back to, besides https and http on loopback. MCP wants none.
	RedirectSchemes []string

	// HTTPClient fetches metadata documents of clients. Nil is one that reaches
	// public addresses only; another has to see to that itself. Redirects are
	// never followed.
	HTTPClient *http.Client
	// AllowLoopbackMetadata lets metadata documents be on loopback, with http too.
	// It is for tests.
	AllowLoopbackMetadata bool

	// ClientAddr is the address that a request comes from, by which attempts are
	// counted; nil is that of the connection. Behind a proxy, take it from the
	// header that the proxy sets.
	ClientAddr func(*http.Request) string
	// Logger is told of grants, refusals and attacks, without keys, tokens or
	// people; nil logs nothing.
	Logger *slog.Logger
}

// Client is a client that is known beforehand.
type Client struct {
	ID, Name     string
	RedirectURIs []string
	// Secret is that of a confidential client; empty is a public one.
	Secret string
}

// Grant is what an access token stands for. Printing it shows no key.
type Grant struct {
	Key      string    `json:"-"` // the user's API key of TiFlux
	Subject  string    // the user, as CheckKey said
	ClientID string    // a self-registered client has a digest of its id here
	Scopes   []string  // never empty
	Expires  time.Time // of the token
}

// Format keeps the key out of whatever prints a Grant.
func (g Grant) Format(w fmt.State, _ rune) {
	_, _ = fmt.Fprintf(w, "oauth grant to %s until %s", g.ClientID, g.Expires.Format(time.RFC3339))
}

var (
	// ErrKeyRefused is for CheckKey: the key is wrong, ended or revoked.
	ErrKeyRefused = errors.New("oauth: the API key is refused")
	// ErrInvalidToken is a token that is not good, or not here. Answer 401 with
	// Challenge(resource, "invalid_token", ""). Other errors of Verify are of the
	// Store: answer 503.
	ErrInvalidToken = errors.New("oauth: invalid token")
)

const (
	defaultScope      = "tiflux"
	defaultName       = "TiFlux MCP"
	defaultPath       = "/mcp"
	defaultAccessTTL  = 30 * time.Minute
	maxAccessTTL      = time.Hour
	defaultRefreshTTL = 30 * 24 * time.Hour
	codeTTL           = time.Minute
	checkTimeout      = 20 * time.Second // for CheckKey
)

// Server is an authorization server. It is safe for concurrent use.
type Server struct {
	cfg     Config // with its defaults
	sealer  *sealer
	store   Store
	log     *slog.Logger
	limits  limits
	fetcher *fetcher
	pages   *pages
	handler http.Handler
}

// New returns a server.
func New(cfg Config) (*Server, error) {
	s := &Server{cfg: cfg, store: cfg.Store, log: cfg.Logger}
	if err := s.complete(); err != nil {
		return nil, fmt.Errorf("oauth: %w", err)
	}
	var err error
	if s.pages, err = newPages(); err != nil {
		return nil, fmt.Errorf("oauth: %w", err)
	}
	s.limits.addr = s.cfg.ClientAddr
	s.fetcher = newFetcher(&s.cfg)
	s.handler = s.routes()
	return s, nil
}

// complete checks the configuration and sets its defaults.
func (s *Server) complete() (err error) {
	c := &s.cfg
	if c.Issuer, err = canonicalIssuer(c.Issuer); err != nil {
		return err
	}
	if c.Resource == "" {
		c.Resource = c.Issuer + defaultPath
	}
	if c.Resource, err = canonicalResource(c.Resource); err != nil {
		return fmt.Errorf("the Resource %w", err)
	}
	if !s.known(c.Resource) {
		return fmt.Errorf("Resource must be on the origin of Issuer, %s", c.Issuer)
	}
	if c.CheckKey == nil {
		return errors.New("CheckKey is missing")
	}
	if s.sealer, err = newSealer(c.Issuer, c.SealKeys); err != nil {
		return err
	}
	if len(c.Scopes) == 0 {
		c.Scopes = []string{defaultScope}
	}
	if i := slices.IndexFunc(c.Scopes, func(scope string) bool { return !scopeToken(scope) }); i >= 0 {
		return fmt.Errorf("Scopes: %q must be one word", c.Scopes[i])
	}
	c.AccessTTL = min(orDefault(c.AccessTTL, defaultAccessTTL), maxAccessTTL)
	c.RefreshTTL = max(orDefault(c.RefreshTTL, defaultRefreshTTL), c.AccessTTL)
	c.Name = orDefault(c.Name, defaultName)
	if s.store == nil {
		s.store = NewMemoryStore()
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	for _, client := range c.Clients {
		if client.ID == "" {
			return errors.New("Clients: one has no ID")
		}
		if err := s.checkRedirects(client.RedirectURIs); err != nil {
			return fmt.Errorf("Clients: %s: %w", client.ID, err)
		}
	}
	return nil
}

func orDefault[T comparable](v, otherwise T) T {
	var zero T
	if v == zero {
		return otherwise
	}
	return v
}

// Issuer is the origin under which clients reach the server.
func (s *Server) Issuer() string { return s.cfg.Issuer }

// Handler serves all endpoints, at their absolute paths: /authorize, /token,
// /register, /revoke and those below /.well-known/oauth-.
func (s *Server) Handler() http.Handler { return s.handler }

// Verify returns what an access token stands for, if it is one of this server
// for the resource, an address. A token for the origin is good for all of it.
// Errors match ErrInvalidToken, except those of the Store.
func (s *Server) Verify(ctx context.Context, token, resource string) (*Grant, error) {
	resource, err := canonicalResource(resource)
	if err != nil {
		return nil, fmt.Errorf("oauth: the resource %w", err)
	}
	var t accessToken
	switch err := s.sealer.open(kindAccess, token, &t); {
	case err != nil:
		return nil, fmt.Errorf("%w: it is not one of this server", ErrInvalidToken)
	case !time.Now().Before(t.Expires):
		return nil, fmt.Errorf("%w: it has expired", ErrInvalidToken)
	case !s.covers(t.Resource, resource):
		return nil, fmt.Errorf("%w: it is for another resource", ErrInvalidToken)
	}
	state, err := s.store.Get(ctx, t.ID)
	if err != nil {
		return nil, fmt.Errorf("oauth: verify: %w", err)
	}
	if string(state) == revoked {
		return nil, fmt.Errorf("%w: it was revoked", ErrInvalidToken)
	}
	return &Grant{Key: t.Key, Subject: t.Subject, ClientID: t.Client, Scopes: t.Scopes, Expires: t.Expires}, nil
}

// Challenge returns the value of WWW-Authenticate for a request to resource that
// brings no good token. errorCode is empty if it brought none at all, else
// "invalid_token" or, with status 403, "insufficient_scope". scope is what is
// needed; empty is all scopes.
func (s *Server) Challenge(resource, errorCode, scope string) string {
	if resource, _ = canonicalResource(resource); resource != s.cfg.Issuer {
		resource = s.cfg.Resource
	}
	path := strings.TrimPrefix(resource, s.cfg.Issuer)
	params := []string{`resource_metadata="` + s.cfg.Issuer + resourceMeta + path + `"`}
	if errorCode != "" {
		params = append(params, `error="`+quotable(errorCode)+`"`)
	}
	params = append(params, `scope="`+quotable(orDefault(scope, strings.Join(s.cfg.Scopes, " ")))+`"`)
	return "Bearer " + strings.Join(params, ", ")
}

// quotable drops what may not be inside the quotes of a header's parameter.
func quotable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || r == '"' || r == '\\' {
			return -1
		}
		return r
	}, s)
}
