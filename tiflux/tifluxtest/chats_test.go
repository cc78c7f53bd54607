package tifluxtest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// The parts of chats that tests look at.
type (
	chat struct {
		ID         int     `json:"id"`
		Archived   bool    `json:"archived"`
		Canceled   bool    `json:"canceled"`
		Assessment *int    `json:"assessment"`
		AssumedAt  *string `json:"assumed_at"`
		CreatedAt  string  `json:"created_at"`
		UpdatedAt  string  `json:"updated_at"`
		Client     *idName `json:"client"`
		Department *struct {
			idName
			SelectedAt string `json:"selected_at"`
		} `json:"department"`
		Origin struct {
			Integration int               `json:"integration_id"`
			Type        string            `json:"_type"`
			Fields      map[string]string `json:"fields"`
		} `json:"origin"`
		Requestor struct {
			ID   *int    `json:"id"`
			Name *string `json:"name"`
		} `json:"requestor"`
		Responsible *idName `json:"responsible"`
		Room        string  `json:"room"`
		StartedBy   string  `json:"started_by"`
		Catalog     *struct {
			ID int `json:"id"`
		} `json:"services_catalog"`
		Ticket *struct {
			Number int    `json:"number"`
			Title  string `json:"title"`
		} `json:"ticket"`
		Waiting bool `json:"waiting_answer"`
	}
	chatMessage struct {
		ID        string  `json:"id"`
		CreatedAt string  `json:"created_at"`
		Text      *string `json:"text"`
		Type      string  `json:"type"`
		Author    struct {
			Type string `json:"type"`
			ID   *int   `json:"id"`
		} `json:"author"`
		Status struct {
			Sent   bool `json:"sent"`
			Failed bool `json:"failed"`
		} `json:"status"`
	}
)

// frozen is an API whose clock stands still at midday.
func frozen(opts ...tifluxtest.Option) *tifluxtest.API {
	noon := time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC)
	opts = append([]tifluxtest.Option{tifluxtest.Quota(0), tifluxtest.Size(200), tifluxtest.Clock(func() time.Time { return noon })}, opts...)
	return tifluxtest.New(opts...)
}

func listChats(t *testing.T, c caller, path string) []chat {
	t.Helper()
	return decode[[]chat](t, c.get(path), 200)
}

// firstOpen is an open chat that the admin holds.
func firstOpen(t *testing.T, admin caller) chat {
	t.Helper()
	mine := listChats(t, admin, "/chats/mine")
	if len(mine) == 0 {
		t.Fatal("the admin holds no chat")
	}
	return mine[0]
}

func TestChatBoxes(t *testing.T) {
	t.Parallel()
	api := frozen()
	admin := as(t, api, tifluxtest.KeyAdmin)
	seen := map[int]string{}
	for box, check := range map[string]func(chat) bool{
		"inbox":         func(ch chat) bool { return !ch.Archived && ch.AssumedAt == nil },
		"in_attendance": func(ch chat) bool { return !ch.Archived },
		"archived":      func(ch chat) bool { return ch.Archived },
	} {
		list := listChats(t, admin, "/chats/"+box+"?limit=200")
		if len(list) < 3 {
			t.Errorf("%s holds %d chats", box, len(list))
		}
		if !slices.IsSortedFunc(list, func(a, b chat) int { return strings.Compare(b.CreatedAt, a.CreatedAt) }) {
			t.Errorf("%s is not newest first", box)
		}
		for _, ch := range list {
			if seen[ch.ID] != "" || !check(ch) {
				t.Errorf("chat %d is in %s, and in %q", ch.ID, box, seen[ch.ID])
			}
			seen[ch.ID] = box
		}
	}
	for _, ch := range listChats(t, admin, "/chats/mine?limit=200") {
		if seen[ch.ID] != "in_attendance" {
			t.Errorf("my chat %d is in %q", ch.ID, seen[ch.ID])
		}
	}
	for id, box := range seen {
		detail := decode[chat](t, admin.get(fmt.Sprintf("/chats/%d", id)), 200)
		if box == "in_attendance" && detail.Responsible != nil && detail.AssumedAt == nil {
			t.Errorf("chat %d has a responsible and was never taken", id)
		}
		if len(decode[[]chatMessage](t, admin.get(fmt.Sprintf("/chats/%d/messages", id)), 200)) == 0 {
			t.Errorf("chat %d has no message", id)
		}
	}
}

