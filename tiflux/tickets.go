package tiflux

import (
	"context"
	"iter"
	"time"
)

// TicketsService handles tickets and what belongs to them.
type TicketsService service

// Ticket is a request for help. Tickets have a number and no other id.
//
// A list carries a short form: no description, links, worked hours, equipment,
// feedback, checklists or children, and of the nested records only id and name.
type Ticket struct {
	TicketNumber            int64                  `json:"ticket_number"`
	ChecklistsSummary       *ChecklistsSummary     `json:"checklists_summary"`
	Client                  TicketClient           `json:"client"`
	ClosedTotalSpentSolving Text                   `json:"closed_ticket_total_spent_solving"`
	CreatedAt               time.Time              `json:"created_at"`
	CreatedByID             int64                  `json:"created_by_id"`     // 0 if not a user
	CreatedByWayOf          TicketOrigin           `json:"created_by_way_of"` // English label
	CreatedWithAI           bool                   `json:"created_with_ai"`
	CustomFields            any                    `json:"custom_fields"` // legacy, always nil where seen
	Description             string                 `json:"description"`   // HTML
	Desk                    TicketDesk             `json:"desk"`
	Entities                []FilledEntity         `json:"entities"`      // only with TicketGetOptions.ShowEntities
	EntityFields            []FilledEntityField    `json:"entity_fields"` // only with IncludeFilledEntity, and when created with custom fields
	Equipment               TicketEquipment        `json:"equipment"`
	Feedback                *TicketFeedback        `json:"feedback"`
	Followers               string                 `json:"followers"` // e-mail addresses separated by commas
	IsClosed                bool                   `json:"is_closed"` // also true of canceled tickets and of those grouped into another
	IsDuplicating           bool                   `json:"is_duplicating"`
	IsGrouped               bool                   `json:"is_grouped"`
	IsRevised               bool                   `json:"is_revised"`  // closed and reviewed
	JiraIssues              []JiraIssue            `json:"jira_issues"` // only in lists filtered by Jira
	LastAnswerType          string                 `json:"last_answer_type"`
	LastReopenDate          time.Time              `json:"last_reopen_date"`
	Priority                *TicketPriority        `json:"priority"` // nil on desks driven by the services catalog
	PriorityChangeReason    string                 `json:"priority_change_reason"`
	ReopenCount             int64                  `json:"reopen_count"`
	Requestor               TicketRequestor        `json:"requestor"`
	Responsible             *TicketResponsible     `json:"responsible"`      // nil if nobody is
	ServicesCatalog         *TicketServicesCatalog `json:"services_catalog"` // nil if there is none
	SLAInfo                 TicketSLAInfo          `json:"sla_info"`
	Stage                   TicketStage            `json:"stage"`
	Status                  TicketStatus           `json:"status"`
	TicketChildren          []TicketReference      `json:"ticket_children"`
	TicketReference         TicketReference        `json:"ticket_reference"` // the parent; number 0 if there is none
	Title                   string                 `json:"title"`
	UpdatedAt               time.Time              `json:"updated_at"`
	UpdatedByID             int64                  `json:"updated_by_id"`
	URLExternal             string                 `json:"url_external_path"` // absolute, for the client
	URLInternal             string                 `json:"url_internal_path"` // absolute, for attendants
	WorkedHours             Hours                  `json:"worked_hours"`      // sum of the appointments
}

// TicketOrigin is the way a ticket came in, an English label in answers.
type TicketOrigin string

const (
	OriginWeb               TicketOrigin = "Tiflux Web"
	OriginAgent             TicketOrigin = "Tiflux Agent"
	OriginChatWidget        TicketOrigin = "Chat Widget"
	OriginWhatsApp          TicketOrigin = "Whatsapp"
	OriginEmail             TicketOrigin = "Email"
	OriginExternalForm      TicketOrigin = "External form"
	OriginMobile            TicketOrigin = "Tiflux Mobile"
	OriginAPI               TicketOrigin = "Tiflux API"
	OriginChat              TicketOrigin = "Chat"
	OriginRecurrentActivity TicketOrigin = "Recurrent activity"
	OriginTrigger           TicketOrigin = "Trigger"
	OriginTicketGroup       TicketOrigin = "Ticket Group"
	OriginAIAgent           TicketOrigin = "AI Agent"
)

