package tiflux

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// The value types below are text underneath: what the API sent is kept to the
// letter, so that an odd value neither fails a whole page nor gets lost. They
// are checked when they are sent.

// Date is a calendar day, "2026-03-10". Empty means none.
type Date string

// DateOf returns the day of t in t's zone.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// In returns the start of the day in loc; false if d is empty or not a day.
func (d Date) In(loc *time.Location) (time.Time, bool) {
	t, err := time.ParseInLocation(time.DateOnly, string(d), loc)
	return t, err == nil
}

// MarshalJSON refuses what is not a day; empty is null.
func (d Date) MarshalJSON() ([]byte, error) { return marshalText(string(d), d.check()) }

// EncodeValues refuses what is not a day; empty writes nothing.
func (d Date) EncodeValues(key string, v *url.Values) error {
	return encodeText(key, v, string(d), d.check())
}

func (d Date) check() error {
	if _, ok := d.In(time.UTC); !ok && d != "" {
		return fmt.Errorf("%q is not a date like 2026-03-10", string(d))
	}
	return nil
}

// Clock is a time of day, "17:53", local to the organisation. Empty means none.
type Clock string

// ClockOf returns the time of day of t in t's zone.
func ClockOf(t time.Time) Clock { return Clock(t.Format("15:04")) }

// Minutes returns the minutes since midnight; false if c is empty or not a time.
func (c Clock) Minutes() (int, bool) {
	h, m, ok := splitHours(string(c))
	return h*60 + m, ok && h < 24
}

// MarshalJSON refuses what is not a time of day; empty is null.
func (c Clock) MarshalJSON() ([]byte, error) {
	if _, ok := c.Minutes(); !ok && c != "" {
		return nil, fmt.Errorf("%q is not a time of day like 17:53", string(c))
	}
	return marshalText(string(c), nil)
}

// Hours is a span of hours and minutes, "48:00"; it may exceed a day. Empty
// means none, which for the time of a stage is "unlimited".
type Hours string

// HoursOf returns d, cut to whole minutes, as Hours.
func HoursOf(d time.Duration) Hours {
	m := int64(d / time.Minute)
	return Hours(fmt.Sprintf("%02d:%02d", m/60, m%60))
}

// Duration returns the span; false if h is empty or not hours and minutes.
func (h Hours) Duration() (time.Duration, bool) {
	hours, minutes, ok := splitHours(string(h))
	return time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute, ok
}

// MarshalJSON refuses what is not hours and minutes; empty is null.
func (h Hours) MarshalJSON() ([]byte, error) {
	if _, ok := h.Duration(); !ok && h != "" {
		return nil, fmt.Errorf("%q is not hours and minutes like 48:00", string(h))
	}
	return marshalText(string(h), nil)
}

func splitHours(s string) (hours, minutes int, ok bool) {
	a, b, ok := strings.Cut(s, ":")
	if !ok || len(a) == 0 || len(a) > 5 || len(b) != 2 {
		return 0, 0, false
	}
	h, err1 := strconv.ParseUint(a, 10, 32)
	m, err2 := strconv.ParseUint(b, 10, 32)
	return int(h), int(m), err1 == nil && err2 == nil && m < 60
}

// Money is an amount in reais as decimal text, "1250.00". The API sends it as
// text, as a number, or as "--" to those who may not see it. Empty means none.
type Money string

// MoneyFromCents returns an amount of whole cents.
func MoneyFromCents(cents int64) Money {
	sign, c := "", uint64(cents)
	if cents < 0 {
		sign, c = "-", -c
	}
	return Money(fmt.Sprintf("%s%d.%02d", sign, c/100, c%100))
}

// Hidden reports whether the caller may not see the amount ("--").
func (m Money) Hidden() bool { return m == "--" }

// Cents returns the amount in cents; false if there is none, it is hidden, or
// it is not a decimal of whole cents.
func (m Money) Cents() (int64, bool) {
	s := string(m)
	negative := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(s, "-")
	whole, frac, _ := strings.Cut(s, ".")
	frac = strings.TrimRight(frac, "0")
	if whole == "" || len(frac) > 2 {
		return 0, false
	}
	n, err := strconv.ParseUint(whole+(frac + "00")[:2], 10, 62)
	if err != nil {
		return 0, false
	}
	if negative {
		return -int64(n), true
	}
	return int64(n), true
}

// MarshalJSON writes the amount as a number; empty is null. It refuses what is
// not a decimal.
func (m Money) MarshalJSON() ([]byte, error) {
	if m == "" {
		return []byte("null"), nil
	}
	cents, ok := m.Cents()
	if !ok {
		return nil, fmt.Errorf("%q is not an amount like 1250.00", string(m))
	}
	if !json.Valid([]byte(m)) { // "007" and "1." are amounts, but no JSON numbers
		m = MoneyFromCents(cents)
	}
	return []byte(m), nil
}

// UnmarshalJSON reads text, a number or null. Exponents are kept as sent.
func (m *Money) UnmarshalJSON(b []byte) error {
	var t Text
	err := t.UnmarshalJSON(b)
	*m = Money(t)
	return err
}

// Text is text that the API sends now as a string, now as a number. Empty means
// null or none.
type Text string

// UnmarshalJSON reads text, a number or null.
func (t *Text) UnmarshalJSON(b []byte) error {
	b = bytes.TrimSpace(b)
	switch {
	case string(b) == "null":
		*t = ""
	case len(b) > 0 && b[0] == '"':
		return json.Unmarshal(b, (*string)(t))
	case len(b) > 0 && (b[0] == '-' || b[0] >= '0' && b[0] <= '9'):
		*t = Text(b)
	default:
		return errors.New("want text or a number")
	}
	return nil
}

// Flag is a yes or no that the API was seen to replace by null or by text. Empty
// means null.
type Flag string

// Get returns the flag; false if there is none or it is something else.
func (f Flag) Get() (value, ok bool) { return f == "true", f == "true" || f == "false" }

// UnmarshalJSON reads true, false, null or text.
func (f *Flag) UnmarshalJSON(b []byte) error {
	if s := string(bytes.TrimSpace(b)); s == "true" || s == "false" {
		*f = Flag(s)
		return nil
	}
	var t Text
	err := t.UnmarshalJSON(b)
	*f = Flag(t)
	return err
}

// MarshalJSON writes what was read.
func (f Flag) MarshalJSON() ([]byte, error) {
	if _, ok := f.Get(); ok {
		return []byte(f), nil
	}
	return marshalText(string(f), nil)
}

func marshalText(s string, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	if s == "" {
		return []byte("null"), nil
	}
	return json.Marshal(s)
}

func encodeText(key string, v *url.Values, s string, err error) error {
	if err == nil && s != "" {
		v.Set(key, s)
	}
	return err
}
