package resolve

import (
	"context"

	"github.com/tiflux/tiflux-go/tiflux"
)

// ServicesCatalog returns the services catalog that the query means: its id or
// its name.
//
// Requests: ServicesCatalogs.List, once until the list expires.
// Errors: [*AmbiguousError], [*NotFoundError], [*PermissionError], and those of
// ServicesCatalogs.List.
func (s *Set) ServicesCatalog(ctx context.Context, query string) (tiflux.ServicesCatalog, error) {
	return find(ctx, s, s.servicesCatalogs(), query)
}

func (s *Set) servicesCatalogs() source[tiflux.ServicesCatalog] {
	return idNames(ServicesCatalog, nil, filteredIfCut,
		func(ctx context.Context, f filter, o ...tiflux.CallOption) seq[tiflux.IDName] {
			return s.client.ServicesCatalogs.All(ctx, &tiflux.ServicesCatalogListOptions{Name: f.name}, o...)
		})
}

// ServicesCatalogsArea returns the area of a services catalog that the query
// means: its id or its name.
//
// Requests: ServicesCatalogs.ListAreas, once until the list expires.
// Errors: [*AmbiguousError], [*NotFoundError], [*PermissionError], and those of
// ServicesCatalogs.ListAreas.
func (s *Set) ServicesCatalogsArea(ctx context.Context, catalogID int64, query string) (tiflux.ServicesCatalogsArea, error) {
	return find(ctx, s, source[tiflux.ServicesCatalogsArea]{
		kind: ServicesCatalogsArea, scope: Scope{{Kind: ServicesCatalog, ID: catalogID}},
		walks: []walk[tiflux.ServicesCatalogsArea]{func(ctx context.Context, f filter, o ...tiflux.CallOption) seq[tiflux.ServicesCatalogsArea] {
			return s.client.ServicesCatalogs.AllAreas(ctx, catalogID, &tiflux.ServicesCatalogListOptions{Name: f.name}, o...)
		}},
		use:    filteredIfCut,
		id:     func(a *tiflux.ServicesCatalogsArea) *int64 { return &a.ID },
		names:  func(a tiflux.ServicesCatalogsArea) []string { return []string{a.Name} },
		detail: func(a tiflux.ServicesCatalogsArea) string { return a.ServicesCatalog.Name },
	}, query)
}

// ServicesCatalogsItem returns the item of an area that the query means: its id
// or its name.
//
// Requests: ServicesCatalogs.ListItems, once until the list expires.
// Errors: [*AmbiguousError], [*NotFoundError], [*PermissionError], and those of
// ServicesCatalogs.ListItems.
func (s *Set) ServicesCatalogsItem(ctx context.Context, areaID int64, query string) (tiflux.ServicesCatalogsItem, error) {
	return find(ctx, s, source[tiflux.ServicesCatalogsItem]{
		kind: ServicesCatalogsItem, scope: Scope{{Kind: ServicesCatalogsArea, ID: areaID}},
		walks: []walk[tiflux.ServicesCatalogsItem]{func(ctx context.Context, f filter, o ...tiflux.CallOption) seq[tiflux.ServicesCatalogsItem] {
			return s.client.ServicesCatalogs.AllItems(ctx, areaID, &tiflux.ServicesCatalogListOptions{Name: f.name}, o...)
		}},
		use:   filteredIfCut,
		id:    func(i *tiflux.ServicesCatalogsItem) *int64 { return &i.ID },
		names: func(i tiflux.ServicesCatalogsItem) []string { return []string{i.Name} },
		detail: func(i tiflux.ServicesCatalogsItem) string {
			return i.ServicesCatalog.Name + pathSeparator + i.ServicesCatalogsArea.Name + pathSeparator + i.Name
		},
	}, query)
}
