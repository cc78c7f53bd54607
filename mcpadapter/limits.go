package mcpadapter

import (
	"context"
	"errors"

	"github.com/tiflux/tiflux-go/render"
)

// Limits narrow, for one request, what the configuration allows; they never
// widen it. The zero value changes nothing.
type Limits struct {
	Toolsets []string // only tools of these, the host's own too; names that do not exist allow nothing
	ReadOnly bool     // only tools that change nothing
	Compact  *bool    // results in another verbosity
	Language *render.Language
}

type limitsKey struct{}

// WithLimits returns a context for requests that l narrows: a host's middleware
// sets it from a header, say.
func WithLimits(ctx context.Context, l Limits) context.Context {
	return context.WithValue(ctx, limitsKey{}, l)
}

func limitsOf(ctx context.Context) Limits {
	l, _ := ctx.Value(limitsKey{}).(Limits)
	return l
}

var errNotOffered = errors.New("the tool is not offered to this caller")

func (l Limits) allows(cfg *Config, t *tool) bool {
	return (len(l.Toolsets) == 0 || cfg.inAny(l.Toolsets, t)) && !(l.ReadOnly && t.kind != readTool)
}

func (l Limits) renderer(r render.Renderer) render.Renderer {
	if l.Compact != nil {
		r.Compact = *l.Compact
	}
	if l.Language != nil {
		r.Language = *l.Language
	}
	return r
}
