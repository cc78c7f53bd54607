package render

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// listed is a record of a list and what it shows.
type listed struct {
	id     int64
	title  string
	fields []field
}

func listedRecord(f []field, v *listed) record {
	return record{kind: "ticket", id: id(v.id), title: v.title, named: "title", fields: append(f, v.fields...)}
}

func TestListsSayOnce(t *testing.T) {
	t.Parallel()
	column := func(l label, v value) field { return field{label: l, value: v, in: list | row | bare} }
	kept := func(l label, v value) field { return field{label: l, value: v, in: list | row | bare | keep} }
	part := func(l label, v value) field { return field{label: l, value: v, in: list | row} }
	for _, test := range []struct {
		name           string
		records        []listed
		compact, table string
	}{
		{"one record shares nothing", []listed{{1, "a", []field{column("status", text("x"))}}},
			"Tickets (1)\n#id título|status\n#1 a|x\n",
			"# Tickets (1)\n\n| # | Título | Status |\n|---|---|---|\n| 1 | a | x |\n"},
		{"a column, a part and a body that are the same", []listed{
			{1, "a", []field{column("status", text("x")), part("desk", ref(7, "y")), part("text", body("<p>z"))}},
			{2, "b", []field{column("status", text("x")), part("desk", ref(7, "y")), part("text", body("<p>z"))}}},
			"Tickets (2)|status:x|mesa:y#7\n#id título\n#1 a|texto:z\n#2 b|texto:z\n",
			"# Tickets (2)\n\n| # | Título | Status | Mesa | Texto |\n|---|---|---|---|---|\n| 1 | a | x | y (id 7) | z |\n| 2 | b | x | y (id 7) | z |\n"},
		{"columns that are empty", []listed{
			{1, "a", []field{column("status", text(" ")), kept("responsible", value{}), column("stage", value{})}},
			{2, "b", []field{column("status", text("\u200b")), kept("responsible", value{}), column("stage", text("x"))}}},
			"Tickets (2)|resp:-\n#id título|estágio\n#1 a|-\n#2 b|x\n",
			"# Tickets (2)\n\n| # | Título | Responsável | Estágio |\n|---|---|---|---|\n| 1 | a | — | — |\n| 2 | b | — | x |\n"},
		{"no ids", []listed{{0, "a", nil}, {0, "#2 b", nil}},
			"Tickets (2)\ntítulo\na\n\\#2 b\n",
			"# Tickets (2)\n\n| Título |\n|---|\n| a |\n| #2 b |\n"},
		{"paths", []listed{
			{1, "a", []field{column("catalog", path(0, "x", "TI", "", "Rede"))}},
			{2, "b", []field{column("catalog", path(0, "y", "TI", "Rede"))}},
			{3, "c", []field{column("catalog", value{})}},
			{4, "d", []field{column("catalog", path(0, "z", "TI", "Rede"))}},
			{5, "e", []field{column("catalog", path(0, "", "TI", "Rede"))}}},
			"Tickets (5)\n#id título|catálogo (…=acima)\n#1 a|TI›Rede›x\n#2 b|…›y\n#3 c|-\n#4 d|TI›Rede›z\n#5 e|TI›Rede\n",
			"# Tickets (5)\n\n| # | Título | Catálogo de serviços |\n|---|---|---|\n| 1 | a | TI›Rede›x |\n| 2 | b | TI›Rede›y |\n| 3 | c | — |\n| 4 | d | TI›Rede›z |\n| 5 | e | TI›Rede |\n"},
		{"fields that only some have", []listed{
			{1, "a", []field{column("status", text("x"))}},
			{2, "b", []field{column("status", text("x")), column("stage", text("y"))}},
			{3, "c", nil}},
			"Tickets (3)\n#id título|status\n#1 a|x\n#2 b|x|estágio:y\n#3 c\n",
			"# Tickets (3)\n\n| # | Título | Status |\n|---|---|---|\n| 1 | a | x |\n| 2 | b | x |\n| 3 | c | — |\n"},
	} {
		for _, mode := range []struct {
			r    Renderer
			want string
		}{{Renderer{Compact: true}, test.compact}, {Renderer{}, test.table}} {
			var b bytes.Buffer
			if err := renderTable(mode.r, &b, "tickets", test.records, Page{}, Notes{}, listedRecord); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(mode.want, b.String()); diff != "" {
				t.Errorf("%s: -want +got\n%s", test.name, diff)
			}
		}
	}
}
