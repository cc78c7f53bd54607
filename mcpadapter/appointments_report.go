package mcpadapter

import (
	"cmp"
	"slices"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

const minutesOfDay = 24 * 60

// workedMinutes is the time between the clocks of an appointment, over midnight
// where the end comes first; false if one cannot be read.
func workedMinutes(a *tiflux.GlobalAppointment) (int, bool) {
	start, ok1 := a.InitTime.Minutes()
	end, ok2 := a.EndTime.Minutes()
	if end < start {
		end += minutesOfDay
	}
	return end - start, ok1 && ok2
}

// addAppointment adds the work of an appointment to a sum. An amount that is
// hidden or missing is counted, and adds nothing.
func addAppointment(s *render.WorkSum, a *tiflux.GlobalAppointment) {
	s.Count++
	if minutes, ok := workedMinutes(a); ok {
		s.Minutes += minutes
	} else {
		s.WithoutTime++
	}
	v := a.Valorization
	if v == nil {
		return
	}
	cents, ok := v.Value.Cents()
	switch {
	case !ok && (v.Value.Hidden() || v.AttendanceKind == tiflux.AttendanceLoose):
		s.WithoutValue++
	case ok:
		s.Valued = true
		s.Cents += cents
		if v.ManualValue {
			s.ManualCents += cents
		}
	}
}

// sumAppointments adds up all of them.
func sumAppointments(work []tiflux.GlobalAppointment) render.WorkSum {
	var total render.WorkSum
	for i := range work {
		addAppointment(&total, &work[i])
	}
	return total
}

// sumBy adds up the appointments of each record that one belongs to, the most
// time first.
func sumBy(work []tiflux.GlobalAppointment, of func(*tiflux.GlobalAppointment) tiflux.IDName) []render.WorkSum {
	var sums []render.WorkSum
	position := map[int64]int{}
	for i := range work {
		record := of(&work[i])
		at, known := position[record.ID]
		if !known {
			at = len(sums)
			position[record.ID] = at
			sums = append(sums, render.WorkSum{ID: record.ID, Name: record.Name})
		}
		addAppointment(&sums[at], &work[i])
	}
	slices.SortStableFunc(sums, func(a, b render.WorkSum) int {
		return cmp.Or(cmp.Compare(b.Minutes, a.Minutes), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return sums
}

func attendantOf(a *tiflux.GlobalAppointment) tiflux.IDName { return a.User }

func deskOf(a *tiflux.GlobalAppointment) tiflux.IDName { return a.Desk }
