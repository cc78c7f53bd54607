package resolve

import (
	"context"
	"errors"
	"iter"

	"github.com/tiflux/tiflux-go/tiflux"
)

// source is how the records of a kind are read, named and told apart.
type source[T any] struct {
	kind   Kind
	scope  string // "desk 12" for what belongs to one desk
	walk   func(context.Context) iter.Seq2[T, error]
	id     func(T) int64
	names  func(T) []string
	detail func(T) string
}

// find returns the one record that the query means.
func find[T any](ctx context.Context, s *Set, src source[T], query string) (T, error) {
	var none T
	list, err := read(ctx, s, src.kind, string(src.kind)+" "+src.scope, func(ctx context.Context) (*snapshot[T], error) {
		return src.load(ctx, s.maxPages)
	})
	if err != nil {
		if api, ok := errors.AsType[*tiflux.Error](err); ok && errors.Is(err, tiflux.ErrForbidden) {
			err = &PermissionError{Kind: src.kind, Query: query, Scope: src.scope, Tried: []string{api.Op.Name}, Err: err}
		}
		return none, err
	}
	if record, ok := byID(list, src.id, query); ok {
		return record, nil
	}
	r := list.Find(query)
	switch {
	case r.Outcome == One && (list.complete || r.Matches[0].Score.Grade() >= Folded):
		return r.Matches[0].Record, nil
	case r.Outcome == Ambiguous:
		return none, &AmbiguousError{Kind: src.kind, Query: query, Scope: src.scope, Candidates: src.candidates(r.Matches), Total: r.Total}
	}
	return none, &NotFoundError{
		Kind: src.kind, Query: query, Scope: src.scope,
		Nearest: src.candidates(r.Matches), Incomplete: !list.complete,
	}
}

// byID finds the record whose id the query is. A name that is a number loses to
// an id.
func byID[T any](list *snapshot[T], id func(T) int64, query string) (T, bool) {
	for _, reading := range Identify(query) {
		if reading.Kind != ID {
			continue
		}
		for _, record := range list.records {
			if id(record) == reading.ID {
				return record, true
			}
		}
	}
	var none T
	return none, false
}

func (src *source[T]) load(ctx context.Context, maxPages int) (*snapshot[T], error) {
	records, err := tiflux.Collect(src.walk(ctx), maxPages*pageSize)
	if err != nil {
		return nil, err
	}
	return &snapshot[T]{NewIndex(records, src.names), len(records) < maxPages*pageSize}, nil
}

func (src *source[T]) candidates(matches []Match[T]) []Candidate {
	list := make([]Candidate, len(matches))
	for i, m := range matches {
		list[i] = Candidate{ID: src.id(m.Record), Name: src.names(m.Record)[0], Detail: src.detail(m.Record), Score: m.Score}
	}
	return list
}
