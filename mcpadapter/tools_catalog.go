package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

var catalogTools = []*tool{
	newTool("list_services_catalogs", "catalog", readTool, "List services catalogs", "List the services catalogs of the organisation.", listServicesCatalogs),
	newTool("create_services_catalog", "catalog", addTool, "Create services catalog", "Make a services catalog.", createServicesCatalog),
	newTool("update_services_catalog", "catalog", setTool, "Rename services catalog", "Rename a services catalog.", updateServicesCatalog),
	newTool("delete_services_catalog", "catalog", destructiveTool, "Delete services catalog",
		"Delete a services catalog with all its areas and items.", deleteServicesCatalog),
	newTool("list_services_catalog_areas", "catalog", readTool, "List catalog areas", "List the areas of a services catalog.", listServicesCatalogAreas),
	newTool("create_services_catalog_area", "catalog", addTool, "Create catalog area", "Make an area in a services catalog.", createServicesCatalogArea),
	newTool("update_services_catalog_area", "catalog", setTool, "Rename catalog area", "Rename an area of a services catalog.", updateServicesCatalogArea),
	newTool("delete_services_catalog_area", "catalog", destructiveTool, "Delete catalog area",
		"Delete an area of a services catalog with all its items.", deleteServicesCatalogArea),
	newTool("list_services_catalog_items", "catalog", readTool, "List catalog items", "List the items of a catalog area.", listServicesCatalogItems),
	newTool("create_services_catalog_item", "catalog", addTool, "Create catalog item", "Make an item in a catalog area.", createServicesCatalogItem),
	newTool("update_services_catalog_item", "catalog", setTool, "Update catalog item", "Change an item of a catalog area.", updateServicesCatalogItem),
	newTool("delete_services_catalog_item", "catalog", destructiveTool, "Delete catalog item", "Delete an item of a catalog area.", deleteServicesCatalogItem),
}

// catalogRef is a services catalog in the arguments.
type catalogRef struct {
	ServicesCatalogID   int64  `json:"services_catalog_id,omitempty" desc:"catalog id" min:"1"`
	ServicesCatalogName string `json:"services_catalog_name,omitempty" desc:"catalog by name"`
}

func (r catalogRef) ref() ref { return ref{r.ServicesCatalogID, r.ServicesCatalogName} }

// areaRef is an area of a services catalog in the arguments; its name needs the
// catalog.
type areaRef struct {
	ServicesCatalogsAreaID int64  `json:"services_catalogs_area_id,omitempty" desc:"area id" min:"1"`
	AreaName               string `json:"area_name,omitempty" desc:"area by name; needs the catalog"`
	catalogRef
}

func (n *names) servicesCatalog(r ref) int64 {
	return find(n, "catalog", r, n.set.ServicesCatalog, func(c tiflux.ServicesCatalog) (int64, string) { return c.ID, c.Name })
}

func (n *names) servicesCatalogsArea(r areaRef) int64 {
	area := ref{r.ServicesCatalogsAreaID, r.AreaName}
	if area.id != 0 || n.err != nil {
		return area.id
	}
	catalog := n.servicesCatalog(r.catalogRef.ref())
	if area.name != "" {
		catalog = n.must(catalog, "services_catalog")
	}
	if n.err != nil {
		return 0
	}
	id := n.catalogArea(catalog, area)
	if id == 0 && n.err == nil {
		n.err = bad("services_catalogs_area_id", orWith, "area_name", "services_catalog_id")
	}
	return id
}

func (n *names) catalogArea(catalogID int64, r ref) int64 {
	return find(n, "catalog_area", r, inScope(catalogID, n.set.ServicesCatalogsArea),
		func(a tiflux.ServicesCatalogsArea) (int64, string) { return a.ID, a.Name })
}

func (n *names) areaItem(areaID int64, r ref) int64 {
	return find(n, "catalog_item", r, inScope(areaID, n.set.ServicesCatalogsItem),
		func(i tiflux.ServicesCatalogsItem) (int64, string) { return i.ID, i.Name })
}

