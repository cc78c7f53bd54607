package contract

import (
	"cmp"
	"maps"
	"reflect"
	"strings"
)

// tag returns the name and the options that a field has on the wire; "-" is a
// field left out.
func (c typeCheck) tag(f reflect.StructField) (name string, options []string) {
	key := "json"
	if c.role == Query {
		key = "url"
	}
	tag := f.Tag.Get(key)
	if tag == "-" {
		return tag, nil
	}
	name, rest, _ := strings.Cut(tag, ",")
	return name, strings.Split(rest, ",")
}

// fields returns the fields of a struct by their name on the wire. Embedded
// structs are followed as encoding/json and go-querystring do: of two fields
// with one name the less deep wins.
func (c typeCheck) fields(at string, t reflect.Type, p *problems) map[string]reflect.StructField {
	found := make(map[string]reflect.StructField)
	for level := []reflect.Type{t}; len(level) > 0; {
		var deeper []reflect.Type
		here := make(map[string]reflect.StructField)
		for _, t := range level {
			for f := range t.Fields() {
				name, inner := c.place(f)
				switch {
				case inner != nil:
					deeper = append(deeper, inner)
				case name == "" || found[name].Type != nil:
				case here[name].Type != nil:
					p.addf(at+"."+name, "two fields of %s have this name", nameOf(t))
				default:
					here[name] = f
				}
			}
		}
		maps.Copy(found, here)
		level = deeper
	}
	return found
}

// place returns the name of a field on the wire, or the struct whose fields
// stand in its place, or neither for a field that is left out.
func (c typeCheck) place(f reflect.StructField) (name string, inner reflect.Type) {
	name, _ = c.tag(f)
	if name == "-" {
		return "", nil
	}
	if name == "" && f.Anonymous {
		if t, opaque := c.see(f.Type); !opaque && held(t) == Object && t.Kind() == reflect.Struct {
			return "", t
		}
	}
	if !f.IsExported() {
		return "", nil
	}
	return cmp.Or(name, f.Name), nil
}

// fileField finds the Go field for a file: files[] is Files. It returns the
// field's name among the fields that have one.
func fileField(t reflect.Type, property string) (name string, ok bool) {
	want := strings.TrimSuffix(property, "[]")
	f, ok := t.FieldByNameFunc(func(name string) bool { return strings.EqualFold(name, want) })
	if !ok || !f.IsExported() {
		return "", false
	}
	name, _, _ = strings.Cut(f.Tag.Get("json"), ",")
	return cmp.Or(name, f.Name), true
}
