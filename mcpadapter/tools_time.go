package mcpadapter

import (
	"context"
	"io"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

var timeTools = []*tool{
	newTool("create_appointment", "time", addTool, "Record work",
		"Record work on a ticket. Desks that value work also need attendance and a loose service or contract; "+
			"get_ticket_service_types and get_ticket_shifts list them.", createAppointment),
	newTool("list_appointments", "time", readTool, "List ticket appointments",
		"List the work recorded on a ticket.", listAppointments),
	newTool("list_appointments_global", "time", readTool, "List appointments",
		"List the work recorded on all tickets in a period.", listAppointmentsGlobal),
	newTool("list_appointments_report", "time", readTool, "Sum up appointments",
		"Sum up hours and value of the work in a period by attendant, and by desk if desks are given.", listAppointmentsReport),
	newTool("list_pre_appointments", "time", readTool, "List timers",
		"List the timers of a ticket, running or paused. They keep it from being closed.", listPreAppointments),
	newTool("set_timer", "time", addTool, "Start or stop timer",
		"Start or stop a timer of the key's user on a ticket.", setTimer),
	newTool("get_ticket_service_types", "time", readTool, "List service types",
		"List the contracts and loose services that work on a ticket may be charged to.", getTicketServiceTypes),
	newTool("get_ticket_shifts", "time", readTool, "List travel charges",
		"List the travel charges that work on a ticket may carry.", getTicketShifts),
}

type listAppointmentsInput struct {
	ticketRef
	UserID    int64  `json:"user_id,omitempty" desc:"attendant id" min:"1"`
	UserName  string `json:"user_name,omitempty" desc:"attendant by name"`
	StartDate string `json:"start_date,omitempty" desc:"first day, YYYY-MM-DD"`
	EndDate   string `json:"end_date,omitempty" desc:"last day, YYYY-MM-DD"`
	paging
}

func listAppointments(ctx context.Context, c *call, in *listAppointmentsInput) error {
	n := c.resolving(ctx)
	first, last := n.days("start_date", in.StartDate, "end_date", in.EndDate)
	user := n.responsible(resolve.ResponsibleScope{}, ref{in.UserID, in.UserName})
	if n.err != nil {
		return n.err
	}
	p, err := c.client.Tickets.ListAppointments(ctx, in.TicketNumber, &tiflux.TicketAppointmentListOptions{
		ListOptions: in.paging.options(), UserID: user, StartDate: first, EndDate: last,
	})
	return page(c, p, err, c.render.Appointments)
}

type listPreAppointmentsInput struct {
	ticketRef
	paging
}

func listPreAppointments(ctx context.Context, c *call, in *listPreAppointmentsInput) error {
	o := in.paging.options()
	p, err := c.client.Tickets.ListPreAppointments(ctx, in.TicketNumber, &o)
	return page(c, p, err, c.render.PreAppointments)
}

type setTimerInput struct {
	ticketRef
	Action string `json:"action" desc:"what to do" enum:"play,stop"`
}

func setTimer(ctx context.Context, c *call, in *setTimerInput) error {
	run, done := c.client.Tickets.PlayPreAppointment, "started"
	if in.Action == "stop" {
		run, done = c.client.Tickets.StopPreAppointment, "stopped"
	}
	timer, err := run(ctx, in.TicketNumber)
	if err != nil {
		return err
	}
	return showReceipt(c, timer, render.Receipt{Action: done}, c.render.PreAppointmentReceipt)
}

type getTicketServiceTypesInput struct {
	ticketRef
	Date string `json:"date,omitempty" desc:"day of the work, YYYY-MM-DD; not in the future; absent is today"`
}

func getTicketServiceTypes(ctx context.Context, c *call, in *getTicketServiceTypesInput) error {
	day, err := parseDate("date", in.Date)
	if err != nil {
		return err
	}
	types, err := c.client.Tickets.GetServiceTypes(ctx, in.TicketNumber, &tiflux.TicketServiceTypesOptions{Date: day})
	if err != nil {
		return err
	}
	return show(c, types, func(w io.Writer, v *tiflux.TicketServiceTypes) error {
		return c.render.ServiceTypes(w, v, render.Notes{})
	})
}

type getTicketShiftsInput struct {
	ticketRef
	ContractID   int64  `json:"contract_id,omitempty" desc:"only those for this contract" min:"0"`
	ContractName string `json:"contract_name,omitempty" desc:"contract of the ticket's client by name"`
}

func getTicketShifts(ctx context.Context, c *call, in *getTicketShiftsInput) error {
	n := c.resolving(ctx)
	contract := find(n, "contract", ref{in.ContractID, in.ContractName}, func(ctx context.Context, query string) (tiflux.ContractRider, error) {
		return ticketContract(ctx, c, in.TicketNumber, "", query)
	}, func(r tiflux.ContractRider) (int64, string) { return r.Contract.ID, r.Contract.Name })
	if n.err != nil {
		return n.err
	}
	shifts, err := c.client.Tickets.ListShifts(ctx, in.TicketNumber, &tiflux.TicketShiftListOptions{ContractID: contract})
	if err != nil {
		return err
	}
	return showList(c, shifts, render.Notes{}, c.render.Shifts)
}
