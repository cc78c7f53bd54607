package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

var ticketFileTools = []*tool{
	newTool("get_ticket_files", "tickets", readTool, "List ticket files",
		"List the files attached to a ticket itself, with short-lived links.", getTicketFiles),
	newTool("upload_ticket_files", "tickets", addTool, "Attach files",
		"Attach files to a ticket itself.", uploadTicketFiles),
	newTool("delete_ticket_file", "tickets", destructiveTool, "Delete ticket file",
		"Delete a file of a ticket.", deleteTicketFile),
}

type getTicketFilesInput struct {
	ticketRef
	paging
}

func getTicketFiles(ctx context.Context, c *call, in *getTicketFilesInput) error {
	o := in.paging.options()
	p, err := c.client.Tickets.ListFiles(ctx, in.TicketNumber, &o)
	return page(c, p, err, c.render.Files)
}

type uploadTicketFilesInput struct {
	ticketRef
	Files []fileInput `json:"files_base64" desc:"files, 25 MB each" min:"1" max:"10"`
}

func uploadTicketFiles(ctx context.Context, c *call, in *uploadTicketFilesInput) error {
	files, err := decodeFiles("files_base64", in.Files)
	if err != nil {
		return err
	}
	stored, err := c.client.Tickets.UploadFiles(ctx, in.TicketNumber, files)
	if err != nil {
		return err
	}
	return showPage(c, &tiflux.Page[tiflux.FileRef]{Items: stored, Number: 1, Size: len(stored), Total: len(stored)}, render.Notes{}, c.render.Files)
}

type deleteTicketFileInput struct {
	ticketRef
	FileID int64 `json:"file_id" desc:"file id" min:"1"`
}

func deleteTicketFile(ctx context.Context, c *call, in *deleteTicketFileInput) error {
	return c.deleted("file", in.FileID, c.client.Tickets.DeleteFile(ctx, in.TicketNumber, in.FileID))
}
