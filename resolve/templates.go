package resolve

import (
	"context"

	"github.com/tiflux/tiflux-go/tiflux"
)

// GupshupTemplate returns the message template of a Gupshup integration, or for
// integrationID 0 of all, that the query means: its id or its name. Its Status
// says whether it may be used.
//
// Requests: Templates.ListGupshup, once for an integration until the list
// expires.
// Errors: [*AmbiguousError] with status and category, [*NotFoundError],
// [*PermissionError], and those of Templates.ListGupshup.
func (s *Set) GupshupTemplate(ctx context.Context, integrationID int64, query string) (tiflux.GupshupTemplate, error) {
	return find(ctx, s, source[tiflux.GupshupTemplate]{
		kind: GupshupTemplate, scope: within(Integration, integrationID),
		walks: []walk[tiflux.GupshupTemplate]{func(ctx context.Context, _ filter, o ...tiflux.CallOption) seq[tiflux.GupshupTemplate] {
			return s.client.Templates.AllGupshup(ctx, &tiflux.GupshupTemplateListOptions{IntegrationID: integrationID}, o...)
		}},
		id:     func(t *tiflux.GupshupTemplate) *int64 { return &t.ID },
		names:  func(t tiflux.GupshupTemplate) []string { return []string{t.Name} },
		detail: func(t tiflux.GupshupTemplate) string { return details(string(t.Status), t.Category) },
	}, query)
}

// WhatsAppTemplate returns the message template of a WhatsApp Cloud integration,
// or for integrationID 0 of all, that the query means: its id or its name, with
// the language behind it ("welcome pt_BR") where a template has several. Its
// Status says whether it may be used.
//
// Requests: Templates.ListWhatsAppCloud, once for an integration until the list
// expires.
// Errors: [*AmbiguousError] with language, status and category,
// [*NotFoundError], [*PermissionError], and those of Templates.ListWhatsAppCloud.
func (s *Set) WhatsAppTemplate(ctx context.Context, integrationID int64, query string) (tiflux.WhatsAppTemplate, error) {
	return find(ctx, s, source[tiflux.WhatsAppTemplate]{
		kind: WhatsAppTemplate, scope: within(Integration, integrationID),
		walks: []walk[tiflux.WhatsAppTemplate]{func(ctx context.Context, _ filter, o ...tiflux.CallOption) seq[tiflux.WhatsAppTemplate] {
			return s.client.Templates.AllWhatsAppCloud(ctx, &tiflux.WhatsAppTemplateListOptions{IntegrationID: integrationID}, o...)
		}},
		id:     func(t *tiflux.WhatsAppTemplate) *int64 { return &t.ID },
		names:  func(t tiflux.WhatsAppTemplate) []string { return []string{t.Name, t.Name + " " + t.Language} },
		detail: func(t tiflux.WhatsAppTemplate) string { return details(t.Language, string(t.Status), t.Category) },
	}, query)
}
