package tiflux

import (
	"encoding/json"
	"fmt"
	"net/url"
	"testing"
	"time"
)

func TestOptHasThreeStates(t *testing.T) {
	t.Parallel()
	type body struct {
		A Opt[string] `json:"a,omitzero"`
		B Opt[int64]  `json:"b,omitzero"`
		C Opt[bool]   `json:"c,omitzero"`
	}
	tests := []struct {
		in   body
		want string
	}{
		{body{}, `{}`},
		{body{A: Set(""), B: Set[int64](0), C: Set(false)}, `{"a":"","b":0,"c":false}`},
		{body{A: Null[string](), B: Null[int64](), C: Null[bool]()}, `{"a":null,"b":null,"c":null}`},
	}
	for _, tt := range tests {
		got, err := json.Marshal(tt.in)
		if err != nil || string(got) != tt.want {
			t.Errorf("Marshal(%+v) = %s, %v, want %s", tt.in, got, err, tt.want)
		}
		var back body
		if err := json.Unmarshal(got, &back); err != nil || back != tt.in {
			t.Errorf("%s came back as %+v, %v, want %+v", got, back, err, tt.in)
		}
	}
}

func TestASliceThatWasSetIsNotNull(t *testing.T) {
	t.Parallel()
	for _, o := range []Opt[[]int64]{Set[[]int64](nil), Set([]int64{})} {
		if got, err := json.Marshal(o); err != nil || string(got) != "[]" {
			t.Errorf("got %s, %v, want []", got, err)
		}
	}
	if got, _ := json.Marshal(Null[[]int64]()); string(got) != "null" {
		t.Errorf("Null gave %s", got)
	}
}

func TestTimesInQueriesAreUTC(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 10, 21, 30, 0, 0, time.FixedZone("", -3*3600))
	values, err := queryValues(&Operation{}, &TicketListOptions{StartDateTime: at})
	if err != nil || values.Get("start_datetime") != "2026-03-11T00:30:00Z" || values.Has("end_datetime") {
		t.Errorf("got %v, %v", values, err)
	}
}

func TestOptInQueries(t *testing.T) {
	t.Parallel()
	values, err := queryValues(&Operation{}, &DeskListOptions{Active: Set(false)})
	if err != nil || values.Encode() != "active=false" {
		t.Errorf("got %q, %v, want active=false", values.Encode(), err)
	}
	values, err = queryValues(&Operation{}, &DeskListOptions{})
	if err != nil || values.Encode() != "" {
		t.Errorf("got %q, %v, want nothing", values.Encode(), err)
	}
}

func TestMoney(t *testing.T) {
	t.Parallel()
	tests := []struct {
		wire   string
		cents  int64
		ok     bool
		hidden bool
	}{
		{`"1250.00"`, 125000, true, false},
		{`"150.5"`, 15050, true, false},
		{`6000.0`, 600000, true, false},
		{`-0.07`, -7, true, false},
		{`0`, 0, true, false},
		{`"0.10"`, 10, true, false},
		{`"1.2300"`, 123, true, false},
		{`"--"`, 0, false, true},
		{`null`, 0, false, false},
		{`""`, 0, false, false},
		{`"1.234"`, 0, false, false},
		{`"1,50"`, 0, false, false},
		{`1e3`, 0, false, false},
		{`"99999999999999999999"`, 0, false, false},
	}
	for _, tt := range tests {
		var m Money
		if err := json.Unmarshal([]byte(tt.wire), &m); err != nil {
			t.Errorf("Unmarshal(%s): %v", tt.wire, err)
			continue
		}
		cents, ok := m.Cents()
		if cents != tt.cents || ok != tt.ok || m.Hidden() != tt.hidden {
			t.Errorf("%s: Cents() = %d, %t, Hidden() = %t, want %d, %t, %t", tt.wire, cents, ok, m.Hidden(), tt.cents, tt.ok, tt.hidden)
		}
	}
	for _, cents := range []int64{0, 1, -1, 99, 100, -100, 123456789, -1 << 62} {
		if got, ok := MoneyFromCents(cents).Cents(); cents > -1<<61 && (!ok || got != cents) {
			t.Errorf("MoneyFromCents(%d).Cents() = %d, %t", cents, got, ok)
		}
	}
	var m Money
	if err := json.Unmarshal([]byte(`{}`), &m); err == nil {
		t.Error("an object was read as money")
	}
	if _, err := json.Marshal(Money("12,50")); err == nil {
		t.Error("12,50 was sent as money")
	}
}

func TestHoursAndClock(t *testing.T) {
	t.Parallel()
	tests := []struct {
		in       string
		span     time.Duration
		spanOK   bool
		minutes  int
		minuteOK bool
	}{
		{"00:00", 0, true, 0, true},
		{"17:53", 17*time.Hour + 53*time.Minute, true, 17*60 + 53, true},
		{"48:00", 48 * time.Hour, true, 48 * 60, false},
		{"999:59", 999*time.Hour + 59*time.Minute, true, 0, false},
		{"", 0, false, 0, false},
		{"1:5", 0, false, 0, false},
		{"12:60", 0, false, 0, false},
		{"-1:00", 0, false, 0, false},
		{"ab:cd", 0, false, 0, false},
	}
	for _, tt := range tests {
		span, ok := Hours(tt.in).Duration()
		if ok != tt.spanOK || ok && span != tt.span {
			t.Errorf("Hours(%q).Duration() = %v, %t, want %v, %t", tt.in, span, ok, tt.span, tt.spanOK)
		}
		minutes, ok := Clock(tt.in).Minutes()
		if ok != tt.minuteOK || ok && minutes != tt.minutes {
			t.Errorf("Clock(%q).Minutes() = %d, %t, want %d, %t", tt.in, minutes, ok, tt.minutes, tt.minuteOK)
		}
	}
	if h := HoursOf(50*time.Hour + 30*time.Minute); h != "50:30" {
		t.Errorf("HoursOf(50h30m) = %q", h)
	}
}

