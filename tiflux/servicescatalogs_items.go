package tiflux

import (
	"context"
	"iter"
)

// ServicesCatalogsItem is an item of an area, the third level, with its SLA. A
// desk shows it as a [DeskServicesCatalogsItem].
type ServicesCatalogsItem struct {
	ID                   int64           `json:"id"`
	Active               bool            `json:"active"`
	EndTime              Hours           `json:"end_time"` // time to the solution
	Name                 string          `json:"name"`
	ServicesCatalog      ServicesCatalog `json:"services_catalog"`
	ServicesCatalogsArea IDName          `json:"services_catalogs_area"`
	StartTime            Hours           `json:"start_time"` // time to the first attendance
}

// ListItems returns one page of the active items of an area.
//
//	GET /services-catalogs-areas/{services_catalogs_area_id}/items
//
// Permission: none; licence tickets.
// Errors: [ErrNotFound], [ErrLicense], [ErrInvalid].
func (s *ServicesCatalogsService) ListItems(ctx context.Context, areaID int64, o *ServicesCatalogListOptions, opts ...CallOption) (*Page[ServicesCatalogsItem], error) {
	o = orZero(o)
	r := request{op: opServicesCatalogsListItems, path: []any{areaID}, query: o}
	return list[ServicesCatalogsItem](ctx, s.client, r, o.ListOptions, opts)
}

// AllItems ranges over the active items of an area.
//
//	GET /services-catalogs-areas/{services_catalogs_area_id}/items
//
// Permission and Errors: as [ServicesCatalogsService.ListItems].
func (s *ServicesCatalogsService) AllItems(ctx context.Context, areaID int64, o *ServicesCatalogListOptions, opts ...CallOption) iter.Seq2[ServicesCatalogsItem, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opServicesCatalogsListItems, path: []any{areaID}, query: o}, o.ListOptions,
		func(i *ServicesCatalogsItem) int64 { return i.ID }, opts)
}

// ServicesCatalogsItemCreate is an item to be made. All of it is required; hours
// go from 0 to 999.
type ServicesCatalogsItemCreate struct {
	Name      string `json:"name"`       // unique in its area
	StartTime Hours  `json:"start_time"` // time to the first attendance
	EndTime   Hours  `json:"end_time"`   // time to the solution, not below StartTime
}

// CreateItem makes an item in an area. It is never sent twice.
//
//	POST /services-catalogs-areas/{services_catalogs_area_id}/items
//
// Permission: "Gerenciar catálogos de serviço"; licence tickets.
// Errors: [ErrInvalid] (name blank or taken, bad times), [ErrNotFound],
// [ErrForbidden], [ErrLicense], [ErrUnknownOutcome].
func (s *ServicesCatalogsService) CreateItem(ctx context.Context, areaID int64, i *ServicesCatalogsItemCreate, opts ...CallOption) (*ServicesCatalogsItem, error) {
	r := request{op: opServicesCatalogsCreateItem, path: []any{areaID}, body: orZero(i)}
	return call[*ServicesCatalogsItem](ctx, s.client, r, opts)
}

// ServicesCatalogsItemUpdate changes an item. Fields left alone are not sent.
type ServicesCatalogsItemUpdate struct {
	Name      Opt[string] `json:"name,omitzero"`       // the API lets a name be taken that another item has
	StartTime Opt[Hours]  `json:"start_time,omitzero"` // time to the first attendance; held against the stored EndTime if that is not sent
	EndTime   Opt[Hours]  `json:"end_time,omitzero"`   // time to the solution, not below the start
}

// UpdateItem changes an item.
//
//	PUT /services-catalogs-areas/{services_catalogs_area_id}/items/{id}
//
// Permission: "Gerenciar catálogos de serviço"; licence tickets.
// Errors: [ErrInvalid], [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *ServicesCatalogsService) UpdateItem(ctx context.Context, areaID, id int64, u *ServicesCatalogsItemUpdate, opts ...CallOption) (*ServicesCatalogsItem, error) {
	if changesNothing(u) {
		return nil, &ArgumentError{Op: operations[opServicesCatalogsUpdateItem].Name, Argument: "update", Reason: "changes nothing"}
	}
	r := request{op: opServicesCatalogsUpdateItem, path: []any{areaID, id}, body: u}
	return call[*ServicesCatalogsItem](ctx, s.client, r, opts)
}

// DeleteItem removes an item. Tickets that use it do not prevent it, and it
// cannot be restored through the API.
//
//	DELETE /services-catalogs-areas/{services_catalogs_area_id}/items/{id}
//
// Permission: "Gerenciar catálogos de serviço"; licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *ServicesCatalogsService) DeleteItem(ctx context.Context, areaID, id int64, opts ...CallOption) error {
	return exec(ctx, s.client, request{op: opServicesCatalogsDeleteItem, path: []any{areaID, id}}, opts)
}
