package tifluxtest_test

import (
	"fmt"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestClientAnswers(t *testing.T) {
	t.Parallel()
	admin, now := noTickets(t)
	number := admin.open(nil).Number
	path := fmt.Sprintf("/tickets/%d/client-answers", number)
	*now = now.Add(60e9)
	made := decode[answer](t, admin.send("POST", path, multipartOf(t,
		part{name: "name", value: "<p>Ainda parado</p>"}, part{name: "author_name", value: "Loja Centro"},
		part{"files[]", "a", "a.txt"}, part{"files[]", "b", "b.txt"})), 201)
	if made.Author != "[API] Loja Centro" || made.Origin != "api" || made.Signature != "" || made.FilesCount != 2 {
		t.Errorf("got %+v", made)
	}
	one := fmt.Sprintf("/tickets/%d/answers/%d", number, made.ID)
	got := decode[struct {
		answer
		UserID *int `json:"user_id"`
	}](t, admin.get(one), 200)
	if got.Name != "<p>Ainda parado</p>" || got.UserID != nil {
		t.Errorf("got %+v", got)
	}
	full := admin.ticket(number)
	if full.UpdatedAt != "2026-03-10T14:06:31Z" || *full.SLA.AttendSLA != true {
		t.Errorf("the ticket: %+v", full)
	}
	file := fmt.Sprintf("/ticket_answers/%d/files/%d", made.ID, made.Files[0].ID)
	if got := admin.send("DELETE", file, payload{}); got.status != 204 {
		t.Errorf("delete: %d %s", got.status, got.body)
	}
	if left := decode[answer](t, admin.get(one), 200); left.FilesCount != 1 || left.Files[0].Name != "b.txt" {
		t.Errorf("left: %+v", left)
	}
	attendant := as(t, admin.api, tifluxtest.KeyAttendant)
	whole := multipartOf(t, part{name: "name", value: "x"}, part{name: "author_name", value: "y"})
	for _, test := range []struct {
		got       result
		code      int
		key, text string
	}{
		{admin.send("DELETE", file, payload{}), 40401, "error", fmt.Sprintf(`Couldn't find ServiceDesk::TicketAnswerFile with 'id'="%d"`, made.Files[0].ID)},
		{admin.send("DELETE", "/ticket_answers/1/files/1", payload{}), 40401, "error", `Couldn't find ServiceDesk::TicketAnswer with 'id'="1"`},
		{admin.send("POST", path, multipartOf(t, part{name: "author_name", value: "y"})), 42201, "name", "can't be blank"},
		{admin.send("POST", path, multipartOf(t, part{name: "name", value: "y"})), 42201, "author_name", "can't be blank"},
		{admin.send("POST", "/tickets/999999/client-answers", whole), 40401, "error", "Couldn't find ticket with ticket_number = 999999"},
		{admin.send("POST", "/tickets/x/client-answers", whole), 42201, "ticket_ticket_number", "is not a number"},
		{attendant.send("POST", path, whole), 40301, "error", "not authorized"},
	} {
		refused(t, test.got, test.code, test.key, test.text)
	}
	admin.act(fmt.Sprintf("/tickets/%d/cancel", number))
	refused(t, admin.send("POST", path, whole), 42201, "error", "Cannot add answer in a closed ticket")
	clientOnly := as(t, admin.api, tifluxtest.KeyClient)
	refused(t, clientOnly.send("POST", path, whole), 40301, "error", "not authorized")
}
