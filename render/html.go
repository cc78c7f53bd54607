package render

import (
	"net/url"
	"regexp"
	"strings"
	"sync"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
)

// A trait says how an element behaves; it is what this package knows of HTML.
type trait uint8

const (
	inlineElement   trait = 1 << iota
	blockElement          // begins on a line of its own
	voidElement           // has no content
	verbatimElement       // its text is code
	nestingElement        // indents what is inside
	tableElement          // is a part of a table
	unreadElement         // goes with its text: nobody is meant to read it
)

// elements are all that survive, in both directions. The text of others stays,
// except where it is not meant to be read.
var elements = [...]struct {
	names string
	is    trait
}{
	{"p div section article header footer main center", blockElement},
	{"h1 h2 h3 h4 h5 h6 li dl dt dd figure figcaption table", blockElement},
	{"ul ol blockquote", blockElement | nestingElement},
	{"caption thead tbody tfoot tr th td", blockElement | tableElement},
	{"pre", blockElement | verbatimElement},
	{"hr", blockElement | voidElement},
	{"a b strong i em u s del strike ins mark small sub sup span", inlineElement},
	{"code kbd samp tt", inlineElement | verbatimElement},
	{"br img input", inlineElement | voidElement},
	{"script style title noscript iframe object template textarea select", unreadElement},
}

// traits finds elements by name.
var traits = sync.OnceValue(func() map[string]trait {
	m := map[string]trait{}
	for _, e := range elements {
		for name := range strings.FieldsSeq(e.names) {
			m[name] = e.is
		}
	}
	return m
})

// sanitiser lets the elements above pass, without style, script, handlers or
// relative addresses.
var sanitiser = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	for name, is := range traits() {
		if is == unreadElement {
			p.SkipElementsContent(name)
			continue
		}
		p.AllowElements(name)
		switch name {
		case "a", "img", "input": // nothing without attributes
		default:
			p.AllowNoAttrs().OnElements(name)
		}
	}
	p.AllowURLSchemes("http", "https", "mailto")
	p.RequireParseableURLs(true)
	p.AllowRelativeURLs(false)
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("src").Matching(regexp.MustCompile(`(?i)^https?://[^\s/?#]`)).OnElements("img")
	p.AllowAttrs("alt").OnElements("img")
	p.AllowAttrs("width", "height").Matching(bluemonday.NumberOrPercent).OnElements("img")
	p.AllowAttrs("start").Matching(regexp.MustCompile(`^\d{1,6}$`)).OnElements("ol")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^language-[\w+#.-]{1,32}$`)).OnElements("code", "pre")
	p.AllowAttrs("align").Matching(regexp.MustCompile(`^(left|center|right)$`)).OnElements("th", "td")
	p.AllowAttrs("colspan", "rowspan").Matching(regexp.MustCompile(`^\d{1,2}$`)).OnElements("th", "td")
	p.AllowAttrs("role").Matching(regexp.MustCompile(`^presentation$`)).OnElements("table")
	p.AllowAttrs("type").Matching(regexp.MustCompile(`^checkbox$`)).OnElements("input")
	p.AllowAttrs("checked", "disabled").Matching(regexp.MustCompile(`^(checked|disabled)?$`)).OnElements("input")
	return p
})

// sanitise makes HTML safe. An image that lost its source becomes its text.
func sanitise(src string) string {
	return noSource.ReplaceAllString(sanitiser().Sanitize(src), "$1")
}

var noSource = regexp.MustCompile(`<img(?: (?:width|height)="[^"]*")*(?: alt="([^"]*)")?(?: (?:width|height)="[^"]*")* ?/?>`)

// markdowner converts trees made by parse, whose text is escaped already.
var markdowner = sync.OnceValue(func() *converter.Converter {
	c := converter.NewConverter(
		converter.WithEscapeMode(converter.EscapeModeDisabled),
		converter.WithPlugins(
			base.NewBasePlugin(),
			commonmark.NewCommonmarkPlugin(commonmark.WithListEndComment(false),
				commonmark.WithLinkEmptyContentBehavior(commonmark.LinkBehaviorSkip)),
			strikethrough.NewStrikethroughPlugin(),
			table.NewTablePlugin(
				table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal),
				table.WithNewlineBehavior(table.NewlineBehaviorPreserve),
			),
		),
	)
	c.Register.RendererFor("input", converter.TagTypeInline, renderCheckbox, converter.PriorityEarly)
	return c
})

func renderCheckbox(_ converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	box := "[ ] "
	if _, checked := attribute(n.Attr, "checked"); checked {
		box = "[x] "
	}
	_, _ = w.WriteString(box)
	return converter.RenderSuccess
}

// HTMLToMarkdown converts the HTML of a ticket, answer or article to GitHub
// flavoured Markdown. Headings, lists, tables, code, links and images stay;
// script, style, handlers and links other than http, https and mailto do not.
// Text is escaped, and runes that cannot be seen are dropped. At most max bytes
// of src are read (0 is 256 KiB), and left says how many were not. Text without
// any tag keeps its line breaks.
func HTMLToMarkdown(src string, max int) (md string, left int) {
	if max <= 0 {
		max = longestBody
	}
	src, left = cutHTML(src, max)
	if !strings.Contains(src, "<") {
		return escapeLines(html.UnescapeString(src)), left
	}
	tree := parse(sanitise(src))
	if md, ok := simpleMarkdown(tree); ok {
		return angles.toMarkdown(md), left
	}
	out, err := markdowner().ConvertNode(tree)
	if err != nil { // only a converter that was put together wrongly
		text, _ := plainText(src, max)
		return Inline(text), left
	}
	return angles.toMarkdown(string(out)), left
}

// linkTarget returns an address that may be linked to, with every byte encoded
// that could end a Markdown link or a table cell.
func linkTarget(address string) (target string, ok bool) {
	address = clean(address, false)
	u, err := url.Parse(address)
	if err != nil {
		return "", false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		ok = u.Host != ""
	case "mailto":
		ok = u.Opaque != ""
	}
	if !ok {
		return "", false
	}
	const hex, safe = "0123456789ABCDEF", "-._~:/?#@!$&'*+,=%"
	b := make([]byte, 0, len(address))
	for i := range len(address) {
		if c := address[i]; isLetter(c) || isDigit(c) || strings.IndexByte(safe, c) >= 0 {
			b = append(b, c)
		} else {
			b = append(b, '%', hex[c>>4], hex[c&15])
		}
	}
	target = string(b)
	if _, err := url.Parse(target); err != nil { // a host cannot have such bytes
		return "", false
	}
	return target, true
}
