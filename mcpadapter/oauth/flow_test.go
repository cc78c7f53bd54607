package oauth_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
)

func TestAUserConnectsOnceAndTheConnectorGoesOn(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	back := s.submit(s.authorize(nil), nil)
	if back.status != http.StatusSeeOther {
		t.Errorf("HTTP %d, want 303, which does not send the form on", back.status)
	}
	u := back.location(t)
	if got := u.Scheme + "://" + u.Host + u.Path; got != callback {
		t.Errorf("sent to %s", got)
	}
	q := u.Query()
	if q.Get("state") != "st&1" || q.Get("iss") != issuer {
		t.Errorf("state %q, iss %q", q.Get("state"), q.Get("iss"))
	}
	a := s.exchange(q.Get("code"), nil)
	tokens := a.json(t)
	if a.status != http.StatusOK || a.header.Get("Cache-Control") != "no-store" || tokens.Expires != 1800 || tokens.Scope != "tiflux" {
		t.Errorf("HTTP %d, %v: %d s, scope %q", a.status, a.header, tokens.Expires, tokens.Scope)
	}
	want := &oauth.Grant{Key: canary, Subject: "user-1", ClientID: "public", Scopes: []string{"tiflux"}}
	if diff := cmp.Diff(want, s.wantValid(tokens.Access, endpoint), cmpopts.IgnoreFields(oauth.Grant{}, "Expires")); diff != "" {
		t.Error(diff)
	}
	again := s.refresh(tokens.Refresh, nil).json(t)
	s.wantValid(again.Access, endpoint)
	if again.Refresh == tokens.Refresh {
		t.Error("the refresh token did not rotate")
	}
	if s.checks != 2 {
		t.Errorf("the key was checked %d times, want once for the code and once for the refresh", s.checks)
	}
}

func TestARestartLogsNobodyOut(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	client := s.registered(`{"redirect_uris":["` + callback + `"],"token_endpoint_auth_method":"none"}`).json(t).ClientID
	own := url.Values{"client_id": {client}}
	tokens := s.exchange(s.code(own), own).json(t)
	for _, lost := range []bool{false, true} {
		if lost {
			s.cfg.Store = oauth.NewMemoryStore()
		}
		s.restart()
		s.wantValid(tokens.Access, endpoint)
		tokens = s.refresh(tokens.Refresh, own).json(t)
		s.wantValid(tokens.Access, endpoint)
		s.exchange(s.code(own), own).json(t)
	}
	s.cfg.SealKeys = [][]byte{secondKey, firstKey}
	s.restart()
	s.wantValid(tokens.Access, endpoint)
	tokens = s.refresh(tokens.Refresh, own).json(t)
	s.cfg.SealKeys = [][]byte{secondKey}
	s.restart()
	s.wantValid(tokens.Access, endpoint)
	s.cfg.SealKeys = [][]byte{firstKey}
	s.restart()
	s.wantInvalid(tokens.Access, endpoint)
}

func TestALostCodeIsNotTakenForAFreshOne(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	code := s.code(nil)
	s.exchange(code, nil)
	s.cfg.Store = oauth.NewMemoryStore()
	s.restart()
	wantError(t, s.exchange(code, nil), http.StatusBadRequest, "invalid_grant")
}

func (s *site) registered(metadata string) answer {
	s.t.Helper()
	return s.do(http.MethodPost, "/register", nil, func(r *http.Request) {
		r.Header.Set("Content-Type", "application/json")
		r.Body = http.NoBody
		if metadata != "" {
			r.Body = readCloser(metadata)
		}
	})
}

