package tifluxtest

import (
	"cmp"
	"slices"
)

// roleGroup is a set of permissions. Admins and portal users have built-in
// ones, attendants that of their technical group.
type roleGroup struct {
	id          int
	name        string
	description string
	deletable   bool
	permissions []Permission // Nil for all.
}

// The built-in role groups.
const (
	adminRoleGroup = iota + 1
	attendantRoleGroup
	clientRoleGroup
)

func roleGroupOperations() []operation {
	readers := needs{anyOf: []Permission{ManageRoleGroups}}
	id := map[string]string{"id": "id"}
	return []operation{
		{
			id: "listRoleGroups", method: "GET", path: "/role-groups", root: "role_group", paged: true,
			needs: readers, handle: listRoleGroups,
		},
		{
			id: "getRoleGroup", method: "GET", path: "/role-groups/{id}", root: "role_group", numbers: id,
			needs: readers, handle: getRoleGroup,
		},
		{
			id: "listRoleGroupTechnicalGroups", method: "GET", path: "/role-groups/{id}/technical-groups", root: "role_group", paged: true,
			needs: readers, handle: listRoleGroupTechnicalGroups,
		},
		{
			id: "listRoleGroupUsers", method: "GET", path: "/role-groups/{id}/users", root: "role_group", paged: true,
			query: params{"email": atMostRunes(255)}, needs: readers, handle: listRoleGroupUsers,
		},
	}
}

func listRoleGroups(c *call) (any, *apiError) {
	rows := slices.Clone(c.roleGroups.rows)
	slices.SortStableFunc(rows, func(a, b *roleGroup) int { return cmp.Compare(fold(a.name), fold(b.name)) })
	return listed(c, rows, func(g *roleGroup) roleGroupView { return roleGroupView{g.id, g.deletable, g.name} })
}

func getRoleGroup(c *call) (any, *apiError) {
	g, refused := c.findRoleGroup()
	if refused != nil {
		return nil, refused
	}
	view := roleGroupDetail{ID: g.id, Deletable: g.deletable, Description: null(g.description), Name: g.name, Roles: []roleView{}}
	for i, r := range roleRows {
		if g.permissions == nil || slices.Contains(g.permissions, r.permission) {
			view.Roles = append(view.Roles, roleView{i + 1, r.description, string(r.permission)})
		}
	}
	return view, nil
}

func listRoleGroupTechnicalGroups(c *call) (any, *apiError) {
	g, refused := c.findRoleGroup()
	if refused != nil {
		return nil, refused
	}
	return listed(c, where(c.groups.all(), func(tg *group) bool { return tg.roleGroupID == g.id }), technicalGroupView)
}

func listRoleGroupUsers(c *call) (any, *apiError) {
	g, refused := c.findRoleGroup()
	if refused != nil {
		return nil, refused
	}
	email := textFilter(c, "email")
	return listed(c, where(c.users.all(), func(u *user) bool { return c.roleGroupOf(u) == g.id && email(u.email) }), userView)
}

// roleGroupOf is the id of a user's role group, 0 for none.
func (st *state) roleGroupOf(u *user) int {
	switch u.kind {
	case KindAdmin:
		return adminRoleGroup
	case KindClient:
		return clientRoleGroup
	}
	if g, ok := st.groups.get(u.groupID); ok {
		return g.roleGroupID
	}
	return 0
}

func (c *call) findRoleGroup() (*roleGroup, *apiError) {
	g, ok := c.roleGroups.get(c.id("id"))
	if !ok {
		return nil, notFound("RoleGroup", c.vars["id"])
	}
	return g, nil
}

type roleGroupView struct {
	ID        int    `json:"id"`
	Deletable bool   `json:"deletable"`
	Name      string `json:"name"`
}

type roleGroupDetail struct {
	ID          int        `json:"id"`
	Deletable   bool       `json:"deletable"`
	Description *string    `json:"description"`
	Name        string     `json:"name"`
	Roles       []roleView `json:"roles"`
}

type roleView struct {
	ID          int    `json:"id"`
	Description string `json:"description"`
	Name        string `json:"name"`
}
