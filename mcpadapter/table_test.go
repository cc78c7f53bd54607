package mcpadapter_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tiflux/tiflux-go/mcpadapter"
)

var update = flag.Bool("update", false, "write snapshots and docs/tools.md anew")

// listed returns the tools as a client sees them.
func listed(t *testing.T, toolsets ...string) []*mcp.Tool {
	t.Helper()
	list, err := connect(t, mcpadapter.Config{Toolsets: toolsets}).ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return list.Tools
}

// inputSchema is the part of a tool's schema that the tests look at.
type inputSchema struct {
	Type       string                 `json:"type"`
	Properties map[string]inputSchema `json:"properties"`
	Required   []string               `json:"required"`
	Items      *inputSchema           `json:"items"`

	Description string `json:"description"`
	Enum        []any  `json:"enum"`
	Default     any    `json:"default"`
	Minimum     *int64 `json:"minimum"`
	Maximum     *int64 `json:"maximum"`
}

func schemaOf(t *testing.T, tool *mcp.Tool) inputSchema {
	t.Helper()
	raw, err := json.Marshal(tool.InputSchema)
	if err != nil {
		t.Fatal(err)
	}
	var s inputSchema
	if err := json.Unmarshal(raw, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestVendorToolsAndArguments holds the table against the interface of the
// vendor's server: a call written for it must be a call of ours.
func TestVendorToolsAndArguments(t *testing.T) {
	t.Parallel()
	ours := map[string]*mcp.Tool{}
	for _, tool := range listed(t, "vendor") {
		ours[tool.Name] = tool
	}
	f, err := os.Open("testdata/vendor_tools.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	n := 0
	for lines := bufio.NewScanner(f); lines.Scan(); n++ {
		words := strings.Fields(lines.Text())
		name, kind, arguments := words[0], words[1], words[2:]
		tool := ours[name]
		if tool == nil {
			t.Errorf("there is no %s", name)
			continue
		}
		delete(ours, name)
		if got := kindOf(tool); got != kind {
			t.Errorf("%s: kind is %s, want %s", name, got, kind)
		}
		schema := schemaOf(t, tool)
		var names []string
		for _, arg := range arguments {
			arg, kind, _ := strings.Cut(arg, ":")
			arg, required := strings.CutSuffix(arg, "*")
			names = append(names, arg)
			p, ok := schema.Properties[arg]
			if !ok {
				t.Errorf("%s has no argument %s", name, arg)
				continue
			}
			if !takes(p.Type, kind) {
				t.Errorf("%s %s: type is %s, want %s", name, arg, p.Type, kind)
			}
			if !required && slices.Contains(schema.Required, arg) {
				t.Errorf("%s %s is required, but optional in the vendor's server", name, arg)
			}
		}
		for _, arg := range schema.Required {
			if !slices.Contains(names, arg) {
				t.Errorf("%s %s is required, and unknown to the vendor's server", name, arg)
			}
		}
	}
	if n != 114 || len(ours) > 0 {
		t.Errorf("%d tools of the vendor's, want 114; beside them the toolset has %d", n, len(ours))
	}
}

func kindOf(tool *mcp.Tool) string {
	switch a := tool.Annotations; {
	case a.ReadOnlyHint:
		return "read"
	case *a.DestructiveHint:
		return "destructive"
	}
	return "write"
}

// takes reports whether an argument of our type takes the vendor's values:
// identifiers are text there and numbers here, or the other way round.
func takes(ours, vendors string) bool {
	scalar := []string{"string", "number", "integer", "boolean"}
	switch {
	case ours == vendors, strings.Contains(vendors, "¦") && slices.Contains(scalar, ours):
		return true
	case vendors == "number" || vendors == "string":
		return ours == "integer" || ours == "number" || vendors == "number" && ours == "string"
	}
	return vendors == "integer" && ours == "number"
}

func TestEveryToolIsDescribedAndAnnotated(t *testing.T) {
	t.Parallel()
	for _, tool := range listed(t, "all") {
		a := tool.Annotations
		if a == nil || a.Title == "" || a.DestructiveHint == nil || a.OpenWorldHint == nil {
			t.Errorf("%s: annotations are %+v", tool.Name, a)
		}
		if n := len(tool.Description); n == 0 || n > 1024 {
			t.Errorf("%s: the description has %d bytes", tool.Name, n)
		}
		if len(tool.Name) > 40 {
			t.Errorf("%s is too long a name for some clients", tool.Name)
		}
		schema := schemaOf(t, tool)
		if schema.Type != "object" || schema.Properties == nil {
			t.Errorf("%s: arguments are %+v", tool.Name, schema)
		}
		checkArguments(t, tool.Name, schema)
	}
}

func checkArguments(t *testing.T, path string, schema inputSchema) {
	t.Helper()
	for name, p := range schema.Properties {
		at := path + " " + name
		if p.Description == "" {
			t.Errorf("%s has no description", at)
		}
		switch p.Type {
		case "string", "integer", "number", "boolean":
		case "array":
			if p.Items == nil || p.Items.Type == "" {
				t.Errorf("%s has no items", at)
				continue
			}
			checkArguments(t, at, *p.Items)
		case "object":
			checkArguments(t, at, p)
		default:
			t.Errorf("%s has the type %q", at, p.Type)
		}
	}
}

// TestListingBudgets keeps the price of a listing, which every request pays.
func TestListingBudgets(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		toolset   string
		tools, kB int
	}{
		{"default", 40, 36},
		{"vendor", 114, 100},
		{"all", 124, 110},
	} {
		tools := listed(t, tt.toolset)
		raw, err := json.Marshal(mcp.ListToolsResult{Tools: tools})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d tools, %d bytes", tt.toolset, len(tools), len(raw))
		if len(tools) != tt.tools {
			t.Errorf("%s has %d tools, want %d", tt.toolset, len(tools), tt.tools)
		}
		if len(raw) > tt.kB*1000 {
			t.Errorf("%s takes %d bytes, more than %d kB", tt.toolset, len(raw), tt.kB)
		}
	}
}

// TestSnapshots shows in review what a change of the table does to a listing.
func TestSnapshots(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, tool := range listed(t, "all") {
		raw, err := json.MarshalIndent(tool, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		golden(t, filepath.Join("testdata", "tools", tool.Name+".json"), string(raw)+"\n")
		known[tool.Name+".json"] = true
	}
	files, err := os.ReadDir(filepath.Join("testdata", "tools"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !known[f.Name()] {
			t.Errorf("testdata/tools/%s is of no tool", f.Name())
		}
	}
}

// TestToolsDocument writes the reference from the table.
func TestToolsDocument(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("# Tools\n\nGenerated from the tool table by `go test ./mcpadapter -update`.\n\n")
	all := listed(t, "all")
	for _, set := range mcpadapter.Toolsets() {
		names := map[string]bool{}
		for _, tool := range listed(t, set) {
			names[tool.Name] = true
		}
		if set == "default" || set == "vendor" || set == "all" {
			continue
		}
		fmt.Fprintf(&b, "## %s\n\n", set)
		for _, tool := range all {
			if names[tool.Name] {
				describe(t, &b, tool)
			}
		}
	}
	golden(t, filepath.Join("..", "docs", "tools.md"), strings.TrimSuffix(b.String(), "\n"))
}

func describe(t *testing.T, b *strings.Builder, tool *mcp.Tool) {
	t.Helper()
	fmt.Fprintf(b, "### %s\n\n%s (%s)\n\n", tool.Name, tool.Description, kindOf(tool))
	schema := schemaOf(t, tool)
	names := make([]string, 0, len(schema.Properties))
	for name := range schema.Properties {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		p := schema.Properties[name]
		facts := []string{p.Type}
		if slices.Contains(schema.Required, name) {
			facts = append(facts, "required")
		}
		if p.Default != nil {
			facts = append(facts, fmt.Sprintf("default %v", p.Default))
		}
		if len(p.Enum) > 0 {
			facts = append(facts, strings.Trim(strings.ReplaceAll(fmt.Sprint(p.Enum), " ", ", "), "[]"))
		}
		fmt.Fprintf(b, "- `%s` (%s): %s\n", name, strings.Join(facts, "; "), p.Description)
	}
	if len(names) > 0 {
		b.WriteByte('\n')
	}
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.ReplaceAll(string(want), "\r\n", "\n"), got); diff != "" {
		t.Errorf("%s (-file +table):\n%s", path, diff)
	}
}