// Each filter finds something, and only what it says.
func TestChatFilters(t *testing.T) {
	t.Parallel()
	api := frozen()
	admin := as(t, api, tifluxtest.KeyAdmin)
	all := listChats(t, admin, "/chats/archived?limit=200")
	at := slices.IndexFunc(all, func(ch chat) bool {
		return ch.Origin.Type == "whatsapp_cloud" && ch.Requestor.ID != nil && ch.Department != nil
	})
	sample := all[at]
	for _, test := range []struct {
		query string
		keep  func(chat) bool
	}{
		{fmt.Sprint("department_id=", sample.Department.ID), func(ch chat) bool { return ch.Department != nil && ch.Department.ID == sample.Department.ID }},
		{fmt.Sprint("client_id=", sample.Client.ID), func(ch chat) bool { return ch.Client != nil && ch.Client.ID == sample.Client.ID }},
		{fmt.Sprint("requestor_id=", *sample.Requestor.ID), func(ch chat) bool { return ch.Requestor.ID != nil && *ch.Requestor.ID == *sample.Requestor.ID }},
		{"number=" + sample.Room, func(ch chat) bool { return ch.Room == sample.Room }},
		{"origins=gupshup,site_widget", func(ch chat) bool { return ch.Origin.Type == "gupshup" || ch.Origin.Type == "site_widget" }},
		{"started_by=Campaign", func(ch chat) bool { return ch.StartedBy == "Campaign" }},
		{"canceled=true", func(ch chat) bool { return ch.Canceled }},
		{"canceled=false", func(ch chat) bool { return !ch.Canceled }},
		{"created_at_start=" + sample.CreatedAt, func(ch chat) bool { return ch.CreatedAt >= sample.CreatedAt }},
		{"created_at_end=" + sample.CreatedAt[:10], func(ch chat) bool { return ch.CreatedAt <= sample.CreatedAt[:10] }},
		{"created_at_start=&number=", func(chat) bool { return true }},
		{"finished_at_end=2026-06-01", func(ch chat) bool { return ch.UpdatedAt <= "2026-06-01" }},
	} {
		want := slices.DeleteFunc(slices.Clone(all), func(ch chat) bool { return !test.keep(ch) })
		got := listChats(t, admin, "/chats/archived?limit=200&"+test.query)
		if len(got) != len(want) || len(got) == 0 {
			t.Errorf("%s: %d chats, want %d", test.query, len(got), len(want))
		}
	}
	for _, status := range []string{"triage", "waiting_attendance", "waiting_client"} {
		list := listChats(t, admin, "/chats/in_attendance?status="+status)
		if len(list) == 0 || slices.ContainsFunc(list, func(ch chat) bool {
			return (ch.Responsible == nil) != (status == "triage") || status != "triage" && ch.Waiting != (status == "waiting_attendance")
		}) {
			t.Errorf("%s: %+v", status, list)
		}
	}
	me := decode[idName](t, admin.get("/users/me"), 200)
	if got, want := listChats(t, admin, fmt.Sprint("/chats/in_attendance?user_id=", me.ID)), listChats(t, admin, "/chats/mine"); len(got) != len(want) {
		t.Errorf("%d chats by my id, %d are mine", len(got), len(want))
	}
	if got, want := listChats(t, admin, "/chats/inbox?finished_at_end=nunca"), listChats(t, admin, "/chats/inbox"); len(got) != len(want) {
		t.Errorf("the inbox heeds finished_at_end")
	}
}

