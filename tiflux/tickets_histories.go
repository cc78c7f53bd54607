package tiflux

import (
	"context"
	"iter"
	"time"
)

// HistoryOperation is what happened to a record.
type HistoryOperation string

const (
	HistoryCreated HistoryOperation = "created"
	HistoryUpdated HistoryOperation = "updated"
	HistoryDeleted HistoryOperation = "deleted"
)

// TicketHistoryEvent is a change of a ticket or of an appointment of it.
type TicketHistoryEvent struct {
	ID            int64                `json:"id"`
	CreatedAt     time.Time            `json:"_created_at"`
	Operation     HistoryOperation     `json:"_operation"`
	Type          string               `json:"_type"`         // area of the change, such as "ticket"
	TypeIDAttr    int64                `json:"_type_id_attr"` // id of the changed record, such as the appointment; 0 if there is none
	Action        string               `json:"action"`        // English label, such as "Attendance Started"
	ActionDetails map[string]string    `json:"action_details"`
	Changes       TicketHistoryChanges `json:"changes"`
	User          *TicketHistoryUser   `json:"user"` // nil if nobody did it but an automation
}

// TicketHistoryChanges are the values before and after an event. They may hold
// more members than Fields names.
type TicketHistoryChanges struct {
	Fields    []string       `json:"fields"`
	NewValues map[string]any `json:"new_values"`
	OldValues map[string]any `json:"old_values"`
}

// TicketHistoryUser is who made a change.
type TicketHistoryUser struct {
	ID    int64  `json:"id"`
	Name  string `json:"name"`
	Email string `json:"email"`
}

// HistoryOf is what a history tells about.
type HistoryOf int

const (
	HistoryOfStages       HistoryOf = 0
	HistoryOfAppointments HistoryOf = 1
)

// TicketHistoryListOptions choose events of a ticket.
type TicketHistoryListOptions struct {
	ListOptions
	HistoryOf  HistoryOf        `url:"history_of"`             // always sent; the zero value asks for stages
	TypeIDAttr int64            `url:"type_id_attr,omitempty"` // id of the changed record
	Operation  HistoryOperation `url:"operation,omitempty"`    // has an effect with HistoryOfAppointments only
}

// ListHistories returns one page of the change log of a ticket, newest first
// where seen. A nil o asks for the stages.
//
//	GET /tickets/{ticket_number}/histories
//
// Permission: one of "Visualizar e abrir tickets", "Visualizar tickets em que
// eu não sou o responsável"; licence tickets.
// Errors: [ErrInvalid], [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *TicketsService) ListHistories(ctx context.Context, number int64, o *TicketHistoryListOptions, opts ...CallOption) (*Page[TicketHistoryEvent], error) {
	o = orZero(o)
	r := request{op: opTicketsListHistories, path: []any{number}, query: o}
	return list[TicketHistoryEvent](ctx, s.client, r, o.ListOptions, opts)
}

// AllHistories ranges over the change log of a ticket.
//
//	GET /tickets/{ticket_number}/histories
//
// Permission and Errors: as [TicketsService.ListHistories].
func (s *TicketsService) AllHistories(ctx context.Context, number int64, o *TicketHistoryListOptions, opts ...CallOption) iter.Seq2[TicketHistoryEvent, error] {
	o = orZero(o)
	r := request{op: opTicketsListHistories, path: []any{number}, query: o}
	return all(ctx, s.client, r, o.ListOptions, func(e *TicketHistoryEvent) int64 { return e.ID }, opts)
}
