package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

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
	return c.render.Desks(&c.out, p, render.Notes{})
}

type getDeskInput struct {
	DeskID   int64  `json:"desk_id,omitempty" desc:"desk id" min:"1"`
	DeskName string `json:"desk_name,omitempty" desc:"desk by name"`
}

func getDesk(ctx context.Context, c *call, in *getDeskInput) error {
	if in.DeskID == 0 {
		if in.DeskName == "" {
			return &argumentError{"desk_id", "or desk_name is required"}
		}
		desk, err := c.names.Desk(ctx, in.DeskName)
		if err != nil {
			return err
		}
		in.DeskID = desk.ID
	}
	d, err := c.client.Desks.Get(ctx, in.DeskID)
	if err != nil {
		return err
	}
	return c.render.Desk(&c.out, d)
}

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
	return c.render.Clients(&c.out, p, render.Notes{})
}

type searchTechnicalUserInput struct {
	Name     string `json:"name,omitempty" desc:"part of the name" max:"255"`
	Email    string `json:"email,omitempty" desc:"part of the e-mail address" max:"255"`
	DeskID   int64  `json:"desk_id,omitempty" desc:"only who may be responsible on this desk" min:"1"`
	ClientID int64  `json:"client_id,omitempty" desc:"only who may be responsible for this client" min:"1"`
	paging
}

func searchTechnicalUser(ctx context.Context, c *call, in *searchTechnicalUserInput) error {
	p, err := c.client.Users.ListTechnical(ctx, &tiflux.TechnicalUserListOptions{
		ListOptions: in.paging.options(), Name: in.Name, Email: in.Email, DeskID: in.DeskID, ClientID: in.ClientID,
	})
	if err != nil {
		return err
	}
	return c.render.TechnicalUsers(&c.out, p, render.Notes{})
}
