package mcpadapter

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

// clientMetadata are arguments that n8n adds on its own account. They are dropped
// unless a tool declares them.
var clientMetadata = []string{"toolCallId", "tool", "sessionId", "chatInput", "action"}

// chatAction is the "action" that n8n adds, never one of a tool.
const chatAction = `"sendMessage"`

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
		return bad("arguments", notArguments)
	}
	return decodeObject(schema, args, reflect.ValueOf(in).Elem(), "")
}

func decodeObject(schema *schemaNode, args map[string]json.RawMessage, out reflect.Value, path string) error {
	properties := schema.Properties
	for _, name := range slices.Sorted(maps.Keys(args)) {
		if _, known := properties.nodes[name]; known || path == "" && slices.Contains(clientMetadata, name) {
			continue
		}
		name = shortened(name)
		return bad(path+name, isUnknown, suggestion(name, properties.names))
	}
	for _, name := range properties.names {
		node, value, required := properties.nodes[name], bytes.TrimSpace(args[name]), slices.Contains(schema.Required, name)
		if path == "" && name == "action" && string(value) == chatAction {
			value = nil
		}
		if string(value) == `""` && node.Type != "string" {
			value = nil // some clients fill in all arguments
		}
		field := out.FieldByIndex(properties.fields[name])
		switch absent := len(value) == 0 || isNull(value); {
		case absent && node.nullable && len(value) > 0:
			setNull(field)
			continue
		case absent && required:
			return bad(path+name, isRequired)
		case absent:
			continue
		}
		if err := decodeValue(node, value, field, path+name); err != nil {
			return err
		}
		if required && field.Kind() == reflect.String && strings.TrimSpace(field.String()) == "" {
			return bad(path+name, isBlank)
		}
	}
	return nil
}

func isNull(raw json.RawMessage) bool { return string(raw) == "null" }

// suggestion names the nearest argument, and all of them.
func suggestion(name string, valid []string) phrase {
	if len(valid) == 0 {
		return say(noArguments)
	}
	all := strings.Join(valid, ", ")
	result := resolve.Best(name, valid, func(s string) string { return s })
	if len(result.Matches) == 0 {
		return say(validAre, all)
	}
	return say(didYouMean, result.Matches[0].Record, all)
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
	switch out.Type() {
	case idListType:
		ids, err := decodeIDs(raw)
		out.Set(reflect.ValueOf(ids))
		return inArgument(path, err)
	case nameListType:
		names, err := decodeNames(raw)
		out.Set(reflect.ValueOf(names))
		return inArgument(path, err)
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
			err = checkBounds(f, node.lower, node.Maximum, noUnit)
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
			return bad(path, notObject)
		}
		return decodeObject(node, args, out, path+".")
	}
	return inArgument(path, err)
}

// inArgument names the argument of an error that does not know it.
func inArgument(path string, err error) error {
	if e, ok := errors.AsType[*argumentError](err); ok && e.argument == "" {
		return &argumentError{path, e.reason}
	}
	return err
}

// decodeArray takes a single value for a list of one, a list written as text, and
// numbers separated by commas.
func decodeArray(node *schemaNode, raw json.RawMessage, out reflect.Value, path string) error {
	items, ok := listOf(raw)
	if !ok {
		items = []json.RawMessage{raw}
		if node.Items.Type == "integer" {
			items = nil
			for part := range strings.SplitSeq(unquoted(raw), ",") {
				items = append(items, json.RawMessage(strconv.Quote(part)))
			}
		}
	}
	if err := checkBounds(float64(len(items)), node.MinItems, node.MaxItems, haveItems); err != nil {
		return inArgument(path, err)
	}
	list := reflect.MakeSlice(out.Type(), len(items), len(items))
	for i, item := range items {
		at := fmt.Sprintf("%s[%d]", path, i)
		if isNull(item) {
			return bad(at, isNullItem) // without it the others would move up
		}
		if err := decodeValue(node.Items, item, list.Index(i), at); err != nil {
			return err
		}
	}
	out.Set(list)
	return nil
}

