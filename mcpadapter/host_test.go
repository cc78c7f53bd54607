package mcpadapter_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func toolNames(t *testing.T, cs *mcp.ClientSession) []string {
	t.Helper()
	list, err := cs.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range list.Tools {
		names = append(names, tool.Name)
	}
	return names
}

func TestAHostChoosesTools(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		cfg  mcpadapter.Config
		want []string
	}{
		{"single ones", mcpadapter.Config{Tools: []string{"get_ticket", "list_desks"}}, []string{"get_ticket", "list_desks"}},
		{"a set without one", mcpadapter.Config{Toolsets: []string{"contracts"}, Exclude: []string{"get_contract"}}, []string{"list_contracts"}},
		{"a set and another's", mcpadapter.Config{Toolsets: []string{"contracts"}, Tools: []string{"get_desk"}}, []string{"get_contract", "get_desk", "list_contracts"}},
		{"a set of its own", mcpadapter.Config{
			Toolsets: []string{"night-shift"}, CustomToolsets: map[string][]string{"night-shift": {"get_chat", "send_message"}},
		}, []string{"get_chat", "send_message"}},
		{"what of it only reads", mcpadapter.Config{
			Toolsets: []string{"night-shift"}, CustomToolsets: map[string][]string{"night-shift": {"get_chat", "send_message"}}, ReadOnly: true,
		}, []string{"get_chat"}},
	} {
		if diff := cmp.Diff(tt.want, toolNames(t, connect(t, tt.cfg))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestAHostDescribesTools(t *testing.T) {
	t.Parallel()
	list, err := connect(t, mcpadapter.Config{Tools: []string{"get_ticket"}, Descriptions: map[string]string{"get_ticket": "Mostra um chamado."}}).ListTools(t.Context(), nil)
	if err != nil || list.Tools[0].Description != "Mostra um chamado." {
		t.Errorf("%+v, %v", list, err)
	}
	if _, err := mcpadapter.NewServer(mcpadapter.Config{Descriptions: map[string]string{"get_tickets": "x"}}); err == nil {
		t.Error("a tool that does not exist can be described")
	}
}

func TestAHostWrapsCalls(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(5))
	cfg := config(t, api, tifluxtest.KeyAdmin)
	var seen []mcpadapter.Tool
	cfg.Wrap = func(ctx context.Context, tool mcpadapter.Tool, next func(context.Context) error) error {
		seen = append(seen, tool)
		if !tool.ReadOnly {
			return errors.New("not during the night")
		}
		return next(ctx)
	}
	cs := connect(t, cfg)
	if text, isError := call(t, cs, "list_desks", `{}`); isError || !strings.Contains(text, "Comunicação") {
		t.Errorf("list_desks says %s", text)
	}
	if text, isError := call(t, cs, "close_ticket", `{"ticket_number":10001}`); !isError || !strings.Contains(text, "not during the night") {
		t.Errorf("close_ticket says %s", text)
	}
	want := []mcpadapter.Tool{{Name: "list_desks", Toolset: "desks", ReadOnly: true}, {Name: "close_ticket", Toolset: "tickets"}}
	if diff := cmp.Diff(want, seen); diff != "" || len(api.Requests()) != 1 {
		t.Errorf("%d requests; seen (-want +got):\n%s", len(api.Requests()), diff)
	}
}

// TestAHostsOwnServerIsUntouched registers on a server with a tool, a prompt,
// instructions and completion of its own.
func TestAHostsOwnServerIsUntouched(t *testing.T) {
	t.Parallel()
	cfg := config(t, tifluxtest.New(tifluxtest.Size(5)), tifluxtest.KeyAdmin)
	server := mcp.NewServer(&mcp.Implementation{Name: "host", Version: "1"}, mcpadapter.ServerOptions(cfg, &mcp.ServerOptions{
		Instructions: "Of the host.",
		CompletionHandler: func(context.Context, *mcp.CompleteRequest) (*mcp.CompleteResult, error) {
			return &mcp.CompleteResult{Completion: mcp.CompletionResultDetails{Values: []string{"the host's"}}}, nil
		},
	}))
	mcp.AddTool(server, &mcp.Tool{Name: "own"}, func(context.Context, *mcp.CallToolRequest, struct{}) (*mcp.CallToolResult, struct{}, error) {
		return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: "own answer"}}}, struct{}{}, nil
	})
	if err := mcpadapter.Register(server, cfg); err != nil {
		t.Fatal(err)
	}
	cs := connectClient(t, server, nil)
	if text, _ := call(t, cs, "own", `{}`); text != "own answer" {
		t.Errorf("the host's tool says %q", text)
	}
	if !slices.Contains(toolNames(t, cs), "get_ticket") {
		t.Error("our tools are not listed")
	}
	if s := cs.InitializeResult().Instructions; !strings.HasPrefix(s, "Of the host.\n\n") || !strings.Contains(s, "TiFlux") {
		t.Errorf("the instructions are %q", s)
	}
	for ref, want := range map[string]string{"elsewhere://{id}": "the host's", "tiflux://desks/{id}": "101"} {
		r, err := cs.Complete(t.Context(), &mcp.CompleteParams{
			Ref: &mcp.CompleteReference{Type: "ref/resource", URI: ref}, Argument: mcp.CompleteParamsArgument{Name: "id", Value: ""},
		})
		if err != nil || len(r.Completion.Values) == 0 || r.Completion.Values[0] != want {
			t.Errorf("%s completes with %+v, %v", ref, r, err)
		}
	}
}

