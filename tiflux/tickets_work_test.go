package tiflux_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// The desk of the in-memory account whose appointments have a price, one of its
// catalog items, and the first client.
const (
	valuedDesk  = 110
	catalogItem = 7001
	firstClient = 4001
)

func openValuedTicket(t *testing.T, c *tiflux.Client) int64 {
	t.Helper()
	made, err := c.Tickets.Create(t.Context(), &tiflux.TicketCreate{
		Title: "Treinamento", Description: "<p>Módulo de vendas</p>", ClientID: firstClient, DeskID: valuedDesk, ServicesCatalogsItemID: catalogItem,
	})
	if err != nil {
		t.Fatal(err)
	}
	return made.Ticket.TicketNumber
}

// TestWorkOnATicket charges a visit to what the ticket's service types offer
// and finds it again in all places.
func TestWorkOnATicket(t *testing.T) {
	t.Parallel()
	c := newClient(t, tifluxtest.New())
	ctx := t.Context()
	number := openValuedTicket(t, c)
	types, err := c.Tickets.GetServiceTypes(ctx, number, &tiflux.TicketServiceTypesOptions{Date: tiflux.DateOf(time.Now().AddDate(0, 0, -2))})
	if err != nil || len(types.ContractRiders) == 0 || len(types.LooseServices) == 0 {
		t.Fatalf("service types %+v, %v", types, err)
	}
	shifts, err := c.Tickets.ListShifts(ctx, number, nil)
	if err != nil || len(shifts) == 0 {
		t.Fatalf("shifts %+v, %v", shifts, err)
	}
	yesterday := tiflux.DateOf(time.Now().AddDate(0, 0, -2))
	made, err := c.Tickets.CreateAppointment(ctx, number, &tiflux.AppointmentCreate{
		Date: yesterday, InitTime: "10:00", EndTime: "11:30", Description: "Visita", Attendance: tiflux.AttendanceCodeExternal,
		AttendanceKind: tiflux.AttendanceKindCodeLoose, LooseServiceID: types.LooseServices[0].ID, ShiftID: shifts[0].ID, Value: "170.50",
	})
	if err != nil || made.Value != "170.50" || made.Date != yesterday || made.EndTime != "11:30" {
		t.Fatalf("made %+v, %v", made, err)
	}
	rows, err := tiflux.Collect(c.Tickets.AllAppointments(ctx, number, &tiflux.TicketAppointmentListOptions{StartDate: yesterday, EndDate: yesterday}), 0)
	if err != nil || len(rows) != 1 {
		t.Fatalf("appointments %+v, %v", rows, err)
	}
	charge := rows[0].Valorization
	if charge.Attendance != tiflux.AttendanceExternal || charge.AttendanceKind != tiflux.AttendanceLoose || !charge.ManualValue ||
		charge.Shift.ID != shifts[0].ID || charge.Value != "170.50" || charge.LooseService.ID != types.LooseServices[0].ID {
		t.Errorf("charge %+v", charge)
	}
	all, err := tiflux.Collect(c.Appointments.All(ctx, &tiflux.AppointmentListOptions{
		StartDate: yesterday, EndDate: yesterday, ClientIDs: []int64{firstClient}, IncludeValorization: true,
	}), 0)
	found := false
	for _, a := range all {
		if a.ID == made.ID {
			found = a.Ticket.Number == number && a.Valorization.Value == "170.50" && a.Desk.ID == valuedDesk
		}
	}
	if err != nil || !found {
		t.Errorf("all appointments %+v, %v", all, err)
	}
	events, err := c.Tickets.ListHistories(ctx, number, &tiflux.TicketHistoryListOptions{HistoryOf: tiflux.HistoryOfAppointments})
	if err != nil || events.Total != 1 || events.Items[0].TypeIDAttr != made.ID || events.Items[0].User == nil {
		t.Errorf("history %+v, %v", events, err)
	}
	stays, err := tiflux.Collect(c.Tickets.AllStagesSLAs(ctx, number, nil), 0)
	if err != nil || len(stays) != 1 || !stays[0].AttendedAt.IsZero() || stays[0].AttendedBy != nil || stays[0].CreatedBy == nil {
		t.Errorf("stays %+v, %v", stays, err)
	}
	_, err = c.Tickets.CreateAppointment(ctx, number, &tiflux.AppointmentCreate{Date: yesterday, InitTime: "10:00", EndTime: "11:30", Description: "Visita"})
	var refusal *tiflux.Error
	if !errors.Is(err, tiflux.ErrInvalid) || !errors.As(err, &refusal) || !cmp.Equal(refusal.Fields(), []string{"attendance", "attendance_kind"}) {
		t.Errorf("err = %v", err)
	}
}

