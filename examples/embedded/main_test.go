package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// session connects a caller with a key of its own.
func session(t *testing.T, url, key string) *mcp.ClientSession {
	t.Helper()
	hc := &http.Client{Transport: headerTransport{key}}
	cs, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).
		Connect(t.Context(), &mcp.StreamableClientTransport{Endpoint: url + "/mcp", HTTPClient: hc}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cs.Close() })
	return cs
}

type headerTransport struct{ key string }

func (h headerTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	if h.key != "" {
		r.Header.Set("X-Tiflux-Api-Key", h.key)
	}
	return http.DefaultTransport.RoundTrip(r)
}

func text(t *testing.T, cs *mcp.ClientSession, tool string) string {
	t.Helper()
	r, err := cs.CallTool(context.Background(), &mcp.CallToolParams{Name: tool, Arguments: map[string]any{}})
	if err != nil {
		t.Fatal(err)
	}
	return r.Content[0].(*mcp.TextContent).Text
}

func TestBothToolsAnswerAndEveryCallerUsesAnOwnKey(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(10))
	handler, err := newHandler(api.Transport())
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)

	for _, key := range []string{tifluxtest.KeyAdmin, tifluxtest.KeyAttendant} {
		cs := session(t, server.URL, key)
		if got := text(t, cs, "opening_hours"); !strings.Contains(got, "8h") {
			t.Errorf("the host's own tool says %q", got)
		}
		if got := text(t, cs, "list_desks"); !strings.Contains(got, "Comunicação") {
			t.Errorf("list_desks says %q", got)
		}
	}
	var personas []string
	for _, r := range api.Requests() {
		personas = append(personas, r.Persona)
	}
	if got := strings.Join(personas, " "); got != "admin attendant" {
		t.Errorf("requests came from %s", got)
	}
	if got := text(t, session(t, server.URL, ""), "list_desks"); !strings.Contains(got, "x-tiflux-api-key") {
		t.Errorf("without a key it says %q", got)
	}
}
