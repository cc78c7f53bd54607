package mcpadapter_test

import (
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestComparisonTool(t *testing.T) {
	t.Parallel()
	const tool = "get_tickets_comparison"
	runTools(t, []toolTest{
		{name: "months", tool: tool, args: `{"start_datetime":"2026-09-01","end_datetime":"2026-10-31"}`,
			want: []string{"atual:2026-09-01 → 2026-10-31", "anterior:2026-07-01 → 2026-08-31", "2026-10 / 2026-08|4|"}, requests: 2},
		{name: "days of a desk", tool: tool, args: `{"start_datetime":"2026-10-05","end_datetime":"2026-10-11","group_by":"day","desk_ids":"101,102"}`,
			want: []string{"mesa:101 (informado)"}, requests: 2},
		{name: "one day", tool: tool, args: `{"start_datetime":"2026-10-07","end_datetime":"2026-10-07","group_by":"day"}`,
			want: []string{"2026-10-07 / 2026-10-06"}, requests: 2},
		{name: "desks", tool: tool, args: `{"start_datetime":"2026-06-01","end_datetime":"2026-10-31","group_by":"desk"}`,
			want: []string{"Suporte N1|4|1", "Recursos Humanos|0|1"}, requests: 2},
		{name: "weeks that were solved", tool: tool, args: `{"start_datetime":"2026-09-01T00:00:00-03:00","end_datetime":"2026-10-31T23:59:59-03:00","group_by":"week","date_type":"solved_in_time"}`,
			want: []string{"status:Fechados (assumido)", "2026-W36"}, requests: 2},
		{name: "another period", tool: tool,
			args: `{"start_datetime":"2026-10-01","end_datetime":"2026-10-31","compare_start_datetime":"2025-10-01","compare_end_datetime":"2025-10-31"}`,
			want: []string{"anterior:2025-10-01 → 2025-10-31"}, requests: 2},
		{name: "all filters", tool: tool, args: `{"start_datetime":"2026-01-01","end_datetime":"2026-10-31","filter_by":"closed","desk_name":"suporte n1","client_name":"Farmácia Ipê Amarelo",
			"responsible_ids":"502","requestor_email":"a@exemplo.com.br","priority_ids":"3002","services_catalogs_item_ids":"7001"}`,
			want: []string{"Suporte N1 #101 (resolvido)", "Farmácia Ipê Amarelo #4029 (resolvido)", "a@exemplo.com.br"}, requests: 6},
		{name: "nothing is explained", tool: tool, args: `{"start_datetime":"2020-01-01","end_datetime":"2020-01-31"}`, want: []string{"sem período: 60"}, requests: 3},
		{name: "too many days", tool: tool, args: `{"start_datetime":"2025-01-01","end_datetime":"2026-10-31","group_by":"day"}`,
			want: []string{"só os totais"}, requests: 2},
		{name: "half a comparison", tool: tool, args: `{"start_datetime":"2026-10-01","end_datetime":"2026-10-31","compare_start_datetime":"2025-10-01"}`,
			isError: true, want: []string{"é obrigatório com compare_start_datetime"}},
		{name: "turned round", tool: tool, args: `{"start_datetime":"2026-10-31","end_datetime":"2026-10-01"}`, isError: true, want: []string{"deve ser posterior"}},
		{name: "no end", tool: tool, args: `{"start_datetime":"2026-10-31"}`, isError: true, want: []string{`"end_datetime" é obrigatório`}},
		{name: "empty end", tool: tool, args: `{"start_datetime":"2026-10-31","end_datetime":""}`, isError: true, want: []string{"vazio"}},
		{name: "solved and open", tool: tool, args: `{"start_datetime":"2026-10-01","end_datetime":"2026-10-31","filter_by":"open","date_type":"solved_in_time"}`,
			isError: true, want: []string{"não encontra nada"}},
	}, aDay)
}

func TestFeedbackTools(t *testing.T) {
	t.Parallel()
	const tickets, chats = "get_tickets_feedback_report", "get_chats_feedback_report"
	runTools(t, []toolTest{
		{name: "one day", tool: tickets, args: `{"start_date":"2026-10-07","end_date":"2026-10-07"}`,
			want: []string{"atual:2026-10-07 → 2026-10-07", "anterior:2026-10-06 → 2026-10-06"}, requests: 2},
		{name: "list", tool: tickets, args: `{"start_date":"2025-06-01","end_date":"2026-11-26","include_list":true,"limit":2}`, want: []string{"listadas:2"}, requests: 2},
		{name: "by names", tool: tickets, args: `{"start_date":"2026-01-01","end_date":"2026-11-26","responsible_names":"Bruno Carvalho","technical_group_names":"suporte"}`,
			want: []string{"Bruno Carvalho #502 (resolvido)"}, requests: 4},
		{name: "turned round", tool: tickets, args: `{"start_date":"2026-10-08","end_date":"2026-10-07"}`, isError: true, want: []string{"não pode ser anterior a"}},
		{name: "half a comparison", tool: tickets, args: `{"start_date":"2026-10-07","end_date":"2026-10-07","compare_end_date":"2026-10-01"}`, isError: true,
			want: []string{`"compare_start_date" é obrigatório com compare_end_date`}},

		{name: "list", tool: chats, args: `{"start_date":"2026-10-01","end_date":"2026-11-26","include_list":true,"limit":3}`,
			want: []string{"% avaliado|43,9%|50%|-6,1", "listadas:3"}, requests: 2},
		{name: "of a department", tool: chats, args: `{"start_date":"2026-10-01","end_date":"2026-11-26","department_ids":"1","compare_start_date":"2026-01-01","compare_end_date":"2026-02-01"}`,
			want: []string{"anterior:2026-01-01 → 2026-02-01"}, requests: 2},
		{name: "no department", tool: chats, args: `{"start_date":"2026-10-01","end_date":"2026-11-26","department_names":"astronomia"}`, isError: true,
			want: []string{"astronomia"}, requests: 1},
		{name: "no day", tool: chats, args: `{"start_date":"ontem","end_date":"2026-11-26"}`, isError: true, want: []string{`"start_date" deve ser uma data`}},
	}, aDay)
}

// TestReportsOfTwoPeriodsFail: the first refusal ends both requests, so that it
// cannot be said how many are made.
func TestReportsOfTwoPeriodsFail(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ tool, args, key, want string }{
		{"get_tickets_comparison", `{"start_datetime":"2026-10-01","end_datetime":"2026-10-31"}`, tifluxtest.KeyNoLicense, "40304"},
		{"get_tickets_feedback_report", `{"start_date":"2026-10-07","end_date":"2026-10-07"}`, tifluxtest.KeyAttendant, "40301"},
		{"get_chats_feedback_report", `{"start_date":"2026-10-07","end_date":"2026-10-07"}`, tifluxtest.KeyAttendant, "40301"},
	} {
		cfg := config(t, tifluxtest.New(tifluxtest.Size(5)), tt.key)
		cfg.Toolsets = []string{"all"}
		if text, isError := call(t, connect(t, cfg), tt.tool, tt.args); !isError || !strings.Contains(text, tt.want) {
			t.Errorf("%s: error is %t, no %s in\n%s", tt.tool, isError, tt.want, text)
		}
	}
}

