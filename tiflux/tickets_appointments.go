package tiflux

import (
	"context"
	"iter"
)

// Appointment is a record of work on a ticket.
type Appointment struct {
	ID               int64                    `json:"id"`
	Client           IDName                   `json:"client"`
	Date             Date                     `json:"date"` // local to the organisation, as are the times
	Description      string                   `json:"description"`
	EndTime          Clock                    `json:"end_time"`
	ExternalUserName string                   `json:"external_user_name"` // a label for who did the work, if it was not User
	InitTime         Clock                    `json:"init_time"`
	Locations        []AppointmentLocation    `json:"locations"`
	User             IDName                   `json:"user"`
	Valorization     *AppointmentValorization `json:"valorization"` // what it costs; nil on desks without valorization
}

// AppointmentLocation is where an appointment was recorded.
type AppointmentLocation struct {
	ID        int64  `json:"id"`
	Latitude  string `json:"latitude"`  // degrees as decimal text
	Longitude string `json:"longitude"` // degrees as decimal text
}

// Attendance is where the work was done, as answers name it.
type Attendance string

const (
	AttendanceExternal Attendance = "External"
	AttendanceRemote   Attendance = "Remote"
	AttendanceInternal Attendance = "Internal"
)

// AttendanceKind is how the work is charged, as answers name it.
type AttendanceKind string

const (
	AttendanceLoose    AttendanceKind = "Loose"
	AttendanceContract AttendanceKind = "Contract"
)

// AppointmentValorization is what an appointment costs.
type AppointmentValorization struct {
	Attendance       Attendance        `json:"attendance"`
	AttendanceKind   AttendanceKind    `json:"attendance_kind"`
	Contract         *IDName           `json:"contract"` // may be there for a loose service too
	Guarantee        bool              `json:"guarantee"`
	LooseService     *IDName           `json:"loose_service"`
	ManualValue      bool              `json:"manual_value"` // Value was typed in, not computed
	Shift            *AppointmentShift `json:"shift"`
	ShiftOwnerTicket *ShiftOwnerTicket `json:"shift_owner_ticket"`
	Value            Money             `json:"value"`
}

// AppointmentShift is the travel charge of an appointment.
type AppointmentShift struct {
	ID    int64  `json:"id"`
	Name  string `json:"name"`
	Value Money  `json:"value"`
}

// ShiftOwnerTicket is the ticket whose travel charge an appointment shares.
type ShiftOwnerTicket struct {
	TicketNumber int64  `json:"ticket_number"`
	Title        string `json:"title"`
}

// TicketAppointmentListOptions choose appointments of a ticket.
type TicketAppointmentListOptions struct {
	ListOptions
	UserID    int64 `url:"user_id,omitempty"`
	StartDate Date  `url:"start_date,omitempty"` // inclusive
	EndDate   Date  `url:"end_date,omitempty"`   // inclusive
}

// ListAppointments returns one page of a ticket's appointments, by id where
// seen.
//
//	GET /tickets/{ticket_number}/appointments
//
// Permission: one of "Visualizar e abrir tickets", "Visualizar tickets em que
// eu não sou o responsável"; licence tickets.
// Errors: [ErrInvalid], [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *TicketsService) ListAppointments(ctx context.Context, number int64, o *TicketAppointmentListOptions, opts ...CallOption) (*Page[Appointment], error) {
	o = orZero(o)
	r := request{op: opTicketsListAppointments, path: []any{number}, query: o}
	return list[Appointment](ctx, s.client, r, o.ListOptions, opts)
}

// AllAppointments ranges over the appointments of a ticket.
//
//	GET /tickets/{ticket_number}/appointments
//
// Permission and Errors: as [TicketsService.ListAppointments].
func (s *TicketsService) AllAppointments(ctx context.Context, number int64, o *TicketAppointmentListOptions, opts ...CallOption) iter.Seq2[Appointment, error] {
	o = orZero(o)
	r := request{op: opTicketsListAppointments, path: []any{number}, query: o}
	return all(ctx, s.client, r, o.ListOptions, func(a *Appointment) int64 { return a.ID }, opts)
}

// AttendanceCode is an [Attendance] as requests name it.
type AttendanceCode int

const (
	AttendanceCodeExternal AttendanceCode = 1
	AttendanceCodeRemote   AttendanceCode = 2
	AttendanceCodeInternal AttendanceCode = 3
)

