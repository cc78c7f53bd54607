package tifluxtest

import (
	"slices"
	"strings"
)

type clientAddress struct {
	id, clientID int
	cep, city    string
	complement   string
	neighborhood string
	number       int
	state        string
	street       string
}

func clientAddressOperations() []operation {
	const list, one = "/clients/{client_id}/addresses", "/clients/{client_id}/addresses/{id}"
	managers := needs{anyOf: []Permission{ManageClients}}
	readers := needs{anyOf: []Permission{ManageClients, ViewClients}}
	changes := attrs{
		"cep": aText, "city": aText, "neighborhood": aText, "number": aNumber, "state": aText, "street": aText,
		"complement": aText,
	}
	creation := attrs{"complement": aText}
	for name, attribute := range changes {
		if name != "complement" {
			creation[name] = attribute.must()
		}
	}
	return []operation{
		{id: "listClientAddresses", method: "GET", path: list, root: "address", paged: true, needs: readers, handle: listClientAddresses},
		{id: "getClientAddress", method: "GET", path: one, root: "address", needs: readers, handle: getClientAddress},
		{
			id: "createClientAddress", method: "POST", path: list, root: "address", status: 201,
			accepts: jsonBody, body: creation, needs: managers, handle: createClientAddress,
		},
		{
			id: "updateClientAddress", method: "PUT", path: one, root: "address",
			accepts: jsonBody, body: changes, needs: managers, handle: updateClientAddress,
		},
		{id: "deleteClientAddress", method: "DELETE", path: one, root: "address", needs: managers, handle: deleteClientAddress},
	}
}

func listClientAddresses(c *call) (any, *apiError) {
	cl, refused := c.findClient("client_id")
	if refused != nil {
		return nil, refused
	}
	rows := where(c.clientAddresses.all(), func(a *clientAddress) bool { return a.clientID == cl.id })
	return listed(c, rows, clientAddressView)
}

func getClientAddress(c *call) (any, *apiError) {
	_, a, refused := c.findClientAddress()
	if refused != nil {
		return nil, refused
	}
	return clientAddressView(a), nil
}

func createClientAddress(c *call) (any, *apiError) {
	cl, refused := c.findClient("client_id")
	if refused != nil {
		return nil, refused
	}
	a := &clientAddress{id: c.clientAddresses.next(), clientID: cl.id}
	if refused := a.fill(c); refused != nil {
		return nil, refused
	}
	c.clientAddresses.put(a.id, a)
	cl.addressIDs = append(cl.addressIDs, a.id)
	c.journal(a.id, a.street)
	return clientAddressView(a), nil
}

func updateClientAddress(c *call) (any, *apiError) {
	_, a, refused := c.findClientAddress()
	if refused != nil {
		return nil, refused
	}
	changed := *a
	if refused := changed.fill(c); refused != nil {
		return nil, refused
	}
	*a = changed
	c.journal(a.id, a.street)
	return clientAddressView(a), nil
}

func deleteClientAddress(c *call) (any, *apiError) {
	cl, a, refused := c.findClientAddress()
	if refused != nil {
		return nil, refused
	}
	c.clientAddresses.delete(a.id)
	cl.addressIDs = slices.DeleteFunc(cl.addressIDs, func(id int) bool { return id == a.id })
	c.journal(a.id, a.street)
	return nil, nil
}

// findClientAddress is the address of the path, which must be the client's.
func (c *call) findClientAddress() (*client, *clientAddress, *apiError) {
	cl, refused := c.findClient("client_id")
	if refused != nil {
		return nil, nil, refused
	}
	a, ok := c.clientAddresses.get(c.id("id"))
	if !ok || a.clientID != cl.id {
		return nil, nil, notFoundWithin("Address", c.vars["id"], `"addresses"."client_id"`)
	}
	return cl, a, nil
}

// fill takes over what was sent; only the complement may be blank.
func (a *clientAddress) fill(c *call) (refused *apiError) {
	texts := map[string]*string{
		"cep": &a.cep, "city": &a.city, "neighborhood": &a.neighborhood, "state": &a.state, "street": &a.street,
	}
	takeSent(c, texts)
	takeSent(c, map[string]*string{"complement": &a.complement})
	for name, text := range texts {
		if strings.TrimSpace(*text) == "" {
			refused = refused.add(codeBody, name, blank)
		}
	}
	number, given := attr[int](c, "number")
	switch {
	case given:
		a.number = number
	case c.sends("number"):
		refused = refused.add(codeBody, "number", blank).add(codeBody, "number", notNumber)
	}
	return refused
}

type clientAddressItem struct {
	ID           int     `json:"id"`
	CEP          string  `json:"cep"`
	City         string  `json:"city"`
	Complement   *string `json:"complement"`
	Neighborhood string  `json:"neighborhood"`
	Number       int     `json:"number"`
	State        string  `json:"state"`
	Street       string  `json:"street"`
}

func clientAddressView(a *clientAddress) clientAddressItem {
	return clientAddressItem{a.id, a.cep, a.city, null(a.complement), a.neighborhood, a.number, a.state, a.street}
}
