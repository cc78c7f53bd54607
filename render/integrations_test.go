package render

import (
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
)

var integrationGoldens = []golden{
	pageGolden("integrations", Renderer.Integrations, tiflux.Integration{ID: 12, Type: tiflux.IntegrationWhatsAppCloud, Active: true,
		IntegrationFields: &tiflux.IntegrationFields{AppName: "Atendimento", PhoneNumber: "5511900000099", AppID: "app-01", All: map[string]any{"token": "segredo"}}},
		tiflux.Integration{ID: 13, Type: "telex"}, tiflux.Integration{}),
	pageGolden("gupshup-templates", Renderer.GupshupTemplates, tiflux.GupshupTemplate{ID: 31, Category: "ALERT_UPDATE", Name: "aviso_atualizacao", IntegrationID: 11,
		Content: "Olá {{1}},\nseu chamado {{2}} foi atualizado.", Description: "Aviso de atualização", Status: tiflux.TemplateApproved},
		tiflux.GupshupTemplate{ID: 32, Name: odd, Category: "SERVICE", Status: "PAUSED", Content: odd}, tiflux.GupshupTemplate{}),
	pageGolden("whatsapp-templates", Renderer.WhatsAppTemplates, tiflux.WhatsAppTemplate{ID: 45, Name: "primeiro_contato", Category: "UTILITY", IntegrationID: 12, Language: "pt_BR",
		Body: tiflux.WhatsAppText{Type: "BODY", Text: "Olá {{1}}, tudo bem?"}, Status: tiflux.TemplateMissingVars, TemplateID: "1234567890123456",
		Header: map[string]any{"type": "HEADER", "format": "TEXT", "text": "Bom dia"}, Footer: map[string]any{"text": "Padaria Aurora"},
		Keys: tiflux.WhatsAppParameters{Header: map[string]any{}, Body: map[string]any{"1": "nome", "2": nil}}},
		tiflux.WhatsAppTemplate{ID: 46, Name: odd, Header: map[string]any{"format": "IMAGE", "text": 7.0}, Keys: tiflux.WhatsAppParameters{Body: map[string]any{odd: []any{1.0, odd}}}},
		tiflux.WhatsAppTemplate{}),
}

var integrationFacts = []vendorFact{
	{"integrations", "type, state, telephone, app", "| 12 | Atendimento | WhatsApp Cloud | ativo | (11) 90000-0099 | app-01 |"},
	{"gupshup-templates", "status and category in Portuguese", "- **Status:** aprovado\n- **Categoria:** alerta"},
	{"gupshup-templates", "unknown status and category", "- **Status:** PAUSED\n- **Categoria:** SERVICE"},
	{"gupshup-templates", "integration", "**Integração (id):** #11"},
	{"gupshup-templates", "whole text", "> Olá {{1}},  \n> seu chamado {{2}} foi atualizado."},
	{"whatsapp-templates", "status", "**Status:** faltam variáveis"},
	{"whatsapp-templates", "language", "**Idioma:** pt_BR"},
	{"whatsapp-templates", "header and footer", "- **Cabeçalho:** Bom dia\n- **Rodapé:** Padaria Aurora"},
	{"whatsapp-templates", "variables", "**Variáveis do texto:** 1 = nome, 2"},
}

func TestIntegrations(t *testing.T) {
	t.Parallel()
	testRecords(t, integrationGoldens, integrationFacts)
}

// The settings of an integration hold keys and tokens.
func TestIntegrationsShowNoSecret(t *testing.T) {
	t.Parallel()
	for _, mode := range modes {
		if text := written(t, integrationGoldens[0], mode.r); strings.Contains(text, "segredo") {
			t.Errorf("%s: %s", mode.name, text)
		}
	}
}
