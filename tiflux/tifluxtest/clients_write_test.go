package tifluxtest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// The parts of clients and their people that tests look at.
type (
	clientRecord struct {
		ID            int     `json:"id"`
		Name          string  `json:"name"`
		Social        string  `json:"social"`
		SocialRevenue *string `json:"social_revenue"`
		Status        bool    `json:"status"`
		Addresses     []int   `json:"address_ids"`
		Contacts      []int   `json:"contact_ids"`
		Desks         []int   `json:"desk_ids"`
		Groups        []int   `json:"technical_group_ids"`
		Users         []int   `json:"user_ids"`
		UserCounter   int     `json:"user_counter"`
		GroupCounter  int     `json:"group_counter"`
		ReportType    string  `json:"billing_report_type"`
		Payment       string  `json:"form_of_payment"`
		SMS           *string `json:"sms_financial"`
		Notes         *string `json:"anotations"`
		Logo          *string `json:"logo"`
		Flow          bool    `json:"authorization_flow"`
	}
	addressRecord struct {
		ID         int     `json:"id"`
		Number     int     `json:"number"`
		Street     string  `json:"street"`
		Complement *string `json:"complement"`
	}
	contactRecord struct {
		ID        int     `json:"id"`
		Email     *string `json:"email"`
		Owner     string  `json:"owner"`
		Telephone *string `json:"telephone"`
		Use       string  `json:"use"`
	}
	requestorRecord struct {
		ID        int      `json:"id"`
		Name      string   `json:"name"`
		Email     *string  `json:"email"`
		Extension *string  `json:"extension"`
		Telephone *string  `json:"telephone"`
		Opens     bool     `json:"can_open_ticket"`
		Entities  []entity `json:"entities"`
	}
)

const (
	firstClientPath  = "/clients/4001"
	secondClientPath = "/clients/4002"
	validCNPJ        = "11.222.333/0001-81"
	addressBody      = `{"cep":"89201-305","city":"Joinville","neighborhood":"Centro","number":100,"state":"SC","street":"Rua das Flores"}`
	contactBody      = `{"use":"Commercial","number":"+55 (47) 99999-0001","owner":"Marina Prado","email":"marina@exemplo.com.br"}`
	requestorBody    = `{"name":"Joana Lima","email":"joana@exemplo.com.br"}`
	portalUser       = `{"user":{"name":"Rita Sá","email":"rita@exemplo.com.br","telephone":"(47) 99999-0004","country_code":"br","extension":123}}`
)

func (c caller) postJSON(path, text string) result {
	c.t.Helper()
	return c.send("POST", path, jsonOf(text))
}

func (c caller) remove(path string) result {
	c.t.Helper()
	return c.send("DELETE", path, payload{})
}

