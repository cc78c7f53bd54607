package tifluxtest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

type contractRow struct {
	ID        int    `json:"id"`
	Kind      string `json:"kind"`
	Cancelled bool   `json:"cancelled"`
	Client    idName `json:"client"`
	Type      idName `json:"contract_type"`
	Modality  string `json:"modality"`
	Name      string `json:"name"`
	Status    string `json:"status"`
	Tax       string `json:"rider_tax"`
	Value     string `json:"rider_value"`
	Total     string `json:"total_value"`
}

type contractRecord struct {
	contractRow
	DaysBefore int `json:"billing_days_before"`
	Rider      *struct {
		ID          int    `json:"id"`
		DueDay      int    `json:"due_day"`
		Value       any    `json:"value"`
		Discount    any    `json:"discount_value"`
		Tax         any    `json:"tax"`
		Surplus     any    `json:"surplus_hour_value"`
		Hours       string `json:"qtd_hours"`
		Description string `json:"description"`
	} `json:"last_rider"`
	Members []idName `json:"contracts"`
	Updated string   `json:"updated_at"`
}

type usage struct {
	Modality string `json:"modality"`
	Cycles   []struct {
		Start      string `json:"previous_billing_date"`
		End        string `json:"billing_date"`
		Closed     bool   `json:"closed"`
		Contracted any    `json:"contracted"`
		Percent    any    `json:"percent_used"`
		Surplus    string `json:"surplus"`
		Attendance any    `json:"by_attendance"`
	} `json:"cycles"`
}

const everyStatus = "/contracts?limit=200&status=actives,readjust,expired"

// reader may read contracts but not their amounts.
func contractReader(more ...tifluxtest.Permission) tifluxtest.Persona {
	return tifluxtest.Persona{
		Name: "reader", Kind: tifluxtest.KindAttendant, Licenses: []tifluxtest.License{tifluxtest.LicenseTickets},
		Permissions: append([]tifluxtest.Permission{tifluxtest.ViewContracts}, more...),
	}
}

// contractOf is a contract of a modality in a condition.
func contractOf(t *testing.T, c caller, modality string, is func(contractRow) bool) contractRow {
	t.Helper()
	for _, row := range decode[[]contractRow](t, c.get(everyStatus), 200) {
		if row.Kind == "contract" && row.Modality == modality && is(row) {
			return row
		}
	}
	t.Fatalf("no contract of %s", modality)
	return contractRow{}
}

func sound(row contractRow) bool { return row.Status == "actives" && !row.Cancelled }

// Every contract that is listed can be read, the others are hidden as the
// notes say, and all modalities and conditions are there.
func TestGeneratedContracts(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10)), tifluxtest.KeyAdmin)
	seen, twice := map[string]int{}, map[string]int{}
	rows := decode[[]contractRow](t, admin.get(everyStatus), 200)
	for _, row := range rows {
		seen[row.Modality]++
		seen[row.Status]++
		twice[fmt.Sprint(row.Kind, row.ID)]++
		if row.Kind == "contract_group" {
			g := decode[contractRecord](t, admin.get(fmt.Sprintf("/contract-groups/%d", row.ID)), 200)
			for _, m := range g.Members {
				refused(t, admin.get(fmt.Sprintf("/contracts/%d", m.ID)), 40401, "error", "Couldn't find Contract with")
				refused(t, admin.put(fmt.Sprintf("/contracts/%d", m.ID), `{"name":"x"}`), 40401, "error", "Couldn't find Contract with")
				if u := decode[usage](t, admin.get(fmt.Sprintf("/contracts/%d/usage", m.ID)), 200); u.Modality != "shared" || len(u.Cycles) > 0 {
					t.Errorf("usage of a member: %+v", u)
				}
				seen["member"]++
			}
			continue
		}
		full := decode[contractRecord](t, admin.get(fmt.Sprintf("/contracts/%d", row.ID)), 200)
		decode[usage](t, admin.get(fmt.Sprintf("/contracts/%d/usage", row.ID)), 200)
		if full.Name != row.Name || full.Client != row.Client {
			t.Errorf("listed %+v, alone %+v", row, full)
		}
		if row.Cancelled {
			seen["cancelled"]++
		}
		if full.Rider == nil {
			seen["without rider"]++
		}
	}
	for _, want := range []string{
		"Free", "Credit", "Shared", "Hours", "Saas/Product", "Per ticket", "Cumulative Hours", "actives", "readjust", "expired",
		"cancelled", "without rider", "member",
	} {
		if seen[want] == 0 {
			t.Errorf("nothing is %s: %v", want, seen)
		}
	}
	if twice["contract_group2201"] != 2 || twice["contract2201"] != 1 {
		t.Errorf("the group of two riders and the contract of the same id: %d and %d", twice["contract_group2201"], twice["contract2201"])
	}
	if types := namesOf(t, admin.get("/contract-types?limit=2")); types != "Suporte mensal, Banco de horas" {
		t.Errorf("types: %s", types)
	}
}

