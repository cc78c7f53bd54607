package tifluxtest

import (
	"fmt"
)

// The wire forms of tickets. Members stand in the API's order: the number,
// then by name.

type ticketDetail struct {
	TicketNumber                  int               `json:"ticket_number"`
	ChecklistsSummary             checklistsSummary `json:"checklists_summary"`
	Client                        ticketClient      `json:"client"`
	ClosedTicketTotalSpentSolving *string           `json:"closed_ticket_total_spent_solving"`
	CreatedAt                     stamp             `json:"created_at"`
	CreatedByID                   *int              `json:"created_by_id"`
	CreatedByWayOf                string            `json:"created_by_way_of"`
	CreatedWithAI                 bool              `json:"created_with_ai"`
	CustomFields                  *string           `json:"custom_fields"`
	Description                   *string           `json:"description"`
	Desk                          deskListItem      `json:"desk"`
	Entities                      *[]filledEntity   `json:"entities,omitempty"`
	EntityFields                  *[]filledField    `json:"entity_fields,omitempty"`
	Equipment                     ticketEquipment   `json:"equipment"`
	Feedback                      *ticketFeedback   `json:"feedback"`
	Followers                     *string           `json:"followers"`
	IsClosed                      bool              `json:"is_closed"`
	IsDuplicating                 bool              `json:"is_duplicating"`
	IsGrouped                     bool              `json:"is_grouped"`
	IsRevised                     bool              `json:"is_revised"`
	LastAnswerType                *string           `json:"last_answer_type"`
	LastReopenDate                stamp             `json:"last_reopen_date"`
	Priority                      *priorityListItem `json:"priority"`
	PriorityChangeReason          *string           `json:"priority_change_reason"`
	ReopenCount                   int               `json:"reopen_count"`
	Requestor                     ticketRequestor   `json:"requestor"`
	Responsible                   *userListItem     `json:"responsible"`
	ServicesCatalog               *ticketCatalog    `json:"services_catalog"`
	SLAInfo                       slaInfo           `json:"sla_info"`
	Stage                         ticketStage       `json:"stage"`
	Status                        ticketStatus      `json:"status"`
	TicketChildren                []ticketReference `json:"ticket_children"`
	TicketReference               any               `json:"ticket_reference"`
	Title                         string            `json:"title"`
	UpdatedAt                     stamp             `json:"updated_at"`
	UpdatedByID                   *int              `json:"updated_by_id"`
	URLExternalPath               string            `json:"url_external_path"`
	URLInternalPath               string            `json:"url_internal_path"`
	WorkedHours                   string            `json:"worked_hours"`
}

type ticketListItem struct {
	TicketNumber    int             `json:"ticket_number"`
	Client          idName          `json:"client"`
	CreatedAt       stamp           `json:"created_at"`
	CreatedByID     *int            `json:"created_by_id"`
	CreatedByWayOf  string          `json:"created_by_way_of"`
	Desk            idName          `json:"desk"`
	EntityFields    *[]filledField  `json:"entity_fields,omitempty"`
	Followers       *string         `json:"followers"`
	IsClosed        bool            `json:"is_closed"`
	IsRevised       bool            `json:"is_revised"`
	JiraIssues      []jiraIssue     `json:"jira_issues,omitempty"`
	LastAnswerType  *string         `json:"last_answer_type"`
	Priority        *idName         `json:"priority"`
	ReopenCount     int             `json:"reopen_count"`
	Requestor       ticketRequestor `json:"requestor"`
	Responsible     *idName         `json:"responsible"`
	ServicesCatalog *ticketCatalog  `json:"services_catalog"`
	SLAInfo         slaSummary      `json:"sla_info"`
	Stage           idName          `json:"stage"`
	Status          idName          `json:"status"`
	Title           string          `json:"title"`
	UpdatedAt       stamp           `json:"updated_at"`
	UpdatedByID     *int            `json:"updated_by_id"`
}

type checklistsSummary struct {
	Total                     int      `json:"total"`
	Pending                   int      `json:"pending"`
	RequiredPending           int      `json:"required_pending"`
	MissingRequiredChecklists []string `json:"missing_required_checklists"`
	BlocksClose               bool     `json:"blocks_close"`
}

type ticketClient struct {
	ID            int     `json:"id"`
	Name          string  `json:"name"`
	Social        *string `json:"social"`
	SocialRevenue *string `json:"social_revenue"`
	Status        bool    `json:"status"`
}