// What the API refuses about clients and their people, by its code and words.
func TestClientRefusals(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10),
		tifluxtest.WithKey("viewer", tifluxtest.Persona{
			Name: "viewer", Kind: tifluxtest.KindAttendant, Permissions: []tifluxtest.Permission{tifluxtest.ViewClients},
			Licenses: []tifluxtest.License{tifluxtest.LicenseTickets},
		}))
	admin := as(t, api, tifluxtest.KeyAdmin)
	taken := *decode[clientRecord](t, admin.get(secondClientPath), 200).SocialRevenue
	foreign := decode[[]idName](t, admin.get(secondClientPath+"/requestors"), 200)[0].ID
	foreignAddress := decode[clientRecord](t, admin.get(secondClientPath), 200).Addresses[0]
	foreignContact := decode[clientRecord](t, admin.get(secondClientPath), 200).Contacts[0]
	upload := func(name, size string) payload {
		n := map[string]int{"": 1, "2 MB": 2<<20 + 1, "10 MB": 10<<20 + 1}[size]
		return multipartOf(t, part{name: "file", value: strings.Repeat("x", n), fileName: name})
	}
	for _, test := range []struct {
		name, key    string
		method, path string
		body         payload
		code         int
		detail, text string
	}{
		{"client by a viewer", "viewer", "POST", "/clients", jsonOf(`{"name":"A","social":"A"}`), 40301, "error", ""},
		{"address by a viewer", "viewer", "POST", firstClientPath + "/addresses", jsonOf(addressBody), 40301, "error", ""},
		{"requestor by a viewer", "viewer", "DELETE", firstClientPath + "/requestors/1", payload{}, 40301, "error", ""},
		{"files by an attendant", tifluxtest.KeyAttendant, "GET", firstClientPath + "/files", payload{}, 40301, "error", ""},
		{"desks by an attendant", tifluxtest.KeyAttendant, "GET", firstClientPath + "/desks", payload{}, 40301, "error", ""},
		{"desks without license", tifluxtest.KeyNoLicense, "GET", firstClientPath + "/desks", payload{}, 40304, "error", "'tickets'"},
		{"groups without license", tifluxtest.KeyNoLicense, "GET", firstClientPath + "/technical-groups", payload{}, 40304, "error", "'tickets'"},
		{"user without license", tifluxtest.KeyNoLicense, "POST", firstClientPath + "/users", jsonOf(portalUser), 40304, "error", "'tickets'"},
		{"user by an attendant", tifluxtest.KeyAttendant, "POST", firstClientPath + "/users", jsonOf(portalUser), 40301, "error", ""},
		{"e-mail permission by an attendant", tifluxtest.KeyAttendant, "POST", firstClientPath + "/email_tickets_permissions", jsonOf(`{"address":"@a.com.br"}`), 40301, "error", ""},

		{"client without names", "", "POST", "/clients", jsonOf(`{"status":true}`), 42202, "social", "can't be blank"},
		{"client with a blank name", "", "PUT", firstClientPath, jsonOf(`{"name":"  "}`), 42202, "name", "can't be blank"},
		{"read-only attribute", "", "PUT", firstClientPath, jsonOf(`{"form_of_payment":"PIX"}`), 40001, "error", ":form_of_payment"},
		{"empty update", "", "PUT", firstClientPath, jsonOf(`{}`), 40003, "error", "client"},
		{"document with a wrong digit", "", "PUT", firstClientPath, jsonOf(`{"social_revenue":"11.222.333/0001-82"}`), 42202, "social_revenue", "is invalid"},
		{"document of one digit", "", "PUT", firstClientPath, jsonOf(`{"social_revenue":"111.111.111-11"}`), 42202, "social_revenue", "is invalid"},
		{"letters in a CPF", "", "PUT", firstClientPath, jsonOf(`{"social_revenue":"52998224A25"}`), 42202, "social_revenue", "is invalid"},
		{"document taken", "", "PUT", firstClientPath, jsonOf(`{"social_revenue":"` + taken + `"}`), 42202, "social_revenue", "has already been taken"},
		{"financial e-mail", "", "PUT", firstClientPath, jsonOf(`{"email_financial":"sem arroba"}`), 42202, "email_financial", "is invalid"},
		{"financial telephone", "", "PUT", firstClientPath, jsonOf(`{"sms_financial":"12"}`), 42202, "sms_financial", "is invalid"},
		{"report type", "", "PUT", firstClientPath, jsonOf(`{"billing_report_type":"short"}`), 42202, "billing_report_type", "not included"},
		{"unknown desk", "", "PUT", firstClientPath, jsonOf(`{"desk_ids":[101,1]}`), 42202, "desk_ids", "desk not found"},
		{"unknown group", "", "PUT", firstClientPath, jsonOf(`{"technical_group_ids":[999]}`), 42202, "technical_group_ids", "not found"},
		{"unknown payer", "", "PUT", firstClientPath, jsonOf(`{"quarterly_bill_client_id":1}`), 42202, "quarterly_bill_client_id", "not found"},
		{"retired with desks", "", "PUT", firstClientPath, jsonOf(`{"status":false,"desk_ids":[]}`), 50004, "error", "Cannot execute"},
		{"unknown client", "", "PUT", "/clients/1", jsonOf(`{"name":"A"}`), 40401, "error", `Couldn't find Client with 'id'="1"`},
		{"desks of an unknown client", "", "GET", "/clients/1/desks", payload{}, 40401, "error", "Couldn't find Client"},
		{"limit of desks", "", "GET", firstClientPath + "/desks?limit=201", payload{}, 42201, "limit", "200"},

		{"user not nested", "", "POST", firstClientPath + "/users", jsonOf(`{"name":"Rita","email":"rita@exemplo.com.br"}`), 40003, "error", "user"},
		{"empty user", "", "POST", firstClientPath + "/users", jsonOf(`{"user":{}}`), 40003, "error", "user"},
		{"user of an unknown client", "", "POST", "/clients/1/users", jsonOf(portalUser), 40401, "error", "Couldn't find Client"},
		{"user with another attribute", "", "POST", firstClientPath + "/users", jsonOf(`{"user":{"name":"R","password":"x"}}`), 40001, "error", ":password"},
		{"user without a name", "", "POST", firstClientPath + "/users", jsonOf(`{"user":{"email":"r@exemplo.com.br"}}`), 42202, "name", "can't be blank"},
		{"user with a bad address", "", "POST", firstClientPath + "/users", jsonOf(`{"user":{"name":"R","email":"r"}}`), 42202, "email", "is invalid"},
		{"user with a taken address", "", "POST", firstClientPath + "/users", jsonOf(`{"user":{"name":"R","email":"Ana.Martins@exemplo.com.br"}}`), 42202, "email", "taken"},
		{"user with a bad telephone", "", "POST", firstClientPath + "/users", jsonOf(`{"user":{"name":"R","email":"r@exemplo.com.br","telephone":"9"}}`), 42202, "telephone", "not a valid phone"},
		{"user with a long extension", "", "POST", firstClientPath + "/users", jsonOf(`{"user":{"name":"R","email":"r@exemplo.com.br","extension":10000}}`), 42202, "extension", "9999"},
		{"user with a negative extension", "", "POST", firstClientPath + "/users", jsonOf(`{"user":{"name":"R","email":"r@exemplo.com.br","extension":-1}}`), 42202, "extension", "0"},
		{"e-mail permission, malformed", "", "POST", firstClientPath + "/email_tickets_permissions", jsonOf(`{"address":"sem domínio"}`), 42201, "address", "is invalid"},
		{"e-mail permission, blank", "", "POST", firstClientPath + "/email_tickets_permissions", jsonOf(`{"address":""}`), 42201, "address", "can't be blank"},
		{"e-mail permission, unknown client", "", "POST", "/clients/1/email_tickets_permissions", jsonOf(`{"address":"@a.com.br"}`), 40402, "error", "Couldn't find Client"},

		{"address without a number", "", "POST", firstClientPath + "/addresses", jsonOf(`{"city":"Joinville"}`), 42202, "number", "is not a number"},
		{"address without a street", "", "POST", firstClientPath + "/addresses", jsonOf(`{"city":"Joinville"}`), 42202, "street", "can't be blank"},
		{"address with text for a number", "", "POST", firstClientPath + "/addresses", jsonOf(strings.Replace(addressBody, "100", `"cem"`, 1)), 42202, "number", "is not a number"},
		{"address blanked", "", "PUT", firstClientPath + "/addresses/80001", jsonOf(`{"city":"","number":null}`), 42202, "city", "can't be blank"},
		{"address of another client", "", "GET", fmt.Sprintf("%s/addresses/%d", firstClientPath, foreignAddress), payload{}, 40401, "error", `[WHERE "addresses"."client_id" = $1]`},
		{"contact without an owner", "", "POST", firstClientPath + "/contacts", jsonOf(`{"use":"Personal"}`), 42202, "owner", "can't be blank"},
		{"contact with a bad number", "", "PUT", firstClientPath + "/contacts/85001", jsonOf(`{"number":"123"}`), 42202, "number", "not a valid phone"},
		{"contact with a number of another country", "", "PUT", firstClientPath + "/contacts/85001", jsonOf(`{"number":"212345678","country":"XX"}`), 42202, "number", "not a valid phone"},
		{"contact with a bad address", "", "PUT", firstClientPath + "/contacts/85001", jsonOf(`{"email":"marina"}`), 42202, "email", "is invalid"},
		{"contact blanked", "", "PUT", firstClientPath + "/contacts/85001", jsonOf(`{"use":null}`), 42202, "use", "can't be blank"},
		{"contact written as it is read", "", "PUT", firstClientPath + "/contacts/85001", jsonOf(`{"telephone":"4733334444"}`), 40001, "error", ":telephone"},
		{"contact of another client", "", "DELETE", fmt.Sprintf("%s/contacts/%d", firstClientPath, foreignContact), payload{}, 40401, "error", "Couldn't find Contact"},

		{"requestor without an address", "", "POST", firstClientPath + "/requestors", jsonOf(`{"name":"Joana"}`), 42202, "email", "can't be blank"},
		{"requestor with an empty telephone", "", "POST", firstClientPath + "/requestors", jsonOf(`{"name":"J","email":"j@exemplo.com.br","telephone":""}`), 42202, "telephone", "not a valid phone"},
		{"requestor with a bad address", "", "PUT", secondClientPath + "/requestors/" + fmt.Sprint(foreign), jsonOf(`{"email":"x"}`), 42202, "email", "is invalid"},
		{"requestor of another client", "", "GET", fmt.Sprintf("%s/requestors/%d", firstClientPath, foreign), payload{}, 40401, "error", "ServiceDesk::TicketRequestor"},
		{"requestor's flag", "", "GET", fmt.Sprintf("%s/requestors/%d?include_entity_fields=1", secondClientPath, foreign), payload{}, 42201, "include_entity_fields", "'true' or 'false'"},

		{"no file", "", "POST", firstClientPath + "/files", multipartOf(t), 40003, "error", "file"},
		{"files[] for one file", "", "POST", firstClientPath + "/files", multipartOf(t, part{name: "files[]", value: "x", fileName: "a"}), 40001, "error", ":files"},
		{"text for a file", "", "POST", firstClientPath + "/files", multipartOf(t, part{name: "file", value: "x"}), 42202, "file", "not sending a File"},
		{"two files", "", "POST", firstClientPath + "/files", multipartOf(t, part{name: "file[]", value: "x", fileName: "a"}, part{name: "file[]", value: "x", fileName: "b"}), 42202, "file", "more than 1"},
		{"large file", "", "POST", firstClientPath + "/files", upload("a.png", "10 MB"), 42202, "file", "10 MB"},
		{"unknown file", "", "GET", firstClientPath + "/files/1", payload{}, 40401, "error", "Couldn't find ClientFile"},
		{"JSON for a file", "", "POST", firstClientPath + "/files", jsonOf(`{"file":"x"}`), 41501, "error", ""},
		{"logo that is no image", "", "POST", firstClientPath + "/logo", upload("a.txt", ""), 42202, "logo_content_type", "is invalid"},
		{"large logo", "", "POST", firstClientPath + "/logo", upload("a.png", "2 MB"), 42202, "logo_file_size", "2 MB"},
		{"logo of an unknown client", "", "DELETE", "/clients/1/logo", payload{}, 40401, "error", "Couldn't find Client"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			key := test.key
			if key == "" {
				key = tifluxtest.KeyAdmin
			}
			refused(t, as(t, api, key).send(test.method, test.path, test.body), test.code, test.detail, test.text)
		})
	}
	t.Cleanup(func() {
		if journal := api.Journal(); len(journal) > 0 {
			t.Errorf("what was refused was executed: %v", journal)
		}
	})
}

