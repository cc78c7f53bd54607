package tiflux_test

import "github.com/tiflux/tiflux-go/tiflux"

func ticketCalls() []operationCall {
	return []operationCall{
		{name: "Tickets.Cancel", call: func(r *run) (any, error) { return r.Tickets.Cancel(r.ctx, r.id("ticket_number")) }},
		{name: "Tickets.Close", prepare: worked, call: func(r *run) (any, error) { return r.Tickets.Close(r.ctx, r.id("ticket_number")) }},
		{name: "Tickets.Create", call: func(r *run) (any, error) {
			// A registered requestor takes the place of one that is typed in, and the
			// client of the ticket has no equipment.
			t := full[tiflux.TicketCreate](r, "equipment_id", "equipment_group_id", "equipment_user_id", "entities")
			t.Entities = r.values("ticket")
			return r.Tickets.Create(r.ctx, t)
		}},
		{name: "Tickets.CreateAnswer", badBody: 42201, call: func(r *run) (any, error) {
			return r.Tickets.CreateAnswer(r.ctx, r.id("ticket_number"), full[tiflux.TicketAnswerCreate](r))
		}},
		{name: "Tickets.CreateAppointment", call: func(r *run) (any, error) {
			// A loose service excludes a contract, a shift of its own that of another
			// ticket, a value the guarantee.
			a := full[tiflux.AppointmentCreate](r, "contract_rider_id", "shift_owner_ticket_number", "guarantee")
			return r.Tickets.CreateAppointment(r.ctx, r.id("visit_ticket_number"), a)
		}},
		{name: "Tickets.CreateClientAnswer", badBody: 42201, call: func(r *run) (any, error) {
			return r.Tickets.CreateClientAnswer(r.ctx, r.id("ticket_number"), full[tiflux.TicketClientAnswerCreate](r))
		}},
		{name: "Tickets.CreateInternalCommunication", call: func(r *run) (any, error) {
			return r.Tickets.CreateInternalCommunication(r.ctx, r.id("ticket_number"), full[tiflux.InternalCommunicationCreate](r))
		}},
		{name: "Tickets.DeleteAnswer", prepare: answered, call: func(r *run) (any, error) {
			return nil, r.Tickets.DeleteAnswer(r.ctx, r.id("ticket_number"), r.id("answer_id"))
		}},
		{name: "Tickets.DeleteAnswerFile", prepare: answered, call: func(r *run) (any, error) {
			return nil, r.Tickets.DeleteAnswerFile(r.ctx, r.id("answer_id"), r.id("file_id"))
		}},
		{name: "Tickets.DeleteFile", prepare: uploaded, call: func(r *run) (any, error) {
			return nil, r.Tickets.DeleteFile(r.ctx, r.id("ticket_number"), r.id("file_id"))
		}},
		{name: "Tickets.DeleteInternalCommunication", prepare: noted, call: func(r *run) (any, error) {
			return nil, r.Tickets.DeleteInternalCommunication(r.ctx, r.id("ticket_number"), r.id("note_id"))
		}},
		{name: "Tickets.Get", call: func(r *run) (any, error) {
			return r.Tickets.GetWithOptions(r.ctx, r.id("ticket_number"), full[tiflux.TicketGetOptions](r))
		}},
		{name: "Tickets.GetAnswer", prepare: answered, call: func(r *run) (any, error) {
			return r.Tickets.GetAnswer(r.ctx, r.id("ticket_number"), r.id("answer_id"))
		}},
		{name: "Tickets.GetInternalCommunication", prepare: noted, call: func(r *run) (any, error) {
			return r.Tickets.GetInternalCommunication(r.ctx, r.id("ticket_number"), r.id("note_id"))
		}},
		{name: "Tickets.GetServiceTypes", call: func(r *run) (any, error) {
			return r.Tickets.GetServiceTypes(r.ctx, r.id("ticket_number"), full[tiflux.TicketServiceTypesOptions](r))
		}},
		{name: "Tickets.List", call: func(r *run) (any, error) { return r.Tickets.List(r.ctx, full[tiflux.TicketListOptions](r)) }},
		{name: "Tickets.ListAnswers", prepare: answered, call: func(r *run) (any, error) {
			return r.Tickets.ListAnswers(r.ctx, r.id("ticket_number"), onePage)
		}},
		{name: "Tickets.ListAppointments", prepare: charged, call: func(r *run) (any, error) {
			return r.Tickets.ListAppointments(r.ctx, r.id("visit_ticket_number"), full[tiflux.TicketAppointmentListOptions](r))
		}},
		{name: "Tickets.ListChecklists", call: func(r *run) (any, error) {
			return r.Tickets.ListChecklists(r.ctx, r.id("checklist_ticket_number"), onePage)
		}},
		{name: "Tickets.ListFiles", prepare: uploaded, call: func(r *run) (any, error) {
			return r.Tickets.ListFiles(r.ctx, r.id("ticket_number"), onePage)
		}},
		{name: "Tickets.ListHistories", prepare: answered, call: func(r *run) (any, error) {
			return r.Tickets.ListHistories(r.ctx, r.id("ticket_number"), full[tiflux.TicketHistoryListOptions](r))
		}},
		{name: "Tickets.ListInternalCommunications", prepare: noted, call: func(r *run) (any, error) {
			return r.Tickets.ListInternalCommunications(r.ctx, r.id("ticket_number"), onePage)
		}},
		{name: "Tickets.ListPreAppointments", prepare: timed, call: func(r *run) (any, error) {
			return r.Tickets.ListPreAppointments(r.ctx, r.id("ticket_number"), onePage)
		}},
		{name: "Tickets.ListShifts", call: func(r *run) (any, error) {
			return r.Tickets.ListShifts(r.ctx, r.id("ticket_number"), full[tiflux.TicketShiftListOptions](r))
		}},
		{name: "Tickets.ListStagesSLAs", call: func(r *run) (any, error) {
			return r.Tickets.ListStagesSLAs(r.ctx, r.id("ticket_number"), onePage)
		}},
		{name: "Tickets.PlayPreAppointment", call: func(r *run) (any, error) {
			return r.Tickets.PlayPreAppointment(r.ctx, r.id("ticket_number"))
		}},
		{name: "Tickets.Reopen", badBody: 42207, prepare: closed, call: func(r *run) (any, error) {
			number := r.id("ticket_number")
			if r.spoilt {
				number = r.id("ticket_reference_number") // open as it is
			}
			return r.Tickets.Reopen(r.ctx, number, full[tiflux.TicketReopen](r))
		}},
		{name: "Tickets.Update", call: func(r *run) (any, error) {
			// With a desk the update is a transfer, which takes no reason.
			return r.Tickets.Update(r.ctx, r.id("ticket_number"), full[tiflux.TicketUpdate](r, "desk_id"))
		}},
		{name: "Tickets.UpdateChecklistItem", call: func(r *run) (any, error) {
			u := &tiflux.ChecklistItemUpdate{Value: tiflux.Set("SN-1")}
			if r.spoilt {
				u = &tiflux.ChecklistItemUpdate{Options: []tiflux.ChecklistOptionMark{{ID: "1", Checked: true}}} // of a text
			}
			return r.Tickets.UpdateChecklistItem(r.ctx, r.id("checklist_ticket_number"), r.id("checklist_id"), int(r.ids["checklist_index"]), u)
		}},
		{name: "Tickets.UpdateEntities", badBody: 20701, call: func(r *run) (any, error) {
			return r.Tickets.UpdateEntities(r.ctx, r.id("ticket_number"), r.values("ticket"))
		}},
		{name: "Tickets.UpdateInternalCommunication", prepare: noted, call: func(r *run) (any, error) {
			return r.Tickets.UpdateInternalCommunication(r.ctx, r.id("ticket_number"), r.id("note_id"), full[tiflux.InternalCommunicationUpdate](r))
		}},
		{name: "Tickets.UploadFiles", call: func(r *run) (any, error) {
			return r.Tickets.UploadFiles(r.ctx, r.id("ticket_number"), someFiles())
		}},
	}
}

