package render

import (
	"bytes"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

const (
	deepest     = 64 // open elements
	mostIndents = 8  // open lists and quotations
)

// parse builds a tree from sanitised HTML. It makes at most one node per token
// and bounds depth, indentation and the size of tables, where a parser that
// follows the standard can be made to need much more than its input; and since
// it knows where lines start, it escapes text as Markdown.
func parse(src string) *html.Node {
	root := &html.Node{Type: html.DocumentNode}
	p := treeBuilder{at: root, fresh: true}
	z := html.NewTokenizer(strings.NewReader(src))
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			p.flush()
			for _, t := range slices.Backward(p.tables) {
				checkTable(t)
			}
			return root
		case html.TextToken:
			p.text(z.Token().Data)
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			p.open(t.Data, t.Attr)
		case html.EndTagToken:
			p.shut(z.Token().Data)
		}
	}
}

type treeBuilder struct {
	at     *html.Node // the open element
	run    []byte     // text that goes into it next
	fresh  bool       // at the start of a line
	dot    bool       // the last text ended with punctuation
	tight  bool       // an emphasis just closed on punctuation
	tables []*html.Node
}

// move makes n the open element.
func (p *treeBuilder) move(n *html.Node) {
	if n != p.at {
		p.flush()
		p.at = n
	}
}

// flush makes a node of the text that was read. Text between the cells of a
// table belongs before it.
func (p *treeBuilder) flush() {
	if len(p.run) == 0 {
		return
	}
	n := &html.Node{Type: html.TextNode, Data: string(p.run)}
	p.run = p.run[:0]
	t := p.ancestor("table", "td", "th", "caption")
	switch {
	case t == nil || t.Data != "table":
		p.at.AppendChild(n)
	case strings.TrimSpace(n.Data) != "":
		t.Parent.InsertBefore(n, t)
	}
}

func (p *treeBuilder) open(name string, attr []html.Attribute) {
	is := traits()[name]
	if v := p.verbatim(); v != nil {
		switch {
		case name == "br":
			p.text("\n")
			return
		case name == "code" && p.at == v && v.Data == "pre": // names the language
		case v.Data == "pre" || is&blockElement == 0:
			return
		default:
			p.move(v.Parent) // a block ends code in a line
		}
	}
	if name == "a" {
		if attr = linkAttributes(attr); attr == nil {
			name = "span"
		}
	}
	name = p.makeRoom(name, is)
	switch {
	case is == 0 || p.crowded(is):
		return
	case name == "img":
		p.image(attr)
		return
	}
	if name == "a" && bytes.HasSuffix(p.run, []byte("!")) {
		p.run = append(p.run[:len(p.run)-1], `\!`...) // else the link is an image
	}
	p.flush()
	n := &html.Node{Type: html.ElementNode, Data: name, Attr: attr}
	p.at.AppendChild(n)
	if name == "table" {
		p.tables = append(p.tables, n)
	}
	if is&blockElement != 0 || name == "br" {
		p.fresh = true
	}
	if is&voidElement == 0 {
		p.move(n)
	}
}

// makeRoom closes what the start of an element closes and returns the element to
// open instead where it cannot stand here.
func (p *treeBuilder) makeRoom(name string, is trait) string {
	if is&blockElement != 0 {
		p.shutWithin(blockElement, "p")
	}
	cell := p.ancestor("td", "th")
	switch name {
	case "a":
		p.shut("a")
	case "li":
		p.shutWithin(nestingElement, "li")
		if p.at.Data != "ul" && p.at.Data != "ol" {
			p.open("ul", nil)
		}
	case "table":
		for traits()[p.at.Data]&inlineElement != 0 {
			p.move(p.at.Parent)
		}
		if outer := p.ancestor("table"); outer != nil {
			outer.Attr = layout
		}
	case "thead", "tbody", "tfoot", "tr", "caption":
		if !p.shutToTable(name) {
			return "div"
		}
	case "td", "th":
		if !p.shutToTable("tr", "td", "th") {
			return "div"
		}
		if p.at.Data != "tr" {
			p.open("tr", nil)
		}
	case "pre":
		if cell != nil {
			return "code"
		}
	}
	return name
}

