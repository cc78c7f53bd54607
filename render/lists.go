package render

import "fmt"

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
	shared bool // all records have the same value
	some   bool // a record has a value
	ditto  bool // a path goes on from the one in the record before
}

// survey looks at the fields of the first record over the whole list, and
// whether a record has an id.
func survey(records []record) (columns []column, ids bool) {
	if len(records) == 0 {
		return nil, false
	}
	first := records[0].fields
	columns = make([]column, len(first))
	for i := range columns {
		columns[i].shared = len(records) > 1 && !first[i].value.isBody()
	}
	for i := range records {
		ids = ids || !records[i].id.empty()
		for j := range columns {
			c := &columns[j]
			if j >= len(records[i].fields) {
				c.shared = false
				continue
			}
			f := &records[i].fields[j]
			c.some = c.some || !f.value.empty()
			c.shared = c.shared && f.equal(&first[j])
			c.ditto = c.ditto || i > 0 && records[i].follows(&records[i-1], j)
		}
	}
	return columns, ids
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
func (d *document) records(records []record, write func(i int)) {
	for i := range records {
		if d.MaxBytes > 0 {
			d.share = len(d.out) + d.room()/(len(records)-i)
		}
		m := d.mark()
		if write(i); !d.keep(m) {
			d.left = len(records) - i
			return
		}
	}
}

// listHead writes what a list is of and how many there are, what all of them
// have in common, and what the caller knows.
func (d *document) listHead(records []record, columns []column, notes Notes) {
	if !d.Compact {
		d.out = append(d.out, "# "...)
	}
	d.out = append(append(d.out, d.word(d.record)...), " ("...)
	if n, total := len(records), d.page.Total; d.page.Number > 0 && total > n {
		d.phrase("count_of", n, total)
	} else {
		d.out = fmt.Append(d.out, n)
	}
	d.out = append(d.out, ")\n"...)
	for i := range columns {
		if f := &records[0].fields[i]; columns[i].shared && columns[i].shows(f) {
			d.sharedField(f)
		}
	}
	d.notes(notes)
	if len(records) == 0 {
		d.notice(func() { d.phrase("none") }, Rest{})
	}
}

// sharedField goes on in the line before.
func (d *document) sharedField(f *field) {
	m := d.mark()
	d.out = append(d.out[:m.n-1], '|')
	if !d.field(f) {
		d.undo(m)
		return
	}
	d.out = append(d.out, '\n')
	d.keep(m)
}

// items writes the records of a rich list.
func (d *document) items(records []record, notes Notes) {
	d.listHead(records, nil, notes)
	d.records(records, func(i int) { d.item(&records[i]) })
}

func (d *document) item(rec *record) {
	d.paragraph()
	d.out = append(d.out, "## "...)
	d.name(rec)
	d.out = append(d.out, '\n')
	d.lines(rec, list)
	for i := range rec.fields {
		if f := &rec.fields[i]; f.value.isBody() {
			d.body(f, "")
		}
	}
}

// rows writes each record as one line of the form "#id title|a|b|label:c". What
// all records have in common stands in the first line of the document, and the
// line before the first row says what the parts are.
func (d *document) rows(records []record, notes Notes) {
	columns, ids := survey(records)
	d.listHead(records, columns, notes)
	d.records(records, func(i int) {
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
		if f.in&bare == 0 {
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
	columns, ids := survey(records)
	d.listHead(records, nil, notes)
	d.records(records, func(i int) {
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
