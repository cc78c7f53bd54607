package tiflux

import (
	"encoding/json"
	"fmt"
	"net/url"
	"reflect"
)

// Opt is a value that may be absent, null or set. Its zero value is absent: in
// an update the field is left alone, in an answer the API did not send it.
type Opt[T any] struct {
	value T
	state optState
}

type optState uint8

const (
	optAbsent optState = iota
	optNull
	optSet
)

// Set returns an Opt that holds v, also when v is a zero value.
func Set[T any](v T) Opt[T] { return Opt[T]{value: v, state: optSet} }

// Null returns an Opt that is sent as null: it clears the field.
func Null[T any]() Opt[T] { return Opt[T]{state: optNull} }

// Get returns the value and whether there is one.
func (o Opt[T]) Get() (T, bool) { return o.value, o.state == optSet }

// Or returns the value, or def where there is none.
func (o Opt[T]) Or(def T) T {
	if o.state == optSet {
		return o.value
	}
	return def
}

// IsNull reports whether o is null.
func (o Opt[T]) IsNull() bool { return o.state == optNull }

// IsZero reports whether o is absent; encoding/json leaves out such fields.
func (o Opt[T]) IsZero() bool { return o.state == optAbsent }

// String formats the value; absent and null give "".
func (o Opt[T]) String() string {
	if o.state != optSet {
		return ""
	}
	return fmt.Sprint(o.value)
}

// MarshalJSON writes the value, or null.
func (o Opt[T]) MarshalJSON() ([]byte, error) {
	if o.state != optSet {
		return []byte("null"), nil
	}
	b, err := json.Marshal(o.value)
	if string(b) == "null" && reflect.TypeFor[T]().Kind() == reflect.Slice {
		b = []byte("[]") // a nil slice that was set is an empty list, not null
	}
	return b, err
}

// UnmarshalJSON reads a value or null.
func (o *Opt[T]) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*o = Null[T]()
		return nil
	}
	var v T
	if err := json.Unmarshal(b, &v); err != nil {
		return err
	}
	*o = Set(v)
	return nil
}

// EncodeValues writes the value into a query; absent and null write nothing.
func (o Opt[T]) EncodeValues(key string, v *url.Values) error {
	if o.state == optSet {
		v.Set(key, fmt.Sprint(o.value))
	}
	return nil
}
