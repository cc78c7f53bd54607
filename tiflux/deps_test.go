package tiflux_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestTheCoreLinksFourModules keeps what a program pays for importing tiflux.
func TestTheCoreLinksFourModules(t *testing.T) {
	t.Parallel()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	modules := slices.Compact(slices.Sorted(strings.FieldsSeq(string(out))))
	want := []string{
		"github.com/google/go-querystring",
		"github.com/hashicorp/go-cleanhttp",
		"github.com/hashicorp/go-retryablehttp",
		"github.com/tiflux/tiflux-go",
		"golang.org/x/time",
	}
	if !slices.Equal(modules, want) {
		t.Errorf("package tiflux links %v, want %v", modules, want)
	}
}
