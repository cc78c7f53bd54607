package mcpadapter

import (
	"context"
	"time"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

type getTicketInput struct {
	TicketNumber        int64 `json:"ticket_number" desc:"ticket number" min:"1"`
	ShowEntities        bool  `json:"show_entities,omitempty" desc:"add all custom fields, grouped"`
	IncludeFilledEntity bool  `json:"include_filled_entity,omitempty" desc:"add the custom fields that have a value"`
}

func getTicket(ctx context.Context, c *call, in *getTicketInput) error {
	t, err := c.client.Tickets.GetWithOptions(ctx, in.TicketNumber, &tiflux.TicketGetOptions{
		ShowEntities: in.ShowEntities, IncludeFilledEntity: in.IncludeFilledEntity,
	})
	if err != nil {
		return err
	}
	return c.render.Ticket(&c.out, t)
}

type listTicketsInput struct {
	DeskIDs                idList `json:"desk_ids,omitempty" desc:"desk ids, comma-separated, at most 15"`
	DeskName               string `json:"desk_name,omitempty" desc:"desk by name"`
	ClientIDs              idList `json:"client_ids,omitempty" desc:"client ids, comma-separated, at most 15"`
	StageIDs               idList `json:"stage_ids,omitempty" desc:"stage ids, comma-separated, at most 15"`
	ResponsibleIDs         idList `json:"responsible_ids,omitempty" desc:"ids of responsible attendants, comma-separated, at most 15"`
	RequestorIDs           idList `json:"requestor_ids,omitempty" desc:"ids of registered requestors, comma-separated, at most 15"`
	RequestorEmail         string `json:"requestor_email,omitempty" desc:"requestor's e-mail, registered or typed in"`
	ServicesCatalogItemIDs idList `json:"services_catalogs_item_ids,omitempty" desc:"catalog item ids, comma-separated, at most 15"`
	PriorityIDs            idList `json:"priority_ids,omitempty" desc:"priority ids, comma-separated, at most 15"`
	paging
	IsClosed          *bool  `json:"is_closed,omitempty" desc:"older form of filter_by: true is closed, false is open"`
	FilterBy          string `json:"filter_by,omitempty" desc:"situation" enum:"open,closed,canceled,all" default:"open"`
	DateType          string `json:"date_type,omitempty" desc:"what the period means; solved_in_time needs filter_by closed, canceled or all" enum:"created_at,solved_in_time" default:"created_at"`
	GroupBy           string `json:"group_by,omitempty" desc:"count instead of list" enum:"day,week,month,desk"`
	SLAExpiringBefore string `json:"sla_expiring_before,omitempty" desc:"open, not paused tickets due before this time, ISO 8601"`
	StartDatetime     string `json:"start_datetime,omitempty" desc:"start of the period, ISO 8601 with Z or offset, or a date"`
	EndDatetime       string `json:"end_datetime,omitempty" desc:"end of the period, later than the start"`
}

// options translates the arguments and notes which filters they make.
func (in *listTicketsInput) options(ctx context.Context, c *call) (*tiflux.TicketListOptions, render.Notes, error) {
	var notes render.Notes
	o := &tiflux.TicketListOptions{
		ListOptions: in.paging.options(), RequestorEmail: in.RequestorEmail,
		FilterBy: tiflux.TicketFilter(in.FilterBy), DateType: tiflux.TicketDateType(in.DateType),
	}
	if in.DeskName != "" && len(in.DeskIDs) == 0 {
		desk, err := c.names.Desk(ctx, in.DeskName)
		if err != nil {
			return nil, notes, err
		}
		in.DeskIDs = idList{desk.ID}
		notes.Filters = append(notes.Filters, render.Filter{Name: "desk", Value: desk.Name, Origin: "resolved"})
	}
	for _, f := range []struct {
		argument string
		in       idList
		out      *[]int64
	}{
		{"desk_ids", in.DeskIDs, &o.DeskIDs}, {"client_ids", in.ClientIDs, &o.ClientIDs},
		{"stage_ids", in.StageIDs, &o.StageIDs}, {"responsible_ids", in.ResponsibleIDs, &o.ResponsibleIDs},
		{"requestor_ids", in.RequestorIDs, &o.RequestorIDs}, {"priority_ids", in.PriorityIDs, &o.PriorityIDs},
		{"services_catalogs_item_ids", in.ServicesCatalogItemIDs, &o.ServicesCatalogsItemIDs},
	} {
		*f.out = f.in.capped(f.argument, &notes)
	}
	if in.FilterBy == "" && in.IsClosed != nil {
		o.FilterBy = map[bool]tiflux.TicketFilter{true: tiflux.FilterClosed, false: tiflux.FilterOpen}[*in.IsClosed]
	}
	if o.DateType == tiflux.DateSolvedInTime {
		switch o.FilterBy {
		case tiflux.FilterOpen:
			return nil, notes, &argumentError{"date_type", "solved_in_time finds nothing among open tickets; use filter_by closed or all"}
		case "":
			o.FilterBy = tiflux.FilterClosed
			notes.Filters = append(notes.Filters, render.Filter{Name: "status", Value: string(tiflux.FilterClosed), Origin: "assumed"})
		}
	}
	for _, f := range []struct {
		argument, in string
		out          *time.Time
	}{
		{"start_datetime", in.StartDatetime, &o.StartDateTime},
		{"end_datetime", in.EndDatetime, &o.EndDateTime},
		{"sla_expiring_before", in.SLAExpiringBefore, &o.SLAExpiringBefore},
	} {
		var err error
		if *f.out, err = c.parseTime(f.argument, f.in); err != nil {
			return nil, notes, err
		}
	}
	return o, notes, nil
}

func listTickets(ctx context.Context, c *call, in *listTicketsInput) error {
	o, notes, err := in.options(ctx, c)
	if err != nil {
		return err
	}
	if in.GroupBy != "" {
		counts, err := c.client.Tickets.CountGrouped(ctx, tiflux.TicketGroupBy(in.GroupBy), o)
		if err != nil {
			return err
		}
		return c.render.TicketCounts(&c.out, counts, notes)
	}
	p, err := c.client.Tickets.List(ctx, o)
	if err != nil {
		return err
	}
	return c.render.Tickets(&c.out, p, notes)
}

type createTicketInput struct {
	Title                  string      `json:"title" desc:"title"`
	Description            string      `json:"description" desc:"description, Markdown"`
	ClientID               int64       `json:"client_id,omitempty" desc:"client id; must be linked to the desk" min:"1"`
	DeskID                 int64       `json:"desk_id,omitempty" desc:"desk id" min:"1"`
	DeskName               string      `json:"desk_name,omitempty" desc:"desk by name"`
	PriorityID             int64       `json:"priority_id,omitempty" desc:"priority id of the desk; needed unless the desk uses a services catalog" min:"1"`
	ServicesCatalogsItemID int64       `json:"services_catalogs_item_id,omitempty" desc:"catalog item id; needed if the desk uses a services catalog" min:"1"`
	StatusID               int64       `json:"status_id,omitempty" desc:"status id" min:"1"`
	RequestorID            int64       `json:"requestor_id,omitempty" desc:"registered requestor of the client; replaces the requestor_* texts" min:"1"`
	RequestorName          string      `json:"requestor_name,omitempty" desc:"requestor's name"`
	RequestorEmail         string      `json:"requestor_email,omitempty" desc:"requestor's e-mail"`
	RequestorTelephone     string      `json:"requestor_telephone,omitempty" desc:"requestor's phone, national digits" number:"true"`
	ResponsibleID          int64       `json:"responsible_id,omitempty" desc:"responsible attendant's id" min:"1"`
	Followers              string      `json:"followers,omitempty" desc:"e-mail addresses, comma-separated"`
	ParentTicketNumber     int64       `json:"parent_ticket_number,omitempty" desc:"parent ticket" min:"1"`
	Files                  []fileInput `json:"files_base64,omitempty" desc:"files, 25 MB each" max:"10"`
}

func createTicket(ctx context.Context, c *call, in *createTicketInput) error {
	files, err := decodeFiles("files_base64", in.Files)
	if err != nil {
		return err
	}
	if in.DeskID == 0 && in.DeskName != "" {
		desk, err := c.names.Desk(ctx, in.DeskName)
		if err != nil {
			return err
		}
		in.DeskID = desk.ID
	}
	def := c.adapter.cfg.Defaults
	t := &tiflux.TicketCreate{
		Title: in.Title, Description: render.MarkdownToHTML(in.Description),
		ClientID: orDefault(in.ClientID, def.ClientID), DeskID: orDefault(in.DeskID, def.DeskID),
		PriorityID:             orDefault(in.PriorityID, def.PriorityID),
		ServicesCatalogsItemID: orDefault(in.ServicesCatalogsItemID, def.CatalogItemID),
		StatusID:               in.StatusID, RequestorID: in.RequestorID, ResponsibleID: in.ResponsibleID,
		TicketReferenceNumber: in.ParentTicketNumber, Followers: in.Followers, Files: files,
	}
	if in.RequestorID == 0 {
		t.RequestorName, t.RequestorEmail, t.RequestorTelephone = in.RequestorName, in.RequestorEmail, in.RequestorTelephone
	}
	created, err := c.client.Tickets.Create(ctx, t)
	if err != nil {
		return err
	}
	return c.render.TicketReceipt(&c.out, &created.Ticket, render.Receipt{Action: "created"})
}

// orDefault takes the configured id where the call names none.
func orDefault(id, def int64) int64 {
	if id == 0 {
		return def
	}
	return id
}

type updateTicketInput struct {
	TicketNumber           int64             `json:"ticket_number" desc:"ticket number" min:"1"`
	Title                  string            `json:"title,omitempty" desc:"new title"`
	Description            string            `json:"description,omitempty" desc:"new description, Markdown"`
	DeskID                 int64             `json:"desk_id,omitempty" desc:"transfer to this desk" min:"1"`
	DeskName               string            `json:"desk_name,omitempty" desc:"transfer to this desk, by name"`
	StageID                int64             `json:"stage_id,omitempty" desc:"stage id of the ticket's desk" min:"1"`
	PriorityID             int64             `json:"priority_id,omitempty" desc:"priority id of the desk; needs priority_change_reason, but not in a transfer" min:"1"`
	PriorityChangeReason   string            `json:"priority_change_reason,omitempty" desc:"why the priority changes"`
	StatusID               int64             `json:"status_id,omitempty" desc:"status id" min:"1"`
	ResponsibleID          tiflux.Opt[int64] `json:"responsible_id,omitempty" desc:"responsible attendant's id; null takes the responsible away" min:"1"`
	RequestorID            int64             `json:"requestor_id,omitempty" desc:"registered requestor of the ticket's client" min:"1"`
	Followers              *string           `json:"followers,omitempty" desc:"replaces all followers, e-mail addresses comma-separated; empty clears"`
	ServicesCatalogsItemID int64             `json:"services_catalogs_item_id,omitempty" desc:"catalog item id" min:"1"`
}

func updateTicket(ctx context.Context, c *call, in *updateTicketInput) error {
	if in.DeskID == 0 && in.DeskName != "" {
		desk, err := c.names.Desk(ctx, in.DeskName)
		if err != nil {
			return err
		}
		in.DeskID = desk.ID
	}
	u := &tiflux.TicketUpdate{
		Title: setText(in.Title), Description: setText(render.MarkdownToHTML(in.Description)),
		DeskID: setID(in.DeskID), StageID: setID(in.StageID), PriorityID: setID(in.PriorityID),
		PriorityChangeReason: setText(in.PriorityChangeReason), StatusID: setID(in.StatusID),
		ResponsibleID: in.ResponsibleID, RequestorID: setID(in.RequestorID),
		ServicesCatalogsItemID: setID(in.ServicesCatalogsItemID),
	}
	if in.Followers != nil {
		u.Followers = tiflux.Set(*in.Followers)
	}
	receipt := render.Receipt{Action: "updated"}
	if in.DeskID != 0 && in.PriorityChangeReason != "" {
		u.PriorityChangeReason = tiflux.Opt[string]{}
		receipt.Warnings = append(receipt.Warnings, "priority_change_reason was left out: a transfer takes none")
	}
	t, err := c.client.Tickets.Update(ctx, in.TicketNumber, u)
	if err != nil {
		return err
	}
	return c.render.TicketReceipt(&c.out, t, receipt)
}

func setText(s string) tiflux.Opt[string] {
	if s == "" {
		return tiflux.Opt[string]{}
	}
	return tiflux.Set(s)
}

func setID(id int64) tiflux.Opt[int64] {
	if id == 0 {
		return tiflux.Opt[int64]{}
	}
	return tiflux.Set(id)
}

type closeTicketInput struct {
	TicketNumber int64 `json:"ticket_number" desc:"ticket number" min:"1"`
}

func closeTicket(ctx context.Context, c *call, in *closeTicketInput) error {
	m, err := c.client.Tickets.Close(ctx, in.TicketNumber)
	if err != nil {
		return err
	}
	return c.messageReceipt("closed", "ticket", in.TicketNumber, m)
}

// messageReceipt writes a receipt for what answers with a message only.
func (c *call) messageReceipt(action, record string, id int64, m *tiflux.Message) error {
	return c.render.Receipt(&c.out, render.Receipt{
		Action: action, Record: record, ID: tiflux.Set(id).String(),
		Fields: []render.Pair{{Name: "message", Value: m.Message}},
	})
}
