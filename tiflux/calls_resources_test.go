package tiflux_test

import "github.com/tiflux/tiflux-go/tiflux"

func resourceCalls() []operationCall {
	return []operationCall{
		{name: "Appointments.List", prepare: charged, call: func(r *run) (any, error) {
			return r.Appointments.List(r.ctx, full[tiflux.AppointmentListOptions](r))
		}},

		{name: "Chats.Archive", badBody: 42201, call: func(r *run) (any, error) {
			return r.Chats.Archive(r.ctx, r.id("chat_id"), full[tiflux.ChatArchive](r))
		}},
		{name: "Chats.Get", call: func(r *run) (any, error) { return r.Chats.Get(r.ctx, r.id("chat_id")) }},
		{name: "Chats.ListArchived", call: func(r *run) (any, error) {
			return r.Chats.ListArchived(r.ctx, full[tiflux.ArchivedChatListOptions](r))
		}},
		{name: "Chats.ListInAttendance", call: func(r *run) (any, error) {
			return r.Chats.ListInAttendance(r.ctx, full[tiflux.InAttendanceChatListOptions](r))
		}},
		{name: "Chats.ListInbox", call: func(r *run) (any, error) { return r.Chats.ListInbox(r.ctx, full[tiflux.ChatListOptions](r)) }},
		{name: "Chats.ListMessages", call: func(r *run) (any, error) { return r.Chats.ListMessages(r.ctx, r.id("chat_id"), onePage) }},
		{name: "Chats.ListMine", call: func(r *run) (any, error) { return r.Chats.ListMine(r.ctx, full[tiflux.ChatListOptions](r)) }},
		{name: "Chats.SendMessage", call: func(r *run) (any, error) {
			m := full[tiflux.ChatMessageSend](r, "message", "number") // a template takes the place of a text
			m.Number = 5547999990000
			return r.Chats.SendMessage(r.ctx, m)
		}},
		{name: "Chats.Update", badBody: 42201, call: func(r *run) (any, error) {
			return r.Chats.Update(r.ctx, r.id("chat_id"), full[tiflux.ChatUpdate](r))
		}},

		{name: "Contracts.Get", call: func(r *run) (any, error) { return r.Contracts.Get(r.ctx, r.id("contract_id")) }},
		{name: "Contracts.GetGroup", call: func(r *run) (any, error) { return r.Contracts.GetGroup(r.ctx, r.id("contract_group_id")) }},
		{name: "Contracts.GetUsage", call: func(r *run) (any, error) {
			return r.Contracts.GetUsage(r.ctx, r.id("contract_id"), full[tiflux.ContractUsageOptions](r))
		}},
		{name: "Contracts.List", call: func(r *run) (any, error) { return r.Contracts.List(r.ctx, full[tiflux.ContractListOptions](r)) }},
		{name: "Contracts.ListTypes", call: func(r *run) (any, error) { return r.Contracts.ListTypes(r.ctx, onePage) }},
		{name: "Contracts.Update", call: func(r *run) (any, error) {
			u := full[tiflux.ContractUpdate](r)
			u.Rider.Tax = tiflux.Opt[tiflux.Money]{} // only of credit contracts
			return r.Contracts.Update(r.ctx, r.id("contract_id"), u)
		}},

		{name: "Equipments.Create", call: func(r *run) (any, error) {
			e := full[tiflux.EquipmentCreate](r)
			if !r.spoilt {
				e.ClientID = r.ids["equipment_client_id"]
			}
			return r.Equipments.Create(r.ctx, e)
		}},
		{name: "Equipments.Get", call: func(r *run) (any, error) {
			return r.Equipments.GetWithOptions(r.ctx, r.id("equipment_id"), full[tiflux.EquipmentGetOptions](r))
		}},
		{name: "Equipments.List", call: func(r *run) (any, error) {
			return r.Equipments.List(r.ctx, full[tiflux.EquipmentListOptions](r))
		}},
		{name: "Equipments.ListGroups", call: func(r *run) (any, error) {
			return r.Equipments.ListGroups(r.ctx, full[tiflux.EquipmentGroupListOptions](r))
		}},
		{name: "Equipments.ListSoftwares", call: func(r *run) (any, error) { return r.Equipments.ListSoftwares(r.ctx, r.id("equipment_id")) }},
		{name: "Equipments.ListTypes", call: func(r *run) (any, error) {
			return r.Equipments.ListTypes(r.ctx, full[tiflux.EquipmentTypeListOptions](r))
		}},
		{name: "Equipments.Update", badBody: 40402, call: func(r *run) (any, error) {
			return r.Equipments.Update(r.ctx, r.id("equipment_id"), full[tiflux.EquipmentUpdate](r))
		}},

		{name: "Integrations.List", call: func(r *run) (any, error) {
			return r.Integrations.List(r.ctx, full[tiflux.IntegrationListOptions](r))
		}},

		{name: "PreTickets.Create", call: func(r *run) (any, error) { return r.PreTickets.Create(r.ctx, full[tiflux.PreTicketCreate](r)) }},
		{name: "PreTickets.List", call: func(r *run) (any, error) {
			return r.PreTickets.List(r.ctx, full[tiflux.PreTicketListOptions](r))
		}},

		{name: "Reports.ChatsFeedback", call: func(r *run) (any, error) {
			return r.Reports.ChatsFeedback(r.ctx, full[tiflux.ChatsFeedbackOptions](r))
		}},
		{name: "Reports.ListBillingsHistory", call: func(r *run) (any, error) {
			return r.Reports.ListBillingsHistory(r.ctx, full[tiflux.BillingListOptions](r))
		}},
		{name: "Reports.TicketsFeedback", call: func(r *run) (any, error) {
			return r.Reports.TicketsFeedback(r.ctx, full[tiflux.TicketsFeedbackOptions](r))
		}},

		{name: "Templates.ListGupshup", call: func(r *run) (any, error) {
			return r.Templates.ListGupshup(r.ctx, full[tiflux.GupshupTemplateListOptions](r))
		}},
		{name: "Templates.ListWhatsAppCloud", call: func(r *run) (any, error) {
			return r.Templates.ListWhatsAppCloud(r.ctx, full[tiflux.WhatsAppTemplateListOptions](r))
		}},
	}
}
