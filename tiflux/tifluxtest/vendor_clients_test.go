package tifluxtest_test

import "github.com/tiflux/tiflux-go/tiflux/tifluxtest"

// What the vendor's tools print of clients and their records.
const (
	vendorClientCard = "id name social social_revenue status email_financial municipal_registration estadual_registration " +
		"max_agents anotations desk_ids technical_group_ids "
	vendorAddress = "id street number complement neighborhood city state cep "
	vendorContact = "id owner use telephone email "
)

// vendorClientTools are those about clients, their equipment, contracts and bills.
func vendorClientTools() []vendorTool {
	const address = `{"address":{"cep":"88036-491","city":"Florianópolis","neighborhood":"Trindade","number":100,"state":"SC","street":"Rua das Flores"}}`
	const contact = `{"contact":{"use":"Commercial","number":"47988887777","owner":"Marina Prado","email":"marina.prado@exemplo.com.br","country":"BR"}}`
	return []vendorTool{
		{name: "search_client", calls: []vendorCall{findClient}},
		{name: "list_clients", calls: []vendorCall{
			asks("/clients?offset=1&limit=20", "id name social social_revenue status"),
			asks("/clients?offset=1&limit=20&active=true&name=Mercado&social_revenue=91299967000171", "id name"),
		}},
		{name: "get_client", after: "search_client", calls: []vendorCall{
			asks("/clients/{client}", vendorClientCard),
			asks("/clients/{client}?show_entities=true", "client.id client.name entities.name entities.entity_fields.name entities.entity_fields.value"),
		}},
		{name: "create_client", calls: []vendorCall{
			posts("/clients", jsonOf(`{"name":"Livraria Sol","social":"Livraria Sol Ltda"}`), vendorClientCard),
			posts("/clients", jsonOf(`{"name":"Livraria Lua","social":"Livraria Lua Ltda","social_revenue":"11222333000181","desk_ids":[101],"add_all_desks":false,`+
				`"technical_group_ids":[1],"add_all_technical_groups":false,"status":true,"max_agents":5,"email_financial":"caixa@exemplo.com.br",`+
				`"sms_financial":"47988887777","municipal_registration":"1","estadual_registration":"2","anotations":"x","visible_to_clients":true,`+
				`"authorization_flow":false,"billing_report_type":""}`), vendorClientCard).keep("client", "id"),
		}},
		{name: "update_client", after: "create_client", calls: []vendorCall{
			puts("/clients/{client}", `{"desk_ids":[101,102],"billing_report_type":"detailed","max_agents":7}`, vendorClientCard),
		}},
		{name: "update_client_entities", calls: []vendorCall{
			findEntities,
			asks("/entities/19/fields?limit=200", "id name field_type"),
			asks("/entity_fields/85/options?limit=200", "id value").keep("option", "id"),
			puts("/clients/4001/entities", `{"entities":[{"entity_field_id":83,"value":"A-1"},{"entity_field_id":85,"value":"{option}"}]}`,
				"client.id entities.name entities.entity_fields.name entities.entity_fields.value"),
		}},
		{name: "get_client_desks", calls: []vendorCall{asks("/clients/4001/desks?offset=1&limit=20", "id name display_name active")}},
		{name: "get_client_technical_groups", calls: []vendorCall{asks("/clients/4001/technical-groups?offset=1&limit=20", "id name")}},
		{name: "create_client_user", calls: []vendorCall{
			posts("/clients/4001/users", jsonOf(`{"user":{"name":"Ivo Reis","email":"ivo.reis@exemplo.com.br","extension":"210","authorization_flow":false,`+
				`"telephone":"47988887777","country_code":"BR"}}`), "message user.id user.name user.email"),
		}},
		{name: "add_client_email_permission", calls: []vendorCall{
			posts("/clients/4001/email_tickets_permissions", jsonOf(`{"address":"parceiro.exemplo.com.br"}`), "id address=parceiro.exemplo.com.br").gives(200),
		}},
		{name: "list_client_addresses", calls: []vendorCall{asks("/clients/4001/addresses?offset=1&limit=20", vendorAddress).keep("address", "id")}},
		{name: "get_client_address", after: "list_client_addresses", calls: []vendorCall{asks("/clients/4001/addresses/{address}", vendorAddress)}},
		{name: "create_client_address", calls: []vendorCall{posts("/clients/4001/addresses", jsonOf(address), vendorAddress).keep("address", "id")}},
		{name: "update_client_address", after: "create_client_address", calls: []vendorCall{
			puts("/clients/4001/addresses/{address}", `{"address":{"number":7,"complement":"Fundos"}}`, vendorAddress),
		}},
		{name: "delete_client_address", after: "create_client_address", calls: []vendorCall{removes("/clients/4001/addresses/{address}")}},
		{name: "list_client_contacts", calls: []vendorCall{asks("/clients/4001/contacts?offset=1&limit=20", vendorContact).keep("contact", "id")}},
		{name: "get_client_contact", after: "list_client_contacts", calls: []vendorCall{asks("/clients/4001/contacts/{contact}", vendorContact)}},
		{name: "create_client_contact", calls: []vendorCall{posts("/clients/4001/contacts", jsonOf(contact), vendorContact).keep("contact", "id")}},
		{name: "update_client_contact", after: "create_client_contact", calls: []vendorCall{
			puts("/clients/4001/contacts/{contact}", `{"contact":{"use":"Personal","number":"2123456789","country":"PT"}}`, vendorContact),
		}},
		{name: "delete_client_contact", after: "create_client_contact", calls: []vendorCall{removes("/clients/4001/contacts/{contact}")}},
		{name: "list_equipments", calls: []vendorCall{
			asks("/equipments?limit=20&offset=1", "id name client.name equipment_type.name equipment_group online ipv4").keep("client", "client.id"),
			asks("/equipments?limit=20&offset=1&client_id={client}&include_manufacturer=true&include_system=true", "id manufacturer system"),
		}},
		{name: "get_equipment", calls: []vendorCall{
			asks("/equipments/60001", "id name client.name equipment_type.name equipment_group.name acquisition_date warranty_date processor.name memory.total_gb disks.name"),
			asks("/equipments/60001?show_entities=true", "id name "+vendorFields),
		}},
		{name: "create_equipment", calls: []vendorCall{
			asks("/equipment-types?limit=20&offset=1&name=Notebook", "id name").keep("type", "id"),
			asks("/equipment-groups?limit=20&offset=1&client_id=4001", "id name").keep("group", "id"),
			posts("/equipments", jsonOf(`{"name":"NB-01","client_id":4001,"equipment_type_id":{type},"equipment_group_id":{group},"acquisition_date":"2026-01-10","warranty_date":"2027-01-10"}`),
				"id name client.name equipment_type.name equipment_group.name").keep("equipment", "id"),
		}},
		{name: "update_equipment", after: "create_equipment", calls: []vendorCall{
			puts("/equipments/{equipment}", `{"name":"NB-02","warranty_date":"2028-01-10"}`, "id name warranty_date"),
			// Without arguments the vendor sends nothing to change, which the API refuses.
			puts("/equipments/{equipment}", `{}`, "error_code=40003").gives(400),
		}},
		{name: "list_equipment_softwares", calls: []vendorCall{asks("/equipments/60001/softwares", "name vendor version")}},
		{name: "list_equipment_groups", calls: []vendorCall{
			asks("/equipment-groups?limit=20&offset=1", "id name client.name"),
			asks("/equipment-groups?limit=20&offset=1&client_id=4001", "id name"),
		}},
		{name: "list_equipment_types", calls: []vendorCall{
			asks("/equipment-types?limit=20&offset=1", "id name"), asks("/equipment-types?limit=20&offset=1&name=Note", "id name"),
		}},
		{name: "list_contracts", calls: []vendorCall{
			asks("/contracts?limit=20&offset=1", "id name client.name contract_type.name modality status cancelled expiration_date readjustment_date total_value "+
				"rider_value rider_tax duration readjust_duration").keep("client", "client.id").keep("type", "contract_type.id"),
			asks("/contracts?limit=20&offset=1&client_ids={client}&contract_type_ids={type}&status=actives,readjust,expired", "id name"),
		}},
		{name: "get_billings_history", calls: []vendorCall{
			findClient,
			asks("/reports/billings/history?limit=20&offset=1&client_id={client}", "billing_id client_name billing_date due_date nfe_number paid reversal real_value"),
			asks("/reports/billings/history?limit=20&offset=1&billing_start_date=2026-01-01&billing_end_date=2026-12-31"+
				"&due_start_date=2026-01-01&due_end_date=2026-12-31&_type=billed", "billing_id"),
			asks("/reports/billings/history?limit=20&offset=1&_type=paid", "billing_id paid"),
			asks("/reports/billings/history?limit=20&offset=1&_type=reversed", "billing_id reversal"),
			asks("/reports/billings/history?limit=20&offset=1&nfe_number=4309670", "billing_id"),
			asks("/reports/billings/history?limit=20&offset=1&ticket_number=10048", ""),
			asks("/reports/billings/history?limit=20&offset=1", "error_code=40301").by(tifluxtest.KeyAttendant).gives(403),
		}},
	}
}
