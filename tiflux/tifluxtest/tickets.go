package tifluxtest

import (
	"fmt"
	"slices"
	"strconv"
	"time"
)

// ticket is a ticket. Ids are 0 where nothing is linked.
type ticket struct {
	number        int
	title         string
	description   prose
	clientID      int
	deskID        int
	stageID       int
	statusID      int
	priorityID    int
	itemID        int
	responsibleID int
	requestorID   int
	typed         *typedRequestor // In place of a registered requestor.
	equipmentID   int
	origin        int // Index into origins.
	parent        int // Number of the parent ticket.

	created, updated     stamp
	createdBy, updatedBy int
	solved               stamp
	lastReopen           stamp
	reopenings           int

	attendDue, settleDue, stageDue stamp // 0 without SLA.
	attended                       stamp // First answer of an attendant.
	paused                         stamp // When the SLA was paused, 0 while it runs.
	pauseReason                    string
	noSLAReason                    string

	closed, grouped, revised, billed bool
	reviewer                         int // Who has to review the closed ticket, 0 for nobody.
	withAI                           bool
	followers                        string
	priorityReason                   string
	lastAnswerType                   string
	feedback                         *ticketFeedback
	checklists                       []checklist
	appointments                     []*appointment // Oldest first.
	worked                           hours
	timers                           []*preAppointment
	notes                            []*communication // Oldest first.
	stays                            []stay           // Oldest first.
	loans                            int              // Active equipment loans.
	jira                             []jiraIssue
	values                           *fieldValues
	answers                          []*ticketAnswer // Oldest first.
	files                            []*file
	history                          []event
}

// typedRequestor is requestor data without a registered requestor.
type typedRequestor struct{ name, email, telephone, extension string }

// origins are the labels of created_by_way_of; the filter takes the index.
var origins = []string{
	"Tiflux Web", "Tiflux Agent", "Chat Widget", "Whatsapp", "Email", "External form", "Tiflux Mobile",
	"Tiflux API", "Chat", "Recurrent activity", "Trigger", "Ticket Group", "AI Agent",
}

// originAPI is the origin of tickets made through the API.
const originAPI = 7

// ticketClass is the server's name for tickets in its messages.
const ticketClass = "ServiceDesk::Ticket"

func ticketOperations() []operation {
	return []operation{
		{
			id: "listTickets", method: "GET", path: "/tickets", root: "ticket", paged: true,
			query: ticketFilters(), check: checkTicketFilters,
			needs:  needs{license: LicenseTickets, anyOf: []Permission{OpenTickets, EditTickets, ViewOthersTickets}},
			handle: listTickets,
		},
		{
			id: "getTicket", method: "GET", path: "/tickets/{ticket_number}", root: "ticket",
			query:  params{"show_entities": boolean, "include_filled_entity": boolean},
			needs:  needs{license: LicenseTickets, anyOf: []Permission{OpenTickets, ViewOthersTickets}},
			handle: getTicket,
		},
		{
			id: "createTicket", method: "POST", path: "/tickets", root: "ticket", status: 201,
			accepts: multipartBody | formBody | jsonBody, body: newTicketAttributes(),
			needs:  needs{license: LicenseTickets, anyOf: []Permission{OpenTickets, EditTickets}},
			handle: createTicket,
		},
		{
			id: "updateTicket", method: "PUT", path: "/tickets/{ticket_number}", root: "ticket",
			accepts: jsonBody, body: ticketChangeAttributes(),
			needs:  needs{license: LicenseTickets, anyOf: []Permission{EditTickets}},
			handle: updateTicket,
		},
	}
}

func getTicket(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	view := c.ticketView(t)
	if show, _ := queried[bool](c, "show_entities"); show {
		view.Entities = new(c.filledEntities(forTickets, t.values, everyGroup))
	}
	if include, _ := queried[bool](c, "include_filled_entity"); include {
		view.EntityFields = new(c.filledFields(t.values))
	}
	return view, nil
}

// findTicket is the ticket of the path. One out of sight is not found.
func (c *call) findTicket() (*ticket, *apiError) {
	number := c.vars["ticket_number"]
	id, err := strconv.Atoi(number)
	if err != nil {
		return nil, refuse(codeQuery, "ticket_number", notNumber)
	}
	t, ok := c.tickets.get(id)
	if !ok || !c.seesTicket(t) {
		return nil, refuse(codeNotFound, "error", fmt.Sprintf("Couldn't find %s with ticket_number = %s", ticketClass, number))
	}
	return t, nil
}

// seesTicket reports whether the caller may see a ticket: on a desk in reach,
// of the own client for portal users, and of others only with the permission.
func (c *call) seesTicket(t *ticket) bool {
	if c.persona.Kind == KindAdmin {
		return true
	}
	if c.persona.Kind == KindClient {
		return slices.Contains(c.user.clientIDs, t.clientID)
	}
	d, ok := c.desks.get(t.deskID)
	own := t.responsibleID == c.user.id || t.createdBy == c.user.id
	return ok && c.reaches(d) && (own || c.persona.may(ViewOthersTickets))
}

// touch notes a change of a ticket by the caller, in its history too.
func (c *call) touch(t *ticket, operation string, changes map[string]change) {
	t.updated, t.updatedBy = c.now, c.user.id
	t.history = append(t.history, event{at: c.now, by: c.user.id, operation: operation, changes: changes})
	c.followStage(t)
}

// enterStage moves a ticket and starts the stage's limit.
func (t *ticket) enterStage(s *stage, now stamp) {
	t.stageID, t.stageDue = s.id, 0
	if s.limit > 0 && t.settleDue != 0 {
		t.stageDue = now.add(s.limit)
	}
}

// startSLA sets the deadlines that the desk, priority and item give.
func (st *state) startSLA(t *ticket, now stamp) {
	t.attendDue, t.settleDue = 0, 0
	d, _ := st.desks.get(t.deskID)
	if !d.sla {
		return
	}
	if item, ok := st.items.get(t.itemID); ok && d.byCatalog {
		t.attendDue, t.settleDue = now.add(time.Duration(item.attend)), now.add(time.Duration(item.settle))
	} else if p, ok := d.priorityOf(t.priorityID); ok {
		t.attendDue, t.settleDue = now.add(time.Duration(p.attend)), now.add(time.Duration(p.settle))
	}
}

// pause stops the SLA clock; resume moves the deadlines by the time it stood.
func (t *ticket) pause(now stamp, reason string) {
	if t.paused == 0 {
		t.paused, t.pauseReason = now, reason
	}
}

func (t *ticket) resume(now stamp) {
	if t.paused == 0 {
		return
	}
	for _, due := range []*stamp{&t.attendDue, &t.settleDue, &t.stageDue} {
		if *due != 0 {
			*due += now - t.paused
		}
	}
	t.paused, t.pauseReason = 0, ""
}

// inTime reports whether a deadline was kept by the event at done, or, while
// that is to come, is not over yet. It is nil without a deadline.
func (t *ticket) inTime(due, done, now stamp) *bool {
	if due == 0 {
		return nil
	}
	switch {
	case done != 0:
		now = done
	case t.paused != 0:
		now = t.paused
	}
	return new(now <= due)
}
