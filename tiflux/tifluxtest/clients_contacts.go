package tifluxtest

import (
	"slices"
	"strings"
)

type clientContact struct {
	id, clientID int
	email, owner string
	telephone    string // E.164.
	use          string
}

func clientContactOperations() []operation {
	const list, one = "/clients/{client_id}/contacts", "/clients/{client_id}/contacts/{id}"
	managers := needs{anyOf: []Permission{ManageClients}}
	readers := needs{anyOf: []Permission{ManageClients, ViewClients}}
	return []operation{
		{id: "listClientContacts", method: "GET", path: list, root: "contact", paged: true, needs: readers, handle: listClientContacts},
		{id: "getClientContact", method: "GET", path: one, root: "contact", needs: readers, handle: getClientContact},
		{
			id: "createClientContact", method: "POST", path: list, root: "contact", status: 201, accepts: jsonBody,
			body: attrs{
				"use": aText.must(), "number": aText.must(), "owner": aText.must(), "email": aText.must(), "country": aText,
			},
			needs: managers, handle: createClientContact,
		},
		{
			id: "updateClientContact", method: "PUT", path: one, root: "contact", accepts: jsonBody,
			body:  attrs{"use": aText, "number": aText, "owner": aText, "email": aText, "country": aText},
			needs: managers, handle: updateClientContact,
		},
		{id: "deleteClientContact", method: "DELETE", path: one, root: "contact", needs: managers, handle: deleteClientContact},
	}
}

func listClientContacts(c *call) (any, *apiError) {
	cl, refused := c.findClient("client_id")
	if refused != nil {
		return nil, refused
	}
	rows := where(c.clientContacts.all(), func(k *clientContact) bool { return k.clientID == cl.id })
	return listed(c, rows, clientContactView)
}

func getClientContact(c *call) (any, *apiError) {
	_, k, refused := c.findClientContact()
	if refused != nil {
		return nil, refused
	}
	return clientContactView(k), nil
}

func createClientContact(c *call) (any, *apiError) {
	cl, refused := c.findClient("client_id")
	if refused != nil {
		return nil, refused
	}
	k := &clientContact{id: c.clientContacts.next(), clientID: cl.id}
	if refused := k.fill(c); refused != nil {
		return nil, refused
	}
	c.clientContacts.put(k.id, k)
	cl.contactIDs = append(cl.contactIDs, k.id)
	c.journal(k.id, k.owner)
	return clientContactView(k), nil
}

func updateClientContact(c *call) (any, *apiError) {
	_, k, refused := c.findClientContact()
	if refused != nil {
		return nil, refused
	}
	changed := *k
	if refused := changed.fill(c); refused != nil {
		return nil, refused
	}
	*k = changed
	c.journal(k.id, k.owner)
	return clientContactView(k), nil
}

func deleteClientContact(c *call) (any, *apiError) {
	cl, k, refused := c.findClientContact()
	if refused != nil {
		return nil, refused
	}
	c.clientContacts.delete(k.id)
	cl.contactIDs = slices.DeleteFunc(cl.contactIDs, func(id int) bool { return id == k.id })
	c.journal(k.id, k.owner)
	return nil, nil
}

// findClientContact is the contact of the path, which must be the client's.
func (c *call) findClientContact() (*client, *clientContact, *apiError) {
	cl, refused := c.findClient("client_id")
	if refused != nil {
		return nil, nil, refused
	}
	k, ok := c.clientContacts.get(c.id("id"))
	if !ok || k.clientID != cl.id {
		return nil, nil, notFoundWithin("Contact", c.vars["id"], `"contacts"."client_id"`)
	}
	return cl, k, nil
}

// fill takes over what was sent. The telephone is written as "number", and so
// its refusals call it.
func (k *clientContact) fill(c *call) (refused *apiError) {
	number := k.telephone
	texts := map[string]*string{"use": &k.use, "owner": &k.owner, "email": &k.email, "number": &number}
	takeSent(c, texts)
	for name, text := range texts {
		if c.sends(name) && strings.TrimSpace(*text) == "" {
			refused = refused.add(codeBody, name, blank)
		}
	}
	if c.sends("email") && k.email != "" && !validEmail(k.email) {
		refused = refused.add(codeBody, "email", isInvalid)
	}
	if c.sends("number") && strings.TrimSpace(number) != "" {
		country, _ := attr[string](c, "country")
		telephone, ok := phoneNumber(number, country)
		if !ok {
			refused = refused.add(codeBody, "number", badPhone)
		}
		k.telephone = telephone
	}
	return refused
}

type clientContactItem struct {
	ID        int     `json:"id"`
	Email     *string `json:"email"`
	Owner     string  `json:"owner"`
	Telephone *string `json:"telephone"`
	Use       string  `json:"use"`
}

func clientContactView(k *clientContact) clientContactItem {
	return clientContactItem{k.id, null(k.email), k.owner, null(k.telephone), k.use}
}
