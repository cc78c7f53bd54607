package render

import (
	"bytes"
	"html"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	gohtml "github.com/yuin/goldmark/renderer/html"
	source "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown converts GitHub flavoured Markdown; a line break is a break, as in
// the editor of TiFlux.
var markdown = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithParser(boundedParser()),
		goldmark.WithExtensions(
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
			extension.Strikethrough, extension.Linkify, extension.TaskList,
		),
		goldmark.WithRendererOptions(
			gohtml.WithHardWraps(),
			renderer.WithNodeRenderers(util.Prioritized(rawHTML{}, 1)),
		),
	)
})

// MarkdownToHTML converts what a user wrote to the HTML that TiFlux stores, and
// makes it safe: no script, style, handler or link other than http, https and
// mailto passes. Text that is HTML already (it begins with a block element and
// ends with a tag) is made safe and not converted. Known tags inside Markdown
// work; unknown ones, "<server>", are text, so nothing that was written is lost.
// Markdown of more than 1 MiB is taken for plain text.
func MarkdownToHTML(src string) string {
	if isHTMLDocument(src) {
		return sanitise(src)
	}
	var b bytes.Buffer
	if len(src) > longestMarkdown || markdown().Convert([]byte(src), &b) != nil { // a buffer takes everything
		return strings.ReplaceAll(html.EscapeString(src), "\n", "<br>\n")
	}
	return strings.TrimSpace(sanitise(b.String()))
}

const (
	longestMarkdown = 1 << 20
	deepestBlock    = 64   // open quotations, lists and items
	mostSigns       = 1000 // of one kind in one paragraph
)

// boundedParser is the parser of goldmark with bounds on what makes it slow:
// signs in one paragraph (it looks back over all of them) and nesting. Signs
// beyond the bounds are text.
func boundedParser() parser.Parser {
	blocks, inlines := parser.DefaultBlockParsers(), parser.DefaultInlineParsers()
	for i, p := range blocks {
		if b := p.Value.(parser.BlockParser); bytes.ContainsAny(b.Trigger(), ">+") {
			blocks[i].Value = boundedBlock{b}
		}
	}
	for i, p := range inlines {
		inlines[i].Value = boundedInline{p.Value.(parser.InlineParser), i}
	}
	return parser.NewParser(parser.WithBlockParsers(blocks...), parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(util.Prioritized(boundedReferences{parser.LinkReferenceParagraphTransformer}, 100)))
}

type boundedReferences struct{ parser.ParagraphTransformer }

func (b boundedReferences) Transform(n *ast.Paragraph, reader source.Reader, pc parser.Context) {
	if n.Lines().Len() <= mostSigns {
		b.ParagraphTransformer.Transform(n, reader, pc)
	}
}

type boundedBlock struct{ parser.BlockParser }

func (b boundedBlock) Open(parent ast.Node, reader source.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		depth++
	}
	if depth > deepestBlock {
		return nil, parser.NoChildren
	}
	return b.BlockParser.Open(parent, reader, pc)
}

type boundedInline struct {
	parser.InlineParser
	number int // among the inline parsers
}

// signCounts is the key of the signCount of each inline parser. It is made here
// because goldmark numbers its keys without a lock: made on first use, it would
// race with every other user of goldmark in the process.
var signCounts = parser.NewContextKey()

// signCount counts the signs in a paragraph.
type signCount struct {
	paragraph ast.Node
	n         int
}

func (b boundedInline) Parse(parent ast.Node, block source.Reader, pc parser.Context) ast.Node {
	counts, _ := pc.Get(signCounts).(map[int]signCount)
	if counts == nil {
		counts = make(map[int]signCount)
		pc.Set(signCounts, counts)
	}
	count := counts[b.number]
	if count.paragraph != parent {
		count = signCount{paragraph: parent}
	}
	count.n++
	counts[b.number] = count
	if count.n > mostSigns {
		return nil
	}
	return b.InlineParser.Parse(parent, block, pc)
}

func (b boundedInline) CloseBlock(parent ast.Node, block source.Reader, pc parser.Context) {
	if c, ok := b.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
}

// isHTMLDocument reports whether text is HTML and not Markdown with some tags.
func isHTMLDocument(text string) bool {
	text = strings.TrimSpace(text)
	if !strings.HasSuffix(text, ">") {
		return false
	}
	name := tagName(text)
	return traits()[name]&(blockElement|unreadElement) != 0 || name == "html" || name == "body" || name == "head" ||
		len(text) > 9 && strings.EqualFold(text[:9], "<!doctype")
}

// tagName returns the lower-case name of the tag text begins with, or "".
func tagName(text string) string {
	rest, ok := strings.CutPrefix(text, "<")
	if !ok {
		return ""
	}
	rest = strings.TrimPrefix(rest, "/")
	n := 0
	for n < len(rest) && (isLetter(rest[n]) || isDigit(rest[n])) {
		n++
	}
	if n == 0 || n < len(rest) && strings.IndexByte(" \t\r\n/>", rest[n]) < 0 {
		return ""
	}
	return strings.ToLower(rest[:n])
}

// rawHTML writes tags that stand in Markdown: known ones as they are, the rest
// as text.
type rawHTML struct{}

func (r rawHTML) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindRawHTML, r.inline)
	reg.Register(ast.KindHTMLBlock, r.block)
}

func (rawHTML) inline(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		writeKnownTags(w, n.(*ast.RawHTML).Segments.Value(src))
	}
	return ast.WalkSkipChildren, nil
}

func (rawHTML) block(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	block := n.(*ast.HTMLBlock)
	if entering {
		writeKnownTags(w, block.Lines().Value(src))
	} else if block.HasClosure() {
		writeKnownTags(w, block.ClosureLine.Value(src))
	}
	return ast.WalkContinue, nil
}

// writeKnownTags escapes the < of every tag that the sanitiser would drop.
func writeKnownTags(w util.BufWriter, raw []byte) {
	for s := string(raw); s != ""; {
		at := strings.IndexByte(s, '<')
		if at < 0 {
			at = len(s)
		}
		_, _ = w.WriteString(s[:at])
		if s = s[at:]; s == "" {
			return
		}
		is, known := traits()[tagName(s)]
		if known && is != unreadElement || strings.HasPrefix(s, "<!--") {
			_ = w.WriteByte('<')
		} else {
			_, _ = w.WriteString("&lt;")
		}
		s = s[1:]
	}
}
