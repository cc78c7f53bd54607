package mcpadapter_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// Client 4029 is linked to desk 101, whose tickets have a priority; 4041 to desk
// 110, whose tickets have a catalog item.
func TestCreateTicket(t *testing.T) {
	t.Parallel()
	const tool = "create_ticket"
	of := func(rest string) string { return `{"title":"Sem rede","description":"**Nada** funciona"` + rest + `}` }
	runTools(t, []toolTest{
		{name: "by ids", tool: tool, args: of(`,"client_id":"4029","desk_id":101,"priority_id":3002`), want: []string{"Sem rede", "#10061", "Alta"}, requests: 1},
		{name: "by names", tool: tool, requests: 5,
			args: of(`,"client_name":"Farmácia Ipê Amarelo","desk_name":"suporte n1","priority_name":"alta","responsible_name":"bruno carvalho"`),
			want: []string{"Farmácia Ipê Amarelo", "Suporte N1", "Alta", "Bruno Carvalho"}},
		{name: "catalog item by name", tool: tool, args: of(`,"client_id":4041,"desk_id":110,"catalog_item_name":"redes > ponto de rede"`),
			want: []string{"Ponto de rede"}, requests: 2},
		{name: "registered requestor", tool: tool, args: of(`,"client_id":4029,"desk_id":101,"priority_id":3002,"requestor_id":30029,"requestor_name":"outro"`), requests: 1},
		{name: "requestor by e-mail", tool: tool, args: of(`,"client_id":4029,"desk_id":101,"priority_id":3002,"requestor_email":"ninguem@exemplo.com.br","requestor_name":"Ninguém","requestor_telephone":47999990000`),
			want: []string{"Ninguém"}, requests: 2},
		{name: "not linked", tool: tool, args: of(`,"client_id":4003,"desk_id":102,"priority_id":3006`), isError: true, want: []string{"belongs to the selected desk"}, requests: 1},
		{name: "no priority", tool: tool, args: of(`,"client_id":4029,"desk_id":101`), isError: true, want: []string{"priority_id"}, requests: 1},
		{name: "outcome unknown", tool: tool, args: of(`,"client_id":4029,"desk_id":101,"priority_id":3002`), fail: "createTicket", isError: true, requests: 1},
		{name: "no licence", tool: tool, args: of(`,"client_id":4029,"desk_id":101,"priority_id":3002`), key: tifluxtest.KeyNoLicense, isError: true,
			want: []string{"40304"}, requests: 1},
		{name: "desk ambiguous", tool: tool, args: of(`,"client_id":4029,"desk_name":"dev"`), isError: true, want: []string{"#103"}, requests: 1},

		{name: "no client", tool: tool, args: of(`,"desk_name":"suporte n1"`), isError: true, want: []string{"client_name é obrigatório"}},
		{name: "no desk", tool: tool, args: of(`,"client_name":"Padaria Aurora","desk_name":" "`), isError: true, want: []string{"desk_name é obrigatório"}},
		{name: "no title", tool: tool, args: `{"title":"","description":"a","client_id":1,"desk_id":1}`, isError: true, want: []string{`"title"`}},
		{name: "broken file", tool: tool, args: of(`,"client_id":1,"desk_id":1,"files_base64":[{"content":"a b!","filename":"a"}]`), isError: true, want: []string{"base64"}},
		{name: "parent", tool: tool, args: of(`,"client_id":1,"desk_id":1,"parent_ticket_number":-5`), isError: true, want: []string{"no mínimo 1"}},
	}, aDay)
}

