package mcpadapter

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"reflect"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

// toolKind says what a tool does to the help desk; annotations, read-only mode
// and confirmation follow from it.
type toolKind uint8

const (
	readTool        toolKind = iota + 1 // changes nothing
	addTool                             // does something each time it is called
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
	listed        func() json.RawMessage // the schema as clients see it
	// decode checks the arguments, before any request, and returns what runs.
	decode func(json.RawMessage) (prepared, error)
}

// prepared is a call whose arguments are good.
type prepared struct {
	// run resolves names, calls the API and writes the result to the call.
	run func(context.Context, *call) error
	// in are the arguments, which may know what the call takes with it.
	in any
}

// foreteller is an input that knows what a destructive call takes with it beyond
// what it names; "" if nothing. People are told before they are asked.
type foreteller interface {
	foretell(context.Context, *call) (string, error)
}

// newTool makes a row. In is the struct of the arguments.
func newTool[In any](name, toolset string, kind toolKind, title, description string, run func(context.Context, *call, *In) error) *tool {
	schema := sync.OnceValue(func() *schemaNode { return schemaOf(reflect.TypeFor[In]()) })
	return &tool{
		name: name, toolset: toolset, kind: kind, title: title, description: description, schema: schema,
		listed: sync.OnceValue(func() json.RawMessage {
			raw, _ := json.Marshal(schema()) // plain data: it cannot fail
			return raw
		}),
		decode: func(raw json.RawMessage) (prepared, error) {
			in := new(In)
			err := decodeArguments(schema(), raw, in)
			return prepared{func(ctx context.Context, c *call) error { return run(ctx, c, in) }, in}, err
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
	value   any // what out shows, for clients that want data

	confirmed bool // a person has agreed
	session   *mcp.ServerSession
	token     any // of the progress, nil if the client wants none
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

// show ends a handler: it writes a record.
func show[T any](c *call, v T, write func(io.Writer, T) error) error {
	c.value = v
	return write(&c.out, v)
}

// pageValue is a page as data.
type pageValue[T any] struct {
	Items   []T  `json:"items"`
	Page    int  `json:"page"`
	PerPage int  `json:"per_page"`
	Total   *int `json:"total,omitempty"`
}

// showPage ends a handler: it writes a page of a list.
func showPage[T any](c *call, p *tiflux.Page[T], notes render.Notes, write func(io.Writer, *tiflux.Page[T], render.Notes) error) error {
	v := pageValue[T]{Items: p.Items, Page: p.Number, PerPage: p.Size}
	if v.Items == nil {
		v.Items = []T{}
	}
	if p.Total >= 0 {
		v.Total = &p.Total
	}
	c.value = v
	return write(&c.out, p, notes)
}

// showList ends a handler: it writes a list that the API does not page.
func showList[T any](c *call, items []T, notes render.Notes, write func(io.Writer, []T, render.Notes) error) error {
	if items == nil {
		items = []T{}
	}
	c.value = map[string][]T{"items": items}
	return write(&c.out, items, notes)
}

// showReceipt ends a handler: it writes what became of a record.
func showReceipt[T any](c *call, v T, r render.Receipt, write func(io.Writer, T, render.Receipt) error) error {
	c.value = v
	return write(&c.out, v, r)
}

// receipt is showReceipt after a call that may have failed.
func receipt[T any](c *call, v T, err error, action string, write func(io.Writer, T, render.Receipt) error) error {
	if err != nil {
		return err
	}
	return showReceipt(c, v, render.Receipt{Action: action}, write)
}

// page is showPage after a call that may have failed.
func page[T any](c *call, p *tiflux.Page[T], err error, write func(io.Writer, *tiflux.Page[T], render.Notes) error) error {
	if err != nil {
		return err
	}
	return showPage(c, p, render.Notes{}, write)
}

// record is show after a call that may have failed.
func record[T any](c *call, v T, err error, write func(io.Writer, T) error) error {
	if err != nil {
		return err
	}
	return show(c, v, write)
}

// done ends a handler whose operation answers with no record, or with a message.
func (c *call) done(action, record string, id int64, fields ...render.Pair) error {
	r := render.Receipt{Action: action, Record: record, Fields: fields}
	if id != 0 {
		r.ID = tiflux.Set(id).String()
	}
	value := map[string]any{"action": action, "record": record, "id": id}
	for _, f := range fields {
		value[f.Name] = f.Value
	}
	c.value = value
	return c.render.Receipt(&c.out, r)
}

// deleted ends a handler that deletes.
func (c *call) deleted(record string, id int64, err error) error {
	if err != nil {
		return err
	}
	return c.done("deleted", record, id)
}

// progress tells the client how far work of several pages is. Total is 0 while
// it is unknown.
func (c *call) progress(ctx context.Context, done, total int) {
	if c.token == nil {
		return
	}
	_ = c.session.NotifyProgress(ctx, &mcp.ProgressNotificationParams{
		ProgressToken: c.token, Progress: float64(done), Total: float64(total),
	})
}
