package render

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// modes are the ways every document is looked at.
var modes = []struct {
	name string
	r    Renderer
}{
	{"pt-rich", Renderer{}},
	{"pt-compact", Renderer{Compact: true}},
	{"en-rich", Renderer{Language: English}},
	{"en-compact", Renderer{Language: English, Compact: true}},
}

// A golden is a document that must be equal to the files name.mode.md.
type golden struct {
	name  string
	write func(Renderer, io.Writer) error
}

func testGoldens(t *testing.T, rows []golden) {
	t.Helper()
	for _, row := range rows {
		for _, mode := range modes {
			t.Run(row.name+"/"+mode.name, func(t *testing.T) {
				t.Parallel()
				var got bytes.Buffer
				if err := row.write(mode.r, &got); err != nil {
					t.Fatal(err)
				}
				file := filepath.Join("testdata", "golden", row.name+"."+mode.name+".md")
				if *update {
					if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), got.String()); diff != "" {
					t.Errorf("-golden +got\n%s", diff)
				}
			})
		}
	}
}