func TestContractFilters(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10)), tifluxtest.KeyAdmin)
	for _, test := range []struct {
		query string
		is    func(contractRow) bool
	}{
		{"", func(row contractRow) bool { return row.Status == "actives" }},
		{"&status=readjust", func(row contractRow) bool { return row.Status == "readjust" }},
		{"&status=readjust,expired", func(row contractRow) bool { return row.Status != "actives" }},
		{"&client_ids=4001,4002", func(row contractRow) bool { return row.Client.ID <= 4002 }},
		{"&contract_type_ids=19", func(row contractRow) bool { return row.Modality == "Credit" }},
	} {
		rows := decode[[]contractRow](t, admin.get("/contracts?limit=200"+test.query), 200)
		for _, row := range rows {
			if !test.is(row) {
				t.Errorf("%s gives %+v", test.query, row)
			}
		}
		if len(rows) == 0 {
			t.Errorf("%s gives nothing", test.query)
		}
	}
}

// Amounts are text in lists, numbers elsewhere, and hidden from those without
// the permission, in usage only of credit.
func TestContractAmounts(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10),
		tifluxtest.WithKey("reader", contractReader(tifluxtest.ManageContracts)),
		tifluxtest.WithKey("billing", contractReader(tifluxtest.ViewTicketValues)))
	reader := as(t, api, "reader")
	for _, row := range decode[[]contractRow](t, reader.get(everyStatus), 200) {
		if row.Tax != "--" || row.Value != "--" || row.Total != "--" {
			t.Errorf("listed %+v", row)
		}
	}
	credit := contractOf(t, as(t, api, "billing"), "Credit", sound)
	hours := contractOf(t, as(t, api, "billing"), "Hours", sound)
	var value, tax float64
	_, _ = fmt.Sscan(credit.Value+" "+credit.Tax, &value, &tax)
	if want := fmt.Sprintf("%.2f", value+tax); credit.Total != want || tax == 0 {
		t.Errorf("total %s of %+v, want %s", credit.Total, credit, want)
	}
	path := fmt.Sprintf("/contracts/%d", credit.ID)
	full := decode[contractRecord](t, as(t, api, "billing").get(path), 200)
	if full.Rider.Value != value || full.Rider.Tax != tax {
		t.Errorf("alone %+v", full.Rider)
	}
	if blind := decode[contractRecord](t, reader.get(path), 200); blind.Rider.Value != "--" || blind.Rider.Tax != "--" {
		t.Errorf("hidden %+v", blind.Rider)
	}
	u := decode[usage](t, reader.get(path+"/usage"), 200)
	if len(u.Cycles) == 0 || u.Cycles[0].Contracted != "--" || u.Cycles[0].Percent != "--" || u.Cycles[0].Attendance == nil {
		t.Errorf("usage of credit %+v", u)
	}
	u = decode[usage](t, reader.get(fmt.Sprintf("/contracts/%d/usage", hours.ID)), 200)
	if _, number := u.Cycles[0].Contracted.(float64); !number || u.Cycles[0].Attendance != nil {
		t.Errorf("usage of hours %+v", u)
	}
	got := decode[contractRecord](t, reader.put(path, `{"rider":{"tax":12.5}}`), 200)
	if got.Rider.Tax != 12.5 || got.Rider.Value != value {
		t.Errorf("changed %+v", got.Rider)
	}
}

