package tifluxtest_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

type (
	feedbackSummary struct {
		Percentage string `json:"answers_percentage"`
		Clients    int    `json:"clients_evaluated"`
		Average    string `json:"rating_average"`
		Tickets    int    `json:"tickets_evaluated"`
		Chats      int    `json:"chats_evaluated"`
		Finished   int    `json:"tickets_finished"`
		Over       int    `json:"chats_finished"`
	}
	feedbackReport struct {
		Summary     feedbackSummary `json:"summary"`
		TicketsList *[]ratedTicket  `json:"tickets_list"`
		ChatsList   *[]ratedChat    `json:"chats_list"`
	}
	ratedTicket struct {
		Client      int    `json:"client_id"`
		Desk        int    `json:"desk_id"`
		Rating      int    `json:"rating"`
		Responsible int    `json:"responsible_id"`
		RevisedAt   string `json:"revised_in_time"`
		Number      int    `json:"ticket_number"`
	}
	ratedChat struct {
		ID     int    `json:"id"`
		Rating string `json:"rating"`
		At     string `json:"rating_time"`
		Ticket *int   `json:"ticket_number"`
	}
)

// A report's list adds up to its summary, and the filters cut it.
func TestTicketsFeedbackReport(t *testing.T) {
	t.Parallel()
	admin := as(t, frozen(), tifluxtest.KeyAdmin)
	const year = "/reports/feedbacks/tickets?start_date=2025-07-01&end_date=2026-07-01&limit=200"
	read := func(path string) feedbackReport {
		t.Helper()
		got := admin.get(path)
		if total := got.header.Get("X-Total-Items"); total != "" {
			t.Errorf("a report says X-Total-Items %s", total)
		}
		return decode[feedbackReport](t, got, 200)
	}
	if got := read(year); got.TicketsList != nil || got.Summary.Tickets == 0 || got.Summary.Finished <= got.Summary.Tickets {
		t.Fatalf("got %+v", got)
	}
	full := read(year + "&tickets_list=true")
	list := *full.TicketsList
	sum, clients := 0, map[int]bool{}
	for _, r := range list {
		sum, clients[r.Client] = sum+r.Rating, true
		if r.RevisedAt < "2025-07-01" || r.RevisedAt > "2026-07-02" {
			t.Errorf("ticket %d was reviewed %s", r.Number, r.RevisedAt)
		}
	}
	average, err := strconv.ParseFloat(full.Summary.Average, 64)
	want := float64(sum) / float64(len(list))
	if err != nil || len(list) != full.Summary.Tickets || len(clients) != full.Summary.Clients || average-want > 0.006 || want-average > 0.006 {
		t.Errorf("%d ratings of %d clients with average %g, the summary says %+v", len(list), len(clients), want, full.Summary)
	}
	sample := list[0]
	for query, keep := range map[string]func(ratedTicket) bool{
		fmt.Sprint("desk_ids=", sample.Desk):                                func(r ratedTicket) bool { return r.Desk == sample.Desk },
		fmt.Sprint("client_ids=", sample.Client):                            func(r ratedTicket) bool { return r.Client == sample.Client },
		fmt.Sprint("responsible_ids=", sample.Responsible, ",1"):            func(r ratedTicket) bool { return r.Responsible == sample.Responsible },
		fmt.Sprint("desk_ids=", sample.Desk, "&client_ids=", sample.Client): func(r ratedTicket) bool { return r.Desk == sample.Desk && r.Client == sample.Client },
		"technical_group_ids=99":                                            func(ratedTicket) bool { return false },
	} {
		want := slices.DeleteFunc(slices.Clone(list), func(r ratedTicket) bool { return !keep(r) })
		if got := read(year + "&tickets_list=true&" + query); len(*got.TicketsList) != len(want) || got.Summary.Tickets != len(want) {
			t.Errorf("%s: %+v, want %d", query, got.Summary, len(want))
		}
	}
	if got := read("/reports/feedbacks/tickets?start_date=2025-07-01&tickets_list=true&limit=1&offset=2"); len(*got.TicketsList) != 1 || (*got.TicketsList)[0] != list[1] {
		t.Errorf("page 2 of one: %+v", got)
	}
	none := read("/reports/feedbacks/tickets?start_date=2020-01-01&end_date=2020-01-01&tickets_list=true")
	if none.Summary != (feedbackSummary{Percentage: "0.0", Average: "0.0"}) || none.TicketsList == nil {
		t.Errorf("of a day without tickets: %+v", none)
	}
}

