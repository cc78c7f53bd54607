package resolve

import (
	"context"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Integration returns the active integration that the query means: its id, the
// name of its app, its phone number, or its type if there is one of the type.
//
// Requests: Integrations.List, once until the list expires.
// Errors: [*AmbiguousError] with type and number, [*NotFoundError],
// [*PermissionError], and those of Integrations.List.
func (s *Set) Integration(ctx context.Context, query string) (tiflux.Integration, error) {
	return find(ctx, s, s.integrations(), query)
}

func (s *Set) integrations() source[tiflux.Integration] {
	fields := func(i tiflux.Integration) tiflux.IntegrationFields {
		if i.IntegrationFields == nil {
			return tiflux.IntegrationFields{}
		}
		return *i.IntegrationFields
	}
	phone := func(i tiflux.Integration) string { return string(fields(i).PhoneNumber) }
	return source[tiflux.Integration]{
		kind: Integration,
		walks: []walk[tiflux.Integration]{func(ctx context.Context, _ filter, o ...tiflux.CallOption) seq[tiflux.Integration] {
			return s.client.Integrations.All(ctx, &tiflux.IntegrationListOptions{Active: tiflux.Set(true)}, o...)
		}},
		id:     func(i *tiflux.Integration) *int64 { return &i.ID },
		names:  func(i tiflux.Integration) []string { return []string{string(fields(i).AppName), string(i.Type)} },
		by:     map[IdentityKind]func(tiflux.Integration) string{Phone: phone},
		detail: func(i tiflux.Integration) string { return details(string(i.Type), phone(i)) },
	}
}
