package tifluxtest

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestAttributeKinds(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		a        attribute
		value    any
		want     any
		problems []string
	}{
		{"text", aText, "a", "a", nil},
		{"number as text", aText, json.Number("12"), "12", nil},
		{"boolean as text", aText, true, "true", nil},
		{"list as text", aText, []any{}, nil, []string{"is invalid"}},
		{"number", aNumber, json.Number("12"), 12, nil},
		{"text as number", aNumber, " 12 ", 12, nil},
		{"fraction as number", aNumber, json.Number("1.5"), nil, []string{notNumber}},
		{"decimal", aDecimal, json.Number("1.5"), 1.5, nil},
		{"text as decimal", aDecimal, "x", nil, []string{notNumber}},
		{"flag", aFlag, "sim", true, nil},
		{"number as flag", aFlag, json.Number("0"), false, nil},
		{"letter as flag", aFlag, "f", false, nil},
		{"strict flag", aStrictFlag, "true", true, nil},
		{"number list", aNumberList, []any{json.Number("1"), "2"}, []int{1, 2}, nil},
		{"empty number list", aNumberList, []any{}, []int{}, nil},
		{"mixed list", aNumberList, []any{"x"}, nil, []string{"must be an array of integers"}},
		{"text as list", aNumberList, "1,2", nil, []string{"must be an array of integers"}},
		{"object", anObject, map[string]any{"a": true}, map[string]any{"a": true}, nil},
		{"text as object", anObject, "x", nil, []string{"must be an object"}},
	} {
		got, problems := test.a.kind("x", test.value)
		if diff := cmp.Diff(test.want, got) + cmp.Diff(test.problems, problems); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func TestDates(t *testing.T) {
	t.Parallel()
	if got, refusal := date("day", "2026-02-28"); refusal != "" || !got.(time.Time).Equal(time.Date(2026, 2, 28, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("%v %s", got, refusal)
	}
	for _, raw := range []string{"2026-02-30", "28/02/2026", "2026-02-28T00:00:00Z"} {
		if _, refusal := date("day", raw); refusal != "invalid date" {
			t.Errorf("%s: %q", raw, refusal)
		}
	}
}

func TestPhoneNumbers(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text, country, want string
		ok                  bool
	}{
		{"(47) 99999-0000", "", "+5547999990000", true},
		{"+55 47 99999-0000", "BR", "+5547999990000", true},
		{"2025550123", "us", "+12025550123", true},
		{"999990000", "", "", false},
		{"2025550123", "XX", "", false},
		{"telefone", "", "", false},
	} {
		got, ok := phoneNumber(test.text, test.country)
		if ok != test.ok || ok && got != test.want {
			t.Errorf("%s in %s: %s %v", test.text, test.country, got, ok)
		}
	}
}

func TestTable(t *testing.T) {
	t.Parallel()
	rows := newTable[string](0)
	for _, name := range []string{"a", "b", "c"} {
		rows.put(rows.next(), &name)
	}
	rows.delete(2)
	if _, ok := rows.get(2); ok || rows.next() != 4 {
		t.Errorf("deleted row is found: %v, next id %d", ok, rows.next())
	}
	var newest []string
	for row := range rows.newest() {
		newest = append(newest, *row)
		if len(newest) == 1 {
			break
		}
	}
	if left := where(rows.all(), func(*string) bool { return true }); newest[0] != "c" || len(left) != 2 || *left[0] != "a" {
		t.Errorf("newest %v, left %v", newest, left)
	}
}

// Every row names what the pipeline needs, and no route stands twice.
func TestRows(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, op := range operations() {
		if op.id == "" || op.root == "" || op.handle == nil || seen[op.id] || seen[op.method+op.path] {
			t.Errorf("row %q of %s %s", op.id, op.method, op.path)
		}
		seen[op.id], seen[op.method+op.path] = true, true
		if (op.body == nil) != (op.accepts == 0) {
			t.Errorf("%s: a body needs its media types", op.id)
		}
	}
}
