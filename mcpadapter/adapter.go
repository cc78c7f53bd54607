package mcpadapter

import (
	"context"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

// adapter serves the tools of one configuration.
type adapter struct {
	cfg  Config
	seal sealer

	mu   sync.Mutex
	sets map[*tiflux.Client]*resolve.Set
}

func newAdapter(cfg Config) *adapter {
	if cfg.CallTimeout <= 0 {
		cfg.CallTimeout = DefaultCallTimeout
	}
	cfg.Render.More = more
	return &adapter{cfg: cfg, seal: newSealer(cfg.SealKey), sets: make(map[*tiflux.Client]*resolve.Set)}
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

// serve runs a tool. What goes wrong is told to the model, in the result.
func (a *adapter) serve(ctx context.Context, t *tool, req *mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	growStack()
	ctx, cancel := context.WithTimeout(ctx, a.cfg.CallTimeout)
	defer cancel()
	c := &call{adapter: a, render: limitsOf(ctx).renderer(a.cfg.Render), session: req.Session, token: req.Params.GetProgressToken()}
	question, err := a.run(ctx, t, req, c)
	switch {
	case question != nil:
		return question, nil
	case err == nil:
		return a.result(c, false), nil
	case ctx.Err() != nil && context.Cause(ctx) == context.Canceled:
		return nil, ctx.Err()
	}
	c.out.Reset()
	c.value = nil
	if err := c.explain(err); err != nil {
		return nil, err
	}
	return a.result(c, true), nil
}

// run decodes, asks where it has to, and runs. A question takes the place of a
// result.
func (a *adapter) run(ctx context.Context, t *tool, req *mcp.CallToolRequest, c *call) (question *mcp.CallToolResult, err error) {
	if !limitsOf(ctx).allows(&a.cfg, t) {
		return nil, errNotOffered
	}
	prepared, err := t.decode(req.Params.Arguments)
	if err != nil {
		return nil, err
	}
	if err := c.connect(ctx); err != nil {
		return nil, err
	}
	if question, err := a.confirm(ctx, t, req, c, prepared.in); question != nil || err != nil {
		return question, err
	}
	if a.cfg.Wrap != nil {
		return nil, a.cfg.Wrap(ctx, t.info(), func(ctx context.Context) error { return prepared.run(ctx, c) })
	}
	return nil, prepared.run(ctx, c)
}

func (a *adapter) result(c *call, failed bool) *mcp.CallToolResult {
	r := &mcp.CallToolResult{IsError: failed, Content: []mcp.Content{&mcp.TextContent{Text: c.out.String()}}}
	if a.cfg.Structured && c.value != nil {
		r.StructuredContent = c.value
	}
	return r
}
