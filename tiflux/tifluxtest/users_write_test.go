package tifluxtest_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// refusal is a request that must be refused, and how.
type refusal struct {
	who, method, path, body string
	code                    int
	key, text               string
}

func refuses(t *testing.T, api *tifluxtest.API, rows []refusal) {
	t.Helper()
	for _, r := range rows {
		body := payload{}
		if r.body != "" {
			body = jsonOf(r.body)
		}
		got := as(t, api, r.who).send(r.method, r.path, body)
		var problem apiError
		err := json.Unmarshal(got.body, &problem)
		if err != nil || problem.Code != r.code || !strings.Contains(strings.Join(problem.Detail[r.key], "\n"), r.text) {
			t.Errorf("%s %s %s: got %d %s\nwant code %d with %q: %q", r.method, r.path, r.body, got.status, got.body, r.code, r.key, r.text)
		}
	}
}

type writtenUser struct {
	ID        int             `json:"id"`
	Name      string          `json:"name"`
	Email     string          `json:"email"`
	Active    bool            `json:"active"`
	Alert     *string         `json:"email_info_alert"`
	Extension *int            `json:"extension"`
	Telephone *string         `json:"telephone"`
	Group     *int            `json:"technical_group_id"`
	Clients   []int           `json:"client_ids"`
	Licenses  map[string]bool `json:"user_licenses"`
}

const newUser = `"name":"Bruno Castro","email":"bruno.castro@exemplo.com.br","technical_group_id":2`

func TestInviteAttendant(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(0))
	admin := as(t, api, tifluxtest.KeyAdmin)
	invited := decode[struct {
		Message string      `json:"message"`
		User    writtenUser `json:"user"`
	}](t, admin.send("POST", "/users", jsonOf(`{"user":{`+newUser+`,"tickets_license":true,"splashtop_license":"f"}}`)), 201)
	if l := invited.User.Licenses; !l["tickets_license"] || l["splashtop_license"] || l["whatsapp_license"] {
		t.Errorf("licenses %v", l)
	}
	got := decode[writtenUser](t, admin.get(fmt.Sprint("/users/", invited.User.ID)), 200)
	if got.Name != "Bruno Castro" || got.Group == nil || *got.Group != 2 || !got.Active || got.Alert != nil {
		t.Errorf("stored %+v", got)
	}
	if list := decode[[]idName](t, admin.get("/technical-users?name=bruno%20castro"), 200); len(list) != 1 {
		t.Errorf("%d attendants of that name", len(list))
	}
	if journal := api.Journal(); len(journal) != 1 || journal[0].Operation != "createUser" || journal[0].Label != "Bruno Castro" {
		t.Errorf("journal %v", journal)
	}
	refused(t, admin.send("POST", "/users", jsonOf(`{`+newUser+`,"tickets_license":true}`)), 42202, "email", "taken")
}

func TestInvitationsRefused(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Size(0), tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	refuses(t, admin.api, []refusal{
		{tifluxtest.KeyAdmin, "POST", "/users", `{}`, 40003, "error", "user"},
		{tifluxtest.KeyAdmin, "POST", "/users", `{` + newUser + `,"role":"admin"}`, 40001, "error", ":role"},
		{tifluxtest.KeyAdmin, "POST", "/users", `{` + newUser + `}`, 42202, "error", "at least one of the licenses"},
		{tifluxtest.KeyAdmin, "POST", "/users", `{` + newUser + `,"api_license":true,"remote_access_license":true}`, 42202, "error", "at least one of the licenses"},
		{tifluxtest.KeyAdmin, "POST", "/users", `{"email":"a@exemplo.com.br","technical_group_id":2,"tickets_license":true}`, 42202, "name", "blank"},
		{tifluxtest.KeyAdmin, "POST", "/users", `{"name":" ","email":"a@exemplo.com.br","technical_group_id":2,"tickets_license":true}`, 42202, "name", "blank"},
		{tifluxtest.KeyAdmin, "POST", "/users", `{"name":"A","email":"","technical_group_id":2,"tickets_license":true}`, 42202, "email", "blank"},
		{tifluxtest.KeyAdmin, "POST", "/users", `{"name":"A","email":"a.exemplo.com.br","technical_group_id":2,"tickets_license":true}`, 42202, "email", "invalid"},
		{tifluxtest.KeyAdmin, "POST", "/users", `{"name":"A","email":"Estudante@exemplo.com.br","technical_group_id":2,"tickets_license":true}`, 42202, "email", "not allowed"},
		{tifluxtest.KeyAdmin, "POST", "/users", `{"name":"A","email":"ana123@exemplo.com.br","technical_group_id":2,"tickets_license":true}`, 42202, "email", "not allowed"},
		{tifluxtest.KeyAdmin, "POST", "/users", `{"name":"A","email":"a@exemplo.com.br","technical_group_id":99,"tickets_license":true}`, 42202, "technical_group_id", "must exist"},
		{tifluxtest.KeyAdmin, "POST", "/users", `{"name":"A","email":"a@exemplo.com.br","technical_group_id":"x","tickets_license":true}`, 42202, "technical_group_id", "not a number"},
		{tifluxtest.KeyAttendant, "POST", "/users", `{` + newUser + `,"tickets_license":true}`, 40301, "error", "authorized"},
	})
	if journal := admin.api.Journal(); len(journal) != 0 {
		t.Errorf("journal %v", journal)
	}
}

