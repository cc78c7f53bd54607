package oauth_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/modelcontextprotocol/go-sdk/oauthex"
	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
)

func TestMetadataAsTheSDKReadsThem(t *testing.T) {
	t.Parallel()
	var handler http.Handler
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	t.Cleanup(web.Close)
	s := newSite(t, func(c *oauth.Config) { c.Issuer = web.URL })
	handler = s.server.Handler()
	for _, suffix := range []string{"", "/mcp"} {
		meta, err := oauthex.GetAuthServerMeta(t.Context(), web.URL+"/.well-known/oauth-authorization-server"+suffix, web.URL, web.Client())
		if err != nil || meta == nil {
			t.Fatalf("%q: %v, %v", suffix, meta, err)
		}
		if meta.TokenEndpoint != web.URL+"/token" || !meta.ClientIDMetadataDocumentSupported || !meta.AuthorizationResponseIssParameterSupported {
			t.Errorf("%q: %+v", suffix, meta)
		}
		if diff := cmp.Diff([]string{"S256"}, meta.CodeChallengeMethodsSupported); diff != "" {
			t.Error(diff)
		}
		resource, err := oauthex.GetProtectedResourceMetadata(t.Context(), web.URL+"/.well-known/oauth-protected-resource"+suffix, web.URL+suffix, web.Client())
		if err != nil {
			t.Fatalf("%q: %v", suffix, err)
		}
		if diff := cmp.Diff([]string{web.URL}, resource.AuthorizationServers); diff != "" {
			t.Error(diff)
		}
		challenges, err := oauthex.ParseWWWAuthenticate([]string{s.server.Challenge(web.URL+suffix, "invalid_token", "")})
		if err != nil || len(challenges) != 1 {
			t.Fatalf("%q: %v, %v", suffix, challenges, err)
		}
		want := map[string]string{"resource_metadata": web.URL + "/.well-known/oauth-protected-resource" + suffix, "error": "invalid_token", "scope": "tiflux"}
		if diff := cmp.Diff(want, challenges[0].Params); diff != "" {
			t.Error(diff)
		}
	}
}

func TestPagesOfAnyOriginMayBeClients(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	origin := func(r *http.Request) {
		r.Header.Set("Origin", "https://inspector.exemplo.com.br")
		r.Header.Set("Access-Control-Request-Method", "POST")
	}
	for _, path := range []string{"/token", "/register", "/revoke", "/.well-known/oauth-authorization-server", "/.well-known/oauth-protected-resource/mcp"} {
		a := s.do(http.MethodOptions, path, nil, origin)
		if a.status != http.StatusNoContent || a.header.Get("Access-Control-Allow-Origin") != "*" || a.header.Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("%s: HTTP %d, %v", path, a.status, a.header)
		}
	}
	if a := s.authorize(nil, origin); a.header.Get("Access-Control-Allow-Origin") != "" {
		t.Error("a page may read the form")
	}
}

func TestAttemptsAreCounted(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newSite(t, nil)
		from := func(addr string) func(*http.Request) {
			return func(r *http.Request) { r.RemoteAddr = addr }
		}
		page := s.authorize(nil)
		try := func(addr string) int {
			return s.submit(page, url.Values{"key": {"wrong"}}, from(addr)).status
		}
		for range 30 {
			try("[2001:db8::1]:1")
		}
		if got := try("[2001:db8::1]:2"); got != http.StatusTooManyRequests || s.checks != 30 {
			t.Errorf("HTTP %d after %d attempts", got, s.checks)
		}
		if got := try("[2001:db8::ffff:1]:1"); got != http.StatusTooManyRequests {
			t.Errorf("another address of the same network: HTTP %d", got)
		}
		if got := try("192.0.2.7:1"); got != http.StatusUnprocessableEntity {
			t.Errorf("another address: HTTP %d", got)
		}
		time.Sleep(time.Second)
		if got := try("[2001:db8::1]:1"); got != http.StatusUnprocessableEntity {
			t.Errorf("a second later: HTTP %d", got)
		}
		for i := range 40 {
			if a := s.authorize(nil, from("192.0.2.8:1")); (a.status == http.StatusOK) != (i < 30) {
				t.Errorf("page %d: HTTP %d", i, a.status)
			}
		}
		limited := 0
		for range 1100 {
			if s.exchange("x", nil).status == http.StatusTooManyRequests {
				limited++
			}
		}
		if limited != 100 {
			t.Errorf("%d of 1100 calls of the endpoints for clients were held back, want 100", limited)
		}
	})
}
