package resolve

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// clientNames invents n names out of a pool of rare words, each of which is used,
// and of common ones.
func clientNames(n, pool int) []string {
	rng := rand.New(rand.NewPCG(7, 7))
	common := strings.Fields("Silva Santos Oliveira Comércio Serviços Transportes Padaria Clínica São João Norte Sul")
	rare := rareWords(rng, pool)
	names := make([]string, n)
	for i := range names {
		name := []string{common[rng.IntN(len(common))], rare[i%pool], rare[rng.IntN(pool)]}
		if rng.IntN(3) == 0 {
			name = append(name, "Ltda")
		}
		names[i] = strings.Join(name, " ")
	}
	return names
}

func itself(s string) []string { return []string{s} }

var sizes = []struct {
	name        string
	names, pool int
}{{"10k", 10_000, 8_000}, {"100k", 100_000, 65_000}}

// queriesFor returns queries of one kind after another.
func queriesFor(names []string) []struct {
	kind    string
	queries []string
} {
	rng := rand.New(rand.NewPCG(11, 11))
	kinds := []struct {
		kind    string
		queries []string
	}{{"same", nil}, {"reordered", nil}, {"words", nil}, {"unfinished", nil}, {"misspelt", nil}, {"absent", nil}, {"broad", nil}}
	for range 64 {
		name := names[rng.IntN(len(names))]
		words := strings.Fields(name)
		reordered := slices.Clone(words)
		slices.Reverse(reordered)
		for k, query := range []string{
			Fold(name),
			strings.Join(reordered, " "),
			words[1] + " " + words[2],
			words[0] + " " + string([]rune(words[1])[:4]),
			words[0] + " " + typo(rng, words[1]) + " " + words[2],
			"atendimento " + words[1] + " inexistente",
			[]string{"ltda", "silva", "a", "comercio ltda"}[rng.IntN(4)],
		} {
			kinds[k].queries = append(kinds[k].queries, query)
		}
	}
	return kinds
}

// naive is what one would write without an index: it folds every name, and knows
// neither order nor slips.
func naive(names []string, query string) (found int) {
	query = Fold(query)
	for _, name := range names {
		if strings.Contains(Fold(name), query) {
			found++
		}
	}
	return found
}

// BenchmarkFind also runs the naive search, over the same names: xnaive is how
// many times longer that takes.
func BenchmarkFind(b *testing.B) {
	for _, size := range sizes {
		names := clientNames(size.names, size.pool)
		index := NewIndex(names, itself)
		kinds := queriesFor(names)
		var baseline time.Duration
		b.Run(size.name+"/naive", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if naive(names, kinds[0].queries[0]) == 0 {
					b.Fatal("a name does not contain itself")
				}
			}
			baseline = b.Elapsed() / time.Duration(b.N)
		})
		for _, kind := range kinds {
			b.Run(size.name+"/"+kind.kind, func(b *testing.B) {
				b.ReportAllocs()
				found, n := 0, 0
				for b.Loop() {
					found += len(index.Find(kind.queries[n%len(kind.queries)]).Matches)
					n++
				}
				if kind.kind != "absent" && found == 0 {
					b.Error("nothing found")
				}
				b.ReportMetric(float64(baseline)*float64(n)/float64(b.Elapsed()), "xnaive")
			})
		}
	}
}

func BenchmarkNewIndex(b *testing.B) {
	for _, size := range sizes {
		names := clientNames(size.names, size.pool)
		b.Run(size.name, func(b *testing.B) {
			b.ReportAllocs()
			words := 0
			for b.Loop() {
				words = len(NewIndex(names, itself).names.dict)
			}
			b.ReportMetric(float64(words), "words")
		})
	}
}

func BenchmarkBest(b *testing.B) {
	list := lists["desks"]
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := Best("suprote n1", list, func(s string) string { return s }).One(); !ok {
			b.Fatal("not found")
		}
	}
}

