package contract

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// part is a part of a multipart body; one with a file name is a file.
type part struct{ name, value, file string }

func multipartBody(t *testing.T, parts ...part) (contentType, body string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, p := range parts {
		create := func() (io.Writer, error) { return w.CreateFormField(p.name) }
		if p.file != "" {
			create = func() (io.Writer, error) { return w.CreateFormFile(p.name, p.file) }
		}
		pw, err := create()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := pw.Write([]byte(p.value)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w.FormDataContentType(), b.String()
}

func newRequest(target string) *http.Request {
	method, path, _ := strings.Cut(target, " ")
	return httptest.NewRequest(method, "https://api.tiflux.com/api/v2"+path, nil)
}

// checkRequest judges "GET /tickets" with a body.
func checkRequest(t *testing.T, target, contentType, body string) error {
	t.Helper()
	r := newRequest(target)
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	return contract(t).CheckRequest(r, []byte(body))
}

// wantError wants the whole text, so that a refusal for another reason is none.
func wantError(t *testing.T, err error, want string) {
	t.Helper()
	got := ""
	if err != nil {
		got = err.Error()
	}
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

const ids15 = "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15"

func TestCheckRequestQuery(t *testing.T) {
	t.Parallel()
	tests := map[string]string{ // target: what is wrong
		"GET /tickets": "",
		"GET /tickets?filter_by=all&is_closed=true&limit=200&offset=2&desk_ids=" + ids15: "",
		"GET /tickets?search=": "", // an empty text is taken as absent by the API
		"GET /tickets/42?show_entities=true&include_filled_entity=false": "",
		"GET /appointments?start_date=2026-03-01&end_date=2026-03-31":    "",
		"GET /tickets?filter_by=sleeping":                                `listTickets: request: query filter_by: "sleeping" is not one of [open closed canceled all]`,
		"GET /tickets?page=1":                                            "listTickets: request: query page: not declared",
		"GET /tickets?a=1&b=2":                                           "listTickets: request: query a: not declared; query b: not declared",
		"GET /tickets?Limit=5":                                           "listTickets: request: query Limit: not declared",
		"GET /tickets?limit=201":                                         "listTickets: request: query limit: 201 is more than 200",
		"GET /tickets?offset=0":                                          "listTickets: request: query offset: 0 is less than 1",
		"GET /tickets?limit=ten":                                         `listTickets: request: query limit: want integer, got "ten"`,
		"GET /tickets?limit=1.5":                                         "listTickets: request: query limit: want integer, got 1.5",
		"GET /tickets?limit=":                                            `listTickets: request: query limit: want integer, got ""`,
		"GET /tickets?is_closed=1":                                       `listTickets: request: query is_closed: want boolean, got "1"`,
		"GET /tickets?limit=1&limit=2":                                   "listTickets: request: query limit: repeated; several values are one comma-separated value",
		"GET /tickets?desk_ids=1&desk_ids=2":                             "listTickets: request: query desk_ids: repeated; several values are one comma-separated value",
		"GET /tickets?desk_ids%5B%5D=1":                                  "listTickets: request: query desk_ids[]: not declared",
		"GET /tickets?desk_ids=" + ids15 + ",16":                         "listTickets: request: query desk_ids: 16 items, more than 15",
		"GET /tickets?desk_ids=7,8,7":                                    "listTickets: request: query desk_ids[2]: duplicate 7",
		"GET /tickets?desk_ids=7,%208":                                   `listTickets: request: query desk_ids[1]: want integer, got " 8"`,
		"GET /tickets?desk_ids=":                                         `listTickets: request: query desk_ids[0]: want integer, got ""`,
		"GET /knowledges?knowledge_folder_ids=4,4":                       `listKnowledges: request: query knowledge_folder_ids[1]: duplicate "4"`,
		"GET /tickets?start_datetime=ontem":                              `listTickets: request: query start_datetime: "ontem" is not a date-time`,
		"GET /appointments?start_date=2026-03-01":                        "listAppointments: request: query end_date: required, but missing",
		"GET /appointments?start_date=2026-03-01&end_date=31/03/2026":    `listAppointments: request: query end_date: "31/03/2026" is not a date`,
		"GET /tickets/0":                                                 "getTicket: request: path ticket_number: 0 is less than 1",
		"GET /tickets/abc":                                               `getTicket: request: path ticket_number: want integer, got "abc"`,
		"GET /tickets?search=%zz":                                        `listTickets: request: query: invalid URL escape "%zz"`,
		"GET /coffee":                                                    "GET /api/v2/coffee: unknown route",
		"PATCH /tickets/1":                                               "PATCH /api/v2/tickets/1: unknown route",
	}
	for target, want := range tests {
		t.Run(target, func(t *testing.T) {
			t.Parallel()
			r := newRequest("GET /")
			method, path, _ := strings.Cut(target, " ")
			path, query, _ := strings.Cut(path, "?")
			r.Method, r.URL.Path, r.URL.RawQuery = method, "/api/v2"+path, query
			wantError(t, contract(t).CheckRequest(r, nil), want)
		})
	}
}

func TestCheckRequestJSON(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, target, contentType, body, want string }{
		{"flat", "PUT /tickets/1", typeJSON, `{"title":"A","responsible_id":null}`, ""},
		{"charset", "PUT /tickets/1", typeJSON + "; charset=utf-8", `{"title":"A"}`, ""},
		{"optional body left out", "PUT /tickets/1/reopen", "", "", ""},
		{"no body declared", "PUT /tickets/1/close", "", "", ""},
		{"wrapped where declared", "POST /clients/1/addresses", typeJSON, `{"address":{"cep":"01001000","city":"São Paulo","neighborhood":"Sé","number":1,"state":"SP","street":"Praça da Sé"}}`, ""},
		{"flat where both are", "POST /services-catalogs", typeJSON, `{"name":"Redes"}`, ""},
		{"wrapped where both are", "POST /services-catalogs", typeJSON, `{"services_catalog":{"name":"Redes"}}`, ""},
		{"entities", "PUT /tickets/1/entities", typeJSON, `{"entities":[{"entity_field_id":1,"value":null}]}`, ""},

		{"unknown attribute", "PUT /tickets/1", typeJSON, `{"titel":"A"}`, "updateTicket: request: titel: not declared"},
		{"unknown nested attribute", "PUT /tickets/1/entities", typeJSON, `{"entities":[{"entity_field_id":1},{"entity_field_id":1,"valor":"x"}]}`, "updateTicketEntities: request: entities[1].valor: not declared"},
		{"unknown attribute in an object", "POST /clients/1/users", typeJSON, `{"user":{"name":"Ana","email":"ana@exemplo.com.br","phone":"1"}}`, "createClientUser: request: user.phone: not declared"},
		{"wrapped where not declared", "PUT /tickets/1", typeJSON, `{"ticket":{"title":"A"}}`, "updateTicket: request: ticket: not declared"},
		{"flat where only wrapped is", "POST /clients/1/users", typeJSON, `{"name":"Ana","email":"ana@exemplo.com.br"}`, "createClientUser: request: user: required, but missing; email: not declared; name: not declared"},
		{"flat and wrapped", "POST /services-catalogs", typeJSON, `{"name":"Redes","services_catalog":{"name":"Redes"}}`, "createServicesCatalog: request: services_catalog: not declared"},
		{"wrong kind", "PUT /tickets/1", typeJSON, `{"stage_id":"9"}`, `updateTicket: request: stage_id: want integer, got "9"`},
		{"integer with a fraction", "PUT /tickets/1", typeJSON, `{"stage_id":9.0}`, "updateTicket: request: stage_id: want integer, got 9.0"},
		{"integer with an exponent", "PUT /tickets/1", typeJSON, `{"stage_id":1e3}`, "updateTicket: request: stage_id: want integer, got 1e3"},
		{"integer beyond 64 bits", "PUT /tickets/1", typeJSON, `{"stage_id":9223372036854775808}`, "updateTicket: request: stage_id: 9223372036854775808 is no 64-bit integer"},
		{"null", "PUT /tickets/1", typeJSON, `{"title":null}`, "updateTicket: request: title: want string, got null"},
		{"no items", "PUT /clients/1/entities", typeJSON, `{"entities":[]}`, "updateClientEntities: request: entities: 0 items, fewer than 1"},
		{"51 items", "PUT /tickets/1/entities", typeJSON, `{"entities":[` + strings.Repeat(`{"entity_field_id":1},`, 50) + `{"entity_field_id":1}]}`, "updateTicketEntities: request: entities: 51 items, more than 50"},
		{"no members", "PUT /chats/1", typeJSON, `{}`, "updateChat: request: 0 members, fewer than 1"},
		{"content type without a body", "PUT /tickets/1/close", typeJSON, "", "closeTicket: request: Content-Type: application/json without a body"},
		{"content type of a GET", "GET /tickets", typeJSON, "", "listTickets: request: Content-Type: application/json without a body"},
		{"body where none is declared", "PUT /tickets/1/close", typeJSON, "{}", "closeTicket: request: body: not declared"},
		{"no body", "PUT /tickets/1", "", "", "updateTicket: request: body: required, but missing"},
		{"body without a content type", "PUT /tickets/1", "", `{"title":"A"}`, `updateTicket: request: Content-Type: "" is not one of [application/json]`},
		{"form for JSON", "PUT /tickets/1", typeForm, `title=A`, `updateTicket: request: Content-Type: "application/x-www-form-urlencoded" is not one of [application/json]`},
		{"JSON for multipart", "POST /tickets/1/files", typeJSON, `{}`, `uploadTicketFiles: request: Content-Type: "application/json" is not one of [multipart/form-data]`},
		{"broken JSON", "PUT /tickets/1", typeJSON, `{"title":`, "updateTicket: request: body: not JSON: unexpected EOF"},
		{"two values", "PUT /tickets/1", typeJSON, `{} {}`, "updateTicket: request: body: not JSON: more than one value"},
		{"not UTF-8", "PUT /tickets/1", typeJSON, "{\"title\":\"\xff\"}", "updateTicket: request: body: not UTF-8"},
		{"array for object", "PUT /tickets/1", typeJSON, `[]`, "updateTicket: request: want object, got array"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			wantError(t, checkRequest(t, tt.target, tt.contentType, tt.body), tt.want)
		})
	}
}

func TestCheckRequestMultipart(t *testing.T) {
	t.Parallel()
	ticket := func(more ...part) []part {
		return append([]part{{name: "title", value: "A"}, {name: "description", value: "B"}, {name: "client_id", value: "1"}, {name: "desk_id", value: "2"}}, more...)
	}
	file := part{name: "files[]", value: "x", file: "a.txt"}
	files := func(n int) (list []part) {
		for range n {
			list = append(list, file)
		}
		return list
	}
	tests := []struct {
		name, target string
		parts        []part
		want         string
	}{
		{"ticket", "POST /tickets", ticket(), ""},
		{"files", "POST /tickets/1/files", files(10), ""},
		{"one file", "POST /clients/1/files", []part{{name: "file", value: "x", file: "a.txt"}}, ""},
		{"boolean", "POST /tickets/1/answers", []part{{name: "name", value: "Oi"}, {name: "with_signature", value: "true"}}, ""},
		{"entities as JSON", "POST /tickets", ticket(part{name: "entities", value: `[{"entity_field_id":74,"value":"Sala 3"}]`}), ""},
		{"entities in brackets", "POST /tickets", ticket(
			part{name: "entities[][entity_field_id]", value: "74"}, part{name: "entities[][value]", value: "12"},
			part{name: "entities[][entity_field_id]", value: "75"}, part{name: "entities[][entity_field_option_id]", value: "3"}), ""},

		{"unknown part", "POST /tickets", ticket(part{name: "prioridade", value: "1"}), "createTicket: request: prioridade: not declared"},
		{"files without brackets", "POST /tickets/1/files", []part{{name: "files", value: "x", file: "a"}}, "uploadTicketFiles: request: files: not declared; files[]: required, but missing"},
		{"wrapped", "POST /tickets", ticket(part{name: "ticket[title]", value: "A"}), "createTicket: request: ticket[title]: not declared"},
		{"required", "POST /tickets/1/answers", []part{{name: "with_signature", value: "true"}}, "createTicketAnswer: request: name: required, but missing"},
		{"text for integer", "POST /tickets", ticket(part{name: "stage_id", value: "dois"}), `createTicket: request: stage_id: want integer, got "dois"`},
		{"text for boolean", "POST /tickets/1/answers", []part{{name: "name", value: "Oi"}, {name: "with_signature", value: "sim"}}, `createTicketAnswer: request: with_signature: want boolean, got "sim"`},
		{"repeated", "POST /tickets", ticket(part{name: "title", value: "C"}), "createTicket: request: title: repeated"},
		{"11 files", "POST /tickets/1/files", files(11), "uploadTicketFiles: request: files[]: 11 items, more than 10"},
		{"text for a file", "POST /tickets/1/files", []part{{name: "files[]", value: "x"}}, "uploadTicketFiles: request: files[]: a part without a file name where a file is wanted"},
		{"file for text", "POST /tickets/1/answers", []part{{name: "name", value: "Oi", file: "a"}}, "createTicketAnswer: request: name: a file where a value is wanted"},
		{"entities malformed", "POST /tickets", ticket(part{name: "entities", value: `[{"entity_field_id":`}), "createTicket: request: entities: not JSON: unexpected EOF"},
		{"entities an object", "POST /tickets", ticket(part{name: "entities", value: `{"entity_field_id":1}`}), "createTicket: request: entities: want array, got object"},
		{"entities indexed", "POST /tickets", ticket(part{name: "entities[0][entity_field_id]", value: "1"}), "createTicket: request: entities[0][entity_field_id]: indexed keys are refused, repeat entities[][...]"},
		{"entities in two forms", "POST /tickets", ticket(part{name: "entities", value: `[]`}, part{name: "entities[][entity_field_id]", value: "1"}), "createTicket: request: entities[][entity_field_id]: entities was sent in two forms"},
		{"entities in two forms, brackets first", "POST /tickets", ticket(part{name: "entities[][entity_field_id]", value: "1"}, part{name: "entities", value: `[]`}), "createTicket: request: entities: repeated"},
		{"entities of scalars", "POST /tickets", ticket(part{name: "entities[]", value: "1"}), `createTicket: request: entities[0]: want object, got "1"`},
		{"entities with an unknown key", "POST /tickets", ticket(part{name: "entities[][entity_field_id]", value: "1"}, part{name: "entities[][name]", value: "x"}), "createTicket: request: entities[0].name: not declared"},
		{"entities where a repeated key begins the next", "POST /tickets", ticket(part{name: "entities[][entity_field_id]", value: "1"}, part{name: "entities[][value]", value: "x"}, part{name: "entities[][value]", value: "y"}), "createTicket: request: entities[1].entity_field_id: required, but missing"},
		{"entities without the id", "POST /tickets", ticket(part{name: "entities[][value]", value: "x"}), "createTicket: request: entities[0].entity_field_id: required, but missing"},
		{"brackets of a scalar", "POST /tickets", ticket(part{name: "followers[]", value: "x"}), "createTicket: request: followers[]: followers is no array"},
		{"deep brackets", "POST /tickets", ticket(part{name: "entities[][a][b]", value: "x"}), "createTicket: request: entities[][a][b]: not declared"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			contentType, body := multipartBody(t, tt.parts...)
			wantError(t, checkRequest(t, tt.target, contentType, body), tt.want)
		})
	}

	contentType, body := multipartBody(t, ticket()...)
	wantError(t, checkRequest(t, "POST /tickets", typeMultipart, body), "createTicket: request: body: multipart without a boundary")
	wantError(t, checkRequest(t, "POST /tickets", contentType, body[:len(body)-10]), "createTicket: request: body: broken multipart: unexpected EOF")
}