// TicketClient is the client of a ticket.
type TicketClient struct {
	ID            int64  `json:"id"`
	Name          string `json:"name"`           // trade name
	Social        string `json:"social"`         // legal name
	SocialRevenue string `json:"social_revenue"` // CPF or CNPJ, digits and letters only
	Status        bool   `json:"status"`         // active
}

// TicketDesk is the desk of a ticket.
type TicketDesk struct {
	ID              int64           `json:"id"`
	Active          bool            `json:"active"`
	AppointmentType AppointmentType `json:"appointment_type"`
	DisplayName     string          `json:"display_name"` // what requestors see
	Name            string          `json:"name"`         // internal
}

// TicketPriority is the priority of a ticket.
type TicketPriority struct {
	ID        int64  `json:"id"`
	Name      string `json:"name"`
	Order     int64  `json:"order"`
	StartTime Hours  `json:"start_time"` // time to the first attendance
	EndTime   Hours  `json:"end_time"`   // time to the solution
}

// TicketStatus is the status of a ticket.
type TicketStatus struct {
	ID              int64  `json:"id"`
	Name            string `json:"name"`
	DefaultOpen     bool   `json:"default_open"`
	DefaultClose    bool   `json:"default_close"`
	DefaultCanceled bool   `json:"default_canceled"`
}

// TicketStage is the stage of a ticket.
type TicketStage struct {
	ID         int64  `json:"id"`
	Name       string `json:"name"`
	FirstStage bool   `json:"first_stage"`
	LastStage  bool   `json:"last_stage"`
	MaxTime    Hours  `json:"max_time"` // empty is unlimited
}

// TicketServicesCatalog is the catalog item of a ticket.
type TicketServicesCatalog struct {
	ID          int64  `json:"id"` // of the item
	ItemName    string `json:"item_name"`
	AreaName    string `json:"area_name"`
	CatalogName string `json:"catalog_name"`
}

// TicketResponsible is the attendant who is responsible for a ticket.
type TicketResponsible struct {
	ID               int64     `json:"id"`
	Type             UserType  `json:"_type"`
	Active           bool      `json:"active"`
	Email            string    `json:"email"`
	GauthEnabled     bool      `json:"gauth_enabled"` // signs in with a second factor
	LastLoginAt      time.Time `json:"last_login_at"`
	Name             string    `json:"name"`
	TechnicalGroupID int64     `json:"technical_group_id"`
}

// TicketRequestor is who asked. All is empty if nobody is named; ID is 0 where
// the data was typed in and is not a registered requestor.
type TicketRequestor struct {
	ID        int64  `json:"id"`
	Email     string `json:"email"`
	Name      string `json:"name"`
	Ramal     Text   `json:"ramal"`     // extension
	Telephone string `json:"telephone"` // E.164
}

// TicketEquipment is the equipment of a ticket; ID 0 if there is none.
type TicketEquipment struct {
	ID      int64  `json:"id"`
	Name    string `json:"name"`
	GroupID int64  `json:"group_id"`
	UserID  int64  `json:"user_id"`
}

// TicketSLAInfo is the SLA of a ticket. Times are zero where the desk has no
// SLA.
type TicketSLAInfo struct {
	AttendExpiration     time.Time `json:"attend_expiration"` // deadline of the first attendance
	AttendSLA            Flag      `json:"attend_sla"`
	AttendSLASolution    Flag      `json:"attend_sla_solution"`
	DesactivateSLAReason string    `json:"desactivate_sla_reason"` // not in lists
	SolveExpiration      time.Time `json:"solve_expiration"`       // deadline of the solution
	SolvedInTime         time.Time `json:"solved_in_time"`         // when it was solved, despite the name; zero while it is not
	StageExpiration      time.Time `json:"stage_expiration"`       // deadline of the current stage
	Stopped              bool      `json:"stopped"`                // the clock is paused
}