// TestTimersKeepATicketOpen follows a timer from its start until it refuses the
// cancellation.
func TestTimersKeepATicketOpen(t *testing.T) {
	t.Parallel()
	c := newClient(t, tifluxtest.New())
	number := openValuedTicket(t, c)
	if _, err := c.Tickets.StopPreAppointment(t.Context(), number); !errors.Is(err, tiflux.ErrNotFound) {
		t.Errorf("stopped nothing: %v", err)
	}
	started, err := c.Tickets.PlayPreAppointment(t.Context(), number)
	if err != nil || started.EndTime != "" {
		t.Fatalf("started %+v, %v", started, err)
	}
	stopped, err := c.Tickets.StopPreAppointment(t.Context(), number)
	if err != nil || stopped.ID != started.ID || stopped.EndTime == "" {
		t.Fatalf("stopped %+v, %v", stopped, err)
	}
	rows, err := tiflux.Collect(c.Tickets.AllPreAppointments(t.Context(), number, nil), 0)
	if diff := cmp.Diff([]tiflux.PreAppointment{*stopped}, rows); diff != "" || err != nil {
		t.Errorf("%v %s", err, diff)
	}
	if _, err := c.Tickets.Cancel(t.Context(), number); !errors.Is(err, tiflux.ErrRefused) {
		t.Errorf("canceled with a timer: %v", err)
	}
}

// TestNotesAndClientAnswers writes what is not an ordinary answer, with files.
func TestNotesAndClientAnswers(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New()
	c := newClient(t, api)
	ctx, number := t.Context(), openValuedTicket(t, c)
	log := tiflux.FileFromBytes("log.txt", []byte("linha"))
	note, err := c.Tickets.CreateInternalCommunication(ctx, number, &tiflux.InternalCommunicationCreate{Text: "<p>Só nós</p>", Files: []tiflux.File{log}})
	if err != nil || note.Files[0].FileName != "log.txt" || note.User.ID == 0 {
		t.Fatalf("note %+v, %v", note, err)
	}
	if _, err := c.Tickets.UpdateInternalCommunication(ctx, number, note.ID, &tiflux.InternalCommunicationUpdate{Text: "<p>Corrigido</p>"}); err != nil {
		t.Fatal(err)
	}
	got, err := c.Tickets.GetInternalCommunication(ctx, number, note.ID)
	if err != nil || got.Text != "<p>Corrigido</p>" || len(got.Files) != 1 {
		t.Errorf("note %+v, %v", got, err)
	}
	other, err := c.With(tiflux.WithKey(tifluxtest.KeyAttendant))
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Tickets.DeleteInternalCommunication(ctx, number, note.ID); !errors.Is(err, tiflux.ErrForbidden) {
		t.Errorf("deleted the note of somebody else: %v", err)
	}
	if err := c.Tickets.DeleteInternalCommunication(ctx, number, note.ID); err != nil {
		t.Error(err)
	}
	if rows, err := tiflux.Collect(c.Tickets.AllInternalCommunications(ctx, number, nil), 0); err != nil || len(rows) != 0 {
		t.Errorf("notes %+v, %v", rows, err)
	}
	answer, err := c.Tickets.CreateClientAnswer(ctx, number, &tiflux.TicketClientAnswerCreate{Name: "<p>Ok</p>", AuthorName: "Loja", Files: []tiflux.File{log}})
	if err != nil || answer.UserID != 0 || answer.Author != "[API] Loja" {
		t.Fatalf("answer %+v, %v", answer, err)
	}
	if err := c.Tickets.DeleteAnswerFile(ctx, answer.ID, answer.Files[0].ID); err != nil {
		t.Error(err)
	}
	if again, err := c.Tickets.GetAnswer(ctx, number, answer.ID); err != nil || again.FilesCount != 0 {
		t.Errorf("answer %+v, %v", again, err)
	}
	_, err = c.Tickets.CreateInternalCommunication(ctx, number, nil)
	if _, ok := errors.AsType[*tiflux.ArgumentError](err); !ok {
		t.Errorf("a note without text: %v", err)
	}
}

// TestFillChecklists fills every pending checklist of the open tickets, so that
// none blocks closing any more.
func TestFillChecklists(t *testing.T) {
	t.Parallel()
	c := newClient(t, tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(60)))
	filled := 0
	for row, err := range c.Tickets.All(t.Context(), nil) {
		if err != nil {
			t.Fatal(err)
		}
		for list, err := range c.Tickets.AllChecklists(t.Context(), row.TicketNumber, nil) {
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range list.Fields {
				if !f.Required || f.Filled || list.ID == 0 {
					continue
				}
				after, err := c.Tickets.UpdateChecklistItem(t.Context(), row.TicketNumber, list.ID, f.Index, &tiflux.ChecklistItemUpdate{Value: tiflux.Set("SN-1")})
				if err != nil || after.Pending || after.Fields[f.Index].Value != "SN-1" {
					t.Errorf("after %+v, %v", after, err)
				}
				filled++
			}
		}
		full, err := c.Tickets.Get(t.Context(), row.TicketNumber)
		if err != nil || full.ChecklistsSummary.BlocksClose {
			t.Errorf("ticket %d: %+v, %v", row.TicketNumber, full.ChecklistsSummary, err)
		}
	}
	if filled == 0 {
		t.Error("no checklist was pending")
	}
}
