package render

import (
	"io"
	"slices"
)

// A shape lists what a record shows: the same fields in the same order for every
// record, where lists show them, and then those that only some records have. It
// appends to fields, which is scratch, so that a list needs no memory per item:
//
//	func deskRecord(f []field, d *tiflux.Desk) record {
//		return record{kind: "desk", id: id(d.ID), title: d.Name, fields: append(f,
//			field{label: "name", value: text(d.DisplayName), in: everywhere},
//			...
//		)}
//	}
type shape[T any] func(fields []field, v *T) record

// Page says where a list stands. The zero value is a list that has no pages.
type Page struct {
	Number int // of this page, from 1; 0 is a whole list, and Total what it adds up to
	Size   int // items asked for
	Count  int // items on this page
	Total  int // items on all pages; negative if unknown
}

// cardRoom is more fields than a card has.
const cardRoom = 64

// renderCard writes one record: a title and its fields, then its bodies.
func renderCard[T any](r Renderer, w io.Writer, v *T, shape shape[T]) error {
	rec := shape(make([]field, 0, cardRoom), v)
	d := r.begin(rec.kind, "fields_left_out", Page{})
	d.card(&rec)
	return d.write(w)
}

// renderList writes records one after the other: headings and bullets, or a line
// each.
func renderList[T any](r Renderer, w io.Writer, kind label, items []T, page Page, notes Notes, shape shape[T]) error {
	d := r.begin(kind, "items_left_out", page)
	if d.Compact {
		d.rows(gather(items, shape, row), notes)
		return d.write(w)
	}
	d.listHead(len(items))
	d.listNotes(len(items), notes)
	var fields []field
	d.records(len(items), func(i int) {
		rec := shape(fields[:0], &items[i])
		fields = rec.fields
		d.item(&rec)
	})
	return d.write(w)
}

// renderTable is renderList with a table for the rich mode.
func renderTable[T any](r Renderer, w io.Writer, kind label, items []T, page Page, notes Notes, shape shape[T]) error {
	d := r.begin(kind, "items_left_out", page)
	if d.Compact {
		d.rows(gather(items, shape, row), notes)
	} else {
		d.table(gather(items, shape, list), notes)
	}
	return d.write(w)
}

// card writes a record alone.
func (d *document) card(rec *record) {
	mark := len(d.out)
	d.value(&rec.id, 0)
	d.id = string(d.out[mark:])
	d.out = d.out[:mark]
	if !d.Compact {
		d.out = append(d.out, "# "...)
	}
	d.out = append(append(d.out, d.word(rec.kind)...), ' ')
	d.name(rec)
	d.out = append(d.out, '\n')
	d.cardFields(rec)
}

// name appends "#id title"; "—" if a record has neither. A title does not pass
// for an id.
func (d *document) name(rec *record) {
	mark := len(d.out)
	d.out = append(d.out, '#')
	if d.value(&rec.id, 0) {
		d.out = append(d.out, ' ')
	} else {
		d.out = d.out[:mark]
	}
	title := len(d.out)
	switch d.value(new(rec.heading()), 0); {
	case len(d.out) > title:
		if title == mark && d.out[mark] == '#' {
			d.out = slices.Insert(d.out, mark, '\\')
		}
	case title > mark:
		d.out = d.out[:title-1]
	default:
		d.out = append(d.out, "—"...)
	}
}

// cardFields writes the one-line fields and then the bodies, for which a third
// of the room is kept.
func (d *document) cardFields(rec *record) {
	in := card
	if d.Compact {
		in = line
	}
	bodies, kept := 0, d.reserve
	for i := range rec.fields {
		if f := &rec.fields[i]; f.in&in != 0 && f.value.isBody() && f.value.s != "" {
			bodies++
		}
	}
	if bodies > 0 && d.MaxBytes > 0 {
		d.reserve += max(d.room(), 0) / 3
	}
	d.lines(rec, in)
	d.reserve = kept
	only := bodies == 1
	for i := range rec.fields {
		f := &rec.fields[i]
		if f.in&in == 0 || !f.value.isBody() || f.value.s == "" {
			continue
		}
		if d.MaxBytes > 0 {
			d.share = len(d.out) + d.room()/bodies
		}
		bodies--
		m := d.mark()
		if d.Compact {
			d.opening(f, only)
		} else {
			d.body(f, "## ")
		}
		if !d.keep(m) {
			d.left++
		}
	}
}

// lines writes the one-line fields: bullets under the headings of their groups,
// or one line per group.
func (d *document) lines(rec *record, in show) {
	var title *field // of the group at hand, until it is written
	fresh := true    // nothing was written in this group
	for i := range rec.fields {
		f := &rec.fields[i]
		switch {
		case f.in&in == 0 || f.value.isBody():
			continue
		case f.value.kind == isGroup:
			title, fresh = f, true
			continue
		}
		m := d.mark()
		switch {
		case !d.Compact:
			d.openGroup(title, fresh)
		case !fresh:
			d.out = append(d.out[:m.n-1], '|') // the line goes on
		case title != nil:
			d.out = append(append(d.out, d.labelOf(title)...), ": "...)
		}
		if d.field(f) {
			d.out = append(d.out, '\n')
		} else {
			d.undo(m)
			continue
		}
		if !d.keep(m) {
			d.left++
			continue
		}
		title, fresh = nil, false
	}
}

// openGroup starts a run of bullets, under a heading if the group has one.
func (d *document) openGroup(title *field, fresh bool) {
	if title != nil {
		d.heading("## ", title)
	} else if fresh {
		d.paragraph()
	}
}

func (d *document) heading(level string, f *field) {
	d.paragraph()
	d.out = append(append(append(d.out, level...), d.labelOf(f)...), "\n\n"...)
}

// labelOf returns what a field is called.
func (d *document) labelOf(f *field) string {
	if f.name != "" {
		name, _ := cutText(f.name, longestWord)
		return Inline(name)
	}
	return d.word(f.label)
}

// field appends "- **Label:** value" or "label:value" and reports whether there
// was anything to show.
func (d *document) field(f *field) bool {
	if d.Compact {
		d.out = append(append(d.out, d.labelOf(f)...), ':')
	} else {
		d.out = append(append(append(d.out, "- **"...), d.labelOf(f)...), ":** "...)
	}
	switch {
	case d.value(&f.value, rowExcerpt):
	case f.in&keep != 0:
		d.out = append(d.out, d.missing()...)
	default:
		return false
	}
	return true
}

// missing stands where there is no value.
func (d *document) missing() string {
	if d.Compact {
		return "-"
	}
	return "—"
}
