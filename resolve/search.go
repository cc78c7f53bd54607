package resolve

import (
	"hash/maphash"
	"math/bits"
	"slices"
	"sort"
	"strings"
)

// scratch is what one search needs; searches pass it on, so that they leave no
// garbage in proportion to the list.
type scratch struct {
	raw    string
	email  bool
	folded []byte
	words  words
	asked  []asked
	hits   [][]hit // by word of the query, sorted by word of the list
	same   []candidate
	found  []candidate
	// One bit for each text: those that all words so far, and one word, allow.
	all, one []uint64
	table    table
	other    words
}

// asked is a word of the query.
type asked struct {
	spelling
	known bool // a word of its own: of the list, or a given name
	given bool
	last  bool
	reach int // texts with a hit
}

func (c *corpus) borrow(query string) *scratch {
	s, ok := c.scratch.Get().(*scratch)
	if !ok {
		s = new(scratch)
	}
	s.raw = strings.TrimSpace(query)
	s.email = isEmail(s.raw)
	var f folder
	s.folded = append(s.folded[:0], f.fold(s.raw)...)
	s.words.split(s.folded)
	s.asked, s.same, s.found = s.asked[:0], s.same[:0], s.found[:0]
	return s
}

// identical finds the texts that are the query itself, but for case, accents and
// separators, and puts their records in s.found.
func (c *corpus) identical(s *scratch) {
	if s.raw == "" || len(c.texts) == 0 {
		return
	}
	t, ok := c.keys[maphash.Bytes(c.seed, key(s.raw, s.folded, &s.words))]
	if !ok {
		return
	}
	var f folder
	for ; t >= 0; t = c.texts[t].next {
		x := &c.texts[t]
		score := Exact
		if x.raw != s.raw {
			folded := f.fold(x.raw)
			s.other.split(folded)
			switch {
			case string(key(x.raw, folded, &s.other)) != string(key(s.raw, s.folded, &s.words)):
				continue // the hash alone is the same
			case x.email || s.email:
				if !equalEmail(x.raw, s.raw) {
					continue
				}
				score = Folded
			case string(folded) == string(s.folded) && len(folded) > 0:
				score = Folded
			default:
				score = sameLetters
			}
		}
		s.same = append(s.same, candidate{record: x.record, text: t, score: score, sound: true})
	}
	slices.SortFunc(s.same, func(a, b candidate) int { return int(a.text - b.text) })
	for _, found := range s.same {
		s.found = join(s.found, found)
	}
}

// join adds a candidate to a list by record: the texts of a record come one
// after the other, and the best of them counts.
func join(list []candidate, found candidate) []candidate {
	n := len(list)
	if n == 0 || list[n-1].record != found.record {
		return append(list, found)
	}
	last := &list[n-1]
	cost, sound := min(last.cost, found.cost), last.sound || found.sound
	if better(found, *last) < 0 {
		*last = found
	}
	last.cost, last.sound = cost, sound
	return list
}

// search puts every record that accounts for all words of the query in s.found,
// those of s.same included.
func (c *corpus) search(s *scratch) {
	n := s.words.count()
	if s.email || n == 0 || len(s.words.ends) > maxWords || len(c.texts) == 0 {
		return
	}
	s.found = s.found[:0]
	c.ask(s)
	size := (len(c.texts) + 63) / 64
	s.all = slices.Grow(s.all[:0], size)[:size]
	s.one = slices.Grow(s.one[:0], size)[:size]
	for i := range s.asked {
		clear(s.one)
		c.mark(s.one, s.hits[i])
		if i == 0 {
			copy(s.all, s.one)
			continue
		}
		for b := range s.all {
			s.all[b] &= s.one[b]
		}
	}
	same := s.same
	for _, found := range same {
		s.all[found.text/64] |= 1 << (found.text % 64)
	}
	for b, set := range s.all {
		for ; set != 0; set &= set - 1 {
			t := int32(b*64 + bits.TrailingZeros64(set))
			if len(same) > 0 && same[0].text == t {
				s.found = join(s.found, same[0])
				same = same[1:]
			} else if found, ok := c.measure(s, t); ok {
				s.found = join(s.found, found)
			}
		}
	}
}

// mark sets the bits of the texts that have one of the words.
func (c *corpus) mark(set []uint64, hits []hit) {
	for _, h := range hits {
		for _, t := range c.postings[c.posted[h.word]:c.posted[h.word+1]] {
			set[t/64] |= 1 << (t % 64)
		}
	}
}

// ask looks up the words of the query.
func (c *corpus) ask(s *scratch) {
	n := s.words.count()
	for len(s.hits) < n {
		s.hits = append(s.hits, nil)
	}
	for i := range n {
		q := asked{spelling: spell(string(s.words.at(i))), last: i == n-1}
		s.hits[i] = c.lookUp(s.hits[i][:0], &q)
		for _, h := range s.hits[i] {
			q.reach += int(c.posted[h.word+1] - c.posted[h.word])
		}
		s.asked = append(s.asked, q)
	}
}

