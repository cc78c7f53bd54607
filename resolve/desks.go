package resolve

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Desk returns the active desk that the query means: its id, its name or the
// name that requestors see. The API's own name filter is asked only where the
// list is too long to be kept, because it is not known to be exact or partial.
//
// Requests: Desks.List, 200 desks each, once until the list expires.
// Errors: [*AmbiguousError], [*NotFoundError], [*PermissionError], and those of
// Desks.List.
func (s *Set) Desk(ctx context.Context, query string) (tiflux.Desk, error) {
	return find(ctx, s, s.desks(), query)
}

func (s *Set) desks() source[tiflux.Desk] {
	return source[tiflux.Desk]{
		kind: Desk,
		walks: []walk[tiflux.Desk]{func(ctx context.Context, f filter, o ...tiflux.CallOption) seq[tiflux.Desk] {
			return s.client.Desks.All(ctx, &tiflux.DeskListOptions{Active: tiflux.Set(true), Name: f.name}, o...)
		}},
		use:    filteredIfCut,
		id:     func(d *tiflux.Desk) *int64 { return &d.ID },
		names:  func(d tiflux.Desk) []string { return []string{d.Name, d.DisplayName} },
		detail: func(d tiflux.Desk) string { return d.DisplayName },
	}
}

// Stage returns the stage of a desk that the query means: its id or its name.
//
// Requests: Desks.ListStages, once until the list expires.
// Errors: [*AmbiguousError], [*NotFoundError], [*PermissionError], and those of
// Desks.ListStages.
func (s *Set) Stage(ctx context.Context, deskID int64, query string) (tiflux.Stage, error) {
	return find(ctx, s, s.stages(deskID), query)
}

// FirstStage returns the stage that a ticket is in after its transfer to a desk:
// the one with the flag, for want of it the one with the lowest index, or the
// first of the list.
//
// Requests and Errors: as [Set.Stage]; a desk without stages is a
// [*NotFoundError].
func (s *Set) FirstStage(ctx context.Context, deskID int64) (tiflux.Stage, error) {
	src := s.stages(deskID)
	l := lookup[tiflux.Stage]{s, &src, ""}
	list, err := l.list(ctx, filter{})
	switch {
	case err != nil:
		return tiflux.Stage{}, err
	case list.Len() == 0:
		return l.notFound(nil, false)
	}
	if i := slices.IndexFunc(list.records, func(st tiflux.Stage) bool { return st.FirstStage }); i >= 0 {
		return list.records[i], nil
	}
	return slices.MinFunc(list.records, func(a, b tiflux.Stage) int { return cmp.Compare(a.Index, b.Index) }), nil
}

func (s *Set) stages(deskID int64) source[tiflux.Stage] {
	return source[tiflux.Stage]{
		kind: Stage, scope: Scope{{Kind: Desk, ID: deskID}},
		walks: []walk[tiflux.Stage]{func(ctx context.Context, _ filter, o ...tiflux.CallOption) seq[tiflux.Stage] {
			return s.client.Desks.AllStages(ctx, deskID, nil, o...)
		}},
		id:     func(st *tiflux.Stage) *int64 { return &st.ID },
		names:  func(st tiflux.Stage) []string { return []string{st.Name} },
		detail: func(st tiflux.Stage) string { return "index " + strconv.FormatInt(st.Index, 10) },
	}
}

// Priority returns the priority of a desk that the query means: its id or its
// name. A desk that is driven by the services catalog has none.
//
// Requests: Desks.ListPriorities, once until the list expires.
// Errors: [*AmbiguousError], [*NotFoundError], [*PermissionError], and those of
// Desks.ListPriorities.
func (s *Set) Priority(ctx context.Context, deskID int64, query string) (tiflux.Priority, error) {
	return find(ctx, s, s.priorities(deskID), query)
}

func (s *Set) priorities(deskID int64) source[tiflux.Priority] {
	return source[tiflux.Priority]{
		kind: Priority, scope: Scope{{Kind: Desk, ID: deskID}},
		walks: []walk[tiflux.Priority]{func(ctx context.Context, _ filter, o ...tiflux.CallOption) seq[tiflux.Priority] {
			return s.client.Desks.AllPriorities(ctx, deskID, nil, o...)
		}},
		id:     func(p *tiflux.Priority) *int64 { return &p.ID },
		names:  func(p tiflux.Priority) []string { return []string{p.Name} },
		detail: func(p tiflux.Priority) string { return "order " + strconv.FormatInt(p.Order, 10) },
	}
}
