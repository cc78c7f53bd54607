package resolve

import (
	"context"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Entity returns the active group of custom fields that the query means: its id
// or its name; of one kind of record, or for an empty appliedIn of all.
//
// Requests: Entities.List, once for a kind of record until the list expires.
// Errors: [*AmbiguousError] with the kind of record, [*NotFoundError], and those
// of Entities.List.
func (s *Set) Entity(ctx context.Context, appliedIn tiflux.AppliedIn, query string) (tiflux.Entity, error) {
	return find(ctx, s, s.entities(appliedIn), query)
}

func (s *Set) entities(appliedIn tiflux.AppliedIn) source[tiflux.Entity] {
	src := source[tiflux.Entity]{
		kind: Entity,
		walks: []walk[tiflux.Entity]{func(ctx context.Context, f filter, o ...tiflux.CallOption) seq[tiflux.Entity] {
			return s.client.Entities.All(ctx, &tiflux.EntityListOptions{Active: tiflux.Set(true), AppliedIn: appliedIn, Name: f.name}, o...)
		}},
		use:    filteredIfCut,
		id:     func(e *tiflux.Entity) *int64 { return &e.ID },
		names:  func(e tiflux.Entity) []string { return []string{e.Name} },
		detail: func(e tiflux.Entity) string { return string(e.AppliedIn) },
	}
	if appliedIn != "" {
		src.scope = Scope{{Kind: Kind(appliedIn)}}
	}
	return src
}

// EntityField returns the custom field of a group that the query means: its id
// or its name.
//
// Requests: Entities.ListFields, once for a group until the list expires.
// Errors: [*AmbiguousError] with the type, [*NotFoundError], and those of
// Entities.ListFields.
func (s *Set) EntityField(ctx context.Context, entityID int64, query string) (tiflux.EntityField, error) {
	return find(ctx, s, s.entityFields(entityID), query)
}

func (s *Set) entityFields(entityID int64) source[tiflux.EntityField] {
	return source[tiflux.EntityField]{
		kind: EntityField, scope: Scope{{Kind: Entity, ID: entityID}},
		walks: []walk[tiflux.EntityField]{func(ctx context.Context, f filter, o ...tiflux.CallOption) seq[tiflux.EntityField] {
			return s.client.Entities.AllFields(ctx, entityID, &tiflux.EntityFieldListOptions{Name: f.name}, o...)
		}},
		use:    filteredIfCut,
		id:     func(f *tiflux.EntityField) *int64 { return &f.ID },
		names:  func(f tiflux.EntityField) []string { return []string{f.Name} },
		detail: func(f tiflux.EntityField) string { return string(f.FieldType) },
	}
}

// EntityFieldOption returns the option of a select or checkbox that the query
// means: its id or its label.
//
// Requests: Entities.ListFieldOptions, once for a field until the list expires.
// Errors: [*AmbiguousError], [*NotFoundError], and those of
// Entities.ListFieldOptions.
func (s *Set) EntityFieldOption(ctx context.Context, fieldID int64, query string) (tiflux.EntityFieldOption, error) {
	return find(ctx, s, s.entityFieldOptions(fieldID), query)
}

func (s *Set) entityFieldOptions(fieldID int64) source[tiflux.EntityFieldOption] {
	return source[tiflux.EntityFieldOption]{
		kind: EntityFieldOption, scope: Scope{{Kind: EntityField, ID: fieldID}},
		walks: []walk[tiflux.EntityFieldOption]{func(ctx context.Context, f filter, o ...tiflux.CallOption) seq[tiflux.EntityFieldOption] {
			return s.client.Entities.AllFieldOptions(ctx, fieldID, &tiflux.EntityFieldOptionListOptions{Value: f.name}, o...)
		}},
		use:    filteredIfCut,
		id:     func(o *tiflux.EntityFieldOption) *int64 { return &o.ID },
		names:  func(o tiflux.EntityFieldOption) []string { return []string{o.Value} },
		detail: func(tiflux.EntityFieldOption) string { return "" },
	}
}
