package tiflux

import (
	"context"
	"iter"
)

// DesksService handles desks: the queues that tickets live on.
type DesksService service

// AppointmentType says whether a desk takes appointments.
type AppointmentType string

const (
	WithoutAppointments      AppointmentType = "Without Appointments"
	AppointmentsValued       AppointmentType = "Appointments with Valorization"
	AppointmentsWithoutValue AppointmentType = "Appointments with no Valorization"
)

// Desk is a desk as lists show it.
type Desk struct {
	ID              int64           `json:"id"`
	Active          bool            `json:"active"`
	AppointmentType AppointmentType `json:"appointment_type"`
	DisplayName     string          `json:"display_name"` // what requestors see
	Name            string          `json:"name"`         // internal
}

// DeskListOptions choose desks.
type DeskListOptions struct {
	ListOptions
	Active Opt[bool] `url:"active,omitempty"` // what absent means is not documented: say what you want
	Name   string    `url:"name,omitempty"`   // filters name and display name; whether exactly or partly is not known
}

// List returns one page of the desks that the key's user can reach.
//
//	GET /desks
//
// Permission: none; licence tickets.
// Errors: [ErrLicense].
func (s *DesksService) List(ctx context.Context, o *DeskListOptions, opts ...CallOption) (*Page[Desk], error) {
	o = orZero(o)
	return list[Desk](ctx, s.client, request{op: opDesksList, query: o}, o.ListOptions, opts)
}

// All ranges over the desks.
//
//	GET /desks
//
// Permission and Errors: as [DesksService.List].
func (s *DesksService) All(ctx context.Context, o *DeskListOptions, opts ...CallOption) iter.Seq2[Desk, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opDesksList, query: o}, o.ListOptions,
		func(d *Desk) int64 { return d.ID }, opts)
}

// AttendanceType says who attends a desk.
type AttendanceType string

const (
	AllTechnicalGroups      AttendanceType = "All technical groups"
	SelectedTechnicalGroups AttendanceType = "Only selected technical groups"
)

// DeskDetail is the whole configuration of a desk.
type DeskDetail struct {
	Desk
	AddTicketFeedback               bool                `json:"add_ticket_feedback"` // tickets can be rated
	AttendanceType                  AttendanceType      `json:"attendance_type"`
	BehaviorBilledTickets           string              `json:"behavior_billed_tickets"`     // what an answer does to a closed, billed ticket; open set of values
	BehaviorNotBilledTickets        string              `json:"behavior_not_billed_tickets"` // the same for one that is not billed
	CanReopenRevisedTickets         bool                `json:"can_reopen_revised_tickets"`
	CanStopSLA                      bool                `json:"can_stop_sla"`
	CancelableTickets               bool                `json:"cancelable_tickets"`
	DefaultRevised                  string              `json:"default_revised"` // delay of the automatic review as text, "5 day(s)"
	Description                     string              `json:"description"`
	DeskExchange                    bool                `json:"desk_exchange"` // tickets may be transferred to another desk
	DeskWithSLA                     bool                `json:"desk_with_sla"`
	InternalDesk                    bool                `json:"internal_desk"`
	OnlyAttendantsCanOpen           bool                `json:"only_attendants_can_open"`
	ReceivingNewTickets             bool                `json:"receiving_new_tickets"`
	Reminder                        bool                `json:"reminder"`                            // e-mail reminders to the requestor
	RequireServiceCatalogOpenTicket bool                `json:"require_service_catalog_open_ticket"` // driven by the services catalog: a new ticket needs an item instead of a priority
	RequiredFields                  *DeskRequiredFields `json:"required_fields"`                     // nil on a fresh desk
	ReviewType                      string              `json:"review_type"`
	ServicesCatalogItem             bool                `json:"services_catalog_item"` // a catalog item is needed to close, despite the name
	SLAGoal                         Opt[int64]          `json:"sla_goal"`              // percent
	Summary                         bool                `json:"summary"`               // e-mail summaries to the requestor, despite the name
	TicketReview                    bool                `json:"ticket_review"`
	TicketWithSLATime               bool                `json:"ticket_with_sla_time"`
	TimeLimitToReopening            string              `json:"time_limit_to_reopening"` // as text, "7 day(s)"
	UserWithoutAccessCreateTicket   bool                `json:"user_without_access_create_ticket"`
}

// DeskRequiredFields are the fields that a desk wants in a new ticket.
type DeskRequiredFields struct {
	EquipmentID        bool `json:"equipment_id"`
	RequestorName      bool `json:"requestor_name"`
	RequestorEmail     bool `json:"requestor_email"`
	RequestorTelephone bool `json:"requestor_telephone"`
	RequestorRamal     bool `json:"requestor_ramal"` // extension
	AttachmentFile     bool `json:"attachment_file"`
}

