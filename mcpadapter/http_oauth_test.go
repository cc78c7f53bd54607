package mcpadapter_test

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// oauthServer starts a server that lets connectors in.
func oauthServer(t *testing.T) string {
	t.Helper()
	api := tifluxtest.New(tifluxtest.Size(5))
	var handler http.Handler
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	t.Cleanup(server.Close)
	callers := &mcpadapter.Clients{New: func(key string) (*tiflux.Client, error) {
		return tiflux.New(key, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	}}
	authorization, err := oauth.New(oauth.Config{Issuer: server.URL, SealKeys: [][]byte{[]byte(strings.Repeat("k", 32))}, CheckKey: callers.CheckKey})
	if err != nil {
		t.Fatal(err)
	}
	handler, err = mcpadapter.NewHandler(mcpadapter.HTTPConfig{Callers: callers, OAuth: authorization})
	if err != nil {
		t.Fatal(err)
	}
	return server.URL
}

// token walks a connector through registration, page and exchange.
func token(t *testing.T, base, key string) string {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	const callback = "https://connector.exemplo.com.br/callback"
	browser := &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	var registered struct {
		ClientID string `json:"client_id"`
	}
	postFor(t, browser, base+"/register", "application/json", `{"client_name":"Connector","redirect_uris":["`+callback+`"],"token_endpoint_auth_method":"none"}`, &registered)
	verifier := strings.Repeat("v", 50)
	sum := sha256.Sum256([]byte(verifier))
	query := url.Values{
		"response_type": {"code"}, "client_id": {registered.ClientID}, "redirect_uri": {callback}, "state": {"s"},
		"code_challenge": {base64.RawURLEncoding.EncodeToString(sum[:])}, "code_challenge_method": {"S256"}, "resource": {base + "/mcp"},
	}
	page, err := browser.Get(base + "/authorize?" + query.Encode())
	if err != nil {
		t.Fatal(err)
	}
	html, _ := io.ReadAll(page.Body)
	_ = page.Body.Close()
	form := url.Values{"key": {key}}
	for name, value := range hidden(string(html)) {
		form.Set(name, value)
	}
	resp, err := browser.PostForm(base+"/authorize", form)
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	back, err := url.Parse(resp.Header.Get("Location"))
	if err != nil || back.Query().Get("code") == "" {
		t.Fatalf("no code: %d, %s, %v", resp.StatusCode, back, err)
	}
	var granted struct {
		AccessToken string `json:"access_token"`
	}
	postFor(t, browser, base+"/token", "application/x-www-form-urlencoded", url.Values{
		"grant_type": {"authorization_code"}, "code": {back.Query().Get("code")}, "client_id": {registered.ClientID},
		"redirect_uri": {callback}, "code_verifier": {verifier}, "resource": {base + "/mcp"},
	}.Encode(), &granted)
	return granted.AccessToken
}

// hidden are the fields of a form that a person does not fill in.
func hidden(html string) map[string]string {
	fields := map[string]string{}
	for _, m := range regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`).FindAllStringSubmatch(html, -1) {
		fields[m[1]] = m[2]
	}
	return fields
}

func postFor(t *testing.T, hc *http.Client, url, contentType, body string, out any) {
	t.Helper()
	resp, err := hc.Post(url, contentType, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	raw, _ := io.ReadAll(resp.Body)
	if err := json.Unmarshal(raw, out); err != nil || resp.StatusCode >= 300 {
		t.Fatalf("%s: %d %s", url, resp.StatusCode, raw)
	}
}

func TestAConnectorIsAskedForATokenAndLetIn(t *testing.T) {
	t.Parallel()
	base := oauthServer(t)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, base+"/mcp", strings.NewReader(listTools))
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if www := resp.Header.Get("WWW-Authenticate"); resp.StatusCode != http.StatusUnauthorized || !strings.Contains(www, base+"/.well-known/oauth-protected-resource/mcp") {
		t.Errorf("without a credential: %d, %s", resp.StatusCode, www)
	}
	tok := token(t, base, tifluxtest.KeyAdmin)
	for _, path := range []string{"/mcp"} {
		if status, body := post(t, base+path, callLine("list_desks", "{}"), "Authorization", "Bearer "+tok); status != http.StatusOK || !strings.Contains(body, "Comunicação") {
			t.Errorf("%s with a token: %d\n%s", path, status, body)
		}
	}
	if status, _ := post(t, base+"/", callLine("list_desks", "{}"), "Authorization", "Bearer "+tok); status != http.StatusUnauthorized {
		t.Errorf("a token for /mcp is taken at /: %d", status)
	}
	for _, bad := range []string{"Bearer " + tok[:len(tok)-2], "Bearer " + tifluxtest.KeyAdmin, "Basic " + tok, "Bearer"} {
		if status, body := post(t, base+"/mcp", listTools, "Authorization", bad); status != http.StatusUnauthorized {
			t.Errorf("%.12s...: %d\n%s", bad, status, body)
		}
	}
	if status, _ := post(t, base+"/mcp", callLine("list_desks", "{}"), "X-Tiflux-Api-Key", tifluxtest.KeyAttendant); status != http.StatusOK {
		t.Errorf("a key is refused beside OAuth: %d", status)
	}
}

func TestWithoutOAuthATokenIsRefused(t *testing.T) {
	t.Parallel()
	base := serveHTTP(t, tifluxtest.New(tifluxtest.Size(5)), mcpadapter.HTTPConfig{})
	if status, _ := post(t, base+"/mcp", listTools, "Authorization", "Bearer x"); status != http.StatusUnauthorized {
		t.Errorf("status is %d", status)
	}
}

func TestCheckKeyTellsAWrongKeyFromAServerThatIsAway(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(5))
	callers := &mcpadapter.Clients{New: func(key string) (*tiflux.Client, error) {
		return tiflux.New(key, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	}}
	a, err := callers.CheckKey(context.Background(), tifluxtest.KeyAdmin)
	b, err2 := callers.CheckKey(context.Background(), tifluxtest.KeyAttendant)
	if err != nil || err2 != nil || a == "" || a == b {
		t.Errorf("subjects %q and %q, %v, %v", a, b, err, err2)
	}
	for _, key := range []string{"wrong", "", "with blanks in it"} {
		if _, err := callers.CheckKey(context.Background(), key); !isRefused(err) {
			t.Errorf("%q: %v", key, err)
		}
	}
	api.Fail("getCurrentUser", tifluxtest.CannotExecute, 1)
	if _, err := callers.CheckKey(context.Background(), tifluxtest.KeyAdmin); err == nil || isRefused(err) {
		t.Errorf("away: %v", err)
	}
}

func isRefused(err error) bool { return errors.Is(err, oauth.ErrKeyRefused) }
