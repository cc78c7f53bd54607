package tiflux

import (
	"context"
	"iter"
)

// EntitiesService handles entities, which is what the API calls groups of custom
// fields. A group has fields, and fields that offer a choice have options.
// Nothing of it can be deleted through the API. The values are read and written
// with the records that have them, such as [TicketsService.UpdateEntities].
type EntitiesService service

// Entity is a group of custom fields as lists show it.
type Entity struct {
	ID        int64     `json:"id"`
	Active    bool      `json:"active"`
	AppliedIn AppliedIn `json:"applied_in"`
	Name      string    `json:"name"`
}

// EntityDetail is a group of custom fields in full, but for its fields.
type EntityDetail struct {
	Entity
	Description     string                 `json:"description"`
	DeskIDs         []int64                `json:"desk_ids"`          // for tickets; empty is every desk
	EquipmentTypeID int64                  `json:"equipment_type_id"` // for equipment; 0 is every type
	MenuItem        bool                   `json:"menu_item"`         // has its own entry in the menu
	ServiceCatalog  *EntityServicesCatalog `json:"service_catalog"`   // for a record of the services catalogs
}

// EntityServicesCatalog is what a group of a services catalog belongs to: a
// catalog, an area with its catalog, or an item with both.
type EntityServicesCatalog struct {
	CatalogID   int64  `json:"catalog_id"`
	CatalogName string `json:"catalog_name"`
	AreaID      int64  `json:"area_id"`
	AreaName    string `json:"area_name"`
	ItemID      int64  `json:"item_id"`
	ItemName    string `json:"item_name"`
}

// EntityListOptions choose groups of custom fields.
type EntityListOptions struct {
	ListOptions
	Active    Opt[bool] `url:"active,omitempty"` // absent lists both
	AppliedIn AppliedIn `url:"applied_in,omitempty"`
	Name      string    `url:"name,omitempty"` // part of the name, at most 255 letters
}

// List returns one page of the groups of custom fields, by id.
//
//	GET /entities
//
// Permission: none.
// Errors: [ErrInvalid].
func (s *EntitiesService) List(ctx context.Context, o *EntityListOptions, opts ...CallOption) (*Page[Entity], error) {
	o = orZero(o)
	return list[Entity](ctx, s.client, request{op: opEntitiesList, query: o}, o.ListOptions, opts)
}

// All ranges over the groups of custom fields.
//
//	GET /entities
//
// Permission and Errors: as [EntitiesService.List].
func (s *EntitiesService) All(ctx context.Context, o *EntityListOptions, opts ...CallOption) iter.Seq2[Entity, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opEntitiesList, query: o}, o.ListOptions,
		func(e *Entity) int64 { return e.ID }, opts)
}

// Get returns a group of custom fields, without its fields.
//
//	GET /entities/{id}
//
// Permission: none.
// Errors: [ErrNotFound].
func (s *EntitiesService) Get(ctx context.Context, id int64, opts ...CallOption) (*EntityDetail, error) {
	return call[*EntityDetail](ctx, s.client, request{op: opEntitiesGet, path: []any{id}}, opts)
}

// EntityCreate is a group of custom fields to be set up. AppliedIn decides which
// of the members below it may be given.
type EntityCreate struct {
	Name                   string    `json:"name"`
	AppliedIn              AppliedIn `json:"applied_in"`
	Description            string    `json:"description,omitempty"`
	DeskIDs                []int64   `json:"desk_ids,omitempty"`          // for tickets; empty is every desk
	EquipmentTypeID        int64     `json:"equipment_type_id,omitempty"` // for equipment; 0 is every type
	MenuItem               Opt[bool] `json:"menu_item,omitzero"`          // what absent means is not documented
	ServicesCatalogID      int64     `json:"services_catalog_id,omitempty"`
	ServicesCatalogsAreaID int64     `json:"services_catalogs_area_id,omitempty"`
	ServicesCatalogsItemID int64     `json:"services_catalogs_item_id,omitempty"`
}

// Create sets up a group of custom fields and returns it. It is never sent
// twice.
//
//	POST /entities
//
// Permission: "Gerenciar campos personalizados"; licence tickets, but not for
// groups of clients and requestors.
// Errors: [ErrInvalid] (blank name, unknown AppliedIn, desks for a group that is
// not for tickets), [ErrForbidden] (also a missing licence), [ErrUnknownOutcome].
func (s *EntitiesService) Create(ctx context.Context, e *EntityCreate, opts ...CallOption) (*EntityDetail, error) {
	return call[*EntityDetail](ctx, s.client, request{op: opEntitiesCreate, body: orZero(e)}, opts)
}

// EntityUpdate changes a group of custom fields. Fields left alone are not sent.
// What the group is applied in cannot change.
type EntityUpdate struct {
	Name            Opt[string]  `json:"name,omitzero"`
	Active          Opt[bool]    `json:"active,omitzero"`
	Description     Opt[string]  `json:"description,omitzero"`
	DeskIDs         Opt[[]int64] `json:"desk_ids,omitzero"`          // for tickets; Set([]int64{}) is every desk
	EquipmentTypeID Opt[int64]   `json:"equipment_type_id,omitzero"` // for equipment; Null is every type
	MenuItem        Opt[bool]    `json:"menu_item,omitzero"`         // not for requestors and services catalogs
}

// Update changes a group of custom fields and returns it.
//
//	PUT /entities/{id}
//
// Groups cannot be deleted, only deactivated with Active.
//
// Permission: "Gerenciar campos personalizados".
// Errors: [ErrInvalid] (a member that does not go with what the group is applied
// in), [ErrNotFound], [ErrForbidden].
func (s *EntitiesService) Update(ctx context.Context, id int64, u *EntityUpdate, opts ...CallOption) (*EntityDetail, error) {
	if changesNothing(u) {
		return nil, &ArgumentError{Op: operations[opEntitiesUpdate].Name, Argument: "update", Reason: "changes nothing"}
	}
	return call[*EntityDetail](ctx, s.client, request{op: opEntitiesUpdate, path: []any{id}, body: u}, opts)
}
