package mcpadapter_test

import (
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestChatTools(t *testing.T) {
	t.Parallel()
	runTools(t, []toolTest{
		{name: "one", tool: "get_chat", args: `{"id":88101}`, want: []string{"#88101 Rafael Junqueira", "(47) 98510-3788"}, requests: 1},
		{name: "absent", tool: "get_chat", args: `{"id":1}`, isError: true, want: []string{"40401"}, requests: 1},
		{name: "not permitted", tool: "get_chat", args: `{"id":88101}`, key: tifluxtest.KeyClient, isError: true, want: []string{"40301"}, requests: 1},

		{name: "all", tool: "list_inbox_chats", args: `{"limit":2}`, want: []string{"#88136 Sônia Oliveira", "offset=2"}, requests: 1},
		{name: "of a department and a client", tool: "list_inbox_chats", args: `{"department_name":"suporte","client_name":"padaria do vale"}`, want: []string{"#88121"}, requests: 3},
		{name: "of channels", tool: "list_inbox_chats", args: `{"origins":"gupshup, WhatsApp_Cloud","started_by":"client"}`, want: []string{"#88106", "#88121"}, requests: 1},
		{name: "of a number", tool: "list_inbox_chats", args: `{"number":"(47) 98510-3788"}`, want: []string{"#88101"}, requests: 1},
		{name: "bad number", tool: "list_inbox_chats", args: `{"number":"12"}`, isError: true, want: []string{"telefone com DDD"}},
		{name: "bad channel", tool: "list_inbox_chats", args: `{"origins":"fax"}`, isError: true, want: []string{"site_widget"}},
		{name: "period turned round", tool: "list_inbox_chats", args: `{"created_at_start":"2026-03-10","created_at_end":"2026-03-09"}`, isError: true, want: []string{"não pode ser anterior a created_at_start"}},
		{name: "breaks", tool: "list_inbox_chats", args: `{}`, fail: "listInboxChats", isError: true, want: []string{"50004"}, requests: 1},

		{name: "own", tool: "list_my_chats", args: `{"limit":1}`, want: []string{"#88139"}, requests: 1},
		{name: "one day is a period", tool: "list_my_chats", args: `{"created_at_start":"2026-01-10","created_at_end":"2026-01-10"}`, want: []string{"chats"}, requests: 1},
		{name: "bad time", tool: "list_my_chats", args: `{"created_at_end":"ontem"}`, isError: true, want: []string{"deve ser uma hora"}},

		{name: "of an attendant", tool: "list_in_attendance_chats", args: `{"user_name":"elaine ribeiro","status":"waiting_attendance"}`, want: []string{"Elaine Ribeiro#532"}, requests: 2},
		{name: "bad status", tool: "list_in_attendance_chats", args: `{"status":"open"}`, isError: true, want: []string{"triage"}},
		{name: "not permitted", tool: "list_in_attendance_chats", args: `{}`, key: tifluxtest.KeyClient, isError: true, want: []string{"40301"}, requests: 1},

		{name: "canceled", tool: "list_archived_chats", args: `{"canceled":"true","limit":1}`, want: []string{"cancelado"}, requests: 1},
		{name: "finished in a period", tool: "list_archived_chats", args: `{"finished_at_start":"2020-01-01","finished_at_end":"2020-01-02T10:00:00Z"}`, want: []string{"chats"}, requests: 1},
		{name: "bad period", tool: "list_archived_chats", args: `{"finished_at_start":"2020-01-02","finished_at_end":"2020-01-01"}`, isError: true, want: []string{"finished_at_end"}},

		{name: "in full", tool: "list_chat_messages", args: `{"id":88101,"limit":500}`, want: []string{"Impressora fiscal parada", "(23)"}, requests: 1},
		{name: "no chat", tool: "list_chat_messages", args: `{}`, isError: true, want: []string{`"id" é obrigatório`}},
	})
}

func TestChatWriteTools(t *testing.T) {
	t.Parallel()
	runTools(t, []toolTest{
		{name: "handed over", tool: "update_chat", args: `{"id":88101,"user_name":"elaine ribeiro","department_name":"comercial"}`, want: []string{"Elaine Ribeiro#532", "Comercial#2"}, requests: 3},
		{name: "linked", tool: "update_chat", args: `{"id":88101,"ticket_number":"#10001"}`, want: []string{"#10001"}, requests: 1},
		{name: "nothing to change", tool: "update_chat", args: `{"id":88101}`, isError: true, want: []string{"changes nothing"}},
		{name: "archived", tool: "update_chat", args: `{"id":88100,"user_id":521}`, isError: true, want: []string{"40401"}, requests: 1},
		{name: "nobody", tool: "update_chat", args: `{"id":88101,"user_name":"fulano"}`, isError: true, want: []string{"fulano"}, requests: 1},

		{name: "text as it is", tool: "send_message", args: `{"number":"+55 (47) 99999-0001","integration_name":"AtendimentoExemplo","message":"*Olá* <b>","client_name":"padaria aurora","department_name":"suporte"}`,
			want: []string{"Aceito", "+5547999990001"}, requests: 4},
		{name: "template by name", tool: "send_message", args: `{"number":5547999990001,"integration_name":"whatsapp_cloud","template_name":"primeiro_contato","parameters":"Ana"}`, want: []string{"Aceito"}, requests: 3},
		{name: "template of Gupshup by name", tool: "send_message", args: `{"number":"47 99999-0001","integration_id":11,"template_name":"aviso_atualizacao","parameters":["Ana","10"]}`, want: []string{"Aceito"}, requests: 3},
		{name: "by ids, as the vendor's", tool: "send_message", args: `{"number":5547999990001,"integration_id":12,"template_id":34,"parameters":["Ana"],"archive":true}`, want: []string{"Aceito"}, requests: 1},
		{name: "rejected template", tool: "send_message", args: `{"number":5547999990001,"integration_id":12,"template_name":"cobranca_educada"}`, isError: true, want: []string{"só modelos aprovados"}, requests: 1},
		{name: "misspelt template", tool: "send_message", args: `{"number":5547999990001,"integration_id":12,"template_name":"primeiro contato novo"}`, isError: true, want: []string{"primeiro_contato"}, requests: 1},
		{name: "bad number", tool: "send_message", args: `{"number":"ana","integration_id":12,"message":"a"}`, isError: true, want: []string{"telefone com DDD"}},
		{name: "nothing to say", tool: "send_message", args: `{"number":5547999990001,"integration_id":12}`, isError: true, want: []string{"um modelo é obrigatório"}},
		{name: "both", tool: "send_message", args: `{"number":5547999990001,"integration_id":12,"message":"a","template_id":34}`, isError: true, want: []string{"não os dois"}},
		{name: "no integration", tool: "send_message", args: `{"number":5547999990001,"message":"a"}`, isError: true, want: []string{"integration_name é obrigatório"}},
		{name: "unknown ticket", tool: "send_message", args: `{"number":5547999990001,"integration_id":12,"message":"a","ticket_number":1}`, isError: true, want: []string{"ticket"}, requests: 1},
		{name: "no licence", tool: "send_message", args: `{"number":5547999990001,"integration_id":12,"message":"a"}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"403"}, requests: 1},

		{name: "asked for", tool: "archive_chat", args: `{"id":88101}`, want: []string{"88101", "Aceito"}, requests: 1},
		{name: "under an item by name", tool: "archive_chat", args: `{"id":88101,"catalog_item_name":"vpn","area_name":"redes","services_catalog_name":"infraestrutura"}`, want: []string{"Aceito"}, requests: 4},
		{name: "item without its area", tool: "archive_chat", args: `{"id":88101,"catalog_item_name":"vpn"}`, isError: true, want: []string{"area_name"}},
		{name: "breaks", tool: "archive_chat", args: `{"id":88101}`, fail: "archiveChat", isError: true, want: []string{"50004"}, requests: 1},
	})
}

func TestTemplateTools(t *testing.T) {
	t.Parallel()
	runTools(t, []toolTest{
		{name: "all", tool: "list_gupshup_templates", args: `{"limit":1}`, want: []string{"#31 aviso_atualizacao", "foi atualizado", "offset=2"}, requests: 1},
		{name: "of a number", tool: "list_gupshup_templates", args: `{"integration_name":"SuporteExemplo"}`, want: []string{"#32"}, requests: 2},
		{name: "not permitted", tool: "list_gupshup_templates", args: `{}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},
		{name: "approved", tool: "list_whatsapp_cloud_templates", args: `{"integration_id":12,"status":"approved"}`, want: []string{"#34 primeiro_contato"}, requests: 1},
		{name: "unknown integration", tool: "list_whatsapp_cloud_templates", args: `{"integration_name":"fax"}`, isError: true, want: []string{"fax"}, requests: 1},
		{name: "bad status", tool: "list_whatsapp_cloud_templates", args: `{"status":"ok"}`, isError: true, want: []string{"APPROVED"}},
		{name: "breaks", tool: "list_whatsapp_cloud_templates", args: `{}`, fail: "listWhatsAppCloudTemplates", isError: true, want: []string{"50004"}, requests: 1},
		{name: "active WhatsApp numbers", tool: "list_integrations", args: `{"active":true,"type":"whatsapp_cloud"}`, want: []string{"#12 AtendimentoExemplo"}, requests: 1},
		{name: "not permitted", tool: "list_integrations", args: `{}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},
		{name: "bad kind", tool: "list_integrations", args: `{"type":"fax"}`, isError: true, want: []string{"zapi"}},
	})
}