// TestCreateTicketWritesEveryArgument reads the ticket that was made.
func TestCreateTicketWritesEveryArgument(t *testing.T) {
	t.Parallel()
	cfg := config(t, tifluxtest.New(tifluxtest.Size(60), aDay), tifluxtest.KeyAdmin)
	text, isError := call(t, connect(t, cfg), "create_ticket", `{"title":"Sem rede","description":"**Nada** funciona","client_id":4029,"desk_id":101,
		"priority_id":3002,"services_catalogs_item_id":7003,"status_id":31,"requestor_name":"Ana Souza","requestor_email":"ana.souza.9@exemplo.com.br",
		"requestor_telephone":"47999990000","responsible_id":502,"followers":"a@exemplo.com.br,b@exemplo.com.br","parent_ticket_number":10043,
		"files_base64":[{"content":"YQ==","filename":"a.txt"}]}`)
	if isError {
		t.Fatal(text)
	}
	got, err := cfg.Client.Tickets.Get(t.Context(), 10061)
	if err != nil {
		t.Fatal(err)
	}
	files, err := cfg.Client.Tickets.ListFiles(t.Context(), 10061, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"Sem rede", "<p><strong>Nada</strong> funciona</p>", "4029", "101", "3002", "7003", "31", "Ana Souza", "ana.souza.9@exemplo.com.br",
		"+5547999990000", "502", "a@exemplo.com.br,b@exemplo.com.br", "10043", "a.txt",
	}
	is := fmt.Sprint
	if diff := cmp.Diff(want, []string{
		got.Title, got.Description, is(got.Client.ID), is(got.Desk.ID), is(got.Priority.ID), is(got.ServicesCatalog.ID), is(got.Status.ID),
		got.Requestor.Name, got.Requestor.Email, got.Requestor.Telephone, is(got.Responsible.ID), got.Followers,
		is(got.TicketReference.TicketNumber), files.Items[0].FileName,
	}); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestDefaultsOfNewTickets: a default priority or catalog item is of the default
// desk, and of no use on another.
func TestDefaultsOfNewTickets(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, args string
		defaults   mcpadapter.Defaults
		isError    bool
		desk       int64
	}{
		{"all of them", ``, mcpadapter.Defaults{ClientID: 4029, DeskID: 101, PriorityID: 3002}, false, 101},
		{"what is named wins", `,"client_id":4008,"priority_id":3001`, mcpadapter.Defaults{ClientID: 4029, DeskID: 101, PriorityID: 3002}, false, 101},
		{"another desk", `,"client_id":4041,"desk_id":110,"services_catalogs_item_id":7003`,
			mcpadapter.Defaults{ClientID: 4029, DeskID: 101, PriorityID: 3002}, false, 110},
		{"a priority alone", `,"client_id":4029,"desk_id":101`, mcpadapter.Defaults{PriorityID: 3002}, false, 101},
		{"a catalog item alone", `,"client_id":4041,"desk_id":110`, mcpadapter.Defaults{CatalogItemID: 7003}, false, 110},
		{"not enough", ``, mcpadapter.Defaults{ClientID: 4029}, true, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			cfg := config(t, tifluxtest.New(tifluxtest.Size(60), aDay), tifluxtest.KeyAdmin)
			cfg.Defaults = tt.defaults
			text, isError := call(t, connect(t, cfg), "create_ticket", `{"title":"a","description":"a"`+tt.args+`}`)
			if isError != tt.isError {
				t.Fatalf("error is %t:\n%s", isError, text)
			}
			if tt.isError {
				return
			}
			if got, err := cfg.Client.Tickets.Get(t.Context(), 10061); err != nil || got.Desk.ID != tt.desk {
				t.Errorf("%+v, %v, want desk %d", got, err, tt.desk)
			}
		})
	}
}

