package render

import (
	"io"
	"strconv"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Ticket writes a ticket in full.
func (r Renderer) Ticket(w io.Writer, t *tiflux.Ticket) error {
	return renderCard(r, w, t, ticketCard)
}

// Tickets writes one page of tickets.
func (r Renderer) Tickets(w io.Writer, p *tiflux.Page[tiflux.Ticket], notes Notes) error {
	return renderList(r, w, "tickets", p.Items, pageOf(p), notes, ticketRecord)
}

// TicketReceipt writes what became of a ticket that was written.
func (r Renderer) TicketReceipt(w io.Writer, t *tiflux.Ticket, v Receipt) error {
	v.Record, v.ID = "ticket", strconv.FormatInt(t.TicketNumber, 10)
	return renderReceipt(r, w, t, ticketReceiptRecord, v)
}

func pageOf[T any](p *tiflux.Page[T]) Page {
	return Page{Number: p.Number, Size: p.Size, Count: len(p.Items), Total: p.Total}
}

// ticketRecord shows what lists and cards have in common.
func ticketRecord(f []field, t *tiflux.Ticket) record {
	priority, responsible, catalog := ticketPriority(t), ticketResponsible(t), ticketCatalog(t)
	return record{kind: "ticket", id: id(t.TicketNumber), title: t.Title, named: "title", fields: filledFields(append(f,
		field{label: "status", value: ref(t.Status.ID, t.Status.Name), in: rich},
		field{label: "status", value: text(t.Status.Name), in: compact | bare},
		field{label: "priority", value: priority, in: rich | keep},
		field{label: "priority", value: priority.alone(), in: compact | bare},
		field{label: "desk", value: ref(t.Desk.ID, ticketDeskName(t)), in: rich | line},
		field{label: "stage", value: ref(t.Stage.ID, t.Stage.Name), in: rich | line},
		field{label: "stage", value: text(t.Stage.Name), in: row | bare},
		field{label: "responsible", value: responsible, in: rich | keep},
		field{label: "responsible", value: responsible.alone(), in: compact | bare | keep},
		field{label: "client", value: ref(t.Client.ID, t.Client.Name), in: rich},
		field{label: "client", value: text(t.Client.Name), in: line},
		field{label: "requestor", value: person(t.Requestor.ID, t.Requestor.Name, t.Requestor.Email), in: rich},
		field{label: "requestor", value: text(t.Requestor.Name), in: compact | bare},
		field{label: "catalog", value: catalog, in: rich},
		field{label: "catalog", value: catalog.alone(), in: row | bare},
		field{label: "created_at", value: moment(t.CreatedAt), in: rich | line},
		field{label: "closed", value: state(enumYesNo, t.IsClosed), in: card},
		field{label: "closed", value: when(t.IsClosed, state(enumYesNo, true)), in: line},
		field{label: "sla", value: slaState(&t.SLAInfo), in: list | compact | bare},
		field{label: "description", value: beginning(t.Description), in: list},
	), t.EntityFields, list|row)}
}

// ticketCard shows all of a ticket.
func ticketCard(f []field, t *tiflux.Ticket) record {
	rec, sla := ticketRecord(f, t), &t.SLAInfo
	yes := func(l label, on bool) field {
		return field{label: l, value: when(on, state(enumYesNo, true)), in: card}
	}
	rec.fields = append(rec.fields,
		group("details", card),
		field{label: "desk_state", value: inactive(t.Desk.ID, t.Desk.Active), in: card},
		field{label: "stage_kind", value: ticketStageKind(t), in: card},
		field{label: "stage_limit", value: hours(string(t.Stage.MaxTime)), in: card},
	)
	if u := t.Responsible; u != nil {
		rec.fields = append(rec.fields,
			field{label: "responsible_type", value: coded(enumUserType, string(u.Type)), in: card},
			field{label: "responsible_group", value: id(u.TechnicalGroupID), in: card},
			field{label: "responsible_state", value: inactive(u.ID, u.Active), in: card},
		)
	}
	rec.fields = append(rec.fields,
		field{label: "client_legal_name", value: text(t.Client.Social), in: card},
		field{label: "tax_id", value: taxID(t.Client.SocialRevenue), in: card},
		field{label: "client_state", value: inactive(t.Client.ID, t.Client.Status), in: card},
		field{label: "telephone", value: phone(t.Requestor.Telephone), in: card},
		field{label: "extension", value: text(string(t.Requestor.Ramal)), in: card},
		field{label: "equipment", value: ref(t.Equipment.ID, t.Equipment.Name), in: card},
		field{label: "created_by_way_of", value: coded(enumTicketOrigin, string(t.CreatedByWayOf)), in: card},
		field{label: "created_by", value: id(t.CreatedByID), in: card},
		yes("created_with_ai", t.CreatedWithAI),
		field{label: "updated_at", value: moment(t.UpdatedAt), in: card},
		field{label: "updated_by", value: id(t.UpdatedByID), in: card},
		field{label: "followers", value: texts(splitList(t.Followers)), in: card},
		field{label: "priority_change_reason", value: text(t.PriorityChangeReason), in: card},
		field{label: "worked_hours", value: hours(string(t.WorkedHours)), in: card},
		field{label: "reopen_count", value: when(t.ReopenCount > 0, number(int(t.ReopenCount))), in: card},
		field{label: "last_reopen_date", value: moment(t.LastReopenDate), in: card},
		yes("grouped", t.IsGrouped),
		yes("reviewed", t.IsRevised),
		field{label: "parent", value: ref(t.TicketReference.TicketNumber, t.TicketReference.Title), in: card},
		field{label: "children", value: texts(childNumbers(t)), in: card},
		field{label: "rating", value: ticketRating(t), in: card},
		field{label: "checklists_pending", value: ticketChecklists(t), in: card},
		group("sla", card),
		field{label: "sla_state", value: slaFlag(sla), in: card},
		field{label: "attend_sla", value: coded(enumYesNo, string(sla.AttendSLA)), in: card},
		field{label: "attend_by", value: moment(sla.AttendExpiration), in: card},
		field{label: "attend_sla_solution", value: coded(enumYesNo, string(sla.AttendSLASolution)), in: card},
		field{label: "solve_by", value: moment(sla.SolveExpiration), in: card},
		field{label: "stage_by", value: moment(sla.StageExpiration), in: card},
		field{label: "solved_at", value: moment(sla.SolvedInTime), in: card},
		field{label: "sla_off_reason", value: text(sla.DesactivateSLAReason), in: card},
		group("links", card),
		field{label: "internal_link", value: link(t.URLInternal), in: card},
		field{label: "external_link", value: link(t.URLExternal), in: card},
		field{label: "description", value: body(t.Description), in: cards},
	)
	rec.fields = ticketFields(rec.fields, t)
	return rec
}

// inactive says that a record is not in use; what is in use needs no word.
func inactive(id int64, active bool) value {
	return when(id != 0 && !active, state(enumActive, false))
}

func ticketStageKind(t *tiflux.Ticket) value {
	switch {
	case t.Stage.FirstStage:
		return coded(enumStageKind, "first")
	case t.Stage.LastStage:
		return coded(enumStageKind, "last")
	}
	return when(t.Stage.ID != 0, coded(enumStageKind, "middle"))
}

// ticketReceiptRecord shows of a ticket what a write may have changed.
func ticketReceiptRecord(f []field, t *tiflux.Ticket) record {
	return record{kind: "ticket", id: id(t.TicketNumber), title: t.Title, fields: append(f,
		field{label: "client", value: text(t.Client.Name), in: cards},
		field{label: "desk", value: text(ticketDeskName(t)), in: cards},
		field{label: "stage", value: text(t.Stage.Name), in: cards},
		field{label: "status", value: text(t.Status.Name), in: cards},
		field{label: "priority", value: ticketPriority(t).alone(), in: cards},
		field{label: "catalog", value: ticketCatalog(t).alone(), in: cards},
		field{label: "responsible", value: ticketResponsible(t).alone(), in: cards | keep},
		field{label: "requestor", value: text(t.Requestor.Name), in: cards},
		field{label: "parent", value: ref(t.TicketReference.TicketNumber, t.TicketReference.Title), in: cards},
		field{label: "created_at", value: moment(t.CreatedAt), in: card},
		field{label: "internal_link", value: link(t.URLInternal), in: card},
		field{label: "external_link", value: link(t.URLExternal), in: card},
	)}
}

func ticketPriority(t *tiflux.Ticket) value {
	if t.Priority == nil {
		return value{}
	}
	return ref(t.Priority.ID, t.Priority.Name)
}

func ticketResponsible(t *tiflux.Ticket) value {
	if t.Responsible == nil {
		return value{}
	}
	return person(t.Responsible.ID, t.Responsible.Name, t.Responsible.Email)
}

// ticketDeskName prefers the name that requestors see.
func ticketDeskName(t *tiflux.Ticket) string {
	if t.Desk.DisplayName == "" || t.Desk.DisplayName == t.Desk.Name {
		return t.Desk.Name
	}
	return t.Desk.DisplayName + " (" + t.Desk.Name + ")"
}

func ticketCatalog(t *tiflux.Ticket) value {
	c := t.ServicesCatalog
	if c == nil {
		return value{}
	}
	return path(c.ID, c.ItemName, c.CatalogName, c.AreaName)
}

// slaState is the SLA in one value: paused, solved, or until when.
func slaState(s *tiflux.TicketSLAInfo) value {
	switch {
	case s.Stopped:
		return coded(enumSLA, "stopped")
	case !s.SolvedInTime.IsZero():
		return coded(enumSLA, "solved")
	}
	return moment(s.SolveExpiration)
}

func slaFlag(s *tiflux.TicketSLAInfo) value {
	if v := slaState(s); v.kind == isEnum {
		return v
	}
	return value{}
}

func ticketRating(t *tiflux.Ticket) value {
	if t.Feedback == nil {
		return value{}
	}
	return text(strings.TrimSpace(t.Feedback.Rating.String() + " " + t.Feedback.Comments))
}

func ticketChecklists(t *tiflux.Ticket) value {
	if t.ChecklistsSummary == nil || t.ChecklistsSummary.Pending == 0 {
		return value{}
	}
	return number(int(t.ChecklistsSummary.Pending))
}

func childNumbers(t *tiflux.Ticket) []string {
	var list []string
	for _, c := range t.TicketChildren {
		list = append(list, "#"+strconv.FormatInt(c.TicketNumber, 10))
	}
	return list
}

func splitList(s string) []string {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	parts := strings.Split(s, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// TicketCounts writes tickets counted by period or desk.
func (r Renderer) TicketCounts(w io.Writer, c *tiflux.TicketGroupedCount, notes Notes) error {
	notes.Filters = append(notes.Filters[:len(notes.Filters):len(notes.Filters)],
		Filter{Name: "group_by", Value: string(c.GroupBy)}, Filter{Name: "date_type", Value: string(c.DateType)})
	page := Page{Count: len(c.Buckets), Total: int(c.Total)}
	return renderTable(r, w, "tickets_counted", c.Buckets, page, notes, ticketCountRecord)
}

func ticketCountRecord(f []field, b *tiflux.TicketCountBucket) record {
	return record{kind: "period", title: b.Period, named: "period", fields: append(f,
		field{label: "count", value: number(int(b.Count)), in: everywhere | bare},
	)}
}
