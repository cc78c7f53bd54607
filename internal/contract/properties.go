package contract

import (
	"maps"
	"reflect"
	"slices"
	"strings"
)

// Role is the part of an exchange that a Go type stands for.
type Role uint8

const (
	Query Role = iota
	RequestBody
	ResponseBody // of a success
)

var roleNames = []string{"query", "request", "response"}

func (r Role) String() string { return roleNames[r] }

// Schema returns what an operation declares for a role, nil if nothing. The
// query is an object of its parameters. A success that has several forms, by
// status or by request, is a choice of Variants; a 207 in the form of an error
// is none of them.
func (c *Contract) Schema(id string, role Role) *Schema {
	op, _ := c.Operation(id)
	switch role {
	case Query:
		return op.querySchema()
	case RequestBody:
		return op.Body
	}
	var forms []*Schema
	for _, r := range op.Success {
		if r.Schema != nil && r.Schema != c.apiError && !slices.Contains(forms, r.Schema) {
			forms = append(forms, r.Schema)
		}
	}
	switch len(forms) {
	case 0:
		return nil
	case 1:
		return forms[0]
	}
	return &Schema{Variants: forms}
}

func (o Operation) querySchema() *Schema {
	if len(o.Query) == 0 {
		return nil
	}
	s := &Schema{Kinds: Object}
	for _, p := range o.Query {
		s.Properties = append(s.Properties, Property(p))
	}
	slices.SortFunc(s.Properties, func(a, b Property) int { return strings.Compare(a.Name, b.Name) })
	return s
}

// Properties returns the path of every member of a role, sorted: "client.id",
// "[].stage.name", "detail.*" for the values of a free-form map. Members of all
// variants are in it.
func (c *Contract) Properties(id string, role Role) []string {
	paths := make(map[string]bool)
	if s := c.Schema(id, role); s != nil {
		s.walk("", paths)
	}
	return slices.Sorted(maps.Keys(paths))
}

func (s *Schema) walk(at string, paths map[string]bool) {
	for _, v := range s.Variants {
		v.walk(at, paths)
	}
	if s.Items != nil {
		s.Items.walk(at+"[]", paths)
	}
	for _, p := range s.Properties {
		path := strings.TrimPrefix(at+"."+p.Name, ".")
		paths[path] = true
		p.Schema.walk(path, paths)
	}
	if s.Extra != nil {
		path := strings.TrimPrefix(at+".*", ".")
		paths[path] = true
		s.Extra.walk(path, paths)
	}
}

// union is the object that has the members of all variants, nil where they are
// not all objects.
func (s *Schema) union() *Schema {
	all := make(map[string]Property)
	for _, v := range s.Variants {
		if v.Kinds != Object {
			return nil
		}
		for _, p := range v.Properties {
			if old, ok := all[p.Name]; ok && !reflect.DeepEqual(old.Schema, p.Schema) {
				p.Schema = &Schema{Variants: []*Schema{old.Schema, p.Schema}}
			}
			all[p.Name] = p
		}
	}
	u := &Schema{Kinds: Object}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		u.Properties = append(u.Properties, all[name])
	}
	return u
}
