package resolve

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tiflux/tiflux-go/tiflux"
)

// maxQuery bounds a query: three names of 255 letters and what joins them.
const maxQuery = 800

// lookup is one query for a record of a source.
type lookup[T any] struct {
	*Set
	src   *source[T]
	query string
}

func newLookup[T any](s *Set, src *source[T], query string) (*lookup[T], error) {
	l := &lookup[T]{s, src, strings.TrimSpace(query)}
	if n := utf8.RuneCountInString(l.query); n == 0 || n > maxQuery {
		return nil, fmt.Errorf("resolve: %w: the name of a %s has 1 to %d letters, not %d", tiflux.ErrInvalid, src.kind, maxQuery, n)
	}
	return l, nil
}

// find returns the one record that the query means.
func find[T any](ctx context.Context, s *Set, src source[T], query string) (T, error) {
	var none T
	l, err := newLookup(s, &src, query)
	if err != nil {
		return none, err
	}
	readings := Identify(l.query)
	for _, reading := range readings {
		if reading.Kind != ID {
			continue
		}
		record, err := l.byID(ctx, reading.ID)
		if _, missing := errors.AsType[*NotFoundError](err); !missing || !allDigits(l.query) {
			return record, err
		}
		// A number that is nobody's id may be a name.
	}
	if record, ok, err := l.byIdentity(ctx, readings); ok {
		return record, err
	}
	return l.byName(ctx)
}

// byID finds a record by its id. Where the key's user may not look, the id is
// taken as it is: what it is used for will check it.
func (l *lookup[T]) byID(ctx context.Context, id int64) (none T, err error) {
	src := l.src
	var bare T
	*src.id(&bare) = id
	_, here := l.whole()
	known := false
	if src.use != filteredAlways || here {
		list, err := l.list(ctx, filter{})
		switch {
		case errors.Is(err, tiflux.ErrForbidden):
			return bare, nil
		case err != nil:
			return none, err
		}
		switch hits := list.withID(id); len(hits) {
		case 0:
			known = list.complete
		case 1:
			return hits[0], nil
		default:
			return l.ambiguous(plainMatches(hits), len(hits), !list.complete)
		}
	}
	switch {
	case src.get != nil:
		return l.get(ctx, id, bare)
	case known:
		return l.notFound(nil, false)
	}
	return bare, nil
}

// get asks for a single record, once for all who do.
func (l *lookup[T]) get(ctx context.Context, id int64, bare T) (none T, err error) {
	src := l.src
	key := fmt.Sprintf("%s\x00#%d", src.key(filter{}), id)
	one, err := read(ctx, l.Set, src.kind, key, func(ctx context.Context) (*snapshot[T], error) {
		record, err := src.get(ctx, id)
		switch {
		case errors.Is(err, tiflux.ErrNotFound):
			return src.snapshot(nil, true), nil
		case errors.Is(err, tiflux.ErrForbidden):
			return src.snapshot([]T{bare}, true), nil
		}
		return src.snapshot([]T{record}, true), err
	})
	switch {
	case err != nil:
		return none, err
	case one.Len() == 0:
		return l.notFound(nil, false)
	}
	return one.records[0], nil
}

// byIdentity finds a record by its e-mail address, phone or tax number. ok is
// false if the query is none that such records have.
func (l *lookup[T]) byIdentity(ctx context.Context, readings []Identity) (record T, ok bool, err error) {
	src := l.src
	var hits []T
	cut, filtered := false, src.use != unfiltered
	for _, reading := range readings {
		value := src.by[reading.Kind]
		if value == nil {
			continue
		}
		ok = true
		for _, f := range l.asks(reading.filter()) {
			list, err := l.list(ctx, f)
			if err != nil {
				return record, true, err
			}
			for _, r := range list.records {
				if reading.Matches(value(r)) && !src.has(hits, r) {
					hits = append(hits, r)
				}
			}
			filtered = filtered && !list.blind
			if cut = !list.complete; !cut {
				break
			}
		}
	}
	switch {
	case !ok:
		return record, false, nil
	case len(hits) == 1 && (!cut || filtered):
		return hits[0], true, nil
	case len(hits) > 1:
		record, err = l.ambiguous(plainMatches(hits), len(hits), cut)
	default:
		record, err = l.notFound(plainMatches(hits), cut)
	}
	return record, true, err
}