// TestFindLeavesLittleGarbage looks at the better quarter of many queries, because
// a pool may always lose what it holds, and does so at random under the race
// detector. It must not run beside other tests.
func TestFindLeavesLittleGarbage(t *testing.T) {
	names := clientNames(20_000, 12_000)
	index := NewIndex(names, itself)
	for _, kind := range queriesFor(names) {
		var taken []uint64
		for range 2 { // the first round warms up
			taken = taken[:0]
			for _, query := range kind.queries[:32] {
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				index.Find(query)
				runtime.ReadMemStats(&after)
				taken = append(taken, after.TotalAlloc-before.TotalAlloc)
			}
		}
		slices.Sort(taken)
		if n := taken[len(taken)/4]; n > 4096 {
			t.Errorf("%s: %d bytes for a query", kind.kind, n)
		}
	}
}

func TestIndexIsSafeForConcurrentUse(t *testing.T) {
	t.Parallel()
	names := clientNames(2_000, 1_500)
	index := NewIndex(names, itself)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for i := 0; i < len(names); i += 20 {
				if r := index.Find(names[i]); r.Outcome == None || r.Matches[0].Text != names[i] {
					t.Errorf("%q found %v", names[i], r)
				}
			}
		})
	}
	group.Wait()
}

// TestEveryNameFindsItself also checks that a name in a list of its own kind
// is never beaten by another.
func TestEveryNameFindsItself(t *testing.T) {
	t.Parallel()
	for name, list := range lists {
		index := NewIndex(list, aliases)
		for i, entry := range list {
			for _, alias := range aliases(entry) {
				r := index.Find(alias)
				if r.Matches[0].Score != Exact || !slices.ContainsFunc(r.Matches, func(m Match[string]) bool { return m.Index == i }) {
					t.Errorf("%s: %q found %v", name, alias, r)
				}
			}
		}
	}
}

// FuzzFind checks, for any list and query, that the answers of an index are
// well formed and always the same, that an exact name wins, and that results
// account for every word.
func FuzzFind(f *testing.F) {
	f.Add("acme", "ACME\nACME Ltda\nAcme Comércio")
	f.Add("cansados/dev", "Dev - Cansados\nDev")
	f.Add("suprote n1", "Suporte N1\nSuporte N2\nsuprote")
	f.Add("a a ab", "ab a a\na ab\nabc abd a\na")
	f.Add("maria@exemplo.com.br", "maria@exemplo.com.br\nMARIA@exemplo.com.br\nmaria")
	f.Add("\u0301", "\u0301\n\u200b\n \n???\n!!!")
	f.Add("s.a. ß", "S/A SS\nsa ẞ\nＳＡ\xff")
	f.Fuzz(func(t *testing.T, query, lines string) {
		list := strings.Split(lines, "\n")
		index := NewIndex(list, aliases)
		all := index.Search(query, 0)
		result := index.Find(query)
		if diff := cmp.Diff(all, NewIndex(list, aliases).Search(query, 0)); diff != "" {
			t.Errorf("another index answers otherwise:\n%s", diff)
		}
		if diff := cmp.Diff(result, index.Find(query)); diff != "" {
			t.Errorf("the second answer differs:\n%s", diff)
		}
		for i, m := range all {
			if m.Record != list[m.Index] || m.Score < Typo || m.Score > Exact {
				t.Errorf("match %+v", m)
			}
			if i > 0 && (all[i-1].Score < m.Score || all[i-1].Score == m.Score && all[i-1].Index == m.Index) {
				t.Errorf("%+v after %+v", m, all[i-1])
			}
		}
		asked := strings.TrimSpace(query)
		if asked != "" {
			exact := 0
			for _, entry := range list {
				if slices.ContainsFunc(aliases(entry), func(a string) bool { return strings.TrimSpace(a) == asked }) {
					exact++
				}
			}
			if exact > 0 && (result.Matches[0].Score != Exact || result.Total != exact || (result.Outcome == One) != (exact == 1)) {
				t.Errorf("%d exact names, result %+v", exact, result)
			}
		}
		wellFormed := map[Outcome]bool{
			One:       len(result.Matches) == 1,
			Ambiguous: len(result.Matches) > 1 && result.Total >= len(result.Matches),
			None:      len(result.Matches) <= maxNearest,
		}
		if !wellFormed[result.Outcome] {
			t.Errorf("result %+v", result)
		}
	})
}
