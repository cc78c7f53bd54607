package tifluxtest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// The values of history_of.
const (
	historyOfTicket = iota // "stages" in the API's words.
	historyOfAppointments
)

func ticketHistoryOperations() []operation {
	return []operation{
		{
			id: "listTicketHistories", method: "GET", path: "/tickets/{ticket_number}/histories", root: "history",
			numbers: nestedNumber, paged: true,
			query: params{
				"history_of": historyKind, "type_id_attr": integer, "operation": oneOf("created", "updated", "deleted"),
			},
			needs:  needs{license: LicenseTickets, anyOf: []Permission{OpenTickets, ViewOthersTickets}},
			handle: listTicketHistories,
		},
	}
}

func historyKind(name, raw string) (any, string) {
	if _, err := strconv.Atoi(raw); err != nil {
		return nil, notNumber
	}
	if raw != "0" && raw != "1" {
		return nil, invalidOption(name, raw, []string{"0", "1"})
	}
	return int(raw[0] - '0'), ""
}

// listTicketHistories shows the newest event first. The operation filters
// appointments only, as in the API.
func listTicketHistories(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	of, sent := queried[int](c, "history_of")
	if !sent {
		return nil, refuse(codeQuery, "history_of", blank, notNumber)
	}
	record, byRecord := queried[int](c, "type_id_attr")
	operation, byOperation := queried[string](c, "operation")
	byOperation = byOperation && of == historyOfAppointments
	rows := []historyEvent{}
	for i, e := range slices.Backward(t.history) {
		view := c.historyEvent(t, i, e)
		if (e.kind != "") == (of == historyOfAppointments) && (!byRecord || view.TypeIDAttr == record) &&
			(!byOperation || view.Operation == operation) {
			rows = append(rows, view)
		}
	}
	return listed(c, rows, func(e historyEvent) historyEvent { return e })
}

// remember notes an event on a ticket that does not change the ticket itself.
func (c *call) remember(t *ticket, e event) {
	e.at, e.by = c.now, c.user.id
	t.history = append(t.history, e)
}

type historyEvent struct {
	ID            int               `json:"id"`
	CreatedAt     stamp             `json:"_created_at"`
	Operation     string            `json:"_operation"`
	Type          string            `json:"_type"`
	TypeIDAttr    int               `json:"_type_id_attr"`
	Action        string            `json:"action"`
	ActionDetails map[string]string `json:"action_details"`
	Changes       historyChanges    `json:"changes"`
	User          *historyUser      `json:"user"`
}

type historyChanges struct {
	Fields    []string       `json:"fields"`
	NewValues map[string]any `json:"new_values"`
	OldValues map[string]any `json:"old_values"`
}

type historyUser struct {
	ID    int    `json:"id"`
	Email string `json:"email"`
	Name  string `json:"name"`
}

// eventsPerTicket spaces the ids of events, which belong to their ticket.
const eventsPerTicket = 1000

func (c *call) historyEvent(t *ticket, index int, e event) historyEvent {
	view := historyEvent{
		ID: t.number*eventsPerTicket + index + 1, CreatedAt: e.at, Operation: e.operation,
		Type: cmp.Or(e.kind, "ticket"), TypeIDAttr: cmp.Or(e.record, t.number),
		Action: cmp.Or(e.action, c.ticketAction(e)), ActionDetails: map[string]string{}, Changes: c.historyChanges(e),
	}
	if e.operation == "answered" {
		view.Operation = "updated"
	}
	if u, ok := c.users.get(e.by); ok {
		view.User = &historyUser{u.id, u.email, u.name}
	}
	return view
}

// ticketAction is the label of what was done to a ticket.
func (c *call) ticketAction(e event) string {
	closed, hasClosed := e.changes["is_closed"]
	_, transferred := e.changes["desk_id"]
	id, _ := e.changes["status_id"].after.(int)
	status, _ := c.statuses.get(id)
	switch {
	case e.operation == "created":
		return "Ticket was created"
	case e.operation == "answered":
		return "Ticket was answered"
	case hasClosed && closed.after == false:
		return "Ticket was reopened"
	case hasClosed && status != nil && status.canceled:
		return "Ticket was canceled"
	case hasClosed:
		return "Ticket was closed"
	case transferred:
		return "Ticket was transferred"
	}
	return "Ticket was updated"
}

// historyChanges shows the values before and after as text, and the names of
// linked records in place of their ids.
func (c *call) historyChanges(e event) historyChanges {
	changes := historyChanges{Fields: []string{}, NewValues: map[string]any{}, OldValues: map[string]any{}}
	for _, attribute := range slices.Sorted(maps.Keys(e.changes)) {
		field, value := attribute, historyText
		if n, linked := historyNames[attribute]; linked {
			field, value = n.field, func(id any) any { return n.name(c.state, id) }
		}
		changes.Fields = append(changes.Fields, field)
		changes.NewValues[field] = value(e.changes[attribute].after)
		changes.OldValues[field] = value(e.changes[attribute].before)
		if attribute == "stage_id" {
			changes.NewValues["changed_stage_at"], changes.OldValues["changed_stage_at"] = e.at, nil
		}
	}
	return changes
}

func historyText(value any) any {
	if value == nil {
		return nil
	}
	return fmt.Sprint(value)
}

// historyName is how a link to another record shows in a history.
type historyName struct {
	field string
	name  func(st *state, id any) any
}

var historyNames = map[string]historyName{
	"desk_id":                   {"desk_name", nameIn(func(st *state) *table[desk] { return st.desks }, func(d *desk) string { return d.name })},
	"stage_id":                  {"stage_name", nameIn(func(st *state) *table[stage] { return st.stages }, func(s *stage) string { return s.name })},
	"status_id":                 {"status_name", nameIn(func(st *state) *table[status] { return st.statuses }, func(s *status) string { return s.name })},
	"priority_id":               {"priority_name", nameIn(func(st *state) *table[priority] { return st.priorities }, func(p *priority) string { return p.name })},
	"services_catalogs_item_id": {"services_catalogs_item_name", nameIn(func(st *state) *table[catalogItem] { return st.items }, func(i *catalogItem) string { return i.name })},
	"responsible_id":            {"responsible_name", nameIn(func(st *state) *table[user] { return st.users }, func(u *user) string { return u.name })},
	"requestor_id":              {"requestor_name", nameIn(func(st *state) *table[requestor] { return st.requestors }, func(r *requestor) string { return r.name })},
}

// nameIn looks a name up in a table; an id that leads nowhere is null.
func nameIn[T any](rows func(*state) *table[T], name func(*T) string) func(*state, any) any {
	return func(st *state, id any) any {
		number, _ := id.(int)
		if row, ok := rows(st).get(number); ok {
			return name(row)
		}
		return nil
	}
}
