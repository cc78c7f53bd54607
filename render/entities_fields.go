package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// EntityFields writes one page of the custom fields of a group.
func (r Renderer) EntityFields(w io.Writer, p *tiflux.Page[tiflux.EntityField], notes Notes) error {
	return renderTable(r, w, "custom_fields", p.Items, pageOf(p), notes, entityFieldRecord)
}

// EntityField writes a custom field.
func (r Renderer) EntityField(w io.Writer, e *tiflux.EntityField) error {
	return renderCard(r, w, e, entityFieldRecord)
}

// EntityFieldUpdatedReceipt writes what became of a custom field.
func (r Renderer) EntityFieldUpdatedReceipt(w io.Writer, e *tiflux.EntityField, v Receipt) error {
	return receiptOf(r, w, e, entityFieldRecord, v)
}

func entityFieldRecord(f []field, e *tiflux.EntityField) record {
	return record{kind: "custom_field", id: id(e.ID), title: e.Name, fields: append(f,
		field{label: "content_type", value: coded(enumFieldType, string(e.FieldType)), in: everywhere | bare},
		field{label: "required", value: state(enumYesNo, e.Required), in: everywhere | bare},
		field{label: "order", value: number(int(e.Index)), in: everywhere | bare},
	)}
}

// EntityFieldReceipt writes a custom field that was made, with its options.
func (r Renderer) EntityFieldReceipt(w io.Writer, e *tiflux.EntityFieldCreated, v Receipt) error {
	return receiptOf(r, w, e, entityFieldCreatedRecord, v)
}

func entityFieldCreatedRecord(f []field, e *tiflux.EntityFieldCreated) record {
	rec := entityFieldRecord(f, &e.EntityField)
	for _, o := range e.Options {
		rec.fields = append(rec.fields, field{label: "entity_field_option", value: ref(o.ID, o.Value), in: cards})
	}
	return rec
}

// EntityFieldOptions writes one page of the options of a custom field.
func (r Renderer) EntityFieldOptions(w io.Writer, p *tiflux.Page[tiflux.EntityFieldOption], notes Notes) error {
	return renderTable(r, w, "entity_field_options", p.Items, pageOf(p), notes, entityFieldOptionRecord)
}

// EntityFieldOptionReceipt writes what became of an option of a custom field.
func (r Renderer) EntityFieldOptionReceipt(w io.Writer, o *tiflux.EntityFieldOption, v Receipt) error {
	return receiptOf(r, w, o, entityFieldOptionRecord, v)
}

func entityFieldOptionRecord(f []field, o *tiflux.EntityFieldOption) record {
	return record{kind: "entity_field_option", id: id(o.ID), title: o.Value, named: "entity_field_option", fields: append(f,
		field{label: "null_option", value: state(enumYesNo, o.NullOption), in: everywhere | bare},
	)}
}
