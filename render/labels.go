package render

import "sync"

// A label is the stable key of a word or phrase. A key without a row prints as
// it is, escaped, so a caller's own label works too.
type label string

// words are a word in one language: whole, and short for compact output. An
// empty short form means the whole one.
type words struct{ whole, short string }

// dictionary is the one table of words and phrases. The columns are the
// languages in the order of their constants. Phrases take their arguments in
// the same order in every language.
var dictionary = []struct {
	key   label
	words [languages]words
}{
	// Records, one and many.
	{"ticket", [...]words{{"Ticket", ""}, {"Ticket", ""}}},
	{"tickets", [...]words{{"Tickets", ""}, {"Tickets", ""}}},

	{"answer", [...]words{{"Resposta", "Resposta"}, {"Answer", "Answer"}}},
	{"answers", [...]words{{"Respostas", "Respostas"}, {"Answers", "Answers"}}},
	{"file", [...]words{{"Arquivo", "Arquivo"}, {"File", "File"}}},
	{"files", [...]words{{"Arquivos", "arquivos"}, {"Files", "files"}}},
	{"desks", [...]words{{"Mesas", "Mesas"}, {"Desks", "Desks"}}},
	{"clients", [...]words{{"Clientes", "Clientes"}, {"Clients", "Clients"}}},
	{"attendant", [...]words{{"Atendente", "Atendente"}, {"Attendant", "Attendant"}}},
	{"attendants", [...]words{{"Atendentes", "Atendentes"}, {"Attendants", "Attendants"}}},
	{"tickets_counted", [...]words{{"Tickets contados", "tickets contados"}, {"Tickets counted", "tickets counted"}}},

	// Fields.
	{"name", [...]words{{"Nome", "nome"}, {"Name", "name"}}},
	{"title", [...]words{{"Título", "título"}, {"Title", "title"}}},
	{"status", [...]words{{"Status", "status"}, {"Status", "status"}}},
	{"priority", [...]words{{"Prioridade", "prio"}, {"Priority", "prio"}}},
	{"desk", [...]words{{"Mesa", "mesa"}, {"Desk", "desk"}}},
	{"stage", [...]words{{"Estágio", "estágio"}, {"Stage", "stage"}}},
	{"catalog", [...]words{{"Catálogo de serviços", "catálogo"}, {"Service catalog", "catalog"}}},
	{"client", [...]words{{"Cliente", "cliente"}, {"Client", "client"}}},
	{"requestor", [...]words{{"Solicitante", "solic"}, {"Requestor", "req"}}},
	{"requestor_email", [...]words{{"E-mail do solicitante", "e-mail solic."}, {"Requestor e-mail", "req. e-mail"}}},
	{"responsible", [...]words{{"Responsável", "resp"}, {"Assignee", "resp"}}},
	{"period", [...]words{{"Período", "período"}, {"Period", "period"}}},
	{"date_type", [...]words{{"Tipo de data", "data"}, {"Date type", "date"}}},
	{"group_by", [...]words{{"Agrupamento", "grupo"}, {"Grouping", "group"}}},
	{"sla_before", [...]words{{"SLA vence antes de", "SLA até"}, {"SLA due before", "SLA by"}}},
	{"client_legal_name", [...]words{{"Razão social", "razão social"}, {"Legal name", "legal name"}}},
	{"telephone", [...]words{{"Telefone", "tel."}, {"Phone", "phone"}}},
	{"equipment", [...]words{{"Recurso", "recurso"}, {"Equipment", "equipment"}}},
	{"stage_limit", [...]words{{"Tempo máximo do estágio", "máx. estágio"}, {"Stage limit", "stage limit"}}},
	{"created_at", [...]words{{"Criado em", "criado"}, {"Created", "created"}}},
	{"created_by", [...]words{{"Criado por (id)", "criado por"}, {"Created by (id)", "created by"}}},
	{"created_by_way_of", [...]words{{"Origem", "origem"}, {"Came in by", "origin"}}},
	{"updated_at", [...]words{{"Atualizado em", "atualizado"}, {"Updated", "updated"}}},
	{"updated_by", [...]words{{"Atualizado por (id)", "atual. por"}, {"Updated by (id)", "updated by"}}},
	{"followers", [...]words{{"Seguidores", "seguidores"}, {"Followers", "followers"}}},
	{"worked_hours", [...]words{{"Horas trabalhadas", "horas"}, {"Worked hours", "hours"}}},
	{"reopen_count", [...]words{{"Reaberturas", "reaberturas"}, {"Times reopened", "reopened"}}},
	{"last_reopen_date", [...]words{{"Última reabertura", "reaberto"}, {"Last reopened", "reopened"}}},
	{"closed", [...]words{{"Fechado", "fechado"}, {"Closed", "closed"}}},
	{"grouped", [...]words{{"Agrupado", "agrupado"}, {"Grouped", "grouped"}}},
	{"reviewed", [...]words{{"Revisado", "revisado"}, {"Reviewed", "reviewed"}}},
	{"parent", [...]words{{"Ticket pai", "pai"}, {"Parent ticket", "parent"}}},
	{"children", [...]words{{"Tickets filhos", "filhos"}, {"Child tickets", "children"}}},
	{"rating", [...]words{{"Avaliação", "aval."}, {"Rating", "rating"}}},
	{"checklists_pending", [...]words{{"Checklists pendentes", "checklists"}, {"Pending checklists", "checklists"}}},
	{"sla", [...]words{{"SLA", ""}, {"SLA", ""}}},
	{"sla_state", [...]words{{"Situação", "situação"}, {"State", "state"}}},
	{"sla_off_reason", [...]words{{"Motivo da desativação", "motivo"}, {"Switched off because", "reason"}}},
	{"attend_by", [...]words{{"Atender até", "atender"}, {"Attend by", "attend"}}},
	{"solve_by", [...]words{{"Resolver até", "resolver"}, {"Solve by", "solve"}}},
	{"stage_by", [...]words{{"Estágio vence em", "estágio até"}, {"Stage due", "stage due"}}},
	{"solved_at", [...]words{{"Resolvido em", "resolvido"}, {"Solved", "solved"}}},
	{"links", [...]words{{"Links", "links"}, {"Links", "links"}}},
	{"internal_link", [...]words{{"Para atendentes", "interno"}, {"For attendants", "internal"}}},
	{"external_link", [...]words{{"Para o cliente", "cliente"}, {"For the client", "external"}}},
	{"description", [...]words{{"Descrição", "descrição"}, {"Description", "description"}}},
	{"author", [...]words{{"Autor", "autor"}, {"Author", "author"}}},
	{"answered_at", [...]words{{"Data", "data"}, {"Date", "date"}}},
	{"origin", [...]words{{"Origem", "origem"}, {"Origin", "origin"}}},
	{"signature", [...]words{{"Assinatura", "assinatura"}, {"Signature", "signature"}}},
	{"text", [...]words{{"Texto", "texto"}, {"Text", "text"}}},
	{"content_type", [...]words{{"Tipo", "tipo"}, {"Type", "type"}}},
	{"size", [...]words{{"Tamanho", "tamanho"}, {"Size", "size"}}},
	{"link", [...]words{{"Link", "link"}, {"Link", "link"}}},
	{"display_name", [...]words{{"Nome de exibição", "exibição"}, {"Display name", "display"}}},
	{"active", [...]words{{"Ativo", "ativo"}, {"Active", "active"}}},
	{"appointments", [...]words{{"Apontamentos", "apontamentos"}, {"Appointments", "appointments"}}},
	{"internal_desk", [...]words{{"Mesa interna", "mesa interna"}, {"Internal desk", "internal desk"}}},
	{"attendance", [...]words{{"Atendimento", "atendimento"}, {"Attendance", "attendance"}}},
	{"attended_by", [...]words{{"Quem atende", "quem atende"}, {"Attended by", "attended by"}}},
	{"receives_tickets", [...]words{{"Recebe tickets novos", "recebe tickets novos"}, {"Receives new tickets", "receives new tickets"}}},
	{"only_attendants_open", [...]words{{"Só atendentes abrem", "só atendentes abrem"}, {"Only attendants open", "only attendants open"}}},
	{"open_without_access", [...]words{{"Quem não tem acesso pode abrir", "quem não tem acesso pode abrir"}, {"Users without access may open", "users without access may open"}}},
	{"with_sla", [...]words{{"Com SLA", "com SLA"}, {"With SLA", "with SLA"}}},
	{"can_stop_sla", [...]words{{"SLA pode ser pausado", "pausa SLA"}, {"SLA can be paused", "SLA pause"}}},
	{"sla_time_shown", [...]words{{"Prazos do SLA no ticket", "prazos SLA"}, {"SLA times on tickets", "SLA times"}}},
	{"sla_goal", [...]words{{"Meta do SLA", "meta SLA"}, {"SLA goal", "SLA goal"}}},
	{"catalog_to_open", [...]words{{"Exige item do catálogo para abrir", "catálogo p/ abrir"}, {"Catalog item needed to open", "catalog to open"}}},
	{"catalog_to_close", [...]words{{"Exige item do catálogo para fechar", "catálogo p/ fechar"}, {"Catalog item needed to close", "catalog to close"}}},
	{"transfers", [...]words{{"Permite transferência", "transferência"}, {"Transfers allowed", "transfers"}}},
	{"cancelable", [...]words{{"Permite cancelar", "permite cancelar"}, {"Cancelable", "cancelable"}}},
	{"feedback", [...]words{{"Avaliação do atendimento", "avaliação do atendimento"}, {"Feedback", "feedback"}}},
	{"review", [...]words{{"Revisão", "revisão"}, {"Review", "review"}}},
	{"review_type", [...]words{{"Tipo de revisão", "tipo de revisão"}, {"Review type", "review type"}}},
	{"auto_review", [...]words{{"Revisão automática", "revisão automática"}, {"Automatic review", "automatic review"}}},
	{"reopen_reviewed", [...]words{{"Reabre tickets revisados", "reabre tickets revisados"}, {"Reviewed tickets may reopen", "reviewed tickets may reopen"}}},
	{"reopen_limit", [...]words{{"Prazo para reabrir", "prazo para reabrir"}, {"Time to reopen", "time to reopen"}}},
	{"reminder", [...]words{{"Lembretes por e-mail", "lembretes por e-mail"}, {"E-mail reminders", "e-mail reminders"}}},
	{"summary", [...]words{{"Resumos por e-mail", "resumos por e-mail"}, {"E-mail summaries", "e-mail summaries"}}},
	{"answer_when_billed", [...]words{{"Resposta em ticket faturado", "resposta em ticket faturado"}, {"Answer to a billed ticket", "answer to a billed ticket"}}},
	{"answer_when_not_billed", [...]words{{"Resposta em ticket não faturado", "resposta em ticket não faturado"}, {"Answer to an unbilled ticket", "answer to an unbilled ticket"}}},
	{"required_fields", [...]words{{"Campos obrigatórios", "campos obrigatórios"}, {"Required fields", "required fields"}}},
	{"tax_id", [...]words{{"CNPJ/CPF", "CNPJ/CPF"}, {"CNPJ/CPF", "CNPJ/CPF"}}},
	{"email", [...]words{{"E-mail", "e-mail"}, {"E-mail", "e-mail"}}},
	{"count", [...]words{{"Quantidade", "quantidade"}, {"Count", "count"}}},
	{"total", [...]words{{"Total", "total"}, {"Total", "total"}}},
	{"figure", [...]words{{"Indicador", "indicador"}, {"Figure", "figure"}}},
	{"current", [...]words{{"Atual", "atual"}, {"Current", "current"}}},
	{"previous", [...]words{{"Anterior", "anterior"}, {"Previous", "previous"}}},
	{"difference", [...]words{{"Diferença", "Δ"}, {"Difference", "Δ"}}},
	{"change", [...]words{{"Variação", "Δ%"}, {"Change", "Δ%"}}},
	{"detail", [...]words{{"Detalhe", "detalhe"}, {"Detail", "detail"}}},
	{"code", [...]words{{"Código", "código"}, {"Code", "code"}}},
	{"message", [...]words{{"Mensagem", "msg"}, {"Message", "msg"}}},
	{"retry_at", [...]words{{"Tentar de novo a partir de", "tentar após"}, {"Try again from", "retry after"}}},
	{"what_to_do", [...]words{{"O que fazer", "fazer"}, {"What to do", "do"}}},

	// Work on tickets, chats and reports: records.
	{"histories", [...]words{{"Histórico", "histórico"}, {"History", "history"}}},
	{"event", [...]words{{"Evento", "evento"}, {"Event", "event"}}},
	{"stages_slas", [...]words{{"Passagens por estágio", "estágios"}, {"Stays in stages", "stages"}}},
	{"checklist", [...]words{{"Checklist", ""}, {"Checklist", ""}}},
	{"checklists", [...]words{{"Checklists", ""}, {"Checklists", ""}}},
	{"internal_communication", [...]words{{"Comunicação interna", "com. interna"}, {"Internal communication", "internal note"}}},
	{"internal_communications", [...]words{{"Comunicações internas", "com. internas"}, {"Internal communications", "internal notes"}}},
	{"appointment", [...]words{{"Apontamento", "apontamento"}, {"Appointment", "appointment"}}},
	{"pre_appointment", [...]words{{"Pré-apontamento", "pré-apontamento"}, {"Pre-appointment", "pre-appointment"}}},
	{"pre_appointments", [...]words{{"Pré-apontamentos", "pré-apontamentos"}, {"Pre-appointments", "pre-appointments"}}},
	{"service_type", [...]words{{"Tipo de serviço", "tipo serviço"}, {"Service type", "service type"}}},
	{"service_types", [...]words{{"Tipos de serviço", "tipos de serviço"}, {"Service types", "service types"}}},
	{"shift", [...]words{{"Deslocamento", "deslocamento"}, {"Travel charge", "travel"}}},
	{"shifts", [...]words{{"Deslocamentos", "deslocamentos"}, {"Travel charges", "travel charges"}}},
	{"pre_ticket", [...]words{{"Pré-ticket", "pré-ticket"}, {"Pre-ticket", "pre-ticket"}}},
	{"pre_tickets", [...]words{{"Pré-tickets", "pré-tickets"}, {"Pre-tickets", "pre-tickets"}}},
	{"chat", [...]words{{"Chat", "chat"}, {"Chat", "chat"}}},
	{"chats", [...]words{{"Chats", "chats"}, {"Chats", "chats"}}},
	{"messages", [...]words{{"Mensagens", "mensagens"}, {"Messages", "messages"}}},
	{"job", [...]words{{"Tarefa", "tarefa"}, {"Job", "job"}}},
	{"billing", [...]words{{"Faturamento", "fatura"}, {"Bill", "bill"}}},
	{"billings", [...]words{{"Faturamentos", "faturamentos"}, {"Bills", "bills"}}},
	{"tickets_feedback", [...]words{{"Avaliações de tickets", "avaliações de tickets"}, {"Ratings of tickets", "ratings of tickets"}}},
	{"chats_feedback", [...]words{{"Avaliações de chats", "avaliações de chats"}, {"Ratings of chats", "ratings of chats"}}},
	{"custom_field", [...]words{{"Campo personalizado", "campo"}, {"Custom field", "field"}}},
	{"custom_fields", [...]words{{"Campos personalizados", "campos"}, {"Custom fields", "fields"}}},
	// Work on tickets, chats and reports: fields.
	{"action", [...]words{{"Ação", "ação"}, {"Action", "action"}}},
	{"answers_percentage", [...]words{{"Atendimentos avaliados", "% avaliado"}, {"Share that was rated", "% rated"}}},
	{"appointments_report", [...]words{{"Resumo dos apontamentos", "resumo de apontamentos"}, {"Appointments summed up", "appointments summed up"}}},
	{"archived", [...]words{{"Arquivado", "arquivado"}, {"Archived", "archived"}}},
	{"archived_by", [...]words{{"Arquivado por", "arq. por"}, {"Archived by", "archived by"}}},
	{"assumed_at", [...]words{{"Assumido em", "assumido"}, {"Taken", "taken"}}},
	{"author_type", [...]words{{"Papel", "papel"}, {"Role", "role"}}},
	{"automation", [...]words{{"Automação", "automação"}, {"Automation", "automation"}}},
	{"billing_date", [...]words{{"Faturado em", "faturado"}, {"Billed on", "billed"}}},
	{"campaign", [...]words{{"Campanha", "campanha"}, {"Campaign", "campaign"}}},
	{"changed_record", [...]words{{"Registro", "registro"}, {"Record", "record"}}},
	{"chats_evaluated", [...]words{{"Chats avaliados", "avaliados"}, {"Chats rated", "rated"}}},
	{"chats_finished", [...]words{{"Chats finalizados", "finalizados"}, {"Chats finished", "finished"}}},
	{"client_id", [...]words{{"Cliente (id)", "cliente id"}, {"Client (id)", "client id"}}},
	{"clients_evaluated", [...]words{{"Clientes que avaliaram", "clientes"}, {"Clients who rated", "clients"}}},
	{"comments", [...]words{{"Comentário", "comentário"}, {"Comment", "comment"}}},
	{"contact", [...]words{{"Contato no canal", "contato"}, {"Contact on the channel", "contact"}}},
	{"contract", [...]words{{"Contrato", "contrato"}, {"Contract", "contract"}}},
	{"contract_id", [...]words{{"Contrato (id)", "contrato id"}, {"Contract (id)", "contract id"}}},
	{"date", [...]words{{"Data", "data"}, {"Date", "date"}}},
	{"deadline", [...]words{{"Prazo", "prazo"}, {"Deadline", "due"}}},
	{"delivery", [...]words{{"Entrega", "entrega"}, {"Delivery", "delivery"}}},
	{"department", [...]words{{"Departamento", "depto."}, {"Department", "dept."}}},
	{"done_by", [...]words{{"Executado por", "exec."}, {"Done by", "done by"}}},
	{"due_date", [...]words{{"Vencimento", "vence"}, {"Due on", "due"}}},
	{"duration", [...]words{{"Duração", "duração"}, {"Duration", "duration"}}},
	{"empty", [...]words{{"(vazio)", ""}, {"(empty)", ""}}},
	{"entered", [...]words{{"Entrada", "entrada"}, {"Entered", "in"}}},
	{"extension", [...]words{{"Ramal", "ramal"}, {"Extension", "ext."}}},
	{"external_form", [...]words{{"Formulário personalizado", "form."}, {"Custom form", "form"}}},
	{"fields", [...]words{{"Campos", "campos"}, {"Fields", "fields"}}},
	{"guarantee", [...]words{{"Garantia", "garantia"}, {"Guarantee", "guarantee"}}},
	{"hidden", [...]words{{"oculto", ""}, {"hidden", ""}}},
	{"in_reply_to", [...]words{{"Em resposta a", "↩"}, {"In reply to", "↩"}}},
	{"integration", [...]words{{"Integração (id)", "integração"}, {"Integration (id)", "integration"}}},
	{"kind", [...]words{{"Tipo", "tipo"}, {"Kind", "kind"}}},
	{"last_client_message", [...]words{{"Última mensagem do cliente", "últ. msg"}, {"Last message of the client", "last msg"}}},
	{"left", [...]words{{"Saída", "saída"}, {"Left", "out"}}},
	{"listed", [...]words{{"Avaliações listadas", "listadas"}, {"Ratings listed", "listed"}}},
	{"loose_service", [...]words{{"Serviço avulso", "serviço"}, {"Service without contract", "service"}}},
	{"media", [...]words{{"Anexo", "anexo"}, {"Attachment", "file"}}},
	{"nfe", [...]words{{"NF-e", ""}, {"NF-e", ""}}},
	{"operation", [...]words{{"Operação", "op."}, {"Operation", "op."}}},
	{"page_sum", [...]words{{"Soma desta página", "soma da pág"}, {"Sum of this page", "page sum"}}},
	{"places", [...]words{{"Locais (lat/long)", "locais"}, {"Places (lat/long)", "places"}}},
	{"presence", [...]words{{"Presença", "presença"}, {"Presence", "presence"}}},
	{"rated_at", [...]words{{"Avaliado em", "avaliado"}, {"Rated", "rated"}}},
	{"rating_average", [...]words{{"Nota média", "média"}, {"Average rating", "average"}}},
	{"requested", [...]words{{"Pedido", "pedido"}, {"Requested", "requested"}}},
	{"read_only", [...]words{{"Somente leitura", "só leitura"}, {"Read only", "read only"}}},
	{"reversed_left_out", [...]words{{"estornados fora da soma", "estornados fora"}, {"reversed bills left out", "reversed left out"}}},
	{"reviewed_at", [...]words{{"Revisado em", "revisado"}, {"Reviewed", "reviewed"}}},
	{"rider", [...]words{{"Adendo", "adendo"}, {"Rider", "rider"}}},
	{"room", [...]words{{"Sala", "sala"}, {"Room", "room"}}},
	{"running", [...]words{{"em andamento", ""}, {"running", ""}}},
	{"scope", [...]words{{"Abrangência", "abrangência"}, {"Scope", "scope"}}},
	{"shift_of", [...]words{{"Deslocamento do ticket", "desloc. de"}, {"Travel charge of ticket", "travel of"}}},
	{"sla_met", [...]words{{"SLA atendido", "SLA ok"}, {"SLA met", "SLA met"}}},
	{"started_by", [...]words{{"Iniciado por", "início por"}, {"Started by", "started by"}}},
	{"tickets_evaluated", [...]words{{"Tickets avaliados", "avaliados"}, {"Tickets rated", "rated"}}},
	{"tickets_finished", [...]words{{"Tickets finalizados", "finalizados"}, {"Tickets finished", "finished"}}},
	{"time", [...]words{{"Horário", "horário"}, {"Time", "time"}}},
	{"typed_in", [...]words{{"informado à mão", "manual"}, {"typed in", "manual"}}},
	{"validity", [...]words{{"Vigência", "vigência"}, {"Validity", "validity"}}},
	{"value", [...]words{{"Valor", "valor"}, {"Value", "value"}}},
	{"voice", [...]words{{"áudio gravado", "voz"}, {"recorded voice", "voice"}}},
	{"waiting_answer", [...]words{{"Aguarda o atendente", "aguarda"}, {"Waits for the attendant", "waiting"}}},
	{"without_time", [...]words{{"sem horário legível", "sem horário"}, {"without a time", "no time"}}},
	{"without_value", [...]words{{"sem valor legível", "sem valor"}, {"without an amount", "no amount"}}},
	{"working_hours", [...]words{{"No expediente", "expediente"}, {"In working hours", "worked"}}},

	// Headings and sentences of the blocks.
	{"done", [...]words{{"✅", "ok"}, {"✅", "ok"}}},
	{"caution", [...]words{{"⚠", "atenção:"}, {"⚠", "warning:"}}},
	{"failed", [...]words{{"❌", "erro:"}, {"❌", "error:"}}},
	{"none", [...]words{{"Nenhum resultado.", "nenhum resultado"}, {"No results.", "no results"}}},
	{"ditto", [...]words{{"(… = acima)", "(…=acima)"}, {"(… = above)", "(…=above)"}}},
	{"count_of", [...]words{{"%d de %d", ""}, {"%d of %d", ""}}},
	{"refused", [...]words{{"Recusado", "recusado"}, {"Refused", "refused"}}},
	{"warning", [...]words{{"Atenção", "atenção"}, {"Warning", "warning"}}},
	{"filters", [...]words{{"Filtros", "filtros"}, {"Filters", "filters"}}},
	{"diagnosis", [...]words{{"Por que nada foi encontrado", "diagnóstico"}, {"Why nothing was found", "diagnosis"}}},
	{"without", [...]words{{"Sem filtrar por %s: %d", "sem %s: %d"}, {"Not filtering by %s: %d", "without %s: %d"}}},
	{"ambiguous", [...]words{{"%s: mais de um resultado para “%s”", "%s: ambíguo “%s”"}, {"%s: more than one match for “%s”", "%s: ambiguous “%s”"}}},
	{"nearest", [...]words{{"%s: nada para “%s”; os mais parecidos", "%s: nada p/ “%s”; parecidos"}, {"%s: no match for “%s”; the nearest", "%s: no match “%s”; nearest"}}},
	{"not_found_name", [...]words{{"%s: nada para “%s”", "%s: nada p/ “%s”"}, {"%s: no match for “%s”", "%s: no match “%s”"}}},
	{"more_candidates", [...]words{{"Há outros além destes.", "há outros"}, {"There are others besides these.", "there are others"}}},

	// Pages.
	{"page", [...]words{{"Página %d", "pág %d"}, {"Page %d", "page %d"}}},
	{"page_of", [...]words{{"Página %d de %d", "pág %d/%d"}, {"Page %d of %d", "page %d/%d"}}},
	{"on_page", [...]words{{"%d nesta página", "%d aqui"}, {"%d on this page", "%d here"}}},
	{"of_total", [...]words{{"total %d", ""}, {"total %d", ""}}},
	{"total_unknown", [...]words{{"total não informado", "total ?"}, {"total not given", "total ?"}}},
	{"next_page", [...]words{{"próxima: página %d", "próx. %d"}, {"next: page %d", "next %d"}}},
	{"next_page_maybe", [...]words{{"talvez haja a página %d", "próx. %d?"}, {"there may be a page %d", "next %d?"}}},
	{"last_page", [...]words{{"última página", "última"}, {"last page", "last"}}},

	// What was cut.
	{"items_left_out", [...]words{{"%d itens deixados de fora: limite de %d bytes", "faltam %d itens: limite %d bytes"}, {"%d items left out: limit of %d bytes", "%d items left out: limit %d bytes"}}},
	{"fields_left_out", [...]words{{"%d campos deixados de fora: limite de %d bytes", "faltam %d campos: limite %d bytes"}, {"%d fields left out: limit of %d bytes", "%d fields left out: limit %d bytes"}}},
	{"text_left_out", [...]words{{"texto cortado: faltam %s de %s", "cortado: faltam %s de %s"}, {"text cut: %s of %s left out", "cut: %s of %s left out"}}},

	// Times and text of others.
	{"zone", [...]words{{"Horários: %s", "%s"}, {"Times: %s", "%s"}}},
	{"third_party", [...]words{{"texto-de-terceiros", "texto-de-terceiros"}, {"third-party-text", "third-party-text"}}},
}

// lexicon finds rows of the dictionary by key.
var lexicon = sync.OnceValue(func() map[label]*[languages]words {
	m := make(map[label]*[languages]words, len(dictionary))
	for i := range dictionary {
		m[dictionary[i].key] = &dictionary[i].words
	}
	return m
})

// word returns the word for a key, short if asked and there is a short form;
// false if there is no such key.
func (l Language) word(key label, short bool) (string, bool) {
	row, ok := lexicon()[key]
	if !ok {
		return "", false
	}
	w := row[l]
	if short && w.short != "" {
		return w.short, true
	}
	return w.whole, true
}
