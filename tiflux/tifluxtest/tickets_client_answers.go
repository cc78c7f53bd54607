package tifluxtest

import (
	"fmt"
	"slices"
)

func ticketClientAnswerOperations() []operation {
	return []operation{
		{
			id: "createClientAnswer", method: "POST", path: "/tickets/{ticket_number}/client-answers", root: "answer", status: 201,
			numbers: nestedNumber, accepts: multipartBody | formBody,
			body: attrs{
				"name": aText.must().refusedWith(codeQuery), "author_name": aText.must().refusedWith(codeQuery),
				"files": aFileList.refusedWith(codeQuery),
			},
			needs: needs{anyOf: []Permission{AdminsOnly}}, handle: createClientAnswer,
		},
		{
			id: "deleteTicketAnswerFile", method: "DELETE", path: "/ticket_answers/{ticket_answer_id}/files/{id}", root: "file",
			needs:  needs{license: LicenseTickets, anyOf: []Permission{OpenTickets, EditTickets}},
			handle: deleteTicketAnswerFile,
		},
	}
}

func createClientAnswer(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	switch {
	case refused != nil && refused.Code == codeNotFound:
		return nil, refuse(codeNotFound, "error", fmt.Sprintf("Couldn't find ticket with ticket_number = %s", c.vars["ticket_number"]))
	case refused != nil:
		return nil, refused
	case t.closed:
		return nil, refuse(codeQuery, "error", "Cannot add answer in a closed ticket")
	}
	markup, _ := attr[string](c, "name")
	author, _ := attr[string](c, "author_name")
	uploads, _ := attr[[]upload](c, "files")
	a := &ticketAnswer{
		id: c.answers.next(), ticket: t.number, at: c.now, author: "[API] " + author, origin: answerFromAPI,
		text: prose{written: markup}, files: c.storeFiles(uploads),
	}
	c.answers.put(a.id, a)
	t.answers = append(t.answers, a)
	c.touch(t, "answered", nil)
	c.journal(a.id, markup)
	return c.answerView(a), nil
}

func deleteTicketAnswerFile(c *call) (any, *apiError) {
	a, ok := c.answers.get(c.id("ticket_answer_id"))
	if ok {
		t, known := c.tickets.get(a.ticket)
		ok = known && c.seesTicket(t)
	}
	if !ok {
		return nil, notFound("ServiceDesk::TicketAnswer", c.vars["ticket_answer_id"])
	}
	i := slices.IndexFunc(a.files, func(f *file) bool { return f.id == c.id("id") })
	if i < 0 {
		return nil, notFound("ServiceDesk::TicketAnswerFile", c.vars["id"])
	}
	f := a.files[i]
	a.files = slices.Delete(a.files, i, i+1)
	c.files.delete(f.id)
	c.journal(f.id, f.name)
	return nil, nil
}
