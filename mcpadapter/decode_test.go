package mcpadapter

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/tiflux/tiflux-go/tiflux"
)

// probe has an argument of every kind.
type probe struct {
	paging
	Number  int64              `json:"number,omitempty" desc:"n" min:"1" max:"500"`
	Price   float64            `json:"price,omitempty" desc:"p" min:"0"`
	Flag    *bool              `json:"flag,omitempty" desc:"f"`
	Text    string             `json:"text,omitempty" desc:"t" max:"5"`
	Phone   string             `json:"phone,omitempty" desc:"ph" number:"true"`
	Scalar  string             `json:"scalar,omitempty" desc:"s" number:"any"`
	Kind    string             `json:"kind,omitempty" desc:"k" enum:"open,closed"`
	Cleared *string            `json:"cleared,omitempty" desc:"c"`
	IDs     idList             `json:"ids,omitempty" desc:"i"`
	Names   nameList           `json:"names,omitempty" desc:"ns"`
	Desks   []int64            `json:"desks,omitempty" desc:"d" max:"3"`
	Words   []string           `json:"words,omitempty" desc:"w"`
	Parent  tiflux.Opt[int64]  `json:"parent,omitempty" desc:"pa" min:"1"`
	Note    tiflux.Opt[string] `json:"note,omitempty" desc:"no"`
	Action  string             `json:"action,omitempty" desc:"a" enum:"file,logo"`
	Items   []probeItem        `json:"items,omitempty" desc:"it"`
}

type probeItem struct {
	Name  string             `json:"name" desc:"n"`
	Value tiflux.Opt[string] `json:"value" desc:"v"`
}

// TestWhatArgumentsBecome holds what is taken of what clients send.
func TestWhatArgumentsBecome(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, args string
		want       probe
	}{
		{"none", ``, probe{}},
		{"null", ` null `, probe{}},
		{"nulls", `{"number":null,"ids":null,"desks":null,"flag":null,"text":null}`, probe{}},
		{"empty text for what is no text", `{"number":"","flag":"","desks":"","parent":""}`, probe{}},
		{"null where it means something", `{"parent":null,"note":null}`, probe{Parent: tiflux.Null[int64](), Note: tiflux.Null[string]()}},
		{"numbers as text", `{"number":" #42 ","price":"1.5","offset":"2","parent":"7"}`,
			probe{Number: 42, Price: 1.5, paging: paging{Offset: 2}, Parent: tiflux.Set(int64(7))}},
		{"a whole number with a point", `{"number":42.0}`, probe{Number: 42}},
		{"a limit above the highest", `{"limit":5000}`, probe{paging: paging{Limit: 200}}},
		{"a limit above any number", `{"limit":1e300}`, probe{paging: paging{Limit: 200}}},
		{"booleans as text", `{"flag":" TRUE "}`, probe{Flag: new(true)}},
		{"a telephone as a number", `{"phone":47999990000}`, probe{Phone: "47999990000"}},
		{"a boolean for text", `{"scalar":false}`, probe{Scalar: "false"}},
		{"an enum in other letters", `{"kind":"Open"}`, probe{Kind: "open"}},
		{"an empty enum", `{"kind":""}`, probe{}},
		{"empty text that clears", `{"cleared":""}`, probe{Cleared: new("")}},
		{"ids as text", `{"ids":"12, #15,"}`, probe{IDs: idList{12, 15}}},
		{"an id as a number", `{"ids":12}`, probe{IDs: idList{12}}},
		{"ids as a list", `{"ids":[12,"15"]}`, probe{IDs: idList{12, 15}}},
		{"ids as a list in text", `{"ids":"[12,15]"}`, probe{IDs: idList{12, 15}}},
		{"names as text", `{"names":"Suporte, Comercial,"}`, probe{Names: nameList{"Suporte", "Comercial"}}},
		{"names with commas", `{"names":["Silva, Souza e Cia"]}`, probe{Names: nameList{"Silva, Souza e Cia"}}},
		{"one value for a list", `{"desks":7,"words":"a,b"}`, probe{Desks: []int64{7}, Words: []string{"a,b"}}},
		{"a list as text", `{"desks":"[7, \"8\"]","words":"[\"a\"]"}`, probe{Desks: []int64{7, 8}, Words: []string{"a"}}},
		{"numbers with commas for a list", `{"desks":"7, 8"}`, probe{Desks: []int64{7, 8}}},
		{"an empty list", `{"desks":[]}`, probe{Desks: []int64{}}},
		{"objects", `{"items":{"name":"a","value":"b"}}`, probe{Items: []probeItem{{"a", tiflux.Set("b")}}}},
		{"null for what is required and may be null", `{"items":[{"name":"a","value":null}]}`, probe{Items: []probeItem{{"a", tiflux.Null[string]()}}}},
		{"what n8n adds", `{"toolCallId":"x","tool":{},"sessionId":1,"chatInput":[],"action":"sendMessage","text":"a"}`, probe{Text: "a"}},
		{"an action of the tool", `{"action":"logo","sessionId":"x"}`, probe{Action: "logo"}},
	}
	schema := schemaOf(reflect.TypeFor[probe]())
	for _, tt := range tests {
		var got probe
		if err := decodeArguments(schema, json.RawMessage(tt.args), &got); err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(probe{}), cmp.Comparer(func(a, b tiflux.Opt[int64]) bool { return a == b }),
			cmp.Comparer(func(a, b tiflux.Opt[string]) bool { return a == b })); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestArgumentsAreRefused(t *testing.T) {
	t.Parallel()
	tests := []struct{ args, want string }{
		{`[]`, "must be a JSON object"},
		{`{"numbr":1}`, `did you mean "number"?`},
		{`{"items":[{"nome":1}]}`, `"items[0].nome" is unknown`},
		{`{"items":[{"name":"a"}]}`, `"items[0].value" is required`},
		{`{"items":[{"name":" ","value":"b"}]}`, `"items[0].name" is required, and empty`},
		{`{"items":["a"]}`, `"items[0]" must be an object`},
		{`{"action":"apagar"}`, "must be one of file, logo"},
		{`{"number":true}`, "must be a whole number, is true"},
		{`{"number":1.5}`, "must be a whole number"},
		{`{"number":"0x1p4"}`, "must be a whole number"},
		{`{"number":0}`, "must be at least 1"},
		{`{"number":501}`, "must be at most 500"},
		{`{"parent":9007199254740993}`, "must be a whole number"},
		{`{"price":"NaN"}`, "must be a number"},
		{`{"price":"Infinity"}`, "must be a number"},
		{`{"limit":0}`, "must be at least 1"},
		{`{"flag":1}`, "must be true or false"},
		{`{"text":7}`, "must be text, is 7"},
		{`{"text":"çãõéíó"}`, "must be at most 5 letters"},
		{`{"phone":true}`, "must be text"},
		{`{"scalar":[1]}`, "must be text"},
		{`{"ids":"1,dois"}`, `has "dois"`},
		{`{"ids":{"a":1}}`, "must be ids above zero"},
		{`{"names":7}`, "must be text"},
		{`{"names":["a",null]}`, "must be names, has null"},
		{`{"desks":["a"]}`, `"desks[0]" must be a whole number`},
		{`{"desks":[1,2,3,4]}`, "must be at most 3 items"},
		{`{"words":["a",null]}`, `"words[1]" must not be null`},
	}
	schema := schemaOf(reflect.TypeFor[probe]())
	for _, tt := range tests {
		err := decodeArguments(schema, json.RawMessage(tt.args), new(probe))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.args, err, tt.want)
		}
	}
}

