package tifluxtest

import (
	"fmt"
	"slices"
	"strings"
)

// Licenses that no route asks for.
const (
	licenseAPI          License = "api"
	licenseRemoteAccess License = "remote_access"
	licenseSplashtop    License = "splashtop"
)

var userLicenses = []License{LicenseWhatsApp, LicenseTickets, licenseRemoteAccess, licenseAPI, licenseSplashtop}

// licenseAttribute is how bodies call a license.
func licenseAttribute(l License) string { return string(l) + "_license" }

// withLicenses adds a flag for every license.
func withLicenses(body attrs) attrs {
	for _, l := range userLicenses {
		body[licenseAttribute(l)] = aFlag
	}
	return body
}

func userWriteOperations() []operation {
	return []operation{
		{
			id: "createUser", method: "POST", path: "/users", root: "user", accepts: jsonBody, status: 201,
			body:   withLicenses(attrs{"name": aText.must(), "email": aText.must(), "technical_group_id": aNumber.must()}),
			needs:  needs{anyOf: []Permission{ManageUsers}},
			handle: createUser,
		},
		{
			id: "updateUser", method: "PUT", path: "/users/{id}", root: "user", accepts: jsonBody,
			body: withLicenses(attrs{
				"name": aText, "email": aText, "technical_group_id": aNumber, "active": aFlag, "extension": aNumber,
				"telephone": aText, "country_code": aText, "client_ids": aNumberList,
			}),
			needs:  needs{anyOf: []Permission{ManageUsers, RegisterPortalUsers}},
			handle: updateUser,
		},
		{
			id: "updateCurrentUserProfile", method: "PUT", path: "/users/profile", root: "user", accepts: jsonBody,
			body:   attrs{"name": aText, "email": aText, "extension": aNumber, "telephone": aText, "country_code": aText},
			handle: updateCurrentUserProfile,
		},
	}
}

func createUser(c *call) (any, *apiError) {
	u := user{kind: KindAttendant, active: true}
	refused := c.changeProfile(&u)
	u.email, _ = attr[string](c, "email")
	u.emailAlert = "" // The invitation itself asks for the confirmation.
	u.groupID, _ = attr[int](c, "technical_group_id")
	if _, ok := c.groups.get(u.groupID); !ok {
		refused = refused.add(codeBody, "technical_group_id", "must exist")
	}
	if !c.sends(licenseAttribute(licenseAPI)) {
		u.licenses = append(u.licenses, licenseAPI)
	}
	c.changeLicenses(&u)
	if !u.has(LicenseTickets) && !u.has(LicenseWhatsApp) {
		refused = refused.add(codeBody, "error", "The user must have at least one of the licenses: tickets_license, whatsapp_license")
	}
	if refused != nil {
		return nil, refused
	}
	created := c.addUser(u)
	c.addresses[created.email] = true
	c.journal(created.id, created.name)
	return userInvitation{"Convite enviado", invitedUser{created.id, created.email, created.name, created.licenseView()}}, nil
}

func updateUser(c *call) (any, *apiError) {
	u, ok := c.users.get(c.id("id"))
	switch {
	case !ok:
		return nil, notFound("User", c.vars["id"])
	case u.kind != KindClient && !c.persona.may(ManageUsers):
		return nil, forbidden()
	}
	if refused := c.unusableAttribute(u); refused != nil {
		return nil, refused
	}
	changed := *u
	refused := c.changeProfile(&changed)
	if c.sends("technical_group_id") {
		changed.groupID, _ = attr[int](c, "technical_group_id")
		if _, ok := c.groups.get(changed.groupID); !ok {
			refused = refused.add(codeBody, "technical_group_id", "must exist")
		}
	}
	if c.sends("client_ids") {
		changed.clientIDs, _ = attr[[]int](c, "client_ids")
		for _, id := range changed.clientIDs {
			if _, ok := c.clients.get(id); !ok {
				refused = refused.add(codeBody, "client_ids", fmt.Sprintf("Couldn't find Client with 'id'=%d", id))
			}
		}
	}
	if c.sends("active") {
		changed.active, _ = attr[bool](c, "active")
	}
	if refused != nil {
		return nil, refused
	}
	changed.licenses = slices.Clone(u.licenses)
	c.changeLicenses(&changed)
	*u = changed
	c.linkUser(u)
	c.journal(u.id, u.name)
	return userWithLicenses{userDetailView(u), u.licenseView()}, nil
}

func updateCurrentUserProfile(c *call) (any, *apiError) {
	changed := *c.user
	if refused := c.changeProfile(&changed); refused != nil {
		return nil, refused
	}
	*c.user = changed
	c.journal(c.user.id, c.user.name)
	return userDetailView(c.user), nil
}

