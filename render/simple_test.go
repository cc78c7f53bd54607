package render

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestSimpleMarkdown renders random HTML of the elements that simpleMarkdown
// takes, well formed and not, both ways.
func TestSimpleMarkdown(t *testing.T) {
	t.Parallel()
	pieces := []string{
		"<p>", "</p>", "<br>", "<b>", "</b>", "<i>", "</i>", "<strong>", "</strong>", "<em>", "</em>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>",
		"<p>a</p>", "<ul><li>x</li><li>y</li></ul>", "<ol><li>x</li></ol>", "<b>c</b>", "<i>d</i>", "a<br>b", "<div>", "</div>",
		" ", "\n", "  ", "a", "olá", ".", "fim!", "1.", "2)", "- x", "+ z", "# y", "> q", "===", "---", "*", "_", "`", "~~", "|", "\\",
		"&amp;", "&lt;x>", "&nbsp;", "https://a.b/c", "[x](y)",
	}
	const tries, least = 60_000, 5_000
	random := rand.New(rand.NewPCG(1, 2))
	compared := 0
	for range tries {
		b := new(strings.Builder)
		b.WriteString("<p>")
		for range 1 + random.IntN(14) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		if compareSimple(t, b.String()) {
			compared++
		}
	}
	if compared < least {
		t.Errorf("only %d of %d were simple", compared, tries)
	}
}

// compareSimple renders with and without the converter, and reports whether both
// could.
func compareSimple(t *testing.T, src string) bool {
	t.Helper()
	src = sanitise(src)
	got, ok := simpleMarkdown(parse(src))
	if !ok {
		return false
	}
	want, err := markdowner().ConvertNode(parse(src))
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%q:\n%q, the converter makes\n%q", src, got, want)
	}
	return true
}

// FuzzSimpleMarkdown: what is rendered without the converter is what it renders.
func FuzzSimpleMarkdown(f *testing.F) {
	for _, s := range fragments {
		f.Add(s)
	}
	f.Add("<p>Olá, <b>mundo</b>!</p><p>a<br>b <i>c</i></p><ul><li>um</li><li>dois <strong>três</strong></li></ul><ol><li>a</li></ol>")
	f.Add("<p> a <br> b </p>\n<p>x</p> <ul>\n<li> y </li>\n</ul>")
	f.Fuzz(func(t *testing.T, src string) { compareSimple(t, src) })
}

// A simple body does not go through the converter, which needs far more.
func TestSimpleBodiesAvoidTheConverter(t *testing.T) {
	const simple = "<p>Olá equipe,</p><p>não liga</p><ul><li>um</li><li>dois</li></ul>"
	whole := testing.AllocsPerRun(20, func() { HTMLToMarkdown(simple, 0) })
	converter := testing.AllocsPerRun(20, func() { _, _ = markdowner().ConvertNode(parse(sanitise(simple))) })
	if whole > converter*2/3 {
		t.Errorf("%v allocations, %v with the converter", whole, converter)
	}
}

func BenchmarkHTMLToMarkdown(b *testing.B) {
	for _, body := range []struct{ name, html string }{
		{"simple", "<p>Olá equipe,</p><p>O computador da <strong>recepção</strong> não liga desde ontem.</p><ul><li>Trocar o cabo</li><li>Usar outra tomada</li></ul><p>Obrigado &amp; até logo.</p>"},
		{"with a link", "<p>Olá equipe,</p><p>O computador da <strong>recepção</strong> não liga desde ontem.</p><ul><li>Trocar o cabo</li><li>Usar outra tomada</li></ul><p>Obrigado &amp; <a href=\"https://exemplo.com.br\">até logo</a>.</p>"},
	} {
		b.Run(body.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if md, _ := HTMLToMarkdown(body.html, 0); md == "" {
					b.Fatal("nothing")
				}
			}
		})
	}
}
