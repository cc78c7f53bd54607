package resolve

import (
	"context"
	"iter"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Desk returns the active desk that the query means: its id, its name or the
// name that requestors see. The API's own name filter is not used, because it is
// not known to be exact or partial; the list of desks is short, and kept.
//
// Errors: [*AmbiguousError], [*NotFoundError], [*PermissionError], and those of
// Desks.List.
func (s *Set) Desk(ctx context.Context, query string) (tiflux.Desk, error) {
	return find(ctx, s, source[tiflux.Desk]{
		kind: Desk,
		walk: func(ctx context.Context) iter.Seq2[tiflux.Desk, error] {
			return s.client.Desks.All(ctx, &tiflux.DeskListOptions{Active: tiflux.Set(true)})
		},
		id:     func(d tiflux.Desk) int64 { return d.ID },
		names:  func(d tiflux.Desk) []string { return []string{d.Name, d.DisplayName} },
		detail: func(d tiflux.Desk) string { return d.DisplayName },
	}, query)
}
