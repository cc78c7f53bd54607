package tiflux

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/go-querystring/query"
)

// Limits of the API, checked before a request.
const (
	MaxEntityValues = 50  // custom-field values in one request
	MaxIDs          = 15  // ids in one filter of a list
	MaxPageSize     = 200 // items of one page

	maxFiles    = 10       // files in one request
	maxFileSize = 25 << 20 // bytes of one file
)

// DefaultPageSize is how many items the API puts on a page where neither
// PerPage nor the list says otherwise.
const DefaultPageSize = 20

// url fills the path of an operation. Numbers must be above zero; text is
// escaped and cannot leave its segment.
func (c *Client) url(op *Operation, r request) (*url.URL, error) {
	var plain, escaped strings.Builder
	plain.WriteString(c.baseURL.Path)
	escaped.WriteString(c.baseURL.EscapedPath())
	rest := cmp.Or(r.route, op.Path)
	for _, arg := range r.path {
		before, after, _ := strings.Cut(rest, "{")
		name, after, _ := strings.Cut(after, "}")
		rest = after
		segment, err := pathSegment(arg)
		if err != nil {
			return nil, &ArgumentError{Op: op.Name, Argument: name, Reason: err.Error()}
		}
		plain.WriteString(before + segment)
		escaped.WriteString(before + url.PathEscape(segment))
	}
	plain.WriteString(rest)
	escaped.WriteString(rest)
	u := *c.baseURL
	u.Path = plain.String()
	if raw := escaped.String(); raw != u.Path {
		u.RawPath = raw
	}
	return &u, nil
}

func pathSegment(arg any) (string, error) {
	switch v := arg.(type) {
	case int64:
		if v <= 0 {
			return "", fmt.Errorf("must be above zero, is %d", v)
		}
		return strconv.FormatInt(v, 10), nil
	case int: // a position, counted from 0
		if v < 0 {
			return "", fmt.Errorf("must not be negative, is %d", v)
		}
		return strconv.Itoa(v), nil
	case string:
		if v == "" || v == "." || v == ".." || strings.ContainsAny(v, "/\\") || strings.ContainsFunc(v, isControl) {
			return "", fmt.Errorf("must be a name without slashes, is %q", v)
		}
		return v, nil
	}
	return "", fmt.Errorf("is a %T", arg)
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f }

func encodeQuery(op *Operation, opts any, extra url.Values) (string, error) {
	if isNil(opts) && extra == nil {
		return "", nil
	}
	values, err := queryValues(op, opts)
	if err != nil {
		return "", err
	}
	for name, vs := range extra {
		values[name] = append(values[name], vs...)
	}
	return values.Encode(), nil
}

// queryValues writes a struct with url tags, lists of ids and times in the API's
// form: distinct and separated by commas, and in UTC.
func queryValues(op *Operation, opts any) (url.Values, error) {
	if isNil(opts) {
		return url.Values{}, nil
	}
	if q, ok := opts.(pageQuery); ok {
		return q.encode(), nil
	}
	if err := check(op, opts); err != nil {
		return nil, err
	}
	values, err := query.Values(opts)
	if err != nil {
		return nil, &ArgumentError{Op: op.Name, Argument: "options", Reason: err.Error()}
	}
	for name, field := range fields(reflect.Indirect(reflect.ValueOf(opts)), "url") {
		switch v := field.Interface().(type) {
		case []int64:
			if len(v) > 0 {
				values.Set(name, joinIDs(distinct(v)))
			}
		case time.Time:
			if !v.IsZero() {
				values.Set(name, v.UTC().Format(time.RFC3339Nano))
			}
		}
	}
	return values, nil
}

