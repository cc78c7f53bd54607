package mcpadapter_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// aviary is a server whose every output is kept: answers with their headers,
// logs at all levels, what is observed, and what net/http logs.
type aviary struct {
	t        *testing.T
	api      *tifluxtest.API
	url      string
	out      lockedBuffer
	checkErr func(key string) error    // what CheckKey says, nil to ask the API
	panics   func(ctx context.Context) // in a tool
	refuses  func(key string) error    // the client of a key
	observes func()                    // after a request
}

const canaryKey = "canary-key-0123456789"

func newAviary(t *testing.T) *aviary {
	t.Helper()
	a := &aviary{t: t, api: tifluxtest.New(tifluxtest.Size(5), tifluxtest.Quota(0), tifluxtest.WithKey(canaryKey, tifluxtest.AdminPersona()))}
	logger := slog.New(slog.NewTextHandler(&a.out, &slog.HandlerOptions{Level: slog.LevelDebug - 8, AddSource: true}))
	var handler http.Handler
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	server.Config.ErrorLog = log.New(&a.out, "net/http ", 0)
	server.Start()
	t.Cleanup(server.Close)
	a.url = server.URL
	callers := &mcpadapter.Clients{New: func(key string) (*tiflux.Client, error) {
		if a.refuses != nil {
			if err := a.refuses(key); err != nil {
				return nil, err
			}
		}
		return tiflux.New(key, tiflux.WithHTTPClient(&http.Client{Transport: a.api.Transport()}))
	}}
	authorization, err := oauth.New(oauth.Config{
		Issuer: a.url, SealKeys: [][]byte{[]byte(strings.Repeat("k", 32))}, Logger: logger,
		CheckKey: func(ctx context.Context, key string) (string, error) {
			if a.checkErr != nil {
				return "", a.checkErr(key)
			}
			return callers.CheckKey(ctx, key)
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	handler, err = mcpadapter.NewHandler(mcpadapter.HTTPConfig{
		Config: mcpadapter.Config{Wrap: func(ctx context.Context, _ mcpadapter.Tool, next func(context.Context) error) error {
			if a.panics != nil {
				a.panics(ctx)
			}
			return next(ctx)
		}},
		Callers: callers, OAuth: authorization, Logger: logger, Origins: []string{"https://app.exemplo.com.br"},
		Observe: func(_ context.Context, r mcpadapter.HTTPRequest) {
			_, _ = fmt.Fprintf(&a.out, "observed %+v\n", r)
			if a.observes != nil {
				a.observes()
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// send keeps all of the answer and returns its status, 0 if there was none.
func (a *aviary) send(method, path, body string, headers ...string) int {
	a.t.Helper()
	req, err := http.NewRequestWithContext(a.t.Context(), method, a.url+path, strings.NewReader(body))
	if err != nil {
		a.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "application/json, text/event-stream")
	for i := 0; i < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(req)
	if err != nil {
		return 0
	}
	defer func() { _ = resp.Body.Close() }()
	text, _ := io.ReadAll(resp.Body)
	_, _ = fmt.Fprintf(&a.out, "%s %d %v %s\n", method, resp.StatusCode, resp.Header, text)
	return resp.StatusCode
}

// silent fails if the canary sang, and says where.
func (a *aviary) silent(step string) {
	a.t.Helper()
	out := a.out.String()
	if i := strings.Index(out, canaryKey); i >= 0 {
		a.t.Fatalf("%s: the key is in ...%s...", step, out[max(0, i-200):min(len(out), i+100)])
	}
}

func TestACanaryKeyIsInNoOutput(t *testing.T) {
	t.Parallel()
	a := newAviary(t)
	call := callLine("get_ticket", `{"ticket_number":10001}`)
	key := []string{"X-Tiflux-Api-Key", canaryKey}
	step := func(name string, want int, got int) {
		t.Helper()
		if got != want {
			t.Errorf("%s: HTTP %d, want %d\n%.3000s", name, got, want, a.out.String())
		}
		a.silent(name)
	}
	form := []string{"Content-Type", "application/x-www-form-urlencoded"}
	step("a call", 200, a.send("POST", "/mcp", call, key...))
	step("a listing", 200, a.send("POST", "/mcp", listTools, key...))
	step("no JSON", 400, a.send("POST", "/mcp", "{", key...))
	step("no such tool", 200, a.send("POST", "/mcp", callLine("no_such_tool", "{}"), key...))
	step("a stream", 405, a.send("GET", "/mcp", "", append(key, "Accept", "text/event-stream")...))
	step("another method", 405, a.send("PUT", "/mcp", call, key...))
	step("another type", 415, a.send("POST", "/mcp", call, append(key, "Content-Type", "text/plain")...))
	step("too long", 413, a.send("POST", "/mcp", strings.Repeat(" ", 9<<20), key...))
	step("another path", 404, a.send("POST", "/other", call, key...))
	step("a page of others", 403, a.send("POST", "/mcp", call, append(key, "Origin", "https://evil.exemplo.com.br")...))
	step("a page that may", 204, a.send("OPTIONS", "/mcp", "", append(key, "Origin", "https://app.exemplo.com.br", "Access-Control-Request-Method", "POST")...))
	step("health", 200, a.send("GET", "/health", "", key...))
	step("a wrong key", 200, a.send("POST", "/mcp", call, "X-Tiflux-Api-Key", canaryKey+"-wrong"))
	step("a key that cannot be", 200, a.send("POST", "/mcp", call, "X-Tiflux-Api-Key", canaryKey+" ação"))
	for _, header := range []string{"Bearer ", "bearer", "Basic ", "", "Bearer Bearer "} {
		step("as Authorization "+header, 401, a.send("POST", "/mcp", call, "Authorization", header+canaryKey))
	}
	step("beside a token", 400, a.send("POST", "/mcp", call, append(key, "Authorization", "Bearer "+canaryKey)...))
	for _, name := range []string{"key", "api_key", "access_token", "X-Tiflux-Api-Key"} {
		for _, path := range []string{"/mcp", "//mcp", "/mcp/../mcp", "/other", "/register/"} {
			step(path+"?"+name, 401, a.send("POST", path+"?"+name+"="+canaryKey, call))
		}
	}
	step("as a client", 401, a.send("POST", "/token", url.Values{"grant_type": {"refresh_token"}, "refresh_token": {canaryKey}, "client_id": {canaryKey}, "client_secret": {canaryKey}}.Encode(), form...))
	step("as a grant", 401, a.send("POST", "/token", url.Values{"grant_type": {canaryKey}, "client_id": {canaryKey}}.Encode(), form...))
	step("to revoke", 401, a.send("POST", "/revoke", url.Values{"token": {canaryKey}, "client_id": {canaryKey}}.Encode(), form...))
	step("in a form without a page", 403, a.send("POST", "/authorize", url.Values{"key": {canaryKey}, "request": {canaryKey}}.Encode(), form...))
	step("as a client of the page", 400, a.send("GET", "/authorize?"+url.Values{"client_id": {canaryKey}, "redirect_uri": {canaryKey}}.Encode(), ""))

	// The page, with a key that is good, wrong, and not known.
	access := token(t, a.url, canaryKey)
	if strings.Contains(access, canaryKey) {
		t.Error("the key is in the token")
	}
	step("a token", 200, a.send("POST", "/mcp", call, "Authorization", "Bearer "+access))
	for _, says := range []error{errors.New("away"), oauth.ErrKeyRefused} {
		a.checkErr = func(key string) error { return fmt.Errorf("%w: GET /me with %s", says, key) }
		step("the page, "+says.Error(), map[bool]int{true: 422, false: 503}[errors.Is(says, oauth.ErrKeyRefused)], a.page())
	}
	a.checkErr = func(key string) error { panic("CheckKey with " + key) }
	step("a panic of CheckKey", 500, a.page())
	a.checkErr = nil

	// What fails below and beside.
	for _, fault := range []tifluxtest.Fault{tifluxtest.CannotExecute, tifluxtest.Redirected, tifluxtest.HTMLPage, tifluxtest.BrokenJSON} {
		a.api.Fail("getTicket", fault, 1)
		step("an upstream with "+string(fault), 200, a.send("POST", "/mcp", call, key...))
	}
	a.refuses = func(key string) error { return nil }
	for name, panics := range map[string]func(context.Context){
		"text":    func(context.Context) { panic("a tool with " + canaryKey) },
		"error":   func(context.Context) { panic(fmt.Errorf("a tool with %s", canaryKey)) },
		"runtime": func(context.Context) { _ = map[string][]int{}[canaryKey][len(canaryKey)] },
	} {
		a.panics = panics
		step("a panic with "+name, 200, a.send("POST", "/mcp", call, key...))
	}
	a.panics = nil
	a.refuses = func(key string) error { panic("Callers.New with " + key) }
	step("a panic of Callers.New", 200, a.send("POST", "/mcp", call, "X-Tiflux-Api-Key", canaryKey+"-2"))
	a.refuses = nil
	step("after the panics", 200, a.send("POST", "/mcp", call, key...))
	a.observes = func() { panic("Observe with " + canaryKey) }
	step("a panic of Observe", 200, a.send("POST", "/mcp", call, key...))
	a.observes = nil
	a.silent("at the end")
	if out := a.out.String(); strings.Count(out, "msg=panic") < 6 || !strings.Contains(out, "index out of range") || !strings.Contains(out, "credential=key") {
		t.Errorf("the panics were not logged:\n%.3000s", out)
	}
}

// page gives the canary to the page of a client that registers.
func (a *aviary) page() int {
	a.t.Helper()
	const callback = "https://connector.exemplo.com.br/callback"
	var registered struct {
		ClientID string `json:"client_id"`
	}
	postFor(a.t, http.DefaultClient, a.url+"/register", "application/json", `{"redirect_uris":["`+callback+`"],"token_endpoint_auth_method":"none"}`, &registered)
	page, err := http.Get(a.url + "/authorize?" + url.Values{
		"response_type": {"code"}, "client_id": {registered.ClientID}, "redirect_uri": {callback},
		"code_challenge": {strings.Repeat("c", 43)}, "code_challenge_method": {"S256"},
	}.Encode())
	if err != nil {
		a.t.Fatal(err)
	}
	html, _ := io.ReadAll(page.Body)
	_ = page.Body.Close()
	cookie := page.Cookies()[0]
	return a.send("POST", "/authorize", url.Values{"key": {canaryKey}, "request": {hidden(string(html))["request"]}}.Encode(),
		"Content-Type", "application/x-www-form-urlencoded", "Cookie", cookie.Name+"="+cookie.Value)
}
