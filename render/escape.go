package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text that people typed is data. It is made safe in two steps, one idea each:
// clean removes what cannot be seen, the escapers keep what can be seen from
// meaning something in Markdown.
//
// Addresses written out (https://…, ana@…) stay as they are: a client that turns
// them into links shows where they go, and escaping them would spoil every
// e-mail field.

// Inline returns s as one line of literal Markdown text: line breaks become
// blanks, invisible runes (controls, zero width, bidirectional marks, tags) are
// dropped and signs that Markdown would act on are escaped. It can stand in a
// paragraph, a heading, a list item or a table cell.
func Inline(s string) string { return string(appendInline(nil, s)) }

// appendInline is Inline for callers with a buffer. Clean text is copied whole.
func appendInline(b []byte, s string) []byte {
	return appendEscaped(b, clean(s, false), true)
}

// signs are the bytes that may need a backslash in the middle of a line.
var signs = [256]bool{
	'\\': true, '`': true, '*': true, '_': true, '[': true, ']': true,
	'<': true, '&': true, '|': true, '~': true,
}

// appendEscaped appends one clean line with its Markdown signs escaped. Signs
// that only count at the start of a line are escaped if start is set.
func appendEscaped(b []byte, s string, start bool) []byte {
	run := 0
	if start {
		if at := blockSign(s); at >= 0 {
			b = append(append(b, s[:at]...), '\\')
			b = append(b, s[at])
			run = at + 1
		}
	}
	tail := closingHashes(s)
	for i := run; i < len(s); i++ {
		if i == tail || signs[s[i]] && actsInline(s, i) {
			b = append(append(b, s[run:i]...), '\\')
			run = i
		}
	}
	return append(b, s[run:]...)
}

// actsInline reports whether the sign at s[i] could start or end something.
func actsInline(s string, i int) bool {
	switch s[i] {
	case '_':
		return i == 0 || i+1 == len(s) || !isLetter(s[i-1]) && !isDigit(s[i-1]) || !isLetter(s[i+1]) && !isDigit(s[i+1])
	case '<':
		return i+1 == len(s) || s[i+1] != ' ' // an address in angle brackets may begin with nearly anything
	case '&':
		return entityLen(s[i:]) > 0
	}
	return true
}

// blockSign returns the place of the sign that would make a line that begins
// with s a heading, list item, quote, rule or underline; -1 if there is none.
func blockSign(s string) int {
	if s == "" {
		return -1
	}
	switch c := s[0]; {
	case c == '>' || c == '=':
		return 0
	case c == '#':
		if endsOrBlank(s, len(s)-len(strings.TrimLeft(s, "#"))) {
			return 0
		}
	case c == '-' || c == '+':
		if endsOrBlank(s, 1) || s[1] == c {
			return 0
		}
	case isDigit(c):
		n := 1
		for n < len(s) && isDigit(s[n]) {
			n++
		}
		if n < len(s) && (s[n] == '.' || s[n] == ')') && endsOrBlank(s, n+1) {
			return n
		}
	}
	return -1
}

func endsOrBlank(s string, i int) bool { return i >= len(s) || s[i] == ' ' }

// closingHashes returns where the run of # that would be swallowed at the end of
// a heading starts; -1 if there is none.
func closingHashes(s string) int {
	i := len(s)
	for i > 0 && s[i-1] == '#' {
		i--
	}
	if i == len(s) || i == 0 || s[i-1] != ' ' {
		return -1
	}
	return i
}

