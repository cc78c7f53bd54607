package tifluxtest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// noTickets is an account with people and desks only, on a clock that stands
// until it is told to go on.
func noTickets(t *testing.T, opts ...tifluxtest.Option) (caller, *time.Time) {
	t.Helper()
	now := time.Date(2026, 3, 10, 14, 5, 31, 0, time.UTC)
	opts = append([]tifluxtest.Option{
		tifluxtest.Quota(0), tifluxtest.Size(0), tifluxtest.Clock(func() time.Time { return now }),
	}, opts...)
	return as(t, tifluxtest.New(opts...), tifluxtest.KeyAdmin), &now
}

// newTicket is a complete body for a desk that is driven by priority.
func newTicket(changes map[string]any) payload {
	fields := map[string]any{"title": "Impressora parada", "description": "<p>x</p>", "client_id": 4001, "desk_id": 101, "priority_id": 3001}
	for name, value := range changes {
		if fields[name] = value; value == nil {
			delete(fields, name)
		}
	}
	var pairs []string
	for name, value := range fields {
		pairs = append(pairs, name, fmt.Sprint(value))
	}
	return formOf(queryOf(pairs...)[1:])
}

func (c caller) open(changes map[string]any) ticket {
	c.t.Helper()
	return decode[struct{ Ticket ticket }](c.t, c.send("POST", "/tickets", newTicket(changes)), 201).Ticket
}

func (c caller) ticket(number int) ticket {
	c.t.Helper()
	return decode[ticket](c.t, c.get(fmt.Sprintf("/tickets/%d?show_entities=true", number)), 200)
}

func (c caller) answer(number int, text string) answer {
	c.t.Helper()
	return decode[answer](c.t, c.send("POST", fmt.Sprintf("/tickets/%d/answers", number), formOf("name="+text)), 201)
}

func TestCreateTicket(t *testing.T) {
	t.Parallel()
	admin, _ := noTickets(t)
	body := multipartOf(t,
		part{name: "title", value: "Caixa parado"}, part{name: "description", value: "<p>Não liga</p>"},
		part{name: "client_id", value: "4001"}, part{name: "desk_id", value: "101"}, part{name: "priority_id", value: "3002"},
		part{name: "requestor_name", value: "Joana"}, part{name: "requestor_email", value: "joana@exemplo.com.br"},
		part{name: "requestor_telephone", value: "47 99999-0000"}, part{name: "requestor_ramal", value: "204"},
		part{name: "followers", value: "a@exemplo.com.br, b@exemplo.com.br"}, part{name: "responsible_id", value: "501"},
		part{"files[]", "conteúdo", "nota.txt"},
	)
	made := decode[struct{ Ticket ticket }](t, admin.send("POST", "/tickets", body), 201).Ticket
	if made.Origin != "Tiflux API" || made.CreatedAt != "2026-03-10T14:05:31Z" || made.CreatedBy == nil ||
		!made.Stage.First || made.Status.Name != "Aberto" || made.Priority.Name != "Alta" || made.Responsible.ID != 501 ||
		*made.Requestor.Name != "Joana" || made.Requestor.ID != nil || made.Requestor.Telephone != "+5547999990000" ||
		*made.Requestor.Ramal != "204" || *made.Followers != "a@exemplo.com.br,b@exemplo.com.br" ||
		*made.SLA.Due != "2026-03-11T14:05:31Z" {
		t.Errorf("got %+v", made)
	}
	if rows := decode[[]ticket](t, admin.get("/tickets"), 200); len(rows) != 1 || rows[0].Number != made.Number {
		t.Errorf("the list does not show it: %+v", rows)
	}
	if files := decode[[]file](t, admin.get(fmt.Sprintf("/tickets/%d/files", made.Number)), 200); len(files) != 1 || files[0].Name != "nota.txt" {
		t.Errorf("files: %+v", files)
	}
	journal := admin.api.Journal()
	want := []tifluxtest.Entry{{
		Time: time.Date(2026, 3, 10, 14, 5, 31, 0, time.UTC), Operation: "createTicket", Persona: "admin", ID: made.Number, Label: "Caixa parado",
	}}
	if diff := cmp.Diff(want, journal); diff != "" {
		t.Error(diff)
	}
}

