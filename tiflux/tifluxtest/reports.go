package tifluxtest

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// billing is an issued bill.
type billing struct {
	id          int
	issued, due time.Time // Days; due is zero without one.
	clientID    int
	invoice     int // 0 without an electronic invoice.
	paid        bool
	reversed    bool
	cents       int
	tickets     []int
}

func reportOperations() []operation {
	readers := []Permission{ViewAdminReports}
	return []operation{
		{
			id: "getTicketsFeedbackReport", method: "GET", path: "/reports/feedbacks/tickets", root: "feedback", paged: true,
			query: params{
				"start_date": date, "end_date": date, "tickets_list": boolean, "responsible_ids": idList, "desk_ids": idList,
				"client_ids": idList, "department_ids": idList, "technical_group_ids": idList,
			},
			check: checkReportDates, needs: needs{license: LicenseTickets, anyOf: readers}, handle: getTicketsFeedbackReport,
		},
		{
			id: "getChatsFeedbackReport", method: "GET", path: "/reports/feedbacks/chats", root: "feedback", paged: true,
			query: params{
				"start_date": date, "end_date": date, "chats_list": boolean, "responsible_ids": idList,
				"department_ids": idList, "technical_group_ids": idList,
			},
			check: checkReportDates, needs: needs{anyOf: readers}, handle: getChatsFeedbackReport,
		},
		{
			id: "listBillingsHistory", method: "GET", path: "/reports/billings/history", root: "billing", paged: true,
			query: params{
				"billing_start_date": date, "billing_end_date": date, "due_start_date": date, "due_end_date": date,
				"client_id": atLeast(1), "nfe_number": atLeast(1), "ticket_number": atLeast(1),
				"_type": oneOf("billed", "reversed", "paid"),
			},
			check:  bothChecks(pairedDates("billing_start_date", "billing_end_date"), pairedDates("due_start_date", "due_end_date")),
			needs:  needs{license: LicenseTickets, anyOf: []Permission{Bill}},
			handle: listBillingsHistory,
		},
	}
}

// reportDays is the period of a report on ratings: its first day, and the day
// after its last. Without dates it is the last 30 days.
func (c *call) reportDays() (from, to time.Time) {
	today := c.api.now().Truncate(24 * time.Hour)
	from, to = today.AddDate(0, 0, -30), today
	if day, sent := queried[time.Time](c, "start_date"); sent {
		from = day
	}
	if day, sent := queried[time.Time](c, "end_date"); sent {
		to = day
	}
	return from, to.AddDate(0, 0, 1)
}

func checkReportDates(c *call) *apiError {
	from, to := c.reportDays()
	if to.After(from) {
		return nil
	}
	return refuse(codeQuery, "end_date", fmt.Sprintf("must be greater than or equal to :start_date (%s)", from.Format(time.DateOnly)))
}

// pairedDates refuses one of two dates without the other.
func pairedDates(start, end string) checker {
	return func(c *call) *apiError {
		_, hasStart := queried[time.Time](c, start)
		_, hasEnd := queried[time.Time](c, end)
		switch {
		case hasStart && !hasEnd:
			return refuse(codeQuery, end, blank)
		case hasEnd && !hasStart:
			return refuse(codeQuery, start, blank)
		}
		return nil
	}
}

// inReport makes a test from the period of a report.
func inReport(c *call) func(stamp) bool {
	from, to := c.reportDays()
	return func(s stamp) bool { return s >= stampOf(from) && s < stampOf(to) }
}

// ratings sums up what a report counts.
type ratings struct {
	finished, evaluated, sum int
	clients                  map[int]bool
}

func (r *ratings) add(clientID, rating int) {
	r.evaluated++
	r.sum += rating
	if r.clients == nil {
		r.clients = map[int]bool{}
	}
	r.clients[clientID] = true
}

func (r *ratings) percentage() string { return ratingText(100*r.evaluated, r.finished) }

func (r *ratings) average() string { return ratingText(r.sum, r.evaluated) }

// ratingText is a quotient with one or two decimals, "0.0" of nothing.
func ratingText(n, of int) string {
	text := "0"
	if of != 0 {
		text = strconv.FormatFloat(math.Round(100*float64(n)/float64(of))/100, 'f', -1, 64)
	}
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}

type ticketsFeedbackReport struct {
	Summary     ticketsFeedbackSummary `json:"summary"`
	TicketsList any                    `json:"tickets_list,omitempty"`
}

type ticketsFeedbackSummary struct {
	AnswersPercentage string `json:"answers_percentage"`
	ClientsEvaluated  int    `json:"clients_evaluated"`
	RatingAverage     string `json:"rating_average"`
	TicketsEvaluated  int    `json:"tickets_evaluated"`
	TicketsFinished   int    `json:"tickets_finished"`
}

