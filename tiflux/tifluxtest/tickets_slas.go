package tifluxtest

import (
	"slices"
	"time"
)

// stay is one passage of a ticket through a stage.
type stay struct {
	stageID       int
	entered, left stamp // Left is 0 while the ticket is there.
	by, leftBy    int   // User ids.
	due           stamp // 0 without limit.
}

func ticketSLAOperations() []operation {
	return []operation{
		{
			id: "listTicketStagesSLAs", method: "GET", path: "/tickets/{ticket_number}/stages-slas", root: "stages_sla",
			numbers: pathNumber, paged: true,
			needs:  needs{license: LicenseTickets, anyOf: []Permission{OpenTickets, ViewOthersTickets}},
			handle: listTicketStagesSLAs,
		},
	}
}

// followStage keeps the passages of a ticket in step with its stage.
func (c *call) followStage(t *ticket) {
	entered := t.created
	if n := len(t.stays); n > 0 {
		last := &t.stays[n-1]
		there := last.stageID == t.stageID && (last.left == 0 || t.closed)
		if last.left == 0 && (!there || t.closed) {
			last.left, last.leftBy = c.now, c.user.id
		}
		if there {
			last.due = t.stageDue
			return
		}
		entered = c.now
	}
	s := stay{stageID: t.stageID, entered: entered, by: c.user.id, due: t.stageDue}
	if t.closed {
		s.left, s.leftBy = c.now, c.user.id
	}
	t.stays = append(t.stays, s)
}

// listTicketStagesSLAs shows the newest passage first, and none on desks
// without SLA.
func listTicketStagesSLAs(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	rows := []stageSLA{}
	d, _ := c.desks.get(t.deskID)
	for i, s := range slices.Backward(t.stays) {
		if d.sla {
			rows = append(rows, c.stageSLA(t, i, s))
		}
	}
	return listed(c, rows, func(s stageSLA) stageSLA { return s })
}

type stageSLA struct {
	ID                  int     `json:"id"`
	AttendedAt          stamp   `json:"attended_at"`
	AttendedBy          *idName `json:"attended_by"`
	CreatedAt           stamp   `json:"created_at"`
	CreatedBy           *idName `json:"created_by"`
	Desk                idName  `json:"desk"`
	DurationInExpedient string  `json:"duration_in_expedient"`
	Expiration          stamp   `json:"expiration"`
	SLAAttended         bool    `json:"sla_attended"`
	Stage               idName  `json:"stage"`
}

// staysPerTicket spaces the ids of passages, which belong to their ticket.
const staysPerTicket = 100

func (c *call) stageSLA(t *ticket, index int, s stay) stageSLA {
	st, _ := c.stages.get(s.stageID)
	d, _ := c.desks.get(st.deskID)
	end := c.now
	if s.left != 0 {
		end = s.left
	}
	view := stageSLA{
		ID: t.number*staysPerTicket + index + 1, AttendedAt: s.left, CreatedAt: s.entered, Desk: idName{d.id, d.name},
		DurationInExpedient: workingTime(s.entered, end).String(), Expiration: s.due,
		SLAAttended: s.due == 0 || end <= s.due, Stage: idName{st.id, st.name},
	}
	if u, ok := c.users.get(s.by); ok {
		view.CreatedBy = &idName{u.id, u.name}
	}
	if u, ok := c.users.get(s.leftBy); ok {
		view.AttendedBy = &idName{u.id, u.name}
	}
	return view
}

// The working hours of the organization, Monday to Friday.
const (
	opensAt  = 8 * time.Hour
	closesAt = 18 * time.Hour
)

// workingTime is the part of a period within working hours.
func workingTime(from, to stamp) hours {
	begin, end := from.time().In(organizationZone), to.time().In(organizationZone)
	var sum time.Duration
	midnight := time.Date(begin.Year(), begin.Month(), begin.Day(), 0, 0, 0, 0, organizationZone)
	for ; midnight.Before(end); midnight = midnight.AddDate(0, 0, 1) {
		if w := midnight.Weekday(); w == time.Saturday || w == time.Sunday {
			continue
		}
		opens, closes := midnight.Add(opensAt), midnight.Add(closesAt)
		if begin.After(opens) {
			opens = begin
		}
		if end.Before(closes) {
			closes = end
		}
		sum += max(0, closes.Sub(opens))
	}
	return hours(sum)
}