// ChecklistsSummary counts the checklists of a ticket.
type ChecklistsSummary struct {
	Total                     int64    `json:"total"`
	Pending                   int64    `json:"pending"`          // with an empty required field; above zero blocks closing
	RequiredPending           int64    `json:"required_pending"` // of these, the required checklists
	MissingRequiredChecklists []string `json:"missing_required_checklists"`
	BlocksClose               bool     `json:"blocks_close"` // false does not promise that closing works
}

// TicketFeedback is the client's rating of a ticket.
type TicketFeedback struct {
	ID       int64      `json:"id"`
	Comments string     `json:"comments"`
	Rating   Opt[int64] `json:"rating"`
}

// TicketReference is the parent or a child of a ticket.
type TicketReference struct {
	TicketNumber  int64  `json:"ticket_number"`
	DeskID        int64  `json:"desk_id"`
	ResponsibleID int64  `json:"responsible_id"`
	StageID       int64  `json:"stage_id"`
	StatusID      int64  `json:"status_id"`
	Title         string `json:"title"`
}

// JiraIssue is a Jira issue that a ticket is linked to.
type JiraIssue struct {
	ID     string `json:"id"`
	Key    string `json:"key"`
	Link   string `json:"link"`
	Status string `json:"status"`
}

// TicketGetOptions add custom fields to a ticket.
type TicketGetOptions struct {
	ShowEntities        bool `url:"show_entities,omitempty"`         // fills Ticket.Entities: all custom fields, in their groups
	IncludeFilledEntity bool `url:"include_filled_entity,omitempty"` // fills Ticket.EntityFields: the filled ones only, flat
}

// Get returns a ticket in full.
//
//	GET /tickets/{ticket_number}
//
// Permission: one of "Visualizar e abrir tickets", "Visualizar tickets em que
// eu não sou o responsável"; licence tickets.
// Errors: [ErrNotFound], [ErrForbidden] (which of the two a hidden ticket gives
// is not known), [ErrLicense].
func (s *TicketsService) Get(ctx context.Context, number int64, opts ...CallOption) (*Ticket, error) {
	return s.GetWithOptions(ctx, number, nil, opts...)
}

// GetWithOptions is [TicketsService.Get] with custom fields.
//
//	GET /tickets/{ticket_number}
//
// Permission and Errors: as Get.
func (s *TicketsService) GetWithOptions(ctx context.Context, number int64, o *TicketGetOptions, opts ...CallOption) (*Ticket, error) {
	return call[*Ticket](ctx, s.client, request{op: opTicketsGet, path: []any{number}, query: o}, opts)
}

// TicketCreated is a new ticket and what the API refused of its custom fields.
type TicketCreated struct {
	Ticket  Ticket
	Refused []FieldRefusal // custom fields that were not stored; write them with UpdateEntities
}

