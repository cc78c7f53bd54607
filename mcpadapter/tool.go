package mcpadapter

import (
	"bytes"
	"context"
	"encoding/json"
	"reflect"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

// toolKind says what a tool does to the help desk; the annotations follow.
type toolKind uint8

const (
	readTool        toolKind = iota + 1 // changes nothing
	addTool                             // adds something, each time it is called
	setTool                             // sets values: calling it twice is calling it once
	destructiveTool                     // takes something away for good
)

func (k toolKind) annotations(title string) *mcp.ToolAnnotations {
	return &mcp.ToolAnnotations{
		Title: title, ReadOnlyHint: k == readTool, IdempotentHint: k == readTool || k == setTool,
		DestructiveHint: new(k == destructiveTool), OpenWorldHint: new(true),
	}
}

// tool is one row of the tool table.
type tool struct {
	name, toolset string
	kind          toolKind
	title         string
	description   string
	schema        func() *schemaNode
	call          func(context.Context, *call, json.RawMessage) error
}

// newTool makes a row. In is the struct of the arguments, and run the handler:
// it resolves names, calls the API, and writes the result to c.
func newTool[In any](name, toolset string, kind toolKind, title, description string, run func(context.Context, *call, *In) error) *tool {
	schema := sync.OnceValue(func() *schemaNode { return schemaOf(reflect.TypeFor[In]()) })
	return &tool{
		name: name, toolset: toolset, kind: kind, title: title, description: description, schema: schema,
		call: func(ctx context.Context, c *call, raw json.RawMessage) error {
			in := new(In)
			if err := decodeArguments(schema(), raw, in); err != nil {
				return err
			}
			if err := c.connect(ctx); err != nil {
				return err
			}
			return run(ctx, c, in)
		},
	}
}

// call is what a handler works with.
type call struct {
	adapter *adapter
	client  *tiflux.Client
	names   *resolve.Set
	render  render.Renderer
	out     bytes.Buffer
}

// connect finds the caller's client, after the arguments are known to be good.
func (c *call) connect(ctx context.Context) error {
	client, err := c.adapter.cfg.clientFor(ctx)
	if err != nil {
		return err
	}
	c.client, c.names = client, c.adapter.setFor(client)
	return nil
}

// adapter serves the tools of one configuration.
type adapter struct {
	cfg Config

	mu   sync.Mutex
	sets map[*tiflux.Client]*resolve.Set
}

func newAdapter(cfg Config) *adapter {
	if cfg.CallTimeout <= 0 {
		cfg.CallTimeout = DefaultCallTimeout
	}
	cfg.Render.More = more
	return &adapter{cfg: cfg, sets: make(map[*tiflux.Client]*resolve.Set)}
}

// serve runs a tool. What goes wrong is told to the model, in the result.
func (a *adapter) serve(ctx context.Context, t *tool, req *mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	ctx, cancel := context.WithTimeout(ctx, a.cfg.CallTimeout)
	defer cancel()
	c := &call{adapter: a, render: a.cfg.Render}
	result := &mcp.CallToolResult{}
	if err := t.call(ctx, c, req.Params.Arguments); err != nil {
		if ctx.Err() != nil && context.Cause(ctx) == context.Canceled {
			return nil, ctx.Err()
		}
		c.out.Reset()
		if err := c.explain(err); err != nil {
			return nil, err
		}
		result.IsError = true
	}
	result.Content = []mcp.Content{&mcp.TextContent{Text: c.out.String()}}
	return result, nil
}
