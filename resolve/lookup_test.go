package resolve

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tiflux/tiflux-go/tiflux"
)

// person is a record of a kind that the API does not have: it has everything by
// which records are told apart.
type person struct {
	id              int64
	name, cpf, tel  string
	unknownToFilter bool // the server's filter does not find it
}

// people is a source over a list that counts what it is asked.
func people(use filterUse, list []person, asked *[]string) source[person] {
	return source[person]{
		kind: "person", use: use,
		walks: []walk[person]{func(_ context.Context, f filter, _ ...tiflux.CallOption) seq[person] {
			return func(yield func(person, error) bool) {
				*asked = append(*asked, strings.Trim(strings.Join([]string{f.name, f.taxNumber, f.telephone}, " "), " "))
				for _, p := range list {
					hit := !p.unknownToFilter && strings.Contains(Fold(p.name), Fold(f.name)) &&
						strings.Contains(p.cpf, f.taxNumber) && strings.Contains(p.tel, f.telephone)
					if (f == filter{} || hit) && !yield(p, nil) {
						return
					}
				}
			}
		}},
		id:     func(p *person) *int64 { return &p.id },
		names:  func(p person) []string { return []string{p.name} },
		detail: func(p person) string { return p.cpf },
		by: map[IdentityKind]func(person) string{
			CPF:   func(p person) string { return p.cpf },
			Phone: func(p person) string { return p.tel },
		},
	}
}

func emptySet(t *testing.T, opts ...Option) *Set {
	t.Helper()
	c, err := tiflux.New("key", tiflux.WithHTTPClient(&http.Client{Transport: http.NewFileTransport(http.Dir(t.TempDir()))}))
	if err != nil {
		t.Fatal(err)
	}
	return For(c, opts...)
}

// crowd is more people than one page, all with names of their own.
func crowd(n int) []person {
	list := make([]person, n)
	for i := range list {
		list[i] = person{id: int64(1000 + i), name: fmt.Sprintf("Fulano %d%d", i, i)}
	}
	return list
}

func TestByName(t *testing.T) {
	t.Parallel()
	few := []person{{id: 1, name: "Ana Lima"}, {id: 2, name: "Anabela Souza"}, {id: 3, name: "Túlio Prado"}}
	// One page of 200 is read; these come later.
	many := append(crowd(250), few...)
	early := append(slices.Clone(few), crowd(250)...)
	hidden := append([]person{{id: 9, name: "Ana Lima", unknownToFilter: true}}, many...)
	hiddenAlone := append([]person{{id: 9, name: "Iara Luz", unknownToFilter: true}}, many...)
	for _, tt := range []struct {
		name  string
		use   filterUse
		list  []person
		query string
		want  string // an id, or the error
		asked []string
	}{
		{"short list", unfiltered, few, "tulio prado", "3", []string{""}},
		{"short list, misspelt", unfiltered, few, "tulio predo", "3", []string{""}},
		{"short list, part", filteredIfCut, few, "lima", "1", []string{""}},
		{"filter, exact", filteredAlways, few, "ana lima", "1", []string{"ana lima"}},
		{"filter, part of one", filteredAlways, few, "souza", "2", []string{"souza"}},
		{"filter misses, list finds", filteredAlways, few, "tulio predo", "3", []string{"tulio predo", ""}},
		{"several", filteredAlways, few, "ana", "ambiguous: 1 2", []string{"ana", ""}},

		{"cut, no filter, exact", unfiltered, early, "tulio prado", "cut: 3", []string{""}},
		{"cut, no filter, later", unfiltered, many, "tulio prado", "cut:", []string{""}},
		{"cut, filter, exact", filteredIfCut, early, "tulio prado", "3", []string{"", "tulio prado"}},
		{"cut, filter, later", filteredIfCut, many, "tulio prado", "3", []string{"", "tulio prado"}},
		{"cut, filter, part", filteredIfCut, many, "prado", "cut: 3", []string{"", "prado"}},
		{"cut, filter and list have one each", filteredIfCut, hidden, "ana lima", "ambiguous cut: 9 1", []string{"", "ana lima"}},
		{"cut, only the list has it", filteredIfCut, hiddenAlone, "iara luz", "9", []string{"", "iara luz"}},
		{"too many, exact", filteredAlways, many, "tulio prado", "3", []string{"tulio prado"}},
		{"too many, part of one", filteredAlways, many, "prado", "3", []string{"prado"}},
		{"too many, misspelt", filteredAlways, many, "tulio predo", "cut:", []string{"tulio predo", ""}},
		{"too many hits, one that fits in part", filteredAlways, append([]person{{id: 4, name: "Lan Prado"}}, crowd(250)...), "lan", "cut: 4", []string{"lan", ""}},
		{"too many hits", filteredAlways, many, "fulano", "ambiguous cut: 1000 1001 1002 1003 1004 1005 1006 1007 1008 1009", []string{"fulano", ""}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var asked []string
			s := emptySet(t, WithMaxPages(1))
			for range 2 {
				record, err := find(t.Context(), s, people(tt.use, tt.list, &asked), tt.query)
				if got := outcome(record, err); got != tt.want {
					t.Errorf("got %s, want %s", got, tt.want)
				}
			}
			if diff := cmp.Diff(tt.asked, asked); diff != "" {
				t.Errorf("asked (-want +got):\n%s", diff)
			}
		})
	}
}

