package tifluxtest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// talks are the chats of the account with what they hang on.
type talks struct {
	chats        *table[chat]
	integrations *table[integration]
	templates    *table[messageTemplate]
	jobs         []*chatJob
	lastJob      int
	lastMessage  int
	needItem     bool // Chats are archived under a catalog item.
}

func newTalks() talks {
	t := talks{
		chats: newTable[chat](chatCount), integrations: newTable[integration](len(integrationRows)),
		templates: newTable[messageTemplate](len(templateRows)), lastMessage: firstSaid - 1,
	}
	t.chats.last, t.integrations.last, t.templates.last = firstChat-1, firstIntegration-1, firstMessageTemplate-1
	return t
}

// ChatsNeedCatalogItem switches the account's setting that a chat is only
// archived under an item of the services catalog. It is off at first.
func (a *API) ChatsNeedCatalogItem(need bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.state.needItem = need
}

// chat is a talk with somebody. Ids are 0 where nothing is linked.
type chat struct {
	id            int
	channel       string
	integrationID int
	phone         string // With the country code; empty outside of WhatsApp.
	contact       string // What the channel calls the person.
	page          string // Where the site widget was opened.
	requestorID   int
	clientID      int
	departmentID  int
	chosen        stamp // When the department was.
	responsibleID int
	assumed       stamp
	triage        bool // A robot asks what it is about.
	waiting       bool // The client waits for an answer.
	online        bool
	startedBy     string
	campaign      bool
	ticket        int
	itemID        int

	created, updated stamp
	lastInbound      stamp
	archived         bool
	canceled         bool
	finished         stamp
	assessment       int // 1 to 5, 0 for none.
	rated            stamp
	messages         []chatMessage // Oldest first.
}

// channels are the values of a chat's origin.
var channels = []string{"chat", "site_widget", "campaign", "whatsapp", "whatsapp_web", "gupshup", "whatsapp_cloud"}

func (ch *chat) whatsApp() bool { return slices.Contains(channels[3:], ch.channel) }

// The boxes: nobody has taken a chat of the inbox, and triage is attendance by
// a robot.
func (ch *chat) inbox() bool      { return !ch.archived && ch.responsibleID == 0 && !ch.triage }
func (ch *chat) attendance() bool { return !ch.archived && !ch.inbox() }

// situation is a value of the status filter of chats in attendance.
func (ch *chat) situation() string {
	switch {
	case ch.triage:
		return "triage"
	case ch.waiting:
		return "waiting_attendance"
	}
	return "waiting_client"
}

func chatOperations() []operation {
	users := needs{anyOf: []Permission{UseChat}}
	number := map[string]string{"id": "id"}
	period := notBefore("created_at_start", "created_at_end")
	return []operation{
		{
			id: "listInboxChats", method: "GET", path: "/chats/inbox", root: "chat", paged: true,
			query: chatFilters(finishedIgnored), check: period, needs: users, handle: listInboxChats,
		},
		{
			id: "listMyChats", method: "GET", path: "/chats/mine", root: "chat", paged: true,
			query: chatFilters(finishedIgnored), check: period, needs: users, handle: listMyChats,
		},
		{
			id: "listInAttendanceChats", method: "GET", path: "/chats/in_attendance", root: "chat", paged: true,
			query: chatFilters(finishedIgnored, params{
				"user_id": integer, "status": oneOf("waiting_client", "waiting_attendance", "triage"),
			}),
			check: period, needs: users, handle: listInAttendanceChats,
		},
		{
			id: "listArchivedChats", method: "GET", path: "/chats/archived", root: "chat", paged: true,
			query: chatFilters(params{"canceled": boolean, "finished_at_start": datetime, "finished_at_end": datetime}),
			check: bothChecks(period, notBefore("finished_at_start", "finished_at_end")), needs: users, handle: listArchivedChats,
		},
		{
			id: "getChat", method: "GET", path: "/chats/{id}", root: "chat", numbers: number,
			needs: users, handle: getChat,
		},
		{
			id: "updateChat", method: "PUT", path: "/chats/{id}", root: "chat", numbers: number, accepts: jsonBody,
			body: attrs{
				"user_id": aNumber.refusedWith(codeQuery), "department_id": aNumber.refusedWith(codeQuery),
				"ticket_number": aNumber.refusedWith(codeQuery),
			},
			needs: users, handle: updateChat,
		},
		{
			id: "archiveChat", method: "PUT", path: "/chats/{id}/archive", root: "chat", numbers: number, status: 202,
			accepts: jsonBody, optional: true, body: attrs{"services_catalogs_item_id": aNumber.refusedWith(codeQuery)},
			needs: users, handle: archiveChat,
		},
	}
}

