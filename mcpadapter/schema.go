package mcpadapter

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
)

// A tool's arguments are a struct. The tags of a field say all there is to say:
//
//	json     the name; without omitempty the argument is required
//	desc     the description, in English
//	enum     the allowed values, separated by commas
//	min, max bounds of a number, of the length of text or of a list
//	clamp    "true": a number above max becomes max instead of an error
//	default  what absent means
//	number   "true": a number is taken for this text; "any": a boolean too
//
// Schemas keep to what every client takes: one scalar type, no references, no
// null unions, always properties.
type schemaNode struct {
	Type        string      `json:"type"`
	Description string      `json:"description,omitempty"`
	Enum        []string    `json:"enum,omitempty"`
	Minimum     *int64      `json:"minimum,omitempty"`
	Maximum     *int64      `json:"maximum,omitempty"`
	MinLength   *int64      `json:"minLength,omitempty"`
	MaxLength   *int64      `json:"maxLength,omitempty"`
	MinItems    *int64      `json:"minItems,omitempty"`
	MaxItems    *int64      `json:"maxItems,omitempty"`
	Default     any         `json:"default,omitempty"`
	Items       *schemaNode `json:"items,omitempty"`
	Properties  *properties `json:"properties,omitempty"`
	Required    []string    `json:"required,omitempty"`

	// What decoding needs beyond the schema.
	clamp, numberOK, booleanOK, nullable bool
	lower                                *int64 // Minimum, published or not
	goType                               reflect.Type
}

// properties keep the order of the struct's fields.
type properties struct {
	names  []string
	nodes  map[string]*schemaNode
	fields map[string][]int
}

func (p *properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, name := range p.names {
		if i > 0 {
			b.WriteByte(',')
		}
		node, err := json.Marshal(p.nodes[name])
		if err != nil {
			return nil, err
		}
		b.WriteString(strconv.Quote(name))
		b.WriteByte(':')
		b.Write(node)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// idList is a list of ids, "12,15": one id, several with commas, or a JSON list.
type idList []int64

// nameList is a list of names, "Suporte, Comercial": with commas, or a JSON list.
type nameList []string

// Types that decoding knows by name; an Opt is a value that knows null.
var (
	idListType   = reflect.TypeFor[idList]()
	nameListType = reflect.TypeFor[nameList]()
	optInt64Type = reflect.TypeFor[tiflux.Opt[int64]]()
	optTextType  = reflect.TypeFor[tiflux.Opt[string]]()
)

// schemaOf describes a struct of arguments.
func schemaOf(t reflect.Type) *schemaNode {
	node := &schemaNode{Type: "object", goType: t, Properties: &properties{nodes: map[string]*schemaNode{}, fields: map[string][]int{}}}
	for _, f := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || name == "" {
			continue
		}
		p := node.Properties
		p.names = append(p.names, name)
		p.nodes[name] = fieldSchema(f)
		p.fields[name] = f.Index
		if !strings.Contains(options, "omit") {
			node.Required = append(node.Required, name)
		}
	}
	return node
}

func fieldSchema(f reflect.StructField) *schemaNode {
	node := typeSchema(f.Type)
	node.Description = f.Tag.Get("desc")
	if enum := f.Tag.Get("enum"); enum != "" {
		node.Enum = strings.Split(enum, ",")
	}
	lower, upper := bound(f.Tag.Get("min")), bound(f.Tag.Get("max"))
	switch node.Type {
	case "string":
		node.MinLength, node.MaxLength = lower, upper
	case "array":
		node.MinItems, node.MaxItems = lower, upper
	default:
		node.lower, node.Maximum = lower, upper
		if upper != nil || lower == nil || *lower != 1 {
			node.Minimum = lower // that ids count from 1 goes without saying, 300 times
		}
	}
	if def := f.Tag.Get("default"); def != "" {
		node.Default = defaultOf(node.Type, def)
	}
	node.clamp = f.Tag.Get("clamp") == "true"
	node.booleanOK = f.Tag.Get("number") == "any"
	node.numberOK = f.Tag.Get("number") == "true" || node.booleanOK
	return node
}

func typeSchema(t reflect.Type) *schemaNode {
	node := &schemaNode{goType: t}
	switch {
	case t == idListType, t == nameListType:
		node.Type = "string"
		return node
	case t == optInt64Type, t == optTextType:
		node.nullable = true
		node.Type = map[bool]string{true: "integer", false: "string"}[t == optInt64Type]
		return node
	}
	switch t.Kind() {
	case reflect.Pointer:
		inner := typeSchema(t.Elem())
		inner.goType = t
		return inner
	case reflect.String:
		node.Type = "string"
	case reflect.Bool:
		node.Type = "boolean"
	case reflect.Int, reflect.Int64:
		node.Type = "integer"
	case reflect.Float64:
		node.Type = "number"
	case reflect.Slice:
		node.Type, node.Items = "array", typeSchema(t.Elem())
	case reflect.Struct:
		return schemaOf(t)
	}
	return node
}

func bound(s string) *int64 {
	if s == "" {
		return nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return nil
	}
	return &n
}

func defaultOf(kind, s string) any {
	switch kind {
	case "integer", "number":
		return json.Number(s)
	case "boolean":
		return s == "true"
	}
	return s
}
