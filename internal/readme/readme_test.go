package readme

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// head is what the snippets may use.
const head = `package snippets

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

var _ = []any{context.Canceled, errors.Is, fmt.Println, slog.Default, http.MethodGet, os.Stdout, render.Renderer{}, resolve.For, tiflux.Set[int], tifluxtest.New}

`

var goBlock = regexp.MustCompile("(?s)```go\n(.*?)```")

// TestSnippetsCompile builds every snippet as the body of a function, in a file
// that exists for the compiler only.
func TestSnippetsCompile(t *testing.T) {
	t.Parallel()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	source.WriteString(head)
	for _, name := range []string{"README.md", "README.pt-BR.md"} {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		blocks := goBlock.FindAllStringSubmatch(strings.ReplaceAll(string(text), "\r\n", "\n"), -1)
		if len(blocks) == 0 {
			t.Errorf("%s has no snippet", name)
		}
		for _, block := range blocks {
			_, _ = fmt.Fprintf(&source, "func _(ctx context.Context, client *tiflux.Client) (err error) {\n{\n%s\n_, _ = client, err\n}\nreturn nil\n}\n\n", block[1])
		}
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "snippets.go")
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {filepath.Join(root, "internal", "readme", "snippets", "snippets.go"): file}})
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{file: source.String(), filepath.Join(dir, "overlay.json"): string(overlay)} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	build := exec.CommandContext(t.Context(), "go", "build", "-overlay", filepath.Join(dir, "overlay.json"), "./internal/readme/snippets")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
