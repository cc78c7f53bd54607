package mcpadapter

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

func work(user int64, name string, from, to tiflux.Clock, v *tiflux.AppointmentValorization) tiflux.GlobalAppointment {
	return tiflux.GlobalAppointment{
		Appointment: tiflux.Appointment{User: tiflux.IDName{ID: user, Name: name}, InitTime: from, EndTime: to, Valorization: v},
		Desk:        tiflux.IDName{ID: 100 + user%2, Name: "Mesa"},
	}
}

func loose(value tiflux.Money, manual bool) *tiflux.AppointmentValorization {
	return &tiflux.AppointmentValorization{AttendanceKind: tiflux.AttendanceLoose, Value: value, ManualValue: manual}
}

func TestWorkedMinutes(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name     string
		from, to tiflux.Clock
		want     int
		ok       bool
	}{
		{"same day", "09:00", "10:30", 90, true},
		{"over midnight", "23:30", "00:15", 45, true},
		{"until midnight", "23:00", "00:00", 60, true},
		{"nothing", "09:00", "09:00", 0, true},
		{"running", "09:00", "", 0, false},
		{"no clock", "9h", "10:00", 0, false},
		{"day of 24 hours", "09:00", "24:00", 0, false},
	} {
		a := work(1, "Ana", tt.from, tt.to, nil)
		if got, ok := workedMinutes(&a); ok != tt.ok || ok && got != tt.want {
			t.Errorf("%s: %d, %t, want %d, %t", tt.name, got, ok, tt.want, tt.ok)
		}
	}
}

func TestAppointmentsAreSummedUp(t *testing.T) {
	t.Parallel()
	contract := &tiflux.AppointmentValorization{AttendanceKind: tiflux.AttendanceContract}
	list := []tiflux.GlobalAppointment{
		work(1, "Ana", "09:00", "10:00", loose("150.10", false)),
		work(2, "Bia", "23:00", "01:30", loose("0.20", true)),
		work(1, "Ana", "22:00", "23:00", contract),
		work(3, "Caio", "08:00", "10:00", loose("--", false)),
		work(1, "Ana", "bad", "10:00", loose("", false)),
		work(4, "Ana", "00:00", "02:00", nil),
	}
	want := []render.WorkSum{
		{ID: 2, Name: "Bia", Count: 1, Minutes: 150, Valued: true, Cents: 20, ManualCents: 20},
		{ID: 1, Name: "Ana", Count: 3, Minutes: 120, WithoutTime: 1, Valued: true, Cents: 15010, WithoutValue: 1},
		{ID: 4, Name: "Ana", Count: 1, Minutes: 120},
		{ID: 3, Name: "Caio", Count: 1, Minutes: 120, WithoutValue: 1},
	}
	if diff := cmp.Diff(want, sumBy(list, attendantOf)); diff != "" {
		t.Errorf("by attendant (-want +got):\n%s", diff)
	}
	total := render.WorkSum{Count: 6, Minutes: 510, WithoutTime: 1, Valued: true, Cents: 15030, ManualCents: 20, WithoutValue: 2}
	if diff := cmp.Diff(total, sumAppointments(list)); diff != "" {
		t.Errorf("in all (-want +got):\n%s", diff)
	}
	desks := sumBy(list, deskOf)
	if len(desks) != 2 || desks[0].ID != 100 || desks[0].Count != 2 || desks[1].Count != 4 {
		t.Errorf("by desk: %+v", desks)
	}
	if got := sumBy(nil, deskOf); got != nil {
		t.Errorf("of nothing: %+v", got)
	}
}
