package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	nethtml "golang.org/x/net/html"
)

func TestHTMLToMarkdown(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, html, want string }{
		{"nothing", "", ""},
		{"text without tags", "uma\nduas &amp; * três\n\n\n# quatro", "uma  \nduas & \\* três\n\n\\# quatro"},
		{"blocks", "<h2>Título</h2><p>um</p><div>dois<br>três</div>", "## Título\n\num\n\ndois  \ntrês"},
		{"text stays text", "<p># a</p><p>1. b</p><p>- c **d** [e](f) | &lt;b&gt; &amp;lt;</p>", "\\# a\n\n1\\. b\n\n\\- c \\*\\*d\\*\\* \\[e\\](f) \\| \\<b> \\&lt;"},
		{"arrows", "<p>Menu &gt; Arquivo < 5</p>", "Menu > Arquivo < 5"},
		{"a tag in two pieces", "<p>&lt;<span>script></span></p>", "\\<script>"},
		{"a reference definition", "<p>[a]: http://exemplo.com.br</p>", "\\[a\\]: http://exemplo.com.br"},
		{"hash at the end of a heading", "<h1>C#</h1><h2>#</h2><h3>a ##</h3>", "# C\\#\n\n## \\#\n\n### a \\#\\#"},
		{"emphasis on punctuation", "<p><b>Nome:</b>João <i>x</i></p>", "**Nome:** João *x*"},
		{"links", `<a href="https://exemplo.com.br/a?b=(c)&d=[e]">f]</a> <a href="mailto:a@exemplo.com.br">g</a>`, "[f\\]](https://exemplo.com.br/a?b=%28c%29&d=%5Be%5D) [g](mailto:a@exemplo.com.br)"},
		{"links that are none", `<a href="javascript:alert(1)">a</a> <a href="/b">b</a> <a href="data:x">c</a> <a>d</a> <a href=" vbscript:x">e</a>`, "a b c d e"},
		{"no image by accident", `<p>Veja!<a href="https://exemplo.com.br">a</a></p>`, "Veja\\![a](https://exemplo.com.br)"},
		{"images", `<img src="https://exemplo.com.br/a.png" alt="f[o]o"><img src="data:x" alt="b*"><img src="javascript:x">`, "![f\\[o\\]o](https://exemplo.com.br/a.png)b\\*"},
		{"not meant to be read", "<style>p{}</style><script>a()</script><p onclick=x style=y>b</p><iframe>c</iframe><textarea>d</textarea><!-- e -->", "b"},
		{"unknown tags keep their text", "<font color=red>a</font>b<custom>c</custom>", "abc"},
		{"invisible", "<p>a&#8203;b&#x202e;c&#xE0041;d&#57344;e&#7;</p>", "abcde"},
		{"lists", "<ul><li>a<ol start=3><li>b</li></ol></li><li><input type=checkbox checked> c</li></ul><li>d", "- a\n  \n  3. b\n- [x] c\n\n- d"},
		{"code", "<pre><code class=\"language-go\">a\n\tb `c`\n```\n</code></pre><p><code>d|`e</code></p>", "````go\na\n\tb `c`\n```\n````\n\n``d|`e``"},
		{"table", "<table><tr><th>a</th><th align=right>b</th></tr><tr><td>c|d<br>e</td><td><code>f|g</code></td></tr></table>", "| a | b |\n|---|--:|\n| c\\|d  <br />e | `f\\|g` |"},
		{"table without rows", "<table><td>a<td>b</table>", "|  |  |\n|---|---|\n| a | b |"},
		{"layout table", "<table><tr><td><p>a</p></td></tr><tr><td>b<table><tr><td>c</td><td>d</td></tr></table></td></tr></table>", "a\n\nb\n\n|  |  |\n|---|---|\n| c | d |"},
		{"text between cells", "<table>x<tr><td>a</td><td>b</td></tr></table>", "x\n\n|  |  |\n|---|---|\n| a | b |"},
		{"quotation", "<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n> \n> > b"},
		{"wrong nesting", "<b>a<p>b</b>c</p></div></td>d", "**a**\n\n**b**\n\nc\n\nd"},
		{"stray end of a paragraph", "a</p>b", "a\n\nb"},
		{"unclosed", "<p>a <b>b", "a **b**"},
		{"broken tag at the end", "<p>a</p><a href=\"x", "a"},
	} {
		got, left := HTMLToMarkdown(test.html, 0)
		if diff := cmp.Diff(test.want, got); diff != "" || left != 0 {
			t.Errorf("%s: -want +got, %d left\n%s", test.name, left, diff)
		}
	}
}

