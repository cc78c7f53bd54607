package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

var ticketStateTools = []*tool{
	newTool("update_ticket_entities", "tickets", setTool, "Fill custom fields",
		"Write or clear custom fields of a ticket.", updateTicketEntities),
	newTool("get_ticket_histories", "tickets", readTool, "Get ticket history",
		"List the changes of a ticket, newest first.", getTicketHistories),
	newTool("get_ticket_stages_slas", "tickets", readTool, "Get ticket stages",
		"List a ticket's stays in stages, with their SLA.", getTicketStagesSLAs),
	newTool("get_ticket_checklists", "tickets", readTool, "Get ticket checklists",
		"List a ticket's checklists with their fields. A pending one blocks closing.", getTicketChecklists),
	newTool("update_ticket_checklist_item", "tickets", setTool, "Fill checklist field",
		"Fill or clear a field of a checklist. Positions may change: list the checklists right before.", updateTicketChecklistItem),
}

type updateTicketEntitiesInput struct {
	ticketRef
	entityValues
}

func updateTicketEntities(ctx context.Context, c *call, in *updateTicketEntitiesInput) error {
	values, err := in.entityValues.of(ctx, c, tiflux.AppliedInTicket)
	if err != nil {
		return err
	}
	groups, err := c.client.Tickets.UpdateEntities(ctx, in.TicketNumber, values)
	if err != nil {
		return err
	}
	r := render.Receipt{Action: "updated", Record: "ticket", ID: tiflux.Set(in.TicketNumber).String()}
	return showReceipt(c, groups, r, c.render.EntityValuesReceipt)
}

type getTicketHistoriesInput struct {
	ticketRef
	HistoryOf  tiflux.HistoryOf `json:"history_of,omitempty" desc:"0 is the ticket and its stages, 1 its appointments" min:"0" max:"1" default:"0"`
	TypeIDAttr int64            `json:"type_id_attr,omitempty" desc:"only changes of this record, such as an appointment's id" min:"1"`
	Operation  string           `json:"operation,omitempty" desc:"only of appointments" enum:"created,updated,deleted"`
	paging
}

func getTicketHistories(ctx context.Context, c *call, in *getTicketHistoriesInput) error {
	p, err := c.client.Tickets.ListHistories(ctx, in.TicketNumber, &tiflux.TicketHistoryListOptions{
		ListOptions: in.paging.options(), HistoryOf: in.HistoryOf, TypeIDAttr: in.TypeIDAttr,
		Operation: tiflux.HistoryOperation(in.Operation),
	})
	return page(c, p, err, c.render.Histories)
}

type getTicketStagesSLAsInput struct {
	ticketRef
	paging
}

func getTicketStagesSLAs(ctx context.Context, c *call, in *getTicketStagesSLAsInput) error {
	o := in.paging.options()
	p, err := c.client.Tickets.ListStagesSLAs(ctx, in.TicketNumber, &o)
	return page(c, p, err, c.render.StagesSLAs)
}

type getTicketChecklistsInput struct {
	ticketRef
	paging
}

func getTicketChecklists(ctx context.Context, c *call, in *getTicketChecklistsInput) error {
	o := in.paging.options()
	p, err := c.client.Tickets.ListChecklists(ctx, in.TicketNumber, &o)
	return page(c, p, err, c.render.Checklists)
}

type updateTicketChecklistItemInput struct {
	ticketRef
	ChecklistID int64              `json:"checklist_id" desc:"checklist id" min:"1"`
	Index       int                `json:"index" desc:"position of the field, from 0" min:"0"`
	Value       tiflux.Opt[string] `json:"value,omitempty" desc:"text or number; of a radio the option's id; null clears" number:"true"`
	Options     []checklistMark    `json:"options,omitempty" desc:"of a checkbox, instead of value; options left out keep their state"`
}

type checklistMark struct {
	ID      string `json:"id" desc:"option id" number:"true"`
	Checked bool   `json:"checked" desc:"mark or unmark"`
}

func updateTicketChecklistItem(ctx context.Context, c *call, in *updateTicketChecklistItemInput) error {
	u := &tiflux.ChecklistItemUpdate{Value: in.Value}
	for _, mark := range in.Options {
		u.Options = append(u.Options, tiflux.ChecklistOptionMark{ID: tiflux.ChecklistScalar(mark.ID), Checked: mark.Checked})
	}
	list, err := c.client.Tickets.UpdateChecklistItem(ctx, in.TicketNumber, in.ChecklistID, in.Index, u)
	return receipt(c, list, err, "updated", c.render.ChecklistReceipt)
}
