package tifluxtest

import (
	"slices"
)

func newTicketAttributes() attrs {
	return attrs{
		"title": aText.must(), "description": aText.must(), "client_id": aNumber.must(), "desk_id": aNumber.must(),
		"priority_id": aNumber, "services_catalogs_item_id": aNumber, "files": aFileList, "status_id": aNumber,
		"requestor_id": aNumber, "requestor_name": aText, "requestor_email": aText, "requestor_telephone": aText,
		"requestor_country": aText, "requestor_ramal": aNumber, "equipment_id": aNumber, "equipment_group_id": aNumber,
		"equipment_user_id": aNumber, "stage_id": aNumber, "responsible_id": aNumber,
		"ticket_reference_number": aNumber, "entities": entityList, "followers": aText,
	}
}

func ticketChangeAttributes() attrs {
	return attrs{
		"title": aText, "description": aText, "stage_id": aNumber, "responsible_id": aNumber, "stopped": aFlag,
		"stop_answer": aText, "priority_id": aNumber, "priority_change_reason": aText, "status_id": aNumber,
		"services_catalogs_item_id": aNumber, "desk_id": aNumber, "ticket_reference_number": aNumber,
		"requestor_id": aNumber, "followers": aText,
	}
}

type createdTicket struct {
	Ticket ticketDetail `json:"ticket"`
}

type createdTicketWithEntities struct {
	EntitiesErrors *entitiesErrors `json:"entities_errors"`
	Ticket         ticketDetail    `json:"ticket"`
}

type entitiesErrors struct {
	Entities []string `json:"entities"`
}

func createTicket(c *call) (any, *apiError) {
	draft, refused := c.newTicket()
	if refused != nil {
		return nil, refused
	}
	t := &draft.t
	t.number = c.tickets.next()
	c.tickets.put(t.number, t)
	c.setParent(t, draft.parent)
	uploads, _ := attr[[]upload](c, "files")
	t.files = c.storeFiles(uploads)
	c.touch(t, "created", nil)
	c.journal(t.number, t.title)
	items, sent := attr[[]any](c, "entities")
	if !sent {
		return createdTicket{c.ticketView(t)}, nil
	}
	t.values = &fieldValues{}
	result := createdTicketWithEntities{}
	if problems := c.storeValues(t.values, forTickets, ticketClass, items); len(problems) > 0 {
		result.EntitiesErrors = &entitiesErrors{problems}
	}
	result.Ticket = c.ticketView(t)
	result.Ticket.EntityFields = new(c.filledFields(t.values))
	return reply{207, result}, nil
}

// newTicket checks the attributes of a new ticket.
func (c *call) newTicket() (*ticketDraft, *apiError) {
	d := &ticketDraft{call: c}
	d.t = ticket{origin: originAPI, created: c.now, createdBy: c.user.id}
	d.t.title, _ = attr[string](c, "title")
	markup, _ := attr[string](c, "description")
	d.t.description = prose{written: markup}
	clientID, _ := attr[int](c, "client_id")
	deskID, _ := attr[int](c, "desk_id")
	cl, ok := c.clients.get(clientID)
	if !ok || !cl.active || !c.seesClient(cl) {
		d.bad("client_id", "client not found")
	}
	if d.desk, ok = c.desks.get(deskID); !ok || !d.desk.active || !c.reaches(d.desk) {
		d.bad("desk_id", "desk not found")
	}
	if d.refused != nil {
		return nil, d.refused
	}
	if !slices.Contains(cl.deskIDs, deskID) {
		d.bad("client_id", unlinkedClient)
	}
	d.t.clientID, d.t.deskID = clientID, deskID
	d.t.statusID = c.statusFor(isOpenStatus).id
	d.setStatus()
	d.setPriority()
	d.setItem()
	d.requireClassification()
	c.startSLA(&d.t, c.now)
	d.t.enterStage(d.desk.firstStage(), c.now)
	d.setStage()
	d.setResponsible()
	d.setRequestor()
	d.typeRequestor()
	d.setEquipment()
	d.setFollowers()
	d.setReference()
	d.requireDeskFields()
	return d, d.refused
}

// setParent stores the parent on both sides.
func (st *state) setParent(t *ticket, parent int) {
	if t.parent != 0 {
		st.childrenOf[t.parent] = slices.DeleteFunc(st.childrenOf[t.parent], func(n int) bool { return n == t.number })
	}
	if t.parent = parent; parent != 0 {
		st.childrenOf[parent] = append(st.childrenOf[parent], t.number)
	}
}

