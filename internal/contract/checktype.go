package contract

import (
	"encoding"
	"encoding/json"
	"fmt"
	"maps"
	"math/bits"
	"net/url"
	"reflect"
	"slices"
	"time"
)

// CheckType holds the Go type t against a role of an operation and returns what
// differs: a property without a field, a field without a property, a kind that
// t cannot hold. A nil t stands for no type. Fields are named by json tags, in
// queries by url tags; those tagged "-" are left out, and embedded structs are
// followed.
//
// Where the role has several forms, t must fit one of them or their union.
//
// A type with JSON methods of its own (in queries: EncodeValues) is taken at
// its word, unless it has a method Get() (T, bool): then T is looked at.
// A file has no JSON: the field for "files[]" is one called Files, however
// tagged.
func (c *Contract) CheckType(id string, role Role, t reflect.Type) []string {
	if _, ok := c.Operation(id); !ok {
		return []string{fmt.Sprintf("%s: no such operation", id)}
	}
	s := c.Schema(id, role)
	var p problems
	switch {
	case s == nil && t == nil:
	case s == nil:
		p.addf("", "%s stands for nothing: none is declared", t)
	case t == nil:
		p.addf("", "declared, but there is no Go type for it")
	default:
		typeCheck{role}.check("", s, t, &p)
	}
	for i := range p {
		p[i] = fmt.Sprintf("%s %s: %s", id, role, p[i])
	}
	return p
}

type typeCheck struct{ role Role }

func (c typeCheck) check(at string, s *Schema, t reflect.Type, p *problems) {
	t, opaque := c.see(t)
	if opaque {
		return
	}
	if s.Variants != nil {
		c.checkVariants(at, s, t, p)
		return
	}
	if t.Kind() == reflect.Interface {
		if bits.OnesCount8(uint8(s.Kinds)) == 1 && !s.Free {
			p.addf(at, "%s hides that it is %s", t, s.Kinds)
		}
		return
	}
	if !c.fits(s.Kinds, held(t)) {
		p.addf(at, "%s cannot hold %s", t, s.Kinds)
		return
	}
	switch held(t) {
	case Array:
		if s.Items != nil {
			c.check(at+"[]", s.Items, t.Elem(), p)
		}
	case Object:
		c.checkObject(at, s, t, p)
	}
}

// checkVariants reports the nearest of the forms that are of t's kind.
func (c typeCheck) checkVariants(at string, s *Schema, t reflect.Type, p *problems) {
	forms := slices.Clone(s.Variants)
	if u := s.union(); u != nil {
		forms = append(forms, u)
	}
	var nearest problems
	found := false
	for _, form := range forms {
		if form.Variants == nil && !c.fits(form.Kinds, held(t)) {
			continue
		}
		var missed problems
		c.check(at, form, t, &missed)
		if !found || len(missed) < len(nearest) {
			nearest, found = missed, true
		}
	}
	if !found {
		p.addf(at, "%s cannot hold %s", t, s.allKinds())
	}
	*p = append(*p, nearest...)
}

func (c typeCheck) checkObject(at string, s *Schema, t reflect.Type, p *problems) {
	if t.Kind() == reflect.Map {
		if len(s.Properties) > 0 && !s.Free {
			p.addf(at, "%s hides the declared members", t)
		} else if s.Extra != nil {
			c.check(at+".*", s.Extra, t.Elem(), p)
		}
		return
	}
	fields := c.fields(at, t, p)
	for _, member := range s.Properties {
		path := at + "." + member.Name
		f, ok := fields[member.Name]
		switch {
		case member.Schema.isFile():
			name, hasFile := fileField(t, member.Name)
			if !hasFile {
				p.addf(path, "file without a field in %s", nameOf(t))
			}
			delete(fields, name)
		case !ok:
			p.addf(path, "property without a field in %s", nameOf(t))
		default:
			delete(fields, member.Name)
			c.check(path, member.Schema, f.Type, p)
			c.checkComma(path, f, p)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if !s.Free {
			p.addf(at+"."+name, "field %s of %s without a property", fields[name].Name, nameOf(t))
		}
	}
}

// nameOf spares the reader all fields of a struct without a name.
func nameOf(t reflect.Type) string {
	if t.Name() == "" {
		return t.Kind().String()
	}
	return t.String()
}

// checkComma wants a list of a query to be one value: the API reads no repeated keys.
func (c typeCheck) checkComma(at string, f reflect.StructField, p *problems) {
	t, opaque := c.see(f.Type)
	if c.role != Query || opaque || held(t) != Array {
		return
	}
	if _, options := c.tag(f); !slices.Contains(options, "comma") {
		p.addf(at, "field %s lacks the option comma", f.Name)
	}
}

// fits reports whether a type that can hold some kinds will do. What is read
// must take every kind that may come; what is sent may choose.
func (c typeCheck) fits(want, held Kind) bool {
	if c.role == ResponseBody {
		if want&Number != 0 {
			want &^= Integer // numbers include them
		}
		return want&^held == 0
	}
	if want&Number != 0 {
		want |= Integer
	}
	return want&held != 0
}

// held returns the JSON kinds of the values of a Go type.
func held(t reflect.Type) Kind {
	if t == timeType || t.Kind() != reflect.Interface && reflect.PointerTo(t).Implements(textUnmarshaler) {
		return String
	}
	switch t.Kind() {
	case reflect.Bool:
		return Boolean
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return Integer
	case reflect.Float32, reflect.Float64:
		return Number
	case reflect.String:
		return String
	case reflect.Slice, reflect.Array:
		return Array
	case reflect.Map, reflect.Struct:
		return Object
	case reflect.Interface:
		return String | Integer | Number | Boolean | Object | Array
	}
	return 0
}

var (
	timeType        = reflect.TypeFor[time.Time]()
	textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()
	jsonUnmarshaler = reflect.TypeFor[json.Unmarshaler]()
	jsonMarshaler   = reflect.TypeFor[json.Marshaler]()
	queryEncoder    = reflect.TypeFor[interface {
		EncodeValues(key string, v *url.Values) error
	}]()
)

// see looks through pointers and optional values, and tells whether what is
// left encodes itself.
func (c typeCheck) see(t reflect.Type) (seen reflect.Type, opaque bool) {
	for {
		if t.Kind() == reflect.Pointer {
			t = t.Elem()
		} else if inner, ok := optional(t); ok {
			t = inner
		} else {
			break
		}
	}
	if t.Kind() == reflect.Interface || t == timeType {
		return t, false
	}
	own := []reflect.Type{jsonUnmarshaler, jsonMarshaler}
	if c.role == Query {
		own = []reflect.Type{queryEncoder}
	}
	return t, slices.ContainsFunc(own, reflect.PointerTo(t).Implements)
}

// optional returns the T of a type with a method Get() (T, bool).
func optional(t reflect.Type) (reflect.Type, bool) {
	m, ok := t.MethodByName("Get")
	if !ok || t.Kind() == reflect.Interface {
		return nil, false
	}
	f := m.Type
	if f.NumIn() != 1 || f.NumOut() != 2 || f.Out(1).Kind() != reflect.Bool {
		return nil, false
	}
	return f.Out(0), true
}

func (s *Schema) isFile() bool {
	return s.Format == "binary" || s.Items != nil && s.Items.isFile()
}
