package tiflux_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// contractRow is a row of the list of contracts; kind is JSON members in front.
func contractRow(kind string, id int, tax, value, total string) string {
	return fmt.Sprintf(`{%s"id":%d,"cancelled":false,"client":{"id":210,"name":"Padaria Aurora"},"contract_type":{"id":17,"name":"Suporte mensal"},
		"duration":null,"expiration_date":null,"modality":"Saas/Product","name":"Suporte","readjust_duration":12,"readjustment_date":"2027-05-01",
		"rider_tax":%q,"rider_value":%q,"status":"actives","total_value":%q}`, kind, id, tax, value, total)
}

// TestContractsAndGroupsShareIDs: a contract and a group of the same id are two
// records, a row without kind is a contract, and a row that comes twice is one.
func TestContractsAndGroupsShareIDs(t *testing.T) {
	t.Parallel()
	body := "[" + contractRow(`"kind":"contract",`, 55, "0.00", "1250.00", "1250.00") + "," +
		contractRow(`"kind":"contract_group",`, 55, "--", "--", "--") + "," +
		contractRow(`"kind":"contract_group",`, 55, "--", "--", "--") + "," +
		contractRow("", 56, "10.00", "90.50", "100.50") + "]"
	contracts, err := tiflux.Collect(answering(t, http.StatusOK, body).Contracts.All(t.Context(), nil), 0)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range contracts {
		got = append(got, fmt.Sprintf("%s %d %s %v", c.Kind, c.ID, c.TotalValue, c.TotalValue.Hidden()))
	}
	want := []string{"contract 55 1250.00 false", "contract_group 55 -- true", " 56 100.50 false"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("contracts (-want +got):\n%s", diff)
	}
}

const contractTerms = `"id":8701,"name":"Suporte","active":true,"client":{"id":210,"name":"Padaria Aurora"},"expiration_date":null,"duration":null,
	"automatic_renewal":true,"billing_in_batch":false,"automatic_billing":true,"billing_days_before":0,
	"consumption_reminder":{"notification":false,"percent":null,"emails":null}`

