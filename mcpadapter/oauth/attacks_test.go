package oauth_test

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
)

func TestATokenOfAnotherAudienceIsRefused(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		asked, used string
		good        bool
	}{
		{endpoint, endpoint, true},
		{endpoint + "/", endpoint, true},
		{"HTTPS://MCP.exemplo.com.br:443/mcp", endpoint, true},
		{"", endpoint, true}, // who names none means the endpoint
		{issuer, endpoint, true},
		{issuer + "/", issuer, true},
		{endpoint, issuer, false},
		{endpoint, endpoint + "2", false},
		{endpoint, endpoint + "/x", false},
		{issuer, "https://mcp.exemplo.com.br.evil.exemplo.com.br/mcp", false},
		{issuer, "https://outro.exemplo.com.br/mcp", false},
		{issuer, "http://mcp.exemplo.com.br/mcp", false},
		{issuer, "https://mcp.exemplo.com.br:8443/mcp", false},
	} {
		t.Run(tc.asked+" at "+tc.used, func(t *testing.T) {
			t.Parallel()
			s := newSite(t, nil)
			token := s.exchange(s.code(url.Values{"resource": {tc.asked}}), nil).json(t).Access
			if tc.good {
				s.wantValid(token, tc.used)
			} else {
				s.wantInvalid(token, tc.used)
			}
		})
	}
}

func TestAResourceOfAnotherServerIsRefused(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	for _, resource := range []string{"https://outro.exemplo.com.br/mcp", endpoint + "#x", endpoint + "?x=1", "mcp", issuer + "/other", issuer + "/other/../mcp"} {
		q := s.authorize(url.Values{"resource": {resource}}).location(t).Query()
		if q.Get("error") != "invalid_target" || q.Get("iss") != issuer {
			t.Errorf("%s: %v", resource, q)
		}
		code := s.code(nil)
		wantError(t, s.exchange(code, url.Values{"resource": {resource}}), http.StatusBadRequest, "invalid_target")
	}
	tokens := s.exchange(s.code(nil), nil).json(t)
	wantError(t, s.refresh(tokens.Refresh, url.Values{"resource": {issuer}}), http.StatusBadRequest, "invalid_target")
}

func TestAReplayedCodeEndsTheGrant(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	code := s.code(nil)
	tokens := s.exchange(code, nil).json(t)
	other := s.exchange(s.code(nil), nil).json(t)
	wantError(t, s.exchange(code, nil), http.StatusBadRequest, "invalid_grant")
	s.wantInvalid(tokens.Access, endpoint)
	wantError(t, s.refresh(tokens.Refresh, nil), http.StatusBadRequest, "invalid_grant")
	s.wantValid(other.Access, endpoint) // of the same user, another grant
}

func TestAReplayedRefreshTokenEndsTheGrant(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	first := s.exchange(s.code(nil), nil).json(t)
	second := s.refresh(first.Refresh, nil).json(t)
	wantError(t, s.refresh(first.Refresh, nil), http.StatusBadRequest, "invalid_grant")
	wantError(t, s.refresh(second.Refresh, nil), http.StatusBadRequest, "invalid_grant")
	s.wantInvalid(second.Access, endpoint)
}

func TestOfManyWhoRedeemAtATimeOneGetsTokens(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	code := s.code(nil)
	var wg sync.WaitGroup
	answers := make([]answer, 16)
	for i := range answers {
		wg.Go(func() { answers[i] = s.exchange(code, nil) })
	}
	wg.Wait()
	good := 0
	for _, a := range answers {
		if a.status == http.StatusOK {
			good++
		}
	}
	if good > 1 {
		t.Errorf("%d got tokens", good)
	}
}

func TestARevokedTokenIsRefused(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	revoke := func(token, client string) answer {
		return s.do(http.MethodPost, "/revoke", url.Values{"token": {token}, "client_id": {client}})
	}
	for _, which := range []string{"access", "refresh"} {
		tokens := s.exchange(s.code(nil), nil).json(t)
		token := map[string]string{"access": tokens.Access, "refresh": tokens.Refresh}[which]
		wantError(t, revoke(token, "other"), http.StatusBadRequest, "invalid_grant")
		s.wantValid(tokens.Access, endpoint)
		if a := revoke(token, "public"); a.status != http.StatusOK || a.body != "" {
			t.Errorf("HTTP %d: %s", a.status, a.body)
		}
		s.wantInvalid(tokens.Access, endpoint)
		wantError(t, s.refresh(tokens.Refresh, nil), http.StatusBadRequest, "invalid_grant")
	}
	if a := revoke("unknown", "public"); a.status != http.StatusOK {
		t.Errorf("an unknown token: HTTP %d, want 200 as of RFC 7009", a.status)
	}
	wantError(t, revoke("", "public"), http.StatusBadRequest, "invalid_request")
	wantError(t, revoke("unknown", "nobody"), http.StatusUnauthorized, "invalid_client")
}

