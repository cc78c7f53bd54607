package render

import (
	"cmp"
	"io"
	"slices"
	"strings"
	"time"
)

// Pair is a named value. Name is a stable key ("desk", "detail") or text of the
// caller's own; all other strings in this file are text and are escaped.
type Pair struct{ Name, Value string }

// Notes are what a caller knows about a list beyond its items.
type Notes struct {
	Warnings []string
	Filters  []Filter
	Findings []Finding
}

// Filter is a filter that was applied.
type Filter struct {
	Name   string // stable key: "desk", "client", "status", "period", "source", ...
	Value  string // a code of the API or text
	Origin string // "given", "resolved", "assumed", "default", or empty
}

// Finding says why nothing was found: how many there are without some filters.
type Finding struct {
	Without []string // names of filters
	Total   int
}

// Receipt is the result of a write.
type Receipt struct {
	Action   string // stable key: "created", "updated", "closed", ...
	Record   string // stable key: "ticket"
	ID       string
	Title    string
	Fields   []Pair // what was written
	Refused  []Pair // fields that were not, and why
	Warnings []string
	Next     string // what can be done now
}

// Failure is why something was not done.
type Failure struct {
	Kind    string // stable key: "not_found", "forbidden", "unknown_outcome", ...
	Code    string
	Message string
	Fields  []Pair    // what is wrong with which field
	RetryAt time.Time // when to try again
	Hint    string    // what to do
}

// Ambiguity is a name that stands for several records, or for none.
type Ambiguity struct {
	Record     string // stable key: "desk"
	Query      string // the name
	Scope      []Pair // where was looked: "desk", "Suporte N1"; none for everywhere
	Candidates []Candidate
	Nearest    bool // no candidate has the name; these come nearest
	More       bool // there are others
	Hint       string
}

// Candidate is a record that a name may stand for.
type Candidate struct {
	ID, Name string
	Details  []Pair // what tells it apart
}

// filterOrder is the order in which filters are shown, and what their values are
// translated with.
var filterOrder = [...]struct {
	name  label
	coded bool
	enum  enum
}{
	{name: "desk"}, {name: "client"}, {name: "stage"}, {name: "responsible"},
	{name: "requestor"}, {name: "requestor_email"}, {name: "catalog"}, {name: "priority"},
	{name: "date_type", coded: true, enum: enumDateType}, {name: "period"},
	{name: "status", coded: true, enum: enumFilterBy},
	{name: "group_by", coded: true, enum: enumGroupBy}, {name: "sla_before"},
}

// notes writes what stands before the items of a list.
func (d *document) notes(n Notes) {
	for _, warning := range n.Warnings {
		d.remark("warning", warning)
	}
	filters := slices.DeleteFunc(slices.Clone(n.Filters), func(f Filter) bool { return clean(f.Value, false) == "" })
	slices.SortStableFunc(filters, func(a, b Filter) int { return cmp.Compare(filterRank(a.Name), filterRank(b.Name)) })
	if len(filters) > 0 {
		d.aside("filters", func(i int) { d.filter(&filters[i]) }, len(filters))
	}
	if len(n.Findings) > 0 {
		d.aside("diagnosis", func(i int) { d.finding(&n.Findings[i]) }, len(n.Findings))
	}
}

func filterRank(name string) int {
	for i := range filterOrder {
		if filterOrder[i].name == label(name) {
			return i
		}
	}
	return len(filterOrder)
}

func (d *document) filter(f *Filter) {
	d.out = append(d.out, d.word(label(f.Name))...)
	d.colon()
	if i := filterRank(f.Name); i < len(filterOrder) && filterOrder[i].coded {
		d.value(new(coded(filterOrder[i].enum, f.Value)), 0)
	} else {
		d.text(f.Value)
	}
	if f.Origin != "" {
		d.out = append(d.out, " ("...)
		d.value(new(coded(enumOrigin, f.Origin)), 0)
		d.out = append(d.out, ')')
	}
}

func (d *document) finding(f *Finding) {
	names := make([]string, len(f.Without))
	for i, name := range f.Without {
		names[i] = d.word(label(name))
	}
	d.phrase("without", strings.Join(names, ", "), f.Total)
}

// aside writes several parts in one line: "**Title:** a | b", compact "[a|b]".
func (d *document) aside(title label, part func(i int), n int) {
	m := d.mark()
	d.notice(func() {
		if !d.Compact {
			d.out = append(append(append(d.out, "**"...), d.word(title)...), ":** "...)
		}
		for i := range n {
			if i > 0 {
				d.separate(" | ")
			}
			part(i)
		}
	}, Rest{})
	d.keep(m)
}

// remark writes a titled sentence of the caller: "**Title:** text".
func (d *document) remark(title label, s string) {
	m := d.mark()
	if clean(s, false) == "" {
		return
	}
	d.paragraph()
	if d.Compact {
		d.out = append(append(d.out, d.word(title)...), ": "...)
	} else {
		d.out = append(append(append(d.out, "**"...), d.word(title)...), ":** "...)
	}
	d.text(s)
	d.out = append(d.out, '\n')
	if !d.keep(m) {
		d.left++
	}
}

