package tifluxtest

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// appointment is a record of work on a ticket.
type appointment struct {
	id, ticket, userID int
	date               day
	start, end         clock
	description        string
	doneBy             string // A label beside the user.
	location           int    // Id, 0 where none was recorded.
	charge             *charge
}

func (a *appointment) length() hours { return hours(time.Duration(a.end-a.start) * time.Minute) }

// charge is what an appointment costs. Ids are 0 where nothing is linked.
type charge struct {
	attendance, kind        int // As in requests, from 1.
	service, rider, shiftID int
	shiftOwner              int // The ticket whose shift is shared.
	guarantee, manual       bool
	cents                   int // Of a loose service.
}

// The numbers of attendance and attendance_kind, and their labels.
const (
	attendedOutside = 1
	chargedLoose    = 1
	chargedContract = 2
)

var (
	attendanceLabels     = []string{"", "External", "Remote", "Internal"}
	attendanceKindLabels = []string{"", "Loose", "Contract"}
)

// pathNumber is the key for a bad ticket number on the routes about work.
var pathNumber = map[string]string{"ticket_number": "ticket_number"}

func ticketAppointmentOperations() []operation {
	writers := needs{license: LicenseTickets, anyOf: []Permission{WriteAppointments}}
	filters, check := bodyCoded(params{"user_id": integer, "start_date": date, "end_date": date})
	return []operation{
		{
			id: "listTicketAppointments", method: "GET", path: "/tickets/{ticket_number}/appointments", root: "appointment",
			numbers: pathNumber, paged: true, query: filters, check: check,
			needs:  needs{license: LicenseTickets, anyOf: []Permission{OpenTickets, ViewOthersTickets}},
			handle: listTicketAppointments,
		},
		{
			id: "createAppointment", method: "POST", path: "/tickets/{ticket_number}/appointments", root: "appointment",
			numbers: pathNumber, accepts: jsonBody, status: 201, body: newAppointmentAttributes(),
			needs: writers, handle: createAppointment,
		},
		{
			id: "listPreAppointments", method: "GET", path: "/tickets/{ticket_number}/pre-appointments", root: "pre_appointment",
			numbers: pathNumber, paged: true, needs: writers, handle: listPreAppointments,
		},
		{
			id: "playPreAppointment", method: "POST", path: "/tickets/{ticket_number}/pre-appointments", root: "pre_appointment",
			numbers: pathNumber, query: params{"_action": timerAction},
			needs: writers, handle: playPreAppointment,
		},
		{
			id: "getTicketServiceTypes", method: "GET", path: "/tickets/{ticket_number}/service-types", root: "service_type",
			numbers: pathNumber, query: params{"date": date}, check: refuseFuture("date"),
			needs: writers, handle: getTicketServiceTypes,
		},
		{
			id: "listTicketShifts", method: "GET", path: "/tickets/{ticket_number}/shifts", root: "shift",
			numbers: pathNumber, query: params{"contract_id": integer}, needs: writers, handle: listTicketShifts,
		},
	}
}

func listTicketAppointments(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	userID, byUser := queried[int](c, "user_id")
	inPeriod := within(c, "start_date", "end_date")
	rows := where(slices.Values(t.appointments), func(a *appointment) bool {
		return (!byUser || a.userID == userID) && inPeriod(a.date)
	})
	return listed(c, rows, c.appointmentView)
}

// keepAppointment keeps an appointment and adds its time to the ticket.
func (st *state) keepAppointment(t *ticket, a *appointment) {
	a.id, a.ticket = st.work.appointments.next(), t.number
	st.work.appointments.put(a.id, a)
	t.appointments = append(t.appointments, a)
	t.worked += a.length()
}

type appointmentView struct {
	ID               int                   `json:"id"`
	Client           idName                `json:"client"`
	Date             day                   `json:"date"`
	Description      string                `json:"description"`
	EndTime          clock                 `json:"end_time"`
	ExternalUserName *string               `json:"external_user_name"`
	InitTime         clock                 `json:"init_time"`
	Locations        []appointmentLocation `json:"locations"`
	User             idName                `json:"user"`
	Valorization     *valorization         `json:"valorization"`
}

type appointmentLocation struct {
	ID        int    `json:"id"`
	Latitude  string `json:"latitude"`
	Longitude string `json:"longitude"`
}