// Get returns the configuration of a desk.
//
//	GET /desks/{id}
//
// Permission: "Gerenciar mesas de serviços", also where the desk can be listed;
// licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *DesksService) Get(ctx context.Context, id int64, opts ...CallOption) (*DeskDetail, error) {
	return call[*DeskDetail](ctx, s.client, request{op: opDesksGet, path: []any{id}}, opts)
}

// Stage is a step of a desk's board.
type Stage struct {
	ID         int64  `json:"id"`
	FirstStage bool   `json:"first_stage"`
	Index      int64  `json:"index"` // from 1
	LastStage  bool   `json:"last_stage"`
	MaxTime    Hours  `json:"max_time"` // empty is unlimited
	Name       string `json:"name"`
}

// ListStages returns one page of a desk's stages.
//
//	GET /desks/{id}/stages
//
// Permission: none, but the desk must be within the user's reach; licence
// tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *DesksService) ListStages(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) (*Page[Stage], error) {
	o = orZero(o)
	return list[Stage](ctx, s.client, request{op: opDesksListStages, path: []any{id}, query: o}, *o, opts)
}

// AllStages ranges over a desk's stages.
//
//	GET /desks/{id}/stages
//
// Permission and Errors: as [DesksService.ListStages].
func (s *DesksService) AllStages(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) iter.Seq2[Stage, error] {
	return all(ctx, s.client, request{op: opDesksListStages, path: []any{id}}, *orZero(o),
		func(s *Stage) int64 { return s.ID }, opts)
}

// Priority is a priority of a desk, with its SLA.
type Priority struct {
	ID        int64  `json:"id"`
	EndTime   Hours  `json:"end_time"` // time to the solution
	Name      string `json:"name"`
	Order     int64  `json:"order"`      // 1 is the most urgent where seen
	StartTime Hours  `json:"start_time"` // time to the first attendance
}

// ListPriorities returns one page of a desk's priorities.
//
//	GET /desks/{id}/priorities
//
// Permission: none, but the desk must be within the user's reach; licence
// tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *DesksService) ListPriorities(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) (*Page[Priority], error) {
	o = orZero(o)
	return list[Priority](ctx, s.client, request{op: opDesksListPriorities, path: []any{id}, query: o}, *o, opts)
}

// AllPriorities ranges over a desk's priorities.
//
//	GET /desks/{id}/priorities
//
// Permission and Errors: as [DesksService.ListPriorities].
func (s *DesksService) AllPriorities(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) iter.Seq2[Priority, error] {
	return all(ctx, s.client, request{op: opDesksListPriorities, path: []any{id}}, *orZero(o),
		func(p *Priority) int64 { return p.ID }, opts)
}

// DeskServicesCatalogsItem is a services-catalog item as a desk offers it.
type DeskServicesCatalogsItem struct {
	ID        int64  `json:"id"`
	Area      IDName `json:"area"`
	Catalog   IDName `json:"catalog"`
	EndTime   Hours  `json:"end_time"` // time to the solution
	Name      string `json:"name"`
	StartTime Hours  `json:"start_time"` // time to the first attendance
}

// DeskServicesCatalogsItemListOptions choose items; filters add up.
type DeskServicesCatalogsItemListOptions struct {
	ListOptions
	AreaID    int64  `url:"area_id,omitempty"`
	CatalogID int64  `url:"catalog_id,omitempty"`
	Name      string `url:"name,omitempty"` // part of the name of the item, its area or its catalog; case and accents do not count
}

// ListServicesCatalogsItems returns one page of the catalog items of a desk.
//
//	GET /desks/{id}/services-catalogs-items
//
// Permission: none, but the desk must be within the user's reach; licence
// tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *DesksService) ListServicesCatalogsItems(ctx context.Context, id int64, o *DeskServicesCatalogsItemListOptions, opts ...CallOption) (*Page[DeskServicesCatalogsItem], error) {
	o = orZero(o)
	r := request{op: opDesksListServicesCatalogsItems, path: []any{id}, query: o}
	return list[DeskServicesCatalogsItem](ctx, s.client, r, o.ListOptions, opts)
}

// AllServicesCatalogsItems ranges over the catalog items of a desk.
//
//	GET /desks/{id}/services-catalogs-items
//
// Permission and Errors: as [DesksService.ListServicesCatalogsItems].
func (s *DesksService) AllServicesCatalogsItems(ctx context.Context, id int64, o *DeskServicesCatalogsItemListOptions, opts ...CallOption) iter.Seq2[DeskServicesCatalogsItem, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opDesksListServicesCatalogsItems, path: []any{id}, query: o}, o.ListOptions,
		func(i *DeskServicesCatalogsItem) int64 { return i.ID }, opts)
}
