package tifluxtest_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

type historyEvent struct {
	ID        int    `json:"id"`
	At        string `json:"_created_at"`
	Operation string `json:"_operation"`
	Type      string `json:"_type"`
	Record    *int   `json:"_type_id_attr"`
	Action    string `json:"action"`
	Changes   struct {
		Fields []string       `json:"fields"`
		New    map[string]any `json:"new_values"`
		Old    map[string]any `json:"old_values"`
	} `json:"changes"`
	User *idName `json:"user"`
}

type passage struct {
	At       string  `json:"created_at"`
	Left     *string `json:"attended_at"`
	LeftBy   *idName `json:"attended_by"`
	Worked   string  `json:"duration_in_expedient"`
	Due      *string `json:"expiration"`
	InTime   bool    `json:"sla_attended"`
	Stage    idName  `json:"stage"`
	Desk     idName  `json:"desk"`
	EnterdBy *idName `json:"created_by"`
}

func (c caller) history(number, of int) []historyEvent {
	c.t.Helper()
	return decode[[]historyEvent](c.t, c.get(fmt.Sprintf("/tickets/%d/histories?history_of=%d", number, of)), 200)
}

func (c caller) passages(number int) []passage {
	c.t.Helper()
	return decode[[]passage](c.t, c.get(fmt.Sprintf("/tickets/%d/stages-slas", number)), 200)
}

// Everything that happens to a ticket shows in its history, newest first, and
// every stage it went through in its passages.
func TestHistoryOfATicket(t *testing.T) {
	t.Parallel()
	admin, now := noTickets(t)
	number := admin.open(map[string]any{"responsible_id": 501}).Number
	path := fmt.Sprintf("/tickets/%d", number)
	for _, step := range []func(){
		func() { admin.answer(number, "Vamos ver") },
		func() {
			admin.send("POST", path+"/client-answers", multipartOf(t, part{name: "name", value: "ok"}, part{name: "author_name", value: "Loja"}))
		},
		func() { admin.put(path, `{"stage_id":1002}`) },
		func() { admin.act(path + "/close") },
		func() { admin.act(path + "/reopen") },
		func() { admin.put(path, `{"desk_id":102,"priority_id":3005}`) },
		func() { admin.put(path, `{"title":"Outro título"}`) },
		func() { admin.act(path + "/cancel") },
	} {
		*now = now.Add(time.Hour)
		step()
	}
	*now = now.Add(time.Hour)
	var actions []string
	events := admin.history(number, 0)
	slices.Reverse(events)
	for _, e := range events {
		actions = append(actions, e.Action)
		if e.User == nil || e.User.Name != "Ana Martins" || e.Type != "ticket" || *e.Record != number {
			t.Errorf("event %+v", e)
		}
	}
	if diff := cmp.Diff([]string{
		"Ticket was created", "Ticket was answered", "Ticket was answered", "Ticket was updated", "Ticket was closed",
		"Ticket was reopened", "Ticket was transferred", "Ticket was updated", "Ticket was canceled",
	}, actions); diff != "" {
		t.Fatal(diff)
	}
	moved := events[3]
	if moved.Operation != "updated" || moved.At != "2026-03-10T17:05:31Z" || !slices.Equal(moved.Changes.Fields, []string{"stage_name"}) ||
		moved.Changes.Old["stage_name"] != "Pendente" || moved.Changes.New["stage_name"] != "Em atendimento" ||
		moved.Changes.New["changed_stage_at"] != moved.At || moved.Changes.Old["changed_stage_at"] != nil {
		t.Errorf("the move: %+v", moved)
	}
	if closed := events[4].Changes; closed.New["is_closed"] != "true" || closed.New["status_name"] != "Fechado" || closed.New["stage_name"] != "Concluído" {
		t.Errorf("the closing: %+v", closed)
	}
	if moved := events[6].Changes; moved.Old["desk_name"] != "Suporte N1" || moved.New["desk_name"] != "Suporte N2" || moved.Old["priority_name"] == nil {
		t.Errorf("the transfer: %+v", moved)
	}
	var stages []string
	rows := admin.passages(number)
	slices.Reverse(rows)
	for i, p := range rows {
		stages = append(stages, fmt.Sprintf("%s %s %s", p.Desk.Name, p.Stage.Name, p.Worked))
		if p.Left == nil || p.LeftBy == nil || i > 0 && p.At < *rows[i-1].Left || !p.InTime {
			t.Errorf("passage %+v", p)
		}
	}
	if diff := cmp.Diff([]string{
		"Suporte N1 Pendente 03:00", "Suporte N1 Em atendimento 01:00", "Suporte N1 Concluído 00:00",
		"Suporte N1 Pendente 01:00", "Suporte N2 Pendente 00:54",
	}, stages); diff != "" {
		t.Error(diff)
	}
	if first := rows[0]; first.At != "2026-03-10T14:05:31Z" || *first.Left != "2026-03-10T17:05:31Z" || *first.Due != "2026-03-10T18:05:31Z" {
		t.Errorf("the first passage: %+v", first)
	}
}

