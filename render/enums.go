package render

import "strings"

// An enum names a set of values that the API sends as codes or English words.
type enum uint8

const (
	enumYesNo enum = iota
	enumActive
	enumEnabled
	enumOnline
	enumPrivate
	enumContractModality
	enumContractStatus
	enumBillState
	enumAttendance
	enumAttendanceKind
	enumShiftReference
	enumUserType
	enumChatAuthor
	enumDelivery
	enumStageKind
	enumFilterBy
	enumGroupBy
	enumDateType
	enumOrigin
	enumAction
	enumFailure
	enumSLA
	enumAnswerOrigin
	enumChange
	enumAppointments
	enumAttendedBy
	// Work on tickets, chats and reports.
	enumHistoryAction
	enumHistoryOperation
	enumHistoryType
	enumChecklistPending
	enumRequired
	enumBlank
	enumChecklistType
	enumFieldType
	enumTicketOrigin
	enumChatState
	enumChatChannel
	enumChatStarter
	enumChatMessageType
	enumJob
	// Clients, users, desks, knowledge, contracts and equipments.
	enumFormOfPayment
	enumBillingReport
	enumEmailPermission
	enumContactUse
	enumWeekday
	enumAppointmentEmails
	enumAppliedIn
	enumIntegrationType
	enumTemplateStatus
	enumTemplateCategory
	enumContractKind
	enumContractPeriod
	enumBillingMoment
	enumCycle
	enumUpToDate
	enums // their number
)

type translation struct {
	raw   string
	words [languages]string
}