// TestSchemasAreWhatDecodingReads looks for tags that mean nothing, and for
// schemas that some client refuses.
func TestSchemasAreWhatDecodingReads(t *testing.T) {
	t.Parallel()
	for _, row := range table {
		walkSchema(row.name, row.schema(), func(path string, node *schemaNode) {
			if node.Type == "" {
				t.Errorf("%s: decoding knows no %s", path, node.goType)
			}
			if len(node.Enum) > 0 && (node.Type != "string" || slices.Contains(node.Enum, "")) {
				t.Errorf("%s: an enum must be of text that is not empty", path)
			}
			if node.Properties == nil {
				return
			}
			names := slices.Sorted(slices.Values(node.Properties.names))
			if len(slices.Compact(names)) != len(node.Properties.names) {
				t.Errorf("%s: an argument stands there twice", path)
			}
		})
	}
}

func walkSchema(path string, node *schemaNode, visit func(string, *schemaNode)) {
	visit(path, node)
	if node.Items != nil {
		walkSchema(path+"[]", node.Items, visit)
	}
	if node.Properties != nil {
		for _, name := range node.Properties.names {
			walkSchema(path+" "+name, node.Properties.nodes[name], visit)
		}
	}
}

// FuzzDecodeArguments gives every tool raw bytes, and arguments made of its own
// names with values of all kinds. Whatever passes must be what the schema says.
func FuzzDecodeArguments(f *testing.F) {
	for i := range table {
		for _, raw := range []string{``, `{}`, `[]`, `{"ticket_number":"#12","limit":1e9}`, `{"a":{"b":[null]}}`, `"{}"`, "\xff"} {
			f.Add(uint16(i), uint64(len(raw)), raw)
		}
	}
	f.Fuzz(func(t *testing.T, tool uint16, seed uint64, raw string) {
		row := table[int(tool)%len(table)]
		made := randomObject(rand.New(rand.NewPCG(seed, uint64(tool))), row.schema(), raw)
		for _, args := range []string{raw, string(made)} {
			in := reflect.New(row.schema().goType)
			_, err := row.decode(json.RawMessage(args))
			if again := decodeArguments(row.schema(), json.RawMessage(args), in.Interface()); (again == nil) != (err == nil) {
				t.Fatalf("%s %s: %v, then %v", row.name, args, err, again)
			}
			switch {
			case err == nil:
				checkDecoded(t, row.name, row.schema(), in.Elem())
			case !utf8.ValidString(err.Error()) || len(err.Error()) > 4000:
				t.Errorf("%s %s: the error is %d bytes: %q", row.name, args, len(err.Error()), err)
			}
		}
	})
}

