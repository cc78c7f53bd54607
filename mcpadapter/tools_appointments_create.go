package mcpadapter

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

type createAppointmentInput struct {
	ticketRef
	Date                   string                    `json:"date" desc:"day of the work, YYYY-MM-DD"`
	InitTime               string                    `json:"init_time" desc:"start, HH:MM"`
	EndTime                string                    `json:"end_time" desc:"end, HH:MM, same day"`
	Description            string                    `json:"description" desc:"what was done, plain text"`
	ExternalUserName       string                    `json:"external_user_name,omitempty" desc:"who did it, if not the key's user" max:"255"`
	Attendance             tiflux.AttendanceCode     `json:"attendance,omitempty" desc:"1 external, 2 remote, 3 internal; needed where work is valued" min:"1" max:"3"`
	AttendanceKind         tiflux.AttendanceKindCode `json:"attendance_kind,omitempty" desc:"1 loose service, 2 contract; follows from what is named" min:"1" max:"2"`
	ContractRiderID        int64                     `json:"contract_rider_id,omitempty" desc:"contract rider id, not the contract's" min:"1"`
	ContractName           string                    `json:"contract_name,omitempty" desc:"contract by name"`
	LooseServiceID         int64                     `json:"loose_service_id,omitempty" desc:"loose service id" min:"1"`
	LooseServiceName       string                    `json:"loose_service_name,omitempty" desc:"loose service by name"`
	ShiftID                int64                     `json:"shift_id,omitempty" desc:"travel charge, only with attendance 1" min:"1"`
	ShiftName              string                    `json:"shift_name,omitempty" desc:"travel charge by name"`
	ShiftOwnerTicketNumber int64                     `json:"shift_owner_ticket_number,omitempty" desc:"ticket whose travel charge is shared, instead of shift" min:"1"`
	Guarantee              *bool                     `json:"guarantee,omitempty" desc:"true is free of charge"`
	Value                  *float64                  `json:"value,omitempty" desc:"price in reais of loose service, instead of computed one" min:"0"`
}

const maxAppointmentValue = 9999999.99

func (in *createAppointmentInput) looseService() ref {
	return ref{in.LooseServiceID, in.LooseServiceName}
}

func (in *createAppointmentInput) contractRider() ref {
	return ref{in.ContractRiderID, in.ContractName}
}

func (in *createAppointmentInput) shift() ref { return ref{in.ShiftID, in.ShiftName} }

// kind is how the work is charged, said or not.
func (in *createAppointmentInput) kind() tiflux.AttendanceKindCode {
	switch {
	case in.AttendanceKind != 0:
		return in.AttendanceKind
	case in.looseService().given():
		return tiflux.AttendanceKindCodeLoose
	case in.contractRider().given():
		return tiflux.AttendanceKindCodeContract
	}
	return 0
}

var (
	hasAngles   = hint{"não pode ter < nem >", "must not have < or >"}
	endsNextDay = hint{
		"não pode ser anterior a init_time; trabalho que passa da meia-noite são dois apontamentos",
		"must not be before init_time; work past midnight is two appointments",
	}
)

// check refuses what no desk takes.
func (in *createAppointmentInput) check() error {
	const loose, contract, external = tiflux.AttendanceKindCodeLoose, tiflux.AttendanceKindCodeContract, tiflux.AttendanceCodeExternal
	kind := in.kind()
	byLoose, byContract, shift := in.looseService().given(), in.contractRider().given(), in.shift().given()
	free := in.Guarantee != nil && *in.Guarantee
	for _, rule := range []struct {
		broken bool
		err    *argumentError
	}{
		{byLoose && byContract, bad("contract_rider_id", excludes, "loose_service_id")},
		{kind == loose && !byLoose, bad("loose_service_id", orWith, "loose_service_name", "attendance_kind 1")},
		{kind == loose && byContract, bad("contract_rider_id", onlyFor, "attendance_kind 2")},
		{kind == contract && !byContract, bad("contract_rider_id", orWith, "contract_name", "attendance_kind 2")},
		{kind == contract && byLoose, bad("loose_service_id", onlyFor, "attendance_kind 1")},
		{shift && in.ShiftOwnerTicketNumber != 0, bad("shift_owner_ticket_number", excludes, "shift_id")},
		{shift && in.Attendance != external, bad("shift_id", onlyFor, "attendance 1")},
		{in.ShiftOwnerTicketNumber != 0 && in.Attendance != external, bad("shift_owner_ticket_number", onlyFor, "attendance 1")},
		{in.Value != nil && kind != loose, bad("value", onlyFor, "attendance_kind 1")},
		{in.Value != nil && free, bad("value", excludes, "guarantee")},
		{in.Value != nil && *in.Value > maxAppointmentValue, bad("value", tooLarge, fmt.Sprintf("%.2f", maxAppointmentValue), noUnit)},
		{strings.ContainsAny(in.ExternalUserName, "<>"), bad("external_user_name", hasAngles)},
	} {
		if rule.broken {
			return rule.err
		}
	}
	return nil
}

