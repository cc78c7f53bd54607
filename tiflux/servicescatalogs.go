package tiflux

import (
	"context"
	"iter"
)

// ServicesCatalogsService handles services catalogs: what help can be asked for,
// in three levels. A catalog has areas and an area has items, which carry the
// SLA. No record can be read alone: find it by name in its list. Removed records
// vanish from the lists and cannot be restored through the API.
type ServicesCatalogsService service

// ServicesCatalog is a catalog, the first level.
type ServicesCatalog = IDName

// ServicesCatalogListOptions choose records of one level.
type ServicesCatalogListOptions struct {
	ListOptions
	Name string `url:"name,omitempty"` // part of the name; case and accents do not count
}

// List returns one page of the services catalogs, by id.
//
//	GET /services-catalogs
//
// Permission: none; licence tickets.
// Errors: [ErrLicense], [ErrInvalid].
func (s *ServicesCatalogsService) List(ctx context.Context, o *ServicesCatalogListOptions, opts ...CallOption) (*Page[ServicesCatalog], error) {
	o = orZero(o)
	return list[ServicesCatalog](ctx, s.client, request{op: opServicesCatalogsList, query: o}, o.ListOptions, opts)
}

// All ranges over the services catalogs.
//
//	GET /services-catalogs
//
// Permission and Errors: as [ServicesCatalogsService.List].
func (s *ServicesCatalogsService) All(ctx context.Context, o *ServicesCatalogListOptions, opts ...CallOption) iter.Seq2[ServicesCatalog, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opServicesCatalogsList, query: o}, o.ListOptions, servicesCatalogKey, opts)
}

func servicesCatalogKey(c *ServicesCatalog) int64 { return c.ID }

// ServicesCatalogCreate is a catalog to be made.
type ServicesCatalogCreate struct {
	Name string `json:"name"` // unique in the organization
}

// Create makes a services catalog. It is never sent twice.
//
//	POST /services-catalogs
//
// Permission: "Gerenciar catálogos de serviço"; licence tickets.
// Errors: [ErrInvalid] (name blank or taken), [ErrForbidden], [ErrLicense],
// [ErrUnknownOutcome].
func (s *ServicesCatalogsService) Create(ctx context.Context, c *ServicesCatalogCreate, opts ...CallOption) (*ServicesCatalog, error) {
	return call[*ServicesCatalog](ctx, s.client, request{op: opServicesCatalogsCreate, body: orZero(c)}, opts)
}

// ServicesCatalogUpdate renames a catalog.
type ServicesCatalogUpdate struct {
	Name Opt[string] `json:"name,omitzero"` // the API lets a name be taken that another catalog has
}

// Update renames a services catalog.
//
//	PUT /services-catalogs/{id}
//
// Permission: "Gerenciar catálogos de serviço"; licence tickets.
// Errors: [ErrInvalid], [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *ServicesCatalogsService) Update(ctx context.Context, id int64, u *ServicesCatalogUpdate, opts ...CallOption) (*ServicesCatalog, error) {
	if changesNothing(u) {
		return nil, &ArgumentError{Op: operations[opServicesCatalogsUpdate].Name, Argument: "update", Reason: "changes nothing"}
	}
	return call[*ServicesCatalog](ctx, s.client, request{op: opServicesCatalogsUpdate, path: []any{id}, body: u}, opts)
}

// Delete removes a services catalog with its areas, their items, and the
// recurring activities that use these items. Tickets that use them do not
// prevent it, and nothing can be restored through the API.
//
//	DELETE /services-catalogs/{id}
//
// Permission: "Gerenciar catálogos de serviço"; licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *ServicesCatalogsService) Delete(ctx context.Context, id int64, opts ...CallOption) error {
	return exec(ctx, s.client, request{op: opServicesCatalogsDelete, path: []any{id}}, opts)
}
