package tifluxtest

import "slices"

// catalogArea is an area of a services catalog with its items. Removed areas
// and items leave these lists; tickets keep showing the items they have.
type catalogArea struct {
	id      int
	name    string
	catalog *servicesCatalog
	items   []*catalogItem
}

const catalogAreaClass = "ServiceDesk::ServicesCatalogsArea"

// areaParent is the key for a bad catalog id on routes below a catalog.
var areaParent = map[string]string{"services_catalog_id": "services_catalog_id"}

func servicesCatalogAreaOperations() []operation {
	const path = "/services-catalogs/{services_catalog_id}/areas"
	return []operation{
		{
			id: "listServicesCatalogAreas", method: "GET", path: path, root: "area", numbers: areaParent, paged: true,
			query: params{"name": text}, needs: catalogReaders, handle: listServicesCatalogAreas,
		},
		{
			id: "createServicesCatalogArea", method: "POST", path: path, root: "area", numbers: areaParent,
			accepts: jsonBody, status: 201, body: attrs{"name": aText.must()},
			needs: catalogWriters, handle: createServicesCatalogArea,
		},
		{
			id: "updateServicesCatalogArea", method: "PUT", path: path + "/{id}", root: "area",
			accepts: jsonBody, body: attrs{"name": aText.must()}, needs: catalogWriters, handle: updateServicesCatalogArea,
		},
		{
			id: "deleteServicesCatalogArea", method: "DELETE", path: path + "/{id}", root: "area",
			needs: catalogWriters, handle: deleteServicesCatalogArea,
		},
	}
}

func listServicesCatalogAreas(c *call) (any, *apiError) {
	sc, refused := c.findServicesCatalog("services_catalog_id")
	if refused != nil {
		return nil, refused
	}
	name := textFilter(c, "name")
	rows := where(c.areas.all(), func(a *catalogArea) bool { return a.catalog == sc && name(a.name) })
	return listed(c, rows, catalogAreaView)
}

func createServicesCatalogArea(c *call) (any, *apiError) {
	sc, refused := c.findServicesCatalog("services_catalog_id")
	if refused != nil {
		return nil, refused
	}
	name, refused := c.newCatalogName(func(name string) bool {
		return slices.ContainsFunc(c.areas.rows, func(a *catalogArea) bool { return a.catalog == sc && a.name == name })
	})
	if refused != nil {
		return nil, refused
	}
	a := &catalogArea{id: c.areas.next(), name: name, catalog: sc}
	c.areas.put(a.id, a)
	c.journal(a.id, name)
	return catalogAreaView(a), nil
}

func updateServicesCatalogArea(c *call) (any, *apiError) {
	a, refused := c.findAreaOfCatalog()
	if refused != nil {
		return nil, refused
	}
	if refused := c.rename(&a.name); refused != nil {
		return nil, refused
	}
	a.nameItems()
	c.journal(a.id, a.name)
	return catalogAreaView(a), nil
}

func deleteServicesCatalogArea(c *call) (any, *apiError) {
	a, refused := c.findAreaOfCatalog()
	if refused != nil {
		return nil, refused
	}
	c.removeArea(a)
	c.journal(a.id, a.name)
	return nil, nil
}

// findAreaOfCatalog is the area of a path that names its catalog too.
func (c *call) findAreaOfCatalog() (*catalogArea, *apiError) {
	sc, refused := c.findServicesCatalog("services_catalog_id")
	if refused != nil {
		return nil, refused
	}
	a, ok := c.areas.get(c.id("id"))
	if !ok || a.catalog != sc {
		return nil, notFoundWithin(catalogAreaClass, c.vars["id"], `"service_desk_services_catalogs_areas"."services_catalog_id"`)
	}
	return a, nil
}

// removeArea takes an area and its items away.
func (st *state) removeArea(a *catalogArea) {
	for _, i := range slices.Clone(a.items) {
		st.removeItem(a, i)
	}
	st.areas.delete(a.id)
}

// nameItems tells the items what their area and their catalog are called.
func (a *catalogArea) nameItems() {
	for _, i := range a.items {
		i.area, i.catalog = idName{a.id, a.name}, a.catalog.idName()
	}
}

type catalogAreaListItem struct {
	ID              int    `json:"id"`
	Active          bool   `json:"active"`
	Name            string `json:"name"`
	ServicesCatalog idName `json:"services_catalog"`
}

func catalogAreaView(a *catalogArea) catalogAreaListItem {
	return catalogAreaListItem{a.id, true, a.name, a.catalog.idName()}
}
