package resolve

import (
	"hash/maphash"
	"slices"
	"strings"
	"sync"
)

const (
	maxWords      = 64 // words of one name or query that are matched
	maxCandidates = 10 // of an ambiguous result
	maxNearest    = 5  // of a result with nothing
)

// Index finds records by name. It is built once, never changes, and may be used
// by several goroutines at a time. The zero Index is empty.
type Index[T any] struct {
	records []T
	names   corpus
}

// NewIndex indexes records under the texts that names gives for each: its name
// and any aliases, of which the best match counts. Blank texts and records
// without any are never found. Names longer than 64 words are matched by their
// first 64, unless they are equal to the query. The index keeps the slice of
// records; do not change it.
//
// A text that is an e-mail address is compared for equality only, case aside.
func NewIndex[T any](records []T, names func(T) []string) *Index[T] {
	x := &Index[T]{records: records}
	b := newBuilder(&x.names, len(records))
	for i, record := range records {
		for _, name := range names(record) {
			b.add(int32(i), name)
		}
	}
	b.finish()
	return x
}

// Len is the number of records.
func (x *Index[T]) Len() int { return len(x.records) }

// Search returns the records that fit the query, best first, at most limit of
// them, all for a limit of 0. Among equal scores the name that departs less from
// the query comes first, then the record that was indexed first.
func (x *Index[T]) Search(query string, limit int) []Match[T] {
	s := x.names.borrow(query)
	defer x.names.scratch.Put(s)
	x.names.identical(s)
	x.names.search(s)
	return x.matches(top(s.found, limit))
}

// Find returns the one record that the query names, or the records between
// which it does not decide, or the nearest names.
//
// A record is the one meant when the query is its name (case, accents and
// separators aside), however many longer names there are; otherwise when no
// other record can be had from the query with as few departures, which are
// words left out, moved, cut short or misspelt. On top of that, a word other
// than the last is taken for an abbreviation or for a part of a word only when
// it is not itself a word of this list, and a number or a common given name
// never; a misspelt word is accepted alone only as a single edit in a word of
// five or more letters that is neither a word of this list nor a common given
// name and does not differ by a last vowel (Mário is no slip for Maria), when no
// other word is uncertain and nothing but "Ltda" and the like is left out or the
// misspelt word has eight letters.
func (x *Index[T]) Find(query string) Result[T] {
	s := x.names.borrow(query)
	defer x.names.scratch.Put(s)
	if x.names.identical(s); len(s.found) == 0 {
		x.names.search(s)
	}
	outcome, found := decide(s.found)
	r := Result[T]{Outcome: outcome, Total: len(found)}
	switch outcome {
	case One, Ambiguous:
		r.Matches = x.matches(top(found, maxCandidates))
	case None:
		r.Matches = x.matches(top(found, maxNearest))
		if missing := maxNearest - len(found); missing > 0 {
			r.Matches = append(r.Matches, x.matches(top(x.names.nearest(s, found), missing))...)
		}
		r.Total = max(r.Total, len(r.Matches))
	}
	return r
}

func (x *Index[T]) matches(found []candidate) []Match[T] {
	if len(found) == 0 {
		return nil
	}
	list := make([]Match[T], len(found))
	for i, c := range found {
		list[i] = Match[T]{x.records[c.record], int(c.record), x.names.texts[c.text].raw, c.score}
	}
	return list
}

// corpus is the index without the records.
type corpus struct {
	texts    []text     // by record
	dict     []spelling // the distinct words, sorted
	letters  []uint64   // of each word, apart because every query reads all of them
	spelled  []int32    // the words of all texts, by text
	postings []int32    // the texts of all words, by word
	posted   []int32    // where the postings of a word start, and one more
	seed     maphash.Seed
	keys     map[uint64]int32 // hash of a key -> last text that has it
	scratch  sync.Pool
}

// text is one name or alias.
type text struct {
	raw         string
	record      int32
	next        int32 // another text with the same hash, or -1
	first, last int32 // its words in spelled
	runes       int   // of its words together
	email       bool
}

// key is what identical names have in common: their letters without separators,
// for want of letters whatever they have.
func key(raw string, folded []byte, w *words) []byte {
	switch {
	case len(w.letters) > 0:
		return w.letters
	case len(folded) > 0:
		return folded
	}
	return []byte(raw)
}

// builder fills a corpus.
type builder struct {
	c      *corpus
	folder folder
	words  words
	ids    map[string]int32 // in order of appearance until finish sorts them
}

func newBuilder(c *corpus, records int) *builder {
	c.seed = maphash.MakeSeed()
	c.keys = make(map[uint64]int32, records)
	c.texts = make([]text, 0, records)
	c.spelled = make([]int32, 0, 3*records)
	return &builder{c: c, folder: folder{latin: new([latinEnd]string)}, ids: make(map[string]int32, records/2)}
}

func (b *builder) add(record int32, raw string) {
	raw = strings.TrimSpace(raw)
	if raw == "" {
		return
	}
	c := b.c
	folded := b.folder.fold(raw)
	b.words.split(folded)
	t := text{raw: raw, record: record, first: int32(len(c.spelled)), email: isEmail(raw)}
	hash := maphash.Bytes(c.seed, key(raw, folded, &b.words))
	same, ok := c.keys[hash]
	if !ok {
		same = -1
	}
	t.next = same
	c.keys[hash] = int32(len(c.texts))
	if !t.email {
		for i := range b.words.count() {
			word := b.words.at(i)
			id, ok := b.ids[string(word)]
			if !ok {
				id = int32(len(c.dict))
				sp := spell(string(word))
				c.dict = append(c.dict, sp)
				b.ids[sp.text] = id
			}
			c.spelled = append(c.spelled, id)
			t.runes += c.dict[id].runes
		}
	}
	t.last = int32(len(c.spelled))
	c.texts = append(c.texts, t)
}

// finish sorts the words and lists the texts of each.
func (b *builder) finish() {
	c := b.c
	slices.SortFunc(c.dict, func(a, b spelling) int { return strings.Compare(a.text, b.text) })
	moved := make([]int32, len(c.dict))
	c.letters = make([]uint64, len(c.dict))
	for i := range c.dict {
		moved[b.ids[c.dict[i].text]] = int32(i)
		c.letters[i] = c.dict[i].letters
	}
	c.posted = make([]int32, len(c.dict)+1)
	for i, id := range c.spelled {
		c.spelled[i] = moved[id]
		c.posted[moved[id]]++
	}
	// posted[w] becomes where w ends, and, filled from the back, where it starts.
	for w := 1; w < len(c.posted); w++ {
		c.posted[w] += c.posted[w-1]
	}
	c.postings = make([]int32, len(c.spelled))
	for t := len(c.texts) - 1; t >= 0; t-- {
		for _, w := range c.spelled[c.texts[t].first:c.texts[t].last] {
			c.posted[w]--
			c.postings[c.posted[w]] = int32(t)
		}
	}
}
