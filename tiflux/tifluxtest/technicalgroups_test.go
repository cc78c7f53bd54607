package tifluxtest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// everyID reads a list to its end in small pages and returns the ids.
func everyID(t *testing.T, c caller, path string) []int {
	t.Helper()
	var ids []int
	separator := map[bool]string{false: "?", true: "&"}[strings.Contains(path, "?")]
	for page := 1; ; page++ {
		items := decode[[]idName](t, c.get(fmt.Sprintf("%s%soffset=%d&limit=7", path, separator, page)), 200)
		if len(items) == 0 {
			return ids
		}
		for _, item := range items {
			ids = append(ids, item.ID)
		}
	}
}

func TestTechnicalGroups(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Size(0), tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	groups := everyID(t, admin, "/technical-groups")
	if len(groups) < 3 || !slices.IsSorted(groups) {
		t.Fatalf("groups %v", groups)
	}
	type group struct {
		Departments *[]idName `json:"departments"`
		Expedients  []struct {
			Beginning string `json:"beginning"`
			Days      string `json:"days"`
		} `json:"expedients"`
	}
	users := 0
	for _, id := range groups {
		path := fmt.Sprint("/technical-groups/", id)
		plain, full := decode[group](t, admin.get(path), 200), decode[group](t, admin.get(path+"?show_departments=true"), 200)
		if plain.Departments != nil || full.Departments == nil || len(full.Expedients) == 0 || full.Expedients[0].Days == "" {
			t.Errorf("group %d: %+v, with departments %+v", id, plain, full)
		}
		for _, client := range everyID(t, admin, path+"/clients")[:3] {
			linked := decode[struct {
				Groups []int `json:"technical_group_ids"`
			}](t, admin.get(fmt.Sprint("/clients/", client)), 200)
			if !slices.Contains(linked.Groups, id) {
				t.Errorf("client %d is listed for group %d, but has %v", client, id, linked.Groups)
			}
		}
		for _, u := range decode[[]writtenUser](t, admin.get(path+"/users?limit=200"), 200) {
			users++
			if u.Group == nil || *u.Group != id {
				t.Errorf("user %d is listed for group %d", u.ID, id)
			}
		}
		if len(everyID(t, admin, path+"/desks")) == 0 {
			t.Errorf("group %d attends no desk", id)
		}
	}
	if users < 40 {
		t.Errorf("%d users in groups", users)
	}
	if inactive := decode[[]writtenUser](t, admin.get("/technical-groups/1/users?limit=200"), 200); len(inactive) < 3 {
		t.Errorf("%d users in the first group", len(inactive))
	}
	for _, below := range []string{"", "/clients", "/desks", "/users"} {
		refused(t, admin.get("/technical-groups/99"+below), 40401, "error", "Couldn't find TechnicalGroup")
		refused(t, as(t, admin.api, tifluxtest.KeyAttendant).get("/technical-groups/1"+below), 40301, "error", "authorized")
	}
	refused(t, admin.get("/technical-groups?name=Suporte"), 40001, "error", ":name")
	refused(t, admin.get("/technical-groups/1?show_departments=1"), 42201, "show_departments", "not a valid option")
}

func TestDepartments(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(0), tifluxtest.Quota(0))
	admin, attendant := as(t, api, tifluxtest.KeyAdmin), as(t, api, tifluxtest.KeyAttendant)
	all := decode[[]idName](t, admin.get("/departments?limit=200"), 200)
	var names []string
	for _, d := range all {
		names = append(names, d.Name)
	}
	if len(names) < 5 || names[0] != "Área do parceiro" || names[1] != "Comercial" || slices.Contains(names, "Campanha de 2024") {
		t.Errorf("departments %v, want the active ones by name", names)
	}
	if own := everyID(t, attendant, "/departments"); len(own) == 0 || len(own) >= len(all) {
		t.Errorf("an attendant has %d of %d departments", len(own), len(all))
	}
	if found := decode[[]idName](t, admin.get("/departments?name=IMPLANTA"), 200); len(found) != 1 || found[0].Name != "Implantação" {
		t.Errorf("found %v", found)
	}
	refused(t, admin.get("/departments?name="+strings.Repeat("a", 256)), 42201, "name", "too long")
	refused(t, as(t, api, tifluxtest.KeyClient).get("/departments"), 40301, "error", "authorized")
	lonely := tifluxtest.New(tifluxtest.Empty())
	if got := as(t, lonely, tifluxtest.KeyAttendant).get("/departments"); string(got.body) != "[]" {
		t.Errorf("an empty account has departments: %s", got.body)
	}
}

func TestRoleGroups(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Size(0), tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	type role struct {
		ID    int    `json:"id"`
		Name  string `json:"name"`
		Roles []struct {
			ID   int    `json:"id"`
			Name string `json:"name"`
		} `json:"roles"`
		Deletable bool `json:"deletable"`
	}
	list := decode[[]role](t, admin.get("/role-groups"), 200)
	if !slices.IsSortedFunc(list, func(a, b role) int { return strings.Compare(a.Name, b.Name) }) || len(list) < 4 {
		t.Errorf("role groups %v, want them by name", list)
	}
	users, groups := 0, 0
	for _, row := range list {
		path := fmt.Sprint("/role-groups/", row.ID)
		full := decode[role](t, admin.get(path), 200)
		if full.Name != row.Name || full.Deletable != row.Deletable || len(full.Roles) == 0 {
			t.Errorf("role group %+v", full)
		}
		if row.Name == "Administrador" && (row.Deletable || len(full.Roles) < 30) {
			t.Errorf("administrators hold %d permissions", len(full.Roles))
		}
		users += len(everyID(t, admin, path+"/users"))
		groups += len(everyID(t, admin, path+"/technical-groups"))
	}
	if everybody := len(everyID(t, admin, "/users")); users != everybody || groups != len(everyID(t, admin, "/technical-groups")) {
		t.Errorf("%d of %d users and %d groups have a role group", users, everybody, groups)
	}
	if found := decode[[]writtenUser](t, admin.get("/role-groups/2/users?email=BRUNO.carvalho"), 200); len(found) != 1 {
		t.Errorf("found %v", found)
	}
	for _, below := range []string{"", "/technical-groups", "/users"} {
		refused(t, admin.get("/role-groups/99"+below), 40401, "error", "Couldn't find RoleGroup")
		refused(t, as(t, admin.api, tifluxtest.KeyAttendant).get("/role-groups/1"+below), 40301, "error", "authorized")
	}
	refused(t, admin.get("/role-groups/x"), 42201, "id", "not a number")
	refused(t, admin.get("/role-groups/0"), 42201, "id", "greater than 0")
	refused(t, admin.get("/role-groups/1/users?email="+strings.Repeat("a", 256)), 42201, "email", "too long")
}
