package tifluxtest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// attrs are the body attributes of a route by name.
type attrs map[string]attribute

// attribute is one body attribute: how to read it, and whether it must be
// there. Its refusals carry code 42202 unless code says otherwise.
type attribute struct {
	kind     attributeKind
	required bool
	code     int
	keeps    bool     // An empty string is a value of its own.
	absence  []string // What a required attribute says when it is not there.
	members  []string // Names allowed in the objects of a list, nil for any.
}

// attributeKind turns a decoded value (string, json.Number, bool, []any,
// map[string]any or upload; never nil) into the Go value for the handler, or
// refuses it.
type attributeKind func(name string, value any) (any, []string)

// The kinds, with the Go type of their values: aText is a string, aNumber an
// int, aDecimal a float64, aFlag a bool, aStrictFlag too, aNumberList an []int,
// anObject a map[string]any, aFileList an []upload, entityList an []any.
var (
	aText       = attribute{kind: readText, keeps: true}
	aNumber     = attribute{kind: readNumber, absence: []string{blank, notNumber}}
	aDecimal    = attribute{kind: readDecimal, absence: []string{blank, notNumber}}
	aFlag       = attribute{kind: readFlag}
	aStrictFlag = attribute{kind: readStrictFlag}
	aNumberList = attribute{kind: readNumberList}
	anObject    = attribute{kind: readObject}
	aFileList   = attribute{kind: readFiles}
	entityList  = attribute{kind: readEntities, members: []string{"entity_field_id", "entity_field_option_id", "value", "country_code"}}
)

// must makes an attribute required.
func (a attribute) must() attribute {
	a.required = true
	if a.absence == nil {
		a.absence = []string{blank}
	}
	return a
}

// refusedWith changes the code of the attribute's refusals.
func (a attribute) refusedWith(code int) attribute {
	a.code = code
	return a
}

// strangers lists the unknown members of the objects in a list.
func (a attribute) strangers(value any) []string {
	if a.members == nil {
		return nil
	}
	if s, ok := value.(string); ok {
		value = decodeJSON(s)
	}
	items, _ := value.([]any)
	var names []string
	for _, item := range items {
		object, _ := item.(map[string]any)
		for name := range object {
			if !slices.Contains(a.members, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// readAttributes checks the values that were sent. A null clears, and so does
// an empty string that is no text: the attribute is present as nil.
func (c *call) readAttributes() *apiError {
	var refused *apiError
	c.body = map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(c.op.body)) {
		a := c.op.body[name]
		value, sent := c.sent[name]
		if value == "" && !a.keeps {
			value = nil
		}
		text, isText := value.(string)
		var problems []string
		switch {
		case a.required && (value == nil || isText && strings.TrimSpace(text) == ""):
			problems = a.absence
		case value != nil && value != "":
			value, problems = a.kind(name, value)
		}
		for _, problem := range problems {
			refused = refused.add(cmp.Or(a.code, codeBody), name, problem)
		}
		if sent {
			c.body[name] = value
		}
	}
	return refused
}

// attr returns a body attribute by the Go type of its kind; false when it was
// not sent or sent as null.
func attr[T any](c *call, name string) (T, bool) {
	value, ok := c.body[name].(T)
	return value, ok
}

// sends reports whether the attribute was sent at all, null included.
func (c *call) sends(name string) bool {
	_, ok := c.body[name]
	return ok
}

func readText(_ string, value any) (any, []string) {
	switch v := value.(type) {
	case string:
		return v, nil
	case json.Number:
		return v.String(), nil
	case bool:
		return strconv.FormatBool(v), nil
	}
	return nil, []string{"is invalid"}
}

func readNumber(_ string, value any) (any, []string) {
	n, err := strconv.Atoi(strings.TrimSpace(fmt.Sprint(value)))
	if err != nil {
		return nil, []string{notNumber}
	}
	return n, nil
}

func readDecimal(_ string, value any) (any, []string) {
	f, err := strconv.ParseFloat(fmt.Sprint(value), 64)
	if err != nil {
		return nil, []string{notNumber}
	}
	return f, nil
}

// readFlag is lenient: what is not false is true.
func readFlag(_ string, value any) (any, []string) {
	return !slices.Contains([]string{"false", "f", "0"}, fmt.Sprint(value)), nil
}

func readStrictFlag(name string, value any) (any, []string) {
	parsed, refusal := parseBoolean(name, fmt.Sprint(value))
	if refusal != "" {
		return nil, []string{refusal}
	}
	return parsed, nil
}

func readNumberList(name string, value any) (any, []string) {
	items, ok := value.([]any)
	if !ok {
		return nil, []string{"must be an array of integers"}
	}
	ids := []int{}
	for _, item := range items {
		id, problems := readNumber(name, item)
		if problems != nil {
			return nil, []string{"must be an array of integers"}
		}
		ids = append(ids, id.(int))
	}
	return ids, nil
}

func readObject(_ string, value any) (any, []string) {
	object, ok := value.(map[string]any)
	if !ok {
		return nil, []string{"must be an object"}
	}
	return object, nil
}

func readFiles(_ string, value any) (any, []string) {
	items, _ := value.([]any)
	var files []upload
	for _, item := range items {
		file, ok := item.(upload)
		switch {
		case !ok:
			return nil, []string{notFile}
		case len(file.data) > maxFileSize:
			return nil, []string{"each file must have at most 25 MB"}
		}
		files = append(files, file)
	}
	switch {
	case len(files) == 0:
		return nil, []string{notFile}
	case len(files) > maxFiles:
		return nil, []string{fmt.Sprintf("cannot have more than %d items", maxFiles)}
	}
	return files, nil
}

// readEntities takes a list, or the text of a JSON list.
func readEntities(_ string, value any) (any, []string) {
	s, isString := value.(string)
	if isString {
		value = decodeJSON(s)
		if value == nil {
			return nil, []string{fmt.Sprintf("unexpected token at '%s'", s)}
		}
	}
	items, ok := value.([]any)
	if !ok {
		return nil, []string{"The property '#/' of type object did not match the following type: array"}
	}
	if len(items) > 50 {
		return nil, []string{"Cannot update more than 50 entities values per request"}
	}
	return items, nil
}

// decodeJSON returns nil for what is not JSON.
func decodeJSON(s string) any {
	decoder := json.NewDecoder(strings.NewReader(s))
	decoder.UseNumber()
	var value any
	if decoder.Decode(&value) != nil || decoder.More() {
		return nil
	}
	return value
}
