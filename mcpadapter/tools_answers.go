package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

var answerTools = []*tool{
	newTool("create_ticket_answer", "answers", addTool, "Answer ticket",
		"Send a public answer to the client of a ticket.", createTicketAnswer),
	newTool("list_ticket_answers", "answers", readTool, "List ticket answers",
		"List the public answers of a ticket, newest first.", listTicketAnswers),
	newTool("get_ticket_files", "tickets", readTool, "List ticket files",
		"List the files attached to a ticket itself, with short-lived links.", getTicketFiles),
}

type createTicketAnswerInput struct {
	ticketRef
	Text          string      `json:"text" desc:"answer to the client, Markdown"`
	WithSignature bool        `json:"with_signature,omitempty" desc:"add the signature of the key's user"`
	Files         []fileInput `json:"files_base64,omitempty" desc:"files, 25 MB each" max:"10"`
}

func createTicketAnswer(ctx context.Context, c *call, in *createTicketAnswerInput) error {
	files, err := decodeFiles("files_base64", in.Files)
	if err != nil {
		return err
	}
	a, err := c.client.Tickets.CreateAnswer(ctx, in.TicketNumber, &tiflux.TicketAnswerCreate{
		Name: render.MarkdownToHTML(in.Text), WithSignature: in.WithSignature, Files: files,
	})
	if err != nil {
		return err
	}
	return showReceipt(c, a, render.Receipt{Action: "created"}, c.render.AnswerReceipt)
}

type listTicketAnswersInput struct {
	ticketRef
	paging
}

func listTicketAnswers(ctx context.Context, c *call, in *listTicketAnswersInput) error {
	o := in.paging.options()
	p, err := c.client.Tickets.ListAnswers(ctx, in.TicketNumber, &o)
	if err != nil {
		return err
	}
	return showPage(c, p, render.Notes{}, c.render.Answers)
}

type getTicketFilesInput struct {
	ticketRef
	paging
}

func getTicketFiles(ctx context.Context, c *call, in *getTicketFilesInput) error {
	o := in.paging.options()
	p, err := c.client.Tickets.ListFiles(ctx, in.TicketNumber, &o)
	if err != nil {
		return err
	}
	return showPage(c, p, render.Notes{}, c.render.Files)
}
