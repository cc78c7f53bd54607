package tifluxtest

import "strings"

const requestorClass = "ServiceDesk::TicketRequestor"

func requestorWriteOperations() []operation {
	const one = "/clients/{client_id}/requestors/{id}"
	managers := needs{anyOf: []Permission{ManageClients}}
	changes := attrs{
		"name": aText, "email": aText, "telephone": aText, "can_open_ticket": aFlag, "extension": aText, "country": aText,
	}
	creation := attrs{
		"name": aText.must(), "email": aText.must(), "telephone": aText, "can_open_ticket": aFlag, "extension": aText, "country": aText,
	}
	return []operation{
		{
			id: "createRequestor", method: "POST", path: "/clients/{client_id}/requestors", root: "requestor", status: 201,
			accepts: jsonBody, body: creation, needs: managers, handle: createRequestor,
		},
		{
			id: "getRequestor", method: "GET", path: one, root: "requestor",
			query:  params{"include_entity_fields": boolean}, // Changes nothing.
			needs:  needs{anyOf: []Permission{ManageClients, ViewClients}},
			handle: getRequestor,
		},
		{
			id: "updateRequestor", method: "PUT", path: one, root: "requestor",
			accepts: jsonBody, body: changes, needs: managers, handle: updateRequestor,
		},
		{id: "deleteRequestor", method: "DELETE", path: one, root: "requestor", needs: managers, handle: deleteRequestor},
		{
			id: "updateRequestorEntities", method: "PUT", path: one + "/entities", root: "requestor",
			accepts: jsonBody, body: attrs{"entities": entityList.must()}, needs: managers, handle: updateRequestorEntities,
		},
	}
}

func createRequestor(c *call) (any, *apiError) {
	cl, refused := c.findClient("client_id")
	if refused != nil {
		return nil, refused
	}
	r := &requestor{id: c.requestors.next(), clientID: cl.id}
	if refused := r.fill(c); refused != nil {
		return nil, refused
	}
	c.requestors.put(r.id, r)
	c.journal(r.id, r.name)
	return c.requestorDetail(r), nil
}

func getRequestor(c *call) (any, *apiError) {
	r, refused := c.findRequestor()
	if refused != nil {
		return nil, refused
	}
	return c.requestorDetail(r), nil
}

func updateRequestor(c *call) (any, *apiError) {
	r, refused := c.findRequestor()
	if refused != nil {
		return nil, refused
	}
	changed := *r
	if refused := changed.fill(c); refused != nil {
		return nil, refused
	}
	*r = changed
	c.journal(r.id, r.name)
	return c.requestorDetail(r), nil
}

// deleteRequestor leaves what tickets knew of the requestor in the tickets, as
// if it had been typed in.
func deleteRequestor(c *call) (any, *apiError) {
	r, refused := c.findRequestor()
	if refused != nil {
		return nil, refused
	}
	for t := range c.tickets.all() {
		if t.requestorID == r.id {
			t.requestorID, t.typed = 0, &typedRequestor{name: r.name, email: r.email, telephone: r.telephone, extension: r.extension}
		}
	}
	c.requestors.delete(r.id)
	c.journal(r.id, r.name)
	return nil, nil
}

func updateRequestorEntities(c *call) (any, *apiError) {
	r, refused := c.findRequestor()
	if refused != nil {
		return nil, refused
	}
	if r.values == nil {
		r.values = &fieldValues{}
	}
	items, _ := attr[[]any](c, "entities")
	problems := c.storeValues(r.values, forRequestors, requestorClass, items)
	if len(problems) < len(items) {
		c.journal(r.id, r.name)
	}
	if len(problems) > 0 {
		return reply{207, refuse(codePartial, "entities", problems...)}, nil
	}
	return requestorEntities{requestorBaseView(r), c.filledEntities(forRequestors, r.values, everyGroup)}, nil
}

// findRequestor is the requestor of the path, who must be the client's.
func (c *call) findRequestor() (*requestor, *apiError) {
	cl, refused := c.findClient("client_id")
	if refused != nil {
		return nil, refused
	}
	r, ok := c.requestors.get(c.id("id"))
	if !ok || r.clientID != cl.id {
		return nil, notFoundWithin(requestorClass, c.vars["id"], `"service_desk_ticket_requestors"."client_id"`)
	}
	return r, nil
}

// fill takes over what was sent. A telephone may be absent or null, but not
// empty.
func (r *requestor) fill(c *call) (refused *apiError) {
	bad := func(key, text string) { refused = refused.add(codeBody, key, text) }
	takeSent(c, map[string]*string{"name": &r.name, "email": &r.email, "extension": &r.extension})
	takeSent(c, map[string]*bool{"can_open_ticket": &r.opensTickets})
	if strings.TrimSpace(r.name) == "" {
		bad("name", blank)
	}
	switch {
	case !c.sends("email"):
	case strings.TrimSpace(r.email) == "":
		bad("email", blank)
	case !validEmail(r.email):
		bad("email", isInvalid)
	}
	number, given := attr[string](c, "telephone")
	switch {
	case given:
		country, _ := attr[string](c, "country")
		telephone, ok := phoneNumber(number, country)
		if !ok {
			bad("telephone", badPhone)
		}
		r.telephone = telephone
	case c.sends("telephone"):
		r.telephone = ""
	}
	return refused
}

type requestorBase struct {
	ID            int     `json:"id"`
	CanOpenTicket bool    `json:"can_open_ticket"`
	Email         *string `json:"email"`
	Extension     *string `json:"extension"`
	Name          string  `json:"name"`
	Telephone     *string `json:"telephone"`
}

func requestorBaseView(r *requestor) requestorBase {
	return requestorBase{r.id, r.opensTickets, null(r.email), null(r.extension), r.name, null(r.telephone)}
}

type requestorDetail struct {
	requestorBase
	Entities []filledEntity `json:"entities"`
}

func (c *call) requestorDetail(r *requestor) requestorDetail {
	return requestorDetail{requestorBaseView(r), c.filledEntities(forRequestors, r.values, everyGroup)}
}

type requestorEntities struct {
	Requestor requestorBase  `json:"requestor"`
	Entities  []filledEntity `json:"requestor_entities"`
}
