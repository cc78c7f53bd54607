package mcpadapter

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

// DefaultCallTimeout bounds a tool call: most clients give up after a minute.
const DefaultCallTimeout = 50 * time.Second

// Config says which tools are offered, whose key they use and how they answer.
type Config struct {
	// Client is used for every call. A host with a key per caller sets ClientFor
	// instead, which finds the client of a call by its context. It should return
	// the same client for the same key: the client counts the key's quota, and
	// names that were resolved are kept with it. Without either, the tools are
	// listed, and a call says how to get a key.
	Client    *tiflux.Client
	ClientFor func(context.Context) (*tiflux.Client, error)

	// Toolsets to offer, and Tools to offer beside them; with neither it is the
	// toolset "default". Exclude takes single tools out, and ReadOnly every tool
	// that writes. All of it is an upper bound: [WithLimits] narrows it for one
	// request.
	Toolsets []string
	Tools    []string
	Exclude  []string
	ReadOnly bool

	// CustomToolsets are toolsets of the host's own: tool names by toolset.
	CustomToolsets map[string][]string

	// Descriptions replace those of tools, by name.
	Descriptions map[string]string

	// Confirm says when destructive tools ask first. SealKey, 32 bytes, seals the
	// questions; replicas of one server share it. Empty is a key of the process.
	Confirm Confirm
	SealKey []byte

	// Render says how results look: language, compactness, zone. Its More is set
	// by this package.
	Render render.Renderer

	// Structured adds results as data beside the text. Off by default, since many
	// clients give both to the model, which is paid twice.
	Structured bool

	// Defaults are used where a call names nothing.
	Defaults Defaults

	// CallTimeout ends a call, 0 is DefaultCallTimeout. A wait for the quota that
	// does not fit fails at once, with the time at which to try again.
	CallTimeout time.Duration

	// MaxMessage is the longest message that ServeStdio takes, in bytes; 0 is
	// DefaultMaxMessage.
	MaxMessage int

	// Wrap, if set, runs around every call whose arguments are good: to observe
	// it, to refuse it with an error that the model is told, or to change its
	// context. It must call next at most once.
	Wrap func(ctx context.Context, tool Tool, next func(context.Context) error) error
}

// Defaults are ids that create_ticket uses where the call names none; 0 is none.
type Defaults struct {
	ClientID      int64
	DeskID        int64
	PriorityID    int64
	CatalogItemID int64
}

var errNoKey = errors.New("no API key is configured")

// clientFor finds the client of a call.
func (cfg *Config) clientFor(ctx context.Context) (*tiflux.Client, error) {
	switch {
	case cfg.ClientFor != nil:
		c, err := cfg.ClientFor(ctx)
		if err == nil && c == nil {
			err = errNoKey
		}
		return c, err
	case cfg.Client != nil:
		return cfg.Client, nil
	}
	return nil, errNoKey
}

// tools returns the rows that the configuration offers.
func (cfg *Config) tools() ([]*tool, error) {
	if err := cfg.check(); err != nil {
		return nil, err
	}
	toolsets := cfg.Toolsets
	if len(toolsets) == 0 && len(cfg.Tools) == 0 {
		toolsets = []string{defaultToolset}
	}
	var offered []*tool
	for _, t := range table {
		if (cfg.inAny(toolsets, t) || slices.Contains(cfg.Tools, t.name)) &&
			!slices.Contains(cfg.Exclude, t.name) && !(cfg.ReadOnly && t.kind != readTool) {
			offered = append(offered, t)
		}
	}
	return offered, nil
}

// toolsets names those that exist, the host's own last.
func (cfg *Config) toolsets() []string {
	return slices.Concat(Toolsets(), slices.Sorted(maps.Keys(cfg.CustomToolsets)))
}

func (cfg *Config) inAny(sets []string, t *tool) bool {
	return slices.ContainsFunc(sets, func(set string) bool {
		return t.in(set) || slices.Contains(cfg.CustomToolsets[set], t.name)
	})
}

// check looks for names that do not exist, and at the key.
func (cfg *Config) check() error {
	if n := len(cfg.SealKey); n != 0 && n != sealKeySize {
		return fmt.Errorf("mcpadapter: SealKey has %d bytes, must have %d", n, sealKeySize)
	}
	names := make([]string, len(table))
	for i, t := range table {
		names[i] = t.name
	}
	given := []struct {
		what         string
		given, valid []string
	}{
		{"toolset", cfg.Toolsets, cfg.toolsets()}, {"tool to offer", cfg.Tools, names}, {"tool to exclude", cfg.Exclude, names},
		{"tool to describe", slices.Sorted(maps.Keys(cfg.Descriptions)), names},
	}
	for set, tools := range cfg.CustomToolsets {
		given = append(given, struct {
			what         string
			given, valid []string
		}{"tool for the toolset " + set, tools, names})
	}
	for _, g := range given {
		for _, name := range g.given {
			if !slices.Contains(g.valid, name) {
				return fmt.Errorf("mcpadapter: there is no %s %q%s", g.what, name, suggestion(name, g.valid).in(render.English))
			}
		}
	}
	return nil
}
