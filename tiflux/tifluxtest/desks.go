package tifluxtest

import (
	"slices"
	"time"
)

// desk is a help desk with its settings.
type desk struct {
	id                int
	name, displayName string
	description       string
	active            bool
	appointments      string // An English label.
	reserved          bool   // Out of reach of ordinary attendants.
	internal          bool   // Not shown to portal users.
	byCatalog         bool   // Tickets need a catalog item instead of a priority.
	sla               bool
	canPauseSLA       bool
	review            bool // Closed tickets wait for a review.
	reviewType        string
	canReopenRevised  bool
	goal              int
	required          *requiredFields
	groupIDs          []int       // Technical groups that attend; none means all.
	relatedIDs        []int       // Desks that tickets may be transferred to.
	itemIDs           []int       // Catalog items that tickets may use.
	catalogIDs        []int       // Linked services catalogs.
	settings          *deskDetail // Of a desk made through the API.
	stages            []*stage
	priorities        []*priority
}

// The labels of appointment_type.
const (
	withoutAppointments = "Without Appointments"
	withValorization    = "Appointments with Valorization"
	noValorization      = "Appointments with no Valorization"
)

// requiredFields tells what a desk wants to know about every new ticket.
type requiredFields struct {
	EquipmentID        bool `json:"equipment_id"`
	RequestorName      bool `json:"requestor_name"`
	RequestorEmail     bool `json:"requestor_email"`
	RequestorTelephone bool `json:"requestor_telephone"`
	RequestorRamal     bool `json:"requestor_ramal"`
	AttachmentFile     bool `json:"attachment_file"`
}

type stage struct {
	id, deskID  int
	index       int
	name        string
	first, last bool
	limit       time.Duration // 0 without limit.
}

type priority struct {
	id, deskID     int
	name           string
	order          int
	attend, settle hours
}

// catalogItem is an item of a services catalog with the names above it.
type catalogItem struct {
	id             int
	name           string
	area, catalog  idName
	attend, settle hours
}

// status is a ticket status of the organization.
type status struct {
	id                     int
	name                   string
	open, closed, canceled bool // The default status for that situation.
}

func deskOperations() []operation {
	licensed := needs{license: LicenseTickets}
	return []operation{
		{
			id: "listDesks", method: "GET", path: "/desks", root: "desk", paged: true,
			query: params{"active": boolean, "name": text}, needs: licensed, handle: listDesks,
		},
		{
			id: "getDesk", method: "GET", path: "/desks/{id}", root: "desk",
			needs: needs{license: LicenseTickets, anyOf: []Permission{ManageDesks}}, handle: getDesk,
		},
		{
			id: "listDeskStages", method: "GET", path: "/desks/{id}/stages", root: "stage", paged: true,
			needs: licensed, handle: listDeskStages,
		},
		{
			id: "listDeskPriorities", method: "GET", path: "/desks/{id}/priorities", root: "priority", paged: true,
			needs: licensed, handle: listDeskPriorities,
		},
		{
			id: "listDeskServicesCatalogsItems", method: "GET", path: "/desks/{id}/services-catalogs-items",
			root: "services_catalogs_item", paged: true,
			query: params{"area_id": integer, "catalog_id": integer, "name": text},
			needs: licensed, handle: listDeskServicesCatalogsItems,
		},
	}
}

func listDesks(c *call) (any, *apiError) {
	active, name := boolFilter(c, "active"), textFilter(c, "name")
	rows := where(c.desks.all(), func(d *desk) bool {
		return c.reaches(d) && active(d.active) && name(d.name, d.displayName)
	})
	return listed(c, rows, deskView)
}

func getDesk(c *call) (any, *apiError) {
	d, refused := c.findDesk()
	if refused != nil {
		return nil, refused
	}
	return deskDetailView(d), nil
}

func listDeskStages(c *call) (any, *apiError) {
	d, refused := c.findDesk()
	if refused != nil {
		return nil, refused
	}
	return listed(c, d.stages, stageView)
}

