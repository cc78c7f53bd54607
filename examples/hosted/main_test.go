package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/redis/go-redis/v9"
	"github.com/tiflux/tiflux-go/internal/redistest"
	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func variables(env map[string]string) func(string) (string, bool) {
	return func(name string) (string, bool) { v, ok := env[name]; return v, ok }
}

// running is a server of a test.
type running struct {
	url  string
	stop context.CancelFunc
	done chan struct{}
	err  error // once done is closed
	log  *safeBuffer
}

type safeBuffer struct {
	mu sync.Mutex
	bytes.Buffer
}

func (b *safeBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.Buffer.Write(p)
}

func (b *safeBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.Buffer.String()
}

func start(t *testing.T, env map[string]string, args ...string) *running {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	r, w := io.Pipe()
	s := &running{stop: stop, done: make(chan struct{}), log: &safeBuffer{}}
	go func() {
		s.err = run(ctx, append([]string{"-addr", "127.0.0.1:0", "-sandbox"}, args...), variables(env), w, s.log)
		close(s.done)
		_ = w.Close()
	}()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("it did not start: %v", s.end())
	}
	s.url = strings.TrimSpace(line)
	t.Cleanup(func() { _ = s.end() }) // tests of the end look at it
	return s
}

// end ends the server, and returns what it ended with.
func (s *running) end() error {
	s.stop()
	<-s.done
	return s.err
}

// withHeader sends a header along.
type withHeader struct{ name, value string }

func (h withHeader) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set(h.name, h.value)
	return http.DefaultTransport.RoundTrip(r)
}

func connect(t *testing.T, url string, header withHeader) *mcp.ClientSession {
	t.Helper()
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), &mcp.StreamableClientTransport{
		Endpoint: url, HTTPClient: &http.Client{Transport: header}, DisableStandaloneSSE: true,
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = session.Close() })
	return session
}

func listDesks(t *testing.T, session *mcp.ClientSession) string {
	t.Helper()
	result, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: "list_desks"})
	if err != nil {
		t.Fatal(err)
	}
	text, _ := result.Content[0].(*mcp.TextContent)
	if result.IsError || text == nil {
		t.Fatalf("list_desks failed: %+v", text)
	}
	return text.Text
}

func TestWithoutRedisItServesFromMemory(t *testing.T) {
	t.Parallel()
	s := start(t, nil)
	if text := listDesks(t, connect(t, s.url, withHeader{"x-tiflux-api-key", tifluxtest.KeyAdmin})); !strings.Contains(text, "Suporte") {
		t.Errorf("list_desks: %s", text)
	}
	if log := s.log.String(); !strings.Contains(log, "no REDIS_URL") || strings.Contains(log, tifluxtest.KeyAdmin) {
		t.Errorf("log: %s", log)
	}
	if err := s.end(); err != nil {
		t.Errorf("it ended with %v", err)
	}
}

func TestReplicasShareTheQuota(t *testing.T) {
	t.Parallel()
	addr := redistest.Start(t).Addr
	env := map[string]string{"REDIS_URL": "redis://" + addr + "/0"}
	for range 2 {
		listDesks(t, connect(t, start(t, env).url, withHeader{"x-tiflux-api-key", tifluxtest.KeyAdmin}))
	}
	rdb := redis.NewClient(&redis.Options{Addr: addr})
	defer func() { _ = rdb.Close() }()
	keys := rdb.Keys(t.Context(), "tiflux:quota:*").Val()
	var admitted []string
	for _, key := range keys {
		if !strings.HasSuffix(key, ":underway") {
			admitted = append(admitted, rdb.HGet(t.Context(), key, "admitted").Val())
		}
	}
	if diff := cmp.Diff([]string{"2"}, admitted); diff != "" {
		t.Errorf("the calls of both replicas are not counted together: %s (keys %v)", diff, keys)
	}
}

func TestWithoutItsRedisItStillAnswers(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	s := start(t, map[string]string{"REDIS_URL": "redis://" + server.Addr + "/0"})
	server.Stop()
	listDesks(t, connect(t, s.url, withHeader{"x-tiflux-api-key", tifluxtest.KeyAdmin}))
	if log := s.log.String(); !strings.Contains(log, "each replica counts for itself") {
		t.Errorf("the log does not tell of it: %s", log)
	}
}

