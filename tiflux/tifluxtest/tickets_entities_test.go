package tifluxtest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

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
