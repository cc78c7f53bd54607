package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/render"
)

func variables(env map[string]string) func(string) (string, bool) {
	return func(name string) (string, bool) { v, ok := env[name]; return v, ok }
}

func TestFlagsBeatVariablesAndVariablesBeatTheFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "tiflux.env")
	content := "TIFLUX_API_KEY=from-file\nTIFLUX_MCP_LANGUAGE=en\nTIFLUX_MCP_VERBOSITY=rich\nTIFLUX_DEFAULT_DESK_ID=103\n"
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := parseSettings(
		[]string{"-env-file", file, "-verbosity", "compact", "-read-only", "-toolsets", "tickets,desks", "-tools", "search_client", "-confirm", "always", "-structured"},
		variables(map[string]string{"TIFLUX_API_KEY": "from-variable", "TIFLUX_MCP_VERBOSITY": "rich", "TIFLUX_MCP_READ_ONLY": "false"}), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	want := mcpadapter.Config{
		Toolsets: []string{"tickets", "desks"}, Tools: []string{"search_client"}, ReadOnly: true,
		Confirm: mcpadapter.ConfirmAlways, Structured: true,
		Render:   render.Renderer{Compact: true, Language: render.English},
		Defaults: mcpadapter.Defaults{DeskID: 103},
	}
	if s.key != "from-variable" {
		t.Errorf("key is %q", s.key)
	}
	if diff := cmp.Diff(want, s.Config); diff != "" {
		t.Error(diff)
	}
}

func TestBadSettingsSayWhichAndWhatIsTaken(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		args []string
		env  map[string]string
		want string
	}{
		{[]string{"-verbosity", "loud"}, nil, `-verbosity: "loud" is none of compact, rich`},
		{nil, map[string]string{"TIFLUX_MCP_LANGUAGE": "de"}, `$TIFLUX_MCP_LANGUAGE: "de" is none of en, pt-BR`},
		{nil, map[string]string{"TIFLUX_DEFAULT_DESK_ID": "zero"}, `$TIFLUX_DEFAULT_DESK_ID: "zero" is not an id`},
		{[]string{"-env-file", "absent"}, nil, "-env-file absent cannot be read"},
		{[]string{"serve"}, nil, `unexpected argument "serve"`},
	} {
		_, err := parseSettings(tt.args, variables(tt.env), io.Discard)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v %v: %v, want %s", tt.args, tt.env, err, tt.want)
		}
	}
}

func TestASandboxNeedsNoKey(t *testing.T) {
	t.Parallel()
	s, err := parseSettings([]string{"-sandbox"}, variables(nil), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	client, err := s.newClient()
	if err != nil {
		t.Fatal(err)
	}
	if p, err := client.Desks.List(t.Context(), nil); err != nil || len(p.Items) < 12 {
		t.Errorf("desks: %+v, %v", p, err)
	}
}
