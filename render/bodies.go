package render

import "strings"

// body writes a text of many lines so that nothing in it is at the level of the
// document: quoted, or fenced. What was cut is said in a line of its own.
func (d *document) body(f *field, level string) {
	md, unread := d.markdown(&f.value)
	if md == "" && unread == 0 {
		return
	}
	switch {
	case level != "":
		d.heading(level, f)
	case f.in&bare != 0:
		d.paragraph()
	default:
		d.paragraph()
		d.out = append(append(append(d.out, "**"...), d.labelOf(f)...), ":**\n\n"...)
	}
	total := len(md) + unread
	kept, left := md, 0
	if d.MaxBytes > 0 {
		kept, left = d.fit(f, md, total)
	}
	if kept != "" {
		if d.Fence {
			d.out = appendFenced(d.out, d.word("third_party"), kept)
		} else {
			d.out = appendQuoted(d.out, kept)
		}
		d.out = append(d.out, '\n')
	}
	if left += unread; left > 0 {
		d.textCut(f, left, total)
	}
}

// markdown converts a body and returns how many bytes of it were not read.
func (d *document) markdown(v *value) (md string, unread int) {
	limit := longestBody
	if room := d.room(); room < longestBody {
		const styles = 32 << 10 // may come before the first word
		limit = min(limit, styles+32*max(room, 0))
	}
	if v.kind == isHTML {
		return HTMLToMarkdown(v.s, limit)
	}
	s, unread := cutText(v.s, limit)
	if d.Fence {
		return strings.Trim(clean(s, true), "\n"), unread
	}
	return escapeLines(s), unread
}

// fit shortens a body to its share of the room.
func (d *document) fit(f *field, md string, total int) (kept string, left int) {
	m := d.mark()
	d.textCut(f, total, total)
	notice := len(d.out) - m.n
	d.undo(m)
	const least = 120
	room := min(d.room(), max(d.share-len(d.out), least)) - 1
	perLine := 2
	if d.Fence {
		perLine = 0
		room -= 2*max(3, longestRun(md, '`')+1) + len(d.word("third_party")) + 2
	}
	if kept, left = cutMarkdown(md, room, perLine); left > 0 {
		kept, left = cutMarkdown(md, room-notice, perLine)
	}
	return kept, left
}

func (d *document) textCut(f *field, left, total int) {
	l := d.Language
	d.notice(func() {
		d.phrase("text_left_out", l.appendSize(nil, int64(left)), l.appendSize(nil, int64(total)))
	}, Rest{Field: string(f.label), Bytes: left})
}

// opening writes how a body begins as one line, quoted, that says how much was
// left out. The only body of a record needs no label.
func (d *document) opening(f *field, only bool) {
	m := d.mark()
	d.out = append(d.out, '>')
	if !only {
		d.out = append(append(d.out, d.labelOf(f)...), ": "...)
	}
	left, some := d.excerpt(&f.value, min(cardExcerpt, max(d.room()-rowExcerpt, 0)))
	if !some {
		d.undo(m)
		return
	}
	if left > 0 {
		if more := d.more(Rest{Field: string(f.label), Bytes: left}); more != "" {
			d.out = append(append(append(d.out, " ["...), more...), ']')
		}
	}
	d.out = append(d.out, '\n')
}

// excerpt appends how a body begins, on one line, and returns how many bytes of
// it are left; of HTML these are bytes of its source.
func (d *document) excerpt(v *value, n int) (left int, some bool) {
	mark := len(d.out)
	var kept string
	if n = min(max(n, int(v.n)), d.lineLimit()); v.kind != isPlain {
		kept, left = plainText(v.s, n)
	} else {
		kept, left = cutText(v.s, n)
		kept = clean(kept, false)
	}
	d.out = appendEscaped(d.out, kept, true)
	d.lineCut(left)
	return left, len(d.out) > mark
}
