package render

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
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

// structure counts what a document is made of. What stands inside a quotation or
// a fence is somebody's text, so only the quotation or fence counts.
func structure(src []byte) map[string]int {
	counts := map[string]int{}
	_ = ast.Walk(parseMarkdown(src), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.Kind() {
		case ast.KindText, ast.KindString, ast.KindTextBlock:
			return ast.WalkContinue, nil
		}
		kind := n.Kind().String()
		if e, ok := n.(*ast.Emphasis); ok {
			kind = fmt.Sprint(kind, e.Level)
		}
		if h, ok := n.(*ast.Heading); ok {
			kind = fmt.Sprint(kind, h.Level)
		}
		counts[kind]++
		if n.Kind() == ast.KindBlockquote {
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return counts
}

// fragments are what hostile text is made of.
var fragments = []string{
	"# x", "## Status", "\n", "\r\n", "\n\n", "\u2028", "- ", "* ", "+ ", "1. ", "12) ", "> ", "---", "===", "***", "___", "- - -",
	"```", "~~~", "`", "``", "|", "|---|---|", "\n|---|\n", ":-:", "\\", "\\|", "\\\n", "<b>", "</div>", "<!--", "-->", "<script>", "<http://x.y>",
	"[a](http://x.y)", "![a](http://x.y)", "[a]: http://x.y", "[a]", "](http://x.y)", "**", "_", "~~", "&lt;", "&#35;", "&#10;", "&", "\t", "    ",
	"\u200b", "\u202e", "\U000e0041", "\x00", "\x1b", "\xff", "\ue000", "\uf002", "\a", "[x] ", "[ ] ", "[pág 1/2 · total 9]", "Página 1 de 1",
	"</p>", "<h1>", "<table><tr><td>", "<pre>", "<li>", "<blockquote>", "</blockquote>", "#", "###", "ticket", "ação", " ", "a", "1", ".",
}

func hostile(rnd *rand.Rand) string {
	var b strings.Builder
	b.WriteString(fragments[rnd.IntN(len(fragments))])
	b.WriteByte('x') // so that it is never empty
	for range rnd.IntN(12) {
		b.WriteString(fragments[rnd.IntN(len(fragments))])
	}
	return b.String()
}

// fill sets every text of a value; s makes one for each.
func fill(v reflect.Value, s func(name string) string) {
	for i := range v.NumField() {
		name, f := v.Type().Field(i).Name, v.Field(i)
		switch f.Kind() {
		case reflect.String:
			f.SetString(s(name))
		case reflect.Slice:
			for j := range f.Len() {
				if e := f.Index(j); e.Kind() == reflect.String {
					e.SetString(s(name))
				} else {
					fill(e, s)
				}
			}
		}
	}
}

// filled returns a document of every block with its texts from s.
func filled(s func(name string) string) map[string]func(r Renderer, w *bytes.Buffer) error {
	items := []sample{{Number: 1, Tags: make([]string, 2), Custom: make([]Pair, 2)}, {Custom: make([]Pair, 1)}}
	for i := range items {
		fill(reflect.ValueOf(&items[i]).Elem(), s)
	}
	notes := Notes{Warnings: make([]string, 2), Filters: make([]Filter, 2), Findings: []Finding{{Without: make([]string, 2), Total: 1}}}
	fill(reflect.ValueOf(&notes).Elem(), s)
	receipt := Receipt{Fields: make([]Pair, 2), Refused: make([]Pair, 2), Warnings: make([]string, 1)}
	fill(reflect.ValueOf(&receipt).Elem(), s)
	failure := Failure{Fields: make([]Pair, 2)}
	fill(reflect.ValueOf(&failure).Elem(), s)
	ambiguity := Ambiguity{Candidates: []Candidate{{Details: make([]Pair, 2)}, {}}}
	fill(reflect.ValueOf(&ambiguity).Elem(), s)
	page := Page{Number: 1, Size: 2, Count: 2, Total: 9}
	return map[string]func(r Renderer, w *bytes.Buffer) error{
		"card": func(r Renderer, w *bytes.Buffer) error { return renderCard(r, w, &items[0], sampleRecord) },
		"list": func(r Renderer, w *bytes.Buffer) error {
			return renderList(r, w, "tickets", items, page, notes, sampleRecord)
		},
		"conversation": func(r Renderer, w *bytes.Buffer) error {
			return renderList(r, w, "tickets", items, page, notes, conversation)
		},
		"table": func(r Renderer, w *bytes.Buffer) error {
			return renderTable(r, w, "tickets", items, page, notes, sampleRecord)
		},
		"receipt":   func(r Renderer, w *bytes.Buffer) error { return r.Receipt(w, receipt) },
		"failure":   func(r Renderer, w *bytes.Buffer) error { return r.Failure(w, failure) },
		"ambiguity": func(r Renderer, w *bytes.Buffer) error { return r.Ambiguity(w, ambiguity) },
	}
}

// Whatever people type, the document keeps the structure of its template.
func TestHostileTextKeepsStructure(t *testing.T) {
	t.Parallel()
	const seeds = 150
	slot := func(name, s string) string {
		switch name {
		case "URL": // stays a link
			return "https://exemplo.com.br/" + strings.Map(func(r rune) rune {
				if r < ' ' {
					return -1
				}
				return r
			}, strings.NewReplacer("%", "", "#", "").Replace(s))
		case "Description", "LastReply": // stay a text, even if tags hide the rest
			return "x" + s
		}
		return s
	}
	benign := filled(func(name string) string { return slot(name, "x") })
	for _, fence := range []bool{false, true} {
		for _, mode := range modes[:2] {
			t.Run(fmt.Sprintf("%s/fence=%v", mode.name, fence), func(t *testing.T) {
				t.Parallel()
				r := mode.r
				r.Fence = fence
				for seed := range uint64(seeds) {
					rnd := rand.New(rand.NewPCG(seed, 1))
					r.More = func(Rest) string { return hostile(rnd) }
					attacked := filled(func(name string) string { return slot(name, hostile(rnd)) })
					for name := range benign {
						var want, got bytes.Buffer
						rb := r
						rb.More = func(Rest) string { return "x" }
						if err := benign[name](rb, &want); err != nil {
							t.Fatal(err)
						}
						if err := attacked[name](r, &got); err != nil {
							t.Fatal(err)
						}
						if diff := cmp.Diff(structure(want.Bytes()), structure(got.Bytes())); diff != "" {
							t.Fatalf("%s, seed %d: -template +attacked\n%s\n%s", name, seed, diff, got.Bytes())
						}
						unseen := func(r rune) bool { return sight(r) == hidden }
						if !utf8.Valid(got.Bytes()) || bytes.ContainsFunc(got.Bytes(), unseen) {
							t.Fatalf("%s, seed %d: runes that cannot be seen\n%q", name, seed, got.Bytes())
						}
					}
				}
			})
		}
	}
}

// Text at the very start of a value is as harmless as elsewhere.
func TestHostileStarts(t *testing.T) {
	t.Parallel()
	for _, start := range fragments {
		s := start + "x"
		var b bytes.Buffer
		if err := (Renderer{}).Ambiguity(&b, Ambiguity{Record: s, Query: s, Hint: s, Candidates: []Candidate{{Name: s}}}); err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		if err := (Renderer{}).Ambiguity(&want, Ambiguity{Record: "x", Query: "x", Hint: "x", Candidates: []Candidate{{Name: "x"}}}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(structure(want.Bytes()), structure(b.Bytes())); diff != "" {
			t.Errorf("%q: -template +attacked\n%s\n%s", s, diff, b.Bytes())
		}
	}
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
