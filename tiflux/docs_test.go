package tiflux

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// serviceMethod is an exported method of a service, as its source shows it.
type serviceMethod struct {
	name string // "Tickets.Get"
	doc  string
	op   string // the constant of its row, "opTicketsGet"; empty if it calls another method
	pos  token.Position
}

var opName = regexp.MustCompile(`^op[A-Z]`)

func serviceMethods(t *testing.T) []serviceMethod {
	t.Helper()
	fset := token.NewFileSet()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var methods []serviceMethod
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || fn.Recv == nil || !fn.Name.IsExported() {
				continue
			}
			star, ok := fn.Recv.List[0].Type.(*ast.StarExpr)
			if !ok {
				continue
			}
			ident, ok := star.X.(*ast.Ident)
			if !ok || !strings.HasSuffix(ident.Name, "Service") {
				continue
			}
			m := serviceMethod{
				name: strings.TrimSuffix(ident.Name, "Service") + "." + fn.Name.Name,
				doc:  fn.Doc.Text(), pos: fset.Position(fn.Pos()),
			}
			ast.Inspect(fn.Body, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok && m.op == "" && opName.MatchString(id.Name) {
					m.op = id.Name
				}
				return true
			})
			methods = append(methods, m)
		}
	}
	return methods
}

// TestDocComments holds every method's comment against its row of the table.
func TestDocComments(t *testing.T) {
	t.Parallel()
	rows := map[string]*Operation{}
	for i := range operations {
		rows["op"+strings.ReplaceAll(operations[i].Name, ".", "")] = &operations[i]
	}
	route := regexp.MustCompile(`(?m)^\t([A-Z]+) (/\S*)$`)
	methods := serviceMethods(t)
	if len(methods) < len(operations) {
		t.Errorf("found %d methods for %d operations", len(methods), len(operations))
	}
	for _, m := range methods {
		found := route.FindAllStringSubmatch(m.doc, -1)
		if len(found) != 1 {
			t.Errorf("%s: %s: the comment has %d routes, want 1", m.pos, m.name, len(found))
			continue
		}
		if op := rows[m.op]; op != nil && (found[0][1] != op.Method || found[0][2] != op.Path) {
			t.Errorf("%s: %s: the comment says %s %s, the table %s %s", m.pos, m.name, found[0][1], found[0][2], op.Method, op.Path)
		}
		for _, part := range []string{"Permission", "Errors"} {
			if !regexp.MustCompile(`(?m)^` + part + `(:| and Errors:)|^Permission and ` + part + `:`).MatchString(m.doc) {
				t.Errorf("%s: %s: the comment has no %q", m.pos, m.name, part+":")
			}
		}
		if first, _, _ := strings.Cut(m.doc, " "); first != strings.SplitN(m.name, ".", 2)[1] {
			t.Errorf("%s: %s: the comment begins with %q", m.pos, m.name, first)
		}
	}
}

// TestEveryServiceHasAnExample wants one that runs, which go test does only for
// those that say what they print.
func TestEveryServiceHasAnExample(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	fset := token.NewFileSet()
	for _, name := range names {
		file, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, example := range doc.Examples(file) {
			service, _, _ := strings.Cut(example.Name, "_")
			shown[service] = shown[service] || example.Output != ""
		}
	}
	for field := range reflect.TypeFor[Client]().Fields() {
		if field.IsExported() && !shown[field.Type.Elem().Name()] {
			t.Errorf("there is no runnable example of a method of %s", field.Type.Elem().Name())
		}
	}
}
