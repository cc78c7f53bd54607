package tifluxtest_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

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
