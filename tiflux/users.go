package tiflux

import (
	"context"
	"iter"
	"time"
)

// UsersService handles users: administrators, attendants and portal users.
type UsersService service

// UserType is the kind of a user. Empty means a user without a group.
type UserType string

const (
	UserAdmin     UserType = "admin"
	UserAttendant UserType = "attendant"
	UserClient    UserType = "client"
)

// User is a user as lists show them.
type User struct {
	ID               int64     `json:"id"`
	Type             UserType  `json:"_type"`
	Active           bool      `json:"active"`
	Email            string    `json:"email"`
	GauthEnabled     bool      `json:"gauth_enabled"` // signs in with a second factor
	LastLoginAt      time.Time `json:"last_login_at"`
	Name             string    `json:"name"`
	TechnicalGroupID int64     `json:"technical_group_id"`
}

// UserListOptions choose users.
type UserListOptions struct {
	ListOptions
	Active       Opt[bool] `url:"active,omitempty"`
	GauthEnabled Opt[bool] `url:"gauth_enabled,omitempty"`
	Type         UserType  `url:"type,omitempty"`
	Email        string    `url:"email,omitempty"` // part of the address
	Name         string    `url:"name,omitempty"`  // part of the name; recent, older installations answered 403
}

// List returns one page of the users, by id.
//
//	GET /users
//
// Permission: "Gerenciar usuários". Without it, [UsersService.ListTechnical]
// lists the attendants.
// Errors: [ErrForbidden], [ErrInvalid].
func (s *UsersService) List(ctx context.Context, o *UserListOptions, opts ...CallOption) (*Page[User], error) {
	o = orZero(o)
	return list[User](ctx, s.client, request{op: opUsersList, query: o}, o.ListOptions, opts)
}

// All ranges over the users.
//
//	GET /users
//
// Permission and Errors: as [UsersService.List].
func (s *UsersService) All(ctx context.Context, o *UserListOptions, opts ...CallOption) iter.Seq2[User, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opUsersList, query: o}, o.ListOptions,
		func(u *User) int64 { return u.ID }, opts)
}

// UserDetail is a user in full.
type UserDetail struct {
	User
	ClientIDs      []int64    `json:"client_ids"`       // of a portal user
	EmailInfoAlert string     `json:"email_info_alert"` // set while a new address waits for its confirmation
	Extension      Opt[int64] `json:"extension"`        // a number, unlike that of requestors
	Signature      string     `json:"signature"`
	Telephone      string     `json:"telephone"` // E.164
}

// Get returns a user in full.
//
//	GET /users/{id}
//
// Permission: "Gerenciar usuários"; none for the key's own user.
// Errors: [ErrNotFound], [ErrForbidden].
func (s *UsersService) Get(ctx context.Context, id int64, opts ...CallOption) (*UserDetail, error) {
	return call[*UserDetail](ctx, s.client, request{op: opUsersGet, path: []any{id}}, opts)
}

// CurrentUser is the user of the key. Only id, name and e-mail are certain to
// come.
type CurrentUser struct {
	UserDetail
	EnableMCP bool `json:"enable_mcp"`
}

// Me returns the user of the key: the cheapest way to see whether a key works.
// The API does not document it.
//
//	GET /users/me
//
// Permission: none.
// Errors: [ErrUnauthorized].
func (s *UsersService) Me(ctx context.Context, opts ...CallOption) (*CurrentUser, error) {
	return call[*CurrentUser](ctx, s.client, request{op: opUsersMe}, opts)
}

// TechnicalUser is an active attendant: somebody who can be responsible.
type TechnicalUser struct {
	ID    int64  `json:"id"`
	Email string `json:"email"`
	Name  string `json:"name"`
}

// TechnicalUserListOptions choose attendants.
type TechnicalUserListOptions struct {
	ListOptions
	DeskID             int64     `url:"desk_id,omitempty"`              // who may be responsible on this desk
	ClientID           int64     `url:"client_id,omitempty"`            // who may be responsible for this client
	Name               string    `url:"name,omitempty"`                 // part of the name, at most 255 letters
	Email              string    `url:"email,omitempty"`                // part of the address, at most 255 letters
	WithTicketsLicense Opt[bool] `url:"with_tickets_license,omitempty"` // absent is true; false lists every active attendant
}

// ListTechnical returns one page of the active attendants, by name.
//
//	GET /technical-users
//
// Permission: none; licence tickets.
// Errors: [ErrLicense], [ErrInvalid].
func (s *UsersService) ListTechnical(ctx context.Context, o *TechnicalUserListOptions, opts ...CallOption) (*Page[TechnicalUser], error) {
	o = orZero(o)
	return list[TechnicalUser](ctx, s.client, request{op: opUsersListTechnical, query: o}, o.ListOptions, opts)
}

// AllTechnical ranges over the active attendants.
//
//	GET /technical-users
//
// Permission and Errors: as [UsersService.ListTechnical].
func (s *UsersService) AllTechnical(ctx context.Context, o *TechnicalUserListOptions, opts ...CallOption) iter.Seq2[TechnicalUser, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opUsersListTechnical, query: o}, o.ListOptions,
		func(u *TechnicalUser) int64 { return u.ID }, opts)
}
