package contract

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// answer returns the first example of an answer, changed at a path of names
// and indexes. The value absent removes what is there.
func answer(t *testing.T, id string, status int, value any, path ...any) string {
	t.Helper()
	all := examples(t)
	i := slices.IndexFunc(all, func(e example) bool { return strings.HasPrefix(e.at, id+" "+strconv.Itoa(status)) })
	if i < 0 {
		t.Fatalf("no example of %s %d", id, status)
	}
	var body any
	if err := json.Unmarshal(all[i].json, &body); err != nil {
		t.Fatal(err)
	}
	at := body
	for _, step := range path[:len(path)-1] {
		switch step := step.(type) {
		case string:
			at = at.(map[string]any)[step]
		case int:
			at = at.([]any)[step]
		}
	}
	last := path[len(path)-1].(string)
	at.(map[string]any)[last] = value
	if value == absent {
		delete(at.(map[string]any), last)
	}
	b, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var absent any = new(int)

const refusal = `{"error_code":40401,"message":"Cannot find record","detail":{"error":["no"],"anything":[]}}`

func TestCheckResponse(t *testing.T) {
	t.Parallel()
	as := func(value any, path ...any) string { return answer(t, "getTicket", 200, value, path...) }
	const get, list = "GET /tickets/1", "GET /tickets"
	tests := []struct {
		name, target string
		status       int
		body, want   string
	}{
		{"ticket", get, 200, as("A", "title"), ""},
		{"nullable", get, 200, as(nil, "priority"), ""},
		{"empty reference", get, 200, as(map[string]any{}, "ticket_reference"), ""},
		{"empty list", list, 200, "[]", ""},
		{"grouped", list + "?group_by=desk", 200, `{"group_by":"desk","date_type":"created_at","total":1,"buckets":[{"period":"N1","count":1}]}`, ""},
		{"no body", "DELETE /clients/1/addresses/1", 204, "", ""},
		{"declared refusal", get, 404, refusal, ""},
		{"free detail", get, 422, `{"error_code":42201,"message":"x","detail":{}}`, ""},
		{"undeclared refusals share the error", "GET /users/me", 415, `{"error_code":41501,"message":"x","detail":{}}`, ""},
		{"unknown route", "GET /coffee", 404, `{"error_code":40403,"message":"x","detail":{}}`, ""},
		{"free-form history", "GET /tickets/1/histories", 200, answer(t, "listTicketHistories", 200, map[string]any{"x": []any{1}}, 0, "changes", "old_values"), ""},

		{"undeclared key", get, 200, as(1, "id"), "getTicket: response 200: id: not declared"},
		{"undeclared nested key", get, 200, as(1, "client", "cnpj"), "getTicket: response 200: client.cnpj: not declared"},
		{"undeclared key inside anyOf", get, 200, as("x", "responsible", "phone"), "getTicket: response 200: responsible.phone: not declared"},
		{"undeclared key of an allOf", get, 200, as("x", "sla_info", "late"), "getTicket: response 200: sla_info.late: not declared"},
		{"undeclared key in an element", "GET /desks/1/stages", 200, answer(t, "listDeskStages", 200, "x", 0, "cor"), "listDeskStages: response 200: [0].cor: not declared"},
		{"undeclared key beside a free-form one", "GET /tickets/1/histories", 200, answer(t, "listTicketHistories", 200, 1, 0, "changes", "x"), "listTicketHistories: response 200: [0].changes.x: not declared"},
		{"answer of an unknown route", "GET /ticket/1", 200, "{}", "GET /api/v2/ticket/1: unknown route: answered with 200"},
		{"undeclared key among alternatives", list, 200, `{"group_by":"desk","date_type":"created_at","total":1,"buckets":[{"period":"N1","count":1,"name":"x"}]}`, "listTickets: response 200: buckets[0].name: not declared"},
		{"no alternative", list, 200, `"x"`, `listTickets: response 200: want array or object, got "x"`},
		{"text for a number", get, 200, as("10427", "ticket_number"), `getTicket: response 200: ticket_number: want integer, got "10427"`},
		{"number for text", get, 200, as(5, "title"), "getTicket: response 200: title: want string, got 5"},
		{"array for object", get, 200, as([]any{}, "client"), "getTicket: response 200: client: want object, got array"},
		{"fraction", get, 200, as(1.5, "ticket_number"), "getTicket: response 200: ticket_number: want integer, got 1.5"},
		{"missing key", get, 200, as(absent, "ticket_number"), "getTicket: response 200: ticket_number: required, but missing"},
		{"null", get, 200, as(nil, "title"), "getTicket: response 200: title: want string, got null"},
		{"unknown label", get, 200, as("Pombo", "responsible", "_type"), `getTicket: response 200: responsible._type: "Pombo" is not one of [admin attendant client <nil>]`},
		{"not a datetime", get, 200, as("2026-03-10", "created_at"), `getTicket: response 200: created_at: "2026-03-10" is not a date-time`},
		{"undeclared success", get, 206, "{}", "getTicket: response 206: status is not declared"},
		{"redirect", get, 302, "", "getTicket: response 302: status is not declared"},
		{"body on 204", "DELETE /clients/1/addresses/1", 204, "{}", "deleteClientAddress: response 204: body: 2 bytes where none are declared"},
		{"no body on 200", get, 200, "", "getTicket: response 200: body: not JSON: EOF"},
		{"refusal of another status", get, 403, refusal, "getTicket: response 403: error_code: 40401 does not begin with the status"},
		{"refusal with an undeclared key", get, 404, `{"error_code":40401,"message":"x","detail":{},"errors":[]}`, "getTicket: response 404: errors: not declared"},
		{"refusal of old", get, 500, `{"error":"x"}`, "getTicket: response 500: detail: required, but missing; error_code: required, but missing; message: required, but missing; error: not declared"},
		{"detail of the wrong kind", get, 404, `{"error_code":40401,"message":"x","detail":{"a":"b"}}`, `getTicket: response 404: detail.a: want array, got "b"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			header := http.Header{"Content-Type": {"application/json; charset=utf-8"}, totalHeader: {"1"}}
			wantError(t, contract(t).CheckResponse(newRequest(tt.target), tt.status, header, []byte(tt.body)), tt.want)
		})
	}
}

func TestCheckResponseHeader(t *testing.T) {
	t.Parallel()
	ok := func() http.Header { return http.Header{"Content-Type": {typeJSON}, totalHeader: {"1"}} }
	tests := []struct{ name, header, value, body, want string }{
		{"plain", "X-Request-Id", "a", "[]", ""},
		{"HTML", "Content-Type", "text/html", "<html>", `listTickets: response 200: Content-Type: want application/json, got "text/html"`},
		{"no type", "Content-Type", "", "[]", `listTickets: response 200: Content-Type: want application/json, got ""`},
		{"HTML called JSON", "X-Request-Id", "a", "<html>", "listTickets: response 200: body: not JSON: invalid character '<' looking for beginning of value"},
		{"no total", totalHeader, "", "[]", "listTickets: response 200: X-Total-Items: required with a list, but missing"},
		{"odd total", totalHeader, "many", "[]", `listTickets: response 200: X-Total-Items: want integer, got "many"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			header := ok()
			header.Set(tt.header, tt.value)
			wantError(t, contract(t).CheckResponse(newRequest("GET /tickets"), 200, header, []byte(tt.body)), tt.want)
		})
	}
}

// TestResponseExamples judges every example of an answer as a whole answer.
func TestResponseExamples(t *testing.T) {
	t.Parallel()
	c := contract(t)
	judged := 0
	for _, e := range examples(t) {
		id, rest, _ := strings.Cut(e.at, " ")
		op, ok := c.Operation(id)
		code, _, _ := strings.Cut(rest, " ")
		status, err := strconv.Atoi(code)
		if !ok || err != nil {
			continue
		}
		header := http.Header{"Content-Type": {typeJSON}, totalHeader: {"1"}}
		if err := c.CheckResponse(newRequest(op.Method+" "+samplePath(op)), status, header, e.json); err != nil {
			t.Error(err)
		}
		judged++
	}
	if judged < 300 {
		t.Errorf("only %d examples", judged)
	}
}