func TestPlainText(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		html string
		n    int
		want string
		left int
	}{
		{"", 10, "", 0},
		{"<p>um</p><p>dois<br>três</p>", 100, "um dois três", 0},
		{"<style>p{}</style>a<script>b</script>c", 100, "ac", 0},
		{"a &lt;b&gt; &amp;", 100, "a <b> &", 0},
		{"<b>a</b>b < c", 100, "ab < c", 0},
		{"<p>uma frase longa</p><p>outra</p>", 10, "uma frase", len(" longa</p><p>outra</p>")},
		{"<p>ãããã</p>", 3, "ã", len("ããã</p>")},
		{"<p>abc</p><p> </p>", 3, "abc", 0},
	} {
		if got, left := plainText(test.html, test.n); got != test.want || left != test.left {
			t.Errorf("plainText(%q, %d) = %q, %d; want %q, %d", test.html, test.n, got, left, test.want, test.left)
		}
	}
}

func TestLinkTarget(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"https://exemplo.com.br/a?b=c&d=e#f":  "https://exemplo.com.br/a?b=c&d=e#f",
		"HTTP://exemplo.com.br":               "HTTP://exemplo.com.br",
		"mailto:a@exemplo.com.br":             "mailto:a@exemplo.com.br",
		"https://exemplo.com.br/a b|(c)<d>\\": "https://exemplo.com.br/a%20b%7C%28c%29%3Cd%3E%5C",
		"https://exemplo.com.br/ação":         "https://exemplo.com.br/a%C3%A7%C3%A3o",
		"https://exemplo.com.br/?a=1&copy;":   "https://exemplo.com.br/?a=1&copy%3B",
		"java\u200bscript:alert(1)":           "",
		"javascript:alert(1)":                 "",
		"data:text/html,x":                    "",
		"//exemplo.com.br":                    "",
		"https:exemplo.com.br":                "",
		"mailto:":                             "",
		"ftp://exemplo.com.br":                "",
		"":                                    "",
		"http://[::":                          "",
	} {
		got, ok := linkTarget(address)
		if got != want || ok != (want != "") {
			t.Errorf("linkTarget(%q) = %q, %v; want %q", address, got, ok, want)
		}
	}
}

// Everything that makes a parser of HTML or a converter slow ends, where without
// its bounds it would take many minutes, and no output is far larger than what it
// was made from.
func TestConversionIsBounded(t *testing.T) {
	t.Parallel()
	const (
		n       = 64 << 10
		forEver = time.Minute // on a busy machine, with the race detector
	)
	long := func(s string) string { return strings.Repeat(s, n/len(s)) }
	for _, html := range []string{
		long("<div>"), long("<blockquote>") + long("a<br>"), long("<ul><li>") + long("a<br>"), long("<b><i>"),
		"<b><i><u><s>" + long("<p>x"), long("<li>a"), long("<table><tr><td>"), long("<pre>a\n"), long("<code><pre>a"),
		"<table><tr>" + long("<td>a") + long("<tr><td>b"), "<table>" + long("<tr><td colspan=99 rowspan=99>a<td>b"),
		long("["), long("`"), long("*a_"), long("<"), long("&"), long("</div>"), long("<!--"), "<a " + long("x=1 ") + ">b", long("<a href=http://a.b>"),
	} {
		start := time.Now()
		md, _ := HTMLToMarkdown(html, 0)
		text, _ := plainText(html, n)
		if took := time.Since(start); took > forEver {
			t.Errorf("%.30q takes %v", html, took)
		}
		if len(md) > 32*n || len(text) > n {
			t.Errorf("%.30q makes %d and %d bytes", html, len(md), len(text))
		}
	}
	for _, md := range []string{
		long("*a_"), long("[a]("), long("> "), long("1. "), long("[a]: b\n"), long("`a``b"), long("<a "), long("a~~"), long("![a]("),
	} {
		start := time.Now()
		html := MarkdownToHTML(md)
		if took := time.Since(start); took > forEver {
			t.Errorf("%.30q takes %v", md, took)
		}
		if len(html) > 32*n {
			t.Errorf("%.30q makes %d bytes", md, len(html))
		}
	}
}

