package render

import (
	"strings"
	"testing"
)

// testRecords compares documents with their golden files, looks for facts in
// them, and has each written into the least room.
func testRecords(t *testing.T, rows []golden, facts []vendorFact) {
	t.Helper()
	testGoldens(t, rows)
	testVendorFacts(t, rows, facts)
	for _, row := range rows {
		for _, mode := range modes {
			mode.r.MaxBytes = leastBudget
			if text := written(t, row, mode.r); len(text) > leastBudget || !strings.HasSuffix(text, "\n") || strings.Contains(text, "\n\n\n") {
				t.Errorf("%s/%s in %d bytes:\n%s", row.name, mode.name, len(text), text)
			}
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
