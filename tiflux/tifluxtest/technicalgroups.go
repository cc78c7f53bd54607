package tifluxtest

import "slices"

// group is a technical group: a team of attendants.
type group struct {
	id          int
	name        string
	description string
	expedients  []expedient
	commitment  bool
	reminder    string // A label: when the group is told its hours by e-mail.
	roleGroupID int
}

// expedient is a span of working hours.
type expedient struct {
	ID        int    `json:"id"`
	Beginning string `json:"beginning"`
	Days      string `json:"days"`
	Ending    string `json:"ending"`
	Holiday   bool   `json:"holiday"`
}

func technicalGroupOperations() []operation {
	readers := needs{anyOf: []Permission{ManageDesks}}
	return []operation{
		{
			id: "listTechnicalGroups", method: "GET", path: "/technical-groups", root: "technical_group", paged: true,
			needs: readers, handle: listTechnicalGroups,
		},
		{
			id: "getTechnicalGroup", method: "GET", path: "/technical-groups/{id}", root: "technical_group",
			query: params{"show_departments": boolean}, needs: readers, handle: getTechnicalGroup,
		},
		{
			id: "listTechnicalGroupClients", method: "GET", path: "/technical-groups/{id}/clients", root: "technical_group", paged: true,
			needs: readers, handle: listTechnicalGroupClients,
		},
		{
			id: "listTechnicalGroupDesks", method: "GET", path: "/technical-groups/{id}/desks", root: "technical_group", paged: true,
			needs: readers, handle: listTechnicalGroupDesks,
		},
		{
			id: "listTechnicalGroupUsers", method: "GET", path: "/technical-groups/{id}/users", root: "technical_group", paged: true,
			needs: readers, handle: listTechnicalGroupUsers,
		},
	}
}

func listTechnicalGroups(c *call) (any, *apiError) {
	return listed(c, c.groups.rows, technicalGroupView)
}

func getTechnicalGroup(c *call) (any, *apiError) {
	g, refused := c.findGroup()
	if refused != nil {
		return nil, refused
	}
	view := technicalGroupDetail{
		ID: g.id, Description: null(g.description), Expedients: append([]expedient{}, g.expedients...),
		HasCompromise: g.commitment, Name: g.name, SendPeriodicAppointmentHours: null(g.reminder),
	}
	if show, _ := queried[bool](c, "show_departments"); show {
		departments := []idName{}
		for d := range c.departments.all() {
			if d.active && slices.Contains(d.groupIDs, g.id) {
				departments = append(departments, departmentView(d))
			}
		}
		view.Departments = &departments
	}
	return view, nil
}

func listTechnicalGroupClients(c *call) (any, *apiError) {
	g, refused := c.findGroup()
	if refused != nil {
		return nil, refused
	}
	rows := where(c.clients.all(), func(cl *client) bool { return slices.Contains(cl.groupIDs, g.id) && c.seesClient(cl) })
	return listed(c, rows, clientSummaryView)
}

func listTechnicalGroupDesks(c *call) (any, *apiError) {
	g, refused := c.findGroup()
	if refused != nil {
		return nil, refused
	}
	rows := where(c.desks.all(), func(d *desk) bool {
		return (len(d.groupIDs) == 0 || slices.Contains(d.groupIDs, g.id)) && c.reaches(d)
	})
	return listed(c, rows, deskView)
}

func listTechnicalGroupUsers(c *call) (any, *apiError) {
	g, refused := c.findGroup()
	if refused != nil {
		return nil, refused
	}
	return listed(c, where(c.users.all(), func(u *user) bool { return u.groupID == g.id }), userView)
}

// findGroup is the technical group of the path.
func (c *call) findGroup() (*group, *apiError) {
	g, ok := c.groups.get(c.id("id"))
	if !ok {
		return nil, notFound("TechnicalGroup", c.vars["id"])
	}
	return g, nil
}

func technicalGroupView(g *group) idName { return idName{g.id, g.name} }

type technicalGroupDetail struct {
	ID                           int         `json:"id"`
	Departments                  *[]idName   `json:"departments,omitempty"`
	Description                  *string     `json:"description"`
	Expedients                   []expedient `json:"expedients"`
	HasCompromise                bool        `json:"has_compromise"`
	Name                         string      `json:"name"`
	SendPeriodicAppointmentHours *string     `json:"send_periodic_appointment_hours"`
}
