package tiflux

import (
	"context"
	"iter"
)

// TechnicalGroupsService handles technical groups: the teams of attendants. A
// list shows a group as [IDName].
type TechnicalGroupsService service

// List returns one page of the technical groups, by id. There is no filter by
// name.
//
//	GET /technical-groups
//
// Permission: "Gerenciar mesas de serviços".
// Errors: [ErrForbidden], [ErrInvalid].
func (s *TechnicalGroupsService) List(ctx context.Context, o *ListOptions, opts ...CallOption) (*Page[IDName], error) {
	o = orZero(o)
	return list[IDName](ctx, s.client, request{op: opTechnicalGroupsList, query: o}, *o, opts)
}

// All ranges over the technical groups.
//
//	GET /technical-groups
//
// Permission and Errors: as [TechnicalGroupsService.List].
func (s *TechnicalGroupsService) All(ctx context.Context, o *ListOptions, opts ...CallOption) iter.Seq2[IDName, error] {
	return all(ctx, s.client, request{op: opTechnicalGroupsList}, *orZero(o), technicalGroupKey, opts)
}

func technicalGroupKey(g *IDName) int64 { return g.ID }

// TechnicalGroupDetail is a technical group in full.
type TechnicalGroupDetail struct {
	IDName
	Departments                  []IDName                  `json:"departments"` // only with TechnicalGroupGetOptions.ShowDepartments
	Description                  string                    `json:"description"`
	Expedients                   []TechnicalGroupExpedient `json:"expedients"`                      // working hours
	HasCompromise                bool                      `json:"has_compromise"`                  // the API's word; what it means is not documented
	SendPeriodicAppointmentHours string                    `json:"send_periodic_appointment_hours"` // a label such as "Do not send email"
}

// TechnicalGroupExpedient is a span of working hours, local to the organisation.
type TechnicalGroupExpedient struct {
	ID        int64  `json:"id"`
	Beginning Clock  `json:"beginning"`
	Days      string `json:"days"` // of MON to SUN, separated by commas: "MON, TUE, WED"
	Ending    Clock  `json:"ending"`
	Holiday   bool   `json:"holiday"`
}

// TechnicalGroupGetOptions add to a technical group.
type TechnicalGroupGetOptions struct {
	ShowDepartments bool `url:"show_departments,omitempty"` // fills TechnicalGroupDetail.Departments
}

// Get returns a technical group with its working hours.
//
//	GET /technical-groups/{id}
//
// Permission: "Gerenciar mesas de serviços".
// Errors: [ErrNotFound], [ErrForbidden].
func (s *TechnicalGroupsService) Get(ctx context.Context, id int64, opts ...CallOption) (*TechnicalGroupDetail, error) {
	return s.GetWithOptions(ctx, id, nil, opts...)
}

// GetWithOptions is [TechnicalGroupsService.Get] with chat departments.
//
//	GET /technical-groups/{id}
//
// Permission and Errors: as [TechnicalGroupsService.Get].
func (s *TechnicalGroupsService) GetWithOptions(ctx context.Context, id int64, o *TechnicalGroupGetOptions, opts ...CallOption) (*TechnicalGroupDetail, error) {
	return call[*TechnicalGroupDetail](ctx, s.client, request{op: opTechnicalGroupsGet, path: []any{id}, query: o}, opts)
}

// ListClients returns one page of the clients that a technical group attends.
//
//	GET /technical-groups/{id}/clients
//
// Permission: "Gerenciar mesas de serviços".
// Errors: [ErrNotFound], [ErrForbidden], [ErrInvalid].
func (s *TechnicalGroupsService) ListClients(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) (*Page[ClientSummary], error) {
	o = orZero(o)
	return list[ClientSummary](ctx, s.client, request{op: opTechnicalGroupsListClients, path: []any{id}, query: o}, *o, opts)
}

// AllClients ranges over the clients of a technical group.
//
//	GET /technical-groups/{id}/clients
//
// Permission and Errors: as [TechnicalGroupsService.ListClients].
func (s *TechnicalGroupsService) AllClients(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) iter.Seq2[ClientSummary, error] {
	return all(ctx, s.client, request{op: opTechnicalGroupsListClients, path: []any{id}}, *orZero(o),
		func(c *ClientSummary) int64 { return c.ID }, opts)
}

// ListDesks returns one page of the desks that a technical group attends.
//
//	GET /technical-groups/{id}/desks
//
// Permission: "Gerenciar mesas de serviços".
// Errors: [ErrNotFound], [ErrForbidden], [ErrInvalid].
func (s *TechnicalGroupsService) ListDesks(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) (*Page[Desk], error) {
	o = orZero(o)
	return list[Desk](ctx, s.client, request{op: opTechnicalGroupsListDesks, path: []any{id}, query: o}, *o, opts)
}

// AllDesks ranges over the desks of a technical group.
//
//	GET /technical-groups/{id}/desks
//
// Permission and Errors: as [TechnicalGroupsService.ListDesks].
func (s *TechnicalGroupsService) AllDesks(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) iter.Seq2[Desk, error] {
	return all(ctx, s.client, request{op: opTechnicalGroupsListDesks, path: []any{id}}, *orZero(o),
		func(d *Desk) int64 { return d.ID }, opts)
}

// ListUsers returns one page of the users of a technical group, by id, active or
// not.
//
//	GET /technical-groups/{id}/users
//
// Permission: "Gerenciar mesas de serviços".
// Errors: [ErrNotFound], [ErrForbidden], [ErrInvalid].
func (s *TechnicalGroupsService) ListUsers(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) (*Page[User], error) {
	o = orZero(o)
	return list[User](ctx, s.client, request{op: opTechnicalGroupsListUsers, path: []any{id}, query: o}, *o, opts)
}

// AllUsers ranges over the users of a technical group.
//
//	GET /technical-groups/{id}/users
//
// Permission and Errors: as [TechnicalGroupsService.ListUsers].
func (s *TechnicalGroupsService) AllUsers(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) iter.Seq2[User, error] {
	return all(ctx, s.client, request{op: opTechnicalGroupsListUsers, path: []any{id}}, *orZero(o),
		func(u *User) int64 { return u.ID }, opts)
}