// TestContractAmounts: a detail has amounts as numbers or hidden, and of each
// modality only its own members.
func TestContractAmounts(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, rider string
		want        *tiflux.ContractLastRider
	}{
		{"hours", `{"rider_number":2,"release":0,"due_day":10,"value":1250.0,"discount_value":0.0,"discount_type":"currency","qtd_hours":"180:00","qtd_hours_decimal":180.0,"surplus_hour_value":90.5}`,
			&tiflux.ContractLastRider{
				RiderNumber: 2, DueDay: 10, Value: "1250.0", DiscountValue: "0.0", DiscountType: "currency",
				QtdHours: "180:00", QtdHoursDecimal: tiflux.Set(180.0), SurplusHourValue: "90.5",
			}},
		{"hidden", `{"rider_number":2,"release":1,"due_day":10,"value":"--","tax":"--"}`,
			&tiflux.ContractLastRider{RiderNumber: 2, Release: 1, DueDay: 10, Value: "--", Tax: "--"}},
		{"free with lines", `{"rider_number":1,"release":0,"due_day":5,"value":null,"max_equipments":0,"items":[{"id":3,"qtd":2.5,"value":10,"total_value":"--"},{"id":4,"qtd":"3"}]}`,
			&tiflux.ContractLastRider{
				RiderNumber: 1, DueDay: 5, MaxEquipments: tiflux.Set[int64](0),
				Items: []tiflux.ContractRiderLine{{ID: 3, Qtd: "2.5", Value: "10", TotalValue: "--"}, {ID: 4, Qtd: "3"}},
			}},
		{"none", `null`, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c, _ := clientAnswering(t, http.StatusOK, `{`+contractTerms+`,"contract_type":{"id":17,"name":"Mensal","modality":""},"last_rider":`+tt.rider+`}`)
			got, err := c.Contracts.Get(t.Context(), 8701)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got.LastRider, cmp.Comparer(sameOpt[int64]), cmp.Comparer(sameOpt[float64])); diff != "" {
				t.Errorf("rider (-want +got):\n%s", diff)
			}
			if days, ok := got.BillingDaysBefore.Get(); !ok || days != 0 || got.Duration != 0 || !got.Billed.IsZero() {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func sameOpt[T comparable](a, b tiflux.Opt[T]) bool { return a == b }

func TestContractUsageIsReadWhateverItsUnit(t *testing.T) {
	t.Parallel()
	cycle := func(members string) string {
		return `{"previous_billing_date":"2026-08-10","billing_date":"2026-09-10","closed":false` + members + `}`
	}
	c, _ := clientAnswering(t, http.StatusOK, `{"contract_id":8701,"modality":"credit","last_consume_notification":null,"cycles":[`+
		cycle(`,"contracted":"--","used":"--","percent_used":"--","surplus":"0.00","by_attendance":{"external":90,"remote":0,"internal":15}`)+","+
		cycle(`,"contracted":20.0,"used":7.5,"percent_used":null,"used_shifts":0,"by_attendance":null`)+`]}`)
	got, err := c.Contracts.GetUsage(t.Context(), 8701, &tiflux.ContractUsageOptions{BaseDate: "2026-09-01"})
	if err != nil {
		t.Fatal(err)
	}
	dates := tiflux.ContractUsageCycle{PreviousBillingDate: "2026-08-10", BillingDate: "2026-09-10"}
	hidden, hours := dates, dates
	hidden.Contracted, hidden.Used, hidden.PercentUsed, hidden.Surplus = "--", "--", "--", "0.00"
	hidden.ByAttendance = &tiflux.ContractUsageAttendance{External: 90, Internal: 15}
	hours.Contracted, hours.Used, hours.UsedShifts = "20.0", "7.5", tiflux.Set(0.0)
	if diff := cmp.Diff([]tiflux.ContractUsageCycle{hidden, hours}, got.Cycles, cmp.Comparer(sameOpt[float64])); diff != "" {
		t.Errorf("cycles (-want +got):\n%s", diff)
	}
}

func TestContractUpdateSendsAmountsAsNumbers(t *testing.T) {
	t.Parallel()
	c, sent := clientAnswering(t, http.StatusOK, `{`+contractTerms+`,"contract_type":{"id":17,"name":"Mensal","modality":"Hours"},"last_rider":null}`)
	_, err := c.Contracts.Update(t.Context(), 8701, &tiflux.ContractUpdate{
		BillingDaysBefore: tiflux.Set[int64](0),
		Rider: tiflux.ContractRiderUpdate{
			DueDay: tiflux.Set[int64](20), Value: tiflux.Set(tiflux.MoneyFromCents(130000)), QtdHours: tiflux.Set(25.5),
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"billing_days_before":0,"rider":{"due_day":20,"value":1300.00,"qtd_hours":25.5}}`
	if diff := cmp.Diff(want, *sent); diff != "" {
		t.Errorf("body (-want +sent):\n%s", diff)
	}
}

// TestContractsLife reads every contract in every shape and changes one.
func TestContractsLife(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	c := newClient(t, tifluxtest.New())
	every := &tiflux.ContractListOptions{Status: []tiflux.ContractStatus{tiflux.ContractActive, tiflux.ContractReadjust, tiflux.ContractExpired}}
	page, err := c.Contracts.List(ctx, every)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := tiflux.Collect(c.Contracts.All(ctx, every), 0)
	if err != nil || len(rows) != page.Total-1 { // One group comes twice.
		t.Errorf("%d contracts of %d, %v", len(rows), page.Total, err)
	}
	for _, row := range rows[:20] {
		if row.Kind == tiflux.KindContractGroup {
			continue
		}
		detail, err := c.Contracts.Get(ctx, row.ID)
		if err != nil || detail.Name != row.Name || !detail.Cancelled.Or(true) && row.Cancelled != detail.CancellationScheduled.Or(false) {
			t.Errorf("got %+v, %v", detail, err)
		}
		if row.Modality != tiflux.ModalityHours || row.Cancelled {
			continue
		}
		changed, err := c.Contracts.Update(ctx, row.ID, &tiflux.ContractUpdate{
			Rider: tiflux.ContractRiderUpdate{Value: tiflux.Set(tiflux.MoneyFromCents(130050)), QtdHours: tiflux.Set(25.5)},
		})
		if err != nil {
			t.Fatal(err)
		}
		cents, _ := changed.LastRider.Value.Cents()
		if cents != 130050 || changed.LastRider.QtdHours != "25:30" || !changed.Cancelled.IsZero() || !changed.UpdatedAt.IsZero() {
			t.Errorf("changed to %+v", changed)
		}
	}
	types, err := tiflux.Collect(c.Contracts.AllTypes(ctx, nil), 0)
	if err != nil || len(types) == 0 || types[len(types)-1].Modality != "" {
		t.Errorf("types %+v, %v", types, err)
	}
}
