package contract

import (
	"net/http"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// schemaOf compiles a schema written as JSON.
func schemaOf(t testing.TB, text string) (*Schema, error) {
	t.Helper()
	var ref openapi3.SchemaRef
	if err := ref.UnmarshalJSON([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return make(compiler).compile(&ref)
}

func TestKeywordChecks(t *testing.T) {
	t.Parallel()
	tests := []struct{ schema, good, bad, want string }{
		{`{"type":"string","minLength":2}`, `"çã"`, `"ç"`, "shorter than 2 characters"},
		{`{"type":"string","maxLength":2}`, `"çã"`, `"abc"`, "longer than 2 characters"},
		{`{"type":"string","pattern":"^[A-Z]{2}$"}`, `"BR"`, `"br"`, `"br" does not match ^[A-Z]{2}$`},
		{`{"type":"string","format":"email"}`, `"ana@exemplo.com.br"`, `"Ana <ana@exemplo.com.br>"`, `"Ana <ana@exemplo.com.br>" is not a email`},
		{`{"type":"string","format":"date"}`, `"2026-02-28"`, `"2026-02-30"`, `"2026-02-30" is not a date`},
		{`{"type":"string","format":"date-time"}`, `"2026-02-28T10:00:00.5-03:00"`, `"2026-02-28 10:00"`, `"2026-02-28 10:00" is not a date-time`},
		{`{"type":"string","format":"uri"}`, `"https://exemplo.com.br/a"`, `"/a"`, `"/a" is not a uri`},
		{`{"type":"string","format":"binary"}`, ``, `"x"`, `"x" is not a binary`},
		{`{"type":"integer","minimum":1}`, `1`, `0`, "0 is less than 1"},
		{`{"type":"number","maximum":1}`, `0.5`, `1.5`, "1.5 is more than 1"},
		{`{"type":"number"}`, `1e3`, `1e999`, "1e999 is out of range"},
		{`{"type":"integer","enum":[1,2]}`, `2`, `3`, "3 is not one of [1 2]"},
		{`{"type":["string","null"],"enum":["a",null]}`, `null`, `"b"`, `"b" is not one of [a <nil>]`},
		{`{"type":["string","null"],"enum":["a"]}`, `"a"`, `null`, "null is not one of [a]"},
		{`{"type":["integer","string"]}`, `"1"`, `true`, "want integer or string, got true"},
		{`{"type":"array","maxItems":1}`, `[{}]`, `[1,2]`, "2 items, more than 1"},
		{`{"type":"array","uniqueItems":true}`, `[1,2]`, `[{"a":1},{"a":1}]`, "[1]: duplicate object"},
		{`{"type":"array","items":{"type":"array","items":{"type":"string"}}}`, `[["a"],[]]`, `[[],["a",1]]`, "[1][1]: want string, got 1"},
		{`{"type":"object"}`, `{"any":{"thing":[null]}}`, `[]`, "want object, got array"},
		{`{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":true}`, `{"b":1}`, `{"a":1}`, "a: want string, got 1"},
		{`{"type":"object","additionalProperties":{"type":"string"}}`, `{"b":"x"}`, `{"b":1}`, "b: want string, got 1"},
		{`{"anyOf":[{"type":"object","properties":{"a":{"type":"string"}}},{"type":"null"}]}`, `null`, `{"b":1}`, "b: not declared"},
		{`{"allOf":[{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]},{"type":"object","properties":{"b":{"type":"string"}}}]}`,
			`{"a":"x","b":"y"}`, `{"b":"y","c":"z"}`, "a: required, but missing; c: not declared"},
		{`{"allOf":[{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]},{"type":"object","properties":{"a":{"type":"string"}}}]}`,
			`{"a":"x"}`, `{}`, "a: required, but missing"},
		{`{"oneOf":[{"type":"object","properties":{"a":{"type":"string"}}},{"type":"object","properties":{"b":{"type":"string"}}}]}`,
			`{"a":"x"}`, `{}`, "fits 2 alternatives that exclude one another"},
		{`{"type":"string"}`, `"x"`, `"` + strings.Repeat("ç", 50) + `"`, ""},
		{`{"type":"integer"}`, `1`, `"` + strings.Repeat("ç", 50) + `"`, `want integer, got "` + strings.Repeat("ç", 40) + `…"`},
	}
	for _, tt := range tests {
		t.Run(tt.schema, func(t *testing.T) {
			t.Parallel()
			s, err := schemaOf(t, tt.schema)
			if err != nil {
				t.Fatal(err)
			}
			for text, want := range map[string]string{tt.good: "", tt.bad: tt.want} {
				if text == "" {
					continue
				}
				v, err := decode([]byte(text))
				if err != nil {
					t.Fatal(err)
				}
				var p problems
				s.check("", v, &p)
				if got := strings.Join(p, "; "); got != want {
					t.Errorf("%s: got %q, want %q", text, got, want)
				}
			}
		})
	}
}

// TestUnsupportedSchemas: what the walker does not understand must fail to
// load, never pass unchecked.
func TestUnsupportedSchemas(t *testing.T) {
	t.Parallel()
	for schema, want := range map[string]string{
		`{}`:                              "a schema without a type",
		`{"type":"decimal"}`:              `type "decimal"`,
		`{"type":"string","pattern":"("}`: "missing closing )",
		`{"type":"object","properties":{"a":{}}}`:                                                                                    "a: a schema without a type",
		`{"type":"object","properties":{"a":{"type":"string"}},"required":["b"]}`:                                                    `required member "b" is not declared`,
		`{"type":"array","items":{}}`:                                                                                                "a schema without a type",
		`{"allOf":[{"type":"string"}]}`:                                                                                              "allOf of anything but closed objects",
		`{"allOf":[{"type":"object","properties":{"a":{"type":"string"}}}],"type":"object"}`:                                         "a composition with a type of its own",
		`{"allOf":[{"type":"object","properties":{"a":{"type":"string"}}}],"oneOf":[{"type":"null"}]}`:                               "allOf beside anyOf or oneOf",
		`{"oneOf":[{"type":"string"},{"type":"object"},{"type":"null"}]}`:                                                            "null among several types",
		`{"allOf":[{"type":"object","properties":{"a":{"type":"string"}}},{"type":"object","properties":{"a":{"type":"integer"}}}]}`: `allOf declares "a" in two ways`,
	} {
		if _, err := schemaOf(t, schema); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", schema, err, want)
		}
	}
}

func BenchmarkCheckResponse(b *testing.B) {
	c := contract(b)
	var body []byte
	for _, e := range examples(b) {
		if strings.HasPrefix(e.at, "getTicket 200") {
			body = e.json
		}
	}
	r, header := newRequest("GET /tickets/1"), http.Header{"Content-Type": {typeJSON}}
	for b.Loop() {
		if err := c.CheckResponse(r, http.StatusOK, header, body); err != nil {
			b.Fatal(err)
		}
	}
}
