package tifluxtest

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// chargeAttributes are those that only desks with valorization take.
var chargeAttributes = []string{
	"attendance", "attendance_kind", "contract_rider_id", "guarantee", "loose_service_id", "shift_id",
	"shift_owner_ticket_number", "value",
}

func newAppointmentAttributes() attrs {
	return attrs{
		"date": aDay.must(), "init_time": aClock.must(), "end_time": aClock.must(), "description": aText.must(),
		"external_user_name": aText, "attendance": choiceOf(3), "attendance_kind": choiceOf(2),
		"contract_rider_id": aNumber, "guarantee": aFlag, "loose_service_id": aNumber, "shift_id": aNumber,
		"shift_owner_ticket_number": aNumber, "value": aDecimal,
	}
}

// choiceOf is an attribute for a number from 1 to last.
func choiceOf(last int) attribute {
	return attribute{kind: func(name string, value any) (any, []string) {
		n, problems := readNumber(name, value)
		if i, ok := n.(int); ok && (i < 1 || i > last) {
			return nil, []string{"is not included in the list"}
		}
		return n, problems
	}}
}

// newCharge is an appointment being made, with the records that it names.
type newCharge struct {
	*call
	t     *ticket
	desk  *desk
	a     appointment
	to    charge
	value float64

	service *looseService
	rider   *appointmentRider
	shift   *travelShift
	owner   *ticket
}

func createAppointment(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	n := c.newAppointment(t)
	if refused := n.broken(); refused != nil {
		return nil, refused
	}
	a := &n.a
	if n.desk.appointments == withValorization {
		n.price()
		a.charge = &n.to
	}
	c.keepAppointment(t, a)
	t.history = append(t.history, appointmentEvent(a, c.now, c.user.id))
	t.updated, t.updatedBy = c.now, c.user.id
	c.journal(a.id, a.description)
	return createdAppointment{
		ID: a.id, Date: a.date, Description: a.description, EndTime: a.end, ExternalUserName: null(a.doneBy),
		InitTime: a.start, User: c.userName(a.userID), Value: a.charge.value(),
	}, nil
}

// appointmentEvent is the event of a new appointment.
func appointmentEvent(a *appointment, at stamp, by int) event {
	return event{
		at: at, by: by, operation: "created", kind: "appointment", record: a.id, action: "Appointment was created",
		changes: map[string]change{
			"date": {after: a.date.String()}, "init_time": {after: a.start.String()}, "end_time": {after: a.end.String()},
			"description": {after: a.description},
		},
	}
}

type createdAppointment struct {
	ID               int     `json:"id"`
	Date             day     `json:"date"`
	Description      string  `json:"description"`
	EndTime          clock   `json:"end_time"`
	ExternalUserName *string `json:"external_user_name"`
	InitTime         clock   `json:"init_time"`
	User             idName  `json:"user"`
	Value            *string `json:"value,omitempty"`
}

// newAppointment reads the attributes and finds what they name.
func (c *call) newAppointment(t *ticket) *newCharge {
	n := &newCharge{call: c, t: t}
	n.desk, _ = c.desks.get(t.deskID)
	n.a.userID = c.user.id
	n.a.date, _ = attr[day](c, "date")
	n.a.start, _ = attr[clock](c, "init_time")
	n.a.end, _ = attr[clock](c, "end_time")
	n.a.description, _ = attr[string](c, "description")
	n.a.doneBy, _ = attr[string](c, "external_user_name")
	n.to.attendance, _ = attr[int](c, "attendance")
	n.to.kind, _ = attr[int](c, "attendance_kind")
	n.to.service, _ = attr[int](c, "loose_service_id")
	n.to.rider, _ = attr[int](c, "contract_rider_id")
	n.to.shiftID, _ = attr[int](c, "shift_id")
	n.to.shiftOwner, _ = attr[int](c, "shift_owner_ticket_number")
	n.to.guarantee, _ = attr[bool](c, "guarantee")
	n.value, n.to.manual = attr[float64](c, "value")
	n.service, _ = c.work.looseServices.get(n.to.service)
	n.rider, _ = c.work.riders.get(n.to.rider)
	n.shift, _ = c.work.shifts.get(n.to.shiftID)
	n.owner, _ = c.tickets.get(n.to.shiftOwner)
	return n
}

