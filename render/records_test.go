package render

import (
	"strings"
	"testing"
)

// A vendorFact is something that the vendor's server tells of a record, and how
// the rich Portuguese document of that name says it.
type vendorFact struct{ record, fact, want string }

// testRecords compares documents with their golden files, looks for facts in
// them, and has each written into the least room.
func testRecords(t *testing.T, rows []golden, facts []vendorFact) {
	t.Helper()
	testGoldens(t, rows)
	rich := map[string]string{}
	for _, row := range rows {
		rich[row.name] = written(t, row, Renderer{})
		for _, mode := range modes {
			mode.r.MaxBytes = leastBudget
			if text := written(t, row, mode.r); len(text) > leastBudget || !strings.HasSuffix(text, "\n") || strings.Contains(text, "\n\n\n") {
				t.Errorf("%s/%s in %d bytes:\n%s", row.name, mode.name, len(text), text)
			}
		}
	}
	for _, f := range facts {
		if !strings.Contains(rich[f.record], f.want) {
			t.Errorf("%s does not tell %s: no %q", f.record, f.fact, f.want)
		}
	}
}

func written(t *testing.T, row golden, r Renderer) string {
	t.Helper()
	var b strings.Builder
	if err := row.write(r, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