func listDeskPriorities(c *call) (any, *apiError) {
	d, refused := c.findDesk()
	if refused != nil {
		return nil, refused
	}
	return listed(c, d.priorities, priorityView)
}

func listDeskServicesCatalogsItems(c *call) (any, *apiError) {
	d, refused := c.findDesk()
	if refused != nil {
		return nil, refused
	}
	name := textFilter(c, "name")
	areaID, byArea := queried[int](c, "area_id")
	catalogID, byCatalog := queried[int](c, "catalog_id")
	rows := where(c.items.all(), func(i *catalogItem) bool {
		return slices.Contains(d.itemIDs, i.id) && name(i.name, i.area.Name, i.catalog.Name) &&
			(!byArea || i.area.ID == areaID) && (!byCatalog || i.catalog.ID == catalogID)
	})
	return listed(c, rows, catalogItemView)
}

// findDesk is the desk of the path: unknown is not found, out of reach is
// forbidden.
func (c *call) findDesk() (*desk, *apiError) {
	d, ok := c.desks.get(c.id("id"))
	switch {
	case !ok:
		return nil, notFound("ServiceDesk::Desk", c.vars["id"])
	case !c.reaches(d):
		return nil, forbidden()
	}
	return d, nil
}

// reaches reports whether the caller has access to a desk.
func (c *call) reaches(d *desk) bool {
	switch c.persona.Kind {
	case KindAdmin:
		return true
	case KindClient:
		return !d.internal && slices.ContainsFunc(c.user.clientIDs, func(id int) bool {
			cl, ok := c.clients.get(id)
			return ok && slices.Contains(cl.deskIDs, d.id)
		})
	}
	return !d.reserved
}

func (d *desk) firstStage() *stage { return d.stages[0] }

func (d *desk) lastStage() *stage { return d.stages[len(d.stages)-1] }

// stageOf is a stage of this desk.
func (d *desk) stageOf(id int) (*stage, bool) {
	i := slices.IndexFunc(d.stages, func(s *stage) bool { return s.id == id })
	if i < 0 {
		return nil, false
	}
	return d.stages[i], true
}

// priorityOf is a priority of this desk.
func (d *desk) priorityOf(id int) (*priority, bool) {
	i := slices.IndexFunc(d.priorities, func(p *priority) bool { return p.id == id })
	if i < 0 {
		return nil, false
	}
	return d.priorities[i], true
}

// statusFor is the default status of a situation.
func (st *state) statusFor(is func(*status) bool) *status {
	return where(st.statuses.all(), is)[0]
}

func isOpenStatus(s *status) bool     { return s.open }
func isClosedStatus(s *status) bool   { return s.closed }
func isCanceledStatus(s *status) bool { return s.canceled }

type deskListItem struct {
	ID              int    `json:"id"`
	Active          bool   `json:"active"`
	AppointmentType string `json:"appointment_type"`
	DisplayName     string `json:"display_name"`
	Name            string `json:"name"`
}

func deskView(d *desk) deskListItem {
	return deskListItem{d.id, d.active, d.appointments, d.displayName, d.name}
}

