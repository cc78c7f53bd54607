package tifluxtest_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

type (
	fieldGroup struct {
		ID        int            `json:"id"`
		Active    bool           `json:"active"`
		AppliedIn string         `json:"applied_in"`
		Name      string         `json:"name"`
		Desks     []int          `json:"desk_ids"`
		Type      *int           `json:"equipment_type_id"`
		Menu      bool           `json:"menu_item"`
		Catalog   map[string]any `json:"service_catalog"`
	}
	customField struct {
		ID       int            `json:"id"`
		Kind     string         `json:"field_type"`
		Index    int            `json:"index"`
		Name     string         `json:"name"`
		Required bool           `json:"required"`
		Options  []customOption `json:"options"`
	}
	customOption struct {
		ID    int    `json:"id"`
		Null  bool   `json:"null_option"`
		Value string `json:"value"`
	}
)

func TestEntities(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(0), tifluxtest.Quota(0))
	reader := as(t, api, tifluxtest.KeyClient) // Reading is free.
	all := decode[[]fieldGroup](t, reader.get("/entities?limit=200"), 200)
	kinds := map[string]bool{}
	for i, e := range all {
		kinds[e.AppliedIn] = true
		if i > 0 && e.ID <= all[i-1].ID {
			t.Errorf("group %d comes after %d", e.ID, all[i-1].ID)
		}
		full := decode[fieldGroup](t, reader.get(fmt.Sprint("/entities/", e.ID)), 200)
		if full.Name != e.Name || full.Active != e.Active || len(everyID(t, reader, fmt.Sprintf("/entities/%d/fields", e.ID))) == 0 {
			t.Errorf("group %+v", full)
		}
	}
	if len(kinds) != 7 {
		t.Errorf("groups for %v, want all seven kinds of records", kinds)
	}
	for query, want := range map[string]func(fieldGroup) bool{
		"active=false":          func(e fieldGroup) bool { return !e.Active },
		"applied_in=solicitant": func(e fieldGroup) bool { return e.AppliedIn == "solicitant" },
		"name=patrimonio":       func(e fieldGroup) bool { return e.Name == "Patrimônio" },
	} {
		got := decode[[]fieldGroup](t, reader.get("/entities?limit=200&"+query), 200)
		expected := slices.DeleteFunc(slices.Clone(all), func(e fieldGroup) bool { return !want(e) })
		if diff := cmp.Diff(expected, got); diff != "" || len(got) == 0 {
			t.Errorf("%s: %s", query, diff)
		}
	}
	refused(t, reader.get("/entities?applied_in=requestor"), 42201, "applied_in", "not a valid option")
	refused(t, reader.get("/entities?active=sim"), 42201, "active", "not a valid option")
	refused(t, reader.get("/entities/99"), 40401, "error", "Couldn't find Entity")
	refused(t, reader.get("/entities/x"), 42205, "id", "not a number")
}

func TestEntityOfACatalogItem(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Size(0), tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	for kind, want := range map[string][]string{
		"services_catalog":       {"catalog_id", "catalog_name"},
		"services_catalogs_area": {"area_id", "area_name", "catalog_id", "catalog_name"},
		"services_catalogs_item": {"item_id", "item_name", "area_id", "area_name", "catalog_id", "catalog_name"},
	} {
		id := everyID(t, admin, "/entities?applied_in="+kind)[0]
		seeded := decode[fieldGroup](t, admin.get(fmt.Sprint("/entities/", id)), 200)
		owner := int(seeded.Catalog[want[0]].(float64))
		created := decode[fieldGroup](t, admin.send("POST", "/entities", jsonOf(fmt.Sprintf(
			`{"name":"Novo","applied_in":%q,%q:%d}`, kind, kind+"_id", owner))), 201)
		for _, e := range []fieldGroup{seeded, created} {
			for _, name := range want {
				if e.Catalog[name] == nil || len(e.Catalog) != len(want) {
					t.Errorf("%s: %v, want %v", kind, e.Catalog, want)
				}
			}
		}
	}
}