func TestContractUsageCycles(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10)), tifluxtest.KeyAdmin)
	hours := contractOf(t, admin, "Hours", sound)
	path := fmt.Sprintf("/contracts/%d", hours.ID)
	u := decode[usage](t, admin.get(path+"/usage"), 200)
	if len(u.Cycles) != 3 || u.Modality != "hours" || u.Cycles[0].Closed || !u.Cycles[1].Closed || u.Cycles[1].End != u.Cycles[0].Start {
		t.Errorf("%+v", u)
	}
	for base, n := range map[string]int{"2020-01-01": 0, u.Cycles[1].Start: 3, "2999-12-31": 3} {
		if got := decode[usage](t, admin.get(path+"/usage?base_date="+base), 200); len(got.Cycles) != n || n > 0 && got.Cycles[0].Start > base {
			t.Errorf("until %s: %+v", base, got)
		}
	}
	free := contractOf(t, admin, "Free", sound)
	if got := decode[usage](t, admin.get(fmt.Sprintf("/contracts/%d/usage", free.ID)), 200); len(got.Cycles) > 0 || got.Modality != "free" {
		t.Errorf("free: %+v", got)
	}
}

func TestUpdateContract(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10))
	admin := as(t, api, tifluxtest.KeyAdmin)
	path := fmt.Sprintf("/contracts/%d", contractOf(t, admin, "Hours", sound).ID)
	before := decode[contractRecord](t, admin.get(path), 200)
	got := decode[contractRecord](t, admin.put(path, `{"name":"Suporte 24h","billing_days_before":28,"automatic_renewal":"f",
		"rider":{"due_day":20,"value":1300.0,"qtd_hours":125.5,"surplus_hour_value":"99.90","description":"Novo adendo"}}`), 200)
	want := before
	want.Name, want.DaysBefore, want.Updated = "Suporte 24h", 28, ""
	want.Rider.DueDay, want.Rider.Value, want.Rider.Hours, want.Rider.Surplus, want.Rider.Description = 20, 1300.0, "125:30", 99.9, "Novo adendo"
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(contractRecord{})); diff != "" {
		t.Errorf("changed (-want +got):\n%s", diff)
	}
	stored := decode[contractRecord](t, admin.get(path), 200)
	if stored.Updated <= before.Updated || stored.Rider.Hours != "125:30" {
		t.Errorf("stored %+v", stored)
	}
	if j := api.Journal(); len(j) != 1 || j[0].Label != "Suporte 24h" {
		t.Errorf("journal %+v", j)
	}
}

