package render

import (
	"io"
	"reflect"

	"github.com/tiflux/tiflux-go/tiflux"
)

// filledWork returns the documents of the work on tickets with their texts from
// s.
func filledWork(s func(name string) string) map[string]func(r Renderer, w io.Writer) error {
	var (
		notes          Notes
		receipt        Receipt
		histories      tiflux.Page[tiflux.TicketHistoryEvent]
		stays          tiflux.Page[tiflux.StageSLA]
		services       tiflux.TicketServiceTypes
		shifts         []tiflux.TicketShift
		checklists     tiflux.Page[tiflux.Checklist]
		communications tiflux.Page[tiflux.InternalCommunication]
		appointments   tiflux.Page[tiflux.Appointment]
		global         tiflux.Page[tiflux.GlobalAppointment]
		booked         tiflux.AppointmentCreated
		timers         tiflux.Page[tiflux.PreAppointment]
		preTickets     tiflux.Page[tiflux.PreTicket]
		chats          tiflux.Page[tiflux.Chat]
		chat           tiflux.ChatDetail
		job            tiflux.EnqueuedJob
		messages       tiflux.Page[tiflux.ChatMessage]
		bills          tiflux.Page[tiflux.Billing]
		ratedTickets   tiflux.TicketsFeedbackReport
		ratedChats     tiflux.ChatsFeedbackReport
		groups         []tiflux.FilledEntity
	)
	for _, v := range []any{&notes, &receipt, &histories, &stays, &services, &shifts, &checklists, &communications, &appointments, &global,
		&booked, &timers, &preTickets, &chats, &chat, &job, &messages, &bills, &ratedTickets, &ratedChats, &groups} {
		fill(reflect.ValueOf(v).Elem(), "", s)
	}
	for i := range histories.Items {
		e := &histories.Items[i]
		e.ActionDetails = map[string]string{s("key"): s("detail")}
		e.Changes.NewValues, e.Changes.OldValues = map[string]any{}, map[string]any{}
		for _, name := range e.Changes.Fields {
			e.Changes.OldValues[name], e.Changes.NewValues[name] = "x"+s("old"), []any{s("new")}
		}
	}
	chat.Origin.Fields.All = map[string]any{s("key"): "x" + s("member")}
	return map[string]func(r Renderer, w io.Writer) error{
		"histories":      func(r Renderer, w io.Writer) error { return r.Histories(w, &histories, notes) },
		"stays":          func(r Renderer, w io.Writer) error { return r.StagesSLAs(w, &stays, notes) },
		"service types":  func(r Renderer, w io.Writer) error { return r.ServiceTypes(w, &services, notes) },
		"shifts":         func(r Renderer, w io.Writer) error { return r.Shifts(w, shifts, notes) },
		"checklists":     func(r Renderer, w io.Writer) error { return r.Checklists(w, &checklists, notes) },
		"checklist":      func(r Renderer, w io.Writer) error { return r.ChecklistReceipt(w, &checklists.Items[0], receipt) },
		"communications": func(r Renderer, w io.Writer) error { return r.InternalCommunications(w, &communications, notes) },
		"communication":  func(r Renderer, w io.Writer) error { return r.InternalCommunication(w, &communications.Items[0]) },
		"appointments":   func(r Renderer, w io.Writer) error { return r.Appointments(w, &appointments, notes) },
		"global":         func(r Renderer, w io.Writer) error { return r.GlobalAppointments(w, &global, notes) },
		"booked":         func(r Renderer, w io.Writer) error { return r.AppointmentReceipt(w, &booked, receipt) },
		"timers":         func(r Renderer, w io.Writer) error { return r.PreAppointments(w, &timers, notes) },
		"pre-tickets":    func(r Renderer, w io.Writer) error { return r.PreTickets(w, &preTickets, notes) },
		"pre-ticket":     func(r Renderer, w io.Writer) error { return r.PreTicketReceipt(w, &preTickets.Items[0], receipt) },
		"chats":          func(r Renderer, w io.Writer) error { return r.Chats(w, &chats, notes) },
		"chat":           func(r Renderer, w io.Writer) error { return r.Chat(w, &chat) },
		"job":            func(r Renderer, w io.Writer) error { return r.JobReceipt(w, &job, receipt) },
		"messages":       func(r Renderer, w io.Writer) error { return r.ChatMessages(w, &messages, notes) },
		"bills":          func(r Renderer, w io.Writer) error { return r.Billings(w, &bills, notes) },
		"rated tickets":  func(r Renderer, w io.Writer) error { return r.TicketsFeedback(w, &ratedTickets, notes) },
		"rated chats":    func(r Renderer, w io.Writer) error { return r.ChatsFeedback(w, &ratedChats, notes) },
		"custom fields":  func(r Renderer, w io.Writer) error { return r.EntityValues(w, groups, notes) },
	}
}
