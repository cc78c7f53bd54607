package tifluxtest

import (
	"cmp"
	"fmt"
	"strings"
)

type clientUserInvitation struct {
	Message string        `json:"message"`
	User    technicalUser `json:"user"`
}

func createClientUser(c *call) (any, *apiError) {
	cl, refused := c.findClient("id")
	switch {
	case len(c.sent) == 0:
		return nil, refuse(codeMissingBody, "error", fmt.Sprintf("param is missing or the value is empty: %s", c.op.root))
	case refused != nil:
		return nil, refused
	}
	u := user{kind: KindClient, active: true, clientIDs: []int{cl.id}}
	takeSent(c, map[string]*string{"name": &u.name, "email": &u.email, "telephone": &u.telephone})
	takeSent(c, map[string]*int{"extension": &u.extension})
	if refused := c.checkPortalUser(&u); refused != nil {
		return nil, refused
	}
	stored := c.addUser(u)
	c.addresses[stored.email] = true
	cl.userIDs = append(cl.userIDs, stored.id)
	c.journal(stored.id, stored.name)
	return clientUserInvitation{"Convite enviado", technicalUser{stored.id, stored.email, stored.name}}, nil
}

// checkPortalUser brings the telephone into its form.
func (c *call) checkPortalUser(u *user) (refused *apiError) {
	bad := func(key, text string) { refused = refused.add(codeBody, key, text) }
	taken := where(c.users.all(), func(other *user) bool { return strings.EqualFold(other.email, u.email) })
	switch {
	case strings.TrimSpace(u.email) == "":
		bad("email", blank)
	case !validEmail(u.email):
		bad("email", isInvalid)
	case len(taken) > 0:
		bad("email", "has already been taken")
	}
	if strings.TrimSpace(u.name) == "" {
		bad("name", blank)
	}
	switch {
	case u.extension < 0:
		bad("extension", "must be greater than or equal to 0")
	case u.extension > 9999:
		bad("extension", "must be less than or equal to 9999")
	}
	if u.telephone != "" {
		country, _ := attr[string](c, "country_code")
		telephone, ok := phoneNumber(u.telephone, country)
		if !ok {
			bad("telephone", badPhone)
		}
		u.telephone = telephone
	}
	return refused
}

type emailPermission struct {
	ID             int    `json:"id"`
	Active         bool   `json:"active"`
	Address        string `json:"address"`
	ClientID       int    `json:"client_id"`
	CreatedAt      stamp  `json:"created_at"`
	PermissionType string `json:"permission_type"`
}

// createClientEmailTicketsPermission makes a permission of the whole domain,
// also when a full address was sent.
func createClientEmailTicketsPermission(c *call) (any, *apiError) {
	cl, refused := c.findClient("id")
	if refused != nil {
		return nil, refuse(codeReferenceAbsent, "error", refused.Detail["error"]...)
	}
	address, _ := attr[string](c, "address")
	box, domain, full := strings.Cut(address, "@")
	if !full {
		box, domain = "", address
	}
	if !validEmail(cmp.Or(box, "qualquer") + "@" + domain) {
		return nil, refuse(codeQuery, "address", isInvalid)
	}
	p := &emailPermission{
		ID: c.emailPermissions.next(), Active: true, Address: domain, ClientID: cl.id, CreatedAt: c.now, PermissionType: "domain",
	}
	c.emailPermissions.put(p.ID, p)
	c.journal(p.ID, p.Address)
	return p, nil
}