type ticketEquipment struct {
	ID      *int    `json:"id"`
	Name    *string `json:"name"`
	GroupID *int    `json:"group_id"`
	UserID  *int    `json:"user_id"`
}

type ticketFeedback struct {
	ID       int    `json:"id"`
	Comments string `json:"comments"`
	Rating   *int   `json:"rating"`
}

type ticketRequestor struct {
	ID        *int    `json:"id"`
	Email     *string `json:"email"`
	Name      *string `json:"name"`
	Ramal     *string `json:"ramal"`
	Telephone string  `json:"telephone"`
}

type ticketCatalog struct {
	ID          int    `json:"id"`
	AreaName    string `json:"area_name"`
	CatalogName string `json:"catalog_name"`
	ItemName    string `json:"item_name"`
}

type slaSummary struct {
	AttendExpiration  stamp `json:"attend_expiration"`
	AttendSLA         *bool `json:"attend_sla"`
	AttendSLASolution *bool `json:"attend_sla_solution"`
	SolveExpiration   stamp `json:"solve_expiration"`
	SolvedInTime      stamp `json:"solved_in_time"`
	StageExpiration   stamp `json:"stage_expiration"`
	Stopped           bool  `json:"stopped"`
}

type slaInfo struct {
	slaSummary
	DesactivateSLAReason *string `json:"desactivate_sla_reason"`
}

type ticketStage struct {
	ID         int     `json:"id"`
	FirstStage bool    `json:"first_stage"`
	LastStage  bool    `json:"last_stage"`
	MaxTime    *string `json:"max_time"`
	Name       string  `json:"name"`
}

type ticketStatus struct {
	ID              int    `json:"id"`
	DefaultCanceled bool   `json:"default_canceled"`
	DefaultClose    bool   `json:"default_close"`
	DefaultOpen     bool   `json:"default_open"`
	Name            string `json:"name"`
}

type ticketReference struct {
	TicketNumber  int    `json:"ticket_number"`
	DeskID        int    `json:"desk_id"`
	ResponsibleID *int   `json:"responsible_id"`
	StageID       int    `json:"stage_id"`
	StatusID      int    `json:"status_id"`
	Title         string `json:"title"`
}

type jiraIssue struct {
	ID     string `json:"id"`
	Key    string `json:"key"`
	Link   string `json:"link"`
	Status string `json:"status"`
}

func (c *call) ticketView(t *ticket) ticketDetail {
	d, _ := c.desks.get(t.deskID)
	s, _ := c.statuses.get(t.statusID)
	view := ticketDetail{
		TicketNumber: t.number, ChecklistsSummary: t.checklistsSummary(), Client: c.ticketClient(t),
		CreatedAt: t.created, CreatedByID: null(t.createdBy), CreatedByWayOf: origins[t.origin],
		CreatedWithAI: t.withAI, Description: null(t.description.html()), Desk: deskView(d),
		Equipment: c.ticketEquipment(t), Feedback: t.feedback, Followers: null(t.followers),
		IsClosed: t.closed, IsGrouped: t.grouped, IsRevised: t.revised, LastAnswerType: null(t.lastAnswerType),
		LastReopenDate: t.lastReopen, PriorityChangeReason: null(t.priorityReason), ReopenCount: t.reopenings,
		Requestor: c.ticketRequestor(t), ServicesCatalog: c.ticketCatalog(t),
		SLAInfo: slaInfo{c.slaSummary(t), null(t.noSLAReason)}, Stage: ticketStageView(d, t),
		Status:         ticketStatus{s.id, s.canceled, s.closed, s.open, s.name},
		TicketChildren: c.ticketChildren(t), TicketReference: struct{}{}, Title: t.title,
		UpdatedAt: t.updated, UpdatedByID: null(t.updatedBy),
		URLExternalPath: fmt.Sprintf("https://app.tiflux.com/r/externals/ticket/view/1/00000000-0000-4000-8000-%012d/%d", t.number, t.clientID),
		URLInternalPath: fmt.Sprintf("https://app.tiflux.com/v/tickets/%d/basic_info", t.number),
		WorkedHours:     t.worked.String(),
	}
	if p, ok := d.priorityOf(t.priorityID); ok {
		view.Priority = new(priorityView(p))
	}
	if u, ok := c.users.get(t.responsibleID); ok {
		view.Responsible = new(userView(u))
	}
	if parent, ok := c.tickets.get(t.parent); ok {
		view.TicketReference = referenceTo(parent)
	}
	return view
}

