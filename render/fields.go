package render

import (
	"cmp"
	"math"
	"strconv"
	"time"
)

// A record renderer is a function that lists fields; blocks decide how they
// look. See shape in blocks.go.

// show says where a field appears; the modes are data, not code.
type show uint8

const (
	card show = 1 << iota // rich card: a bullet
	list                  // rich list: a bullet or a column
	line                  // compact card: a part of a line
	row                   // compact list: a part of the item's line
	bare                  // compact list: a column, without a label in the item's line; rich list: a body without one
	keep                  // shown even when missing

	rich       = card | list
	compact    = line | row
	cards      = card | line
	everywhere = rich | compact
)

// A field is one labelled value. name replaces the label where the label itself
// comes from the record, as in custom fields.
type field struct {
	label label
	value value
	in    show
	name  string
}

// group starts a section of a card: the fields after it belong to it, and it
// shows only if one of them does.
func group(title label, in show) field {
	return field{label: title, value: value{kind: isGroup}, in: in}
}

// A record is what blocks render. Its id heads it, "#42"; either of id and title
// may be missing. A key is a title in the words of the dictionary.
type record struct {
	kind   label
	id     value
	key    label
	title  string
	named  label // what the title is called over a column; "name" if empty
	fields []field
}

func (r *record) titleLabel() label { return cmp.Or(r.named, "name") }

// heading is the title, whichever it is.
func (r *record) heading() value {
	if r.key != "" {
		return value{kind: isTerm, s: string(r.key)}
	}
	return text(r.title)
}

type valueKind uint8

const (
	isMissing valueKind = iota
	isGroup
	isText
	isTerm
	isRef
	isPath
	isEnum
	isNumber
	isDecimal
	isDay
	isTime
	isMinutes
	isHours
	isMoney
	isCents
	isSize
	isPercent
	isPhone
	isTaxID
	isLink
	isFile
	isTexts
	isBeginning
	isHTML
	isPlain
	isParts
	isCodes
	isChange
)

// A value is what a field shows. The zero value is missing, and so is any value
// that would print nothing.
type value struct {
	kind  valueKind
	enum  enum
	n     int64
	s, s2 string
	texts []string
	parts []field
}

// text is one line that somebody typed.
func text(s string) value { return value{kind: isText, s: s} }

// ref is a named record with its id; either may be missing.
func ref(id int64, name string) value { return value{kind: isRef, n: id, s: name} }

// person is a ref with an e-mail address.
func person(id int64, name, email string) value { return value{kind: isRef, n: id, s: name, s2: email} }

// coded is a value that has a translation.
func coded(e enum, raw string) value { return value{kind: isEnum, enum: e, s: raw} }

// state is a boolean in the words of e.
func state(e enum, on bool) value { return coded(e, strconv.FormatBool(on)) }

// number is a count or an order; 0 is shown.
func number(n int) value { return value{kind: isNumber, n: int64(n)} }

// id is the number of a record; 0 is missing.
func id(n int64) value { return when(n != 0, value{kind: isNumber, n: n}) }

// day is a calendar day as the API sends it, "2026-03-10".
func day(s string) value { return value{kind: isDay, s: s} }

// moment is a time, shown in the zone of the document.
func moment(t time.Time) value { return when(!t.IsZero(), value{kind: isTime, n: t.Unix()}) }

// path is a ref with what stands above it, for instance the area of an item. In
// compact lists what a record has in common with the one before is not repeated.
func path(id int64, name string, above ...string) value {
	v := value{kind: isPath, n: id, s: name}
	for _, part := range above {
		switch {
		case v.s2 == "":
			v.s2 = part
		case part != "":
			v.s2 += "›" + part
		}
	}
	return v
}

// alone is a ref or a path without its id and address.
func (v value) alone() value {
	if v.n = 0; v.kind == isRef {
		v.s2 = ""
	}
	return v
}

