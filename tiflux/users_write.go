package tiflux

import "context"

// UserLicenses are the licences of a user.
type UserLicenses struct {
	APILicense          bool `json:"api_license"`
	RemoteAccessLicense bool `json:"remote_access_license"`
	SplashtopLicense    bool `json:"splashtop_license"`
	TicketsLicense      bool `json:"tickets_license"`
	WhatsAppLicense     bool `json:"whatsapp_license"`
}

// UserCreate is an attendant to be invited. At least one of TicketsLicense and
// WhatsAppLicense must be true. A licence that is left out is up to the API, and
// not always false.
type UserCreate struct {
	Name                string    `json:"name"`
	Email               string    `json:"email"` // the API refuses addresses with "teste", "123", "estudante", "blog" or "email" in them
	TechnicalGroupID    int64     `json:"technical_group_id"`
	APILicense          Opt[bool] `json:"api_license,omitzero"`
	RemoteAccessLicense Opt[bool] `json:"remote_access_license,omitzero"`
	SplashtopLicense    Opt[bool] `json:"splashtop_license,omitzero"`
	TicketsLicense      Opt[bool] `json:"tickets_license,omitzero"`
	WhatsAppLicense     Opt[bool] `json:"whatsapp_license,omitzero"`
}

// UserInvitation is the answer to the invitation of an attendant.
type UserInvitation struct {
	Message string           `json:"message"` // in the language of the product
	User    InvitedAttendant `json:"user"`
}

// InvitedAttendant is the attendant that an invitation made.
type InvitedAttendant struct {
	InvitedUser
	UserLicenses *UserLicenses `json:"user_licenses"`
}

// Create makes an attendant, to whom an invitation is sent by e-mail. It is
// never sent twice. [ClientsService.CreateUser] makes a portal user.
//
//	POST /users
//
// Permission: "Gerenciar usuários".
// Errors: [ErrInvalid] (blank name, an e-mail address that is wrong, taken or
// refused, an unknown technical group, neither of the two licences),
// [ErrForbidden], [ErrUnknownOutcome].
func (s *UsersService) Create(ctx context.Context, u *UserCreate, opts ...CallOption) (*UserInvitation, error) {
	return call[*UserInvitation](ctx, s.client, request{op: opUsersCreate, body: orZero(u)}, opts)
}

// UserUpdate changes a user. Fields left alone are not sent.
type UserUpdate struct {
	Name                Opt[string]  `json:"name,omitzero"`
	Email               Opt[string]  `json:"email,omitzero"`              // takes effect when the user confirms it, see [UserDetail.EmailInfoAlert]
	TechnicalGroupID    Opt[int64]   `json:"technical_group_id,omitzero"` // not of a portal user
	Active              Opt[bool]    `json:"active,omitzero"`
	Extension           Opt[int64]   `json:"extension,omitzero"`
	Telephone           Opt[string]  `json:"telephone,omitzero"`
	CountryCode         Opt[string]  `json:"country_code,omitzero"` // of Telephone, ISO 3166-1 alpha-2; absent is BR
	ClientIDs           Opt[[]int64] `json:"client_ids,omitzero"`   // only of a portal user or a user without a group; replaces all
	APILicense          Opt[bool]    `json:"api_license,omitzero"`  // this and the other licences: not of a portal user
	RemoteAccessLicense Opt[bool]    `json:"remote_access_license,omitzero"`
	SplashtopLicense    Opt[bool]    `json:"splashtop_license,omitzero"`
	TicketsLicense      Opt[bool]    `json:"tickets_license,omitzero"`
	WhatsAppLicense     Opt[bool]    `json:"whatsapp_license,omitzero"`
}

// UserUpdated is a user after an update, the only answer that tells the licences
// of a user who was there before.
type UserUpdated struct {
	UserDetail
	UserLicenses UserLicenses `json:"user_licenses"`
}

// Update changes a user and returns it with its licences.
//
//	PUT /users/{id}
//
// Users cannot be deleted, only deactivated with Active.
//
// Permission: "Gerenciar usuários"; for a portal user also "Cadastrar
// solicitantes e usuários clientes".
// Errors: [ErrInvalid] (blank name, a malformed e-mail address, an unknown
// technical group), [ErrNotFound], [ErrForbidden] (also licences for a portal
// user).
func (s *UsersService) Update(ctx context.Context, id int64, u *UserUpdate, opts ...CallOption) (*UserUpdated, error) {
	if changesNothing(u) {
		return nil, &ArgumentError{Op: operations[opUsersUpdate].Name, Argument: "update", Reason: "changes nothing"}
	}
	return call[*UserUpdated](ctx, s.client, request{op: opUsersUpdate, path: []any{id}, body: u}, opts)
}

// ProfileUpdate changes the profile of the key's own user. Fields left alone are
// not sent.
type ProfileUpdate struct {
	Name        Opt[string] `json:"name,omitzero"`
	Email       Opt[string] `json:"email,omitzero"` // takes effect when the user confirms it, see [UserDetail.EmailInfoAlert]
	Extension   Opt[int64]  `json:"extension,omitzero"`
	Telephone   Opt[string] `json:"telephone,omitzero"`
	CountryCode Opt[string] `json:"country_code,omitzero"` // of Telephone, ISO 3166-1 alpha-2; absent is BR
}

// UpdateProfile changes the key's own user and returns it.
//
//	PUT /users/profile
//
// Permission: none.
// Errors: [ErrInvalid] (a malformed e-mail address or telephone).
func (s *UsersService) UpdateProfile(ctx context.Context, u *ProfileUpdate, opts ...CallOption) (*UserDetail, error) {
	if changesNothing(u) {
		return nil, &ArgumentError{Op: operations[opUsersUpdateProfile].Name, Argument: "update", Reason: "changes nothing"}
	}
	return call[*UserDetail](ctx, s.client, request{op: opUsersUpdateProfile, body: u}, opts)
}
