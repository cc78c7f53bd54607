package render

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// The formats of values, one function each. They append nothing for what is
// missing and pass strange text through escaped, so that it can be seen.

func (l Language) dateLayout() string {
	if l == English {
		return time.DateOnly
	}
	return "02/01/2006"
}

// appendDay formats a calendar day, "2026-03-10".
func (l Language) appendDay(b []byte, day string) []byte {
	if t, err := time.Parse(time.DateOnly, day); err == nil {
		return t.AppendFormat(b, l.dateLayout())
	}
	return appendInline(b, day)
}

// appendTime formats a moment to the minute in t's zone, which is not written.
func (l Language) appendTime(b []byte, t time.Time) []byte {
	if t.IsZero() {
		return b
	}
	return t.AppendFormat(append(t.AppendFormat(b, l.dateLayout()), ' '), "15:04")
}

// appendMinutes formats a span: 1h30, 45min, 48h; 1h30m and 45m in English.
func (l Language) appendMinutes(b []byte, minutes int64) []byte {
	n := uint64(minutes)
	if minutes < 0 {
		b, n = append(b, '-'), -n
	}
	unit := "min"
	if l == English {
		unit = "m"
	}
	h, m := n/60, n%60
	switch {
	case h == 0:
		return append(strconv.AppendUint(b, m, 10), unit...)
	case m == 0:
		return append(strconv.AppendUint(b, h, 10), 'h')
	}
	b = appendTwo(append(strconv.AppendUint(b, h, 10), 'h'), m)
	if l == English {
		b = append(b, unit...)
	}
	return b
}

// appendHours formats a span that came as hours and minutes, "48:00".
func (l Language) appendHours(b []byte, hours string) []byte {
	h, m, ok := strings.Cut(hours, ":")
	hn, err1 := strconv.ParseUint(h, 10, 31)
	mn, err2 := strconv.ParseUint(m, 10, 31)
	if !ok || err1 != nil || err2 != nil || len(m) != 2 || mn > 59 {
		return appendInline(b, hours)
	}
	return l.appendMinutes(b, int64(hn*60+mn))
}

func appendTwo(b []byte, n uint64) []byte {
	if n < 10 {
		b = append(b, '0')
	}
	return strconv.AppendUint(b, n, 10)
}

// appendMoney formats decimal text in reais, "1250.5", digit by digit: no digit
// is rounded away. What is no decimal passes through.
func (l Language) appendMoney(b []byte, decimal string) []byte {
	digits, negative := strings.CutPrefix(decimal, "-")
	whole, frac, _ := strings.Cut(digits, ".")
	if whole == "" || strings.Trim(whole, "0123456789") != "" || strings.Trim(frac, "0123456789") != "" {
		return appendInline(b, decimal)
	}
	if negative && strings.Trim(digits, "0.") != "" {
		b = append(b, '-')
	}
	b = append(b, "R$ "...)
	point := l.point()
	whole = strings.TrimLeft(whole[:len(whole)-1], "0") + whole[len(whole)-1:]
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b = append(b, '.'+','-point)
		}
		b = append(b, whole[i])
	}
	frac = strings.TrimRight(frac, "0")
	b = append(append(b, point), frac...)
	for range 2 - len(frac) {
		b = append(b, '0')
	}
	return b
}

// appendCents formats whole cents of a real.
func (l Language) appendCents(b []byte, cents int64) []byte {
	var buf [24]byte
	d := buf[:0]
	n := uint64(cents)
	if cents < 0 {
		d, n = append(d, '-'), -n
	}
	d = appendTwo(append(strconv.AppendUint(d, n/100, 10), '.'), n%100)
	return l.appendMoney(b, string(d))
}

func (l Language) point() byte {
	if l == English {
		return '.'
	}
	return ','
}

// appendSize formats a number of bytes in powers of 1024 with one decimal.
func (l Language) appendSize(b []byte, bytes int64) []byte {
	const units = "KMGTPE"
	if bytes < 0 {
		return strconv.AppendInt(b, bytes, 10)
	}
	if bytes < 1024 {
		return append(strconv.AppendInt(b, bytes, 10), " bytes"...)
	}
	size, unit := float64(bytes)/1024, 0
	for size >= 1023.95 && unit+1 < len(units) {
		size /= 1024
		unit++
	}
	b = l.appendDecimal(b, size)
	return append(append(b, ' ', units[unit]), 'B')
}

// appendDecimal formats a number with at most one decimal; nothing if it is none.
func (l Language) appendDecimal(b []byte, f float64) []byte {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return b
	}
	f = math.Round(f*10)/10 + 0 // turns -0 into 0
	mark := len(b)
	b = strconv.AppendFloat(b, f, 'f', -1, 64)
	for i := mark; i < len(b); i++ {
		if b[i] == '.' {
			b[i] = l.point()
		}
	}
	return b
}

// appendPercent formats a share that is already in hundredths: 87.5 is 87,5%.
func (l Language) appendPercent(b []byte, percent float64) []byte {
	mark := len(b)
	if b = l.appendDecimal(b, percent); len(b) > mark {
		b = append(b, '%')
	}
	return b
}

// appendPhone formats a Brazilian number in E.164 or national digits as it is
// read; other numbers pass through.
func appendPhone(b []byte, phone string) []byte {
	n := strings.TrimPrefix(phone, "+55")
	if strings.Trim(n, "0123456789") != "" || strings.HasPrefix(n, "+") {
		return appendInline(b, phone)
	}
	switch {
	case len(n) == 11 && strings.HasPrefix(n, "0"):
		return appendMask(b, "#### ### ####", n)
	case len(n) == 13 && strings.HasPrefix(n, "55"):
		return appendMask(b, "(##) #####-####", n[2:])
	case len(n) == 12 && strings.HasPrefix(n, "55"):
		return appendMask(b, "(##) ####-####", n[2:])
	case len(n) == 11:
		return appendMask(b, "(##) #####-####", n)
	case len(n) == 10:
		return appendMask(b, "(##) ####-####", n)
	}
	return appendInline(b, phone)
}

// appendTaxID formats a CNPJ (alphanumeric since 2026) or a CPF. Check digits
// are not judged; what has neither length passes through.
func appendTaxID(b []byte, id string) []byte {
	var buf [14]byte
	bare, letters := buf[:0], false
	for i := range len(id) {
		c := id[i]
		switch {
		case strings.IndexByte(".-/ ", c) >= 0:
			continue
		case len(bare) == len(buf) || !isDigit(c) && !isLetter(c):
			return appendInline(b, id)
		case isLetter(c):
			c, letters = c&^0x20, true
		}
		bare = append(bare, c)
	}
	switch {
	case len(bare) == 14:
		return appendMask(b, "##.###.###/####-##", string(bare))
	case len(bare) == 11 && !letters:
		return appendMask(b, "###.###.###-##", string(bare))
	}
	return appendInline(b, id)
}

func appendMask(b []byte, mask, s string) []byte {
	for i := range len(mask) {
		if mask[i] != '#' {
			b = append(b, mask[i])
			continue
		}
		b, s = append(b, s[0]), s[1:]
	}
	return b
}