type deskDetail struct {
	ID                              int             `json:"id"`
	Active                          bool            `json:"active"`
	AddTicketFeedback               bool            `json:"add_ticket_feedback"`
	AppointmentType                 string          `json:"appointment_type"`
	AttendanceType                  string          `json:"attendance_type"`
	BehaviorBilledTickets           string          `json:"behavior_billed_tickets"`
	BehaviorNotBilledTickets        string          `json:"behavior_not_billed_tickets"`
	CanReopenRevisedTickets         bool            `json:"can_reopen_revised_tickets"`
	CanStopSLA                      bool            `json:"can_stop_sla"`
	CancelableTickets               bool            `json:"cancelable_tickets"`
	DefaultRevised                  string          `json:"default_revised"`
	Description                     string          `json:"description"`
	DeskExchange                    bool            `json:"desk_exchange"`
	DeskWithSLA                     bool            `json:"desk_with_sla"`
	DisplayName                     string          `json:"display_name"`
	InternalDesk                    bool            `json:"internal_desk"`
	Name                            string          `json:"name"`
	OnlyAttendantsCanOpen           bool            `json:"only_attendants_can_open"`
	ReceivingNewTickets             bool            `json:"receiving_new_tickets"`
	Reminder                        bool            `json:"reminder"`
	RequireServiceCatalogOpenTicket bool            `json:"require_service_catalog_open_ticket"`
	RequiredFields                  *requiredFields `json:"required_fields"`
	ReviewType                      *string         `json:"review_type"`
	ServicesCatalogItem             bool            `json:"services_catalog_item"`
	SLAGoal                         *int            `json:"sla_goal"`
	Summary                         bool            `json:"summary"`
	TicketReview                    bool            `json:"ticket_review"`
	TicketWithSLATime               bool            `json:"ticket_with_sla_time"`
	TimeLimitToReopening            string          `json:"time_limit_to_reopening"`
	UserWithoutAccessCreateTicket   bool            `json:"user_without_access_create_ticket"`
}

func deskDetailView(d *desk) deskDetail {
	if d.settings != nil {
		return *d.settings
	}
	attendance := "All technical groups"
	if len(d.groupIDs) > 0 {
		attendance = "Only selected technical groups"
	}
	return deskDetail{
		ID: d.id, Active: d.active, AddTicketFeedback: d.review, AppointmentType: d.appointments,
		AttendanceType: attendance, BehaviorBilledTickets: "answer_to_client_with_default_message",
		BehaviorNotBilledTickets: "reopen_ticket_closed", CanReopenRevisedTickets: d.canReopenRevised,
		CanStopSLA: d.canPauseSLA, CancelableTickets: true, DefaultRevised: "5 day(s)", Description: d.description,
		DeskExchange: len(d.relatedIDs) > 0, DeskWithSLA: d.sla, DisplayName: d.displayName, InternalDesk: d.internal,
		Name: d.name, OnlyAttendantsCanOpen: d.internal, ReceivingNewTickets: d.active,
		RequireServiceCatalogOpenTicket: d.byCatalog, RequiredFields: d.required, ReviewType: null(d.reviewType),
		ServicesCatalogItem: d.byCatalog, SLAGoal: null(d.goal), Summary: true, TicketReview: d.review,
		TicketWithSLATime: d.sla, TimeLimitToReopening: "7 day(s)",
	}
}

type stageListItem struct {
	ID         int    `json:"id"`
	FirstStage bool   `json:"first_stage"`
	Index      int    `json:"index"`
	LastStage  bool   `json:"last_stage"`
	MaxTime    string `json:"max_time"`
	Name       string `json:"name"`
}

func stageView(s *stage) stageListItem {
	limit := ""
	if s.limit > 0 {
		limit = hours(s.limit).String()
	}
	return stageListItem{s.id, s.first, s.index, s.last, limit, s.name}
}

type priorityListItem struct {
	ID        int    `json:"id"`
	EndTime   string `json:"end_time"`
	Name      string `json:"name"`
	Order     int    `json:"order"`
	StartTime string `json:"start_time"`
}

func priorityView(p *priority) priorityListItem {
	return priorityListItem{p.id, p.settle.String(), p.name, p.order, p.attend.String()}
}

type deskCatalogItem struct {
	ID        int    `json:"id"`
	Area      idName `json:"area"`
	Catalog   idName `json:"catalog"`
	EndTime   string `json:"end_time"`
	Name      string `json:"name"`
	StartTime string `json:"start_time"`
}

func catalogItemView(i *catalogItem) deskCatalogItem {
	return deskCatalogItem{i.id, i.area, i.catalog, i.settle.String(), i.name, i.attend.String()}
}