// broken lists the rules that the appointment breaks, by the kind of its desk.
func (n *newCharge) broken() (refused *apiError) {
	check := func(rules []appointmentRule) {
		for _, rule := range rules {
			// The texts of one attribute are alternatives: the first one counts.
			if (refused == nil || refused.Detail[rule.key] == nil) && rule.broken(n) {
				refused = refused.add(codeBody, rule.key, rule.text)
			}
		}
	}
	check(appointmentRules)
	switch n.desk.appointments {
	case withValorization:
		check(chargeRules)
		if n.rider != nil && n.a.date < n.rider.start && refused == nil {
			refused = refused.add(codeBody, "contract_rider_id", fmt.Sprintf("is not valid for the informed date, it starts on %s", n.rider.start))
		}
	case noValorization:
		for _, name := range chargeAttributes {
			if n.informed(name) {
				refused = refused.add(codeBody, name, fmt.Sprintf("can't be informed, this ticket is in a desk with appointment_type '%s'", noValorization))
			}
		}
	default:
		refused = refused.add(codeBody, "error", fmt.Sprintf("This ticket is in a desk with appointment_type '%s'", withoutAppointments))
	}
	return refused
}

// informed reports whether an attribute was sent with a value.
func (n *newCharge) informed(name string) bool { return n.body[name] != nil }

func (n *newCharge) price() {
	switch {
	case n.to.kind != chargedLoose, n.to.guarantee:
	case n.to.manual:
		n.to.cents = int(n.value*100 + 0.5)
	default:
		n.to.cents = n.service.price(n.a.length(), n.to.attendance)
	}
}

// appointmentRule is a condition that a new appointment must not meet.
type appointmentRule struct {
	key, text string
	broken    func(*newCharge) bool
}

var appointmentRules = []appointmentRule{
	{"date", "cannot be in the future", func(n *newCharge) bool { return n.a.date > n.today() }},
	{"end_time", "can't be before init_time", func(n *newCharge) bool { return n.a.end < n.a.start }},
	{"external_user_name", "can't contain the characters < or >", func(n *newCharge) bool { return strings.ContainsAny(n.a.doneBy, "<>") }},
	{"external_user_name", "is too long (maximum is 255 characters)", func(n *newCharge) bool { return utf8.RuneCountInString(n.a.doneBy) > 255 }},
}

// The texts about ids that lead nowhere, or to a record of somebody else.
const (
	strangeToOrganization = "not found, inactive or does not belong to the organization"
	strangeToClient       = "does not belong to the client of this ticket"
	onlyOutside           = "can only be informed when attendance is 1 (External)"
)

