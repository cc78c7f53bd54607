package tiflux

import (
	"context"
	"iter"
)

// ClientAddress is an address of a client.
type ClientAddress struct {
	ID           int64  `json:"id"`
	CEP          string `json:"cep"` // postal code as it was sent
	City         string `json:"city"`
	Complement   string `json:"complement"`
	Neighborhood string `json:"neighborhood"`
	Number       int64  `json:"number"`
	State        string `json:"state"` // two letters by custom only
	Street       string `json:"street"`
}

// ListAddresses returns one page of a client's addresses, by id.
//
//	GET /clients/{client_id}/addresses
//
// Permission: one of "Gerenciar clientes e grupos de recursos", "Visualizar
// clientes e grupos de recursos".
// Errors: [ErrNotFound], [ErrForbidden].
func (s *ClientsService) ListAddresses(ctx context.Context, clientID int64, o *ListOptions, opts ...CallOption) (*Page[ClientAddress], error) {
	o = orZero(o)
	return list[ClientAddress](ctx, s.client, request{op: opClientsListAddresses, path: []any{clientID}, query: o}, *o, opts)
}

// AllAddresses ranges over the addresses of a client.
//
//	GET /clients/{client_id}/addresses
//
// Permission and Errors: as [ClientsService.ListAddresses].
func (s *ClientsService) AllAddresses(ctx context.Context, clientID int64, o *ListOptions, opts ...CallOption) iter.Seq2[ClientAddress, error] {
	return all(ctx, s.client, request{op: opClientsListAddresses, path: []any{clientID}}, *orZero(o),
		func(a *ClientAddress) int64 { return a.ID }, opts)
}

// GetAddress returns an address of a client.
//
//	GET /clients/{client_id}/addresses/{id}
//
// Permission: one of "Gerenciar clientes e grupos de recursos", "Visualizar
// clientes e grupos de recursos".
// Errors: [ErrNotFound], [ErrForbidden].
func (s *ClientsService) GetAddress(ctx context.Context, clientID, id int64, opts ...CallOption) (*ClientAddress, error) {
	return call[*ClientAddress](ctx, s.client, request{op: opClientsGetAddress, path: []any{clientID, id}}, opts)
}

// ClientAddressCreate is an address to be added. All but Complement is
// required.
type ClientAddressCreate struct {
	CEP          string     `json:"cep"` // postal code; kept as it is sent
	City         string     `json:"city"`
	Neighborhood string     `json:"neighborhood"`
	Number       Opt[int64] `json:"number,omitzero"` // required; Set(0) is a number too
	State        string     `json:"state"`
	Street       string     `json:"street"`
	Complement   string     `json:"complement,omitempty"`
}

// CreateAddress adds an address to a client. It is never sent twice.
//
//	POST /clients/{client_id}/addresses
//
// Permission: "Gerenciar clientes e grupos de recursos".
// Errors: [ErrInvalid] with every missing field in [Error.Detail],
// [ErrNotFound], [ErrForbidden], [ErrUnknownOutcome].
func (s *ClientsService) CreateAddress(ctx context.Context, clientID int64, a *ClientAddressCreate, opts ...CallOption) (*ClientAddress, error) {
	return call[*ClientAddress](ctx, s.client, request{op: opClientsCreateAddress, path: []any{clientID}, body: orZero(a)}, opts)
}

// ClientAddressUpdate changes an address. Fields left alone are not sent.
type ClientAddressUpdate struct {
	CEP          Opt[string] `json:"cep,omitzero"`
	City         Opt[string] `json:"city,omitzero"`
	Neighborhood Opt[string] `json:"neighborhood,omitzero"`
	Number       Opt[int64]  `json:"number,omitzero"`
	State        Opt[string] `json:"state,omitzero"`
	Street       Opt[string] `json:"street,omitzero"`
	Complement   Opt[string] `json:"complement,omitzero"` // Set("") clears; nothing else may be blank
}

// UpdateAddress changes an address of a client and returns it.
//
//	PUT /clients/{client_id}/addresses/{id}
//
// Permission: "Gerenciar clientes e grupos de recursos".
// Errors: [ErrInvalid], [ErrNotFound], [ErrForbidden].
func (s *ClientsService) UpdateAddress(ctx context.Context, clientID, id int64, u *ClientAddressUpdate, opts ...CallOption) (*ClientAddress, error) {
	if changesNothing(u) {
		return nil, &ArgumentError{Op: operations[opClientsUpdateAddress].Name, Argument: "update", Reason: "changes nothing"}
	}
	return call[*ClientAddress](ctx, s.client, request{op: opClientsUpdateAddress, path: []any{clientID, id}, body: u}, opts)
}

// DeleteAddress deletes an address of a client.
//
//	DELETE /clients/{client_id}/addresses/{id}
//
// Permission: "Gerenciar clientes e grupos de recursos".
// Errors: [ErrNotFound], [ErrForbidden].
func (s *ClientsService) DeleteAddress(ctx context.Context, clientID, id int64, opts ...CallOption) error {
	return exec(ctx, s.client, request{op: opClientsDeleteAddress, path: []any{clientID, id}}, opts)
}