// forbiddenTags and forbiddenSchemes must never come out of a conversion to HTML.
var (
	forbiddenTags    = []string{"script", "style", "iframe", "object", "embed", "svg", "form", "link", "meta", "base"}
	forbiddenSchemes = []string{"javascript:", "data:", "vbscript:", "file:"}
)

// dangerous finds a tag that must never come out of a conversion to HTML, as a
// browser reads it.
func dangerous(html string) string {
	z := nethtml.NewTokenizer(strings.NewReader(html))
	for z.Next() != nethtml.ErrorToken {
		t := z.Token()
		if t.Type != nethtml.StartTagToken && t.Type != nethtml.SelfClosingTagToken {
			continue
		}
		bad := slices.Contains(forbiddenTags, t.Data) || t.Data == "a" && len(t.Attr) == 0
		for _, a := range t.Attr {
			value := strings.ToLower(strings.Map(func(r rune) rune {
				if r <= ' ' {
					return -1 // browsers do not see these in a scheme
				}
				return r
			}, a.Val))
			bad = bad || strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcset" ||
				slices.ContainsFunc(forbiddenSchemes, func(scheme string) bool {
					return (a.Key == "href" || a.Key == "src") && strings.HasPrefix(value, scheme)
				})
		}
		if bad {
			return t.String()
		}
	}
	return ""
}

func TestDangerousFindsWhatItIsFor(t *testing.T) {
	t.Parallel()
	for html, bad := range map[string]bool{
		"<p>a</p>": false, "href=data: onclick=x": false, `<img src="https://exemplo.com.br/a.png" alt=" onx=y style=z">`: false,
		"<SCRIPT>a": true, "<p onclick=a>": true, "<b style=a>": true, "<a>": true, `<a href=" java` + "\n" + `script:a">`: true, "<img src=data:a>": true, "<svg/>": true,
	} {
		if got := dangerous(html); (got != "") != bad {
			t.Errorf("%q: found %q", html, got)
		}
	}
}

