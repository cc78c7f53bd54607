package render

import (
	"strings"
	"testing"
)

var workFacts = []vendorFact{
	{"histories", "event", "## #7001 Ana"},
	{"histories", "type", "**Registro:** apontamento · #4401"},
	{"histories", "operation", "**Operação:** alteração"},
	{"histories", "who", "ana@exemplo.com.br, id 57"},
	{"histories", "when", "**Data:** 10/03/2026 22:05"},
	{"histories", "action", "**Ação:** Ticket atualizado"},
	{"histories", "changed field, old and new", "**Estágio:** Pendente → Em \\`curso\\` \\| já"},
	{"histories", "time among the changes", "— → 11/03/2026 23:00"},

	{"stages-slas", "stage", "| 502 | Triagem \\| N1 |"},
	{"stages-slas", "desk", "| Suporte N1 |"},
	{"stages-slas", "duration in working hours", "| 55h05 |"},
	{"stages-slas", "SLA met", "| sim |"},
	{"stages-slas", "SLA missed", "| não |"},
	{"stages-slas", "expiration", "| 10/03/2026 12:30 |"},
	{"stages-slas", "entry, by whom", "| 10/03/2026 11:30 · Ana \\| Técnica (id 57) |"},
	{"stages-slas", "attended, by whom", "| 10/03/2026 22:05 · Ana \\| Técnica (id 57) |"},

	{"service-types", "rider with contract, number, validity, id", "| 71 | Mensal \\| ouro | Contrato | 2 | 40 | 01/01/2026 → 31/12/2026 |"},
	{"service-types", "loose service", "| 6 | Visita avulsa | Avulso |"},
	{"shifts", "name, id, scope, client, contract", "| 5 | Mensal | Exclusivo do contrato | Padaria \\*Sol\\* (id 318) | Mensal (id 40) |"},

	{"checklists", "blocks closing", "**Status:** pendente: impede o fechamento"},
	{"checklists", "kind", "**Tipo:** obrigatório"},
	{"checklists", "created", "**Criado em:** 10/03/2026 11:30"},
	{"checklists", "updated", "**Atualizado em:** 10/03/2026 22:05"},
	{"checklists", "radio: options with ids and the choice", "**#0 Cabo trocado?:** ○ Não (id 1), ◉ Sim (id 2) · uma opção · obrigatório"},
	{"checklists", "checkbox: options with ids and marks", "☑ Fonte (id 7), ☐ Cabo (id 8)"},
	{"checklists", "blank field that blocks closing", "**#2 Patrimônio \\*:** em branco: impede o fechamento · texto"},
	{"checklists", "text", "Linha um Linha \\| dois"},
	{"checklist-receipt", "field after the write", "**#0 Cabo trocado?:** ○ Não (id 1), ◉ Sim (id 2)"},

	{"internal-communications", "author", "## #901 Ana \\| Técnica"},
	{"internal-communications", "date", "**Data:** 10/03/2026 11:30"},
	{"internal-communications", "files", "**Arquivos:** 1"},
	{"internal-communications", "text", "> Cliente **VIP**."},
	{"internal-communication", "file with type, size and link", "image/png, 2 KB, <https://arquivos.exemplo.com.br/5>"},

	{"appointments", "date, time, duration", "**Data:** 10/03/2026 · 10:00 → 11:30 · 1h30"},
	{"appointments", "user", "## #4401 Ana"},
	{"appointments", "client", "**Cliente:** Padaria \\*Sol\\* (id 318)"},
	{"appointments", "description", "> Troca do driver"},
	{"appointments", "external user", "**Executado por:** Beto Externo"},
	{"appointments", "attendance and kind", "**Atendimento:** Externo · Avulso"},
	{"appointments", "service", "**Serviço avulso:** Visita avulsa (id 6)"},
	{"appointments", "contract", "**Contrato:** Mensal (id 40)"},
	{"appointments", "shift with value", "**Deslocamento:** Centro (id 3) · R$ 30,00"},
	{"appointments", "ride-along", "**Deslocamento do ticket:** Outro ticket (id 999)"},
	{"appointments", "guarantee", "**Garantia:** sim"},
	{"appointments", "value, typed in", "**Valor:** R$ 1.150,50 · informado à mão"},
	{"appointments", "place", "-26.30400 / -48.84560"},
	{"appointments-global", "desk", "**Mesa:** Suporte N1 (id 12)"},
	{"appointments-global", "ticket", "**Ticket:** Impressora \\| parada (id 1000)"},
	{"appointment-receipt", "value", "**Valor:** R$ 150,00"},
	{"pre-appointments", "running timer", "| 81 | Ana \\| Técnica | 10/03/2026 | 17:53 → em andamento |"},
	{"pre-appointments", "stopped timer", "09:00 → 10:05"},

	{"pre-tickets", "id and title", "## #61 Sem acesso \\| caixa"},
	{"pre-tickets", "client", "**Cliente:** Padaria \\*Sol\\* (id 318)"},
	{"pre-tickets", "requestor", "**Solicitante:** Gerente da Loja (loja@exemplo.com.br)"},
	{"pre-tickets", "created", "**Criado em:** 10/03/2026 11:30"},

	{"chats", "id", "## #8801 Maria Souza"},
	{"chats", "origin", "**Origem:** WhatsApp (Cloud API)"},
	{"chats", "online", "**Presença:** online"},
	{"chats", "waiting", "**Aguarda o atendente:** sim"},
	{"chats", "cancelled", "**Status:** cancelado"},
	{"chats", "rating", "**Avaliação:** 4/5"},
	{"chats", "client", "**Cliente:** Padaria"},
	{"chats", "requestor", "**Solicitante:** Maria Souza (maria@exemplo.com.br, id 700)"},
	{"chats", "department", "**Departamento:** Financeiro (id 2)"},
	{"chats", "ticket", "**Ticket:** Impressora \\| parada (id 1000)"},
	{"chats", "last message", "**Última mensagem do cliente:** 10/03/2026 22:05"},
	{"chats", "created", "**Criado em:** 10/03/2026 11:30"},
	{"chat", "who began", "**Iniciado por:** cliente"},
	{"chat", "room", "**Sala:** 5547988880000"},
	{"chat", "responsible", "**Responsável:** Ana \\| Técnica (id 57)"},
	{"chat", "three dates", "**Assumido em:** 10/03/2026 11:31"},
	{"chat-messages", "role, name, time, delivery", "**Maria Souza** · Cliente · 10/03/2026 11:30 · lido"},
	{"chat-messages", "content", "> Bom dia!"},
	{"chat-messages", "menu", "> Escolha um setor"},
	{"chat-messages", "quote", "**Em resposta a:** Maria Souza · Bom dia!"},
	{"chat-messages", "media", "**Anexo:** boleto\\|1.pdf · application/pdf"},
	{"chat-messages", "failed", "22:05 · falhou"},
	{"job-receipt", "job", "**Tarefa:** f3a1"},

	{"billings", "id, client, dates, state, value, invoice", "| 901 | Padaria \\| Sol | 318 | 01/03/2026 | 10/03/2026 | Pago | R$ 1.250,50 | 1234 |"},
	{"billings", "sum without reversals", "**Soma desta página:** R$ 1.249,99 · estornados fora da soma: 1"},
	{"tickets-feedback", "average", "**Nota média:** 4,5"},
	{"tickets-feedback", "evaluated", "**Tickets avaliados:** 57"},
	{"tickets-feedback", "finished", "**Tickets finalizados:** 142"},
	{"tickets-feedback", "clients", "**Clientes que avaliaram:** 3"},
	{"tickets-feedback", "answers", "**Atendimentos avaliados:** 40%"},
	{"tickets-feedback", "list with comment", "| 10/03/2026 22:05 | Muito bom \\| rápido obrigada |"},
	{"tickets-feedback-comparison", "difference", "| Tickets avaliados | 57 | 60 | -3 | -5% |"},
	{"chats-feedback", "list", "| 8801 | Padaria \\| Sol | 318 | 3 | WhatsApp (Gupshup) |"},

	{"ticket-entities", "custom field with type, duty and id", "**Patrimônio:** NB-042 \\| \\*b\\* · texto · obrigatório · id: 72"},
	{"ticket-entities", "marked options with ids", "Fonte (id 1), Cabo (id 2)"},
	{"ticket-entities", "blank custom field", "**Sala:** (vazio)"},
	{"ticket-created-refused", "refused custom fields", "**Campo personalizado:** 1: Patrimônio is too long"},
}

func TestWorkFitsTheLeastRoom(t *testing.T) {
	t.Parallel()
	for _, row := range workGoldens {
		for _, mode := range modes {
			mode.r.MaxBytes = leastBudget
			var b strings.Builder
			if err := row.write(mode.r, &b); err != nil {
				t.Fatal(err)
			}
			if text := b.String(); len(text) > leastBudget || !strings.HasSuffix(text, "\n") || strings.Contains(text, "\n\n\n") {
				t.Errorf("%s/%s in %d bytes:\n%s", row.name, mode.name, len(text), text)
			}
		}
	}
}

func TestSumOfBillsIsNotCut(t *testing.T) {
	t.Parallel()
	p := billings()
	for range 5 {
		p.Items = append(p.Items, p.Items...)
	}
	for _, mode := range modes {
		r := mode.r
		r.MaxBytes = leastBudget
		var b strings.Builder
		if err := r.Billings(&b, p, Notes{}); err != nil {
			t.Fatal(err)
		}
		label, _ := r.Language.word("page_sum", r.Compact)
		if !strings.Contains(b.String(), label) {
			t.Errorf("%s: no %q in\n%s", mode.name, label, b.String())
		}
	}
}
