package render

import (
	"io"
	"strconv"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Ticket writes a ticket in full.
func (r Renderer) Ticket(w io.Writer, t *tiflux.Ticket) error {
	return renderCard(r, w, t, ticketRecord)
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

func ticketRecord(f []field, t *tiflux.Ticket) record {
	return record{kind: "ticket", id: id(t.TicketNumber), title: t.Title, named: "title", fields: ticketFields(append(f,
		field{label: "status", value: ref(t.Status.ID, t.Status.Name), in: rich},
		field{label: "status", value: text(t.Status.Name), in: compact | bare},
		field{label: "priority", value: ticketPriority(t), in: rich},
		field{label: "priority", value: ticketPriority(t).alone(), in: compact | bare},
		field{label: "desk", value: ref(t.Desk.ID, ticketDeskName(t)), in: rich | line},
		field{label: "stage", value: ref(t.Stage.ID, t.Stage.Name), in: rich | line},
		field{label: "stage", value: text(t.Stage.Name), in: row | bare},
		field{label: "stage_limit", value: hours(string(t.Stage.MaxTime)), in: card},
		field{label: "responsible", value: ticketResponsible(t), in: rich | keep},
		field{label: "responsible", value: ticketResponsible(t).alone(), in: compact | bare | keep},
		field{label: "client", value: ref(t.Client.ID, t.Client.Name), in: rich},
		field{label: "client", value: text(t.Client.Name), in: line},
		field{label: "client_legal_name", value: text(t.Client.Social), in: card},
		field{label: "requestor", value: ticketRequestor(t), in: rich},
		field{label: "requestor", value: text(t.Requestor.Name), in: compact | bare},
		field{label: "telephone", value: phone(t.Requestor.Telephone), in: card},
		field{label: "catalog", value: ticketCatalog(t), in: rich},
		field{label: "catalog", value: ticketCatalog(t).alone(), in: row | bare},
		field{label: "equipment", value: ref(t.Equipment.ID, t.Equipment.Name), in: card},
		field{label: "created_at", value: moment(t.CreatedAt), in: rich | line},
		field{label: "created_by_way_of", value: coded(enumTicketOrigin, string(t.CreatedByWayOf)), in: card},
		field{label: "created_by", value: id(t.CreatedByID), in: card},
		field{label: "updated_at", value: moment(t.UpdatedAt), in: card},
		field{label: "updated_by", value: id(t.UpdatedByID), in: card},
		field{label: "followers", value: texts(splitList(t.Followers)), in: card},
		field{label: "worked_hours", value: hours(string(t.WorkedHours)), in: card},
		field{label: "reopen_count", value: when(t.ReopenCount > 0, number(int(t.ReopenCount))), in: card},
		field{label: "last_reopen_date", value: moment(t.LastReopenDate), in: card},
		field{label: "closed", value: when(t.IsClosed, state(enumYesNo, true)), in: cards},
		field{label: "grouped", value: when(t.IsGrouped, state(enumYesNo, true)), in: card},
		field{label: "reviewed", value: when(t.IsRevised, state(enumYesNo, true)), in: card},
		field{label: "parent", value: ref(t.TicketReference.TicketNumber, t.TicketReference.Title), in: card},
		field{label: "children", value: texts(childNumbers(t)), in: card},
		field{label: "rating", value: ticketRating(t), in: card},
		field{label: "checklists_pending", value: ticketChecklists(t), in: card},
		field{label: "sla", value: slaState(&t.SLAInfo), in: compact | list | bare},
		group("sla", card),
		field{label: "sla_state", value: slaFlag(&t.SLAInfo), in: card},
		field{label: "attend_by", value: moment(t.SLAInfo.AttendExpiration), in: card},
		field{label: "solve_by", value: moment(t.SLAInfo.SolveExpiration), in: card},
		field{label: "stage_by", value: moment(t.SLAInfo.StageExpiration), in: card},
		field{label: "solved_at", value: moment(t.SLAInfo.SolvedInTime), in: card},
		field{label: "sla_off_reason", value: text(t.SLAInfo.DesactivateSLAReason), in: card},
		group("links", card),
		field{label: "internal_link", value: link(t.URLInternal), in: card},
		field{label: "external_link", value: link(t.URLExternal), in: card},
		field{label: "description", value: body(t.Description), in: cards},
	), t)}
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

func ticketRequestor(t *tiflux.Ticket) value {
	return person(t.Requestor.ID, t.Requestor.Name, t.Requestor.Email)
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
