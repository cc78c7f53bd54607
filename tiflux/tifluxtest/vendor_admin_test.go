package tifluxtest_test

// What the vendor's tools print of an article and of a catalog item.
const (
	vendorArticle     = "id title description private tags created_at updated_at "
	vendorCatalogItem = "id name start_time end_time services_catalog.name services_catalogs_area.name "
)

// vendorAdminTools are those about what tickets are made of: desks, catalogs,
// custom fields and knowledge.
func vendorAdminTools() []vendorTool {
	findCatalog := asks("/services-catalogs?offset=1&limit=50&name=Infraestrutura", "id name").keep("catalog", "id")
	findArea := asks("/services-catalogs/{catalog}/areas?offset=1&limit=50&name=Redes", "id name").keep("area", "id")
	return []vendorTool{
		{name: "list_desks", calls: []vendorCall{
			asks("/desks?active=true&limit=20&offset=1", "id name display_name active appointment_type"),
			asks("/desks?active=false&limit=20&offset=1", "id name"),
		}},
		{name: "get_desk", calls: []vendorCall{
			asks("/desks?active=true&name=redes%20infra", ""), // No hit: the fuzzy search reads all.
			asks("/desks?active=true&limit=200&offset=1", "id name display_name"),
			findDesk,
			asks("/desks/{desk}", "id name display_name description active appointment_type attendance_type sla_goal desk_with_sla can_stop_sla "+
				"receiving_new_tickets desk_exchange cancelable_tickets ticket_review default_revised required_fields"),
		}},
		{name: "list_desk_priorities", calls: []vendorCall{
			findDesk, asks("/desks/{desk}/priorities?offset=1&limit=20", "id name order start_time end_time"),
		}},
		{name: "list_desk_services_catalogs", calls: []vendorCall{
			findDesk, asks("/desks/{desk}/services-catalogs?offset=1&limit=20", "id name"),
		}},
		{name: "search_stage", calls: []vendorCall{
			findDesk, asks("/desks/{desk}/stages?offset=1&limit=20", "id name index first_stage last_stage max_time"),
		}},
		{name: "search_catalog_item", calls: []vendorCall{
			findDesk,
			asks("/desks/{desk}/services-catalogs-items?offset=1&limit=20&name=VPN", "id name area.id area.name catalog.id catalog.name start_time end_time"),
			asks("/desks/{desk}/services-catalogs-items?offset=1&limit=20&area_id=801&catalog_id=91", "id name"),
		}},
		{name: "list_entities", calls: []vendorCall{
			asks("/entities?offset=1&limit=20", "id name applied_in active").keep("entity", "id"),
			asks("/entities?offset=1&limit=20&active=true&applied_in=ticket&name=Visita", "id name"),
		}},
		{name: "list_entity_fields", after: "list_entities", calls: []vendorCall{
			asks("/entities/{entity}/fields?offset=1&limit=20", "id name field_type required"),
			asks("/entities/{entity}/fields?offset=1&limit=20&field_type=single_select&required=true&name=M%C3%B3dulo", "id").keep("field", "id"),
		}},
		{name: "list_entity_field_options", after: "list_entity_fields", calls: []vendorCall{
			asks("/entity_fields/{field}/options?offset=1&limit=20", "id value null_option"),
			asks("/entity_fields/85/options?offset=1&limit=20&value=Alimenta%C3%A7%C3%A3o", "id value"),
		}},
		{name: "list_knowledges", calls: []vendorCall{
			asks("/knowledges?limit=20&offset=1", "id title private knowledge_folder_ids tags updated_at").keep("article", "id"),
			asks("/knowledges?limit=20&offset=1&search=VPN&knowledge_folder_ids=15,16", "id title"),
		}},
		{name: "list_knowledge_folders", calls: []vendorCall{
			asks("/knowledge-folders?limit=20&offset=1", "id title description icon qty_knowledges tags").keep("folder", "id"),
			asks("/knowledge-folders?limit=20&offset=1&search=VPN", "id title"),
		}},
		{name: "get_knowledge", after: "list_knowledges", calls: []vendorCall{asks("/knowledges/{article}", vendorArticle)}},
		{name: "create_knowledge", after: "list_knowledge_folders", calls: []vendorCall{
			posts("/knowledges", jsonOf(`{"title":"Trocar o toner","description":"<h2>Passos</h2>\n","knowledge_folder_ids":[{folder}]}`), "id title"),
			posts("/knowledges", jsonOf(`{"title":"Senha do cofre","description":"<p>Peça</p>\n","knowledge_folder_ids":[{folder}],"tags":["senha"],"private":true,`+
				`"client_ids":[4001],"technical_group_ids":[1],"services_catalogs_item_ids":[7001]}`), "id title private tags"),
		}},
		{name: "list_services_catalogs", calls: []vendorCall{asks("/services-catalogs?offset=1&limit=20", "id name"), findCatalog}},
		{name: "create_services_catalog", calls: []vendorCall{
			posts("/services-catalogs", jsonOf(`{"services_catalog":{"name":"Telefonia"}}`), "id name").keep("catalog", "id"),
		}},
		{name: "update_services_catalog", after: "create_services_catalog", calls: []vendorCall{
			puts("/services-catalogs/{catalog}", `{"services_catalog":{"name":"Telefonia IP"}}`, "id name"),
		}},
		{name: "delete_services_catalog", calls: []vendorCall{
			findCatalog,
			asks("/services-catalogs/{catalog}/areas?limit=100", "id").keep("area", "id"),
			asks("/services-catalogs-areas/{area}/items?limit=200", "id"),
			removes("/services-catalogs/{catalog}"),
		}},
		{name: "list_services_catalog_areas", calls: []vendorCall{
			findCatalog,
			asks("/services-catalogs/{catalog}/areas?offset=1&limit=20", "id name services_catalog.name"),
			asks("/services-catalogs/{catalog}/areas?offset=1&limit=20&name=Redes", "id name"),
		}},
		{name: "create_services_catalog_area", calls: []vendorCall{
			findCatalog,
			posts("/services-catalogs/{catalog}/areas", jsonOf(`{"area":{"name":"Ramais"}}`), "id name services_catalog.name").keep("area", "id"),
		}},
		{name: "update_services_catalog_area", after: "create_services_catalog_area", calls: []vendorCall{
			findCatalog, puts("/services-catalogs/{catalog}/areas/{area}", `{"area":{"name":"Telefones"}}`, "id name"),
		}},
		{name: "delete_services_catalog_area", after: "create_services_catalog_area", calls: []vendorCall{
			findCatalog,
			asks("/services-catalogs-areas/{area}/items?limit=200", ""),
			removes("/services-catalogs/{catalog}/areas/{area}"),
		}},
		{name: "list_services_catalog_items", calls: []vendorCall{
			findCatalog, findArea,
			asks("/services-catalogs-areas/{area}/items?offset=1&limit=20", vendorCatalogItem),
			asks("/services-catalogs-areas/{area}/items?offset=1&limit=20&name=VPN", "id name"),
		}},
		{name: "create_services_catalog_item", calls: []vendorCall{
			findCatalog, findArea,
			posts("/services-catalogs-areas/{area}/items", jsonOf(`{"item":{"name":"Ramal novo","start_time":"8:00","end_time":"120:30"}}`), vendorCatalogItem).keep("item", "id"),
		}},
		{name: "update_services_catalog_item", after: "create_services_catalog_item", calls: []vendorCall{
			findCatalog, findArea,
			puts("/services-catalogs-areas/{area}/items/{item}", `{"item":{"end_time":"130:00"}}`, vendorCatalogItem),
		}},
		{name: "delete_services_catalog_item", after: "create_services_catalog_item", calls: []vendorCall{
			findCatalog, findArea, removes("/services-catalogs-areas/{area}/items/{item}"),
		}},
	}
}