func TestCreateTicketRefusals(t *testing.T) {
	t.Parallel()
	admin, _ := noTickets(t)
	closedParent := admin.open(nil).Number
	for _, test := range []struct {
		name      string
		changes   map[string]any
		key, text string
	}{
		{"title", map[string]any{"title": nil}, "title", "can't be blank"},
		{"blank description", map[string]any{"description": ""}, "description", "can't be blank"},
		{"client", map[string]any{"client_id": nil}, "client_id", "can't be blank\nis not a number"},
		{"desk", map[string]any{"desk_id": nil}, "desk_id", "can't be blank\nis not a number"},
		{"desk text", map[string]any{"desk_id": "N1"}, "desk_id", "is not a number"},
		{"unknown client", map[string]any{"client_id": 1}, "client_id", "client not found"},
		{"inactive client", map[string]any{"client_id": 4015}, "client_id", "client not found"},
		{"unknown desk", map[string]any{"desk_id": 1}, "desk_id", "desk not found"},
		{"inactive desk", map[string]any{"desk_id": 114}, "desk_id", "desk not found"},
		{"client not linked", map[string]any{"client_id": 4002, "desk_id": 103, "priority_id": 3009}, "client_id", "This ticket's client do not belongs to the selected desk"},
		{"no priority", map[string]any{"priority_id": nil}, "priority_id", "can't be blank"},
		{"priority of another desk", map[string]any{"priority_id": 3005}, "priority_id", "priority not found or does not belongs to desk"},
		{"no catalog item", map[string]any{"desk_id": 110, "priority_id": nil}, "services_catalogs_item_id", "This desk requires a services catalog item to open a ticket"},
		{"priority on a catalog desk", map[string]any{"desk_id": 110}, "priority_id", "does not belongs to desk"},
		{"item of another desk", map[string]any{"services_catalogs_item_id": 1}, "services_catalogs_item_id", "does not belongs to desk"},
		{"stage of another desk", map[string]any{"stage_id": 1005}, "stage_id", "does not belongs to desk"},
		{"closing status", map[string]any{"status_id": 34}, "status_id", "status not found"},
		{"unknown responsible", map[string]any{"responsible_id": 1}, "responsible_id", "responsible not found"},
		{"portal user as responsible", map[string]any{"responsible_id": 504}, "responsible_id", "responsible not found"},
		{"unknown requestor", map[string]any{"requestor_id": 1}, "requestor_id", "requestor not found"},
		{"requestor of another client", map[string]any{"requestor_id": 30002}, "requestor_id", "This requestor does not belongs to client"},
		{"bad e-mail", map[string]any{"requestor_email": "joana"}, "requestor_email", "is invalid"},
		{"bad telephone", map[string]any{"requestor_telephone": "12"}, "requestor_telephone", "is invalid"},
		{"bad extension", map[string]any{"requestor_ramal": "x"}, "requestor_ramal", "is not a number"},
		{"unknown equipment", map[string]any{"equipment_id": 1}, "equipment_id", "equipment not found"},
		{"bad follower", map[string]any{"followers": "a@exemplo.com.br,b"}, "followers", "Follower email 'b' is invalid"},
		{"requestor as follower", map[string]any{"followers": "J@exemplo.com.br", "requestor_email": "j@exemplo.com.br"}, "ticket", "Requestor cannot be a follower"},
		{"unknown parent", map[string]any{"ticket_reference_number": 7}, "ticket_reference_number", "ticket not found or you do not have permission"},
		{"required name", map[string]any{"desk_id": 105, "priority_id": 3017}, "requestor_name", "can't be blank"},
		{"required file", map[string]any{"desk_id": 107, "priority_id": 3025}, "files", "can't be blank"},
		{"required equipment", map[string]any{"desk_id": 111, "priority_id": nil, "services_catalogs_item_id": 7001}, "equipment_id", "can't be blank"},
		{"entities", map[string]any{"entities": "{ value }]"}, "entities", "unexpected token at '{ value }]'"},
		{"indexed entities", map[string]any{"entities[0][value]": "a"}, "entities", "did not match the following type: array"},
		{"files without a file", map[string]any{"files[]": "a"}, "files", "You are not sending a File. The value of 'files' items need to be a File type"},
	} {
		t.Run(test.name, func(t *testing.T) {
			refused(t, admin.send("POST", "/tickets", newTicket(test.changes)), 42202, test.key, test.text)
		})
	}
	if n := len(admin.api.Journal()); n != 1 {
		t.Errorf("%d writes were executed", n)
	}
	if got := admin.open(map[string]any{"ticket_reference_number": closedParent}); got.Reference.Number != closedParent {
		t.Errorf("parent: %+v", got.Reference)
	}
	if got := admin.ticket(closedParent); len(got.Children) != 1 {
		t.Errorf("children: %+v", got.Children)
	}
}