func TestOpenRedirect(t *testing.T) {
	t.Parallel()
	for _, redirect := range []string{
		"https://evil.exemplo.com.br/callback", callback + "/x", callback + "?x=1", callback + "#x", callback + "/", callback + "/../x",
		"//conector.exemplo.com.br/callback", "https://conector.exemplo.com.br@evil.exemplo.com.br/callback", "https://conector.exemplo.com.br:444/callback",
		"HTTPS://conector.exemplo.com.br/callback", "https://conector.exemplo.com.br\\@evil.exemplo.com.br/callback", "javascript:alert(1)", "",
		"http://127.0.0.1.evil.exemplo.com.br:3999/callback", "http://127.0.0.1:3999/other", "http://localhost:3999/callback",
		"https://127.0.0.1:3999/callback", "http://127.0.0.1:x@evil.exemplo.com.br/callback", "http://127.0.0.1:3999/callback?x=1",
	} {
		t.Run(redirect, func(t *testing.T) {
			t.Parallel()
			s := newSite(t, nil)
			// With and without another fault: neither may lead there.
			for _, change := range []url.Values{{}, {"response_type": {"token"}}} {
				change.Set("redirect_uri", redirect)
				a := s.authorize(change)
				if a.status != http.StatusBadRequest || a.header.Get("Location") != "" || strings.Contains(a.body, "evil") {
					t.Errorf("HTTP %d, Location %q", a.status, a.header.Get("Location"))
				}
			}
		})
	}
	s := newSite(t, nil)
	if a := s.authorize(url.Values{"client_id": {"nobody"}}); a.status != http.StatusBadRequest || a.header.Get("Location") != "" {
		t.Errorf("an unknown client: HTTP %d", a.status)
	}
}

func TestARedirectKeepsWhatWasRegistered(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	for _, redirect := range []string{"http://127.0.0.1:3999/callback", "http://127.0.0.1:51234/callback", "http://127.0.0.1/callback"} {
		own := url.Values{"redirect_uri": {redirect}}
		back := s.submit(s.authorize(own), nil).location(t)
		if got := "http://" + back.Host + back.Path; got != redirect {
			t.Errorf("sent to %s, want %s", got, redirect)
		}
		code := back.Query().Get("code")
		wantError(t, s.exchange(code, url.Values{"redirect_uri": {"http://127.0.0.1:1/callback"}}), http.StatusBadRequest, "invalid_grant")
		s.wantValid(s.exchange(code, own).json(t).Access, endpoint)
	}
	q := s.submit(s.authorize(url.Values{"redirect_uri": {"https://outro.exemplo.com.br/cb?fixed=1"}}), nil).location(t).Query()
	if q.Get("fixed") != "1" || q.Get("code") == "" {
		t.Errorf("the query became %v", q)
	}
}

func TestPKCEDowngrade(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]url.Values{
		"missing":         {"code_challenge": nil, "code_challenge_method": nil},
		"plain":           {"code_challenge": {verifier}, "code_challenge_method": {"plain"}},
		"method missing":  {"code_challenge_method": nil},
		"challenge empty": {"code_challenge": {""}},
		"challenge short": {"code_challenge": {proof[:42]}},
		"challenge long":  {"code_challenge": {proof + "A"}},
		"small letters":   {"code_challenge_method": {"s256"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			q := newSite(t, nil).authorize(change).location(t).Query()
			if q.Get("error") != "invalid_request" || q.Get("code") != "" || q.Get("iss") != issuer || q.Get("state") != "st&1" {
				t.Errorf("got %v", q)
			}
		})
	}
	s := newSite(t, nil)
	code := s.code(nil)
	for _, wrong := range []url.Values{{"code_verifier": nil}, {"code_verifier": {""}}, {"code_verifier": {proof}}, {"code_verifier": {verifier + "x"}}, {"code_verifier": {strings.Repeat("x", 129)}}} {
		wantError(t, s.exchange(code, wrong), http.StatusBadRequest, "invalid_grant")
	}
}

func TestACodeIsForItsClientAndRedirectOnly(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	code := s.code(nil)
	wantError(t, s.exchange(code, url.Values{"client_id": {"other"}}), http.StatusBadRequest, "invalid_grant")
	wantError(t, s.exchange(code, url.Values{"client_id": {"nobody"}}), http.StatusUnauthorized, "invalid_client")
	wantError(t, s.exchange(code, url.Values{"client_id": nil}), http.StatusUnauthorized, "invalid_client")
	wantError(t, s.exchange(code, url.Values{"redirect_uri": {callback + "x"}}), http.StatusBadRequest, "invalid_grant")
	wantError(t, s.exchange(code, url.Values{"redirect_uri": {""}}), http.StatusBadRequest, "invalid_grant")
	tokens := s.exchange(code, url.Values{"redirect_uri": nil}).json(t) // as of OAuth 2.1
	wantError(t, s.refresh(tokens.Refresh, url.Values{"client_id": {"other"}}), http.StatusBadRequest, "invalid_grant")
	wantError(t, s.refresh(tokens.Refresh, url.Values{"scope": {"tiflux admin"}}), http.StatusBadRequest, "invalid_scope")
	s.wantValid(s.refresh(tokens.Refresh, nil).json(t).Access, endpoint) // none of these used it up
}

