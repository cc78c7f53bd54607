package render

import (
	"bytes"
	"strings"
	"testing"
)

// A vendorFact is something that the vendor's server tells about a record. The
// record is the name of a golden document; its rich form must contain want.
type vendorFact struct{ record, fact, want string }

func testVendorFacts(t *testing.T, documents []golden, facts []vendorFact) {
	t.Helper()
	rich := map[string]string{}
	for _, g := range documents {
		var b bytes.Buffer
		if err := g.write(Renderer{}, &b); err != nil {
			t.Fatal(err)
		}
		rich[g.name] = b.String()
	}
	for _, f := range facts {
		if document := rich[f.record]; !strings.Contains(document, f.want) {
			t.Errorf("%s does not tell %s, %q:\n%s", f.record, f.fact, f.want, document)
		}
	}
}

var recordFacts = []vendorFact{
	{"ticket", "number", "# Ticket #1000 "},
	{"ticket", "title", "Computador \\| não liga"},
	{"ticket", "status and its id", "**Status:** Em \\*espera\\* (id 31)"},
	{"ticket", "whether it is closed", "**Fechado:** sim"},
	{"ticket-none", "whether it is closed", "**Fechado:** não"},
	{"ticket", "priority", "**Prioridade:** Alta"},
	{"ticket-none", "that it has no priority", "**Prioridade:** —"},
	{"ticket", "desk: display name, name, id", "**Mesa:** Suporte (N1 - Suporte) (id 12)"},
	{"ticket", "whether the desk is active", "**Situação da mesa:** inativo"},
	{"ticket", "stage and its id", "**Estágio:** Pendente (id 77)"},
	{"ticket", "first or last stage", "**Tipo de estágio:** Inicial"},
	{"ticket", "time limit of the stage", "**Tempo máximo do estágio:** 48h30"},
	{"ticket", "catalog, area, item and its id", "**Catálogo de serviços:** TI›Hardware›Impressora fiscal (id 505)"},
	{"ticket", "responsible: name, e-mail, id", "**Responsável:** Técnico Um (tecnico_um@exemplo.com.br, id 57)"},
	{"ticket", "type of the responsible", "**Tipo do responsável:** Atendente"},
	{"ticket", "whether the responsible is active", "**Situação do responsável:** inativo"},
	{"ticket", "group of the responsible", "**Grupo técnico do responsável (id):** 4"},
	{"ticket-none", "that nobody is responsible", "**Responsável:** —"},
	{"ticket", "client and its id", "**Cliente:** Padaria Sol & Lua (id 318)"},
	{"ticket", "legal name of the client", "**Razão social:** Padaria Sol & Lua Ltda"},
	{"ticket", "whether the client is active", "**Situação do cliente:** inativo"},
	{"ticket", "who created it", "**Criado por (id):** 57"},
	{"ticket", "how it came in", "**Origem:** API"},
	{"ticket", "when it was created", "**Criado em:** 09/03/2026 22:05"},
	{"ticket", "who updated it", "**Atualizado por (id):** 58"},
	{"ticket", "when it was updated", "**Atualizado em:** 10/03/2026 22:05"},
	{"ticket", "followers", "**Seguidores:** gerencia@exemplo.com.br, ti@exemplo.com.br"},
	{"ticket", "worked hours", "**Horas trabalhadas:** 3h45"},
	{"ticket", "times reopened", "**Reaberturas:** 2"},
	{"ticket", "last reopened", "**Última reabertura:** 11/03/2026 22:05"},
	{"ticket", "grouped", "**Agrupado:** sim"},
	{"ticket", "reviewed", "**Revisado:** sim"},
	{"ticket", "SLA paused", "**Situação:** pausado"},
	{"ticket", "stage expiry", "**Estágio vence em:** 14/03/2026 22:05"},
	{"ticket", "attendance SLA", "**SLA de atendimento:** sim"},
	{"ticket", "attendance expiry", "**Atender até:** 12/03/2026 22:05"},
	{"ticket", "solution expiry", "**Resolver até:** 13/03/2026 22:05"},
	{"ticket", "solved in time", "**Resolvido em:** 15/03/2026 22:05"},
	{"ticket", "internal link", "<https://app.exemplo.com.br/v/tickets/1000/basic_info>"},
	{"ticket", "external link", "<https://app.exemplo.com.br/r/externals/ticket/view/1>"},
	{"ticket", "description", "> O **servidor** parou."},

	{"tickets", "count and total", "(3 de 8)"},
	{"tickets", "number and title", "## #1000 Computador \\| não liga"},
	{"tickets", "responsible", "**Responsável:** Técnico Um"},
	{"tickets", "client", "**Cliente:** Padaria Sol & Lua"},
	{"tickets", "desk", "**Mesa:** Suporte"},
	{"tickets", "stage", "**Estágio:** Pendente"},
	{"tickets", "status", "**Status:** Em \\*espera\\*"},
	{"tickets", "priority", "**Prioridade:** Alta"},
	{"tickets", "catalog path", "**Catálogo de serviços:** TI›Hardware›Leitor"},
	{"tickets", "when it was created", "**Criado em:** 09/03/2026 22:05"},
	{"tickets", "how the description begins", "**Descrição:** Problema O servidor parou."},
	{"tickets", "filters and where they come from", "Mesa: Suporte \\[N1\\] (resolvido) | Status: Abertos (padrão)"},
	{"tickets", "warnings", "**Atenção:** Só os 15 primeiros ids"},
	{"tickets", "page", "Página 2 de 3 · 3 nesta página · total 8 · próxima: página 3"},
	{"ticket-counts", "basis of the dates", "Tipo de data: fechamento/resolução"},
	{"ticket-counts", "unit", "Agrupamento: mesa"},
	{"ticket-counts", "total", "# Tickets contados (31)"},
	{"ticket-counts", "bucket", "| Suporte \\| N1 | 31 |"},

	{"ticket-receipt", "number and title", "Ticket #1000 Computador \\| não liga"},
	{"ticket-receipt", "client", "**Cliente:** Padaria Sol & Lua"},
	{"ticket-receipt", "desk", "**Mesa:** Suporte"},
	{"ticket-receipt", "status", "**Status:** Em \\*espera\\*"},
	{"ticket-receipt", "priority", "**Prioridade:** Alta"},
	{"ticket-receipt", "when it was created", "**Criado em:** 09/03/2026 22:05"},
	{"ticket-receipt", "parent ticket", "**Ticket pai:** Rede \\[fora\\] (id 999)"},
	{"ticket-receipt", "internal link", "<https://app.exemplo.com.br/v/tickets/1000/basic_info>"},
	{"ticket-receipt", "external link", "<https://app.exemplo.com.br/r/externals/ticket/view/1>"},
	{"ticket-receipt", "warnings", "**Atenção:** O estágio mudou."},

	{"answers", "author", "## #5 \\[API\\] Técnico Um"},
	{"answers", "date", "**Data:** 09/03/2026 22:05"},
	{"answers", "origin", "**Origem:** e-mail"},
	{"answers", "number of files", "**Arquivos:** 1"},
	{"answers", "text", "> Texto longo. Texto longo."},
	{"answer", "attachment: name, type, size, link",
		"**foto_1.png:** image/png, 1,5 KB, <https://arquivos.exemplo.com.br/foto_1.png>"},
	{"answer", "text", "> Reinicie o *serviço*:"},
	{"files", "id and name", "## #1 relatório \\| final.pdf"},
	{"files", "type", "**Tipo:** application/pdf"},
	{"files", "size", "**Tamanho:** 1 MB"},
	{"files", "link", "**Link:** <https://arquivos.exemplo.com.br/1?a=b&c="},

	{"desks", "id, name, display name, active, kind", "| 1 | Suporte N1 | Suporte | sim | sem apontamentos |"},
	{"desk", "id and name", "# Mesa #12 N1 - Suporte"},
	{"desk", "display name", "**Nome de exibição:** Suporte \\| N1"},
	{"desk", "attendance", "**Quem atende:** grupos selecionados"},
	{"desk", "SLA", "**Com SLA:** sim"},
	{"desk", "SLA goal", "**Meta do SLA:** 95%"},
	{"desk", "behaviour of tickets", "**Permite cancelar:** sim"},
	{"desk-none", "that it takes no tickets", "**Recebe tickets novos:** não"},
	{"desk", "required fields", "requestor_email"},
	{"clients", "id, name, legal name, CNPJ, status", "| 10 | ACME Ltda | ACME Ltda S.A. | 12.ABC.345/01DE-35 | ativo |"},
	{"attendants", "id, name, e-mail", "| 2 | Bruno Costa | bruno_costa@exemplo.com.br |"},

	{"comparison", "totals and their difference", "| Total | 30 | 24 | +6 | +25% |"},
	{"comparison", "a bucket", "| Suporte \\| N1 | 12 | 24 | -12 | -50% |"},
	{"comparison", "a bucket that is new", "| Financeiro | 18 | 0 | +18 | novo |"},
	{"comparison", "both periods", "Atual: 2026-03-01 → 2026-03-31 | Anterior: 2026-01-29 → 2026-02-28"},
	{"comparison", "filters", "Status: Todos (padrão)"},
}

func TestVendorFacts(t *testing.T) {
	t.Parallel()
	testVendorFacts(t, append(comparisonGoldens, recordGoldens...), recordFacts)
}