type valorization struct {
	Attendance       string            `json:"attendance"`
	AttendanceKind   string            `json:"attendance_kind"`
	Contract         *idName           `json:"contract"`
	Guarantee        bool              `json:"guarantee"`
	LooseService     *idName           `json:"loose_service"`
	ManualValue      bool              `json:"manual_value"`
	Shift            *appointmentShift `json:"shift"`
	ShiftOwnerTicket *shiftOwner       `json:"shift_owner_ticket"`
	Value            *string           `json:"value"`
}

type appointmentShift struct {
	ID    int    `json:"id"`
	Name  string `json:"name"`
	Value string `json:"value"`
}

type shiftOwner struct {
	TicketNumber int    `json:"ticket_number"`
	Title        string `json:"title"`
}

func (c *call) appointmentView(a *appointment) appointmentView {
	t, _ := c.tickets.get(a.ticket)
	cl, _ := c.clients.get(t.clientID)
	view := appointmentView{
		ID: a.id, Client: idName{cl.id, cl.name}, Date: a.date, Description: a.description, EndTime: a.end,
		ExternalUserName: null(a.doneBy), InitTime: a.start, Locations: []appointmentLocation{}, User: c.userName(a.userID),
		Valorization: c.valorization(a.charge),
	}
	if a.location != 0 {
		view.Locations = append(view.Locations, appointmentLocation{a.location, "-26.30400", "-48.84560"})
	}
	return view
}

// userName is the short form of a user.
func (st *state) userName(id int) idName {
	u, _ := st.users.get(id)
	return idName{u.id, u.name}
}

func (c *call) valorization(ch *charge) *valorization {
	if ch == nil {
		return nil
	}
	view := &valorization{
		Attendance: attendanceLabels[ch.attendance], AttendanceKind: attendanceKindLabels[ch.kind],
		Contract: c.contractOf(ch), Guarantee: ch.guarantee, ManualValue: ch.manual, Value: ch.value(),
	}
	if s, ok := c.work.looseServices.get(ch.service); ok {
		view.LooseService = &idName{s.id, s.name}
	}
	if s, ok := c.work.shifts.get(ch.shiftID); ok {
		view.Shift = &appointmentShift{s.id, s.name, reais(s.cents)}
	}
	if t, ok := c.tickets.get(ch.shiftOwner); ok {
		view.ShiftOwnerTicket = &shiftOwner{t.number, t.title}
	}
	return view
}

// value is the decimal text of a loose service's price.
func (ch *charge) value() *string {
	if ch == nil || ch.kind != chargedLoose {
		return nil
	}
	return new(reais(ch.cents))
}

// contractOf is the contract that an appointment is charged to.
func (st *state) contractOf(ch *charge) *idName {
	if ch == nil {
		return nil
	}
	r, ok := st.work.riders.get(ch.rider)
	if !ok {
		return nil
	}
	return st.contractName(r.contract.ID)
}

// contractName is the short form of a contract, nil for none.
func (st *state) contractName(id int) *idName {
	ct, ok := st.contracts.get(id)
	if !ok {
		return nil
	}
	return &idName{ct.id, ct.name}
}

func reais(cents int) string { return fmt.Sprintf("%d.%02d", cents/100, cents%100) }

// preAppointment is a work timer.
type preAppointment struct {
	id, userID int
	began      stamp
	ended      stamp // 0 while it runs.
}

// The labels of timers in the history.
const (
	timerStarted = "Attendance Started"
	timerPaused  = "Attendance Paused"
)

// timerAction reads what to do with a timer.
func timerAction(_, raw string) (any, string) {
	if raw != "play" && raw != "stop" {
		return nil, fmt.Sprintf("%s is not a valid action. action must be 'play' or 'stop'", raw)
	}
	return raw, ""
}

func listPreAppointments(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	return listed(c, t.timers, c.preAppointmentView)
}

// playPreAppointment starts a timer, or pauses the caller's last one.
func playPreAppointment(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	action, sent := queried[string](c, "_action")
	if !sent {
		return nil, refuse(codeQuery, "_action", blank)
	}
	if action == "play" {
		p := &preAppointment{id: c.work.timers.next(), userID: c.user.id, began: c.now}
		c.work.timers.put(p.id, p)
		t.timers = append(t.timers, p)
		c.remember(t, event{operation: "created", kind: "pre_appointment", record: p.id, action: timerStarted})
		c.journal(p.id, t.title)
		return reply{201, c.preAppointmentView(p)}, nil
	}
	for _, p := range slices.Backward(t.timers) {
		if p.userID == c.user.id && p.ended == 0 {
			p.ended = c.now
			c.remember(t, event{operation: "updated", kind: "pre_appointment", record: p.id, action: timerPaused})
			c.journal(p.id, t.title)
			return c.preAppointmentView(p), nil
		}
	}
	return nil, refuse(codeNotFound, "error", "Couldn't find ServiceDesk::PreAppointment")
}

