package mcpadapter

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

// clientMetadata are arguments that clients add on their own account. They are
// dropped unless a tool declares them.
var clientMetadata = []string{"toolCallId", "tool", "sessionId", "chatInput", "action"}

// argumentError is an argument that cannot be used, told to the model.
type argumentError struct {
	argument string
	reason   string
}

func (e *argumentError) Error() string { return fmt.Sprintf("argument %q %s", e.argument, e.reason) }

// decodeArguments fills in, a pointer to the struct that the schema describes.
// It takes what clients really send: numbers and booleans as text, one value for
// a list, null for absent, no arguments at all.
func decodeArguments(schema *schemaNode, raw json.RawMessage, in any) error {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || string(raw) == "null" {
		raw = []byte("{}")
	}
	var args map[string]json.RawMessage
	if err := json.Unmarshal(raw, &args); err != nil {
		return &argumentError{"arguments", "must be a JSON object"}
	}
	return decodeObject(schema, args, reflect.ValueOf(in).Elem(), "")
}

func decodeObject(schema *schemaNode, args map[string]json.RawMessage, out reflect.Value, path string) error {
	for _, name := range slices.Sorted(maps.Keys(args)) {
		if _, known := schema.Properties.nodes[name]; known || path == "" && slices.Contains(clientMetadata, name) {
			continue
		}
		return &argumentError{path + name, "is unknown" + suggestion(name, schema.Properties.names)}
	}
	for _, name := range schema.Properties.names {
		node, value := schema.Properties.nodes[name], bytes.TrimSpace(args[name])
		absent := len(value) == 0 || string(value) == "null"
		if absent && slices.Contains(schema.Required, name) {
			return &argumentError{path + name, "is required"}
		}
		field := out.FieldByIndex(schema.Properties.fields[name])
		switch {
		case len(value) > 0 && absent && node.nullable:
			setNull(field)
		case !absent:
			if err := decodeValue(node, value, field, path+name); err != nil {
				return err
			}
		}
	}
	return nil
}

// suggestion names the nearest argument, and all of them.
func suggestion(name string, valid []string) string {
	if len(valid) == 0 {
		return "; the tool takes no arguments"
	}
	s := "; valid are " + strings.Join(valid, ", ")
	result := resolve.Best(name, valid, func(s string) string { return s })
	if len(result.Matches) > 0 {
		s = "; did you mean " + strconv.Quote(result.Matches[0].Record) + "?" + s[1:]
	}
	return s
}

func setNull(field reflect.Value) {
	switch field.Type() {
	case optInt64Type:
		field.Set(reflect.ValueOf(tiflux.Null[int64]()))
	case optTextType:
		field.Set(reflect.ValueOf(tiflux.Null[string]()))
	}
}

func decodeValue(node *schemaNode, raw json.RawMessage, out reflect.Value, path string) error {
	if out.Kind() == reflect.Pointer {
		out.Set(reflect.New(out.Type().Elem()))
		out = out.Elem()
	}
	if out.Type() == idListType {
		ids, err := decodeIDs(raw)
		out.Set(reflect.ValueOf(ids))
		return wrapArgument(path, err)
	}
	var err error
	switch node.Type {
	case "string":
		var s string
		if s, err = textOf(node, raw); err == nil {
			if out.Type() == optTextType {
				out.Set(reflect.ValueOf(tiflux.Set(s)))
			} else {
				out.SetString(s)
			}
		}
	case "integer":
		var n int64
		if n, err = integerOf(node, raw); err == nil {
			if out.Type() == optInt64Type {
				out.Set(reflect.ValueOf(tiflux.Set(n)))
			} else {
				out.SetInt(n)
			}
		}
	case "number":
		var f float64
		if f, err = numberOf(raw); err == nil {
			err = checkBounds(f, node.Minimum, node.Maximum, "")
			out.SetFloat(f)
		}
	case "boolean":
		var b bool
		b, err = booleanOf(raw)
		out.SetBool(b)
	case "array":
		return decodeArray(node, raw, out, path)
	case "object":
		var args map[string]json.RawMessage
		if json.Unmarshal(raw, &args) != nil {
			return &argumentError{path, "must be an object"}
		}
		return decodeObject(node, args, out, path+".")
	}
	return wrapArgument(path, err)
}

