package tiflux

import (
	"context"
	"time"
)

// TicketFilter is a situation of tickets.
type TicketFilter string

const (
	FilterOpen     TicketFilter = "open"     // the API's default
	FilterClosed   TicketFilter = "closed"   // without the canceled ones
	FilterCanceled TicketFilter = "canceled" // works though it is not documented
	FilterAll      TicketFilter = "all"
)

// TicketDateType is the date that a period of tickets means.
type TicketDateType string

const (
	DateCreatedAt    TicketDateType = "created_at"     // the API's default
	DateSolvedInTime TicketDateType = "solved_in_time" // when it was solved; gives nothing for open tickets
)

// TicketListOptions choose tickets. Zero values do not filter, but for FilterBy:
// the API lists open tickets unless told otherwise. A list of ids takes at most
// 15; repeated ids are dropped.
type TicketListOptions struct {
	ListOptions
	FilterBy                TicketFilter   `url:"filter_by,omitempty"` // empty is FilterOpen
	IsClosed                Opt[bool]      `url:"is_closed,omitempty"` // no longer documented, ignored next to FilterBy
	DeskIDs                 []int64        `url:"desk_ids,comma,omitempty"`
	ClientIDs               []int64        `url:"client_ids,comma,omitempty"`
	StageIDs                []int64        `url:"stage_ids,comma,omitempty"`
	ResponsibleIDs          []int64        `url:"responsible_ids,comma,omitempty"`
	RequestorIDs            []int64        `url:"requestor_ids,comma,omitempty"` // misses tickets with typed-in requestors
	RequestorEmail          string         `url:"requestor_email,omitempty"`     // registered or typed in
	StatusID                int64          `url:"status_id,omitempty"`           //
	PriorityIDs             []int64        `url:"priority_ids,comma,omitempty"`  //
	ServicesCatalogsItemIDs []int64        `url:"services_catalogs_item_ids,comma,omitempty"`
	CreatedByWayOf          Opt[int]       `url:"created_by_way_of,omitempty"` // 0 to 12, in the order of the Origin constants
	Search                  string         `url:"search,omitempty"`            // loose: title, client, desk, number, responsible, start of the description
	HasJiraIssue            bool           `url:"has_jira_issue,omitempty"`
	JiraKey                 string         `url:"jira_key,omitempty"`              // exact
	IncludeFilledEntity     bool           `url:"include_filled_entity,omitempty"` // fills Ticket.EntityFields; not with FilterClosed or FilterAll
	DateType                TicketDateType `url:"date_type,omitempty"`             // what StartDateTime and EndDateTime mean
	StartDateTime           time.Time      `url:"start_datetime,omitempty"`        // inclusive
	EndDateTime             time.Time      `url:"end_datetime,omitempty"`          // must be later than StartDateTime
	UpdateStartDateTime     time.Time      `url:"update_start_datetime,omitempty"` // updated since; closing may not count as an update
	UpdateEndDateTime       time.Time      `url:"update_end_datetime,omitempty"`
	SLAExpiringBefore       time.Time      `url:"sla_expiring_before,omitempty"` // open, not paused, due before; works though it is not documented
}

// List returns one page of the tickets that the key's user may see, newest first
// where seen.
//
//	GET /tickets
//
// Permission: one of "Visualizar e abrir tickets", "Editar tickets",
// "Visualizar tickets em que eu não sou o responsável"; licence tickets.
// Errors: [ErrInvalid], [ErrForbidden], [ErrLicense].
func (s *TicketsService) List(ctx context.Context, o *TicketListOptions, opts ...CallOption) (*Page[Ticket], error) {
	o = orZero(o)
	return list[Ticket](ctx, s.client, request{op: opTicketsList, query: o}, o.ListOptions, opts)
}

// TicketGroupBy is what tickets are counted by.
type TicketGroupBy string

const (
	GroupByDay   TicketGroupBy = "day"
	GroupByWeek  TicketGroupBy = "week"
	GroupByMonth TicketGroupBy = "month"
	GroupByDesk  TicketGroupBy = "desk"
)

// TicketGroupedCount counts tickets by period or desk. Periods without tickets
// are left out.
type TicketGroupedCount struct {
	GroupBy  TicketGroupBy       `json:"group_by"`
	DateType TicketDateType      `json:"date_type"`
	Total    int64               `json:"total"`
	Buckets  []TicketCountBucket `json:"buckets"`
}

// TicketCountBucket is the count of one period or desk.
type TicketCountBucket struct {
	Period string `json:"period"` // 2026-03-10, 2026-03, or the name of the desk; the form of a week is not known
	Count  int64  `json:"count"`
}

// CountGrouped counts the tickets that match, by period or desk. Page and
// PerPage have no effect. It works though the API does not document it.
//
//	GET /tickets
//
// Permission and Errors: as [TicketsService.List].
func (s *TicketsService) CountGrouped(ctx context.Context, by TicketGroupBy, o *TicketListOptions, opts ...CallOption) (*TicketGroupedCount, error) {
	query := ticketGroupQuery{*orZero(o), by}
	return call[*TicketGroupedCount](ctx, s.client, request{op: opTicketsList, query: query}, opts)
}

type ticketGroupQuery struct {
	TicketListOptions
	GroupBy TicketGroupBy `url:"group_by"`
}

// orZero lets a list be called without options.
func orZero[T any](o *T) *T {
	if o == nil {
		return new(T)
	}
	return o
}
