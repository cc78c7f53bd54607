package render

import (
	"math"
	"testing"
	"time"
)

func TestFormats(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 10, 9, 5, 59, 0, time.UTC)
	day := func(s string) func(Language) []byte {
		return func(l Language) []byte { return l.appendDay(nil, s) }
	}
	moment := func(t time.Time) func(Language) []byte {
		return func(l Language) []byte { return l.appendTime(nil, t) }
	}
	minutes := func(n int64) func(Language) []byte {
		return func(l Language) []byte { return l.appendMinutes(nil, n) }
	}
	hours := func(s string) func(Language) []byte {
		return func(l Language) []byte { return l.appendHours(nil, s) }
	}
	money := func(s string) func(Language) []byte {
		return func(l Language) []byte { return l.appendMoney(nil, s) }
	}
	size := func(n int64) func(Language) []byte {
		return func(l Language) []byte { return l.appendSize(nil, n) }
	}
	percent := func(f float64) func(Language) []byte {
		return func(l Language) []byte { return l.appendPercent(nil, f) }
	}
	phone := func(s string) func(Language) []byte { return func(Language) []byte { return appendPhone(nil, s) } }
	taxID := func(s string) func(Language) []byte { return func(Language) []byte { return appendTaxID(nil, s) } }
	for _, test := range []struct {
		name       string
		format     func(Language) []byte
		portuguese string
		english    string // the same if empty
	}{
		{"day", day("2026-03-10"), "10/03/2026", "2026-03-10"},
		{"day, none", day(""), "", ""},
		{"day, impossible", day("2026-02-30"), "2026-02-30", ""},
		{"day, strange", day("am|anhã"), `am\|anhã`, ""},
		{"moment", moment(at), "10/03/2026 09:05", "2026-03-10 09:05"},
		{"moment, none", moment(time.Time{}), "", ""},
		{"minutes", minutes(90), "1h30", "1h30m"},
		{"minutes, short", minutes(5), "5min", "5m"},
		{"minutes, padded", minutes(125), "2h05", "2h05m"},
		{"minutes, whole hours", minutes(48 * 60), "48h", ""},
		{"minutes, none", minutes(0), "0min", "0m"},
		{"minutes, negative", minutes(-75), "-1h15", "-1h15m"},
		{"minutes, extreme", minutes(math.MinInt64), "-153722867280912930h08", "-153722867280912930h08m"},
		{"hours", hours("48:30"), "48h30", "48h30m"},
		{"hours, short", hours("00:45"), "45min", "45m"},
		{"hours, none", hours(""), "", ""},
		{"hours, strange", hours("1:75"), "1:75", ""},
		{"hours, unpadded", hours("1:5"), "1:5", ""},
		{"money", money("1234.56"), "R$ 1.234,56", "R$ 1,234.56"},
		{"money, whole", money("1234567"), "R$ 1.234.567,00", "R$ 1,234,567.00"},
		{"money, one decimal", money("0.5"), "R$ 0,50", "R$ 0.50"},
		{"money, negative", money("-100"), "-R$ 100,00", "-R$ 100.00"},
		{"money, negative nothing", money("-0.00"), "R$ 0,00", "R$ 0.00"},
		{"money, beyond cents", money("0.125"), "R$ 0,125", "R$ 0.125"},
		{"money, leading zeros", money("0007.10"), "R$ 7,10", "R$ 7.10"},
		{"money, huge", money("99999999999999999999.99"), "R$ 99.999.999.999.999.999.999,99", "R$ 99,999,999,999,999,999,999.99"},
		{"money, hidden", money("--"), `\--`, ""},
		{"money, none", money(""), "", ""},
		{"money, strange", money("1e5"), "1e5", ""},
		{"money, blank", money(" "), "", ""},
		{"size", size(1536), "1,5 KB", "1.5 KB"},
		{"size, none", size(0), "0 bytes", ""},
		{"size, below", size(1023), "1023 bytes", ""},
		{"size, rounds to the next unit", size(1<<20 - 1), "1 MB", ""},
		{"size, large", size(3 << 40), "3 TB", ""},
		{"size, largest", size(math.MaxInt64), "8 EB", ""},
		{"size, negative", size(-1), "-1", ""},
		{"percent", percent(87.5), "87,5%", "87.5%"},
		{"percent, whole", percent(100), "100%", ""},
		{"percent, rounded", percent(33.333), "33,3%", "33.3%"},
		{"percent, negative nothing", percent(-0.01), "0%", ""},
		{"percent, none", percent(math.NaN()), "", ""},
		{"percent, infinite", percent(math.Inf(1)), "", ""},
		{"phone, mobile", phone("+5511987654321"), "(11) 98765-4321", ""},
		{"phone, fixed", phone("+551132654321"), "(11) 3265-4321", ""},
		{"phone, area code 55", phone("+5555987654321"), "(55) 98765-4321", ""},
		{"phone, national", phone("1132654321"), "(11) 3265-4321", ""},
		{"phone, no plus", phone("5511987654321"), "(11) 98765-4321", ""},
		{"phone, toll free", phone("08001234567"), "0800 123 4567", ""},
		{"phone, abroad", phone("+14155550123"), "+14155550123", ""},
		{"phone, strange", phone("ramal *12"), `ramal \*12`, ""},
		{"phone, none", phone(""), "", ""},
		{"CNPJ", taxID("12345678000195"), "12.345.678/0001-95", ""},
		{"CNPJ, alphanumeric", taxID("12abc34501de35"), "12.ABC.345/01DE-35", ""},
		{"CNPJ, formatted", taxID("12.345.678/0001-95"), "12.345.678/0001-95", ""},
		{"CPF", taxID("12345678909"), "123.456.789-09", ""},
		{"CPF, with a letter", taxID("1234567890a"), "1234567890a", ""},
		{"tax id, other length", taxID("123"), "123", ""},
		{"tax id, too long", taxID("123456789012345"), "123456789012345", ""},
		{"tax id, strange", taxID("isento*"), `isento\*`, ""},
	} {
		if got := string(test.format(Portuguese)); got != test.portuguese {
			t.Errorf("%s: %q, want %q", test.name, got, test.portuguese)
		}
		want := test.english
		if want == "" {
			want = test.portuguese
		}
		if got := string(test.format(English)); got != want {
			t.Errorf("%s in English: %q, want %q", test.name, got, want)
		}
	}
}

func TestFormatsAllocateNothing(t *testing.T) {
	b := make([]byte, 0, 256)
	at := time.Date(2026, 3, 10, 9, 5, 0, 0, time.UTC)
	n := testing.AllocsPerRun(100, func() {
		b = Portuguese.appendTime(b[:0], at)
		b = Portuguese.appendHours(b, "48:30")
		b = Portuguese.appendMoney(b, "1234.5")
		b = Portuguese.appendSize(b, 1536)
		b = Portuguese.appendEnum(b, enumDelivery, "read")
		b = appendPhone(b, "+5511987654321")
		b = appendTaxID(b, "12345678909")
	})
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
}
