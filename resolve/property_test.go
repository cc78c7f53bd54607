package resolve

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// namesOf invents n different names of two to five words, with at least two
// rare words in each. One in five is a near copy of an earlier one.
func namesOf(rng *rand.Rand, n int) []string {
	common := strings.Fields("Silva Santos Souza Lima Costa Maria José João Ana Carlos Paulo " +
		"Comércio Serviços Indústria Transportes Padaria Clínica Mercado Construtora Ltda ME S.A. " +
		"de da dos e Filial Matriz Norte Sul Centro 01 02 2024 N1 N2")
	rare := rareWords(rng, 3*n)
	names := make([]string, 0, n)
	seen := map[string]bool{}
	for len(names) < n {
		var name []string
		if len(names) > 0 && rng.IntN(5) == 0 {
			name = nearCopy(rng, strings.Fields(names[rng.IntN(len(names))]), common)
		}
		// Every name takes fresh words too, so that the dictionary grows.
		if len(name) == 0 {
			name = append(name, rare[0], rare[1])
			rare = rare[2:]
			for range rng.IntN(3) {
				name = slices.Insert(name, rng.IntN(len(name)+1), common[rng.IntN(len(common))])
			}
			if rng.IntN(2) == 0 {
				name = append(name, rare[0])
				rare = rare[1:]
			}
		}
		joined := strings.Join(name, " ")
		if !seen[Fold(joined)] {
			seen[Fold(joined)] = true
			names = append(names, joined)
		}
	}
	return names
}

func nearCopy(rng *rand.Rand, name, common []string) []string {
	i := rng.IntN(len(name))
	switch rng.IntN(4) {
	case 0: // one letter apart
		name[i] = typo(rng, name[i])
	case 1: // one word more
		name = slices.Insert(name, i, common[rng.IntN(len(common))])
	case 2: // the other gender
		if last := len(name[i]) - 1; name[i][last] == 'a' {
			name[i] = name[i][:last] + "o"
		} else {
			name[i] += "a"
		}
	case 3: // one word less
		if len(name) > 2 {
			name = slices.Delete(name, i, i+1)
		}
	}
	return name
}

// rareWords invents n different words of Portuguese sound.
func rareWords(rng *rand.Rand, n int) []string {
	onsets := strings.Fields("b c d f g j l m n p r s t v x z br cr tr pr gr fl ch lh nh qu")
	vowels := strings.Fields("a a a e e i o o u á é í ó ã ê ç~a õe ei ou")
	codas := []string{"", "", "", "", "r", "s", "l", "m", "n"}
	seen := map[string]bool{}
	list := make([]string, 0, n)
	for len(list) < n {
		var b strings.Builder
		for range 2 + rng.IntN(3) {
			b.WriteString(onsets[rng.IntN(len(onsets))])
			b.WriteString(strings.ReplaceAll(vowels[rng.IntN(len(vowels))], "~", ""))
		}
		b.WriteString(codas[rng.IntN(len(codas))])
		word := []rune(b.String())
		word[0] = unicode.ToUpper(word[0])
		if w := string(word); !seen[Fold(w)] {
			seen[Fold(w)] = true
			list = append(list, w)
		}
	}
	return list
}

// typo makes one slip in a word: a letter too many, missing, wrong or swapped.
func typo(rng *rand.Rand, word string) string {
	r := []rune(word)
	letter := rune('a' + rng.IntN(26))
	for {
		i := rng.IntN(len(r))
		switch rng.IntN(4) {
		case 0:
			return string(slices.Insert(r, i, letter))
		case 1:
			if len(r) > 1 {
				return string(slices.Delete(r, i, i+1))
			}
		case 2:
			if Fold(string(r[i])) != string(letter) {
				r[i] = letter
				return string(r)
			}
		case 3:
			if i > 0 && Fold(string(r[i])) != Fold(string(r[i-1])) {
				r[i], r[i-1] = r[i-1], r[i]
				return string(r)
			}
		}
	}
}