// AttendanceKindCode is an [AttendanceKind] as requests name it.
type AttendanceKindCode int

const (
	AttendanceKindCodeLoose    AttendanceKindCode = 1
	AttendanceKindCodeContract AttendanceKindCode = 2
)

// AppointmentCreate is work to be recorded. What follows ExternalUserName is
// the valorization: desks of type [AppointmentsWithoutValue] refuse all of it,
// [AppointmentsValued] want Attendance and AttendanceKind.
type AppointmentCreate struct {
	Date                   Date               `json:"date"`        // local to the organisation, as are the times; not in the future
	InitTime               Clock              `json:"init_time"`   //
	EndTime                Clock              `json:"end_time"`    // not before InitTime
	Description            string             `json:"description"` //
	ExternalUserName       string             `json:"external_user_name,omitempty"`
	Attendance             AttendanceCode     `json:"attendance,omitempty"`
	AttendanceKind         AttendanceKindCode `json:"attendance_kind,omitempty"`
	ContractRiderID        int64              `json:"contract_rider_id,omitempty"`         // needed with AttendanceKindCodeContract; the ContractRider's id, not the contract's
	LooseServiceID         int64              `json:"loose_service_id,omitempty"`          // needed with AttendanceKindCodeLoose
	ShiftID                int64              `json:"shift_id,omitempty"`                  // travel charge, with AttendanceCodeExternal only
	ShiftOwnerTicketNumber int64              `json:"shift_owner_ticket_number,omitempty"` // another open ticket of the client whose travel charge is shared, instead of ShiftID
	Guarantee              Opt[bool]          `json:"guarantee,omitzero"`                  // Set(true) makes it free of charge
	Value                  Money              `json:"value,omitempty"`                     // loose services only; empty is computed from service and hours
}

// AppointmentCreated is a new appointment. It says less than an [Appointment].
type AppointmentCreated struct {
	ID               int64  `json:"id"`
	Date             Date   `json:"date"`
	Description      string `json:"description"`
	EndTime          Clock  `json:"end_time"`
	ExternalUserName string `json:"external_user_name"`
	InitTime         Clock  `json:"init_time"`
	User             IDName `json:"user"`
	Value            Money  `json:"value"` // loose services only
}

// CreateAppointment records work of the key's user on a ticket. It is never
// sent twice.
//
//	POST /tickets/{ticket_number}/appointments
//
// Permission: "Criar e editar apontamentos"; licence tickets.
// Errors: [ErrInvalid] with the fields in [Error.Detail] (what the desk's
// appointment type wants or refuses, services and shifts of another client),
// [ErrNotFound], [ErrForbidden], [ErrLicense], [ErrUnknownOutcome].
func (s *TicketsService) CreateAppointment(ctx context.Context, number int64, a *AppointmentCreate, opts ...CallOption) (*AppointmentCreated, error) {
	r := request{op: opTicketsCreateAppointment, path: []any{number}, body: orZero(a)}
	return call[*AppointmentCreated](ctx, s.client, r, opts)
}

// PreAppointment is a work timer that has not become an appointment yet. It
// keeps its ticket from being closed or canceled.
type PreAppointment struct {
	ID       int64  `json:"id"`
	Date     Date   `json:"date"`     // local to the organisation, as are the times
	EndTime  Clock  `json:"end_time"` // empty while the timer runs
	InitTime Clock  `json:"init_time"`
	User     IDName `json:"user"`
}

// ListPreAppointments returns one page of a ticket's timers, running or paused.
//
//	GET /tickets/{ticket_number}/pre-appointments
//
// Permission: "Criar e editar apontamentos"; licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *TicketsService) ListPreAppointments(ctx context.Context, number int64, o *ListOptions, opts ...CallOption) (*Page[PreAppointment], error) {
	o = orZero(o)
	r := request{op: opTicketsListPreAppointments, path: []any{number}, query: o}
	return list[PreAppointment](ctx, s.client, r, *o, opts)
}

// AllPreAppointments ranges over the timers of a ticket.
//
//	GET /tickets/{ticket_number}/pre-appointments
//
// Permission and Errors: as [TicketsService.ListPreAppointments].
func (s *TicketsService) AllPreAppointments(ctx context.Context, number int64, o *ListOptions, opts ...CallOption) iter.Seq2[PreAppointment, error] {
	return all(ctx, s.client, request{op: opTicketsListPreAppointments, path: []any{number}}, *orZero(o),
		func(p *PreAppointment) int64 { return p.ID }, opts)
}