func TestOneKindOfTokenDoesNotPassForAnother(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	code := s.code(nil)
	sealed := s.sealedForm(s.authorize(nil))
	tokens := s.exchange(s.code(nil), nil).json(t)
	rename := func(token string, to string) string {
		parts := strings.SplitN(token, "-", 3)
		return parts[0] + "-" + to + "-" + parts[2]
	}
	for _, token := range []string{code, sealed, tokens.Refresh, rename(tokens.Refresh, "access"), "", canary} {
		s.wantInvalid(token, endpoint)
	}
	for _, token := range []string{tokens.Access, rename(tokens.Access, "refresh"), code} {
		wantError(t, s.refresh(token, nil), http.StatusBadRequest, "invalid_grant")
	}
	for _, token := range []string{tokens.Access, rename(tokens.Access, "code"), rename(sealed, "code")} {
		wantError(t, s.exchange(token, nil), http.StatusBadRequest, "invalid_grant")
	}
}

func TestAnotherIssuerWithTheSameKeysIsNotThisOne(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	other := newSite(t, func(c *oauth.Config) { c.Issuer, c.Store = "https://outro.exemplo.com.br", s.cfg.Store })
	own := url.Values{"resource": nil}
	code := s.code(own)
	tokens := s.exchange(s.code(own), nil).json(t)
	wantError(t, other.exchange(code, nil), http.StatusBadRequest, "invalid_grant")
	wantError(t, other.refresh(tokens.Refresh, nil), http.StatusBadRequest, "invalid_grant")
	other.wantInvalid(tokens.Access, endpoint)
	other.wantInvalid(tokens.Access, "https://outro.exemplo.com.br/mcp")
	if iss := other.authorize(url.Values{"response_type": {"x"}, "resource": nil}).location(t).Query().Get("iss"); iss != "https://outro.exemplo.com.br" {
		t.Errorf("iss is %q", iss)
	}
}

func TestCSRF(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	attacker := newSite(t, func(c *oauth.Config) { c.Store = s.cfg.Store })
	page, theirs := s.authorize(nil), attacker.authorize(nil)
	for name, sealed := range map[string]string{"of another browser": attacker.sealedForm(theirs), "made up": "tiflux-form-AAAA", "missing": ""} {
		a := s.submit(page, url.Values{"request": {sealed}})
		if a.status != http.StatusForbidden || a.header.Get("Location") != "" {
			t.Errorf("a form %s: HTTP %d", name, a.status)
		}
	}
	// Nor does a form without the cookie of who was shown it.
	a := s.submit(page, nil, func(r *http.Request) { r.Header.Del("Cookie") })
	if a.status != http.StatusForbidden || a.header.Get("Location") != "" {
		t.Errorf("without a cookie: HTTP %d", a.status)
	}
	if s.checks != 0 {
		t.Errorf("%d keys were checked for forged forms", s.checks)
	}
	for _, cookie := range page.header.Values("Set-Cookie") {
		for _, want := range []string{"__Host-", "Secure", "HttpOnly", "SameSite=Lax", "Path=/"} {
			if !strings.Contains(cookie, want) {
				t.Errorf("the cookie has no %s: %s", want, cookie)
			}
		}
	}
	second := s.authorize(nil) // another tab
	s.submit(page, nil).location(t)
	s.submit(second, nil).location(t)
}