func TestMarkdownToHTML(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, md, want string }{
		{"nothing", "", ""},
		{"hard line breaks", "Olá,\nbom dia\n\n# Título", "<p>Olá,<br>\nbom dia</p>\n<h1>Título</h1>"},
		{"inline", "**a** *b* ~~c~~ `<d>`", "<p><strong>a</strong> <em>b</em> <del>c</del> <code>&lt;d&gt;</code></p>"},
		{"lists", "1. a\n   - b\n- [x] c", "<ol>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>\n<ul>\n<li><input checked=\"\" disabled=\"\" type=\"checkbox\"> c</li>\n</ul>"},
		{"table", "| a | b |\n|---|:-:|\n| c\\|d | e |", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th align=\"center\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c|d</td>\n<td align=\"center\">e</td>\n</tr>\n</tbody>\n</table>"},
		{"code", "```go\na\n\tb\n```", "<pre><code class=\"language-go\">a\n\tb\n</code></pre>"},
		{"links", "[a](https://exemplo.com.br) ana@exemplo.com.br", `<p><a href="https://exemplo.com.br">a</a> <a href="mailto:ana@exemplo.com.br">ana@exemplo.com.br</a></p>`},
		{"links that are none", "[a](javascript:x) [b](/c) ![d](data:x)", "<p>a b d</p>"},
		{"known tags", "um <b>dois</b><br>três\n\n<div onclick=x>quatro</div>", "<p>um <b>dois</b><br>três</p>\n<div>quatro</div>"},
		{"unknown tags are text", "use <servidor> ou <script>x</script>", "<p>use &lt;servidor&gt; ou &lt;script&gt;x&lt;/script&gt;</p>"},
		{"comments vanish", "a <!-- b --> c", "<p>a  c</p>"},
		{"HTML is not doubled", "  <p>Olá &amp; <b>oi</b></p>\n\n    <p>fim</p> ", "  <p>Olá &amp; <b>oi</b></p>\n\n    <p>fim</p> "},
		{"HTML is made safe", `<div style="x"><script>a</script><a href="javascript:b">c</a></div>`, "<div>c</div>"},
		{"HTML that begins with a script", "<script>a</script><p>b</p>", "<p>b</p>"},
		{"a page", "<!DOCTYPE html><html><head><title>a</title></head><body><p>b</p></body></html>", "<p>b</p>"},
		{"Markdown about HTML", "`<p>` abre e `</p>`", "<p><code>&lt;p&gt;</code> abre e <code>&lt;/p&gt;</code></p>"},
	} {
		if diff := cmp.Diff(test.want, MarkdownToHTML(test.md)); diff != "" {
			t.Errorf("%s: -want +got\n%s", test.name, diff)
		}
	}
	huge := strings.Repeat("a * <b>\n", longestMarkdown/8+1)
	if got := MarkdownToHTML(huge); !strings.HasPrefix(got, "a * &lt;b&gt;<br>\na * ") {
		t.Errorf("huge text begins %.40q", got)
	}
}

// A program may use goldmark itself while the parser is made for the first time:
// goldmark numbers its keys in a variable without a lock, which every parse reads.
func TestGoldmarkIsShared(t *testing.T) {
	t.Parallel()
	before := parser.ContextKeyMax
	boundedParser()
	if after := parser.ContextKeyMax; after != before {
		t.Errorf("making the parser moved the number of goldmark's keys from %d to %d", before, after)
	}
}

// What is written, stored and read again is what was written.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	for _, md := range []string{
		"# Um\n\n## Dois\n\nTexto com **negrito**, *itálico*, ~~riscado~~ e `código`.",
		"uma linha  \noutra linha",
		"- a\n- b\n- c",
		"1. a\n2. b",
		"- [x] feito\n- [ ] por fazer",
		"| a | b | c |\n|---|--:|:-:|\n| 1 | 2\\|3 | `x` |\n| 4 |  | [l](https://exemplo.com.br) |",
		"```sh\nping 10.0.0.1\n\n\t# não é título\n```",
		"````\n```\n````",
		"> citado\n> \n> mais",
		"[texto](https://exemplo.com.br/a?b=c) e [e-mail](mailto:ana@exemplo.com.br)",
		"![imagem](https://exemplo.com.br/a.png)",
		"\\# não é título\n\n1\\. nem lista\n\n\\*nem\\* \\_ênfase\\_ \\[nem\\](link) \\<nem> a < b & c \\&amp;",
		"a\n\n* * *\n\nb",
		"Preço: R$ 1.234,56 (50%) #42 — “aspas” C:\\\\temp",
	} {
		html := MarkdownToHTML(md)
		got, left := HTMLToMarkdown(html, 0)
		if diff := cmp.Diff(md, got); diff != "" || left != 0 {
			t.Errorf("-written +read, %d left, stored as %s\n%s", left, html, diff)
		}
	}
}