func TestOpenPassage(t *testing.T) {
	t.Parallel()
	admin, now := noTickets(t)
	number := admin.open(nil).Number
	*now = now.Add(24 * time.Hour)
	if p := admin.passages(number); len(p) != 1 || p[0].Left != nil || p[0].InTime || p[0].Worked != "10:00" {
		t.Errorf("after a day: %+v", p)
	}
	*now = now.Add(5 * 24 * time.Hour)
	if p := admin.passages(number); p[0].Worked != "40:00" {
		t.Errorf("after a week: %+v", p)
	}
	without := admin.open(map[string]any{"desk_id": 112, "priority_id": 3037})
	if without.SLA.Due != nil {
		t.Fatalf("the desk has an SLA: %+v", without)
	}
	if p := admin.passages(without.Number); len(p) != 0 {
		t.Errorf("a desk without SLA: %+v", p)
	}
}

func TestHistoryOfAppointments(t *testing.T) {
	t.Parallel()
	admin, _ := noTickets(t)
	number := admin.open(map[string]any{"desk_id": deskNoValue, "priority_id": 3005}).Number
	made := decode[appointment](t, admin.record(number, work()), 201)
	timer := decode[timer](t, admin.send("POST", fmt.Sprintf("/tickets/%d/pre-appointments?_action=play", number), payload{}), 201)
	admin.send("POST", fmt.Sprintf("/tickets/%d/pre-appointments?_action=stop", number), payload{})
	for query, want := range map[string][]string{
		"history_of=1":                                        {"Attendance Paused", "Attendance Started", "Appointment was created"},
		"history_of=1&operation=created":                      {"Attendance Started", "Appointment was created"},
		"history_of=1&operation=deleted":                      nil,
		"history_of=0&operation=deleted":                      {"Ticket was created"}, // The operation has no effect here.
		fmt.Sprintf("history_of=1&type_id_attr=%d", made.ID):  {"Appointment was created"},
		fmt.Sprintf("history_of=1&type_id_attr=%d", timer.ID): {"Attendance Paused", "Attendance Started"},
	} {
		var actions []string
		for _, e := range decode[[]historyEvent](t, admin.get(fmt.Sprintf("/tickets/%d/histories?%s", number, query)), 200) {
			actions = append(actions, e.Action)
		}
		if diff := cmp.Diff(want, actions); diff != "" {
			t.Errorf("%s: %s", query, diff)
		}
	}
}

func TestHistoryRefusals(t *testing.T) {
	t.Parallel()
	admin, _ := noTickets(t)
	path := fmt.Sprintf("/tickets/%d/histories", admin.open(nil).Number)
	refused(t, admin.get(path), 42201, "history_of", "can't be blank\nis not a number")
	refused(t, admin.get(path+"?history_of=x"), 42201, "history_of", "is not a number")
	refused(t, admin.get(path+"?history_of=2"), 42201, "history_of", "2 is not a valid option")
	refused(t, admin.get(path+"?history_of=1&operation=x"), 42201, "operation", "x is not a valid option")
	refused(t, admin.get("/tickets/0/histories?history_of=0"), 42201, "ticket_ticket_number", "must be greater than 0")
	refused(t, admin.get("/tickets/0/stages-slas"), 42201, "ticket_number", "must be greater than 0")
	refused(t, admin.get("/tickets/99/histories?history_of=0"), 40401, "error", "ticket_number = 99")
	refused(t, as(t, admin.api, tifluxtest.KeyNoLicense).get(path+"?history_of=0"), 40304, "error", "tickets")
}

// The past of generated tickets hangs together.
func TestGeneratedPast(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(400)), tifluxtest.KeyAdmin)
	seen := map[string]int{}
	for _, row := range everyTicket(t, admin, "filter_by", "all") {
		full := admin.ticket(row.Number)
		events := decode[[]historyEvent](t, admin.get(fmt.Sprintf("/tickets/%d/histories?history_of=0&limit=200", row.Number)), 200)
		if last := events[len(events)-1]; last.Action != "Ticket was created" || last.At != row.CreatedAt {
			t.Errorf("ticket %d begins with %+v", row.Number, last)
		}
		for i, e := range events {
			seen[e.Action]++
			if i > 0 && e.At > events[i-1].At {
				t.Errorf("ticket %d: event %d is older than the one before", row.Number, i)
			}
		}
		rows := admin.passages(row.Number)
		if len(rows) == 0 {
			seen["no passage"]++
			continue
		}
		if rows[0].Stage != full.Stage.idName || (rows[0].Left != nil) != row.IsClosed || rows[len(rows)-1].At != row.CreatedAt {
			t.Errorf("ticket %d in %s, closed %v: passages %+v", row.Number, full.Stage.Name, row.IsClosed, rows)
		}
		if row.IsClosed && row.Status.Name == "Fechado" && events[0].Action != "Ticket was closed" {
			t.Errorf("ticket %d ends with %+v", row.Number, events[0])
		}
	}
	for _, name := range []string{"Ticket was closed", "Ticket was canceled", "Ticket was reopened", "Ticket was answered", "Ticket was updated", "no passage"} {
		if seen[name] == 0 {
			t.Errorf("never seen: %s", name)
		}
	}
}
