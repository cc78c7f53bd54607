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
	newTool("get_ticket_answer", "answers", readTool, "Get ticket answer",
		"Show a public answer in full, with links to its files.", getTicketAnswer),
	newTool("create_client_answer", "answers", addTool, "Answer as client",
		"Register an answer on behalf of the client. Administrators only.", createClientAnswer),
	newTool("delete_ticket_answer", "answers", destructiveTool, "Delete ticket answer",
		"Delete a public answer.", deleteTicketAnswer),
	newTool("delete_ticket_answer_file", "answers", destructiveTool, "Delete answer file",
		"Delete a file of a public answer.", deleteTicketAnswerFile),
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
	return receipt(c, a, err, "created", c.render.AnswerReceipt)
}

type listTicketAnswersInput struct {
	ticketRef
	paging
}

func listTicketAnswers(ctx context.Context, c *call, in *listTicketAnswersInput) error {
	o := in.paging.options()
	p, err := c.client.Tickets.ListAnswers(ctx, in.TicketNumber, &o)
	return page(c, p, err, c.render.Answers)
}

// answerRef is an answer of a ticket in the arguments.
type answerRef struct {
	ticketRef
	AnswerID int64 `json:"answer_id" desc:"answer id" min:"1"`
}

type getTicketAnswerInput struct{ answerRef }

func getTicketAnswer(ctx context.Context, c *call, in *getTicketAnswerInput) error {
	a, err := c.client.Tickets.GetAnswer(ctx, in.TicketNumber, in.AnswerID)
	return record(c, a, err, c.render.Answer)
}

type createClientAnswerInput struct {
	ticketRef
	Text       string      `json:"text" desc:"what the client says, Markdown"`
	AuthorName string      `json:"author_name" desc:"name shown as author"`
	Files      []fileInput `json:"files_base64,omitempty" desc:"files, 25 MB each" max:"10"`
}

func createClientAnswer(ctx context.Context, c *call, in *createClientAnswerInput) error {
	files, err := decodeFiles("files_base64", in.Files)
	if err != nil {
		return err
	}
	a, err := c.client.Tickets.CreateClientAnswer(ctx, in.TicketNumber, &tiflux.TicketClientAnswerCreate{
		Name: render.MarkdownToHTML(in.Text), AuthorName: in.AuthorName, Files: files,
	})
	return receipt(c, a, err, "created", c.render.AnswerReceipt)
}

type deleteTicketAnswerInput struct{ answerRef }

func deleteTicketAnswer(ctx context.Context, c *call, in *deleteTicketAnswerInput) error {
	return c.deleted("answer", in.AnswerID, c.client.Tickets.DeleteAnswer(ctx, in.TicketNumber, in.AnswerID))
}

type deleteTicketAnswerFileInput struct {
	AnswerID int64 `json:"answer_id" desc:"answer id" min:"1"`
	FileID   int64 `json:"file_id" desc:"file id" min:"1"`
}

func deleteTicketAnswerFile(ctx context.Context, c *call, in *deleteTicketAnswerFileInput) error {
	return c.deleted("file", in.FileID, c.client.Tickets.DeleteAnswerFile(ctx, in.AnswerID, in.FileID))
}
