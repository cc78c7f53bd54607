package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/mail"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"
)

// binary stands for the content of an uploaded file among decoded values.
type binary struct{}

// check walks v, decoded with json.Number, beside the schema.
func (s *Schema) check(at string, v any, p *problems) {
	if s.Variants != nil {
		s.checkVariants(at, v, p)
		return
	}
	if v == nil && s.Nullable && s.Enum == nil {
		return
	}
	if !s.Nullable || v != nil {
		if got := kindOf(v); s.Kinds&got == 0 {
			p.addf(at, "want %s, got %s", s.Kinds, describe(v))
			return
		}
	}
	if s.Enum != nil && !slices.ContainsFunc(s.Enum, func(e any) bool { return equal(e, v) }) {
		p.addf(at, "%s is not one of %v", describe(v), s.Enum)
	}
	switch v := v.(type) {
	case string:
		s.checkString(at, v, p)
	case json.Number:
		s.checkNumber(at, v, p)
	case []any:
		s.checkArray(at, v, p)
	case map[string]any:
		s.checkObject(at, v, p)
	}
}

// checkVariants wants exactly one variant to hold. If none does, the report is
// that of the nearest one.
func (s *Schema) checkVariants(at string, v any, p *problems) {
	var nearest problems
	fitting := 0
	for _, variant := range s.Variants {
		var found problems
		variant.check(at, v, &found)
		if len(found) == 0 {
			fitting++
		} else if variant.Kinds&kindOf(v) != 0 && (nearest == nil || len(found) < len(nearest)) {
			nearest = found
		}
	}
	switch {
	case fitting == 0 && nearest == nil:
		p.addf(at, "want %s, got %s", s.allKinds(), describe(v))
	case fitting == 0:
		*p = append(*p, nearest...)
	case fitting > 1:
		p.addf(at, "fits %d alternatives that exclude one another", fitting)
	}
}

// allKinds is the union of the kinds of all variants.
func (s *Schema) allKinds() Kind {
	kinds := s.Kinds
	for _, v := range s.Variants {
		kinds |= v.allKinds()
	}
	return kinds
}

// kindOf returns every kind that v is: an integer is a number as well.
func kindOf(v any) Kind {
	switch v := v.(type) {
	case string, binary:
		return String
	case bool:
		return Boolean
	case map[string]any:
		return Object
	case []any:
		return Array
	case json.Number:
		// 1.0 and 1e3 are integers to JSON Schema, but not to a decoder of integers.
		if integer.MatchString(v.String()) {
			return Integer | Number
		}
		return Number
	}
	return 0
}

var integer = regexp.MustCompile(`^-?(0|[1-9]\d*)$`)

func describe(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		if r := []rune(v); len(r) > 40 {
			v = string(r[:40]) + "…"
		}
		return strconv.Quote(v)
	case binary:
		return "a file"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	}
	return fmt.Sprint(v)
}

// equal compares a decoded value with one of the document, whose numbers are
// float64.
func equal(want, got any) bool {
	if n, ok := got.(json.Number); ok {
		f, err := n.Float64()
		return err == nil && want == f
	}
	return want == got
}

func (s *Schema) checkString(at, v string, p *problems) {
	n := utf8.RuneCountInString(v)
	if n < s.minLength {
		p.addf(at, "shorter than %d characters", s.minLength)
	}
	if s.maxLength > 0 && n > s.maxLength {
		p.addf(at, "longer than %d characters", s.maxLength)
	}
	if s.pattern != nil && !s.pattern.MatchString(v) {
		p.addf(at, "%s does not match %s", describe(v), s.pattern)
	}
	if ok := formats[s.Format]; ok != nil && !ok(v) {
		p.addf(at, "%s is not a %s", describe(v), s.Format)
	}
}

var formats = map[string]func(string) bool{
	"date-time": func(v string) bool { _, err := time.Parse(time.RFC3339, v); return err == nil },
	"date":      func(v string) bool { _, err := time.Parse(time.DateOnly, v); return err == nil },
	"email":     func(v string) bool { a, err := mail.ParseAddress(v); return err == nil && a.Address == v },
	"uri":       func(v string) bool { u, err := url.Parse(v); return err == nil && u.IsAbs() },
	"binary":    func(string) bool { return false }, // files arrive as binary{}, never as text
}

func (s *Schema) checkNumber(at string, v json.Number, p *problems) {
	f, err := v.Float64()
	if err != nil {
		p.addf(at, "%s is out of range", v)
		return
	}
	if s.min != nil && f < *s.min {
		p.addf(at, "%s is less than %v", v, *s.min)
	}
	if s.max != nil && f > *s.max {
		p.addf(at, "%s is more than %v", v, *s.max)
	}
	if _, err := v.Int64(); err != nil && s.Kinds&Number == 0 {
		p.addf(at, "%s is no 64-bit integer", v)
	}
}

func (s *Schema) checkArray(at string, v []any, p *problems) {
	if len(v) < s.minItems {
		p.addf(at, "%d items, fewer than %d", len(v), s.minItems)
	}
	if s.MaxItems > 0 && len(v) > s.MaxItems {
		p.addf(at, "%d items, more than %d", len(v), s.MaxItems)
	}
	for i, item := range v {
		at := fmt.Sprintf("%s[%d]", at, i)
		if s.uniqueItems && slices.ContainsFunc(v[:i], func(e any) bool { return reflect.DeepEqual(e, item) }) {
			p.addf(at, "duplicate %s", describe(item))
		}
		if s.Items != nil {
			s.Items.check(at, item, p)
		}
	}
}

func (s *Schema) checkObject(at string, v map[string]any, p *problems) {
	if len(v) < s.minProps {
		p.addf(at, "%d members, fewer than %d", len(v), s.minProps)
	}
	for _, member := range s.Properties {
		value, ok := v[member.Name]
		switch {
		case ok:
			member.Schema.check(at+"."+member.Name, value, p)
		case member.Required:
			p.addf(at+"."+member.Name, "required, but missing")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(v)) {
		if _, ok := s.Property(name); ok {
			continue
		}
		switch {
		case !s.Free:
			p.addf(at+"."+name, "not declared")
		case s.Extra != nil:
			s.Extra.check(at+"."+name, v[name], p)
		}
	}
}

// decode reads exactly one JSON value.
func decode(body []byte) (any, error) {
	if !utf8.Valid(body) {
		return nil, errors.New("not UTF-8")
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, fmt.Errorf("not JSON: %w", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("not JSON: more than one value")
	}
	return v, nil
}
