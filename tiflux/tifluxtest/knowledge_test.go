package tifluxtest_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

type article struct {
	ID      int      `json:"id"`
	Title   string   `json:"title"`
	Text    string   `json:"description"`
	Private bool     `json:"private"`
	Tags    []string `json:"tags"`
	Author  *idName  `json:"created_by_user"`
	Folders []int    `json:"knowledge_folder_ids"`
	Clients []int    `json:"client_ids"`
	Groups  []int    `json:"technical_group_ids"`
	Items   []int    `json:"services_catalogs_item_ids"`
	Updated string   `json:"updated_at"`
}

type folder struct {
	ID       int      `json:"id"`
	Title    string   `json:"title"`
	Icon     *string  `json:"icon"`
	Tags     []string `json:"tags"`
	Count    int      `json:"qty_knowledges"`
	IDs      []int    `json:"knowledge_ids"`
	Articles []struct {
		ID    int    `json:"id"`
		Title string `json:"title"`
	} `json:"knowledges"`
}

// writer may write articles but does not see all of them.
func writer() tifluxtest.Persona {
	return tifluxtest.Persona{Name: "writer", Kind: tifluxtest.KindAttendant, Permissions: []tifluxtest.Permission{tifluxtest.ManageKnowledge}}
}

func TestKnowledgeIsSeenByItsReaders(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10))
	seen := map[string]int{}
	for _, key := range []string{tifluxtest.KeyAdmin, tifluxtest.KeyAttendant, tifluxtest.KeyNoLicense, tifluxtest.KeyClient} {
		c := as(t, api, key)
		list := decode[[]article](t, c.get("/knowledges?limit=200"), 200)
		seen[key] = len(list)
		for _, a := range list {
			full := decode[article](t, c.get(fmt.Sprintf("/knowledges/%d", a.ID)), 200)
			if a.Author == nil || len(a.Folders) == 0 || full.Author != nil || full.Folders != nil {
				t.Errorf("article %d: %+v in the list, %+v alone", a.ID, a, full)
			}
			if utf8.RuneCountInString(a.Text) != 300 || !strings.HasPrefix(full.Text, a.Text) {
				t.Errorf("article %d is cut to %d letters", a.ID, utf8.RuneCountInString(a.Text))
			}
		}
		for _, f := range decode[[]folder](t, c.get("/knowledge-folders?limit=200"), 200) {
			full := decode[folder](t, c.get(fmt.Sprintf("/knowledge-folders/%d", f.ID)), 200)
			if len(full.Articles) != len(f.IDs) || len(f.IDs) > f.Count || full.Count != f.Count {
				t.Errorf("%s sees %v of folder %d in the list, %v alone, of %d", key, f.IDs, f.ID, full.Articles, f.Count)
			}
			for i := 1; i < len(full.Articles); i++ {
				if strings.ToLower(full.Articles[i-1].Title) > strings.ToLower(full.Articles[i].Title) {
					t.Errorf("folder %d is not in the order of titles: %v", f.ID, full.Articles)
				}
			}
		}
	}
	want := map[string]int{tifluxtest.KeyAdmin: 32, tifluxtest.KeyAttendant: 22, tifluxtest.KeyNoLicense: 22, tifluxtest.KeyClient: 20}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Errorf("articles by key (-want +got):\n%s", diff)
	}
	refused(t, as(t, api, tifluxtest.KeyAttendant).get("/knowledges/607"), 40401, "error", `Couldn't find Knowledge with 'id'="607"`)
	closed := decode[folder](t, as(t, api, tifluxtest.KeyAdmin).send("POST", "/knowledge-folders", jsonOf(`{"title":"Vazia"}`)), 201)
	refused(t, as(t, api, tifluxtest.KeyClient).get(fmt.Sprintf("/knowledge-folders/%d", closed.ID)), 40401, "error", "Couldn't find KnowledgeFolder")
}