func TestCreateTicketByCatalog(t *testing.T) {
	t.Parallel()
	admin, _ := noTickets(t)
	made := admin.open(map[string]any{"desk_id": 110, "priority_id": nil, "services_catalogs_item_id": 7001, "requestor_id": 30001})
	if made.Priority != nil || made.Catalog.ID != 7001 || *made.Requestor.ID != 30001 || made.SLA.Due == nil {
		t.Errorf("got %+v", made)
	}
}

// With entities the answer is 207 even when all of them are stored.
func TestCreateTicketWithEntities(t *testing.T) {
	t.Parallel()
	admin, _ := noTickets(t)
	type created struct {
		Errors *struct{ Entities []string } `json:"entities_errors"`
		Ticket ticket                       `json:"ticket"`
	}
	good := decode[created](t, admin.send("POST", "/tickets", newTicket(map[string]any{"entities": `[{"entity_field_id":71,"value":"Sala 3"}]`})), 207)
	if good.Errors != nil || good.Ticket.Number == 0 {
		t.Errorf("got %+v", good)
	}
	bad := decode[created](t, admin.send("POST", "/tickets", newTicket(map[string]any{"entities": `[{"entity_field_id":0}]`})), 207)
	want := "The property '#/0/entity_field_id': Couldn't find EntityField with id=0 applied in ServiceDesk::Ticket. The entity may be inactive or not exist"
	if bad.Errors == nil || !slices.Equal(bad.Errors.Entities, []string{want}) || bad.Ticket.Number == 0 {
		t.Errorf("got %+v", bad)
	}
	if n := len(admin.api.Journal()); n != 2 {
		t.Errorf("%d tickets", n)
	}
}

func TestUpdateTicket(t *testing.T) {
	t.Parallel()
	admin, now := noTickets(t)
	made := admin.open(map[string]any{"requestor_id": 30001})
	parent := admin.open(nil)
	path := fmt.Sprintf("/tickets/%d", made.Number)
	*now = now.Add(time.Hour)
	change := func(text string) ticket { t.Helper(); return decode[ticket](t, admin.put(path, text), 200) }
	steps := []struct {
		text string
		ok   func(ticket) bool
	}{
		{`{"title":"Outro","description":"<p>y</p>"}`, func(x ticket) bool { return x.Title == "Outro" && *x.Description == "<p>y</p>" }},
		{`{"stage_id":1002,"responsible_id":501}`, func(x ticket) bool { return x.Stage.ID == 1002 && x.Responsible.ID == 501 }},
		{`{"responsible_id":null}`, func(x ticket) bool { return x.Responsible == nil }},
		{`{"priority_id":3004,"priority_change_reason":"Pode esperar"}`, func(x ticket) bool {
			return x.Priority.ID == 3004 && *x.Reason == "Pode esperar" && *x.SLA.Due == "2026-03-15T14:35:31Z"
		}},
		{`{"status_id":32}`, func(x ticket) bool { return x.Status.ID == 32 }},
		{`{"followers":"a@exemplo.com.br"}`, func(x ticket) bool { return *x.Followers == "a@exemplo.com.br" }},
		{`{"followers":""}`, func(x ticket) bool { return x.Followers == nil }},
		{fmt.Sprintf(`{"ticket_reference_number":%d}`, parent.Number), func(x ticket) bool { return x.Reference.Number == parent.Number }},
		{`{"ticket_reference_number":null}`, func(x ticket) bool { return x.Reference.Number == 0 }},
		{`{"stopped":true,"stop_answer":"Aguardando peça"}`, func(x ticket) bool { return x.SLA.Stopped }},
		{`{"ticket":{"title":"Embrulhado"}}`, func(x ticket) bool { return x.Title == "Embrulhado" && x.UpdatedAt == "2026-03-10T15:05:31Z" }},
	}
	for _, step := range steps {
		if got := change(step.text); !step.ok(got) {
			t.Errorf("%s: %+v", step.text, got)
		}
	}
	*now = now.Add(2 * time.Hour)
	if got := change(`{"stopped":"f"}`); got.SLA.Stopped || *got.SLA.Due != "2026-03-15T16:35:31Z" {
		t.Errorf("the pause did not move the deadline: %+v", got.SLA)
	}
	operations, changed := admin.api.History(made.Number)
	if len(operations) != len(steps)+2 || !changed[2]["stage_id"] || !changed[2]["responsible_id"] || changed[2]["title"] {
		t.Errorf("history: %v %v", operations, changed)
	}
	if got := admin.ticket(parent.Number); len(got.Children) != 0 {
		t.Errorf("detached child: %+v", got.Children)
	}
}

