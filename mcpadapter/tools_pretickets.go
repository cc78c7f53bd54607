package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

var preTicketTools = []*tool{
	newTool("list_pre_tickets", "tickets", readTool, "List pre-tickets",
		"List requests that wait to become tickets.", listPreTickets),
	newTool("create_pre_ticket", "tickets", addTool, "Create pre-ticket",
		"Register a request that somebody makes a ticket of later.", createPreTicket),
}

type listPreTicketsInput struct {
	Archived           bool   `json:"archived,omitempty" desc:"list the archived ones, and no others"`
	ClientID           int64  `json:"client_id,omitempty" desc:"client id" min:"1"`
	ClientName         string `json:"client_name,omitempty" desc:"client by name"`
	CreatedAfter       string `json:"created_after,omitempty" desc:"first day, YYYY-MM-DD"`
	CreatedBefore      string `json:"created_before,omitempty" desc:"last day, YYYY-MM-DD"`
	IncludeDescription bool   `json:"include_description,omitempty" desc:"with descriptions"`
	paging
}

func listPreTickets(ctx context.Context, c *call, in *listPreTicketsInput) error {
	n := c.resolving(ctx)
	o := &tiflux.PreTicketListOptions{ListOptions: in.paging.options(), Archived: in.Archived, IncludeDescription: in.IncludeDescription}
	o.CreatedAfter, o.CreatedBefore = n.days("created_after", in.CreatedAfter, "created_before", in.CreatedBefore)
	o.ClientID = n.client(ref{in.ClientID, in.ClientName})
	if n.err != nil {
		return n.err
	}
	p, err := c.client.PreTickets.List(ctx, o)
	return page(c, p, err, c.render.PreTickets)
}

type createPreTicketInput struct {
	Title              string      `json:"title" desc:"title"`
	Description        string      `json:"description" desc:"description, Markdown"`
	RequestorName      string      `json:"requestor_name" desc:"requestor's name"`
	RequestorEmail     string      `json:"requestor_email" desc:"requestor's e-mail"`
	RequestorTelephone string      `json:"requestor_telephone" desc:"requestor's phone, national digits" number:"true"`
	RequestorRamal     int64       `json:"requestor_ramal,omitempty" desc:"extension" min:"1"`
	RequestorCountry   string      `json:"requestor_country,omitempty" desc:"of the phone, two letters" default:"BR"`
	ClientID           int64       `json:"client_id,omitempty" desc:"client id" min:"1"`
	ClientName         string      `json:"client_name,omitempty" desc:"client by name"`
	Files              []fileInput `json:"files,omitempty" desc:"files, 25 MB each" max:"10"`
}

func createPreTicket(ctx context.Context, c *call, in *createPreTicketInput) error {
	files, err := decodeFiles("files", in.Files)
	if err != nil {
		return err
	}
	n := c.resolving(ctx)
	t := &tiflux.PreTicketCreate{
		Title: in.Title, Description: render.MarkdownToHTML(in.Description), RequestorName: in.RequestorName,
		RequestorEmail: in.RequestorEmail, RequestorTelephone: in.RequestorTelephone, RequestorRamal: in.RequestorRamal,
		RequestorCountry: in.RequestorCountry, ClientID: n.client(ref{in.ClientID, in.ClientName}), Files: files,
	}
	if n.err != nil {
		return n.err
	}
	created, err := c.client.PreTickets.Create(ctx, t)
	return receipt(c, created, err, "created", c.render.PreTicketReceipt)
}
