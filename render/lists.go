package render

import (
	"fmt"
	"slices"
)

// gather lists the records of a list with the fields that show there.
func gather[T any](items []T, shape shape[T], in show) []record {
	records := make([]record, len(items))
	var scratch, kept []field
	for i := range items {
		rec := shape(scratch[:0], &items[i])
		scratch = rec.fields
		if i == 1 { // most records have as many fields as the first
			kept = make([]field, 0, len(kept)*(len(items)-1))
		}
		mark := len(kept)
		for j := range rec.fields {
			if rec.fields[j].in&in != 0 {
				kept = append(kept, rec.fields[j])
			}
		}
		rec.fields = kept[mark:len(kept):len(kept)]
		records[i] = rec
	}
	return records
}

// A column is what one field is over a whole list.
type column struct {
	first  string // what the first record shows
	shared bool   // all records show that
	some   bool   // a record shows something
	ditto  bool   // a path goes on from the one in the record before
}

// survey looks at the fields of the first record over the whole list, and
// whether a record has an id.
func (d *document) survey(records []record) (columns []column, ids bool) {
	if len(records) == 0 {
		return nil, false
	}
	columns = make([]column, len(records[0].fields))
	for i := range records {
		ids = ids || len(d.look(&records[i].id)) > 0
		for j := range columns {
			if c := &columns[j]; j < len(records[i].fields) {
				d.surveyField(c, &records[i].fields[j], &records[0].fields[j])
				c.shared = c.shared && len(records) > 1
				c.ditto = c.ditto || i > 0 && records[i].follows(&records[i-1], j)
			} else {
				c.shared = false
			}
		}
	}
	return columns, ids
}

func (d *document) surveyField(c *column, f, first *field) {
	switch {
	case f == first:
		c.first = string(d.look(&f.value))
		c.shared, c.some = !f.value.isBody(), c.first != ""
	case c.shared || !c.some:
		text := d.look(&f.value)
		c.shared = c.shared && string(text) == c.first && f.label == first.label && f.name == first.name
		c.some = c.some || len(text) > 0
	}
}

// look returns what a value shows, until the next byte is written.
func (d *document) look(v *value) []byte {
	m := d.mark()
	d.value(v, rowExcerpt)
	text := d.out[m.n:]
	d.undo(m)
	return text
}

// follows reports whether field i is a path that goes on from the one in the
// record before.
func (r *record) follows(before *record, i int) bool {
	if i >= len(before.fields) {
		return false
	}
	v, w := &r.fields[i].value, &before.fields[i].value
	return v.kind == isPath && w.kind == isPath && v.s != "" && v.s2 != "" && v.s2 == w.s2
}

// shows reports whether a field has a column of its own.
func (c *column) shows(f *field) bool { return c.some || f.in&keep != 0 }

// records writes records until one does not fit. Each may use its part of the
// room for its bodies.
func (d *document) records(n int, write func(i int)) {
	for i := range n {
		if d.MaxBytes > 0 {
			d.share = len(d.out) + d.room()/(n-i)
		}
		m := d.mark()
		if write(i); !d.keep(m) {
			d.left = n - i
			return
		}
		if i == 0 { // the others will be about as long
			d.out = slices.Grow(d.out, min((len(d.out)-m.n)*(n-1)*9/8, max(d.room(), 0), 1<<20))
		}
	}
}

// listHead writes what a list is of and how many there are.
func (d *document) listHead(n int) {
	if !d.Compact {
		d.out = append(d.out, "# "...)
	}
	d.out = append(append(d.out, d.word(d.record)...), " ("...)
	switch total := d.page.Total; {
	case d.page.Number > 0 && total > n:
		d.phrase("count_of", n, total)
	case d.page.Number == 0 && total > 0:
		d.out = fmt.Append(d.out, total)
	default:
		d.out = fmt.Append(d.out, n)
	}
	d.out = append(d.out, ")\n"...)
}

// listNotes writes what the caller knows about a list.
func (d *document) listNotes(n int, notes Notes) {
	d.notes(notes)
	if n == 0 {
		d.notice(func() { d.phrase("none") }, Rest{})
	}
}

// goOn adds a field to the line before.
func (d *document) goOn(f *field) {
	m := d.mark()
	d.out = append(d.out[:m.n-1], '|')
	if d.field(f) {
		d.out = append(d.out, '\n')
		d.keep(m)
	} else {
		d.undo(m)
	}
}

