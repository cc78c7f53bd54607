package tifluxtest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

func ticketFilters() params {
	return params{
		"filter_by": oneOf("open", "closed", "canceled", "all"), "is_closed": boolean,
		"desk_ids": idList, "client_ids": idList, "stage_ids": idList, "responsible_ids": idList,
		"requestor_ids": idList, "requestor_email": text, "status_id": integer, "priority_ids": idList,
		"services_catalogs_item_ids": idList, "created_by_way_of": between(0, len(origins)-1), "search": text,
		"has_jira_issue": boolean, "jira_key": text, "include_filled_entity": boolean,
		"date_type": oneOf("created_at", "solved_in_time"), "start_datetime": datetime, "end_datetime": datetime,
		"update_start_datetime": datetime, "update_end_datetime": datetime,
		"group_by": oneOf("day", "week", "month", "desk"), "sla_expiring_before": datetime,
	}
}

func checkTicketFilters(c *call) *apiError {
	if refused := ordered("start_datetime", "end_datetime")(c); refused != nil {
		return refused
	}
	if refused := ordered("update_start_datetime", "update_end_datetime")(c); refused != nil {
		return refused
	}
	include, _ := queried[bool](c, "include_filled_entity")
	if situation := wantedSituation(c); include && (situation == "closed" || situation == "all") {
		return refuse(codeQuery, "include_filled_entity", fmt.Sprintf("is not allowed with filter_by '%s'", situation))
	}
	return nil
}

// wantedSituation is filter_by, the older is_closed, or open.
func wantedSituation(c *call) string {
	if by, ok := queried[string](c, "filter_by"); ok {
		return by
	}
	if closed, _ := queried[bool](c, "is_closed"); closed {
		return "closed"
	}
	return "open"
}

func listTickets(c *call) (any, *apiError) {
	rows := where(c.tickets.newest(), c.ticketFilter())
	if by, ok := queried[string](c, "group_by"); ok {
		return c.groupedTickets(rows, by), nil
	}
	include, _ := queried[bool](c, "include_filled_entity")
	withJira, _ := queried[bool](c, "has_jira_issue")
	_, byJira := queried[string](c, "jira_key")
	return listed(c, rows, func(t *ticket) ticketListItem {
		view := c.ticketListItem(t)
		if include {
			view.EntityFields = new(c.filledFields(t.values))
		}
		if withJira || byJira {
			view.JiraIssues = t.jira
		}
		return view
	})
}

// ticketFilter combines all filters of the query, the cheap ones first.
func (c *call) ticketFilter() func(*ticket) bool {
	situation := c.situationFilter()
	dates, texts, sla := c.dateFilter(), c.searchFilter(), c.slaFilter()
	desks, clients, stages := idFilter(c, "desk_ids"), idFilter(c, "client_ids"), idFilter(c, "stage_ids")
	responsibles, requestors := idFilter(c, "responsible_ids"), idFilter(c, "requestor_ids")
	priorities, items := idFilter(c, "priority_ids"), idFilter(c, "services_catalogs_item_ids")
	statusID, byStatus := queried[int](c, "status_id")
	origin, byOrigin := queried[int](c, "created_by_way_of")
	return func(t *ticket) bool {
		return situation(t) && sla(t) && dates(t) &&
			desks(t.deskID) && clients(t.clientID) && stages(t.stageID) && responsibles(t.responsibleID) &&
			requestors(t.requestorID) && priorities(t.priorityID) && items(t.itemID) &&
			(!byStatus || t.statusID == statusID) && (!byOrigin || t.origin == origin) &&
			c.seesTicket(t) && texts(t)
	}
}

func (c *call) situationFilter() func(*ticket) bool {
	if _, ok := queried[time.Time](c, "sla_expiring_before"); ok {
		return func(t *ticket) bool { return !t.closed }
	}
	canceled := c.canceledStatusID()
	switch wantedSituation(c) {
	case "open":
		return func(t *ticket) bool { return !t.closed }
	case "closed":
		return func(t *ticket) bool { return t.closed && t.statusID != canceled }
	case "canceled":
		return func(t *ticket) bool { return t.closed && t.statusID == canceled }
	}
	return func(*ticket) bool { return true }
}

func (st *state) canceledStatusID() int { return st.statusFor(isCanceledStatus).id }

