package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

var adminTools = []*tool{
	newTool("list_groups", "admin", readTool, "List groups",
		"List the technical groups (who works together) or role groups (who may do what), show one, or list its members.", listGroups),
	newTool("delete_record", "admin", destructiveTool, "Delete record",
		"Delete an article, a requestor, a file or the logo of a client. Other tools delete what is of a ticket or a catalog.", deleteRecord),
}

type listGroupsInput struct {
	Action string `json:"action" desc:"what to list or show" enum:"technical_groups,technical_group,technical_group_users,technical_group_clients,technical_group_desks,role_groups,role_group,role_group_users,role_group_technical_groups"`
	ID     int64  `json:"id,omitempty" desc:"group id" min:"1"`
	Name   string `json:"technical_group_name,omitempty" desc:"technical group by name"`
	Email  string `json:"email,omitempty" desc:"role_group_users: by e-mail address"`
	paging
}

func listGroups(ctx context.Context, c *call, in *listGroupsInput) error {
	o := in.paging.options()
	switch in.Action {
	case "technical_groups":
		p, err := c.client.TechnicalGroups.List(ctx, &o)
		return page(c, p, err, c.render.TechnicalGroups)
	case "role_groups":
		p, err := c.client.RoleGroups.List(ctx, &o)
		return page(c, p, err, c.render.RoleGroups)
	case "role_group", "role_group_users", "role_group_technical_groups":
		return c.roleGroup(ctx, in, &o)
	}
	n := c.resolving(ctx)
	id, err := n.itself(n.technicalGroup(ref{in.ID, in.Name}), "technical_group_name")
	if err != nil {
		return err
	}
	switch in.Action {
	case "technical_group_users":
		p, err := c.client.TechnicalGroups.ListUsers(ctx, id, &o)
		return page(c, p, err, c.render.Users)
	case "technical_group_clients":
		p, err := c.client.TechnicalGroups.ListClients(ctx, id, &o)
		return page(c, p, err, c.render.Clients)
	case "technical_group_desks":
		p, err := c.client.TechnicalGroups.ListDesks(ctx, id, &o)
		return page(c, p, err, c.render.Desks)
	}
	g, err := c.client.TechnicalGroups.Get(ctx, id)
	return record(c, g, err, c.render.TechnicalGroup)
}

func (c *call) roleGroup(ctx context.Context, in *listGroupsInput, o *tiflux.ListOptions) error {
	switch {
	case in.ID == 0:
		return bad("id", isRequired)
	case in.Action == "role_group_users":
		p, err := c.client.RoleGroups.ListUsers(ctx, in.ID, &tiflux.RoleGroupUserListOptions{ListOptions: *o, Email: in.Email})
		return page(c, p, err, c.render.Users)
	case in.Action == "role_group_technical_groups":
		p, err := c.client.RoleGroups.ListTechnicalGroups(ctx, in.ID, o)
		return page(c, p, err, c.render.TechnicalGroups)
	}
	g, err := c.client.RoleGroups.Get(ctx, in.ID)
	return record(c, g, err, c.render.RoleGroup)
}

type deleteRecordInput struct {
	Action string `json:"action" desc:"what to delete" enum:"knowledge,requestor,client_file,client_logo"`
	ID     int64  `json:"id,omitempty" desc:"id of the article, requestor or file; of a logo none" min:"1"`
	clientRef
}

func deleteRecord(ctx context.Context, c *call, in *deleteRecordInput) error {
	if in.ID == 0 && in.Action != "client_logo" {
		return bad("id", isRequired)
	}
	if in.Action == "knowledge" {
		return c.deleted("knowledge", in.ID, c.client.Knowledge.Delete(ctx, in.ID))
	}
	n := c.resolving(ctx)
	client := n.must(n.client(in.clientRef.ref()), "client")
	if n.err != nil {
		return n.err
	}
	switch in.Action {
	case "requestor":
		defer c.names.Forget(resolve.Requestor)
		return c.deleted("requestor", in.ID, c.client.Requestors.Delete(ctx, client, in.ID))
	case "client_file":
		return c.deleted("file", in.ID, c.client.Clients.DeleteFile(ctx, client, in.ID))
	}
	return c.deleted("logo", client, c.client.Clients.DeleteLogo(ctx, client))
}
