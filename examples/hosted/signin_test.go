package main

import (
	"encoding/base64"
	"encoding/json"
	"html"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/internal/redistest"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

const (
	callback = "https://conector.exemplo.com.br/callback"
	verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk" // of RFC 7636, appendix B
	proof    = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
)

// replica is one of several servers behind one public address, as a browser or a
// connector reaches it through a proxy.
type replica struct {
	t      *testing.T
	at     string // its own address
	public *url.URL
}

// RoundTrip brings a request for the public address to the replica.
func (p *replica) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Host, r.URL.Scheme, r.URL.Host = p.public.Host, "http", p.at
	return http.DefaultTransport.RoundTrip(r)
}

// send sends a form, JSON or nothing.
func (p *replica) send(method, path, contentType, body string, header http.Header) (*http.Response, string) {
	p.t.Helper()
	r, err := http.NewRequestWithContext(p.t.Context(), method, p.public.String()+path, strings.NewReader(body))
	if err != nil {
		p.t.Fatal(err)
	}
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	for name := range header {
		r.Header.Set(name, header.Get(name))
	}
	client := &http.Client{Transport: p, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return resp, string(text)
}

const form = "application/x-www-form-urlencoded"

// token walks through registration and the page to an access token.
func (p *replica) token() (clientID, access string) {
	p.t.Helper()
	var registered struct {
		ID string `json:"client_id"`
	}
	_, text := p.send(http.MethodPost, "/register", "application/json",
		`{"client_name":"Conector","redirect_uris":["`+callback+`"],"token_endpoint_auth_method":"none"}`, nil)
	if err := json.Unmarshal([]byte(text), &registered); err != nil || registered.ID == "" {
		p.t.Fatalf("registration: %v: %s", err, text)
	}
	page, text := p.send(http.MethodGet, "/authorize?"+url.Values{
		"response_type": {"code"}, "client_id": {registered.ID}, "redirect_uri": {callback}, "state": {"1"},
		"code_challenge": {proof}, "code_challenge_method": {"S256"}, "resource": {p.public.String() + "/mcp"},
	}.Encode(), "", "", nil)
	sealed := regexp.MustCompile(`name="request" value="([^"]*)"`).FindStringSubmatch(text)
	if sealed == nil {
		p.t.Fatalf("HTTP %d has no form: %s", page.StatusCode, text)
	}
	header := http.Header{"Origin": {p.public.String()}}
	for _, c := range page.Cookies() {
		header.Add("Cookie", c.Name+"="+c.Value)
	}
	back, text := p.send(http.MethodPost, "/authorize", form, url.Values{
		"request": {html.UnescapeString(sealed[1])}, "key": {tifluxtest.KeyAdmin}, "action": {"allow"},
	}.Encode(), header)
	location, err := back.Location()
	if err != nil || location.Query().Get("code") == "" {
		p.t.Fatalf("HTTP %d gives no code: %s", back.StatusCode, text)
	}
	var tokens struct {
		Access string `json:"access_token"`
	}
	_, text = p.send(http.MethodPost, "/token", form, url.Values{
		"grant_type": {"authorization_code"}, "client_id": {registered.ID}, "redirect_uri": {callback},
		"code": {location.Query().Get("code")}, "code_verifier": {verifier},
	}.Encode(), nil)
	if err := json.Unmarshal([]byte(text), &tokens); err != nil || tokens.Access == "" {
		p.t.Fatalf("token: %v: %s", err, text)
	}
	return registered.ID, tokens.Access
}

// call lists desks with a token, and returns the status.
func (p *replica) call(token string) (int, http.Header, string) {
	p.t.Helper()
	header := http.Header{"Accept": {"application/json, text/event-stream"}}
	if token != "" {
		header.Set("Authorization", "Bearer "+token)
	}
	resp, text := p.send(http.MethodPost, "/mcp", "application/json",
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_desks","arguments":{}}}`, header)
	return resp.StatusCode, resp.Header, text
}

func TestASignInCountsOnAllReplicas(t *testing.T) {
	t.Parallel()
	public := &url.URL{Scheme: "https", Host: "mcp.exemplo.com.br"}
	env := map[string]string{
		"REDIS_URL": "redis://" + redistest.Start(t).Addr + "/0", "PUBLIC_URL": public.String(),
		"SEAL_KEYS": base64.StdEncoding.EncodeToString([]byte(strings.Repeat("k", 32))), "ADDR_HEADER": "X-Forwarded-For",
	}
	var replicas []*replica
	for range 2 {
		at, err := url.Parse(start(t, env).url)
		if err != nil {
			t.Fatal(err)
		}
		replicas = append(replicas, &replica{t: t, at: at.Host, public: public})
	}
	a, b := replicas[0], replicas[1]
	if status, header, _ := a.call(""); status != http.StatusUnauthorized || !strings.Contains(header.Get("WWW-Authenticate"), public.String()+"/.well-known/oauth-protected-resource") {
		t.Errorf("without a credential: HTTP %d, %v", status, header)
	}
	clientID, token := a.token()
	if status, _, text := b.call(token); status != http.StatusOK || !strings.Contains(text, "Suporte") {
		t.Fatalf("the token of one replica at the other: HTTP %d: %s", status, text)
	}
	if resp, text := b.send(http.MethodPost, "/revoke", form, url.Values{"token": {token}, "client_id": {clientID}}.Encode(), nil); resp.StatusCode != http.StatusOK {
		t.Fatalf("revoke: HTTP %d: %s", resp.StatusCode, text)
	}
	if status, header, _ := a.call(token); status != http.StatusUnauthorized || !strings.Contains(header.Get("WWW-Authenticate"), "invalid_token") {
		t.Errorf("a token that was revoked at the other replica: HTTP %d, %v", status, header)
	}
}

func TestLastAddress(t *testing.T) {
	t.Parallel()
	for want, values := range map[string][]string{
		"203.0.113.9":  {"10.0.0.1, 203.0.113.9"},
		"203.0.113.10": {"203.0.113.9", "203.0.113.10"},
		"":             nil,
	} {
		if got := lastAddress(http.Header{"X-Forwarded-For": values}, "x-forwarded-for"); got != want {
			t.Errorf("%q: %q, want %q", values, got, want)
		}
	}
}