// appointment is the input without what is found by name.
func (in *createAppointmentInput) appointment() (*tiflux.AppointmentCreate, error) {
	a := &tiflux.AppointmentCreate{
		Description: in.Description, ExternalUserName: in.ExternalUserName,
		Attendance: in.Attendance, AttendanceKind: in.kind(),
		ShiftOwnerTicketNumber: in.ShiftOwnerTicketNumber,
	}
	var err1, err2, err3 error
	a.Date, err1 = parseDate("date", in.Date)
	a.InitTime, err2 = parseClock("init_time", in.InitTime)
	a.EndTime, err3 = parseClock("end_time", in.EndTime)
	if err := cmp.Or(err1, err2, err3, in.check()); err != nil {
		return nil, err
	}
	if a.EndTime < a.InitTime {
		return nil, bad("end_time", endsNextDay)
	}
	if in.Guarantee != nil {
		a.Guarantee = tiflux.Set(*in.Guarantee)
	}
	if in.Value != nil {
		a.Value = tiflux.Money(strconv.FormatFloat(*in.Value, 'f', 2, 64))
	}
	return a, nil
}

func createAppointment(ctx context.Context, c *call, in *createAppointmentInput) error {
	a, err := in.appointment()
	if err != nil {
		return err
	}
	n := c.resolving(ctx)
	a.ShiftID = n.shift(c, in.TicketNumber, in.shift())
	a.LooseServiceID = n.looseService(c, in.TicketNumber, a.Date, in.looseService())
	a.ContractRiderID = n.contractRider(c, in.TicketNumber, a.Date, in.contractRider())
	if n.err != nil {
		return n.err
	}
	created, err := c.client.Tickets.CreateAppointment(ctx, in.TicketNumber, a)
	return receipt(c, created, err, "created", c.render.AppointmentReceipt)
}

// shift finds a travel charge that the appointments of a ticket may carry.
func (n *names) shift(c *call, ticket int64, r ref) int64 {
	return find(n, "shift", r, func(ctx context.Context, query string) (tiflux.TicketShift, error) {
		shifts, err := c.client.Tickets.ListShifts(ctx, ticket, nil)
		if err != nil {
			return tiflux.TicketShift{}, err
		}
		return among("shift", query, shifts, func(s tiflux.TicketShift) resolve.Candidate {
			return resolve.Candidate{ID: s.ID, Name: s.Name, Detail: string(s.Reference)}
		})
	}, func(s tiflux.TicketShift) (int64, string) { return s.ID, s.Name })
}

// looseService finds a service that an appointment of a ticket may be charged to.
func (n *names) looseService(c *call, ticket int64, day tiflux.Date, r ref) int64 {
	return find(n, "loose_service", r, func(ctx context.Context, query string) (tiflux.IDName, error) {
		types, err := c.client.Tickets.GetServiceTypes(ctx, ticket, &tiflux.TicketServiceTypesOptions{Date: day})
		if err != nil {
			return tiflux.IDName{}, err
		}
		return among("loose_service", query, types.LooseServices, func(s tiflux.IDName) resolve.Candidate {
			return resolve.Candidate{ID: s.ID, Name: s.Name}
		})
	}, idName)
}

// contractRider finds the rider of a contract that is in force for a ticket.
func (n *names) contractRider(c *call, ticket int64, day tiflux.Date, r ref) int64 {
	return find(n, "contract", r, func(ctx context.Context, query string) (tiflux.ContractRider, error) {
		return ticketContract(ctx, c, ticket, day, query)
	}, func(r tiflux.ContractRider) (int64, string) { return r.ID, r.Contract.Name })
}

func ticketContract(ctx context.Context, c *call, ticket int64, day tiflux.Date, query string) (tiflux.ContractRider, error) {
	types, err := c.client.Tickets.GetServiceTypes(ctx, ticket, &tiflux.TicketServiceTypesOptions{Date: day})
	if err != nil {
		return tiflux.ContractRider{}, err
	}
	return among("contract", query, types.ContractRiders, func(r tiflux.ContractRider) resolve.Candidate {
		return resolve.Candidate{ID: r.ID, Name: r.Contract.Name, Detail: fmt.Sprintf("%d, %s", r.RiderNumber, r.StartDate)}
	})
}
