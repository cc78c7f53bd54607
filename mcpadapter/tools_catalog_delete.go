package mcpadapter

import (
	"context"
	"strings"

	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

// cascade is the permission to delete what is not empty, for clients that cannot
// ask a person.
type cascade struct {
	Cascade bool `json:"cascade,omitempty" desc:"delete although it is not empty; without it the call says what would go"`
}

// What people are told goes with a deletion.
var (
	areasGo = hint{"Junto vão %d áreas (%s) e %d itens.", "%d areas (%s) and %d items are deleted with it."}
	itemsGo = hint{"Junto vão %d itens.", "%d items are deleted with it."}
)

// mayDelete tells what a deletion takes with it before it happens, unless a
// person or the caller has agreed already.
func (c *call) mayDelete(ctx context.Context, agreed cascade, in foreteller) error {
	if c.confirmed || agreed.Cascade {
		return nil
	}
	more, err := in.foretell(ctx, c)
	if err != nil || more == "" {
		return err
	}
	return bad("cascade", notYetDeleted, more)
}

type deleteServicesCatalogInput struct {
	ID int64 `json:"id" desc:"catalog id" min:"1"`
	cascade
}

// foretell counts the areas of the catalog and their items.
func (in *deleteServicesCatalogInput) foretell(ctx context.Context, c *call) (string, error) {
	areas, err := tiflux.Collect(c.client.ServicesCatalogs.AllAreas(ctx, in.ID, nil), 0)
	if err != nil || len(areas) == 0 {
		return "", err
	}
	items := 0
	names := make([]string, len(areas))
	for i, area := range areas {
		n, err := c.countItems(ctx, area.ID)
		if err != nil {
			return "", err
		}
		items += n
		names[i] = area.Name
	}
	return say(areasGo, len(areas), strings.Join(names, ", "), items).in(c.render.Language), nil
}

func deleteServicesCatalog(ctx context.Context, c *call, in *deleteServicesCatalogInput) error {
	if err := c.mayDelete(ctx, in.cascade, in); err != nil {
		return err
	}
	defer c.names.Forget(resolve.ServicesCatalog, resolve.ServicesCatalogsArea, resolve.ServicesCatalogsItem)
	return c.deleted("catalog", in.ID, c.client.ServicesCatalogs.Delete(ctx, in.ID))
}

type deleteServicesCatalogAreaInput struct {
	catalogRef
	ID int64 `json:"id" desc:"area id" min:"1"`
	cascade
}

// foretell counts the items of the area.
func (in *deleteServicesCatalogAreaInput) foretell(ctx context.Context, c *call) (string, error) {
	n, err := c.countItems(ctx, in.ID)
	if err != nil || n == 0 {
		return "", err
	}
	return say(itemsGo, n).in(c.render.Language), nil
}

// countItems returns how many items an area has.
func (c *call) countItems(ctx context.Context, areaID int64) (int, error) {
	p, err := c.client.ServicesCatalogs.ListItems(ctx, areaID, &tiflux.ServicesCatalogListOptions{ListOptions: tiflux.ListOptions{PerPage: 1}})
	if err != nil {
		return 0, err
	}
	return max(p.Total, len(p.Items)), nil
}

func deleteServicesCatalogArea(ctx context.Context, c *call, in *deleteServicesCatalogAreaInput) error {
	catalog, err := c.resolving(ctx).mustCatalog(in.catalogRef)
	if err != nil {
		return err
	}
	if err := c.mayDelete(ctx, in.cascade, in); err != nil {
		return err
	}
	defer c.names.Forget(resolve.ServicesCatalogsArea, resolve.ServicesCatalogsItem)
	return c.deleted("catalog_area", in.ID, c.client.ServicesCatalogs.DeleteArea(ctx, catalog, in.ID))
}

type deleteServicesCatalogItemInput struct {
	areaRef
	ID int64 `json:"id" desc:"item id" min:"1"`
}

func deleteServicesCatalogItem(ctx context.Context, c *call, in *deleteServicesCatalogItemInput) error {
	n := c.resolving(ctx)
	area := n.servicesCatalogsArea(in.areaRef)
	if n.err != nil {
		return n.err
	}
	defer c.names.Forget(resolve.ServicesCatalogsItem)
	return c.deleted("catalog_item", in.ID, c.client.ServicesCatalogs.DeleteItem(ctx, area, in.ID))
}
