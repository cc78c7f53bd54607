package tiflux_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux"
)

func TestEntityBodies(t *testing.T) {
	t.Parallel()
	const (
		group = `{"id":40,"active":true,"applied_in":"ticket","description":null,"desk_ids":[],"equipment_type_id":null,"menu_item":false,"name":"Visita","service_catalog":null}`
		field = `{"id":83,"field_type":"single_select","index":2,"name":"Porte","options":[{"id":36,"null_option":false,"value":"Pequeno"}],"required":false}`
	)
	tests := []bodyTest{
		{"group for every desk", 201, group, func(c *tiflux.Client) (any, error) {
			return c.Entities.Create(t.Context(), &tiflux.EntityCreate{Name: "Visita", AppliedIn: tiflux.AppliedInTicket, MenuItem: tiflux.Set(false)})
		}, `{"name":"Visita","applied_in":"ticket","menu_item":false}`},
		{"group for all desks again", 200, group, func(c *tiflux.Client) (any, error) {
			return c.Entities.Update(t.Context(), 40, &tiflux.EntityUpdate{DeskIDs: tiflux.Set([]int64{}), EquipmentTypeID: tiflux.Null[int64]()})
		}, `{"desk_ids":[],"equipment_type_id":null}`},
		{"field with options", 201, field, func(c *tiflux.Client) (any, error) {
			return c.Entities.CreateField(t.Context(), 40, &tiflux.EntityFieldCreate{
				Name: "Porte", FieldType: tiflux.FieldSingleSelect, Options: []tiflux.EntityFieldOptionInput{{Value: "Pequeno"}},
			})
		}, `{"name":"Porte","field_type":"single_select","options":[{"value":"Pequeno"}]}`},
		{"field no longer required", 200, `{"id":83,"field_type":"text","index":2,"name":"Porte","required":false}`, func(c *tiflux.Client) (any, error) {
			return c.Entities.UpdateField(t.Context(), 40, 83, &tiflux.EntityFieldUpdate{Required: tiflux.Set(false)})
		}, `{"required":false}`},
	}
	checkBodies(t, tests)
}

func TestGroupOfACatalogItem(t *testing.T) {
	t.Parallel()
	c, _ := clientAnswering(t, 200, `{"id":40,"active":true,"applied_in":"services_catalogs_item","description":null,"desk_ids":[],"equipment_type_id":null,
		"menu_item":false,"name":"Item","service_catalog":{"item_id":5,"item_name":"Troca de senha","area_id":3,"area_name":"Acessos","catalog_id":2,"catalog_name":"TI"}}`)
	got, err := c.Entities.Get(t.Context(), 40)
	if err != nil {
		t.Fatal(err)
	}
	want := &tiflux.EntityDetail{
		Entity:  tiflux.Entity{ID: 40, Active: true, AppliedIn: tiflux.AppliedInServicesCatalogsItem, Name: "Item"},
		DeskIDs: []int64{},
		ServiceCatalog: &tiflux.EntityServicesCatalog{
			CatalogID: 2, CatalogName: "TI", AreaID: 3, AreaName: "Acessos", ItemID: 5, ItemName: "Troca de senha",
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