type evaluatedTicket struct {
	ID              int     `json:"id"`
	ClientID        int     `json:"client_id"`
	ClientName      string  `json:"client_name"`
	Comments        *string `json:"comments"`
	DeskID          int     `json:"desk_id"`
	DeskName        string  `json:"desk_name"`
	Rating          int     `json:"rating"`
	ResponsibleID   *int    `json:"responsible_id"`
	ResponsibleName *string `json:"responsible_name"`
	RevisedInTime   stamp   `json:"revised_in_time"`
	TicketNumber    int     `json:"ticket_number"`
	TicketTitle     string  `json:"ticket_title"`
}

// getTicketsFeedbackReport counts closed tickets that were reviewed; a review
// is dated by the closing.
func getTicketsFeedbackReport(c *call) (any, *apiError) {
	within, canceled := inReport(c), c.canceledStatusID()
	byResponsible, byDesk, byClient := idFilter(c, "responsible_ids"), idFilter(c, "desk_ids"), idFilter(c, "client_ids")
	byGroup := c.groupFilter()
	var r ratings
	rated := []*ticket{}
	for t := range c.tickets.newest() {
		if !t.closed || t.grouped || !t.revised || t.statusID == canceled || !within(t.solved) ||
			!byResponsible(t.responsibleID) || !byDesk(t.deskID) || !byClient(t.clientID) || !byGroup(t.responsibleID) {
			continue
		}
		r.finished++
		if t.feedback != nil && t.feedback.Rating != nil {
			r.add(t.clientID, *t.feedback.Rating)
			rated = append(rated, t)
		}
	}
	report := ticketsFeedbackReport{Summary: ticketsFeedbackSummary{r.percentage(), len(r.clients), r.average(), r.evaluated, r.finished}}
	if show, _ := queried[bool](c, "tickets_list"); show {
		report.TicketsList = listedWithoutTotal(c, rated, c.evaluatedTicket)
	}
	return report, nil
}

func (c *call) evaluatedTicket(t *ticket) evaluatedTicket {
	d, _ := c.desks.get(t.deskID)
	cl, _ := c.clients.get(t.clientID)
	view := evaluatedTicket{
		ID: t.feedback.ID, ClientID: cl.id, ClientName: cl.name, Comments: &t.feedback.Comments, DeskID: d.id, DeskName: d.name,
		Rating: *t.feedback.Rating, RevisedInTime: t.solved, TicketNumber: t.number, TicketTitle: t.title,
	}
	if u, ok := c.users.get(t.responsibleID); ok {
		view.ResponsibleID, view.ResponsibleName = &u.id, &u.name
	}
	return view
}

// groupFilter tests the technical group of a responsible.
func (c *call) groupFilter() func(userID int) bool {
	byGroup := idFilter(c, "technical_group_ids")
	return func(userID int) bool {
		groupID := 0
		if u, ok := c.users.get(userID); ok {
			groupID = u.groupID
		}
		return byGroup(groupID)
	}
}

// listedWithoutTotal is listed for a list within a report.
func listedWithoutTotal[T, W any](c *call, rows []T, view func(T) W) any {
	items, _ := listed(c, rows, view)
	c.header.Del("X-Total-Items")
	return items
}

type chatsFeedbackReport struct {
	Summary   chatsFeedbackSummary `json:"summary"`
	ChatsList any                  `json:"chats_list,omitempty"`
}

type chatsFeedbackSummary struct {
	AnswersPercentage string `json:"answers_percentage"`
	ChatsEvaluated    int    `json:"chats_evaluated"`
	ChatsFinished     int    `json:"chats_finished"`
	ClientsEvaluated  int    `json:"clients_evaluated"`
	RatingAverage     string `json:"rating_average"`
}

type evaluatedChat struct {
	ID              int     `json:"id"`
	ClientID        *int    `json:"client_id"`
	ClientName      *string `json:"client_name"`
	Origin          string  `json:"origin"`
	Rating          string  `json:"rating"`
	RatingTime      stamp   `json:"rating_time"`
	ResponsibleID   *int    `json:"responsible_id"`
	ResponsibleName *string `json:"responsible_name"`
	TicketNumber    *int    `json:"ticket_number"`
	TicketTitle     *string `json:"ticket_title"`
}

func getChatsFeedbackReport(c *call) (any, *apiError) {
	c.runJobs()
	within, byGroup := inReport(c), c.groupFilter()
	byResponsible, byDepartment := idFilter(c, "responsible_ids"), idFilter(c, "department_ids")
	var r ratings
	rated := []*chat{}
	for ch := range c.chats.newest() {
		if !ch.archived || ch.canceled || !within(ch.finished) || !byResponsible(ch.responsibleID) ||
			!byDepartment(ch.departmentID) || !byGroup(ch.responsibleID) {
			continue
		}
		r.finished++
		if ch.assessment != 0 {
			r.add(ch.clientID, ch.assessment)
			rated = append(rated, ch)
		}
	}
	report := chatsFeedbackReport{Summary: chatsFeedbackSummary{r.percentage(), r.evaluated, r.finished, len(r.clients), r.average()}}
	if show, _ := queried[bool](c, "chats_list"); show {
		report.ChatsList = listedWithoutTotal(c, rated, c.evaluatedChat)
	}
	return report, nil
}