// mutations are the ways in which people miss a name. A mutation returns "" for
// a name on which it cannot act. The first five depart from the name in one way,
// and none of them may ever lead to another record; the last two are read better
// as other names now and then.
var mutations = []struct {
	name   string
	times  int
	recall float64 // least share that is resolved
	wrong  float64 // largest share that is resolved to another record
	mutate func(*rand.Rand, string) string
}{
	{"case", 4000, 0.99, 0, func(rng *rand.Rand, name string) string {
		return strings.Map(func(r rune) rune {
			if rng.IntN(2) == 0 {
				return unicode.ToUpper(r)
			}
			return unicode.ToLower(r)
		}, name)
	}},
	{"accents", 4000, 0.99, 0, func(rng *rand.Rand, name string) string {
		if rng.IntN(2) == 0 {
			return norm.NFD.String(name)
		}
		return strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFD.String(name))
	}},
	{"order", 4000, 0.99, 0, func(rng *rand.Rand, name string) string {
		words := strings.Fields(name)
		rng.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		return strings.Join(words, []string{" ", " - ", "/", ", "}[rng.IntN(4)])
	}},
	{"typo", 4000, 0.90, 0, func(rng *rand.Rand, name string) string {
		words := strings.Fields(name)
		for _, i := range rng.Perm(len(words)) {
			if letters := []rune(words[i]); len(letters) >= 5 && !slices.ContainsFunc(letters, unicode.IsDigit) {
				words[i] = typo(rng, words[i])
				return strings.Join(words, " ")
			}
		}
		return ""
	}},
	{"cut", 4000, 0.50, 0, func(rng *rand.Rand, name string) string {
		if words := strings.Fields(name); rng.IntN(2) == 0 {
			i := rng.IntN(len(words))
			return strings.Join(slices.Delete(words, i, i+1), " ")
		}
		r := []rune(name)
		return strings.TrimSpace(string(r[:1+rng.IntN(len(r)-1)]))
	}},
	{"short typo", 1000, 0, 0.005, func(rng *rand.Rand, name string) string {
		words := strings.Fields(name)
		for _, i := range rng.Perm(len(words)) {
			if n := len([]rune(words[i])); n >= 2 && n < 5 {
				words[i] = typo(rng, words[i])
				return strings.Join(words, " ")
			}
		}
		return ""
	}},
	{"cut and typo", 1000, 0.25, 0.05, func(rng *rand.Rand, name string) string {
		words := strings.Fields(name)
		i := rng.IntN(len(words))
		words = slices.Delete(words, i, i+1)
		i = rng.IntN(len(words))
		words[i] = typo(rng, words[i])
		return strings.Join(words, " ")
	}},
}

// TestMutations mutates names of a list in which one name in five is a near copy
// of another. A mutation that happens to spell another record's whole name is
// left out: that record is what the query says. The matcher was not tuned to the
// seed: others give the same.
func TestMutations(t *testing.T) {
	t.Parallel()
	const seed, size = 8128, 5000
	single := 0
	for _, m := range mutations {
		if m.wrong == 0 {
			single += m.times
		}
	}
	if single < 20_000 {
		t.Fatalf("only %d mutations that must not become another record", single)
	}
	rng := rand.New(rand.NewPCG(seed, seed))
	names := namesOf(rng, size)
	index := NewIndex(names, func(s string) []string { return []string{s} })
	owner := map[string]int{}
	distinct := map[string]bool{}
	var w words
	for i, name := range names {
		w.split([]byte(Fold(name)))
		owner[string(w.letters)] = i
		for j := range w.count() {
			distinct[string(w.at(j))] = true
		}
	}
	t.Logf("%d names, %d distinct words", len(names), len(distinct))
	if len(distinct) < 10_000 {
		t.Fatalf("only %d distinct words", len(distinct))
	}
	for k, m := range mutations {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			rng := rand.New(rand.NewPCG(seed, uint64(k)))
			var w words
			var right, wrong, ambiguous, none, others int
			for total := 0; total < m.times; {
				i := rng.IntN(len(names))
				query := m.mutate(rng, names[i])
				if query == "" || query == names[i] {
					continue
				}
				w.split([]byte(Fold(query)))
				if j, ok := owner[string(w.letters)]; ok && j != i {
					others++
					continue
				}
				total++
				switch r := index.Find(query); {
				case r.Outcome == Ambiguous:
					ambiguous++
				case r.Outcome == None:
					none++
				case r.Matches[0].Index == i:
					right++
				default:
					wrong++
					if m.wrong == 0 {
						t.Errorf("%s: %q, meant as %q, became %q", m.name, query, names[i], r.Matches[0].Text)
					}
				}
			}
			recall := float64(right) / float64(m.times)
			t.Logf("%-12s %d: resolved %.2f%%, ambiguous %d, not found %d, wrong %d (%d more spelt another name)",
				m.name, m.times, 100*recall, ambiguous, none, wrong, others)
			if recall < m.recall {
				t.Errorf("%s: recall %.4f, want at least %.2f", m.name, recall, m.recall)
			}
			if share := float64(wrong) / float64(m.times); share > m.wrong {
				t.Errorf("%s: %.4f wrong, want at most %.3f", m.name, share, m.wrong)
			}
		})
	}
}