// mustCatalog is the catalog that a tool cannot do without.
func (n *names) mustCatalog(r catalogRef) (int64, error) {
	id := n.must(n.servicesCatalog(r.ref()), "services_catalog")
	return id, n.err
}

type listServicesCatalogsInput struct {
	Name string `json:"name,omitempty" desc:"part of the name"`
	paging
}

func (in *listServicesCatalogsInput) options() *tiflux.ServicesCatalogListOptions {
	return &tiflux.ServicesCatalogListOptions{ListOptions: in.paging.options(), Name: in.Name}
}

func listServicesCatalogs(ctx context.Context, c *call, in *listServicesCatalogsInput) error {
	p, err := c.client.ServicesCatalogs.List(ctx, in.options())
	return page(c, p, err, c.render.ServicesCatalogs)
}

type createServicesCatalogInput struct {
	Name string `json:"name" desc:"name, unique"`
}

func createServicesCatalog(ctx context.Context, c *call, in *createServicesCatalogInput) error {
	defer c.names.Forget(resolve.ServicesCatalog)
	s, err := c.client.ServicesCatalogs.Create(ctx, &tiflux.ServicesCatalogCreate{Name: in.Name})
	return receipt(c, s, err, "created", c.render.ServicesCatalogReceipt)
}

type updateServicesCatalogInput struct {
	ID                  int64  `json:"id,omitempty" desc:"catalog id" min:"1"`
	ServicesCatalogName string `json:"services_catalog_name,omitempty" desc:"catalog by its name until now"`
	Name                string `json:"name" desc:"new name"`
}

func updateServicesCatalog(ctx context.Context, c *call, in *updateServicesCatalogInput) error {
	n := c.resolving(ctx)
	id, err := n.itself(n.servicesCatalog(ref{in.ID, in.ServicesCatalogName}), "services_catalog_name")
	if err != nil {
		return err
	}
	defer c.names.Forget(resolve.ServicesCatalog)
	s, err := c.client.ServicesCatalogs.Update(ctx, id, &tiflux.ServicesCatalogUpdate{Name: tiflux.Set(in.Name)})
	return receipt(c, s, err, "updated", c.render.ServicesCatalogReceipt)
}

type listServicesCatalogAreasInput struct {
	catalogRef
	listServicesCatalogsInput
}

func listServicesCatalogAreas(ctx context.Context, c *call, in *listServicesCatalogAreasInput) error {
	catalog, err := c.resolving(ctx).mustCatalog(in.catalogRef)
	if err != nil {
		return err
	}
	p, err := c.client.ServicesCatalogs.ListAreas(ctx, catalog, in.options())
	return page(c, p, err, c.render.ServicesCatalogsAreas)
}

type createServicesCatalogAreaInput struct {
	catalogRef
	Name string `json:"name" desc:"name, unique in its catalog"`
}

func createServicesCatalogArea(ctx context.Context, c *call, in *createServicesCatalogAreaInput) error {
	catalog, err := c.resolving(ctx).mustCatalog(in.catalogRef)
	if err != nil {
		return err
	}
	defer c.names.Forget(resolve.ServicesCatalogsArea)
	a, err := c.client.ServicesCatalogs.CreateArea(ctx, catalog, &tiflux.ServicesCatalogsAreaCreate{Name: in.Name})
	return receipt(c, a, err, "created", c.render.ServicesCatalogsAreaReceipt)
}

type updateServicesCatalogAreaInput struct {
	catalogRef
	ID       int64  `json:"id,omitempty" desc:"area id" min:"1"`
	AreaName string `json:"area_name,omitempty" desc:"area by its name until now"`
	Name     string `json:"name" desc:"new name"`
}

func updateServicesCatalogArea(ctx context.Context, c *call, in *updateServicesCatalogAreaInput) error {
	n := c.resolving(ctx)
	catalog, err := n.mustCatalog(in.catalogRef)
	if err != nil {
		return err
	}
	id, err := n.itself(n.catalogArea(catalog, ref{in.ID, in.AreaName}), "area_name")
	if err != nil {
		return err
	}
	defer c.names.Forget(resolve.ServicesCatalogsArea)
	a, err := c.client.ServicesCatalogs.UpdateArea(ctx, catalog, id, &tiflux.ServicesCatalogsAreaUpdate{Name: tiflux.Set(in.Name)})
	return receipt(c, a, err, "updated", c.render.ServicesCatalogsAreaReceipt)
}

