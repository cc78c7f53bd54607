package render

import (
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
)

func article() tiflux.KnowledgeDetail {
	return tiflux.KnowledgeDetail{ID: 601, Title: "Configurar a VPN", Private: true, Tags: []string{"rede", "vpn"}, CreatedAt: seen.AddDate(0, -1, 0), UpdatedAt: seen,
		Description: "<h2>Passos</h2><ol><li>Abra o <b>painel</b></li><li>Entre com seu usuário</li></ol><p>Dúvidas: <a href=\"https://exemplo.com.br/ajuda\">ajuda</a>.</p>"}
}

var (
	knowledge = tiflux.Knowledge{KnowledgeDetail: article(), CreatedByUser: tiflux.IDName{ID: 15, Name: "Ana Souza"}, KnowledgeFolderIDs: []int64{15, 16}}
	folder    = tiflux.KnowledgeFolderDetail{ID: 15, Title: "Rede e VPN", Description: "Artigos sobre redes", Icon: "📡", QtyKnowledges: 3, Tags: []string{"rede"},
		Knowledges: []tiflux.KnowledgeTitle{{ID: 601, Title: "Configurar a VPN"}, {ID: 602, Title: odd}}}
)

var knowledgeGoldens = []golden{
	pageGolden("knowledges", Renderer.Knowledges, knowledge, tiflux.Knowledge{KnowledgeDetail: tiflux.KnowledgeDetail{ID: 602, Title: odd,
		Description: "<p>Texto cortado no meio de uma <a href=\"htt"}}, tiflux.Knowledge{}),
	cardGolden("knowledge", Renderer.Knowledge, new(article())),
	receiptGolden("knowledge-receipt", "created", Renderer.KnowledgeReceipt, &tiflux.KnowledgeCreated{Knowledge: knowledge, ClientIDs: []int64{4101}, TechnicalGroupIDs: []int64{7}, ServicesCatalogsItemIDs: []int64{5}}),
	receiptGolden("knowledge-updated-receipt", "updated", Renderer.KnowledgeUpdatedReceipt, &tiflux.KnowledgeUpdated{KnowledgeDetail: article(), ClientIDs: []int64{4101}}),
	pageGolden("knowledge-folders", Renderer.KnowledgeFolders, tiflux.KnowledgeFolder{ID: 15, Title: "Rede e VPN", Description: "Artigos sobre redes", Icon: "📡", KnowledgeIDs: []int64{601}, QtyKnowledges: 3, Tags: []string{"rede"}},
		tiflux.KnowledgeFolder{ID: 16, Title: odd, Description: odd}, tiflux.KnowledgeFolder{}),
	cardGolden("knowledge-folder", Renderer.KnowledgeFolder, &folder),
	receiptGolden("knowledge-folder-receipt", "updated", Renderer.KnowledgeFolderReceipt, &folder),
}

var knowledgeFacts = []vendorFact{
	{"knowledges", "visibility, folders, time, author, tags", "| 601 | Configurar a VPN | privado | #15, #16 | 20/08/2026 15:04 | Ana Souza (id 15) | rede, vpn |"},
	{"knowledges", "how the text begins", "Passos Abra o painel Entre com seu usuário"},
	{"knowledge", "visibility", "**Visibilidade:** privado"},
	{"knowledge", "tags", "**Tags:** rede, vpn"},
	{"knowledge", "created", "**Criado em:** 20/07/2026 15:04"},
	{"knowledge", "updated", "**Atualizado em:** 20/08/2026 15:04"},
	{"knowledge", "text as Markdown", "> 1. Abra o **painel**"},
	{"knowledge-receipt", "folders", "**Pastas:** #15, #16"},
	{"knowledge-receipt", "links", "**Itens do catálogo:** #5"},
	{"knowledge-folders", "title, icon, description, count, tags", "| 15 | Rede e VPN | 📡 | Artigos sobre redes | 3 | #601 | rede |"},
	{"knowledge-folder", "articles", "**Artigo:** Configurar a VPN (id 601)"},
}

func TestKnowledge(t *testing.T) {
	t.Parallel()
	testRecords(t, knowledgeGoldens, knowledgeFacts)
}
