package tifluxtest_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestAnswers(t *testing.T) {
	t.Parallel()
	admin, now := noTickets(t)
	made := admin.open(nil)
	path := fmt.Sprintf("/tickets/%d/answers", made.Number)
	*now = now.Add(time.Minute)
	first := decode[answer](t, admin.send("POST", path, multipartOf(t, part{name: "name", value: "<p>Olá</p>"},
		part{name: "with_signature", value: "true"}, part{"files[]", "a", "a.txt"}, part{"files[]", "b", "b.txt"})), 201)
	if first.Author != "[API] Ana Martins" || first.Origin != "api" || first.FilesCount != 2 || len(first.Files) != 2 || first.Signature != "Answer sent with signature" {
		t.Errorf("got %+v", first)
	}
	attendant := as(t, admin.api, tifluxtest.KeyAttendant)
	second := decode[answer](t, attendant.send("POST", path, formOf("name=x&with_signature=true")), 201)
	if second.Signature != "Answer sent without signature: User doesn't have a signature registered" {
		t.Errorf("got %+v", second)
	}
	if got := admin.answer(made.Number, "y"); got.Signature != "Answer sent without signature" {
		t.Errorf("got %+v", got)
	}
	if got := admin.ticket(made.Number); got.UpdatedAt != "2026-03-10T14:06:31Z" || !*got.SLA.AttendSLA {
		t.Errorf("the answer did not move the ticket: %+v", got)
	}
	list := decode[[]answer](t, admin.get(path), 200)
	if len(list) != 3 || list[2].ID != first.ID || list[2].Files != nil {
		t.Errorf("not newest first: %+v", list)
	}
	one := fmt.Sprintf("%s/%d", path, first.ID)
	if got := decode[answer](t, admin.get(one), 200); len(got.Files) != 2 {
		t.Errorf("got %+v", got)
	}
	if files := decode[[]file](t, admin.get(fmt.Sprintf("/tickets/%d/files", made.Number)), 200); len(files) != 0 {
		t.Errorf("files of answers among the ticket's: %+v", files)
	}
	refused(t, admin.send("POST", path, formOf("name=")), 42201, "name", "can't be blank")
	refused(t, admin.send("POST", path, formOf("name=x&with_signature=1")), 42201, "with_signature", "1 is not a valid option. With signature must be 'true' or 'false'")
	if got := admin.send("DELETE", one, payload{}); got.status != 204 || len(got.body) != 0 {
		t.Errorf("delete: %d %q", got.status, got.body)
	}
	if got := admin.send("DELETE", one, payload{}); got.status != 404 {
		t.Errorf("deleted twice: %d", got.status)
	}
	if list := decode[[]answer](t, admin.get(path), 200); len(list) != 2 {
		t.Errorf("still listed: %+v", list)
	}
}

func TestFiles(t *testing.T) {
	t.Parallel()
	admin, now := noTickets(t)
	made := admin.open(nil)
	path := fmt.Sprintf("/tickets/%d/files", made.Number)
	stored := decode[[]file](t, admin.send("POST", path, multipartOf(t, part{"files[]", "conteúdo", "relatório março.txt"})), 201)[0]
	nobody := as(t, admin.api, "")
	if got := nobody.get(stored.URL); got.status != 200 || string(got.body) != "conteúdo" || got.header.Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Errorf("download: %d %q", got.status, got.body)
	}
	for _, test := range []struct {
		name   string
		got    result
		status int
		text   string
	}{
		{"with a key", admin.get(stored.URL), 400, "Only one auth mechanism allowed"},
		{"changed link", nobody.get(strings.Replace(stored.URL, "signature=", "signature=0", 1)), 403, "SignatureDoesNotMatch"},
		{"other method", nobody.send("POST", stored.URL, payload{}), 405, "MethodNotAllowed"},
	} {
		if test.got.status != test.status || !strings.Contains(string(test.got.body), test.text) {
			t.Errorf("%s: %d %s", test.name, test.got.status, test.got.body)
		}
	}
	*now = now.Add(tifluxtest.LinkLifetime + time.Second)
	if got := nobody.get(stored.URL); got.status != 403 || !strings.Contains(string(got.body), "Request has expired") {
		t.Errorf("expired: %d %s", got.status, got.body)
	}
	fresh := decode[[]file](t, admin.get(path), 200)[0]
	if got := admin.send("DELETE", fmt.Sprintf("%s/%d", path, stored.ID), payload{}); got.status != 204 {
		t.Errorf("delete: %d", got.status)
	}
	if got := nobody.get(fresh.URL); got.status != 404 {
		t.Errorf("deleted file: %d", got.status)
	}
	if list := decode[[]file](t, admin.get(path), 200); len(list) != 0 {
		t.Errorf("still listed: %+v", list)
	}
}

func TestGeneratedFilesCanBeRead(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(50))
	admin := as(t, api, tifluxtest.KeyAdmin)
	found := 0
	for _, row := range decode[[]ticket](t, admin.get("/tickets?filter_by=all&limit=200"), 200) {
		for _, f := range decode[[]file](t, admin.get(fmt.Sprintf("/tickets/%d/files", row.Number)), 200) {
			found++
			if got := as(t, api, "").get(f.URL); len(got.body) != f.Size {
				t.Errorf("%s has %d bytes, listed with %d", f.Name, len(got.body), f.Size)
			}
		}
	}
	if found == 0 {
		t.Error("no generated file")
	}
}
