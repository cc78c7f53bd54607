package render

import (
	"io"
	"strconv"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Checklists writes one page of a ticket's checklists.
func (r Renderer) Checklists(w io.Writer, p *tiflux.Page[tiflux.Checklist], notes Notes) error {
	return renderList(r, w, "checklists", p.Items, pageOf(p), notes, checklistRecord)
}

// ChecklistReceipt writes a checklist after one of its fields was written.
func (r Renderer) ChecklistReceipt(w io.Writer, c *tiflux.Checklist, v Receipt) error {
	return receiptOf(r, w, c, checklistRecord, v)
}

func checklistRecord(f []field, c *tiflux.Checklist) record {
	f = append(f,
		field{label: "status", value: state(enumChecklistPending, c.Pending), in: everywhere | bare},
		field{label: "kind", value: state(enumRequired, c.Required), in: everywhere | bare},
		field{label: "read_only", value: flagged(c.ID == 0), in: everywhere},
		field{label: "description", value: text(c.Description), in: everywhere},
		field{label: "created_at", value: moment(c.CreatedAt), in: rich},
		field{label: "updated_at", value: moment(c.UpdatedAt), in: rich},
		group("fields", cards),
	)
	for i := range c.Fields {
		f = append(f, checklistField(&c.Fields[i]))
	}
	return record{kind: "checklist", id: id(c.ID), title: c.Name, fields: f}
}

// checklistField is named by its position as well, which is its only handle.
func checklistField(c *tiflux.ChecklistField) field {
	blank := when(!c.Filled, state(enumBlank, c.Required))
	return field{name: "#" + strconv.Itoa(c.Index) + " " + c.Title, in: everywhere, value: parts(
		field{value: checklistValue(c)},
		field{value: blank},
		field{value: coded(enumChecklistType, string(c.Type))},
		field{value: when(c.Required, state(enumRequired, true))},
	)}
}

func checklistValue(c *tiflux.ChecklistField) value {
	if len(c.Options) == 0 {
		return text(string(c.Value))
	}
	options := make([]string, len(c.Options))
	for i, o := range c.Options {
		sign := "○ "
		switch marked := o.Value.Or(false); {
		case c.Type == tiflux.ChecklistCheckbox && marked:
			sign = "☑ "
		case c.Type == tiflux.ChecklistCheckbox:
			sign = "☐ "
		case marked || c.Value != "" && c.Value == o.ID:
			sign = "◉ "
		}
		options[i] = sign + o.Description + " (id " + string(o.ID) + ")"
	}
	return texts(options)
}
