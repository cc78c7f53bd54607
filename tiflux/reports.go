package tiflux

import (
	"cmp"
	"context"
	"iter"
	"time"
)

// ReportsService sums up ratings and billings.
type ReportsService service

// FeedbackReportOptions choose the period and the attendants of a report on
// ratings. A list of ids takes at most 15; repeated ids are dropped. Page and
// PerPage page the list of what was rated and need it.
type FeedbackReportOptions struct {
	ListOptions
	StartDate      Date    `url:"start_date,omitempty"` // empty is 30 days ago
	EndDate        Date    `url:"end_date,omitempty"`   // inclusive; empty is today
	ResponsibleIDs []int64 `url:"responsible_ids,comma,omitempty"`
}

// TicketsFeedbackOptions choose what a report on the ratings of tickets counts.
type TicketsFeedbackOptions struct {
	FeedbackReportOptions
	TicketsList       bool    `url:"tickets_list,omitempty"` // fills TicketsFeedbackReport.TicketsList
	DeskIDs           []int64 `url:"desk_ids,comma,omitempty"`
	ClientIDs         []int64 `url:"client_ids,comma,omitempty"`
	DepartmentIDs     []int64 `url:"department_ids,comma,omitempty"`      // not documented here, may be refused
	TechnicalGroupIDs []int64 `url:"technical_group_ids,comma,omitempty"` // not documented here, may be refused
}

// TicketsFeedbackReport sums up the ratings of tickets.
type TicketsFeedbackReport struct {
	Summary     TicketsFeedbackSummary `json:"summary"`
	TicketsList []EvaluatedTicket      `json:"tickets_list"` // one page, only with TicketsFeedbackOptions.TicketsList
}

// TicketsFeedbackSummary counts ratings of tickets.
type TicketsFeedbackSummary struct {
	AnswersPercentage Text  `json:"answers_percentage"` // rated tickets among the finished ones, "40.0"
	ClientsEvaluated  int64 `json:"clients_evaluated"`
	RatingAverage     Text  `json:"rating_average"`    // "4.5"
	TicketsEvaluated  int64 `json:"tickets_evaluated"` // also the total of TicketsList
	TicketsFinished   int64 `json:"tickets_finished"`
}

// EvaluatedTicket is a rating of a ticket.
type EvaluatedTicket struct {
	ID              int64     `json:"id"` // of the rating, not of the ticket
	ClientID        int64     `json:"client_id"`
	ClientName      string    `json:"client_name"`
	Comments        string    `json:"comments"`
	DeskID          int64     `json:"desk_id"`
	DeskName        string    `json:"desk_name"`
	Rating          int64     `json:"rating"`
	ResponsibleID   int64     `json:"responsible_id"` // 0 if nobody was
	ResponsibleName string    `json:"responsible_name"`
	RevisedInTime   time.Time `json:"revised_in_time"` // when it was reviewed, despite the name
	TicketNumber    int64     `json:"ticket_number"`
	TicketTitle     string    `json:"ticket_title"`
}

// TicketsFeedback sums up the ratings of the tickets that were reviewed in a
// period. There is no filter by rating.
//
//	GET /reports/feedbacks/tickets
//
// Permission: "Visualizar relatórios administrativos"; licence tickets.
// Errors: [ErrForbidden], [ErrLicense], [ErrInvalid].
func (s *ReportsService) TicketsFeedback(ctx context.Context, o *TicketsFeedbackOptions, opts ...CallOption) (*TicketsFeedbackReport, error) {
	o = orZero(o)
	if err := o.check(&operations[opReportsTicketsFeedback]); err != nil {
		return nil, err
	}
	return call[*TicketsFeedbackReport](ctx, s.client, request{op: opReportsTicketsFeedback, query: o}, opts)
}

// ChatsFeedbackOptions choose what a report on the ratings of chats counts.
type ChatsFeedbackOptions struct {
	FeedbackReportOptions
	ChatsList         bool    `url:"chats_list,omitempty"` // fills ChatsFeedbackReport.ChatsList
	DepartmentIDs     []int64 `url:"department_ids,comma,omitempty"`
	TechnicalGroupIDs []int64 `url:"technical_group_ids,comma,omitempty"`
}

// ChatsFeedbackReport sums up the ratings of chats.
type ChatsFeedbackReport struct {
	Summary   ChatsFeedbackSummary `json:"summary"`
	ChatsList []EvaluatedChat      `json:"chats_list"` // one page, only with ChatsFeedbackOptions.ChatsList
}

