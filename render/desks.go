package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Desks writes one page of desks.
func (r Renderer) Desks(w io.Writer, p *tiflux.Page[tiflux.Desk], notes Notes) error {
	return renderTable(r, w, "desks", p.Items, pageOf(p), notes, deskRecord)
}

func deskRecord(f []field, d *tiflux.Desk) record {
	return record{kind: "desk", id: id(d.ID), title: d.Name, fields: append(f,
		field{label: "display_name", value: text(d.DisplayName), in: everywhere | bare},
		field{label: "active", value: state(enumYesNo, d.Active), in: card | list | line | row | bare},
		field{label: "appointments", value: coded(enumAppointments, string(d.AppointmentType)), in: everywhere | bare},
	)}
}

// Desk writes the configuration of a desk. What is off shows as well, since it
// explains why something is refused.
func (r Renderer) Desk(w io.Writer, d *tiflux.DeskDetail) error {
	return renderCard(r, w, d, deskDetailRecord)
}

func deskDetailRecord(f []field, d *tiflux.DeskDetail) record {
	yes := func(l label, on bool) field { return field{label: l, value: state(enumYesNo, on), in: cards} }
	return record{kind: "desk", id: id(d.ID), title: d.Name, fields: append(f,
		field{label: "display_name", value: text(d.DisplayName), in: cards},
		yes("active", d.Active),
		field{label: "internal_desk", value: when(d.InternalDesk, state(enumYesNo, true)), in: cards},
		field{label: "description", value: text(d.Description), in: cards},
		group("attendance", cards),
		field{label: "attended_by", value: coded(enumAttendedBy, string(d.AttendanceType)), in: cards},
		field{label: "appointments", value: coded(enumAppointments, string(d.AppointmentType)), in: cards},
		yes("receives_tickets", d.ReceivingNewTickets),
		yes("only_attendants_open", d.OnlyAttendantsCanOpen),
		yes("open_without_access", d.UserWithoutAccessCreateTicket),
		group("sla", cards),
		yes("with_sla", d.DeskWithSLA),
		yes("can_stop_sla", d.CanStopSLA),
		yes("sla_time_shown", d.TicketWithSLATime),
		field{label: "sla_goal", value: deskGoal(d), in: cards},
		group("tickets", cards),
		yes("catalog_to_open", d.RequireServiceCatalogOpenTicket),
		yes("catalog_to_close", d.ServicesCatalogItem),
		yes("transfers", d.DeskExchange),
		yes("cancelable", d.CancelableTickets),
		yes("feedback", d.AddTicketFeedback),
		yes("review", d.TicketReview),
		field{label: "review_type", value: text(d.ReviewType), in: cards},
		field{label: "auto_review", value: text(d.DefaultRevised), in: cards},
		yes("reopen_reviewed", d.CanReopenRevisedTickets),
		field{label: "reopen_limit", value: text(d.TimeLimitToReopening), in: cards},
		yes("reminder", d.Reminder),
		yes("summary", d.Summary),
		field{label: "answer_when_billed", value: text(d.BehaviorBilledTickets), in: card},
		field{label: "answer_when_not_billed", value: text(d.BehaviorNotBilledTickets), in: card},
		field{label: "required_fields", value: texts(requiredFields(d.RequiredFields)), in: cards},
	)}
}

func deskGoal(d *tiflux.DeskDetail) value {
	n, ok := d.SLAGoal.Get()
	return when(ok, percent(float64(n)))
}

// requiredFields are named as the API calls them, which is how they are sent.
func requiredFields(r *tiflux.DeskRequiredFields) []string {
	if r == nil {
		return nil
	}
	var names []string
	for _, f := range []struct {
		name     string
		required bool
	}{
		{"requestor_name", r.RequestorName}, {"requestor_email", r.RequestorEmail},
		{"requestor_telephone", r.RequestorTelephone}, {"requestor_ramal", r.RequestorRamal},
		{"equipment_id", r.EquipmentID}, {"files", r.AttachmentFile},
	} {
		if f.required {
			names = append(names, f.name)
		}
	}
	return names
}

// DeskReceipt writes what became of a desk.
func (r Renderer) DeskReceipt(w io.Writer, d *tiflux.DeskDetail, v Receipt) error {
	return receiptOf(r, w, d, deskDetailRecord, v)
}

// Stages writes one page of the stages of a desk.
func (r Renderer) Stages(w io.Writer, p *tiflux.Page[tiflux.Stage], notes Notes) error {
	return renderTable(r, w, "stages", p.Items, pageOf(p), notes, stageRecord)
}

func stageRecord(f []field, s *tiflux.Stage) record {
	return record{kind: "stage", id: id(s.ID), title: s.Name, fields: append(f,
		field{label: "order", value: number(int(s.Index)), in: everywhere | bare},
		field{label: "content_type", value: coded(enumStageKind, stageKind(s)), in: everywhere | bare},
		field{label: "stage_limit", value: stageLimit(s), in: everywhere | bare},
	)}
}

func stageKind(s *tiflux.Stage) string {
	switch {
	case s.FirstStage:
		return "first"
	case s.LastStage:
		return "last"
	}
	return "middle"
}

func stageLimit(s *tiflux.Stage) value {
	if s.MaxTime == "" {
		return term("unlimited")
	}
	return hours(string(s.MaxTime))
}

// Priorities writes one page of the priorities of a desk.
func (r Renderer) Priorities(w io.Writer, p *tiflux.Page[tiflux.Priority], notes Notes) error {
	return renderTable(r, w, "priorities", p.Items, pageOf(p), notes, priorityRecord)
}

func priorityRecord(f []field, p *tiflux.Priority) record {
	return record{kind: "priority", id: id(p.ID), title: p.Name, fields: append(f,
		field{label: "order", value: number(int(p.Order)), in: everywhere | bare},
		field{label: "time_to_attend", value: hours(string(p.StartTime)), in: everywhere | bare},
		field{label: "time_to_solve", value: hours(string(p.EndTime)), in: everywhere | bare},
	)}
}
