package tiflux

import (
	"context"
	"iter"
)

// ContactUse is what a contact is for. The API does not say that there are no
// others.
type ContactUse string

const (
	ContactPersonal   ContactUse = "Personal"
	ContactCommercial ContactUse = "Commercial"
)

// ClientContact is a contact of a client: whom to call, not who asks for help,
// which is a [Requestor].
type ClientContact struct {
	ID        int64      `json:"id"`
	Email     string     `json:"email"`
	Owner     string     `json:"owner"`     // the person's name
	Telephone string     `json:"telephone"` // E.164; written as Number
	Use       ContactUse `json:"use"`
}

// ListContacts returns one page of a client's contacts, by id.
//
//	GET /clients/{client_id}/contacts
//
// Permission: one of "Gerenciar clientes e grupos de recursos", "Visualizar
// clientes e grupos de recursos".
// Errors: [ErrNotFound], [ErrForbidden].
func (s *ClientsService) ListContacts(ctx context.Context, clientID int64, o *ListOptions, opts ...CallOption) (*Page[ClientContact], error) {
	o = orZero(o)
	return list[ClientContact](ctx, s.client, request{op: opClientsListContacts, path: []any{clientID}, query: o}, *o, opts)
}

// AllContacts ranges over the contacts of a client.
//
//	GET /clients/{client_id}/contacts
//
// Permission and Errors: as [ClientsService.ListContacts].
func (s *ClientsService) AllContacts(ctx context.Context, clientID int64, o *ListOptions, opts ...CallOption) iter.Seq2[ClientContact, error] {
	return all(ctx, s.client, request{op: opClientsListContacts, path: []any{clientID}}, *orZero(o),
		func(c *ClientContact) int64 { return c.ID }, opts)
}

// GetContact returns a contact of a client.
//
//	GET /clients/{client_id}/contacts/{id}
//
// Permission: one of "Gerenciar clientes e grupos de recursos", "Visualizar
// clientes e grupos de recursos".
// Errors: [ErrNotFound], [ErrForbidden].
func (s *ClientsService) GetContact(ctx context.Context, clientID, id int64, opts ...CallOption) (*ClientContact, error) {
	return call[*ClientContact](ctx, s.client, request{op: opClientsGetContact, path: []any{clientID, id}}, opts)
}

// ClientContactCreate is a contact to be added.
type ClientContactCreate struct {
	Use     ContactUse `json:"use"`
	Number  string     `json:"number"` // telephone in any common notation; read as Telephone
	Owner   string     `json:"owner"`  // the person's name
	Email   string     `json:"email"`
	Country string     `json:"country,omitempty"` // of the number, ISO 3166-1 alpha-2; empty is BR
}

// CreateContact adds a contact to a client. It is never sent twice.
//
//	POST /clients/{client_id}/contacts
//
// Permission: "Gerenciar clientes e grupos de recursos".
// Errors: [ErrInvalid] (a blank field, a malformed e-mail address or number),
// [ErrNotFound], [ErrForbidden], [ErrUnknownOutcome].
func (s *ClientsService) CreateContact(ctx context.Context, clientID int64, c *ClientContactCreate, opts ...CallOption) (*ClientContact, error) {
	return call[*ClientContact](ctx, s.client, request{op: opClientsCreateContact, path: []any{clientID}, body: orZero(c)}, opts)
}

// ClientContactUpdate changes a contact. Fields left alone are not sent.
type ClientContactUpdate struct {
	Use     Opt[ContactUse] `json:"use,omitzero"`
	Number  Opt[string]     `json:"number,omitzero"`
	Owner   Opt[string]     `json:"owner,omitzero"`
	Email   Opt[string]     `json:"email,omitzero"`
	Country Opt[string]     `json:"country,omitzero"` // of Number; absent is BR
}

// UpdateContact changes a contact of a client and returns it.
//
//	PUT /clients/{client_id}/contacts/{id}
//
// Permission: "Gerenciar clientes e grupos de recursos".
// Errors: [ErrInvalid] as for CreateContact, [ErrNotFound], [ErrForbidden].
func (s *ClientsService) UpdateContact(ctx context.Context, clientID, id int64, u *ClientContactUpdate, opts ...CallOption) (*ClientContact, error) {
	if changesNothing(u) {
		return nil, &ArgumentError{Op: operations[opClientsUpdateContact].Name, Argument: "update", Reason: "changes nothing"}
	}
	return call[*ClientContact](ctx, s.client, request{op: opClientsUpdateContact, path: []any{clientID, id}, body: u}, opts)
}

// DeleteContact deletes a contact of a client.
//
//	DELETE /clients/{client_id}/contacts/{id}
//
// Permission: "Gerenciar clientes e grupos de recursos".
// Errors: [ErrNotFound], [ErrForbidden].
func (s *ClientsService) DeleteContact(ctx context.Context, clientID, id int64, opts ...CallOption) error {
	return exec(ctx, s.client, request{op: opClientsDeleteContact, path: []any{clientID, id}}, opts)
}