// #10056 is on desk 101, which has a relation to 102.
func TestUpdateTicket(t *testing.T) {
	t.Parallel()
	const tool = "update_ticket"
	of := func(rest string) string { return `{"ticket_number":"10056"` + rest + `}` }
	runTools(t, []toolTest{
		{name: "texts", tool: tool, args: of(`,"title":"Outro","description":"*a*"`), want: []string{"Outro"}, requests: 1},
		{name: "responsible by name", tool: tool, args: of(`,"responsible_name":"bruno carvalho"`), want: []string{"Bruno Carvalho"}, requests: 2},
		{name: "nobody responsible", tool: tool, args: of(`,"responsible_id":null`), requests: 1},
		{name: "stage of the ticket's desk by name", tool: tool, args: of(`,"stage_name":"aguardando"`), want: []string{"Aguardando cliente"},
			requests: 3}, // the vendor's server demands the desk; we read the ticket for it
		{name: "stage with its desk is a transfer", tool: tool, args: of(`,"desk_id":101,"stage_name":"aguardando","priority_id":3001`),
			want: []string{"Aguardando cliente"}, requests: 2},
		{name: "priority with reason", tool: tool, args: of(`,"priority_id":3002,"priority_change_reason":"pressa"`), want: []string{"Alta"}, requests: 1},
		{name: "priority by name", tool: tool, args: of(`,"priority_name":"alta","priority_change_reason":"pressa"`), want: []string{"Alta"},
			requests: 3}, // as with stages
		{name: "transfer to the first stage", tool: tool, args: of(`,"desk_name":"suporte n2","priority_name":"media","priority_change_reason":"pressa"`),
			want: []string{"Suporte N2", "Pendente", "priority_change_reason não foi enviado"}, requests: 4},
		{name: "catalog item", tool: tool, args: of(`,"services_catalogs_item_id":7001`), want: []string{"Troca de switch"}, requests: 1},
		{name: "requestor of the client by name", tool: tool, args: of(`,"client_id":4008,"requestor_name":"Yasmin Uchôa"`), want: []string{"Yasmin Uchôa"}, requests: 2},
		{name: "requestor of the ticket's client by name", tool: tool, args: of(`,"requestor_name":"Yasmin Uchôa"`), want: []string{"Yasmin Uchôa"},
			requests: 3}, // the vendor's server looks among all clients
		{name: "pause", tool: tool, args: of(`,"sla_paused":true,"sla_pause_reason":"peça"`), requests: 1},
		{name: "closed", tool: tool, args: `{"ticket_number":10058,"title":"a"}`, isError: true, want: []string{"closed ticket"}, requests: 1},
		{name: "no relation", tool: tool, args: of(`,"desk_id":113`), isError: true, want: []string{"relationship"}, requests: 2},
		{name: "stage unknown", tool: tool, args: of(`,"stage_name":"astronomia"`), isError: true, want: []string{"astronomia"}, requests: 2},
		{name: "no ticket", tool: tool, args: `{"ticket_number":99999,"stage_name":"a"}`, isError: true, want: []string{"40401"}, requests: 1},
		{name: "client of the portal", tool: tool, args: of(`,"title":"a"`), key: tifluxtest.KeyClient, isError: true, want: []string{"40301"}, requests: 1},

		{name: "priority without reason", tool: tool, args: of(`,"priority_name":"alta"`), isError: true, want: []string{`"priority_change_reason" é obrigatório`}},
		{name: "nothing", tool: tool, args: of(``), isError: true, want: []string{"changes nothing"}},
		{name: "blank names", tool: tool, args: of(`,"desk_name":" ","stage_name":""`), isError: true, want: []string{"changes nothing"}},
	}, aDay)
}