// entityLen returns the length of the character reference s begins with, or 0.
func entityLen(s string) int {
	const longest = 33
	if len(s) < 4 || s[0] != '&' || s[1] != '#' && !isLetter(s[1]) {
		return 0
	}
	for i := 2; i < len(s) && i < longest; i++ {
		switch c := s[i]; {
		case c == ';':
			return i + 1
		case !isLetter(c) && !isDigit(c):
			return 0
		}
	}
	return 0
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isWord(r rune) bool   { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// clean drops what cannot be seen and folds runs of blanks; invalid UTF-8
// becomes U+FFFD. With lines, line breaks and indentation stay and only the ends
// of lines are trimmed; without, everything becomes one trimmed line. Clean text
// is returned as it is.
func clean(s string, lines bool) string {
	at := firstUnclean(s, lines)
	if at < 0 {
		return s
	}
	b := make([]byte, 0, len(s)+8)
	b = append(b, s[:at]...)
	for i := at; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch c := sight(r); {
		case c == hidden:
		case c == breaking && lines:
			if r != '\r' || i+1 == len(s) || s[i+1] != '\n' {
				b = append(trimBlanks(b), '\n')
			}
		case c == visible || r == '\t' && lines:
			b = utf8.AppendRune(b, r)
		case lines || len(b) > 0 && b[len(b)-1] != ' ':
			b = append(b, ' ')
		}
		i += size
	}
	if !lines {
		b = trimBlanks(b)
	}
	return string(b)
}

func trimBlanks(b []byte) []byte {
	for len(b) > 0 && (b[len(b)-1] == ' ' || b[len(b)-1] == '\t') {
		b = b[:len(b)-1]
	}
	return b
}

// firstUnclean returns the first byte clean would change, -1 if there is none.
// It may stop early, never late.
func firstUnclean(s string, lines bool) int {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c > ' ' && c < 0x7f:
			i++
		case c == ' ' && !lines && (i == 0 || i+1 == len(s) || s[i+1] == ' '):
			return i
		case c == ' ' && lines && i+1 < len(s) && s[i+1] < ' ':
			return i
		case c == ' ' || lines && (c == '\n' || c == '\t'):
			i++
		case c < 0x7f:
			return i
		case 0xc3 <= c && c <= 0xcb && i+1 < len(s) && s[i+1]&0xc0 == 0x80:
			i += 2 // Latin letters, all visible
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 || sight(r) != visible {
				return i
			}
			i += size
		}
	}
	return -1
}

const (
	visible = iota
	blank
	breaking
	hidden
)

// sight says how a rune shows: as ink, as a blank, as a line break, or not at
// all. Private use counts as not at all: it means nothing here, and converters
// use it for marks of their own.
func sight(r rune) int {
	switch {
	case r == '\n' || r == '\r' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return breaking
	case r == ' ' || r == '\t' || r == 0xa0:
		return blank
	case r < 0x20 || 0x7f <= r && r < 0xa0 || r == 0xad:
		return hidden
	case r < 0x300:
		return visible
	case unicode.Is(unicode.Zs, r):
		return blank
	case unicode.Is(unseen, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r), r&0xfffe == 0xfffe:
		return hidden
	}
	return visible
}

// unseen are runes without ink that Unicode does not class as format characters:
// fillers, joiners, variation selectors, and the planes of tags whole.
var unseen = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x034f, 0x034f, 1}, {0x115f, 0x1160, 1}, {0x17b4, 0x17b5, 1}, {0x180b, 0x180f, 1},
		{0x2060, 0x206f, 1}, {0x2800, 0x2800, 1}, {0x3164, 0x3164, 1}, {0xfdd0, 0xfdef, 1},
		{0xfe00, 0xfe0f, 1}, {0xffa0, 0xffa0, 1}, {0xfff0, 0xfffb, 1},
	},
	R32: []unicode.Range32{{0xe0000, 0xe0fff, 1}},
}

// appendQuoted appends lines as a quotation, "> " before each, so that nothing
// in them is at the level of the document. The text ends without a line break.
func appendQuoted(b []byte, text string) []byte {
	for line := range strings.SplitSeq(text, "\n") {
		b = append(b, '>')
		if strings.TrimLeft(line, " ") != "" {
			b = append(append(b, ' '), line...)
		}
		b = append(b, '\n')
	}
	return b[:len(b)-1]
}

// appendFenced appends lines inside a code fence that is longer than any run of
// backticks in them. name says what is inside.
func appendFenced(b []byte, name, text string) []byte {
	fence := strings.Repeat("`", max(3, longestRun(text, '`')+1))
	b = append(append(append(b, fence...), name...), '\n')
	b = append(append(b, text...), '\n')
	return append(b, fence...)
}

func longestRun(s string, c byte) (longest int) {
	run := 0
	for i := range len(s) {
		if s[i] != c {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// escapeLines makes plain text of many lines Markdown that shows it as it is:
// every line escaped, line breaks hard, runs of empty lines folded.
func escapeLines(s string) string {
	b := make([]byte, 0, len(s)+len(s)/16)
	empty := true
	for line := range strings.SplitSeq(clean(s, true), "\n") {
		line = strings.Trim(line, " \t")
		switch {
		case line == "" && !empty:
			b = append(b, '\n')
		case line != "":
			if len(b) > 0 && !empty {
				b = append(b, "  \n"...)
			} else if len(b) > 0 {
				b = append(b, '\n')
			}
			b = appendEscaped(b, line, true)
		}
		empty = line == ""
	}
	return strings.TrimRight(string(b), "\n")
}
