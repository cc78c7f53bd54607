package contract

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// lax lists the examples some of whose spoilt copies only the closed world
// refuses: in an open one, what is no proper wrapper is a flat body with an
// unknown attribute.
var lax = []string{"updateClientAddress request application/json", "updateClientContact request application/json"}

// TestAgreesWithKinOpenAPI is the second opinion on the walker: every example
// of the document is spoilt in many ways, and kin-openapi must find the same
// ones wrong. Nothing undeclared is added, since kin-openapi would not mind.
func TestAgreesWithKinOpenAPI(t *testing.T) {
	t.Parallel()
	// kin-openapi has no check of its own for this format.
	uri := openapi3.WithStringFormatValidator("uri", openapi3.NewCallbackValidator(func(v string) error {
		if !formats["uri"](v) {
			return errors.New("no URI")
		}
		return nil
	}))
	seen := make(map[*Schema]bool)
	total, rejected := 0, 0
	for _, e := range examples(t) {
		if seen[e.schema] {
			continue // one of each schema is enough work
		}
		seen[e.schema] = true
		for _, v := range spoilt(e.value) {
			var p problems
			e.schema.check("", v, &p)
			err := e.ref.Value.VisitJSON(v, uri)
			if (err != nil) != (len(p) > 0) && (err != nil || !slices.Contains(lax, e.at)) {
				b, _ := json.Marshal(v)
				t.Errorf("%s: kin-openapi says %v, we say %v, of %s", e.at, err, p, b)
			}
			total++
			if len(p) > 0 {
				rejected++
			}
		}
	}
	t.Logf("%d values, %d of them wrong", total, rejected)
	if total < 10_000 || rejected < total/2 {
		t.Errorf("%d values, %d of them wrong: too few to mean anything", total, rejected)
	}
}

// spoilt returns v and copies of it in which one member, at any depth, is
// missing or of another kind.
func spoilt(v any) []any {
	all := []any{v}
	switch v := v.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			without := maps.Clone(v)
			delete(without, name)
			all = append(all, without)
			for _, other := range others(v[name]) {
				with := maps.Clone(v)
				with[name] = other
				all = append(all, with)
			}
		}
	case []any:
		if len(v) > 0 {
			for _, other := range others(v[0]) {
				with := slices.Clone(v)
				with[0] = other
				all = append(all, with)
			}
		}
	}
	return all
}

func others(v any) []any {
	return append(spoilt(v), nil, "x", "", true, json.Number("-1"), json.Number("1.5"), []any{}, map[string]any{})
}
