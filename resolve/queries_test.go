package resolve_test

import (
	"iter"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// namesOf reads what the names and aliases of a list are.
func namesOf[T any](t *testing.T, list iter.Seq2[T, error], names func(T) []string) [][]string {
	t.Helper()
	var all [][]string
	for record, err := range list {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, names(record))
	}
	return all
}

// accountNames are the names in the in-memory account, by kind.
func accountNames(t *testing.T) map[string][][]string {
	t.Helper()
	c := newClient(t, tifluxtest.New(tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	ctx := t.Context()
	names := map[string][][]string{
		"desk":           namesOf(t, c.Desks.All(ctx, nil), func(d tiflux.Desk) []string { return []string{d.Name, d.DisplayName} }),
		"client":         namesOf(t, c.Clients.All(ctx, nil), func(c tiflux.ClientSummary) []string { return []string{c.Name, c.Social} }),
		"attendant":      namesOf(t, c.Users.AllTechnical(ctx, nil), func(u tiflux.TechnicalUser) []string { return []string{u.Name, u.Email} }),
		"requestor":      namesOf(t, c.Requestors.All(ctx, nil), func(r tiflux.Requestor) []string { return []string{r.Name, r.Email} }),
		"group":          namesOf(t, c.TechnicalGroups.All(ctx, nil), func(g tiflux.IDName) []string { return []string{g.Name} }),
		"department":     namesOf(t, c.Departments.All(ctx, nil), func(d tiflux.IDName) []string { return []string{d.Name} }),
		"catalog":        namesOf(t, c.ServicesCatalogs.All(ctx, nil), func(c tiflux.ServicesCatalog) []string { return []string{c.Name} }),
		"folder":         namesOf(t, c.Knowledge.AllFolders(ctx, nil), func(f tiflux.KnowledgeFolder) []string { return []string{f.Title} }),
		"article":        namesOf(t, c.Knowledge.All(ctx, nil), func(k tiflux.Knowledge) []string { return []string{k.Title} }),
		"contract type":  namesOf(t, c.Contracts.AllTypes(ctx, nil), func(c tiflux.ContractType) []string { return []string{c.Name} }),
		"equipment type": namesOf(t, c.Equipments.AllTypes(ctx, nil), func(e tiflux.IDName) []string { return []string{e.Name} }),
		"entity":         namesOf(t, c.Entities.All(ctx, nil), func(e tiflux.Entity) []string { return []string{e.Name} }),
	}
	for d, err := range c.Desks.All(ctx, nil) {
		if err != nil {
			t.Fatal(err)
		}
		names["stages of "+d.Name] = namesOf(t, c.Desks.AllStages(ctx, d.ID, nil), func(s tiflux.Stage) []string { return []string{s.Name} })
		names["priorities of "+d.Name] = namesOf(t, c.Desks.AllPriorities(ctx, d.ID, nil), func(p tiflux.Priority) []string { return []string{p.Name} })
		names["items of "+d.Name] = namesOf(t, c.Desks.AllServicesCatalogsItems(ctx, d.ID, nil), func(i tiflux.DeskServicesCatalogsItem) []string { return []string{i.Name} })
	}
	for e, err := range c.Entities.All(ctx, nil) {
		if err != nil {
			t.Fatal(err)
		}
		names["fields of "+e.Name] = namesOf(t, c.Entities.AllFields(ctx, e.ID, nil), func(f tiflux.EntityField) []string { return []string{f.Name} })
	}
	return names
}

// TestQueries looks up what people type. A query that names no single record may
// come out otherwise than expected without harm; one that becomes another record
// than the one that is meant is the worst that can happen, and is counted apart.
func TestQueries(t *testing.T) {
	t.Parallel()
	const atLeast = 250
	data, err := os.ReadFile("testdata/queries.txt")
	if err != nil {
		t.Fatal(err)
	}
	indexes := map[string]*resolve.Index[[]string]{}
	for kind, names := range accountNames(t) {
		indexes[kind] = resolve.NewIndex(names, func(names []string) []string { return names })
	}
	queries, wrong := 0, 0
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.Split(line, " | ")
		if len(parts) != 3 || indexes[parts[0]] == nil {
			t.Fatalf("line %d: %q is no query of a known kind", n+1, line)
		}
		queries++
		r := indexes[parts[0]].Find(parts[1])
		got := outcome(r)
		want := parts[2]
		if names, ok := strings.CutPrefix(want, "? "); ok {
			list := strings.Split(names, "; ")
			slices.Sort(list)
			want = "? " + strings.Join(list, "; ")
		} else if want == "?" && r.Outcome == resolve.Ambiguous {
			want = got
		}
		if got == want {
			continue
		}
		if r.Outcome == resolve.One {
			wrong++
		}
		t.Errorf("line %d: %s %q is %s, want %s", n+1, parts[0], parts[1], got, want)
	}
	t.Logf("%d queries, %d became another record", queries, wrong)
	if queries < atLeast {
		t.Errorf("only %d queries, want %d", queries, atLeast)
	}
}

// outcome writes a result as the file of queries does.
func outcome(r resolve.Result[[]string]) string {
	if r.Outcome == resolve.None {
		return "-"
	}
	var names []string
	for _, m := range r.Matches {
		names = append(names, m.Record[0])
	}
	if r.Outcome == resolve.One {
		return names[0]
	}
	slices.Sort(names)
	return "? " + strings.Join(names, "; ")
}
