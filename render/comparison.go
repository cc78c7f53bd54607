package render

import (
	"cmp"
	"io"
	"math"
)

// Comparison is figures of two periods side by side.
type Comparison struct {
	Record   string // stable key of what is counted: "tickets_counted"; empty is "comparison"
	Current  string // the period that is looked at, as text
	Previous string // the period it is compared with
	Rows     []Compared
}

// Compared is one figure in both periods. Numbers show at most one decimal; NaN
// is a figure that is not known.
type Compared struct {
	Key      string // stable key: "total", "rating_average"; empty for a bucket
	Name     string // of a bucket, as text; not shown if there is a Key
	Current  float64
	Previous float64
	Percent  bool // the figure is a share in hundredths: 87.5 is 87,5%
}

// Comparison writes figures of two periods with their differences. A figure that
// was 0 has no change in percent: it is new.
func (r Renderer) Comparison(w io.Writer, c Comparison, notes Notes) error {
	notes.Filters = append(notes.Filters[:len(notes.Filters):len(notes.Filters)],
		Filter{Name: "current", Value: c.Current}, Filter{Name: "previous", Value: c.Previous})
	return renderTable(r, w, label(cmp.Or(c.Record, "comparison")), c.Rows, Page{}, notes, comparedRecord)
}

func comparedRecord(f []field, c *Compared) record {
	figure := decimal
	if c.Percent {
		figure = percent
	}
	return record{kind: "figure", key: label(c.Key), title: c.Name, named: "figure", fields: append(f,
		field{label: "current", value: figure(c.Current), in: everywhere | bare},
		field{label: "previous", value: figure(c.Previous), in: everywhere | bare},
		field{label: "difference", value: signed(decimal(c.Current - c.Previous)), in: everywhere | bare},
		field{label: "change", value: c.change(), in: everywhere | bare},
	)}
}

// change is the difference in percent of what was.
func (c *Compared) change() value {
	switch difference := c.Current - c.Previous; {
	case difference == 0:
		return percent(0)
	case c.Previous == 0:
		return when(!math.IsNaN(difference), coded(enumChange, "new"))
	default:
		return signed(percent(100 * difference / math.Abs(c.Previous)))
	}
}