func TestUpdateTicketRefusals(t *testing.T) {
	t.Parallel()
	admin, _ := noTickets(t)
	made := admin.open(map[string]any{"requestor_id": 30001})
	requestor := *made.Requestor.Email
	for _, test := range []struct {
		name, body string
		code       int
		key, text  string
	}{
		{"blank title", `{"title":""}`, 42202, "title", "can't be blank"},
		{"priority without reason", `{"priority_id":3002}`, 42201, "priority_change_reason", "Cannot send :priority_id without :priority_change_reason"},
		{"priority of another desk", `{"priority_id":3005,"priority_change_reason":"x"}`, 42202, "priority_id", "does not belongs to desk"},
		{"reason in a transfer", `{"desk_id":102,"priority_id":3005,"priority_change_reason":"x"}`, 42202, "priority_change_reason", "not allowed during desk transfer"},
		{"desks not related", `{"desk_id":105}`, 42202, "desk_id", "relationship"},
		{"unknown desk", `{"desk_id":1}`, 42202, "desk_id", "desk not found"},
		{"old priority in a transfer", `{"desk_id":102,"priority_id":3001}`, 42202, "priority_id", "does not belongs to desk"},
		{"stage of the old desk in a transfer", `{"desk_id":102,"stage_id":1001}`, 42202, "stage_id", "does not belongs to desk"},
		{"bad follower", `{"followers":"x"}`, 42202, "followers", "Follower email 'x' is invalid"},
		{"requestor as follower", `{"followers":"` + requestor + `"}`, 42202, "ticket", "Requestor cannot be a follower"},
		{"requestor of another client", `{"requestor_id":30002}`, 42202, "requestor_id", "This requestor does not belongs to client"},
		{"unknown requestor", `{"requestor_id":1}`, 42202, "requestor_id", "requestor not found"},
		{"own parent", fmt.Sprintf(`{"ticket_reference_number":%d}`, made.Number), 42202, "ticket_reference_number", "ticket not found"},
		{"wrong kind", `{"stage_id":"x"}`, 42202, "stage_id", "is not a number"},
		{"object as text", `{"title":{}}`, 42202, "title", "is invalid"},
	} {
		t.Run(test.name, func(t *testing.T) {
			refused(t, admin.put(fmt.Sprintf("/tickets/%d", made.Number), test.body), test.code, test.key, test.text)
		})
	}
	if got := admin.ticket(made.Number); got.UpdatedAt != made.UpdatedAt || len(admin.api.Journal()) != 1 {
		t.Errorf("a refused change left traces: %+v", got)
	}
}

func TestTransfer(t *testing.T) {
	t.Parallel()
	admin, _ := noTickets(t)
	made := admin.open(map[string]any{"responsible_id": 501})
	path := fmt.Sprintf("/tickets/%d", made.Number)
	same := decode[ticket](t, admin.put(path, `{"desk_id":101}`), 200)
	if same.Priority != nil || !same.Stage.First {
		t.Errorf("a transfer to the same desk keeps the priority: %+v", same)
	}
	moved := decode[ticket](t, admin.put(path, `{"desk_id":102,"priority_id":3006,"stage_id":1006}`), 200)
	if moved.Desk.ID != 102 || moved.Priority.ID != 3006 || moved.Stage.ID != 1006 || moved.Status.Name != "Aberto" {
		t.Errorf("got %+v", moved)
	}
	field := admin.open(map[string]any{"desk_id": 109, "priority_id": 3033})
	path = fmt.Sprintf("/tickets/%d", field.Number)
	refused(t, admin.put(path, `{"desk_id":110}`), 42202, "services_catalogs_item_id", "This desk requires a services catalog item to open a ticket")
	if got := decode[ticket](t, admin.put(path, `{"desk_id":110,"services_catalogs_item_id":7002}`), 200); got.Catalog.ID != 7002 || got.Priority != nil {
		t.Errorf("got %+v", got)
	}
	other := admin.open(map[string]any{"client_id": 4002, "desk_id": 102, "priority_id": 3005})
	refused(t, admin.put(fmt.Sprintf("/tickets/%d", other.Number), `{"desk_id":103}`), 42202, "desk_id", "This ticket's client do not belongs")
}

