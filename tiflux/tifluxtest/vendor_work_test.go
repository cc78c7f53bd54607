package tifluxtest_test

import "github.com/tiflux/tiflux-go/tiflux/tifluxtest"

// vendorAppointment is what the vendor's tools print of an appointment beside
// its value.
const vendorAppointment = "id date init_time end_time user.name client.name description external_user_name "

// vendorWorkTools are those about the work on tickets, and pre-tickets.
func vendorWorkTools() []vendorTool {
	return []vendorTool{
		{name: "get_ticket_service_types", calls: []vendorCall{
			asks("/tickets/10010/service-types", "contract_riders.id contract_riders.contract.name contract_riders.rider_number contract_riders.cancel_date loose_services.id loose_services.name"),
			asks("/tickets/10010/service-types?date=2026-06-30", "contract_riders.id").keep("contract", "contract_riders.contract.id"),
		}},
		{name: "get_ticket_shifts", after: "get_ticket_service_types", calls: []vendorCall{
			asks("/tickets/10010/shifts", "id name reference contract.name client.name"),
			asks("/tickets/10010/shifts?contract_id={contract}", "id name reference"),
		}},
		{name: "create_appointment", calls: []vendorCall{
			// A ticket on a desk with valorization.
			asks("/desks/110/services-catalogs-items?offset=1&limit=200", "id name").keep("item", "id"),
			posts("/tickets", vendorForm(nil, "title", "Treinar o caixa", "description", "<p>Loja nova</p>\n", "client_id", "4001", "desk_id", "110",
				"services_catalogs_item_id", "{item}"), "ticket.ticket_number").keep("ticket", "ticket.ticket_number"),
			asks("/tickets/{ticket}/shifts", "id name").keep("shift", "id"),
			asks("/tickets/{ticket}/service-types?date=2026-06-30", "contract_riders.id contract_riders.contract.name loose_services.id loose_services.name").
				keep("rider", "contract_riders.id").keep("service", "loose_services.id"),
			posts("/tickets/{ticket}/appointments", jsonOf(`{"date":"2026-06-29","init_time":"09:00","end_time":"10:30","description":"Troca do cabo",`+
				`"attendance":1,"attendance_kind":1,"loose_service_id":{service},"shift_id":{shift},"value":150.5,"external_user_name":"Marcos"}`),
				"id date init_time end_time description user.name external_user_name value"),
			posts("/tickets/{ticket}/appointments", jsonOf(`{"date":"2026-06-30","init_time":"09:00","end_time":"10:30","description":"Treino",`+
				`"attendance":2,"attendance_kind":2,"contract_rider_id":{rider},"guarantee":true}`), "id date init_time end_time description user.name"),
		}},
		{name: "list_appointments", after: "create_appointment", calls: []vendorCall{
			asks("/tickets/{ticket}/appointments?offset=1&limit=20", vendorAppointment+"locations valorization.attendance valorization.attendance_kind "+
				"valorization.contract.name valorization.loose_service.name valorization.shift.name valorization.shift.value "+
				"valorization.shift_owner_ticket valorization.guarantee valorization.manual_value valorization.value").keep("user", "user.id"),
			asks("/tickets/{ticket}/appointments?offset=1&limit=20&user_id={user}&start_date=2026-06-01&end_date=2026-06-30", vendorAppointment),
		}},
		{name: "list_appointments_global", calls: []vendorCall{
			asks("/technical-users?offset=1&limit=10&name=Ana%20Martins", "id name").keep("user", "id"),
			findDesk,
			asks("/appointments?offset=1&limit=20&start_date=2025-01-01&end_date=2026-06-30&include_valorization=true",
				vendorAppointment+"ticket.number ticket.title desk.name valorization.attendance valorization.shift").keep("user", "user.id").keep("desk", "desk.id"),
			asks("/appointments?offset=1&limit=20&start_date=2025-01-01&end_date=2026-06-30&user_ids={user}&desk_ids={desk},102", vendorAppointment),
		}},
		{name: "list_appointments_report", calls: []vendorCall{
			findDesk,
			asks("/appointments?limit=200&offset=1&start_date=2025-01-01&end_date=2026-06-30&include_valorization=true",
				"user.id user.name desk.name init_time end_time valorization.value valorization.manual_value"),
			asks("/appointments?limit=200&offset=2&start_date=2025-01-01&end_date=2026-06-30&include_valorization=true", ""),
			asks("/appointments?limit=200&offset=1&start_date=2025-01-01&end_date=2026-06-30", "error_code=40301").by(tifluxtest.KeyAttendant).gives(403),
		}},
		{name: "list_pre_appointments", calls: []vendorCall{
			asks("/tickets/10001/pre-appointments?offset=1&limit=20", "id date init_time end_time user.name"),
		}},
		{name: "create_internal_communication", calls: []vendorCall{
			posts("/tickets/10059/internal_communications", vendorForm(nil, "text", "<p>Sem anexo</p>\n"), "id text"),
			posts("/tickets/10059/internal_communications", vendorForm(vendorFiles, "text", "<p>Com anexos</p>\n"), "id text files.file_name=relatório.txt").keep("note", "id"),
		}},
		{name: "list_internal_communications", calls: []vendorCall{
			asks("/tickets/10059/internal_communications?offset=1&limit=20", "id user.name created_at files_count text"),
		}},
		{name: "get_internal_communication", after: "create_internal_communication", calls: []vendorCall{
			asks("/tickets/10059/internal_communications/{note}", "text"),
		}},
		{name: "update_internal_communication", after: "create_internal_communication", calls: []vendorCall{
			puts("/tickets/10059/internal_communications/{note}", `{"text":"<p>Outro</p>\n"}`, "id text"),
			// Only the author may.
			puts("/tickets/10059/internal_communications/{note}", `{"text":"x"}`, "error_code=40302").by(tifluxtest.KeyAttendant).gives(403),
		}},
		{name: "delete_internal_communication", after: "create_internal_communication", calls: []vendorCall{
			removes("/tickets/10059/internal_communications/{note}"),
		}},
		{name: "list_pre_tickets", calls: []vendorCall{
			asks("/pre-tickets?limit=20&offset=1", "id title client.name requestor_name created_at").keep("client", "client.id"),
			asks("/pre-tickets?limit=20&offset=1&archived=false&client_id={client}&created_after=2025-01-01&created_before=2026-12-31&include_description=true", "id description"),
		}},
		{name: "create_pre_ticket", calls: []vendorCall{
			posts("/pre-tickets", vendorForm(vendorFiles, "title", "Novo acesso", "description", "Para o **financeiro**", "requestor_name", "Bia Nunes",
				"requestor_email", "bia.nunes@exemplo.com.br", "requestor_telephone", "47988887777", "requestor_ramal", "210", "requestor_country", "BR", "client_id", "4001"),
				"id title requestor_name created_at"),
		}},
	}
}
