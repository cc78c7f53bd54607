// Package render turns records into Markdown, for people and for language
// models.
//
// A [Renderer] is a value; its zero value writes rich Portuguese Markdown with
// times in America/Sao_Paulo. The same record gives the same bytes. Strange data
// never fails: only the error of the writer is returned.
//
// What people typed stays data. In one line it is escaped; a text of many lines
// is quoted or, with Fence, fenced, so that no heading, table, link target or
// instruction in it becomes part of the document, and runes that cannot be seen
// are dropped.
package render

import (
	"fmt"
	"io"
	"math"
	"sync"
	"time"
)

// Language is the language of labels, formats and translated values. What
// people typed is never translated.
type Language uint8

// The languages. Portuguese is the zero value.
const (
	Portuguese Language = iota
	English
	languages // their number
)

// Renderer writes records as Markdown. The zero value is ready to use, and a
// Renderer may be used by many goroutines if its More function may.
type Renderer struct {
	// Location is the zone of all times; nil is America/Sao_Paulo or, where the
	// system has no zone data, UTC-3. The zone is named once per document.
	Location *time.Location
	// Language of labels and formats. An unknown one is Portuguese.
	Language Language
	// Compact writes one line per item, "#id title|a|b", after a line that names
	// the parts; what all items have in common stands once in the first line.
	Compact bool
	// MaxBytes bounds each document; what was cut is said in it. 0 is no bound,
	// and 1 to 1023 count as 1024. Single texts are bounded in any case: 1,000
	// bytes for a line, 256 KiB of source for a body.
	MaxBytes int
	// Fence puts bodies into labelled code fences instead of quoting them.
	Fence bool
	// More, if set, says in a few plain words how to get the rest, for instance
	// "offset=2". It is called for texts and items that were cut and for the next
	// page; its answer is shortened to 100 bytes.
	More func(Rest) string
}

// Zone returns the zone of all times.
func (r Renderer) Zone() *time.Location {
	if r.Location == nil {
		return saoPaulo()
	}
	return r.Location
}

// Rest is what a document does not show.
type Rest struct {
	Record string // what was rendered, as a stable key: "ticket", "tickets"
	ID     string // of the record; empty for lists
	Field  string // the field whose text was cut, as a stable key
	Items  int    // items or fields left out
	Bytes  int    // bytes of text left out, of its source where it was not converted whole
	Page   int    // the next page
}

// saoPaulo is loaded once; a program without zone data gets its fixed offset.
var saoPaulo = sync.OnceValue(func() *time.Location {
	if loc, err := time.LoadLocation("America/Sao_Paulo"); err == nil {
		return loc
	}
	return time.FixedZone("UTC-3", -3*60*60)
})

// A document is one text in the making. Blocks append to out and keep its shape:
// it is empty or ends with a line break, and no empty line follows another.
type document struct {
	Renderer
	record  label // what is rendered, for Rest
	id      string
	out     []byte
	reserve int   // bytes kept free for the end of the document
	share   int   // where the body at hand should end, if there is a bound
	left    int   // units left out
	unit    label // how they are counted: items_left_out or fields_left_out
	page    Page
	clock   clock
}

// A clock remembers what the times of a document have in common.
type clock struct {
	used, mixed bool
	offset      int // seconds east of UTC
}

// begin settles the renderer and keeps room for the longest possible end.
func (r Renderer) begin(record, unit label, page Page) *document {
	if r.Language >= languages {
		r.Language = Portuguese
	}
	r.Location = r.Zone()
	d := &document{Renderer: r, record: record, unit: unit, page: page}
	if r.MaxBytes > 0 {
		d.MaxBytes = max(r.MaxBytes, leastBudget)
		d.left, d.clock, d.out = 1<<30, clock{used: true}, []byte("_\n")
		d.reserve = len(d.ending())
		d.left, d.clock, d.out = 0, clock{}, nil
	}
	return d
}

// write ends the document and hands it over in one piece.
func (d *document) write(w io.Writer) error {
	end := d.ending()
	if d.MaxBytes > 0 && len(d.out)+len(end) > d.MaxBytes {
		d.More = nil // its answer is longer than the one room was kept for
		end = d.ending()
	}
	_, err := w.Write(append(d.out, end...))
	return err
}

