package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

var clientTools = []*tool{
	newTool("search_client", "clients", readTool, "Search clients", "Find active clients by part of a name.", searchClient),
}

// clientRef is a client in the arguments.
type clientRef struct {
	ClientID   int64  `json:"client_id,omitempty" desc:"client id" min:"1"`
	ClientName string `json:"client_name,omitempty" desc:"client by name"`
}

func (r clientRef) ref() ref { return ref{r.ClientID, r.ClientName} }

type searchClientInput struct {
	ClientName string `json:"client_name" desc:"part of the trade or legal name"`
	paging
}

func searchClient(ctx context.Context, c *call, in *searchClientInput) error {
	o := &tiflux.ClientListOptions{ListOptions: in.paging.options(), Active: tiflux.Set(true), Name: in.ClientName}
	p, err := c.client.Clients.List(ctx, o)
	if err != nil {
		return err
	}
	return showPage(c, p, render.Notes{}, c.render.Clients)
}
