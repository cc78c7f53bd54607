package tifluxtest_test

import (
	"fmt"
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
	if due := made.SLA.StageDue; due == nil || *due != "2026-03-10T18:05:31Z" {
		t.Errorf("the first stage ends at %v", due)
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
		t.Log(test.name)
		refused(t, admin.send("POST", "/tickets", newTicket(test.changes)), 42202, test.key, test.text)
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
		t.Log(test.name)
		refused(t, admin.put(fmt.Sprintf("/tickets/%d", made.Number), test.body), test.code, test.key, test.text)
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
