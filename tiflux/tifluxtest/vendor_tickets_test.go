package tifluxtest_test

import "github.com/tiflux/tiflux-go/tiflux/tifluxtest"

// What the vendor's tools print of a ticket and of its custom fields.
const (
	vendorTicketCard = "ticket_number title description status.id status.name status.default_open status.default_close " +
		"priority.name desk.id desk.name desk.display_name desk.active stage.id stage.name stage.first_stage stage.last_stage " +
		"stage.max_time services_catalog responsible.id responsible.name responsible.email responsible._type responsible.active " +
		"responsible.technical_group_id client.id client.name client.social client.status created_by_way_of created_at " +
		"updated_at followers worked_hours reopen_count last_reopen_date is_grouped is_revised sla_info.stopped " +
		"sla_info.stage_expiration sla_info.attend_sla sla_info.attend_expiration sla_info.solve_expiration " +
		"sla_info.solved_in_time url_internal_path url_external_path "
	vendorTicketRow = "ticket_number title status.name stage.name responsible.name priority.name client.name desk.name created_at "
	vendorFields    = "entities.entity_fields.name entities.entity_fields.required entities.entity_fields.field_type " +
		"entities.entity_fields.value entities.entity_fields.entity_field_id entities.entity_fields.options.title "
	vendorChecklist = "id name pending required created_at updated_at fields.index fields.title fields.type fields.required " +
		"fields.filled fields.value fields.options.id fields.options.description fields.options.value "
)

// The resolvers that several tools share; what they find is kept.
var (
	findDesk     = asks("/desks?active=true&name=Suporte%20N1", "id name display_name").keep("desk", "id")
	findClient   = asks("/clients?active=true&name=Padaria%20Aurora", "id name social status").keep("client", "id")
	findEntities = asks("/entities?offset=1&limit=200", "id name").keep("entity", "id")
)

