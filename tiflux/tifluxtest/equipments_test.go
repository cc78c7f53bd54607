package tifluxtest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

type gear struct {
	ID       int     `json:"id"`
	Name     string  `json:"name"`
	Client   idName  `json:"client"`
	Group    *idName `json:"equipment_group"`
	Type     *idName `json:"equipment_type"`
	Bought   *string `json:"acquisition_date"`
	Warranty *string `json:"warranty_date"`
	Agent    *struct {
		Version *string `json:"version"`
	} `json:"agent"`
	LastSeen     *string        `json:"last_seen"`
	Manufacturer map[string]any `json:"manufacturer"`
	System       map[string]any `json:"system"`
	OS           map[string]any `json:"operating_system"`
	Disks        []any          `json:"disks"`
	Processor    map[string]any `json:"processor"`
	Entities     []entity       `json:"entities"`
}

func TestEquipments(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Size(0), tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	plain := decode[[]gear](t, admin.get("/equipments?limit=200"), 200)
	full := decode[[]gear](t, admin.get("/equipments?limit=200&include_manufacturer=true&include_system=true&include_technical_info=true"), 200)
	if len(plain) < 30 || len(full) != len(plain) {
		t.Fatalf("%d equipments, %d in full", len(plain), len(full))
	}
	withAgent := 0
	for i, e := range plain {
		if e.Manufacturer != nil || e.System != nil || e.Disks != nil || e.Agent == nil || e.Type == nil || e.Group == nil {
			t.Errorf("equipment %d: %+v", e.ID, e)
		}
		detail := decode[gear](t, admin.get(fmt.Sprintf("/equipments/%d?show_entities=true", e.ID)), 200)
		if e.Agent.Version == nil {
			if full[i].System != nil || detail.OS != nil || detail.LastSeen != nil || full[i].Disks == nil || len(detail.Disks) != 0 {
				t.Errorf("equipment %d has no agent but %+v", e.ID, detail)
			}
			continue
		}
		withAgent++
		if full[i].System["name"] == nil || full[i].Manufacturer["name"] == nil || len(full[i].Disks) == 0 || full[i].Processor == nil {
			t.Errorf("equipment %d in full: %+v", e.ID, full[i])
		}
		if !strings.HasSuffix(*e.LastSeen, "+00:00") || !strings.HasSuffix(*detail.LastSeen, "Z") {
			t.Errorf("last seen %s in the list and %s alone", *e.LastSeen, *detail.LastSeen)
		}
		if diff := cmp.Diff(full[i].System, detail.OS); diff != "" {
			t.Errorf("equipment %d: %s", e.ID, diff)
		}
	}
	if withAgent == 0 || withAgent == len(plain) {
		t.Errorf("%d of %d equipments have an agent", withAgent, len(plain))
	}
	own := decode[[]gear](t, admin.get(fmt.Sprint("/equipments?client_id=", plain[0].Client.ID)), 200)
	if len(own) == 0 || slices.ContainsFunc(own, func(e gear) bool { return e.Client != plain[0].Client }) {
		t.Errorf("equipments of a client: %v", own)
	}
	refused(t, admin.get("/equipments?include_system=1"), 42201, "include_system", "not a valid option")
	refused(t, admin.get("/equipments?type_id=1"), 40001, "error", ":type_id")
	refused(t, admin.get("/equipments/1"), 40401, "error", "Couldn't find Equipment")
}

// Custom fields are those of all types and of the equipment's own.
func TestEquipmentEntities(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Size(0), tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	groups := everyID(t, admin, "/entities?applied_in=equipment")
	filled := 0
	for _, id := range everyID(t, admin, "/equipments") {
		e := decode[gear](t, admin.get(fmt.Sprintf("/equipments/%d?show_entities=true", id)), 200)
		want := 1
		if e.Type.Name == "Servidor" {
			want = 2
		}
		if len(e.Entities) != want || e.Entities[0].ID != groups[0] {
			t.Errorf("a %s has %d groups of fields, want %d", e.Type.Name, len(e.Entities), want)
		}
		if e.Entities[0].Fields[0].Value != nil {
			filled++
		}
	}
	if filled < 3 {
		t.Errorf("%d equipments have values", filled)
	}
}

