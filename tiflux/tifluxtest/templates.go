package tifluxtest

import (
	"fmt"
	"strings"
)

// messageTemplate is a message template, of Gupshup or of WhatsApp Cloud.
type messageTemplate struct {
	id            int
	cloud         bool
	integrationID int
	name          string
	body          string
	description   string
	category      string
	status        string
	header        string // Its text, empty without a header.
	footer        string
	metaID        string
}

const templateApproved = "APPROVED"

// text is the body with the values in the place of its variables.
func (t *messageTemplate) text(values []string) string {
	text := t.body
	for i, v := range values {
		text = strings.ReplaceAll(text, fmt.Sprintf("{{%d}}", i+1), v)
	}
	return text
}

func templateOperations() []operation {
	managers := needs{anyOf: []Permission{ManageTemplates}}
	return []operation{
		{
			id: "listGupshupTemplates", method: "GET", path: "/templates/gupshup", root: "template", paged: true,
			query: params{"integration_id": atLeast(1)}, needs: managers, handle: listGupshupTemplates,
		},
		{
			id: "listWhatsAppCloudTemplates", method: "GET", path: "/templates/whatsapp_cloud", root: "template", paged: true,
			query: params{
				"integration_id": atLeast(1), "status": oneOf(templateApproved, "MISSING_VARS", "REJECTED", "PENDING"),
			},
			needs: managers, handle: listWhatsAppCloudTemplates,
		},
	}
}

func listGupshupTemplates(c *call) (any, *apiError) {
	return listed(c, c.matchingTemplates(false), func(t *messageTemplate) gupshupTemplate {
		return gupshupTemplate{t.id, t.category, t.body, null(t.description), t.integrationID, t.name, t.status}
	})
}

func listWhatsAppCloudTemplates(c *call) (any, *apiError) {
	return listed(c, c.matchingTemplates(true), whatsAppTemplateView)
}

func (c *call) matchingTemplates(cloud bool) []*messageTemplate {
	integrationID, byIntegration := queried[int](c, "integration_id")
	status, byStatus := queried[string](c, "status")
	return where(c.templates.all(), func(t *messageTemplate) bool {
		return t.cloud == cloud && (!byIntegration || t.integrationID == integrationID) && (!byStatus || t.status == status)
	})
}

type gupshupTemplate struct {
	ID            int     `json:"id"`
	Category      string  `json:"category"`
	Content       string  `json:"content"`
	Description   *string `json:"description"`
	IntegrationID int     `json:"integration_id"`
	Name          string  `json:"name"`
	Status        string  `json:"status"`
}

type whatsAppTemplate struct {
	ID            int               `json:"id"`
	Body          map[string]string `json:"body"`
	Category      string            `json:"category"`
	Footer        map[string]string `json:"footer"`
	Header        map[string]string `json:"header"`
	IntegrationID int               `json:"integration_id"`
	Keys          templateKeys      `json:"keys"`
	Language      string            `json:"language"`
	Name          string            `json:"name"`
	Status        string            `json:"status"`
	TemplateID    string            `json:"template_id"`
}

// templateKeys are the variables by their place, with a sample each.
type templateKeys struct {
	Header map[string]string `json:"header"`
	Body   map[string]string `json:"body"`
}

func whatsAppTemplateView(t *messageTemplate) whatsAppTemplate {
	view := whatsAppTemplate{
		ID: t.id, Body: map[string]string{"type": "BODY", "text": t.body}, Category: t.category,
		IntegrationID: t.integrationID, Keys: templateKeys{Header: variables(t.header), Body: variables(t.body)},
		Language: "pt_BR", Name: t.name, Status: t.status, TemplateID: t.metaID,
	}
	if t.header != "" {
		view.Header = map[string]string{"type": "HEADER", "format": "TEXT", "text": t.header}
	}
	if t.footer != "" {
		view.Footer = map[string]string{"type": "FOOTER", "text": t.footer}
	}
	return view
}

func variables(text string) map[string]string {
	keys := map[string]string{}
	for i := 1; strings.Contains(text, fmt.Sprintf("{{%d}}", i)); i++ {
		keys[fmt.Sprint(i)] = "exemplo"
	}
	return keys
}

const firstMessageTemplate = 31

var templateRows = []messageTemplate{
	{name: "aviso_atualizacao", body: "Olá {{1}}, seu chamado {{2}} foi atualizado.", description: "Aviso de atualização", category: "UTILITY", status: templateApproved},
	{name: "aviso_encerramento", body: "Olá {{1}}, o chamado {{2}} foi encerrado.\nPodemos ajudar em algo mais?", category: "ALERT_UPDATE", status: templateApproved},
	{name: "boleto_disponivel", body: "Olá {{1}}, seu boleto já está disponível.", description: "Enviado pelo financeiro", category: "ALERT_UPDATE", status: "REJECTED"},
	{cloud: true, name: "primeiro_contato", body: "Olá {{1}}, tudo bem?", category: "UTILITY", status: templateApproved},
	{cloud: true, name: "pesquisa_satisfacao", body: "Olá {{1}}! Como foi o atendimento do chamado {{2}}?", header: "Sua opinião sobre {{1}}", footer: "Responda SAIR para não receber mais", category: "MARKETING", status: templateApproved},
	{cloud: true, name: "lembrete_visita", body: "Nosso técnico chega dia {{1}} às {{2}}.", footer: "Equipe de campo", category: "UTILITY", status: "PENDING"},
	{cloud: true, name: "cobranca_educada", body: "Notamos um boleto em aberto. 🙏", category: "UTILITY", status: "REJECTED"},
	{cloud: true, name: "boas_vindas", body: "Bem-vindo, {{1}}!", header: "Boas-vindas", category: "MARKETING", status: "MISSING_VARS"},
}

func (st *state) fillTemplates() {
	for _, row := range templateRows {
		row.id, row.integrationID = st.templates.next(), st.integrationFor("gupshup")
		if row.cloud {
			row.integrationID = st.integrationFor("whatsapp_cloud")
			row.metaID = fmt.Sprintf("12345678901234%02d", row.id)
		}
		st.templates.put(row.id, &row)
	}
}
