package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/tiflux"
)

var clientTools = []*tool{
	newTool("search_client", "clients", readTool, "Search clients", "Find active clients by part of a name.", searchClient),
	newTool("list_clients", "clients", readTool, "List clients", "List the clients that the user can reach.", listClients),
	newTool("get_client", "clients", readTool, "Get client", "Show a client, its custom fields or its files.", getClient),
	newTool("get_client_desks", "clients", readTool, "List client desks", "List the desks on which a client's tickets can be opened.", forClient(getClientDesks)),
	newTool("get_client_technical_groups", "clients", readTool, "List client groups",
		"List the technical groups that attend a client.", forClient(getClientTechnicalGroups)),
}

// clientRef is a client in the arguments.
type clientRef struct {
	ClientID   int64  `json:"client_id,omitempty" desc:"client id" min:"1"`
	ClientName string `json:"client_name,omitempty" desc:"client by name"`
}

func (r clientRef) ref() ref { return ref{r.ClientID, r.ClientName} }

// mustClient is the client that a tool cannot do without.
func (n *names) mustClient(r ref) (int64, error) {
	id := n.must(n.client(r), "client")
	return id, n.err
}

// forClient makes a handler out of one that wants to know the client.
func forClient[In any, P interface {
	*In
	ref() ref
}](run func(ctx context.Context, c *call, client int64, in *In) error) func(context.Context, *call, *In) error {
	return func(ctx context.Context, c *call, in *In) error {
		client, err := c.resolving(ctx).mustClient(P(in).ref())
		if err != nil {
			return err
		}
		return run(ctx, c, client, in)
	}
}

type searchClientInput struct {
	ClientName string `json:"client_name" desc:"part of the trade or legal name"`
	paging
}

func searchClient(ctx context.Context, c *call, in *searchClientInput) error {
	p, err := c.client.Clients.List(ctx, &tiflux.ClientListOptions{
		ListOptions: in.paging.options(), Active: tiflux.Set(true), Name: in.ClientName,
	})
	return page(c, p, err, c.render.Clients)
}

type listClientsInput struct {
	Active        *bool  `json:"active,omitempty" desc:"true lists active clients only, false inactive ones only"`
	Name          string `json:"name,omitempty" desc:"part of the trade or legal name"`
	SocialRevenue string `json:"social_revenue,omitempty" desc:"CPF or CNPJ" number:"true"`
	paging
}

func listClients(ctx context.Context, c *call, in *listClientsInput) error {
	p, err := c.client.Clients.List(ctx, &tiflux.ClientListOptions{
		ListOptions: in.paging.options(), Active: setIf(in.Active), Name: in.Name, SocialRevenue: in.SocialRevenue,
	})
	return page(c, p, err, c.render.Clients)
}

type getClientInput struct {
	clientRef
	ShowEntities bool `json:"show_entities,omitempty" desc:"show its custom fields instead"`
	ShowFiles    bool `json:"show_files,omitempty" desc:"list its files instead, in pages"`
	paging
}

func getClient(ctx context.Context, c *call, in *getClientInput) error {
	if in.ShowEntities && in.ShowFiles {
		return bad("show_files", excludes, "show_entities")
	}
	id, err := c.resolving(ctx).mustClient(in.ref())
	switch {
	case err != nil:
		return err
	case in.ShowEntities:
		e, err := c.client.Clients.GetEntities(ctx, id)
		return record(c, e, err, c.render.ClientEntities)
	case in.ShowFiles:
		o := in.paging.options()
		p, err := c.client.Clients.ListFiles(ctx, id, &o)
		return page(c, p, err, c.render.Files)
	}
	client, err := c.client.Clients.Get(ctx, id)
	return record(c, client, err, c.render.Client)
}

// ofClientInput are the arguments of lists of what a client has.
type ofClientInput struct {
	clientRef
	paging
}

// ofClientRef is an address or a contact of a client in the arguments.
type ofClientRef struct {
	clientRef
	ID int64 `json:"id" desc:"id, as listed" min:"1"`
}

func getClientDesks(ctx context.Context, c *call, id int64, in *ofClientInput) error {
	o := in.paging.options()
	p, err := c.client.Clients.ListDesks(ctx, id, &o)
	return page(c, p, err, c.render.Desks)
}

func getClientTechnicalGroups(ctx context.Context, c *call, id int64, in *ofClientInput) error {
	o := in.paging.options()
	p, err := c.client.Clients.ListTechnicalGroups(ctx, id, &o)
	return page(c, p, err, c.render.TechnicalGroups)
}
