package tiflux_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tiflux/tiflux-go/tiflux"
)

func TestChecklistScalars(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		json string
		want tiflux.ChecklistScalar
		bad  bool
	}{
		"text":    {`"SN-1"`, "SN-1", false},
		"integer": {`7`, "7", false},
		"true":    {`true`, "true", false},
		"false":   {`false`, "false", false},
		"null":    {`null`, "", false},
		"object":  {`{}`, "", true},
		"list":    {`[]`, "", true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			log := &wireLog{answer: `[{"id":null,"fields":[{"index":0,"value":` + tt.json + `,"options":[{"id":` + tt.json + `,"value":null}]}]}]`}
			p, err := clientOver(t, log).Tickets.ListChecklists(t.Context(), 10427, nil)
			if _, bad := errors.AsType[*tiflux.DecodeError](err); bad || tt.bad {
				if bad != tt.bad {
					t.Errorf("err = %v, want a DecodeError: %v", err, tt.bad)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			field := p.Items[0].Fields[0]
			if p.Items[0].ID != 0 || field.Value != tt.want || field.Options[0].ID != tt.want || !field.Options[0].Value.IsNull() {
				t.Errorf("got %+v, want %q", p.Items[0], tt.want)
			}
		})
	}
}

func TestUpdateChecklistItemBody(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		update  *tiflux.ChecklistItemUpdate
		want    string
		refused string
	}{
		"value": {&tiflux.ChecklistItemUpdate{Value: tiflux.Set("SN-1")}, `{"value":"SN-1"}`, ""},
		"empty": {&tiflux.ChecklistItemUpdate{Value: tiflux.Set("")}, `{"value":""}`, ""},
		"clear": {&tiflux.ChecklistItemUpdate{Value: tiflux.Null[string]()}, `{"value":null}`, ""},
		"options": {
			&tiflux.ChecklistItemUpdate{Options: []tiflux.ChecklistOptionMark{{ID: "1", Checked: true}, {ID: "2"}}},
			`{"options":[{"id":"1","checked":true},{"id":"2","checked":false}]}`, "",
		},
		"nil":     {nil, "", "changes nothing"},
		"nothing": {&tiflux.ChecklistItemUpdate{}, "", "changes nothing"},
		"both": {
			&tiflux.ChecklistItemUpdate{Value: tiflux.Set("1"), Options: []tiflux.ChecklistOptionMark{{ID: "1"}}}, "",
			"has a value and options; a field takes one of them",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			log := &wireLog{answer: `{"id":3,"fields":[]}`}
			_, err := clientOver(t, log).Tickets.UpdateChecklistItem(t.Context(), 10427, 3, 0, tt.update)
			reason := ""
			if bad, ok := errors.AsType[*tiflux.ArgumentError](err); ok {
				reason = bad.Reason
			} else if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{tt.want, tt.refused}, []string{log.body, reason}); diff != "" {
				t.Error(diff)
			}
		})
	}
}
