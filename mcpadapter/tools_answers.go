package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

type createTicketAnswerInput struct {
	TicketNumber  int64       `json:"ticket_number" desc:"ticket number" min:"1"`
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
	return c.render.AnswerReceipt(&c.out, a, render.Receipt{Action: "created"})
}

type listTicketAnswersInput struct {
	TicketNumber int64 `json:"ticket_number" desc:"ticket number" min:"1"`
	paging
}

func listTicketAnswers(ctx context.Context, c *call, in *listTicketAnswersInput) error {
	o := in.paging.options()
	p, err := c.client.Tickets.ListAnswers(ctx, in.TicketNumber, &o)
	if err != nil {
		return err
	}
	return c.render.Answers(&c.out, p, render.Notes{})
}

type getTicketFilesInput struct {
	TicketNumber int64 `json:"ticket_number" desc:"ticket number" min:"1"`
	paging
}

func getTicketFiles(ctx context.Context, c *call, in *getTicketFilesInput) error {
	o := in.paging.options()
	p, err := c.client.Tickets.ListFiles(ctx, in.TicketNumber, &o)
	if err != nil {
		return err
	}
	return c.render.Files(&c.out, p, render.Notes{})
}