func TestClientWritesPersist(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10))
	admin := as(t, api, tifluxtest.KeyAdmin)
	made := decode[clientRecord](t, admin.postJSON("/clients",
		`{"name":"Padaria Aurora","social":"Aurora Ltda","social_revenue":"`+validCNPJ+`","desk_ids":[102,101,102],"sms_financial":"(47) 99999-0001","anotations":"☕","visible_to_clients":true}`), 201)
	want := clientRecord{
		ID: made.ID, Name: "Padaria Aurora", Social: "Aurora Ltda", SocialRevenue: new("11222333000181"), Status: true,
		Addresses: []int{}, Contacts: []int{}, Desks: []int{101, 102}, Groups: []int{}, Users: []int{}, GroupCounter: 1,
		ReportType: "detailed_with_appointment", Payment: "BOLETO", SMS: new("47999990001"), Notes: new("☕"),
	}
	path := fmt.Sprintf("/clients/%d", made.ID)
	if diff := cmp.Diff(want, decode[clientRecord](t, admin.get(path), 200)); diff != "" {
		t.Errorf("created client (-want +got):\n%s", diff)
	}
	if got := decode[[]idName](t, as(t, api, tifluxtest.KeyAttendant).get("/clients?social_revenue=11222333000181"), 200); len(got) != 0 {
		t.Errorf("a client without groups is visible to attendants: %v", got)
	}

	updated := decode[clientRecord](t, admin.put(path, `{"add_all_technical_groups":true,"add_all_desks":true,"anotations":null,"billing_report_type":"","authorization_flow":true}`), 200)
	if len(updated.Desks) < 12 || len(updated.Groups) < 3 || updated.Notes != nil || updated.ReportType != "" || !updated.Flow {
		t.Errorf("updated client: %+v", updated)
	}
	desks := decode[[]idName](t, admin.get(path+"/desks?limit=5&offset=2"), 200)
	if len(desks) != 5 || desks[0].ID != updated.Desks[5] {
		t.Errorf("second page of desks: %v", desks)
	}
	groups := admin.get(path + "/technical-groups")
	if got := decode[[]idName](t, groups, 200); len(got) != len(updated.Groups) || groups.header.Get("X-Total-Items") != fmt.Sprint(len(got)) {
		t.Errorf("groups %v, header %q", got, groups.header.Get("X-Total-Items"))
	}

	// A client is retired in two steps.
	refused(t, admin.put(path, `{"status":false}`), 50004, "error", "")
	decode[clientRecord](t, admin.put(path, `{"desk_ids":[],"technical_group_ids":[],"authorization_flow":false,"status":true}`), 200)
	if got := decode[clientRecord](t, admin.put(path, `{"client":{"status":false}}`), 200); got.Status || len(got.Desks) != 0 {
		t.Errorf("retired client: %+v", got)
	}

	// An alphanumeric CNPJ, and a CPF.
	for _, document := range []string{"12.ABC.345/01DE-35", "529.982.247-25"} {
		decode[clientRecord](t, admin.put(path, `{"social_revenue":"`+document+`"}`), 200)
	}
}

