package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// GlobalAppointments writes one page of the appointments of all tickets.
func (r Renderer) GlobalAppointments(w io.Writer, p *tiflux.Page[tiflux.GlobalAppointment], notes Notes) error {
	return renderList(r, w, "appointments", p.Items, pageOf(p), notes, globalAppointmentRecord)
}

func globalAppointmentRecord(f []field, a *tiflux.GlobalAppointment) record {
	inner := a.Valorization != nil && a.Valorization.Contract != nil
	return appointmentRecord(append(f,
		field{label: "ticket", value: ref(a.Ticket.Number, a.Ticket.Title), in: everywhere},
		field{label: "desk", value: ref(a.Desk.ID, a.Desk.Name), in: everywhere},
		field{label: "contract", value: when(!inner, reference(a.Contract)), in: everywhere},
	), &a.Appointment)
}
