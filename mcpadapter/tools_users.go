package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

var userTools = []*tool{
	newTool("search_user", "users", readTool, "Search users",
		"Find users of all types by name or e-mail. Who may not see users finds active attendants.", searchUser),
	newTool("search_technical_user", "users", readTool, "Search attendants",
		"Find attendants, who can be responsible for tickets.", searchTechnicalUser),
	newTool("get_user", "users", readTool, "Get user", "Show a user, or without arguments the user of the key.", getUser),
	newTool("create_user", "users", addTool, "Invite attendant",
		"Invite an attendant by e-mail, with a tickets or a WhatsApp licence at least.", createUser),
	newTool("update_user", "users", setTool, "Update user",
		"Change a user. Users cannot be deleted, only deactivated.", updateUser),
	newTool("update_profile", "users", setTool, "Update own profile", "Change the user of the key.", updateProfile),
}

type searchUserInput struct {
	Name   string `json:"name" desc:"name, or part of the e-mail address"`
	Type   string `json:"type,omitempty" desc:"client is a portal user" enum:"client,attendant,admin"`
	Active *bool  `json:"active,omitempty" desc:"true finds active users only, false inactive ones only"`
	paging
}

var manyUsers = hint{
	"há usuários demais para ler todos: pode haver outros com este nome; filtre por type e active",
	"there are too many users to read them all: others may have the name; filter by type and active",
}

func searchUser(ctx context.Context, c *call, in *searchUserInput) error {
	found, err := c.names.FindUsers(ctx, resolve.UserSearch{
		ListOptions: in.paging.options(), Query: in.Name, Type: tiflux.UserType(in.Type), Active: setIf(in.Active),
	})
	if err != nil {
		return err
	}
	notes := render.Notes{Filters: []render.Filter{{Name: "source", Value: found.Source}}}
	if found.Incomplete {
		notes.Warnings = []string{manyUsers.in(c.render.Language)}
	}
	return showPage(c, found.Page, notes, c.render.Users)
}

type searchTechnicalUserInput struct {
	Name  string `json:"name,omitempty" desc:"part of the name" max:"255"`
	Email string `json:"email,omitempty" desc:"part of the e-mail address" max:"255"`
	deskRef
	ClientID   int64  `json:"client_id,omitempty" desc:"only who may be responsible for this client" min:"1"`
	ClientName string `json:"client_name,omitempty" desc:"client by name"`
	paging
}

func searchTechnicalUser(ctx context.Context, c *call, in *searchTechnicalUserInput) error {
	n := c.resolving(ctx)
	o := &tiflux.TechnicalUserListOptions{
		ListOptions: in.paging.options(), Name: in.Name, Email: in.Email,
		DeskID: n.desk(in.deskRef.ref()), ClientID: n.client(ref{in.ClientID, in.ClientName}),
	}
	if n.err != nil {
		return n.err
	}
	p, err := c.client.Users.ListTechnical(ctx, o)
	if err != nil {
		return err
	}
	return showPage(c, p, n.notes(), c.render.TechnicalUsers)
}

// userRef is a user in the arguments.
type userRef struct {
	ID       int64  `json:"id,omitempty" desc:"user id" min:"1"`
	UserName string `json:"user_name,omitempty" desc:"user by name or e-mail"`
}

func (r userRef) ref() ref { return ref{r.ID, r.UserName} }

type getUserInput struct{ userRef }

func getUser(ctx context.Context, c *call, in *getUserInput) error {
	n := c.resolving(ctx)
	id := n.user(in.userRef.ref())
	switch {
	case n.err != nil:
		return n.err
	case id == 0:
		me, err := c.client.Users.Me(ctx)
		return record(c, me, err, c.render.CurrentUser)
	}
	u, err := c.client.Users.Get(ctx, id)
	return record(c, u, err, c.render.User)
}

// technicalGroupRef is a technical group in the arguments.
type technicalGroupRef struct {
	TechnicalGroupID   int64  `json:"technical_group_id,omitempty" desc:"technical group id" min:"1"`
	TechnicalGroupName string `json:"technical_group_name,omitempty" desc:"technical group by name"`
}

func (r technicalGroupRef) ref() ref { return ref{r.TechnicalGroupID, r.TechnicalGroupName} }

