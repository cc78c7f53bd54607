package mcpadapter

import (
	"context"
	"strconv"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tiflux/tiflux-go/tiflux"
)

// maxCompletions is what the protocol allows.
const maxCompletions = 100

// complete proposes values for the argument of a resource or a prompt. What it
// does not know, or may not look up, it completes with nothing.
func (a *adapter) complete(ctx context.Context, req *mcp.CompleteRequest) *mcp.CompleteResult {
	result := &mcp.CompleteResult{Completion: mcp.CompletionResultDetails{Values: []string{}}}
	propose := completer(req.Params)
	if propose == nil {
		return result
	}
	c, cancel, err := a.begin(&ctx)
	defer cancel()
	if err != nil {
		return result
	}
	values, err := propose(ctx, c, strings.TrimSpace(req.Params.Argument.Value))
	if err != nil || len(values) == 0 {
		return result
	}
	result.Completion.Total = len(values)
	result.Completion.HasMore = len(values) > maxCompletions
	result.Completion.Values = values[:min(len(values), maxCompletions)]
	return result
}

func completer(p *mcp.CompleteParams) func(context.Context, *call, string) ([]string, error) {
	if p.Ref == nil {
		return nil
	}
	for i := range resources {
		if r := &resources[i]; r.template() == p.Ref.URI && r.argument == p.Argument.Name {
			return r.complete
		}
	}
	for i := range prompts {
		if prompts[i].name != p.Ref.Name {
			continue
		}
		for _, arg := range prompts[i].arguments {
			if arg.name == p.Argument.Name {
				return arg.complete
			}
		}
	}
	return nil
}

// beginning keeps the values that begin with what was typed, case aside.
func beginning(values []string, begin string) []string {
	var kept []string
	for _, v := range values {
		if len(v) >= len(begin) && strings.EqualFold(v[:len(begin)], begin) {
			kept = append(kept, v)
		}
	}
	return kept
}

// completeTickets proposes the newest open tickets.
func completeTickets(ctx context.Context, c *call, begin string) ([]string, error) {
	p, err := c.client.Tickets.List(ctx, &tiflux.TicketListOptions{ListOptions: tiflux.ListOptions{PerPage: maxCompletions}})
	if err != nil {
		return nil, err
	}
	numbers := make([]string, len(p.Items))
	for i := range p.Items {
		numbers[i] = strconv.FormatInt(p.Items[i].TicketNumber, 10)
	}
	return beginning(numbers, begin), nil
}

func completeKnowledge(ctx context.Context, c *call, begin string) ([]string, error) {
	p, err := c.client.Knowledge.List(ctx, &tiflux.KnowledgeListOptions{ListOptions: tiflux.ListOptions{PerPage: maxCompletions}})
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(p.Items))
	for i := range p.Items {
		ids[i] = strconv.FormatInt(p.Items[i].ID, 10)
	}
	return beginning(ids, begin), nil
}

func completeDesks(ctx context.Context, c *call, begin string) ([]string, error) {
	desks, err := activeDesks(ctx, c)
	ids := make([]string, len(desks))
	for i := range desks {
		ids[i] = strconv.FormatInt(desks[i].ID, 10)
	}
	return beginning(ids, begin), err
}

func completeDeskNames(ctx context.Context, c *call, begin string) ([]string, error) {
	desks, err := activeDesks(ctx, c)
	names := make([]string, len(desks))
	for i := range desks {
		names[i] = desks[i].Name
	}
	return beginning(names, begin), err
}

func activeDesks(ctx context.Context, c *call) ([]tiflux.Desk, error) {
	return tiflux.Collect(c.client.Desks.All(ctx, &tiflux.DeskListOptions{Active: tiflux.Set(true)}), 0)
}
