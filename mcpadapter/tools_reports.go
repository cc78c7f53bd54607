package mcpadapter

import (
	"cmp"
	"context"
	"io"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

var reportTools = []*tool{
	newTool("get_tickets_comparison", "reports", readTool, "Compare ticket counts",
		"Count tickets in two periods, side by side.", getTicketsComparison),
	newTool("get_tickets_feedback_report", "reports", readTool, "Ratings of tickets",
		"Average rating and share of rated tickets in two periods.", getTicketsFeedbackReport),
	newTool("get_chats_feedback_report", "reports", readTool, "Ratings of chats",
		"Average rating and share of rated chats in two periods.", getChatsFeedbackReport),
	newTool("get_billings_history", "reports", readTool, "List bills",
		"List issued bills, newest first, with their sum.", getBillingsHistory),
}

// feedbackInput are the arguments of both reports on ratings.
type feedbackInput struct {
	StartDate           string   `json:"start_date" desc:"first day, YYYY-MM-DD"`
	EndDate             string   `json:"end_date" desc:"last day, YYYY-MM-DD"`
	CompareStartDate    string   `json:"compare_start_date,omitempty" desc:"first day of other period, default the one just before, as long"`
	CompareEndDate      string   `json:"compare_end_date,omitempty" desc:"last day of other period"`
	IncludeList         bool     `json:"include_list,omitempty" desc:"add the list of ratings, which offset and limit page"`
	ResponsibleIDs      idList   `json:"responsible_ids,omitempty" desc:"attendant ids, comma-separated"`
	ResponsibleNames    nameList `json:"responsible_names,omitempty" desc:"attendants by name, comma-separated"`
	DepartmentIDs       idList   `json:"department_ids,omitempty" desc:"department ids, comma-separated"`
	DepartmentNames     nameList `json:"department_names,omitempty" desc:"departments by name, comma-separated"`
	TechnicalGroupIDs   idList   `json:"technical_group_ids,omitempty" desc:"technical group ids, comma-separated"`
	TechnicalGroupNames nameList `json:"technical_group_names,omitempty" desc:"technical groups by name, comma-separated"`
	paging
}

// feedback is what the arguments come to.
type feedback struct {
	current, previous       period
	options                 tiflux.FeedbackReportOptions
	departments, techGroups []int64
	notes                   render.Notes
}

func (in *feedbackInput) feedback(ctx context.Context, c *call) (f feedback, err error) {
	n := c.resolving(ctx)
	f.current = daysOf(n.days("start_date", in.StartDate, "end_date", in.EndDate))
	f.previous = daysOf(n.wholeDays("compare_start_date", in.CompareStartDate, "compare_end_date", in.CompareEndDate))
	if !f.previous.whole() {
		f.previous = f.current.before()
	}
	f.options.ResponsibleIDs = n.listOf("responsible_ids", in.ResponsibleIDs, in.ResponsibleNames, func(r ref) int64 {
		return n.responsible(resolve.ResponsibleScope{}, r)
	})
	f.departments = n.listOf("department_ids", in.DepartmentIDs, in.DepartmentNames, n.department)
	f.techGroups = n.listOf("technical_group_ids", in.TechnicalGroupIDs, in.TechnicalGroupNames, n.technicalGroup)
	f.notes = n.notes()
	return f, n.err
}

// of are the options for one of the two periods. The list is that of the current
// one.
func (f *feedback) of(p period, in *feedbackInput) (o tiflux.FeedbackReportOptions, list bool) {
	o = f.options
	o.StartDate, o.EndDate = p.days()
	if list = in.IncludeList && p == f.current; list {
		o.ListOptions = in.paging.options()
	}
	return o, list
}

func getTicketsFeedbackReport(ctx context.Context, c *call, in *feedbackInput) error {
	return showFeedback(ctx, c, in, c.render.TicketsFeedbackComparison, c.render.TicketsFeedback,
		func(ctx context.Context, f *feedback, o tiflux.FeedbackReportOptions, list bool) (*tiflux.TicketsFeedbackReport, error) {
			return c.client.Reports.TicketsFeedback(ctx, &tiflux.TicketsFeedbackOptions{
				FeedbackReportOptions: o, TicketsList: list, DepartmentIDs: f.departments, TechnicalGroupIDs: f.techGroups,
			})
		})
}

func getChatsFeedbackReport(ctx context.Context, c *call, in *feedbackInput) error {
	return showFeedback(ctx, c, in, c.render.ChatsFeedbackComparison, c.render.ChatsFeedback,
		func(ctx context.Context, f *feedback, o tiflux.FeedbackReportOptions, list bool) (*tiflux.ChatsFeedbackReport, error) {
			return c.client.Reports.ChatsFeedback(ctx, &tiflux.ChatsFeedbackOptions{
				FeedbackReportOptions: o, ChatsList: list, DepartmentIDs: f.departments, TechnicalGroupIDs: f.techGroups,
			})
		})
}

// showFeedback is both reports on ratings: the figures of two periods and, where
// they are wanted, the ratings of the current one.
func showFeedback[T any](ctx context.Context, c *call, in *feedbackInput,
	compare func(io.Writer, *T, *T, render.Comparison, render.Notes) error, list func(io.Writer, *T, render.Notes) error,
	get func(context.Context, *feedback, tiflux.FeedbackReportOptions, bool) (*T, error),
) error {
	f, err := in.feedback(ctx, c)
	if err != nil {
		return err
	}
	now, then, err := inBoth(ctx, f.current, f.previous, func(ctx context.Context, p period) (*T, error) {
		o, list := f.of(p, in)
		return get(ctx, &f, o, list)
	})
	if err != nil {
		return err
	}
	periods := render.Comparison{Current: f.current.String(), Previous: f.previous.String()}
	return show(c, map[string]*T{"current": now, "previous": then}, func(w io.Writer, _ map[string]*T) error {
		if err := compare(w, now, then, periods, f.notes); err != nil || !in.IncludeList {
			return err
		}
		if _, err := io.WriteString(w, "\n"); err != nil {
			return err
		}
		return list(w, now, render.Notes{})
	})
}

type getBillingsHistoryInput struct {
	BillingStartDate string `json:"billing_start_date,omitempty" desc:"issued from, YYYY-MM-DD"`
	BillingEndDate   string `json:"billing_end_date,omitempty" desc:"issued until, YYYY-MM-DD"`
	DueStartDate     string `json:"due_start_date,omitempty" desc:"due from, YYYY-MM-DD"`
	DueEndDate       string `json:"due_end_date,omitempty" desc:"due until, YYYY-MM-DD"`
	ClientID         int64  `json:"client_id,omitempty" desc:"client id" min:"1"`
	ClientName       string `json:"client_name,omitempty" desc:"client by name"`
	NFeNumber        int64  `json:"nfe_number,omitempty" desc:"number of the electronic invoice" min:"1"`
	TicketNumber     int64  `json:"ticket_number,omitempty" desc:"bills that have to do with this ticket" min:"1"`
	Type             string `json:"type,omitempty" desc:"situation" enum:"billed,reversed,paid"`
	paging
}

func getBillingsHistory(ctx context.Context, c *call, in *getBillingsHistoryInput) error {
	n := c.resolving(ctx)
	o := &tiflux.BillingListOptions{
		ListOptions: in.paging.options(), NFeNumber: in.NFeNumber, TicketNumber: in.TicketNumber, Status: tiflux.BillingStatus(in.Type),
	}
	o.BillingStartDate, o.BillingEndDate = n.wholeDays("billing_start_date", in.BillingStartDate, "billing_end_date", in.BillingEndDate)
	o.DueStartDate, o.DueEndDate = n.wholeDays("due_start_date", in.DueStartDate, "due_end_date", in.DueEndDate)
	o.ClientID = n.client(ref{in.ClientID, in.ClientName})
	if n.err != nil {
		return n.err
	}
	o.PerPage = cmp.Or(o.PerPage, tiflux.DefaultPageSize)
	p, err := c.client.Reports.ListBillingsHistory(ctx, o)
	if err != nil {
		return err
	}
	return showPage(c, p, n.notes(), c.render.Billings)
}
