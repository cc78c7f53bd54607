package resolve

import (
	"context"

	"github.com/tiflux/tiflux-go/tiflux"
)

// TechnicalGroup returns the technical group that the query means: its id or its
// name.
//
// Requests: TechnicalGroups.List, once until the list expires.
// Errors: [*AmbiguousError], [*NotFoundError], [*PermissionError], and those of
// TechnicalGroups.List.
func (s *Set) TechnicalGroup(ctx context.Context, query string) (tiflux.IDName, error) {
	return find(ctx, s, s.technicalGroups(), query)
}

func (s *Set) technicalGroups() source[tiflux.IDName] {
	return idNames(TechnicalGroup, nil, unfiltered,
		func(ctx context.Context, _ filter, o ...tiflux.CallOption) seq[tiflux.IDName] {
			return s.client.TechnicalGroups.All(ctx, nil, o...)
		})
}
