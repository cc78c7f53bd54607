package tiflux

import (
	"context"
	"iter"
)

// DepartmentsService handles departments: the queues that chats live on.
type DepartmentsService service

// DepartmentListOptions choose departments.
type DepartmentListOptions struct {
	ListOptions
	Name string `url:"name,omitempty"` // part of the name, at most 255 letters; case does not count
}

// List returns one page of the active departments, by name: all for an
// administrator, those of the own technical group for an attendant.
//
//	GET /departments
//
// Permission: "Acessar o chat".
// Errors: [ErrForbidden], [ErrInvalid].
func (s *DepartmentsService) List(ctx context.Context, o *DepartmentListOptions, opts ...CallOption) (*Page[IDName], error) {
	o = orZero(o)
	return list[IDName](ctx, s.client, request{op: opDepartmentsList, query: o}, o.ListOptions, opts)
}

// All ranges over the departments.
//
//	GET /departments
//
// Permission and Errors: as [DepartmentsService.List].
func (s *DepartmentsService) All(ctx context.Context, o *DepartmentListOptions, opts ...CallOption) iter.Seq2[IDName, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opDepartmentsList, query: o}, o.ListOptions,
		func(d *IDName) int64 { return d.ID }, opts)
}
