package tifluxtest

import (
	"slices"
	"strings"
)

// servicesCatalog is the first of the three levels; areas and items follow.
type servicesCatalog struct {
	id   int
	name string
}

const servicesCatalogClass = "ServiceDesk::ServicesCatalog"

// What the levels need. Reading takes the license only.
var (
	catalogReaders = needs{license: LicenseTickets}
	catalogWriters = needs{license: LicenseTickets, anyOf: []Permission{ManageCatalogs}}
)

func servicesCatalogOperations() []operation {
	return []operation{
		{
			id: "listServicesCatalogs", method: "GET", path: "/services-catalogs", root: "services_catalog", paged: true,
			query: params{"name": text}, needs: catalogReaders, handle: listServicesCatalogs,
		},
		{
			id: "createServicesCatalog", method: "POST", path: "/services-catalogs", root: "services_catalog",
			accepts: jsonBody, status: 201, body: attrs{"name": aText.must()},
			needs: catalogWriters, handle: createServicesCatalog,
		},
		{
			id: "updateServicesCatalog", method: "PUT", path: "/services-catalogs/{id}", root: "services_catalog",
			accepts: jsonBody, body: attrs{"name": aText.must()}, needs: catalogWriters, handle: updateServicesCatalog,
		},
		{
			id: "deleteServicesCatalog", method: "DELETE", path: "/services-catalogs/{id}", root: "services_catalog",
			needs: catalogWriters, handle: deleteServicesCatalog,
		},
	}
}

func listServicesCatalogs(c *call) (any, *apiError) {
	name := textFilter(c, "name")
	return listed(c, where(c.catalogs.all(), func(sc *servicesCatalog) bool { return name(sc.name) }), servicesCatalogView)
}

func createServicesCatalog(c *call) (any, *apiError) {
	name, refused := c.newCatalogName(func(name string) bool {
		return slices.ContainsFunc(c.catalogs.rows, func(sc *servicesCatalog) bool { return sc.name == name })
	})
	if refused != nil {
		return nil, refused
	}
	sc := &servicesCatalog{id: c.catalogs.next(), name: name}
	c.catalogs.put(sc.id, sc)
	c.journal(sc.id, name)
	return servicesCatalogView(sc), nil
}

func updateServicesCatalog(c *call) (any, *apiError) {
	sc, refused := c.findServicesCatalog("id")
	if refused != nil {
		return nil, refused
	}
	if refused := c.rename(&sc.name); refused != nil {
		return nil, refused
	}
	for a := range c.areas.all() {
		a.nameItems()
	}
	c.journal(sc.id, sc.name)
	return servicesCatalogView(sc), nil
}

func deleteServicesCatalog(c *call) (any, *apiError) {
	sc, refused := c.findServicesCatalog("id")
	if refused != nil {
		return nil, refused
	}
	for _, a := range where(c.areas.all(), func(a *catalogArea) bool { return a.catalog == sc }) {
		c.removeArea(a)
	}
	for d := range c.desks.all() {
		d.catalogIDs = slices.DeleteFunc(d.catalogIDs, func(id int) bool { return id == sc.id })
	}
	c.catalogs.delete(sc.id)
	c.journal(sc.id, sc.name)
	return nil, nil
}

func (c *call) findServicesCatalog(parameter string) (*servicesCatalog, *apiError) {
	sc, ok := c.catalogs.get(c.id(parameter))
	if !ok {
		return nil, notFound(servicesCatalogClass, c.vars[parameter])
	}
	return sc, nil
}

// newCatalogName is the name of a new record of any level, unique among its
// siblings. Changes may take a name that is in use.
func (c *call) newCatalogName(taken func(string) bool) (string, *apiError) {
	var name string
	refused := c.rename(&name)
	if refused == nil && taken(name) {
		refused = refuse(codeBody, "name", "has already been taken")
	}
	return name, refused
}

// rename takes over a name that was sent.
func (c *call) rename(name *string) *apiError {
	sent, ok := attr[string](c, "name")
	if !ok && !c.sends("name") {
		return nil
	}
	if strings.TrimSpace(sent) == "" {
		return refuse(codeBody, "name", blank)
	}
	*name = sent
	return nil
}

func (sc *servicesCatalog) idName() idName { return idName{sc.id, sc.name} }

func servicesCatalogView(sc *servicesCatalog) idName { return sc.idName() }