func (c *call) evaluatedChat(ch *chat) evaluatedChat {
	view := evaluatedChat{ID: ch.id, Origin: ch.channel, Rating: ratingText(ch.assessment, 1), RatingTime: ch.rated}
	if cl, ok := c.clients.get(ch.clientID); ok {
		view.ClientID, view.ClientName = &cl.id, &cl.name
	}
	if u, ok := c.users.get(ch.responsibleID); ok {
		view.ResponsibleID, view.ResponsibleName = &u.id, &u.name
	}
	if t, ok := c.tickets.get(ch.ticket); ok {
		view.TicketNumber, view.TicketTitle = &t.number, &t.title
	}
	return view
}

// billingPage is how many bills a page has where nobody says.
const billingPage = 15

func listBillingsHistory(c *call) (any, *apiError) {
	if _, sent := queried[int](c, "limit"); !sent {
		c.query["limit"] = billingPage
	}
	clientID, byClient := queried[int](c, "client_id")
	invoice, byInvoice := queried[int](c, "nfe_number")
	number, byTicket := queried[int](c, "ticket_number")
	kind, byKind := queried[string](c, "_type")
	situation := map[string]func(*billing) bool{
		"billed":   func(b *billing) bool { return !b.reversed },
		"reversed": func(b *billing) bool { return b.reversed },
		"paid":     func(b *billing) bool { return b.paid },
	}[kind]
	issued, due := dayFilter(c, "billing_start_date", "billing_end_date"), dayFilter(c, "due_start_date", "due_end_date")
	rows := where(c.billings.newest(), func(b *billing) bool {
		return issued(b.issued) && due(b.due) && (!byClient || b.clientID == clientID) &&
			(!byInvoice || b.invoice == invoice) && (!byTicket || slices.Contains(b.tickets, number)) &&
			(!byKind || situation(b))
	})
	return listed(c, rows, c.billingView)
}

// dayFilter makes a test from two dates that are sent together, both inclusive.
func dayFilter(c *call, start, end string) func(time.Time) bool {
	from, sent := queried[time.Time](c, start)
	to, _ := queried[time.Time](c, end)
	return func(day time.Time) bool { return !sent || !day.Before(from) && !day.After(to) }
}

type billingListItem struct {
	BillingID   int     `json:"billing_id"`
	BillingDate string  `json:"billing_date"`
	ClientID    int     `json:"client_id"`
	ClientName  string  `json:"client_name"`
	DueDate     *string `json:"due_date"`
	NFeNumber   *string `json:"nfe_number"`
	Paid        bool    `json:"paid"`
	RealValue   string  `json:"real_value"`
	Reversal    bool    `json:"reversal"`
}

func (c *call) billingView(b *billing) billingListItem {
	cl, _ := c.clients.get(b.clientID)
	view := billingListItem{
		BillingID: b.id, BillingDate: b.issued.Format(time.DateOnly), ClientID: cl.id, ClientName: cl.name, Paid: b.paid,
		RealValue: fmt.Sprintf("%d.%02d", b.cents/100, b.cents%100), Reversal: b.reversed,
	}
	if !b.due.IsZero() {
		view.DueDate = new(b.due.Format(time.DateOnly))
	}
	if b.invoice != 0 {
		view.NFeNumber = new(strconv.Itoa(b.invoice))
	}
	return view
}

const firstBilling = 601

// fillBillings bills what was worked on tickets month by month, and the
// contracts of some clients, which may have no ticket at all.
func (st *state) fillBillings() {
	st.billings.last = firstBilling - 1
	type account struct {
		month    time.Time
		clientID int
	}
	tickets := map[account][]int{}
	for t := range st.tickets.all() {
		if t.billed {
			solved := t.solved.time()
			key := account{time.Date(solved.Year(), solved.Month(), 1, 0, 0, 0, 0, time.UTC), t.clientID}
			tickets[key] = append(tickets[key], t.number)
		}
	}
	last := time.Date(st.base.Year(), st.base.Month(), 1, 0, 0, 0, 0, time.UTC)
	for back := 17; back >= 0; back-- {
		month := last.AddDate(0, -back, 0)
		for i, cl := range st.clients.rows {
			worked := tickets[account{month.AddDate(0, -1, 0), cl.id}]
			if len(worked) == 0 && i%19 != 0 {
				continue
			}
			b := &billing{
				id: st.billings.next(), issued: month.AddDate(0, 0, i%5), clientID: cl.id, tickets: worked,
				cents: 50_000 + 15_000*len(worked) + 1_050*((7*i+13*back)%60),
			}
			if b.issued.After(st.base) {
				continue
			}
			b.due = b.issued.AddDate(0, 0, 10)
			n := i + back
			if n%3 != 1 {
				b.invoice = 4_309_000 + b.id
			}
			b.paid, b.reversed = n%2 == 0 && b.due.Before(st.base), n%11 == 10
			if n%7 == 6 {
				b.due = time.Time{}
			}
			st.billings.put(b.id, b)
		}
	}
}
