package mcpadapter_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// #10050 is on a desk that values work, its client has two contracts; #10002 is
// on one that does not, #10056 on one without appointments.
func TestCreateAppointment(t *testing.T) {
	t.Parallel()
	when := func(ticket, rest string) string {
		return `{"ticket_number":` + ticket + `,"date":"2026-11-20","init_time":"9:00","end_time":"10:30","description":"Visita"` + rest + `}`
	}
	const tool = "create_appointment"
	runTools(t, []toolTest{
		{name: "without value", tool: tool, args: when("10002", ""), want: []string{"Visita", "20/11/2026", "1h30"}, requests: 1},
		{name: "Brazilian date", tool: tool, want: []string{"20/11/2026"}, requests: 1,
			args: `{"ticket_number":10002,"date":"20/11/2026","init_time":"09:00","end_time":"09:00","description":"a"}`},
		{name: "loose service by name", tool: tool, args: when("10050", `,"attendance":2,"loose_service_name":"hora tecnica"`),
			want: []string{"R$ 225,00"}, requests: 2},
		{name: "loose service by id, value with too many decimals", tool: tool,
			args: when("10050", `,"attendance":"2","attendance_kind":1,"loose_service_id":871,"value":99.999`), want: []string{"R$ 100,00"}, requests: 1},
		{name: "value of nothing", tool: tool, args: when("10050", `,"attendance":2,"loose_service_id":871,"value":0`), want: []string{"R$ 0,00"}, requests: 1},
		{name: "guarantee", tool: tool, args: when("10050", `,"attendance":2,"loose_service_id":871,"guarantee":true`), want: []string{"R$ 0,00"}, requests: 1},
		{name: "contract and shift by name", tool: tool,
			args:     when("10050", `,"attendance":1,"attendance_kind":2,"contract_name":"horas","shift_name":"urbano"`),
			requests: 3},
		{name: "shift of another ticket", tool: tool, isError: true, requests: 1,
			args: when("10050", `,"attendance":1,"loose_service_id":871,"shift_owner_ticket_number":10056`)},
		{name: "done by somebody else", tool: tool, args: when("10002", `,"external_user_name":"João (terceiro)"`), want: []string{"João (terceiro)"}, requests: 1},

		{name: "service ambiguous", tool: tool, args: when("10050", `,"attendance":2,"loose_service_name":"avulsa"`), isError: true,
			want: []string{"#871", "#872"}, requests: 1},
		{name: "service unknown", tool: tool, args: when("10050", `,"attendance":2,"loose_service_name":"astronomia"`), isError: true,
			want: []string{"astronomia"}, requests: 1},
		{name: "contract unknown", tool: tool, args: when("10050", `,"attendance":2,"contract_name":"astronomia"`), isError: true, requests: 1},
		{name: "shift unknown", tool: tool, args: when("10050", `,"attendance":1,"loose_service_id":871,"shift_name":"lua"`), isError: true, requests: 1},
		{name: "not refused by us", tool: tool, args: when("10056", ""), isError: true, want: []string{"Without Appointments"}, requests: 1},
		{name: "client of the portal", tool: tool, args: when("10050", ""), key: tifluxtest.KeyClient, isError: true, want: []string{"40301"}, requests: 1},

		{name: "no date", tool: tool, isError: true, want: []string{`"date"`}, args: `{"ticket_number":1,"date":"","init_time":"9:00","end_time":"9:00","description":"a"}`},
		{name: "bad date", tool: tool, isError: true, want: []string{`"date" deve ser uma data`}, args: `{"ticket_number":1,"date":"amanhã","init_time":"9:00","end_time":"9:00","description":"a"}`},
		{name: "bad time", tool: tool, isError: true, want: []string{`"end_time" deve ser uma hora`}, args: `{"ticket_number":1,"date":"2026-11-20","init_time":"9:00","end_time":"9h30","description":"a"}`},
		{name: "over midnight", tool: tool, isError: true, want: []string{"dois apontamentos"}, args: `{"ticket_number":1,"date":"2026-11-20","init_time":"23:00","end_time":"01:00","description":"a"}`},
		{name: "attendance", tool: tool, isError: true, want: []string{"no máximo 3"}, args: when("1", `,"attendance":4`)},
		{name: "loose without service", tool: tool, isError: true, want: []string{"loose_service_name é obrigatório"}, args: when("1", `,"attendance_kind":1`)},
		{name: "contract without rider", tool: tool, isError: true, want: []string{"contract_name é obrigatório"}, args: when("1", `,"attendance_kind":2`)},
		{name: "loose and contract", tool: tool, isError: true, want: []string{"se excluem"}, args: when("1", `,"loose_service_id":1,"contract_name":"a"`)},
		{name: "service of a contract", tool: tool, isError: true, want: []string{"contract_name é obrigatório"}, args: when("1", `,"attendance_kind":2,"loose_service_id":1`)},
		{name: "shift twice", tool: tool, isError: true, want: []string{"se excluem"}, args: when("1", `,"attendance":1,"shift_name":"a","shift_owner_ticket_number":2`)},
		{name: "shift remote", tool: tool, isError: true, want: []string{`"shift_id" só vale com attendance 1`}, args: when("1", `,"attendance":2,"shift_name":"a"`)},
		{name: "shared shift remote", tool: tool, isError: true, want: []string{"só vale com attendance 1"}, args: when("1", `,"attendance":2,"shift_owner_ticket_number":2`)},
		{name: "value of a contract", tool: tool, isError: true, want: []string{`"value" só vale com`}, args: when("1", `,"contract_name":"a","value":1`)},
		{name: "value of nothing named", tool: tool, isError: true, want: []string{`"value" só vale com`}, args: when("1", `,"value":1`)},
		{name: "value and guarantee", tool: tool, isError: true, want: []string{"e guarantee se excluem"}, args: when("1", `,"loose_service_id":1,"value":1,"guarantee":true`)},
		{name: "value too high", tool: tool, isError: true, want: []string{"no máximo 9999999.99"}, args: when("1", `,"loose_service_id":1,"value":10000000`)},
		{name: "negative value", tool: tool, isError: true, want: []string{"no mínimo 0"}, args: when("1", `,"loose_service_id":1,"value":-1`)},
		{name: "angle brackets", tool: tool, isError: true, want: []string{"não pode ter <"}, args: when("1", `,"external_user_name":"<b>"`)},
	}, aDay)
}