func TestWriteEntities(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(5), tifluxtest.Quota(0))
	admin := as(t, api, tifluxtest.KeyAdmin)
	created := decode[fieldGroup](t, admin.send("POST", "/entities", jsonOf(`{"name":"Garantia","applied_in":"ticket","desk_ids":[101,102],"menu_item":true}`)), 201)
	if !created.Active || !created.Menu || !slices.Equal(created.Desks, []int{101, 102}) {
		t.Errorf("created %+v", created)
	}
	path := fmt.Sprint("/entities/", created.ID)
	field := decode[customField](t, admin.send("POST", path+"/fields", jsonOf(`{"name":"Nota","field_type":"text"}`)), 201)
	onTicket := func() []int {
		var ids []int
		for _, e := range decode[ticket](t, admin.get("/tickets/10001?show_entities=true"), 200).Entities {
			ids = append(ids, e.ID)
		}
		return ids
	}
	values := decode[struct{ Entities []entity }](t, admin.put("/tickets/10001/entities",
		fmt.Sprintf(`{"entities":[{"entity_field_id":%d,"value":"NF 7"}]}`, field.ID)), 200)
	if !slices.ContainsFunc(values.Entities, func(e entity) bool { return e.ID == created.ID }) || !slices.Contains(onTicket(), created.ID) {
		t.Error("a new group is not on tickets")
	}

	updated := decode[fieldGroup](t, admin.put(path, `{"name":"Garantias","active":false,"desk_ids":[],"menu_item":false,"description":"Prazos"}`), 200)
	if updated.Name != "Garantias" || updated.Active || updated.Menu || len(updated.Desks) != 0 {
		t.Errorf("updated %+v", updated)
	}
	if diff := cmp.Diff(updated, decode[fieldGroup](t, admin.get(path), 200)); diff != "" {
		t.Errorf("stored: %s", diff)
	}
	if slices.Contains(onTicket(), created.ID) {
		t.Error("an inactive group is on tickets")
	}
	perfil := fmt.Sprint("/entities/", everyID(t, admin, "/entities?applied_in=solicitant")[0])
	gear := fmt.Sprint("/entities/", everyID(t, admin, "/entities?applied_in=equipment")[0])
	if typed := decode[fieldGroup](t, admin.put(gear, `{"equipment_type_id":2}`), 200); typed.Type == nil || *typed.Type != 2 {
		t.Errorf("updated %+v", typed)
	}
	if cleared := decode[fieldGroup](t, admin.put(gear, `{"equipment_type_id":null}`), 200); cleared.Type != nil {
		t.Errorf("cleared %+v", cleared)
	}

	refuses(t, api, []refusal{
		{tifluxtest.KeyAdmin, "POST", "/entities", `{}`, 40003, "error", "entity"},
		{tifluxtest.KeyAdmin, "POST", "/entities", `{"name":" ","applied_in":"client"}`, 42202, "name", "blank"},
		{tifluxtest.KeyAdmin, "POST", "/entities", `{"name":"A","applied_in":""}`, 42202, "applied_in", "blank"},
		{tifluxtest.KeyAdmin, "POST", "/entities", `{"name":"A","applied_in":"requestor"}`, 42202, "applied_in", "not a valid option"},
		{tifluxtest.KeyAdmin, "POST", "/entities", `{"name":"A","applied_in":"client","desk_ids":[101]}`, 42202, "desk_ids", "ticket"},
		{tifluxtest.KeyAdmin, "POST", "/entities", `{"name":"A","applied_in":"ticket","desk_ids":[1]}`, 42202, "desk_ids", "must exist"},
		{tifluxtest.KeyAdmin, "POST", "/entities", `{"name":"A","applied_in":"ticket","equipment_type_id":1}`, 42202, "equipment_type_id", "equipment"},
		{tifluxtest.KeyAdmin, "POST", "/entities", `{"name":"A","applied_in":"equipment","equipment_type_id":99}`, 42202, "equipment_type_id", "must exist"},
		{tifluxtest.KeyAdmin, "POST", "/entities", `{"name":"A","applied_in":"services_catalog","services_catalogs_item_id":1}`, 42202, "services_catalogs_item_id", "services_catalogs_item"},
		{tifluxtest.KeyAdmin, "PUT", "/entities/99", `{"name":"A"}`, 40401, "error", "Couldn't find Entity"},
		{tifluxtest.KeyAdmin, "PUT", path, `{"applied_in":"client"}`, 40001, "error", ":applied_in"},
		{tifluxtest.KeyAdmin, "PUT", path, `{"services_catalog_id":91}`, 40001, "error", ":services_catalog_id"},
		{tifluxtest.KeyAdmin, "PUT", path, `{"equipment_type_id":1}`, 42202, "equipment_type_id", "equipment"},
		{tifluxtest.KeyAdmin, "PUT", perfil, `{"desk_ids":[101]}`, 42202, "desk_ids", "ticket"},
		{tifluxtest.KeyAdmin, "PUT", perfil, `{"menu_item":false}`, 42202, "menu_item", "cannot be changed"},
		{tifluxtest.KeyAdmin, "PUT", path, `{"name":""}`, 42202, "name", "blank"},
		{tifluxtest.KeyAttendant, "POST", "/entities", `{"name":"A","applied_in":"client"}`, 40301, "error", "authorized"},
		{tifluxtest.KeyAttendant, "PUT", path, `{"name":"A"}`, 40301, "error", "authorized"},
	})
}

