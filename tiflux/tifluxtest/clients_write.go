package tifluxtest

import (
	"slices"
	"strconv"
	"strings"
)

// clientRecords is what belongs to clients, beside their requestors.
type clientRecords struct {
	clientAddresses  *table[clientAddress]
	clientContacts   *table[clientContact]
	clientFiles      map[int][]*file // By client id, in the order of their arrival.
	logos            map[int]*file   // By client id.
	emailPermissions *table[emailPermission]
}

func newClientRecords() clientRecords {
	r := clientRecords{
		clientAddresses: newTable[clientAddress](128), clientContacts: newTable[clientContact](128),
		clientFiles: map[int][]*file{}, logos: map[int]*file{}, emailPermissions: newTable[emailPermission](8),
	}
	r.clientAddresses.last, r.clientContacts.last, r.emailPermissions.last = firstAddress-1, firstContact-1, firstEmailPermission-1
	return r
}

// The first ids of the records of clients.
const (
	firstAddress         = 80001
	firstContact         = 85001
	firstEmailPermission = 9001
)

func clientWriteOperations() []operation {
	managers := needs{anyOf: []Permission{ManageClients}}
	readers := needs{license: LicenseTickets, anyOf: []Permission{ManageClients, ViewClients}}
	changes := clientAttributes()
	creation := clientAttributes()
	creation["name"], creation["social"] = aText.must(), aText.must()
	return []operation{
		{
			id: "createClient", method: "POST", path: "/clients", root: "client", status: 201,
			accepts: jsonBody, body: creation, needs: managers, handle: createClient,
		},
		{
			id: "updateClient", method: "PUT", path: "/clients/{id}", root: "client",
			accepts: jsonBody, body: changes, needs: managers, handle: updateClient,
		},
		{
			id: "updateClientEntities", method: "PUT", path: "/clients/{id}/entities", root: "client",
			accepts: jsonBody, body: attrs{"entities": entityList.must()}, needs: managers, handle: updateClientEntities,
		},
		{
			id: "listClientDesks", method: "GET", path: "/clients/{id}/desks", root: "desk", paged: true,
			needs: readers, handle: listClientDesks,
		},
		{
			id: "listClientTechnicalGroups", method: "GET", path: "/clients/{id}/technical-groups", root: "technical_group",
			paged: true, needs: readers, handle: listClientTechnicalGroups,
		},
		{
			// The handler asks for the body, so that a missing permission is told first.
			id: "createClientUser", method: "POST", path: "/clients/{id}/users", root: "user", status: 201,
			accepts: jsonBody, wrapped: true, optional: true,
			body: attrs{
				"name": aText, "email": aText, "extension": aNumber, "authorization_flow": aFlag,
				"telephone": aText, "country_code": aText,
			},
			needs:  needs{license: LicenseTickets, anyOf: []Permission{ManageUsers, RegisterPortalUsers}},
			handle: createClientUser,
		},
		{
			id: "createClientEmailTicketsPermission", method: "POST", path: "/clients/{id}/email_tickets_permissions",
			root: "email_tickets_permission", accepts: jsonBody,
			body:   attrs{"address": aText.must().refusedWith(codeQuery)},
			needs:  needs{license: LicenseTickets, anyOf: []Permission{ManageEmailTickets}},
			handle: createClientEmailTicketsPermission,
		},
	}
}

func clientAttributes() attrs {
	return attrs{
		"name": aText, "social": aText, "social_revenue": aText,
		"desk_ids": aNumberList, "add_all_desks": aFlag,
		"technical_group_ids": aNumberList, "add_all_technical_groups": aFlag,
		"status": aFlag, "max_agents": aNumber, "email_financial": aText, "sms_financial": aText,
		"municipal_registration": aText, "estadual_registration": aText, "anotations": aText,
		"visible_to_clients": aFlag, // In no answer.
		"work_folder":        aText, "quarterly_billing": aFlag, "quarterly_bill_client_id": aNumber,
		"billing_report_type": aText, "authorization_flow": aFlag,
	}
}

func createClient(c *call) (any, *apiError) {
	d := clientDraft{call: c, cl: client{
		id: c.clients.next(), active: true, reportKind: "detailed_with_appointment", payment: "BOLETO",
		equipmentGroups: 1, // Named after the client.
	}}
	if d.fill(); d.refused != nil {
		return nil, d.refused
	}
	c.clients.put(d.cl.id, &d.cl)
	c.journal(d.cl.id, d.cl.name)
	return c.clientView(&d.cl), nil
}

func updateClient(c *call) (any, *apiError) {
	cl, refused := c.findClient("id")
	if refused != nil {
		return nil, refused
	}
	d := clientDraft{call: c, cl: *cl}
	if d.fill(); d.refused != nil {
		return nil, d.refused
	}
	if cl.active && !d.cl.active && (len(cl.deskIDs) > 0 || cl.authorizationFlow) {
		return nil, refuse(codeCannotExecute, "error", messages[codeCannotExecute])
	}
	*cl = d.cl
	c.journal(cl.id, cl.name)
	return c.clientView(cl), nil
}

// clientDraft is a client being made or changed. Nothing is stored while a rule
// may still refuse it.
type clientDraft struct {
	*call
	cl      client
	refused *apiError
}

func (d *clientDraft) bad(key, text string) { d.refused = d.refused.add(codeBody, key, text) }