// Each broken condition is named, and only those.
func TestCloseRules(t *testing.T) {
	t.Parallel()
	all := map[string]string{
		"stage_id":          "Can't close ticket in first stage",
		"pre_appointments":  "This ticket has pre appointment(s), remove or complete them to close",
		"stopped":           "Unable to close ticket with stopped SLA",
		"equipment_loans":   "Can't close ticket with active equipment loans",
		"ticket_checklists": "There are required checklists not filled",
		"responsible_id":    "The ticket cannot be closed without a responsible",
		"appointments":      "There must be at least one appointment to close this ticket",
		"ticket_answers":    "There must be at least one ticket answer to close this ticket",
	}
	admin, _ := noTickets(t)
	withoutAppointments, withAppointments := admin.open(nil).Number, admin.open(map[string]any{"desk_id": 102, "priority_id": 3005}).Number
	for _, test := range []struct {
		number int
		last   string
		stage  string
		finish func(number int)
	}{
		{withoutAppointments, "ticket_answers", `{"stage_id":1002}`, func(n int) { admin.answer(n, "ok") }},
		{withAppointments, "appointments", `{"stage_id":1006}`, func(n int) { admin.api.Prepare(n, "appointment") }},
	} {
		path := fmt.Sprintf("/tickets/%d", test.number)
		for _, condition := range []string{"pre-appointment", "loan", "checklist"} {
			admin.api.Prepare(test.number, condition)
		}
		admin.put(path, `{"stopped":true}`)
		problem := decode[apiError](t, admin.act(path+"/close"), 422)
		want := map[string][]string{}
		for key, text := range all {
			if key != "appointments" && key != "ticket_answers" || key == test.last {
				want[key] = []string{text}
			}
		}
		if diff := cmp.Diff(want, problem.Detail); diff != "" || problem.Code != 42206 {
			t.Errorf("code %d: %s", problem.Code, diff)
		}
		if problem := decode[apiError](t, admin.act(path+"/cancel"), 422); problem.Code != 42206 || len(problem.Detail) != 2 ||
			problem.Detail["equipment_loans"][0] != "Can't cancel ticket with active equipment loans" {
			t.Errorf("cancel: %+v", problem)
		}
		admin.api.Prepare(test.number, "ready")
		admin.put(path, `{"stopped":false,"responsible_id":501}`)
		admin.put(path, test.stage)
		refused(t, admin.act(path+"/close"), 42206, test.last, all[test.last])
		test.finish(test.number)
		done := decode[map[string]string](t, admin.act(path+"/close"), 200)
		if want := fmt.Sprintf("Ticket %d closed successfully", test.number); done["message"] != want {
			t.Errorf("got %v", done)
		}
	}
}

func TestCloseCancelReopen(t *testing.T) {
	t.Parallel()
	admin, now := noTickets(t)
	made := admin.open(map[string]any{"responsible_id": 501, "stage_id": 1002})
	path := fmt.Sprintf("/tickets/%d", made.Number)
	admin.answer(made.Number, "ok")
	*now = now.Add(time.Hour)
	admin.act(path + "/close")
	closed := admin.ticket(made.Number)
	if !closed.IsClosed || closed.Status.Name != "Fechado" || !closed.Stage.Last || !closed.IsRevised ||
		*closed.SLA.Solved != "2026-03-10T15:05:31Z" || !*closed.SLA.Solution || closed.UpdatedAt != *closed.SLA.Solved {
		t.Errorf("closed: %+v", closed)
	}
	refused(t, admin.put(path, `{"title":"x"}`), 42202, "ticket", "closed")
	refused(t, admin.send("POST", path+"/answers", formOf("name=x")), 42202, "error", "Cannot add answer in a closed ticket")
	refused(t, admin.act(path+"/close"), 42206, "error", "already closed")
	refused(t, admin.act(path+"/cancel"), 42206, "error", "already closed")

	if got := decode[map[string]string](t, admin.act(path+"/reopen"), 200); got["message"] != fmt.Sprintf("Ticket %d reopened successfully", made.Number) {
		t.Errorf("got %v", got)
	}
	reopened := admin.ticket(made.Number)
	if reopened.IsClosed || !reopened.Stage.First || reopened.Responsible.ID != 501 || reopened.ReopenCount != 1 || reopened.SLA.Solved != nil {
		t.Errorf("reopened: %+v", reopened)
	}
	refused(t, admin.act(path+"/reopen"), 42207, "error", "Unable to reopen. Ticket is already open")
	refused(t, admin.act(path+"/close"), 42206, "stage_id", "first stage")

	if got := decode[map[string]string](t, admin.act(path+"/cancel"), 200); got["message"] != fmt.Sprintf("Ticket %d cancelled successfully", made.Number) {
		t.Errorf("got %v", got)
	}
	if got := admin.ticket(made.Number); got.Status.Name != "Cancelado" || !got.IsClosed {
		t.Errorf("canceled: %+v", got)
	}
	admin.api.Prepare(made.Number, "billed")
	refused(t, admin.act(path+"/reopen"), 42207, "error", "billed")
}

