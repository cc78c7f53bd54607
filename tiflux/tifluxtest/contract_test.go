package tifluxtest_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/internal/contract"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// Every record of the generated account, in every form, keeps to the contract.
func TestRecordsKeepTheContract(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(300))
	admin := as(t, api, tifluxtest.KeyAdmin)
	pages := func(path string) {
		t.Helper()
		separator := "?"
		if strings.Contains(path, "?") {
			separator = "&"
		}
		admin.get(path + separator + "limit=200")
	}
	list := decode[[]ticket](t, admin.get("/tickets?filter_by=all&limit=200"), 200)
	for i, item := range list {
		admin.get(fmt.Sprintf("/tickets/%d?show_entities=%v&include_filled_entity=%v", item.Number, i%3 == 0, i%3 == 1))
		if i%4 != 0 {
			continue
		}
		for _, a := range decode[[]answer](t, admin.get(fmt.Sprintf("/tickets/%d/answers", item.Number)), 200) {
			admin.get(fmt.Sprintf("/tickets/%d/answers/%d", item.Number, a.ID))
		}
		admin.get(fmt.Sprintf("/tickets/%d/files", item.Number))
	}
	pages("/tickets?include_filled_entity=true")
	pages("/tickets?has_jira_issue=true&filter_by=all")
	for _, by := range []string{"day", "week", "month", "desk"} {
		admin.get("/tickets?filter_by=all&group_by=" + by)
	}
	pages("/desks")
	for _, d := range decode[[]idName](t, admin.get("/desks?limit=200"), 200) {
		admin.get(fmt.Sprintf("/desks/%d", d.ID))
		for _, below := range []string{"stages", "priorities", "services-catalogs-items"} {
			pages(fmt.Sprintf("/desks/%d/%s", d.ID, below))
		}
	}
	for _, cl := range decode[[]idName](t, admin.get("/clients?limit=200"), 200) {
		admin.get(fmt.Sprintf("/clients/%d", cl.ID))
		admin.get(fmt.Sprintf("/clients/%d?show_entities=true", cl.ID))
		pages(fmt.Sprintf("/clients/%d/requestors", cl.ID))
	}
	pages("/requestors?include_entity_fields=true")
	pages("/users")
	for _, u := range decode[[]idName](t, admin.get("/users?limit=200"), 200) {
		admin.get(fmt.Sprintf("/users/%d", u.ID))
	}
	pages("/technical-users?with_tickets_license=false")
	admin.get("/users/me")
}

// The rows of the route table and the contract say the same about every
// operation that is served.
func TestRowsKeepTheContract(t *testing.T) {
	t.Parallel()
	document, err := contract.Load()
	if err != nil {
		t.Fatal(err)
	}
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10))
	parameter := regexp.MustCompile(`\{\w+\}`)
	served := 0
	for _, op := range document.Operations() {
		path := parameter.ReplaceAllString(strings.ReplaceAll(op.Path, "{ticket_number}", "10001"), "1")
		admin := as(t, api, tifluxtest.KeyAdmin)
		if decodeCode(admin.send(op.Method, path, payload{})) == 40403 {
			continue // Not served yet.
		}
		served++
		nobody := as(t, tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Empty(),
			tifluxtest.WithKey("nobody", tifluxtest.Persona{Name: "nobody", Kind: tifluxtest.KindAttendant})), "nobody")
		got := nobody.send(op.Method, path, bodyFor(t, op))
		switch {
		case op.License != "" && decodeCode(got) != 40304:
			t.Errorf("%s without license: %s", op.ID, got.body)
		case op.License == "" && len(op.Permissions) > 0 && decodeCode(got) != 40301:
			t.Errorf("%s without permission: %s", op.ID, got.body)
		}
		for _, p := range op.Query {
			value := map[contract.Kind]string{contract.Boolean: "true", contract.Array: "1"}[p.Schema.Kinds]
			if value == "" {
				value = "2"
			}
			if got := admin.send(op.Method, path+"?"+p.Name+"="+value, bodyFor(t, op)); decodeCode(got) == 40001 {
				t.Errorf("%s does not know the parameter %s: %s", op.ID, p.Name, got.body)
			}
		}
		if op.Body != nil {
			for _, p := range bodyProperties(op.Body) {
				name := strings.TrimSuffix(p.Name, "[]")
				got := admin.send(op.Method, path, bodyWith(t, op, name))
				if decodeCode(got) == 40001 {
					t.Errorf("%s does not know the attribute %s: %s", op.ID, p.Name, got.body)
				}
			}
		}
	}
	if served < 28 {
		t.Errorf("%d operations of the contract are served", served)
	}
}

// bodyFor is a body that gets past the strictness about its form.
func bodyFor(t *testing.T, op contract.Operation) payload {
	t.Helper()
	if op.Body == nil {
		return payload{}
	}
	return bodyWith(t, op, strings.TrimSuffix(bodyProperties(op.Body)[0].Name, "[]"))
}

// bodyProperties are the properties of a body in all of its forms.
func bodyProperties(s *contract.Schema) []contract.Property {
	list := s.Properties
	for _, form := range s.Variants {
		if len(form.Properties) == 1 && len(form.Properties[0].Schema.Properties) > 0 {
			form = form.Properties[0].Schema // The same attributes below their root.
		}
		list = append(list, bodyProperties(form)...)
	}
	return list
}

func bodyWith(t *testing.T, op contract.Operation, name string) payload {
	t.Helper()
	if op.ContentTypes[0] == "application/json" && len(op.ContentTypes) == 1 {
		return jsonOf(`{"` + name + `":null}`)
	}
	if name == "files" {
		name = "files[]"
	}
	return multipartOf(t, part{name: name, value: "[]"})
}

func decodeCode(got result) int {
	text := string(got.body)
	var code int
	_, _ = fmt.Sscanf(text, `{"error_code":%d`, &code)
	return code
}
