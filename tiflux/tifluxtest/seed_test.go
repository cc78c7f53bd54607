package tifluxtest_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func at(instant time.Time) tifluxtest.Option {
	return tifluxtest.Clock(func() time.Time { return instant })
}

// The same seed and day give the same account, whatever keys are added, and
// another seed another one.
func TestDeterminism(t *testing.T) {
	t.Parallel()
	noon := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
	view := func(opts ...tifluxtest.Option) string {
		admin := as(t, tifluxtest.New(append([]tifluxtest.Option{tifluxtest.Quota(0), at(noon), tifluxtest.Size(100)}, opts...)...), tifluxtest.KeyAdmin)
		var b strings.Builder
		for _, path := range []string{"/tickets?filter_by=all&limit=200", "/tickets/10050?show_entities=true", "/clients?limit=200", "/requestors?limit=200", "/desks?limit=200"} {
			b.Write(admin.get(path).body)
		}
		return b.String()
	}
	first := view()
	for name, opts := range map[string][]tifluxtest.Option{
		"again":    nil,
		"with key": {tifluxtest.WithKey("more", tifluxtest.Persona{Name: "more", Kind: tifluxtest.KindAttendant})},
	} {
		if diff := cmp.Diff(first, view(opts...)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if first == view(tifluxtest.Seed(2)) {
		t.Error("another seed gives the same account")
	}
}

// What the documentation promises about the generated account.
func TestGeneratedAccount(t *testing.T) {
	t.Parallel()
	now := time.Now().UTC()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	total := func(path string) string { t.Helper(); return admin.get(path).header.Get("X-Total-Items") }
	for path, want := range map[string]string{
		"/desks": "14", "/clients": "60", "/requestors": "300", "/tickets?filter_by=all": "800", "/technical-users": "37",
		"/desks?active=false": "1",
	} {
		if got := total(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	seen := map[string]int{}
	for _, row := range everyTicket(t, admin, "filter_by", "all") {
		created, err := time.Parse(time.RFC3339, row.CreatedAt)
		if err != nil || created.After(now) || row.UpdatedAt < row.CreatedAt || row.UpdatedAt > now.Format(time.RFC3339) {
			t.Fatalf("ticket %d: created %s, updated %s", row.Number, row.CreatedAt, row.UpdatedAt)
		}
		for name, is := range map[string]bool{
			"open": !row.IsClosed, "closed": row.Status.Name == "Fechado", "canceled": row.Status.Name == "Cancelado",
			"review": row.Status.Name == "Fechado" && !row.IsRevised, "paused": row.SLA.Stopped, "no SLA": row.SLA.Due == nil,
			"on time": row.SLA.Solution != nil && *row.SLA.Solution, "late": row.SLA.Solution != nil && !*row.SLA.Solution,
			"by catalog": row.Catalog != nil && row.Priority == nil, "by priority": row.Priority != nil,
			"typed requestor": row.Requestor.ID == nil && row.Requestor.Name != nil, "no requestor": row.Requestor.Name == nil,
			"unassigned": row.Responsible == nil, "followers": row.Followers != nil, "reopened": row.ReopenCount > 0,
			"late and open":    !row.IsClosed && row.SLA.Solution != nil && !*row.SLA.Solution,
			"on time and open": !row.IsClosed && row.SLA.Solution != nil && *row.SLA.Solution,
		} {
			if is {
				seen[name]++
			}
		}
		full := admin.ticket(row.Number)
		for name, is := range map[string]bool{
			"grouped away": full.IsGrouped && full.IsClosed && full.Reference.Number != 0, "child": full.Reference.Number != 0,
			"parent": len(full.Children) > 0, "checklist": full.Checklists.Blocks,
			"table": strings.Contains(*full.Description, "<table>"), "script": strings.Contains(*full.Description, "<script>"),
			"injection": strings.Contains(*full.Description, "Ignore previous instructions"),
			"bidi":      strings.Contains(*full.Description, "\u202e"), "zero width": strings.Contains(*full.Description, "\u200b"),
			"pipe": strings.Contains(*full.Description, " | "), "emoji": strings.ContainsAny(*full.Description, "👋🙏😟"),
		} {
			if is {
				seen[name]++
			}
		}
		for _, e := range full.Entities {
			for _, f := range e.Fields {
				if f.Value != nil {
					seen["field "+f.Kind]++
				}
			}
		}
	}
	for _, name := range []string{
		"open", "closed", "canceled", "review", "paused", "no SLA", "on time", "late", "late and open", "on time and open",
		"by catalog", "by priority", "typed requestor", "no requestor", "unassigned", "followers", "reopened", "grouped away",
		"child", "parent", "checklist", "table", "script", "injection", "bidi", "zero width", "pipe", "emoji",
		"field text", "field text_area", "field currency", "field phone", "field email", "field link", "field date",
		"field single_select", "field checkbox",
	} {
		if seen[name] == 0 {
			t.Errorf("no ticket: %s", name)
		}
	}
}

func TestAddressesAreInvented(t *testing.T) {
	t.Parallel()
	admin := as(t, tifluxtest.New(tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	used := map[string]bool{}
	for _, path := range []string{"/users?limit=200", "/requestors?limit=200", "/requestors?limit=200&offset=2"} {
		for _, row := range decode[[]struct{ Email *string }](t, admin.get(path), 200) {
			if row.Email == nil {
				continue
			}
			box, ok := strings.CutSuffix(*row.Email, "@exemplo.com.br")
			if !ok || used[box] {
				t.Errorf("address %s", *row.Email)
			}
			used[box] = true
			for _, refusedWord := range []string{"teste", "123", "estudante", "blog", "email"} {
				if strings.Contains(box, refusedWord) {
					t.Errorf("the API refuses %s", *row.Email)
				}
			}
		}
	}
}

func TestEmpty(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Empty())
	for _, key := range []string{tifluxtest.KeyAdmin, tifluxtest.KeyClient} {
		c := as(t, api, key)
		for _, path := range []string{"/tickets", "/clients", "/desks"} {
			if got := c.get(path); string(got.body) != "[]" {
				t.Errorf("%s: %s", path, got.body)
			}
		}
		if me := decode[idName](t, c.get("/users/me"), 200); me.ID == 0 {
			t.Errorf("%s is nobody", key)
		}
	}
}

// BenchmarkNew says how long the largest account takes; with the race detector it
// is too slow for a test.
func TestLargeAccount(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(20_000), tifluxtest.Quota(0))
	admin := as(t, api, tifluxtest.KeyAdmin)
	if got := admin.get("/tickets?filter_by=all&limit=1").header.Get("X-Total-Items"); got != "20000" {
		t.Errorf("%s tickets", got)
	}
	if got := admin.ticket(30_000); *got.Description == "" || got.Number != 30_000 {
		t.Error("the last ticket has no text")
	}
	if got := decode[[]idName](t, admin.get("/clients?limit=200"), 200); len(got) != 60 {
		t.Errorf("%d clients", len(got))
	}
}