// unusableAttribute refuses attributes that a user of that kind does not have.
func (c *call) unusableAttribute(u *user) *apiError {
	refuseAttribute := func(name, kind string) *apiError {
		return refuse(codeNotOwner, name, "cannot be changed for "+kind)
	}
	if u.kind != KindClient {
		if c.sends("client_ids") && u.groupID != 0 {
			return refuseAttribute("client_ids", "a user of a technical group")
		}
		return nil
	}
	for _, l := range userLicenses {
		if c.sends(licenseAttribute(l)) {
			return refuseAttribute(licenseAttribute(l), "a client user")
		}
	}
	if c.sends("technical_group_id") {
		return refuseAttribute("technical_group_id", "a client user")
	}
	return nil
}

// changeProfile applies what every user has. A new address of somebody who has
// one waits for its confirmation.
func (c *call) changeProfile(u *user) (refused *apiError) {
	if c.sends("name") {
		u.name, _ = attr[string](c, "name")
		if strings.TrimSpace(u.name) == "" {
			refused = refused.add(codeBody, "name", blank)
		}
	}
	if c.sends("email") {
		email, _ := attr[string](c, "email")
		if problem := c.addressProblem(email, u); problem != "" {
			refused = refused.add(codeBody, "email", problem)
		}
		if email != u.email {
			u.emailAlert = "Confirmação enviada para " + email
		}
	}
	if c.sends("extension") {
		u.extension, _ = attr[int](c, "extension")
	}
	if c.sends("telephone") {
		text, _ := attr[string](c, "telephone")
		country, _ := attr[string](c, "country_code")
		number, ok := phoneNumber(text, country)
		switch {
		case text == "":
			u.telephone = ""
		case !ok:
			refused = refused.add(codeBody, "telephone", "is invalid")
		default:
			u.telephone = number
		}
	}
	return refused
}

// bannedInAddresses are what the server takes for signs of a throwaway address.
var bannedInAddresses = []string{"teste", "123", "estudante", "blog", "email"}

// addressProblem is why a user may not have an address.
func (c *call) addressProblem(email string, u *user) string {
	low := strings.ToLower(email)
	switch {
	case email == "":
		return blank
	case !validEmail(email):
		return "is invalid"
	case slices.ContainsFunc(bannedInAddresses, func(word string) bool { return strings.Contains(low, word) }):
		return "is not allowed"
	case slices.ContainsFunc(c.users.rows, func(o *user) bool { return o.id != u.id && strings.ToLower(o.email) == low }):
		return "has already been taken"
	}
	return ""
}

func (c *call) changeLicenses(u *user) {
	for _, l := range userLicenses {
		if !c.sends(licenseAttribute(l)) {
			continue
		}
		u.licenses = slices.DeleteFunc(u.licenses, func(have License) bool { return have == l })
		if granted, _ := attr[bool](c, licenseAttribute(l)); granted {
			u.licenses = append(u.licenses, l)
		}
	}
}

// linkUser makes the clients' lists of users follow the user's list of clients.
func (st *state) linkUser(u *user) {
	for cl := range st.clients.all() {
		listed, wanted := slices.Index(cl.userIDs, u.id), slices.Contains(u.clientIDs, cl.id)
		switch {
		case wanted && listed < 0:
			cl.userIDs = append(cl.userIDs, u.id)
		case !wanted && listed >= 0:
			cl.userIDs = slices.Delete(cl.userIDs, listed, listed+1)
		}
	}
}

func (u *user) has(l License) bool { return slices.Contains(u.licenses, l) }

type userLicenseView struct {
	APILicense          bool `json:"api_license"`
	RemoteAccessLicense bool `json:"remote_access_license"`
	SplashtopLicense    bool `json:"splashtop_license"`
	TicketsLicense      bool `json:"tickets_license"`
	WhatsAppLicense     bool `json:"whatsapp_license"`
}

func (u *user) licenseView() userLicenseView {
	return userLicenseView{
		u.has(licenseAPI), u.has(licenseRemoteAccess), u.has(licenseSplashtop), u.has(LicenseTickets), u.has(LicenseWhatsApp),
	}
}

type userInvitation struct {
	Message string      `json:"message"`
	User    invitedUser `json:"user"`
}

type invitedUser struct {
	ID           int             `json:"id"`
	Email        string          `json:"email"`
	Name         string          `json:"name"`
	UserLicenses userLicenseView `json:"user_licenses"`
}

type userWithLicenses struct {
	userDetail
	UserLicenses userLicenseView `json:"user_licenses"`
}