// shutToTable goes up to where a part of a table belongs; false outside tables.
func (p *treeBuilder) shutToTable(names ...string) bool {
	t := p.ancestor("table")
	if t == nil {
		return false
	}
	for p.at != t {
		switch p.at.Data {
		case "thead", "tbody", "tfoot":
			if names[0] == "tr" {
				return true
			}
		case "tr":
			if len(names) > 1 {
				return true
			}
		}
		p.move(p.at.Parent)
	}
	return true
}

// shut closes the nearest element of that name, and what is open inside it. A
// cell is a wall: only parts of its table are closed through it.
func (p *treeBuilder) shut(name string) {
	if name == "pre" && p.ancestor("pre") == nil {
		name = "code"
	}
	through := traits()[name]&tableElement != 0 || name == "table"
	found := false
	for n := p.at; n.Parent != nil; n = n.Parent {
		if found = n.Data == name; found {
			p.tight = p.dot && traits()[name] == inlineElement && name != "a"
			p.move(n.Parent)
			break
		}
		if !through && traits()[n.Data]&tableElement != 0 || through && n.Data == "table" {
			break
		}
	}
	if traits()[name]&blockElement != 0 {
		p.fresh = true
	}
	if name == "p" && !found && p.verbatim() == nil { // a stray end still parts what is before it from what follows
		p.open("p", nil)
		p.shut("p")
	}
}

// shutWithin closes the nearest element of that name unless an element of the
// kind wall is between.
func (p *treeBuilder) shutWithin(wall trait, name string) {
	for n := p.at; n.Parent != nil; n = n.Parent {
		switch {
		case n.Data == name:
			p.move(n.Parent)
			return
		case traits()[n.Data]&(wall|tableElement) != 0:
			return
		}
	}
}

func (p *treeBuilder) ancestor(names ...string) *html.Node {
	for n := p.at; n.Parent != nil; n = n.Parent {
		for _, name := range names {
			if n.Data == name {
				return n
			}
		}
	}
	return nil
}

// verbatim returns the outermost open element whose text is code.
func (p *treeBuilder) verbatim() (found *html.Node) {
	for n := p.at; n.Parent != nil; n = n.Parent {
		if traits()[n.Data]&verbatimElement != 0 {
			found = n
		}
	}
	return found
}

// crowded reports whether one more element would be too deep.
func (p *treeBuilder) crowded(is trait) bool {
	depth, indents := 0, 0
	for n := p.at; n.Parent != nil; n = n.Parent {
		depth++
		if traits()[n.Data]&nestingElement != 0 {
			indents++
		}
	}
	return depth >= deepest || is&nestingElement != 0 && indents >= mostIndents
}

func (p *treeBuilder) image(attr []html.Attribute) {
	src, _ := attribute(attr, "src")
	alt, _ := attribute(attr, "alt")
	target, ok := linkTarget(src)
	if !ok {
		p.text(alt)
		return
	}
	p.flush()
	p.at.AppendChild(&html.Node{Type: html.ElementNode, Data: "img", Attr: []html.Attribute{
		{Key: "src", Val: target}, {Key: "alt", Val: Inline(alt)},
	}})
	p.fresh = false
}

func (p *treeBuilder) text(s string) {
	if p.verbatim() == nil {
		p.run = append(p.run, p.escaped(s)...)
		return
	}
	s = clean(s, true)
	if p.ancestor("td", "th") != nil {
		s = strings.NewReplacer("|", `\|`, "\n", " ").Replace(s)
	}
	p.run = append(p.run, s...)
	p.fresh = false
}

