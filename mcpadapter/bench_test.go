package mcpadapter_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// BenchmarkNewServer is what a start costs.
func BenchmarkNewServer(b *testing.B) {
	for _, set := range []string{"default", "all"} {
		b.Run(set, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := mcpadapter.NewServer(mcpadapter.Config{Toolsets: []string{set}}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkGetTicket compares a call through the whole adapter with a tool of the
// bare MCP SDK that does the same request and hands its JSON on.
func BenchmarkGetTicket(b *testing.B) {
	api := tifluxtest.New(tifluxtest.Size(60), tifluxtest.Quota(0))
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		b.Fatal(err)
	}
	ours, err := mcpadapter.NewServer(mcpadapter.Config{Client: client})
	if err != nil {
		b.Fatal(err)
	}
	bare := bareServer(client)
	for name, server := range map[string]*mcp.Server{"adapter": ours, "bare": bare} {
		b.Run(name, func(b *testing.B) {
			clientSide, serverSide := mcp.NewInMemoryTransports()
			if _, err := server.Connect(b.Context(), serverSide, nil); err != nil {
				b.Fatal(err)
			}
			cs, err := mcp.NewClient(&mcp.Implementation{Name: "bench", Version: "1"}, nil).Connect(b.Context(), clientSide, nil)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				r, err := cs.CallTool(b.Context(), &mcp.CallToolParams{Name: "get_ticket", Arguments: json.RawMessage(`{"ticket_number":10001}`)})
				if err != nil || r.IsError {
					b.Fatal(err, r)
				}
			}
		})
	}
}

// bareServer is a server of the SDK alone.
func bareServer(client *tiflux.Client) *mcp.Server {
	server := mcp.NewServer(&mcp.Implementation{Name: "bare", Version: "1"}, nil)
	server.AddTool(&mcp.Tool{Name: "get_ticket", InputSchema: json.RawMessage(`{"type":"object"}`)},
		func(ctx context.Context, req *mcp.CallToolRequest) (*mcp.CallToolResult, error) {
			var in struct {
				TicketNumber int64 `json:"ticket_number"`
			}
			if err := json.Unmarshal(req.Params.Arguments, &in); err != nil {
				return nil, err
			}
			var ticket json.RawMessage
			if err := client.Do(ctx, http.MethodGet, fmt.Sprintf("/tickets/%d", in.TicketNumber), nil, &ticket); err != nil {
				return nil, err
			}
			return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: string(ticket)}}}, nil
		})
	return server
}

// BenchmarkGetTicketOverHTTP compares a call to the handler with one to the bare
// SDK's, both stateless. What net/http costs is in both.
func BenchmarkGetTicketOverHTTP(b *testing.B) {
	api := tifluxtest.New(tifluxtest.Size(60), tifluxtest.Quota(0))
	newClient := func(key string) (*tiflux.Client, error) {
		return tiflux.New(key, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	}
	client, err := newClient(tifluxtest.KeyAdmin)
	if err != nil {
		b.Fatal(err)
	}
	ours, err := mcpadapter.NewHandler(mcpadapter.HTTPConfig{Callers: &mcpadapter.Clients{New: newClient}})
	if err != nil {
		b.Fatal(err)
	}
	server := bareServer(client)
	bare := mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return server }, &mcp.StreamableHTTPOptions{Stateless: true})
	for name, handler := range map[string]http.Handler{"adapter": ours, "bare": bare} {
		b.Run(name, func(b *testing.B) {
			server := httptest.NewServer(handler)
			defer server.Close()
			b.ReportAllocs()
			for b.Loop() {
				status, body := post(b, server.URL+"/mcp", callLine("get_ticket", `{"ticket_number":10001}`), "X-Tiflux-Api-Key", tifluxtest.KeyAdmin)
				if status != http.StatusOK || strings.Contains(body, "isError") {
					b.Fatal(status, body)
				}
			}
		})
	}
}
