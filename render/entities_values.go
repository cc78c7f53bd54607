package render

import (
	"io"
	"strconv"

	"github.com/tiflux/tiflux-go/tiflux"
)

// EntityValues writes the groups of custom fields of a record, with its values.
func (r Renderer) EntityValues(w io.Writer, groups []tiflux.FilledEntity, notes Notes) error {
	return renderList(r, w, "custom_fields", groups, Page{}, notes, filledEntityRecord)
}

// EntityValuesReceipt writes the custom fields of the record that v names after
// a write. What was refused stands in v, see [Refusals].
func (r Renderer) EntityValuesReceipt(w io.Writer, groups []tiflux.FilledEntity, v Receipt) error {
	rec := record{kind: label(v.Record), id: text(v.ID), title: v.Title, fields: filledEntities(nil, groups)}
	return r.receipt(w, &rec, &v)
}

// Refusals are custom fields that were not stored, as [Receipt.Refused] wants
// them. The API names them in its message; their position is that of the request,
// from 1.
func Refusals(list []tiflux.FieldRefusal) []Pair {
	pairs := make([]Pair, len(list))
	for i, f := range list {
		pairs[i] = Pair{Name: "custom_field", Value: f.Message}
		if f.Index >= 0 {
			pairs[i].Value = strconv.Itoa(f.Index+1) + ": " + f.Message
		}
	}
	return pairs
}

func filledEntityRecord(f []field, e *tiflux.FilledEntity) record {
	f = append(f,
		field{label: "description", value: text(e.Description), in: everywhere},
		field{label: "active", value: when(!e.Active, state(enumYesNo, false)), in: everywhere},
	)
	return record{kind: "custom_fields", id: id(e.ID), title: e.Name, fields: filledFields(f, e.EntityFields, everywhere)}
}

// filledEntities appends groups of custom fields to the fields of a card. Only
// rich headings are what somebody called a group: a compact line begins with a
// word of ours.
func filledEntities(f []field, groups []tiflux.FilledEntity) []field {
	for i := range groups {
		g, heading := &groups[i], group("custom_fields", card)
		if len(g.EntityFields) == 0 {
			continue
		}
		heading.name = g.Name
		f = append(f, heading, group("custom_fields", line), field{label: "group", value: text(g.Name), in: line})
		f = filledFields(f, g.EntityFields, cards)
	}
	return f
}

// ticketFields appends the custom fields of a ticket to its card: by groups or,
// where the API gives no groups, the filled ones only.
func ticketFields(f []field, t *tiflux.Ticket) []field {
	if len(t.Entities) > 0 {
		return filledEntities(f, t.Entities)
	}
	if len(t.EntityFields) > 0 {
		f = filledFields(append(f, group("custom_fields", cards)), t.EntityFields, cards)
	}
	return f
}

// filledFields appends custom fields. Rich ones tell what a write has to know:
// the kind, whether a value is required, and the id.
func filledFields(f []field, list []tiflux.FilledEntityField, in show) []field {
	for i := range list {
		e := &list[i]
		v := filledValue(e)
		f = append(f,
			field{label: "custom_field", name: e.Name, in: in & rich, value: parts(
				field{value: v},
				field{value: coded(enumFieldType, string(e.FieldType))},
				field{value: when(e.Required, state(enumRequired, true))},
				field{label: "id", value: id(e.EntityFieldID)},
			)},
			field{label: "custom_field", name: "#" + strconv.FormatInt(e.EntityFieldID, 10) + " " + e.Name, in: in & compact, value: v},
		)
	}
	return f
}

func filledValue(e *tiflux.FilledEntityField) value {
	switch {
	case len(e.Options) > 0:
		return texts(markedOptions(e.Options))
	case e.Value == "":
		return term("empty")
	}
	switch e.FieldType {
	case tiflux.FieldCurrency:
		return amount(tiflux.Money(e.Value))
	case tiflux.FieldDate:
		return day(e.Value)
	case tiflux.FieldPhone:
		return phone(e.Value)
	case tiflux.FieldLink:
		return link(e.Value)
	}
	return text(e.Value)
}

// markedOptions are options with their ids, which is how they are written.
func markedOptions(options []tiflux.FilledEntityFieldOption) []string {
	marked := make([]string, len(options))
	for i, o := range options {
		marked[i] = o.Title + " (id " + strconv.FormatInt(o.EntityFieldOptionID, 10) + ")"
	}
	return marked
}
