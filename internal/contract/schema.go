package contract

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// Kind is a set of JSON kinds. Null is not one of them: see Schema.Nullable.
type Kind uint8

const (
	String Kind = 1 << iota
	Integer
	Number // includes integers
	Boolean
	Object
	Array
)

var kindNames = []string{"string", "integer", "number", "boolean", "object", "array"}

// String lists the kinds, "integer or string".
func (k Kind) String() string {
	var names []string
	for i, name := range kindNames {
		if k&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return strings.Join(names, " or ")
}

// Schema is one type of the description in closed-world form: references are
// resolved, allOf is merged, and a choice between a type and null is that type
// made nullable.
type Schema struct {
	Name     string // of the component; "" where it was written in place
	Kinds    Kind
	Nullable bool
	Format   string // "date-time", "date", "int64", "email", "uri", "binary"
	Enum     []any  // nil: open

	Properties []Property // of an object, by name
	Free       bool       // undeclared keys are allowed
	Extra      *Schema    // of undeclared keys; nil: anything

	Items *Schema // of an array; nil: anything

	// Variants are alternatives of which a value fits exactly one. Where there
	// are some, all other members are zero.
	Variants []*Schema

	MaxItems    int // 0: no limit, as with the limits below
	minItems    int
	uniqueItems bool
	minProps    int
	minLength   int
	maxLength   int
	min, max    *float64
	pattern     *regexp.Regexp
}

// Property is a member of an object.
type Property struct {
	Name     string
	Required bool
	Schema   *Schema
}

// Property returns the declared member name.
func (s *Schema) Property(name string) (Property, bool) {
	i, ok := slices.BinarySearchFunc(s.Properties, name, func(p Property, name string) int {
		return strings.Compare(p.Name, name)
	})
	if !ok {
		return Property{}, false
	}
	return s.Properties[i], true
}

// compiler remembers the schemas made so far, so that two references to a
// component are one *Schema.
type compiler map[*openapi3.Schema]*Schema

func (c compiler) compile(ref *openapi3.SchemaRef) (*Schema, error) {
	src := ref.Value
	if s := c[src]; s != nil {
		return s, nil
	}
	s := &Schema{Name: strings.TrimPrefix(ref.Ref, "#/components/schemas/")}
	c[src] = s
	alternatives := slices.Concat(src.AnyOf, src.OneOf)
	var err error
	switch {
	case len(src.AllOf)+len(alternatives) > 0 && (src.Type != nil || len(src.Properties) > 0):
		err = errors.New("a composition with a type of its own is not supported")
	case len(src.AllOf) > 0 && len(alternatives) > 0:
		err = errors.New("allOf beside anyOf or oneOf is not supported")
	case len(src.AllOf) > 0:
		err = c.merge(s, src.AllOf)
	case len(alternatives) > 0:
		err = c.choose(s, alternatives)
	default:
		err = c.fill(s, src)
	}
	if err != nil && s.Name != "" {
		err = fmt.Errorf("%s: %w", s.Name, err)
	}
	return s, err
}

func (c compiler) fill(s *Schema, src *openapi3.Schema) error {
	for _, t := range src.Type.Slice() {
		i := slices.Index(kindNames, t)
		switch {
		case i >= 0:
			s.Kinds |= 1 << i
		case t == openapi3.TypeNull:
			s.Nullable = true
		default:
			return fmt.Errorf("type %q is not supported", t)
		}
	}
	if s.Kinds == 0 && !s.Nullable {
		return errors.New("a schema without a type is not supported")
	}
	s.Format, s.Enum = src.Format, src.Enum
	s.min, s.max = src.Min, src.Max
	s.minItems, s.MaxItems, s.uniqueItems = int(src.MinItems), limit(src.MaxItems), src.UniqueItems
	s.minLength, s.maxLength, s.minProps = int(src.MinLength), limit(src.MaxLength), int(src.MinProps)
	var err error
	if src.Pattern != "" {
		if s.pattern, err = regexp.Compile(src.Pattern); err != nil {
			return err
		}
	}
	if src.Items != nil {
		if s.Items, err = c.compile(src.Items); err != nil {
			return err
		}
	}
	return c.members(s, src)
}

func limit(n *uint64) int {
	if n == nil {
		return 0
	}
	return int(*n)
}

// members closes the object: an object is open only where the description says
// so with additionalProperties, or by declaring nothing about it at all.
func (c compiler) members(s *Schema, src *openapi3.Schema) error {
	if s.Kinds&Object == 0 {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(src.Properties)) {
		member, err := c.compile(src.Properties[name])
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		s.Properties = append(s.Properties, Property{name, slices.Contains(src.Required, name), member})
	}
	for _, name := range src.Required {
		if _, ok := s.Property(name); !ok {
			return fmt.Errorf("required member %q is not declared", name)
		}
	}
	extra := src.AdditionalProperties
	s.Free = extra.Schema != nil || extra.Has != nil && *extra.Has || extra.Has == nil && len(s.Properties) == 0
	if extra.Schema == nil {
		return nil
	}
	var err error
	s.Extra, err = c.compile(extra.Schema)
	return err
}

// merge makes one object of the parts of an allOf. Closing the parts one by one
// would let each refuse the members of the others.
func (c compiler) merge(s *Schema, parts openapi3.SchemaRefs) error {
	all := make(map[string]Property)
	for _, ref := range parts {
		part, err := c.compile(ref)
		if err != nil {
			return err
		}
		if part.Kinds != Object || part.Nullable || part.Free {
			return errors.New("allOf of anything but closed objects is not supported")
		}
		for _, p := range part.Properties {
			if old, ok := all[p.Name]; ok && !reflect.DeepEqual(old.Schema, p.Schema) {
				return fmt.Errorf("allOf declares %q in two ways", p.Name)
			}
			p.Required = p.Required || all[p.Name].Required
			all[p.Name] = p
		}
	}
	s.Kinds = Object
	for _, name := range slices.Sorted(maps.Keys(all)) {
		s.Properties = append(s.Properties, all[name])
	}
	return nil
}

func (c compiler) choose(s *Schema, refs openapi3.SchemaRefs) error {
	nullable := false
	var variants []*Schema
	for _, ref := range refs {
		v, err := c.compile(ref)
		if err != nil {
			return err
		}
		if v.Kinds == 0 && v.Variants == nil {
			nullable = true
			continue
		}
		variants = append(variants, v)
	}
	if len(variants) == 1 {
		*s = *variants[0]
		s.Nullable = s.Nullable || nullable
		return nil
	}
	if nullable {
		return errors.New("null among several types is not supported")
	}
	s.Variants = variants
	return nil
}