type preAppointmentView struct {
	ID       int    `json:"id"`
	Date     day    `json:"date"`
	EndTime  *clock `json:"end_time"`
	InitTime clock  `json:"init_time"`
	User     idName `json:"user"`
}

func (c *call) preAppointmentView(p *preAppointment) preAppointmentView {
	began := p.began.time().In(organizationZone)
	view := preAppointmentView{ID: p.id, Date: dayOf(began), InitTime: clockOf(began), User: c.userName(p.userID)}
	if p.ended != 0 {
		view.EndTime = new(clockOf(p.ended.time().In(organizationZone)))
	}
	return view
}

// looseService is a service that is charged by the hour, without a contract.
type looseService struct {
	id       int
	name     string
	active   bool
	clientID int // The only client that has it; 0 for all.
	hourly   int // Cents.
	outside  int // Cents an hour for external work.
}

func (s *looseService) price(length hours, attendance int) int {
	hourly := s.hourly
	if attendance == attendedOutside {
		hourly = s.outside
	}
	return hourly * int(time.Duration(length)/time.Minute) / 60
}

// appointmentRider is a version of a contract.
type appointmentRider struct {
	id, number  int
	contract    idName
	group       int // The contract group of the contract, 0 for none.
	clientID    int
	start, ends day
	cancelled   bool
}

func (r *appointmentRider) valid(on day) bool { return !r.cancelled && on <= r.ends }

// travelShift is a travel charge.
type travelShift struct {
	id         int
	name       string
	reference  string // All, Client, Contract or Shared.
	clientID   int    // The only client whose appointments may carry it; 0 for all.
	contractID int    // The only contract; 0 for none.
	active     bool
	cents      int
}

// serves reports whether a client's appointments may carry the charge.
func (s *travelShift) serves(clientID int) bool { return s.clientID == 0 || s.clientID == clientID }

// refuseFuture refuses a day that is still to come.
func refuseFuture(name string) checker {
	return func(c *call) *apiError {
		if on, ok := queried[time.Time](c, name); ok && dayOf(on) > dayOf(c.api.now().In(organizationZone)) {
			return refuse(codeQuery, name, "cannot be in the future")
		}
		return nil
	}
}

type serviceTypes struct {
	ContractRiders []riderView `json:"contract_riders"`
	LooseServices  []idName    `json:"loose_services"`
}

type riderView struct {
	ID          int    `json:"id"`
	CancelDate  day    `json:"cancel_date"`
	Contract    idName `json:"contract"`
	RiderNumber int    `json:"rider_number"`
	StartDate   day    `json:"start_date"`
}

func getTicketServiceTypes(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	on := c.today()
	if date, ok := queried[time.Time](c, "date"); ok {
		on = dayOf(date)
	}
	types := serviceTypes{ContractRiders: []riderView{}, LooseServices: []idName{}}
	for r := range c.work.riders.all() {
		if r.clientID == t.clientID && r.group == 0 && r.valid(on) && r.start <= on {
			types.ContractRiders = append(types.ContractRiders, riderView{r.id, r.ends, *c.contractName(r.contract.ID), r.number, r.start})
		}
	}
	for s := range c.work.looseServices.all() {
		if s.active && (s.clientID == 0 || s.clientID == t.clientID) {
			types.LooseServices = append(types.LooseServices, idName{s.id, s.name})
		}
	}
	return types, nil
}

type shiftView struct {
	ID        int     `json:"id"`
	Client    *idName `json:"client"`
	Contract  *idName `json:"contract"`
	Name      string  `json:"name"`
	Reference string  `json:"reference"`
}

func listTicketShifts(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	contractID, byContract := queried[int](c, "contract_id")
	list := []shiftView{}
	for s := range c.work.shifts.all() {
		if s.active && s.serves(t.clientID) && (!byContract || s.contractID == contractID) {
			view := shiftView{ID: s.id, Contract: c.contractName(s.contractID), Name: s.name, Reference: s.reference}
			if s.clientID != 0 {
				view.Client = new(c.clientName(s.clientID))
			}
			list = append(list, view)
		}
	}
	slices.SortStableFunc(list, func(a, b shiftView) int { return cmp.Compare(a.Name, b.Name) })
	return list, nil
}