func TestChatRefusals(t *testing.T) {
	t.Parallel()
	api := frozen()
	admin, attendant := as(t, api, tifluxtest.KeyAdmin), as(t, api, tifluxtest.KeyAttendant)
	open, over := firstOpen(t, admin), listChats(t, admin, "/chats/archived")[0]
	whatsApp := listChats(t, admin, "/chats/archived?origins=whatsapp_cloud")[0]
	path := func(ch chat, rest string) string { return fmt.Sprintf("/chats/%d%s", ch.ID, rest) }
	for _, test := range []struct {
		name         string
		by           caller
		method, path string
		body         payload
		code         int
		key, text    string
	}{
		{"portal user", as(t, api, tifluxtest.KeyClient), "GET", "/chats/inbox", payload{}, 40301, "error", "not authorized"},
		{"number without license", attendant, "GET", "/chats/mine?number=1", payload{}, 40304, "error", "'whatsapp' license"},
		{"WhatsApp chat without license", attendant, "GET", path(whatsApp, ""), payload{}, 40304, "error", "'whatsapp' license"},
		{"its messages", attendant, "GET", path(whatsApp, "/messages"), payload{}, 40304, "error", "'whatsapp' license"},
		{"send without license", attendant, "POST", "/chats/send_message", jsonOf(`{"number":1}`), 40304, "error", "'whatsapp' license"},
		{"origin", admin, "GET", "/chats/inbox?origins=chat,fax", payload{}, 42201, "origins", "'fax' is not a valid origin"},
		{"number", admin, "GET", "/chats/mine?number=ana", payload{}, 42201, "number", "is not a number"},
		{"requestor", admin, "GET", "/chats/mine?requestor_id=0", payload{}, 42201, "requestor_id", "must be greater than 0"},
		{"datetime", admin, "GET", "/chats/archived?finished_at_start=hoje", payload{}, 42201, "finished_at_start", "invalid datetime"},
		{"inverted period", admin, "GET", "/chats/mine?created_at_start=2026-06-02&created_at_end=2026-06-01", payload{}, 42201, "created_at_end", "greater than or equal to :created_at_start (2026-06-02)"},
		{"inverted end", admin, "GET", "/chats/archived?finished_at_start=2026-06-02&finished_at_end=2026-06-01", payload{}, 42201, "finished_at_end", ":finished_at_start"},
		{"status", admin, "GET", "/chats/in_attendance?status=idle", payload{}, 42201, "status", "idle is not a valid option"},
		{"unknown parameter", admin, "GET", "/chats/mine?status=triage", payload{}, 40001, "error", ":status"},
		{"id no number", admin, "GET", "/chats/abc", payload{}, 42201, "id", "is not a number"},
		{"unknown chat", admin, "GET", "/chats/99999999", payload{}, 40401, "error", `Couldn't find Chat with 'id'="99999999"`},
		{"messages of an unknown chat", admin, "GET", "/chats/1/messages", payload{}, 40401, "error", "Couldn't find Chat"},
		{"update of an archived chat", admin, "PUT", path(over, ""), jsonOf(`{"user_id":501}`), 40401, "error", "Couldn't find Chat"},
		{"archive of an archived chat", admin, "PUT", path(over, "/archive"), jsonOf(`{}`), 40401, "error", "Couldn't find Chat"},
		{"empty update", admin, "PUT", path(open, ""), jsonOf(`{}`), 40003, "error", "param is missing"},
		{"unknown attribute", admin, "PUT", path(open, ""), jsonOf(`{"client_id":1}`), 40001, "error", ":client_id"},
		{"ticket no number", admin, "PUT", path(open, ""), jsonOf(`{"ticket_number":"dez"}`), 42201, "ticket_number", "is not a number"},
		{"unknown ticket", admin, "PUT", path(open, ""), jsonOf(`{"ticket_number":1}`), 42201, "ticket_number", "Ticket not found"},
		{"unknown user", admin, "PUT", path(open, ""), jsonOf(`{"user_id":1}`), 42201, "user_id", "User not found"},
		{"unknown department", admin, "PUT", path(open, ""), jsonOf(`{"department_id":9999}`), 42201, "department_id", "Department not found"},
		{"item no number", admin, "PUT", path(open, "/archive"), jsonOf(`{"services_catalogs_item_id":"boleto"}`), 42201, "services_catalogs_item_id", "is not a number"},
		{"unknown item", admin, "PUT", path(open, "/archive"), jsonOf(`{"services_catalogs_item_id":1}`), 42201, "services_catalogs_item_id", "not found"},
		{"send nothing", admin, "POST", "/chats/send_message", jsonOf(`{"number":5511900000001,"integration_id":12}`), 42202, "template_id", "can't be blank :message or :template_id"},
		{"send both", admin, "POST", "/chats/send_message", jsonOf(`{"number":5511900000001,"integration_id":12,"message":"oi","template_id":34}`), 42202, "template_id", ":message"},
		{"send to text", admin, "POST", "/chats/send_message", jsonOf(`{"number":"5511900000001","integration_id":12,"message":"oi"}`), 42202, "number", "is not a number\nis not a valid phone number"},
		{"send without number", admin, "POST", "/chats/send_message", jsonOf(`{"integration_id":12,"message":"oi"}`), 42202, "number", "is not a valid phone number"},
		{"send to a short number", admin, "POST", "/chats/send_message", jsonOf(`{"number":551190,"integration_id":12,"message":"oi"}`), 42202, "number", "is not a valid phone number"},
		{"send abroad unannounced", admin, "POST", "/chats/send_message", jsonOf(`{"number":351912345678,"integration_id":12,"message":"oi"}`), 42202, "number", "is not a valid phone number"},
		{"send to a bad country", admin, "POST", "/chats/send_message", jsonOf(`{"number":351912345678,"country_code":"por","integration_id":12,"message":"oi"}`), 42202, "country_code", "is invalid"},
		{"send without integration", admin, "POST", "/chats/send_message", jsonOf(`{"number":5511900000001,"message":"oi"}`), 42202, "integration_id", "can't be blank"},
		{"send through Jira", admin, "POST", "/chats/send_message", jsonOf(`{"number":5511900000001,"integration_id":15,"message":"oi"}`), 42202, "integration_id", "not found"},
		{"send through an old number", admin, "POST", "/chats/send_message", jsonOf(`{"number":5511900000001,"integration_id":13,"message":"oi"}`), 42202, "integration_id", "not found"},
		{"template of another integration", admin, "POST", "/chats/send_message", jsonOf(`{"number":5511900000001,"integration_id":12,"template_id":31}`), 42202, "template_id", "Template not found"},
		{"parameters no texts", admin, "POST", "/chats/send_message", jsonOf(`{"number":5511900000001,"integration_id":12,"template_id":34,"parameters":[1]}`), 42202, "parameters", "array of strings"},
		{"unknown client", admin, "POST", "/chats/send_message", jsonOf(`{"number":5511900000001,"integration_id":12,"message":"oi","client_id":1}`), 42202, "client_id", "Client not found or you have not access to"},
		{"unknown linked ticket", admin, "POST", "/chats/send_message", jsonOf(`{"number":5511900000001,"integration_id":12,"message":"oi","ticket_number":1}`), 42202, "ticket_number", "Ticket not found or you have not access to"},
		{"unknown department to send from", admin, "POST", "/chats/send_message", jsonOf(`{"number":5511900000001,"integration_id":12,"message":"oi","department_id":999}`), 42202, "department_id", "Department not found"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			by := test.by
			by.t = t
			refused(t, by.send(test.method, test.path, test.body), test.code, test.key, test.text)
		})
	}
	t.Cleanup(func() {
		if got := api.Journal(); len(got) != 0 {
			t.Errorf("refused writes were executed: %+v", got)
		}
	})
	if list := listChats(t, attendant, "/chats/archived?limit=200"); len(list) == 0 || slices.ContainsFunc(list, func(ch chat) bool { return ch.Origin.Fields["phone"] != "" && ch.Origin.Type != "campaign" }) {
		t.Errorf("without the license: %+v", list)
	}
}

