package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// RoleGroups writes one page of role groups.
func (r Renderer) RoleGroups(w io.Writer, p *tiflux.Page[tiflux.RoleGroup], notes Notes) error {
	return renderTable(r, w, "role_groups", p.Items, pageOf(p), notes, roleGroupRecord)
}

func roleGroupRecord(f []field, g *tiflux.RoleGroup) record {
	return record{kind: "role_group", id: id(g.ID), title: g.Name, fields: append(f,
		field{label: "built_in", value: state(enumYesNo, !g.Deletable), in: everywhere | bare},
	)}
}

// RoleGroup writes a role group and its permissions.
func (r Renderer) RoleGroup(w io.Writer, g *tiflux.RoleGroupDetail) error {
	return renderCard(r, w, g, roleGroupDetailRecord)
}

func roleGroupDetailRecord(f []field, g *tiflux.RoleGroupDetail) record {
	f = append(f,
		field{label: "description", value: text(g.Description), in: cards},
		field{label: "built_in", value: state(enumYesNo, !g.Deletable), in: cards},
		group("roles", cards),
	)
	for _, role := range g.Roles {
		f = append(f, field{label: "roles", name: role.Name, value: ref(role.ID, role.Description), in: cards})
	}
	return record{kind: "role_group", id: id(g.ID), title: g.Name, fields: f}
}