func TestTimeTools(t *testing.T) {
	t.Parallel()
	runTools(t, []toolTest{
		{name: "all", tool: "list_appointments", args: `{"ticket_number":"10020"}`, want: []string{"#2000"}, requests: 1},
		{name: "one day", tool: "list_appointments", args: `{"ticket_number":10020,"user_id":519,"start_date":"2026-01-01","end_date":"2026-01-01"}`, requests: 1},
		{name: "attendant by name", tool: "list_appointments", args: `{"ticket_number":10020,"user_name":"Ana Martins"}`, requests: 2},
		{name: "days turned round", tool: "list_appointments", args: `{"ticket_number":10020,"start_date":"2026-02-01","end_date":"2026-01-01"}`,
			isError: true, want: []string{"não pode ser anterior a start_date"}},
		{name: "no ticket", tool: "list_appointments", args: `{"ticket_number":99999}`, isError: true, want: []string{"40401"}, requests: 1},

		{name: "timers", tool: "list_pre_appointments", args: `{"ticket_number":10001}`, want: []string{"#3000001", "45min"}, requests: 1},
		{name: "client of the portal", tool: "list_pre_appointments", args: `{"ticket_number":10001}`, key: tifluxtest.KeyClient, isError: true,
			want: []string{"40301"}, requests: 1},

		{name: "play", tool: "set_timer", args: `{"ticket_number":10056,"action":"play"}`, want: []string{"Iniciado", "em andamento"}, requests: 1},
		{name: "nothing to stop", tool: "set_timer", args: `{"ticket_number":10056,"action":"stop"}`, isError: true, want: []string{"40401"}, requests: 1},
		{name: "neither", tool: "set_timer", args: `{"ticket_number":10056,"action":"pause"}`, isError: true, want: []string{"deve ser um de play, stop"}},
		{name: "nothing said", tool: "set_timer", args: `{"ticket_number":10056}`, isError: true, want: []string{`"action" é obrigatório`}},

		{name: "today", tool: "get_ticket_service_types", args: `{"ticket_number":10050}`, want: []string{"Contrato de horas", "#871"}, requests: 1},
		{name: "a day", tool: "get_ticket_service_types", args: `{"ticket_number":10050,"date":"2026-11-01"}`, want: []string{"#871"}, requests: 1},
		{name: "future", tool: "get_ticket_service_types", args: `{"ticket_number":10050,"date":"2027-01-01"}`, isError: true, want: []string{"future"}, requests: 1},
		{name: "no day", tool: "get_ticket_service_types", args: `{"ticket_number":10050,"date":"32/01/2026"}`, isError: true, want: []string{"deve ser uma data"}},

		{name: "all", tool: "get_ticket_shifts", args: `{"ticket_number":10050}`, want: []string{"#891", "Deslocamento urbano"}, requests: 1},
		{name: "of a contract", tool: "get_ticket_shifts", args: `{"ticket_number":"10050","contract_id":2201}`, requests: 1},
		{name: "of a contract by name", tool: "get_ticket_shifts", args: `{"ticket_number":10050,"contract_name":"contrato de horas"}`, requests: 2},
		{name: "of a contract that is none", tool: "get_ticket_shifts", args: `{"ticket_number":10050,"contract_id":-1}`, isError: true, want: []string{"no mínimo 0"}},
		{name: "no licence", tool: "get_ticket_shifts", args: `{"ticket_number":10050}`, key: tifluxtest.KeyNoLicense, isError: true,
			want: []string{"40304"}, requests: 1},
	}, aDay)
}

