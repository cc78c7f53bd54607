package tifluxtest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

type note struct {
	ID         int    `json:"id"`
	Text       string `json:"text"`
	FilesCount int    `json:"files_count"`
	Files      []file `json:"files"`
	Created    string `json:"created_at"`
	Updated    string `json:"updated_at"`
	User       struct {
		ID   *int    `json:"id"`
		Name *string `json:"name"`
	} `json:"user"`
	GitHub *string `json:"github_username"`
	Jira   *string `json:"jira_username"`
}

func TestInternalCommunications(t *testing.T) {
	t.Parallel()
	admin, now := noTickets(t)
	attendant := as(t, admin.api, tifluxtest.KeyAttendant)
	path := fmt.Sprintf("/tickets/%d/internal_communications", admin.open(nil).Number)
	made := decode[note](t, admin.send("POST", path, multipartOf(t, part{name: "text", value: "<p>Só nós</p>"}, part{"files[]", "linhas", "log.txt"})), 201)
	if made.Text != "<p>Só nós</p>" || *made.User.Name != "Ana Martins" || made.FilesCount != 1 || made.Files[0].Name != "log.txt" {
		t.Errorf("made: %+v", made)
	}
	second := decode[note](t, attendant.send("POST", path, multipartOf(t, part{name: "text", value: "Visto"})), 201)
	rows := decode[[]note](t, attendant.get(path), 200)
	if len(rows) != 2 || rows[0].ID != second.ID || rows[1].FilesCount != 1 || rows[1].Files != nil {
		t.Errorf("list: %+v", rows)
	}
	one := fmt.Sprintf("%s/%d", path, made.ID)
	*now = now.Add(60e9)
	changed := decode[note](t, admin.put(one, `{"text":"<p>Corrigido</p>"}`), 200)
	if got := decode[note](t, attendant.get(one), 200); got.Text != "<p>Corrigido</p>" || got.Updated != changed.Updated || got.Updated == got.Created || len(got.Files) != 1 {
		t.Errorf("changed: %+v", got)
	}
	link := made.Files[0].URL
	if got := (caller{t, admin.api, ""}).get(link); string(got.body) != "linhas" {
		t.Errorf("file: %d %s", got.status, got.body)
	}
	for _, test := range []struct {
		got       result
		code      int
		key, text string
	}{
		{attendant.put(one, `{"text":"x"}`), 40302, "error", "You cannot update an internal_communication of another user"},
		{attendant.send("DELETE", one, payload{}), 40302, "error", "You cannot delete an internal_communication of another user"},
		{admin.put(fmt.Sprintf("%s/%d", path, second.ID), `{"text":"x"}`), 40302, "error", "of another user"},
		{admin.put(one, `{"text":""}`), 42202, "text", "can't be blank"},
		{admin.send("POST", path, multipartOf(t, part{name: "text", value: ""})), 42202, "text", "can't be blank"},
		{admin.send("POST", path, formOf("text=x")), 41501, "error", "The request was sent in an invalid format and could not be processed"},
		{admin.get(path + "/99999"), 40401, "error", `Couldn't find ServiceDesk::InternalCommunication with 'id'="99999"`},
		{admin.get("/tickets/x/internal_communications"), 42201, "ticket_number", "is not a number"},
		{admin.get("/tickets/99/internal_communications"), 40401, "error", "ticket_number = 99"},
		{as(t, admin.api, tifluxtest.KeyClient).get(path), 40301, "error", "not authorized"},
		{as(t, admin.api, tifluxtest.KeyNoLicense).get(path), 40304, "error", "tickets"},
	} {
		refused(t, test.got, test.code, test.key, test.text)
	}
	if got := admin.send("DELETE", one, payload{}); got.status != 204 || len(got.body) != 0 {
		t.Errorf("delete: %d %s", got.status, got.body)
	}
	refused(t, admin.get(one), 40401, "error", "InternalCommunication")
	if got := (caller{t, admin.api, ""}).get(link); got.status == 200 {
		t.Error("the file outlives its note")
	}
	if rows := decode[[]note](t, admin.get(path), 200); len(rows) != 1 || rows[0].ID != second.ID {
		t.Errorf("after the deletion: %+v", rows)
	}
}

// Notes mirrored from elsewhere have no user.
func TestMirroredNotes(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	seen := map[string]bool{}
	for _, row := range everyTicket(t, admin, "filter_by", "all") {
		for _, n := range decode[[]note](t, admin.get(fmt.Sprintf("/tickets/%d/internal_communications", row.Number)), 200) {
			if (n.User.ID == nil) != (n.GitHub != nil || n.Jira != nil) || n.Created < row.CreatedAt {
				t.Errorf("ticket %d: %+v", row.Number, n)
			}
			seen["github"], seen["jira"] = seen["github"] || n.GitHub != nil, seen["jira"] || n.Jira != nil
			seen["file"], seen["html"] = seen["file"] || n.FilesCount > 0, seen["html"] || strings.Contains(n.Text, "<strong>")
		}
	}
	for _, name := range []string{"github", "jira", "file", "html"} {
		if !seen[name] {
			t.Errorf("no note with %s", name)
		}
	}
}