// Diagnosis writes why a list is empty and which filters made it so.
func (r Renderer) Diagnosis(w io.Writer, record string, n Notes) error {
	d := r.begin(label(record), "items_left_out", Page{})
	d.listHead(0)
	d.listNotes(0, n)
	return d.write(w)
}

// Receipt writes the result of a write.
func (r Renderer) Receipt(w io.Writer, v Receipt) error {
	rec := record{kind: label(v.Record), id: text(v.ID), title: v.Title, fields: pairFields(v.Fields)}
	return r.receipt(w, &rec, &v)
}

// renderReceipt writes a receipt that shows the record as its card does.
func renderReceipt[T any](r Renderer, w io.Writer, t *T, shape shape[T], v Receipt) error {
	rec := shape(nil, t)
	return r.receipt(w, &rec, &v)
}

func (r Renderer) receipt(w io.Writer, rec *record, v *Receipt) error {
	d := r.begin(rec.kind, "fields_left_out", Page{})
	d.id = v.ID
	sign := "done"
	if len(v.Refused) > 0 {
		sign = "caution"
	}
	d.sign(label(sign))
	d.value(new(coded(enumAction, v.Action)), 0)
	d.out = append(d.out, ": "...)
	d.out = append(append(d.out, d.word(rec.kind)...), ' ')
	d.name(rec)
	d.out = append(d.out, '\n')
	d.cardFields(rec)
	if len(v.Refused) > 0 {
		d.cardFields(&record{fields: append([]field{group("refused", cards)}, pairFields(v.Refused)...)})
	}
	for _, warning := range v.Warnings {
		d.remark("warning", warning)
	}
	d.remark("what_to_do", v.Next)
	return d.write(w)
}

// sign starts a headline.
func (d *document) sign(sign label) {
	if !d.Compact {
		d.out = append(d.out, "# "...)
	}
	d.out = append(append(d.out, d.word(sign)...), ' ')
}

func pairFields(pairs []Pair) []field {
	fields := make([]field, len(pairs))
	for i, p := range pairs {
		fields[i] = field{label: label(p.Name), value: text(p.Value), in: cards}
	}
	return fields
}

// Failure writes why something was not done, and what to do.
func (r Renderer) Failure(w io.Writer, v Failure) error {
	d := r.begin(label(v.Kind), "fields_left_out", Page{})
	d.sign("failed")
	d.value(new(coded(enumFailure, v.Kind)), 0)
	d.out = append(d.out, '\n')
	if !v.RetryAt.IsZero() {
		v.RetryAt = v.RetryAt.Add(time.Minute - 1).Truncate(time.Minute) // not a second early
	}
	fields := []field{
		{label: "what_to_do", value: text(v.Hint), in: cards},
		{label: "retry_at", value: moment(v.RetryAt), in: cards},
		{label: "code", value: text(v.Code), in: cards},
		{label: "message", value: text(v.Message), in: cards},
	}
	d.cardFields(&record{fields: append(fields, pairFields(v.Fields)...)})
	return d.write(w)
}

// Ambiguity writes the records a name may stand for, to choose from.
func (r Renderer) Ambiguity(w io.Writer, v Ambiguity) error {
	d := r.begin(label(v.Record), "items_left_out", Page{})
	d.sign("caution")
	key := label("ambiguous")
	switch {
	case len(v.Candidates) == 0:
		key = "not_found_name"
	case v.Nearest:
		key = "nearest"
	}
	query, _ := cutText(v.Query, longestLine/10)
	d.phrase(key, d.word(d.record), Inline(query))
	for _, p := range v.Scope {
		d.out = append(append(d.out, " · "...), d.word(label(p.Name))...)
		if p.Value != "" {
			d.out = append(d.out, ' ')
			d.text(p.Value)
		}
	}
	d.out = append(d.out, '\n')
	d.remark("what_to_do", v.Hint)
	for i := range v.Candidates {
		m := d.mark()
		if i == 0 {
			d.paragraph()
		}
		if d.candidate(&v.Candidates[i]); !d.keep(m) {
			d.left = len(v.Candidates) - i
			break
		}
	}
	if v.More {
		d.notice(func() { d.phrase("more_candidates") }, Rest{})
	}
	return d.write(w)
}

func (d *document) candidate(c *Candidate) {
	if !d.Compact {
		d.out = append(d.out, "- "...)
	}
	d.name(&record{id: text(c.ID), title: c.Name})
	for _, p := range c.Details {
		if clean(p.Value, false) != "" {
			d.separate(" | ")
			d.out = append(d.out, d.word(label(p.Name))...)
			d.colon()
			d.text(p.Value)
		}
	}
	d.out = append(d.out, '\n')
}
