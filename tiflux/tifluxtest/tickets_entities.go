package tifluxtest

func ticketEntityOperations() []operation {
	return []operation{
		{
			id: "updateTicketEntities", method: "PUT", path: "/tickets/{ticket_number}/entities", root: "ticket",
			accepts: jsonBody, body: attrs{"entities": entityList.must()},
			needs:  needs{license: LicenseTickets, anyOf: []Permission{EditTickets}},
			handle: updateTicketEntities,
		},
	}
}

type ticketEntities struct {
	Entities []filledEntity `json:"entities"`
}

// updateTicketEntities stores what is valid; anything refused makes it a 207.
func updateTicketEntities(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	if t.closed && !c.persona.may(EditClosedTickets) {
		return nil, forbidden()
	}
	if t.values == nil {
		t.values = &fieldValues{}
	}
	items, _ := attr[[]any](c, "entities")
	problems := c.storeValues(t.values, forTickets, ticketClass, items)
	if len(problems) < len(items) {
		c.touch(t, "updated", nil)
		c.journal(t.number, t.title)
	}
	if len(problems) > 0 {
		return reply{207, refuse(codePartial, "entities", problems...)}, nil
	}
	return ticketEntities{c.filledEntities(forTickets, t.values, everyGroup)}, nil
}
