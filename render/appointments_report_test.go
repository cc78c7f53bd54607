package render

import (
	"io"
	"testing"
)

var appointmentsReportGoldens = []golden{
	{"appointments-report", func(r Renderer, w io.Writer) error {
		return r.AppointmentsReport(w, AppointmentsReport{
			Total: WorkSum{Count: 5, Minutes: 1530, WithoutTime: 1, Valued: true, Cents: 123456, ManualCents: 5000, WithoutValue: 1},
			Attendants: []WorkSum{
				{ID: 539, Name: "Wagner | Xavier", Count: 4, Minutes: 1500, Valued: true, Cents: 123456, ManualCents: 5000},
				{Count: 1, Minutes: 30, WithoutTime: 1, WithoutValue: 1},
			},
			Desks: []WorkSum{{ID: 101, Name: "Suporte N1", Count: 5, Minutes: 1530, Valued: true, Cents: 123456}},
		}, Notes{
			Warnings: []string{"só os próprios"},
			Filters:  []Filter{{"period", "2026-03-01 → 2026-03-31", "given"}},
		})
	}},
	{"appointments-report-none", func(r Renderer, w io.Writer) error { return r.AppointmentsReport(w, AppointmentsReport{}, Notes{}) }},
}

func TestAppointmentsReportGoldens(t *testing.T) {
	t.Parallel()
	testGoldens(t, appointmentsReportGoldens)
}
