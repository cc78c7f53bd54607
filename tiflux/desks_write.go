package tiflux

import (
	"context"
	"iter"
)

// DeskCreate is a desk to be set up. What is left out gets the API's default,
// which is false where the comment says nothing else.
type DeskCreate struct {
	Name                            string              `json:"name"`                           // internal
	DisplayName                     string              `json:"display_name"`                   // what requestors see
	Description                     string              `json:"description"`                    //
	AppointmentType                 AppointmentType     `json:"appointment_type,omitempty"`     // empty is AppointmentsValued
	AttendanceType                  AttendanceType      `json:"attendance_type,omitempty"`      // empty is SelectedTechnicalGroups
	SLAGoal                         Opt[int64]          `json:"sla_goal,omitzero"`              // percent; absent is none
	Active                          Opt[bool]           `json:"active,omitzero"`                // absent is true
	ReceivingNewTickets             Opt[bool]           `json:"receiving_new_tickets,omitzero"` // absent is true
	DeskExchange                    bool                `json:"desk_exchange,omitempty"`        // tickets may be transferred to another desk
	CancelableTickets               bool                `json:"cancelable_tickets,omitempty"`
	RequireServiceCatalogOpenTicket bool                `json:"require_service_catalog_open_ticket,omitempty"` // a new ticket needs a catalog item instead of a priority
	ServicesCatalogItem             bool                `json:"services_catalog_item,omitempty"`               // a catalog item is needed to close, despite the name
	DeskWithSLA                     Opt[bool]           `json:"desk_with_sla,omitzero"`                        // absent is true
	TicketWithSLATime               bool                `json:"ticket_with_sla_time,omitempty"`
	CanStopSLA                      bool                `json:"can_stop_sla,omitempty"`
	TicketReview                    bool                `json:"ticket_review,omitempty"`
	AddTicketFeedback               bool                `json:"add_ticket_feedback,omitempty"` // tickets can be rated
	InternalDesk                    bool                `json:"internal_desk,omitempty"`
	ReviewType                      string              `json:"review_type,omitempty"`    // such as "review_submitter"
	DefaultRevised                  Opt[int64]          `json:"default_revised,omitzero"` // days until the automatic review; absent is 5
	CanReopenRevisedTickets         bool                `json:"can_reopen_revised_tickets,omitempty"`
	Reminder                        bool                `json:"reminder,omitempty"`                    // e-mail reminders to the requestor
	Summary                         bool                `json:"summary,omitempty"`                     // e-mail summaries to the requestor, despite the name
	BehaviorNotBilledTickets        string              `json:"behavior_not_billed_tickets,omitempty"` // what an answer does to a closed ticket that is not billed; empty is "answer_to_client_with_default_message"
	BehaviorBilledTickets           string              `json:"behavior_billed_tickets,omitempty"`     // the same for a billed one
	TimeLimitToReopening            Opt[int64]          `json:"time_limit_to_reopening,omitzero"`      // days; absent is 7
	UserWithoutAccessCreateTicket   bool                `json:"user_without_access_create_ticket,omitempty"`
	RequiredFields                  *DeskRequiredFields `json:"required_fields,omitempty"`
}

// Create sets up a desk. The API can neither change nor delete desks: a desk
// made by mistake can only be deactivated in the product. It is never sent twice.
//
//	POST /desks
//
// Permission: "Gerenciar mesas de serviços"; licence tickets.
// Errors: [ErrInvalid] with the fields in [Error.Detail], [ErrForbidden],
// [ErrLicense], [ErrUnknownOutcome].
func (s *DesksService) Create(ctx context.Context, d *DeskCreate, opts ...CallOption) (*DeskDetail, error) {
	return call[*DeskDetail](ctx, s.client, request{op: opDesksCreate, body: orZero(d)}, opts)
}

// ListServicesCatalogs returns one page of the services catalogs that are linked
// to a desk.
//
//	GET /desks/{id}/services-catalogs
//
// Permission: none, but the desk must be within the user's reach; licence
// tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense], [ErrInvalid].
func (s *DesksService) ListServicesCatalogs(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) (*Page[ServicesCatalog], error) {
	o = orZero(o)
	r := request{op: opDesksListServicesCatalogs, path: []any{id}, query: o}
	return list[ServicesCatalog](ctx, s.client, r, *o, opts)
}

// AllServicesCatalogs ranges over the services catalogs of a desk.
//
//	GET /desks/{id}/services-catalogs
//
// Permission and Errors: as [DesksService.ListServicesCatalogs].
func (s *DesksService) AllServicesCatalogs(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) iter.Seq2[ServicesCatalog, error] {
	return all(ctx, s.client, request{op: opDesksListServicesCatalogs, path: []any{id}}, *orZero(o), servicesCatalogKey, opts)
}
