package tifluxtest_test

import (
	"slices"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

type messageTemplate struct {
	ID          int               `json:"id"`
	Integration int               `json:"integration_id"`
	Status      string            `json:"status"`
	Header      map[string]string `json:"header"`
	Keys        struct {
		Header, Body map[string]string
	} `json:"keys"`
}

func TestTemplates(t *testing.T) {
	t.Parallel()
	admin := as(t, frozen(), tifluxtest.KeyAdmin)
	for _, test := range []struct {
		path string
		want int
	}{
		{"/templates/gupshup", 3},
		{"/templates/gupshup?integration_id=11", 3},
		{"/templates/gupshup?integration_id=12", 0},
		{"/templates/whatsapp_cloud", 5},
		{"/templates/whatsapp_cloud?integration_id=12&status=APPROVED", 2},
		{"/templates/whatsapp_cloud?status=MISSING_VARS", 1},
		{"/templates/whatsapp_cloud?limit=2&offset=3", 1},
	} {
		if got := decode[[]messageTemplate](t, admin.get(test.path), 200); len(got) != test.want {
			t.Errorf("%s: %d templates, want %d", test.path, len(got), test.want)
		}
	}
	list := decode[[]messageTemplate](t, admin.get("/templates/whatsapp_cloud"), 200)
	if i := slices.IndexFunc(list, func(m messageTemplate) bool { return m.Header != nil && len(m.Keys.Body) == 2 }); i < 0 {
		t.Errorf("no template with a header and two variables: %+v", list)
	}
}

func TestIntegrations(t *testing.T) {
	t.Parallel()
	admin := as(t, frozen(), tifluxtest.KeyAdmin)
	type integration struct {
		ID     int               `json:"id"`
		Type   string            `json:"_type"`
		Active bool              `json:"active"`
		Fields map[string]string `json:"integration_fields"`
	}
	all := decode[[]integration](t, admin.get("/integrations"), 200)
	for query, keep := range map[string]func(integration) bool{
		"active=true":                       func(i integration) bool { return i.Active },
		"active=false":                      func(i integration) bool { return !i.Active },
		"_type=whatsapp_cloud":              func(i integration) bool { return i.Type == "whatsapp_cloud" },
		"_type=whatsapp_cloud&active=false": func(i integration) bool { return i.Type == "whatsapp_cloud" && !i.Active },
	} {
		want := slices.DeleteFunc(slices.Clone(all), func(i integration) bool { return !keep(i) })
		if got := decode[[]integration](t, admin.get("/integrations?"+query), 200); len(got) != len(want) || len(got) == 0 {
			t.Errorf("%s: %d integrations, want %d", query, len(got), len(want))
		}
	}
	if !slices.ContainsFunc(all, func(i integration) bool { return i.Fields == nil }) {
		t.Error("every integration has fields")
	}
}

func TestTemplateAndIntegrationRefusals(t *testing.T) {
	t.Parallel()
	api := frozen()
	for _, test := range []struct {
		key, path string
		code      int
		name      string
		text      string
	}{
		{tifluxtest.KeyAttendant, "/templates/gupshup", 40301, "error", "not authorized"},
		{tifluxtest.KeyAttendant, "/templates/whatsapp_cloud", 40301, "error", "not authorized"},
		{tifluxtest.KeyAttendant, "/integrations", 40301, "error", "not authorized"},
		{tifluxtest.KeyAdmin, "/templates/gupshup?integration_id=x", 42201, "integration_id", "is not a number"},
		{tifluxtest.KeyAdmin, "/templates/gupshup?status=APPROVED", 40001, "error", ":status"},
		{tifluxtest.KeyAdmin, "/templates/whatsapp_cloud?status=approved", 42201, "status", "approved is not a valid option"},
		{tifluxtest.KeyAdmin, "/integrations?active=sim", 42201, "active", "sim is not a valid option. Active must be 'true' or 'false'"},
		{tifluxtest.KeyAdmin, "/integrations?_type=fax", 42201, "_type", "fax is not a valid option"},
		{tifluxtest.KeyAdmin, "/integrations?type=jira", 40001, "error", ":type"},
	} {
		refused(t, as(t, api, test.key).get(test.path), test.code, test.name, test.text)
	}
}
