package tifluxtest

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"time"
)

const catalogItemClass = "ServiceDesk::ServicesCatalogsItem"

// itemParent is the key for a bad area id on routes below an area.
var itemParent = map[string]string{"services_catalogs_area_id": "services_catalogs_area_id"}

func servicesCatalogItemOperations() []operation {
	const path = "/services-catalogs-areas/{services_catalogs_area_id}/items"
	return []operation{
		{
			id: "listServicesCatalogItems", method: "GET", path: path, root: "item", numbers: itemParent, paged: true,
			query: params{"name": text}, needs: catalogReaders, handle: listServicesCatalogItems,
		},
		{
			id: "createServicesCatalogItem", method: "POST", path: path, root: "item", numbers: itemParent,
			accepts: jsonBody, status: 201,
			body:  attrs{"name": aText.must(), "start_time": itemTime.must(), "end_time": itemTime.must()},
			needs: catalogWriters, handle: createServicesCatalogItem,
		},
		{
			id: "updateServicesCatalogItem", method: "PUT", path: path + "/{id}", root: "item", accepts: jsonBody,
			body:  attrs{"name": aText, "start_time": itemTime, "end_time": itemTime},
			needs: catalogWriters, handle: updateServicesCatalogItem,
		},
		{
			id: "deleteServicesCatalogItem", method: "DELETE", path: path + "/{id}", root: "item",
			needs: catalogWriters, handle: deleteServicesCatalogItem,
		},
	}
}

// itemTime is a span of up to 999 hours and 59 minutes; its Go type is hours.
var itemTime = attribute{kind: readItemTime}

var itemTimeForm = regexp.MustCompile(`^(\d{1,3}):([0-5]\d)$`)

func readItemTime(_ string, value any) (any, []string) {
	m := itemTimeForm.FindStringSubmatch(fmt.Sprint(value))
	if m == nil {
		return nil, []string{"invalid time format", "use HH:MM, with hours between 0 and 999 and minutes between 00 and 59"}
	}
	h, _ := strconv.Atoi(m[1])
	minutes, _ := strconv.Atoi(m[2])
	return hours(time.Duration(h)*time.Hour + time.Duration(minutes)*time.Minute), nil
}

func listServicesCatalogItems(c *call) (any, *apiError) {
	a, refused := c.findArea()
	if refused != nil {
		return nil, refused
	}
	name := textFilter(c, "name")
	rows := where(slices.Values(a.items), func(i *catalogItem) bool { return name(i.name) })
	return listed(c, rows, catalogItemDetail)
}

// createServicesCatalogItem also offers the item on the desks that the catalog
// is linked to.
func createServicesCatalogItem(c *call) (any, *apiError) {
	a, refused := c.findArea()
	if refused != nil {
		return nil, refused
	}
	name, refused := c.newCatalogName(func(name string) bool {
		return slices.ContainsFunc(a.items, func(i *catalogItem) bool { return i.name == name })
	})
	i := &catalogItem{id: c.items.next(), name: name}
	if refused == nil {
		refused = c.setItemTimes(i)
	}
	if refused != nil {
		return nil, refused
	}
	c.items.put(i.id, i)
	a.items = append(a.items, i)
	a.nameItems()
	for d := range c.desks.all() {
		if slices.Contains(d.catalogIDs, a.catalog.id) {
			d.itemIDs = append(d.itemIDs, i.id)
		}
	}
	c.journal(i.id, name)
	return catalogItemDetail(i), nil
}

func updateServicesCatalogItem(c *call) (any, *apiError) {
	_, i, refused := c.findItemOfArea()
	if refused != nil {
		return nil, refused
	}
	draft := *i
	refused = c.rename(&draft.name)
	if refused == nil {
		refused = c.setItemTimes(&draft)
	}
	if refused != nil {
		return nil, refused
	}
	*i = draft
	c.journal(i.id, i.name)
	return catalogItemDetail(i), nil
}

func deleteServicesCatalogItem(c *call) (any, *apiError) {
	a, i, refused := c.findItemOfArea()
	if refused != nil {
		return nil, refused
	}
	c.removeItem(a, i)
	c.journal(i.id, i.name)
	return nil, nil
}

// setItemTimes takes over the times that were sent, checked against the ones
// that stay.
func (c *call) setItemTimes(i *catalogItem) *apiError {
	sendTo(c, "start_time", &i.attend)
	sendTo(c, "end_time", &i.settle)
	var refused *apiError
	for _, name := range []string{"start_time", "end_time"} {
		if _, ok := attr[hours](c, name); c.sends(name) && !ok {
			refused = refused.add(codeBody, name, blank)
		}
	}
	if refused == nil && i.settle < i.attend {
		return refuse(codeBody, "end_time", "Must be greater or equal than start time")
	}
	return refused
}

func (c *call) findArea() (*catalogArea, *apiError) {
	a, ok := c.areas.get(c.id("services_catalogs_area_id"))
	if !ok {
		return nil, notFound(catalogAreaClass, c.vars["services_catalogs_area_id"])
	}
	return a, nil
}

func (c *call) findItemOfArea() (*catalogArea, *catalogItem, *apiError) {
	a, refused := c.findArea()
	if refused != nil {
		return nil, nil, refused
	}
	i, ok := c.items.get(c.id("id"))
	if !ok || !slices.Contains(a.items, i) {
		return nil, nil, notFoundWithin(catalogItemClass, c.vars["id"], `"service_desk_services_catalogs_items"."services_catalogs_area_id"`)
	}
	return a, i, nil
}

// removeItem takes an item away from its area and from all desks. The record
// stays for the tickets that have it.
func (st *state) removeItem(a *catalogArea, i *catalogItem) {
	a.items = slices.DeleteFunc(a.items, func(other *catalogItem) bool { return other == i })
	for d := range st.desks.all() {
		d.itemIDs = slices.DeleteFunc(d.itemIDs, func(id int) bool { return id == i.id })
	}
}

type catalogItemRecord struct {
	ID                   int    `json:"id"`
	Active               bool   `json:"active"`
	EndTime              string `json:"end_time"`
	Name                 string `json:"name"`
	ServicesCatalog      idName `json:"services_catalog"`
	ServicesCatalogsArea idName `json:"services_catalogs_area"`
	StartTime            string `json:"start_time"`
}

// catalogItemDetail is an item in its own routes, which is not how desks show
// it.
func catalogItemDetail(i *catalogItem) catalogItemRecord {
	return catalogItemRecord{i.id, true, i.settle.String(), i.name, i.catalog, i.area, i.attend.String()}
}
