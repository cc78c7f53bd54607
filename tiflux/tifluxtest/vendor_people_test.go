package tifluxtest_test

import "github.com/tiflux/tiflux-go/tiflux/tifluxtest"

// What the vendor's tools print of requestors and users.
const (
	vendorRequestor = "id name email telephone extension can_open_ticket "
	vendorUserCard  = "id name email _type active technical_group_id telephone extension client_ids last_login_at gauth_enabled signature "
)

// vendorPeopleTools are those about users and requestors.
func vendorPeopleTools() []vendorTool {
	return []vendorTool{
		{name: "search_user", calls: []vendorCall{
			asks("/users?offset=1&limit=200", "id name email _type active"),
			asks("/users?offset=1&limit=200&active=true&type=attendant", "id name email _type active"),
			// Without the permission for users: those of the technical groups.
			asks("/users?offset=1&limit=200", "error_code=40301").by(keyDeskManager).gives(403),
			asks("/technical-groups?offset=1&limit=21", "id name").by(keyDeskManager).keep("group", "id"),
			asks("/technical-groups/{group}/users?limit=200", "id name email").by(keyDeskManager),
			asks("/technical-groups?offset=1&limit=21", "error_code=40301").by(tifluxtest.KeyAttendant).gives(403),
		}},
		{name: "search_technical_user", calls: []vendorCall{
			asks("/technical-users?offset=1&limit=20", "id name email"),
			asks("/technical-users?offset=1&limit=20&name=Ana&email=ana.martins%40exemplo.com.br&desk_id=101&client_id=4001", "id name email").by(tifluxtest.KeyAttendant),
		}},
		{name: "create_user", calls: []vendorCall{
			asks("/technical-groups?offset=1&limit=200", "id name").keep("group", "id"),
			posts("/users", jsonOf(`{"name":"Lia Porto","email":"lia.porto@exemplo.com.br","technical_group_id":{group},"tickets_license":true,"whatsapp_license":false,`+
				`"remote_access_license":false,"api_license":false,"splashtop_license":false}`), "message user.id user.name user.email").keep("user", "user.id"),
		}},
		{name: "get_user", after: "create_user", calls: []vendorCall{asks("/users/{user}", vendorUserCard)}},
		{name: "update_user", after: "create_user", calls: []vendorCall{
			asks("/technical-groups?offset=1&limit=200", "id name").keep("group", "id"),
			puts("/users/{user}", `{"name":"Lia Porto Lima","technical_group_id":{group},"active":true,"extension":"210","telephone":"47988887777","country_code":"BR","whatsapp_license":true}`, vendorUserCard),
			puts("/users/504", `{"client_ids":[4001,4002]}`, vendorUserCard), // A portal user.
		}},
		{name: "search_requestor", calls: []vendorCall{
			asks("/requestors?offset=1&limit=20&name=Rafael%20Uch%C3%B4a", vendorRequestor+"client.name"),
			asks("/requestors?offset=1&limit=20&email=rafael.uchoa%40exemplo.com.br&can_open_ticket=true", vendorRequestor),
			asks("/requestors?offset=1&limit=20&telephone=47989915222", vendorRequestor),
			// No hit: the client's, then users as suggestions, then oneself.
			asks("/requestors?offset=1&limit=20&name=Zuleica", ""),
			asks("/clients/4001/requestors?offset=1&limit=20&name=Zuleica", ""),
			asks("/users?offset=1&limit=200", "name email"),
			asks("/users/me", "id name email"),
			// None of the lists is open to an ordinary attendant.
			asks("/requestors?offset=1&limit=20&name=Rafael", "error_code=40301").by(tifluxtest.KeyAttendant).gives(403),
			asks("/clients/4001/requestors?offset=1&limit=20&name=Rafael", "error_code=40301").by(tifluxtest.KeyAttendant).gives(403),
			asks("/users?limit=200", "error_code=40301").by(tifluxtest.KeyAttendant).gives(403),
			asks("/users/me", "id name email").by(tifluxtest.KeyAttendant),
		}},
		{name: "list_requestors", calls: []vendorCall{
			asks("/clients/4001/requestors?offset=1&limit=20", vendorRequestor),
			asks("/clients/4001/requestors?offset=1&limit=20&include_entity_fields=true", vendorRequestor+
				"entity_fields.name entity_fields.required entity_fields.field_type entity_fields.value entity_fields.entity_field_id entity_fields.options.title"),
			asks("/clients/4001/requestors?offset=1&limit=20&name=Rafael&email=rafael&telephone=47989915222&can_open_ticket=true", vendorRequestor),
			asks("/clients/4002/requestors?offset=1&limit=20&extension=201", vendorRequestor),
		}},
		{name: "get_requestor", calls: []vendorCall{
			asks("/clients/4001/requestors/30001", vendorRequestor),
			asks("/clients/4001/requestors/30001?include_entity_fields=true", vendorRequestor+vendorFields),
		}},
		{name: "create_requestor", calls: []vendorCall{
			posts("/clients/4001/requestors", jsonOf(`{"name":"Nina Alves","email":"nina.alves@exemplo.com.br"}`), vendorRequestor),
			posts("/clients/4001/requestors", jsonOf(`{"name":"Noel Alves","email":"noel.alves@exemplo.com.br","telephone":"47988887777","can_open_ticket":true,"extension":"12","country":"BR"}`),
				vendorRequestor).keep("requestor", "id"),
		}},
		{name: "update_requestor", after: "create_requestor", calls: []vendorCall{
			puts("/clients/4001/requestors/{requestor}", `{"name":"Noel A. Alves","telephone":"47977776666","can_open_ticket":false,"extension":"13"}`, vendorRequestor),
		}},
		{name: "update_requestor_entities", calls: []vendorCall{
			asks("/entities?offset=1&limit=200&applied_in=solicitant", "id name").keep("entity", "id"),
			asks("/entities/{entity}/fields?limit=200", "id name field_type"),
			asks("/entity_fields/89/options?limit=200", "id value").keep("option", "id"),
			puts("/clients/4001/requestors/30001/entities", `{"entities":[{"entity_field_id":87,"value":"Gerente"},{"entity_field_id":89,"entity_field_option_id":{option},"value":"true"}]}`,
				"requestor.id requestor_entities"),
		}},
	}
}
