package tifluxtest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// namesOf joins the names of a list.
func namesOf(t *testing.T, got result) string {
	t.Helper()
	var names []string
	for _, row := range decode[[]idName](t, got, 200) {
		names = append(names, row.Name)
	}
	return strings.Join(names, ", ")
}

func TestServicesCatalogLists(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10))
	for _, test := range []struct{ path, want string }{
		{"/services-catalogs", "Infraestrutura, Estações de trabalho, Implantação"},
		{"/services-catalogs?name=ESTACOES", "Estações de trabalho"},
		{"/services-catalogs?limit=1&offset=3", "Implantação"},
		{"/services-catalogs/91/areas", "Redes, Servidores"},
		{"/services-catalogs/91/areas?name=rede", "Redes"},
		{"/services-catalogs-areas/801/items", "Troca de switch, Configuração de VPN, Ponto de rede"},
		{"/services-catalogs-areas/801/items?name=configuracao", "Configuração de VPN"},
		{"/desks/101/services-catalogs", "Infraestrutura"},
		{"/desks/110/services-catalogs", "Infraestrutura, Estações de trabalho, Implantação"},
		{"/desks/105/services-catalogs", ""},
	} {
		if got := namesOf(t, as(t, api, tifluxtest.KeyAttendant).get(test.path)); got != test.want {
			t.Errorf("%s: %s, want %s", test.path, got, test.want)
		}
	}
}

