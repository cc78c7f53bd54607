package render

import (
	"strconv"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Values made of others, and references to other records.

// parts is one value of several, "C: · 476,9 GB · em uso: 62,5%". A part without
// a label is bare, a missing one is left out.
func parts(p ...field) value { return value{kind: isParts, parts: p} }

func (d *document) parts(parts []field) {
	first := len(d.out)
	for i := range parts {
		start, p := len(d.out), &parts[i]
		if start > first {
			d.out = append(d.out, " · "...)
		}
		if p.label != "" {
			d.out = append(append(d.out, d.word(p.label)...), ": "...)
		}
		if !d.value(&p.value, rowExcerpt) {
			d.out = d.out[:start]
		}
	}
}

// term is a word of the dictionary that stands for what is not there, such as
// "unlimited".
func term(l label) value { return value{kind: isTerm, s: string(l)} }

// reference is a ref to a record that may be nil.
func reference(v *tiflux.IDName) value {
	if v == nil {
		return value{}
	}
	return ref(v.ID, v.Name)
}

// flagged is a boolean that is worth a word only if it is set.
func flagged(on bool) value { return when(on, state(enumYesNo, true)) }

// amount is money, of which the API may say that the caller may not see it.
func amount(m tiflux.Money) value {
	if m.Hidden() {
		return term("hidden")
	}
	return money(string(m))
}

// quantity is a decimal that came as text.
func quantity(t tiflux.Text, of func(float64) value) value {
	if t == "--" {
		return term("hidden")
	}
	if f, err := strconv.ParseFloat(strings.TrimSpace(string(t)), 64); err == nil {
		return of(f)
	}
	return text(string(t))
}
