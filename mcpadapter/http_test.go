package mcpadapter_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// serveHTTP starts a handler whose callers' keys are those of api.
func serveHTTP(t *testing.T, api *tifluxtest.API, cfg mcpadapter.HTTPConfig) string {
	t.Helper()
	cfg.Callers = &mcpadapter.Clients{New: func(key string) (*tiflux.Client, error) {
		return tiflux.New(key, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	}}
	handler, err := mcpadapter.NewHandler(cfg)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL
}

const listTools = `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`

func callLine(tool, args string) string {
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":%q,"arguments":%s}}`, tool, args)
}

// post sends one message and returns the status and the body.
func post(t testing.TB, url, message string, headers ...string) (int, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, strings.NewReader(message))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "application/json, text/event-stream")
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			req.Host = headers[i+1]
			continue
		}
		req.Header.Add(headers[i], headers[i+1])
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

func TestEveryRequestUsesItsOwnKey(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(5))
	url := serveHTTP(t, api, mcpadapter.HTTPConfig{})
	for _, path := range []string{"/mcp", "/"} {
		for key, want := range map[string]string{
			tifluxtest.KeyAdmin: "Comunicação", "wrong-key": "40101", "": "Minha conta",
		} {
			headers := []string{}
			if key != "" {
				headers = append(headers, "X-Tiflux-Api-Key", key)
			}
			status, body := post(t, url+path, callLine("list_desks", "{}"), headers...)
			if status != http.StatusOK || !strings.Contains(body, want) {
				t.Errorf("%s with key %q: %d, no %q in\n%s", path, key, status, want, body)
			}
		}
	}
}

// TestCallersDoNotCrossOver has 200 callers in four verbosities and languages at
// once: no answer and no log line is another's.
func TestCallersDoNotCrossOver(t *testing.T) {
	t.Parallel()
	const callers = 200
	opts := []tifluxtest.Option{tifluxtest.Size(5), tifluxtest.Quota(0)}
	for i := range callers {
		p := tifluxtest.AdminPersona()
		p.Name = fmt.Sprintf("caller-%03d", i)
		opts = append(opts, tifluxtest.WithKey(canary(i), p))
	}
	api := tifluxtest.New(opts...)
	var log lockedBuffer
	url := serveHTTP(t, api, mcpadapter.HTTPConfig{Logger: slog.New(slog.NewJSONHandler(&log, nil)), Config: mcpadapter.Config{Toolsets: []string{"all"}}})
	var wg sync.WaitGroup
	for i := range callers {
		wg.Go(func() {
			verbosity, language := "rich", "en"
			want := `"text":"# User`
			if i%2 == 0 {
				verbosity, want = "compact", `"text":"User`
			}
			if i%4 < 2 {
				language, want = "pt-BR", strings.Replace(want, "User", "Usuário", 1)
			}
			status, body := post(t, url+"/mcp", callLine("get_user", "{}"), "X-Tiflux-Api-Key", canary(i), "X-Tiflux-Verbosity", verbosity, "X-Tiflux-Language", language)
			if status != http.StatusOK || !strings.Contains(body, want) || !strings.Contains(body, fmt.Sprintf("caller-%03d", i)) {
				t.Errorf("caller %d (%s, %s): %d, no %q and own name in\n%s", i, verbosity, language, status, want, body)
			}
			if strings.Contains(body, "canary") {
				t.Errorf("a key is in the answer\n%s", body)
			}
		})
	}
	wg.Wait()
	if s := log.String(); strings.Contains(s, "canary") || strings.Count(s, "\n") != callers {
		t.Errorf("%d lines were logged, or a key is in them:\n%.2000s", strings.Count(s, "\n"), s)
	}
}

func canary(i int) string { return fmt.Sprintf("canary-%03d-key", i) }

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func TestHeadersOnlyNarrow(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(5))
	url := serveHTTP(t, api, mcpadapter.HTTPConfig{Config: mcpadapter.Config{
		Toolsets: []string{"tickets", "desks"}, CustomToolsets: map[string][]string{"night-shift": {"get_ticket", "get_client"}},
	}})
	key := []string{"X-Tiflux-Api-Key", tifluxtest.KeyAdmin}
	for _, tt := range []struct {
		name    string
		headers []string
		has     string
		not     []string
	}{
		{"nothing", nil, "close_ticket", []string{"get_client"}},
		{"read-only", []string{"X-Tiflux-Read-Only", "true"}, "get_ticket", []string{"close_ticket"}},
		{"a toolset", []string{"X-Tiflux-Toolsets", "desks"}, "list_desks", []string{"get_ticket"}},
		{"a toolset that is not offered", []string{"X-Tiflux-Toolsets", "clients,desks"}, "list_desks", []string{"get_client", "get_ticket"}},
		{"a toolset of the host's own", []string{"X-Tiflux-Toolsets", "night-shift"}, "get_ticket", []string{"get_client", "list_desks"}},
	} {
		_, body := post(t, url+"/mcp", listTools, append(key, tt.headers...)...)
		if !strings.Contains(body, `"`+tt.has+`"`) {
			t.Errorf("%s: no %s is listed", tt.name, tt.has)
		}
		for _, not := range tt.not {
			if strings.Contains(body, `"`+not+`"`) {
				t.Errorf("%s: %s is listed", tt.name, not)
			}
		}
	}
	before := len(api.Requests())
	_, body := post(t, url+"/mcp", callLine("close_ticket", `{"ticket_number":10001}`), append(key, "X-Tiflux-Read-Only", "true")...)
	if !strings.Contains(body, `"isError":true`) || !strings.Contains(body, "não oferece") || len(api.Requests()) != before {
		t.Errorf("a hidden tool was called:\n%s", body)
	}
}