func TestUpdateChat(t *testing.T) {
	t.Parallel()
	api := frozen()
	admin := as(t, api, tifluxtest.KeyAdmin)
	waiting := listChats(t, admin, "/chats/inbox")[0]
	colleague := decode[[]idName](t, admin.get("/technical-users"), 200)[0]
	tk := decode[[]ticket](t, admin.get("/tickets"), 200)[0]
	department := decode[[]idName](t, admin.get("/departments"), 200)[1]
	path := fmt.Sprintf("/chats/%d", waiting.ID)
	got := decode[chat](t, admin.put(path, fmt.Sprintf(`{"user_id":%d,"department_id":%d,"ticket_number":%d}`, colleague.ID, department.ID, tk.Number)), 200)
	const noon = "2026-07-01T12:00:00Z"
	if got.Responsible == nil || got.Responsible.Name != colleague.Name || got.AssumedAt == nil || *got.AssumedAt != noon {
		t.Errorf("responsible %v since %v", got.Responsible, got.AssumedAt)
	}
	if got.Department == nil || got.Department.ID != department.ID || got.Department.SelectedAt != noon {
		t.Errorf("department %+v", got.Department)
	}
	if got.Ticket == nil || got.Ticket.Number != tk.Number || got.Ticket.Title != tk.Title || got.UpdatedAt != noon {
		t.Errorf("ticket %+v, updated %s", got.Ticket, got.UpdatedAt)
	}
	if slices.ContainsFunc(listChats(t, admin, "/chats/inbox?limit=200"), func(ch chat) bool { return ch.ID == waiting.ID }) {
		t.Error("the chat is still in the inbox")
	}
	if !slices.ContainsFunc(listChats(t, admin, fmt.Sprint("/chats/in_attendance?user_id=", colleague.ID)), func(ch chat) bool { return ch.ID == waiting.ID }) {
		t.Error("the colleague does not hold the chat")
	}
	if j := api.Journal(); len(j) != 1 || j[0].Operation != "updateChat" || j[0].ID != waiting.ID {
		t.Errorf("journal %+v", j)
	}
	// Tickets do not name their chats; the chats follow the ticket, wherever they are shown.
	decode[ticket](t, admin.put(fmt.Sprintf("/tickets/%d", tk.Number), `{"title":"Outro título"}`), 200)
	shown := []chat{decode[chat](t, admin.get(path), 200)}
	for _, ch := range listChats(t, admin, fmt.Sprintf("/chats/in_attendance?limit=200&user_id=%d", colleague.ID)) {
		if ch.ID == waiting.ID {
			shown = append(shown, ch)
		}
	}
	if len(shown) != 2 || shown[0].Ticket.Title != "Outro título" || shown[1].Ticket == nil || shown[1].Ticket.Title != "Outro título" {
		t.Errorf("after the ticket changed: %+v", shown)
	}
}