// hours is a span as the API sends it, "48:00".
func hours(s string) value { return value{kind: isHours, s: s} }

// money is an amount in reais as the API sends it, "1250.00".
func money(decimal string) value { return value{kind: isMoney, s: decimal} }

// size is a number of bytes.
func size(bytes int64) value { return value{kind: isSize, n: bytes} }

// percent is a share in hundredths: 87.5 is 87,5%.
func percent(f float64) value { return value{kind: isPercent, n: int64(math.Float64bits(f))} }

// decimal is a number with at most one decimal.
func decimal(f float64) value { return value{kind: isDecimal, n: int64(math.Float64bits(f))} }

// signed is a decimal or a percent that shows a plus.
func signed(v value) value {
	if f := math.Float64frombits(uint64(v.n)); f >= 0.05 && !math.IsInf(f, 1) {
		v.s = "+"
	}
	return v
}

// phone is a telephone number in E.164.
func phone(s string) value { return value{kind: isPhone, s: s} }

// taxID is a CNPJ or a CPF.
func taxID(s string) value { return value{kind: isTaxID, s: s} }

// link is an address; what is not http, https or mailto is shown as text.
func link(url string) value { return value{kind: isLink, s: url} }

// file is what an attached file is and where: type, size and address.
func file(contentType string, bytes int64, url string) value {
	return value{kind: isFile, s: url, s2: contentType, n: bytes}
}

// texts are several short texts, such as tags.
func texts(s []string) value { return value{kind: isTexts, texts: s} }

// body is HTML of any length: a ticket, an answer, an article. Cards and rich
// lists show it whole as Markdown, one-line forms show how it begins.
func body(html string) value { return value{kind: isHTML, s: html} }

// beginning is how HTML begins, in every mode on one line.
func beginning(html string) value { return value{kind: isBeginning, s: html} }

// plain is text of any length that is not HTML, such as a chat message.
func plain(s string) value { return value{kind: isPlain, s: s} }

// whole is plain text that one-line forms show as far as a line goes, because
// nothing shows it otherwise.
func whole(s string) value { return value{kind: isPlain, s: s, n: longestLine} }

// when is v if it applies, else missing.
func when(applies bool, v value) value {
	if applies {
		return v
	}
	return value{}
}

func (v value) isBody() bool { return v.kind == isHTML || v.kind == isPlain }

// excerpts are the bytes of a body that one-line forms show.
const (
	cardExcerpt = 280
	rowExcerpt  = 120
)

// value appends v on one line and reports whether that was anything.
func (d *document) value(v *value, excerpt int) bool {
	mark := len(d.out)
	l, kind := d.Language, v.kind
	if len(v.s) > longestWord && isEnum <= kind && kind < isLink {
		kind = isText // nothing that has a format is that long
	}
	switch kind {
	case isText:
		d.text(v.s)
	case isTerm:
		d.out = append(d.out, d.word(label(v.s))...)
	case isRef:
		d.ref(v)
	case isPath:
		d.path(v)
	case isEnum:
		d.out = l.appendEnum(d.out, v.enum, v.s)
	case isNumber:
		d.out = strconv.AppendInt(d.out, v.n, 10)
	case isDecimal:
		d.out = l.appendDecimal(append(d.out, v.s...), math.Float64frombits(uint64(v.n)))
	case isDay:
		d.out = l.appendDay(d.out, v.s)
	case isTime:
		d.time(v.n)
	case isMinutes:
		d.out = l.appendMinutes(d.out, v.n)
	case isHours:
		d.out = l.appendHours(d.out, v.s)
	case isMoney:
		d.out = l.appendMoney(d.out, v.s)
	case isCents:
		d.out = l.appendCents(d.out, v.n)
	case isSize:
		d.out = l.appendSize(d.out, v.n)
	case isPercent:
		d.out = l.appendPercent(append(d.out, v.s...), math.Float64frombits(uint64(v.n)))
	case isPhone:
		d.out = appendPhone(d.out, v.s)
	case isTaxID:
		d.out = appendTaxID(d.out, v.s)
	case isLink:
		d.link(v.s)
	case isFile:
		d.file(v)
	case isTexts:
		d.texts(v.texts)
	case isBeginning, isHTML, isPlain:
		d.excerpt(v, excerpt)
	case isParts:
		d.parts(v.parts)
	case isCodes:
		d.codes(v)
	case isChange:
		d.changed(v.parts, excerpt)
	}
	return len(d.out) > mark
}