func TestUpdateUser(t *testing.T) {
	t.Parallel()
	registrar := tifluxtest.Persona{Name: "registrar", Kind: tifluxtest.KindAttendant, Permissions: []tifluxtest.Permission{tifluxtest.RegisterPortalUsers}}
	api := tifluxtest.New(tifluxtest.Size(0), tifluxtest.Quota(0), tifluxtest.WithKey("registrar", registrar))
	admin := as(t, api, tifluxtest.KeyAdmin)
	idOf := func(key string) string {
		return fmt.Sprint("/users/", decode[idName](t, as(t, api, key).get("/users/me"), 200).ID)
	}
	attendant, portal := idOf(tifluxtest.KeyAttendant), idOf(tifluxtest.KeyClient)

	got := decode[writtenUser](t, admin.put(attendant, `{"name":"Bruno C.","extension":"204","telephone":"(47) 99999-0003","technical_group_id":3,
		"active":"0","email":"novo@exemplo.com.br","whatsapp_license":true,"tickets_license":false}`), 200)
	if got.Name != "Bruno C." || *got.Extension != 204 || *got.Telephone != "+5547999990003" || *got.Group != 3 || got.Active {
		t.Errorf("updated %+v", got)
	}
	if got.Email != "bruno.carvalho@exemplo.com.br" || got.Alert == nil || !strings.Contains(*got.Alert, "novo@exemplo.com.br") {
		t.Errorf("a new address takes effect at once: %s, %v", got.Email, got.Alert)
	}
	if !got.Licenses["whatsapp_license"] || got.Licenses["tickets_license"] {
		t.Errorf("licenses %v", got.Licenses)
	}
	if stored := decode[writtenUser](t, admin.get(attendant), 200); stored.Name != "Bruno C." || stored.Alert == nil || stored.Active {
		t.Errorf("stored %+v", stored)
	}
	cleared := decode[writtenUser](t, admin.put(attendant, `{"extension":null,"telephone":""}`), 200)
	if cleared.Extension != nil || cleared.Telephone != nil {
		t.Errorf("cleared %+v", cleared)
	}

	moved := decode[writtenUser](t, as(t, api, "registrar").put(portal, `{"client_ids":[4002,4003]}`), 200)
	if !slices.Equal(moved.Clients, []int{4002, 4003}) {
		t.Errorf("clients %v", moved.Clients)
	}
	for client, want := range map[int]bool{4001: false, 4002: true} {
		users := decode[struct {
			IDs     []int `json:"user_ids"`
			Counter int   `json:"user_counter"`
		}](t, admin.get(fmt.Sprint("/clients/", client)), 200)
		if slices.Contains(users.IDs, moved.ID) != want || users.Counter != len(users.IDs) {
			t.Errorf("client %d has %+v", client, users)
		}
	}

	refuses(t, api, []refusal{
		{tifluxtest.KeyAdmin, "PUT", "/users/99", `{"name":"A"}`, 40401, "error", "Couldn't find User"},
		{tifluxtest.KeyAdmin, "PUT", attendant, `{"name":""}`, 42202, "name", "blank"},
		{tifluxtest.KeyAdmin, "PUT", attendant, `{"email":"x"}`, 42202, "email", "invalid"},
		{tifluxtest.KeyAdmin, "PUT", attendant, `{"telephone":"99"}`, 42202, "telephone", "invalid"},
		{tifluxtest.KeyAdmin, "PUT", attendant, `{"technical_group_id":77}`, 42202, "technical_group_id", "must exist"},
		{tifluxtest.KeyAdmin, "PUT", attendant, `{"client_ids":[4001]}`, 40302, "client_ids", "cannot be changed"},
		{tifluxtest.KeyAdmin, "PUT", attendant, `{"created_at":"2026-01-01"}`, 40001, "error", ":created_at"},
		{tifluxtest.KeyAdmin, "PUT", portal, `{"client_ids":[1]}`, 42202, "client_ids", "Couldn't find Client"},
		{tifluxtest.KeyAdmin, "PUT", portal, `{"tickets_license":true}`, 40302, "tickets_license", "client user"},
		{tifluxtest.KeyAdmin, "PUT", portal, `{"technical_group_id":1}`, 40302, "technical_group_id", "client user"},
		{"registrar", "PUT", attendant, `{"name":"A"}`, 40301, "error", "authorized"},
		{tifluxtest.KeyAttendant, "PUT", portal, `{"name":"A"}`, 40301, "error", "authorized"},
	})
	if again := decode[writtenUser](t, admin.get(attendant), 200); again.Name != "Bruno C." || *again.Group != 3 {
		t.Errorf("a refusal changed %+v", again)
	}
}

func TestUpdateProfile(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(0))
	me := as(t, api, tifluxtest.KeyClient)
	got := decode[writtenUser](t, me.put("/users/profile", `{"name":"Paulo R.","extension":500,"telephone":"2025550123","country_code":"US"}`), 200)
	if got.Name != "Paulo R." || *got.Extension != 500 || *got.Telephone != "+12025550123" || got.Licenses != nil {
		t.Errorf("updated %+v", got)
	}
	if stored := decode[writtenUser](t, me.get("/users/me"), 200); stored.Name != "Paulo R." {
		t.Errorf("stored %+v", stored)
	}
	refused(t, me.put("/users/profile", `{"email":"x"}`), 42202, "email", "invalid")
	refused(t, me.put("/users/profile", `{"active":false}`), 40001, "error", ":active")
}
