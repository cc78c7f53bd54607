package tiflux_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// TestServicesCatalogLife goes through all three levels, with a desk that offers
// what they hold.
func TestServicesCatalogLife(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	c := newClient(t, tifluxtest.New())
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	byName := &tiflux.ServicesCatalogListOptions{Name: "INFRA"}
	catalogs, err := tiflux.Collect(c.ServicesCatalogs.All(ctx, byName), 0)
	must(err)
	catalog := catalogs[0]
	area, err := c.ServicesCatalogs.CreateArea(ctx, catalog.ID, &tiflux.ServicesCatalogsAreaCreate{Name: "Telefonia"})
	must(err)
	area, err = c.ServicesCatalogs.UpdateArea(ctx, catalog.ID, area.ID, &tiflux.ServicesCatalogsAreaUpdate{Name: tiflux.Set("Voz")})
	must(err)
	item, err := c.ServicesCatalogs.CreateItem(ctx, area.ID, &tiflux.ServicesCatalogsItemCreate{Name: "Ramal", StartTime: "01:00", EndTime: "999:59"})
	must(err)
	item, err = c.ServicesCatalogs.UpdateItem(ctx, area.ID, item.ID, &tiflux.ServicesCatalogsItemUpdate{EndTime: tiflux.Set[tiflux.Hours]("48:00")})
	must(err)
	if item.EndTime != "48:00" || item.StartTime != "01:00" || item.ServicesCatalogsArea.Name != "Voz" || item.ServicesCatalog != catalog {
		t.Errorf("the item is %+v", item)
	}
	_, err = c.ServicesCatalogs.UpdateItem(ctx, area.ID, item.ID, &tiflux.ServicesCatalogsItemUpdate{EndTime: tiflux.Set[tiflux.Hours]("00:30")})
	if e, ok := errors.AsType[*tiflux.Error](err); !ok || !errors.Is(err, tiflux.ErrInvalid) || !slices.Equal(e.Fields(), []string{"end_time"}) {
		t.Errorf("an end before the start gives %v", err)
	}

	offered := func() bool {
		t.Helper()
		items, err := tiflux.Collect(c.Desks.AllServicesCatalogsItems(ctx, 101, nil), 0)
		must(err)
		return slices.ContainsFunc(items, func(i tiflux.DeskServicesCatalogsItem) bool {
			return i.ID == item.ID && i.Area.Name == "Voz" && i.EndTime == "48:00"
		})
	}
	if !offered() {
		t.Error("the desk does not offer the item")
	}
	linked, err := tiflux.Collect(c.Desks.AllServicesCatalogs(ctx, 101, nil), 0)
	must(err)
	if !slices.Contains(linked, catalog) {
		t.Errorf("the desk has %v", linked)
	}
	must(c.ServicesCatalogs.DeleteItem(ctx, area.ID, item.ID))
	if offered() {
		t.Error("the desk offers a removed item")
	}
	must(c.ServicesCatalogs.DeleteArea(ctx, catalog.ID, area.ID))
	areas, err := c.ServicesCatalogs.ListAreas(ctx, catalog.ID, &tiflux.ServicesCatalogListOptions{Name: "voz"})
	must(err)
	if len(areas.Items) != 0 {
		t.Errorf("a removed area is listed: %+v", areas.Items)
	}
	must(c.ServicesCatalogs.Delete(ctx, catalog.ID))
	if _, err := c.ServicesCatalogs.ListAreas(ctx, catalog.ID, nil); !errors.Is(err, tiflux.ErrNotFound) {
		t.Errorf("the areas of a removed catalog give %v", err)
	}
}
