package mcpadapter

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
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

	// Toolsets to offer; none is all of them. Exclude takes single tools out, and
	// ReadOnly every tool that writes.
	Toolsets []string
	Exclude  []string
	ReadOnly bool

	// Render says how results look: language, compactness, zone. Its More is set
	// by this package.
	Render render.Renderer

	// Defaults are used where a call names nothing.
	Defaults Defaults

	// CallTimeout ends a call, 0 is DefaultCallTimeout. A wait for the quota that
	// does not fit fails at once, with the time at which to try again.
	CallTimeout time.Duration

	// MaxMessage is the longest message that ServeStdio takes, in bytes; 0 is
	// DefaultMaxMessage.
	MaxMessage int
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
	var names, toolsets []string
	for _, t := range table {
		names = append(names, t.name)
		toolsets = append(toolsets, t.toolset)
	}
	for _, s := range cfg.Toolsets {
		if !slices.Contains(toolsets, s) {
			return nil, fmt.Errorf("mcpadapter: there is no toolset %q%s", s, suggestion(s, slices.Compact(slices.Sorted(slices.Values(toolsets)))))
		}
	}
	for _, n := range cfg.Exclude {
		if !slices.Contains(names, n) {
			return nil, fmt.Errorf("mcpadapter: there is no tool %q to exclude%s", n, suggestion(n, names))
		}
	}
	var offered []*tool
	for _, t := range table {
		if (len(cfg.Toolsets) == 0 || slices.Contains(cfg.Toolsets, t.toolset)) &&
			!slices.Contains(cfg.Exclude, t.name) && !(cfg.ReadOnly && t.kind != readTool) {
			offered = append(offered, t)
		}
	}
	return offered, nil
}

const maxSets = 256

// setFor returns the names that were resolved with a client.
func (a *adapter) setFor(c *tiflux.Client) *resolve.Set {
	a.mu.Lock()
	defer a.mu.Unlock()
	if s := a.sets[c]; s != nil {
		return s
	}
	if len(a.sets) >= maxSets {
		for old := range a.sets {
			delete(a.sets, old)
			break
		}
	}
	s := resolve.For(c)
	a.sets[c] = s
	return s
}