func TestKnowledgeFilters(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10)), tifluxtest.KeyAdmin)
	for path, want := range map[string]string{
		"/knowledges":                                    "32",
		"/knowledges?knowledge_folder_ids=15":            "8",
		"/knowledges?knowledge_folder_ids=15,19&limit=1": "14",
		"/knowledges?search=nf-e":                        "4",
		"/knowledges?search=voucher":                     "2",
		"/knowledges?search=revis%C3%A3o+pela+equipe":    "0", // Beyond the beginning of the text.
		"/knowledge-folders":                             "5",
		"/knowledge-folders?search=FISCAL":               "1",
		"/knowledge-folders?search=perif%C3%A9ricos":     "1",
	} {
		if got := admin.get(path).header.Get("X-Total-Items"); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

func TestKnowledgeLife(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10))
	admin := as(t, api, tifluxtest.KeyAdmin)
	a := decode[article](t, admin.send("POST", "/knowledges", jsonOf(`{"title":"Backup","description":"<p>Diário</p>","knowledge_folder_ids":[15,16],
		"tags":["backup"],"client_ids":[4001],"technical_group_ids":[1,2],"services_catalogs_item_ids":[7001]}`)), 201)
	if !a.Private || a.Author == nil || !cmp.Equal(a.Folders, []int{15, 16}) || !cmp.Equal(a.Clients, []int{4001}) || !cmp.Equal(a.Items, []int{7001}) {
		t.Errorf("created %+v", a)
	}
	path := fmt.Sprintf("/knowledges/%d", a.ID)
	changed := decode[article](t, admin.put(path, `{"tags":[],"knowledge_folder_ids":[17],"client_ids":[]}`), 200)
	if len(changed.Tags) != 0 || len(changed.Clients) != 0 || !cmp.Equal(changed.Groups, []int{1, 2}) || changed.Folders != nil || changed.Title != "Backup" {
		t.Errorf("changed to %+v", changed)
	}
	if f := decode[folder](t, admin.get("/knowledge-folders/17"), 200); f.Articles[0].Title != "Backup" {
		t.Errorf("the folder has %v", f.Articles)
	}
	public := decode[article](t, admin.put(path, `{"private":"false"}`), 200)
	if public.Private || len(public.Groups) != 0 {
		t.Errorf("public %+v", public)
	}
	refused(t, admin.put(path, `{"technical_group_ids":[1]}`), 42202, "private", "A public knowledge cannot contain relationship")
	if got := as(t, api, tifluxtest.KeyClient).get(path); got.status != 200 {
		t.Errorf("a client reads %s", got.body)
	}
	if got := admin.send("DELETE", path, payload{}); got.status != 204 {
		t.Errorf("deleting: %s", got.body)
	}
	for _, got := range []result{admin.get(path), admin.put(path, `{"title":"x"}`), admin.send("DELETE", path, payload{})} {
		refused(t, got, 40401, "error", "Couldn't find Knowledge with")
	}
	if f := decode[folder](t, admin.get("/knowledge-folders/17"), 200); f.Articles[0].Title == "Backup" {
		t.Error("the folder still has the article")
	}
}

func TestKnowledgeFolderLife(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10)), tifluxtest.KeyAdmin)
	f := decode[folder](t, admin.send("POST", "/knowledge-folders", jsonOf(`{"title":"Telefonia","icon":"👩🏽‍💻","tags":["ramal","voz"]}`)), 201)
	if f.Count != 0 || f.Articles == nil || f.Icon == nil || *f.Icon != "👩🏽‍💻" {
		t.Errorf("created %+v", f)
	}
	path := fmt.Sprintf("/knowledge-folders/%d", f.ID)
	if got := decode[folder](t, admin.put(path, `{"title":"Voz"}`), 200); got.Icon == nil || len(got.Tags) != 2 || got.Title != "Voz" {
		t.Errorf("renamed to %+v", got)
	}
	if got := decode[folder](t, admin.put(path, `{"icon":null,"tags":[]}`), 200); got.Icon != nil || len(got.Tags) != 0 {
		t.Errorf("cleared to %+v", got)
	}
	if got := decode[folder](t, admin.put(path, `{"icon":"🇧🇷"}`), 200); got.Icon == nil {
		t.Errorf("a flag gives %+v", got)
	}
}

