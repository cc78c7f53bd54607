package mcpadapter_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// TestListTicketsArguments looks at what each argument becomes, and at what it
// costs beside the list itself.
func TestListTicketsArguments(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		args, query string // the query without offset
		lookups     int
	}{
		{`{}`, "", 0},
		{`{"offset":2,"limit":5000}`, "limit=200&offset=2", 0},
		{`{"offset":"3"}`, "offset=3", 0},
		{`{"desk_ids":"101,102,101"}`, "desk_ids=101,102", 0},
		{`{"desk_name":"cansados"}`, "desk_ids=103", 1},
		{`{"desk_ids":"101","desk_name":"cansados"}`, "desk_ids=101,103", 1},
		{`{"client_ids":[4001,"4002"]}`, "client_ids=4001,4002", 0},
		{`{"client_name":"Padaria Aurora"}`, "client_ids=4001", 1},
		{`{"stage_ids":1001}`, "stage_ids=1001", 0},
		{`{"desk_name":"suporte n1","stage_name":"em atendimento"}`, "desk_ids=101&stage_ids=1002", 2},
		{`{"desk_ids":"101,102","stage_name":"em atendimento"}`, "desk_ids=101,102&stage_ids=1002,1006", 2},
		{`{"desk_ids":"101,102","stage_name":"em atendimento","stage_ids":"1001"}`, "desk_ids=101,102&stage_ids=1001,1002,1006", 2},
		{`{"requestor_name":"rafael.uchoa@exemplo.com.br"}`, "requestor_ids=30001", 1},
		{`{"client_name":"Padaria Aurora","requestor_name":"rafael uchoa"}`, "client_ids=4001&requestor_ids=30001", 2},
		{`{"desk_ids":"101,102","priority_name":"critica"}`, "desk_ids=101,102&priority_ids=3001,3005", 2},
		{`{"desk_ids":"101,102","catalog_query":"redes"}`, "desk_ids=101,102&services_catalogs_item_ids=7003,7001,7002", 2},
		{`{"responsible_ids":"502"}`, "responsible_ids=502", 0},
		{`{"responsible_name":"bruno carvalho"}`, "responsible_ids=502", 1},
		{`{"requestor_ids":"30001,30002"}`, "requestor_ids=30001,30002", 0},
		{`{"requestor_email":"ana@exemplo.com.br"}`, "requestor_email=ana@exemplo.com.br", 0},
		{`{"services_catalogs_item_ids":"7001"}`, "services_catalogs_item_ids=7001", 0},
		{`{"desk_ids":"101","catalog_query":"redes"}`, "desk_ids=101&services_catalogs_item_ids=7003,7001,7002", 1},
		{`{"desk_ids":"101","catalog_query":"redes","services_catalogs_item_ids":"7003,7004"}`,
			"desk_ids=101&services_catalogs_item_ids=7003,7004,7001,7002", 1},
		{`{"priority_ids":"3001"}`, "priority_ids=3001", 0},
		{`{"desk_ids":"101","priority_name":"critica"}`, "desk_ids=101&priority_ids=3001", 1},
		{`{"filter_by":"canceled"}`, "filter_by=canceled", 0},
		{`{"is_closed":true}`, "filter_by=closed", 0},
		{`{"is_closed":"false"}`, "filter_by=open", 0},
		{`{"is_closed":true,"filter_by":"all"}`, "filter_by=all", 0},
		{`{"date_type":"solved_in_time"}`, "date_type=solved_in_time&filter_by=closed", 0},
		{`{"date_type":"created_at","filter_by":"open"}`, "date_type=created_at&filter_by=open", 0},
		{`{"search":"impressora"}`, "search=impressora", 0},
		{`{"sla_expiring_before":"2026-12-31T12:00:00-03:00"}`, "sla_expiring_before=2026-12-31T15:00:00Z", 0},
		{`{"updated_since":"2026-01-01 10:00"}`, "update_start_datetime=2026-01-01T13:00:00Z", 0},
		{`{"filter_by":"all","start_datetime":"2025-01-01T00:00:00Z","end_datetime":"2026-12-31T23:59:59Z"}`,
			"end_datetime=2026-12-31T23:59:59Z&filter_by=all&start_datetime=2025-01-01T00:00:00Z", 0},
		{`{"filter_by":"all","start_datetime":"2025-01-01","end_datetime":"2026-12-31"}`,
			"end_datetime=2027-01-01T02:59:59Z&filter_by=all&start_datetime=2025-01-01T03:00:00Z", 0},
		{`{"group_by":"desk"}`, "group_by=desk", 0},
		{`{"client_ids":"1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,4001"}`, "client_ids=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15", 0},
	} {
		t.Run(tt.args, func(t *testing.T) {
			t.Parallel()
			api := tifluxtest.New(tifluxtest.Size(60), aDay)
			text, isError := call(t, connect(t, config(t, api, tifluxtest.KeyAdmin)), "list_tickets", tt.args)
			if isError {
				t.Fatal(text)
			}
			made := api.Requests()
			if len(made) <= tt.lookups {
				t.Fatalf("%d requests, want more than %d", len(made), tt.lookups)
			}
			list := made[tt.lookups] // what follows it asks why there is nothing
			if !strings.HasSuffix(list.Path, "/tickets") {
				t.Fatalf("%s?%s, want the tickets after %d look-ups", list.Path, list.Query, tt.lookups)
			}
			got, want := query(t, list.Query), query(t, tt.query)
			if !want.Has("offset") {
				want.Set("offset", "1")
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("query (-want +got):\n%s", diff)
			}
		})
	}
}

