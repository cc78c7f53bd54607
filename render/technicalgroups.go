package render

import (
	"io"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
)

// TechnicalGroups writes one page of technical groups.
func (r Renderer) TechnicalGroups(w io.Writer, p *tiflux.Page[tiflux.IDName], notes Notes) error {
	return idNames(r, w, "technical_groups", p, notes)
}

// TechnicalGroup writes a technical group in full.
func (r Renderer) TechnicalGroup(w io.Writer, g *tiflux.TechnicalGroupDetail) error {
	return renderCard(r, w, g, technicalGroupRecord)
}

func technicalGroupRecord(f []field, g *tiflux.TechnicalGroupDetail) record {
	f = append(f,
		field{label: "description", value: text(g.Description), in: cards},
		field{label: "departments", value: references(g.Departments), in: cards},
		field{label: "has_compromise", value: state(enumYesNo, g.HasCompromise), in: cards},
		field{label: "appointment_emails", value: coded(enumAppointmentEmails, g.SendPeriodicAppointmentHours), in: cards},
		group("schedule", cards),
	)
	for i := range g.Expedients {
		f = append(f, field{label: "schedule_days", value: expedient(&g.Expedients[i]), in: cards | bare})
	}
	return record{kind: "technical_group", id: id(g.ID), title: g.Name, fields: f}
}

func expedient(e *tiflux.TechnicalGroupExpedient) value {
	return parts(
		field{value: codes(enumWeekday, e.Days)},
		field{value: text(strings.Trim(string(e.Beginning+"–"+e.Ending), "–"))},
		field{value: when(e.Holiday, term("on_holidays"))},
	)
}