func distinct(ids []int64) []int64 {
	var out []int64
	for _, id := range ids {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func joinIDs(ids []int64) string {
	var b []byte
	for i, id := range ids {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, id, 10)
	}
	return string(b)
}

// encodeBody returns what retryablehttp takes as a body, nil for none.
func encodeBody(op *Operation, r request) (body any, contentType string, err error) {
	if isNil(r.body) && len(r.files) == 0 {
		return nil, "", nil
	}
	if !isNil(r.body) {
		if err := check(op, r.body); err != nil {
			return nil, "", err
		}
	}
	raw := []byte("{}")
	if !isNil(r.body) {
		if raw, err = json.Marshal(r.body); err != nil {
			return nil, "", &ArgumentError{Op: op.Name, Argument: "body", Reason: marshalReason(err)}
		}
	}
	if op.Body == MultipartBody {
		return multipartBody(op, raw, r.files, r.upload)
	}
	return raw, "application/json", nil
}

// marshalReason drops the name of the Go type and keeps what is wrong.
func marshalReason(err error) string {
	if m, ok := errors.AsType[*json.MarshalerError](err); ok {
		return "has a bad value: " + m.Err.Error()
	}
	return err.Error()
}

func isNil(v any) bool {
	if v == nil {
		return true
	}
	rv := reflect.ValueOf(v)
	return rv.Kind() == reflect.Pointer && rv.IsNil()
}

// check refuses what the API would refuse, by the types, names and tags of the
// fields: ids of zero or less, too many ids, too many custom-field values, and
// required text and ids (those without omitempty) that are missing.
func check(op *Operation, v any) error {
	rv := reflect.Indirect(reflect.ValueOf(v))
	for _, tag := range []string{"url", "json"} {
		for name, field := range fields(rv, tag) {
			if reason := checkField(name, field, tag == "url"); reason != "" {
				return &ArgumentError{Op: op.Name, Argument: name, Reason: reason}
			}
		}
	}
	return nil
}

func checkField(name string, field taggedField, inQuery bool) string {
	if kind := field.Kind(); field.required && field.IsZero() && (kind == reflect.String || kind == reflect.Int64) {
		return "is required"
	}
	switch v := field.Interface().(type) {
	case []int64:
		if n := len(distinct(v)); inQuery && n > MaxIDs {
			return fmt.Sprintf("has %d ids; the API takes %d in a filter", n, MaxIDs)
		}
		for _, id := range v {
			if id <= 0 {
				return fmt.Sprintf("has the id %d; ids are above zero", id)
			}
		}
	case []EntityValue:
		if len(v) > MaxEntityValues {
			return fmt.Sprintf("has %d values; the API takes %d in a request", len(v), MaxEntityValues)
		}
		for i, e := range v {
			if e.EntityFieldID <= 0 {
				return fmt.Sprintf("has no entity_field_id at position %d", i)
			}
		}
	case int64:
		if v < 0 && isID(name) {
			return fmt.Sprintf("is %d; ids are above zero", v)
		}
	case Opt[int64]:
		if id, ok := v.Get(); ok && id <= 0 && isID(name) {
			return fmt.Sprintf("is %d; ids are above zero, and Null clears", id)
		}
	}
	return ""
}

func isID(name string) bool {
	return strings.HasSuffix(name, "_id") || name == "ticket_reference_number"
}

// taggedField is a field of a struct that goes into a request.
type taggedField struct {
	reflect.Value
	required bool // it is sent whatever its value
}

// fields yields the tagged fields of a struct, those of embedded structs too.
func fields(rv reflect.Value, tag string) iter.Seq2[string, taggedField] {
	return func(yield func(string, taggedField) bool) {
		if rv.Kind() == reflect.Struct {
			walkFields(rv, tag, yield)
		}
	}
}

func walkFields(rv reflect.Value, tag string, yield func(string, taggedField) bool) bool {
	for i := range rv.NumField() {
		field := rv.Type().Field(i)
		if field.Anonymous && rv.Field(i).Kind() == reflect.Struct {
			if !walkFields(rv.Field(i), tag, yield) {
				return false
			}
			continue
		}
		name, options, _ := strings.Cut(field.Tag.Get(tag), ",")
		if name == "" || name == "-" {
			continue
		}
		required := !strings.Contains(options, "omit")
		if !yield(name, taggedField{rv.Field(i), required}) {
			return false
		}
	}
	return true
}

// changesNothing reports whether an update sets no field at all. Updates that
// hold lists cannot be compared with ==.
func changesNothing[T any](u *T) bool {
	return u == nil || reflect.ValueOf(u).Elem().IsZero()
}