func TestBillingTool(t *testing.T) {
	t.Parallel()
	const tool = "get_billings_history"
	runTools(t, []toolTest{
		{name: "page", tool: tool, args: `{"limit":3}`, want: []string{"#673", "soma da pág:R$ 2.319,00", "offset=2"}, requests: 1},
		{name: "as many as elsewhere", tool: tool, args: `{}`, want: []string{"(20 de 73)"}, requests: 1},
		{name: "of a client in a month", tool: tool, args: `{"client_name":"Ótica Aurora","billing_start_date":"2026-11-01","billing_end_date":"30/11/2026","type":"billed"}`,
			want: []string{"#673", "Ótica Aurora #4058 (resolvido)"}, requests: 2},
		{name: "due, by invoice and ticket", tool: tool, args: `{"due_start_date":"2026-11-01","due_end_date":"2026-11-30","nfe_number":4309673,"ticket_number":10001,"client_id":4058}`,
			want: []string{"faturamentos (0)"}, requests: 1},
		{name: "half a period", tool: tool, args: `{"due_start_date":"2026-11-01"}`, isError: true, want: []string{`"due_end_date" é obrigatório com due_start_date`}},
		{name: "type", tool: tool, args: `{"type":"open"}`, isError: true, want: []string{"deve ser um de billed"}},
		{name: "attendant", tool: tool, args: `{}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},
	}, aDay)
}

func TestPreTicketTools(t *testing.T) {
	t.Parallel()
	const create = "create_pre_ticket"
	runTools(t, []toolTest{
		{name: "page", tool: "list_pre_tickets", args: `{"limit":2}`, want: []string{"(2 de 24)", "offset=2"}, requests: 1},
		{name: "archived, with text", tool: "list_pre_tickets", args: `{"archived":true,"include_description":true}`, want: []string{"#800"}, requests: 1},
		{name: "of a client in a month", tool: "list_pre_tickets", args: `{"client_name":"Padaria Três Irmãos","created_after":"2026-11-01","created_before":"2026-11-30"}`,
			want: []string{"#80029"}, requests: 2},
		{name: "turned round", tool: "list_pre_tickets", args: `{"created_after":"2026-11-02","created_before":"2026-11-01"}`, isError: true, want: []string{"não pode ser anterior a"}},
		{name: "attendant", tool: "list_pre_tickets", args: `{}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},

		{name: "whole", tool: create, args: `{"title":"Sem rede","description":"**Nada** funciona","requestor_name":"Ana Souza","requestor_email":"ana@exemplo.com.br",
			"requestor_telephone":47999990000,"requestor_ramal":"12","requestor_country":"BR","client_name":"Padaria Aurora","files":[{"content":"YQ==","filename":"a.txt"}]}`,
			want: []string{"Sem rede", "Nada funciona", "Padaria Aurora", "a.txt"}, requests: 2},
		{name: "no requestor", tool: create, args: `{"title":"a","description":"a","requestor_name":"Ana","requestor_email":"ana@exemplo.com.br"}`, isError: true,
			want: []string{`"requestor_telephone" é obrigatório`}},
		{name: "broken file", tool: create, args: `{"title":"a","description":"a","requestor_name":"Ana","requestor_email":"ana@exemplo.com.br","requestor_telephone":"47999990000","files":[{"content":"","filename":"a"}]}`,
			isError: true, want: []string{"files[0].content", "vazio"}},
		{name: "client unknown", tool: create, args: `{"title":"a","description":"a","requestor_name":"Ana","requestor_email":"ana@exemplo.com.br","requestor_telephone":"47999990000","client_id":1}`,
			isError: true, requests: 1},
	}, aDay)
}
