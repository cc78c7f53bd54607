package oauth_test

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
)

func accept(language string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set("Accept-Language", language) }
}

func TestThePageSaysWhoAsksAndWhereTheAnswerGoes(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	page := s.authorize(nil)
	for _, want := range []string{
		`lang="pt-BR"`, "Conector", "conector.exemplo.com.br", "app.tiflux.com", "Minha conta", "Sessões API", "Gerar novo token de sessão",
		`type="password"`, `autocomplete="off"`, `name="viewport"`, `method="post" action="/authorize"`, "não foi verificado",
	} {
		if !strings.Contains(page.body, want) {
			t.Errorf("the page has no %q", want)
		}
	}
	local := s.authorize(url.Values{"redirect_uri": {"http://127.0.0.1:4321/callback"}})
	if !strings.Contains(local.body, "127.0.0.1:4321") || !strings.Contains(local.body, "um programa neste computador") {
		t.Error("the page does not say that the answer goes to a program here")
	}
}

func TestThePageSpeaksTheUsersLanguage(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ header, asked, want string }{
		{"", "", "pt-BR"},
		{"pt-PT,pt;q=0.9", "", "pt-BR"},
		{"en-US,en;q=0.9,pt;q=0.8", "", "en"},
		{"fr", "", "pt-BR"},
		{"pt-BR", "en", "en"},
		{"en", "pt-BR", "pt-BR"},
		{"\x00;;q=9", "%%", "pt-BR"},
	} {
		s := newSite(t, nil)
		page := s.authorize(url.Values{"ui_locales": {tc.asked}}, accept(tc.header))
		if got := page.header.Get("Content-Language"); got != tc.want || !strings.Contains(page.body, `<html lang="`+tc.want+`">`) {
			t.Errorf("%q, %q: %s, want %s", tc.header, tc.asked, got, tc.want)
		}
		// The link shows the same request in the other language, and stays so.
		link := regexp.MustCompile(`href="([^"]*)"`).FindStringSubmatch(page.body)
		other := s.do(http.MethodGet, html.UnescapeString(link[1]), nil, accept(tc.header))
		if other.status != http.StatusOK || other.header.Get("Content-Language") == tc.want {
			t.Errorf("the other language: HTTP %d, %s", other.status, other.header.Get("Content-Language"))
		}
		wrong := s.submit(other, url.Values{"key": {"wrong"}})
		if wrong.header.Get("Content-Language") == tc.want {
			t.Error("the language is forgotten")
		}
		if q := s.submit(wrong, nil).location(t).Query(); q.Get("code") == "" || q.Get("state") != "st&1" {
			t.Errorf("got %v", q)
		}
	}
}

func TestThePageCanDoNothingElse(t *testing.T) {
	t.Parallel()
	s := newSite(t, func(c *oauth.Config) {
		c.RedirectSchemes = []string{"cursor"}
		c.Clients[0].RedirectURIs = append(c.Clients[0].RedirectURIs, "http://[::1]/callback", "cursor://oauth/callback")
	})
	page := s.authorize(nil)
	for _, a := range []answer{page, s.submit(page, url.Values{"key": {"wrong"}}), s.submit(page, nil), s.authorize(url.Values{"client_id": {"x"}})} {
		for header, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'; ", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer",
			"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
		} {
			if got := a.header.Get(header); !strings.HasPrefix(got, want) {
				t.Errorf("HTTP %d: %s: %q", a.status, header, got)
			}
		}
		if strings.Contains(a.body, "<script") || strings.Contains(a.body, " src=") || strings.Contains(a.body, "style=") || strings.Contains(a.body, "url(") {
			t.Errorf("HTTP %d: the page loads or runs something", a.status)
		}
	}
	style := regexp.MustCompile(`(?s)<style>(.*)</style>`).FindStringSubmatch(page.body)[1]
	sum := sha256.Sum256([]byte(style))
	policy := page.header.Get("Content-Security-Policy")
	for _, want := range []string{"style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "';", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self' https:;"} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy has no %s: %s", want, policy)
		}
	}
	for redirect, want := range map[string]string{
		"http://127.0.0.1:4321/callback": "form-action 'self' https: http://localhost:* http://127.0.0.1:*;",
		"http://[::1]:4321/callback":     "form-action 'self' https: http:;",
		"cursor://oauth/callback":        "form-action 'self' https: cursor:;",
	} {
		if policy := s.authorize(url.Values{"redirect_uri": {redirect}}).header.Get("Content-Security-Policy"); !strings.Contains(policy, want) {
			t.Errorf("the way to %s is closed: %s", redirect, policy)
		}
	}
}

