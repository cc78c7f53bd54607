package resolve

import (
	"context"
	"strconv"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
)

// certain is the record that a name means where a slip would write to the wrong
// place: what is misspelt, or stands inside a word, or comes from a list that was
// cut is only near.
func certain[T any](s *Set, src *source[T], list *snapshot[T], name string) (none T, err error) {
	l, err := newLookup(s, src, name)
	if err != nil {
		return none, err
	}
	r := list.Find(l.query)
	if r.Outcome == One && (r.Matches[0].Score.Grade() < Prefix || !list.complete) {
		return l.notFound(r.Matches, !list.complete)
	}
	return l.decide(r, !list.complete)
}

// numbered is the record of a list that has an id.
func numbered[T any](s *Set, src *source[T], list *snapshot[T], id int64) (none T, err error) {
	if hits := list.withID(id); len(hits) > 0 {
		return hits[0], nil
	}
	l, err := newLookup(s, src, "#"+strconv.FormatInt(id, 10))
	if err != nil {
		return none, err
	}
	return l.notFound(nil, !list.complete)
}

// findField is the field of the item among those of its group, or else of all
// groups of the kind.
func (v *fieldValue) findField(ctx context.Context, appliedIn tiflux.AppliedIn) (none tiflux.EntityField, err error) {
	groups := v.entities(appliedIn)
	list, err := groups.list(ctx, v.Set, filter{})
	if err != nil {
		return none, err
	}
	fields, complete := v.entityFields(0), list.complete
	fields.scope = groups.scope
	searched := list.records
	if v.input.EntityName != "" {
		group, err := certain(v.Set, &groups, list, v.input.EntityName)
		if err != nil {
			return none, err
		}
		searched, complete = []tiflux.Entity{group}, true
		fields.scope = v.entityFields(group.ID).scope
	}
	groupOf := map[int64]string{}
	var all []tiflux.EntityField
	for _, group := range searched {
		src := v.entityFields(group.ID)
		list, err := src.list(ctx, v.Set, filter{})
		if err != nil {
			return none, err
		}
		if hits := list.withID(v.input.EntityFieldID); len(hits) > 0 {
			return hits[0], nil // the other groups need not be read
		}
		for _, f := range list.records {
			groupOf[f.ID] = group.Name
		}
		all = append(all, list.records...)
		complete = complete && list.complete
	}
	fields.detail = func(f tiflux.EntityField) string { return details(groupOf[f.ID], string(f.FieldType)) }
	found := fields.snapshot(all, complete)
	if id := v.input.EntityFieldID; id > 0 {
		return numbered(v.Set, &fields, found, id)
	}
	return certain(v.Set, &fields, found, v.input.EntityFieldName)
}

// option is the option of the item.
func (v *fieldValue) option(ctx context.Context) (int64, error) {
	src := v.entityFieldOptions(v.field.ID)
	list, err := src.list(ctx, v.Set, filter{})
	if err != nil {
		return 0, err
	}
	var o tiflux.EntityFieldOption
	if id := v.input.EntityFieldOptionID; id != 0 {
		o, err = numbered(v.Set, &src, list, id)
	} else {
		o, err = certain(v.Set, &src, list, v.input.EntityFieldOptionName)
	}
	if err != nil {
		return 0, v.named(err)
	}
	return o.ID, nil
}

// optionOfValue is the option that a value means: its id or its label, which may
// be a number too.
func (v *fieldValue) optionOfValue(ctx context.Context, text string) (int64, error) {
	if strings.TrimSpace(text) == "" {
		return 0, v.refuse(valueRequired)
	}
	src := v.entityFieldOptions(v.field.ID)
	list, err := src.list(ctx, v.Set, filter{})
	if err != nil {
		return 0, err
	}
	o, err := certain(v.Set, &src, list, text)
	for _, reading := range Identify(text) {
		hits := list.withID(reading.ID)
		if len(hits) == 0 || err == nil && o.ID == reading.ID {
			continue
		}
		if err == nil {
			l, _ := newLookup(v.Set, &src, text)
			_, err = l.ambiguous(plainMatches(append(hits, o)), 2, false)
			return 0, v.named(err)
		}
		return reading.ID, nil
	}
	if err != nil {
		return 0, v.named(err)
	}
	return o.ID, nil
}
