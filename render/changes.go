package render

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// changed is a value before and after, "Pendente → Em atendimento", or the two
// ends of a span. What is missing shows as "—", unless both are.
func changed(from, to value) value {
	return value{kind: isChange, parts: []field{{value: from}, {value: to}}}
}

func (d *document) changed(ends []field, excerpt int) {
	mark, some := len(d.out), false
	for i := range ends {
		if i > 0 {
			d.out = append(d.out, " → "...)
		}
		if d.value(&ends[i].value, excerpt) {
			some = true
		} else {
			d.out = append(d.out, "—"...)
		}
	}
	if !some {
		d.out = d.out[:mark]
	}
}

// open is a value whose kind the API does not say: JSON of any shape. Times and
// days in it are recognised by how they look, and so is HTML.
func open(v any) value {
	switch v := v.(type) {
	case nil:
		return value{}
	case bool:
		return state(enumYesNo, v)
	case float64:
		return text(strconv.FormatFloat(v, 'f', -1, 64))
	case string:
		return openText(v)
	}
	b, err := json.Marshal(v)
	if err != nil {
		return value{}
	}
	return plain(string(b))
}

func openText(s string) value {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return moment(t)
	}
	if _, err := time.Parse(time.DateOnly, s); err == nil {
		return day(s)
	}
	if strings.Contains(s, "</") || strings.Contains(s, "<br") {
		return body(s)
	}
	return plain(s)
}
