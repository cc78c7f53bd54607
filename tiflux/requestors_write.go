package tiflux

import "context"

// RequestorSummary is a requestor without custom fields.
type RequestorSummary struct {
	ID            int64  `json:"id"`
	CanOpenTicket bool   `json:"can_open_ticket"` // may open tickets by e-mail
	Email         string `json:"email"`
	Extension     string `json:"extension"` // text, unlike that of users
	Name          string `json:"name"`
	Telephone     string `json:"telephone"` // E.164
}

// RequestorDetail is a requestor in full. It names neither its client nor any
// time.
type RequestorDetail struct {
	RequestorSummary
	Entities []FilledEntity `json:"entities"` // every group of requestors, filled or not
}

// Get returns a requestor of a client with its custom fields, in another form
// than lists show them.
//
//	GET /clients/{client_id}/requestors/{id}
//
// Permission: one of "Gerenciar clientes e grupos de recursos", "Visualizar
// clientes e grupos de recursos".
// Errors: [ErrNotFound], [ErrForbidden].
func (s *RequestorsService) Get(ctx context.Context, clientID, id int64, opts ...CallOption) (*RequestorDetail, error) {
	return call[*RequestorDetail](ctx, s.client, request{op: opRequestorsGet, path: []any{clientID, id}}, opts)
}

// RequestorCreate is a requestor to be registered.
type RequestorCreate struct {
	Name          string    `json:"name"`
	Email         string    `json:"email"`
	Telephone     string    `json:"telephone,omitempty"`      // any common notation; desks may want one when a ticket is opened
	CanOpenTicket Opt[bool] `json:"can_open_ticket,omitzero"` // may open tickets by e-mail; what absent means is not documented
	Extension     string    `json:"extension,omitempty"`      //
	Country       string    `json:"country,omitempty"`        // of the telephone, ISO 3166-1 alpha-2; empty is BR
}

// Create registers a requestor of a client and returns it. It is never sent
// twice.
//
//	POST /clients/{client_id}/requestors
//
// Permission: "Gerenciar clientes e grupos de recursos".
// Errors: [ErrInvalid] (blank name, a malformed e-mail address or telephone),
// [ErrNotFound], [ErrForbidden], [ErrUnknownOutcome].
func (s *RequestorsService) Create(ctx context.Context, clientID int64, r *RequestorCreate, opts ...CallOption) (*RequestorDetail, error) {
	return call[*RequestorDetail](ctx, s.client, request{op: opRequestorsCreate, path: []any{clientID}, body: orZero(r)}, opts)
}

// RequestorUpdate changes a requestor. Fields left alone are not sent.
type RequestorUpdate struct {
	Name          Opt[string] `json:"name,omitzero"`
	Email         Opt[string] `json:"email,omitzero"`
	Telephone     Opt[string] `json:"telephone,omitzero"` // the API refuses Set("")
	CanOpenTicket Opt[bool]   `json:"can_open_ticket,omitzero"`
	Extension     Opt[string] `json:"extension,omitzero"`
	Country       Opt[string] `json:"country,omitzero"` // of Telephone; not certain to work here
}

// Update changes a requestor of a client and returns it.
//
//	PUT /clients/{client_id}/requestors/{id}
//
// Permission: "Gerenciar clientes e grupos de recursos".
// Errors: [ErrInvalid] as for Create, [ErrNotFound], [ErrForbidden].
func (s *RequestorsService) Update(ctx context.Context, clientID, id int64, u *RequestorUpdate, opts ...CallOption) (*RequestorDetail, error) {
	if changesNothing(u) {
		return nil, &ArgumentError{Op: operations[opRequestorsUpdate].Name, Argument: "update", Reason: "changes nothing"}
	}
	return call[*RequestorDetail](ctx, s.client, request{op: opRequestorsUpdate, path: []any{clientID, id}, body: u}, opts)
}

// Delete deletes a requestor of a client.
//
//	DELETE /clients/{client_id}/requestors/{id}
//
// Permission: "Gerenciar clientes e grupos de recursos".
// Errors: [ErrNotFound], [ErrForbidden].
func (s *RequestorsService) Delete(ctx context.Context, clientID, id int64, opts ...CallOption) error {
	return exec(ctx, s.client, request{op: opRequestorsDelete, path: []any{clientID, id}}, opts)
}

// RequestorEntities is a requestor with its custom fields, as UpdateEntities
// returns them.
type RequestorEntities struct {
	Requestor RequestorSummary `json:"requestor"`
	Entities  []FilledEntity   `json:"requestor_entities"`
}

// UpdateEntities writes 1 to 50 custom fields of a requestor and returns all of
// them. If some are refused, the error is a [*PartialError] and the others are
// stored; repeating the call is safe.
//
//	PUT /clients/{client_id}/requestors/{id}/entities
//
// The fields are those of active groups with [AppliedInRequestor].
//
// Permission: "Gerenciar clientes e grupos de recursos".
// Errors: [*PartialError], [ErrInvalid], [ErrNotFound], [ErrForbidden].
func (s *RequestorsService) UpdateEntities(ctx context.Context, clientID, id int64, values []EntityValue, opts ...CallOption) (*RequestorEntities, error) {
	if len(values) == 0 {
		return nil, &ArgumentError{Op: operations[opRequestorsUpdateEntities].Name, Argument: "entities", Reason: "is empty"}
	}
	r := request{op: opRequestorsUpdateEntities, path: []any{clientID, id}, body: &entitiesBody{values}}
	return call[*RequestorEntities](ctx, s.client, r, opts)
}