func TestServicesCatalogRefusals(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10))
	const items = "/services-catalogs-areas/801/items"
	for _, test := range []struct {
		name, key    string
		method, path string
		body         payload
		code         int
		detail, text string
	}{
		{"no license", tifluxtest.KeyNoLicense, "GET", "/services-catalogs", payload{}, 40304, "error", "'tickets' license"},
		{"no permission", tifluxtest.KeyAttendant, "POST", "/services-catalogs", jsonOf(`{"name":"Novo"}`), 40301, "error", "not authorized"},
		{"no permission to delete", tifluxtest.KeyAttendant, "DELETE", items + "/7001", payload{}, 40301, "error", "not authorized"},
		{"single read", tifluxtest.KeyAdmin, "GET", "/services-catalogs/91", payload{}, 40403, "error", "No route"},
		{"single item", tifluxtest.KeyAdmin, "GET", items + "/7001", payload{}, 40403, "error", "No route"},
		{"unknown catalog", tifluxtest.KeyAdmin, "GET", "/services-catalogs/9/areas", payload{}, 40401, "error", `Couldn't find ServiceDesk::ServicesCatalog with 'id'="9"`},
		{"unknown area", tifluxtest.KeyAdmin, "GET", "/services-catalogs-areas/9/items", payload{}, 40401, "error", "ServiceDesk::ServicesCatalogsArea"},
		{"area of another catalog", tifluxtest.KeyAdmin, "PUT", "/services-catalogs/92/areas/801", jsonOf(`{"name":"Redes"}`), 40401, "error", "ServiceDesk::ServicesCatalogsArea"},
		{"item of another area", tifluxtest.KeyAdmin, "DELETE", "/services-catalogs-areas/802/items/7001", payload{}, 40401, "error", "ServiceDesk::ServicesCatalogsItem"},
		{"catalog no number", tifluxtest.KeyAdmin, "GET", "/services-catalogs/abc/areas", payload{}, 42201, "services_catalog_id", "is not a number"},
		{"area no number", tifluxtest.KeyAdmin, "GET", "/services-catalogs-areas/abc/items", payload{}, 42201, "services_catalogs_area_id", "is not a number"},
		{"blank name", tifluxtest.KeyAdmin, "POST", "/services-catalogs", jsonOf(`{"name":" "}`), 42202, "name", "can't be blank"},
		{"null name", tifluxtest.KeyAdmin, "PUT", "/services-catalogs/91", jsonOf(`{"name":null}`), 42202, "name", "can't be blank"},
		{"empty body", tifluxtest.KeyAdmin, "POST", "/services-catalogs", jsonOf(`{}`), 40003, "error", "services_catalog"},
		{"unknown attribute", tifluxtest.KeyAdmin, "POST", "/services-catalogs", jsonOf(`{"name":"Novo","active":true}`), 40001, "error", ":active"},
		{"name taken", tifluxtest.KeyAdmin, "POST", "/services-catalogs", jsonOf(`{"name":"Infraestrutura"}`), 42202, "name", "has already been taken"},
		{"name taken in the catalog", tifluxtest.KeyAdmin, "POST", "/services-catalogs/91/areas", jsonOf(`{"area":{"name":"Redes"}}`), 42202, "name", "has already been taken"},
		{"name taken in the area", tifluxtest.KeyAdmin, "POST", items, jsonOf(`{"name":"Ponto de rede","start_time":"01:00","end_time":"02:00"}`), 42202, "name", "has already been taken"},
		{"times missing", tifluxtest.KeyAdmin, "POST", items, jsonOf(`{"name":"Cabo"}`), 42202, "end_time", "can't be blank"},
		{"bad time", tifluxtest.KeyAdmin, "POST", items, jsonOf(`{"name":"Cabo","start_time":"4h","end_time":"10:00"}`), 42202, "start_time", "invalid time format\nuse HH:MM, with hours between 0 and 999"},
		{"too many minutes", tifluxtest.KeyAdmin, "PUT", items + "/7001", jsonOf(`{"item":{"end_time":"10:60"}}`), 42202, "end_time", "invalid time format"},
		{"area without name", tifluxtest.KeyAdmin, "PUT", "/services-catalogs/91/areas/801", jsonOf(`{"area":{"name":""}}`), 42202, "name", "can't be blank"},
		{"area below an unknown catalog", tifluxtest.KeyAdmin, "POST", "/services-catalogs/9/areas", jsonOf(`{"name":"x"}`), 40401, "error", "ServiceDesk::ServicesCatalog with"},
		{"item below an unknown area", tifluxtest.KeyAdmin, "POST", "/services-catalogs-areas/9/items", jsonOf(`{"name":"x","start_time":"01:00","end_time":"02:00"}`), 40401, "error", "ServiceDesk::ServicesCatalogsArea with"},
		{"unknown catalog to change", tifluxtest.KeyAdmin, "PUT", "/services-catalogs/9", jsonOf(`{"name":"x"}`), 40401, "error", "ServiceDesk::ServicesCatalog with"},
		{"end before start", tifluxtest.KeyAdmin, "POST", items, jsonOf(`{"name":"Cabo","start_time":"10:00","end_time":"09:59"}`), 42202, "end_time", "Must be greater or equal than start time"},
		{"end before the stored start", tifluxtest.KeyAdmin, "PUT", items + "/7001", jsonOf(`{"end_time":"03:59"}`), 42202, "end_time", "Must be greater or equal than start time"},
		{"start after the stored end", tifluxtest.KeyAdmin, "PUT", items + "/7001", jsonOf(`{"start_time":"999:59"}`), 42202, "end_time", "Must be greater or equal than start time"},
		{"time taken away", tifluxtest.KeyAdmin, "PUT", items + "/7001", jsonOf(`{"start_time":null}`), 42202, "start_time", "can't be blank"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			refused(t, as(t, api, test.key).send(test.method, test.path, test.body), test.code, test.detail, test.text)
		})
	}
}