func TestRegistration(t *testing.T) {
	t.Parallel()
	redirects := func(uris ...string) string {
		b, err := json.Marshal(map[string]any{"redirect_uris": uris, "client_name": "X"})
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	var many []string
	for i := range 11 {
		many = append(many, fmt.Sprint("https://a.exemplo.com.br/", i))
	}
	for _, tc := range []struct {
		name, metadata string
		status         int
		error          string
	}{
		{"https", redirects(callback), 201, ""},
		{"loopback by name, IPv4 and IPv6", redirects("http://localhost:1/cb", "http://127.0.0.1/cb", "http://[::1]:80/cb"), 201, ""},
		{"application's scheme that is allowed", redirects("cursor://anysphere.cursor-mcp/oauth/callback"), 201, ""},
		{"another scheme", redirects("evil://x/cb"), 400, "invalid_redirect_uri"},
		{"javascript", redirects("javascript:alert(1)"), 400, "invalid_redirect_uri"},
		{"data", redirects("data:text/html,x"), 400, "invalid_redirect_uri"},
		{"http elsewhere", redirects("http://evil.exemplo.com.br/cb"), 400, "invalid_redirect_uri"},
		{"http on a name that begins like loopback", redirects("http://127.0.0.1.exemplo.com.br/cb"), 400, "invalid_redirect_uri"},
		{"fragment", redirects(callback + "#"), 400, "invalid_redirect_uri"},
		{"user", redirects("https://a@exemplo.com.br/cb"), 400, "invalid_redirect_uri"},
		{"host of letters that look like others", redirects("https://\u0441laude.ai/cb"), 400, "invalid_redirect_uri"},
		{"the same, escaped", redirects("https://%D1%81laude.ai/cb"), 400, "invalid_redirect_uri"},
		{"backslash", redirects("https://claude.ai\\evil.exemplo.com.br/cb"), 400, "invalid_redirect_uri"},
		{"line end", redirects("https://claude.ai/cb\r\nx"), 400, "invalid_redirect_uri"},
		{"relative", redirects("/cb"), 400, "invalid_redirect_uri"},
		{"no host", redirects("https:///cb"), 400, "invalid_redirect_uri"},
		{"none", redirects(), 400, "invalid_redirect_uri"},
		{"one of two is bad", redirects(callback, "http://evil.exemplo.com.br"), 400, "invalid_redirect_uri"},
		{"too many", redirects(many...), 400, "invalid_redirect_uri"},
		{"too long", redirects(callback + strings.Repeat("x", 2000)), 400, "invalid_redirect_uri"},
		{"another grant", `{"redirect_uris":["` + callback + `"],"grant_types":["implicit"]}`, 400, "invalid_client_metadata"},
		{"another response", `{"redirect_uris":["` + callback + `"],"response_types":["token"]}`, 400, "invalid_client_metadata"},
		{"another authentication", `{"redirect_uris":["` + callback + `"],"token_endpoint_auth_method":"private_key_jwt"}`, 400, "invalid_client_metadata"},
		{"no JSON", `redirect_uris=x`, 400, "invalid_client_metadata"},
		{"no body", ``, 400, "invalid_client_metadata"},
		{"oversize", `{"client_name":"` + strings.Repeat("x", 40<<10) + `"}`, 413, "invalid_request"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			s := newSite(t, func(c *oauth.Config) { c.RedirectSchemes = []string{"cursor"} })
			if tc.error != "" {
				wantError(t, s.registered(tc.metadata), tc.status, tc.error)
				return
			}
			if a := s.registered(tc.metadata); a.status != tc.status || a.json(t).ClientID == "" || a.json(t).Secret == "" {
				t.Errorf("HTTP %d: %s", a.status, a.body)
			}
		})
	}
}

func TestAConfidentialClientMustShowItsSecret(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	registered := s.registered(`{"redirect_uris":["` + callback + `"],"client_name":"Servidor"}`).json(t)
	for id, secret := range map[string]string{"confidential": "s3cret:%/", registered.ClientID: registered.Secret} {
		basic := func(secret string) func(*http.Request) {
			return func(r *http.Request) { r.SetBasicAuth(url.QueryEscape(id), url.QueryEscape(secret)) }
		}
		own, absent := url.Values{"client_id": {id}}, url.Values{"client_id": nil}
		if a := s.exchange(s.code(own), absent, basic(secret)); a.status != http.StatusOK {
			t.Errorf("basic: HTTP %d: %s", a.status, a.body)
		}
		if a := s.exchange(s.code(own), url.Values{"client_id": {id}, "client_secret": {secret}}); a.status != http.StatusOK {
			t.Errorf("in the form: HTTP %d: %s", a.status, a.body)
		}
		code := s.code(own)
		wantError(t, s.exchange(code, own), http.StatusUnauthorized, "invalid_client")
		wantError(t, s.exchange(code, url.Values{"client_id": {id}, "client_secret": {"x"}}), http.StatusUnauthorized, "invalid_client")
		wrong := s.exchange(code, absent, basic("x"))
		wantError(t, wrong, http.StatusUnauthorized, "invalid_client")
		if wrong.header.Get("WWW-Authenticate") == "" {
			t.Error("the scheme is not named to who used it")
		}
		wantError(t, s.exchange(code, url.Values{"client_id": {id}, "client_secret": {secret}}, basic(secret)), http.StatusBadRequest, "invalid_request")
		wantError(t, s.exchange(code, url.Values{"client_id": {"public"}}, basic(secret)), http.StatusBadRequest, "invalid_request")
		wantError(t, s.exchange(code, own, func(r *http.Request) { r.Header.Set("Authorization", "Bearer x") }), http.StatusUnauthorized, "invalid_client")
	}
}

func TestTokensExpire(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name  string
		sleep time.Duration
		check func(t *testing.T, s *site, page answer, code, access, refresh string)
	}{
		{"a code after a minute", time.Minute, func(t *testing.T, s *site, _ answer, code, _, _ string) {
			wantError(t, s.exchange(code, nil), http.StatusBadRequest, "invalid_grant")
		}},
		{"a form after half an hour", 30 * time.Minute, func(t *testing.T, s *site, page answer, _, _, _ string) {
			if a := s.submit(page, nil); a.status != http.StatusForbidden || a.header.Get("Location") != "" {
				t.Errorf("HTTP %d", a.status)
			}
		}},
		{"an access token after half an hour", 30 * time.Minute, func(t *testing.T, s *site, _ answer, _, access, _ string) {
			s.wantInvalid(access, endpoint)
		}},
		{"not before", 30*time.Minute - time.Second, func(t *testing.T, s *site, page answer, _, access, refresh string) {
			s.wantValid(access, endpoint)
			s.submit(page, nil).location(t)
			s.wantValid(s.refresh(refresh, nil).json(t).Access, endpoint)
		}},
		{"a refresh token after thirty days", 30 * 24 * time.Hour, func(t *testing.T, s *site, _ answer, _, _, refresh string) {
			wantError(t, s.refresh(refresh, nil), http.StatusBadRequest, "invalid_grant")
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := newSite(t, nil)
				tokens := s.exchange(s.code(nil), nil).json(t)
				page, code := s.authorize(nil), s.code(nil)
				time.Sleep(tc.sleep)
				tc.check(t, s, page, code, tokens.Access, tokens.Refresh)
			})
		})
	}
}

