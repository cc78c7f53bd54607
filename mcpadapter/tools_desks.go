package mcpadapter

import (
	"cmp"
	"context"
	"iter"

	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

var deskTools = []*tool{
	newTool("list_desks", "desks", readTool, "List desks", "List the desks the user can reach.", listDesks),
	newTool("get_desk", "desks", readTool, "Get desk", "Show how a desk is configured.", getDesk),
	newTool("search_stage", "desks", readTool, "List stages", "List the stages of a desk, in order.", searchStage),
	newTool("list_desk_priorities", "desks", readTool, "List priorities", "List the priorities of a desk with their SLA.", listDeskPriorities),
	newTool("list_desk_services_catalogs", "desks", readTool, "List catalogs of a desk",
		"List the services catalogs that a desk uses.", listDeskServicesCatalogs),
	newTool("search_catalog_item", "desks", readTool, "Search catalog items",
		"Find items of the services catalogs of a desk, with their path.", searchCatalogItem),
	newTool("list_departments", "desks", readTool, "List departments", "List the departments of chats.", listDepartments),
}

// deskRef is a desk in the arguments.
type deskRef struct {
	DeskID   int64  `json:"desk_id,omitempty" desc:"desk id" min:"1"`
	DeskName string `json:"desk_name,omitempty" desc:"desk by name"`
}

func (r deskRef) ref() ref { return ref{r.DeskID, r.DeskName} }

// mustDesk is the desk that a tool cannot do without.
func (n *names) mustDesk(r deskRef) (int64, error) {
	id := n.must(n.desk(r.ref()), "desk")
	return id, n.err
}

type listDesksInput struct {
	Active *bool `json:"active,omitempty" desc:"true lists the active desks, false the inactive ones" default:"true"`
	paging
}

func listDesks(ctx context.Context, c *call, in *listDesksInput) error {
	o := &tiflux.DeskListOptions{ListOptions: in.paging.options(), Active: tiflux.Set(in.Active == nil || *in.Active)}
	p, err := c.client.Desks.List(ctx, o)
	return page(c, p, err, c.render.Desks)
}

type getDeskInput struct{ deskRef }

func getDesk(ctx context.Context, c *call, in *getDeskInput) error {
	id, err := c.resolving(ctx).mustDesk(in.deskRef)
	if err != nil {
		return err
	}
	d, err := c.client.Desks.Get(ctx, id)
	return record(c, d, err, c.render.Desk)
}

type searchStageInput struct {
	deskRef
	StageName string `json:"stage_name,omitempty" desc:"only stages with such a name"`
	paging
}

func searchStage(ctx context.Context, c *call, in *searchStageInput) error {
	id, err := c.resolving(ctx).mustDesk(in.deskRef)
	if err != nil {
		return err
	}
	p, err := named(in.StageName, in.paging, func(o *tiflux.ListOptions) (*tiflux.Page[tiflux.Stage], error) {
		return c.client.Desks.ListStages(ctx, id, o)
	}, c.client.Desks.AllStages(ctx, id, nil), func(s tiflux.Stage) string { return s.Name })
	return page(c, p, err, c.render.Stages)
}

type listDeskPrioritiesInput struct {
	deskRef
	PriorityName string `json:"priority_name,omitempty" desc:"only priorities with such a name"`
	paging
}

func listDeskPriorities(ctx context.Context, c *call, in *listDeskPrioritiesInput) error {
	id, err := c.resolving(ctx).mustDesk(in.deskRef)
	if err != nil {
		return err
	}
	p, err := named(in.PriorityName, in.paging, func(o *tiflux.ListOptions) (*tiflux.Page[tiflux.Priority], error) {
		return c.client.Desks.ListPriorities(ctx, id, o)
	}, c.client.Desks.AllPriorities(ctx, id, nil), func(p tiflux.Priority) string { return p.Name })
	return page(c, p, err, c.render.Priorities)
}

type listDeskServicesCatalogsInput struct {
	deskRef
	CatalogName string `json:"catalog_name,omitempty" desc:"only catalogs with such a name"`
	paging
}

func listDeskServicesCatalogs(ctx context.Context, c *call, in *listDeskServicesCatalogsInput) error {
	id, err := c.resolving(ctx).mustDesk(in.deskRef)
	if err != nil {
		return err
	}
	p, err := named(in.CatalogName, in.paging, func(o *tiflux.ListOptions) (*tiflux.Page[tiflux.ServicesCatalog], error) {
		return c.client.Desks.ListServicesCatalogs(ctx, id, o)
	}, c.client.Desks.AllServicesCatalogs(ctx, id, nil), func(s tiflux.ServicesCatalog) string { return s.Name })
	return page(c, p, err, c.render.ServicesCatalogs)
}

// named is a page of a list, or of those of its records that fit a name, best
// first, where the API has no filter for it.
func named[T any](query string, page paging, list func(*tiflux.ListOptions) (*tiflux.Page[T], error), all iter.Seq2[T, error], name func(T) string) (*tiflux.Page[T], error) {
	o := page.options()
	if query == "" {
		return list(&o)
	}
	records, err := tiflux.Collect(all, 0)
	if err != nil {
		return nil, err
	}
	index := resolve.NewIndex(records, func(v T) []string { return []string{name(v)} })
	var fit []T
	for _, m := range index.Search(query, 0) {
		fit = append(fit, m.Record)
	}
	size := cmp.Or(o.PerPage, tiflux.DefaultPageSize)
	first := min(min(o.Page-1, len(fit))*size, len(fit))
	return &tiflux.Page[T]{Items: fit[first:min(first+size, len(fit))], Number: o.Page, Size: size, Total: len(fit)}, nil
}

type searchCatalogItemInput struct {
	deskRef
	Search          string `json:"search,omitempty" desc:"part of the name of catalog, area or item"`
	CatalogItemName string `json:"catalog_item_name,omitempty" desc:"the same; misspelt or reordered words are found too"`
	AreaID          int64  `json:"area_id,omitempty" desc:"only items of this area" min:"1"`
	CatalogID       int64  `json:"catalog_id,omitempty" desc:"only items of this catalog" min:"1"`
	paging
}

func searchCatalogItem(ctx context.Context, c *call, in *searchCatalogItemInput) error {
	id, err := c.resolving(ctx).mustDesk(in.deskRef)
	if err != nil {
		return err
	}
	o := tiflux.DeskServicesCatalogsItemListOptions{Name: in.Search, AreaID: in.AreaID, CatalogID: in.CatalogID}
	p, err := named(in.CatalogItemName, in.paging, func(page *tiflux.ListOptions) (*tiflux.Page[tiflux.DeskServicesCatalogsItem], error) {
		o.ListOptions = *page
		return c.client.Desks.ListServicesCatalogsItems(ctx, id, &o)
	}, c.client.Desks.AllServicesCatalogsItems(ctx, id, &o), func(i tiflux.DeskServicesCatalogsItem) string {
		return i.Catalog.Name + " " + i.Area.Name + " " + i.Name
	})
	return page(c, p, err, c.render.DeskServicesCatalogsItems)
}

type listDepartmentsInput struct {
	Name string `json:"name,omitempty" desc:"part of the name" max:"255"`
	paging
}

func listDepartments(ctx context.Context, c *call, in *listDepartmentsInput) error {
	p, err := c.client.Departments.List(ctx, &tiflux.DepartmentListOptions{ListOptions: in.paging.options(), Name: in.Name})
	return page(c, p, err, c.render.Departments)
}