func TestAWrongKeyShowsTheFormAgain(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name    string
		err     error
		status  int
		message string
	}{
		{"refused", fmt.Errorf("asked: %w", oauth.ErrKeyRefused), http.StatusUnprocessableEntity, "TiFlux did not accept this key"},
		{"TiFlux is down", errors.New("connection reset by " + canary), http.StatusServiceUnavailable, "TiFlux did not answer"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			s := newSite(t, nil)
			good := s.key
			s.key = func(string) (string, error) { return "", tc.err }
			page := s.submit(s.authorize(nil, accept("en")), nil)
			if page.status != tc.status || !strings.Contains(page.body, tc.message) || page.header.Get("Location") != "" {
				t.Errorf("HTTP %d: %s", page.status, page.body)
			}
			s.key = good
			if s.submit(page, nil).location(t).Query().Get("code") == "" {
				t.Error("the form that was shown again does not work")
			}
		})
	}
}

func TestAUserCanRefuse(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	q := s.submit(s.authorize(nil), url.Values{"action": {"deny"}, "key": {""}}).location(t).Query()
	if q.Get("error") != "access_denied" || q.Get("iss") != issuer || q.Get("state") != "st&1" || q.Get("code") != "" || s.checks != 0 {
		t.Errorf("got %v", q)
	}
}

func TestANameCannotChangeThePage(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	client := s.registered(`{"redirect_uris":["` + callback + `"],"client_name":"<script>alert(1)</script>\u202e\u0000` + strings.Repeat("x", 200) + `"}`).json(t).ClientID
	page := s.authorize(url.Values{"client_id": {client}, "state": {`"><script>`}})
	if strings.Contains(page.body, "<script") || strings.ContainsAny(page.body, "\u202e\x00") || strings.Contains(page.body, strings.Repeat("x", 90)) {
		t.Errorf("the page became %s", page.body)
	}
	nameless := s.registered(`{"redirect_uris":["` + callback + `"]}`).json(t).ClientID
	if page := s.authorize(url.Values{"client_id": {nameless}}); !strings.Contains(page.body, "Um aplicativo sem nome") {
		t.Error("a client without a name is not called so")
	}
}

func TestAClientKnownByItsDocument(t *testing.T) {
	t.Parallel()
	var id string
	documents := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = fmt.Fprintf(w, `{"client_id":%q,"client_name":"Conector","redirect_uris":[%q],"token_endpoint_auth_method":"none"}`, id, callback)
	}))
	t.Cleanup(documents.Close)
	id = documents.URL + "/client"
	s := newSite(t, func(c *oauth.Config) { c.AllowLoopbackMetadata = true })
	own := url.Values{"client_id": {id}}
	page := s.authorize(own)
	if host := strings.TrimPrefix(documents.URL, "http://"); !strings.Contains(page.body, "identificado pelo endereço <strong>"+host) {
		t.Errorf("the page does not say which host proves the name: %s", page.body)
	}
	if a := s.authorize(with(own, url.Values{"redirect_uri": {callback + "x"}})); a.status != http.StatusBadRequest || a.header.Get("Location") != "" {
		t.Errorf("a redirect that is not in the document: HTTP %d", a.status)
	}
	code := s.submit(page, nil).location(t).Query().Get("code")
	documents.Close() // tokens do not depend on it
	wantError(t, s.exchange(code, url.Values{"client_id": {id + "2"}}), http.StatusBadRequest, "invalid_grant")
	tokens := s.exchange(code, own).json(t)
	if g := s.wantValid(tokens.Access, endpoint); g.ClientID != id {
		t.Errorf("the client is %q", g.ClientID)
	}
	s.wantValid(s.refresh(tokens.Refresh, own).json(t).Access, endpoint)
	refused := newSite(t, nil).authorize(own)
	if refused.status != http.StatusBadRequest || refused.header.Get("Location") != "" {
		t.Errorf("a document on loopback: HTTP %d", refused.status)
	}
}