// vendorTicketTools are those that read and write tickets themselves.
func vendorTicketTools() []vendorTool {
	return []vendorTool{
		{name: "create_ticket", calls: []vendorCall{
			findClient, findDesk,
			asks("/technical-users?offset=1&limit=10&name=Ana%20Martins&desk_id={desk}&client_id={client}", "id name email").keep("responsible", "id"),
			asks("/clients/{client}/requestors?offset=1&limit=10&email=rafael.uchoa%40exemplo.com.br", "id name email").keep("requestor", "id"),
			asks("/desks/{desk}/services-catalogs-items?offset=1&limit=200", "id name area.name catalog.name"),
			asks("/desks/{desk}/priorities?offset=1&limit=20", "id name order start_time end_time").keep("priority", "id"),
			posts("/tickets", vendorForm(vendorFiles,
				"title", "Impressora fiscal parada", "description", "<p>Não imprime desde <strong>ontem</strong>.</p>\n",
				"client_id", "{client}", "desk_id", "{desk}", "priority_id", "{priority}", "requestor_id", "{requestor}",
				"responsible_id", "{responsible}", "followers", "carla.dias@exemplo.com.br", "ticket_reference_number", "10043",
			), "ticket.ticket_number ticket.title ticket.client.name ticket.desk.display_name ticket.status.name ticket.priority.name "+
				"ticket.created_at ticket.ticket_reference.ticket_number ticket.url_internal_path ticket.url_external_path").
				keep("ticket", "ticket.ticket_number"),
			// Without the permission for clients the typed address is sent as it is.
			asks("/clients/{client}/requestors?offset=1&limit=10&email=rafael.uchoa%40exemplo.com.br", "error_code=40301").by(tifluxtest.KeyAttendant).gives(403),
			asks("/requestors?offset=1&limit=10&email=rafael.uchoa%40exemplo.com.br", "error_code=40301").by(tifluxtest.KeyAttendant).gives(403),
			posts("/tickets", vendorForm(nil,
				"title", "Sem acesso", "description", "<p>Olá</p>\n", "client_id", "{client}", "desk_id", "{desk}", "priority_id", "{priority}",
				"requestor_name", "Rafael Uchôa", "requestor_email", "rafael.uchoa@exemplo.com.br", "requestor_telephone", "47988887777",
			), "ticket.ticket_number ticket.client.name ticket.desk.display_name ticket.status.name").by(tifluxtest.KeyAttendant),
			// The responsible without the license for tickets: users, then the groups' users.
			asks("/technical-users?offset=1&limit=10&name=Ana&desk_id={desk}&client_id={client}", "error_code=40304").by(keyDeskManager).gives(403),
			asks("/users?offset=1&limit=200&active=true&type=attendant", "error_code=40301").by(keyDeskManager).gives(403),
			asks("/technical-groups?offset=1&limit=21", "id name").by(keyDeskManager).keep("group", "id"),
			asks("/technical-groups/{group}/users?offset=1&limit=200", "id name").by(keyDeskManager),
		}},
		{name: "get_ticket", calls: []vendorCall{
			asks("/tickets/10060", vendorTicketCard),
			asks("/tickets/10060?show_entities=true", vendorTicketCard+vendorFields),
			asks("/tickets/10060?show_entities=true&include_filled_entity=true", vendorTicketCard+vendorFields),
		}},
		{name: "update_ticket", after: "create_ticket", calls: []vendorCall{
			puts("/tickets/{ticket}", `{"title":"Atualizada","description":"<p>Outra</p>\n","status_id":31}`, "title=Atualizada status.id=31 updated_at"),
			puts("/tickets/{ticket}", `{"priority_id":3001,"priority_change_reason":"Loja parada"}`, "priority.id=3001"),
			puts("/tickets/{ticket}", `{"responsible_id":null,"followers":""}`, "responsible followers"),
			asks("/desks?active=true&name=Suporte%20N2", "id name display_name").keep("desk", "id"),
			asks("/desks/{desk}/stages?offset=1&limit=20", "id name index first_stage").keep("stage", "id"),
			asks("/desks/{desk}/priorities?offset=1&limit=20", "id name").keep("priority", "id"),
			asks("/technical-users?offset=1&limit=10&name=Bruno&desk_id={desk}", "id name email").keep("responsible", "id"),
			asks("/requestors?offset=1&limit=20&name=Rafael%20Uch%C3%B4a", "id name email").keep("requestor", "id"),
			puts("/tickets/{ticket}", `{"desk_id":{desk},"stage_id":{stage},"priority_id":{priority},"responsible_id":{responsible},"requestor_id":{requestor}}`,
				vendorTicketCard+"desk.id={desk} stage.id={stage} priority.id={priority} responsible.id={responsible} requestor.id={requestor}"),
			// To a desk that works by catalog, from a related one.
			asks("/desks/108/priorities?offset=1&limit=20", "id name").keep("priority", "id"),
			posts("/tickets", vendorForm(nil, "title", "Loja nova", "description", "<p>Olá</p>\n", "client_id", "4001", "desk_id", "108", "priority_id", "{priority}"),
				"ticket.desk.id=108").keep("other", "ticket.ticket_number"),
			asks("/desks/110/stages?offset=1&limit=20", "id first_stage").keep("stage", "id"),
			asks("/desks/110/services-catalogs-items?offset=1&limit=200", "id name area.name catalog.name").keep("item", "id"),
			puts("/tickets/{other}", `{"desk_id":110,"stage_id":{stage},"services_catalogs_item_id":{item}}`,
				"desk.id=110 stage.id={stage} services_catalog.item_name services_catalog.area_name services_catalog.catalog_name"),
			// Without the permission for requestors the ticket tells the client.
			asks("/requestors?offset=1&limit=20&name=Rafael", "error_code=40301").by(tifluxtest.KeyAttendant).gives(403),
			asks("/tickets/{ticket}", "client.id").by(tifluxtest.KeyAttendant).keep("client", "client.id"),
			asks("/clients/{client}/requestors?offset=1&limit=20&name=Rafael", "error_code=40301").by(tifluxtest.KeyAttendant).gives(403),
			// The API does not list client_id among the attributes of a change, and refuses what it does not list.
			puts("/tickets/{ticket}", `{"client_id":4002}`, "error_code=40001").gives(400),
		}},
		{name: "cancel_ticket", after: "create_ticket", calls: []vendorCall{acts("/tickets/{ticket}/cancel", "message")}},
		{name: "close_ticket", after: "create_ticket_answer", calls: []vendorCall{
			puts("/tickets/{ticket}", `{"stage_id":1002}`, "stage.name"),
			acts("/tickets/{ticket}/close", "message"),
		}},
		{name: "reopen_ticket", after: "close_ticket", calls: []vendorCall{
			acts("/tickets/{ticket}/reopen", "message"),
			puts("/tickets/{ticket}", `{"stage_id":1002}`, "stage.name"),
			acts("/tickets/{ticket}/close", "message"),
			puts("/tickets/{ticket}/reopen", `{"disapproval_reason":""}`, "message"),
			puts("/tickets/{ticket}", `{"stage_id":1002}`, "stage.name"),
			acts("/tickets/{ticket}/close", "message"),
			puts("/tickets/{ticket}/reopen", `{"disapproval_reason":"Voltou a falhar"}`, "message"),
		}},
		{name: "list_tickets", calls: []vendorCall{
			findDesk,
			asks("/desks/{desk}/stages?offset=1&limit=20", "id name index").keep("stage", "id"),
			findClient,
			asks("/technical-users?offset=1&limit=10&name=Ana&desk_id={desk}", "id name email").keep("responsible", "id"),
			asks("/desks/{desk}/services-catalogs-items?offset=1&limit=200&name=Redes", "id name").keep("item", "id"),
			asks("/desks/{desk}/priorities?offset=1&limit=200", "id name").keep("priority", "id"),
			asks("/tickets?offset=1&limit=20&desk_ids={desk}&filter_by=open&is_closed=false", vendorTicketRow),
			asks("/tickets?offset=1&limit=20&desk_ids={desk},102&filter_by=all&is_closed=false", vendorTicketRow+
				"status.name=Fechado services_catalog.catalog_name services_catalog.area_name services_catalog.item_name"),
			asks("/tickets?offset=1&limit=20&desk_ids={desk}&client_ids={client}&stage_ids={stage}&responsible_ids={responsible}"+
				"&requestor_ids=30001&requestor_email=rafael.uchoa%40exemplo.com.br&services_catalogs_item_ids={item}&priority_ids={priority}"+
				"&filter_by=open&is_closed=false&start_datetime=2026-06-01T00%3A00%3A00-03%3A00&end_datetime=2026-06-30T23%3A59%3A59-03%3A00", ""),
			// The probes after an empty answer: without the status, then without the period.
			asks("/tickets?limit=1&desk_ids={desk}&priority_ids={priority}&filter_by=all&is_closed=false"+
				"&start_datetime=2026-06-01T00%3A00%3A00-03%3A00&end_datetime=2026-06-30T23%3A59%3A59-03%3A00", ""),
			asks("/tickets?limit=1&desk_ids={desk}&priority_ids={priority}&filter_by=all&is_closed=false", ""),
			asks("/tickets?offset=1&limit=20&desk_ids={desk}&filter_by=closed&is_closed=true&date_type=solved_in_time"+
				"&start_datetime=2026-01-01T00%3A00%3A00Z&end_datetime=2026-06-30T23%3A59%3A59Z", vendorTicketRow+"services_catalog"),
			asks("/tickets?offset=1&limit=20&desk_ids={desk}&filter_by=canceled&is_closed=true", vendorTicketRow+"services_catalog"),
			asks("/tickets?offset=1&limit=20&is_closed=false&sla_expiring_before=2026-12-31T00%3A00%3A00Z&desk_ids={desk}", vendorTicketRow),
			asks("/tickets?offset=1&limit=20&desk_ids={desk}&filter_by=all&is_closed=false&group_by=day", "total buckets.period buckets.count"),
			asks("/tickets?offset=1&limit=20&client_ids={client}&filter_by=all&is_closed=false&group_by=week", ""),
		}},
		{name: "get_tickets_comparison", calls: []vendorCall{
			findDesk, findClient,
			asks("/tickets?offset=1&limit=200&group_by=month&date_type=created_at&filter_by=all&is_closed=false&desk_ids={desk},108,112"+
				"&start_datetime=2026-01-01T00%3A00%3A00Z&end_datetime=2026-06-30T23%3A59%3A59Z", "total buckets.period buckets.count"),
			asks("/tickets?offset=1&limit=200&group_by=month&date_type=created_at&filter_by=all&is_closed=false&desk_ids={desk},108,112"+
				"&start_datetime=2025-07-04T00%3A00%3A00.000Z&end_datetime=2025-12-31T23%3A59%3A59.000Z", "total buckets.period buckets.count"),
			asks("/tickets?offset=1&limit=200&group_by=desk&date_type=solved_in_time&filter_by=closed&is_closed=true"+
				"&start_datetime=2026-01-01T00%3A00%3A00Z&end_datetime=2026-06-30T23%3A59%3A59Z", "total buckets.period buckets.count"),
		}},
		{name: "update_ticket_entities", calls: []vendorCall{
			findEntities,
			asks("/entities/{entity}/fields?limit=200", "id name field_type"),
			asks("/entity_fields/78/options?limit=200", "id value").keep("option", "id"),
			puts("/tickets/10060/entities", `{"entities":[{"entity_field_id":71,"value":"3º andar"},{"entity_field_id":78,"value":"{option}"},`+
				`{"entity_field_id":74,"value":"47988887777","country_code":"BR"},{"entity_field_id":72,"value":null}]}`, vendorFields),
		}},
		{name: "get_ticket_files", calls: []vendorCall{asks("/tickets/10059/files", "id content_type file_name size url")}},
		{name: "upload_ticket_files", after: "create_ticket", calls: []vendorCall{
			posts("/tickets/{ticket}/files", vendorForm(vendorFiles), "id file_name=relatório.txt content_type=image/png").keep("file", "id"),
		}},
		{name: "delete_ticket_file", after: "upload_ticket_files", calls: []vendorCall{removes("/tickets/{ticket}/files/{file}")}},
		{name: "create_ticket_answer", after: "create_ticket", calls: []vendorCall{
			posts("/tickets/{ticket}/answers", vendorForm(nil, "name", "<p>Estamos <em>vendo</em>.</p>\n", "with_signature", "false"), "id author name"),
			posts("/tickets/{ticket}/answers", vendorForm(vendorFiles, "name", "<p>Segue a foto.</p>\n", "with_signature", "true"), "id author name signature files.file_name=relatório.txt").
				keep("answer", "id").keep("file", "files.id"),
		}},
		{name: "list_ticket_answers", calls: []vendorCall{
			asks("/tickets/10060/answers?offset=1&limit=20", "id author answer_time answer_origin files_count name"),
		}},
		{name: "get_ticket_answer", after: "create_ticket_answer", calls: []vendorCall{
			asks("/tickets/{ticket}/answers/{answer}", "id author answer_time answer_origin name files.file_name files.size files.content_type files.url"),
		}},
		{name: "delete_ticket_answer", after: "create_ticket_answer", calls: []vendorCall{removes("/tickets/{ticket}/answers/{answer}")}},
		{name: "delete_ticket_answer_file", after: "create_ticket_answer", calls: []vendorCall{removes("/ticket_answers/{answer}/files/{file}")}},
		{name: "get_ticket_histories", calls: []vendorCall{
			asks("/tickets/10060/histories?offset=1&limit=20&history_of=0", "_type _operation _created_at user.name action changes.fields changes.old_values changes.new_values"),
			asks("/tickets/10002/histories?offset=1&limit=20&history_of=1&operation=created", "_type _operation _type_id_attr").keep("record", "_type_id_attr"),
			asks("/tickets/10002/histories?offset=1&limit=20&history_of=1&type_id_attr={record}", "_type _operation action"),
		}},
		{name: "get_ticket_stages_slas", calls: []vendorCall{
			asks("/tickets/10060/stages-slas?offset=1&limit=20", "desk.name stage.name duration_in_expedient sla_attended expiration created_at created_by.name attended_at attended_by.name"),
			asks("/tickets/10060/stages-slas?offset=1&limit=20", "error_code=40304").by(tifluxtest.KeyNoLicense).gives(403),
		}},
		{name: "get_ticket_checklists", calls: []vendorCall{asks("/tickets/10056/checklists?offset=1&limit=20", vendorChecklist)}},
		{name: "update_ticket_checklist_item", calls: []vendorCall{
			asks("/tickets/10056/checklists?offset=1&limit=20", vendorChecklist).keep("checklist", "id"),
			puts("/tickets/10056/checklists/{checklist}/items/0", `{"value":"SN-2026"}`, vendorChecklist),
			puts("/tickets/10056/checklists/{checklist}/items/0", `{"value":null}`, vendorChecklist),
			puts("/tickets/10056/checklists/{checklist}/items/1", `{"value":1}`, vendorChecklist),
			puts("/tickets/10056/checklists/{checklist}/items/2", `{"options":[{"id":1,"checked":true},{"id":"2","checked":false}]}`, vendorChecklist),
		}},
		{name: "get_tickets_feedback_report", calls: []vendorCall{
			asks("/reports/feedbacks/tickets?start_date=2026-01-01&end_date=2026-06-30&tickets_list=true&offset=1&limit=20",
				"summary.rating_average summary.tickets_evaluated summary.tickets_finished summary.clients_evaluated summary.answers_percentage "+
					"tickets_list.ticket_number tickets_list.ticket_title tickets_list.client_name tickets_list.responsible_name "+
					"tickets_list.rating tickets_list.revised_in_time tickets_list.comments"),
			asks("/reports/feedbacks/tickets?start_date=2025-07-04&end_date=2025-12-31&responsible_ids=501,502&department_ids=1&technical_group_ids=1,2",
				"summary.rating_average summary.tickets_evaluated"),
		}},
	}
}