func TestContractRefusals(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10), tifluxtest.WithKey("reader", contractReader()))
	admin := as(t, api, tifluxtest.KeyAdmin)
	path := func(modality string, is func(contractRow) bool) string {
		return fmt.Sprintf("/contracts/%d", contractOf(t, admin, modality, is).ID)
	}
	hours, credit, free := path("Hours", sound), path("Credit", sound), path("Free", sound)
	cancelled := path("Hours", func(row contractRow) bool { return row.Cancelled })
	bare := path("Credit", func(row contractRow) bool { return sound(row) && row.Total == "0.00" })
	inactive := ""
	for id := 2201; inactive == "" && id < 2300; id++ {
		if got := admin.get(fmt.Sprintf("/contracts/%d", id)); strings.Contains(string(got.body), `"inactive":true`) {
			inactive = fmt.Sprintf("/contracts/%d", id)
		}
	}
	for _, test := range []struct {
		name, key    string
		method, path string
		body         string
		code         int
		detail, text string
	}{
		{"no license", tifluxtest.KeyNoLicense, "GET", "/contracts", "", 40304, "error", "'tickets' license"},
		{"no permission", tifluxtest.KeyAttendant, "GET", "/contracts", "", 40301, "error", "not authorized"},
		{"types need no license", tifluxtest.KeyNoLicense, "GET", "/contract-types", "", 40301, "error", "not authorized"},
		{"no permission to write", "reader", "PUT", hours, `{"name":"x"}`, 40301, "error", "not authorized"},
		{"unknown contract", "reader", "GET", "/contracts/1", "", 40401, "error", `Couldn't find Contract with 'id'="1"`},
		{"unknown usage", "reader", "GET", "/contracts/1/usage", "", 40401, "error", "Couldn't find Contract with"},
		{"unknown group", "reader", "GET", "/contract-groups/1", "", 40401, "error", "Couldn't find ContractGroup"},
		{"usage of a group", "reader", "GET", "/contract-groups/2201/usage", "", 40403, "error", "No route"},
		{"singular status", "reader", "GET", "/contracts?status=active,readjust", "", 42201, "status", "contains invalid values: active"},
		{"bad clients", "reader", "GET", "/contracts?client_ids=a", "", 42201, "client_ids", "must be a comma-separated list of integers"},
		{"bad date", "reader", "GET", hours + "/usage?base_date=ontem", "", 42201, "base_date", "invalid date"},
		{"cancelled", tifluxtest.KeyAdmin, "PUT", cancelled, `{"name":"x"}`, 42202, "errors", "Cannot update a cancelled contract"},
		{"inactive", tifluxtest.KeyAdmin, "PUT", inactive, `{"name":"x"}`, 42202, "active", "Cannot update an inactive contract"},
		{"other modality", tifluxtest.KeyAdmin, "PUT", free, `{"name":"x"}`, 42202, "errors", "Hours and Credit"},
		{"name blank", tifluxtest.KeyAdmin, "PUT", hours, `{"name":""}`, 42202, "name", "can't be blank"},
		{"name too long", tifluxtest.KeyAdmin, "PUT", hours, `{"name":"` + strings.Repeat("x", 256) + `"}`, 42202, "name", "is too long"},
		{"too many days", tifluxtest.KeyAdmin, "PUT", hours, `{"billing_days_before":29}`, 42202, "billing_days_before", "must be 28"},
		{"negative days", tifluxtest.KeyAdmin, "PUT", hours, `{"billing_days_before":-1}`, 42202, "billing_days_before", "greater than or equal to 0"},
		{"due day", tifluxtest.KeyAdmin, "PUT", hours, `{"rider":{"due_day":29}}`, 42202, "rider.due_day", "between 1 and 28"},
		{"value no number", tifluxtest.KeyAdmin, "PUT", hours, `{"rider":{"value":"muito"}}`, 42202, "rider.value", "is not a number"},
		{"tax of hours", tifluxtest.KeyAdmin, "PUT", hours, `{"rider":{"tax":1}}`, 42202, "rider.tax", "not allowed for the modality Hours"},
		{"due day no number", tifluxtest.KeyAdmin, "PUT", hours, `{"rider":{"due_day":"dez"}}`, 42202, "rider.due_day", "is not a number"},
		{"rider of the wrong kind", tifluxtest.KeyAdmin, "PUT", hours, `{"rider":[1]}`, 42202, "rider", "must be an object"},
		{"no rider", tifluxtest.KeyAdmin, "PUT", bare, `{"rider":{"value":1}}`, 42202, "rider", "has no rider"},
		{"unknown member of the rider", tifluxtest.KeyAdmin, "PUT", hours, `{"rider":{"number":1}}`, 40001, "error", ":number"},
		{"hours of credit", tifluxtest.KeyAdmin, "PUT", credit, `{"rider":{"qtd_hours":1}}`, 42202, "rider.qtd_hours", "not allowed for the modality Credit"},
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
