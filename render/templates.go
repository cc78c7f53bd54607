package render

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/tiflux/tiflux-go/tiflux"
)

// GupshupTemplates writes one page of message templates of Gupshup.
func (r Renderer) GupshupTemplates(w io.Writer, p *tiflux.Page[tiflux.GupshupTemplate], notes Notes) error {
	return renderList(r, w, "templates", p.Items, pageOf(p), notes, gupshupTemplateRecord)
}

func gupshupTemplateRecord(f []field, t *tiflux.GupshupTemplate) record {
	return record{kind: "template", id: id(t.ID), title: t.Name, fields: append(f,
		field{label: "status", value: coded(enumTemplateStatus, string(t.Status)), in: everywhere | bare},
		field{label: "category", value: coded(enumTemplateCategory, t.Category), in: everywhere | bare},
		field{label: "integration", value: ref(t.IntegrationID, ""), in: everywhere | bare},
		field{label: "description", value: text(t.Description), in: everywhere | bare},
		field{label: "text", value: plain(t.Content), in: list},
		field{label: "text", value: plain(t.Content), in: row | bare},
	)}
}

// WhatsAppTemplates writes one page of message templates of the WhatsApp Cloud
// API.
func (r Renderer) WhatsAppTemplates(w io.Writer, p *tiflux.Page[tiflux.WhatsAppTemplate], notes Notes) error {
	return renderList(r, w, "templates", p.Items, pageOf(p), notes, whatsAppTemplateRecord)
}

func whatsAppTemplateRecord(f []field, t *tiflux.WhatsAppTemplate) record {
	return record{kind: "template", id: id(t.ID), title: t.Name, fields: append(f,
		field{label: "status", value: coded(enumTemplateStatus, string(t.Status)), in: everywhere | bare},
		field{label: "category", value: coded(enumTemplateCategory, t.Category), in: everywhere | bare},
		field{label: "language", value: text(t.Language), in: everywhere | bare},
		field{label: "integration", value: ref(t.IntegrationID, ""), in: everywhere | bare},
		field{label: "text", value: plain(t.Body.Text), in: list},
		field{label: "text", value: plain(t.Body.Text), in: row | bare},
		field{label: "template_id", value: text(t.TemplateID), in: list},
		field{label: "header_variables", value: texts(variables(t.Keys.Header)), in: everywhere},
		field{label: "body_variables", value: texts(variables(t.Keys.Body)), in: everywhere},
		field{label: "header", value: text(component(t.Header)), in: everywhere},
		field{label: "footer", value: text(component(t.Footer)), in: everywhere},
	)}
}

// component is the text of a part of a template, or what it holds instead, such
// as "IMAGE".
func component(c map[string]any) string {
	s, _ := c["text"].(string)
	format, _ := c["format"].(string)
	return cmp.Or(s, format)
}

// variables are the names of the variables of a part of a template, each with
// what it stands for.
func variables(keys map[string]any) []string {
	names := make([]string, 0, len(keys))
	for _, name := range slices.Sorted(maps.Keys(keys)) {
		if v := keys[name]; v != nil {
			name = fmt.Sprintf("%s = %v", name, v)
		}
		names = append(names, name)
	}
	return names
}