// outcome writes a result as a test wants it.
func outcome(record person, err error) string {
	ids := func(head string, list []Candidate) string {
		for _, c := range list {
			head += fmt.Sprintf(" %d", c.ID)
		}
		return head
	}
	if e, ok := errors.AsType[*AmbiguousError](err); ok {
		return ids(map[bool]string{true: "ambiguous cut:", false: "ambiguous:"}[e.Incomplete], e.Candidates)
	}
	if e, ok := errors.AsType[*NotFoundError](err); ok {
		return ids(map[bool]string{true: "cut:", false: "none:"}[e.Incomplete], e.Nearest)
	}
	if err != nil {
		return err.Error()
	}
	return fmt.Sprint(record.id)
}

func TestByNumber(t *testing.T) {
	t.Parallel()
	// 11 digits that are both a CPF and a mobile number.
	const both = "11987654374"
	list := []person{
		{id: 11, name: "Caio", cpf: both},
		{id: 12, name: "Davi", tel: "+55" + both},
		{id: 13, name: "Elza", cpf: "52998224725"},
		{id: 14, name: "2024"},
		{id: 15, name: "Gil", cpf: "39053344705", tel: "(47) 3333-0001"},
		{id: 16, name: "Hugo", tel: "4733330001"},
	}
	readings := Identify(both)
	if len(readings) != 2 {
		t.Fatalf("Identify(%s) = %v, want a CPF and a phone number", both, readings)
	}
	for query, want := range map[string]string{
		both:              "ambiguous: 11 12",
		"529.982.247-25":  "13",
		"52998224725":     "13",
		"529.982.247-26":  "none:",
		"390.533.447-05":  "15",
		"(47) 3333-0001":  "ambiguous: 15 16",
		"+1 212 555 0100": "none:",
		"13":              "13",
		"#13":             "13",
		"2024":            "14", // nobody's id, but a name
		"#2024":           "none:",
	} {
		for _, use := range []filterUse{unfiltered, filteredIfCut} {
			var asked []string
			record, err := find(t.Context(), emptySet(t), people(use, list, &asked), query)
			if got := outcome(record, err); got != want {
				t.Errorf("%s (%d): got %s, want %s", query, use, got, want)
			}
			if len(asked) != 1 {
				t.Errorf("%s (%d): asked %q, want one list", query, use, asked)
			}
		}
	}
	for query, want := range map[string][]string{
		both:             {"ambiguous: 11 12", both, both},
		"529.982.247-25": {"13", "52998224725"},
		"529.982.247-26": {"none:", "52998224726"},
	} {
		var asked []string
		record, err := find(t.Context(), emptySet(t), people(filteredAlways, list, &asked), query)
		if diff := cmp.Diff(want, append([]string{outcome(record, err)}, asked...)); diff != "" {
			t.Errorf("%s: result and what was asked (-want +got):\n%s", query, diff)
		}
	}
}

func TestByNumberOfAListThatWasCut(t *testing.T) {
	t.Parallel()
	list := append([]person{{id: 1, name: "Caio", cpf: "52998224725"}}, crowd(250)...)
	for use, want := range map[filterUse]string{unfiltered: "cut: 1", filteredIfCut: "1", filteredAlways: "1"} {
		var asked []string
		record, err := find(t.Context(), emptySet(t, WithMaxPages(1)), people(use, list, &asked), "529.982.247-25")
		if got := outcome(record, err); got != want {
			t.Errorf("%d: got %s, want %s", use, got, want)
		}
	}
}

func TestByIDOfAListThatWasCut(t *testing.T) {
	t.Parallel()
	var asked []string
	src := people(unfiltered, crowd(250), &asked)
	s := emptySet(t, WithMaxPages(1))
	if p, err := find(t.Context(), s, src, "1007"); err != nil || p.name == "" {
		t.Errorf("an id of the list: %+v, %v", p, err)
	}
	if p, err := find(t.Context(), s, src, "7"); err != nil || p != (person{id: 7}) {
		t.Errorf("an id that may be further on: %+v, %v, want it as it is", p, err)
	}
	gets := 0
	src.get = func(_ context.Context, id int64) (person, error) {
		gets++
		if id == 7 {
			return person{id: 7, name: "Ivo"}, nil
		}
		return person{}, tiflux.ErrNotFound
	}
	for range 2 {
		if p, err := find(t.Context(), s, src, "7"); err != nil || p.name != "Ivo" {
			t.Errorf("an id that can be fetched: %+v, %v", p, err)
		}
		if p, err := find(t.Context(), s, src, "#8"); !errors.Is(err, tiflux.ErrNotFound) {
			t.Errorf("an id that nobody has: %+v, %v", p, err)
		}
	}
	if gets != 2 {
		t.Errorf("%d single records were fetched, want 2", gets)
	}
	if len(asked) != 1 {
		t.Errorf("asked %q", asked)
	}
}
