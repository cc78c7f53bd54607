package tifluxtest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestRequestorWrites(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(300))
	admin := as(t, api, tifluxtest.KeyAdmin)
	made := decode[requestorRecord](t, admin.postJSON(firstClientPath+"/requestors", requestorBody), 201)
	if made.Telephone != nil || len(made.Entities) == 0 {
		t.Errorf("created requestor: %+v", made)
	}
	path := fmt.Sprintf("%s/requestors/%d", firstClientPath, made.ID)
	decode[requestorRecord](t, admin.put(path, `{"telephone":"+55 (47) 99999-0002","extension":204,"can_open_ticket":true}`), 200)
	got := decode[requestorRecord](t, admin.get(path), 200)
	got.Entities = nil
	want := requestorRecord{ID: made.ID, Name: "Joana Lima", Email: new("joana@exemplo.com.br"), Extension: new("204"), Telephone: new("+5547999990002"), Opens: true}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("updated requestor (-want +got):\n%s", diff)
	}
	if found := decode[[]idName](t, admin.get("/requestors?email=joana@exemplo.com.br"), 200); len(found) != 1 {
		t.Errorf("found by address: %v", found)
	}
	if got := admin.remove(path); got.status != 204 {
		t.Errorf("delete: %d %s", got.status, got.body)
	}
	refused(t, admin.get(path), 40401, "error", "ServiceDesk::TicketRequestor")

	// A ticket keeps what it knew of its requestor.
	for _, item := range decode[[]ticket](t, admin.get("/tickets?filter_by=all&limit=200"), 200) {
		full := decode[ticket](t, admin.get(fmt.Sprintf("/tickets/%d", item.Number)), 200)
		if full.Requestor.ID == nil || full.Requestor.Name == nil {
			continue
		}
		admin.remove(fmt.Sprintf("/clients/%d/requestors/%d", full.Client.ID, *full.Requestor.ID))
		left := decode[ticket](t, admin.get(fmt.Sprintf("/tickets/%d", item.Number)), 200).Requestor
		if left.ID != nil || left.Name == nil || *left.Name != *full.Requestor.Name {
			t.Errorf("requestor of the ticket: %+v", left)
		}
		return
	}
	t.Error("no ticket has a registered requestor")
}

func TestClientAndRequestorEntities(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10))
	admin := as(t, api, tifluxtest.KeyAdmin)
	made := decode[requestorRecord](t, admin.postJSON(firstClientPath+"/requestors", requestorBody), 201)
	requestorPath := fmt.Sprintf("%s/requestors/%d", firstClientPath, made.ID)
	clientFields := decode[struct {
		Entities []entity `json:"entities"`
	}](t, admin.get(firstClientPath+"?show_entities=true"), 200).Entities
	for _, test := range []struct {
		name, path string
		fields     []entity
		read       func() []entity
	}{
		{"client", firstClientPath, clientFields, func() []entity {
			return decode[struct {
				Entities []entity `json:"entities"`
			}](t, admin.get(firstClientPath+"?show_entities=true"), 200).Entities
		}},
		{"requestor", requestorPath, made.Entities, func() []entity { return decode[requestorRecord](t, admin.get(requestorPath), 200).Entities }},
	} {
		text := textFieldOf(test.fields)
		if text == 0 {
			t.Fatalf("%s: no text field in %+v", test.name, test.fields)
		}
		good := fmt.Sprintf(`{"entity_field_id":%d,"value":"Gerente"}`, text)
		decode[any](t, admin.put(test.path+"/entities", `{"entities":[`+good+`]}`), 200)
		if got := textValueOf(test.read(), text); got != "Gerente" {
			t.Errorf("%s: stored %q", test.name, got)
		}
		partial := admin.put(test.path+"/entities", fmt.Sprintf(`{"entities":[{"entity_field_id":%d,"value":"Diretora"},{"entity_field_id":1,"value":"x"},{"entity_field_id":%d,"value":7}]}`, text, text))
		problem := decode[apiError](t, partial, 207)
		if problem.Code != 20701 || len(problem.Detail["entities"]) != 2 || !strings.HasPrefix(problem.Detail["entities"][0], "The property '#/1/entity_field_id': ") {
			t.Errorf("%s: partial answer %s", test.name, partial.body)
		}
		if got := textValueOf(test.read(), text); got != "Diretora" {
			t.Errorf("%s: stored %q beside refusals", test.name, got)
		}
		refused(t, admin.put(test.path+"/entities", `{"entities":[{"entity_field_id":1,"title":"x"}]}`), 40001, "error", ":title")
	}
}

func textFieldOf(groups []entity) int {
	for _, e := range groups {
		for _, f := range e.Fields {
			if f.Kind == "text" {
				return f.FieldID
			}
		}
	}
	return 0
}

func textValueOf(groups []entity, fieldID int) string {
	for _, e := range groups {
		for _, f := range e.Fields {
			if f.FieldID == fieldID && f.Value != nil {
				return *f.Value
			}
		}
	}
	return ""
}
