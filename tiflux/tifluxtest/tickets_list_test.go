package tifluxtest_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// everyTicket reads all pages of a listing, twice the default size of a page.
func everyTicket(t *testing.T, c caller, filters ...string) []ticket {
	t.Helper()
	var all []ticket
	for page := 1; ; page++ {
		query := queryOf(append([]string{"limit", "200", "offset", fmt.Sprint(page)}, filters...)...)
		rows := decode[[]ticket](t, c.get("/tickets"+query), 200)
		if all = append(all, rows...); len(rows) < 200 {
			return all
		}
	}
}

func TestTicketFilters(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	all := everyTicket(t, admin, "filter_by", "all")
	if len(all) != 800 || !slices.IsSortedFunc(all, func(a, b ticket) int { return b.Number - a.Number }) {
		t.Fatalf("%d tickets, newest first: %v", len(all), all[0].Number > all[1].Number)
	}
	canceled := func(x ticket) bool { return x.Status.Name == "Cancelado" }
	sample := all[slices.IndexFunc(all, func(x ticket) bool {
		return x.Requestor.ID != nil && x.Priority != nil && x.Catalog != nil && x.Responsible != nil
	})]
	typed := all[slices.IndexFunc(all, func(x ticket) bool { return x.Requestor.ID == nil && x.Requestor.Email != nil })]
	middle := all[len(all)/2]
	number := func(n int) string { return fmt.Sprint(n) }
	for _, test := range []struct {
		name    string
		filters []string
		keep    func(ticket) bool
	}{
		{"open by default", nil, func(x ticket) bool { return !x.IsClosed }},
		{"open", []string{"filter_by", "open"}, func(x ticket) bool { return !x.IsClosed }},
		{"closed", []string{"filter_by", "closed"}, func(x ticket) bool { return x.IsClosed && !canceled(x) }},
		{"canceled", []string{"filter_by", "canceled"}, canceled},
		{"is_closed", []string{"is_closed", "true"}, func(x ticket) bool { return x.IsClosed && !canceled(x) }},
		{"filter_by wins", []string{"is_closed", "true", "filter_by", "open"}, func(x ticket) bool { return !x.IsClosed }},
		{"desks", []string{"filter_by", "all", "desk_ids", "101,103"}, func(x ticket) bool { return x.Desk.ID == 101 || x.Desk.ID == 103 }},
		{"client", []string{"filter_by", "all", "client_ids", number(sample.Client.ID)}, func(x ticket) bool { return x.Client == sample.Client }},
		{"stage", []string{"filter_by", "all", "stage_ids", number(sample.Stage.ID)}, func(x ticket) bool { return x.Stage.ID == sample.Stage.ID }},
		{"responsible", []string{"filter_by", "all", "responsible_ids", number(sample.Responsible.ID)}, func(x ticket) bool {
			return x.Responsible != nil && x.Responsible.ID == sample.Responsible.ID
		}},
		{"requestor", []string{"filter_by", "all", "requestor_ids", number(*sample.Requestor.ID)}, func(x ticket) bool {
			return x.Requestor.ID != nil && *x.Requestor.ID == *sample.Requestor.ID
		}},
		{"typed e-mail", []string{"filter_by", "all", "requestor_email", strings.ToUpper(*typed.Requestor.Email)}, func(x ticket) bool {
			return x.Requestor.Email != nil && *x.Requestor.Email == *typed.Requestor.Email
		}},
		{"status", []string{"filter_by", "all", "status_id", "32"}, func(x ticket) bool { return x.Status.ID == 32 }},
		{"priority", []string{"filter_by", "all", "priority_ids", number(sample.Priority.ID)}, func(x ticket) bool {
			return x.Priority != nil && x.Priority.ID == sample.Priority.ID
		}},
		{"catalog item", []string{"filter_by", "all", "services_catalogs_item_ids", number(sample.Catalog.ID)}, func(x ticket) bool {
			return x.Catalog != nil && x.Catalog.ID == sample.Catalog.ID
		}},
		{"origin", []string{"filter_by", "all", "created_by_way_of", "7"}, func(x ticket) bool { return x.Origin == "Tiflux API" }},
		{"search by title without accents", []string{"filter_by", "all", "search", "CODIGO barras"}, func(x ticket) bool { return strings.HasPrefix(x.Title, "Leitor de código de barras") }},
		{"search by number", []string{"filter_by", "all", "search", number(middle.Number)}, func(x ticket) bool { return x.Number == middle.Number }},
		{"since", []string{"filter_by", "all", "start_datetime", middle.CreatedAt}, func(x ticket) bool { return x.CreatedAt >= middle.CreatedAt }},
		{"until, in another zone", []string{"filter_by", "all", "end_datetime", elsewhere(t, middle.CreatedAt)}, func(x ticket) bool { return x.CreatedAt <= middle.CreatedAt }},
		{"on days", []string{"filter_by", "all", "start_datetime", middle.CreatedAt[:10], "end_datetime", all[0].CreatedAt[:10]}, func(x ticket) bool {
			return x.CreatedAt >= middle.CreatedAt[:10] && x.CreatedAt <= all[0].CreatedAt[:10]+"T00:00:00Z"
		}},
		{"updated since", []string{"filter_by", "all", "update_start_datetime", middle.UpdatedAt}, func(x ticket) bool { return x.UpdatedAt >= middle.UpdatedAt }},
		{"updated until", []string{"filter_by", "all", "update_end_datetime", middle.UpdatedAt}, func(x ticket) bool { return x.UpdatedAt <= middle.UpdatedAt }},
		{"solved since", []string{"filter_by", "all", "date_type", "solved_in_time", "start_datetime", "2000-01-01"}, func(x ticket) bool { return x.SLA.Solved != nil }},
		{"solved among open", []string{"date_type", "solved_in_time"}, func(ticket) bool { return false }},
		{"SLA expiring", []string{"sla_expiring_before", middle.CreatedAt[:4] + "-12-31T23:59:59Z"}, func(x ticket) bool {
			return !x.IsClosed && !x.SLA.Stopped && x.SLA.Due != nil && *x.SLA.Due < middle.CreatedAt[:4]+"-12-31T23:59:59Z"
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var want, got []int
			for _, x := range all {
				if test.keep(x) {
					want = append(want, x.Number)
				}
			}
			for _, x := range everyTicket(t, admin, test.filters...) {
				got = append(got, x.Number)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%d tickets, want %d", len(got), len(want))
			}
			if len(want) == 0 && test.name != "solved among open" && test.name != "SLA expiring" {
				t.Error("nothing to find")
			}
		})
	}
}

