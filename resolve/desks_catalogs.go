package resolve

import (
	"context"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
)

// DeskCatalog returns the services catalog that is linked to a desk and that the
// query means: its id or its name.
//
// Requests: Desks.ListServicesCatalogs, once until the list expires.
// Errors: [*AmbiguousError], [*NotFoundError], [*PermissionError], and those of
// Desks.ListServicesCatalogs.
func (s *Set) DeskCatalog(ctx context.Context, deskID int64, query string) (tiflux.ServicesCatalog, error) {
	return find(ctx, s, idNames(ServicesCatalog, Scope{{Kind: Desk, ID: deskID}}, unfiltered,
		func(ctx context.Context, _ filter, o ...tiflux.CallOption) seq[tiflux.IDName] {
			return s.client.Desks.AllServicesCatalogs(ctx, deskID, nil, o...)
		}), query)
}

// DeskCatalogItem returns the services-catalog item that a desk offers and that
// the query means: its id, its name, or its path or a part of that, such as
// "Redes > Ponto de rede".
//
// Requests: Desks.ListServicesCatalogsItems, 200 items each, once until the list
// expires.
// Errors: [*AmbiguousError] with the paths, [*NotFoundError],
// [*PermissionError], and those of Desks.ListServicesCatalogsItems.
func (s *Set) DeskCatalogItem(ctx context.Context, deskID int64, query string) (tiflux.DeskServicesCatalogsItem, error) {
	return find(ctx, s, s.deskItems(deskID), query)
}

// CatalogItemIDs returns the ids of all services-catalog items of a desk that fit
// a phrase, which are those in whose path each of its words is found, in whole
// or in part: all items of an area for the area's name. There are at most 15
// ids, the best first; total tells how many items fit.
//
// Requests and Errors: as [Set.DeskCatalogItem], but several items are no error.
func (s *Set) CatalogItemIDs(ctx context.Context, deskID int64, query string) (ids []int64, total int, err error) {
	src := s.deskItems(deskID)
	l, err := newLookup(s, &src, query)
	if err != nil {
		return nil, 0, err
	}
	for _, reading := range Identify(l.query) {
		if reading.Kind != ID {
			continue
		}
		if item, err := l.byID(ctx, reading.ID); err == nil {
			return []int64{item.ID}, 1, nil
		}
	}
	for _, f := range l.asks(filter{name: l.query}) {
		list, err := l.list(ctx, f)
		if err != nil {
			return nil, 0, err
		}
		ids = ids[:0]
		for _, m := range list.Search(l.query, 0) {
			if m.Score >= Contained {
				ids = append(ids, m.Record.ID)
			}
		}
		if list.complete {
			break
		}
	}
	if len(ids) == 0 { // misspelt, or missing
		item, err := l.byName(ctx)
		if err != nil {
			return nil, 0, err
		}
		ids = append(ids, item.ID)
	}
	total = len(ids)
	return ids[:min(total, tiflux.MaxIDs)], total, nil
}

const pathSeparator = " > "

func (s *Set) deskItems(deskID int64) source[tiflux.DeskServicesCatalogsItem] {
	path := func(i tiflux.DeskServicesCatalogsItem) string {
		return strings.Join([]string{i.Catalog.Name, i.Area.Name, i.Name}, pathSeparator)
	}
	return source[tiflux.DeskServicesCatalogsItem]{
		kind: ServicesCatalogsItem, scope: Scope{{Kind: Desk, ID: deskID}},
		walks: []walk[tiflux.DeskServicesCatalogsItem]{func(ctx context.Context, f filter, o ...tiflux.CallOption) seq[tiflux.DeskServicesCatalogsItem] {
			leaf := f.name[strings.LastIndexByte(f.name, '>')+1:] // the filter knows names, not paths
			return s.client.Desks.AllServicesCatalogsItems(ctx, deskID, &tiflux.DeskServicesCatalogsItemListOptions{Name: strings.TrimSpace(leaf)}, o...)
		}},
		use:    filteredIfCut,
		id:     func(i *tiflux.DeskServicesCatalogsItem) *int64 { return &i.ID },
		names:  func(i tiflux.DeskServicesCatalogsItem) []string { return []string{i.Name, path(i)} },
		detail: path,
	}
}
