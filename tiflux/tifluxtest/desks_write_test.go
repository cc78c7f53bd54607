package tifluxtest_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// What a desk is like when only the required attributes are sent, and how what
// is sent comes back.
func TestCreateDesk(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10)), tifluxtest.KeyAdmin)
	for _, test := range []struct {
		name, body string
		want       map[string]any
	}{
		{"defaults", `{"name":"Redes","display_name":"Redes e links","description":"Chamados de rede"}`, map[string]any{
			"active": true, "receiving_new_tickets": true, "desk_with_sla": true, "summary": false, "desk_exchange": false,
			"appointment_type": "Appointments with Valorization", "attendance_type": "Only selected technical groups",
			"behavior_billed_tickets": "answer_to_client_with_default_message", "default_revised": "5 day(s)",
			"time_limit_to_reopening": "7 day(s)", "required_fields": nil, "review_type": nil, "sla_goal": nil,
			"only_attendants_can_open": false, "display_name": "Redes e links",
		}},
		{"all sent", `{"desk":{"name":"Laboratório","display_name":"Lab","description":"Testes","sla_goal":80,"default_revised":14,
			"time_limit_to_reopening":0,"attendance_type":"All technical groups","appointment_type":"Without Appointments","summary":"f",
			"reminder":1,"desk_exchange":true,"active":false,"review_type":"review_submitter","desk_with_sla":null,
			"behavior_billed_tickets":"reopen_ticket_closed","required_fields":{"requestor_email":true,"attachment_file":"0"}}}`, map[string]any{
			"active": false, "desk_with_sla": true, "summary": false, "reminder": true, "desk_exchange": true,
			"appointment_type": "Without Appointments", "attendance_type": "All technical groups",
			"behavior_billed_tickets": "reopen_ticket_closed", "default_revised": "14 day(s)",
			"time_limit_to_reopening": "0 day(s)", "review_type": "review_submitter", "sla_goal": 80.0, "name": "Laboratório",
			"required_fields": map[string]any{
				"equipment_id": false, "requestor_name": false, "requestor_email": true, "requestor_telephone": false,
				"requestor_ramal": false, "attachment_file": false,
			},
		}},
	} {
		created := decode[map[string]any](t, admin.send("POST", "/desks", jsonOf(test.body)), 201)
		for name, want := range test.want {
			if diff := cmp.Diff(want, created[name]); diff != "" {
				t.Errorf("%s: %s (-want +got):\n%s", test.name, name, diff)
			}
		}
		stored := decode[map[string]any](t, admin.get(fmt.Sprintf("/desks/%v", created["id"])), 200)
		if diff := cmp.Diff(created, stored); diff != "" {
			t.Errorf("%s: read again (-created +read):\n%s", test.name, diff)
		}
	}
	if got := namesOf(t, admin.get("/desks?name=redes%20e%20links")); got != "Redes" {
		t.Errorf("the list has %q", got)
	}
	if got := namesOf(t, admin.get("/desks/115/stages")); got != "Pendente, Em atendimento, Aguardando cliente, Concluído" {
		t.Errorf("the stages are %q", got)
	}
}

func TestDeskRefusals(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10))
	const named = `"name":"Redes","display_name":"Redes","description":"Redes"`
	for _, test := range []struct {
		name, key    string
		method, path string
		body         payload
		code         int
		detail, text string
	}{
		{"no license", tifluxtest.KeyNoLicense, "POST", "/desks", jsonOf(`{` + named + `}`), 40304, "error", "'tickets' license"},
		{"no permission", tifluxtest.KeyAttendant, "POST", "/desks", jsonOf(`{` + named + `}`), 40301, "error", "not authorized"},
		{"name missing", tifluxtest.KeyAdmin, "POST", "/desks", jsonOf(`{"display_name":"x","description":"x"}`), 42202, "name", "can't be blank"},
		{"display name empty", tifluxtest.KeyAdmin, "POST", "/desks", jsonOf(`{"name":"x","display_name":"","description":"x"}`), 42202, "display_name", "can't be blank"},
		{"description missing", tifluxtest.KeyAdmin, "POST", "/desks", jsonOf(`{"name":"x","display_name":"x"}`), 42202, "description", "can't be blank"},
		{"unknown label", tifluxtest.KeyAdmin, "POST", "/desks", jsonOf(`{` + named + `,"attendance_type":"Todos"}`), 42202, "attendance_type", "Todos is not a valid option"},
		{"negative goal", tifluxtest.KeyAdmin, "POST", "/desks", jsonOf(`{` + named + `,"sla_goal":-1}`), 42202, "sla_goal", "must be greater than or equal to 0"},
		{"days no number", tifluxtest.KeyAdmin, "POST", "/desks", jsonOf(`{` + named + `,"default_revised":"5 day(s)"}`), 42202, "default_revised", "is not a number"},
		{"unknown attribute", tifluxtest.KeyAdmin, "POST", "/desks", jsonOf(`{` + named + `,"only_attendants_can_open":true}`), 40001, "error", ":only_attendants_can_open"},
		{"unknown required field", tifluxtest.KeyAdmin, "POST", "/desks", jsonOf(`{` + named + `,"required_fields":{"name":true}}`), 40001, "error", ":name"},
		{"required fields as a list", tifluxtest.KeyAdmin, "POST", "/desks", jsonOf(`{` + named + `,"required_fields":["name"]}`), 42202, "required_fields", "must be an object"},
		{"catalogs of an unknown desk", tifluxtest.KeyAdmin, "GET", "/desks/9/services-catalogs", payload{}, 40401, "error", "ServiceDesk::Desk"},
		{"catalogs of a reserved desk", tifluxtest.KeyAttendant, "GET", "/desks/113/services-catalogs", payload{}, 40301, "error", "not authorized"},
		{"catalogs by name", tifluxtest.KeyAdmin, "GET", "/desks/101/services-catalogs?name=x", payload{}, 40001, "error", ":name"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			refused(t, as(t, api, test.key).send(test.method, test.path, test.body), test.code, test.detail, test.text)
		})
	}
	if n := len(api.Journal()); n != 0 {
		t.Errorf("the journal has %d entries", n)
	}
}
