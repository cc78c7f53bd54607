package tiflux

import (
	"context"
	"iter"
)

// TemplatesService lists the message templates of WhatsApp.
type TemplatesService service

// GupshupTemplate is a message template of a Gupshup integration.
type GupshupTemplate struct {
	ID            int64          `json:"id"`       // what ChatMessageSend.TemplateID takes
	Category      string         `json:"category"` // "UTILITY", "ALERT_UPDATE"
	Content       string         `json:"content"`  // with variables like {{1}}
	Description   string         `json:"description"`
	IntegrationID int64          `json:"integration_id"`
	Name          string         `json:"name"`
	Status        TemplateStatus `json:"status"`
}

// TemplateStatus says whether a template may be used.
type TemplateStatus string

const (
	TemplateApproved    TemplateStatus = "APPROVED" // the only ones that are delivered
	TemplateMissingVars TemplateStatus = "MISSING_VARS"
	TemplateRejected    TemplateStatus = "REJECTED"
	TemplatePending     TemplateStatus = "PENDING"
)

// GupshupTemplateListOptions choose templates.
type GupshupTemplateListOptions struct {
	ListOptions
	IntegrationID int64 `url:"integration_id,omitempty"`
}

// ListGupshup returns one page of the Gupshup templates.
//
//	GET /templates/gupshup
//
// Permission: "Gerenciar Modelos".
// Errors: [ErrForbidden], [ErrInvalid].
func (s *TemplatesService) ListGupshup(ctx context.Context, o *GupshupTemplateListOptions, opts ...CallOption) (*Page[GupshupTemplate], error) {
	o = orZero(o)
	return list[GupshupTemplate](ctx, s.client, request{op: opTemplatesListGupshup, query: o}, o.ListOptions, opts)
}

// AllGupshup ranges over the Gupshup templates.
//
//	GET /templates/gupshup
//
// Permission and Errors: as [TemplatesService.ListGupshup].
func (s *TemplatesService) AllGupshup(ctx context.Context, o *GupshupTemplateListOptions, opts ...CallOption) iter.Seq2[GupshupTemplate, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opTemplatesListGupshup, query: o}, o.ListOptions,
		func(t *GupshupTemplate) int64 { return t.ID }, opts)
}

// WhatsAppTemplate is a message template of WhatsApp Cloud, that is of Meta.
type WhatsAppTemplate struct {
	ID            int64              `json:"id"` // what ChatMessageSend.TemplateID takes
	Body          WhatsAppText       `json:"body"`
	Category      string             `json:"category"` // "UTILITY"
	Footer        map[string]any     `json:"footer"`   // as Meta writes it; nil if there is none
	Header        map[string]any     `json:"header"`   // as Meta writes it; nil if there is none
	IntegrationID int64              `json:"integration_id"`
	Keys          WhatsAppParameters `json:"keys"`
	Language      string             `json:"language"` // "pt_BR"
	Name          string             `json:"name"`
	Status        TemplateStatus     `json:"status"`
	TemplateID    string             `json:"template_id"` // Meta's; not for sending
}

// WhatsAppText is the text of a template.
type WhatsAppText struct {
	Type string `json:"type"` // "BODY"
	Text string `json:"text"` // with variables like {{1}}
}

// WhatsAppParameters are the variables of a template, empty where it has none.
// What is kept of a variable is not documented.
type WhatsAppParameters struct {
	Header map[string]any `json:"header"`
	Body   map[string]any `json:"body"`
}

// WhatsAppTemplateListOptions choose templates.
type WhatsAppTemplateListOptions struct {
	ListOptions
	IntegrationID int64          `url:"integration_id,omitempty"`
	Status        TemplateStatus `url:"status,omitempty"`
}

// ListWhatsAppCloud returns one page of the WhatsApp Cloud templates.
//
//	GET /templates/whatsapp_cloud
//
// Permission: "Gerenciar Modelos".
// Errors: [ErrForbidden], [ErrInvalid].
func (s *TemplatesService) ListWhatsAppCloud(ctx context.Context, o *WhatsAppTemplateListOptions, opts ...CallOption) (*Page[WhatsAppTemplate], error) {
	o = orZero(o)
	return list[WhatsAppTemplate](ctx, s.client, request{op: opTemplatesListWhatsAppCloud, query: o}, o.ListOptions, opts)
}

// AllWhatsAppCloud ranges over the WhatsApp Cloud templates.
//
//	GET /templates/whatsapp_cloud
//
// Permission and Errors: as [TemplatesService.ListWhatsAppCloud].
func (s *TemplatesService) AllWhatsAppCloud(ctx context.Context, o *WhatsAppTemplateListOptions, opts ...CallOption) iter.Seq2[WhatsAppTemplate, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opTemplatesListWhatsAppCloud, query: o}, o.ListOptions,
		func(t *WhatsAppTemplate) int64 { return t.ID }, opts)
}