func TestChatsFeedbackReport(t *testing.T) {
	t.Parallel()
	admin := as(t, frozen(), tifluxtest.KeyAdmin)
	month := decode[feedbackReport](t, admin.get("/reports/feedbacks/chats"), 200)
	named := decode[feedbackReport](t, admin.get("/reports/feedbacks/chats?start_date=2026-06-01&end_date=2026-07-01&chats_list=true&limit=200"), 200)
	if month.ChatsList != nil || month.Summary != named.Summary || month.Summary.Chats == 0 || month.Summary.Over <= month.Summary.Chats {
		t.Errorf("the last 30 days %+v, the same by name %+v", month, named.Summary)
	}
	if len(*named.ChatsList) != named.Summary.Chats {
		t.Errorf("%d chats in the list, %d in the summary", len(*named.ChatsList), named.Summary.Chats)
	}
	linked := 0
	for _, r := range *named.ChatsList {
		ch := decode[chat](t, admin.get(fmt.Sprintf("/chats/%d", r.ID)), 200)
		if ch.Assessment == nil || fmt.Sprintf("%d.0", *ch.Assessment) != r.Rating || ch.Canceled {
			t.Errorf("chat %d: assessment %v, rating %s", r.ID, ch.Assessment, r.Rating)
		}
		if (ch.Ticket != nil) != (r.Ticket != nil) || r.Ticket != nil && *r.Ticket != ch.Ticket.Number {
			t.Errorf("chat %d: linked to %v, in the report %v", r.ID, ch.Ticket, r.Ticket)
		}
		if r.Ticket != nil {
			linked++
		}
	}
	if linked == 0 {
		t.Error("no rated chat is linked to a ticket")
	}
	sum := 0
	for _, d := range decode[[]idName](t, admin.get("/departments"), 200) {
		sum += decode[feedbackReport](t, admin.get(fmt.Sprint("/reports/feedbacks/chats?department_ids=", d.ID)), 200).Summary.Chats
	}
	if sum == 0 || sum > month.Summary.Chats {
		t.Errorf("%d chats by department, %d in all", sum, month.Summary.Chats)
	}
}