func TestEquipmentLists(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(0), tifluxtest.Quota(0))
	admin := as(t, api, tifluxtest.KeyAdmin)
	types := decode[[]idName](t, admin.get("/equipment-types"), 200)
	if !slices.IsSortedFunc(types, func(a, b idName) int { return strings.Compare(a.Name, b.Name) }) || len(types) < 3 {
		t.Errorf("types %v, want them by name", types)
	}
	if found := decode[[]idName](t, admin.get("/equipment-types?name=servi"), 200); len(found) != 1 {
		t.Errorf("found %v", found)
	}
	type group struct {
		idName
		Client idName `json:"client"`
	}
	of := map[int][]group{}
	for page := 1; page < 9; page++ {
		for _, g := range decode[[]group](t, admin.get(fmt.Sprint("/equipment-groups?limit=20&offset=", page)), 200) {
			of[g.Client.ID] = append(of[g.Client.ID], g)
		}
	}
	branches := 0
	for id, groups := range of {
		counted := decode[struct {
			Groups int `json:"group_counter"`
		}](t, admin.get(fmt.Sprint("/clients/", id)), 200)
		if groups[0].Name != groups[0].Client.Name || counted.Groups != len(groups) {
			t.Errorf("client %d counts %d groups, has %v", id, counted.Groups, groups)
		}
		branches += len(groups) - 1
		if listed := decode[[]group](t, admin.get(fmt.Sprint("/equipment-groups?client_id=", id)), 200); len(listed) != len(groups) {
			t.Errorf("client %d: %v, want %v", id, listed, groups)
		}
	}
	if len(of) != 60 || branches < 3 {
		t.Errorf("%d clients have groups, %d beside their own", len(of), branches)
	}
	softwares := 0
	for _, id := range everyID(t, admin, "/equipments") {
		softwares += len(decode[[]struct{ Name string }](t, admin.get(fmt.Sprintf("/equipments/%d/softwares", id)), 200))
	}
	if softwares < 30 {
		t.Errorf("%d programs", softwares)
	}
	refused(t, admin.get("/equipments/60001/softwares?limit=20"), 40001, "error", ":limit")
	refused(t, admin.get("/equipments/x/softwares"), 42201, "equipment_id", "not a number")
	refused(t, admin.get("/equipments/1/softwares"), 40401, "error", "Couldn't find Equipment")
	keeper := tifluxtest.Persona{Name: "keeper", Kind: tifluxtest.KindAttendant, Licenses: []tifluxtest.License{tifluxtest.LicenseTickets}, Permissions: []tifluxtest.Permission{tifluxtest.ManageResources}}
	writer := as(t, tifluxtest.New(tifluxtest.Size(0), tifluxtest.WithKey("keeper", keeper)), "keeper")
	for path, code := range map[string]int{
		"/equipments": 40301, "/equipments/60001": 40301, "/equipments/60001/softwares": 40301, "/equipment-types": 0, "/equipment-groups": 0,
	} {
		refused(t, as(t, api, tifluxtest.KeyNoLicense).get(path), 40304, "error", "license")
		refused(t, as(t, api, tifluxtest.KeyAttendant).get(path), 40301, "error", "authorized")
		if got := writer.get(path); decodeCode(got) != code {
			t.Errorf("%s with the permission to write: %s", path, got.body)
		}
	}
}