// escaped returns text as Markdown that shows it, with at most one blank at
// either end.
func (p *treeBuilder) escaped(s string) string {
	line := clean(s, false)
	if line == "" {
		if p.fresh || s == "" {
			return ""
		}
		return " "
	}
	b := make([]byte, 0, len(line)+8)
	first, _ := utf8.DecodeRuneInString(line)
	last, _ := utf8.DecodeLastRuneInString(line)
	if !p.fresh && startsBlank(s) || p.tight && isWord(first) { // "**a:**b" would not be bold
		b = append(b, ' ')
	}
	p.tight, p.dot = false, !isWord(last) && !endsBlank(s)
	b = appendEscaped(b, line, p.fresh)
	if heading := p.ancestor("h1", "h2", "h3", "h4", "h5", "h6"); heading != nil {
		b = escapeLastHash(b)
	}
	if endsBlank(s) {
		b = append(b, ' ')
	}
	p.fresh = false
	return angles.hide(string(b))
}

// escapeLastHash keeps the converter from taking a # at the end of a heading for
// the end of the heading.
func escapeLastHash(b []byte) []byte {
	if n := len(b); b[n-1] == '#' && (n == 1 || b[n-2] != '\\') {
		return append(b[:n-1], `\#`...)
	}
	return b
}

func startsBlank(s string) bool { return strings.IndexByte(" \t\r\n", s[0]) >= 0 }
func endsBlank(s string) bool   { return strings.IndexByte(" \t\r\n", s[len(s)-1]) >= 0 }

// angles carries < and > through the converter, which would write them as
// character references. Runes of private use cannot come from outside: clean
// drops them.
var angles = angleMarks{lt: "\ue000", gt: "\ue001"}

type angleMarks struct{ lt, gt string }

func (a angleMarks) hide(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "<", a.lt), ">", a.gt)
}

func (a angleMarks) toMarkdown(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, a.lt, "<"), a.gt, ">")
}

// linkAttributes returns the attributes of a link that may be followed, else nil.
func linkAttributes(attr []html.Attribute) []html.Attribute {
	href, _ := attribute(attr, "href")
	target, ok := linkTarget(href)
	if !ok {
		return nil
	}
	return []html.Attribute{{Key: "href", Val: target}}
}

func attribute(attr []html.Attribute, key string) (string, bool) {
	for _, a := range attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// layout marks a table that only arranges a page.
var layout = []html.Attribute{{Key: "role", Val: "presentation"}}

// checkTable turns a table that only arranges a page into plain blocks, and so
// one whose rows would have to be filled up with far more cells than it has.
func checkTable(t *html.Node) {
	cells, rows, widest, spans := 0, 0, 0, 0
	_, flat := attribute(t.Attr, "role")
	for n := range ownNodes(t) {
		switch n.Data {
		case "tr":
			rows++
			width := 0
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				across := span(c, "colspan")
				if span(c, "rowspan") > 1 {
					spans += across
				}
				width += across
				cells++
			}
			widest = max(widest, width)
		case "ul", "ol", "hr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6":
			flat = true
		}
	}
	if !flat && widest > 1 && rows*(widest+spans) <= 16*cells+1024 {
		return
	}
	t.Data, t.Attr = "div", nil
	for n := range ownNodes(t) {
		if traits()[n.Data]&tableElement != 0 {
			n.Data, n.Attr = "div", nil
		}
	}
}

// ownNodes ranges over the elements of a table without those of tables in it.
func ownNodes(t *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) { walkOwn(t, yield) }
}

func walkOwn(t *html.Node, yield func(*html.Node) bool) bool {
	for n := range t.ChildNodes() {
		if n.Type != html.ElementNode || n.Data == "table" {
			continue
		}
		if !yield(n) || !walkOwn(n, yield) {
			return false
		}
	}
	return true
}

func span(cell *html.Node, key string) int {
	s, _ := attribute(cell.Attr, key)
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 1
	}
	return n
}