func (c *call) ticketListItem(t *ticket) ticketListItem {
	d, _ := c.desks.get(t.deskID)
	s, _ := c.statuses.get(t.statusID)
	cl, _ := c.clients.get(t.clientID)
	st, _ := d.stageOf(t.stageID)
	view := ticketListItem{
		TicketNumber: t.number, Client: idName{cl.id, cl.name}, CreatedAt: t.created, CreatedByID: null(t.createdBy),
		CreatedByWayOf: origins[t.origin], Desk: idName{d.id, d.name}, Followers: null(t.followers),
		IsClosed: t.closed, IsRevised: t.revised, LastAnswerType: null(t.lastAnswerType), ReopenCount: t.reopenings,
		Requestor: c.ticketRequestor(t), ServicesCatalog: c.ticketCatalog(t), SLAInfo: c.slaSummary(t),
		Stage: idName{st.id, st.name}, Status: idName{s.id, s.name}, Title: t.title,
		UpdatedAt: t.updated, UpdatedByID: null(t.updatedBy),
	}
	if p, ok := d.priorityOf(t.priorityID); ok {
		view.Priority = &idName{p.id, p.name}
	}
	if u, ok := c.users.get(t.responsibleID); ok {
		view.Responsible = &idName{u.id, u.name}
	}
	return view
}

func (t *ticket) checklistsSummary() checklistsSummary {
	sum := checklistsSummary{Total: len(t.checklists), MissingRequiredChecklists: []string{}}
	for _, list := range t.checklists {
		if !list.pending() {
			continue
		}
		sum.Pending++
		if list.required {
			sum.RequiredPending++
			sum.MissingRequiredChecklists = append(sum.MissingRequiredChecklists, list.name)
		}
	}
	sum.BlocksClose = sum.Pending > 0
	return sum
}

func (c *call) ticketClient(t *ticket) ticketClient {
	cl, _ := c.clients.get(t.clientID)
	return ticketClient{cl.id, cl.name, null(cl.social), null(cl.document), cl.active}
}

func (c *call) ticketEquipment(t *ticket) ticketEquipment {
	e, ok := c.equipments.get(t.equipmentID)
	if !ok {
		return ticketEquipment{}
	}
	return ticketEquipment{&e.id, &e.name, null(e.groupID), null(e.userID)}
}

func (c *call) ticketRequestor(t *ticket) ticketRequestor {
	if r, ok := c.requestors.get(t.requestorID); ok {
		return ticketRequestor{&r.id, null(r.email), null(r.name), null(r.extension), r.telephone}
	}
	if t.typed == nil {
		return ticketRequestor{}
	}
	return ticketRequestor{
		Email: null(t.typed.email), Name: null(t.typed.name), Ramal: null(t.typed.extension), Telephone: t.typed.telephone,
	}
}

func (c *call) ticketCatalog(t *ticket) *ticketCatalog {
	i, ok := c.items.get(t.itemID)
	if !ok {
		return nil
	}
	return &ticketCatalog{i.id, i.area.Name, i.catalog.Name, i.name}
}

func (c *call) slaSummary(t *ticket) slaSummary {
	return slaSummary{
		AttendExpiration: t.attendDue, AttendSLA: t.inTime(t.attendDue, t.attended, c.now),
		AttendSLASolution: t.inTime(t.settleDue, t.solved, c.now), SolveExpiration: t.settleDue,
		SolvedInTime: t.solved, StageExpiration: t.stageDue, Stopped: t.paused != 0,
	}
}

func ticketStageView(d *desk, t *ticket) ticketStage {
	s, _ := d.stageOf(t.stageID)
	limit := hours(s.limit).String()
	return ticketStage{s.id, s.first, s.last, &limit, s.name}
}

func (c *call) ticketChildren(t *ticket) []ticketReference {
	list := []ticketReference{}
	for _, number := range c.childrenOf[t.number] {
		if child, ok := c.tickets.get(number); ok {
			list = append(list, referenceTo(child))
		}
	}
	return list
}

func referenceTo(t *ticket) ticketReference {
	return ticketReference{t.number, t.deskID, null(t.responsibleID), t.stageID, t.statusID, t.title}
}