// TestAFilterWithoutEffectIsTold: who may see own appointments only gets these,
// whatever attendants are asked for.
func TestAFilterWithoutEffectIsTold(t *testing.T) {
	t.Parallel()
	cfg := config(t, tifluxtest.New(tifluxtest.Size(60), aDay, tifluxtest.WithKey(readerKey, reader())), readerKey)
	cfg.Toolsets = []string{"all"}
	cs := connect(t, cfg)
	if text, isError := call(t, cs, "create_appointment",
		`{"ticket_number":10002,"date":"2026-11-20","init_time":"9:00","end_time":"9:30","description":"a"}`); isError {
		t.Fatal(text)
	}
	const asked = `{"start_date":"2026-11-20","end_date":"2026-11-20","user_ids":"539"}`
	for _, tool := range []string{"list_appointments_global", "list_appointments_report"} {
		if text, isError := call(t, cs, tool, asked); isError || !containsPlain(text, "user_ids não teve efeito") {
			t.Errorf("%s says nothing of it:\n%s", tool, text)
		}
	}
}

// TestTheReportTellsHowFarItIs reads several pages.
func TestTheReportTellsHowFarItIs(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(800), aDay)
	cfg := config(t, api, tifluxtest.KeyAdmin)
	cfg.Toolsets = []string{"time"}
	server, err := mcpadapter.NewServer(cfg)
	if err != nil {
		t.Fatal(err)
	}
	told := make(chan float64, 10)
	cs := connectClient(t, server, &mcp.ClientOptions{
		ProgressNotificationHandler: func(_ context.Context, r *mcp.ProgressNotificationClientRequest) { told <- r.Params.Progress },
	})
	params := &mcp.CallToolParams{Name: "list_appointments_report", Arguments: json.RawMessage(`{"start_date":"2020-01-01","end_date":"2026-11-26"}`)}
	params.SetProgressToken("token")
	r, err := cs.CallTool(t.Context(), params)
	if err != nil || r.IsError {
		t.Fatalf("%v, %+v", err, r)
	}
	if n := len(api.Requests()); n < 2 {
		t.Fatalf("%d pages were read, want several", n)
	}
	if done := <-told; done != 200 {
		t.Errorf("the first notice is of %v appointments, want 200", done)
	}
}

