package mcpadapter

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

// resource is one row of the resource table: a record that a client can read by
// its address.
type resource struct {
	before, after string // what stands around the number in the address
	argument      string // what the number is called
	name, title   string
	description   string
	read          func(ctx context.Context, c *call, n int64) error
	complete      func(ctx context.Context, c *call, begin string) ([]string, error)
}

var resources = []resource{
	{"tiflux://tickets/", "", "number", "ticket", "Ticket", "A ticket with its description.",
		func(ctx context.Context, c *call, n int64) error {
			t, err := c.client.Tickets.Get(ctx, n)
			if err != nil {
				return err
			}
			return c.render.Ticket(&c.out, t)
		}, completeTickets},
	{"tiflux://tickets/", "/answers", "number", "ticket-answers", "Ticket answers", "The public answers of a ticket, newest first.",
		func(ctx context.Context, c *call, n int64) error {
			p, err := c.client.Tickets.ListAnswers(ctx, n, &tiflux.ListOptions{PerPage: tiflux.MaxPageSize})
			if err != nil {
				return err
			}
			return c.render.Answers(&c.out, p, render.Notes{})
		}, completeTickets},
	{"tiflux://knowledge/", "", "id", "knowledge", "Knowledge article", "An article of the knowledge base.",
		func(ctx context.Context, c *call, n int64) error {
			k, err := c.client.Knowledge.Get(ctx, n)
			if err != nil {
				return err
			}
			return c.render.Knowledge(&c.out, k)
		}, completeKnowledge},
	{"tiflux://desks/", "", "id", "desk", "Desk", "How a desk is configured.",
		func(ctx context.Context, c *call, n int64) error {
			d, err := c.client.Desks.Get(ctx, n)
			if err != nil {
				return err
			}
			return c.render.Desk(&c.out, d)
		}, completeDesks},
}

func (r *resource) template() string { return r.before + "{" + r.argument + "}" + r.after }

// number reads the number out of an address; 0 if it is none.
func (r *resource) number(uri string) int64 {
	s, ok := strings.CutPrefix(uri, r.before)
	s, ok2 := strings.CutSuffix(s, r.after)
	n, err := strconv.ParseInt(s, 10, 64)
	if !ok || !ok2 || err != nil || n <= 0 {
		return 0
	}
	return n
}

func (a *adapter) addResources(server *mcp.Server) {
	for i := range resources {
		r := &resources[i]
		server.AddResourceTemplate(&mcp.ResourceTemplate{
			Name: r.name, Title: r.title, Description: r.description, URITemplate: r.template(), MIMEType: "text/markdown",
		}, func(ctx context.Context, req *mcp.ReadResourceRequest) (*mcp.ReadResourceResult, error) {
			return a.read(ctx, r, req.Params.URI)
		})
	}
}

func (a *adapter) read(ctx context.Context, r *resource, uri string) (*mcp.ReadResourceResult, error) {
	n := r.number(uri)
	if n == 0 {
		return nil, mcp.ResourceNotFoundError(uri)
	}
	c, cancel, err := a.begin(&ctx)
	defer cancel()
	if err != nil {
		return nil, err
	}
	err = r.read(ctx, c, n)
	if errors.Is(err, tiflux.ErrNotFound) {
		return nil, mcp.ResourceNotFoundError(uri)
	}
	if err != nil {
		return nil, err
	}
	return &mcp.ReadResourceResult{Contents: []*mcp.ResourceContents{{URI: uri, MIMEType: "text/markdown", Text: c.out.String()}}}, nil
}

// begin starts work for a caller that is not a tool call.
func (a *adapter) begin(ctx *context.Context) (*call, context.CancelFunc, error) {
	limited, cancel := context.WithTimeout(*ctx, a.cfg.CallTimeout)
	*ctx = limited
	c := &call{adapter: a, render: limitsOf(limited).renderer(a.cfg.Render)}
	return c, cancel, c.connect(limited)
}
