package mcpadapter

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/render"
)

var verbs = regexp.MustCompile(`%[.0-9]*[a-z]`)

// Every text for the model is there in both languages, with the same values in
// the same order.
func TestHintsAreWholeInBothLanguages(t *testing.T) {
	t.Parallel()
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, file := range files {
		if !strings.HasSuffix(file.Name(), ".go") || strings.HasSuffix(file.Name(), "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		parsed, err := parser.ParseFile(fset, file.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			if name, ok := lit.Type.(*ast.Ident); !ok || name.Name != "hint" || len(lit.Elts) == 0 {
				return true
			}
			seen++
			at := fset.Position(lit.Pos())
			if len(lit.Elts) != len(hint{}) {
				t.Errorf("%s: %d languages", at, len(lit.Elts))
				return true
			}
			pt, en := textOfLiteral(lit.Elts[0]), textOfLiteral(lit.Elts[1])
			if pt == "" || en == "" || pt == en {
				t.Errorf("%s: %q and %q", at, pt, en)
			}
			if p, e := verbs.FindAllString(pt, -1), verbs.FindAllString(en, -1); !slices.Equal(p, e) {
				t.Errorf("%s: %v in Portuguese, %v in English", at, p, e)
			}
			return true
		})
	}
	if seen < 50 {
		t.Errorf("only %d texts were found", seen)
	}
}

// textOfLiteral is the text of a constant that may be written in parts.
func textOfLiteral(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, _ := strconv.Unquote(e.Value)
		return s
	case *ast.BinaryExpr:
		return textOfLiteral(e.X) + textOfLiteral(e.Y)
	}
	return ""
}

func TestArgumentErrorsAreInTheLanguageOfTheResults(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		err    *argumentError
		pt, en string
	}{
		{bad("id", isRequired), `argumento "id" é obrigatório`, `argument "id" is required`},
		{bad("limit", tooSmall, 1, noUnit), `argumento "limit" deve ser no mínimo 1`, `argument "limit" must be at least 1`},
		{bad("files", tooLarge, 10, haveItems), `argumento "files" deve ser no máximo 10 itens`, `argument "files" must be at most 10 items`},
		{bad("nme", isUnknown, suggestion("nme", []string{"name", "id"})),
			`argumento "nme" é desconhecido; seria "name"? válidos: name, id`, `argument "nme" is unknown; did you mean "name"? valid are name, id`},
	} {
		if got := test.err.in(render.Portuguese); got != test.pt {
			t.Errorf("Portuguese: %s, want %s", got, test.pt)
		}
		if got := test.err.in(render.English); got != test.en || test.err.Error() != test.en {
			t.Errorf("English: %s, want %s", got, test.en)
		}
	}
}
