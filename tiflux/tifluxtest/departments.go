package tifluxtest

import (
	"cmp"
	"slices"
)

// department is a queue of chats.
type department struct {
	id       int
	name     string
	active   bool
	groupIDs []int // Technical groups that attend it.
}

func departmentOperations() []operation {
	return []operation{{
		id: "listDepartments", method: "GET", path: "/departments", root: "department", paged: true,
		query: params{"name": atMostRunes(255)}, needs: needs{anyOf: []Permission{UseChat}}, handle: listDepartments,
	}}
}

func listDepartments(c *call) (any, *apiError) {
	name := textFilter(c, "name")
	rows := where(c.departments.all(), func(d *department) bool { return d.active && c.chatsIn(d) && name(d.name) })
	slices.SortStableFunc(rows, func(a, b *department) int { return cmp.Compare(fold(a.name), fold(b.name)) })
	return listed(c, rows, departmentView)
}

// chatsIn reports whether a department is the caller's: admins have all,
// others those of their technical group.
func (c *call) chatsIn(d *department) bool {
	return c.persona.Kind == KindAdmin || slices.Contains(d.groupIDs, c.user.groupID)
}

func departmentView(d *department) idName { return idName{d.id, d.name} }
