package mcpadapter_test

import (
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func query(t *testing.T, s string) url.Values {
	t.Helper()
	q, err := url.ParseQuery(s)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// TestArgumentsOfListsAndReports looks at what the arguments become in the
// request that the tool is for, the last one.
func TestArgumentsOfListsAndReports(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ tool, args, query string }{
		{"get_ticket", `{"ticket_number":10056,"show_entities":true,"include_filled_entity":true}`, "show_entities=true&include_filled_entity=true"},
		{"list_ticket_answers", `{"ticket_number":10056,"offset":2,"limit":3}`, "offset=2&limit=3"},
		{"get_ticket_files", `{"ticket_number":10056,"limit":3}`, "offset=1&limit=3"},
		{"get_ticket_histories", `{"ticket_number":10020,"history_of":1,"type_id_attr":7,"operation":"updated","limit":3}`,
			"offset=1&limit=3&history_of=1&type_id_attr=7&operation=updated"},
		{"get_ticket_stages_slas", `{"ticket_number":10056,"offset":2}`, "offset=2"},
		{"get_ticket_checklists", `{"ticket_number":10056,"offset":2}`, "offset=2"},
		{"list_internal_communications", `{"ticket_number":10056,"offset":2}`, "offset=2"},
		{"list_appointments", `{"ticket_number":10020,"user_id":519,"start_date":"2026-01-01","end_date":"31/01/2026","limit":3}`,
			"offset=1&limit=3&user_id=519&start_date=2026-01-01&end_date=2026-01-31"},
		{"list_appointments_global", `{"start_date":"2026-01-01","end_date":"2026-01-31","user_ids":"519","desk_ids":"101,102","client_ids":"4001","include_valorization":true,"offset":2}`,
			"offset=2&start_date=2026-01-01&end_date=2026-01-31&user_ids=519&desk_ids=101,102&client_ids=4001&include_valorization=true"},
		{"list_appointments_report", `{"start_date":"2026-01-01","end_date":"2026-01-31","user_names":["Bruno Carvalho"]}`,
			"offset=1&limit=200&start_date=2026-01-01&end_date=2026-01-31&user_ids=502"},
		{"list_pre_appointments", `{"ticket_number":10001,"limit":3}`, "offset=1&limit=3"},
		{"get_ticket_service_types", `{"ticket_number":10050,"date":"01/11/2026"}`, "date=2026-11-01"},
		{"get_ticket_shifts", `{"ticket_number":10050,"contract_id":2201}`, "contract_id=2201"},
		{"set_timer", `{"ticket_number":10056,"action":"play"}`, "_action=play"},
		{"get_billings_history", `{"billing_start_date":"2026-01-01","billing_end_date":"2026-01-31","due_start_date":"2026-02-01","due_end_date":"2026-02-28",
			"client_id":4001,"nfe_number":7,"ticket_number":10001,"type":"paid"}`,
			"offset=1&limit=20&billing_start_date=2026-01-01&billing_end_date=2026-01-31&due_start_date=2026-02-01&due_end_date=2026-02-28&client_id=4001&nfe_number=7&ticket_number=10001&_type=paid"},
		{"list_pre_tickets", `{"archived":true,"client_id":4001,"created_after":"2026-01-01","created_before":"2026-01-31","include_description":true}`,
			"offset=1&archived=true&client_id=4001&created_after=2026-01-01&created_before=2026-01-31&include_description=true"},
	} {
		t.Run(tt.tool, func(t *testing.T) {
			t.Parallel()
			api := tifluxtest.New(tifluxtest.Size(60), aDay)
			cfg := config(t, api, tifluxtest.KeyAdmin)
			cfg.Toolsets = []string{"all"}
			if text, isError := call(t, connect(t, cfg), tt.tool, tt.args); isError {
				t.Fatal(text)
			}
			made := api.Requests()
			if diff := cmp.Diff(query(t, tt.query), query(t, made[len(made)-1].Query)); diff != "" {
				t.Errorf("%s: query (-want +got):\n%s", tt.args, diff)
			}
		})
	}
}

// TestArgumentsOfTwoPeriods: both requests have the filters, and only that of the
// current period asks for the list.
func TestArgumentsOfTwoPeriods(t *testing.T) {
	t.Parallel()
	const ratings = `{"start_date":"2026-03-01","end_date":"2026-03-31","include_list":true,"offset":2,"limit":3,
		"responsible_ids":"502,503","department_ids":"1","technical_group_ids":"2"}`
	const filters = "&responsible_ids=502,503&department_ids=1&technical_group_ids=2"
	for _, tt := range []struct{ tool, args, current, previous string }{
		{"get_tickets_feedback_report", ratings, "tickets_list=true&offset=2&limit=3&start_date=2026-03-01&end_date=2026-03-31" + filters,
			"start_date=2026-02-01&end_date=2026-02-28" + filters},
		{"get_chats_feedback_report", ratings, "chats_list=true&offset=2&limit=3&start_date=2026-03-01&end_date=2026-03-31" + filters,
			"start_date=2026-02-01&end_date=2026-02-28" + filters},
		{"get_tickets_comparison", `{"start_datetime":"2026-03-01T00:00:00Z","end_datetime":"2026-03-31T23:59:59Z","desk_ids":"101","filter_by":"closed","date_type":"created_at"}`,
			"group_by=month&date_type=created_at&filter_by=closed&desk_ids=101&start_datetime=2026-03-01T00:00:00Z&end_datetime=2026-03-31T23:59:59Z",
			"group_by=month&date_type=created_at&filter_by=closed&desk_ids=101&start_datetime=2026-02-01T00:00:00Z&end_datetime=2026-02-28T23:59:59Z"},
	} {
		api := tifluxtest.New(tifluxtest.Size(60), aDay)
		cfg := config(t, api, tifluxtest.KeyAdmin)
		cfg.Toolsets = []string{"reports"}
		if text, isError := call(t, connect(t, cfg), tt.tool, tt.args); isError {
			t.Errorf("%s: %s", tt.tool, text)
		}
		var sent []url.Values
		for _, r := range api.Requests()[:2] { // in any order
			sent = append(sent, query(t, r.Query))
		}
		for _, want := range []string{tt.current, tt.previous} {
			q := query(t, want)
			if !cmp.Equal(q, sent[0]) && !cmp.Equal(q, sent[1]) {
				t.Errorf("%s: no request has\n%v\nbut\n%v", tt.tool, q, sent)
			}
		}
	}
}
