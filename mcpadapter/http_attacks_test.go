package mcpadapter_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// raw sends bytes that no HTTP client would, and returns all answers to them.
func raw(t *testing.T, base, request string) (answers []*http.Response, bodies []string) {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	// A request after it has the server close the connection once it is done.
	const last = "last"
	if _, err := io.WriteString(conn, request+"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-Request-Id: "+last+"\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	in := bufio.NewReader(conn)
	for {
		resp, err := http.ReadResponse(in, nil)
		if err != nil || resp.Header.Get("X-Request-Id") == last {
			return answers, bodies
		}
		body, _ := io.ReadAll(resp.Body)
		answers, bodies = append(answers, resp), append(bodies, string(body))
	}
}

// rawCall is a call of list_desks to target; extra are header lines.
func rawCall(target, host string, extra ...string) string {
	message := callLine("list_desks", "{}")
	lines := append([]string{
		"POST " + target + " HTTP/1.1", "Host: " + host, "Content-Type: application/json",
		"Accept: application/json, text/event-stream", fmt.Sprintf("Content-Length: %d", len(message)),
	}, extra...)
	return strings.Join(lines, "\r\n") + "\r\n\r\n" + message
}

func TestSmuggledCredentialsReachNoClient(t *testing.T) {
	t.Parallel()
	const key = "X-Tiflux-Api-Key: " + tifluxtest.KeyAdmin
	api := tifluxtest.New(tifluxtest.Size(5))
	url := serveHTTP(t, api, mcpadapter.HTTPConfig{})
	for name, extra := range map[string][]string{
		"two in different case":    {key, "x-tiflux-API-key: " + tifluxtest.KeyAttendant},
		"two that are the same":    {key, key},
		"two joined by a proxy":    {key + ", " + tifluxtest.KeyAttendant},
		"an empty one and a token": {"X-Tiflux-Api-Key:", "Authorization: Bearer " + tifluxtest.KeyAdmin},
		"a key and a token":        {key, "Authorization: Bearer x"},
		"two tokens":               {"Authorization: Bearer x", "Authorization: Bearer " + tifluxtest.KeyAdmin},
		"a blank before the colon": {strings.Replace(key, ":", " :", 1)},
		"a line that goes on":      {"X-Other: a", "\t" + key},
		"an underscore":            {strings.ReplaceAll(key, "-A", "_A")},
		"a line feed alone":        {"X-Other: a\n" + key, key},
		"a cookie":                 {"Cookie: x-tiflux-api-key=" + tifluxtest.KeyAdmin},
		"a trailer":                {"Trailer: X-Tiflux-Api-Key"},
		"two lengths":              {key, "Content-Length: 1"},
		"a basic credential":       {"Authorization: Basic " + tifluxtest.KeyAdmin},
	} {
		before := len(api.Requests())
		answers, bodies := raw(t, url, rawCall("/mcp", "127.0.0.1", extra...))
		if len(answers) != 1 || strings.Contains(strings.Join(bodies, ""), "Comunicação") || len(api.Requests()) != before {
			t.Errorf("%s: a request got through: %q", name, bodies)
		}
	}
	if answers, bodies := raw(t, url, rawCall("/mcp", "127.0.0.1", key)); len(answers) != 1 || !strings.Contains(bodies[0], "Comunicação") {
		t.Errorf("one key alone: %q", bodies)
	}
}

// TestARequestInABodyIsNoRequest has a length that says less than the chunks do:
// what a proxy that goes by the length would take for the next request.
func TestARequestInABodyIsNoRequest(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(5))
	url := serveHTTP(t, api, mcpadapter.HTTPConfig{})
	inner := rawCall("/mcp", "127.0.0.1", "X-Tiflux-Api-Key: "+tifluxtest.KeyAdmin)
	answers, bodies := raw(t, url, "POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"+
		"Accept: application/json, text/event-stream\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"+
		fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(inner), inner))
	if len(answers) != 1 || answers[0].StatusCode < 400 || len(api.Requests()) != 0 {
		t.Errorf("%d answers, %q", len(answers), bodies)
	}
}

