package tifluxtest_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

type preTicket struct {
	ID          int     `json:"id"`
	Title       string  `json:"title"`
	Description *string `json:"description"`
	Archived    bool    `json:"archived"`
	ArchivedBy  *idName `json:"archived_by_user"`
	Client      *idName `json:"client"`
	Equipment   *idName `json:"equipment"`
	Created     string  `json:"created_at"`
	Origin      string  `json:"created_by_way_of"`
	Telephone   string  `json:"requestor_telephone"`
	Ramal       *string `json:"requestor_ramal"`
	Files       []file  `json:"files"`
}

func TestCreatePreTicket(t *testing.T) {
	t.Parallel()
	admin, _ := noTickets(t)
	fields := []part{
		{name: "title", value: "Sem acesso"}, {name: "description", value: "<p>Nada abre</p>"}, {name: "requestor_name", value: "Gerente"},
		{name: "requestor_email", value: "loja@exemplo.com.br"}, {name: "requestor_telephone", value: "(47) 98888-0000"},
	}
	with := func(more ...part) payload { return multipartOf(t, append(fields[:5:5], more...)...) }
	made := decode[preTicket](t, admin.send("POST", "/pre-tickets",
		with(part{name: "requestor_ramal", value: "204"}, part{name: "client_id", value: "4001"}, part{"files[]", "x", "tela.txt"})), 201)
	if made.Telephone != "+5547988880000" || *made.Ramal != "204" || made.Client.ID != 4001 || made.Origin != "Tiflux API" ||
		*made.Description != "<p>Nada abre</p>" || len(made.Files) != 1 || made.Archived {
		t.Errorf("got %+v", made)
	}
	abroad := decode[preTicket](t, admin.send("POST", "/pre-tickets",
		multipartOf(t, append(fields[:4:4], part{name: "requestor_telephone", value: "912345678"}, part{name: "requestor_country", value: "pt"})...)), 201)
	if abroad.Telephone != "+351912345678" || abroad.Client != nil || abroad.Ramal != nil {
		t.Errorf("got %+v", abroad)
	}
	rows := decode[[]preTicket](t, admin.get("/pre-tickets?limit=2"), 200)
	if len(rows) != 2 || rows[0].ID != abroad.ID || rows[1].ID != made.ID || rows[1].Description != nil {
		t.Errorf("list: %+v", rows)
	}
	for _, test := range []struct {
		body      payload
		key, text string
	}{
		{multipartOf(t, fields[1:]...), "title", "can't be blank"},
		{multipartOf(t, fields[:4]...), "requestor_telephone", "can't be blank\nIs not a valid phone number"},
		{multipartOf(t, append(fields[:3:3], fields[4])...), "requestor_email", "can't be blank\nis invalid"},
		{multipartOf(t, append(fields[:4:4], part{name: "requestor_telephone", value: "12"})...), "requestor_telephone", "Is not a valid phone number"},
		{multipartOf(t, append(fields[:3:3], fields[4], part{name: "requestor_email", value: "loja"})...), "requestor_email", "is invalid"},
		{with(part{name: "requestor_ramal", value: "x"}), "requestor_ramal", "is not a number"},
		{with(part{name: "client_id", value: "1"}), "client_id", "client not found"},
	} {
		refused(t, admin.send("POST", "/pre-tickets", test.body), 42202, test.key, test.text)
	}
	refused(t, admin.send("POST", "/pre-tickets", with(part{name: "desk_id", value: "101"})), 40001, "error", "found unpermitted parameter: :desk_id")
	refused(t, as(t, admin.api, tifluxtest.KeyAttendant).send("POST", "/pre-tickets", with()), 40301, "error", "not authorized")
	refused(t, as(t, admin.api, tifluxtest.KeyNoLicense).get("/pre-tickets"), 40304, "error", "tickets")
}

func TestListPreTickets(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(0)), tifluxtest.KeyAdmin)
	waiting := decode[[]preTicket](t, admin.get("/pre-tickets?limit=200"), 200)
	archived := decode[[]preTicket](t, admin.get("/pre-tickets?archived=true&limit=200"), 200)
	if len(waiting) != 24 || len(archived) != 6 {
		t.Fatalf("%d waiting, %d archived", len(waiting), len(archived))
	}
	for i, p := range waiting {
		if p.Archived || p.ArchivedBy != nil || p.Description != nil || i > 0 && p.Created > waiting[i-1].Created {
			t.Errorf("waiting: %+v", p)
		}
	}
	for _, p := range archived {
		if !p.Archived || p.ArchivedBy == nil {
			t.Errorf("archived: %+v", p)
		}
	}
	middle := waiting[12].Created[:10]
	for query, keep := range map[string]func(preTicket) bool{
		"created_after=" + middle:                          func(p preTicket) bool { return p.Created[:10] >= middle },
		"created_before=" + middle:                         func(p preTicket) bool { return p.Created[:10] <= middle },
		fmt.Sprintf("client_id=%d", waiting[0].clientID()): func(p preTicket) bool { return p.clientID() == waiting[0].clientID() },
	} {
		var want []preTicket
		for _, p := range waiting {
			if keep(p) {
				want = append(want, p)
			}
		}
		got := decode[[]preTicket](t, admin.get("/pre-tickets?limit=200&"+query), 200)
		if diff := cmp.Diff(want, got); diff != "" || len(got) == 0 || len(got) == len(waiting) {
			t.Errorf("%s: %d rows, %s", query, len(got), diff)
		}
	}
	for _, p := range decode[[]preTicket](t, admin.get("/pre-tickets?include_description=true"), 200) {
		if p.Description == nil {
			t.Errorf("%+v has no description", p)
		}
	}
	refused(t, admin.get("/pre-tickets?archived=talvez"), 42201, "archived", "talvez is not a valid option. Archived must be 'true' or 'false'")
	refused(t, admin.get("/pre-tickets?created_after=x"), 42201, "created_after", "invalid date")
}

// clientID is 0 where the client is not known.
func (p preTicket) clientID() int {
	if p.Client == nil {
		return 0
	}
	return p.Client.ID
}