// translations is the one table of enum values. Several raw values may mean the
// same: the API reads codes and sends words. A value without a row passes
// through as it came.
var translations = [enums][]translation{
	enumYesNo: {
		{"true", [...]string{"sim", "yes"}}, {"false", [...]string{"não", "no"}},
	},
	enumActive: {
		{"true", [...]string{"ativo", "active"}}, {"false", [...]string{"inativo", "inactive"}},
	},
	enumEnabled: {
		{"true", [...]string{"habilitado", "enabled"}}, {"false", [...]string{"desabilitado", "disabled"}},
	},
	enumOnline: {
		{"true", [...]string{"online", "online"}}, {"false", [...]string{"offline", "offline"}},
	},
	enumPrivate: {
		{"true", [...]string{"privado", "private"}}, {"false", [...]string{"público", "public"}},
	},
	enumContractModality: {
		{"Free", [...]string{"Gratuito", "Free"}},
		{"Credit", [...]string{"Crédito", "Credit"}},
		{"Shared", [...]string{"Compartilhado", "Shared"}},
		{"Hours", [...]string{"Horas", "Hours"}},
		{"Saas/Product", [...]string{"SaaS/Produto", "SaaS/Product"}},
		{"Per ticket", [...]string{"Por ticket", "Per ticket"}},
		{"Cumulative Hours", [...]string{"Horas cumulativas", "Cumulative hours"}},
		{"recurrent", [...]string{"SaaS/Produto", "SaaS/Product"}},
		{"per_ticket", [...]string{"Por ticket", "Per ticket"}},
		{"cumulative_hours", [...]string{"Horas cumulativas", "Cumulative hours"}},
	},
	enumContractStatus: {
		{"actives", [...]string{"Ativo", "Active"}},
		{"readjust", [...]string{"Pendente de reajuste", "Due for readjustment"}},
		{"expired", [...]string{"Inativo", "Inactive"}},
		{"cancelled", [...]string{"Cancelado", "Cancelled"}},
	},
	enumBillState: {
		{"reversal", [...]string{"Estornado", "Reversed"}},
		{"paid", [...]string{"Pago", "Paid"}},
		{"billed", [...]string{"Faturado", "Billed"}},
	},
	enumAttendance: {
		{"External", [...]string{"Externo", "External"}}, {"1", [...]string{"Externo", "External"}},
		{"Remote", [...]string{"Remoto", "Remote"}}, {"2", [...]string{"Remoto", "Remote"}},
		{"Internal", [...]string{"Interno", "Internal"}}, {"3", [...]string{"Interno", "Internal"}},
	},
	enumAttendanceKind: {
		{"Loose", [...]string{"Avulso", "Without contract"}}, {"1", [...]string{"Avulso", "Without contract"}},
		{"Contract", [...]string{"Contrato", "Contract"}}, {"2", [...]string{"Contrato", "Contract"}},
	},
	enumShiftReference: {
		{"All", [...]string{"Genérico (todos os clientes/contratos)", "Generic (all clients and contracts)"}},
		{"Client", [...]string{"Exclusivo do cliente", "Only for the client"}},
		{"Contract", [...]string{"Exclusivo do contrato", "Only for the contract"}},
		{"Shared", [...]string{"Grupo de contratos", "Group of contracts"}},
	},
	enumUserType: {
		{"admin", [...]string{"Administrador", "Administrator"}},
		{"attendant", [...]string{"Atendente", "Attendant"}},
		{"client", [...]string{"Cliente", "Client"}},
	},
	enumChatAuthor: {
		{"client", [...]string{"Cliente", "Client"}},
		{"attendant", [...]string{"Atendente", "Attendant"}},
		{"system", [...]string{"Sistema", "System"}},
		{"ai", [...]string{"IA", "AI"}},
	},
	enumDelivery: {
		{"failed", [...]string{"falhou", "failed"}},
		{"read", [...]string{"lido", "read"}},
		{"delivered", [...]string{"entregue", "delivered"}},
		{"sent", [...]string{"enviado", "sent"}},
	},
	enumStageKind: {
		{"first", [...]string{"Inicial", "First"}},
		{"middle", [...]string{"Intermediário", "Intermediate"}},
		{"last", [...]string{"Final", "Last"}},
	},
	enumFilterBy: {
		{"open", [...]string{"Abertos", "Open"}},
		{"closed", [...]string{"Fechados", "Closed"}},
		{"canceled", [...]string{"Cancelados", "Cancelled"}},
		{"all", [...]string{"Todos", "All"}},
	},
	enumGroupBy: {
		{"day", [...]string{"dia", "day"}},
		{"week", [...]string{"semana", "week"}},
		{"month", [...]string{"mês", "month"}},
		{"desk", [...]string{"mesa", "desk"}},
	},
	enumDateType: {
		{"created_at", [...]string{"criação", "creation"}},
		{"solved_in_time", [...]string{"fechamento/resolução", "closing/resolution"}},
	},
	enumOrigin: {
		{"given", [...]string{"informado", "given"}},
		{"resolved", [...]string{"resolvido", "resolved"}},
		{"assumed", [...]string{"assumido", "assumed"}},
		{"default", [...]string{"padrão", "default"}},
	},
	enumAction: {
		{"created", [...]string{"Criado", "Created"}},
		{"updated", [...]string{"Atualizado", "Updated"}},
		{"deleted", [...]string{"Excluído", "Deleted"}},
		{"closed", [...]string{"Fechado", "Closed"}},
		{"reopened", [...]string{"Reaberto", "Reopened"}},
		{"cancelled", [...]string{"Cancelado", "Cancelled"}},
		{"transferred", [...]string{"Transferido", "Transferred"}},
		{"sent", [...]string{"Enviado", "Sent"}},
		{"archived", [...]string{"Arquivado", "Archived"}},
		{"started", [...]string{"Iniciado", "Started"}},
		{"stopped", [...]string{"Parado", "Stopped"}},
		{"enqueued", [...]string{"Aceito", "Accepted"}},
	},
	enumAnswerOrigin: {
		{"tiflux_web", [...]string{"portal do atendente", "attendant portal"}},
		{"api", [...]string{"API", "API"}},
		{"client_portal", [...]string{"portal do cliente", "client portal"}},
		{"email", [...]string{"e-mail", "e-mail"}},
		{"agent", [...]string{"agente", "agent"}},
	},
	enumAppointments: {
		{"Without Appointments", [...]string{"sem apontamentos", "none"}},
		{"Appointments with Valorization", [...]string{"com valorização", "valued"}},
		{"Appointments with no Valorization", [...]string{"sem valorização", "not valued"}},
	},
	enumAttendedBy: {
		{"All technical groups", [...]string{"todos os grupos", "all groups"}},
		{"Only selected technical groups", [...]string{"grupos selecionados", "selected groups"}},
	},
	enumSLA: {
		{"stopped", [...]string{"pausado", "paused"}}, {"solved", [...]string{"resolvido", "solved"}},
	},
	enumChange: {
		{"new", [...]string{"novo", "new"}},
	},
	enumFailure: {
		{"not_found", [...]string{"Não encontrado", "Not found"}},
		{"unauthorized", [...]string{"Chave recusada", "Key refused"}},
		{"forbidden", [...]string{"Sem permissão", "Not permitted"}},
		{"license", [...]string{"Não incluído na licença", "Not in the licence"}},
		{"invalid", [...]string{"Dados recusados", "Input refused"}},
		{"rate_limited", [...]string{"Limite de requisições atingido", "Request limit reached"}},
		{"refused", [...]string{"Não executado", "Not executed"}},
		{"unknown_outcome", [...]string{"Resultado desconhecido: confira antes de repetir", "Outcome unknown: look before repeating"}},
		{"unavailable", [...]string{"Serviço indisponível", "Service unavailable"}},
		{"internal", [...]string{"Erro interno", "Internal error"}},
	},
	// Work on tickets, chats and reports.
	enumHistoryAction: {
		{"Ticket was created", [...]string{"Ticket criado", "Ticket created"}},
		{"Ticket was updated", [...]string{"Ticket atualizado", "Ticket updated"}},
		{"Ticket was answered", [...]string{"Ticket respondido", "Ticket answered"}},
		{"Ticket was transferred", [...]string{"Ticket transferido", "Ticket transferred"}},
		{"Ticket was closed", [...]string{"Ticket fechado", "Ticket closed"}},
		{"Ticket was canceled", [...]string{"Ticket cancelado", "Ticket cancelled"}},
		{"Ticket was reopened", [...]string{"Ticket reaberto", "Ticket reopened"}},
		{"Attendance Started", [...]string{"Atendimento iniciado", "Attendance started"}},
		{"Attendance Paused", [...]string{"Atendimento pausado", "Attendance paused"}},
	},
	enumHistoryOperation: {
		{"created", [...]string{"criação", "creation"}},
		{"updated", [...]string{"alteração", "change"}},
		{"deleted", [...]string{"exclusão", "deletion"}},
	},
	enumHistoryType: {
		{"ticket", [...]string{"ticket", "ticket"}},
		{"appointment", [...]string{"apontamento", "appointment"}},
		{"pre_appointment", [...]string{"pré-apontamento", "pre-appointment"}},
	},
	enumChecklistPending: {
		{"true", [...]string{"pendente: impede o fechamento", "pending: blocks closing"}},
		{"false", [...]string{"completo", "complete"}},
	},
	enumRequired: {
		{"true", [...]string{"obrigatório", "required"}},
		{"false", [...]string{"opcional", "optional"}},
	},
	enumBlank: {
		{"true", [...]string{"em branco: impede o fechamento", "blank: blocks closing"}},
		{"false", [...]string{"em branco", "blank"}},
	},
	enumChecklistType: {
		{"text", [...]string{"texto", "text"}},
		{"textarea", [...]string{"texto longo", "long text"}},
		{"value", [...]string{"valor", "value"}},
		{"radio", [...]string{"uma opção", "one option"}},
		{"checkbox", [...]string{"várias opções", "several options"}},
	},
	enumFieldType: {
		{"text", [...]string{"texto", "text"}},
		{"text_area", [...]string{"texto longo", "long text"}},
		{"currency", [...]string{"moeda", "currency"}},
		{"phone", [...]string{"telefone", "phone"}},
		{"email", [...]string{"e-mail", "e-mail"}},
		{"link", [...]string{"link", "link"}},
		{"date", [...]string{"data", "date"}},
		{"single_select", [...]string{"uma opção", "one option"}},
		{"checkbox", [...]string{"várias opções", "several options"}},
	},
	enumTicketOrigin: {
		{"Tiflux Web", [...]string{"portal do atendente", "attendant portal"}},
		{"Tiflux Agent", [...]string{"agente", "agent"}},
		{"Chat Widget", [...]string{"widget do site", "site widget"}},
		{"Whatsapp", [...]string{"WhatsApp", "WhatsApp"}},
		{"Email", [...]string{"e-mail", "e-mail"}},
		{"External form", [...]string{"formulário externo", "external form"}},
		{"Tiflux Mobile", [...]string{"aplicativo", "mobile app"}},
		{"Tiflux API", [...]string{"API", "API"}},
		{"Chat", [...]string{"chat", "chat"}},
		{"Recurrent activity", [...]string{"atividade recorrente", "recurrent activity"}},
		{"Trigger", [...]string{"gatilho", "trigger"}},
		{"Ticket Group", [...]string{"agrupamento de tickets", "ticket group"}},
		{"AI Agent", [...]string{"agente de IA", "AI agent"}},
	},
	enumChatState: {
		{"inbox", [...]string{"na fila", "in the inbox"}},
		{"in_attendance", [...]string{"em atendimento", "in attendance"}},
		{"archived", [...]string{"finalizado", "finished"}},
		{"canceled", [...]string{"cancelado", "cancelled"}},
	},
	enumChatChannel: {
		{"chat", [...]string{"chat", "chat"}},
		{"site_widget", [...]string{"widget do site", "site widget"}},
		{"campaign", [...]string{"campanha", "campaign"}},
		{"whatsapp", [...]string{"WhatsApp", "WhatsApp"}},
		{"whatsapp_web", [...]string{"WhatsApp Web", "WhatsApp Web"}},
		{"gupshup", [...]string{"WhatsApp (Gupshup)", "WhatsApp (Gupshup)"}},
		{"whatsapp_cloud", [...]string{"WhatsApp (Cloud API)", "WhatsApp (Cloud API)"}},
	},
	enumChatStarter: {
		{"Client", [...]string{"cliente", "client"}},
		{"Attendant", [...]string{"atendente", "attendant"}},
		{"Campaign", [...]string{"campanha", "campaign"}},
		{"API", [...]string{"API", "API"}},
	},
	enumChatMessageType: {
		{"text", [...]string{"texto", "text"}},
		{"attachment", [...]string{"anexo", "attachment"}},
		{"file", [...]string{"arquivo", "file"}},
		{"event", [...]string{"evento", "event"}},
		{"comment", [...]string{"comentário", "comment"}},
		{"notice", [...]string{"aviso", "notice"}},
		{"interactive", [...]string{"menu", "menu"}},
		{"list", [...]string{"lista", "list"}},
		{"mail", [...]string{"e-mail", "e-mail"}},
	},
	enumJob: {
		{"enqueued", [...]string{"na fila: ainda será feito", "queued: not done yet"}},
	},
	// Clients, users, desks, knowledge, contracts and equipments.
	enumFormOfPayment: {
		{"BOLETO", [...]string{"Boleto", "Boleto"}},
		{"CREDIT_CARD", [...]string{"Cartão de crédito", "Credit card"}},
		{"PIX", [...]string{"Pix", "Pix"}},
		{"UNDEFINED", [...]string{"A definir", "Undefined"}},
	},
	enumBillingReport: {
		{"detailed_with_appointment", [...]string{"Detalhado com apontamentos", "Detailed with appointments"}},
		{"detailed", [...]string{"Detalhado", "Detailed"}},
		{"synthetic", [...]string{"Sintético", "Synthetic"}},
	},
	enumEmailPermission: {
		{"email", [...]string{"endereço", "address"}}, {"domain", [...]string{"domínio", "domain"}},
	},
	enumContactUse: {
		{"Personal", [...]string{"Pessoal", "Personal"}}, {"Commercial", [...]string{"Comercial", "Commercial"}},
	},
	enumWeekday: {
		{"MON", [...]string{"seg", "Mon"}}, {"TUE", [...]string{"ter", "Tue"}}, {"WED", [...]string{"qua", "Wed"}},
		{"THU", [...]string{"qui", "Thu"}}, {"FRI", [...]string{"sex", "Fri"}}, {"SAT", [...]string{"sáb", "Sat"}},
		{"SUN", [...]string{"dom", "Sun"}},
	},
	enumAppointmentEmails: {
		{"Do not send email", [...]string{"não envia", "not sent"}},
	},
	enumAppliedIn: {
		{"ticket", [...]string{"Tickets", "Tickets"}},
		{"equipment", [...]string{"Recursos", "Equipment"}},
		{"client", [...]string{"Clientes", "Clients"}},
		{"solicitant", [...]string{"Solicitantes", "Requestors"}},
		{"services_catalog", [...]string{"Catálogos de serviços", "Services catalogs"}},
		{"services_catalogs_area", [...]string{"Áreas do catálogo", "Catalog areas"}},
		{"services_catalogs_item", [...]string{"Itens do catálogo", "Catalog items"}},
	},
	enumIntegrationType: {
		{"asaas", [...]string{"Asaas", "Asaas"}},
		{"call_center_pabxflex", [...]string{"PABX Flex", "PABX Flex"}},
		{"call_center_vipsolutions", [...]string{"VIP Solutions", "VIP Solutions"}},
		{"contaazul", [...]string{"Conta Azul", "Conta Azul"}},
		{"github", [...]string{"GitHub", "GitHub"}},
		{"gupshup", [...]string{"Gupshup", "Gupshup"}},
		{"jira", [...]string{"Jira", "Jira"}},
		{"openai", [...]string{"OpenAI", "OpenAI"}},
		{"whatsapp_cloud", [...]string{"WhatsApp Cloud", "WhatsApp Cloud"}},
		{"zapi", [...]string{"Z-API", "Z-API"}},
	},
	enumTemplateStatus: {
		{"APPROVED", [...]string{"aprovado", "approved"}},
		{"MISSING_VARS", [...]string{"faltam variáveis", "variables missing"}},
		{"REJECTED", [...]string{"rejeitado", "rejected"}},
		{"PENDING", [...]string{"pendente", "pending"}},
	},
	enumTemplateCategory: {
		{"UTILITY", [...]string{"utilidade", "utility"}},
		{"MARKETING", [...]string{"marketing", "marketing"}},
		{"AUTHENTICATION", [...]string{"autenticação", "authentication"}},
		{"ALERT_UPDATE", [...]string{"alerta", "alert"}},
	},
	enumContractKind: {
		{"contract", [...]string{"contrato", "contract"}}, {"contract_group", [...]string{"grupo de contratos", "group of contracts"}},
	},
	enumContractPeriod: {
		{"Monthly", [...]string{"mensal", "monthly"}},
		{"Bimonthly", [...]string{"bimestral", "every two months"}},
		{"Quarterly", [...]string{"trimestral", "quarterly"}},
		{"Biannual", [...]string{"semestral", "every six months"}},
		{"Annual", [...]string{"anual", "annual"}},
	},
	enumBillingMoment: {
		{"Antecipated", [...]string{"antecipada", "in advance"}}, {"Postdate", [...]string{"postecipada", "in arrears"}},
	},
	enumCycle: {
		{"true", [...]string{"Fechado", "Closed"}}, {"false", [...]string{"Em aberto", "Open"}},
	},
	enumUpToDate: {
		{"true", [...]string{"atualizado", "up to date"}}, {"false", [...]string{"desatualizado", "out of date"}},
	},
}

// appendEnum appends the translation of raw, whatever its case, else raw itself.
func (l Language) appendEnum(b []byte, e enum, raw string) []byte {
	for i := range translations[e] {
		if t := &translations[e][i]; strings.EqualFold(t.raw, raw) {
			return append(b, t.words[l]...)
		}
	}
	return appendInline(b, raw)
}