// finishedIgnored are parameters that only the archive heeds.
var finishedIgnored = params{"finished_at_start": text, "finished_at_end": text}

func chatFilters(more ...params) params {
	filters := params{
		"department_id": integer, "client_id": integer, "requestor_id": atLeast(1), "number": integer,
		"origins": originList, "started_by": oneOf("Client", "Attendant", "Campaign", "API"),
		"created_at_start": datetime, "created_at_end": datetime,
	}
	for _, ps := range more {
		maps.Copy(filters, ps)
	}
	return filters
}

// originList takes channels separated by commas; its value is a []string.
func originList(_, raw string) (any, string) {
	list := strings.Split(raw, ",")
	for _, origin := range list {
		if !slices.Contains(channels, origin) {
			return nil, fmt.Sprintf("'%s' is not a valid origin", origin)
		}
	}
	return list, ""
}

// notBefore refuses an end before its start.
func notBefore(start, end string) checker {
	return func(c *call) *apiError {
		from, hasStart := queried[time.Time](c, start)
		to, hasEnd := queried[time.Time](c, end)
		if hasStart && hasEnd && to.Before(from) {
			return refuse(codeQuery, end, fmt.Sprintf("must be greater than or equal to :%s (%s)", start, c.request.URL.Query().Get(start)))
		}
		return nil
	}
}

func bothChecks(first, second checker) checker {
	return func(c *call) *apiError {
		if refused := first(c); refused != nil {
			return refused
		}
		return second(c)
	}
}

func noLicense(l License) *apiError {
	return refuse(codeNoLicense, "error", fmt.Sprintf("You do not have the required '%s' license to access this route", l))
}

func listInboxChats(c *call) (any, *apiError) {
	return listChats(c, (*chat).inbox, c.chatView)
}

func listMyChats(c *call) (any, *apiError) {
	mine := func(ch *chat) bool { return ch.attendance() && ch.responsibleID == c.user.id }
	return listChats(c, mine, c.chatView)
}

func listInAttendanceChats(c *call) (any, *apiError) {
	userID, byUser := queried[int](c, "user_id")
	situation, bySituation := queried[string](c, "status")
	taken := func(ch *chat) bool {
		return ch.attendance() && (!byUser || ch.responsibleID == userID) && (!bySituation || ch.situation() == situation)
	}
	return listChats(c, taken, func(ch *chat) inAttendanceChat {
		return inAttendanceChat{c.chatView(ch), c.chatAttendant(ch.responsibleID)}
	})
}

func listArchivedChats(c *call) (any, *apiError) {
	canceled, finished := boolFilter(c, "canceled"), chatPeriodFilter(c, "finished_at_start", "finished_at_end")
	over := func(ch *chat) bool { return ch.archived && canceled(ch.canceled) && finished(ch.finished) }
	return listChats(c, over, func(ch *chat) archivedChat { return archivedChat{c.chatView(ch), ch.canceled} })
}

// listChats shows the chats of a box that pass the filters, newest first.
// Without the license for WhatsApp its chats are left out.
func listChats[W any](c *call, box func(*chat) bool, view func(*chat) W) (any, *apiError) {
	licensed := c.persona.licensed(LicenseWhatsApp)
	number, byNumber := queried[int](c, "number")
	if byNumber && !licensed {
		return nil, noLicense(LicenseWhatsApp)
	}
	departmentID, byDepartment := queried[int](c, "department_id")
	clientID, byClient := queried[int](c, "client_id")
	requestorID, byRequestor := queried[int](c, "requestor_id")
	startedBy, byStarter := queried[string](c, "started_by")
	origins, byOrigin := queried[[]string](c, "origins")
	created := chatPeriodFilter(c, "created_at_start", "created_at_end")
	c.runJobs()
	rows := where(c.chats.newest(), func(ch *chat) bool {
		return box(ch) && (licensed || !ch.whatsApp()) && created(ch.created) &&
			(!byNumber || ch.phone == fmt.Sprint(number)) &&
			(!byDepartment || ch.departmentID == departmentID) && (!byClient || ch.clientID == clientID) &&
			(!byRequestor || ch.requestorID == requestorID) && (!byStarter || ch.startedBy == startedBy) &&
			(!byOrigin || slices.Contains(origins, ch.channel))
	})
	return listed(c, rows, view)
}