// item writes a record of a rich list.
func (d *document) item(rec *record) {
	d.paragraph()
	d.out = append(d.out, "## "...)
	d.name(rec)
	d.out = append(d.out, '\n')
	d.lines(rec, list)
	for i := range rec.fields {
		if f := &rec.fields[i]; f.in&list != 0 && f.value.isBody() {
			d.body(f, "")
		}
	}
}

// rows writes each record as one line of the form "#id title|a|b|label:c". What
// all records have in common stands in the first line of the document, and the
// line before the first row says what the parts are.
func (d *document) rows(records []record, notes Notes) {
	columns, ids := d.survey(records)
	d.listHead(len(records))
	for i := range columns {
		if f := &records[0].fields[i]; columns[i].shared && columns[i].shows(f) {
			d.goOn(f)
		}
	}
	d.listNotes(len(records), notes)
	d.records(len(records), func(i int) {
		if i == 0 {
			d.rowHead(&records[0], columns, ids)
		}
		d.row(records, i, columns)
	})
}

func (d *document) rowHead(rec *record, columns []column, ids bool) {
	if ids {
		d.out = append(d.out, "#id "...)
	}
	d.out = append(d.out, d.word(rec.titleLabel())...)
	for i := range rec.fields {
		f, c := &rec.fields[i], &columns[i]
		if f.in&bare == 0 || c.shared || !c.shows(f) {
			continue
		}
		d.out = append(append(d.out, '|'), d.labelOf(f)...)
		if c.ditto {
			d.out = append(append(d.out, ' '), d.word("ditto")...)
		}
	}
	d.out = append(d.out, '\n')
}

func (d *document) row(records []record, at int, columns []column) {
	rec := &records[at]
	d.name(rec)
	for i := range rec.fields {
		f := &rec.fields[i]
		switch {
		case f.value.kind == isGroup, i < len(columns) && (columns[i].shared || !columns[i].shows(f)):
			continue
		case at > 0 && rec.follows(&records[at-1], i):
			f = new(*f)
			f.value.s2 = "…"
		}
		m := d.mark()
		d.out = append(d.out, '|')
		if f.in&bare == 0 || i >= len(columns) {
			if !d.field(f) {
				d.undo(m)
			}
		} else if !d.value(&f.value, rowExcerpt) {
			d.out = append(d.out, d.missing()...)
		}
	}
	d.out = append(d.out, '\n')
}

// table writes the records of a rich list as rows. The columns are the fields of
// the first record that have a value anywhere.
func (d *document) table(records []record, notes Notes) {
	columns, ids := d.survey(records)
	d.listHead(len(records))
	d.listNotes(len(records), notes)
	d.records(len(records), func(i int) {
		if i == 0 {
			d.tableHead(&records[0], columns, ids)
		}
		d.tableRow(&records[i], &records[0], columns, ids)
	})
}

func (d *document) tableHead(rec *record, columns []column, ids bool) {
	d.paragraph()
	n := 1
	if ids {
		d.out = append(d.out, "| # "...)
		n++
	}
	d.out = append(append(append(d.out, "| "...), d.word(rec.titleLabel())...), " |"...)
	for i := range rec.fields {
		if f := &rec.fields[i]; columns[i].shows(f) {
			d.out = append(append(append(d.out, ' '), d.labelOf(f)...), " |"...)
			n++
		}
	}
	d.out = append(d.out, "\n|"...)
	for range n {
		d.out = append(d.out, "---|"...)
	}
	d.out = append(d.out, '\n')
}

func (d *document) tableRow(rec, first *record, columns []column, ids bool) {
	d.out = append(d.out, '|')
	if ids {
		d.cell(&rec.id)
	}
	d.cell(new(rec.heading()))
	for i := range columns {
		switch {
		case !columns[i].shows(&first.fields[i]):
		case i < len(rec.fields):
			d.cell(&rec.fields[i].value)
		default:
			d.cell(&value{})
		}
	}
	d.out = append(d.out, '\n')
}

func (d *document) cell(v *value) {
	d.out = append(d.out, ' ')
	if !d.value(v, rowExcerpt) {
		d.out = append(d.out, d.missing()...)
	}
	d.out = append(d.out, " |"...)
}
