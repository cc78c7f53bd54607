package render

import (
	"strings"
	"unicode/utf8"
)

const (
	// leastBudget is the smallest MaxBytes that is honoured: a title, a notice of
	// what was cut and the page line need that much.
	leastBudget = 1024
	// longestLine bounds a value that is one line, in bytes of its text.
	longestLine = 1000
	// longestWord bounds a label that is text, and a value that has a format.
	longestWord = 100
	// longestBody bounds the source of one text of many lines. Mail written in an
	// office program carries tens of kilobytes of style before its first word.
	longestBody = 256 << 10
	// longestPiece bounds the search for the end of a link or a code span.
	longestPiece = 8 << 10
)

// cutText shortens plain text to at most n bytes, at a blank if one is near, and
// returns how many bytes it left out. It never cuts inside a rune.
func cutText(s string, n int) (kept string, left int) {
	if len(s) <= n {
		return s, 0
	}
	i := max(n, 0)
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	i = lastBlank(s, i)
	return s[:i], len(s) - i
}

// lastBlank returns the place of a blank shortly before s[i], else i.
func lastBlank(s string, i int) int {
	const near = 24
	if at := strings.LastIndexByte(s[max(0, i-near):i], ' '); at >= 0 {
		if at += max(0, i-near); at > i/2 {
			return at
		}
	}
	return i
}

// cutHTML shortens HTML before it is converted, never inside a tag, a character
// reference or a rune. Elements left open are closed by whoever reads it.
func cutHTML(s string, n int) (kept string, left int) {
	if len(s) <= n {
		return s, 0
	}
	i := n
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	if open := strings.LastIndexByte(s[:i], '<'); open >= 0 && strings.LastIndexByte(s[:i], '>') < open {
		i = open
	}
	const longestEntity = 33
	if amp := strings.LastIndexByte(s[max(0, i-longestEntity):i], '&'); amp >= 0 {
		if amp += max(0, i-longestEntity); amp+entityLen(s[amp:]) > i {
			i = amp
		}
	}
	return s[:i], len(s) - i
}

// cutMarkdown shortens Markdown of our own making to room bytes, where each line
// costs perLine bytes more. It keeps whole lines and the start of the next one,
// never cuts inside a rune, an escape, a character reference, a link, a code
// span or a table row, and closes a fence that it cut.
func cutMarkdown(md string, room, perLine int) (kept string, left int) {
	var open fence
	end, cost := 0, 0
	for end < len(md) {
		line, _, _ := strings.Cut(md[end:], "\n")
		next := open.after(line)
		need := cost + perLine + len(line) + 1
		if need+next.closing(perLine) > room {
			break
		}
		open, cost = next, need
		end += min(len(line)+1, len(md)-end)
	}
	if end == len(md) {
		return md, 0
	}
	rest, _, _ := strings.Cut(md[end:], "\n")
	end += open.cutLine(rest, room-cost-perLine-1-open.closing(perLine))
	kept = strings.TrimRight(md[:end], " \n")
	if open.mark != "" {
		kept += "\n" + open.indent + open.mark
	}
	return kept, len(md) - end
}

// A fence is the state of reading Markdown line by line: inside a code fence, or
// outside if mark is empty.
type fence struct{ indent, mark string }

func (f fence) after(line string) fence {
	if f.mark != "" {
		rest := strings.TrimLeft(strings.TrimPrefix(line, f.indent), " ")
		if strings.HasPrefix(rest, f.mark) && strings.Trim(rest, f.mark[:1]+" ") == "" {
			return fence{}
		}
		return f
	}
	at := containerLen(line)
	rest := line[at:]
	for _, c := range []string{"`", "~"} {
		if n := len(rest) - len(strings.TrimLeft(rest, c)); n >= 3 && !strings.Contains(rest[n:], "`") {
			return fence{indent: blankMarkers(line[:at]), mark: rest[:n]}
		}
	}
	return f
}

// closing returns what the lines that close the fence cost.
func (f fence) closing(perLine int) int {
	if f.mark == "" {
		return 0
	}
	return perLine + len(f.indent) + len(f.mark) + 1
}

// cutLine returns how many bytes of a line that does not fit may be kept.
func (f fence) cutLine(line string, room int) int {
	const least = 16
	switch {
	case room < least:
		return 0
	case f.mark != "":
		kept, _ := cutText(line, room)
		return len(kept)
	case f.after(line) != f, strings.HasPrefix(line[containerLen(line):], "|"):
		return 0
	}
	return lastWhole(line, room)
}

// containerLen returns the length of the quote and list markers a line begins
// with.
func containerLen(line string) int {
	i := 0
	for i < len(line) {
		n := i
		for n < len(line) && isDigit(line[n]) {
			n++
		}
		switch {
		case line[i] == ' ' || line[i] == '>':
			i++
		case line[i] == '-' && i+1 < len(line) && line[i+1] == ' ':
			i += 2
		case n > i && strings.HasPrefix(line[n:], ". "):
			i = n + 2
		default:
			return i
		}
	}
	return i
}

// blankMarkers turns list markers into the indentation of the lines that follow.
func blankMarkers(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '>' {
			return r
		}
		return ' '
	}, s)
}

// lastWhole returns the end of the last whole piece of a line of Markdown within
// n bytes, at a blank if one is near.
func lastWhole(line string, n int) int {
	i, word := 0, 0
	for i < len(line) {
		size := pieceLen(line[i:])
		if i+size > n {
			break
		}
		if line[i] == ' ' {
			word = i
		}
		i += size
	}
	if word > i/2 && i < len(line) {
		return word
	}
	return i
}

// pieceLen returns the length of what must not be cut at the start of s.
func pieceLen(s string) int {
	s = s[:min(len(s), longestPiece)]
	switch s[0] {
	case '\\':
		if len(s) > 1 && s[1] < utf8.RuneSelf {
			return 2
		}
	case '&':
		return max(1, entityLen(s))
	case '!':
		if len(s) > 1 && s[1] == '[' {
			return 1 + linkLen(s[1:])
		}
	case '[':
		return linkLen(s)
	case '<':
		if end := strings.IndexByte(s, '>'); end > 0 {
			return end + 1
		}
	case '`':
		n := len(s) - len(strings.TrimLeft(s, "`"))
		if end := strings.Index(s[n:], s[:n]); end >= 0 {
			return n + end + n
		}
		return n
	}
	_, size := utf8.DecodeRuneInString(s)
	return size
}

// linkLen returns the length of the link s begins with, 1 if it is none.
func linkLen(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth > 0 {
				continue
			}
			if i+1 < len(s) && s[i+1] == '(' {
				if end := strings.IndexByte(s[i:], ')'); end > 0 {
					return i + end + 1
				}
			}
			return 1
		}
	}
	return 1
}
