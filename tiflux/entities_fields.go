package tiflux

import (
	"context"
	"iter"
)

// EntityField is a custom field of a group, without its options.
type EntityField struct {
	ID        int64     `json:"id"` // what [EntityValue.EntityFieldID] wants
	FieldType FieldType `json:"field_type"`
	Index     int64     `json:"index"` // place in the group, from 0
	Name      string    `json:"name"`
	Required  bool      `json:"required"`
}

// EntityFieldListOptions choose fields of a group.
type EntityFieldListOptions struct {
	ListOptions
	FieldType FieldType `url:"field_type,omitempty"`
	Name      string    `url:"name,omitempty"` // part of the name, at most 255 letters
	Required  Opt[bool] `url:"required,omitempty"`
}

// ListFields returns one page of the custom fields of a group, by index.
//
//	GET /entities/{entity_id}/fields
//
// Permission: none.
// Errors: [ErrNotFound], [ErrInvalid].
func (s *EntitiesService) ListFields(ctx context.Context, entityID int64, o *EntityFieldListOptions, opts ...CallOption) (*Page[EntityField], error) {
	o = orZero(o)
	return list[EntityField](ctx, s.client, request{op: opEntitiesListFields, path: []any{entityID}, query: o}, o.ListOptions, opts)
}

// AllFields ranges over the custom fields of a group.
//
//	GET /entities/{entity_id}/fields
//
// Permission and Errors: as [EntitiesService.ListFields].
func (s *EntitiesService) AllFields(ctx context.Context, entityID int64, o *EntityFieldListOptions, opts ...CallOption) iter.Seq2[EntityField, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opEntitiesListFields, path: []any{entityID}, query: o}, o.ListOptions,
		func(f *EntityField) int64 { return f.ID }, opts)
}

// GetField returns a custom field of a group.
//
//	GET /entities/{entity_id}/fields/{id}
//
// Permission: none.
// Errors: [ErrNotFound].
func (s *EntitiesService) GetField(ctx context.Context, entityID, id int64, opts ...CallOption) (*EntityField, error) {
	return call[*EntityField](ctx, s.client, request{op: opEntitiesGetField, path: []any{entityID, id}}, opts)
}

// EntityFieldCreate is a custom field to be added.
type EntityFieldCreate struct {
	Name      string                   `json:"name"`
	FieldType FieldType                `json:"field_type"`
	Required  bool                     `json:"required,omitempty"`
	Options   []EntityFieldOptionInput `json:"options,omitempty"` // of a select or checkbox; if there are none the API makes one
}

// EntityFieldCreated is a new custom field with its options.
type EntityFieldCreated struct {
	EntityField
	Options []EntityFieldOption `json:"options"`
}

// CreateField adds a custom field to the end of a group and returns it. It is
// never sent twice.
//
//	POST /entities/{entity_id}/fields
//
// Permission: "Gerenciar campos personalizados".
// Errors: [ErrInvalid] (unknown FieldType, options for a kind without them,
// repeated options), [ErrNotFound], [ErrForbidden], [ErrUnknownOutcome].
func (s *EntitiesService) CreateField(ctx context.Context, entityID int64, f *EntityFieldCreate, opts ...CallOption) (*EntityFieldCreated, error) {
	r := request{op: opEntitiesCreateField, path: []any{entityID}, body: orZero(f)}
	return call[*EntityFieldCreated](ctx, s.client, r, opts)
}

// EntityFieldUpdate changes a custom field, whose kind stays. Fields left alone
// are not sent.
type EntityFieldUpdate struct {
	Name     Opt[string] `json:"name,omitzero"`
	Required Opt[bool]   `json:"required,omitzero"`
}

// UpdateField changes a custom field of a group and returns it.
//
//	PUT /entities/{entity_id}/fields/{id}
//
// Permission: "Gerenciar campos personalizados".
// Errors: [ErrInvalid], [ErrNotFound], [ErrForbidden].
func (s *EntitiesService) UpdateField(ctx context.Context, entityID, id int64, u *EntityFieldUpdate, opts ...CallOption) (*EntityField, error) {
	if changesNothing(u) {
		return nil, &ArgumentError{Op: operations[opEntitiesUpdateField].Name, Argument: "update", Reason: "changes nothing"}
	}
	return call[*EntityField](ctx, s.client, request{op: opEntitiesUpdateField, path: []any{entityID, id}, body: u}, opts)
}

// EntityFieldOption is a choice that a select or checkbox offers.
type EntityFieldOption struct {
	ID         int64  `json:"id"`          // as text the value of a select; of a checkbox, [EntityValue.EntityFieldOptionID]
	NullOption bool   `json:"null_option"` // made by the system, it seems
	Value      string `json:"value"`       // the label, called title where records show it
}

// EntityFieldOptionListOptions choose options of a field.
type EntityFieldOptionListOptions struct {
	ListOptions
	Value string `url:"value,omitempty"` // searches the labels
}

// ListFieldOptions returns one page of the options of a custom field, by id.
// There are none unless the field is a select or checkbox.
//
//	GET /entity_fields/{entity_field_id}/options
//
// Permission: none.
// Errors: [ErrNotFound], [ErrInvalid].
func (s *EntitiesService) ListFieldOptions(ctx context.Context, fieldID int64, o *EntityFieldOptionListOptions, opts ...CallOption) (*Page[EntityFieldOption], error) {
	o = orZero(o)
	r := request{op: opEntitiesListFieldOptions, path: []any{fieldID}, query: o}
	return list[EntityFieldOption](ctx, s.client, r, o.ListOptions, opts)
}

// AllFieldOptions ranges over the options of a custom field.
//
//	GET /entity_fields/{entity_field_id}/options
//
// Permission and Errors: as [EntitiesService.ListFieldOptions].
func (s *EntitiesService) AllFieldOptions(ctx context.Context, fieldID int64, o *EntityFieldOptionListOptions, opts ...CallOption) iter.Seq2[EntityFieldOption, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opEntitiesListFieldOptions, path: []any{fieldID}, query: o}, o.ListOptions,
		func(o *EntityFieldOption) int64 { return o.ID }, opts)
}

// EntityFieldOptionInput is an option to be added or renamed.
type EntityFieldOptionInput struct {
	Value string `json:"value"` // the label
}

// CreateFieldOption adds an option to a select or checkbox and returns it. It is
// never sent twice.
//
//	POST /entity_fields/{entity_field_id}/options
//
// Permission: "Gerenciar campos personalizados".
// Errors: [ErrInvalid] (a field without options, a repeated label),
// [ErrNotFound], [ErrForbidden], [ErrUnknownOutcome].
func (s *EntitiesService) CreateFieldOption(ctx context.Context, fieldID int64, o *EntityFieldOptionInput, opts ...CallOption) (*EntityFieldOption, error) {
	r := request{op: opEntitiesCreateFieldOption, path: []any{fieldID}, body: orZero(o)}
	return call[*EntityFieldOption](ctx, s.client, r, opts)
}

// UpdateFieldOption renames an option of a custom field and returns it.
//
//	PUT /entity_fields/{entity_field_id}/options/{id}
//
// Permission: "Gerenciar campos personalizados".
// Errors: [ErrInvalid] (a repeated label), [ErrNotFound], [ErrForbidden].
func (s *EntitiesService) UpdateFieldOption(ctx context.Context, fieldID, id int64, o *EntityFieldOptionInput, opts ...CallOption) (*EntityFieldOption, error) {
	r := request{op: opEntitiesUpdateFieldOption, path: []any{fieldID, id}, body: orZero(o)}
	return call[*EntityFieldOption](ctx, s.client, r, opts)
}