func wrapArgument(path string, err error) error {
	if err == nil {
		return nil
	}
	return &argumentError{path, err.Error()}
}

// decodeArray takes a single value for a list of one, and a list written as text.
func decodeArray(node *schemaNode, raw json.RawMessage, out reflect.Value, path string) error {
	var items []json.RawMessage
	if json.Unmarshal(raw, &items) != nil {
		var text string
		if json.Unmarshal(raw, &text) != nil || json.Unmarshal([]byte(text), &items) != nil {
			items = []json.RawMessage{raw}
		}
	}
	if err := checkBounds(float64(len(items)), node.MinItems, node.MaxItems, " items"); err != nil {
		return wrapArgument(path, err)
	}
	list := reflect.MakeSlice(out.Type(), len(items), len(items))
	for i, item := range items {
		if err := decodeValue(node.Items, bytes.TrimSpace(item), list.Index(i), fmt.Sprintf("%s[%d]", path, i)); err != nil {
			return err
		}
	}
	out.Set(list)
	return nil
}

func textOf(node *schemaNode, raw json.RawMessage) (string, error) {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		if !node.numberOK || !isScalar(raw) {
			return "", fmt.Errorf("must be text, is %s", kindOf(raw))
		}
		s = string(raw)
	}
	if len(node.Enum) > 0 && !slices.Contains(node.Enum, s) {
		return "", fmt.Errorf("must be one of %s", strings.Join(node.Enum, ", "))
	}
	return s, checkBounds(float64(len([]rune(s))), node.MinLength, node.MaxLength, " letters")
}

func integerOf(node *schemaNode, raw json.RawMessage) (int64, error) {
	f, err := numberOf(raw)
	if err != nil || f != math.Trunc(f) || math.Abs(f) > 1<<53 {
		return 0, fmt.Errorf("must be a whole number, is %s", kindOf(raw))
	}
	n := int64(f)
	if node.clamp && node.Maximum != nil {
		n = min(n, *node.Maximum)
	}
	return n, checkBounds(float64(n), node.Minimum, node.Maximum, "")
}

// numberOf takes "42", and "#42" as people write ticket numbers.
func numberOf(raw json.RawMessage) (float64, error) {
	text := string(raw)
	var s string
	if json.Unmarshal(raw, &s) == nil {
		text = strings.TrimPrefix(strings.TrimSpace(s), "#")
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return 0, fmt.Errorf("must be a number, is %s", kindOf(raw))
	}
	return f, nil
}

func booleanOf(raw json.RawMessage) (bool, error) {
	switch strings.ToLower(strings.Trim(string(raw), `"`)) {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return false, fmt.Errorf("must be true or false, is %s", kindOf(raw))
}

func decodeIDs(raw json.RawMessage) (idList, error) {
	text := string(raw)
	var s string
	if json.Unmarshal(raw, &s) == nil {
		text = s
	}
	var ids idList
	for part := range strings.SplitSeq(strings.Trim(strings.TrimSpace(text), "[]"), ",") {
		part = strings.Trim(part, " \"#\t\r\n")
		if part == "" {
			continue
		}
		id, err := strconv.ParseInt(part, 10, 64)
		if err != nil || id <= 0 {
			return nil, fmt.Errorf("must be ids above zero separated by commas, has %.40q", part)
		}
		ids = append(ids, id)
	}
	return ids, nil
}

func checkBounds(n float64, lower, upper *int64, unit string) error {
	switch {
	case lower != nil && n < float64(*lower):
		return fmt.Errorf("must be at least %d%s", *lower, unit)
	case upper != nil && n > float64(*upper):
		return fmt.Errorf("must be at most %d%s", *upper, unit)
	}
	return nil
}

func isScalar(raw json.RawMessage) bool {
	_, err := strconv.ParseFloat(string(raw), 64)
	return err == nil || string(raw) == "true" || string(raw) == "false"
}

// kindOf says what came instead, cut short.
func kindOf(raw json.RawMessage) string {
	s := string(raw)
	if len(s) > 40 {
		s = strings.ToValidUTF8(s[:40], "") + "..."
	}
	return s
}