// chatPeriodFilter makes a test from two datetime parameters, both inclusive.
func chatPeriodFilter(c *call, start, end string) func(stamp) bool {
	from, hasStart := queried[time.Time](c, start)
	to, hasEnd := queried[time.Time](c, end)
	return func(s stamp) bool {
		return (!hasStart || s >= stampOf(from)) && (!hasEnd || s != 0 && s <= stampOf(to))
	}
}

func getChat(c *call) (any, *apiError) {
	c.runJobs()
	ch, refused := c.findChat()
	if refused != nil {
		return nil, refused
	}
	return c.chatDetailView(ch), nil
}

// findChat is the chat of the path.
func (c *call) findChat() (*chat, *apiError) {
	ch, ok := c.chats.get(c.id("id"))
	switch {
	case !ok:
		return nil, notFound("Chat", c.vars["id"])
	case ch.whatsApp() && !c.persona.licensed(LicenseWhatsApp):
		return nil, noLicense(LicenseWhatsApp)
	}
	return ch, nil
}

// findOpenChat is the chat of the path unless it is over.
func (c *call) findOpenChat() (*chat, *apiError) {
	c.runJobs()
	ch, refused := c.findChat()
	if refused == nil && ch.archived {
		return nil, notFound("Chat", c.vars["id"])
	}
	return ch, refused
}

func updateChat(c *call) (any, *apiError) {
	ch, refused := c.findOpenChat()
	if refused != nil {
		return nil, refused
	}
	userID, toUser := attr[int](c, "user_id")
	departmentID, toDepartment := attr[int](c, "department_id")
	number, toTicket := attr[int](c, "ticket_number")
	u, known := c.users.get(userID)
	if toUser && (!known || !u.active || u.kind == KindClient) {
		refused = refused.add(codeQuery, "user_id", "User"+outOfReach)
	}
	d, known := c.departments.get(departmentID)
	if toDepartment && (!known || !d.active) {
		refused = refused.add(codeQuery, "department_id", "Department"+outOfReach)
	}
	if t, known := c.tickets.get(number); toTicket && (!known || !c.seesTicket(t)) {
		refused = refused.add(codeQuery, "ticket_number", "Ticket"+outOfReach)
	}
	if refused != nil {
		return nil, refused
	}
	if toUser {
		ch.responsibleID, ch.assumed, ch.triage = u.id, c.now, false
		c.say(ch, systemMessage("Chat transferido para "+u.name), c.now)
	}
	if toDepartment {
		ch.departmentID, ch.chosen = d.id, c.now
		c.say(ch, systemMessage("Chat transferido para o departamento "+d.name), c.now)
	}
	if toTicket {
		ch.ticket = number
	}
	ch.updated = c.now
	c.journal(ch.id, ch.contact)
	return c.chatDetailView(ch), nil
}

// outOfReach ends what chats say about a record that a body names.
const outOfReach = " not found or you have not access to"

func archiveChat(c *call) (any, *apiError) {
	ch, refused := c.findOpenChat()
	if refused != nil {
		return nil, refused
	}
	itemID, sent := attr[int](c, "services_catalogs_item_id")
	switch _, known := c.items.get(itemID); {
	case !sent && c.needItem:
		return nil, refuse(codeQuery, "services_catalogs_item_id", blank)
	case sent && !known:
		return nil, refuse(codeQuery, "services_catalogs_item_id", "Services catalogs item"+outOfReach)
	}
	c.journal(ch.id, ch.contact)
	return c.enqueue(func(_ *state, now stamp) {
		if ch.archived {
			return
		}
		ch.archived, ch.finished, ch.updated, ch.waiting, ch.triage = true, now, now, false, false
		ch.itemID = itemID
	}), nil
}

// chatJob is work that was accepted and is not done yet.
type chatJob struct {
	due   stamp
	reads int // Of chats, since it was accepted.
	run   func(st *state, now stamp)
}

// backlog is how long accepted work waits.
const backlog = 2 * time.Second

type enqueued struct {
	JobID  string `json:"job_id"`
	Status string `json:"status"`
}

func (c *call) enqueue(run func(st *state, now stamp)) enqueued {
	c.lastJob++
	c.jobs = append(c.jobs, &chatJob{due: c.now.add(backlog), run: run})
	return enqueued{JobID: fmt.Sprintf("6f1c2a9b0d3e4f5a%08x", c.lastJob), Status: "enqueued"}
}

// runJobs does what is due: after a while, and at the latest in the second request
// for chats, so that it ends on a clock that stands still too.
func (c *call) runJobs() {
	c.jobs = slices.DeleteFunc(c.jobs, func(j *chatJob) bool {
		j.reads++
		if c.now < j.due && j.reads < 2 {
			return false
		}
		j.run(c.state, min(c.now, j.due))
		return true
	})
}
