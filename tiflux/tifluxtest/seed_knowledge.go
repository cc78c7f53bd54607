package tifluxtest

import (
	"strings"
	"time"
)

const (
	firstKnowledge = 601
	firstFolder    = 15
)

var folderRows = []knowledgeFolder{
	{title: "Rede e VPN", description: "Artigos sobre redes e acesso remoto", icon: "📡", tags: []string{"rede", "acesso remoto"}},
	{title: "Sistema de vendas", description: "Do pedido à nota fiscal", icon: "🧾", tags: []string{"ERP", "fiscal"}},
	{title: "Estações de trabalho", description: "Computadores, impressoras e periféricos", icon: "🖥️"},
	{title: "Rotinas internas", tags: []string{"plantão", "procedimento"}},
	{title: "Boas-vindas", description: "Para quem acaba de chegar", icon: "👋🏽"},
}

// knowledgeRow is a generated article. Articles without groups and clients are
// private to those who manage the knowledge base.
type knowledgeRow struct {
	knowledge
	folders []int // Positions in folderRows.
	steps   []string
}

var knowledgeRows = []knowledgeRow{
	{knowledge{title: "Como configurar a VPN", tags: []string{"VPN", "acesso remoto"}}, []int{0}, []string{"Abra o cliente e informe o usuário da rede.", "Digite o código de <strong>6 dígitos</strong> do autenticador.", "Confira se o ícone ficou verde."}},
	{knowledge{title: "VPN: erro 0x80070005", private: true, groupIDs: []int{1, 3}, tags: []string{"VPN"}}, []int{0, 3}, []string{"Apague o perfil antigo.", "Instale de novo o certificado da máquina."}},
	{knowledge{title: "Wi-Fi de visitantes", tags: []string{"rede"}}, []int{0, 4}, []string{"Peça o voucher na recepção.", "O acesso vale por 8 horas."}},
	{knowledge{title: "Troca de switch: passo a passo", private: true, groupIDs: []int{3}, tags: []string{"rede", "campo"}}, []int{0}, []string{"Anote as portas | VLANs em uso.", "Fotografe o rack antes de desligar.", "Atualize o inventário."}},
	{knowledge{title: "Emitir nota fiscal eletrônica", tags: []string{"NF-e", "fiscal"}}, []int{1}, []string{"Confira o CFOP &amp; a natureza da operação.", "Clique em <em>Transmitir</em>.", "Guarde o XML por cinco anos."}},
	{knowledge{title: "Rejeição 539: duplicidade de NF-e", tags: []string{"NF-e", "erro"}}, []int{1}, []string{"Consulte a chave no portal.", "Inutilize o número repetido.", "Emita outra vez com o número seguinte."}},
	{knowledge{title: "Fechamento de caixa", private: true, tags: []string{"caixa"}}, []int{1}, []string{"Feche as sangrias do dia.", "Imprima o relatório de conferência."}},
	{knowledge{title: "Importar o retorno bancário", private: true, groupIDs: []int{1, 2}}, []int{1, 3}, []string{"Baixe o arquivo <code>.ret</code>.", "Importe em Financeiro &gt; Retornos."}},
	{knowledge{title: "Impressora fiscal não imprime", tags: []string{"impressora"}}, []int{2}, []string{"Verifique a bobina.", "Reinicie o serviço de impressão.", "Troque o cabo USB de porta."}},
	{knowledge{title: "Formatação de estações", private: true, groupIDs: []int{1}}, []int{2, 3}, []string{"Faça o backup do perfil.", "Aplique a imagem padrão.", "Devolva a máquina ao domínio."}},
	{knowledge{title: "Leitor de código de barras", tags: []string{"periféricos", "USB"}}, []int{2}, []string{"Leia o código de configuração do manual.", "Teste num bloco de notas."}},
	{knowledge{title: "Solicitar um novo equipamento", tags: []string{"compras"}}, []int{2, 4}, []string{"Abra um ticket na mesa de suporte.", "Informe o centro de custo."}},
	{knowledge{title: "Escala do plantão", private: true, groupIDs: []int{1, 3, 5}, tags: []string{"plantão"}}, []int{3}, []string{"A escala muda às segundas-feiras.", "Trocas só com aviso de 24 horas."}},
	{knowledge{title: "Contatos de emergência", private: true}, []int{3}, []string{"Operadora: ligue para o 0800.", "Gerador: chame a portaria."}},
	{knowledge{title: "Primeiro dia: acessos e senhas", tags: []string{"acesso"}}, []int{4}, []string{"Troque a senha provisória.", "Ative a verificação em duas etapas. 🔐"}},
	{knowledge{title: "Como abrir um ticket", tags: []string{"ticket"}}, []int{4}, []string{"Descreva o que aconteceu e quando.", "Anexe uma imagem da tela."}},
}

// fillKnowledge makes the articles twice: as they stand, and as questions that
// only some of the clients may read.
func (st *state) fillKnowledge() {
	for _, f := range folderRows {
		f.id = st.folders.next()
		st.folders.put(f.id, &f)
	}
	authors := []int{st.personas["admin"].id, st.personas["attendant"].id}
	n := 2 * len(knowledgeRows)
	for i := range n {
		row := knowledgeRows[i%len(knowledgeRows)]
		k := row.knowledge
		if k.id = st.knowledges.next(); i >= len(knowledgeRows) {
			k.title = "Perguntas frequentes: " + k.title
			if k.private {
				k.groupIDs, k.clientIDs = nil, []int{st.clients.rows[i%2].id, st.clients.rows[3].id}
			}
		}
		for _, position := range row.folders {
			k.folderIDs = append(k.folderIDs, firstFolder+position)
		}
		if i%4 == 0 {
			k.itemIDs = []int{st.items.rows[i%len(st.items.rows)].id}
		}
		k.text = articleText(k.title, row.steps)
		k.authorID = authors[i%len(authors)]
		k.created = stampOf(st.base.AddDate(0, 0, -10*(n-i)).Add(13*time.Hour + 20*time.Minute))
		k.updated = k.created.add(time.Duration(i%3) * 24 * time.Hour)
		st.knowledges.put(k.id, &k)
	}
}

// articleText is longer than the excerpt in lists, which ends inside the table.
func articleText(title string, steps []string) string {
	return "<h2>" + title + "</h2><p>Siga os passos na ordem. Se algum falhar, pare e abra um ticket.</p>" +
		"<ol><li>" + strings.Join(steps, "</li><li>") + "</li></ol><table><thead><tr><th>Quando</th><th>Quem procurar</th></tr></thead><tbody>" +
		"<tr><td>Horário comercial</td><td>Suporte N1</td></tr><tr><td>Noites e fins de semana</td><td>Plantão 📞</td></tr>" +
		"</tbody></table><p>Última revisão pela equipe de atendimento.</p>"
}