// fill takes over what was sent and checks the whole; null clears.
func (d *clientDraft) fill() {
	cl := &d.cl
	takeSent(d.call, map[string]*string{
		"name": &cl.name, "social": &cl.social, "email_financial": &cl.financialEmail, "sms_financial": &cl.financialPhone,
		"municipal_registration": &cl.municipalRegistration, "estadual_registration": &cl.stateRegistration,
		"anotations": &cl.notes, "work_folder": &cl.workFolder, "billing_report_type": &cl.reportKind,
		"social_revenue": &cl.document,
	})
	takeSent(d.call, map[string]*bool{
		"status": &cl.active, "quarterly_billing": &cl.quarterlyBilling, "authorization_flow": &cl.authorizationFlow,
	})
	takeSent(d.call, map[string]*int{"max_agents": &cl.maxAgents, "quarterly_bill_client_id": &cl.quarterlyClient})
	cl.deskIDs = d.linked("desk_ids", "add_all_desks", "desk not found", cl.deskIDs, linkableIDs(d.desks, func(e *desk) int { return e.id }))
	cl.groupIDs = d.linked("technical_group_ids", "add_all_technical_groups", "technical group not found", cl.groupIDs,
		linkableIDs(d.groups, func(g *group) int { return g.id }))
	d.checkTexts()
	d.checkDocument()
	if _, known := d.clients.get(cl.quarterlyClient); cl.quarterlyClient != 0 && !known {
		d.bad("quarterly_bill_client_id", "client not found")
	}
}

// takeSent copies the attributes that were sent; one sent as null becomes zero.
func takeSent[T any](c *call, targets map[string]*T) {
	for name, target := range targets {
		if c.sends(name) {
			*target, _ = attr[T](c, name)
		}
	}
}

func linkableIDs[T any](rows *table[T], id func(*T) int) []int {
	var ids []int
	for row := range rows.all() {
		ids = append(ids, id(row))
	}
	return ids
}

// linked is a relation after the request: everything, what was sent in place
// of the old, or the old.
func (d *clientDraft) linked(name, allName, unknown string, old, everything []int) []int {
	if all, _ := attr[bool](d.call, allName); all {
		return everything
	}
	if !d.sends(name) {
		return old
	}
	ids, _ := attr[[]int](d.call, name)
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	if slices.ContainsFunc(ids, func(id int) bool { return !slices.Contains(everything, id) }) {
		d.bad(name, unknown)
	}
	return ids
}

func (d *clientDraft) checkTexts() {
	cl := &d.cl
	for name, text := range map[string]string{"name": cl.name, "social": cl.social} {
		if strings.TrimSpace(text) == "" {
			d.bad(name, blank)
		}
	}
	if cl.financialEmail != "" && !validEmail(cl.financialEmail) {
		d.bad("email_financial", isInvalid)
	}
	if d.sends("sms_financial") && cl.financialPhone != "" {
		if _, ok := phoneNumber(cl.financialPhone, ""); !ok {
			d.bad("sms_financial", isInvalid)
		}
		cl.financialPhone = alphanumeric(cl.financialPhone)
	}
	if !slices.Contains([]string{"detailed_with_appointment", "detailed", "synthetic", ""}, cl.reportKind) {
		d.bad("billing_report_type", "is not included in the list")
	}
}

const isInvalid = "is invalid"

// checkDocument looks for the CPF or CNPJ among all clients, those too that the
// caller does not see.
func (d *clientDraft) checkDocument() {
	cl := &d.cl
	if !d.sends("social_revenue") || cl.document == "" {
		return
	}
	cl.document = alphanumeric(cl.document)
	taken := where(d.clients.all(), func(other *client) bool { return other.id != cl.id && other.document == cl.document })
	switch {
	case !validDocument(cl.document):
		d.bad("social_revenue", isInvalid)
	case len(taken) > 0:
		d.bad("social_revenue", "has already been taken")
	}
}

// validDocument checks the two check digits of a CPF, which is all digits, or
// of a CNPJ, whose other places may hold letters.
func validDocument(document string) bool {
	turn := 8 // Weights run from 2 to 9, then anew; those of a CPF run on.
	switch len(document) {
	case 11:
		turn = 10
		if _, err := strconv.Atoi(document); err != nil {
			return false
		}
	case 14:
	default:
		return false
	}
	if strings.Count(document, document[:1]) == len(document) {
		return false
	}
	for place := len(document) - 2; place < len(document); place++ {
		sum := 0
		for i := range place {
			sum += int(document[i]-'0') * (2 + (place-1-i)%turn)
		}
		check := 11 - sum%11
		if check > 9 {
			check = 0
		}
		if int(document[place]-'0') != check {
			return false
		}
	}
	return true
}

func updateClientEntities(c *call) (any, *apiError) {
	cl, refused := c.findClient("id")
	if refused != nil {
		return nil, refused
	}
	if cl.values == nil {
		cl.values = &fieldValues{}
	}
	items, _ := attr[[]any](c, "entities")
	problems := c.storeValues(cl.values, forClients, "Client", items)
	if len(problems) < len(items) {
		c.journal(cl.id, cl.name)
	}
	if len(problems) > 0 {
		return reply{207, refuse(codePartial, "entities", problems...)}, nil
	}
	return clientWithEntities{
		Client:   clientIdentity{cl.id, cl.name, cl.social, null(cl.document)},
		Entities: c.filledEntities(forClients, cl.values, everyGroup),
	}, nil
}

func listClientDesks(c *call) (any, *apiError) {
	cl, refused := c.findClient("id")
	if refused != nil {
		return nil, refused
	}
	rows := where(c.desks.all(), func(d *desk) bool { return slices.Contains(cl.deskIDs, d.id) })
	return listed(c, rows, deskView)
}

func listClientTechnicalGroups(c *call) (any, *apiError) {
	cl, refused := c.findClient("id")
	if refused != nil {
		return nil, refused
	}
	rows := where(c.groups.all(), func(g *group) bool { return slices.Contains(cl.groupIDs, g.id) })
	return listed(c, rows, func(g *group) idName { return idName{g.id, g.name} })
}