var onePage = &tiflux.ListOptions{Page: 1, PerPage: 5}

// values are custom-field values for one kind of record.
func (r *run) values(of string) []tiflux.EntityValue {
	id := r.ids["field_of_"+of]
	if r.spoilt {
		id = absentID
	}
	return []tiflux.EntityValue{{EntityFieldID: id, Value: tiflux.Set("12")}}
}

func answered(r *run) {
	a, err := r.Tickets.CreateAnswer(r.ctx, r.ids["ticket_number"], &tiflux.TicketAnswerCreate{Name: "Olá", Files: someFiles()})
	r.must(err)
	r.ids["answer_id"], r.ids["file_id"] = a.ID, a.Files[0].ID
}

func uploaded(r *run) {
	files, err := r.Tickets.UploadFiles(r.ctx, r.ids["ticket_number"], someFiles())
	r.must(err)
	r.ids["file_id"] = files[0].ID
}

func noted(r *run) {
	n, err := r.Tickets.CreateInternalCommunication(r.ctx, r.ids["ticket_number"], &tiflux.InternalCommunicationCreate{Text: "Ligar", Files: someFiles()})
	r.must(err)
	r.ids["note_id"] = n.ID
}

func timed(r *run) {
	_, err := r.Tickets.PlayPreAppointment(r.ctx, r.ids["ticket_number"])
	r.must(err)
}

// charged records a visit on the day of the account.
func charged(r *run) {
	_, err := r.Tickets.CreateAppointment(r.ctx, r.ids["visit_ticket_number"], &tiflux.AppointmentCreate{
		Date: tiflux.DateOf(testDay), InitTime: "10:00", EndTime: "11:00", Description: "Visita",
		Attendance: tiflux.AttendanceCodeExternal, AttendanceKind: tiflux.AttendanceKindCodeLoose, LooseServiceID: r.ids["loose_service_id"],
	})
	r.must(err)
}

// worked makes a ticket ready to be closed.
func worked(r *run) {
	answered(r)
	_, err := r.Tickets.Update(r.ctx, r.ids["ticket_number"], &tiflux.TicketUpdate{
		StageID: tiflux.Set(r.ids["stage_id"]), ResponsibleID: tiflux.Set(r.ids["responsible_id"]),
	})
	r.must(err)
}

func closed(r *run) {
	worked(r)
	_, err := r.Tickets.Close(r.ctx, r.ids["ticket_number"])
	r.must(err)
}