// listOf returns the items of a JSON list, also of one that is written as text.
func listOf(raw json.RawMessage) (items []json.RawMessage, ok bool) {
	text := strings.TrimSpace(unquoted(raw))
	if !strings.HasPrefix(text, "[") || json.Unmarshal([]byte(text), &items) != nil {
		return nil, false
	}
	for i := range items {
		items[i] = bytes.TrimSpace(items[i])
	}
	return items, true
}

// unquoted is what JSON text says, or other JSON as it is.
func unquoted(raw json.RawMessage) string {
	var s string
	if isNull(raw) || json.Unmarshal(raw, &s) != nil {
		return string(raw)
	}
	return s
}

func textOf(node *schemaNode, raw json.RawMessage) (string, error) {
	s := unquoted(raw)
	switch c := raw[0]; {
	case c == '"', node.numberOK && (c == '-' || '0' <= c && c <= '9'), node.booleanOK && (c == 't' || c == 'f'):
	default:
		return "", bad("", notText, shortened(s))
	}
	if len(node.Enum) > 0 && s != "" { // empty is a way to say nothing
		i := slices.IndexFunc(node.Enum, func(valid string) bool { return strings.EqualFold(valid, s) })
		if i < 0 {
			return "", bad("", notOneOf, strings.Join(node.Enum, ", "))
		}
		s = node.Enum[i]
	}
	return s, checkBounds(float64(utf8.RuneCountInString(s)), node.MinLength, node.MaxLength, haveLetters)
}

// exact is the largest number below which JSON keeps every whole number apart.
const exact = 1 << 53

func integerOf(node *schemaNode, raw json.RawMessage) (int64, error) {
	f, err := numberOf(raw)
	if err == nil && node.clamp && node.Maximum != nil {
		f = min(f, float64(*node.Maximum))
	}
	if err != nil || f != math.Trunc(f) || math.Abs(f) >= exact {
		return 0, bad("", notWhole, shortened(string(raw)))
	}
	return int64(f), checkBounds(f, node.lower, node.Maximum, noUnit)
}

// numberOf takes "42", and "#42" as people write ticket numbers.
func numberOf(raw json.RawMessage) (float64, error) {
	text := strings.TrimPrefix(strings.TrimSpace(unquoted(raw)), "#")
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || strings.Trim(text, "+-.0123456789eE") != "" { // neither hexadecimal nor NaN
		return 0, bad("", notNumber, shortened(string(raw)))
	}
	return f, nil
}

func booleanOf(raw json.RawMessage) (bool, error) {
	switch strings.ToLower(strings.TrimSpace(unquoted(raw))) {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return false, bad("", notBoolean, shortened(string(raw)))
}

func decodeIDs(raw json.RawMessage) (idList, error) {
	var ids idList
	for part := range strings.SplitSeq(strings.Trim(strings.TrimSpace(unquoted(raw)), "[]"), ",") {
		part = strings.Trim(part, " \"#\t\r\n")
		if part == "" {
			continue
		}
		id, err := strconv.ParseInt(part, 10, 64)
		if err != nil || id <= 0 {
			return nil, bad("", notIDs, shortened(part))
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// decodeNames takes names separated by commas, or a list in which they may have
// commas. Blank ones are none.
func decodeNames(raw json.RawMessage) (nameList, error) {
	items, isList := listOf(raw)
	if !isList && raw[0] != '"' {
		return nil, bad("", notText, shortened(string(raw)))
	}
	var given nameList
	for _, item := range items {
		if item[0] != '"' {
			return nil, bad("", notNames, shortened(string(item)))
		}
		given = append(given, unquoted(item))
	}
	if !isList {
		given = strings.Split(unquoted(raw), ",")
	}
	var names nameList
	for _, name := range given {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names, nil
}

func checkBounds(n float64, lower, upper *int64, unit hint) error {
	switch {
	case lower != nil && n < float64(*lower):
		return bad("", tooSmall, *lower, unit)
	case upper != nil && n > float64(*upper):
		return bad("", tooLarge, *upper, unit)
	}
	return nil
}

// shortened is what came, at a length for an error.
func shortened(s string) string {
	if len(s) > 40 {
		return strings.ToValidUTF8(s[:40], "") + "..."
	}
	return strings.ToValidUTF8(s, "?")
}
