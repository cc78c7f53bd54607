package tifluxtest_test

import (
	"fmt"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

type checklist struct {
	ID       *int   `json:"id"`
	Name     string `json:"name"`
	Pending  bool   `json:"pending"`
	Required bool   `json:"required"`
	Updated  string `json:"updated_at"`
	Fields   []struct {
		Type    string `json:"type"`
		Filled  bool   `json:"filled"`
		Value   any    `json:"value"`
		Options []struct {
			ID    string `json:"id"`
			Value *bool  `json:"value"`
		} `json:"options"`
	} `json:"fields"`
}

// ticketsWith finds an open ticket with a pending checklist, one with a
// checklist without template, and a closed one with a checklist.
func ticketsWith(t *testing.T, admin caller) (pending, bare, closed int) {
	t.Helper()
	for _, row := range everyTicket(t, admin, "filter_by", "all") {
		for _, list := range decode[[]checklist](t, admin.get(fmt.Sprintf("/tickets/%d/checklists", row.Number)), 200) {
			switch {
			case row.IsClosed && list.ID != nil:
				closed = row.Number
			case !row.IsClosed && list.Pending && list.Name == "Conferência inicial":
				pending = row.Number
			case list.ID == nil:
				bare = row.Number
			}
		}
	}
	if pending*bare*closed == 0 {
		t.Fatal("the account lacks checklists")
	}
	return pending, bare, closed
}

func TestChecklists(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	pending, bare, closed := ticketsWith(t, admin)
	item := func(number, index int) string {
		return fmt.Sprintf("/tickets/%d/checklists/851/items/%d", number, index)
	}
	if before := admin.ticket(pending).Checklists; !before.Blocks || before.Pending != 1 {
		t.Errorf("before: %+v", before)
	}
	filled := decode[checklist](t, admin.put(item(pending, 0), `{"value":"SN-2026-0041"}`), 200)
	if filled.Pending || !filled.Fields[0].Filled || filled.Fields[0].Value != "SN-2026-0041" {
		t.Errorf("filled: %+v", filled)
	}
	if after := admin.ticket(pending).Checklists; after.Blocks || after.Pending != 0 {
		t.Errorf("after: %+v", after)
	}
	if got := decode[checklist](t, admin.put(item(pending, 1), `{"value":1}`), 200); got.Fields[1].Value != "1" {
		t.Errorf("radio: %+v", got.Fields[1])
	}
	marked := decode[checklist](t, admin.put(item(pending, 2), `{"options":[{"id":2,"checked":true},{"id":"3","checked":true}]}`), 200).Fields[2]
	for _, o := range marked.Options {
		if !*o.Value {
			t.Errorf("option %s is not marked", o.ID)
		}
	}
	if got := decode[checklist](t, admin.put(item(pending, 2), `{"options":[{"id":"1","checked":false},{"id":"2","checked":false},{"id":"3","checked":false}]}`), 200); got.Fields[2].Filled {
		t.Errorf("checkbox: %+v", got.Fields[2])
	}
	for value, want := range map[string]any{`true`: true, `12`: 12.0, `"x"`: "x", `12.5`: "12.5"} {
		if got := decode[checklist](t, admin.put(item(pending, 3), `{"value":`+value+`}`), 200); got.Fields[3].Value != want {
			t.Errorf("value %s: %v", value, got.Fields[3].Value)
		}
	}
	cleared := decode[checklist](t, admin.put(item(pending, 0), `{"value":null}`), 200)
	if !cleared.Pending || cleared.Fields[0].Value != nil {
		t.Errorf("cleared: %+v", cleared)
	}
	rows := decode[[]checklist](t, admin.get(fmt.Sprintf("/tickets/%d/checklists", pending)), 200)
	if !rows[0].Pending || rows[0].Updated != cleared.Updated {
		t.Errorf("list: %+v", rows[0])
	}
	for _, test := range []struct {
		path, body string
		code       int
		key, text  string
	}{
		{item(pending, 0), `{"options":[{"id":"1","checked":true}]}`, 42202, "item", `field of type "text" requires the value attribute`},
		{item(pending, 2), `{"value":"1"}`, 42202, "item", `field of type "checkbox" requires the options attribute`},
		{item(pending, 2), `{"options":[{"id":"9","checked":true}]}`, 42202, "item", "option not found"},
		{item(pending, 2), `{"options":[{"id":"1"}]}`, 42202, "options", "must be a list of options with id and checked"},
		{item(pending, 1), `{"value":"9"}`, 42202, "item", "option not found"},
		{item(pending, 0), `{"value":[1]}`, 42202, "value", "is invalid"},
		{item(pending, 0), `{"text":"x"}`, 40001, "error", "found unpermitted parameter: :text"},
		{item(pending, 0), `{}`, 40003, "error", "param is missing"},
		{item(pending, 9), `{"value":"x"}`, 40401, "error", "Couldn't find item with index 9"},
		{item(bare, 0), `{"value":"x"}`, 40401, "error", "Couldn't find ServiceDesk::TicketChecklist"},
		{item(99, 0), `{"value":"x"}`, 40401, "error", "Couldn't find ServiceDesk::Ticket with ticket_number = 99"},
		{fmt.Sprintf("/tickets/%d/checklists/852/items/0", closed), `{"value":"1"}`, 42202, "ticket", "closed ticket"},
	} {
		refused(t, admin.put(test.path, test.body), test.code, test.key, test.text)
	}
	refused(t, admin.get("/tickets/x/checklists"), 42201, "ticket_ticket_number", "is not a number")
	refused(t, as(t, admin.api, tifluxtest.KeyClient).put(item(pending, 0), `{"value":"x"}`), 40301, "error", "not authorized")
}
