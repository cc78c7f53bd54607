package render

import (
	"strings"

	"golang.org/x/net/html"
)

// plainText returns about the first n bytes of the text of HTML, as a clean line,
// and how much source was left out; 0 if no text was. It reads no more than it
// needs, since lists show how every item begins.
func plainText(src string, n int) (text string, left int) {
	b := make([]byte, 0, min(n, len(src))+64)
	known := traits()
	for src != "" {
		name, size := markup(src)
		if size > 0 {
			if is := known[name]; is&blockElement != 0 || name == "br" {
				b = appendBlank(b)
			} else if is == unreadElement && src[1] != '/' {
				size += closingTag(src[size:], name)
			}
			src = src[size:]
			continue
		}
		size = 1 + strings.IndexByte(src[1:], '<')
		if size == 0 {
			size = len(src)
		}
		t := html.UnescapeString(src[:size])
		switch blank := strings.TrimSpace(t) == ""; {
		case blank && t != "":
			b = appendBlank(b)
		case blank:
		case len(b) >= n:
			return lineOf(b), len(src)
		default:
			kept, more := cutText(t, n-len(b))
			// Clean before it is joined: broken bytes around a tag must not become a character.
			if b = append(b, clean(kept, true)...); more > 0 {
				return lineOf(b), len(src) - len(kept)
			}
		}
		src = src[size:]
	}
	return lineOf(b), 0
}

// appendBlank keeps words apart.
func appendBlank(b []byte) []byte {
	if n := len(b); n > 0 && b[n-1] != ' ' {
		b = append(b, ' ')
	}
	return b
}

func lineOf(b []byte) string { return clean(string(trimBlanks(b)), false) }

// markup returns the length of the tag or comment that s begins with, 0 if it
// begins with text, and the name if it is a tag.
func markup(s string) (name string, size int) {
	switch {
	case len(s) < 2 || s[0] != '<':
		return "", 0
	case isLetter(s[1]):
		return tag(s, 1)
	case s[1] == '/' && len(s) > 2 && isLetter(s[2]):
		return tag(s, 2)
	case strings.HasPrefix(s, "<!--"):
		if end := strings.Index(s[2:], "-->"); end >= 0 { // also <!-->
			return "", 2 + end + len("-->")
		}
		return "", len(s)
	case s[1] == '!' || s[1] == '?' || s[1] == '/' && len(s) > 2:
		if end := strings.IndexByte(s, '>'); end >= 0 {
			return "", end + 1
		}
		return "", len(s)
	}
	return "", 0
}

func isBlank(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' && c != '\v' }

// tag reads a tag whose name begins at s[i]. What is between quotes does not end
// it.
func tag(s string, i int) (name string, size int) {
	end := i
	for end < len(s) && !isBlank(s[end]) && s[end] != '/' && s[end] != '>' {
		end++
	}
	name = lower(s[i:end])
	for i = end; ; {
		i = skipBlanks(s, i)
		switch {
		case i >= len(s):
			return name, len(s)
		case s[i] == '>':
			return name, i + 1
		case s[i] == '=': // begins a name
			i++
		}
		for i < len(s) && !isBlank(s[i]) && s[i] != '/' && s[i] != '=' && s[i] != '>' {
			i++
		}
		switch i = skipBlanks(s, i); {
		case i < len(s) && s[i] == '/':
			i++
		case i < len(s) && s[i] == '=':
			i = attributeEnd(s, skipBlanks(s, i+1))
		}
	}
}

// attributeEnd returns where the value that begins at s[i] ends.
func attributeEnd(s string, i int) int {
	if i < len(s) && (s[i] == '"' || s[i] == '\'') {
		if end := strings.IndexByte(s[i+1:], s[i]); end >= 0 {
			return i + 1 + end + 1
		}
		return len(s)
	}
	for i < len(s) && !isBlank(s[i]) && s[i] != '>' {
		i++
	}
	return i
}

// closingTag returns the length of s up to the end of the element it is in.
func closingTag(s, name string) int {
	for i := 0; i < len(s); i++ {
		if end := i + 2 + len(name); strings.HasPrefix(s[i:], "</") && end <= len(s) && strings.EqualFold(s[i+2:end], name) {
			if _, size := tag(s[i:], 2); end == len(s) || !isLetter(s[end]) {
				return i + size
			}
		}
	}
	return len(s)
}

func skipBlanks(s string, i int) int {
	for i < len(s) && isBlank(s[i]) {
		i++
	}
	return i
}

// lower is strings.ToLower for what is nearly always lower case.
func lower(s string) string {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			return strings.ToLower(s)
		}
	}
	return s
}