// text appends one line of text, bounded.
func (d *document) text(s string) {
	kept, left := cutText(s, d.lineLimit())
	d.out = appendInline(d.out, kept)
	d.lineCut(left)
}

func (d *document) lineLimit() int {
	if d.MaxBytes > 0 {
		return min(longestLine, d.MaxBytes/8)
	}
	return longestLine
}

// lineCut says that a line goes on.
func (d *document) lineCut(left int) {
	if left > 0 {
		d.out = append(d.Language.appendSize(append(d.out, "… (+"...), int64(left)), ')')
	}
}

// path appends "above›name" with the id as a ref has it.
func (d *document) path(v *value) {
	mark := len(d.out)
	if d.text(v.s2); len(d.out) > mark && v.s != "" {
		d.out = append(d.out, "›"...)
	}
	d.text(v.s)
	d.refID(v.n, len(d.out) > mark, false)
}

// ref appends "name (e-mail, id 7)", compact "name (e-mail)#7"; what is missing
// is left out.
func (d *document) ref(v *value) {
	mark, inside := len(d.out), false
	d.text(v.s)
	if mail := clean(v.s2, false); mail != "" {
		if inside = len(d.out) > mark; inside {
			d.out = append(d.out, " ("...)
		}
		d.text(mail)
	}
	d.refID(v.n, len(d.out) > mark, inside)
}

// refID appends the id of a record that may be named, inside the brackets that
// may be open.
func (d *document) refID(id int64, named, inside bool) {
	if inside && (d.Compact || id == 0) {
		d.out, inside = append(d.out, ')'), false
	}
	if id == 0 {
		return
	}
	switch {
	case d.Compact || !named:
		d.out = append(d.out, '#')
	case inside:
		d.out = append(d.out, ", id "...)
	default:
		d.out, inside = append(d.out, " (id "...), true
	}
	if d.out = strconv.AppendInt(d.out, id, 10); inside {
		d.out = append(d.out, ')')
	}
}

func (d *document) time(unix int64) {
	t := time.Unix(unix, 0).In(d.Location)
	_, offset := t.Zone()
	d.clock.mixed = d.clock.mixed || d.clock.used && d.clock.offset != offset
	d.clock.used, d.clock.offset = true, offset
	d.out = d.Language.appendTime(d.out, t)
}

func (d *document) link(url string) {
	if target, ok := linkTarget(url); ok && len(target) <= longestLine {
		d.out = append(append(append(d.out, '<'), target...), '>')
		return
	}
	d.text(url)
}

func (d *document) file(v *value) {
	mark := len(d.out)
	if d.text(v.s2); len(d.out) > mark {
		d.out = append(d.out, ", "...)
	}
	d.out = d.Language.appendSize(d.out, v.n)
	if v.s != "" {
		d.out = append(d.out, ", "...)
		d.link(v.s)
	}
}

func (d *document) texts(texts []string) {
	mark := len(d.out)
	for i, s := range texts {
		if len(d.out)-mark > d.lineLimit() {
			d.out = append(strconv.AppendInt(append(d.out, "… (+"...), int64(len(texts)-i), 10), ')')
			return
		}
		end := len(d.out)
		if end > mark {
			d.out = append(d.out, ", "...)
		}
		start := len(d.out)
		if d.text(s); len(d.out) == start {
			d.out = d.out[:end]
		}
	}
}