func TestResourcesAndPrompts(t *testing.T) {
	t.Parallel()
	cs := connect(t, config(t, tifluxtest.New(tifluxtest.Size(60)), tifluxtest.KeyAdmin))
	for uri, want := range map[string]string{
		"tiflux://tickets/10001": "10001", "tiflux://tickets/10001/answers": "respostas", "tiflux://knowledge/601": "VPN", "tiflux://desks/103": "Dev - Cansados",
	} {
		r, err := cs.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: uri})
		if err != nil || !strings.Contains(strings.ToLower(r.Contents[0].Text), strings.ToLower(want)) {
			t.Errorf("%s: %+v, %v", uri, r, err)
		}
	}
	for _, uri := range []string{"tiflux://tickets/99999999", "tiflux://tickets/abc", "tiflux://desks/-1", "tiflux://tickets/10001/files"} {
		if r, err := cs.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: uri}); err == nil {
			t.Errorf("%s: %+v", uri, r)
		}
	}
	p, err := cs.GetPrompt(t.Context(), &mcp.GetPromptParams{Name: "draft_reply", Arguments: map[string]string{"ticket_number": "10001"}})
	if err != nil || !strings.Contains(p.Messages[0].Content.(*mcp.TextContent).Text, "ticket 10001") {
		t.Errorf("%+v, %v", p, err)
	}
	if _, err := cs.GetPrompt(t.Context(), &mcp.GetPromptParams{Name: "draft_reply"}); err == nil {
		t.Error("a prompt without its argument is given")
	}
}

func TestStructuredResults(t *testing.T) {
	t.Parallel()
	cfg := config(t, tifluxtest.New(tifluxtest.Size(60)), tifluxtest.KeyAdmin)
	cs := connect(t, cfg)
	r, err := cs.CallTool(t.Context(), &mcp.CallToolParams{Name: "list_desks"})
	if err != nil || r.StructuredContent != nil {
		t.Errorf("unasked: %+v, %v", r, err)
	}
	cfg.Structured = true
	cs = connect(t, cfg)
	r, err = cs.CallTool(t.Context(), &mcp.CallToolParams{Name: "list_desks", Arguments: json.RawMessage(`{"limit":2}`)})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(r.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	var page struct {
		Items []tiflux.Desk `json:"items"`
		Page  int           `json:"page"`
		Total int           `json:"total"`
	}
	if err := json.Unmarshal(raw, &page); err != nil || len(page.Items) != 2 || page.Page != 1 || page.Total < 12 || page.Items[0].Name == "" {
		t.Errorf("%s: %v", raw, err)
	}
	if r, err := cs.CallTool(t.Context(), &mcp.CallToolParams{Name: "get_desk", Arguments: json.RawMessage(`{"desk_id":999}`)}); err != nil || !r.IsError || r.StructuredContent != nil {
		t.Errorf("a failure: %+v, %v", r, err)
	}
}

func TestACallEndsInTime(t *testing.T) {
	t.Parallel()
	cfg := config(t, tifluxtest.New(tifluxtest.Size(5), tifluxtest.Faults(1, 1, tifluxtest.HangBefore)), tifluxtest.KeyAdmin)
	cfg.CallTimeout = 50 * time.Millisecond
	start := time.Now()
	text, isError := call(t, connect(t, cfg), "list_desks", `{}`)
	if !isError || !strings.Contains(text, "tente mais tarde") || time.Since(start) > 10*time.Second {
		t.Errorf("after %v: %s", time.Since(start), text)
	}
}

func TestTheServerStartsWhileTheAPIIsAway(t *testing.T) {
	t.Parallel()
	c, err := tiflux.New("key", tiflux.WithHTTPClient(&http.Client{Transport: refuse{}}))
	if err != nil {
		t.Fatal(err)
	}
	cs := connect(t, mcpadapter.Config{Client: c, CallTimeout: 100 * time.Millisecond})
	if len(toolNames(t, cs)) == 0 {
		t.Error("no tool is listed")
	}
	if text, isError := call(t, cs, "list_desks", `{}`); !isError || text == "" {
		t.Errorf("a call says %q", text)
	}
}

type refuse struct{}

func (refuse) RoundTrip(*http.Request) (*http.Response, error) {
	return nil, errors.New("connection refused")
}

func TestWorkOfSeveralPagesTellsHowFarItIs(t *testing.T) {
	t.Parallel()
	cfg := config(t, tifluxtest.New(tifluxtest.Size(400)), tifluxtest.KeyAdmin)
	cfg.Toolsets = []string{"all"}
	server, err := mcpadapter.NewServer(cfg)
	if err != nil {
		t.Fatal(err)
	}
	told := make(chan float64, 100)
	cs := connectClient(t, server, &mcp.ClientOptions{
		ProgressNotificationHandler: func(_ context.Context, req *mcp.ProgressNotificationClientRequest) { told <- req.Params.Progress },
	})
	p := &mcp.CallToolParams{Name: "list_appointments_report", Arguments: json.RawMessage(`{"start_date":"2025-01-01","end_date":"2026-12-31"}`)}
	p.SetProgressToken("t")
	if r, err := cs.CallTool(t.Context(), p); err != nil || r.IsError {
		t.Fatalf("%+v, %v", r, err)
	}
	select {
	case <-told:
	case <-time.After(10 * time.Second):
		t.Error("nothing was told")
	}
}
