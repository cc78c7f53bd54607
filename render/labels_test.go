package render

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var verbs = regexp.MustCompile(`%[a-z]`)

func TestDictionaryIsWholeInEveryLanguage(t *testing.T) {
	t.Parallel()
	seen := map[label]bool{}
	for _, row := range dictionary {
		if seen[row.key] {
			t.Errorf("%q has two rows", row.key)
		}
		seen[row.key] = true
		want := verbs.FindAllString(row.words[0].whole, -1)
		for l, w := range row.words {
			if w.whole == "" {
				t.Errorf("%q has no word in language %d", row.key, l)
			}
			if got := verbs.FindAllString(w.whole, -1); !slices.Equal(got, want) {
				t.Errorf("%q takes %v in language %d, not %v", row.key, got, l, want)
			}
			if got := verbs.FindAllString(w.short, -1); w.short != "" && !slices.Equal(got, want) {
				t.Errorf("%q takes %v in short, not %v", row.key, got, want)
			}
		}
	}
}

// A row that no renderer uses, and no comment offers to callers, is dead.
func TestDictionaryIsUsed(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var source bytes.Buffer
	for _, file := range files {
		if file == "labels.go" || strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(text)
	}
	for _, row := range dictionary {
		if !bytes.Contains(source.Bytes(), []byte(`"`+string(row.key)+`"`)) {
			t.Errorf("nothing uses %q", row.key)
		}
	}
}

func TestWord(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		language Language
		key      label
		short    bool
		want     string
		ok       bool
	}{
		{Portuguese, "responsible", false, "Responsável", true},
		{Portuguese, "responsible", true, "resp", true},
		{English, "desk", false, "Desk", true},
		{Portuguese, "of_total", true, "total %d", true}, // no short form
		{Portuguese, "nonsense", false, "", false},
	} {
		if got, ok := test.language.word(test.key, test.short); got != test.want || ok != test.ok {
			t.Errorf("%d %q: %q, %v", test.language, test.key, got, ok)
		}
	}
}

func TestEnums(t *testing.T) {
	t.Parallel()
	for e, rows := range translations {
		if len(rows) == 0 {
			t.Errorf("enum %d has no values", e)
		}
		seen := map[string]bool{}
		for _, row := range rows {
			if key := strings.ToLower(row.raw); seen[key] || key == "" {
				t.Errorf("enum %d: value %q is empty or twice", e, row.raw)
			} else {
				seen[key] = true
			}
			for l := range languages {
				if row.words[l] == "" {
					t.Errorf("enum %d: %q has no word in language %d", e, row.raw, l)
				}
				for _, raw := range []string{row.raw, strings.ToUpper(row.raw)} {
					if got := string(l.appendEnum(nil, enum(e), raw)); got != row.words[l] {
						t.Errorf("enum %d: %q is %q, not %q", e, raw, got, row.words[l])
					}
				}
			}
		}
		if got := string(Portuguese.appendEnum(nil, enum(e), "novo|valor")); got != `novo\|valor` {
			t.Errorf("enum %d: unknown value is %q", e, got)
		}
	}
}
