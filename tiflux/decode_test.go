package tiflux_test

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/tiflux/tiflux-go/tiflux"
)

// answering returns a client of a server that always says the same.
func answering(t testing.TB, status int, body string) *tiflux.Client {
	t.Helper()
	return clientOver(t, roundTripFunc(func(*http.Request) (*http.Response, error) { return jsonResponse(status, body), nil }))
}

func TestAnswersThatAreNotAnswers(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, body, want, field string
	}{
		{"HTML page", "<html><body>Bem-vindo</body></html>", "a page, not JSON", ""},
		{"cut JSON", `{"ticket_number": 1, "tit`, "not JSON at byte", ""},
		{"empty", "", "it is empty", ""},
		{"null", "null", "it is null", ""},
		{"a list", "[]", "found a JSON array", ""},
		{"wrong kind", `{"ticket_number":"um"}`, "found a JSON string", "ticket_number"},
		{"wrong kind inside", `{"stage":{"id":true}}`, "found a JSON bool", "stage.id"},
		{"bad time", `{"created_at":"ontem às 10h"}`, "a form that is not known", ""},
		{"deep nesting", strings.Repeat(`{"a":`, 20000), "not JSON", ""},
		{"trailing text", `{} {}`, "not JSON", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := answering(t, 200, tt.body).Tickets.Get(t.Context(), 1)
			decode, ok := errors.AsType[*tiflux.DecodeError](err)
			if !ok || !strings.Contains(err.Error(), tt.want) || decode.Field != tt.field {
				t.Errorf("got %v, want a DecodeError at %q that says %q", err, tt.field, tt.want)
			}
			if strings.Contains(err.Error(), "ontem") || strings.Contains(err.Error(), "Bem-vindo") {
				t.Errorf("the error repeats the body: %v", err)
			}
			_, err = answering(t, 201, tt.body).Tickets.Create(t.Context(), &tiflux.TicketCreate{Title: "a", Description: "b", ClientID: 1, DeskID: 1})
			if tt.field == "" && tt.name != "a list" && tt.name != "bad time" && !errors.Is(err, tiflux.ErrUnknownOutcome) {
				t.Errorf("after a write: got %v, want ErrUnknownOutcome", err)
			}
		})
	}
}

func TestHugeAnswersAreRefused(t *testing.T) {
	t.Parallel()
	for _, declared := range []int64{-1, 40 << 20} {
		read := 0
		c := clientOver(t, roundTripFunc(func(*http.Request) (*http.Response, error) {
			r := jsonResponse(200, "")
			r.ContentLength = declared
			r.Body = io.NopCloser(readFunc(func(p []byte) (int, error) { clear(p); read += len(p); return len(p), nil }))
			return r, nil
		}))
		_, err := c.Tickets.Get(t.Context(), 1)
		if _, ok := errors.AsType[*tiflux.DecodeError](err); !ok || !strings.Contains(err.Error(), "larger than 32 MiB") {
			t.Errorf("got %v", err)
		}
		if read > 33<<20 {
			t.Errorf("read %d bytes", read)
		}
	}
}

type readFunc func([]byte) (int, error)

func (f readFunc) Read(p []byte) (int, error) { return f(p) }

func TestQuirksOfTheWireAreRead(t *testing.T) {
	t.Parallel()
	c := answering(t, 200, `{"ticket_number":7,"created_at":"2026-03-10T14:05:31.123-03:00","last_reopen_date":null,
		"requestor":{"id":null,"email":null,"name":null,"ramal":12,"telephone":""},"ticket_reference":{},
		"responsible":null,"priority":null,"services_catalog":null,"followers":null,"worked_hours":"120:30",
		"created_by_way_of":"Carrier Pigeon","closed_ticket_total_spent_solving":12,
		"sla_info":{"attend_sla":null,"attend_sla_solution":true,"solved_in_time":"2026-03-11T10:00:00Z","stopped":false},
		"stage":{"id":1,"max_time":null},"something_new":{"a":[1]}}`)
	ticket, err := c.Tickets.Get(t.Context(), 7)
	if err != nil {
		t.Fatal(err)
	}
	if ticket.Requestor.Ramal != "12" || ticket.ClosedTotalSpentSolving != "12" || ticket.CreatedByWayOf != "Carrier Pigeon" {
		t.Errorf("got %+v", ticket)
	}
	if ticket.SLAInfo.AttendSLA != "" || ticket.SLAInfo.AttendSLASolution != "true" || ticket.SLAInfo.SolvedInTime.IsZero() {
		t.Errorf("got %+v", ticket.SLAInfo)
	}
	if got := ticket.CreatedAt.UTC().Format("15:04:05.000"); got != "17:05:31.123" {
		t.Errorf("created at %s", got)
	}
}

