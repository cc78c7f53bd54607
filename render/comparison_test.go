package render

import (
	"io"
	"math"
	"testing"
)

var comparisonGoldens = []golden{
	{"comparison", func(r Renderer, w io.Writer) error {
		return r.Comparison(w, Comparison{
			Record: "tickets_counted", Current: "2026-03-01 → 2026-03-31", Previous: "2026-01-29 → 2026-02-28",
			Rows: []Compared{
				{Key: "total", Current: 30, Previous: 24},
				{Name: "Suporte | N1", Current: 12, Previous: 24},
				{Name: "Financeiro", Current: 18},
				{Name: "total", Current: 0, Previous: 0},
			},
		}, Notes{Filters: []Filter{{"group_by", "desk", "given"}, {"status", "all", "default"}}})
	}},
	{"comparison-figures", func(r Renderer, w io.Writer) error {
		return r.Comparison(w, Comparison{
			Record: "tickets_counted", Current: "2026-03", Previous: "2026-02",
			Rows: []Compared{
				{Name: "Nota média", Current: 4.7, Previous: 4.5},
				{Name: "Respondidos", Current: 40, Previous: 87.54, Percent: true},
				{Name: "Sem dados antes", Current: 3, Previous: math.NaN()},
				{Name: "Sem dados", Current: math.NaN(), Previous: math.NaN()},
				{Name: "Saldo", Current: -2.5, Previous: -5},
				{Name: "Quase igual", Current: 1.01, Previous: 1},
				{Name: "Estranho", Current: math.Inf(1), Previous: 1},
			},
		}, Notes{})
	}},
	{"comparison-none", func(r Renderer, w io.Writer) error { return r.Comparison(w, Comparison{}, Notes{}) }},
}

func TestComparisonGoldens(t *testing.T) {
	t.Parallel()
	testGoldens(t, comparisonGoldens)
}
