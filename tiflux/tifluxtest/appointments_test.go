package tifluxtest_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

const period = "/appointments?start_date=2020-01-01&end_date=2030-01-01&limit=200"

func TestListAppointments(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0))
	admin := as(t, api, tifluxtest.KeyAdmin)
	rows := decode[[]appointment](t, admin.get(period), 200)
	if len(rows) != 200 || rows[0].ID >= rows[1].ID {
		t.Fatalf("%d rows", len(rows))
	}
	first, byContract := rows[0], 0
	for _, a := range rows {
		if a.Contract != nil {
			byContract = a.Contract.ID
		}
	}
	if byContract == 0 {
		t.Fatal("no appointment has a contract")
	}
	tests := map[string]struct {
		query string
		keep  func(appointment) bool
	}{
		"group":    {"&contract_ids=2601,2621,2641", func(a appointment) bool { return a.Contract.Name == "Contrato do grupo" }},
		"user":     {fmt.Sprintf("&user_ids=%d", first.User.ID), func(a appointment) bool { return a.User.ID == first.User.ID }},
		"desk":     {fmt.Sprintf("&desk_ids=%d", first.Desk.ID), func(a appointment) bool { return a.Desk.ID == first.Desk.ID }},
		"client":   {fmt.Sprintf("&client_ids=%d,1", first.Client.ID), func(a appointment) bool { return a.Client.ID == first.Client.ID }},
		"contract": {fmt.Sprintf("&contract_ids=%d", byContract), func(a appointment) bool { return a.Contract.ID == byContract }},
	}
	for name, test := range tests {
		got := decode[[]appointment](t, admin.get(period+test.query), 200)
		if len(got) == 0 {
			t.Errorf("%s: nothing", name)
		}
		for _, a := range got {
			if !test.keep(a) {
				t.Errorf("%s: %+v", name, a)
			}
		}
	}
	if got := decode[[]appointment](t, admin.get("/appointments?start_date=2020-01-01&end_date=2020-12-31"), 200); len(got) != 0 {
		t.Errorf("%d appointments from before the account", len(got))
	}
}

// The valorization is absent unless asked for; then it may be null.
func TestIncludeValorization(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	count := func(query string) (present, null int) {
		for _, row := range decode[[]map[string]json.RawMessage](t, admin.get(period+query), 200) {
			value, ok := row["valorization"]
			if ok {
				present++
			}
			if string(value) == "null" {
				null++
			}
		}
		return present, null
	}
	if present, _ := count(""); present != 0 {
		t.Errorf("%d rows have it", present)
	}
	if present, null := count("&include_valorization=true"); present != 200 || null == 0 || null == 200 {
		t.Errorf("%d rows have it, %d as null", present, null)
	}
}

// Who may not see other users in reports sees the own records, without an error.
func TestAppointmentsOfOthers(t *testing.T) {
	t.Parallel()
	reporter := tifluxtest.AttendantPersona()
	reporter.Permissions = append(reporter.Permissions, tifluxtest.ViewTechnicianReports)
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.WithKey(tifluxtest.KeyAttendant, reporter))
	admin, attendant := as(t, api, tifluxtest.KeyAdmin), as(t, api, tifluxtest.KeyAttendant)
	me := decode[idName](t, attendant.get("/users/me"), 200)
	number := 0
	for _, row := range everyTicket(t, admin, "desk_ids", "102") {
		number = row.Number
	}
	made := decode[appointment](t, attendant.record(number, work()), 201)
	got := decode[[]appointment](t, attendant.get(period+"&user_ids=1"), 200)
	found := false
	for _, a := range got {
		found = found || a.ID == made.ID
		if a.User.ID != me.ID {
			t.Errorf("sees %+v", a)
		}
	}
	if !found {
		t.Error("does not see the own record")
	}
}

func TestListAppointmentsRefusals(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10))
	admin := as(t, api, tifluxtest.KeyAdmin)
	for name, test := range map[string]struct {
		query     string
		code      int
		key, text string
	}{
		"no period":   {"", 42202, "start_date", "can't be blank"},
		"no end":      {"?start_date=2026-03-01", 42202, "end_date", "can't be blank"},
		"bad date":    {"?start_date=x&end_date=2026-03-01", 42202, "start_date", "invalid date"},
		"bad ids":     {"?desk_ids=a", 42202, "desk_ids", "must be a comma-separated list of integers"},
		"repeated":    {"?user_ids=1,1", 42202, "user_ids", "cannot contain duplicate values"},
		"bad boolean": {"?include_valorization=sim", 42202, "include_valorization", "sim is not a valid option. Include valorization must be 'true' or 'false'"},
		"unknown":     {"?stage_ids=1", 40001, "error", "found unpermitted parameter: :stage_ids"},
		"page":        {"?offset=0", 42201, "offset", "must be greater than 0"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			refused(t, as(t, api, tifluxtest.KeyAdmin).get("/appointments"+test.query), test.code, test.key, test.text)
		})
	}
	refused(t, as(t, admin.api, tifluxtest.KeyAttendant).get(period), 40301, "error", "not authorized")
}