func TestErrorsOfTheAPI(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		status   int
		body     string
		is       []error
		isNot    []error
		contains string
	}{
		{"not found", 404, `{"error_code":40401,"message":"Record not found","detail":{"error":["x"]}}`, []error{tiflux.ErrNotFound}, nil, "404 (code 40401): Record not found"},
		{"unauthorized", 401, `{"error_code":40101,"message":"Problems with Authorization","detail":{}}`, []error{tiflux.ErrUnauthorized}, nil, "Minha conta"},
		{"licence", 403, `{"error_code":40304,"message":"m","detail":null}`, []error{tiflux.ErrLicense, tiflux.ErrForbidden}, nil, "licence"},
		{"permission", 403, `{"error_code":40301,"message":"m"}`, []error{tiflux.ErrForbidden}, []error{tiflux.ErrLicense}, "permission"},
		{"invalid", 422, `{"error_code":42202,"message":"m","detail":{"title":["can't be blank"],"desk_id":["x"]}}`, []error{tiflux.ErrInvalid}, []error{tiflux.ErrRefused}, "[desk_id, title]"},
		{"refused", 422, `{"error_code":42206,"message":"m","detail":{"stage_id":["x"]}}`, []error{tiflux.ErrRefused}, []error{tiflux.ErrInvalid}, "42206"},
		{"detail is text", 400, `{"error_code":40001,"message":"m","detail":"oops"}`, []error{tiflux.ErrInvalid}, nil, "40001"},
		{"redirect", 302, ``, nil, []error{tiflux.ErrNotFound}, "redirects are not followed"},
		{"page", 403, `<html>proxy</html>`, []error{tiflux.ErrForbidden}, nil, "403 Forbidden"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := answering(t, tt.status, tt.body).Tickets.Close(t.Context(), 1)
			api, ok := errors.AsType[*tiflux.Error](err)
			if !ok || api.Status != tt.status || !strings.Contains(err.Error(), tt.contains) {
				t.Fatalf("got %v, want an Error that says %q", err, tt.contains)
			}
			for _, target := range tt.is {
				if !errors.Is(err, target) {
					t.Errorf("%v is not %v", err, target)
				}
			}
			for _, target := range append(tt.isNot, tiflux.ErrUnknownOutcome) {
				if errors.Is(err, target) {
					t.Errorf("%v is %v", err, target)
				}
			}
		})
	}
}

func TestCannotExecuteIsFinal(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		n := 0
		c := clientOver(t, roundTripFunc(func(*http.Request) (*http.Response, error) {
			n++
			return jsonResponse(500, `{"error_code":50004,"message":"Cannot execute","detail":{}}`), nil
		}))
		_, err := c.Tickets.Update(t.Context(), 1, &tiflux.TicketUpdate{Title: tiflux.Set("a")})
		if n != 1 || !errors.Is(err, tiflux.ErrRefused) || errors.Is(err, tiflux.ErrUnknownOutcome) {
			t.Errorf("%d attempts, %v; want one and ErrRefused", n, err)
		}
	})
}

func TestPartialErrorNamesTheItems(t *testing.T) {
	t.Parallel()
	c := answering(t, 207, `{"error_code":20701,"message":"m","detail":{"entities":["The property '#/4/value': Is not a valid email","something else"]}}`)
	_, err := c.Tickets.UpdateEntities(t.Context(), 1, []tiflux.EntityValue{{EntityFieldID: 1, Value: tiflux.Set("x")}})
	partial, ok := errors.AsType[*tiflux.PartialError](err)
	if !ok || len(partial.Refused) != 2 || partial.Refused[0].Index != 4 || partial.Refused[1].Index != -1 {
		t.Errorf("got %+v, %v", partial, err)
	}
}
