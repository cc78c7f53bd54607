package resolve

import "strings"

// distance is the number of edits between two words (insert, delete, replace,
// swap neighbours; no letter is edited twice), or more than limit when it
// exceeds limit.
func distance[E byte | rune](a, b []E, limit int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	const longest = 64
	if len(a) == 0 || len(b)-len(a) > limit || len(b) > longest {
		return len(b)
	}
	var rows [3][longest + 1]uint8
	before, above, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		row[j] = uint8(j)
	}
	for i := range a {
		before, above, row = above, row, before
		// Cells farther than limit from the diagonal are beyond it.
		lo, hi := max(i-limit, 0), min(i+limit, len(b)-1)
		row[lo] = uint8(min(i, limit) + 1)
		if hi+2 < len(row) {
			row[hi+2] = uint8(limit + 1)
		}
		least := row[lo]
		for j := lo; j <= hi; j++ {
			d := above[j]
			if a[i] != b[j] {
				d = min(d, above[j+1], row[j]) + 1
				if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
					d = min(d, before[j-1]+1)
				}
			}
			row[j+1] = d
			least = min(least, d)
		}
		if int(least) > limit {
			return limit + 1
		}
	}
	return int(row[len(b)])
}

// sameButEnding reports whether two words differ in a last vowel only, which in
// Portuguese tells people apart: Maria and Mário, Gabriel and Gabriela.
func sameButEnding(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if !vowelAt(b, len(b)-1) {
		return false
	}
	if len(a) == len(b) {
		return vowelAt(a, len(a)-1) && a[:len(a)-1] == b[:len(b)-1]
	}
	return a == b[:len(b)-1]
}

func vowelAt(s string, i int) bool {
	if i < 0 {
		return false
	}
	switch s[i] {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isFiller reports whether a folded word says little by itself: people leave
// it out, and a query of nothing else names nobody.
func isFiller(word string) bool {
	switch word {
	case "a", "o", "e", "de", "da", "do", "das", "dos", "em", "para",
		"ltda", "me", "mei", "epp", "eireli", "sa", "cia":
		return true
	}
	return false
}

// isGivenName reports whether a folded word is one of the given names that are
// a letter away from another, or begin one: Maria is nobody's slip for Márcia, nor
// Vítor short for Vitória. Names with two spellings (Tiago, Thiago) are left out.
func isGivenName(word string) bool {
	const names = " adilson ailton alice alicia aline ana andre bianca branca breno bruno carla celia celina clara " +
		"daiane dario deise delia denise diane diego dilma diogo edilson edson elaine eliane eliene eline " +
		"elson emanuel enrico erico fabio gilda gilson hilton irene ismael israel ivo ivone jadir jair jane " +
		"joel jose josue julia julio laila lara laura lauro lea leia leila lelia licia lidia ligia livia " +
		"luana luara lucia luciana luciane luciano luciene lucila luzia maira manuel manuela mara marcia " +
		"marcio marco marcos maria mariana mariano marilda marilene marilia marina marino mario marlene marta " +
		"martina maura mauro melina milton nadia nadir nair nelma nelson nilda nilson nilton nilza olivia " +
		"oscar osmar paola paula paulo regina reginaldo reinaldo renata renato rene roger ronaldo rosa " +
		"rosalia rosana rosane ruben saulo selena selma silvana silvano sonia tamara tania telma tulio valdir " +
		"valmor vania vitor wilson zelia zilda "
	return strings.Contains(names, " "+word+" ")
}

// signature is the set of letters and digits of a word: words far apart in
// their signatures are far apart in edits.
func signature(word string) (set uint64, runes int) {
	for _, r := range word {
		runes++
		switch {
		case 'a' <= r && r <= 'z':
			set |= 1 << (r - 'a')
		case '0' <= r && r <= '9':
			set |= 1 << (26 + r - '0')
		default:
			set |= 1 << (36 + r%28)
		}
	}
	return set, runes
}

// moreThan reports whether a set has more than limit members. For the small
// limits here it is faster than bits.OnesCount64, which first asks what the
// processor can do.
func moreThan(limit int, set uint64) bool {
	for range limit {
		set &= set - 1
	}
	return set != 0
}

const digits = uint64(1<<10-1) << 26

// misspelt returns the edits between two words where both could be slips of
// one another, within limit.
func misspelt(a, b *spelling, limit int) (int, bool) {
	if a.runes > b.runes {
		a, b = b, a
	}
	extra := b.runes - a.runes // as many edits add a letter, and take none away
	if (a.letters|b.letters)&digits != 0 || b.runes < 4 || extra > limit ||
		moreThan(limit-extra, a.letters&^b.letters) || moreThan(limit, b.letters&^a.letters) {
		return 0, false
	}
	if len(a.text) != a.runes || len(b.text) != b.runes {
		d := distance([]rune(a.text), []rune(b.text), limit)
		return d, d <= limit
	}
	s, t := a.text, b.text
	for s != "" && t != "" && s[0] == t[0] {
		s, t = s[1:], t[1:]
	}
	for s != "" && t != "" && s[len(s)-1] == t[len(t)-1] {
		s, t = s[:len(s)-1], t[:len(t)-1]
	}
	if limit == 1 && max(len(s), len(t)) > 2 {
		return 0, false // one edit touches two letters at most
	}
	var x, y [64]byte
	d := distance(append(x[:0], s...), append(y[:0], t...), limit)
	return d, d <= limit
}

// spelling is a word with what is worth knowing before comparing it.
type spelling struct {
	text    string
	letters uint64
	runes   int
	filler  bool
}

func spell(text string) spelling {
	set, runes := signature(text)
	return spelling{text, set, runes, isFiller(text)}
}
