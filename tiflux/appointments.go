package tiflux

import (
	"context"
	"iter"
)

// AppointmentsService handles the appointments of all tickets. Those of one
// ticket are with [TicketsService].
type AppointmentsService service

// GlobalAppointment is an appointment together with its ticket.
type GlobalAppointment struct {
	Appointment                   // Valorization only with IncludeValorization
	Contract    *IDName           `json:"contract"`
	Desk        IDName            `json:"desk"`
	Ticket      AppointmentTicket `json:"ticket"`
}

// AppointmentTicket is the ticket of an appointment.
type AppointmentTicket struct {
	Number int64  `json:"number"` // the ticket number
	Title  string `json:"title"`
}

// AppointmentListOptions choose appointments. The period is required; a list of
// ids takes at most 15.
type AppointmentListOptions struct {
	ListOptions
	StartDate           Date    `url:"start_date"`               // inclusive
	EndDate             Date    `url:"end_date"`                 // inclusive
	UserIDs             []int64 `url:"user_ids,comma,omitempty"` // has no effect without the permission named at List
	DeskIDs             []int64 `url:"desk_ids,comma,omitempty"`
	ClientIDs           []int64 `url:"client_ids,comma,omitempty"`
	ContractIDs         []int64 `url:"contract_ids,comma,omitempty"`   // a contract group stands for its members
	IncludeValorization bool    `url:"include_valorization,omitempty"` // fills Valorization
}

// List returns one page of the appointments of a period, by id where seen.
//
//	GET /appointments
//
// Without the permission "Visualizar usuários nos relatórios de atendentes" the
// list holds the caller's own appointments only, whatever UserIDs says, and that
// is no error.
//
// Permission: "Visualizar relatórios dos técnicos"; licence tickets.
// Errors: [ErrInvalid] (period missing), [ErrForbidden], [ErrLicense].
func (s *AppointmentsService) List(ctx context.Context, o *AppointmentListOptions, opts ...CallOption) (*Page[GlobalAppointment], error) {
	o = orZero(o)
	return list[GlobalAppointment](ctx, s.client, request{op: opAppointmentsList, query: o}, o.ListOptions, opts)
}

// All ranges over the appointments of a period.
//
//	GET /appointments
//
// Permission and Errors: as [AppointmentsService.List].
func (s *AppointmentsService) All(ctx context.Context, o *AppointmentListOptions, opts ...CallOption) iter.Seq2[GlobalAppointment, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opAppointmentsList, query: o}, o.ListOptions,
		func(a *GlobalAppointment) int64 { return a.ID }, opts)
}