// An archived chat is archived a little later: never in the answer, and not
// before its time unless somebody looks twice.
func TestArchiveTakesEffectLater(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		api := tifluxtest.New(tifluxtest.Size(50), tifluxtest.Quota(0))
		admin := as(t, api, tifluxtest.KeyAdmin)
		open := firstOpen(t, admin)
		path := fmt.Sprintf("/chats/%d", open.ID)
		job := decode[map[string]string](t, admin.put(path+"/archive", `{"services_catalogs_item_id":7001}`), 202)
		if job["status"] != "enqueued" || job["job_id"] == "" {
			t.Errorf("got %v", job)
		}
		if decode[chat](t, admin.get(path), 200).Archived {
			t.Error("archived at once")
		}
		time.Sleep(3 * time.Second)
		got := decode[chat](t, admin.get(path), 200)
		if !got.Archived || got.Canceled || got.Catalog == nil || got.Catalog.ID != 7001 {
			t.Errorf("after a while: %+v", got)
		}
		if list := listChats(t, admin, "/chats/archived?finished_at_start="+time.Now().Add(-time.Hour).UTC().Format(time.RFC3339)); len(list) == 0 || !slices.ContainsFunc(list, func(ch chat) bool { return ch.ID == open.ID }) {
			t.Errorf("the archive does not show it: %+v", list)
		}
	})
	api := frozen()
	admin := as(t, api, tifluxtest.KeyAdmin)
	path := fmt.Sprintf("/chats/%d", firstOpen(t, admin).ID)
	decode[map[string]string](t, admin.put(path+"/archive", `{}`), 202)
	first, second := decode[chat](t, admin.get(path), 200), decode[chat](t, admin.get(path), 200)
	if first.Archived || !second.Archived {
		t.Errorf("with a clock that stands still: first look %v, second %v", first.Archived, second.Archived)
	}
}

func TestArchiveUnderCatalogItem(t *testing.T) {
	t.Parallel()
	api := frozen()
	api.ChatsNeedCatalogItem(true)
	admin := as(t, api, tifluxtest.KeyAdmin)
	path := fmt.Sprintf("/chats/%d/archive", firstOpen(t, admin).ID)
	refused(t, admin.put(path, `{}`), 42201, "services_catalogs_item_id", "can't be blank")
	refused(t, admin.act(path), 42201, "services_catalogs_item_id", "can't be blank")
	decode[map[string]string](t, admin.put(path, `{"services_catalogs_item_id":7001}`), 202)
}

