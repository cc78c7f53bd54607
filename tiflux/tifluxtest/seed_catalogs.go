package tifluxtest

import "slices"

// The first ids of the levels above catalog items.
const (
	firstCatalog = 91
	firstArea    = 801
)

// fillCatalogs makes the two levels above the generated items and links the
// catalogs to the desks that offer items of theirs.
func (st *state) fillCatalogs() {
	for i := range st.items.all() {
		sc, ok := st.catalogs.get(i.catalog.ID)
		if !ok {
			sc = &servicesCatalog{i.catalog.ID, i.catalog.Name}
			st.catalogs.put(sc.id, sc)
		}
		a, ok := st.areas.get(i.area.ID)
		if !ok {
			a = &catalogArea{id: i.area.ID, name: i.area.Name, catalog: sc}
			st.areas.put(a.id, a)
		}
		a.items = append(a.items, i)
	}
	for d := range st.desks.all() {
		for _, id := range d.itemIDs {
			if i, ok := st.items.get(id); ok && !slices.Contains(d.catalogIDs, i.catalog.ID) {
				d.catalogIDs = append(d.catalogIDs, i.catalog.ID)
			}
		}
	}
}
