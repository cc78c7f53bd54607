package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Integrations writes one page of integrations. Of their settings it shows those
// that are known to be no secret.
func (r Renderer) Integrations(w io.Writer, p *tiflux.Page[tiflux.Integration], notes Notes) error {
	return renderTable(r, w, "integrations", p.Items, pageOf(p), notes, integrationRecord)
}

func integrationRecord(f []field, i *tiflux.Integration) record {
	var settings tiflux.IntegrationFields
	if i.IntegrationFields != nil {
		settings = *i.IntegrationFields
	}
	return record{kind: "integration", id: id(i.ID), title: string(settings.AppName), fields: append(f,
		field{label: "content_type", value: coded(enumIntegrationType, string(i.Type)), in: everywhere | bare},
		field{label: "status", value: state(enumActive, i.Active), in: everywhere | bare},
		field{label: "telephone", value: phone(string(settings.PhoneNumber)), in: everywhere | bare},
		field{label: "app_id", value: text(string(settings.AppID)), in: everywhere | bare},
	)}
}