func TestCheckRequestForm(t *testing.T) {
	t.Parallel()
	const ticket = "title=A+b&description=%C3%A7&client_id=1&desk_id=2"
	for more, want := range map[string]string{
		"": "",
		"&entities[][entity_field_id]=1&entities[][value]=x&entities[][entity_field_id]=2": "",
		"&entities%5B%5D%5Bentity_field_id%5D=1":                                           "",
		"&entities%5B0%5D%5Bentity_field_id%5D=1":                                          "createTicket: request: entities[0][entity_field_id]: indexed keys are refused, repeat entities[][...]",
		"&prioridade=1": "createTicket: request: prioridade: not declared",
		"&title=%zz":    `createTicket: request: body: invalid URL escape "%zz"`,
	} {
		wantError(t, checkRequest(t, "POST /tickets", typeForm, ticket+more), want)
	}
}

// TestRequestExamples sends every example of a JSON body as a whole request.
func TestRequestExamples(t *testing.T) {
	t.Parallel()
	c := contract(t)
	sent := 0
	for _, e := range examples(t) {
		id, ok := strings.CutSuffix(e.at, " request application/json")
		if !ok {
			continue
		}
		op, _ := c.Operation(id)
		r := newRequest(op.Method + " " + samplePath(op))
		r.Header.Set("Content-Type", typeJSON)
		if err := c.CheckRequest(r, e.json); err != nil {
			t.Error(err)
		}
		sent++
	}
	if sent < 25 {
		t.Errorf("only %d examples", sent)
	}
}

// samplePath fills the path of an operation with numbers that fit it.
func samplePath(op Operation) string {
	path := op.Path
	for _, p := range op.PathParams {
		path = strings.Replace(path, "{"+p.Name+"}", "1", 1)
	}
	return path
}

func TestProblemsAreCapped(t *testing.T) {
	t.Parallel()
	var query strings.Builder
	for i := range 25 {
		fmt.Fprintf(&query, "x%d=1&", i)
	}
	err := checkRequest(t, "GET /tickets?"+query.String(), "", "")
	if err == nil || !strings.HasSuffix(err.Error(), "; and 5 more") {
		t.Error(err)
	}
}