// TicketCreate is a ticket to be opened.
type TicketCreate struct {
	Title                  string        `json:"title"`
	Description            string        `json:"description"`                         // HTML; plain line breaks are lost
	ClientID               int64         `json:"client_id"`                           // must be linked to the desk
	DeskID                 int64         `json:"desk_id"`                             //
	PriorityID             int64         `json:"priority_id,omitempty"`               // of the desk; needed unless the desk is driven by the services catalog
	ServicesCatalogsItemID int64         `json:"services_catalogs_item_id,omitempty"` // needed if it is
	StatusID               int64         `json:"status_id,omitempty"`                 // 0 is the desk's open status
	RequestorID            int64         `json:"requestor_id,omitempty"`              // of the client; takes the place of the four fields below
	RequestorName          string        `json:"requestor_name,omitempty"`
	RequestorEmail         string        `json:"requestor_email,omitempty"`
	RequestorTelephone     string        `json:"requestor_telephone,omitempty"` // national digits
	RequestorCountry       string        `json:"requestor_country,omitempty"`   // of the telephone, ISO 3166-1 alpha-2; empty is BR
	RequestorRamal         int64         `json:"requestor_ramal,omitempty"`     // extension
	EquipmentID            int64         `json:"equipment_id,omitempty"`
	EquipmentGroupID       int64         `json:"equipment_group_id,omitempty"`
	EquipmentUserID        int64         `json:"equipment_user_id,omitempty"`
	StageID                int64         `json:"stage_id,omitempty"` // 0 is the first stage
	ResponsibleID          int64         `json:"responsible_id,omitempty"`
	TicketReferenceNumber  int64         `json:"ticket_reference_number,omitempty"` // the parent ticket
	Entities               []EntityValue `json:"entities,omitempty"`                // custom fields, at most 50
	Followers              string        `json:"followers,omitempty"`               // e-mail addresses separated by commas
	Files                  []File        `json:"-"`                                 // at most 10 of 25 MB
}

// Create opens a ticket. It is never sent twice: if the answer is lost the
// error is [ErrUnknownOutcome].
//
//	POST /tickets
//
// The ticket exists also when custom fields were refused; that is not an error
// but listed in [TicketCreated.Refused].
//
// Permission: one of "Visualizar e abrir tickets", "Editar tickets"; licence
// tickets.
// Errors: [ErrInvalid] with the fields in [Error.Detail] (what the desk
// requires, a client that is not linked to the desk), [ErrForbidden],
// [ErrLicense], [ErrUnknownOutcome].
func (s *TicketsService) Create(ctx context.Context, t *TicketCreate, opts ...CallOption) (*TicketCreated, error) {
	if t == nil {
		t = &TicketCreate{}
	}
	w, err := call[ticketCreatedWire](ctx, s.client, request{op: opTicketsCreate, body: t, files: t.Files}, opts)
	if err != nil {
		return nil, err
	}
	created := &TicketCreated{Ticket: w.Ticket}
	if w.EntitiesErrors != nil {
		for _, text := range w.EntitiesErrors.Entities {
			created.Refused = append(created.Refused, fieldRefusal(text))
		}
	}
	return created, nil
}

// ticketCreatedWire is the answer to a creation: 201, and 207 as soon as custom
// fields were sent, also if all were stored.
type ticketCreatedWire struct {
	Ticket         Ticket `json:"ticket"`
	EntitiesErrors *struct {
		Entities []string `json:"entities"`
	} `json:"entities_errors"`
}

// TicketUpdate changes a ticket. Fields left alone are not sent.
type TicketUpdate struct {
	Title                  Opt[string] `json:"title,omitzero"`
	Description            Opt[string] `json:"description,omitzero"` // HTML
	StageID                Opt[int64]  `json:"stage_id,omitzero"`
	ResponsibleID          Opt[int64]  `json:"responsible_id,omitzero"` // Null takes the responsible away
	Stopped                Opt[bool]   `json:"stopped,omitzero"`        // pauses or resumes the SLA clock
	StopAnswer             Opt[string] `json:"stop_answer,omitzero"`    // reason of the pause
	PriorityID             Opt[int64]  `json:"priority_id,omitzero"`    // needs PriorityChangeReason, but not in a transfer
	PriorityChangeReason   Opt[string] `json:"priority_change_reason,omitzero"`
	StatusID               Opt[int64]  `json:"status_id,omitzero"`
	ServicesCatalogsItemID Opt[int64]  `json:"services_catalogs_item_id,omitzero"`
	DeskID                 Opt[int64]  `json:"desk_id,omitzero"`                 // always a transfer, also to the desk the ticket is on
	TicketReferenceNumber  Opt[int64]  `json:"ticket_reference_number,omitzero"` // the parent; Null detaches
	RequestorID            Opt[int64]  `json:"requestor_id,omitzero"`            // of the ticket's client
	Followers              Opt[string] `json:"followers,omitzero"`               // replaces all; Set("") clears
}