// elsewhere writes an instant with the offset of Brazil.
func elsewhere(t *testing.T, instant string) string {
	t.Helper()
	at, err := time.Parse(time.RFC3339, instant)
	if err != nil {
		t.Fatal(err)
	}
	return at.In(time.FixedZone("", -3*3600)).Format(time.RFC3339)
}

func TestTicketGroups(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	type groups struct {
		By       string `json:"group_by"`
		DateType string `json:"date_type"`
		Total    int
		Buckets  []struct {
			Period string
			Count  int
		}
	}
	all := everyTicket(t, admin, "filter_by", "all")
	for by, period := range map[string]func(ticket) string{
		"day":   func(x ticket) string { return x.CreatedAt[:10] },
		"month": func(x ticket) string { return x.CreatedAt[:7] },
		"desk":  func(x ticket) string { return x.Desk.Name },
		"week": func(x ticket) string {
			at, _ := time.Parse(time.RFC3339, x.CreatedAt)
			year, week := at.ISOWeek()
			return fmt.Sprintf("%d-W%02d", year, week)
		},
	} {
		want := map[string]int{}
		for _, x := range all {
			want[period(x)]++
		}
		got := decode[groups](t, admin.get("/tickets?filter_by=all&limit=5&offset=2&group_by="+by), 200)
		if got.By != by || got.DateType != "created_at" || got.Total != len(all) || len(got.Buckets) != len(want) {
			t.Errorf("%s: %d buckets of %d, total %d", by, len(got.Buckets), len(want), got.Total)
		}
		for _, bucket := range got.Buckets {
			if want[bucket.Period] != bucket.Count {
				t.Errorf("%s: %s has %d, want %d", by, bucket.Period, bucket.Count, want[bucket.Period])
			}
		}
	}
	solved := decode[groups](t, admin.get("/tickets?filter_by=all&group_by=month&date_type=solved_in_time"), 200)
	if closed := len(everyTicket(t, admin, "filter_by", "closed")) + len(everyTicket(t, admin, "filter_by", "canceled")); solved.Total != closed || solved.DateType != "solved_in_time" {
		t.Errorf("%d solved, %d closed or canceled", solved.Total, closed)
	}
	if none := decode[groups](t, admin.get("/tickets?group_by=day&date_type=solved_in_time"), 200); none.Total != 0 || none.Buckets == nil {
		t.Errorf("open tickets by solution: %+v", none)
	}
}

func TestListItemsAreShort(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	keys := func(path string) map[string]json.RawMessage {
		t.Helper()
		return decode[[]map[string]json.RawMessage](t, admin.get(path), 200)[0]
	}
	plain := keys("/tickets")
	for _, name := range []string{"description", "entity_fields", "jira_issues", "url_internal_path"} {
		if _, there := plain[name]; there {
			t.Errorf("the list shows %s", name)
		}
	}
	if _, there := keys("/tickets?include_filled_entity=true")["entity_fields"]; !there {
		t.Error("include_filled_entity adds nothing")
	}
	jira := decode[[]struct{ Key string }](t, result{status: 200, body: keys("/tickets?filter_by=all&has_jira_issue=true")["jira_issues"]}, 200)
	found := decode[[]ticket](t, admin.get("/tickets?filter_by=all&jira_key="+jira[0].Key), 200)
	if len(found) != 1 {
		t.Errorf("%d tickets with %s", len(found), jira[0].Key)
	}
}