// userLicenses are the licences of an attendant in the arguments.
type userLicenses struct {
	WhatsAppLicense     *bool `json:"whatsapp_license,omitempty" desc:"WhatsApp chats"`
	TicketsLicense      *bool `json:"tickets_license,omitempty" desc:"tickets"`
	RemoteAccessLicense *bool `json:"remote_access_license,omitempty" desc:"remote access"`
	APILicense          *bool `json:"api_license,omitempty" desc:"API"`
	SplashtopLicense    *bool `json:"splashtop_license,omitempty" desc:"Splashtop"`
}

type createUserInput struct {
	Name  string `json:"name" desc:"name"`
	Email string `json:"email" desc:"e-mail address"`
	technicalGroupRef
	userLicenses
}

var someLicense = hint{"ou whatsapp_license deve ser true", "or whatsapp_license must be true"}

func createUser(ctx context.Context, c *call, in *createUserInput) error {
	u := &tiflux.UserCreate{
		Name: in.Name, Email: in.Email,
		WhatsAppLicense: setIf(in.WhatsAppLicense), TicketsLicense: setIf(in.TicketsLicense),
		RemoteAccessLicense: setIf(in.RemoteAccessLicense), APILicense: setIf(in.APILicense), SplashtopLicense: setIf(in.SplashtopLicense),
	}
	if !u.TicketsLicense.Or(false) && !u.WhatsAppLicense.Or(false) {
		return bad("tickets_license", someLicense)
	}
	n := c.resolving(ctx)
	u.TechnicalGroupID = n.must(n.technicalGroup(in.technicalGroupRef.ref()), "technical_group")
	if n.err != nil {
		return n.err
	}
	defer c.names.Forget(resolve.User, resolve.Attendant)
	invited, err := c.client.Users.Create(ctx, u)
	return receipt(c, invited, err, "created", c.render.UserReceipt)
}

// profileFields are what users may change of themselves.
type profileFields struct {
	Name        string `json:"name,omitempty" desc:"new name"`
	Email       string `json:"email,omitempty" desc:"new e-mail address, once it is confirmed"`
	Extension   *int64 `json:"extension,omitempty" desc:"telephone extension" min:"0"`
	Telephone   string `json:"telephone,omitempty" desc:"new telephone" number:"true"`
	CountryCode string `json:"country_code,omitempty" desc:"of telephone, two letters" default:"BR"`
}

type updateUserInput struct {
	userRef
	profileFields
	technicalGroupRef
	Active      *bool    `json:"active,omitempty" desc:"false deactivates"`
	ClientIDs   []int64  `json:"client_ids,omitempty" desc:"clients of a portal user, replacing all"`
	ClientNames nameList `json:"client_names,omitempty" desc:"clients by name, a list"`
	userLicenses
}

func updateUser(ctx context.Context, c *call, in *updateUserInput) error {
	n := c.resolving(ctx)
	id, err := n.itself(n.user(in.userRef.ref()), "user_name")
	if err != nil {
		return err
	}
	u := &tiflux.UserUpdate{
		Name: setText(in.Name), Email: setText(in.Email), Extension: setIf(in.Extension),
		Telephone: setText(in.Telephone), CountryCode: setText(in.CountryCode),
		TechnicalGroupID: setID(n.technicalGroup(in.technicalGroupRef.ref())), Active: setIf(in.Active),
		ClientIDs:       setIDs(n.all(in.ClientIDs, in.ClientNames, n.client), in.ClientIDs),
		WhatsAppLicense: setIf(in.WhatsAppLicense), TicketsLicense: setIf(in.TicketsLicense),
		RemoteAccessLicense: setIf(in.RemoteAccessLicense), APILicense: setIf(in.APILicense), SplashtopLicense: setIf(in.SplashtopLicense),
	}
	if n.err != nil {
		return n.err
	}
	defer c.names.Forget(resolve.User, resolve.Attendant)
	updated, err := c.client.Users.Update(ctx, id, u)
	return receipt(c, updated, err, "updated", c.render.UserUpdatedReceipt)
}

type updateProfileInput struct{ profileFields }

func updateProfile(ctx context.Context, c *call, in *updateProfileInput) error {
	defer c.names.Forget(resolve.User, resolve.Attendant)
	u, err := c.client.Users.UpdateProfile(ctx, &tiflux.ProfileUpdate{
		Name: setText(in.Name), Email: setText(in.Email), Extension: setIf(in.Extension),
		Telephone: setText(in.Telephone), CountryCode: setText(in.CountryCode),
	})
	return receipt(c, u, err, "updated", c.render.ProfileReceipt)
}
