package tifluxtest

import "slices"

// ticketAnswer is a message exchanged with the client.
type ticketAnswer struct {
	id     int
	ticket int // Number.
	at     stamp
	userID int // 0 for a message of the client.
	author string
	origin string
	text   prose
	files  []*file
}

// The origins of answers.
const (
	answerFromWeb    = "tiflux_web"
	answerFromAPI    = "api"
	answerFromPortal = "client_portal"
	answerFromEmail  = "email"
)

// The outcomes of with_signature.
const (
	unsigned    = "Answer sent without signature"
	noSignature = "Answer sent without signature: User doesn't have a signature registered"
	signed      = "Answer sent with signature"
)

// nestedNumber is the key for a bad ticket number on routes below a ticket.
var nestedNumber = map[string]string{"ticket_number": "ticket_ticket_number"}

func ticketAnswerOperations() []operation {
	writers := needs{license: LicenseTickets, anyOf: []Permission{OpenTickets, EditTickets}}
	return []operation{
		{
			id: "listTicketAnswers", method: "GET", path: "/tickets/{ticket_number}/answers", root: "answer",
			numbers: nestedNumber, paged: true, needs: writers, handle: listTicketAnswers,
		},
		{
			id: "getTicketAnswer", method: "GET", path: "/tickets/{ticket_number}/answers/{id}", root: "answer",
			needs: writers, handle: getTicketAnswer,
		},
		{
			id: "createTicketAnswer", method: "POST", path: "/tickets/{ticket_number}/answers", root: "answer",
			numbers: nestedNumber, accepts: multipartBody | formBody, status: 201,
			body: attrs{
				"name": aText.must().refusedWith(codeQuery), "with_signature": aStrictFlag.refusedWith(codeQuery),
				"files": aFileList,
			},
			needs: writers, handle: createTicketAnswer,
		},
		{
			id: "deleteTicketAnswer", method: "DELETE", path: "/tickets/{ticket_number}/answers/{id}", root: "answer",
			needs: writers, handle: deleteTicketAnswer,
		},
	}
}

func listTicketAnswers(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	newest := slices.Clone(t.answers)
	slices.Reverse(newest)
	return listed(c, newest, answerListItem)
}

func getTicketAnswer(c *call) (any, *apiError) {
	_, a, refused := c.findAnswer()
	if refused != nil {
		return nil, refused
	}
	return c.answerView(a), nil
}

func createTicketAnswer(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	if t.closed {
		return nil, refuse(codeBody, "error", "Cannot add answer in a closed ticket")
	}
	markup, _ := attr[string](c, "name")
	uploads, _ := attr[[]upload](c, "files")
	a := &ticketAnswer{
		id: c.answers.next(), ticket: t.number, at: c.now, userID: c.user.id, author: c.user.apiAuthor(),
		origin: answerFromAPI, text: prose{written: markup}, files: c.storeFiles(uploads),
	}
	c.answers.put(a.id, a)
	t.answers = append(t.answers, a)
	if t.attended == 0 && c.user.kind != KindClient {
		t.attended = c.now
	}
	c.touch(t, "answered", nil)
	c.journal(a.id, markup)
	return createdAnswer{c.answerView(a), c.signature()}, nil
}

// signature is the outcome of with_signature.
func (c *call) signature() string {
	wanted, _ := attr[bool](c, "with_signature")
	switch {
	case !wanted:
		return unsigned
	case c.user.signature == "":
		return noSignature
	}
	return signed
}

func deleteTicketAnswer(c *call) (any, *apiError) {
	t, a, refused := c.findAnswer()
	if refused != nil {
		return nil, refused
	}
	for _, f := range a.files {
		c.files.delete(f.id)
	}
	c.answers.delete(a.id)
	t.answers = slices.DeleteFunc(t.answers, func(other *ticketAnswer) bool { return other == a })
	c.journal(a.id, a.text.html())
	return nil, nil
}

// findAnswer is the answer of the path, within its ticket.
func (c *call) findAnswer() (*ticket, *ticketAnswer, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, nil, refused
	}
	a, ok := c.answers.get(c.id("id"))
	if !ok || a.ticket != t.number {
		return nil, nil, notFoundWithin("ServiceDesk::TicketAnswer", c.vars["id"], `"service_desk_ticket_answers"."ticket_id"`)
	}
	return t, a, nil
}

type answerItem struct {
	ID           int    `json:"id"`
	AnswerOrigin string `json:"answer_origin"`
	AnswerTime   stamp  `json:"answer_time"`
	Author       string `json:"author"`
	FilesCount   int    `json:"files_count"`
	Name         string `json:"name"`
	UserID       *int   `json:"user_id"`
}

type answerDetail struct {
	answerItem
	Files []fileView `json:"files"`
}

type createdAnswer struct {
	answerDetail
	Signature string `json:"signature"`
}

func answerListItem(a *ticketAnswer) answerItem {
	return answerItem{a.id, a.origin, a.at, a.author, len(a.files), a.text.html(), null(a.userID)}
}

func (c *call) answerView(a *ticketAnswer) answerDetail {
	return answerDetail{answerListItem(a), c.fileViews(a.files)}
}