func TestTimesBecomeValues(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 10, 23, 5, 59, 0, time.FixedZone("", -3*3600))
	if d, c := DateOf(at), ClockOf(at); d != "2026-03-10" || c != "23:05" {
		t.Errorf("got %s %s, want the day and time of its own zone", d, c)
	}
	if d, c := DateOf(at.UTC()), ClockOf(at.UTC()); d != "2026-03-11" || c != "02:05" {
		t.Errorf("got %s %s in UTC", d, c)
	}
}

func TestOptText(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		o    Opt[int64]
		text string
		or   int64
	}{{Set[int64](0), "0", 0}, {Set[int64](7), "7", 7}, {Null[int64](), "", 9}, {Opt[int64]{}, "", 9}} {
		if tt.o.String() != tt.text || tt.o.Or(9) != tt.or {
			t.Errorf("got %q and %d, want %q and %d", tt.o.String(), tt.o.Or(9), tt.text, tt.or)
		}
	}
}

func TestDateIsCheckedWhenSent(t *testing.T) {
	t.Parallel()
	for in, want := range map[Date]string{"2026-03-10": `"2026-03-10"`, "": "null", "10/03/2026": "", "2026-02-30": ""} {
		got, err := json.Marshal(in)
		if want == "" != (err != nil) || err == nil && string(got) != want {
			t.Errorf("Marshal(%q) = %s, %v, want %q", string(in), got, err, want)
		}
		v := url.Values{}
		if err := in.EncodeValues("d", &v); (err != nil) != (want == "") {
			t.Errorf("EncodeValues(%q): %v", string(in), err)
		}
	}
}

// FuzzValues reads anything into every small type, and sends what was read.
func FuzzValues(f *testing.F) {
	for _, s := range []string{
		`"12.30"`, `"--"`, `null`, `12`, `-0.5e3`, `"007"`, `"1."`, `"48:00"`, `"7:05"`, `{}`, `"2026-03-10"`, `"2026-02-30"`, `[1]`, `true`, `"true"`, `"\ud800"`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var v struct {
			Money Money
			Text  Text
			Flag  Flag
			Date  Date
			Clock Clock
			Hours Hours
			Mark  ChecklistScalar
			OptS  Opt[string]
			OptN  Opt[int64]
			OptD  Opt[Date]
			OptL  Opt[[]int64]
		}
		for _, p := range []any{
			&v.Money, &v.Text, &v.Flag, &v.Date, &v.Clock, &v.Hours, &v.Mark, &v.OptS, &v.OptN, &v.OptD, &v.OptL,
		} {
			_ = json.Unmarshal([]byte(s), p)
		}
		cents, ok := v.Money.Cents()
		sendable(t, v.Money, ok || v.Money == "")
		if again, same := MoneyFromCents(cents).Cents(); ok && (!same || again != cents) {
			t.Errorf("%q is %d cents and comes back as %d", v.Money, cents, again)
		}
		day, ok := v.Date.In(time.UTC)
		sendable(t, v.Date, ok || v.Date == "")
		if ok && DateOf(day) != v.Date {
			t.Errorf("%q comes back as %q", v.Date, DateOf(day))
		}
		minute, ok := v.Clock.Minutes()
		sendable(t, v.Clock, ok || v.Clock == "")
		if ok && (minute < 0 || minute >= 24*60) {
			t.Errorf("%q is minute %d", v.Clock, minute)
		}
		span, ok := v.Hours.Duration()
		sendable(t, v.Hours, ok || v.Hours == "")
		if again, same := HoursOf(span).Duration(); ok && (!same || again != span) {
			t.Errorf("%q is %v and comes back as %v", v.Hours, span, again)
		}
		sendable(t, v.Flag, true)
		sendable(t, v.OptS, true)
		sendable(t, v.OptN, true)
		sendable(t, v.OptL, true)
	})
}

// sendable checks that a value can be sent just when it should be, and comes
// back when it is read.
func sendable[T any](t *testing.T, v T, want bool) {
	t.Helper()
	raw, err := json.Marshal(v)
	if (err == nil) != want {
		t.Errorf("Marshal(%T %q): %v, want a success: %t", v, fmt.Sprint(v), err, want)
		return
	}
	var back T
	if err != nil {
		return
	}
	if err := json.Unmarshal(raw, &back); err != nil {
		t.Errorf("%s, sent for %T %q, cannot be read: %v", raw, v, fmt.Sprint(v), err)
	}
	if again, err := json.Marshal(back); err != nil || string(again) != string(raw) {
		t.Errorf("%s comes back as %s, %v", raw, again, err)
	}
}
