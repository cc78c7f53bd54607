package tiflux_test

import "github.com/tiflux/tiflux-go/tiflux"

func deskCalls() []operationCall {
	return []operationCall{
		{name: "Desks.Create", call: func(r *run) (any, error) { return r.Desks.Create(r.ctx, full[tiflux.DeskCreate](r)) }},
		{name: "Desks.Get", call: func(r *run) (any, error) { return r.Desks.Get(r.ctx, r.id("desk_id")) }},
		{name: "Desks.List", call: func(r *run) (any, error) { return r.Desks.List(r.ctx, full[tiflux.DeskListOptions](r)) }},
		{name: "Desks.ListPriorities", call: func(r *run) (any, error) { return r.Desks.ListPriorities(r.ctx, r.id("desk_id"), onePage) }},
		{name: "Desks.ListServicesCatalogs", call: func(r *run) (any, error) {
			return r.Desks.ListServicesCatalogs(r.ctx, r.id("desk_id"), onePage)
		}},
		{name: "Desks.ListServicesCatalogsItems", call: func(r *run) (any, error) {
			return r.Desks.ListServicesCatalogsItems(r.ctx, r.id("desk_id"), full[tiflux.DeskServicesCatalogsItemListOptions](r))
		}},
		{name: "Desks.ListStages", call: func(r *run) (any, error) { return r.Desks.ListStages(r.ctx, r.id("desk_id"), onePage) }},

		{name: "ServicesCatalogs.Create", call: func(r *run) (any, error) {
			return r.ServicesCatalogs.Create(r.ctx, full[tiflux.ServicesCatalogCreate](r))
		}},
		{name: "ServicesCatalogs.CreateArea", call: func(r *run) (any, error) {
			return r.ServicesCatalogs.CreateArea(r.ctx, r.id("catalog_id"), full[tiflux.ServicesCatalogsAreaCreate](r))
		}},
		{name: "ServicesCatalogs.CreateItem", call: func(r *run) (any, error) {
			return r.ServicesCatalogs.CreateItem(r.ctx, r.id("area_id"), full[tiflux.ServicesCatalogsItemCreate](r))
		}},
		{name: "ServicesCatalogs.Delete", call: func(r *run) (any, error) {
			return nil, r.ServicesCatalogs.Delete(r.ctx, r.id("catalog_id"))
		}},
		{name: "ServicesCatalogs.DeleteArea", call: func(r *run) (any, error) {
			return nil, r.ServicesCatalogs.DeleteArea(r.ctx, r.id("catalog_id"), r.id("area_id"))
		}},
		{name: "ServicesCatalogs.DeleteItem", call: func(r *run) (any, error) {
			return nil, r.ServicesCatalogs.DeleteItem(r.ctx, r.id("area_id"), r.id("services_catalogs_item_id"))
		}},
		{name: "ServicesCatalogs.List", call: func(r *run) (any, error) {
			return r.ServicesCatalogs.List(r.ctx, full[tiflux.ServicesCatalogListOptions](r))
		}},
		{name: "ServicesCatalogs.ListAreas", call: func(r *run) (any, error) {
			return r.ServicesCatalogs.ListAreas(r.ctx, r.id("catalog_id"), full[tiflux.ServicesCatalogListOptions](r))
		}},
		{name: "ServicesCatalogs.ListItems", call: func(r *run) (any, error) {
			return r.ServicesCatalogs.ListItems(r.ctx, r.id("area_id"), full[tiflux.ServicesCatalogListOptions](r))
		}},
		{name: "ServicesCatalogs.Update", call: func(r *run) (any, error) {
			return r.ServicesCatalogs.Update(r.ctx, r.id("catalog_id"), full[tiflux.ServicesCatalogUpdate](r))
		}},
		{name: "ServicesCatalogs.UpdateArea", call: func(r *run) (any, error) {
			return r.ServicesCatalogs.UpdateArea(r.ctx, r.id("catalog_id"), r.id("area_id"), full[tiflux.ServicesCatalogsAreaUpdate](r))
		}},
		{name: "ServicesCatalogs.UpdateItem", call: func(r *run) (any, error) {
			return r.ServicesCatalogs.UpdateItem(r.ctx, r.id("area_id"), r.id("services_catalogs_item_id"), full[tiflux.ServicesCatalogsItemUpdate](r))
		}},

		{name: "Knowledge.Create", call: func(r *run) (any, error) { return r.Knowledge.Create(r.ctx, full[tiflux.KnowledgeCreate](r)) }},
		{name: "Knowledge.CreateFolder", call: func(r *run) (any, error) {
			return r.Knowledge.CreateFolder(r.ctx, full[tiflux.KnowledgeFolderCreate](r))
		}},
		{name: "Knowledge.Delete", call: func(r *run) (any, error) { return nil, r.Knowledge.Delete(r.ctx, r.id("knowledge_id")) }},
		{name: "Knowledge.Get", call: func(r *run) (any, error) { return r.Knowledge.Get(r.ctx, r.id("knowledge_id")) }},
		{name: "Knowledge.GetFolder", call: func(r *run) (any, error) { return r.Knowledge.GetFolder(r.ctx, r.id("knowledge_folder_id")) }},
		{name: "Knowledge.List", call: func(r *run) (any, error) { return r.Knowledge.List(r.ctx, full[tiflux.KnowledgeListOptions](r)) }},
		{name: "Knowledge.ListFolders", call: func(r *run) (any, error) {
			return r.Knowledge.ListFolders(r.ctx, full[tiflux.KnowledgeFolderListOptions](r))
		}},
		{name: "Knowledge.Update", call: func(r *run) (any, error) {
			return r.Knowledge.Update(r.ctx, r.id("knowledge_id"), full[tiflux.KnowledgeUpdate](r))
		}},
		{name: "Knowledge.UpdateFolder", call: func(r *run) (any, error) {
			return r.Knowledge.UpdateFolder(r.ctx, r.id("knowledge_folder_id"), full[tiflux.KnowledgeFolderUpdate](r))
		}},

		{name: "Entities.Create", call: func(r *run) (any, error) {
			// What else a group hangs on depends on what it is for: here, on desks.
			return r.Entities.Create(r.ctx, full[tiflux.EntityCreate](r, "equipment_type_id", "services_catalog_id", "services_catalogs_area_id", "services_catalogs_item_id"))
		}},
		{name: "Entities.CreateField", call: func(r *run) (any, error) {
			f := full[tiflux.EntityFieldCreate](r)
			f.FieldType = tiflux.FieldSingleSelect
			return r.Entities.CreateField(r.ctx, r.id("entity_of_ticket"), f)
		}},
		{name: "Entities.CreateFieldOption", call: func(r *run) (any, error) {
			return r.Entities.CreateFieldOption(r.ctx, r.id("select_field_id"), full[tiflux.EntityFieldOptionInput](r))
		}},
		{name: "Entities.Get", call: func(r *run) (any, error) { return r.Entities.Get(r.ctx, r.id("entity_of_ticket")) }},
		{name: "Entities.GetField", call: func(r *run) (any, error) {
			return r.Entities.GetField(r.ctx, r.id("entity_of_ticket"), r.id("field_of_ticket"))
		}},
		{name: "Entities.List", call: func(r *run) (any, error) { return r.Entities.List(r.ctx, full[tiflux.EntityListOptions](r)) }},
		{name: "Entities.ListFieldOptions", call: func(r *run) (any, error) {
			return r.Entities.ListFieldOptions(r.ctx, r.id("select_field_id"), full[tiflux.EntityFieldOptionListOptions](r))
		}},
		{name: "Entities.ListFields", call: func(r *run) (any, error) {
			return r.Entities.ListFields(r.ctx, r.id("entity_of_ticket"), full[tiflux.EntityFieldListOptions](r))
		}},
		{name: "Entities.Update", call: func(r *run) (any, error) {
			return r.Entities.Update(r.ctx, r.id("entity_of_ticket"), full[tiflux.EntityUpdate](r, "equipment_type_id"))
		}},
		{name: "Entities.UpdateField", call: func(r *run) (any, error) {
			return r.Entities.UpdateField(r.ctx, r.id("entity_of_ticket"), r.id("field_of_ticket"), full[tiflux.EntityFieldUpdate](r))
		}},
		{name: "Entities.UpdateFieldOption", call: func(r *run) (any, error) {
			return r.Entities.UpdateFieldOption(r.ctx, r.id("select_field_id"), r.id("option_id"), full[tiflux.EntityFieldOptionInput](r))
		}},
	}
}