// ending returns the lines that end a document: what was left out, the page, the
// zone of the times.
func (d *document) ending() []byte {
	out := d.out
	d.out = append([]byte(nil), out[max(0, len(out)-2):]...)
	shape := len(d.out)
	if d.left > 0 {
		d.notice(func() { d.phrase(d.unit, d.left, d.MaxBytes) }, Rest{Items: d.left})
	}
	d.pageLine()
	if d.clock.used {
		d.notice(func() { d.phrase("zone", d.zone()) }, Rest{})
	}
	end := d.out[shape:]
	d.out = out
	return end
}

// zone names the zone of the times, with its offset if all have the same.
func (d *document) zone() string {
	name, _ := cutText(Inline(d.Location.String()), 64)
	h, m := d.clock.offset/3600, max(d.clock.offset, -d.clock.offset)/60%60
	offset := fmt.Sprintf("UTC%+d", h)
	if m != 0 {
		offset = fmt.Sprintf("UTC%+d:%02d", h, m)
	}
	switch {
	case d.clock.mixed || name == offset:
		return name
	case d.Compact:
		return offset
	}
	return name + " (" + offset + ")"
}

// notice writes one line of the document's own: a paragraph, or [one short
// line]. Where rest says that there is more, it ends with how to get it.
func (d *document) notice(say func(), rest Rest) {
	d.paragraph()
	if d.Compact {
		d.out = append(d.out, '[')
	}
	say()
	if more := d.more(rest); more != "" {
		d.separate(" · ")
		d.out = append(d.out, more...)
	}
	if d.Compact {
		d.out = append(d.out, ']')
	}
	d.out = append(d.out, '\n')
}

// separate separates parts of a line: with rich, compact with a bar.
func (d *document) separate(rich string) {
	if d.Compact {
		rich = "|"
	}
	d.out = append(d.out, rich...)
}

// colon ends a label in a line.
func (d *document) colon() {
	if d.out = append(d.out, ':'); !d.Compact {
		d.out = append(d.out, ' ')
	}
}

// more asks the caller how to get the rest.
func (d *document) more(rest Rest) string {
	const longest = 200
	if d.More == nil || rest == (Rest{}) {
		return ""
	}
	rest.Record, rest.ID = string(d.record), d.id
	s, _ := cutText(clean(d.More(rest), false), longest/2)
	return Inline(s)
}

// paragraph starts a new line, in rich mode after an empty one.
func (d *document) paragraph() {
	n := len(d.out)
	if n > 0 && !d.Compact && (n < 2 || d.out[n-2] != '\n') {
		d.out = append(d.out, '\n')
	}
}

// word returns the words for a key; a key that is none is text.
func (d *document) word(key label) string {
	if w, ok := d.Language.word(key, d.Compact); ok {
		return w
	}
	s, _ := cutText(string(key), longestWord)
	return Inline(s)
}

func (d *document) phrase(key label, args ...any) {
	d.out = fmt.Appendf(d.out, d.word(key), args...)
}

// A mark is a place to go back to when what follows does not fit.
type mark struct {
	n     int
	last  byte // before it: what follows may go on in the same line
	clock clock
}

func (d *document) mark() mark {
	m := mark{n: len(d.out), clock: d.clock}
	if m.n > 0 {
		m.last = d.out[m.n-1]
	}
	return m
}

// keep keeps what was written since m if it fits, else takes it back.
func (d *document) keep(m mark) bool {
	if d.room() >= 0 {
		return true
	}
	d.undo(m)
	return false
}

// undo goes back to m.
func (d *document) undo(m mark) {
	d.out, d.clock = d.out[:m.n], m.clock
	if m.n > 0 {
		d.out[m.n-1] = m.last
	}
}

// room returns the bytes that may still be written.
func (d *document) room() int {
	if d.MaxBytes == 0 {
		return math.MaxInt
	}
	return d.MaxBytes - d.reserve - len(d.out)
}