// dateFilter keeps tickets within the periods. Both bounds are inclusive.
func (c *call) dateFilter() func(*ticket) bool {
	kind, _ := queried[string](c, "date_type")
	from, to := c.bounds("start_datetime", "end_datetime")
	updatedFrom, updatedTo := c.bounds("update_start_datetime", "update_end_datetime")
	return func(t *ticket) bool {
		at := t.created
		if kind == "solved_in_time" {
			if at = t.solved; at == 0 {
				return false
			}
		}
		return at >= from && at <= to && t.updated >= updatedFrom && t.updated <= updatedTo
	}
}

// bounds are two datetime parameters, as wide as possible where not sent.
func (c *call) bounds(start, end string) (from, to stamp) {
	to = stamp(1 << 62)
	if t, ok := queried[time.Time](c, start); ok {
		from = stampOf(t)
	}
	if t, ok := queried[time.Time](c, end); ok {
		to = stampOf(t)
	}
	return from, to
}

// searchFilter keeps tickets with the texts of search, jira_key and
// requestor_email.
func (c *call) searchFilter() func(*ticket) bool {
	search, bySearch := queried[string](c, "search")
	words := strings.Fields(fold(search))
	email, byEmail := queried[string](c, "requestor_email")
	key, byKey := queried[string](c, "jira_key")
	withJira, _ := queried[bool](c, "has_jira_issue")
	return func(t *ticket) bool {
		if byEmail && !strings.EqualFold(email, c.requestorEmail(t)) {
			return false
		}
		if withJira && len(t.jira) == 0 {
			return false
		}
		if byKey && !slices.ContainsFunc(t.jira, func(j jiraIssue) bool { return j.Key == key }) {
			return false
		}
		return !bySearch || c.mentions(t, words)
	}
}

func (c *call) requestorEmail(t *ticket) string {
	if r, ok := c.requestors.get(t.requestorID); ok {
		return r.email
	}
	if t.typed != nil {
		return t.typed.email
	}
	return ""
}

// searchedRunes is how much of a description the search sees.
const searchedRunes = 200

// mentions reports whether every word stands somewhere in the ticket.
func (c *call) mentions(t *ticket, words []string) bool {
	var b strings.Builder
	b.WriteString(t.title + "\n" + strconv.Itoa(t.number) + "\n")
	if cl, ok := c.clients.get(t.clientID); ok {
		b.WriteString(cl.name + "\n")
	}
	if d, ok := c.desks.get(t.deskID); ok {
		b.WriteString(d.name + "\n")
	}
	if u, ok := c.users.get(t.responsibleID); ok {
		b.WriteString(u.name + "\n")
	}
	start := []rune(t.description.html())
	b.WriteString(string(start[:min(len(start), searchedRunes)]))
	folded := fold(b.String())
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(folded, w) })
}

// slaFilter keeps tickets whose running SLA ends before an instant.
func (c *call) slaFilter() func(*ticket) bool {
	before, ok := queried[time.Time](c, "sla_expiring_before")
	return func(t *ticket) bool {
		return !ok || t.paused == 0 && t.settleDue != 0 && t.settleDue < stampOf(before)
	}
}

type ticketGroups struct {
	GroupBy  string         `json:"group_by"`
	DateType string         `json:"date_type"`
	Total    int            `json:"total"`
	Buckets  []ticketBucket `json:"buckets"`
}

type ticketBucket struct {
	Period string `json:"period"`
	Count  int    `json:"count"`
}

// groupedTickets counts per period, in UTC, or per desk.
func (c *call) groupedTickets(rows []*ticket, by string) ticketGroups {
	dateType, _ := queried[string](c, "date_type")
	groups := ticketGroups{GroupBy: by, DateType: cmp.Or(dateType, "created_at"), Total: len(rows), Buckets: []ticketBucket{}}
	counts := map[string]int{}
	for _, t := range rows {
		at := t.created
		if dateType == "solved_in_time" {
			at = t.solved
		}
		counts[c.bucket(t, by, at.time())]++
	}
	for _, period := range slices.Sorted(maps.Keys(counts)) {
		groups.Buckets = append(groups.Buckets, ticketBucket{period, counts[period]})
	}
	c.header.Set("X-Total-Items", strconv.Itoa(len(rows)))
	return groups
}

func (c *call) bucket(t *ticket, by string, at time.Time) string {
	switch by {
	case "day":
		return at.Format(time.DateOnly)
	case "month":
		return at.Format("2006-01")
	case "week":
		year, week := at.ISOWeek()
		return fmt.Sprintf("%d-W%02d", year, week)
	}
	d, _ := c.desks.get(t.deskID)
	return d.name
}