func TestCredentialsThatCannotBeToldApartAreRefused(t *testing.T) {
	t.Parallel()
	url := serveHTTP(t, tifluxtest.New(tifluxtest.Size(5)), mcpadapter.HTTPConfig{Hosts: []string{"mcp.exemplo.com.br"}, Origins: []string{"https://app.exemplo.com.br"}})
	for _, tt := range []struct {
		name, path string
		headers    []string
		status     int
	}{
		{"one key", "/mcp", []string{"X-Tiflux-Api-Key", "a"}, http.StatusOK},
		{"two keys", "/mcp", []string{"X-Tiflux-Api-Key", "a", "X-Tiflux-Api-Key", "b"}, http.StatusBadRequest},
		{"a key and a token", "/mcp", []string{"X-Tiflux-Api-Key", "a", "Authorization", "Bearer b"}, http.StatusBadRequest},
		{"a key in the address", "/mcp?api_key=a", nil, http.StatusUnauthorized},
		{"a token in the address", "/mcp?Access_Token=a", nil, http.StatusUnauthorized},
		{"another host", "/mcp", []string{"Host", "evil.exemplo.com.br"}, http.StatusForbidden},
		{"another page", "/mcp", []string{"Origin", "https://evil.exemplo.com.br"}, http.StatusForbidden},
		{"a page that may", "/mcp", []string{"Origin", "https://app.exemplo.com.br"}, http.StatusOK},
		{"no such verbosity", "/mcp", []string{"X-Tiflux-Verbosity", "loud"}, http.StatusBadRequest},
		{"no such language", "/mcp", []string{"X-Tiflux-Language", "de"}, http.StatusBadRequest},
		{"no such toolset", "/mcp", []string{"X-Tiflux-Toolsets", "everything"}, http.StatusBadRequest},
		{"neither true nor false", "/mcp", []string{"X-Tiflux-Read-Only", "perhaps"}, http.StatusBadRequest},
		{"another path", "/mcp/../admin", nil, http.StatusNotFound},
	} {
		headers := tt.headers
		if !strings.Contains(strings.Join(headers, " "), "Host ") {
			headers = append([]string{"Host", "mcp.exemplo.com.br"}, headers...)
		}
		if status, body := post(t, url+tt.path, listTools, headers...); status != tt.status {
			t.Errorf("%s: %d, want %d\n%.300s", tt.name, status, tt.status, body)
		}
	}
}

func TestLongBodiesAreRefused(t *testing.T) {
	t.Parallel()
	url := serveHTTP(t, tifluxtest.New(tifluxtest.Size(5)), mcpadapter.HTTPConfig{MaxBody: 1 << 20, MaxBodies: 1 << 20})
	long := `{"jsonrpc":"2.0","id":1,"method":"ping","params":{"x":"` + strings.Repeat("a", 2<<20) + `"}}`
	if status, body := post(t, url+"/mcp", long); status != http.StatusRequestEntityTooLarge || !strings.Contains(body, "1048576 bytes") {
		t.Errorf("status is %d: %s", status, body)
	}
	// Without a length: the limit holds while the request is read.
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url+"/mcp", io.MultiReader(strings.NewReader(long)))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "application/json, text/event-stream")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("without a length the status is %d", resp.StatusCode)
	}
}

func TestHealthReadyAndInformation(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(5))
	own, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		t.Fatal(err)
	}
	url := serveHTTP(t, api, mcpadapter.HTTPConfig{Config: mcpadapter.Config{Client: own}})
	get := func(path string, want int, part string) {
		t.Helper()
		resp, err := http.Get(url + path)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = resp.Body.Close() }()
		var body map[string]any
		if err := json.NewDecoder(resp.Body).Decode(&body); err != nil || resp.StatusCode != want || !strings.Contains(fmt.Sprint(body), part) {
			t.Errorf("%s: %d, %v, %v", path, resp.StatusCode, body, err)
		}
	}
	get("/health", http.StatusOK, "ok")
	get("/mcp", http.StatusOK, "streamable-http")
	get("/", http.StatusOK, "tiflux")
	for range 3 {
		get("/ready", http.StatusOK, "ok")
	}
	if n := len(api.Requests()); n != 1 {
		t.Errorf("/ready made %d requests, want 1", n)
	}
}