// ChatsFeedbackSummary counts ratings of chats.
type ChatsFeedbackSummary struct {
	AnswersPercentage Text  `json:"answers_percentage"` // rated chats among the finished ones, "80.0"
	ChatsEvaluated    int64 `json:"chats_evaluated"`    // also the total of ChatsList
	ChatsFinished     int64 `json:"chats_finished"`
	ClientsEvaluated  int64 `json:"clients_evaluated"`
	RatingAverage     Text  `json:"rating_average"` // "4.5"
}

// EvaluatedChat is a rating of a chat.
type EvaluatedChat struct {
	ID              int64       `json:"id"` // of the chat
	ClientID        int64       `json:"client_id"`
	ClientName      string      `json:"client_name"`
	Origin          ChatChannel `json:"origin"`
	Rating          Text        `json:"rating"` // decimal, "3.0", unlike Chat.Assessment
	RatingTime      time.Time   `json:"rating_time"`
	ResponsibleID   int64       `json:"responsible_id"`
	ResponsibleName string      `json:"responsible_name"`
	TicketNumber    int64       `json:"ticket_number"` // 0 if it is linked to none
	TicketTitle     string      `json:"ticket_title"`
}

// ChatsFeedback sums up the ratings of chats in a period. There is no filter by
// rating.
//
//	GET /reports/feedbacks/chats
//
// Permission: "Visualizar relatórios administrativos".
// Errors: [ErrForbidden], [ErrInvalid].
func (s *ReportsService) ChatsFeedback(ctx context.Context, o *ChatsFeedbackOptions, opts ...CallOption) (*ChatsFeedbackReport, error) {
	o = orZero(o)
	if err := o.check(&operations[opReportsChatsFeedback]); err != nil {
		return nil, err
	}
	return call[*ChatsFeedbackReport](ctx, s.client, request{op: opReportsChatsFeedback, query: o}, opts)
}

// Billing is an issued bill.
type Billing struct {
	BillingID   int64  `json:"billing_id"`
	BillingDate Date   `json:"billing_date"` // of issue
	ClientID    int64  `json:"client_id"`
	ClientName  string `json:"client_name"`
	DueDate     Date   `json:"due_date"`
	NFeNumber   Text   `json:"nfe_number"` // of the electronic invoice; empty if there is none
	Paid        bool   `json:"paid"`       // a payment integration confirmed it; false does not say that it is unpaid
	RealValue   Money  `json:"real_value"` // also above zero when it was reversed: leave those out of sums
	Reversal    bool   `json:"reversal"`   // it was reversed
}

// BillingStatus is the situation of a bill.
type BillingStatus string

const (
	BillingBilled   BillingStatus = "billed"   // not reversed
	BillingReversed BillingStatus = "reversed" //
	BillingPaid     BillingStatus = "paid"     // confirmed by a payment integration, and perhaps reversed since
)

// BillingListOptions choose bills. A period needs both of its dates.
type BillingListOptions struct {
	ListOptions                    // PerPage 0 is 15 here
	BillingStartDate Date          `url:"billing_start_date,omitempty"` // issued in this period
	BillingEndDate   Date          `url:"billing_end_date,omitempty"`   // inclusive
	DueStartDate     Date          `url:"due_start_date,omitempty"`     // due in this period
	DueEndDate       Date          `url:"due_end_date,omitempty"`       // inclusive
	ClientID         int64         `url:"client_id,omitempty"`
	NFeNumber        int64         `url:"nfe_number,omitempty"`    // of the electronic invoice; a number, while answers have text
	TicketNumber     int64         `url:"ticket_number,omitempty"` // bills that have to do with this ticket
	Status           BillingStatus `url:"_type,omitempty"`         // empty lists all
}

const billingPageSize = 15 // the API's, on this route alone

// ListBillingsHistory returns one page of the issued bills, newest first where
// seen. A page holds 15 unless PerPage says otherwise, not 20 as elsewhere.
//
//	GET /reports/billings/history
//
// Permission: "Faturar serviços avulsos e contratos"; licence tickets.
// Errors: [ErrInvalid] (a period with one date), [ErrForbidden], [ErrLicense].
func (s *ReportsService) ListBillingsHistory(ctx context.Context, o *BillingListOptions, opts ...CallOption) (*Page[Billing], error) {
	o = orZero(o)
	page := ListOptions{Page: o.Page, PerPage: cmp.Or(o.PerPage, billingPageSize)}
	return list[Billing](ctx, s.client, request{op: opReportsListBillingsHistory, query: o}, page, opts)
}

// AllBillingsHistory ranges over the issued bills.
//
//	GET /reports/billings/history
//
// Permission and Errors: as [ReportsService.ListBillingsHistory].
func (s *ReportsService) AllBillingsHistory(ctx context.Context, o *BillingListOptions, opts ...CallOption) iter.Seq2[Billing, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opReportsListBillingsHistory, query: o}, o.ListOptions,
		func(b *Billing) int64 { return b.BillingID }, opts)
}