// lookUp appends the words of the list in which q is found, in order.
func (c *corpus) lookUp(hits []hit, q *asked) []hit {
	lo, known := slices.BinarySearchFunc(c.dict, q.text, func(sp spelling, text string) int {
		return strings.Compare(sp.text, text)
	})
	hi := lo + sort.Search(len(c.dict)-lo, func(i int) bool {
		return !strings.HasPrefix(c.dict[lo+i].text, q.text)
	})
	q.given = isGivenName(q.text)
	q.known = known || q.given
	hits = c.scan(hits, q, 0, lo)
	for w := lo; w < hi; w++ {
		sp := &c.dict[w]
		h := hit{word: int32(w), part: whole, sound: true}
		if sp.runes > q.runes {
			h.part, h.cost = start, 2
			h.sound = q.beginning(sp.text)
			if q.last || sp.runes == q.runes+1 {
				h.cost, h.slip = 1, !q.last
			}
		}
		hits = append(hits, h)
	}
	return c.scan(hits, q, hi, len(c.dict))
}

// beginning reports whether q may stand for a word that it begins. The last word
// of a query may be unfinished, others are abbreviations; but a number is not
// the beginning of another number, nor a given name of another name.
func (q *asked) beginning(word string) bool {
	after, final := word[len(q.text)], q.text[len(q.text)-1]
	if isDigit(after) && isDigit(final) || q.given || sameButEnding(q.text, word) {
		return false
	}
	return q.last || !q.known && q.runes > 1
}

// scan appends the words from lo up to hi that contain q or are close to it.
func (c *corpus) scan(hits []hit, q *asked, lo, hi int) []hit {
	if q.runes < 3 {
		return hits
	}
	limit := 1
	if q.runes >= 6 {
		limit = 2
	}
	for i, letters := range c.letters[lo:hi] {
		lost := q.letters &^ letters
		if moreThan(limit, lost) || lost != 0 && moreThan(limit, letters&^q.letters) {
			continue
		}
		w := lo + i
		sp := &c.dict[w]
		if lost == 0 && sp.runes > q.runes && strings.Contains(sp.text, q.text) {
			h := hit{int32(w), inside, 3, true, q.runes >= 4 && !q.known && q.letters&digits == 0}
			if sp.runes == q.runes+1 {
				h.cost = 1
			}
			hits = append(hits, h)
			continue
		}
		if edits, ok := misspelt(&q.spelling, sp, limit); ok {
			h := hit{word: int32(w), part: twoEdits, cost: uint8(edits), slip: true}
			if edits == 1 {
				h.part = oneEdit
				h.sound = max(q.runes, sp.runes) >= 5 && !q.known && !sameButEnding(q.text, sp.text)
			}
			hits = append(hits, h)
		}
	}
	return hits
}

// hitOn returns how a word of the list was found, unfound when it was not.
func hitOn(hits []hit, word int32) hit {
	lo, hi := 0, len(hits)
	for lo < hi {
		if m := int(uint(lo+hi) / 2); hits[m].word < word {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(hits) && hits[lo].word == word {
		return hits[lo]
	}
	return hit{}
}

// nearest returns records that have some of the words of the query, though not
// all: none of them fits, but one may be what was meant. Those in fitting are
// left out. The rarest words are followed, as far as a glance allows.
func (c *corpus) nearest(s *scratch, fitting []candidate) []candidate {
	const glance = 2000
	if len(s.asked) == 0 {
		return nil
	}
	rarest := make([]int, len(s.asked))
	runes := 0
	for i := range rarest {
		rarest[i] = i
		runes += s.asked[i].runes
	}
	slices.SortStableFunc(rarest, func(a, b int) int { return s.asked[a].reach - s.asked[b].reach })
	clear(s.one)
	seen := 0
	for _, i := range rarest {
		if s.asked[i].filler || s.asked[i].runes < 2 || seen > 0 && seen+s.asked[i].reach > glance {
			continue
		}
		seen += s.asked[i].reach
		c.mark(s.one, s.hits[i])
	}
	near := s.same[:0]
	for b, set := range s.one {
		for ; set != 0; set &= set - 1 {
			t := int32(b*64 + bits.TrailingZeros64(set))
			record := c.texts[t].record
			if slices.ContainsFunc(fitting, func(f candidate) bool { return f.record == record }) {
				continue
			}
			if share := c.share(s, t, runes); share >= 30 {
				near = join(near, candidate{record: record, text: t, cost: 100 - share})
			}
		}
	}
	s.same = near
	return near
}

// share is how much of the query is found in a text, in percent.
func (c *corpus) share(s *scratch, t int32, runes int) int {
	x := &c.texts[t]
	points := 0
	for i := range s.asked {
		best := unfound
		for _, word := range c.spelled[x.first:x.last] {
			best = max(best, hitOn(s.hits[i], word).part)
		}
		points += int(best) * s.asked[i].runes
	}
	return points * 100 / (int(whole) * runes)
}
