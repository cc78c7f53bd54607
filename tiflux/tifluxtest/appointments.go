package tifluxtest

func appointmentOperations() []operation {
	filters, check := bodyCoded(params{
		"start_date": date, "end_date": date, "user_ids": idList, "desk_ids": idList, "client_ids": idList,
		"contract_ids": idList, "include_valorization": boolean,
	})
	return []operation{
		{
			id: "listAppointments", method: "GET", path: "/appointments", root: "appointment", paged: true,
			query: filters, check: check,
			needs:  needs{license: LicenseTickets, anyOf: []Permission{ViewTechnicianReports}},
			handle: listAppointments,
		},
	}
}

// listAppointments shows callers without ViewUsersInReports their own records,
// whatever users they ask for.
func listAppointments(c *call) (any, *apiError) {
	var refused *apiError
	for _, name := range []string{"start_date", "end_date"} {
		if _, sent := c.query[name]; !sent {
			refused = refused.add(codeBody, name, blank)
		}
	}
	if refused != nil {
		return nil, refused
	}
	inPeriod := within(c, "start_date", "end_date")
	byUser, byDesk, byClient := idFilter(c, "user_ids"), idFilter(c, "desk_ids"), idFilter(c, "client_ids")
	if !c.persona.may(ViewUsersInReports) {
		byUser = func(id int) bool { return id == c.user.id }
	}
	rows := where(c.work.appointments.all(), func(a *appointment) bool {
		if !inPeriod(a.date) || !byUser(a.userID) {
			return false
		}
		t, _ := c.tickets.get(a.ticket)
		return byDesk(t.deskID) && byClient(t.clientID) && c.ofContracts(a)
	})
	with, _ := queried[bool](c, "include_valorization")
	return listed(c, rows, func(a *appointment) globalAppointment {
		view := c.globalAppointment(a)
		if with {
			view.Valorization = &view.appointmentView.Valorization
		}
		return view
	})
}

// ofContracts tests the contract_ids parameter: a contract by its own id or by
// that of its group.
func (c *call) ofContracts(a *appointment) bool {
	if _, filtered := c.query["contract_ids"]; !filtered {
		return true
	}
	wanted := idFilter(c, "contract_ids")
	if a.charge == nil {
		return false
	}
	r, ok := c.work.riders.get(a.charge.rider)
	return ok && (wanted(r.contract.ID) || r.group != 0 && wanted(r.group))
}

// globalAppointment is an appointment with its ticket. Its own valorization
// hides that of the short form: without it the key is absent.
type globalAppointment struct {
	appointmentView
	Contract     *idName           `json:"contract"`
	Desk         idName            `json:"desk"`
	Ticket       appointmentTicket `json:"ticket"`
	Valorization **valorization    `json:"valorization,omitempty"`
}

type appointmentTicket struct {
	Number int    `json:"number"`
	Title  string `json:"title"`
}

func (c *call) globalAppointment(a *appointment) globalAppointment {
	t, _ := c.tickets.get(a.ticket)
	d, _ := c.desks.get(t.deskID)
	return globalAppointment{
		appointmentView: c.appointmentView(a), Contract: c.contractOf(a.charge), Desk: idName{d.id, d.name},
		Ticket: appointmentTicket{t.number, t.title},
	}
}
