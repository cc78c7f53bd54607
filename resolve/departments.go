package resolve

import (
	"context"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Department returns the active department that the query means: its id or its
// name.
//
// Requests: Departments.List, once until the list expires.
// Errors: [*AmbiguousError], [*NotFoundError], [*PermissionError], and those of
// Departments.List.
func (s *Set) Department(ctx context.Context, query string) (tiflux.IDName, error) {
	return find(ctx, s, s.departments(), query)
}

func (s *Set) departments() source[tiflux.IDName] {
	return idNames(Department, nil, filteredIfCut,
		func(ctx context.Context, f filter, o ...tiflux.CallOption) seq[tiflux.IDName] {
			return s.client.Departments.All(ctx, &tiflux.DepartmentListOptions{Name: f.name}, o...)
		})
}