// FuzzPlainText reads HTML as the tokenizer does.
func FuzzPlainText(f *testing.F) {
	f.Add(samples()[0].Description, uint16(100))
	for _, s := range fragments {
		f.Add("<p>"+s+"x"+s+"</p>", uint16(40))
	}
	for _, s := range []string{`<a b="c>d" e='f>g' h=i"j>k`, `<p/="x>y">z`, `<!-->a<!--b>c-->d`, `a </ >b <3 c`, `<STYLE>a</sTyle x>b`, `<p =">q">r`, "\xcf<A>\xa50", "\xe8<"} {
		f.Add(s, uint16(10))
	}
	f.Fuzz(func(t *testing.T, src string, n uint16) {
		if text, left := plainText(src, int(n)); left > len(src) || !utf8.ValidString(text) || text != clean(text, false) {
			t.Fatalf("plainText(%q, %d) = %q, %d", src, n, text, left)
		}
		text, _ := plainText(src, 3*len(src)) // a broken byte is shown as three
		if want, ok := tokenText(src); ok && strings.ReplaceAll(text, " ", "") != strings.ReplaceAll(want, " ", "") {
			t.Fatalf("%q has the text %q, not %q", src, text, want)
		}
	})
}

// tokenText is the text of HTML; false where the tokenizer would read text that
// nobody is meant to see.
func tokenText(src string) (text string, ok bool) {
	z := nethtml.NewTokenizer(strings.NewReader(src))
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			return clean(text, false), true
		case nethtml.TextToken:
			text += clean(string(z.Text()), true)
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken:
			name, _ := z.TagName()
			if traits()[string(name)] == unreadElement || strings.Contains(" noembed noframes plaintext xmp ", " "+string(name)+" ") {
				return "", false
			}
		}
	}
}

func FuzzHTMLToMarkdown(f *testing.F) {
	f.Add(samples()[0].Description, true)
	for _, s := range fragments {
		f.Add("<p>"+s+"x"+s+"</p>", false)
	}
	f.Fuzz(func(t *testing.T, html string, fence bool) {
		md, left := HTMLToMarkdown(html, 1<<16)
		if left > len(html) || !utf8.ValidString(md) || strings.ContainsAny(md, "\x00\x1b\a") {
			t.Fatalf("%q: %q, %d left", html, md, left)
		}
		// Nothing leaves the quotation or the fence it is put into.
		quoted, kind := appendQuoted(nil, md), ast.KindBlockquote
		if fence {
			quoted, kind = appendFenced(nil, "x", md), ast.KindFencedCodeBlock
		}
		doc := parseMarkdown(append(quoted, "\n\nend [a] [b][a]\n"...))
		if doc.ChildCount() != 2 || doc.FirstChild().Kind() != kind {
			t.Fatalf("%q breaks out:\n%s", html, quoted)
		}
		if last := doc.LastChild(); last.Kind() != ast.KindParagraph || hasLink(last) {
			t.Fatalf("%q changes what follows:\n%s", html, quoted)
		}
		if bad := badLink(md); bad != "" {
			t.Fatalf("%q links to %q", html, bad)
		}
	})
}

func FuzzMarkdownToHTML(f *testing.F) {
	for _, s := range fragments {
		f.Add("x" + s + "x" + s)
	}
	f.Add("[a](javascript:alert(1)) <a href='data:x' onclick=y>b</a> <img src=x onerror=y>")
	f.Fuzz(func(t *testing.T, md string) {
		html := MarkdownToHTML(md)
		if bad := dangerous(html); bad != "" {
			t.Fatalf("%q makes %q: %s", md, bad, html)
		}
		if again := sanitiser().Sanitize(html); len(md) <= longestMarkdown && again != html {
			t.Fatalf("%q is not clean: %q", html, again)
		}
	})
}

func hasLink(n ast.Node) (found bool) {
	_ = ast.Walk(n, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		found = found || n.Kind() == ast.KindLink || n.Kind() == ast.KindImage
		return ast.WalkContinue, nil
	})
	return found
}

// badLink returns a link of the Markdown that goes where none may go.
func badLink(md string) (bad string) {
	_ = ast.Walk(parseMarkdown([]byte(md)), func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		var to string
		switch n := n.(type) {
		case *ast.Link:
			to = string(n.Destination)
		case *ast.Image:
			to = string(n.Destination)
		default:
			return ast.WalkContinue, nil
		}
		if _, ok := linkTarget(to); !ok {
			bad = fmt.Sprintf("%q", to)
		}
		return ast.WalkContinue, nil
	})
	return bad
}
