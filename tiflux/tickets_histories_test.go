package tiflux_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/tiflux/tiflux-go/tiflux"
)

func TestHistories(t *testing.T) {
	t.Parallel()
	const answer = `[{"id":7001,"_created_at":"2026-03-10T14:30:00.123Z","_operation":"updated","_type":"ticket","_type_id_attr":null,
		"action":"Ticket was updated","action_details":{"reason":"SLA"},"user":null,
		"changes":{"fields":["stage_name"],"new_values":{"stage_name":"Em atendimento","n":2},"old_values":{"stage_name":null}}}]`
	want := tiflux.TicketHistoryEvent{
		ID: 7001, CreatedAt: time.Date(2026, 3, 10, 14, 30, 0, 123e6, time.UTC), Operation: tiflux.HistoryUpdated,
		Type: "ticket", Action: "Ticket was updated", ActionDetails: map[string]string{"reason": "SLA"},
		Changes: tiflux.TicketHistoryChanges{
			Fields:    []string{"stage_name"},
			NewValues: map[string]any{"stage_name": "Em atendimento", "n": 2.0},
			OldValues: map[string]any{"stage_name": nil},
		},
	}
	tests := map[string]struct {
		options *tiflux.TicketHistoryListOptions
		query   string
	}{
		"stages without options": {nil, "history_of=0"},
		"appointments": {
			&tiflux.TicketHistoryListOptions{HistoryOf: tiflux.HistoryOfAppointments, TypeIDAttr: 29, Operation: tiflux.HistoryDeleted},
			"history_of=1&operation=deleted&type_id_attr=29",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			log := &wireLog{answer: answer}
			c := clientOver(t, log)
			p, err := c.Tickets.ListHistories(t.Context(), 10427, tt.options)
			if err != nil {
				t.Fatal(err)
			}
			if log.query != tt.query {
				t.Errorf("asked ?%s, want ?%s", log.query, tt.query)
			}
			if diff := cmp.Diff([]tiflux.TicketHistoryEvent{want}, p.Items); diff != "" {
				t.Error(diff)
			}
			events, err := tiflux.Collect(c.Tickets.AllHistories(t.Context(), 10427, tt.options), 0)
			if err != nil || len(events) != 1 || log.query != tt.query[:12]+"&limit=200&offset=1"+tt.query[12:] {
				t.Errorf("got %d events, %v, asked ?%s", len(events), err, log.query)
			}
		})
	}
}