func TestManyTicketsAreNotPaged(t *testing.T) {
	t.Parallel()
	for size, warned := range map[int]bool{500: false, 501: true} {
		cs := connect(t, config(t, tifluxtest.New(tifluxtest.Size(size), aDay), tifluxtest.KeyAdmin))
		text, isError := call(t, cs, "list_tickets", `{"filter_by":"all","limit":1}`)
		if isError || strings.Contains(text, "restrinja os filtros") != warned {
			t.Errorf("of %d:\n%s", size, text)
		}
	}
}

func TestListTickets(t *testing.T) {
	t.Parallel()
	const tool = "list_tickets"
	runTools(t, []toolTest{
		{name: "filters are told", tool: tool, args: `{"desk_name":"suporte n1","filter_by":"all","requestor_ids":"30029","sla_expiring_before":"2026-12-31","date_type":"created_at"}`,
			want: []string{"mesa:Suporte N1 #101 (resolvido)", "solic:30029 (informado)", "data:criação (informado)", "SLA até:2026-12-31 (informado)"}, requests: 2},
		{name: "counts tell their date once", tool: tool, args: `{"group_by":"month","filter_by":"all","date_type":"created_at"}`,
			want: []string{"data:criação|status"}, requests: 1},
		{name: "days are filled", tool: tool, args: `{"group_by":"day","start_datetime":"2026-10-01","end_datetime":"2026-10-07","filter_by":"all"}`,
			want: []string{"2026-10-01|0", "2026-10-07|1", "2026-10-01|0"}, requests: 1},
		{name: "no days of nothing", tool: tool, args: `{"group_by":"day","start_datetime":"2020-01-01","end_datetime":"2020-01-31","filter_by":"all"}`,
			want: []string{"tickets contados (0)", "sem período: 60"}, requests: 2},
		{name: "nothing for the situation", tool: tool, args: `{"desk_ids":"109"}`, want: []string{"Tickets (0)", "sem status: 2"}, requests: 2},
		{name: "nothing for the period", tool: tool, args: `{"start_datetime":"2020-01-01","end_datetime":"2020-01-31"}`,
			want: []string{"sem status, período: 60"}, requests: 3},
		{name: "cut ids are told", tool: tool, args: `{"client_ids":"1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16"}`, want: []string{"15 primeiros de 16 ids"}, requests: 2},
		{name: "a name with a comma is one", tool: tool, args: `{"client_name":"Padaria, Aurora"}`, want: []string{"Padaria Aurora #4001"}, requests: 4},
		{name: "desk ambiguous", tool: tool, args: `{"desk_name":"dev"}`, isError: true, want: []string{"#103", "#104"}, requests: 1},
		{name: "stage of one of the desks", tool: tool, args: `{"desk_ids":"101,103","stage_name":"em desenvolvimento"}`,
			want: []string{"stage_ids: o nome não existe nestas mesas: #101", "Em desenvolvimento #"}, requests: 4},
		{name: "stage of none of the desks", tool: tool, args: `{"desk_ids":"101,102","stage_name":"em desenvolvimento"}`, isError: true, want: []string{"em desenvolvimento"}, requests: 2},
		{name: "catalog of none of the desks", tool: tool, args: `{"desk_ids":"101,102","catalog_query":"astronomia"}`, isError: true, want: []string{"astronomia"}, requests: 2},
		{name: "requestor of two clients", tool: tool, args: `{"requestor_name":"rafael uchoa"}`, isError: true, want: []string{"#30001", "#30276"}, requests: 3},
		{name: "catalog unknown", tool: tool, args: `{"desk_ids":"101","catalog_query":"astronomia"}`, isError: true, want: []string{"astronomia"}, requests: 1},
		{name: "stage without desk", tool: tool, args: `{"stage_name":"pendente"}`, isError: true, want: []string{"informe desk_id ou desk_name"}},
		{name: "priority without desk", tool: tool, args: `{"priority_name":"alta"}`, isError: true, want: []string{"informe desk_id ou desk_name"}},
		{name: "catalog without desk", tool: tool, args: `{"catalog_query":"redes"}`, isError: true, want: []string{"informe desk_id ou desk_name"}},
		{name: "turned round", tool: tool, args: `{"desk_name":"dev","start_datetime":"2026-02-01","end_datetime":"2026-01-01"}`, isError: true, want: []string{"deve ser posterior"}},
		{name: "no time", tool: tool, args: `{"desk_name":"dev","updated_since":"ontem"}`, isError: true, want: []string{`"updated_since" deve ser uma hora`}},
		{name: "solved and open", tool: tool, args: `{"is_closed":false,"date_type":"solved_in_time"}`, isError: true, want: []string{"não encontra nada"}},
		{name: "no licence", tool: tool, args: `{}`, key: tifluxtest.KeyNoLicense, isError: true, want: []string{"40304"}, requests: 1},
		{name: "breaks", tool: tool, args: `{}`, fail: "listTickets", isError: true, requests: 1},
	}, aDay)
}
