package tiflux

import (
	"context"
	"iter"
)

// ServicesCatalogsArea is an area of a catalog, the second level.
type ServicesCatalogsArea struct {
	ID              int64           `json:"id"`
	Active          bool            `json:"active"`
	Name            string          `json:"name"`
	ServicesCatalog ServicesCatalog `json:"services_catalog"`
}

// ListAreas returns one page of the active areas of a catalog.
//
//	GET /services-catalogs/{services_catalog_id}/areas
//
// Permission: none; licence tickets.
// Errors: [ErrNotFound], [ErrLicense], [ErrInvalid].
func (s *ServicesCatalogsService) ListAreas(ctx context.Context, catalogID int64, o *ServicesCatalogListOptions, opts ...CallOption) (*Page[ServicesCatalogsArea], error) {
	o = orZero(o)
	r := request{op: opServicesCatalogsListAreas, path: []any{catalogID}, query: o}
	return list[ServicesCatalogsArea](ctx, s.client, r, o.ListOptions, opts)
}

// AllAreas ranges over the active areas of a catalog.
//
//	GET /services-catalogs/{services_catalog_id}/areas
//
// Permission and Errors: as [ServicesCatalogsService.ListAreas].
func (s *ServicesCatalogsService) AllAreas(ctx context.Context, catalogID int64, o *ServicesCatalogListOptions, opts ...CallOption) iter.Seq2[ServicesCatalogsArea, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opServicesCatalogsListAreas, path: []any{catalogID}, query: o}, o.ListOptions,
		func(a *ServicesCatalogsArea) int64 { return a.ID }, opts)
}

// ServicesCatalogsAreaCreate is an area to be made.
type ServicesCatalogsAreaCreate struct {
	Name string `json:"name"` // unique in its catalog
}

// CreateArea makes an area in a catalog. It is never sent twice.
//
//	POST /services-catalogs/{services_catalog_id}/areas
//
// Permission: "Gerenciar catálogos de serviço"; licence tickets.
// Errors: [ErrInvalid] (name blank or taken), [ErrNotFound], [ErrForbidden],
// [ErrLicense], [ErrUnknownOutcome].
func (s *ServicesCatalogsService) CreateArea(ctx context.Context, catalogID int64, a *ServicesCatalogsAreaCreate, opts ...CallOption) (*ServicesCatalogsArea, error) {
	r := request{op: opServicesCatalogsCreateArea, path: []any{catalogID}, body: orZero(a)}
	return call[*ServicesCatalogsArea](ctx, s.client, r, opts)
}

// ServicesCatalogsAreaUpdate renames an area.
type ServicesCatalogsAreaUpdate struct {
	Name Opt[string] `json:"name,omitzero"` // the API lets a name be taken that another area has
}

// UpdateArea renames an area.
//
//	PUT /services-catalogs/{services_catalog_id}/areas/{id}
//
// Permission: "Gerenciar catálogos de serviço"; licence tickets.
// Errors: [ErrInvalid], [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *ServicesCatalogsService) UpdateArea(ctx context.Context, catalogID, id int64, u *ServicesCatalogsAreaUpdate, opts ...CallOption) (*ServicesCatalogsArea, error) {
	if changesNothing(u) {
		return nil, &ArgumentError{Op: operations[opServicesCatalogsUpdateArea].Name, Argument: "update", Reason: "changes nothing"}
	}
	r := request{op: opServicesCatalogsUpdateArea, path: []any{catalogID, id}, body: u}
	return call[*ServicesCatalogsArea](ctx, s.client, r, opts)
}

// DeleteArea removes an area with its items. It cannot be restored through the
// API.
//
//	DELETE /services-catalogs/{services_catalog_id}/areas/{id}
//
// Permission: "Gerenciar catálogos de serviço"; licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *ServicesCatalogsService) DeleteArea(ctx context.Context, catalogID, id int64, opts ...CallOption) error {
	return exec(ctx, s.client, request{op: opServicesCatalogsDeleteArea, path: []any{catalogID, id}}, opts)
}
