package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

var communicationTools = []*tool{
	newTool("create_internal_communication", "answers", addTool, "Write internal note",
		"Write a note on a ticket that only attendants see.", createInternalCommunication),
	newTool("list_internal_communications", "answers", readTool, "List internal notes",
		"List the notes of a ticket that only attendants see.", listInternalCommunications),
	newTool("get_internal_communication", "answers", readTool, "Get internal note",
		"Show an internal note in full, with links to its files.", getInternalCommunication),
	newTool("update_internal_communication", "answers", setTool, "Change internal note",
		"Replace the text of an internal note. Only its author may.", updateInternalCommunication),
	newTool("delete_internal_communication", "answers", destructiveTool, "Delete internal note",
		"Delete an internal note. Only its author may.", deleteInternalCommunication),
}

// communicationRef is an internal communication of a ticket in the arguments.
type communicationRef struct {
	ticketRef
	CommunicationID int64 `json:"communication_id" desc:"note id" min:"1"`
}

type createInternalCommunicationInput struct {
	ticketRef
	Text  string      `json:"text" desc:"note, Markdown"`
	Files []fileInput `json:"files_base64,omitempty" desc:"files, 25 MB each" max:"10"`
}

func createInternalCommunication(ctx context.Context, c *call, in *createInternalCommunicationInput) error {
	files, err := decodeFiles("files_base64", in.Files)
	if err != nil {
		return err
	}
	note, err := c.client.Tickets.CreateInternalCommunication(ctx, in.TicketNumber, &tiflux.InternalCommunicationCreate{
		Text: render.MarkdownToHTML(in.Text), Files: files,
	})
	return receipt(c, note, err, "created", c.render.InternalCommunicationReceipt)
}

type listInternalCommunicationsInput struct {
	ticketRef
	paging
}

func listInternalCommunications(ctx context.Context, c *call, in *listInternalCommunicationsInput) error {
	o := in.paging.options()
	p, err := c.client.Tickets.ListInternalCommunications(ctx, in.TicketNumber, &o)
	return page(c, p, err, c.render.InternalCommunications)
}

type getInternalCommunicationInput struct{ communicationRef }

func getInternalCommunication(ctx context.Context, c *call, in *getInternalCommunicationInput) error {
	note, err := c.client.Tickets.GetInternalCommunication(ctx, in.TicketNumber, in.CommunicationID)
	return record(c, note, err, c.render.InternalCommunication)
}

type updateInternalCommunicationInput struct {
	communicationRef
	Text string `json:"text" desc:"new text, Markdown"`
}

func updateInternalCommunication(ctx context.Context, c *call, in *updateInternalCommunicationInput) error {
	note, err := c.client.Tickets.UpdateInternalCommunication(ctx, in.TicketNumber, in.CommunicationID,
		&tiflux.InternalCommunicationUpdate{Text: render.MarkdownToHTML(in.Text)})
	return receipt(c, note, err, "updated", c.render.InternalCommunicationReceipt)
}

type deleteInternalCommunicationInput struct{ communicationRef }

func deleteInternalCommunication(ctx context.Context, c *call, in *deleteInternalCommunicationInput) error {
	return c.deleted("internal_communication", in.CommunicationID, c.client.Tickets.DeleteInternalCommunication(ctx, in.TicketNumber, in.CommunicationID))
}
