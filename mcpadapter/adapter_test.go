package mcpadapter_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tiflux/tiflux-go/internal/contract"
	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// connect returns a session with a server of cfg over the protocol.
func connect(t *testing.T, cfg mcpadapter.Config) *mcp.ClientSession {
	t.Helper()
	server, err := mcpadapter.NewServer(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return connectClient(t, server, nil)
}

// connectClient returns a session of a client with a server.
func connectClient(t *testing.T, server *mcp.Server, opts *mcp.ClientOptions) *mcp.ClientSession {
	t.Helper()
	clientSide, serverSide := mcp.NewInMemoryTransports()
	ss, err := server.Connect(t.Context(), serverSide, nil)
	if err != nil {
		t.Fatal(err)
	}
	cs, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, opts).Connect(t.Context(), clientSide, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cs.Close(); _ = ss.Wait() })
	return cs
}

func config(t *testing.T, api *tifluxtest.API, key string) mcpadapter.Config {
	t.Helper()
	c, err := tiflux.New(key, tiflux.WithHTTPClient(&http.Client{Transport: contract.Transport(t, api.Transport())}))
	if err != nil {
		t.Fatal(err)
	}
	return mcpadapter.Config{Client: c, Render: render.Renderer{Compact: true}}
}

// call returns the text of a result.
func call(t *testing.T, cs *mcp.ClientSession, tool, args string) (string, bool) {
	t.Helper()
	r, err := cs.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: json.RawMessage(args)})
	if err != nil {
		t.Fatalf("%s %s: %v", tool, args, err)
	}
	return r.Content[0].(*mcp.TextContent).Text, r.IsError
}

// someTicket returns an open ticket with a priority and a desk without a catalog.
func someTicket(t *testing.T, c *tiflux.Client) *tiflux.Ticket {
	t.Helper()
	for ticket, err := range c.Tickets.All(t.Context(), nil) {
		if err != nil {
			t.Fatal(err)
		}
		if ticket.Priority != nil {
			return &ticket
		}
	}
	t.Fatal("no open ticket has a priority")
	return nil
}

func TestEveryToolAnswers(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(60))
	cfg := config(t, api, tifluxtest.KeyAdmin)
	cs := connect(t, cfg)
	ticket := someTicket(t, cfg.Client)
	create := fmt.Sprintf(`{"title":"Impressora parada","description":"**Não** imprime","client_id":%d,"desk_id":%d,"priority_id":%d,
		"requestor_name":"Ana Souza","requestor_email":"ana.souza@exemplo.com.br","requestor_telephone":47999990000,
		"files_base64":[{"content":"aGVsbG8=","filename":"tela.txt"}]}`, ticket.Client.ID, ticket.Desk.ID, ticket.Priority.ID)
	n := ticket.TicketNumber
	tests := []struct {
		tool, args string
		want       []string
		isError    bool
	}{
		{"get_ticket", fmt.Sprintf(`{"ticket_number":"%d"}`, n), []string{fmt.Sprintf("#%d", n), ticket.Title}, false},
		{"list_tickets", `{"desk_name":"cansados","filter_by":"all","limit":5000}`, []string{"Dev - Cansados"}, false},
		{"list_tickets", `{"group_by":"month","filter_by":"all"}`, []string{"2026"}, false},
		{"create_ticket", create, []string{"Impressora parada"}, false},
		{"update_ticket", fmt.Sprintf(`{"ticket_number":%d,"title":"Outro título","responsible_id":null}`, n), []string{"Outro título"}, false},
		{"create_ticket_answer", fmt.Sprintf(`{"ticket_number":%d,"text":"Vamos *verificar*"}`, n), []string{"verificar"}, false},
		{"list_ticket_answers", fmt.Sprintf(`{"ticket_number":%d}`, n), []string{"verificar"}, false},
		{"get_ticket_files", fmt.Sprintf(`{"ticket_number":%d}`, n), []string{"arquivos"}, false},
		{"close_ticket", fmt.Sprintf(`{"ticket_number":%d}`, n), []string{"42206"}, true},
		{"list_desks", `{}`, []string{"Comunicação"}, false},
		{"get_desk", `{"desk_name":"comunicacao"}`, []string{"Comunicação"}, false},
		{"search_client", `{"client_name":"a","limit":3}`, []string{"offset=2"}, false},
		{"search_technical_user", `{"limit":"2"}`, []string{"@exemplo.com.br"}, false},
		{"get_desk", `{"desk_name":"dev"}`, []string{"Dev - Cansados", "DEV - Experimentos"}, true},
		{"get_desk", `{"desk_name":"astronáutica"}`, []string{"astronáutica"}, true},
		{"get_ticket", `{"ticket_number":99999999}`, []string{"40401"}, true},
	}
	for _, tt := range tests {
		text, isError := call(t, cs, tt.tool, tt.args)
		if isError != tt.isError {
			t.Errorf("%s %s: error is %t:\n%s", tt.tool, tt.args, isError, text)
		}
		for _, want := range tt.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s %s: no %q in\n%s", tt.tool, tt.args, want, text)
			}
		}
	}
	updated, err := cfg.Client.Tickets.Get(t.Context(), n)
	if err != nil || updated.Responsible != nil || updated.Title != "Outro título" {
		t.Errorf("after the update: %+v, %v", updated.Responsible, err)
	}
}

