package tifluxtest

import (
	"fmt"
	"slices"
)

// communication is an internal note on a ticket.
type communication struct {
	id, ticket       int
	userID           int // 0 for a note mirrored from elsewhere.
	github, jira     string
	created, updated stamp
	text             string
	files            []*file
}

func ticketCommunicationOperations() []operation {
	needs := needs{license: LicenseTickets, anyOf: []Permission{InternalCommunications}}
	const list = "/tickets/{ticket_number}/internal_communications"
	return []operation{
		{
			id: "listInternalCommunications", method: "GET", path: list, root: "internal_communication",
			numbers: pathNumber, paged: true, needs: needs, handle: listInternalCommunications,
		},
		{
			id: "getInternalCommunication", method: "GET", path: list + "/{id}", root: "internal_communication",
			numbers: pathNumber, needs: needs, handle: getInternalCommunication,
		},
		{
			id: "createInternalCommunication", method: "POST", path: list, root: "internal_communication", status: 201,
			numbers: pathNumber, accepts: multipartBody, body: attrs{"text": aText.must(), "files": aFileList},
			needs: needs, handle: createInternalCommunication,
		},
		{
			id: "updateInternalCommunication", method: "PUT", path: list + "/{id}", root: "internal_communication",
			numbers: pathNumber, accepts: jsonBody, body: attrs{"text": aText.must()},
			needs: needs, handle: updateInternalCommunication,
		},
		{
			id: "deleteInternalCommunication", method: "DELETE", path: list + "/{id}", root: "internal_communication",
			numbers: pathNumber, needs: needs, handle: deleteInternalCommunication,
		},
	}
}

func listInternalCommunications(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	newest := slices.Clone(t.notes)
	slices.Reverse(newest)
	return listed(c, newest, c.communicationListItem)
}

func getInternalCommunication(c *call) (any, *apiError) {
	_, n, refused := c.findCommunication()
	if refused != nil {
		return nil, refused
	}
	return c.communicationView(n), nil
}

func createInternalCommunication(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	uploads, _ := attr[[]upload](c, "files")
	n := &communication{userID: c.user.id, created: c.now, updated: c.now, files: c.storeFiles(uploads)}
	n.text, _ = attr[string](c, "text")
	c.keepNote(t, n)
	c.journal(n.id, n.text)
	return c.communicationView(n), nil
}

// keepNote stores a note.
func (st *state) keepNote(t *ticket, n *communication) {
	n.id, n.ticket = st.work.notes.next(), t.number
	st.work.notes.put(n.id, n)
	t.notes = append(t.notes, n)
}

func updateInternalCommunication(c *call) (any, *apiError) {
	_, n, refused := c.findOwnCommunication("update")
	if refused != nil {
		return nil, refused
	}
	n.text, _ = attr[string](c, "text")
	n.updated = c.now
	c.journal(n.id, n.text)
	return c.communicationView(n), nil
}

func deleteInternalCommunication(c *call) (any, *apiError) {
	t, n, refused := c.findOwnCommunication("delete")
	if refused != nil {
		return nil, refused
	}
	for _, f := range n.files {
		c.files.delete(f.id)
	}
	c.work.notes.delete(n.id)
	t.notes = slices.DeleteFunc(t.notes, func(other *communication) bool { return other == n })
	c.journal(n.id, n.text)
	return nil, nil
}

// findCommunication is the note of the path, within its ticket.
func (c *call) findCommunication() (*ticket, *communication, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, nil, refused
	}
	n, ok := c.work.notes.get(c.id("id"))
	if !ok || n.ticket != t.number {
		return nil, nil, notFound("ServiceDesk::InternalCommunication", c.vars["id"])
	}
	return t, n, nil
}

// findOwnCommunication refuses the notes of others, to admins too.
func (c *call) findOwnCommunication(verb string) (*ticket, *communication, *apiError) {
	t, n, refused := c.findCommunication()
	if refused == nil && n.userID != c.user.id {
		refused = refuse(codeNotOwner, "error", fmt.Sprintf("You cannot %s an internal_communication of another user", verb))
	}
	return t, n, refused
}

type communicationItem struct {
	ID             int               `json:"id"`
	CreatedAt      stamp             `json:"created_at"`
	FilesCount     int               `json:"files_count"`
	GithubUsername *string           `json:"github_username"`
	JiraUsername   *string           `json:"jira_username"`
	Text           string            `json:"text"`
	UpdatedAt      stamp             `json:"updated_at"`
	User           communicationUser `json:"user"`
}

type communicationUser struct {
	ID   *int    `json:"id"`
	Name *string `json:"name"`
}

type communicationDetail struct {
	communicationItem
	Files []fileView `json:"files"`
}

func (c *call) communicationListItem(n *communication) communicationItem {
	item := communicationItem{
		ID: n.id, CreatedAt: n.created, FilesCount: len(n.files), GithubUsername: null(n.github),
		JiraUsername: null(n.jira), Text: n.text, UpdatedAt: n.updated,
	}
	if n.userID != 0 {
		u := c.userName(n.userID)
		item.User = communicationUser{&u.ID, &u.Name}
	}
	return item
}

func (c *call) communicationView(n *communication) communicationDetail {
	return communicationDetail{c.communicationListItem(n), c.fileViews(n.files)}
}