const readerKey = "demo-reader"

// reader may read appointments, but only the own ones.
func reader() tifluxtest.Persona {
	p := tifluxtest.AttendantPersona()
	p.Permissions = append(p.Permissions, tifluxtest.ViewTechnicianReports)
	return p
}

func TestAppointmentTools(t *testing.T) {
	t.Parallel()
	const global, report = "list_appointments_global", "list_appointments_report"
	runTools(t, []toolTest{
		{name: "page", tool: global, args: `{"start_date":"2026-01-01","end_date":"2026-11-26","include_valorization":true,"limit":2}`,
			want: []string{"#10027", "R$ 300,00", "offset=2"}, requests: 1},
		{name: "one day", tool: global, args: `{"start_date":"2026-10-09","end_date":"09/10/2026"}`, want: []string{"#2000022"}, requests: 1},
		{name: "by names", tool: global, args: `{"start_date":"2026-01-01","end_date":"2026-11-26","user_names":"Bruno Carvalho, wagner.xavier.2@exemplo.com.br","desk_names":"implantação"}`,
			want: []string{"Wagner Xavier #539 (resolvido)", "Implantação #110 (resolvido)"}, requests: 3},
		{name: "by ids", tool: global, args: `{"start_date":"2026-01-01","end_date":"2026-11-26","user_ids":"539,539","desk_ids":[110],"client_name":"Livraria Araucária"}`,
			want: []string{"cliente:Livraria Araucária #4011 (resolvido)|resp:539 (informado)|período"}, requests: 2},
		{name: "name unknown", tool: global, args: `{"start_date":"2026-01-01","end_date":"2026-11-26","user_names":"Zebedeu"}`, isError: true,
			want: []string{"Zebedeu"}, requests: 1},
		{name: "no period", tool: global, args: `{"start_date":"2026-01-01"}`, isError: true, want: []string{`"end_date" é obrigatório`}},
		{name: "empty period", tool: global, args: `{"start_date":"","end_date":""}`, isError: true, want: []string{"vazio"}},
		{name: "days turned round", tool: global, args: `{"start_date":"2026-02-01","end_date":"2026-01-01"}`, isError: true, want: []string{"não pode ser anterior a"}},
		{name: "attendant", tool: global, args: `{"start_date":"2026-01-01","end_date":"2026-11-26"}`, key: tifluxtest.KeyAttendant,
			isError: true, want: []string{"40301"}, requests: 1},

		{name: "sums", tool: report, args: `{"start_date":"2026-01-01","end_date":"2026-11-26","include_valorization":true}`,
			want: []string{"apontamentos:13", "horas:16h", "#539 Wagner Xavier|3|4h15"}, requests: 1},
		{name: "by desk", tool: report, args: `{"start_date":"2026-01-01","end_date":"2026-11-26","desk_names":"implantação,campo"}`,
			want: []string{"#110 Implantação"}, requests: 2},
		{name: "nothing", tool: report, args: `{"start_date":"2020-01-01","end_date":"2020-01-01"}`, want: []string{"apontamentos:0"}, requests: 1},
		{name: "a page breaks", tool: report, args: `{"start_date":"2026-01-01","end_date":"2026-11-26"}`, fail: "listAppointments", isError: true, requests: 1},
		{name: "no period", tool: report, args: `{}`, isError: true, want: []string{"é obrigatório"}},
	}, aDay)
}
