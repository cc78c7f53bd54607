// Embedded is a host application: an MCP server over HTTP with a tool of its own
// beside those of TiFlux, on which every caller uses an own TiFlux key.
//
//	go run ./examples/embedded -addr 127.0.0.1:8081
//	claude mcp add --transport http acme http://127.0.0.1:8081/mcp --header "x-tiflux-api-key: ..."
//
// With -sandbox the keys are those of the in-memory TiFlux, demo-admin for one.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"os"
	"time"
	_ "time/tzdata" // times are shown in America/Sao_Paulo, also where the system has no zones

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func main() {
	addr := flag.String("addr", "127.0.0.1:8081", "address to listen on")
	sandbox := flag.Bool("sandbox", false, "answer from an in-memory TiFlux")
	flag.Parse()

	var transport http.RoundTripper
	if *sandbox {
		transport = tifluxtest.New().Transport()
	}
	handler, err := newHandler(transport)
	if err == nil {
		fmt.Printf("http://%s/mcp\n", *addr)
		server := &http.Server{Addr: *addr, Handler: handler, ReadHeaderTimeout: 10 * time.Second}
		err = server.ListenAndServe()
	}
	fmt.Fprintln(os.Stderr, "embedded:", err)
	os.Exit(1)
}

// newHandler builds the host's server once; whose key a call uses is decided for
// each call. A nil transport is the real TiFlux.
func newHandler(transport http.RoundTripper) (http.Handler, error) {
	clients := &mcpadapter.Clients{New: func(key string) (*tiflux.Client, error) {
		if transport == nil {
			return tiflux.New(key)
		}
		return tiflux.New(key, tiflux.WithHTTPClient(&http.Client{Transport: transport}))
	}}
	cfg := mcpadapter.Config{
		Toolsets: []string{"tickets", "desks"},
		ClientFor: func(ctx context.Context) (*tiflux.Client, error) {
			key, _ := ctx.Value(keyOf{}).(string)
			if key == "" {
				return nil, errors.New("send your TiFlux key in the header x-tiflux-api-key")
			}
			return clients.For(key)
		},
	}
	server := mcp.NewServer(&mcp.Implementation{Name: "acme", Version: "1"},
		mcpadapter.ServerOptions(cfg, &mcp.ServerOptions{Instructions: "Tools of Acme."}))
	mcp.AddTool(server, &mcp.Tool{Name: "opening_hours", Description: "When Acme's support answers."}, openingHours)
	if err := mcpadapter.Register(server, cfg); err != nil {
		return nil, err
	}
	handler := mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return server }, &mcp.StreamableHTTPOptions{Stateless: true})
	mux := http.NewServeMux()
	mux.Handle("/mcp", withKey(handler))
	return http.NewCrossOriginProtection().Handler(mux), nil
}

type keyOf struct{}

// withKey puts the caller's key into the context, and takes it out of what
// handlers and logs see.
func withKey(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), keyOf{}, r.Header.Get("X-Tiflux-Api-Key"))
		r = r.Clone(ctx)
		r.Header.Del("X-Tiflux-Api-Key")
		next.ServeHTTP(w, r)
	})
}

type hours struct {
	Text string `json:"text"`
}

func openingHours(context.Context, *mcp.CallToolRequest, struct{}) (*mcp.CallToolResult, hours, error) {
	return nil, hours{"segunda a sexta, 8h às 18h"}, nil
}