func updateTicket(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	if t.closed {
		return nil, refuse(codeBody, "ticket", "Cannot update a closed ticket")
	}
	draft, refused := c.changedTicket(t)
	if refused != nil {
		return nil, refused
	}
	changes := changesBetween(t, &draft.t)
	*t = draft.t
	c.setParent(t, draft.parent)
	c.touch(t, "updated", changes)
	c.journal(t.number, t.title)
	return c.ticketView(t), nil
}

// changedTicket checks the attributes of a change.
func (c *call) changedTicket(t *ticket) (*ticketDraft, *apiError) {
	d := &ticketDraft{call: c, t: *t}
	d.desk, _ = c.desks.get(t.deskID)
	if title, ok := attr[string](c, "title"); ok {
		d.t.title = title
	}
	if c.sends("title") && d.t.title == "" {
		d.bad("title", blank)
	}
	if c.sends("description") {
		markup, _ := attr[string](c, "description")
		d.t.description = prose{written: markup}
	}
	if _, transfer := attr[int](c, "desk_id"); transfer {
		d.transfer()
	} else {
		d.reclassify()
	}
	if d.refused != nil {
		return nil, d.refused
	}
	d.setStage()
	d.setResponsible()
	d.setRequestor()
	d.setFollowers()
	d.setReference()
	d.setPause()
	return d, d.refused
}

// reclassify changes priority, item and status within the desk.
func (d *ticketDraft) reclassify() {
	if reason, _ := attr[string](d.call, "priority_change_reason"); reason != "" {
		d.t.priorityReason = reason
	} else if d.sends("priority_id") {
		d.refused = d.refused.add(codeQuery, "priority_change_reason", "Cannot send :priority_id without :priority_change_reason")
		return
	}
	before := [2]int{d.t.priorityID, d.t.itemID}
	d.setPriority()
	d.setItem()
	d.setStatus()
	if before != [2]int{d.t.priorityID, d.t.itemID} {
		d.startSLA(&d.t, d.t.created)
	}
}

// transfer moves the ticket to another desk, even if that is its own.
func (d *ticketDraft) transfer() {
	if d.sends("priority_change_reason") {
		d.bad("priority_change_reason", "not allowed during desk transfer")
		return
	}
	id, _ := attr[int](d.call, "desk_id")
	target, ok := d.desks.get(id)
	cl, _ := d.clients.get(d.t.clientID)
	switch {
	case !ok || !target.active:
		d.bad("desk_id", "desk not found")
	case id != d.desk.id && !slices.Contains(d.desk.relatedIDs, id):
		d.bad("desk_id", "There is no relationship between the desks")
	case !slices.Contains(cl.deskIDs, id):
		d.bad("desk_id", unlinkedClient)
	}
	if d.refused != nil {
		return
	}
	d.desk = target
	d.t.deskID, d.t.priorityID, d.t.itemID, d.t.priorityReason = id, 0, 0, ""
	d.setPriority()
	d.setItem()
	if target.byCatalog && d.t.itemID == 0 && d.refused == nil {
		d.bad("services_catalogs_item_id", itemRequired)
	}
	if u, known := d.users.get(d.t.responsibleID); known && !d.attends(u, id) {
		d.t.responsibleID = 0
	}
	d.t.statusID = d.statusFor(isOpenStatus).id
	d.startSLA(&d.t, d.now)
	d.t.enterStage(target.firstStage(), d.now)
}

// changesBetween lists what a change did, for the history.
func changesBetween(before, after *ticket) map[string]change {
	changes := map[string]change{}
	for name, value := range map[string]func(*ticket) any{
		"title":                     func(t *ticket) any { return t.title },
		"description":               func(t *ticket) any { return t.description.html() },
		"desk_id":                   func(t *ticket) any { return t.deskID },
		"stage_id":                  func(t *ticket) any { return t.stageID },
		"status_id":                 func(t *ticket) any { return t.statusID },
		"priority_id":               func(t *ticket) any { return t.priorityID },
		"services_catalogs_item_id": func(t *ticket) any { return t.itemID },
		"responsible_id":            func(t *ticket) any { return t.responsibleID },
		"requestor_id":              func(t *ticket) any { return t.requestorID },
		"followers":                 func(t *ticket) any { return t.followers },
		"stopped":                   func(t *ticket) any { return t.paused != 0 },
		"is_closed":                 func(t *ticket) any { return t.closed },
	} {
		if old, now := value(before), value(after); old != now {
			changes[name] = change{old, now}
		}
	}
	return changes
}
