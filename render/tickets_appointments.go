package render

import (
	"io"
	"strconv"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Appointments writes one page of the appointments of a ticket.
func (r Renderer) Appointments(w io.Writer, p *tiflux.Page[tiflux.Appointment], notes Notes) error {
	return renderList(r, w, "appointments", p.Items, pageOf(p), notes, appointmentRecord)
}

// AppointmentReceipt writes what became of an appointment.
func (r Renderer) AppointmentReceipt(w io.Writer, a *tiflux.AppointmentCreated, v Receipt) error {
	return receiptOf(r, w, a, appointmentReceiptRecord, v)
}

func appointmentRecord(f []field, a *tiflux.Appointment) record {
	f = append(f, workTime(a.Date, a.InitTime, a.EndTime)...)
	f = append(f,
		field{label: "client", value: ref(a.Client.ID, a.Client.Name), in: everywhere},
		field{label: "done_by", value: text(a.ExternalUserName), in: everywhere},
	)
	if a.Valorization != nil {
		f = valorization(f, a.Valorization)
	}
	return record{kind: "appointment", id: id(a.ID), title: a.User.Name, named: "attendant", fields: append(f,
		field{label: "places", value: texts(coordinates(a.Locations)), in: rich},
		field{label: "description", value: plain(a.Description), in: everywhere},
	)}
}

func appointmentReceiptRecord(f []field, a *tiflux.AppointmentCreated) record {
	f = append(f, workTime(a.Date, a.InitTime, a.EndTime)...)
	return record{kind: "appointment", id: id(a.ID), title: a.User.Name, fields: append(f,
		field{label: "done_by", value: text(a.ExternalUserName), in: cards},
		field{label: "value", value: amount(a.Value), in: cards},
		field{label: "description", value: plain(a.Description), in: cards},
	)}
}

// workTime says when somebody worked, and how long: one value in rich output,
// three columns in compact.
func workTime(date tiflux.Date, from, to tiflux.Clock) []field {
	columns := workColumns(date, from, to, compact|bare)
	whole := make([]field, len(columns))
	for i := range columns {
		whole[i].value = columns[i].value
	}
	return append(columns, field{label: "date", value: parts(whole...), in: rich})
}

func workColumns(date tiflux.Date, from, to tiflux.Clock, in show) []field {
	end := text(string(to))
	if to == "" {
		end = term("running")
	}
	return []field{
		{label: "date", value: day(string(date)), in: in},
		{label: "time", value: when(from != "" || to != "", changed(text(string(from)), end)), in: in},
		{label: "duration", value: worked(from, to), in: in},
	}
}

// worked is the time between two times of one day; missing if they are none.
func worked(from, to tiflux.Clock) value {
	start, ok1 := from.Minutes()
	end, ok2 := to.Minutes()
	return when(ok1 && ok2 && end >= start, value{kind: isMinutes, n: int64(end - start)})
}

func valorization(f []field, v *tiflux.AppointmentValorization) []field {
	var shift, owner value
	if s := v.Shift; s != nil {
		shift = parts(field{value: ref(s.ID, s.Name)}, field{value: amount(s.Value)})
	}
	if t := v.ShiftOwnerTicket; t != nil {
		owner = ref(t.TicketNumber, t.Title)
	}
	return append(f,
		field{label: "attendance", value: parts(
			field{value: coded(enumAttendance, string(v.Attendance))},
			field{value: coded(enumAttendanceKind, string(v.AttendanceKind))},
		), in: everywhere},
		field{label: "contract", value: reference(v.Contract), in: everywhere},
		field{label: "loose_service", value: reference(v.LooseService), in: everywhere},
		field{label: "shift", value: shift, in: everywhere},
		field{label: "shift_of", value: owner, in: everywhere},
		field{label: "guarantee", value: flagged(v.Guarantee), in: everywhere},
		field{label: "value", value: parts(field{value: amount(v.Value)}, field{value: when(v.ManualValue, term("typed_in"))}), in: everywhere},
	)
}

func coordinates(places []tiflux.AppointmentLocation) []string {
	list := make([]string, len(places))
	for i, p := range places {
		if p.Latitude != "" || p.Longitude != "" {
			list[i] = p.Latitude + " / " + p.Longitude
		}
	}
	return list
}

// PreAppointments writes one page of the timers of a ticket.
func (r Renderer) PreAppointments(w io.Writer, p *tiflux.Page[tiflux.PreAppointment], notes Notes) error {
	return renderTable(r, w, "pre_appointments", p.Items, pageOf(p), notes, preAppointmentRecord)
}

// PreAppointmentReceipt writes what became of a timer.
func (r Renderer) PreAppointmentReceipt(w io.Writer, p *tiflux.PreAppointment, v Receipt) error {
	return receiptOf(r, w, p, preAppointmentRecord, v)
}

func preAppointmentRecord(f []field, p *tiflux.PreAppointment) record {
	return record{kind: "pre_appointment", id: id(p.ID), title: p.User.Name, named: "attendant",
		fields: append(f, workColumns(p.Date, p.InitTime, p.EndTime, everywhere|bare)...)}
}

// ServiceTypes writes what an appointment can be booked on: first the riders of
// contracts, then the services without a contract.
func (r Renderer) ServiceTypes(w io.Writer, t *tiflux.TicketServiceTypes, notes Notes) error {
	items := make([]serviceType, 0, len(t.ContractRiders)+len(t.LooseServices))
	for i := range t.ContractRiders {
		items = append(items, serviceType{rider: &t.ContractRiders[i]})
	}
	for _, s := range t.LooseServices {
		items = append(items, serviceType{loose: s})
	}
	return renderTable(r, w, "service_types", items, Page{}, notes, serviceTypeRecord)
}

// A serviceType is a rider or, if that is nil, a loose service.
type serviceType struct {
	rider *tiflux.ContractRider
	loose tiflux.IDName
}

func serviceTypeRecord(f []field, s *serviceType) record {
	kind, rider := tiflux.AttendanceContract, s.rider
	rec := record{kind: "service_type"}
	if rider == nil {
		kind, rider = tiflux.AttendanceLoose, &tiflux.ContractRider{ID: s.loose.ID, Contract: tiflux.IDName{Name: s.loose.Name}}
	}
	rec.id, rec.title = id(rider.ID), rider.Contract.Name
	rec.fields = append(f,
		field{label: "service_type", value: coded(enumAttendanceKind, string(kind)), in: everywhere | bare},
		field{label: "rider", value: when(rider.RiderNumber != 0, text(strconv.FormatInt(rider.RiderNumber, 10))), in: everywhere},
		field{label: "contract_id", value: id(rider.Contract.ID), in: everywhere},
		field{label: "validity", value: changed(day(string(rider.StartDate)), day(string(rider.CancelDate))), in: everywhere},
	)
	return rec
}

// Shifts writes the travel charges that an appointment of a ticket can have.
func (r Renderer) Shifts(w io.Writer, shifts []tiflux.TicketShift, notes Notes) error {
	return renderTable(r, w, "shifts", shifts, Page{}, notes, shiftRecord)
}

func shiftRecord(f []field, s *tiflux.TicketShift) record {
	return record{kind: "shift", id: id(s.ID), title: s.Name, fields: append(f,
		field{label: "scope", value: coded(enumShiftReference, string(s.Reference)), in: everywhere | bare},
		field{label: "client", value: reference(s.Client), in: everywhere},
		field{label: "contract", value: reference(s.Contract), in: everywhere},
	)}
}