func TestBillingsHistory(t *testing.T) {
	t.Parallel()
	admin := as(t, frozen(tifluxtest.Size(800)), tifluxtest.KeyAdmin)
	type billing struct {
		ID       int     `json:"billing_id"`
		Date     string  `json:"billing_date"`
		Client   int     `json:"client_id"`
		Due      *string `json:"due_date"`
		NFe      *string `json:"nfe_number"`
		Paid     bool    `json:"paid"`
		Value    string  `json:"real_value"`
		Reversal bool    `json:"reversal"`
	}
	const path = "/reports/billings/history"
	first := decode[[]billing](t, admin.get(path), 200)
	all := decode[[]billing](t, admin.get(path+"?limit=200"), 200)
	if len(first) != 15 || len(all) < 40 {
		t.Fatalf("%d bills on the first page, %d in all", len(first), len(all))
	}
	if !slices.IsSortedFunc(all, func(a, b billing) int { return b.ID - a.ID }) {
		t.Error("not newest first")
	}
	with := all[slices.IndexFunc(all, func(b billing) bool { return b.NFe != nil })]
	for query, keep := range map[string]func(billing) bool{
		"_type=billed":                        func(b billing) bool { return !b.Reversal },
		"_type=reversed":                      func(b billing) bool { return b.Reversal },
		"_type=paid":                          func(b billing) bool { return b.Paid },
		fmt.Sprint("client_id=", with.Client): func(b billing) bool { return b.Client == with.Client },
		"nfe_number=" + *with.NFe:             func(b billing) bool { return b.NFe != nil && *b.NFe == *with.NFe },
		"billing_start_date=2026-01-01&billing_end_date=2026-03-31": func(b billing) bool { return b.Date >= "2026-01-01" && b.Date <= "2026-03-31" },
		"due_start_date=2026-01-01&due_end_date=2026-03-31":         func(b billing) bool { return b.Due != nil && *b.Due >= "2026-01-01" && *b.Due <= "2026-03-31" },
	} {
		want := slices.DeleteFunc(slices.Clone(all), func(b billing) bool { return !keep(b) })
		if got := decode[[]billing](t, admin.get(path+"?limit=200&"+query), 200); len(got) != len(want) || len(got) == 0 {
			t.Errorf("%s: %d bills, want %d", query, len(got), len(want))
		}
	}
	byTicket := 0
	for _, tk := range decode[[]ticket](t, admin.get("/tickets?filter_by=closed&limit=200"), 200) {
		byTicket += len(decode[[]billing](t, admin.get(fmt.Sprint(path, "?ticket_number=", tk.Number)), 200))
	}
	if byTicket == 0 {
		t.Error("no ticket was billed")
	}
}

func TestReportRefusals(t *testing.T) {
	t.Parallel()
	api := frozen()
	const tickets, chats, billings = "/reports/feedbacks/tickets", "/reports/feedbacks/chats", "/reports/billings/history"
	for _, test := range []struct {
		key, path  string
		code       int
		name, text string
	}{
		{tifluxtest.KeyAttendant, tickets, 40301, "error", "not authorized"},
		{tifluxtest.KeyNoLicense, tickets, 40304, "error", "'tickets' license"},
		{tifluxtest.KeyAttendant, chats, 40301, "error", "not authorized"},
		{tifluxtest.KeyNoLicense, chats, 40301, "error", "not authorized"},
		{tifluxtest.KeyAttendant, billings, 40301, "error", "not authorized"},
		{tifluxtest.KeyNoLicense, billings, 40304, "error", "'tickets' license"},
		{tifluxtest.KeyAdmin, tickets + "?desk_ids=1,x", 42201, "desk_ids", "must be a comma-separated list of integers"},
		{tifluxtest.KeyAdmin, tickets + "?start_date=2023-01-02&end_date=2023-01-01", 42201, "end_date", "must be greater than or equal to :start_date (2023-01-02)"},
		{tifluxtest.KeyAdmin, tickets + "?start_date=ontem", 42201, "start_date", "invalid date"},
		{tifluxtest.KeyAdmin, tickets + "?rating=5", 40001, "error", ":rating"},
		{tifluxtest.KeyAdmin, chats + "?responsible_ids=a", 42201, "responsible_ids", "must be a comma-separated list of integers"},
		{tifluxtest.KeyAdmin, chats + "?end_date=2023-01-01&start_date=2023-02-01", 42201, "end_date", "(2023-02-01)"},
		{tifluxtest.KeyAdmin, chats + "?chats_list=sim", 42201, "chats_list", "sim is not a valid option"},
		{tifluxtest.KeyAdmin, billings + "?billing_start_date=2026-01-01", 42201, "billing_end_date", "can't be blank"},
		{tifluxtest.KeyAdmin, billings + "?due_end_date=2026-01-01", 42201, "due_start_date", "can't be blank"},
		{tifluxtest.KeyAdmin, billings + "?_type=open", 42201, "_type", "open is not a valid option"},
		{tifluxtest.KeyAdmin, billings + "?nfe_number=4310x", 42201, "nfe_number", "is not a number"},
		{tifluxtest.KeyAdmin, billings + "?limit=201", 42201, "limit", "less than or equal to 200"},
	} {
		refused(t, as(t, api, test.key).get(test.path), test.code, test.name, test.text)
	}
}
