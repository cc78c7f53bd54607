package resolve

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
)

// source says how the records of a kind are read, named and told apart.
type source[T any] struct {
	kind   Kind
	scope  Scope
	id     func(*T) *int64
	names  func(T) []string // the one that is shown, then others that count
	detail func(T) string
	// by holds what Identify recognises besides an id, and where a record has it.
	by map[IdentityKind]func(T) string
	// walks are the places that have the records; the next is asked when one is
	// refused.
	walks []walk[T]
	keep  func(T) bool // drops what a place cannot be asked to leave out; nil drops nothing
	use   filterUse
	get   func(context.Context, int64) (T, error) // one record, where the API has that
}

// walk ranges over the records that pass a filter, as far as the place has one.
type walk[T any] func(context.Context, filter, ...tiflux.CallOption) seq[T]

type seq[T any] = iter.Seq2[T, error]

// convert makes records of another type.
func convert[A, B any](from seq[A], to func(A) B) seq[B] {
	return func(yield func(B, error) bool) {
		for a, err := range from {
			if !yield(to(a), err) {
				return
			}
		}
	}
}

// filter is what the server is asked for; the zero filter is every record.
type filter struct {
	name, email, telephone, taxNumber string
}

// filterUse says when the server's filters are worth a request.
type filterUse int

const (
	unfiltered     filterUse = iota // there are none
	filteredIfCut                   // the list is kept whole if it is not too long
	filteredAlways                  // too many to read for one name, and any part of a name is found
)

func (i Identity) filter() filter {
	switch i.Kind {
	case Email:
		return filter{email: i.Value}
	case Phone:
		return filter{telephone: nationalDigits(i.Value)}
	}
	return filter{taxNumber: i.Value}
}

// nationalDigits is a phone number as the API's filter wants it, without country
// code. Where that ends in a foreign number is unknown, but the last digits do,
// because the hits are compared.
func nationalDigits(e164 string) string {
	if digits, ok := strings.CutPrefix(e164, "+55"); ok {
		return digits
	}
	return e164[max(0, len(e164)-8):]
}

// within is the scope of what belongs to a record; id 0 is everywhere.
func within(kind Kind, id int64) Scope {
	if id == 0 {
		return nil
	}
	return Scope{{Kind: kind, ID: id}}
}

// key tells lists apart.
func (src *source[T]) key(f filter) string {
	parts := []string{string(src.kind)}
	for _, r := range src.scope {
		parts = append(parts, string(r.Kind), strconv.FormatInt(r.ID, 10))
	}
	return strings.Join(append(parts, Fold(f.name), f.email, f.telephone, f.taxNumber), "\x00")
}

// list returns the records that pass a filter, from memory if they are there.
func (src *source[T]) list(ctx context.Context, s *Set, f filter) (*snapshot[T], error) {
	return read(ctx, s, src.kind, src.key(f), func(ctx context.Context) (*snapshot[T], error) {
		return src.load(ctx, f, s.maxPages*tiflux.MaxPageSize)
	})
}

// load reads the records at the first place that is open to the key's user.
func (src *source[T]) load(ctx context.Context, f filter, most int) (*snapshot[T], error) {
	denied := &PermissionError{Kind: src.kind}
	var last error
	for _, walk := range src.walks {
		records, complete, err := src.collect(ctx, walk, f, most)
		switch {
		case err == nil:
			return src.snapshot(records, complete), nil
		case errors.Is(err, errNoFilter):
			list := src.snapshot(nil, false)
			list.blind = true
			return list, nil
		case !refused(err):
			return nil, err
		}
		denied.add(err)
		last = err
	}
	if denied.Err == nil {
		return nil, last // forbidden nowhere, but what the records belong to does not exist
	}
	return nil, denied
}

// refused reports whether the next place should be asked. Other failures than
// these are not for other places to mend.
func refused(err error) bool {
	return errors.Is(err, tiflux.ErrForbidden) || errors.Is(err, tiflux.ErrNotFound)
}

// What a walk may end with that is no failure.
var (
	errCut      = errors.New("resolve: list cut")             // there is more, but it does not go on
	errNoFilter = errors.New("resolve: place without filter") // it cannot be asked for less than everything
)

// collect reads a list, as far as it is worth it: of one that is known to be too
// long to be read to its end, a page is as good as many.
func (src *source[T]) collect(ctx context.Context, walk walk[T], f filter, most int) (records []T, complete bool, err error) {
	var page tiflux.Response
	n := 0
	for record, err := range walk(ctx, f, tiflux.WithResponse(&page)) {
		if errors.Is(err, errCut) {
			return records, false, nil
		}
		if err != nil {
			return nil, false, err
		}
		if src.keep == nil || src.keep(record) {
			records = append(records, record)
		}
		if n++; n == most {
			return records, false, nil
		}
		if n == tiflux.MaxPageSize && src.use == filteredAlways {
			if total, err := strconv.Atoi(page.Header.Get("X-Total-Items")); err == nil && total > most {
				return records, false, nil
			}
		}
	}
	return records, true, nil
}

// snapshot is a list that was read, and whether to its end.
type snapshot[T any] struct {
	*Index[T]
	src      *source[T]
	complete bool
	blind    bool // nothing was read, because the place has no filter
}

func (src *source[T]) snapshot(records []T, complete bool) *snapshot[T] {
	return &snapshot[T]{Index: NewIndex(records, src.names), src: src, complete: complete}
}

func (l *snapshot[T]) withID(id int64) []T {
	var hits []T
	for _, record := range l.records {
		if *l.src.id(&record) == id {
			hits = append(hits, record)
		}
	}
	return hits
}

// label is the name of the record with an id, empty if it is not here.
func (l *snapshot[T]) label(id int64) string {
	for _, record := range l.withID(id) {
		return l.src.label(record)
	}
	return ""
}

// label is the first name of a record that is not blank.
func (src *source[T]) label(record T) string {
	for _, name := range src.names(record) {
		if strings.TrimSpace(name) != "" {
			return name
		}
	}
	return ""
}

func (src *source[T]) has(records []T, record T) bool {
	id := *src.id(&record)
	return slices.ContainsFunc(records, func(r T) bool { return *src.id(&r) == id })
}

func (src *source[T]) candidates(matches []Match[T]) []Candidate {
	list := make([]Candidate, len(matches))
	for i, m := range matches {
		list[i] = Candidate{ID: *src.id(&m.Record), Name: src.label(m.Record), Detail: src.detail(m.Record), Score: m.Score}
	}
	return list
}

// idNames is the source of records that are no more than an id and a name.
func idNames(kind Kind, sc Scope, use filterUse, from walk[tiflux.IDName]) source[tiflux.IDName] {
	return source[tiflux.IDName]{
		kind: kind, scope: sc, use: use, walks: []walk[tiflux.IDName]{from},
		id:     func(r *tiflux.IDName) *int64 { return &r.ID },
		names:  func(r tiflux.IDName) []string { return []string{r.Name} },
		detail: func(tiflux.IDName) string { return "" },
	}
}

// details joins what tells a record apart; blank parts are left out.
func details(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return strings.TrimSpace(p) == "" }), ", ")
}
