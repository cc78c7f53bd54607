package mcpadapter

import (
	"context"
	"io"
	"slices"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

// appointmentFilter are the arguments that choose appointments of all tickets.
type appointmentFilter struct {
	StartDate           string   `json:"start_date" desc:"first day, YYYY-MM-DD"`
	EndDate             string   `json:"end_date" desc:"last day, YYYY-MM-DD"`
	UserIDs             idList   `json:"user_ids,omitempty" desc:"attendant ids, comma-separated"`
	UserNames           nameList `json:"user_names,omitempty" desc:"attendants by name, comma-separated"`
	DeskIDs             idList   `json:"desk_ids,omitempty" desc:"desk ids, comma-separated"`
	DeskNames           nameList `json:"desk_names,omitempty" desc:"desks by name, comma-separated"`
	ClientIDs           idList   `json:"client_ids,omitempty" desc:"client ids, comma-separated"`
	ClientName          string   `json:"client_name,omitempty" desc:"client by name"`
	IncludeValorization bool     `json:"include_valorization,omitempty" desc:"with what the work is charged to, and its value"`
}

func (in *appointmentFilter) options(n *names) *tiflux.AppointmentListOptions {
	o := &tiflux.AppointmentListOptions{IncludeValorization: in.IncludeValorization}
	o.StartDate, o.EndDate = n.days("start_date", in.StartDate, "end_date", in.EndDate)
	o.UserIDs = n.listOf("user_ids", in.UserIDs, in.UserNames, func(r ref) int64 {
		return n.responsible(resolve.ResponsibleScope{}, r)
	})
	o.DeskIDs = n.listOf("desk_ids", in.DeskIDs, in.DeskNames, n.desk)
	o.ClientIDs = n.list("client_ids", in.ClientIDs, in.ClientName, n.client)
	n.period(string(o.StartDate), string(o.EndDate))
	return o
}

var onlyOwn = hint{
	"user_ids não teve efeito: o usuário da chave só pode ver os próprios apontamentos",
	"user_ids had no effect: the key's user may see own appointments only",
}

// ownOnly says that the filter by attendants had no effect, as for those who may
// see their own appointments only: somebody else's were asked for, and none came.
func ownOnly(n *names, asked []int64, came []tiflux.GlobalAppointment) {
	if len(asked) > 0 && slices.ContainsFunc(came, func(a tiflux.GlobalAppointment) bool { return !slices.Contains(asked, a.User.ID) }) {
		n.warn(onlyOwn)
	}
}

type listAppointmentsGlobalInput struct {
	appointmentFilter
	paging
}

func listAppointmentsGlobal(ctx context.Context, c *call, in *listAppointmentsGlobalInput) error {
	n := c.resolving(ctx)
	o := in.appointmentFilter.options(n)
	o.ListOptions = in.paging.options()
	if n.err != nil {
		return n.err
	}
	p, err := c.client.Appointments.List(ctx, o)
	if err != nil {
		return err
	}
	ownOnly(n, o.UserIDs, p.Items)
	return showPage(c, p, n.notes(), c.render.GlobalAppointments)
}

type listAppointmentsReportInput struct{ appointmentFilter }

func listAppointmentsReport(ctx context.Context, c *call, in *listAppointmentsReportInput) error {
	n := c.resolving(ctx)
	o := in.appointmentFilter.options(n)
	if n.err != nil {
		return n.err
	}
	work, err := c.allAppointments(ctx, o)
	if err != nil {
		return err
	}
	ownOnly(n, o.UserIDs, work)
	report := render.AppointmentsReport{Total: sumAppointments(work), Attendants: sumBy(work, attendantOf)}
	if len(o.DeskIDs) > 0 {
		report.Desks = sumBy(work, deskOf)
	}
	return show(c, report, func(w io.Writer, v render.AppointmentsReport) error {
		return c.render.AppointmentsReport(w, v, n.notes())
	})
}

// allAppointments reads every page, and tells the client how far it is.
func (c *call) allAppointments(ctx context.Context, o *tiflux.AppointmentListOptions) ([]tiflux.GlobalAppointment, error) {
	o.PerPage = tiflux.MaxPageSize
	var work []tiflux.GlobalAppointment
	for a, err := range c.client.Appointments.All(ctx, o) {
		if err != nil {
			return nil, err
		}
		if work = append(work, a); len(work)%tiflux.MaxPageSize == 0 {
			c.progress(ctx, len(work), 0)
		}
	}
	return work, nil
}
