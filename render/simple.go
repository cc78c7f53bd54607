package render

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// simpleMarkdown is what the converter makes of a tree of nothing but
// paragraphs, single line breaks, flat lists and emphasis, which most tickets and
// answers are, at a small part of its cost; false if there is anything else. A
// fuzz target holds the two against each other.
func simpleMarkdown(root *html.Node) (md string, ok bool) {
	s := simple{}
	last := ""
	for n := root.FirstChild; n != nil; n = n.NextSibling {
		isList := n.Data == "ul" || n.Data == "ol"
		switch {
		case n.Type != html.ElementNode, len(n.Attr) > 0, isList && (last == "ul" || last == "ol"):
			return "", false
		case n.Data == "p":
			ok = s.paragraph(n)
		case isList:
			ok = s.list(n)
		default:
			return "", false
		}
		if !ok {
			return "", false
		}
		last = n.Data
	}
	return string(s.out), len(s.out) > 0
}

type simple struct{ out []byte }

func (s *simple) block() {
	if len(s.out) > 0 {
		s.out = append(s.out, "\n\n"...)
	}
}

func (s *simple) paragraph(p *html.Node) bool {
	s.block()
	return s.inline(p, true)
}

// mostItems have numbers of one digit, which need no padding.
const mostItems = 9

func (s *simple) list(list *html.Node) bool {
	s.block()
	number := 0
	for li := list.FirstChild; li != nil; li = li.NextSibling {
		if number++; number > 1 {
			s.out = append(s.out, '\n')
		}
		if li.Data != "li" || len(li.Attr) > 0 || number > mostItems {
			return false
		}
		if list.Data == "ul" {
			s.out = append(s.out, "- "...)
		} else {
			s.out = append(strconv.AppendInt(s.out, int64(number), 10), ". "...)
		}
		if !s.inline(li, false) {
			return false
		}
	}
	return number > 0
}

// inline appends text, emphasis and, where they may be, line breaks; neither ends
// with a blank or a break.
func (s *simple) inline(parent *html.Node, breaks bool) bool {
	first := true // on its line
	for n := parent.FirstChild; n != nil; n = n.NextSibling {
		text := n.Data
		end := n.NextSibling == nil || n.NextSibling.Data == "br" && n.NextSibling.Type == html.ElementNode
		switch {
		case n.Type == html.TextNode:
			if first && startsBlank(text) {
				text = text[1:]
			}
			if end && text != "" && endsBlank(text) {
				text = text[:len(text)-1]
			}
			if strings.TrimSpace(text) == "" || strings.Contains(n.Data, "  ") {
				return false
			}
			s.out = append(s.out, text...)
		case n.Data == "br" && breaks && !first && n.NextSibling != nil:
			s.out = append(s.out, "  \n"...)
			first = true
			continue
		default:
			if !s.emphasis(n) {
				return false
			}
		}
		first = false
	}
	return !first
}

var emphasisMarks = map[string]string{"strong": "**", "b": "**", "em": "*", "i": "*"}

// emphasis appends marked text that stands between other text.
func (s *simple) emphasis(n *html.Node) bool {
	mark, inner := emphasisMarks[n.Data], n.FirstChild
	if mark == "" || len(n.Attr) > 0 || inner == nil || inner.NextSibling != nil || inner.Type != html.TextNode ||
		strings.Contains(inner.Data, "  ") || startsBlank(inner.Data) || endsBlank(inner.Data) || !isTextOrNone(n.PrevSibling) || !isTextOrNone(n.NextSibling) {
		return false
	}
	s.out = append(append(append(s.out, mark...), inner.Data...), mark...)
	return true
}

func isTextOrNone(n *html.Node) bool { return n == nil || n.Type == html.TextNode }
