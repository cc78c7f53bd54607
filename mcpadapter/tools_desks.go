package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

var deskTools = []*tool{
	newTool("list_desks", "desks", readTool, "List desks", "List the desks the user can reach.", listDesks),
	newTool("get_desk", "desks", readTool, "Get desk", "Show how a desk is configured.", getDesk),
}

// deskRef is a desk in the arguments.
type deskRef struct {
	DeskID   int64  `json:"desk_id,omitempty" desc:"desk id" min:"1"`
	DeskName string `json:"desk_name,omitempty" desc:"desk by name"`
}

func (r deskRef) ref() ref { return ref{r.DeskID, r.DeskName} }

type listDesksInput struct {
	Active *bool `json:"active,omitempty" desc:"true lists the active desks, false the inactive ones" default:"true"`
	paging
}

func listDesks(ctx context.Context, c *call, in *listDesksInput) error {
	o := &tiflux.DeskListOptions{ListOptions: in.paging.options(), Active: tiflux.Set(in.Active == nil || *in.Active)}
	p, err := c.client.Desks.List(ctx, o)
	if err != nil {
		return err
	}
	return showPage(c, p, render.Notes{}, c.render.Desks)
}

type getDeskInput struct{ deskRef }

func getDesk(ctx context.Context, c *call, in *getDeskInput) error {
	n := c.resolving(ctx)
	id := n.must(n.desk(in.ref()), "desk")
	if n.err != nil {
		return n.err
	}
	d, err := c.client.Desks.Get(ctx, id)
	if err != nil {
		return err
	}
	return show(c, d, c.render.Desk)
}
