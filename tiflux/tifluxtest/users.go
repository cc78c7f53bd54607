package tifluxtest

import (
	"cmp"
	"slices"
	"strings"
)

type user struct {
	id          int
	name, email string
	kind        Kind
	active      bool
	twoFactor   bool
	licenses    []License
	groupID     int
	clientIDs   []int
	extension   int
	telephone   string
	lastLogin   stamp
	signature   string
	emailAlert  string // Set while a new address waits for its confirmation.
}

func userOperations() []operation {
	return []operation{
		{
			id: "listUsers", method: "GET", path: "/users", root: "user", paged: true,
			query: params{
				"active": boolean, "gauth_enabled": boolean, "type": oneOf("client", "attendant", "admin"),
				"email": text, "name": text,
			},
			needs:  needs{anyOf: []Permission{ManageUsers}},
			handle: listUsers,
		},
		{id: "getCurrentUser", method: "GET", path: "/users/me", root: "user", handle: getCurrentUser},
		{
			id: "getUser", method: "GET", path: "/users/{id}", root: "user",
			needs:  needs{anyOf: []Permission{ManageUsers}, free: ownUser},
			handle: getUser,
		},
		{
			id: "listTechnicalUsers", method: "GET", path: "/technical-users", root: "technical_user", paged: true,
			query: params{
				"desk_id": integer, "client_id": integer, "name": atMostRunes(255), "email": atMostRunes(255),
				"with_tickets_license": boolean,
			},
			needs:  needs{license: LicenseTickets},
			handle: listTechnicalUsers,
		},
	}
}

// ownUser frees the reading of the caller's own record.
func ownUser(c *call) bool { return c.id("id") == c.user.id }

func listUsers(c *call) (any, *apiError) {
	kind, byKind := queried[string](c, "type")
	active, twoFactor := boolFilter(c, "active"), boolFilter(c, "gauth_enabled")
	name, email := textFilter(c, "name"), textFilter(c, "email")
	rows := where(c.users.all(), func(u *user) bool {
		return active(u.active) && twoFactor(u.twoFactor) && name(u.name) && email(u.email) &&
			(!byKind || string(u.kind) == kind)
	})
	return listed(c, rows, userView)
}

func getCurrentUser(c *call) (any, *apiError) { return userDetailView(c.user), nil }

func getUser(c *call) (any, *apiError) {
	u, ok := c.users.get(c.id("id"))
	if !ok {
		return nil, notFound("User", c.vars["id"])
	}
	return userDetailView(u), nil
}

func listTechnicalUsers(c *call) (any, *apiError) {
	licensed, sent := queried[bool](c, "with_tickets_license")
	name, email := textFilter(c, "name"), textFilter(c, "email")
	deskID, byDesk := queried[int](c, "desk_id")
	clientID, byClient := queried[int](c, "client_id")
	rows := where(c.users.all(), func(u *user) bool {
		return u.active && u.kind != KindClient && name(u.name) && email(u.email) &&
			(slices.Contains(u.licenses, LicenseTickets) || sent && !licensed) &&
			(!byDesk || c.attends(u, deskID)) && (!byClient || c.serves(u, clientID))
	})
	slices.SortStableFunc(rows, func(a, b *user) int { return cmp.Compare(fold(a.name), fold(b.name)) })
	return listed(c, rows, func(u *user) technicalUser { return technicalUser{u.id, u.email, u.name} })
}

// attends reports whether a user may be responsible on a desk.
func (st *state) attends(u *user, deskID int) bool {
	d, ok := st.desks.get(deskID)
	return ok && (u.kind == KindAdmin || len(d.groupIDs) == 0 || slices.Contains(d.groupIDs, u.groupID))
}

// serves reports whether a user may be responsible for a client.
func (st *state) serves(u *user, clientID int) bool {
	cl, ok := st.clients.get(clientID)
	return ok && (u.kind == KindAdmin || slices.Contains(cl.groupIDs, u.groupID))
}

// displayName is how answers sign: through the API with a mark.
func (u *user) apiAuthor() string { return "[API] " + u.name }

// addUser stores a user with an address made of the name.
func (st *state) addUser(u user) *user {
	u.id = st.users.next()
	u.email = cmp.Or(u.email, st.freeEmail(u.name))
	st.users.put(u.id, &u)
	return &u
}

// mailBox turns a name into the part before the @.
func mailBox(name string) string {
	keep := func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '.':
			return r
		case r == ' ', r == '-':
			return '.'
		}
		return -1
	}
	return strings.Map(keep, fold(name))
}

type userListItem struct {
	ID               int     `json:"id"`
	Kind             *string `json:"_type"`
	Active           bool    `json:"active"`
	Email            string  `json:"email"`
	GauthEnabled     bool    `json:"gauth_enabled"`
	LastLoginAt      stamp   `json:"last_login_at"`
	Name             string  `json:"name"`
	TechnicalGroupID *int    `json:"technical_group_id"`
}

func userView(u *user) userListItem {
	return userListItem{
		ID: u.id, Kind: null(string(u.kind)), Active: u.active, Email: u.email, GauthEnabled: u.twoFactor,
		LastLoginAt: u.lastLogin, Name: u.name, TechnicalGroupID: null(u.groupID),
	}
}

type userDetail struct {
	ID               int     `json:"id"`
	Kind             *string `json:"_type"`
	Active           bool    `json:"active"`
	ClientIDs        []int   `json:"client_ids"`
	Email            string  `json:"email"`
	EmailInfoAlert   *string `json:"email_info_alert"`
	Extension        *int    `json:"extension"`
	GauthEnabled     bool    `json:"gauth_enabled"`
	LastLoginAt      stamp   `json:"last_login_at"`
	Name             string  `json:"name"`
	Signature        *string `json:"signature"`
	TechnicalGroupID *int    `json:"technical_group_id"`
	Telephone        *string `json:"telephone"`
}

func userDetailView(u *user) userDetail {
	return userDetail{
		ID: u.id, Kind: null(string(u.kind)), Active: u.active, ClientIDs: append([]int{}, u.clientIDs...),
		Email: u.email, EmailInfoAlert: null(u.emailAlert), Extension: null(u.extension), GauthEnabled: u.twoFactor, LastLoginAt: u.lastLogin,
		Name: u.name, Signature: null(u.signature), TechnicalGroupID: null(u.groupID), Telephone: null(u.telephone),
	}
}

type technicalUser struct {
	ID    int    `json:"id"`
	Email string `json:"email"`
	Name  string `json:"name"`
}