func TestSendMessage(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, body, text string
		archived, failed bool
	}{
		{"text", `{"number":5547911112222,"integration_id":12,"message":"Olá! *Tudo bem?*","name":"Mariana","client_id":4001,"ticket_number":10005}`, "Olá! *Tudo bem?*", false, false},
		{"template", `{"number":5547911112222,"integration_id":12,"template_id":35,"parameters":["Mariana","10234"],"header_parameters":["x"]}`, "Olá Mariana! Como foi o atendimento do chamado 10234?", false, false},
		{"template that is not approved", `{"number":5547911112222,"integration_id":12,"template_id":36,"parameters":["5/7","9h"]}`, "Nosso técnico chega dia 5/7 às 9h.", false, true},
		{"straight to the archive", `{"number":5547911112222,"integration_id":11,"message":"Seu chamado foi encerrado.","archive":true,"department_id":1}`, "Seu chamado foi encerrado.", true, false},
		{"abroad", `{"number":5547911112222,"country_code":"PT","integration_id":12,"message":"Olá"}`, "Olá", false, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			api := frozen()
			admin := as(t, api, tifluxtest.KeyAdmin)
			decode[map[string]string](t, admin.send("POST", "/chats/send_message", jsonOf(test.body)), 201)
			box := map[bool]string{false: "mine", true: "archived"}[test.archived] + "?number=5547911112222"
			if early := listChats(t, admin, "/chats/"+box); len(early) != 0 {
				t.Errorf("sent at once: %+v", early)
			}
			list := listChats(t, admin, "/chats/"+box)
			if len(list) != 1 || list[0].StartedBy != "API" || list[0].Archived != test.archived || list[0].Room != "5547911112222" {
				t.Fatalf("got %+v", list)
			}
			said := decode[[]chatMessage](t, admin.get(fmt.Sprintf("/chats/%d/messages", list[0].ID)), 200)
			if len(said) != 1 || *said[0].Text != test.text || said[0].Status.Failed != test.failed || said[0].Status.Sent == test.failed || said[0].Author.Type != "attendant" {
				t.Errorf("said %+v", said)
			}
			if j := api.Journal(); len(j) != 1 || j[0].ID != list[0].ID {
				t.Errorf("journal %+v", j)
			}
			if test.name != "text" {
				return
			}
			if ch := list[0]; ch.Requestor.ID == nil || *ch.Requestor.Name != "Mariana" || ch.Client == nil || ch.Ticket == nil || ch.Ticket.Number != 10005 {
				t.Errorf("got %+v", ch)
			}
			if r := decode[[]idName](t, admin.get("/requestors?name=Mariana&telephone=47911112222"), 200); len(r) != 1 {
				t.Errorf("requestors %v", r)
			}
		})
	}
}

// Messages come oldest first, on more than one page in a long chat, with the
// odd kinds among them.
func TestChatMessages(t *testing.T) {
	t.Parallel()
	admin := as(t, frozen(), tifluxtest.KeyAdmin)
	kinds, longest := map[string]bool{}, 0
	for _, ch := range listChats(t, admin, "/chats/archived?limit=200") {
		path := fmt.Sprintf("/chats/%d/messages", ch.ID)
		said := decode[[]chatMessage](t, admin.get(path+"?limit=200"), 200)
		longest = max(longest, len(said))
		for i, m := range said {
			kinds[m.Type] = true
			if i > 0 && m.CreatedAt < said[i-1].CreatedAt {
				t.Fatalf("chat %d is not in order", ch.ID)
			}
			if (m.Text == nil) != (m.Type == "attachment") {
				t.Errorf("a message of type %s has the text %v", m.Type, m.Text)
			}
		}
		if len(said) > 20 {
			second := decode[[]chatMessage](t, admin.get(path+"?offset=2"), 200)
			if second[0].ID != said[20].ID {
				t.Errorf("page 2 of chat %d begins with %s", ch.ID, second[0].ID)
			}
		}
	}
	if longest <= 20 || len(kinds) < 4 {
		t.Errorf("the longest chat has %d messages, kinds %v", longest, kinds)
	}
}