// Update changes an open ticket and returns it in full. With DeskID it is a
// transfer, which is sent at most once; other changes are repeated safely.
//
//	PUT /tickets/{ticket_number}
//
// Permission: "Editar tickets"; licence tickets.
// Errors: [ErrInvalid] (closed ticket, desks that are not related, a priority
// without reason), [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *TicketsService) Update(ctx context.Context, number int64, u *TicketUpdate, opts ...CallOption) (*Ticket, error) {
	if u == nil || *u == (TicketUpdate{}) {
		return nil, &ArgumentError{Op: operations[opTicketsUpdate].Name, Argument: "update", Reason: "changes nothing"}
	}
	r := request{op: opTicketsUpdate, path: []any{number}, body: u, once: !u.DeskID.IsZero()}
	return call[*Ticket](ctx, s.client, r, opts)
}

// Close closes a ticket. It is never sent twice.
//
//	PUT /tickets/{ticket_number}/close
//
// Permission: "Editar tickets"; licence tickets.
// Errors: [ErrRefused] with what is missing in [Error.Detail] (first stage, SLA
// paused, no responsible, no answer or appointment, checklists, timers, loans),
// [ErrNotFound], [ErrForbidden], [ErrLicense], [ErrUnknownOutcome].
func (s *TicketsService) Close(ctx context.Context, number int64, opts ...CallOption) (*Message, error) {
	return call[*Message](ctx, s.client, request{op: opTicketsClose, path: []any{number}}, opts)
}

// Cancel cancels a ticket. It is never sent twice.
//
//	PUT /tickets/{ticket_number}/cancel
//
// Permission: "Editar tickets"; licence tickets.
// Errors: [ErrRefused] (running timers, equipment loans; the API's message
// speaks of closing), [ErrNotFound], [ErrForbidden], [ErrLicense],
// [ErrUnknownOutcome].
func (s *TicketsService) Cancel(ctx context.Context, number int64, opts ...CallOption) (*Message, error) {
	return call[*Message](ctx, s.client, request{op: opTicketsCancel, path: []any{number}}, opts)
}

// TicketReopen says why a ticket is reopened.
type TicketReopen struct {
	DisapprovalReason string `json:"disapproval_reason,omitempty"` // needed while the ticket waits for its review
}

// Reopen reopens a closed ticket. It lands in the first stage of its desk and
// keeps its responsible. A nil r gives no reason. It is never sent twice.
//
//	PUT /tickets/{ticket_number}/reopen
//
// Permission: "Revisar e avaliar tickets fechados"; none for a ticket that
// waits for the caller's own review; licence tickets.
// Errors: [ErrRefused] (not closed, billed, reason missing), [ErrNotFound],
// [ErrForbidden], [ErrLicense], [ErrUnknownOutcome].
func (s *TicketsService) Reopen(ctx context.Context, number int64, r *TicketReopen, opts ...CallOption) (*Message, error) {
	req := request{op: opTicketsReopen, path: []any{number}}
	if r != nil && *r != (TicketReopen{}) {
		req.body = r
	}
	return call[*Message](ctx, s.client, req, opts)
}

// All ranges over the tickets that match, page by page. A ticket that changes
// sides of the filter during the walk may be missed; one that the walk meets
// twice is yielded once. An error ends the walk, as a [*PageError].
//
//	GET /tickets
//
// Permission and Errors: as [TicketsService.List].
func (s *TicketsService) All(ctx context.Context, o *TicketListOptions, opts ...CallOption) iter.Seq2[Ticket, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opTicketsList, query: o}, o.ListOptions,
		func(t *Ticket) int64 { return t.TicketNumber }, opts)
}