func TestReadySaysThatTheUpstreamIsAway(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(5))
	api.Fail("getCurrentUser", tifluxtest.CannotExecute, 1)
	own, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		t.Fatal(err)
	}
	url := serveHTTP(t, api, mcpadapter.HTTPConfig{Config: mcpadapter.Config{Client: own}})
	resp, err := http.Get(url + "/ready")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("status is %d", resp.StatusCode)
	}
}

func TestRequestsAreObserved(t *testing.T) {
	t.Parallel()
	var seen []mcpadapter.HTTPRequest
	url := serveHTTP(t, tifluxtest.New(tifluxtest.Size(5)), mcpadapter.HTTPConfig{
		Observe: func(_ context.Context, r mcpadapter.HTTPRequest) { seen = append(seen, r) },
	})
	post(t, url+"/mcp", listTools, "X-Tiflux-Api-Key", "a", "X-Request-Id", "req-1")
	post(t, url+"/ana.souza@exemplo.com.br", listTools, "X-Request-Id", "not an id")
	if len(seen) != 2 {
		t.Fatalf("%d requests were observed", len(seen))
	}
	if r := seen[0]; r.ID != "req-1" || r.Route != "/mcp" || r.Credential != "key" || r.Status != 200 || r.Bytes == 0 || r.Duration <= 0 {
		t.Errorf("the first is %+v", r)
	}
	if r := seen[1]; r.ID == "not an id" || r.Route != "other" || r.Credential != "none" || r.Status != 404 {
		t.Errorf("the second is %+v", r)
	}
}

// TestAClientOfTheSDKWalksThrough has a real client speak both eras.
func TestAClientOfTheSDKWalksThrough(t *testing.T) {
	t.Parallel()
	url := serveHTTP(t, tifluxtest.New(tifluxtest.Size(5)), mcpadapter.HTTPConfig{})
	cs, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).
		Connect(t.Context(), &mcp.StreamableClientTransport{Endpoint: url + "/mcp"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = cs.Close() }()
	list, err := cs.ListTools(t.Context(), nil)
	if err != nil || len(list.Tools) == 0 {
		t.Errorf("%d tools, %v", len(list.Tools), err)
	}
}

// TestAYesSurvivesAChangeOfReplica asks on one server and answers on another
// that has the same SealKey.
func TestAYesSurvivesAChangeOfReplica(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(60))
	replica := func(sealKey byte) http.Handler {
		handler, err := mcpadapter.NewHandler(mcpadapter.HTTPConfig{
			Config: mcpadapter.Config{SealKey: bytes.Repeat([]byte{sealKey}, 32)},
			Callers: &mcpadapter.Clients{New: func(key string) (*tiflux.Client, error) {
				return tiflux.New(key, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
			}},
		})
		if err != nil {
			t.Fatal(err)
		}
		return handler
	}
	own := config(t, api, tifluxtest.KeyAdmin)
	for _, tt := range []struct {
		name   string
		second byte
		done   bool
	}{{"same key", 1, true}, {"another key", 2, false}} {
		first, second := replica(1), replica(tt.second)
		calls := 0
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			r.Header.Set("X-Tiflux-Api-Key", tifluxtest.KeyAdmin)
			if r.Header.Get("Mcp-Method") == "tools/call" {
				calls++
			}
			if calls > 1 {
				second.ServeHTTP(w, r)
				return
			}
			first.ServeHTTP(w, r)
		}))
		cs, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, &mcp.ClientOptions{
			ElicitationHandler: func(context.Context, *mcp.ElicitRequest) (*mcp.ElicitResult, error) {
				return &mcp.ElicitResult{Action: "accept"}, nil
			},
		}).Connect(t.Context(), &mcp.StreamableClientTransport{Endpoint: server.URL + "/mcp"}, nil)
		if err != nil {
			t.Fatal(err)
		}
		arguments := json.RawMessage(fmt.Sprintf(`{"ticket_number":%d}`, someTicket(t, own.Client).TicketNumber))
		r, err := cs.CallTool(t.Context(), &mcp.CallToolParams{Name: "cancel_ticket", Arguments: arguments})
		if err != nil || r.IsError == tt.done || calls != 2 {
			t.Errorf("%s: %d calls, %v, %+v", tt.name, calls, err, r)
		}
		_ = cs.Close()
		server.Close()
	}
}