// One catalog from its beginning to its end, with its items on a desk and on
// a ticket.
func TestServicesCatalogLife(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10))
	admin := as(t, api, tifluxtest.KeyAdmin)
	sc := decode[idName](t, admin.send("POST", "/services-catalogs", jsonOf(`{"services_catalog":{"name":"Telefonia"}}`)), 201)
	areas := fmt.Sprintf("/services-catalogs/%d/areas", sc.ID)
	area := decode[idName](t, admin.send("POST", areas, jsonOf(`{"name":"Ramais"}`)), 201)
	items := fmt.Sprintf("/services-catalogs-areas/%d/items", area.ID)
	item := decode[idName](t, admin.send("POST", items, jsonOf(`{"item":{"name":"Ramal novo","start_time":"08:00","end_time":"8:00"}}`)), 201)
	admin.send("PUT", fmt.Sprintf("/services-catalogs/%d", sc.ID), jsonOf(`{"name":"Infraestrutura"}`))
	admin.send("PUT", fmt.Sprintf("%s/%d", areas, area.ID), jsonOf(`{"name":"Telefones"}`))
	got := string(admin.put(fmt.Sprintf("%s/%d", items, item.ID), `{"end_time":"120:30"}`).body)
	want := fmt.Sprintf(`{"id":%d,"active":true,"end_time":"120:30","name":"Ramal novo","services_catalog":{"id":%d,"name":"Infraestrutura"},`+
		`"services_catalogs_area":{"id":%d,"name":"Telefones"},"start_time":"08:00"}`, item.ID, sc.ID, area.ID)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the item (-want +got):\n%s", diff)
	}
	if got := admin.send("DELETE", fmt.Sprintf("/services-catalogs/%d", sc.ID), payload{}); got.status != 204 || len(got.body) != 0 {
		t.Errorf("deleting: %d %s", got.status, got.body)
	}
	refused(t, admin.get(areas), 40401, "error", "ServicesCatalog")
	refused(t, admin.get(items), 40401, "error", "ServicesCatalogsArea")
	refused(t, admin.send("DELETE", fmt.Sprintf("/services-catalogs/%d", sc.ID), payload{}), 40401, "error", "ServicesCatalog")
	if n := len(api.Journal()); n != 7 {
		t.Errorf("the journal has %d entries: %+v", n, api.Journal())
	}
}

// Desks offer the same items as the catalogs have: new ones, renamed ones, and
// no removed ones. Tickets keep what they have.
func TestCatalogItemsOfDesks(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(400))
	admin := as(t, api, tifluxtest.KeyAdmin)
	const offered = "/desks/101/services-catalogs-items"
	before := namesOf(t, admin.get(offered))
	list := decode[[]ticket](t, admin.get("/tickets?filter_by=all&limit=1&services_catalogs_item_ids=7001"), 200)
	if len(list) == 0 {
		t.Fatal("no ticket has the item")
	}
	admin.put("/services-catalogs-areas/801/items/7001", `{"name":"Troca de roteador"}`)
	admin.put("/services-catalogs/91/areas/801", `{"name":"Redes e links"}`)
	item := decode[idName](t, admin.send("POST", "/services-catalogs-areas/802/items", jsonOf(`{"name":"Troca de disco","start_time":"01:00","end_time":"02:00"}`)), 201)
	want := strings.Replace(before, "Troca de switch", "Troca de roteador", 1) + ", Troca de disco"
	if got := namesOf(t, admin.get(offered)); got != want {
		t.Errorf("offered: %s\nwant:    %s", got, want)
	}
	if got := namesOf(t, admin.get(offered+"?name=redes%20e%20links&limit=1")); got != "Troca de roteador" {
		t.Errorf("in the renamed area: %s", got)
	}
	admin.send("DELETE", "/services-catalogs-areas/801/items/7001", payload{})
	admin.send("DELETE", "/services-catalogs/91/areas/802", payload{})
	if got := namesOf(t, admin.get(offered)); got != "Configuração de VPN, Ponto de rede" {
		t.Errorf("offered: %s", got)
	}
	if got := admin.ticket(list[0].Number); got.Catalog == nil || got.Catalog.ID != 7001 {
		t.Errorf("the ticket lost its item: %+v", got.Catalog)
	}
	refused(t, admin.put(fmt.Sprintf("/services-catalogs-areas/802/items/%d", item.ID), `{"name":"x"}`), 40401, "error", "ServicesCatalogsArea")
	admin.send("DELETE", "/services-catalogs/91", payload{})
	if got := namesOf(t, admin.get("/desks/101/services-catalogs")); got != "" {
		t.Errorf("linked: %s", got)
	}
}
