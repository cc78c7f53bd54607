package main

import (
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/joho/godotenv"
	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// settings are what the flags and the environment say.
type settings struct {
	mcpadapter.Config
	key, baseURL string
	sandbox      bool
	http         string
	api          *tifluxtest.API // of the sandbox
}

// setting is one row of the table: a flag, its variable, or both.
type setting struct {
	flag, env, usage string
	boolean          bool
	set              func(s *settings, value string) error
}

var table = []setting{
	{"", "TIFLUX_API_KEY", "", false, text(func(s *settings) *string { return &s.key })},
	{"", "TIFLUX_API_BASE_URL", "", false, text(func(s *settings) *string { return &s.baseURL })},
	{"", "TIFLUX_DEFAULT_CLIENT_ID", "", false, id(func(s *settings) *int64 { return &s.Defaults.ClientID })},
	{"", "TIFLUX_DEFAULT_DESK_ID", "", false, id(func(s *settings) *int64 { return &s.Defaults.DeskID })},
	{"", "TIFLUX_DEFAULT_PRIORITY_ID", "", false, id(func(s *settings) *int64 { return &s.Defaults.PriorityID })},
	{"", "TIFLUX_DEFAULT_CATALOG_ITEM_ID", "", false, id(func(s *settings) *int64 { return &s.Defaults.CatalogItemID })},

	{"sandbox", "TIFLUX_MCP_SANDBOX", "answer from an in-memory TiFlux; needs no key", true, boolean(func(s *settings) *bool { return &s.sandbox })},
	{"toolsets", "TIFLUX_MCP_TOOLSETS", "toolsets to offer, separated by commas: " + strings.Join(mcpadapter.Toolsets(), ", "), false, list(func(s *settings) *[]string { return &s.Toolsets })},
	{"tools", "TIFLUX_MCP_TOOLS", "single tools to offer beside the toolsets", false, list(func(s *settings) *[]string { return &s.Tools })},
	{"exclude", "TIFLUX_MCP_EXCLUDE", "tools not to offer, separated by commas", false, list(func(s *settings) *[]string { return &s.Exclude })},
	{"read-only", "TIFLUX_MCP_READ_ONLY", "offer only tools that change nothing", true, boolean(func(s *settings) *bool { return &s.ReadOnly })},
	{"verbosity", "TIFLUX_MCP_VERBOSITY", "results are rich or compact", false, oneOf(map[string]func(*settings){
		"rich": func(s *settings) { s.Render.Compact = false }, "compact": func(s *settings) { s.Render.Compact = true },
	})},
	{"language", "TIFLUX_MCP_LANGUAGE", "results are in pt-BR or en", false, oneOf(map[string]func(*settings){
		"pt-BR": func(s *settings) { s.Render.Language = render.Portuguese }, "en": func(s *settings) { s.Render.Language = render.English },
	})},
	{"structured", "TIFLUX_MCP_STRUCTURED", "give results as data beside the text", true, boolean(func(s *settings) *bool { return &s.Structured })},
	{"confirm", "TIFLUX_MCP_CONFIRM", "destructive tools ask first: auto (where the client can ask), always (or refuse), never", false, oneOf(map[string]func(*settings){
		"auto": func(s *settings) { s.Confirm = mcpadapter.ConfirmAuto }, "always": func(s *settings) { s.Confirm = mcpadapter.ConfirmAlways },
		"never": func(s *settings) { s.Confirm = mcpadapter.ConfirmNever },
	})},
	{"http", "TIFLUX_MCP_HTTP", "serve HTTP on this address instead, 127.0.0.1:8080 for one; callers send x-tiflux-api-key", false, text(func(s *settings) *string { return &s.http })},
	{"max-message", "TIFLUX_MCP_MAX_MESSAGE", "longest message, in bytes", false, func(s *settings, v string) (err error) {
		s.MaxMessage, err = strconv.Atoi(v)
		return err
	}},
}

func text(field func(*settings) *string) func(*settings, string) error {
	return func(s *settings, v string) error { *field(s) = v; return nil }
}

func list(field func(*settings) *[]string) func(*settings, string) error {
	return func(s *settings, v string) error {
		*field(s) = strings.FieldsFunc(v, func(r rune) bool { return r == ',' || r == ' ' })
		return nil
	}
}

func boolean(field func(*settings) *bool) func(*settings, string) error {
	return func(s *settings, v string) (err error) {
		*field(s), err = strconv.ParseBool(v)
		return err
	}
}

func id(field func(*settings) *int64) func(*settings, string) error {
	return func(s *settings, v string) error {
		n, err := strconv.ParseInt(v, 10, 64)
		if err != nil || n <= 0 {
			return fmt.Errorf("%q is not an id", v)
		}
		*field(s) = n
		return nil
	}
}

func oneOf(choices map[string]func(*settings)) func(*settings, string) error {
	return func(s *settings, v string) error {
		choose, ok := choices[v]
		if !ok {
			return fmt.Errorf("%q is none of %s", v, strings.Join(slices.Sorted(maps.Keys(choices)), ", "))
		}
		choose(s)
		return nil
	}
}

// parseSettings reads the variables, then the flags, which win. A file of
// variables is read only when asked for; variables that are set win over it.
func parseSettings(args []string, lookup func(string) (string, bool), stderr io.Writer) (*settings, error) {
	s := &settings{}
	given := map[string]string{}
	flags := flag.NewFlagSet("tiflux-mcp", flag.ContinueOnError)
	flags.SetOutput(stderr)
	for _, row := range table {
		take := func(v string) error { given[row.flag] = v; return nil }
		switch usage := row.usage + " ($" + row.env + ")"; {
		case row.flag == "":
		case row.boolean:
			flags.BoolFunc(row.flag, usage, take)
		default:
			flags.Func(row.flag, usage, take)
		}
	}
	envFile := flags.String("env-file", "", "file with variables, NAME=value a line")
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	if flags.NArg() > 0 {
		return nil, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	fromFile := map[string]string{}
	if *envFile != "" {
		var err error
		if fromFile, err = godotenv.Read(*envFile); err != nil {
			return nil, fmt.Errorf("-env-file %s cannot be read as NAME=value lines", *envFile)
		}
	}
	for _, row := range table {
		name, value := "$"+row.env, fromFile[row.env]
		if v, ok := lookup(row.env); ok {
			value = v
		}
		if v, ok := given[row.flag]; ok && row.flag != "" {
			name, value = "-"+row.flag, v
		}
		if value == "" {
			continue
		}
		if err := row.set(s, value); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return s, nil
}