// chargeRules hold on desks with valorization, in the order of their texts.
var chargeRules = []appointmentRule{
	{"attendance", blank, func(n *newCharge) bool { return n.to.attendance == 0 }},
	{"attendance_kind", blank, func(n *newCharge) bool { return n.to.kind == 0 }},

	{"value", "can't be informed when attendance_kind is 2 (Contract), the billing considers the appointment hours", func(n *newCharge) bool { return n.contract() && n.informed("value") }},
	{"value", "can't be informed when guarantee is true, the appointment value is zero", func(n *newCharge) bool { return n.to.guarantee && n.informed("value") }},
	{"value", "must be greater than or equal to 0 and less than or equal to 9999999.99", func(n *newCharge) bool { return n.value < 0 || n.value > 9999999.99 }},

	{"loose_service_id", "can't be blank when attendance_kind is 1 (Loose)", func(n *newCharge) bool { return n.loose() && !n.informed("loose_service_id") }},
	{"loose_service_id", "can't be informed when attendance_kind is 2 (Contract)", func(n *newCharge) bool { return n.contract() && n.informed("loose_service_id") }},
	{"loose_service_id", strangeToOrganization, func(n *newCharge) bool { return n.loose() && (n.service == nil || !n.service.active) }},
	{"loose_service_id", "is not available for the client of this ticket", func(n *newCharge) bool {
		return n.service != nil && n.service.clientID != 0 && n.service.clientID != n.t.clientID
	}},

	{"contract_rider_id", "can't be blank when attendance_kind is 2 (Contract)", func(n *newCharge) bool { return n.contract() && !n.informed("contract_rider_id") }},
	{"contract_rider_id", "can't be informed when attendance_kind is 1 (Loose)", func(n *newCharge) bool { return n.loose() && n.informed("contract_rider_id") }},
	{"contract_rider_id", "not found or does not belong to the organization", func(n *newCharge) bool { return n.contract() && n.rider == nil }},
	{"contract_rider_id", "belongs to a contract group and can't be used in appointments", func(n *newCharge) bool { return n.rider != nil && n.rider.group != 0 }},
	{"contract_rider_id", strangeToClient, func(n *newCharge) bool { return n.rider != nil && n.rider.clientID != n.t.clientID }},
	{"contract_rider_id", "is cancelled or no longer valid", func(n *newCharge) bool { return n.rider != nil && !n.rider.valid(n.a.date) }},

	{"shift_owner_ticket_number", "can't be informed together with shift_id", func(n *newCharge) bool { return n.to.shiftID != 0 && n.to.shiftOwner != 0 }},
	{"shift_owner_ticket_number", onlyOutside, func(n *newCharge) bool { return n.inside() && n.to.shiftOwner != 0 }},
	{"shift_owner_ticket_number", "not found, closed or does not belong to the client of this ticket", func(n *newCharge) bool { return n.to.shiftOwner != 0 && !n.sharesTrip() }},
	{"shift_owner_ticket_number", "has no appointment with a shift to be used", func(n *newCharge) bool { return n.to.shiftOwner != 0 && !n.owner.hasShift() }},

	{"shift_id", strangeToOrganization, func(n *newCharge) bool { return n.to.shiftID != 0 && (n.shift == nil || !n.shift.active) }},
	{"shift_id", strangeToClient, func(n *newCharge) bool { return n.shift != nil && !n.shift.serves(n.t.clientID) }},
	{"shift_id", onlyOutside, func(n *newCharge) bool { return n.inside() && n.shift != nil }},
	{"shift_id", "belongs to a contract and can only be informed when attendance_kind is 2 (Contract)", func(n *newCharge) bool { return n.shift != nil && n.shift.contractID != 0 && !n.contract() }},
	{"shift_id", "belongs to another contract", func(n *newCharge) bool {
		return n.shift != nil && n.shift.contractID != 0 && n.rider != nil && n.shift.contractID != n.rider.contract.ID
	}},
	{"shift_id", "can't be blank when attendance is 1 (External), this organization requires a shift. Inform shift_id or shift_owner_ticket_number", func(n *newCharge) bool {
		return n.api.config.wantsShifts && n.to.attendance == attendedOutside && n.to.shiftID == 0 && n.to.shiftOwner == 0
	}},
}

func (n *newCharge) loose() bool    { return n.to.kind == chargedLoose }
func (n *newCharge) contract() bool { return n.to.kind == chargedContract }
func (n *newCharge) inside() bool   { return n.to.attendance != 0 && n.to.attendance != attendedOutside }

// sharesTrip reports whether the owner of the shift is another open ticket of
// the client.
func (n *newCharge) sharesTrip() bool {
	return n.owner != nil && n.owner != n.t && !n.owner.closed && n.owner.clientID == n.t.clientID
}

func (t *ticket) hasShift() bool {
	return t != nil && slices.ContainsFunc(t.appointments, func(a *appointment) bool { return a.charge != nil && a.charge.shiftID != 0 })
}

// RequireShifts makes an organization in which external appointments need a
// travel charge.
func RequireShifts() Option {
	return func(c *config) { c.wantsShifts = true }
}
