package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/tiflux"
)

var userTools = []*tool{
	newTool("search_technical_user", "users", readTool, "Search attendants",
		"Find attendants, who can be responsible for tickets.", searchTechnicalUser),
}

type searchTechnicalUserInput struct {
	Name  string `json:"name,omitempty" desc:"part of the name" max:"255"`
	Email string `json:"email,omitempty" desc:"part of the e-mail address" max:"255"`
	deskRef
	ClientID   int64  `json:"client_id,omitempty" desc:"only who may be responsible for this client" min:"1"`
	ClientName string `json:"client_name,omitempty" desc:"client by name"`
	paging
}

func searchTechnicalUser(ctx context.Context, c *call, in *searchTechnicalUserInput) error {
	n := c.resolving(ctx)
	o := &tiflux.TechnicalUserListOptions{
		ListOptions: in.paging.options(), Name: in.Name, Email: in.Email,
		DeskID: n.desk(in.deskRef.ref()), ClientID: n.client(ref{in.ClientID, in.ClientName}),
	}
	if n.err != nil {
		return n.err
	}
	p, err := c.client.Users.ListTechnical(ctx, o)
	if err != nil {
		return err
	}
	return showPage(c, p, n.notes(), c.render.TechnicalUsers)
}
