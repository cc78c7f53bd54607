package tiflux

import (
	"context"
	"iter"
)

// RoleGroupsService handles role groups: the sets of permissions that users get.
type RoleGroupsService service

// RoleGroup is a role group as lists show it.
type RoleGroup struct {
	ID        int64  `json:"id"`
	Deletable bool   `json:"deletable"` // false for the built-in groups
	Name      string `json:"name"`
}

// RoleGroupDetail is a role group in full.
type RoleGroupDetail struct {
	RoleGroup
	Description string `json:"description"`
	Roles       []Role `json:"roles"`
}

// Role is one permission, by the name that the comments of this package use.
type Role struct {
	ID          int64  `json:"id"`
	Description string `json:"description"`
	Name        string `json:"name"`
}

// List returns one page of the role groups, by name.
//
//	GET /role-groups
//
// Permission: "Gerenciar grupos de permissão".
// Errors: [ErrForbidden], [ErrInvalid].
func (s *RoleGroupsService) List(ctx context.Context, o *ListOptions, opts ...CallOption) (*Page[RoleGroup], error) {
	o = orZero(o)
	return list[RoleGroup](ctx, s.client, request{op: opRoleGroupsList, query: o}, *o, opts)
}

// All ranges over the role groups.
//
//	GET /role-groups
//
// Permission and Errors: as [RoleGroupsService.List].
func (s *RoleGroupsService) All(ctx context.Context, o *ListOptions, opts ...CallOption) iter.Seq2[RoleGroup, error] {
	return all(ctx, s.client, request{op: opRoleGroupsList}, *orZero(o),
		func(g *RoleGroup) int64 { return g.ID }, opts)
}

// Get returns a role group with its permissions.
//
//	GET /role-groups/{id}
//
// Permission: "Gerenciar grupos de permissão".
// Errors: [ErrNotFound], [ErrForbidden].
func (s *RoleGroupsService) Get(ctx context.Context, id int64, opts ...CallOption) (*RoleGroupDetail, error) {
	return call[*RoleGroupDetail](ctx, s.client, request{op: opRoleGroupsGet, path: []any{id}}, opts)
}

// ListTechnicalGroups returns one page of the technical groups that have a role
// group.
//
//	GET /role-groups/{id}/technical-groups
//
// Permission: "Gerenciar grupos de permissão".
// Errors: [ErrNotFound], [ErrForbidden], [ErrInvalid].
func (s *RoleGroupsService) ListTechnicalGroups(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) (*Page[IDName], error) {
	o = orZero(o)
	return list[IDName](ctx, s.client, request{op: opRoleGroupsListTechnicalGroups, path: []any{id}, query: o}, *o, opts)
}

// AllTechnicalGroups ranges over the technical groups that have a role group.
//
//	GET /role-groups/{id}/technical-groups
//
// Permission and Errors: as [RoleGroupsService.ListTechnicalGroups].
func (s *RoleGroupsService) AllTechnicalGroups(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) iter.Seq2[IDName, error] {
	return all(ctx, s.client, request{op: opRoleGroupsListTechnicalGroups, path: []any{id}}, *orZero(o), technicalGroupKey, opts)
}

// RoleGroupUserListOptions choose users of a role group.
type RoleGroupUserListOptions struct {
	ListOptions
	Email string `url:"email,omitempty"` // at most 255 letters; whether exact or part of the address is not documented
}

// ListUsers returns one page of the users who have a role group.
//
//	GET /role-groups/{id}/users
//
// Permission: "Gerenciar grupos de permissão".
// Errors: [ErrNotFound], [ErrForbidden], [ErrInvalid].
func (s *RoleGroupsService) ListUsers(ctx context.Context, id int64, o *RoleGroupUserListOptions, opts ...CallOption) (*Page[User], error) {
	o = orZero(o)
	return list[User](ctx, s.client, request{op: opRoleGroupsListUsers, path: []any{id}, query: o}, o.ListOptions, opts)
}

// AllUsers ranges over the users who have a role group.
//
//	GET /role-groups/{id}/users
//
// Permission and Errors: as [RoleGroupsService.ListUsers].
func (s *RoleGroupsService) AllUsers(ctx context.Context, id int64, o *RoleGroupUserListOptions, opts ...CallOption) iter.Seq2[User, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opRoleGroupsListUsers, path: []any{id}, query: o}, o.ListOptions,
		func(u *User) int64 { return u.ID }, opts)
}