// TestUpdateTicketWritesEveryArgument reads the ticket that was changed.
func TestUpdateTicketWritesEveryArgument(t *testing.T) {
	t.Parallel()
	cfg := config(t, tifluxtest.New(tifluxtest.Size(60), aDay), tifluxtest.KeyAdmin)
	cs := connect(t, cfg)
	is := fmt.Sprint
	for _, tt := range []struct {
		args string
		of   func(*tiflux.Ticket) string
		want string
	}{
		{`"title":"Outro"`, func(t *tiflux.Ticket) string { return t.Title }, "Outro"},
		{`"description":"*a*"`, func(t *tiflux.Ticket) string { return t.Description }, "<p><em>a</em></p>"},
		{`"stage_id":1003`, func(t *tiflux.Ticket) string { return is(t.Stage.ID) }, "1003"},
		{`"priority_id":3003,"priority_change_reason":"calma"`, func(t *tiflux.Ticket) string { return is(t.Priority.ID, t.PriorityChangeReason) }, "3003calma"},
		{`"status_id":32`, func(t *tiflux.Ticket) string { return is(t.Status.ID) }, "32"},
		{`"responsible_id":502`, func(t *tiflux.Ticket) string { return is(t.Responsible.ID) }, "502"},
		{`"requestor_id":30068`, func(t *tiflux.Ticket) string { return is(t.Requestor.ID) }, "30068"},
		{`"followers":"c@exemplo.com.br"`, func(t *tiflux.Ticket) string { return t.Followers }, "c@exemplo.com.br"},
		{`"followers":""`, func(t *tiflux.Ticket) string { return t.Followers }, ""},
		{`"catalog_item_name":"ponto de rede"`, func(t *tiflux.Ticket) string { return is(t.ServicesCatalog.ID) }, "7003"},
		{`"parent_ticket_number":10043`, func(t *tiflux.Ticket) string { return is(t.TicketReference.TicketNumber) }, "10043"},
		{`"parent_ticket_number":null`, func(t *tiflux.Ticket) string { return is(t.TicketReference.TicketNumber) }, "0"},
		{`"sla_paused":true`, func(t *tiflux.Ticket) string { return is(t.SLAInfo.Stopped) }, "true"},
		{`"sla_paused":false`, func(t *tiflux.Ticket) string { return is(t.SLAInfo.Stopped) }, "false"},
		{`"responsible_id":null`, func(t *tiflux.Ticket) string { return is(t.Responsible == nil) }, "true"},
	} {
		if text, isError := call(t, cs, "update_ticket", `{"ticket_number":10056,`+tt.args+`}`); isError {
			t.Errorf("%s:\n%s", tt.args, text)
			continue
		}
		ticket, err := cfg.Client.Tickets.Get(t.Context(), 10056)
		if err != nil {
			t.Fatal(err)
		}
		if got := tt.of(ticket); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.args, got, tt.want)
		}
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// TestThePauseReasonIsSent: no answer of the API shows it.
func TestThePauseReasonIsSent(t *testing.T) {
	t.Parallel()
	api, sent := tifluxtest.New(tifluxtest.Size(60), aDay), ""
	c, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: roundTripper(func(r *http.Request) (*http.Response, error) {
		b, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		sent, r.Body = string(b), io.NopCloser(bytes.NewReader(b))
		return api.Transport().RoundTrip(r)
	})}))
	if err != nil {
		t.Fatal(err)
	}
	text, isError := call(t, connect(t, mcpadapter.Config{Client: c}), "update_ticket", `{"ticket_number":10056,"sla_paused":true,"sla_pause_reason":"peça"}`)
	if want := `{"stopped":true,"stop_answer":"peça"}`; isError || sent != want {
		t.Errorf("sent %s, want %s\n%s", sent, want, text)
	}
}

func TestTicketTools(t *testing.T) {
	t.Parallel()
	runTools(t, []toolTest{
		{name: "custom fields", tool: "get_ticket", args: `{"ticket_number":"#10056","show_entities":true,"include_filled_entity":"true"}`, want: []string{"#10056"}, requests: 1},
		{name: "hidden", tool: "get_ticket", args: `{"ticket_number":10056}`, key: tifluxtest.KeyNoLicense, isError: true, want: []string{"40304"}, requests: 1},
		{name: "done", tool: "cancel_ticket", args: `{"ticket_number":10056}`, want: []string{"#10056"}, requests: 1},
		{name: "a timer runs", tool: "cancel_ticket", args: `{"ticket_number":10001}`, isError: true, want: []string{"42206"}, requests: 1},
		{name: "done", tool: "close_ticket", args: `{"ticket_number":10060}`, want: []string{"#10060"}, requests: 1},
		{name: "no responsible", tool: "close_ticket", args: `{"ticket_number":10028}`, isError: true, want: []string{"42206"}, requests: 1},
		{name: "with reason", tool: "reopen_ticket", args: `{"ticket_number":"10052","disapproval_reason":"voltou"}`, requests: 1},
		{name: "open", tool: "reopen_ticket", args: `{"ticket_number":10056}`, isError: true, requests: 1},
		{name: "no number", tool: "reopen_ticket", args: `{}`, isError: true, want: []string{`"ticket_number" é obrigatório`}},
	}, aDay)
}
