package tiflux

import (
	"context"
	"iter"
)

// IntegrationsService lists the other systems that are tied to the organisation.
type IntegrationsService service

// IntegrationType is the kind of an integration.
type IntegrationType string

const (
	IntegrationAsaas                  IntegrationType = "asaas"
	IntegrationCallCenterPABXFlex     IntegrationType = "call_center_pabxflex"
	IntegrationCallCenterVIPSolutions IntegrationType = "call_center_vipsolutions"
	IntegrationContaAzul              IntegrationType = "contaazul"
	IntegrationGitHub                 IntegrationType = "github"
	IntegrationGupshup                IntegrationType = "gupshup"
	IntegrationJira                   IntegrationType = "jira"
	IntegrationOpenAI                 IntegrationType = "openai"
	IntegrationWhatsAppCloud          IntegrationType = "whatsapp_cloud"
	IntegrationZAPI                   IntegrationType = "zapi" // chats call this channel whatsapp or whatsapp_web
)

// Integration is a tie to another system.
type Integration struct {
	ID                int64              `json:"id"` // what ChatMessageSend.IntegrationID takes, of a gupshup or whatsapp_cloud one
	Type              IntegrationType    `json:"_type"`
	Active            bool               `json:"active"`
	IntegrationFields *IntegrationFields `json:"integration_fields"`
}

// IntegrationFields are what an integration knows of the account at the other
// end. Members differ by type; WhatsApp gives the named ones. Do not log them.
type IntegrationFields struct {
	AppName     Text           `json:"app_name"`
	PhoneNumber Text           `json:"phonenumber"` // digits with the country code
	AppID       Text           `json:"app_id"`
	All         map[string]any `json:"-"` // all members as they came, these three as well
}

// UnmarshalJSON reads the known members and keeps all.
func (f *IntegrationFields) UnmarshalJSON(b []byte) error {
	type known IntegrationFields
	return unmarshalOpen(b, (*known)(f), &f.All)
}

// IntegrationListOptions choose integrations.
type IntegrationListOptions struct {
	ListOptions
	Active Opt[bool]       `url:"active,omitempty"`
	Type   IntegrationType `url:"_type,omitempty"`
}

// List returns one page of the integrations.
//
//	GET /integrations
//
// Permission: "Gerenciar integrações".
// Errors: [ErrForbidden], [ErrInvalid].
func (s *IntegrationsService) List(ctx context.Context, o *IntegrationListOptions, opts ...CallOption) (*Page[Integration], error) {
	o = orZero(o)
	return list[Integration](ctx, s.client, request{op: opIntegrationsList, query: o}, o.ListOptions, opts)
}

// All ranges over the integrations.
//
//	GET /integrations
//
// Permission and Errors: as [IntegrationsService.List].
func (s *IntegrationsService) All(ctx context.Context, o *IntegrationListOptions, opts ...CallOption) iter.Seq2[Integration, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opIntegrationsList, query: o}, o.ListOptions,
		func(i *Integration) int64 { return i.ID }, opts)
}
