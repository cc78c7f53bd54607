package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// StagesSLAs writes one page of a ticket's stays in stages.
func (r Renderer) StagesSLAs(w io.Writer, p *tiflux.Page[tiflux.StageSLA], notes Notes) error {
	return renderTable(r, w, "stages_slas", p.Items, pageOf(p), notes, stageSLARecord)
}

func stageSLARecord(f []field, s *tiflux.StageSLA) record {
	return record{kind: "stage", id: id(s.ID), title: s.Stage.Name, named: "stage", fields: append(f,
		field{label: "desk", value: text(s.Desk.Name), in: everywhere | bare},
		field{label: "entered", value: parts(field{value: moment(s.CreatedAt)}, field{value: reference(s.CreatedBy)}), in: everywhere | bare},
		field{label: "left", value: parts(field{value: stageEnd(s)}, field{value: reference(s.AttendedBy)}), in: everywhere | bare},
		field{label: "deadline", value: moment(s.Expiration), in: everywhere | bare},
		field{label: "working_hours", value: hours(string(s.DurationInExpedient)), in: everywhere | bare},
		field{label: "sla_met", value: when(s.SLAAttended || !s.AttendedAt.IsZero(), state(enumYesNo, s.SLAAttended)), in: everywhere | bare},
	)}
}

// stageEnd is when the ticket moved on. While it has not, nothing is said of the
// SLA either: false would read as missed.
func stageEnd(s *tiflux.StageSLA) value {
	if s.AttendedAt.IsZero() {
		return term("running")
	}
	return moment(s.AttendedAt)
}
