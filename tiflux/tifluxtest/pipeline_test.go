package tifluxtest_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// What the pipeline refuses before a handler runs, by the words of the API.
func TestStrictness(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(30))
	sixteen := "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16"
	for _, test := range []struct {
		name, key    string
		method, path string
		body         payload
		code         int
		detail, text string
	}{
		{"no key", "", "GET", "/tickets", payload{}, 40101, "error", "You need to sign in before continuing."},
		{"wrong key", "other", "GET", "/tickets", payload{}, 40101, "error", "You need to sign in before continuing."},
		{"unknown route", "demo-admin", "GET", "/services-catalogs/1/nothing", payload{}, 40403, "error", "No route matches"},
		{"known path, other method", "demo-admin", "DELETE", "/desks", payload{}, 40403, "error", "No route matches"},
		{"unknown query", "demo-admin", "GET", "/clients?status=true", payload{}, 40001, "error", "found unpermitted parameter: :status"},
		{"two unknown queries", "demo-admin", "GET", "/users?b=1&a=2", payload{}, 40001, "error", "found unpermitted parameters: :a, :b"},
		{"paging where there is none", "demo-admin", "GET", "/users/me?limit=1", payload{}, 40001, "error", "found unpermitted parameter: :limit"},
		{"JSON without a body on GET", "demo-admin", "GET", "/requestors", jsonOf(""), 40001, "error", "found unpermitted parameter: :requestor"},
		{"JSON without a body on close", "demo-admin", "PUT", "/tickets/10001/close", jsonOf(""), 40001, "error", "found unpermitted parameter: :ticket"},
		{"empty JSON object on cancel", "demo-admin", "PUT", "/tickets/10001/cancel", jsonOf("{}"), 40001, "error", "found unpermitted parameter: :ticket"},
		{"JSON without a body on reopen", "demo-admin", "PUT", "/tickets/10001/reopen", jsonOf(""), 40001, "error", "found unpermitted parameter: :ticket"},
		{"JSON without a body on DELETE", "demo-admin", "DELETE", "/tickets/10001/files/1", jsonOf(""), 40001, "error", "found unpermitted parameter: :file"},
		{"attribute on a route without body", "demo-admin", "PUT", "/tickets/10001/close", jsonOf(`{"reason":"x"}`), 40001, "error", "found unpermitted parameter: :reason"},
		{"unknown attribute", "demo-admin", "PUT", "/tickets/10001", jsonOf(`{"client_id":1}`), 40001, "error", "found unpermitted parameter: :client_id"},
		{"unknown wrapped attribute", "demo-admin", "PUT", "/tickets/10001", jsonOf(`{"ticket":{"titulo":"x"}}`), 40001, "error", "found unpermitted parameter: :titulo"},
		{"attribute beside the root", "demo-admin", "PUT", "/tickets/10001", jsonOf(`{"ticket":{"title":"x"},"title":"y"}`), 40001, "error", "found unpermitted parameter: :title"},
		{"unknown member of an entity", "demo-admin", "PUT", "/tickets/10001/entities", jsonOf(`{"entities":[{"entity_field_id":71,"name":"x"}]}`), 40001, "error", "found unpermitted parameter: :name"},
		{"empty object", "demo-admin", "PUT", "/tickets/10001", jsonOf(`{}`), 40003, "error", "param is missing or the value is empty: ticket"},
		{"no body", "demo-admin", "PUT", "/tickets/10001", payload{}, 40003, "error", "param is missing or the value is empty: ticket"},
		{"broken JSON", "demo-admin", "PUT", "/tickets/10001", jsonOf(`{"title":`), 40003, "error", "not a JSON object"},
		{"JSON for an upload", "demo-admin", "POST", "/tickets/10001/files", jsonOf(`{"files":[]}`), 41501, "error", "invalid format"},
		{"form for an upload", "demo-admin", "POST", "/tickets/10001/files", formOf("files=x"), 41501, "error", "invalid format"},
		{"limit too large", "demo-admin", "GET", "/desks?limit=201", payload{}, 42201, "limit", "must be less than or equal to 200"},
		{"limit too small", "demo-admin", "GET", "/desks?limit=0", payload{}, 42201, "limit", "must be greater than 0"},
		{"limit no number", "demo-admin", "GET", "/desks?limit=dez", payload{}, 42201, "limit", "is not a number"},
		{"offset zero", "demo-admin", "GET", "/desks?offset=0", payload{}, 42201, "offset", "must be greater than 0"},
		{"boolean", "demo-admin", "GET", "/tickets?has_jira_issue=1", payload{}, 42201, "has_jira_issue", "1 is not a valid option. Has jira issue must be 'true' or 'false'"},
		{"enumeration", "demo-admin", "GET", "/tickets?filter_by=late", payload{}, 42201, "filter_by", "late is not a valid option. Filter by must be 'open', 'closed', 'canceled' or 'all'"},
		{"too many ids", "demo-admin", "GET", "/tickets?requestor_ids=" + sixteen, payload{}, 42201, "requestor_ids", "cannot have more than 15 items"},
		{"repeated id", "demo-admin", "GET", "/tickets?stage_ids=1,1", payload{}, 42201, "stage_ids", "cannot contain duplicate values"},
		{"space in ids", "demo-admin", "GET", "/tickets?desk_ids=1,%202", payload{}, 42201, "desk_ids", "must be a comma-separated list of integers"},
		{"datetime", "demo-admin", "GET", "/tickets?start_datetime=ontem", payload{}, 42201, "start_datetime", "invalid datetime"},
		{"end before start", "demo-admin", "GET", "/tickets?start_datetime=2020-01-01&end_datetime=2020-01-01", payload{}, 42201, "end_datetime", "must be greater than :start_datetime (2020-01-01)"},
		{"origin too large", "demo-admin", "GET", "/tickets?created_by_way_of=13", payload{}, 42201, "created_by_way_of", "must be less than or equal to 12"},
		{"origin too small", "demo-admin", "GET", "/tickets?created_by_way_of=-1", payload{}, 42201, "created_by_way_of", "must be greater than or equal to 0"},
		{"filled entities of closed tickets", "demo-admin", "GET", "/tickets?include_filled_entity=true&filter_by=all", payload{}, 42201, "include_filled_entity", "not allowed"},
		{"long name", "demo-admin", "GET", "/technical-users?name=" + strings.Repeat("a", 256), payload{}, 42201, "name", "too long"},
		{"ticket number no number", "demo-admin", "GET", "/tickets/abc/answers", payload{}, 42201, "ticket_ticket_number", "is not a number"},
		{"ticket number zero", "demo-admin", "GET", "/tickets/0/files", payload{}, 42201, "ticket_ticket_number", "must be greater than 0"},
		{"unknown ticket", "demo-admin", "GET", "/tickets/0", payload{}, 40401, "error", "Couldn't find ServiceDesk::Ticket with ticket_number = 0"},
		{"unknown desk", "demo-admin", "GET", "/desks/0", payload{}, 40401, "error", `Couldn't find ServiceDesk::Desk with 'id'="0"`},
		{"unknown answer", "demo-admin", "GET", "/tickets/10001/answers/99999", payload{}, 40401, "error", `Couldn't find ServiceDesk::TicketAnswer with 'id'="99999" [WHERE "service_desk_ticket_answers"."ticket_id" = $1]`},
		{"unknown file", "demo-admin", "DELETE", "/tickets/10001/files/99999", payload{}, 40401, "error", `Couldn't find ServiceDesk::TicketFile with 'id'="99999" [WHERE "service_desk_ticket_files"."ticket_id" = $1]`},
		{"unknown client", "demo-admin", "GET", "/clients/1/requestors", payload{}, 40401, "error", `Couldn't find Client with 'id'="1"`},
		{"unknown user", "demo-admin", "GET", "/users/1", payload{}, 40401, "error", `Couldn't find User with 'id'="1"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := as(t, api, test.key).send(test.method, test.path, test.body)
			refused(t, got, test.code, test.detail, test.text)
		})
	}
}

func TestUnauthorizedBody(t *testing.T) {
	t.Parallel()
	got := as(t, tifluxtest.New(tifluxtest.Empty()), "").get("/users/me")
	want := `{"error_code":40101,"message":"Problems with Authorization","detail":{"error":["You need to sign in before continuing."]}}`
	if string(got.body) != want {
		t.Errorf("got %s", got.body)
	}
}

func TestEmptyFilterIsAbsent(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Size(0)), tifluxtest.KeyAdmin)
	all := decode[[]idName](t, admin.get("/desks"), 200)
	if got := decode[[]idName](t, admin.get("/desks?name=&active="), 200); len(got) != len(all) {
		t.Errorf("%d desks with empty filters, %d without", len(got), len(all))
	}
}

// What each persona may do: 200, or the code of the refusal.
func TestPersonas(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0))
	keys := []string{tifluxtest.KeyAdmin, tifluxtest.KeyAttendant, tifluxtest.KeyNoLicense, tifluxtest.KeyClient}
	for _, test := range []struct {
		path string
		want [4]int
	}{
		{"/users/me", [4]int{200, 200, 200, 200}},
		{"/clients", [4]int{200, 200, 200, 200}},
		{"/clients/4001", [4]int{200, 40301, 40301, 40301}},
		{"/clients/4001/requestors", [4]int{200, 40301, 40301, 40301}},
		{"/requestors", [4]int{200, 40301, 40301, 40301}},
		{"/users", [4]int{200, 40301, 40301, 40301}},
		{"/users/501", [4]int{200, 40301, 40301, 40301}},
		{"/technical-users", [4]int{200, 200, 40304, 200}},
		{"/desks", [4]int{200, 200, 40304, 200}},
		{"/desks/101", [4]int{200, 40301, 40304, 40301}},
		{"/desks/101/stages", [4]int{200, 200, 40304, 200}},
		{"/desks/113/stages", [4]int{200, 40301, 40304, 40301}}, // Reserved.
		{"/desks/113/priorities", [4]int{200, 40301, 40304, 40301}},
		{"/desks/113/services-catalogs-items", [4]int{200, 40301, 40304, 40301}},
		{"/tickets", [4]int{200, 200, 40304, 200}},
	} {
		for i, key := range keys {
			got := as(t, api, key).get(test.path)
			code := got.status
			if code != 200 {
				code = decodeCode(got)
			}
			if code != test.want[i] {
				t.Errorf("%s as %s: %d, want %d", test.path, key, code, test.want[i])
			}
		}
	}
}

func TestOwnUserIsFree(t *testing.T) {
	t.Parallel()
	attendant := as(t, tifluxtest.New(tifluxtest.Size(0)), tifluxtest.KeyAttendant)
	me := decode[idName](t, attendant.get("/users/me"), 200)
	if got := decode[idName](t, attendant.get(fmt.Sprintf("/users/%d", me.ID)), 200); got != me {
		t.Errorf("got %v, want %v", got, me)
	}
}

// Lists hold only what the caller may see, without a refusal.
func TestVisibility(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.WithKey("own", tifluxtest.Persona{
		Name: "own", Kind: tifluxtest.KindAttendant,
		Permissions: []tifluxtest.Permission{tifluxtest.OpenTickets}, Licenses: []tifluxtest.License{tifluxtest.LicenseTickets},
	}))
	total := func(key, path string) string { return as(t, api, key).get(path).header.Get("X-Total-Items") }
	for _, path := range []string{"/tickets?filter_by=all&limit=1", "/clients?limit=1", "/desks?limit=1"} {
		if all, some := total(tifluxtest.KeyAdmin, path), total(tifluxtest.KeyAttendant, path); all == some {
			t.Errorf("%s: attendant and admin see the same %s", path, all)
		}
	}
	if got := total("own", "/tickets?filter_by=all"); got != "0" {
		t.Errorf("sees %s tickets of others without the permission", got)
	}
	client := as(t, api, tifluxtest.KeyClient)
	for _, row := range decode[[]ticket](t, client.get("/tickets?filter_by=all&limit=200"), 200) {
		if row.Client.ID != 4001 {
			t.Errorf("portal user sees ticket %d of client %d", row.Number, row.Client.ID)
		}
	}
	foreign := decode[[]ticket](t, as(t, api, tifluxtest.KeyAdmin).get("/tickets?filter_by=all&client_ids=4002"), 200)[0]
	refused(t, client.get(fmt.Sprintf("/tickets/%d", foreign.Number)), 40401, "error", "Couldn't find ServiceDesk::Ticket")
}

func TestPaging(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	first := admin.get("/requestors")
	if n := len(decode[[]idName](t, first, 200)); n != 20 {
		t.Errorf("the default page has %d items", n)
	}
	if got := first.header.Get("X-Total-Items"); got != "300" {
		t.Errorf("X-Total-Items: %s", got)
	}
	var ids []int
	for page := 1; ; page++ {
		rows := decode[[]idName](t, admin.get(fmt.Sprintf("/requestors?limit=70&offset=%d", page)), 200)
		for _, r := range rows {
			ids = append(ids, r.ID)
		}
		if len(rows) < 70 {
			break
		}
	}
	if len(ids) != 300 || !slices.IsSorted(ids) || len(slices.Compact(ids)) != 300 {
		t.Errorf("%d ids, sorted %v", len(ids), slices.IsSorted(ids))
	}
	beyond := admin.get("/requestors?limit=200&offset=9223372036854775807")
	if string(beyond.body) != "[]" || beyond.status != http.StatusOK {
		t.Errorf("page past the end: %d %s", beyond.status, beyond.body)
	}
}

func TestListFilters(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	names := func(path string) []string {
		t.Helper()
		var list []string
		for _, r := range decode[[]idName](t, admin.get(path), 200) {
			list = append(list, r.Name)
		}
		return list
	}
	for _, test := range []struct{ path, want string }{
		{"/desks?name=comunicacao", "Comunicação"},
		{"/desks?name=INFRA+-+redes", "Infra - Redes SP, Infra - Redes SC"},
		{"/desks?name=dev", "Dev - Cansados, DEV - Experimentos"},
		{"/desks?name=especializado", "Suporte N2"},
		{"/desks?active=false", "Mesa antiga"},
		{"/desks/110/services-catalogs-items?name=hardware", "Troca de teclado, Impressora fiscal, Formatação"},
		{"/desks/110/services-catalogs-items?catalog_id=91&area_id=802", "Restauração de backup, Expansão de disco"},
		{"/desks/103/stages", "A fazer, Em desenvolvimento, Em revisão, Homologação, Concluído"},
		{"/desks/101/priorities", "Crítica, Alta, Média, Baixa"},
		{"/desks/110/priorities", ""},
		{"/clients?name=padaria+aurora", "Padaria Aurora"},
		{"/users?name=ana+martins", "Ana Martins"},
		{"/users?email=bruno.carvalho@&active=true", "Bruno Carvalho"},
		{"/users?type=client", "Paulo Reis"},
		{"/technical-users?name=BRUNO+carv", "Bruno Carvalho"},
	} {
		if got := strings.Join(names(test.path), ", "); got != test.want {
			t.Errorf("%s: %s, want %s", test.path, got, test.want)
		}
	}
	technical := names("/technical-users?limit=200")
	fold := func(s string) string {
		return strings.ToLower(strings.NewReplacer("Á", "A", "É", "E", "Í", "I", "Ú", "U").Replace(s))
	}
	if !slices.IsSortedFunc(technical, func(a, b string) int { return strings.Compare(fold(a)[:1], fold(b)[:1]) }) {
		t.Errorf("technical users are not by name: %v", technical)
	}
	if all := names("/technical-users?limit=200&with_tickets_license=false"); len(all) <= len(technical) {
		t.Errorf("%d with license, %d in all", len(technical), len(all))
	}
	if some := names("/technical-users?limit=200&desk_id=107"); len(some) == 0 || len(some) >= len(technical) {
		t.Errorf("%d of %d technical users attend the desk", len(some), len(technical))
	}
	if some := names("/technical-users?limit=200&client_id=4002"); len(some) == 0 || len(some) >= len(technical) {
		t.Errorf("%d of %d technical users serve the client", len(some), len(technical))
	}
	if none := names("/users?gauth_enabled=true&type=client"); none != nil {
		t.Errorf("portal users with two factors: %v", none)
	}
}

func TestDocumentAndTelephoneFilters(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	type row struct {
		ID        int     `json:"id"`
		Document  *string `json:"social_revenue"`
		Telephone *string `json:"telephone"`
	}
	var dotted string
	for _, r := range decode[[]row](t, admin.get("/clients"), 200) {
		if d := r.Document; d != nil {
			dotted = fmt.Sprintf("%s.%s.%s/%s-%s", (*d)[:2], (*d)[2:5], (*d)[5:8], (*d)[8:12], (*d)[12:])
			break
		}
	}
	if got := decode[[]row](t, admin.get("/clients"+queryOf("social_revenue", dotted)), 200); len(got) != 1 {
		t.Errorf("%d clients with %s", len(got), dotted)
	}
	requestor := decode[[]row](t, admin.get("/requestors"), 200)[0]
	national := strings.TrimPrefix(*requestor.Telephone, "+55")
	if got := decode[[]row](t, admin.get("/requestors?telephone="+national), 200); len(got) != 1 || got[0].ID != requestor.ID {
		t.Errorf("requestors with %s: %v", national, got)
	}
	if got := decode[[]row](t, admin.get("/requestors?telephone=55"+national), 200); len(got) != 0 {
		t.Errorf("found with the country code: %v", got)
	}
}

// A JSON, a wrapped JSON, an urlencoded and a multipart body say the same.
func TestBodyForms(t *testing.T) {
	t.Parallel()
	for name, body := range map[string]func(*testing.T) payload{
		"json": func(*testing.T) payload {
			return jsonOf(`{"title":"Olá","description":"<p>x</p>","client_id":4001,"desk_id":101,"priority_id":"3001","entities":[{"entity_field_id":71,"value":"a"},{"entity_field_id":71,"value":"b"}]}`)
		},
		"wrapped": func(*testing.T) payload {
			return jsonOf(`{"ticket":{"title":"Olá","description":"<p>x</p>","client_id":"4001","desk_id":101,"priority_id":3001,"entities":[{"entity_field_id":71,"value":"b"}]}}`)
		},
		"form": func(*testing.T) payload {
			return formOf("title=Ol%C3%A1&description=%3Cp%3Ex%3C%2Fp%3E&client_id=4001&desk_id=101&priority_id=3001&entities[][entity_field_id]=71&entities[][value]=a&entities%5B%5D%5Bentity_field_id%5D=71&entities%5B%5D%5Bvalue%5D=b")
		},
		"wrapped form": func(*testing.T) payload {
			return formOf("ticket[title]=Ol%C3%A1&ticket[description]=%3Cp%3Ex%3C%2Fp%3E&ticket[client_id]=4001&ticket[desk_id]=101&ticket[priority_id]=3001&ticket[entities][][entity_field_id]=71&ticket[entities][][value]=b")
		},
		"multipart": func(t *testing.T) payload {
			return multipartOf(t, part{name: "title", value: "Olá"}, part{name: "description", value: "<p>x</p>"},
				part{name: "client_id", value: "4001"}, part{name: "desk_id", value: "101"}, part{name: "priority_id", value: "3001"},
				part{name: "entities", value: `[{"entity_field_id":71,"value":"b"}]`})
		},
		"multipart, repeated": func(t *testing.T) payload {
			return multipartOf(t, part{name: "title", value: "Olá"}, part{name: "description", value: "<p>x</p>"},
				part{name: "client_id", value: "4001"}, part{name: "desk_id", value: "101"}, part{name: "priority_id", value: "3001"},
				part{name: "entities[][entity_field_id]", value: "71"}, part{name: "entities[][value]", value: "b"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			admin := as(t, tifluxtest.New(tifluxtest.Size(0)), tifluxtest.KeyAdmin)
			got := decode[struct {
				Errors any    `json:"entities_errors"`
				Ticket ticket `json:"ticket"`
			}](t, admin.send("POST", "/tickets", body(t)), 207)
			made := got.Ticket
			if got.Errors != nil || made.Title != "Olá" || *made.Description != "<p>x</p>" || made.Desk.ID != 101 ||
				made.Priority.ID != 3001 || len(made.Fields) != 1 || *made.Fields[0].Value != "b" {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestUploadLimits(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Size(5)), tifluxtest.KeyAdmin)
	files := func(n, size int) payload {
		var parts []part
		for i := range n {
			parts = append(parts, part{"files[]", strings.Repeat("x", size), fmt.Sprintf("f%d.txt", i)})
		}
		return multipartOf(t, parts...)
	}
	upload := func(body payload) result { return admin.send("POST", "/tickets/10001/files", body) }
	refused(t, upload(files(11, 1)), 42201, "files", "more than 10")
	refused(t, upload(files(1, 25<<20+1)), 42201, "files", "25 MB")
	refused(t, upload(multipartOf(t, part{name: "files[]", value: "text"})), 42201, "files", "not sending a File")
	if got := decode[[]file](t, upload(files(10, 3)), 201); len(got) != 10 || got[9].Size != 3 || got[9].ContentType != "text/plain; charset=utf-8" {
		t.Errorf("got %+v", got)
	}
	truncated := files(1, 3)
	truncated.text = truncated.text[:len(truncated.text)-20]
	refused(t, upload(truncated), 40003, "error", "multipart")
}
