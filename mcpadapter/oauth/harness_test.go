package oauth_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"html"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
)

const (
	issuer   = "https://mcp.exemplo.com.br"
	endpoint = issuer + "/mcp"
	callback = "https://conector.exemplo.com.br/callback"
	canary   = "canary-0123456789-key"
	verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk" // of RFC 7636, appendix B
	proof    = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM" // its challenge
)

var (
	firstKey  = bytes.Repeat([]byte{1}, 32)
	secondKey = bytes.Repeat([]byte{2}, 32)
)

// site is an authorization server and one browser. Everything that the server
// says is kept, and may not have the key in it.
type site struct {
	t       *testing.T
	cfg     oauth.Config
	server  *oauth.Server
	cookies map[string]string

	mu     sync.Mutex
	said   bytes.Buffer
	checks int
	key    func(key string) (string, error) // CheckKey
}

// Write takes the server's log.
func (s *site) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.said.Write(p)
}

func newSite(t *testing.T, change func(*oauth.Config)) *site {
	t.Helper()
	s := &site{t: t, cookies: make(map[string]string)}
	s.key = func(key string) (string, error) {
		if key != canary {
			return "", oauth.ErrKeyRefused
		}
		return "user-1", nil
	}
	s.cfg = oauth.Config{
		Issuer: issuer, SealKeys: [][]byte{firstKey}, Store: oauth.NewMemoryStore(),
		CheckKey: func(_ context.Context, key string) (string, error) { s.checks++; return s.key(key) },
		Clients: []oauth.Client{
			{ID: "public", Name: "Conector", RedirectURIs: []string{callback, "http://127.0.0.1:3999/callback", "https://outro.exemplo.com.br/cb?fixed=1"}},
			{ID: "other", RedirectURIs: []string{callback}},
			{ID: "confidential", RedirectURIs: []string{callback}, Secret: "s3cret:%/"},
		},
		Logger: slog.New(slog.NewTextHandler(s, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	if change != nil {
		change(&s.cfg)
	}
	s.restart()
	t.Cleanup(func() {
		for _, form := range []string{canary, base64.StdEncoding.EncodeToString([]byte(canary))[:20], url.QueryEscape(canary)} {
			if strings.Contains(s.said.String(), form) {
				t.Error("the key is in what the server said")
			}
		}
	})
	return s
}

// restart makes a new server of the same configuration.
func (s *site) restart() {
	s.t.Helper()
	server, err := oauth.New(s.cfg)
	if err != nil {
		s.t.Fatal(err)
	}
	s.server = server
}

type answer struct {
	status int
	header http.Header
	body   string
}

func (a answer) location(t *testing.T) *url.URL {
	t.Helper()
	u, err := url.Parse(a.header.Get("Location"))
	if err != nil || a.header.Get("Location") == "" {
		t.Fatalf("HTTP %d leads nowhere, %v: %s", a.status, err, a.body)
	}
	return u
}

// json reads an answer of the endpoints for clients.
func (a answer) json(t *testing.T) (v struct {
	Access   string   `json:"access_token"`
	Refresh  string   `json:"refresh_token"`
	Scope    string   `json:"scope"`
	Expires  int      `json:"expires_in"`
	Error    string   `json:"error"`
	ClientID string   `json:"client_id"`
	Secret   string   `json:"client_secret"`
	Issuer   string   `json:"issuer"`
	Resource string   `json:"resource"`
	Methods  []string `json:"code_challenge_methods_supported"`
}) {
	t.Helper()
	if err := json.Unmarshal([]byte(a.body), &v); err != nil {
		t.Fatalf("HTTP %d: %v: %s", a.status, err, a.body)
	}
	return v
}

func (s *site) do(method, target string, body url.Values, change ...func(*http.Request)) answer {
	s.t.Helper()
	r := httptest.NewRequest(method, target, strings.NewReader(body.Encode()))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for name, value := range s.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	for _, f := range change {
		f(r)
	}
	w := httptest.NewRecorder()
	s.server.Handler().ServeHTTP(w, r)
	res := w.Result()
	for _, c := range res.Cookies() {
		s.cookies[c.Name] = c.Value
	}
	// Tokens and ids are for the client; all else is for anyone to see.
	_ = res.Header.Write(s)
	_, _ = s.Write(w.Body.Bytes())
	return answer{res.StatusCode, res.Header, w.Body.String()}
}

// with sets what differs from a good request; nil leaves out.
func with(base url.Values, change url.Values) url.Values {
	all := maps.Clone(base)
	maps.Copy(all, change)
	return all
}

func (s *site) authorize(change url.Values, requests ...func(*http.Request)) answer {
	s.t.Helper()
	query := with(url.Values{
		"response_type": {"code"}, "client_id": {"public"}, "redirect_uri": {callback}, "state": {"st&1"},
		"code_challenge": {proof}, "code_challenge_method": {"S256"}, "resource": {endpoint},
	}, change)
	return s.do(http.MethodGet, "/authorize?"+query.Encode(), nil, requests...)
}

var hidden = regexp.MustCompile(`name="request" value="([^"]*)"`)

// sealedForm is the request that a page holds.
func (s *site) sealedForm(page answer) string {
	s.t.Helper()
	m := hidden.FindStringSubmatch(page.body)
	if m == nil {
		s.t.Fatalf("HTTP %d has no form: %s", page.status, page.body)
	}
	return html.UnescapeString(m[1])
}

func (s *site) submit(page answer, change url.Values, requests ...func(*http.Request)) answer {
	s.t.Helper()
	return s.do(http.MethodPost, "/authorize", with(url.Values{"request": {s.sealedForm(page)}, "key": {canary}, "action": {"allow"}}, change), requests...)
}

// code walks through the page to a code.
func (s *site) code(change url.Values) string {
	s.t.Helper()
	code := s.submit(s.authorize(change), nil).location(s.t).Query().Get("code")
	if code == "" {
		s.t.Fatal("there is no code")
	}
	return code
}

func (s *site) exchange(code string, change url.Values, requests ...func(*http.Request)) answer {
	s.t.Helper()
	return s.do(http.MethodPost, "/token", with(url.Values{
		"grant_type": {"authorization_code"}, "client_id": {"public"}, "code": {code}, "redirect_uri": {callback}, "code_verifier": {verifier},
	}, change), requests...)
}

func (s *site) refresh(token string, change url.Values) answer {
	s.t.Helper()
	return s.do(http.MethodPost, "/token", with(url.Values{
		"grant_type": {"refresh_token"}, "client_id": {"public"}, "refresh_token": {token},
	}, change))
}

// wantError checks an error of an endpoint for clients.
func wantError(t *testing.T, a answer, status int, code string) {
	t.Helper()
	if got := a.json(t); a.status != status || got.Error != code || got.Access != "" {
		t.Errorf("HTTP %d %s, want %d %s: %s", a.status, got.Error, status, code, a.body)
	}
	if a.header.Get("Cache-Control") != "no-store" {
		t.Error("the answer may be stored")
	}
}

// wantInvalid checks that a token is refused.
func (s *site) wantInvalid(token, resource string) {
	s.t.Helper()
	g, err := s.server.Verify(s.t.Context(), token, resource)
	if !errors.Is(err, oauth.ErrInvalidToken) || g != nil {
		s.t.Errorf("got %v, %v, want ErrInvalidToken", g, err)
	}
	if err != nil {
		_, _ = s.Write([]byte(err.Error()))
	}
}

func (s *site) wantValid(token, resource string) *oauth.Grant {
	s.t.Helper()
	g, err := s.server.Verify(s.t.Context(), token, resource)
	if err != nil {
		s.t.Fatal(err)
	}
	if g.Key != canary {
		s.t.Error("the token does not hold the key")
	}
	return g
}

func readCloser(s string) io.ReadCloser { return io.NopCloser(strings.NewReader(s)) }