// Without a license for tickets only groups of clients and requestors can be
// made.
func TestEntitiesWithoutLicense(t *testing.T) {
	t.Parallel()
	editor := tifluxtest.Persona{Name: "editor", Kind: tifluxtest.KindAttendant, Permissions: []tifluxtest.Permission{tifluxtest.ManageCustomFields}}
	c := as(t, tifluxtest.New(tifluxtest.Size(0), tifluxtest.WithKey("editor", editor)), "editor")
	for kind, allowed := range map[string]bool{"client": true, "solicitant": true, "ticket": false, "equipment": false, "services_catalog": false} {
		got := c.send("POST", "/entities", jsonOf(`{"name":"A","applied_in":"`+kind+`"}`))
		if allowed && got.status != 201 {
			t.Errorf("%s: %s", kind, got.body)
		}
		if !allowed {
			refused(t, got, 40302, "applied_in", "license")
		}
	}
}

func TestEntityFields(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(0), tifluxtest.Quota(0))
	admin := as(t, api, tifluxtest.KeyAdmin)
	const fields = "/entities/16/fields"
	all := decode[[]customField](t, admin.get(fields+"?limit=200"), 200)
	for i, f := range all {
		if f.Index != i || f.Options != nil {
			t.Errorf("field %d: %+v", i, f)
		}
		if diff := cmp.Diff(f, decode[customField](t, admin.get(fmt.Sprint(fields, "/", f.ID)), 200)); diff != "" {
			t.Errorf("field %d: %s", f.ID, diff)
		}
	}
	for query, want := range map[string]string{"required=true": "Módulo", "field_type=link": "Mapa", "name=SALA": "Sala"} {
		if got := decode[[]customField](t, admin.get(fields+"?"+query), 200); len(got) != 1 || got[0].Name != want {
			t.Errorf("%s: %v", query, got)
		}
	}
	created := decode[customField](t, admin.send("POST", fields, jsonOf(
		`{"entity_field":{"name":"Porte","field_type":"single_select","required":true,"options":[{"value":"Pequeno"},{"value":"Médio"}]}}`)), 201)
	if created.Index != len(all) || len(created.Options) != 2 || created.Options[1].Value != "Médio" || created.Options[0].ID == created.Options[1].ID {
		t.Errorf("created %+v", created)
	}
	bare := decode[customField](t, admin.send("POST", fields, jsonOf(`{"name":"Itens","field_type":"checkbox"}`)), 201)
	if len(bare.Options) != 1 || !bare.Options[0].Null {
		t.Errorf("options of a field without any: %+v", bare.Options)
	}
	updated := decode[customField](t, admin.put(fmt.Sprint(fields, "/", created.ID), `{"name":"Porte da empresa","required":false}`), 200)
	if updated.Name != "Porte da empresa" || updated.Required || updated.Options != nil {
		t.Errorf("updated %+v", updated)
	}

	options := fmt.Sprintf("/entity_fields/%d/options", created.ID)
	added := decode[customOption](t, admin.send("POST", options, jsonOf(`{"value":"Grande"}`)), 201)
	renamed := decode[customOption](t, admin.put(fmt.Sprint(options, "/", added.ID), `{"value":"Grande porte"}`), 200)
	want := append(slices.Clone(created.Options), renamed)
	if diff := cmp.Diff(want, decode[[]customOption](t, admin.get(options), 200)); diff != "" || renamed.Value != "Grande porte" || renamed.ID != added.ID {
		t.Errorf("options: %s", diff)
	}
	if found := decode[[]customOption](t, admin.get(options+"?value=medio"), 200); len(found) != 1 {
		t.Errorf("found %v", found)
	}
	if got := admin.get("/entity_fields/71/options"); string(got.body) != "[]" {
		t.Errorf("a text has options: %s", got.body)
	}

	own := fmt.Sprint(fields, "/", created.ID)
	refuses(t, api, []refusal{
		{tifluxtest.KeyAdmin, "POST", fields, `{"name":"A","field_type":"color"}`, 42203, "field_type", "not a valid field_type"},
		{tifluxtest.KeyAdmin, "POST", fields, `{"name":" ","field_type":"text"}`, 42202, "name", "blank"},
		{tifluxtest.KeyAdmin, "POST", fields, `{"name":"A","field_type":"text","options":[{"value":"B"}]}`, 42202, "entity_field_options.base", "text"},
		{tifluxtest.KeyAdmin, "POST", fields, `{"name":"A","field_type":"checkbox","options":[{"value":"B"},{"value":"b"}]}`, 42202, "options", "taken"},
		{tifluxtest.KeyAdmin, "POST", fields, `{"name":"A","field_type":"checkbox","options":[{"title":"B"}]}`, 40001, "error", ":title"},
		{tifluxtest.KeyAdmin, "POST", fields, `{"name":"A","field_type":"checkbox","options":"B"}`, 42202, "options", "array"},
		{tifluxtest.KeyAdmin, "POST", "/entities/99/fields", `{"name":"A","field_type":"text"}`, 40401, "error", "Couldn't find Entity"},
		{tifluxtest.KeyAdmin, "PUT", own, `{"field_type":"text"}`, 40001, "error", ":field_type"},
		{tifluxtest.KeyAdmin, "PUT", own, `{"name":""}`, 42202, "name", "blank"},
		{tifluxtest.KeyAdmin, "PUT", own, `{}`, 40003, "error", "entity_field"},
		{tifluxtest.KeyAdmin, "PUT", fmt.Sprint("/entities/17/fields/", created.ID), `{"name":"A"}`, 40401, "error", "Couldn't find EntityField"},
		{tifluxtest.KeyAdmin, "GET", fmt.Sprint("/entities/17/fields/", created.ID), ``, 40401, "error", "Couldn't find EntityField"},
		{tifluxtest.KeyAdmin, "GET", fields + "/x", ``, 42201, "id", "not a number"},
		{tifluxtest.KeyAdmin, "GET", fields + "?field_type=color", ``, 42201, "field_type", "not a valid option"},
		{tifluxtest.KeyAdmin, "GET", "/entities/99/fields", ``, 40401, "error", "Couldn't find Entity"},
		{tifluxtest.KeyAdmin, "GET", "/entity_fields/x/options", ``, 42201, "entity_field_id", "not a number"},
		{tifluxtest.KeyAdmin, "GET", "/entity_fields/9999/options", ``, 40401, "error", "Couldn't find EntityField"},
		{tifluxtest.KeyAdmin, "POST", "/entity_fields/71/options", `{"value":"A"}`, 42202, "base", "text"},
		{tifluxtest.KeyAdmin, "POST", options, `{"value":"GRANDE PORTE"}`, 42202, "value", "taken"},
		{tifluxtest.KeyAdmin, "POST", options, `{"value":" "}`, 42202, "value", "blank"},
		{tifluxtest.KeyAdmin, "PUT", fmt.Sprint(options, "/", added.ID), `{"value":"Pequeno"}`, 42202, "value", "taken"},
		{tifluxtest.KeyAdmin, "PUT", options + "/31", `{"value":"A"}`, 40401, "error", "Couldn't find EntityFieldOption"},
		{tifluxtest.KeyAttendant, "POST", fields, `{"name":"A","field_type":"text"}`, 40301, "error", "authorized"},
		{tifluxtest.KeyAttendant, "PUT", own, `{"name":"A"}`, 40301, "error", "authorized"},
		{tifluxtest.KeyAttendant, "POST", options, `{"value":"A"}`, 40301, "error", "authorized"},
		{tifluxtest.KeyAttendant, "PUT", fmt.Sprint(options, "/", added.ID), `{"value":"A"}`, 40301, "error", "authorized"},
	})
}
