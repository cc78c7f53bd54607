package mcpadapter

import (
	"cmp"
	"context"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

type createTicketInput struct {
	Title                  string      `json:"title" desc:"title"`
	Description            string      `json:"description" desc:"description, Markdown"`
	ClientID               int64       `json:"client_id,omitempty" desc:"client id; must be linked to the desk" min:"1"`
	ClientName             string      `json:"client_name,omitempty" desc:"client by name"`
	DeskID                 int64       `json:"desk_id,omitempty" desc:"desk id" min:"1"`
	DeskName               string      `json:"desk_name,omitempty" desc:"desk by name"`
	PriorityID             int64       `json:"priority_id,omitempty" desc:"priority id of desk; needed unless it uses a catalog" min:"1"`
	PriorityName           string      `json:"priority_name,omitempty" desc:"priority of the desk by name"`
	ServicesCatalogsItemID int64       `json:"services_catalogs_item_id,omitempty" desc:"catalog item id; needed if desk uses a catalog" min:"1"`
	CatalogItemName        string      `json:"catalog_item_name,omitempty" desc:"catalog item of the desk by name"`
	StatusID               int64       `json:"status_id,omitempty" desc:"status id" min:"1"`
	RequestorID            int64       `json:"requestor_id,omitempty" desc:"registered requestor, instead of requestor_* texts" min:"1"`
	RequestorName          string      `json:"requestor_name,omitempty" desc:"requestor's name"`
	RequestorEmail         string      `json:"requestor_email,omitempty" desc:"requestor's e-mail; wins over the name"`
	RequestorTelephone     string      `json:"requestor_telephone,omitempty" desc:"requestor's phone, national digits" number:"true"`
	ResponsibleID          int64       `json:"responsible_id,omitempty" desc:"responsible id" min:"1"`
	ResponsibleName        string      `json:"responsible_name,omitempty" desc:"responsible by name"`
	Followers              string      `json:"followers,omitempty" desc:"e-mails, comma-separated"`
	ParentTicketNumber     int64       `json:"parent_ticket_number,omitempty" desc:"parent ticket" min:"1"`
	Files                  []fileInput `json:"files_base64,omitempty" desc:"files, 25 MB each" max:"10"`
}

func createTicket(ctx context.Context, c *call, in *createTicketInput) error {
	files, err := decodeFiles("files_base64", in.Files)
	if err != nil {
		return err
	}
	def, n := c.adapter.cfg.Defaults, c.resolving(ctx)
	n.need(ref{cmp.Or(in.ClientID, def.ClientID), in.ClientName}, "client")
	n.need(ref{cmp.Or(in.DeskID, def.DeskID), in.DeskName}, "desk")
	client := cmp.Or(n.client(ref{in.ClientID, in.ClientName}), def.ClientID)
	desk := cmp.Or(n.desk(ref{in.DeskID, in.DeskName}), def.DeskID)
	if def.DeskID != 0 && desk != def.DeskID {
		def.PriorityID, def.CatalogItemID = 0, 0 // they are of the default desk
	}
	t := &tiflux.TicketCreate{
		Title: in.Title, Description: render.MarkdownToHTML(in.Description), ClientID: client, DeskID: desk,
		PriorityID:             cmp.Or(n.priority(desk, ref{in.PriorityID, in.PriorityName}), def.PriorityID),
		ServicesCatalogsItemID: cmp.Or(n.catalogItem(desk, ref{in.ServicesCatalogsItemID, in.CatalogItemName}), def.CatalogItemID),
		StatusID:               in.StatusID,
		ResponsibleID:          n.responsible(resolve.ResponsibleScope{DeskID: desk, ClientID: client}, ref{in.ResponsibleID, in.ResponsibleName}),
		TicketReferenceNumber:  in.ParentTicketNumber, Followers: in.Followers, Files: files,
	}
	requestor := n.ticketRequestor(client, resolve.RequestorInput{ID: in.RequestorID, Email: in.RequestorEmail, Name: in.RequestorName})
	if n.err != nil {
		return n.err
	}
	if t.RequestorID = requestor; requestor == 0 {
		t.RequestorName, t.RequestorEmail, t.RequestorTelephone = in.RequestorName, in.RequestorEmail, in.RequestorTelephone
	}
	created, err := c.client.Tickets.Create(ctx, t)
	if err != nil {
		return err
	}
	c.names.Forget(resolve.Requestor) // the API registers who was typed in
	r := render.Receipt{Action: "created", Refused: render.Refusals(created.Refused)}
	return showReceipt(c, &created.Ticket, r, c.render.TicketReceipt)
}

// ticketRequestor finds the registered requestor of a ticket; 0 if the texts are
// to be sent as they are.
func (n *names) ticketRequestor(clientID int64, in resolve.RequestorInput) int64 {
	if n.err != nil || in == (resolve.RequestorInput{}) {
		return 0
	}
	r, err := n.set.TicketRequestor(n.ctx, clientID, in)
	if err != nil {
		n.err = err
	}
	return r.ID
}

type updateTicketInput struct {
	ticketRef
	Title                  string            `json:"title,omitempty" desc:"new title"`
	Description            string            `json:"description,omitempty" desc:"new description, Markdown"`
	ClientID               int64             `json:"client_id,omitempty" desc:"ticket's client, for requestor_name" min:"1"`
	DeskID                 int64             `json:"desk_id,omitempty" desc:"transfer to this desk" min:"1"`
	DeskName               string            `json:"desk_name,omitempty" desc:"transfer to this desk, by name"`
	StageID                int64             `json:"stage_id,omitempty" desc:"stage id of the desk" min:"1"`
	StageName              string            `json:"stage_name,omitempty" desc:"stage of the desk by name"`
	PriorityID             int64             `json:"priority_id,omitempty" desc:"priority id; needs priority_change_reason, except in transfer" min:"1"`
	PriorityName           string            `json:"priority_name,omitempty" desc:"priority of the desk by name"`
	PriorityChangeReason   string            `json:"priority_change_reason,omitempty" desc:"why the priority changes"`
	StatusID               int64             `json:"status_id,omitempty" desc:"status id" min:"1"`
	ResponsibleID          tiflux.Opt[int64] `json:"responsible_id,omitempty" desc:"responsible id; null removes" min:"1"`
	ResponsibleName        string            `json:"responsible_name,omitempty" desc:"responsible by name"`
	RequestorID            int64             `json:"requestor_id,omitempty" desc:"requestor of ticket's client" min:"1"`
	RequestorName          string            `json:"requestor_name,omitempty" desc:"requestor of ticket's client by name or e-mail"`
	Followers              *string           `json:"followers,omitempty" desc:"replaces all, e-mails comma-separated; empty clears"`
	ServicesCatalogsItemID int64             `json:"services_catalogs_item_id,omitempty" desc:"catalog item id" min:"1"`
	CatalogItemName        string            `json:"catalog_item_name,omitempty" desc:"catalog item of the desk by name"`
	ParentTicketNumber     tiflux.Opt[int64] `json:"parent_ticket_number,omitempty" desc:"parent ticket; null detaches" min:"1"`
	SLAPaused              *bool             `json:"sla_paused,omitempty" desc:"pause or resume the SLA clock"`
	SLAPauseReason         string            `json:"sla_pause_reason,omitempty" desc:"why it is paused"`
}

func (in *updateTicketInput) desk() ref { return ref{in.DeskID, in.DeskName} }

func (in *updateTicketInput) stage() ref { return ref{in.StageID, in.StageName} }

func (in *updateTicketInput) priority() ref { return ref{in.PriorityID, in.PriorityName} }

func (in *updateTicketInput) requestor() ref { return ref{in.RequestorID, in.RequestorName} }

func (in *updateTicketInput) catalogItem() ref {
	return ref{in.ServicesCatalogsItemID, in.CatalogItemName}
}

// place is the desk and the client in which names are looked for: those of the
// ticket where the call does not say, which costs a request.
func (in *updateTicketInput) place(n *names, c *call, transferTo int64) (desk, client int64) {
	desk, client = transferTo, in.ClientID
	inDesk := in.stage().byName() || in.priority().byName() || in.catalogItem().byName()
	inClient := in.requestor().byName()
	if n.err != nil || !(desk == 0 && inDesk) && !(client == 0 && inClient) {
		return desk, client
	}
	t, err := c.client.Tickets.Get(n.ctx, in.TicketNumber)
	if err != nil {
		n.err = err
		return desk, client
	}
	return cmp.Or(desk, t.Desk.ID), cmp.Or(client, t.Client.ID)
}

var reasonNeeded = hint{"é obrigatório com uma prioridade, menos em transferência", "is required with a priority, but in a transfer"}

var noReason = hint{
	"priority_change_reason não foi enviado: uma transferência não o aceita",
	"priority_change_reason was left out: a transfer takes none",
}

func updateTicket(ctx context.Context, c *call, in *updateTicketInput) error {
	n := c.resolving(ctx)
	transfer := in.desk().given()
	if !transfer && in.priority().given() && in.PriorityChangeReason == "" {
		return bad("priority_change_reason", reasonNeeded)
	}
	transferTo := n.desk(in.desk())
	desk, client := in.place(n, c, transferTo)
	stage := n.stage(desk, in.stage())
	if transfer && stage == 0 {
		stage = n.firstStage(transferTo)
	}
	u := &tiflux.TicketUpdate{
		Title: setText(in.Title), Description: setText(render.MarkdownToHTML(in.Description)),
		DeskID: setID(transferTo), StageID: setID(stage),
		PriorityID:             setID(n.priority(desk, in.priority())),
		PriorityChangeReason:   setText(in.PriorityChangeReason),
		StatusID:               setID(in.StatusID),
		ResponsibleID:          in.ResponsibleID,
		RequestorID:            setID(n.requestor(client, in.requestor())),
		ServicesCatalogsItemID: setID(n.catalogItem(desk, in.catalogItem())),
		TicketReferenceNumber:  in.ParentTicketNumber, StopAnswer: setText(in.SLAPauseReason),
	}
	if in.ResponsibleID.IsZero() {
		u.ResponsibleID = setID(n.responsible(resolve.ResponsibleScope{DeskID: desk}, ref{name: in.ResponsibleName}))
	}
	if n.err != nil {
		return n.err
	}
	if in.Followers != nil {
		u.Followers = tiflux.Set(*in.Followers)
	}
	if in.SLAPaused != nil {
		u.Stopped = tiflux.Set(*in.SLAPaused)
	}
	if transfer && in.PriorityChangeReason != "" {
		u.PriorityChangeReason = tiflux.Opt[string]{}
		n.warn(noReason)
	}
	r := render.Receipt{Action: "updated", Warnings: n.warnings}
	t, err := c.client.Tickets.Update(ctx, in.TicketNumber, u)
	if err != nil {
		return err
	}
	return showReceipt(c, t, r, c.render.TicketReceipt)
}

// firstStage is where a transfer puts a ticket.
func (n *names) firstStage(deskID int64) int64 {
	if n.err != nil {
		return 0
	}
	s, err := n.set.FirstStage(n.ctx, deskID)
	if err != nil {
		n.err = err
	}
	return s.ID
}
