package mcpadapter

import (
	"context"
	"io"
	"slices"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

// whichFilter tells a model what an unqualified phrase means.
const whichFilter = `An unqualified name is a desk; "cliente/empresa" is a client; a person or e-mail is the requestor; "atribuído a" is the responsible; if unsure, ask.`

var ticketTools = []*tool{
	newTool("get_ticket", "tickets", readTool, "Get ticket",
		"Show a ticket: status, people, SLA, description and, on request, custom fields.", getTicket),
	newTool("list_tickets", "tickets", readTool, "List tickets",
		"List or count tickets, open ones unless filter_by says otherwise. "+whichFilter, listTickets),
	newTool("create_ticket", "tickets", addTool, "Create ticket",
		"Open a ticket. Needs a client and a desk, and a priority or a catalog item as the desk wants. "+whichFilter, createTicket),
	newTool("update_ticket", "tickets", setTool, "Update ticket",
		"Change an open ticket. A desk given is always a transfer, to its first stage unless one is named. "+whichFilter, updateTicket),
	newTool("close_ticket", "tickets", addTool, "Close ticket",
		"Close a ticket. Refused in the first stage, with the SLA paused, or without responsible or answer.", closeTicket),
	newTool("cancel_ticket", "tickets", destructiveTool, "Cancel ticket",
		"Cancel an open ticket. Refused while a timer runs or equipment is lent.", cancelTicket),
	newTool("reopen_ticket", "tickets", addTool, "Reopen ticket",
		"Reopen a closed ticket, within the time that its desk allows.", reopenTicket),
}

// ticketRef is the ticket in the arguments of most tools.
type ticketRef struct {
	TicketNumber int64 `json:"ticket_number" desc:"ticket number" min:"1"`
}

type getTicketInput struct {
	ticketRef
	ShowEntities        bool `json:"show_entities,omitempty" desc:"add all custom fields, grouped"`
	IncludeFilledEntity bool `json:"include_filled_entity,omitempty" desc:"add the custom fields that have a value"`
}

func getTicket(ctx context.Context, c *call, in *getTicketInput) error {
	t, err := c.client.Tickets.GetWithOptions(ctx, in.TicketNumber, &tiflux.TicketGetOptions{
		ShowEntities: in.ShowEntities, IncludeFilledEntity: in.IncludeFilledEntity,
	})
	return record(c, t, err, c.render.Ticket)
}

// ticketFilter are the arguments that choose tickets, for lists and reports.
type ticketFilter struct {
	DeskIDs                idList `json:"desk_ids,omitempty" desc:"desk ids, comma-separated"`
	DeskName               string `json:"desk_name,omitempty" desc:"desk by name"`
	ClientIDs              idList `json:"client_ids,omitempty" desc:"client ids, comma-separated"`
	ClientName             string `json:"client_name,omitempty" desc:"client by name"`
	ResponsibleIDs         idList `json:"responsible_ids,omitempty" desc:"responsible ids, comma-separated"`
	ResponsibleName        string `json:"responsible_name,omitempty" desc:"responsible by name"`
	RequestorEmail         string `json:"requestor_email,omitempty" desc:"requestor's e-mail, registered or typed in"`
	ServicesCatalogItemIDs idList `json:"services_catalogs_item_ids,omitempty" desc:"catalog item ids, comma-separated"`
	CatalogQuery           string `json:"catalog_query,omitempty" desc:"all catalog items of the desk with this in catalog, area or item name"`
	PriorityIDs            idList `json:"priority_ids,omitempty" desc:"priority ids, comma-separated"`
	PriorityName           string `json:"priority_name,omitempty" desc:"priority of the desk by name"`
	FilterBy               string `json:"filter_by,omitempty" desc:"situation" enum:"open,closed,canceled,all"`
	DateType               string `json:"date_type,omitempty" desc:"what period means; solved_in_time finds no open tickets" enum:"created_at,solved_in_time" default:"created_at"`
}

var noneSolved = hint{
	"solved_in_time não encontra nada entre tickets abertos; use filter_by closed ou all",
	"solved_in_time finds nothing among open tickets; use filter_by closed or all",
}

// options resolves the names and checks what excludes what.
func (in *ticketFilter) options(n *names, page tiflux.ListOptions) *tiflux.TicketListOptions {
	o := &tiflux.TicketListOptions{
		ListOptions: page, RequestorEmail: in.RequestorEmail,
		FilterBy: tiflux.TicketFilter(in.FilterBy), DateType: tiflux.TicketDateType(in.DateType),
	}
	o.DeskIDs = n.list("desk_ids", in.DeskIDs, in.DeskName, n.desk)
	o.ClientIDs = n.list("client_ids", in.ClientIDs, in.ClientName, n.client)
	desks := desksOf(o)
	var desk int64
	if len(desks) == 1 {
		desk = desks[0]
	}
	o.ResponsibleIDs = n.list("responsible_ids", in.ResponsibleIDs, in.ResponsibleName, func(r ref) int64 {
		return n.responsible(resolve.ResponsibleScope{DeskID: desk}, r)
	})
	o.PriorityIDs = n.listIn(desks, "priority_ids", in.PriorityIDs, in.PriorityName, n.priority)
	o.ServicesCatalogsItemIDs = n.catalogItems(desks, in.ServicesCatalogItemIDs, in.CatalogQuery)
	n.given("requestor_email", in.RequestorEmail)
	n.given("date_type", in.DateType)
	n.given("status", in.FilterBy)
	if o.DateType == tiflux.DateSolvedInTime && n.err == nil {
		switch o.FilterBy {
		case tiflux.FilterOpen:
			n.err = bad("date_type", noneSolved)
		case "":
			o.FilterBy = tiflux.FilterClosed
			n.filters = append(n.filters, render.Filter{Name: "status", Value: string(o.FilterBy), Origin: "assumed"})
		}
	}
	return o
}

// desksOf are the desks in which names of stages, priorities and catalog items
// are looked for.
func desksOf(o *tiflux.TicketListOptions) []int64 {
	if len(o.DeskIDs) == 0 {
		return []int64{0}
	}
	return o.DeskIDs
}

var itemsCut = hint{
	"catalog_query: só foram usados os %d primeiros de %d itens de catálogo",
	"catalog_query: only the first %d of %d catalog items were used",
}

// catalogItems are the items given and those of the desks that fit a phrase.
func (n *names) catalogItems(desks, ids []int64, query string) []int64 {
	for _, id := range ids {
		n.catalogItem(0, ref{id: id})
	}
	if query == "" || !n.inDesk(desks[0], ref{name: query}, "catalog_query") {
		return n.capped("services_catalogs_item_ids", ids)
	}
	total := 0
	found := n.inEach(desks, "catalog_query", func(desk int64) []int64 {
		if n.err != nil {
			return nil
		}
		found, fit, err := n.set.CatalogItemIDs(n.ctx, desk, query)
		n.err = err
		total += fit
		return found
	})
	kept := n.capped("services_catalogs_item_ids", slices.Concat(ids, found))
	if total > len(found) {
		n.warn(itemsCut, len(found), total)
	}
	return kept
}

type listTicketsInput struct {
	ticketFilter
	StageIDs      idList `json:"stage_ids,omitempty" desc:"stage ids, comma-separated"`
	StageName     string `json:"stage_name,omitempty" desc:"stage of the desk by name"`
	RequestorIDs  idList `json:"requestor_ids,omitempty" desc:"registered requestor ids, comma-separated"`
	RequestorName string `json:"requestor_name,omitempty" desc:"registered requestor by name"`
	Search        string `json:"search,omitempty" desc:"words in title, client, desk, number, responsible"`
	paging
	IsClosed          *bool  `json:"is_closed,omitempty" desc:"old filter_by: true closed, false open"`
	GroupBy           string `json:"group_by,omitempty" desc:"count instead of list" enum:"day,week,month,desk"`
	SLAExpiringBefore string `json:"sla_expiring_before,omitempty" desc:"open, not paused, due before this time"`
	StartDatetime     string `json:"start_datetime,omitempty" desc:"start of period, ISO 8601 or date"`
	EndDatetime       string `json:"end_datetime,omitempty" desc:"end of period; a date is its end"`
	UpdatedSince      string `json:"updated_since,omitempty" desc:"changed since this time"`
}

func (in *listTicketsInput) options(ctx context.Context, c *call) (*tiflux.TicketListOptions, *names) {
	n := c.resolving(ctx)
	p := n.times(c, "start_datetime", in.StartDatetime, "end_datetime", in.EndDatetime)
	sla, updated := n.time(c, "sla_expiring_before", in.SLAExpiringBefore), n.time(c, "updated_since", in.UpdatedSince)
	if in.FilterBy == "" && in.IsClosed != nil {
		in.FilterBy = map[bool]string{true: string(tiflux.FilterClosed), false: string(tiflux.FilterOpen)}[*in.IsClosed]
	}
	o := in.ticketFilter.options(n, in.paging.options())
	o.StageIDs = n.listIn(desksOf(o), "stage_ids", in.StageIDs, in.StageName, n.stage)
	var client int64
	if len(o.ClientIDs) == 1 {
		client = o.ClientIDs[0]
	}
	o.RequestorIDs = n.list("requestor_ids", in.RequestorIDs, in.RequestorName, func(r ref) int64 { return n.requestor(client, r) })
	o.Search = in.Search
	o.StartDateTime, o.EndDateTime, o.SLAExpiringBefore, o.UpdateStartDateTime = p.start, p.end, sla, updated
	n.period(in.StartDatetime, in.EndDatetime)
	n.given("sla_before", in.SLAExpiringBefore)
	return o, n
}

// manyTickets are more than anybody reads.
const manyTickets = 500

var tooManyTickets = hint{
	"são %d tickets: restrinja os filtros ou conte com group_by em vez de paginar",
	"there are %d tickets: narrow the filters or count with group_by instead of paging",
}

func listTickets(ctx context.Context, c *call, in *listTicketsInput) error {
	o, n := in.options(ctx, c)
	if n.err != nil {
		return n.err
	}
	notes := n.notes()
	if in.GroupBy != "" {
		notes.Filters = slices.DeleteFunc(notes.Filters, func(f render.Filter) bool { return f.Name == "date_type" }) // the counts tell theirs
		counts, err := c.client.Tickets.CountGrouped(ctx, tiflux.TicketGroupBy(in.GroupBy), o)
		if err != nil {
			return err
		}
		if counts.Total > 0 {
			fillBuckets(counts, period{o.StartDateTime, o.EndDateTime})
		} else {
			notes.Findings = c.whyNothing(ctx, o)
		}
		return show(c, counts, func(w io.Writer, v *tiflux.TicketGroupedCount) error { return c.render.TicketCounts(w, v, notes) })
	}
	p, err := c.client.Tickets.List(ctx, o)
	if err != nil {
		return err
	}
	if p.Total > manyTickets {
		n.warn(tooManyTickets, p.Total)
		notes.Warnings = n.warnings
	}
	if len(p.Items) == 0 && p.Number == 1 {
		notes.Findings = c.whyNothing(ctx, o)
	}
	return showPage(c, p, notes, c.render.Tickets)
}

type closeTicketInput struct{ ticketRef }

func closeTicket(ctx context.Context, c *call, in *closeTicketInput) error {
	m, err := c.client.Tickets.Close(ctx, in.TicketNumber)
	return c.ticketDone("closed", in.TicketNumber, m, err)
}

type cancelTicketInput struct{ ticketRef }

func cancelTicket(ctx context.Context, c *call, in *cancelTicketInput) error {
	m, err := c.client.Tickets.Cancel(ctx, in.TicketNumber)
	return c.ticketDone("canceled", in.TicketNumber, m, err)
}

type reopenTicketInput struct {
	ticketRef
	DisapprovalReason string `json:"disapproval_reason,omitempty" desc:"why the solution was not accepted"`
}

func reopenTicket(ctx context.Context, c *call, in *reopenTicketInput) error {
	m, err := c.client.Tickets.Reopen(ctx, in.TicketNumber, &tiflux.TicketReopen{DisapprovalReason: in.DisapprovalReason})
	return c.ticketDone("reopened", in.TicketNumber, m, err)
}

// ticketDone ends a handler whose operation answers with a message.
func (c *call) ticketDone(action string, number int64, m *tiflux.Message, err error) error {
	if err != nil {
		return err
	}
	return c.done(action, "ticket", number, render.Pair{Name: "message", Value: m.Message})
}