// randomObject is an object with some of the properties, and now and then others.
func randomObject(dice *rand.Rand, schema *schemaNode, raw string) []byte {
	object := map[string]json.RawMessage{}
	for _, name := range schema.Properties.names {
		if slices.Contains(schema.Required, name) || dice.IntN(3) == 0 {
			object[name] = randomValue(dice, schema.Properties.nodes[name], raw)
		}
	}
	if dice.IntN(8) == 0 {
		object[[]string{raw, "action", "sessionId", "limite"}[dice.IntN(4)]] = randomValue(dice, schema, raw)
	}
	b, _ := json.Marshal(object)
	return b
}

// oddValues stand in for what was asked.
var oddValues = []string{`null`, `true`, `"true"`, `0`, `-1`, `1e300`, `1.5`, `9007199254740993`, `""`, `" "`, `"null"`, `[]`, `[null]`,
	`{}`, `"[1,2]"`, `"[\"a\"]"`, `"#7"`, `"1,2"`, `[[1]]`, `"0x10"`, `"Infinity"`}

// randomValue is mostly of the right type.
func randomValue(dice *rand.Rand, node *schemaNode, raw string) json.RawMessage {
	if dice.IntN(4) == 0 {
		return json.RawMessage(oddValues[dice.IntN(len(oddValues))])
	}
	switch node.Type {
	case "object":
		return randomObject(dice, node, raw)
	case "array":
		list := make([]json.RawMessage, dice.IntN(20))
		for i := range list {
			list[i] = randomValue(dice, node.Items, raw)
		}
		b, _ := json.Marshal(list)
		return b
	case "integer", "number":
		return strconv.AppendInt(nil, dice.Int64N(400), 10)
	case "boolean":
		return strconv.AppendBool(nil, dice.IntN(2) == 0)
	}
	text := raw
	if len(node.Enum) > 0 {
		text = node.Enum[dice.IntN(len(node.Enum))]
	}
	b, _ := json.Marshal(text)
	return b
}

// checkDecoded holds a value that a handler would get against its schema. Zero
// values are absent arguments.
func checkDecoded(t *testing.T, path string, node *schemaNode, v reflect.Value) {
	t.Helper()
	if v.Kind() == reflect.Pointer {
		if v = v.Elem(); !v.IsValid() {
			return
		}
	}
	switch in := v.Interface().(type) {
	case idList:
		if slices.ContainsFunc(in, func(id int64) bool { return id <= 0 }) {
			t.Errorf("%s: ids are %v", path, in)
		}
		return
	case nameList:
		if slices.ContainsFunc(in, func(name string) bool { return strings.TrimSpace(name) == "" }) {
			t.Errorf("%s: names are %q", path, in)
		}
		return
	case tiflux.Opt[int64]:
		n, _ := in.Get()
		v = reflect.ValueOf(n)
	case tiflux.Opt[string]:
		s, _ := in.Get()
		v = reflect.ValueOf(s)
	}
	if v.IsZero() {
		return
	}
	var size float64
	lower, upper := node.Minimum, node.Maximum
	switch node.Type {
	case "string":
		size, lower, upper = float64(utf8.RuneCountInString(v.String())), node.MinLength, node.MaxLength
		if len(node.Enum) > 0 && !slices.Contains(node.Enum, v.String()) {
			t.Errorf("%s: %q is none of %q", path, v.String(), node.Enum)
		}
	case "integer":
		size = float64(v.Int())
	case "number":
		size = v.Float()
	case "array":
		size, lower, upper = float64(v.Len()), node.MinItems, node.MaxItems
		for i := range v.Len() {
			checkDecoded(t, path+"["+strconv.Itoa(i)+"]", node.Items, v.Index(i))
		}
	case "object":
		for _, name := range node.Properties.names {
			field, of := v.FieldByIndex(node.Properties.fields[name]), node.Properties.nodes[name]
			blank := field.Kind() == reflect.String && strings.TrimSpace(field.String()) == "" || field.CanInt() && field.IsZero() && of.Minimum != nil && *of.Minimum > 0
			if slices.Contains(node.Required, name) && blank {
				t.Errorf("%s %s: is required, and empty", path, name)
			}
			checkDecoded(t, path+" "+name, of, field)
		}
	}
	if lower != nil && size < float64(*lower) || upper != nil && size > float64(*upper) {
		t.Errorf("%s: %v is out of bounds", path, v)
	}
}
