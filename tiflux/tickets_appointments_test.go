package tiflux_test

import (
	"cmp"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/tiflux/tiflux-go/tiflux"
)

// wireLog keeps the last request and answers it with what it is told.
type wireLog struct {
	status int
	answer string

	query, contentType, body string
}

func (l *wireLog) RoundTrip(r *http.Request) (*http.Response, error) {
	l.query, l.contentType, l.body = r.URL.RawQuery, r.Header.Get("Content-Type"), ""
	if r.Body != nil {
		raw, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		l.body = string(raw)
	}
	return &http.Response{
		StatusCode: cmp.Or(l.status, http.StatusOK), Header: http.Header{"Content-Type": {"application/json"}},
		Body: io.NopCloser(strings.NewReader(l.answer)), Request: r,
	}, nil
}

func TestCreateAppointmentBody(t *testing.T) {
	t.Parallel()
	basics := tiflux.AppointmentCreate{Date: "2026-03-10", InitTime: "10:00", EndTime: "11:30", Description: "Visita"}
	const sent = `{"date":"2026-03-10","init_time":"10:00","end_time":"11:30","description":"Visita"`
	tests := map[string]struct {
		change  func(*tiflux.AppointmentCreate)
		want    string
		refused string // argument of the error
	}{
		"simple": {func(*tiflux.AppointmentCreate) {}, sent + "}", ""},
		"loose service": {func(a *tiflux.AppointmentCreate) {
			a.Attendance, a.AttendanceKind = tiflux.AttendanceCodeExternal, tiflux.AttendanceKindCodeLoose
			a.LooseServiceID, a.Value = 6, "150.00"
		}, sent + `,"attendance":1,"attendance_kind":1,"loose_service_id":6,"value":150.00}`, ""},
		"free of charge": {func(a *tiflux.AppointmentCreate) { a.Guarantee = tiflux.Set(true) }, sent + `,"guarantee":true}`, ""},
		"value of zero":  {func(a *tiflux.AppointmentCreate) { a.Value = "0" }, sent + `,"value":0}`, ""},
		"no date":        {func(a *tiflux.AppointmentCreate) { a.Date = "" }, "", "date"},
		"bad clock":      {func(a *tiflux.AppointmentCreate) { a.EndTime = "24:00" }, "", "body"},
		"no description": {func(a *tiflux.AppointmentCreate) { a.Description = "" }, "", "description"},
		"negative shift": {func(a *tiflux.AppointmentCreate) { a.ShiftID = -1 }, "", "shift_id"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			log := &wireLog{status: 201, answer: `{"id":1,"value":"150.00"}`}
			a := basics
			tt.change(&a)
			created, err := clientOver(t, log).Tickets.CreateAppointment(t.Context(), 10427, &a)
			if bad, ok := errors.AsType[*tiflux.ArgumentError](err); ok || tt.refused != "" {
				if !ok || bad.Argument != tt.refused || log.body != "" {
					t.Fatalf("err = %v, want a refusal of %q before anything is sent", err, tt.refused)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if log.body != tt.want || created.Value != "150.00" {
				t.Errorf("sent %s\nwant %s\ngot the value %q", log.body, tt.want, created.Value)
			}
		})
	}
}

func TestTimersHaveNoBody(t *testing.T) {
	t.Parallel()
	log := &wireLog{status: 201, answer: `{"id":88,"date":"2026-03-10","end_time":null,"init_time":"14:35","user":{"id":57,"name":"Ana"}}`}
	c := clientOver(t, log)
	timer, err := c.Tickets.PlayPreAppointment(t.Context(), 10427)
	if err != nil {
		t.Fatal(err)
	}
	want := &tiflux.PreAppointment{ID: 88, Date: "2026-03-10", InitTime: "14:35", User: tiflux.IDName{ID: 57, Name: "Ana"}}
	if diff := gocmp.Diff(want, timer); diff != "" {
		t.Error(diff)
	}
	if log.query != "_action=play" || log.body != "" || log.contentType != "" {
		t.Errorf("sent ?%s, body %q of type %q", log.query, log.body, log.contentType)
	}
	log.status, log.answer = 200, `{"id":88,"end_time":"15:05"}`
	if timer, err = c.Tickets.StopPreAppointment(t.Context(), 10427); err != nil || timer.EndTime != "15:05" {
		t.Errorf("got %+v, %v", timer, err)
	}
	if log.query != "_action=stop" {
		t.Errorf("sent ?%s", log.query)
	}
}

func TestAppointmentValues(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		value string // in JSON
		want  tiflux.Money
	}{
		"text":   {`"170.00"`, "170.00"},
		"number": {`170.5`, "170.5"},
		"hidden": {`"--"`, "--"},
		"null":   {`null`, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			log := &wireLog{answer: `[{"id":1,"valorization":{"attendance":"Remote","value":` + tt.value + `}},{"id":2,"valorization":null}]`}
			p, err := clientOver(t, log).Tickets.ListAppointments(t.Context(), 10427, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got := p.Items[0].Valorization; got.Value != tt.want || got.Attendance != tiflux.AttendanceRemote {
				t.Errorf("got %+v, want the value %q", got, tt.want)
			}
			if p.Items[1].Valorization != nil {
				t.Error("a null valorization is not nil")
			}
		})
	}
}

func TestAppointmentsWantAPeriod(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		options *tiflux.AppointmentListOptions
		refused string // argument of the error
		query   string
	}{
		"none":     {nil, "start_date", ""},
		"no end":   {&tiflux.AppointmentListOptions{StartDate: "2026-03-01"}, "end_date", ""},
		"bad date": {&tiflux.AppointmentListOptions{StartDate: "01/03/2026", EndDate: "2026-03-31"}, "options", ""},
		"both": {
			&tiflux.AppointmentListOptions{StartDate: "2026-03-01", EndDate: "2026-03-31", UserIDs: []int64{57, 57, 58}}, "",
			"end_date=2026-03-31&start_date=2026-03-01&user_ids=57%2C58",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			log := &wireLog{answer: `[{"id":1,"ticket":{"number":10427,"title":"x"}}]`}
			p, err := clientOver(t, log).Appointments.List(t.Context(), tt.options)
			bad, isBad := errors.AsType[*tiflux.ArgumentError](err)
			switch {
			case tt.refused != "":
				if !isBad || bad.Argument != tt.refused {
					t.Errorf("err = %v, want a refusal of %q", err, tt.refused)
				}
			case err != nil:
				t.Fatal(err)
			case log.query != tt.query || p.Items[0].Ticket.Number != 10427 || p.Items[0].ID != 1:
				t.Errorf("asked ?%s, got %+v", log.query, p.Items)
			}
		})
	}
}