func TestAnOldCodeFoundInAHistoryEndsNothing(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newSite(t, nil)
		code := s.code(nil)
		tokens := s.exchange(code, nil).json(t)
		time.Sleep(time.Minute)
		wantError(t, s.exchange(code, nil), http.StatusBadRequest, "invalid_grant")
		s.wantValid(tokens.Access, endpoint)
	})
}

func TestARefreshEndsWithItsKey(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name  string
		key   func(string) (string, error)
		error string
	}{
		{"TiFlux refuses the key", func(string) (string, error) { return "", fmt.Errorf("asked: %w", oauth.ErrKeyRefused) }, "invalid_grant"},
		{"the key is of another user", func(string) (string, error) { return "user-2", nil }, "invalid_grant"},
		{"TiFlux does not answer", func(string) (string, error) { return "", errors.New("down for " + canary) }, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			s := newSite(t, nil)
			tokens := s.exchange(s.code(nil), nil).json(t)
			s.key = tc.key
			a := s.refresh(tokens.Refresh, nil)
			if tc.error == "" {
				s.wantValid(a.json(t).Access, endpoint)
				return
			}
			wantError(t, a, http.StatusBadRequest, tc.error)
			s.wantInvalid(tokens.Access, endpoint)
		})
	}
}

func TestScopesAreThoseOfTheServer(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ asked, granted, error string }{
		{"", "a b", ""},
		{"b", "b", ""},
		{"b offline_access unknown", "b", ""},
		{"offline_access", "a b", ""},
		{"unknown", "", "invalid_scope"},
	} {
		t.Run(tc.asked, func(t *testing.T) {
			t.Parallel()
			s := newSite(t, func(c *oauth.Config) { c.Scopes = []string{"a", "b"} })
			scope := url.Values{"scope": {tc.asked}}
			if tc.error != "" {
				q := s.authorize(scope).location(t).Query()
				if q.Get("error") != tc.error || q.Get("iss") != issuer || q.Get("state") != "st&1" {
					t.Errorf("got %v", q)
				}
				return
			}
			if got := s.exchange(s.code(scope), nil).json(t).Scope; got != tc.granted {
				t.Errorf("granted %q, want %q", got, tc.granted)
			}
		})
	}
}

func TestNewRefusesWhatWouldNotBeSafe(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*oauth.Config){
		"http elsewhere":         func(c *oauth.Config) { c.Issuer = "http://mcp.exemplo.com.br" },
		"issuer with a path":     func(c *oauth.Config) { c.Issuer += "/x" },
		"no issuer":              func(c *oauth.Config) { c.Issuer = "" },
		"no seal key":            func(c *oauth.Config) { c.SealKeys = nil },
		"short seal key":         func(c *oauth.Config) { c.SealKeys = [][]byte{firstKey[:16]} },
		"nobody checks keys":     func(c *oauth.Config) { c.CheckKey = nil },
		"resource elsewhere":     func(c *oauth.Config) { c.Resource = "https://outro.exemplo.com.br/mcp" },
		"resource alike":         func(c *oauth.Config) { c.Resource = issuer + ".evil.exemplo.com.br/mcp" },
		"scope of two words":     func(c *oauth.Config) { c.Scopes = []string{"a b"} },
		"client without id":      func(c *oauth.Config) { c.Clients[0].ID = "" },
		"client sent to http":    func(c *oauth.Config) { c.Clients[0].RedirectURIs = []string{"http://exemplo.com.br"} },
		"client sent to nowhere": func(c *oauth.Config) { c.Clients[0].RedirectURIs = nil },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cfg := newSite(t, nil).cfg
			change(&cfg)
			if _, err := oauth.New(cfg); err == nil || !strings.HasPrefix(err.Error(), "oauth: ") {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestAGrantPrintsNoKey(t *testing.T) {
	t.Parallel()
	g := oauth.Grant{Key: canary, Subject: "user-1", ClientID: "public"}
	b, err := json.Marshal(g)
	if err != nil {
		t.Fatal(err)
	}
	for _, printed := range []string{fmt.Sprint(g), fmt.Sprint(&g), fmt.Sprintf("%+v %#v %s %q", g, &g, g, g), string(b)} {
		if strings.Contains(printed, canary) {
			t.Error("the key is printed")
		}
	}
}