func TestKnowledgeRefusals(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10), tifluxtest.WithKey("writer", writer()))
	long := strings.Repeat("á", 256)
	const named = `"title":"x","description":"x","knowledge_folder_ids":[15]`
	for _, test := range []struct {
		name, key    string
		method, path string
		body         string
		code         int
		detail, text string
	}{
		{"no permission", tifluxtest.KeyAttendant, "POST", "/knowledges", `{` + named + `}`, 40301, "error", "not authorized"},
		{"no permission for folders", tifluxtest.KeyAttendant, "PUT", "/knowledge-folders/15", `{"title":"x"}`, 40301, "error", "not authorized"},
		{"nothing sent", "writer", "PUT", "/knowledges/601", `{}`, 40003, "error", "knowledge"},
		{"title missing", "writer", "POST", "/knowledges", `{"description":"x","knowledge_folder_ids":[15]}`, 42202, "title", "can't be blank"},
		{"text blank", "writer", "PUT", "/knowledges/601", `{"description":""}`, 42202, "description", "can't be blank"},
		{"title too long", "writer", "PUT", "/knowledges/601", `{"title":"` + long + `"}`, 42202, "title", "is too long"},
		{"no folder", "writer", "POST", "/knowledges", `{"title":"x","description":"x"}`, 42202, "knowledge_folder_ids", "can't be blank\na knowledge must have at least one folder"},
		{"folders cleared", "writer", "PUT", "/knowledges/601", `{"knowledge_folder_ids":[]}`, 42202, "knowledge_folder_ids", "a knowledge must have at least one folder"},
		{"unknown folder", "writer", "PUT", "/knowledges/601", `{"knowledge_folder_ids":[1]}`, 42202, "knowledge_folder_ids", "not found"},
		{"unknown client", "writer", "POST", "/knowledges", `{` + named + `,"client_ids":[1]}`, 42202, "client_ids", "not found"},
		{"folders no list", "writer", "PUT", "/knowledges/601", `{"knowledge_folder_ids":"15"}`, 42202, "knowledge_folder_ids", "must be an array"},
		{"tag with a comma", "writer", "PUT", "/knowledges/601", `{"tags":["a,b"]}`, 42202, "tags", "cannot contain commas"},
		{"tags no list", "writer", "PUT", "/knowledges/601", `{"tags":"a"}`, 42202, "tags", "must be an array"},
		{"tag no text", "writer", "PUT", "/knowledges/601", `{"tags":[1]}`, 42202, "tags", "must be an array"},
		{"public with groups", "writer", "POST", "/knowledges", `{` + named + `,"private":false,"technical_group_ids":[1]}`, 42202, "private", "A public knowledge cannot contain relationship"},
		{"unknown attribute", "writer", "POST", "/knowledges", `{` + named + `,"author":1}`, 40001, "error", ":author"},
		{"bad folder filter", "writer", "GET", "/knowledges?knowledge_folder_ids=a", "", 42201, "knowledge_folder_ids", "must be a comma-separated list of integers"},
		{"folder title missing", "writer", "POST", "/knowledge-folders", `{"icon":"📡"}`, 42202, "title", "can't be blank"},
		{"folder title too long", "writer", "POST", "/knowledge-folders", `{"title":"` + long + `"}`, 42202, "title", "is too long"},
		{"icon empty", "writer", "POST", "/knowledge-folders", `{"title":"x","icon":""}`, 42202, "icon", "exactly one emoji"},
		{"icon a letter", "writer", "PUT", "/knowledge-folders/15", `{"icon":"x"}`, 42202, "icon", "exactly one emoji"},
		{"two icons", "writer", "PUT", "/knowledge-folders/15", `{"icon":"📡📡"}`, 42202, "icon", "exactly one emoji"},
		{"tags too long together", "writer", "PUT", "/knowledge-folders/15", `{"tags":["` + long[:400] + `","` + long[:120] + `"]}`, 42202, "tags", "is too long"},
		{"made by the server", "writer", "PUT", "/knowledge-folders/15", `{"deletable":true}`, 40001, "error", ":deletable"},
		{"unknown folder to change", "writer", "PUT", "/knowledge-folders/1", `{"title":"x"}`, 40401, "error", "KnowledgeFolder"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			body := payload{}
			if test.body != "" {
				body = jsonOf(test.body)
			}
			refused(t, as(t, api, test.key).send(test.method, test.path, body), test.code, test.detail, test.text)
		})
	}
}
