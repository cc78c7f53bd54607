package render

import "io"

// AppointmentsReport is what the appointments of a period add up to.
type AppointmentsReport struct {
	Total      WorkSum   `json:"total"`
	Attendants []WorkSum `json:"attendants"`
	Desks      []WorkSum `json:"desks,omitempty"` // not shown if there are none
}

// WorkSum is what some appointments add up to: those of an attendant or on a
// desk, or all.
type WorkSum struct {
	ID           int64  `json:"id,omitempty"`
	Name         string `json:"name,omitempty"`
	Count        int    `json:"count"` // appointments
	Minutes      int    `json:"minutes"`
	WithoutTime  int    `json:"without_time,omitempty"`  // of Count, those that add nothing to Minutes
	Valued       bool   `json:"valued"`                  // an amount was known; else Cents is not shown
	Cents        int64  `json:"cents"`                   // of reais
	ManualCents  int64  `json:"manual_cents,omitempty"`  // of Cents, what was typed in
	WithoutValue int    `json:"without_value,omitempty"` // of Count, those that should add something to Cents
}

// AppointmentsReport writes the sums of a report: the total, then a table of
// attendants and one of desks.
func (r Renderer) AppointmentsReport(w io.Writer, v AppointmentsReport, notes Notes) error {
	d := r.begin("appointments_report", "items_left_out", Page{})
	if !d.Compact {
		d.out = append(d.out, "# "...)
	}
	d.out = append(append(d.out, d.word(d.record)...), '\n')
	d.notes(notes)
	d.lines(&record{fields: workFields(nil, &v.Total)}, card|line)
	in := list
	if d.Compact {
		in = row
	}
	d.appendix(gather(v.Attendants, workSumRecord("attendant"), in))
	d.appendix(gather(v.Desks, workSumRecord("desk"), in))
	return d.write(w)
}

func workSumRecord(kind label) shape[WorkSum] {
	return func(f []field, s *WorkSum) record {
		return record{kind: kind, id: id(s.ID), title: s.Name, named: kind, fields: workFields(f, s)}
	}
}

func workFields(f []field, s *WorkSum) []field {
	return append(f,
		field{label: "appointments", value: number(s.Count), in: everywhere | bare},
		field{label: "worked_hours", value: parts(
			field{value: value{kind: isMinutes, n: int64(s.Minutes)}},
			field{label: "without_time", value: when(s.WithoutTime > 0, number(s.WithoutTime))},
		), in: everywhere | bare},
		field{label: "value", value: parts(
			field{value: when(s.Valued, value{kind: isCents, n: s.Cents})},
			field{label: "typed_in", value: when(s.ManualCents != 0, value{kind: isCents, n: s.ManualCents})},
			field{label: "without_value", value: when(s.WithoutValue > 0, number(s.WithoutValue))},
		), in: everywhere | bare},
	)
}
