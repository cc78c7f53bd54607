package tifluxtest_test

import "github.com/tiflux/tiflux-go/tiflux/tifluxtest"

// What the vendor's tools print of a chat in a list.
const vendorChatRow = "id origin._type online waiting_answer client.name requestor.name department.name ticket.number ticket.title last_client_message created_at "

// vendorChatTools are those about chats, departments and templates.
func vendorChatTools() []vendorTool {
	const filters = "&department_id=1&client_id=4001&requestor_id=30001&number=5511900000138&origins=whatsapp_cloud,site_widget&started_by=Client" +
		"&created_at_start=2026-01-01&created_at_end=2026-06-30"
	return []vendorTool{
		{name: "list_inbox_chats", calls: []vendorCall{
			asks("/chats/inbox?offset=1&limit=20", vendorChatRow), asks("/chats/inbox?offset=1&limit=20"+filters, ""),
		}},
		{name: "list_my_chats", calls: []vendorCall{
			asks("/chats/mine?offset=1&limit=20", "id origin._type online waiting_answer requestor.name last_client_message created_at").keep("chat", "id"),
			asks("/chats/mine?offset=1&limit=20"+filters, ""),
		}},
		{name: "list_in_attendance_chats", calls: []vendorCall{
			asks("/chats/in_attendance?offset=1&limit=20", vendorChatRow),
			asks("/chats/in_attendance?offset=1&limit=20&user_id=501&status=waiting_attendance", vendorChatRow),
			asks("/chats/in_attendance?offset=1&limit=20"+filters, ""),
		}},
		{name: "list_archived_chats", calls: []vendorCall{
			asks("/chats/archived?offset=1&limit=20", vendorChatRow+"canceled assessment"),
			asks("/chats/archived?offset=1&limit=20&canceled=false&finished_at_start=2026-01-01&finished_at_end=2026-06-30", vendorChatRow),
			asks("/chats/archived?offset=1&limit=20"+filters, ""),
			asks("/chats/archived?offset=1&limit=20", "error_code=40301").by(tifluxtest.KeyClient).gives(403),
		}},
		{name: "get_chat", after: "list_my_chats", calls: []vendorCall{
			asks("/chats/{chat}", "id archived canceled assessment online waiting_answer client department.name requestor.name responsible.name "+
				"origin._type room ticket last_client_message created_at updated_at assumed_at"),
		}},
		{name: "list_chat_messages", after: "list_my_chats", calls: []vendorCall{
			asks("/chats/{chat}/messages?offset=1&limit=20", "id author.type author.name created_at text type media quoted_message status.failed status.read status.delivered"),
		}},
		{name: "update_chat", after: "list_my_chats", calls: []vendorCall{
			asks("/users?offset=1&limit=200&active=true&type=attendant", "id name email").keep("user", "id"),
			puts("/chats/{chat}", `{"user_id":{user},"department_id":1,"ticket_number":10060}`, "id responsible.name department.name ticket.number"),
			// A name cannot be looked up without the permission for users.
			asks("/users?offset=1&limit=200&active=true&type=attendant", "error_code=40301").by(tifluxtest.KeyAttendant).gives(403),
		}},
		{name: "send_message", calls: []vendorCall{
			posts("/chats/send_message", jsonOf(`{"number":5547911112222,"integration_id":12,"message":"Olá!","name":"Mariana","country_code":"BR","department_id":1,"ticket_number":10060,"client_id":4003}`),
				"status job_id"),
			asks("/templates/whatsapp_cloud?limit=20&offset=1&integration_id=12&status=APPROVED", "id").keep("template", "id"),
			posts("/chats/send_message", jsonOf(`{"number":5547911113333,"integration_id":12,"template_id":{template},"parameters":["Ana"],"archive":true}`), "status job_id"),
			posts("/chats/send_message", jsonOf(`{"number":5547911114444,"integration_id":12,"template_id":35,"parameters":["Ana","10060"],"header_parameters":["visita"]}`), "status job_id"),
		}},
		{name: "archive_chat", after: "list_my_chats", calls: []vendorCall{
			puts("/chats/{chat}/archive", `{"services_catalogs_item_id":7001}`, "status job_id").gives(202),
			asks("/chats/in_attendance?offset=1&limit=20&user_id=501&status=waiting_client", "id").keep("chat", "id"),
			puts("/chats/{chat}/archive", `{}`, "status job_id").gives(202), // Always with a body.
		}},
		{name: "get_chats_feedback_report", calls: []vendorCall{
			asks("/reports/feedbacks/chats?start_date=2026-01-01&end_date=2026-06-30&chats_list=true&offset=1&limit=20",
				"summary.rating_average summary.chats_evaluated summary.chats_finished summary.clients_evaluated summary.answers_percentage "+
					"chats_list.id chats_list.client_name chats_list.responsible_name chats_list.rating chats_list.rating_time"),
			asks("/reports/feedbacks/chats?start_date=2025-07-04&end_date=2025-12-31&responsible_ids=501&department_ids=1,2&technical_group_ids=1", "summary.rating_average"),
			asks("/reports/feedbacks/chats?start_date=2026-01-01&end_date=2026-06-30", "error_code=40301").by(tifluxtest.KeyAttendant).gives(403),
		}},
		{name: "list_departments", calls: []vendorCall{
			asks("/departments?limit=20&offset=1", "id name"), asks("/departments?limit=20&offset=1&name=Suporte", "id name"),
		}},
		{name: "list_gupshup_templates", calls: []vendorCall{
			asks("/templates/gupshup?limit=20&offset=1", "id name status category content integration_id"),
			asks("/templates/gupshup?limit=20&offset=1&integration_id=11", "id"),
		}},
		{name: "list_whatsapp_cloud_templates", calls: []vendorCall{
			asks("/templates/whatsapp_cloud?limit=20&offset=1", "id name status category language body.text integration_id"),
			asks("/templates/whatsapp_cloud?limit=20&offset=1&integration_id=12&status=MISSING_VARS", "id"),
		}},
	}
}