func TestPortalUsersAndEmailPermissions(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10))
	admin := as(t, api, tifluxtest.KeyAdmin)
	before := decode[clientRecord](t, admin.get(firstClientPath), 200)
	invited := decode[struct {
		Message string `json:"message"`
		User    idName `json:"user"`
	}](t, admin.postJSON(firstClientPath+"/users", portalUser), 201)
	after := decode[clientRecord](t, admin.get(firstClientPath), 200)
	if after.UserCounter != before.UserCounter+1 || !slices.Contains(after.Users, invited.User.ID) {
		t.Errorf("users of the client: %d, then %d of %v", before.UserCounter, after.UserCounter, after.Users)
	}
	u := decode[struct {
		Kind      string `json:"_type"`
		Clients   []int  `json:"client_ids"`
		Telephone string `json:"telephone"`
		Extension int    `json:"extension"`
	}](t, admin.get(fmt.Sprintf("/users/%d", invited.User.ID)), 200)
	if u.Kind != "client" || !slices.Equal(u.Clients, []int{4001}) || u.Telephone != "+5547999990004" || u.Extension != 123 {
		t.Errorf("invited user: %+v", u)
	}
	refused(t, admin.postJSON(firstClientPath+"/users", portalUser), 42202, "email", "taken")

	for _, sent := range []string{"@exemplo.com.br", "exemplo.com.br", "maria@exemplo.com.br"} {
		got := decode[struct {
			Address  string `json:"address"`
			ClientID int    `json:"client_id"`
			Kind     string `json:"permission_type"`
		}](t, admin.postJSON(firstClientPath+"/email_tickets_permissions", `{"address":"`+sent+`"}`), 200)
		if got.Address != "exemplo.com.br" || got.ClientID != 4001 || got.Kind != "domain" {
			t.Errorf("permission for %s: %+v", sent, got)
		}
	}
}