func TestARebindingPageIsRefused(t *testing.T) {
	t.Parallel()
	const key = "X-Tiflux-Api-Key: " + tifluxtest.KeyAdmin
	api := tifluxtest.New(tifluxtest.Size(5))
	loopback := serveHTTP(t, api, mcpadapter.HTTPConfig{})
	public := serveHTTP(t, api, mcpadapter.HTTPConfig{Hosts: []string{"mcp.exemplo.com.br"}})
	for _, tt := range []struct {
		name, url, target, host string
		extra                   []string
		status                  int
	}{
		{"a name that leads to loopback", loopback, "/mcp", "evil.exemplo.com.br", nil, http.StatusForbidden},
		{"a loopback name", loopback, "/mcp", "localhost:8080", nil, http.StatusOK},
		{"the own page", loopback, "/mcp", "127.0.0.1:1", []string{"Origin: http://127.0.0.1:1"}, http.StatusOK},
		{"the page of another port", loopback, "/mcp", "127.0.0.1:1", []string{"Origin: http://127.0.0.1:2"}, http.StatusForbidden},
		{"a sandboxed frame", loopback, "/mcp", "127.0.0.1:1", []string{"Origin: null"}, http.StatusForbidden},
		{"another site", loopback, "/mcp", "127.0.0.1:1", []string{"Sec-Fetch-Site: cross-site"}, http.StatusForbidden},
		{"the host that is served", public, "/mcp", "MCP.exemplo.com.br", nil, http.StatusOK},
		{"another host", public, "/mcp", "evil.exemplo.com.br", nil, http.StatusForbidden},
		{"a host below", public, "/mcp", "evil.mcp.exemplo.com.br", nil, http.StatusForbidden},
		{"a name before it", public, "/mcp", "evil@mcp.exemplo.com.br", nil, http.StatusBadRequest},
		{"another port", public, "/mcp", "mcp.exemplo.com.br:81", nil, http.StatusForbidden},
		{"a dot after it", public, "/mcp", "mcp.exemplo.com.br.", nil, http.StatusForbidden},
		{"no host", public, "/mcp", "", nil, http.StatusForbidden},
		{"two hosts", public, "/mcp", "mcp.exemplo.com.br", []string{"Host: evil.exemplo.com.br"}, http.StatusBadRequest},
		{"the host in the target", public, "http://evil.exemplo.com.br/mcp", "mcp.exemplo.com.br", nil, http.StatusForbidden},
		{"a forwarded host", public, "/mcp", "evil.exemplo.com.br", []string{"X-Forwarded-Host: mcp.exemplo.com.br"}, http.StatusForbidden},
	} {
		answers, bodies := raw(t, tt.url, rawCall(tt.target, tt.host, append(tt.extra, key)...))
		if len(answers) != 1 || answers[0].StatusCode != tt.status {
			t.Errorf("%s: want %d, got %q", tt.name, tt.status, bodies)
		}
	}
}

func TestProbesAskAReplicaByItsAddress(t *testing.T) {
	t.Parallel()
	url := serveHTTP(t, tifluxtest.New(tifluxtest.Size(5)), mcpadapter.HTTPConfig{Hosts: []string{"mcp.exemplo.com.br"}})
	for path, want := range map[string]int{
		"/health": http.StatusOK, "/ready": http.StatusOK, "/health/": http.StatusForbidden, "/mcp": http.StatusForbidden,
	} {
		if answers, bodies := raw(t, url, "GET "+path+" HTTP/1.1\r\nHost: 10.0.0.7:8080\r\n\r\n"); len(answers) != 1 || answers[0].StatusCode != want {
			t.Errorf("%s: want %d, got %q", path, want, bodies)
		}
	}
}

func TestPathTricksReachNothing(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(5))
	url := serveHTTP(t, api, mcpadapter.HTTPConfig{})
	for _, path := range []string{
		"//mcp", "/mcp/", "/mcp//", "/./mcp", "/mcp/.", "/mcp/../mcp", "/health/../mcp", "/mcp/..", "/../mcp", "/mcp%2f", "/%2fmcp", "/mcp%2f..",
		"/mcp/%2e%2e/", "/MCP", "/Mcp", "/mcp;x=1", "/mcp%00", "/mcp%20", "/mcp\\", "//evil.exemplo.com.br/..", "/health", "/ready", "/token", "*",
	} {
		answers, bodies := raw(t, url, rawCall(path, "127.0.0.1", "X-Tiflux-Api-Key: "+tifluxtest.KeyAdmin))
		if len(answers) != 1 || answers[0].StatusCode < 300 || len(api.Requests()) != 0 {
			t.Errorf("%s: %d requests, %q", path, len(api.Requests()), bodies)
			continue
		}
		if to := answers[0].Header.Get("Location"); to != "" && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//")) {
			t.Errorf("%s leads to %s", path, to)
		}
	}
}

func TestATokenOfAnotherServerIsRefused(t *testing.T) {
	t.Parallel()
	here, there := oauthServer(t), oauthServer(t) // with the same seal keys
	stranger := token(t, there, tifluxtest.KeyAdmin)
	for base, want := range map[string]int{here: http.StatusUnauthorized, there: http.StatusOK} {
		if status, body := post(t, base+"/mcp", callLine("list_desks", "{}"), "Authorization", "Bearer "+stranger); status != want {
			t.Errorf("HTTP %d, want %d\n%s", status, want, body)
		}
	}
}
