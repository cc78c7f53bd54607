package tifluxtest

import (
	"strconv"
)

// preTicket is a request that waits for somebody to make a ticket of it.
type preTicket struct {
	id                 int
	title, description string
	requestor          typedRequestor
	clientID           int // 0 when not known.
	equipmentID        int
	origin             int // Index into origins.
	externalForm       bool
	archivedBy         int // User id, 0 for one that is not archived.
	created, updated   stamp
	files              []*file
}

func preTicketOperations() []operation {
	managers := needs{license: LicenseTickets, anyOf: []Permission{ManagePreTickets}}
	return []operation{
		{
			id: "listPreTickets", method: "GET", path: "/pre-tickets", root: "pre_ticket", paged: true,
			query: params{
				"archived": boolean, "client_id": integer, "created_after": date, "created_before": date,
				"include_description": boolean,
			},
			needs: managers, handle: listPreTickets,
		},
		{
			id: "createPreTicket", method: "POST", path: "/pre-tickets", root: "pre_ticket", status: 201,
			accepts: multipartBody | formBody,
			body: attrs{
				"title": aText.must(), "description": aText.must(), "requestor_name": aText.must(),
				"requestor_email": absentWith(aText, "is invalid"), "requestor_telephone": absentWith(aText, badPhone),
				"requestor_ramal": aNumber, "requestor_country": aText, "client_id": aNumber, "files": aFileList,
			},
			needs: managers, handle: createPreTicket,
		},
	}
}

const badPhone = "Is not a valid phone number"

// absentWith makes an attribute required whose absence breaks two rules.
func absentWith(a attribute, text string) attribute {
	a.absence = []string{blank, text}
	return a.must()
}

func listPreTickets(c *call) (any, *apiError) {
	archived, _ := queried[bool](c, "archived")
	clientID, byClient := queried[int](c, "client_id")
	inPeriod := within(c, "created_after", "created_before")
	rows := where(c.work.preTickets.newest(), func(p *preTicket) bool {
		return (p.archivedBy != 0) == archived && (!byClient || p.clientID == clientID) && inPeriod(dayOf(p.created.time()))
	})
	describe, _ := queried[bool](c, "include_description")
	return listed(c, rows, func(p *preTicket) preTicketItem {
		item := c.preTicketItem(p)
		if describe {
			item.Description = &p.description
		}
		return item
	})
}

func createPreTicket(c *call) (any, *apiError) {
	p := &preTicket{origin: originAPI, created: c.now, updated: c.now}
	p.title, _ = attr[string](c, "title")
	p.description, _ = attr[string](c, "description")
	var refused *apiError
	if p.requestor, refused = c.preTicketRequestor(); refused != nil {
		return nil, refused
	}
	if id, ok := attr[int](c, "client_id"); ok {
		if cl, known := c.clients.get(id); !known || !c.seesClient(cl) {
			return nil, refuse(codeBody, "client_id", "client not found")
		}
		p.clientID = id
	}
	uploads, _ := attr[[]upload](c, "files")
	p.files = c.storeFiles(uploads)
	p.id = c.work.preTickets.next()
	c.work.preTickets.put(p.id, p)
	c.journal(p.id, p.title)
	return preTicketDetail{c.preTicketItem(p), p.externalForm, p.description, c.fileViews(p.files)}, nil
}

func (c *call) preTicketRequestor() (r typedRequestor, refused *apiError) {
	r.name, _ = attr[string](c, "requestor_name")
	r.email, _ = attr[string](c, "requestor_email")
	if !validEmail(r.email) {
		refused = refused.add(codeBody, "requestor_email", "is invalid")
	}
	telephone, _ := attr[string](c, "requestor_telephone")
	country, _ := attr[string](c, "requestor_country")
	var ok bool
	if r.telephone, ok = phoneNumber(telephone, country); !ok {
		refused = refused.add(codeBody, "requestor_telephone", badPhone)
	}
	if extension, ok := attr[int](c, "requestor_ramal"); ok {
		r.extension = strconv.Itoa(extension)
	}
	return r, refused
}

type preTicketItem struct {
	ID                 int     `json:"id"`
	Archived           bool    `json:"archived"`
	ArchivedByUser     *idName `json:"archived_by_user"`
	Client             *idName `json:"client"`
	CreatedAt          stamp   `json:"created_at"`
	CreatedByWayOf     string  `json:"created_by_way_of"`
	Description        *string `json:"description,omitempty"`
	Equipment          *idName `json:"equipment"`
	RequestorEmail     string  `json:"requestor_email"`
	RequestorName      string  `json:"requestor_name"`
	RequestorRamal     *string `json:"requestor_ramal"`
	RequestorTelephone string  `json:"requestor_telephone"`
	Title              string  `json:"title"`
	UpdatedAt          stamp   `json:"updated_at"`
}

type preTicketDetail struct {
	preTicketItem
	CustomExternalForm bool       `json:"custom_external_form"`
	Description        string     `json:"description"`
	Files              []fileView `json:"files"`
}

func (c *call) preTicketItem(p *preTicket) preTicketItem {
	item := preTicketItem{
		ID: p.id, Archived: p.archivedBy != 0, CreatedAt: p.created, CreatedByWayOf: origins[p.origin],
		RequestorEmail: p.requestor.email, RequestorName: p.requestor.name, RequestorRamal: null(p.requestor.extension),
		RequestorTelephone: p.requestor.telephone, Title: p.title, UpdatedAt: p.updated,
	}
	if p.archivedBy != 0 {
		item.ArchivedByUser = new(c.userName(p.archivedBy))
	}
	if cl, ok := c.clients.get(p.clientID); ok {
		item.Client = &idName{cl.id, cl.name}
	}
	if e, ok := c.equipments.get(p.equipmentID); ok {
		item.Equipment = &idName{e.id, e.name}
	}
	return item
}