// TestBadArgumentsMakeNoRequest covers what clients get wrong.
func TestBadArgumentsMakeNoRequest(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(5))
	cs := connect(t, config(t, api, tifluxtest.KeyAdmin))
	for _, tt := range []struct{ tool, args, want string }{
		{"get_ticket", `{}`, `"ticket_number" é obrigatório`},
		{"get_ticket", `{"ticket_number":null}`, `"ticket_number" é obrigatório`},
		{"get_ticket", `{"ticket_number":"doze"}`, "número inteiro"},
		{"get_ticket", `{"ticket_number":1.5}`, "número inteiro"},
		{"get_ticket", `{"ticket_number":0}`, "no mínimo 1"},
		{"get_ticket", `{"ticket_nunber":1}`, "seria"},
		{"get_ticket", `{"ticket_number":1,"show_entities":"talvez"}`, "true ou false"},
		{"list_tickets", `{"filter_by":"aberto"}`, "deve ser um de open"},
		{"list_tickets", `{"desk_ids":"1,dois"}`, "ids acima de zero"},
		{"list_tickets", `{"start_datetime":"ontem"}`, "deve ser uma hora"},
		{"list_tickets", `{"date_type":"solved_in_time","filter_by":"open"}`, "não encontra nada"},
		{"get_desk", `{}`, "desk_name é obrigatório"},
		{"create_ticket_answer", `{"ticket_number":1,"text":"a","files_base64":[{"content":"@@","filename":"a"}]}`, "não é base64"},
		{"create_ticket", `{"title":7,"description":"a"}`, "deve ser texto"},
	} {
		text, isError := call(t, cs, tt.tool, tt.args)
		plain := strings.ReplaceAll(text, `\`, "")
		if !isError || !strings.Contains(plain, tt.want) {
			t.Errorf("%s %s: error %t, no %q in\n%s", tt.tool, tt.args, isError, tt.want, text)
		}
	}
	if r := api.Requests(); len(r) != 0 {
		t.Errorf("%d requests were made, the first was %s %s", len(r), r[0].Method, r[0].Path)
	}
}

func TestWhatClientsAddIsTaken(t *testing.T) {
	t.Parallel()
	cs := connect(t, config(t, tifluxtest.New(tifluxtest.Size(5)), tifluxtest.KeyAdmin))
	if text, isError := call(t, cs, "list_desks", `{"toolCallId":"x","active":"true","limit":null,"offset":"1"}`); isError {
		t.Error(text)
	}
	r, err := cs.CallTool(t.Context(), &mcp.CallToolParams{Name: "list_desks"})
	if err != nil || r.IsError {
		t.Errorf("without arguments: %v, %+v", err, r)
	}
}

func TestReadOnlyHidesAndRefusesWrites(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(5))
	cfg := config(t, api, tifluxtest.KeyAdmin)
	cfg.Toolsets, cfg.ReadOnly = []string{"all"}, true
	cs := connect(t, cfg)
	offered := toolNames(t, cs)
	for _, tool := range listed(t, "all") {
		if hidden := !slices.Contains(offered, tool.Name); hidden == tool.Annotations.ReadOnlyHint {
			t.Errorf("%s: read-only is %t, hidden is %t", tool.Name, tool.Annotations.ReadOnlyHint, hidden)
		}
		if tool.Annotations.ReadOnlyHint {
			continue
		}
		if r, err := cs.CallTool(t.Context(), &mcp.CallToolParams{Name: tool.Name, Arguments: json.RawMessage(`{"ticket_number":1,"id":1}`)}); err == nil {
			t.Errorf("%s was called: %+v", tool.Name, r)
		}
	}
	if n := len(api.Requests()); n != 0 {
		t.Errorf("%d requests were made", n)
	}
}

func TestWithoutAKeyTheToolsAreListed(t *testing.T) {
	t.Parallel()
	cs := connect(t, mcpadapter.Config{})
	list, err := cs.ListTools(t.Context(), nil)
	if err != nil || len(list.Tools) == 0 {
		t.Fatalf("%d tools, %v", len(list.Tools), err)
	}
	if text, isError := call(t, cs, "list_desks", `{}`); !isError || !strings.Contains(text, "Minha conta") {
		t.Errorf("a call without a key says\n%s", text)
	}
}

func TestConfigNamesAreChecked(t *testing.T) {
	t.Parallel()
	for _, cfg := range []mcpadapter.Config{{Toolsets: []string{"ticket"}}, {Exclude: []string{"get_tickets"}}} {
		if _, err := mcpadapter.NewServer(cfg); err == nil || !strings.Contains(err.Error(), "did you mean") {
			t.Errorf("%+v: %v", cfg, err)
		}
	}
}
