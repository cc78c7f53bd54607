package resolve

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

func TestFold(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"":                          "",
		"Suporte":                   "suporte",
		"  Mesa \t de\nSuporte  ":   "mesa de suporte",
		"Ação, ÀS ÚLTIMAS":          "acao, as ultimas",
		"a\u0327a\u0303o":           "aao",
		"Straße STRASSE ẞ":          "strasse strasse ss",
		"Ｔｉｆｌｕｘ　９":                  "tiflux 9",
		"ﬁnanceiro":                 "financeiro",
		"Nº 1ª":                     "no 1a",
		"İstanbul ıi":               "istanbul ii",
		"Łódź Ørsted Æsir Þór Đuro": "lodz orsted aesir thor duro",
		"ΣΊΣΥΦΟΣ ᾳ":                 "σισυφοσ α",
		"한글":                        "한글",
		"су\u00adпорт\u200b":        "супорт",
		"a\u00a0b\u3000c":           "a b c",
		"a\xffb":                    "a\ufffdb",
		"\u0301\u200b":              "",
		"☎ 24h 👩‍💻":                 "☎ 24h 👩💻",
	}
	for in, want := range tests {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
		if got := Fold(Fold(in)); got != want {
			t.Errorf("folding %q twice gives %q", in, got)
		}
	}
}

// TestFoldEveryRune checks that folding is idempotent, blind to case, and the
// same where an index remembers folds as where it works them out.
func TestFoldEveryRune(t *testing.T) {
	t.Parallel()
	f := folder{latin: new([latinEnd]string)}
	for r := rune(0); r < 0x20000; r++ {
		if r >= 0x3000 {
			r += 6 // the large scripts have no case; a sample is enough
		}
		s := "é" + string(r) + "\u0301Ç"
		folded := Fold(s)
		if got := Fold(folded); got != folded {
			t.Errorf("%q folds to %q and then to %q", s, folded, got)
		}
		if got := string(f.fold(s)); got != folded {
			t.Errorf("%q folds to %q, remembered as %q", s, folded, got)
		}
		if got := Fold("É" + string(unicode.ToUpper(r)) + "\u0301ç"); unicode.ToLower(unicode.ToUpper(r)) == r && got != folded {
			t.Errorf("%q folds to %q, in upper case to %q", s, folded, got)
		}
	}
	for r := range rune(latinEnd) {
		s := "A" + string(r) + "b"
		if got, want := string(f.fold(s)), Fold(s); got != want {
			t.Errorf("%q folds to %q, remembered as %q", s, want, got)
		}
	}
}

func TestSplit(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"":                      "",
		" - / ":                 "",
		"Dev - Cansados":        "dev cansados",
		"cansados/dev_n1":       "cansados dev n1",
		"Pós-Venda (SP)":        "pos venda sp",
		"T.I. Interna":          "ti interna",
		"S/A, S.A. e P&D":       "sa sa e pd",
		"A / B":                 "a b",
		"Item 1.1 v2.0":         "item 1 1 v2 0",
		"e/ou":                  "e ou",
		"D'Ávila Sant’Ana 'x'":  "davila santana x",
		"C++ C# Pro+ a+b #1 +":  "c++ c# pro+ a b 1",
		"100% R$ 5":             "100 r 5",
		"Rua 9 de Julho, nº 10": "rua 9 de julho no 10",
		"東京 スシ":                 "東京 スシ",
	}
	for in, want := range tests {
		var w words
		w.split([]byte(Fold(in)))
		var got []string
		for i := range w.count() {
			got = append(got, string(w.at(i)))
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("words of %q (-want +got):\n%s", in, diff)
		}
	}
}

// FuzzIdentify checks what the readings of a query promise, and that texts fold
// once and for all.
func FuzzIdentify(f *testing.F) {
	for _, s := range []string{
		"#42", "11987654321", "12.345.678/0001-95", "12ABC34501DE35", "529.982.247-25", "+1 (415) 555-2671",
		"Maria@Exemplo.com.br", "ｄｅｖ ﬀ ß ᾳ\u0301", "\xf0\x28", "5\u20e3", "\u1e9b\u0323",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := Fold(s)
		if again := Fold(folded); again != folded {
			t.Errorf("%q folds to %q and then to %q", s, folded, again)
		}
		seen := map[IdentityKind]bool{}
		for _, identity := range Identify(s) {
			if seen[identity.Kind] {
				t.Errorf("%q is a %v twice", s, identity.Kind)
			}
			seen[identity.Kind] = true
			if !identity.Matches(s) || !identity.Matches(identity.Value) {
				t.Errorf("%q does not match its own reading %+v", s, identity)
			}
		}
	})
}