func TestCallsUnderWayAreAnsweredAtTheEnd(t *testing.T) {
	t.Parallel()
	s := start(t, nil)
	session := connect(t, s.url, withHeader{"x-tiflux-api-key", tifluxtest.KeyAdmin})
	// More than the pace lets go at once, so that a third is under way at the end.
	const calls, before = 60, 40
	errs := make(chan error, calls)
	for range calls {
		go func() {
			result, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: "list_desks"})
			if err == nil && result.IsError {
				t.Errorf("a call failed: %+v", result.Content[0])
			}
			errs <- err
		}()
	}
	for range before {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	if err := s.end(); err != nil {
		t.Errorf("it ended with %v", err)
	}
	refused := 0
	for range calls - before {
		if err := <-errs; err != nil {
			refused++
			t.Log(err)
		}
	}
	if refused > 0 {
		t.Errorf("%d calls were cut off", refused)
	}
}

func TestSpansAndMetricsAreSent(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	got := map[string]int{}
	collector := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		mu.Lock()
		defer mu.Unlock()
		got[r.URL.Path] += len(body)
		for _, name := range []string{"tools/call list_desks", "Desks.List", "http.server.request.duration", "tiflux.client.attempts", tifluxtest.KeyAdmin} {
			if bytes.Contains(body, []byte(name)) {
				got[name]++
			}
		}
	}))
	defer collector.Close()
	s := start(t, map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": collector.URL})
	listDesks(t, connect(t, s.url, withHeader{"x-tiflux-api-key", tifluxtest.KeyAdmin}))
	if err := s.end(); err != nil {
		t.Fatal(err)
	}
	mu.Lock()
	defer mu.Unlock()
	for _, want := range []string{"/v1/traces", "/v1/metrics", "tools/call list_desks", "Desks.List", "http.server.request.duration", "tiflux.client.attempts"} {
		if got[want] == 0 {
			t.Errorf("%s did not reach the collector: %v", want, got)
		}
	}
	if got[tifluxtest.KeyAdmin] != 0 {
		t.Error("the key reached the collector")
	}
}

func TestSettings(t *testing.T) {
	t.Parallel()
	key := base64.StdEncoding.EncodeToString(bytes.Repeat([]byte{7}, 32))
	s, err := parseSettings([]string{"-addr", "127.0.0.1:1", "-read-only"}, variables(map[string]string{
		"ADDR": "127.0.0.1:2", "PUBLIC_URL": "https://mcp.exemplo.com.br/", "SEAL_KEYS": key + "," + key,
		"REDIS_URL": "redis://:senha@127.0.0.1:3/4", "GRACE": "5s",
		"CLIENTS": "a=https://a.exemplo.com.br/1,b=https://b.exemplo.com.br/,a=https://a.exemplo.com.br/2?x=y",
	}), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	got := []any{s.addr, s.public.String(), s.readOnly, len(s.sealKeys), s.redis.Addr, s.redis.DB, s.grace}
	if diff := cmp.Diff([]any{"127.0.0.1:1", "https://mcp.exemplo.com.br", true, 2, "127.0.0.1:3", 4, 5 * time.Second}, got); diff != "" {
		t.Error(diff)
	}
	clients := []oauth.Client{
		{ID: "a", RedirectURIs: []string{"https://a.exemplo.com.br/1", "https://a.exemplo.com.br/2?x=y"}},
		{ID: "b", RedirectURIs: []string{"https://b.exemplo.com.br/"}},
	}
	if diff := cmp.Diff(clients, s.clients); diff != "" {
		t.Error(diff)
	}
}

func TestBadSettingsSayWhichAndKeepSecrets(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		env  map[string]string
		want string
	}{
		{map[string]string{"REDIS_URL": "http://:senha@host"}, "$REDIS_URL: must be like redis://"},
		{map[string]string{"SEAL_KEYS": "senha"}, "$SEAL_KEYS: each must be 32 bytes"},
		{map[string]string{"SEAL_KEYS": base64.StdEncoding.EncodeToString(make([]byte, 32))}, "needs $PUBLIC_URL"},
		{map[string]string{"PUBLIC_URL": "https://mcp.exemplo.com.br/mcp"}, "must be an origin"},
		{map[string]string{"CLIENTS": "a"}, `clients: "a" must be like id=`},
		{map[string]string{"GRACE": "soon"}, "$GRACE: "},
	} {
		_, err := parseSettings(nil, variables(tt.env), io.Discard)
		if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "senha") {
			t.Errorf("%v: %v, want %s", tt.env, err, tt.want)
		}
	}
}
