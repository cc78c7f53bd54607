package render

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	source "github.com/yuin/goldmark/text"
)

func TestInline(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                                   "",
		"Computador não liga":                "Computador não liga",
		"  a \t b\u00a0 c\r\nd\u2028e ":      "a b c d e",
		"joao.silva_2@exemplo.com.br":        "joao.silva_2@exemplo.com.br",
		"Menu > Arquivo < 5 & R&D":           "Menu > Arquivo < 5 & R&D",
		"a|b `c` *d* _e_ [f](g) ~h~ \\":      "a\\|b \\`c\\` \\*d\\* \\_e\\_ \\[f\\](g) \\~h\\~ \\\\",
		"<b> <!-- <http://x> </a>":           "\\<b> \\<!-- \\<http://x> \\</a>",
		"&lt; &#60; &#x3c; &x":               "\\&lt; \\&#60; \\&#x3c; &x",
		"# título":                           "\\# título",
		"#42 C# ##":                          "#42 C# \\##",
		"- a":                                "\\- a",
		"---":                                "\\---",
		"-5 graus":                           "-5 graus",
		"1. a":                               "1\\. a",
		"10) a":                              "10\\) a",
		"1.5 GB":                             "1.5 GB",
		"> a":                                "\\> a",
		"===":                                "\\===",
		"\u200b\u202e# a\U000e0041\ufeff":    "\\# a",
		"a\u200bb\u2066c\u00add\ue000\ufe0f": "abcd",
		"\x1b[31mred\x00":                    "\\[31mred",
		"a\xffb":                             "a\ufffdb",
		"\u200b \u2060":                      "",
	} {
		if got := Inline(in); got != want {
			t.Errorf("Inline(%q)\n got %q\nwant %q", in, got, want)
		}
	}
}

func TestInlineKeepsCleanText(t *testing.T) {
	const s = "Computador da recepção não liga desde ontem à tarde"
	b := make([]byte, 0, 2*len(s))
	if n := testing.AllocsPerRun(100, func() { b = appendInline(b[:0], s) }); n != 0 {
		t.Errorf("%v allocations for clean text", n)
	}
}

func TestFenceIsLongerThanItsContent(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "a", "```", "a ````` b\n~~~", strings.Repeat("`", 50)} {
		out := string(appendFenced(nil, "x", s))
		doc := parseMarkdown([]byte(out))
		block, ok := doc.FirstChild().(*ast.FencedCodeBlock)
		if !ok || doc.ChildCount() != 1 || strings.TrimSuffix(string(block.Lines().Value([]byte(out))), "\n") != s {
			t.Errorf("%q does not stay in its fence:\n%s", s, out)
		}
	}
}

func parseMarkdown(src []byte) ast.Node {
	// Without Linkify: an address written out is data that may be a link.
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList))
	return md.Parser().Parse(source.NewReader(src))
}

func FuzzInline(f *testing.F) {
	for _, s := range fragments {
		f.Add(s + "x" + s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := Inline(s)
		if strings.ContainsAny(out, "\n\r\t") || firstUnclean(out, false) >= 0 {
			t.Fatalf("%q: more than a clean line: %q", s, out)
		}
		// One paragraph of text, and the text it had.
		src := []byte(out)
		doc := parseMarkdown(src)
		var shown strings.Builder
		_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			switch n := n.(type) {
			case *ast.Document, *ast.Paragraph:
			case *ast.Text:
				if entering {
					shown.Write(n.Segment.Value(src))
				}
			default:
				t.Fatalf("%q became %s: %q", s, n.Kind(), out)
			}
			return ast.WalkContinue, nil
		})
		if got := unescape(shown.String()); got != clean(s, false) {
			t.Fatalf("%q shows as %q", s, got)
		}
		if got := structure([]byte("| a | b |\n|---|---|\n| " + out + " | c |\n"))["TableCell"]; got != 4 {
			t.Fatalf("%q makes %d cells", s, got)
		}
	})
}

// unescape drops the backslashes that escape.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