type listServicesCatalogItemsInput struct {
	areaRef
	listServicesCatalogsInput
}

func listServicesCatalogItems(ctx context.Context, c *call, in *listServicesCatalogItemsInput) error {
	n := c.resolving(ctx)
	area := n.servicesCatalogsArea(in.areaRef)
	if n.err != nil {
		return n.err
	}
	p, err := c.client.ServicesCatalogs.ListItems(ctx, area, in.options())
	return page(c, p, err, c.render.ServicesCatalogsItems)
}

type createServicesCatalogItemInput struct {
	areaRef
	Name      string `json:"name" desc:"name, unique in its area"`
	StartTime string `json:"start_time" desc:"time to the first attendance, HH:MM; may exceed 24 hours"`
	EndTime   string `json:"end_time" desc:"time to the solution, HH:MM, not below start_time"`
}

func createServicesCatalogItem(ctx context.Context, c *call, in *createServicesCatalogItemInput) error {
	start, end, err := parseSpan(in.StartTime, in.EndTime)
	if err != nil {
		return err
	}
	n := c.resolving(ctx)
	area := n.servicesCatalogsArea(in.areaRef)
	if n.err != nil {
		return n.err
	}
	defer c.names.Forget(resolve.ServicesCatalogsItem)
	i, err := c.client.ServicesCatalogs.CreateItem(ctx, area, &tiflux.ServicesCatalogsItemCreate{Name: in.Name, StartTime: start, EndTime: end})
	return receipt(c, i, err, "created", c.render.ServicesCatalogsItemReceipt)
}

type updateServicesCatalogItemInput struct {
	areaRef
	ID              int64  `json:"id,omitempty" desc:"item id" min:"1"`
	CatalogItemName string `json:"catalog_item_name,omitempty" desc:"item by its name until now"`
	Name            string `json:"name,omitempty" desc:"new name"`
	StartTime       string `json:"start_time,omitempty" desc:"time to the first attendance, HH:MM; may exceed 24 hours"`
	EndTime         string `json:"end_time,omitempty" desc:"time to the solution, HH:MM"`
}

func updateServicesCatalogItem(ctx context.Context, c *call, in *updateServicesCatalogItemInput) error {
	start, end, err := parseSpan(in.StartTime, in.EndTime)
	if err != nil {
		return err
	}
	n := c.resolving(ctx)
	area := n.servicesCatalogsArea(in.areaRef)
	id, err := n.itself(n.areaItem(area, ref{in.ID, in.CatalogItemName}), "catalog_item_name")
	if err != nil {
		return err
	}
	u := &tiflux.ServicesCatalogsItemUpdate{Name: setText(in.Name)}
	if start != "" {
		u.StartTime = tiflux.Set(start)
	}
	if end != "" {
		u.EndTime = tiflux.Set(end)
	}
	defer c.names.Forget(resolve.ServicesCatalogsItem)
	i, err := c.client.ServicesCatalogs.UpdateItem(ctx, area, id, u)
	return receipt(c, i, err, "updated", c.render.ServicesCatalogsItemReceipt)
}

// parseSpan reads the times of a catalog item.
func parseSpan(start, end string) (tiflux.Hours, tiflux.Hours, error) {
	from, okFrom := tiflux.Hours(start).Duration()
	to, okTo := tiflux.Hours(end).Duration()
	switch {
	case start != "" && !okFrom:
		return "", "", bad("start_time", notHours, "4:00")
	case end != "" && !okTo:
		return "", "", bad("end_time", notHours, "48:00")
	case start != "" && end != "" && to < from:
		return "", "", bad("end_time", isBelow, "start_time")
	}
	return tiflux.Hours(start), tiflux.Hours(end), nil
}