func TestWriteEquipments(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(0), tifluxtest.Quota(0))
	admin := as(t, api, tifluxtest.KeyAdmin)
	created := decode[gear](t, admin.send("POST", "/equipments", jsonOf(
		`{"name":"Notebook Gerência","client_id":"4002","equipment_type_id":2,"acquisition_date":"2026-01-10","warranty_date":"2029-01-10"}`)), 201)
	if created.Group.Name != created.Client.Name || created.Type.Name != "Notebook" || *created.Warranty != "2029-01-10" {
		t.Errorf("created %+v", created)
	}
	path := fmt.Sprint("/equipments/", created.ID)
	if stored := decode[gear](t, admin.get(path), 200); stored.Name != created.Name || stored.OS != nil {
		t.Errorf("stored %+v", stored)
	}
	branch := everyID(t, admin, "/equipment-groups?client_id=4002")[1]
	updated := decode[gear](t, admin.put(path, fmt.Sprintf(`{"name":"Notebook Diretoria","equipment_group_id":%d,"equipment_type_id":1,"acquisition_date":null}`, branch)), 200)
	if updated.Name != "Notebook Diretoria" || updated.Group.ID != branch || updated.Type.ID != 1 || updated.Bought != nil || *updated.Warranty != "2029-01-10" {
		t.Errorf("updated %+v", updated)
	}
	if journal := api.Journal(); len(journal) != 2 || journal[1].ID != created.ID || journal[1].Label != "Notebook Diretoria" {
		t.Errorf("journal %v", journal)
	}
	const least = `"name":"A","client_id":4002,"equipment_type_id":2`
	refuses(t, api, []refusal{
		{tifluxtest.KeyAdmin, "POST", "/equipments", `{"name":"","client_id":4002,"equipment_type_id":2}`, 42202, "name", "blank"},
		{tifluxtest.KeyAdmin, "POST", "/equipments", `{"name":"` + strings.Repeat("é", 256) + `","client_id":4002,"equipment_type_id":2}`, 42202, "name", "too long"},
		{tifluxtest.KeyAdmin, "POST", "/equipments", `{"name":"A","client_id":1,"equipment_type_id":2}`, 40402, "client_id", "Couldn't find Client"},
		{tifluxtest.KeyAdmin, "POST", "/equipments", `{"name":"A","client_id":4002,"equipment_type_id":99}`, 40402, "equipment_type_id", "Couldn't find EquipmentType"},
		{tifluxtest.KeyAdmin, "POST", "/equipments", `{` + least + `,"equipment_group_id":70000}`, 40402, "equipment_group_id", "Couldn't find EquipmentGroup"},
		{tifluxtest.KeyAdmin, "POST", "/equipments", `{` + least + `,"equipment_group_id":5}`, 40402, "equipment_group_id", "Couldn't find EquipmentGroup"},
		{tifluxtest.KeyAdmin, "POST", "/equipments", `{` + least + `,"acquisition_date":"10/01/2026"}`, 42202, "acquisition_date", "not a valid date"},
		{tifluxtest.KeyAdmin, "POST", "/equipments", `{` + least + `,"acquisition_date":"2026-01-10","warranty_date":"2026-01-10"}`, 42202, "warranty_date", "must be greater"},
		{tifluxtest.KeyAdmin, "POST", "/equipments", `{` + least + `,"serial":"1"}`, 40001, "error", ":serial"},
		{tifluxtest.KeyAdmin, "POST", "/equipments", `{}`, 40003, "error", "equipment"},
		{tifluxtest.KeyAdmin, "PUT", path, `{"client_id":4001}`, 40001, "error", ":client_id"},
		{tifluxtest.KeyAdmin, "PUT", path, `{"acquisition_date":"2030-01-01"}`, 42202, "warranty_date", "must be greater"},
		{tifluxtest.KeyAdmin, "PUT", path, `{"equipment_group_id":70000}`, 40402, "equipment_group_id", "Couldn't find EquipmentGroup"},
		{tifluxtest.KeyAdmin, "PUT", path, `{"equipment_type_id":null}`, 40402, "equipment_type_id", "Couldn't find EquipmentType"},
		{tifluxtest.KeyAdmin, "PUT", "/equipments/1", `{"name":"A"}`, 40401, "error", "Couldn't find Equipment"},
		{tifluxtest.KeyAttendant, "POST", "/equipments", `{` + least + `}`, 40301, "error", "authorized"},
		{tifluxtest.KeyAttendant, "PUT", path, `{"name":"A"}`, 40301, "error", "authorized"},
		{tifluxtest.KeyNoLicense, "POST", "/equipments", `{` + least + `}`, 40304, "error", "license"},
	})
	if again := decode[gear](t, admin.get(path), 200); again.Name != "Notebook Diretoria" {
		t.Errorf("a refusal changed %+v", again)
	}
}
