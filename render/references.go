package render

import (
	"math"
	"strconv"

	"github.com/tiflux/tiflux-go/tiflux"
)

// ids are the numbers of records.
func ids(list []int64) value {
	numbers := make([]string, len(list))
	for i, n := range list {
		numbers[i] = "#" + strconv.FormatInt(n, 10)
	}
	return texts(numbers)
}

// references are refs to records.
func references(list []tiflux.IDName) value {
	refs := make([]field, len(list))
	for i := range list {
		refs[i].value = reference(&list[i])
	}
	return parts(refs...)
}

// optional is a boolean in the words of e, missing if the API did not say.
func optional(e enum, o tiflux.Opt[bool]) value {
	on, ok := o.Get()
	return when(ok, state(e, on))
}

// counted is a number, missing if the API did not say.
func counted(o tiflux.Opt[int64]) value {
	n, ok := o.Get()
	return when(ok, value{kind: isNumber, n: n})
}

// measured is a decimal, missing if the API did not say.
func measured(o tiflux.Opt[float64], of func(float64) value) value {
	f, ok := o.Get()
	return when(ok, of(f))
}

// positive is a count of which 0 says nothing.
func positive(n int64) value { return when(n > 0, value{kind: isNumber, n: n}) }

// codes are several values of an enum in one text, "MON, TUE".
func codes(e enum, list string) value {
	if len(list) > longestWord {
		return text(list)
	}
	return value{kind: isCodes, enum: e, texts: splitList(list)}
}

func (d *document) codes(v *value) {
	for i, code := range v.texts {
		if i > 0 {
			d.out = append(d.out, ", "...)
		}
		d.out = d.Language.appendEnum(d.out, v.enum, code)
	}
}

// gigabytes is a size that came in gigabytes.
func gigabytes(n float64) value {
	return when(n > 0, size(int64(math.Min(n, 1<<32)*(1<<30))))
}

// minutes is a span.
func minutes(n int64) value { return value{kind: isMinutes, n: n} }

// decimalHours is a span that came as a decimal of hours.
func decimalHours(f float64) value {
	return when(math.Abs(f) < 1<<32, minutes(int64(math.Round(f*60))))
}