func TestReview(t *testing.T) {
	t.Parallel()
	admin, _ := noTickets(t)
	attendant := as(t, admin.api, tifluxtest.KeyAttendant)
	finish := func(by caller) string {
		made := by.open(map[string]any{"desk_id": 103, "priority_id": 3009, "responsible_id": 501, "stage_id": 1010})
		by.answer(made.Number, "feito")
		path := fmt.Sprintf("/tickets/%d", made.Number)
		by.act(path + "/close")
		if got := by.ticket(made.Number); !got.IsClosed || got.IsRevised {
			t.Fatalf("not pending review: %+v", got)
		}
		return path
	}
	own, others := finish(attendant), finish(admin)
	refused(t, attendant.act(others+"/reopen"), 40301, "error", "You are not allowed to review this ticket")
	refused(t, attendant.act(own+"/reopen"), 42207, "error", "This ticket is in review. To reopen by disapproval, it is necessary to send the reason in the 'disapproval_reason' atribute")
	if got := attendant.put(own+"/reopen", `{"disapproval_reason":"Voltou"}`); got.status != 200 {
		t.Errorf("got %s", got.body)
	}
}

func TestTicketEntities(t *testing.T) {
	t.Parallel()
	admin, _ := noTickets(t)
	made := admin.open(nil)
	path := fmt.Sprintf("/tickets/%d/entities", made.Number)
	values := func(got result) map[string]string {
		t.Helper()
		list := map[string]string{}
		for _, e := range decode[struct{ Entities []entity }](t, got, 200).Entities {
			for _, f := range e.Fields {
				if f.Value != nil {
					list[f.Name] = *f.Value
				}
			}
		}
		return list
	}
	got := values(admin.put(path, `{"entities":[
		{"entity_field_id":71,"value":"Sala 4"},{"entity_field_id":72,"value":"linha"},{"entity_field_id":73,"value":"150.55"},
		{"entity_field_id":74,"value":"47999990000","country_code":"BR"},{"entity_field_id":75,"value":"a@exemplo.com.br"},
		{"entity_field_id":76,"value":"https://exemplo.com.br/x"},{"entity_field_id":77,"value":"01/03/2026"},
		{"entity_field_id":78,"value":"32"},{"entity_field_id":79,"entity_field_option_id":34,"value":"true"},
		{"entity_field_id":79,"entity_field_option_id":36,"value":"true"}]}`))
	want := map[string]string{
		"Sala": "Sala 4", "Observações da visita": "linha", "Custo estimado": "150.55", "Telefone no local": "+5547999990000",
		"Contato no local": "a@exemplo.com.br", "Mapa": "https://exemplo.com.br/x", "Data combinada": "2026-03-01",
		"Módulo": "Estoque", "Itens conferidos": "Cabo, Etiqueta de patrimônio",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	got = values(admin.put(path, `{"entities":[{"entity_field_id":71,"value":null},{"entity_field_id":79,"entity_field_option_id":34,"value":"false"}]}`))
	if _, still := got["Sala"]; still || got["Itens conferidos"] != "Etiqueta de patrimônio" {
		t.Errorf("after clearing: %v", got)
	}
	partial := decode[apiError](t, admin.put(path, `{"entities":[
		{"entity_field_id":0,"value":"x"},{"entity_field_id":71,"value":5},{"entity_field_id":73,"entity_field_option_id":1,"value":"1"},
		{"entity_field_id":74,"value":"12"},{"entity_field_id":75,"value":"x"},{"entity_field_id":76,"value":"ftp:x"},
		{"entity_field_id":77,"value":"ontem"},{"entity_field_id":78,"value":"0"},{"entity_field_id":78,"value":null},
		{"entity_field_id":79,"entity_field_option_id":1,"value":"true"},{"entity_field_id":82,"value":"inativo"},
		{"entity_field_id":72,"value":"guardado"},{"entity_field_id":73,"value":"1,5"}]}`), 207)
	wantProblems := []string{
		"The property '#/0/entity_field_id': Couldn't find EntityField with id=0 applied in ServiceDesk::Ticket. The entity may be inactive or not exist",
		"The property '#/1/value' of type integer did not match one or more of the following types: string, null in schema 00000000-0000-4000-8000-000000000003",
		"The property '#/2/entity_field_option_id': Cannot send EntityFieldOption in a field_type currency",
		"The property '#/3/value': Is not a valid phone number",
		"The property '#/4/value': Is not a valid email",
		"The property '#/5/value': Is not a valid link",
		"The property '#/6/value': Is not a valid date",
		"The property '#/7/value': Option id=0 is not a valid option in EntityField (id=78)",
		"The property '#/8/value': can't be blank",
		"The property '#/9/value': Option id=1 is not a valid option in EntityField (id=79)",
		"The property '#/10/entity_field_id': Couldn't find EntityField with id=82 applied in ServiceDesk::Ticket. The entity may be inactive or not exist",
		"The property '#/12/value': Is not a valid currency",
	}
	if diff := cmp.Diff(wantProblems, partial.Detail["entities"]); diff != "" || partial.Code != 20701 {
		t.Errorf("code %d: %s", partial.Code, diff)
	}
	if got := values(admin.put(path, `{"entities":[{"entity_field_id":71,"value":"fim"}]}`)); got["Observações da visita"] != "guardado" {
		t.Errorf("the valid item of a partial failure was not stored: %v", got)
	}
	many := strings.TrimSuffix(strings.Repeat(`{"entity_field_id":71},`, 51), ",")
	refused(t, admin.put(path, `{"entities":[`+many+`]}`), 42202, "entities", "Cannot update more than 50 entities values per request")
}

func TestEntitiesOfClosedTickets(t *testing.T) {
	t.Parallel()
	admin, _ := noTickets(t)
	made := admin.open(nil)
	admin.act(fmt.Sprintf("/tickets/%d/cancel", made.Number))
	path, body := fmt.Sprintf("/tickets/%d/entities", made.Number), `{"entities":[{"entity_field_id":71,"value":"x"}]}`
	refused(t, as(t, admin.api, tifluxtest.KeyAttendant).put(path, body), 40301, "error", "not authorized")
	if got := admin.put(path, body); got.status != 200 {
		t.Errorf("admin: %s", got.body)
	}
}

func TestAnswers(t *testing.T) {
	t.Parallel()
	admin, now := noTickets(t)
	made := admin.open(nil)
	path := fmt.Sprintf("/tickets/%d/answers", made.Number)
	*now = now.Add(time.Minute)
	first := decode[answer](t, admin.send("POST", path, multipartOf(t, part{name: "name", value: "<p>Olá</p>"},
		part{name: "with_signature", value: "true"}, part{"files[]", "a", "a.txt"}, part{"files[]", "b", "b.txt"})), 201)
	if first.Author != "[API] Ana Martins" || first.Origin != "api" || first.FilesCount != 2 || len(first.Files) != 2 || first.Signature != "Answer sent with signature" {
		t.Errorf("got %+v", first)
	}
	attendant := as(t, admin.api, tifluxtest.KeyAttendant)
	second := decode[answer](t, attendant.send("POST", path, formOf("name=x&with_signature=true")), 201)
	if second.Signature != "Answer sent without signature: User doesn't have a signature registered" {
		t.Errorf("got %+v", second)
	}
	if got := admin.answer(made.Number, "y"); got.Signature != "Answer sent without signature" {
		t.Errorf("got %+v", got)
	}
	if got := admin.ticket(made.Number); got.UpdatedAt != "2026-03-10T14:06:31Z" || !*got.SLA.AttendSLA {
		t.Errorf("the answer did not move the ticket: %+v", got)
	}
	list := decode[[]answer](t, admin.get(path), 200)
	if len(list) != 3 || list[2].ID != first.ID || list[2].Files != nil {
		t.Errorf("not newest first: %+v", list)
	}
	one := fmt.Sprintf("%s/%d", path, first.ID)
	if got := decode[answer](t, admin.get(one), 200); len(got.Files) != 2 {
		t.Errorf("got %+v", got)
	}
	if files := decode[[]file](t, admin.get(fmt.Sprintf("/tickets/%d/files", made.Number)), 200); len(files) != 0 {
		t.Errorf("files of answers among the ticket's: %+v", files)
	}
	refused(t, admin.send("POST", path, formOf("name=")), 42201, "name", "can't be blank")
	refused(t, admin.send("POST", path, formOf("name=x&with_signature=1")), 42201, "with_signature", "1 is not a valid option. With signature must be 'true' or 'false'")
	if got := admin.send("DELETE", one, payload{}); got.status != 204 || len(got.body) != 0 {
		t.Errorf("delete: %d %q", got.status, got.body)
	}
	if got := admin.send("DELETE", one, payload{}); got.status != 404 {
		t.Errorf("deleted twice: %d", got.status)
	}
	if list := decode[[]answer](t, admin.get(path), 200); len(list) != 2 {
		t.Errorf("still listed: %+v", list)
	}
}

func TestFiles(t *testing.T) {
	t.Parallel()
	admin, now := noTickets(t)
	made := admin.open(nil)
	path := fmt.Sprintf("/tickets/%d/files", made.Number)
	stored := decode[[]file](t, admin.send("POST", path, multipartOf(t, part{"files[]", "conteúdo", "relatório março.txt"})), 201)[0]
	nobody := as(t, admin.api, "")
	if got := nobody.get(stored.URL); got.status != 200 || string(got.body) != "conteúdo" || got.header.Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Errorf("download: %d %q", got.status, got.body)
	}
	for _, test := range []struct {
		name   string
		got    result
		status int
		text   string
	}{
		{"with a key", admin.get(stored.URL), 400, "Only one auth mechanism allowed"},
		{"changed link", nobody.get(strings.Replace(stored.URL, "signature=", "signature=0", 1)), 403, "SignatureDoesNotMatch"},
		{"other method", nobody.send("POST", stored.URL, payload{}), 405, "MethodNotAllowed"},
	} {
		if test.got.status != test.status || !strings.Contains(string(test.got.body), test.text) {
			t.Errorf("%s: %d %s", test.name, test.got.status, test.got.body)
		}
	}
	*now = now.Add(tifluxtest.LinkLifetime + time.Second)
	if got := nobody.get(stored.URL); got.status != 403 || !strings.Contains(string(got.body), "Request has expired") {
		t.Errorf("expired: %d %s", got.status, got.body)
	}
	fresh := decode[[]file](t, admin.get(path), 200)[0]
	if got := admin.send("DELETE", fmt.Sprintf("%s/%d", path, stored.ID), payload{}); got.status != 204 {
		t.Errorf("delete: %d", got.status)
	}
	if got := nobody.get(fresh.URL); got.status != 404 {
		t.Errorf("deleted file: %d", got.status)
	}
	if list := decode[[]file](t, admin.get(path), 200); len(list) != 0 {
		t.Errorf("still listed: %+v", list)
	}
}

