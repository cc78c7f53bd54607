package tiflux

import (
	"encoding/json"
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

func FuzzValues(f *testing.F) {
	for _, s := range []string{`"12.30"`, `"--"`, `null`, `12`, `"48:00"`, `{}`, `"2026-03-10"`, `[1]`, `true`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var v struct {
			M Money
			T Text
			O Opt[string]
			N Opt[int64]
		}
		for _, p := range []any{&v.M, &v.T, &v.O, &v.N} {
			_ = json.Unmarshal([]byte(s), p)
		}
		if cents, ok := v.M.Cents(); ok {
			if again, ok := MoneyFromCents(cents).Cents(); !ok || again != cents {
				t.Errorf("%q is %d cents and comes back as %d", v.M, cents, again)
			}
			if _, err := json.Marshal(v.M); err != nil {
				t.Errorf("%q cannot be sent: %v", v.M, err)
			}
		}
		if d, ok := Hours(s).Duration(); ok && d < 0 {
			t.Errorf("Hours(%q) is %v", s, d)
		}
		if m, ok := Clock(s).Minutes(); ok && (m < 0 || m >= 24*60) {
			t.Errorf("Clock(%q) is minute %d", s, m)
		}
	})
}
