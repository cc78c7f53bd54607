package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/tiflux"
)

var templateTools = []*tool{
	newTool("list_gupshup_templates", "chats", readTool, "List Gupshup templates",
		"List the WhatsApp templates of Gupshup with their texts.", listGupshupTemplates),
	newTool("list_whatsapp_cloud_templates", "chats", readTool, "List WhatsApp Cloud templates",
		"List the WhatsApp templates of Meta with texts and variables.", listWhatsAppCloudTemplates),
	newTool("list_integrations", "admin", readTool, "List integrations",
		"List the ties to other systems, such as the WhatsApp numbers that messages are sent from.", listIntegrations),
}

// integrationRef is an integration in the arguments.
type integrationRef struct {
	IntegrationID   int64  `json:"integration_id,omitempty" desc:"integration id" min:"1"`
	IntegrationName string `json:"integration_name,omitempty" desc:"integration by app name, phone or type"`
}

func (r integrationRef) ref() ref { return ref{r.IntegrationID, r.IntegrationName} }

type listGupshupTemplatesInput struct {
	integrationRef
	paging
}

func listGupshupTemplates(ctx context.Context, c *call, in *listGupshupTemplatesInput) error {
	n := c.resolving(ctx)
	o := &tiflux.GupshupTemplateListOptions{ListOptions: in.paging.options(), IntegrationID: n.integration(in.integrationRef.ref())}
	if n.err != nil {
		return n.err
	}
	p, err := c.client.Templates.ListGupshup(ctx, o)
	return page(c, p, err, c.render.GupshupTemplates)
}

type listWhatsAppCloudTemplatesInput struct {
	integrationRef
	Status string `json:"status,omitempty" desc:"only APPROVED are delivered" enum:"APPROVED,MISSING_VARS,REJECTED,PENDING"`
	paging
}

func listWhatsAppCloudTemplates(ctx context.Context, c *call, in *listWhatsAppCloudTemplatesInput) error {
	n := c.resolving(ctx)
	o := &tiflux.WhatsAppTemplateListOptions{
		ListOptions: in.paging.options(), IntegrationID: n.integration(in.integrationRef.ref()), Status: tiflux.TemplateStatus(in.Status),
	}
	if n.err != nil {
		return n.err
	}
	p, err := c.client.Templates.ListWhatsAppCloud(ctx, o)
	return page(c, p, err, c.render.WhatsAppTemplates)
}

type listIntegrationsInput struct {
	Active *bool  `json:"active,omitempty" desc:"true lists active ones only, false inactive ones only"`
	Type   string `json:"type,omitempty" desc:"kind" enum:"asaas,call_center_pabxflex,call_center_vipsolutions,contaazul,github,gupshup,jira,openai,whatsapp_cloud,zapi"`
	paging
}

func listIntegrations(ctx context.Context, c *call, in *listIntegrationsInput) error {
	p, err := c.client.Integrations.List(ctx, &tiflux.IntegrationListOptions{
		ListOptions: in.paging.options(), Active: setIf(in.Active), Type: tiflux.IntegrationType(in.Type),
	})
	return page(c, p, err, c.render.Integrations)
}