func TestHeaderSmuggling(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	q := s.submit(s.authorize(url.Values{"state": {"a\r\nSet-Cookie: x=1"}}), nil)
	if q.header.Get("Set-Cookie") != "" || q.location(t).Query().Get("state") != "a\r\nSet-Cookie: x=1" {
		t.Errorf("state became %v", q.header)
	}
	for _, key := range []string{canary + "\r\nX-Evil: 1", canary + "\nx", "a b", "ação", canary + "\x00", strings.Repeat("x", 5000), ""} {
		before := s.checks
		if a := s.submit(s.authorize(nil), url.Values{"key": {key}}); a.status != http.StatusUnprocessableEntity || s.checks != before {
			t.Errorf("a key with %d bytes: HTTP %d", len(key), a.status)
		}
	}
	s.submit(s.authorize(nil), url.Values{"key": {"  " + canary + "\r\n"}}).location(t) // as it is pasted
	for _, evil := range []func(*http.Request){
		func(r *http.Request) { r.Host = "evil.exemplo.com.br" },
		func(r *http.Request) { r.Header.Set("X-Forwarded-Host", "evil.exemplo.com.br") },
		func(r *http.Request) { r.Header.Set("Forwarded", "host=evil.exemplo.com.br") },
	} {
		for _, path := range []string{"/.well-known/oauth-authorization-server", "/.well-known/oauth-protected-resource/mcp"} {
			if a := s.do(http.MethodGet, path, nil, evil); a.status != http.StatusOK || strings.Contains(a.body, "evil") {
				t.Errorf("%s: HTTP %d: %s", path, a.status, a.body)
			}
		}
	}
	two := func(r *http.Request) { r.Header["Authorization"] = []string{"Basic eDp4", "Basic eTp5"} }
	wantError(t, s.exchange("x", url.Values{"client_id": nil}, two), http.StatusBadRequest, "invalid_request")
	challenge := s.server.Challenge("x\"\r\n", "invalid\"\r\nX: 1", "a\\\"b")
	if strings.ContainsAny(challenge, "\r\n\\") || strings.Count(challenge, `"`) != 6 {
		t.Errorf("got %q", challenge)
	}
}

func TestRepeatedParametersAreRefused(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	a := s.authorize(url.Values{"redirect_uri": {callback, "https://evil.exemplo.com.br/"}})
	if a.status != http.StatusBadRequest || a.header.Get("Location") != "" {
		t.Errorf("HTTP %d", a.status)
	}
	wantError(t, s.exchange(s.code(nil), url.Values{"client_id": {"public", "other"}}), http.StatusBadRequest, "invalid_request")
}

func TestPathTricks(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	for _, path := range []string{
		"//token", "/token/", "/TOKEN", "/token/../token", "/%74oken/", "/.well-known/oauth-protected-resource/other", "/.well-known/../token",
		"/authorize/", "//evil.exemplo.com.br/authorize", "/authorize//", "/authorize%2f", "/.well-known/oauth-authorization-server/../../x", "/",
	} {
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			a := s.do(method, issuer+path, nil)
			if a.status < 300 {
				t.Errorf("%s %s: HTTP %d", method, path, a.status)
			}
			if to := a.header.Get("Location"); to != "" && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//")) {
				t.Errorf("%s %s leads to %s", method, path, to)
			}
		}
	}
}

func TestOversizeRequestsAreRefused(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	long := strings.Repeat("x", 40<<10)
	wantError(t, s.exchange(long, nil), http.StatusRequestEntityTooLarge, "invalid_request")
	wantError(t, s.do(http.MethodPost, "/revoke", url.Values{"token": {long}}), http.StatusRequestEntityTooLarge, "invalid_request")
	if a := s.submit(s.authorize(nil), url.Values{"key": {long}}); a.status != http.StatusRequestEntityTooLarge {
		t.Errorf("the page: HTTP %d", a.status)
	}
	if a := s.authorize(url.Values{"state": {long}}); a.status != http.StatusBadRequest || a.header.Get("Location") != "" {
		t.Errorf("a long address: HTTP %d", a.status)
	}
	s.wantInvalid("tiflux-access-"+strings.Repeat("A", 1<<20), endpoint)
}

func TestMethodsAndGrantsThatThereAreNot(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	for _, path := range []string{"/token", "/register", "/revoke"} {
		if a := s.do(http.MethodGet, path+"?grant_type=authorization_code", nil); a.status != http.StatusMethodNotAllowed {
			t.Errorf("GET %s: HTTP %d", path, a.status)
		}
	}
	if a := s.do(http.MethodDelete, "/authorize", nil); a.status != http.StatusMethodNotAllowed {
		t.Errorf("DELETE /authorize: HTTP %d", a.status)
	}
	for grant, code := range map[string]string{"password": "unsupported_grant_type", "client_credentials": "unsupported_grant_type", "": "invalid_request"} {
		wantError(t, s.exchange("x", url.Values{"grant_type": {grant}}), http.StatusBadRequest, code)
	}
	for _, change := range []url.Values{{"response_type": {"token"}}, {"response_type": nil}, {"response_mode": {"fragment"}}} {
		if q := s.authorize(change).location(t).Query(); q.Get("error") == "" || q.Get("iss") != issuer {
			t.Errorf("%v: %v", change, q)
		}
	}
	code := s.do(http.MethodPost, "/token?code="+url.QueryEscape(s.code(nil)), url.Values{
		"grant_type": {"authorization_code"}, "client_id": {"public"}, "redirect_uri": {callback}, "code_verifier": {verifier},
	})
	wantError(t, code, http.StatusBadRequest, "invalid_grant") // in the address it reaches logs
}
