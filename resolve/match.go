// Package resolve turns what people type into the record they mean, and never
// guesses: a query that fits two records equally well is ambiguous, and one
// that fits none is not found, with the nearest names.
//
// [Best] matches against a small list, an [Index] against a large one that is
// asked often. [Identify] recognises queries that are no names: ids, e-mail
// addresses, phone numbers, CPF and CNPJ. A [Set] does all of it with the records
// of a TiFlux account.
package resolve

import (
	"cmp"
	"fmt"
	"slices"
)

// Score says how a query fits a name. The hundreds are the grade, one of the
// constants below: the weakest of the ways in which the words of the query
// were found, each in a word of its own. A query with a word that is not found
// at all does not match. The rest, 0 to 99, says how much of the name the query
// covers, so that a higher score is always a better match. Scores rank; which
// matches are certain enough to act on is decided by [Index.Find].
type Score int

// The grades, best first.
const (
	// Exact: the same text, white space around it aside.
	Exact Score = 600
	// Folded: the same after [Fold]: case, accents, full width.
	Folded Score = 500
	// AllTokens: every word of the query is a word of the name, in any order.
	// At 499 the query is the whole name, separators aside ("help-desk" for
	// "Help Desk"); at 498 the whole name in another order.
	AllTokens Score = 400
	// Prefix: a word of the query only begins a word of the name.
	Prefix Score = 300
	// Contained: a word of the query stands inside a word of the name. Words
	// of three or more letters.
	Contained Score = 200
	// Typo: a word of the query is one edit (two from six letters up) away
	// from a word of the name of four or more letters. An edit is a letter too
	// many, missing, wrong, or swapped with its neighbour. Words with digits
	// are never read as misspelt.
	Typo Score = 100
)

const (
	sameLetters = AllTokens + 99
	sameWords   = AllTokens + 98
)

// Grade is the constant at or below s, 0 for what does not match.
func (s Score) Grade() Score { return s - s%100 }

// String names the grade and gives the score: "prefix (345)".
func (s Score) String() string {
	name := "none"
	switch s.Grade() {
	case Exact:
		name = "exact"
	case Folded:
		name = "folded"
	case AllTokens:
		name = "all tokens"
	case Prefix:
		name = "prefix"
	case Contained:
		name = "contained"
	case Typo:
		name = "typo"
	}
	return fmt.Sprintf("%s (%d)", name, int(s))
}

// Match is a record that fits a query.
type Match[T any] struct {
	Record T
	Index  int    // position in the list that was indexed
	Text   string // the name or alias that fits best
	Score  Score  // 0 for a nearest name that does not fit
}

// Outcome says what [Index.Find] decided.
type Outcome int

// The outcomes.
const (
	None      Outcome = iota // nothing fits well enough
	Ambiguous                // several records fit equally well, or nearly
	One                      // one record is meant
)

func (o Outcome) String() string {
	switch o {
	case One:
		return "one"
	case Ambiguous:
		return "ambiguous"
	}
	return "none"
}

// Result is the answer to a query that should name one record.
type Result[T any] struct {
	Outcome Outcome
	// Matches holds, best first, the one record, up to ten records between
	// which the query does not decide, or up to five nearest names.
	Matches []Match[T]
	// Total is the number of records that Matches would hold uncut.
	Total int
}

// One returns the record meant, and whether there is one.
func (r Result[T]) One() (record T, ok bool) {
	if r.Outcome != One {
		return record, false
	}
	return r.Matches[0].Record, true
}

// Best finds the record of a list that the query names. It is [Index.Find] for
// lists that are used once.
func Best[T any](query string, list []T, name func(T) string) Result[T] {
	return NewIndex(list, func(record T) []string { return []string{name(record)} }).Find(query)
}

// part is how one word of a query was found in one word of a name. Higher is
// better.
type part uint8

const (
	unfound part = iota
	twoEdits
	oneEdit
	inside
	start
	whole
)

func (p part) grade() Score {
	switch p {
	case whole:
		return AllTokens
	case start:
		return Prefix
	case inside:
		return Contained
	}
	return Typo
}

// hit is one word of the list in which a word of the query was found.
type hit struct {
	word int32
	part part
	cost uint8 // departures, see candidate.cost
	// slip: the word is misspelt, if this is what was meant.
	slip bool
	// sound: the reading may be acted upon.
	sound bool
}

// candidate is a record that accounts for every word of the query.
type candidate struct {
	record, text int32
	score        Score
	// cost counts the departures between name and query: words left out or
	// moved, words unfinished or misspelt. Names with the same cost are near
	// ties, whatever their grade: "silva" may be the first word of
	// "Silva Transportes" or a slip for "Selva".
	cost int
	// slip: a word is misspelt, if this is the record meant.
	slip bool
	// sound: as the only candidate at its cost, it is the record meant.
	sound bool
}

// better orders candidates; the order is total.
func better(a, b candidate) int {
	if a.score != b.score { // first, because it is nearly always so
		return cmp.Compare(b.score, a.score)
	}
	return cmp.Or(
		cmp.Compare(a.cost, b.cost),
		cmp.Compare(a.record, b.record),
		cmp.Compare(a.text, b.text),
	)
}

// decide sorts out the candidates for one query, in any order: the one record,
// the near ties, or all of them as the nearest. It reuses the slice.
func decide(all []candidate) (Outcome, []candidate) {
	if len(all) == 0 {
		return None, nil
	}
	best := slices.MinFunc(all, better)
	reach := best.cost
	if best.slip && best.cost > 1 {
		reach++ // misspelt and more besides: only a clear lead counts
	}
	rivals := func(c candidate) bool { return c.cost <= reach }
	if best.score >= sameLetters {
		// The query is the name: longer or similar names do not count.
		rivals = func(c candidate) bool { return c.score == best.score }
	}
	if !slices.ContainsFunc(all, func(c candidate) bool { return rivals(c) && c.sound }) {
		return None, all
	}
	near := slices.DeleteFunc(all, func(c candidate) bool { return !rivals(c) })
	if len(near) == 1 {
		return One, near
	}
	return Ambiguous, near
}

// top sorts the k best candidates to the front and returns them, all for k <= 0.
func top(all []candidate, k int) []candidate {
	if k <= 0 || k >= len(all) {
		slices.SortFunc(all, better)
		return all
	}
	slices.SortFunc(all[:k], better)
	for i := k; i < len(all); i++ {
		if better(all[i], all[k-1]) >= 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(all[:k], all[i], better)
		c := all[i]
		copy(all[at+1:k], all[at:k-1])
		all[at] = c
	}
	return all[:k]
}