// preAppointmentQuery is what to do with the timer: "play" or "stop".
type preAppointmentQuery struct {
	Action string `url:"_action"`
}

// PlayPreAppointment starts a timer of the key's user on a ticket. It is never
// sent twice.
//
//	POST /tickets/{ticket_number}/pre-appointments
//
// What the API does while a timer runs already is not known.
//
// Permission: "Criar e editar apontamentos"; licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense], [ErrUnknownOutcome].
func (s *TicketsService) PlayPreAppointment(ctx context.Context, number int64, opts ...CallOption) (*PreAppointment, error) {
	r := request{op: opTicketsPlayPreAppointment, path: []any{number}, query: preAppointmentQuery{"play"}}
	return call[*PreAppointment](ctx, s.client, r, opts)
}

// StopPreAppointment pauses the last timer of the key's user on a ticket. It is
// never sent twice.
//
//	POST /tickets/{ticket_number}/pre-appointments
//
// What the API does when no timer runs is not known.
//
// Permission: "Criar e editar apontamentos"; licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense], [ErrUnknownOutcome].
func (s *TicketsService) StopPreAppointment(ctx context.Context, number int64, opts ...CallOption) (*PreAppointment, error) {
	r := request{op: opTicketsPlayPreAppointment, path: []any{number}, query: preAppointmentQuery{"stop"}}
	return call[*PreAppointment](ctx, s.client, r, opts)
}

// TicketServiceTypes are the ways to charge an appointment of a ticket.
type TicketServiceTypes struct {
	ContractRiders []ContractRider `json:"contract_riders"`
	LooseServices  []IDName        `json:"loose_services"`
}

// ContractRider is the version of a contract that is in force for a while.
type ContractRider struct {
	ID          int64  `json:"id"` // what an appointment wants
	RiderNumber int64  `json:"rider_number"`
	StartDate   Date   `json:"start_date"`
	CancelDate  Date   `json:"cancel_date"`
	Contract    IDName `json:"contract"`
}

// TicketServiceTypesOptions choose a day.
type TicketServiceTypesOptions struct {
	Date Date `url:"date,omitempty"` // empty is today; not in the future
}

// GetServiceTypes returns the contract riders and loose services that an
// appointment of a ticket may be charged to. A nil o asks for today.
//
//	GET /tickets/{ticket_number}/service-types
//
// Permission: "Criar e editar apontamentos"; licence tickets.
// Errors: [ErrInvalid] (a day in the future), [ErrNotFound], [ErrForbidden],
// [ErrLicense].
func (s *TicketsService) GetServiceTypes(ctx context.Context, number int64, o *TicketServiceTypesOptions, opts ...CallOption) (*TicketServiceTypes, error) {
	return call[*TicketServiceTypes](ctx, s.client, request{op: opTicketsGetServiceTypes, path: []any{number}, query: o}, opts)
}

// ShiftReference is what a travel charge is made for.
type ShiftReference string

const (
	ShiftOfAll      ShiftReference = "All"
	ShiftOfClient   ShiftReference = "Client"
	ShiftOfContract ShiftReference = "Contract"
	ShiftShared     ShiftReference = "Shared"
)

// TicketShift is a travel charge that an appointment of a ticket may carry.
type TicketShift struct {
	ID        int64          `json:"id"`
	Name      string         `json:"name"`
	Reference ShiftReference `json:"reference"`
	Client    *IDName        `json:"client"`
	Contract  *IDName        `json:"contract"`
}

// TicketShiftListOptions choose travel charges.
type TicketShiftListOptions struct {
	ContractID int64 `url:"contract_id,omitempty"`
}

// ListShifts returns all active travel charges for appointments of a ticket.
// The API does not page them.
//
//	GET /tickets/{ticket_number}/shifts
//
// Permission: "Criar e editar apontamentos"; licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *TicketsService) ListShifts(ctx context.Context, number int64, o *TicketShiftListOptions, opts ...CallOption) ([]TicketShift, error) {
	return call[[]TicketShift](ctx, s.client, request{op: opTicketsListShifts, path: []any{number}, query: o}, opts)
}