// byName finds a record by its name. Where every list was cut only an exact name
// is certain, and only if the server was asked for it too.
func (l *lookup[T]) byName(ctx context.Context) (none T, err error) {
	src := l.src
	var seen []T
	filtered := src.use != unfiltered
	for _, f := range l.asks(filter{name: l.query}) {
		list, err := l.list(ctx, f)
		if err != nil {
			return none, err
		}
		r := list.Find(l.query)
		whole := f == filter{}
		switch {
		case whole && list.complete:
			return l.decide(r, false)
		case !whole && src.use == filteredAlways && r.Outcome == One && (list.complete || exact(r)):
			return r.Matches[0].Record, nil
		}
		filtered = filtered && !list.blind
		if seen == nil {
			seen = list.records
			continue
		}
		fresh := slices.DeleteFunc(slices.Clone(list.records), func(r T) bool { return src.has(seen, r) })
		seen = slices.Concat(seen, fresh)
	}
	r := NewIndex(seen, src.names).Find(l.query)
	if r.Outcome == One && !(filtered && exact(r)) {
		return l.notFound(r.Matches, true)
	}
	return l.decide(r, true)
}

// asks returns the filters to ask with, one after the other until an answer
// decides. A list that is here in full always does.
func (l *lookup[T]) asks(f filter) []filter {
	whole, here := l.whole()
	switch {
	case l.src.use == unfiltered, here && whole.complete:
		return []filter{{}}
	case l.src.use == filteredAlways:
		return []filter{f, {}}
	}
	return []filter{{}, f}
}

// whole returns the unfiltered list if it is in memory.
func (l *lookup[T]) whole() (*snapshot[T], bool) {
	kept := l.cached(l.src.key(filter{}))
	if kept == nil {
		return nil, false
	}
	list, ok := kept.value.(*snapshot[T])
	return list, ok
}

func exact[T any](r Result[T]) bool {
	return r.Outcome == One && r.Matches[0].Score.Grade() >= Folded
}

// list is [source.list] with the refusal made this query's own.
func (l *lookup[T]) list(ctx context.Context, f filter) (*snapshot[T], error) {
	list, err := l.src.list(ctx, l.Set, f)
	if shared, ok := errors.AsType[*PermissionError](err); ok {
		own := *shared
		own.Query, own.Scope = l.query, l.named(l.src.scope)
		err = &own
	}
	return list, err
}

func (l *lookup[T]) decide(r Result[T], cut bool) (T, error) {
	switch r.Outcome {
	case One:
		return r.Matches[0].Record, nil
	case Ambiguous:
		return l.ambiguous(r.Matches, r.Total, cut)
	}
	return l.notFound(r.Matches, cut)
}

func (l *lookup[T]) ambiguous(matches []Match[T], total int, cut bool) (none T, err error) {
	return none, &AmbiguousError{
		Kind: l.src.kind, Query: l.query, Scope: l.named(l.src.scope),
		Candidates: l.src.candidates(matches[:min(len(matches), maxCandidates)]), Total: total, Incomplete: cut,
	}
}

func (l *lookup[T]) notFound(nearest []Match[T], cut bool) (none T, err error) {
	return none, &NotFoundError{
		Kind: l.src.kind, Query: l.query, Scope: l.named(l.src.scope),
		Nearest: l.src.candidates(nearest), Incomplete: cut,
	}
}

// plainMatches are records that were found otherwise than by name.
func plainMatches[T any](records []T) []Match[T] {
	list := make([]Match[T], len(records))
	for i, r := range records {
		list[i] = Match[T]{Record: r, Index: i, Score: Exact}
	}
	return list
}
