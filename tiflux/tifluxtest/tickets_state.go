package tifluxtest

import "fmt"

func ticketStateOperations() []operation {
	editors := needs{license: LicenseTickets, anyOf: []Permission{EditTickets}}
	return []operation{
		{
			id: "closeTicket", method: "PUT", path: "/tickets/{ticket_number}/close", root: "ticket",
			needs: editors, handle: closeTicket,
		},
		{
			id: "cancelTicket", method: "PUT", path: "/tickets/{ticket_number}/cancel", root: "ticket",
			needs: editors, handle: cancelTicket,
		},
		{
			id: "reopenTicket", method: "PUT", path: "/tickets/{ticket_number}/reopen", root: "ticket",
			accepts: jsonBody, optional: true, body: attrs{"disapproval_reason": aText},
			// Free for tickets whose review is up to the caller; the handler sees.
			needs: needs{license: LicenseTickets}, handle: reopenTicket,
		},
	}
}

type message struct {
	Message string `json:"message"`
}

func closeTicket(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	if refused := c.brokenRules(t, closingRules); refused != nil {
		return nil, refused
	}
	d, _ := c.desks.get(t.deskID)
	after := *t
	after.enterStage(d.lastStage(), c.now)
	after.settle(c.statusFor(isClosedStatus), c.now)
	after.revised = !d.review
	if d.review {
		after.reviewer = t.createdBy
	}
	changes := changesBetween(t, &after)
	*t = after
	c.touch(t, "updated", changes)
	c.journal(t.number, t.title)
	return message{fmt.Sprintf("Ticket %d closed successfully", t.number)}, nil
}

// settle ends the work on a ticket.
func (t *ticket) settle(s *status, now stamp) {
	t.closed, t.statusID, t.solved = true, s.id, now
}

// closingRule is a condition that keeps a ticket from being closed.
type closingRule struct {
	key, text string
	broken    func(t *ticket, d *desk) bool
}

var closingRules = []closingRule{
	{"error", "Ticket is already closed", func(t *ticket, _ *desk) bool { return t.closed }},
	{"stage_id", "Can't close ticket in first stage", func(t *ticket, d *desk) bool { return t.stageID == d.firstStage().id }},
	{"pre_appointments", pendingAppointments, func(t *ticket, _ *desk) bool { return len(t.timers) > 0 }},
	{"stopped", "Unable to close ticket with stopped SLA", func(t *ticket, _ *desk) bool { return t.paused != 0 }},
	{"equipment_loans", "Can't close ticket with active equipment loans", func(t *ticket, _ *desk) bool { return t.loans > 0 }},
	{"ticket_checklists", "There are required checklists not filled", func(t *ticket, _ *desk) bool { return t.checklistsSummary().BlocksClose }},
	{"responsible_id", "The ticket cannot be closed without a responsible", func(t *ticket, _ *desk) bool { return t.responsibleID == 0 }},
	{"appointments", "There must be at least one appointment to close this ticket", func(t *ticket, d *desk) bool {
		return d.appointments != withoutAppointments && len(t.appointments) == 0
	}},
	{"ticket_answers", "There must be at least one ticket answer to close this ticket", func(t *ticket, d *desk) bool {
		return d.appointments == withoutAppointments && len(t.answers) == 0
	}},
}

// cancelingRules share code and summary with closing.
var cancelingRules = []closingRule{
	{"error", "Ticket is already closed", func(t *ticket, _ *desk) bool { return t.closed }},
	{"pre_appointments", pendingAppointments, func(t *ticket, _ *desk) bool { return len(t.timers) > 0 }},
	{"equipment_loans", "Can't cancel ticket with active equipment loans", func(t *ticket, _ *desk) bool { return t.loans > 0 }},
}

const pendingAppointments = "This ticket has pre appointment(s), remove or complete them to close"

// brokenRules lists every condition that is not met.
func (c *call) brokenRules(t *ticket, rules []closingRule) (refused *apiError) {
	d, _ := c.desks.get(t.deskID)
	for _, rule := range rules {
		if rule.broken(t, d) {
			refused = refused.add(codeCannotClose, rule.key, rule.text)
		}
	}
	return refused
}

func cancelTicket(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	if refused := c.brokenRules(t, cancelingRules); refused != nil {
		return nil, refused
	}
	after := *t
	after.resume(c.now)
	after.settle(c.statusFor(isCanceledStatus), c.now)
	changes := changesBetween(t, &after)
	*t = after
	c.touch(t, "updated", changes)
	c.journal(t.number, t.title)
	return message{fmt.Sprintf("Ticket %d cancelled successfully", t.number)}, nil
}

func reopenTicket(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	if !c.persona.may(ReviewTickets) && (t.reviewer == 0 || t.reviewer != c.user.id) {
		return nil, refuse(codeForbidden, "error", "You are not allowed to review this ticket")
	}
	reason, _ := attr[string](c, "disapproval_reason")
	switch {
	case !t.closed:
		return nil, refuse(codeCannotReopen, "error", "Unable to reopen. Ticket is already open")
	case t.billed:
		return nil, refuse(codeCannotReopen, "error", "Unable to reopen. Ticket is already billed")
	case t.reviewer != 0 && reason == "":
		return nil, refuse(codeCannotReopen, "error", "This ticket is in review. To reopen by disapproval, it is necessary to send the reason in the 'disapproval_reason' atribute")
	}
	d, _ := c.desks.get(t.deskID)
	after := *t
	after.closed, after.grouped, after.revised, after.reviewer, after.solved = false, false, false, 0, 0
	after.statusID = c.statusFor(isOpenStatus).id
	after.reopenings++
	after.lastReopen = c.now
	after.enterStage(d.firstStage(), c.now)
	changes := changesBetween(t, &after)
	*t = after
	c.touch(t, "updated", changes)
	c.journal(t.number, t.title)
	return message{fmt.Sprintf("Ticket %d reopened successfully", t.number)}, nil
}
