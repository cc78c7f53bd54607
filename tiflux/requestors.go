package tiflux

import (
	"context"
	"iter"
)

// RequestorsService handles requestors: the people of the clients who ask for
// help.
type RequestorsService service

// Requestor is a person of a client as lists show them.
type Requestor struct {
	ID            int64                  `json:"id"`
	CanOpenTicket bool                   `json:"can_open_ticket"` // may open tickets by e-mail
	Client        IDName                 `json:"client"`          // only in Requestors.List
	Email         string                 `json:"email"`
	EntityFields  []RequestorEntityField `json:"entity_fields"` // only with IncludeEntityFields
	Extension     string                 `json:"extension"`     // text, unlike that of users
	Name          string                 `json:"name"`
	Telephone     string                 `json:"telephone"` // E.164
}

// RequestorEntityField is a custom field as requestor lists show it, which is
// not how a [FilledEntityField] looks.
type RequestorEntityField struct {
	ID            int64                        `json:"id"` // of the stored value
	EntityFieldID int64                        `json:"entity_field_id"`
	EntityID      int64                        `json:"entity_id"`
	FieldType     FieldType                    `json:"field_type"`
	Name          string                       `json:"name"`
	Options       []RequestorEntityFieldOption `json:"options"` // of a select the chosen one, of a checkbox all, the chosen ones first
	Required      bool                         `json:"required"`
	Value         string                       `json:"value"` // of a select the option's id, of a checkbox empty
}

// RequestorEntityFieldOption is an option of a select or checkbox in a list.
type RequestorEntityFieldOption struct {
	ID                  int64  `json:"id"` // 0 when not chosen
	EntityFieldID       int64  `json:"entity_field_id"`
	EntityFieldOptionID int64  `json:"entity_field_option_id"`
	Title               string `json:"title"`
	Value               string `json:"value"` // empty when not chosen
}

// RequestorListOptions choose requestors.
type RequestorListOptions struct {
	ListOptions
	Name                string    `url:"name,omitempty"`      // part of the name
	Extension           string    `url:"extension,omitempty"` //
	Email               string    `url:"email,omitempty"`     // part of the address: compare before you use a hit
	Telephone           string    `url:"telephone,omitempty"` // digits without country code, though answers are E.164
	CanOpenTicket       Opt[bool] `url:"can_open_ticket,omitempty"`
	IncludeEntityFields bool      `url:"include_entity_fields,omitempty"` // fills EntityFields
}

// List returns one page of the requestors of all clients, by id, each with its
// client.
//
//	GET /requestors
//
// Permission: one of "Gerenciar clientes e grupos de recursos", "Visualizar
// clientes e grupos de recursos".
// Errors: [ErrForbidden], [ErrInvalid].
func (s *RequestorsService) List(ctx context.Context, o *RequestorListOptions, opts ...CallOption) (*Page[Requestor], error) {
	o = orZero(o)
	return list[Requestor](ctx, s.client, request{op: opRequestorsList, query: o}, o.ListOptions, opts)
}

// All ranges over the requestors of all clients.
//
//	GET /requestors
//
// Permission and Errors: as [RequestorsService.List].
func (s *RequestorsService) All(ctx context.Context, o *RequestorListOptions, opts ...CallOption) iter.Seq2[Requestor, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opRequestorsList, query: o}, o.ListOptions, requestorKey, opts)
}

// ListByClient returns one page of the requestors of a client, by id.
//
//	GET /clients/{client_id}/requestors
//
// Permission: one of "Gerenciar clientes e grupos de recursos", "Visualizar
// clientes e grupos de recursos".
// Errors: [ErrNotFound], [ErrForbidden], [ErrInvalid].
func (s *RequestorsService) ListByClient(ctx context.Context, clientID int64, o *RequestorListOptions, opts ...CallOption) (*Page[Requestor], error) {
	o = orZero(o)
	r := request{op: opRequestorsListByClient, path: []any{clientID}, query: o}
	return list[Requestor](ctx, s.client, r, o.ListOptions, opts)
}

// AllByClient ranges over the requestors of a client.
//
//	GET /clients/{client_id}/requestors
//
// Permission and Errors: as [RequestorsService.ListByClient].
func (s *RequestorsService) AllByClient(ctx context.Context, clientID int64, o *RequestorListOptions, opts ...CallOption) iter.Seq2[Requestor, error] {
	o = orZero(o)
	r := request{op: opRequestorsListByClient, path: []any{clientID}, query: o}
	return all(ctx, s.client, r, o.ListOptions, requestorKey, opts)
}

func requestorKey(r *Requestor) int64 { return r.ID }