func TestGeneratedFilesCanBeRead(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(50))
	admin := as(t, api, tifluxtest.KeyAdmin)
	found := 0
	for _, row := range decode[[]ticket](t, admin.get("/tickets?filter_by=all&limit=200"), 200) {
		for _, f := range decode[[]file](t, admin.get(fmt.Sprintf("/tickets/%d/files", row.Number)), 200) {
			found++
			if got := as(t, api, "").get(f.URL); len(got.body) != f.Size {
				t.Errorf("%s has %d bytes, listed with %d", f.Name, len(got.body), f.Size)
			}
		}
	}
	if found == 0 {
		t.Error("no generated file")
	}
}

// Every write that succeeds is in the journal once, with its record; reads and
// refusals are not.
func TestJournal(t *testing.T) {
	t.Parallel()
	admin, _ := noTickets(t)
	made := admin.open(map[string]any{"responsible_id": 501, "stage_id": 1002})
	path := fmt.Sprintf("/tickets/%d", made.Number)
	stored := decode[[]file](t, admin.send("POST", path+"/files", multipartOf(t, part{"files[]", "a", "a.txt"}, part{"files[]", "b", "b.txt"})), 201)
	admin.put(path, `{"title":"Outro"}`)
	admin.put(path, `{"stage_id":1}`)
	admin.put(path+"/entities", `{"entities":[{"entity_field_id":71,"value":"x"}]}`)
	admin.put(path+"/entities", `{"entities":[{"entity_field_id":1,"value":"x"}]}`)
	first, second := admin.answer(made.Number, "um"), admin.answer(made.Number, "dois")
	admin.send("DELETE", fmt.Sprintf("%s/answers/%d", path, first.ID), payload{})
	admin.send("DELETE", fmt.Sprintf("%s/files/%d", path, stored[0].ID), payload{})
	admin.get(path)
	admin.act(path + "/close")
	admin.act(path + "/reopen")
	admin.act(path + "/reopen")
	admin.act(path + "/cancel")
	var got []string
	for _, e := range admin.api.Journal() {
		got = append(got, fmt.Sprintf("%s %d %s", e.Operation, e.ID, e.Label))
	}
	line := func(operation string, id int, label string) string {
		return fmt.Sprintf("%s %d %s", operation, id, label)
	}
	want := []string{
		line("createTicket", made.Number, made.Title),
		line("uploadTicketFiles", stored[0].ID, "a.txt"), line("uploadTicketFiles", stored[1].ID, "b.txt"),
		line("updateTicket", made.Number, "Outro"), line("updateTicketEntities", made.Number, "Outro"),
		line("createTicketAnswer", first.ID, "um"), line("createTicketAnswer", second.ID, "dois"),
		line("deleteTicketAnswer", first.ID, "um"), line("deleteTicketFile", stored[0].ID, "a.txt"),
		line("closeTicket", made.Number, "Outro"), line("reopenTicket", made.Number, "Outro"), line("cancelTicket", made.Number, "Outro"),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
