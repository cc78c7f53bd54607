package render

import (
	"io"
	"slices"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Requestors writes one page of requestors, with their custom fields if they
// were asked for.
func (r Renderer) Requestors(w io.Writer, p *tiflux.Page[tiflux.Requestor], notes Notes) error {
	write := renderTable[tiflux.Requestor]
	if slices.ContainsFunc(p.Items, func(q tiflux.Requestor) bool { return len(q.EntityFields) > 0 }) {
		write = renderList[tiflux.Requestor]
	}
	return write(r, w, "requestors", p.Items, pageOf(p), notes, requestorRecord)
}

func requestorRecord(f []field, q *tiflux.Requestor) record {
	rec := requestorSummaryRecord(f, &tiflux.RequestorSummary{ID: q.ID, CanOpenTicket: q.CanOpenTicket,
		Email: q.Email, Extension: q.Extension, Name: q.Name, Telephone: q.Telephone})
	rec.fields = append(rec.fields, field{label: "client", value: reference(&q.Client), in: everywhere | bare})
	filled := make([]tiflux.FilledEntityField, len(q.EntityFields))
	for i := range q.EntityFields {
		filled[i] = filledLayout(&q.EntityFields[i])
	}
	rec.fields = filledFields(rec.fields, filled, everywhere)
	return rec
}

// filledLayout turns a custom field as lists show it into the layout of a
// record: of the options only the chosen ones, and no value of their ids.
func filledLayout(f *tiflux.RequestorEntityField) tiflux.FilledEntityField {
	filled := tiflux.FilledEntityField{ID: f.ID, EntityFieldID: f.EntityFieldID, EntityID: f.EntityID,
		FieldType: f.FieldType, Name: f.Name, Required: f.Required, Value: f.Value}
	for _, o := range f.Options {
		filled.Value = ""
		if o.ID != 0 || o.Value != "" {
			filled.Options = append(filled.Options, tiflux.FilledEntityFieldOption(o))
		}
	}
	return filled
}

// Requestor writes a requestor in full.
func (r Renderer) Requestor(w io.Writer, q *tiflux.RequestorDetail) error {
	return renderCard(r, w, q, requestorDetailRecord)
}

// RequestorReceipt writes what became of a requestor.
func (r Renderer) RequestorReceipt(w io.Writer, q *tiflux.RequestorDetail, v Receipt) error {
	return receiptOf(r, w, q, requestorDetailRecord, v)
}

func requestorDetailRecord(f []field, q *tiflux.RequestorDetail) record {
	rec := requestorSummaryRecord(f, &q.RequestorSummary)
	rec.fields = filledEntities(rec.fields, q.Entities)
	return rec
}

// RequestorEntities writes a requestor with the custom fields.
func (r Renderer) RequestorEntities(w io.Writer, q *tiflux.RequestorEntities) error {
	return r.Requestor(w, &tiflux.RequestorDetail{RequestorSummary: q.Requestor, Entities: q.Entities})
}

// RequestorEntitiesReceipt writes the custom fields of a requestor after a write.
func (r Renderer) RequestorEntitiesReceipt(w io.Writer, q *tiflux.RequestorEntities, v Receipt) error {
	return r.RequestorReceipt(w, &tiflux.RequestorDetail{RequestorSummary: q.Requestor, Entities: q.Entities}, v)
}

func requestorSummaryRecord(f []field, q *tiflux.RequestorSummary) record {
	return record{kind: "requestor", id: id(q.ID), title: q.Name, fields: append(f,
		field{label: "email", value: text(q.Email), in: everywhere | bare},
		field{label: "telephone", value: phone(q.Telephone), in: everywhere | bare},
		field{label: "extension", value: text(q.Extension), in: everywhere | bare},
		field{label: "opens_by_email", value: state(enumYesNo, q.CanOpenTicket), in: everywhere | bare},
	)}
}
