package tiflux

import (
	"context"
	"iter"
	"time"
)

// ClientCreate is a client to be registered. Link it to a desk and a technical
// group: without them it is created but may be invisible, even to its creator.
type ClientCreate struct {
	Name                  string                 `json:"name"`                               // trade name
	Social                string                 `json:"social"`                             // legal name
	SocialRevenue         string                 `json:"social_revenue,omitempty"`           // CPF or CNPJ, with or without punctuation; no two clients share one
	DeskIDs               []int64                `json:"desk_ids,omitempty"`                 //
	AddAllDesks           bool                   `json:"add_all_desks,omitempty"`            // links every desk there is now
	TechnicalGroupIDs     []int64                `json:"technical_group_ids,omitempty"`      //
	AddAllTechnicalGroups bool                   `json:"add_all_technical_groups,omitempty"` // links every group there is now
	Status                Opt[bool]              `json:"status,omitzero"`                    // active
	MaxAgents             int64                  `json:"max_agents,omitempty"`
	EmailFinancial        string                 `json:"email_financial,omitempty"`
	SMSFinancial          string                 `json:"sms_financial,omitempty"`          // telephone
	MunicipalRegistration string                 `json:"municipal_registration,omitempty"` //
	EstadualRegistration  string                 `json:"estadual_registration,omitempty"`  // state registration
	Anotations            string                 `json:"anotations,omitempty"`             // internal notes; the API's spelling
	VisibleToClients      Opt[bool]              `json:"visible_to_clients,omitzero"`      // in no answer
	WorkFolder            string                 `json:"work_folder,omitempty"`
	QuarterlyBilling      bool                   `json:"quarterly_billing,omitempty"`        // billed through another client
	QuarterlyBillClientID int64                  `json:"quarterly_bill_client_id,omitempty"` // who is billed instead
	BillingReportType     Opt[BillingReportType] `json:"billing_report_type,omitzero"`       // absent is BillingDetailedWithAppointment where seen; Set("") is no type
	AuthorizationFlow     bool                   `json:"authorization_flow,omitempty"`       // new tickets need an approval
}

// Create registers a client and returns it in full. It is never sent twice.
//
//	POST /clients
//
// A group of equipment with the client's name comes with it. If another client
// has the same CPF or CNPJ the API refuses, also where the caller cannot see
// that client.
//
// Permission: "Gerenciar clientes e grupos de recursos".
// Errors: [ErrInvalid] (blank names, a CPF or CNPJ that is wrong or taken, a
// malformed e-mail address or telephone), [ErrForbidden], [ErrUnknownOutcome].
func (s *ClientsService) Create(ctx context.Context, c *ClientCreate, opts ...CallOption) (*ClientDetail, error) {
	return call[*ClientDetail](ctx, s.client, request{op: opClientsCreate, body: orZero(c)}, opts)
}

// ClientUpdate changes a client. Fields left alone are not sent.
type ClientUpdate struct {
	Name                  Opt[string]            `json:"name,omitzero"`
	Social                Opt[string]            `json:"social,omitzero"`
	SocialRevenue         Opt[string]            `json:"social_revenue,omitzero"`
	DeskIDs               Opt[[]int64]           `json:"desk_ids,omitzero"` // replaces all; Set([]int64{}) unlinks all
	AddAllDesks           Opt[bool]              `json:"add_all_desks,omitzero"`
	TechnicalGroupIDs     Opt[[]int64]           `json:"technical_group_ids,omitzero"` // replaces all; Set([]int64{}) unlinks all
	AddAllTechnicalGroups Opt[bool]              `json:"add_all_technical_groups,omitzero"`
	Status                Opt[bool]              `json:"status,omitzero"` // Set(false) retires the client, see Update
	MaxAgents             Opt[int64]             `json:"max_agents,omitzero"`
	EmailFinancial        Opt[string]            `json:"email_financial,omitzero"`
	SMSFinancial          Opt[string]            `json:"sms_financial,omitzero"`
	MunicipalRegistration Opt[string]            `json:"municipal_registration,omitzero"`
	EstadualRegistration  Opt[string]            `json:"estadual_registration,omitzero"`
	Anotations            Opt[string]            `json:"anotations,omitzero"`
	VisibleToClients      Opt[bool]              `json:"visible_to_clients,omitzero"`
	WorkFolder            Opt[string]            `json:"work_folder,omitzero"`
	QuarterlyBilling      Opt[bool]              `json:"quarterly_billing,omitzero"`
	QuarterlyBillClientID Opt[int64]             `json:"quarterly_bill_client_id,omitzero"` // Null names nobody
	BillingReportType     Opt[BillingReportType] `json:"billing_report_type,omitzero"`
	AuthorizationFlow     Opt[bool]              `json:"authorization_flow,omitzero"`
}

// Update changes a client and returns it in full.
//
//	PUT /clients/{id}
//
// Clients cannot be deleted, only retired with Status. The API can fail to
// retire a client that has desks or AuthorizationFlow: first update it with no
// desks, no technical groups and no AuthorizationFlow, then with Status.
//
// Permission: "Gerenciar clientes e grupos de recursos".
// Errors: [ErrInvalid] as for Create, [ErrRefused] (retiring a client with
// desks), [ErrNotFound], [ErrForbidden].
func (s *ClientsService) Update(ctx context.Context, id int64, u *ClientUpdate, opts ...CallOption) (*ClientDetail, error) {
	if changesNothing(u) {
		return nil, &ArgumentError{Op: operations[opClientsUpdate].Name, Argument: "update", Reason: "changes nothing"}
	}
	return call[*ClientDetail](ctx, s.client, request{op: opClientsUpdate, path: []any{id}, body: u}, opts)
}

// UpdateEntities writes 1 to 50 custom fields of a client and returns all of
// them. If some are refused, the error is a [*PartialError] and the others are
// stored; repeating the call is safe.
//
//	PUT /clients/{id}/entities
//
// The fields are those of active groups with [AppliedInClient].
//
// Permission: "Gerenciar clientes e grupos de recursos".
// Errors: [*PartialError], [ErrInvalid], [ErrNotFound], [ErrForbidden].
func (s *ClientsService) UpdateEntities(ctx context.Context, id int64, values []EntityValue, opts ...CallOption) (*ClientEntities, error) {
	if len(values) == 0 {
		return nil, &ArgumentError{Op: operations[opClientsUpdateEntities].Name, Argument: "entities", Reason: "is empty"}
	}
	r := request{op: opClientsUpdateEntities, path: []any{id}, body: &entitiesBody{values}}
	return call[*ClientEntities](ctx, s.client, r, opts)
}

// ListDesks returns one page of the desks that a client is linked to: those on
// which its tickets can be opened.
//
//	GET /clients/{id}/desks
//
// Permission: one of "Gerenciar clientes e grupos de recursos", "Visualizar
// clientes e grupos de recursos"; licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *ClientsService) ListDesks(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) (*Page[Desk], error) {
	o = orZero(o)
	return list[Desk](ctx, s.client, request{op: opClientsListDesks, path: []any{id}, query: o}, *o, opts)
}

// AllDesks ranges over the desks of a client.
//
//	GET /clients/{id}/desks
//
// Permission and Errors: as [ClientsService.ListDesks].
func (s *ClientsService) AllDesks(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) iter.Seq2[Desk, error] {
	return all(ctx, s.client, request{op: opClientsListDesks, path: []any{id}}, *orZero(o),
		func(d *Desk) int64 { return d.ID }, opts)
}

// ListTechnicalGroups returns one page of the technical groups that attend a
// client.
//
//	GET /clients/{id}/technical-groups
//
// Permission: one of "Gerenciar clientes e grupos de recursos", "Visualizar
// clientes e grupos de recursos"; licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *ClientsService) ListTechnicalGroups(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) (*Page[IDName], error) {
	o = orZero(o)
	return list[IDName](ctx, s.client, request{op: opClientsListTechnicalGroups, path: []any{id}, query: o}, *o, opts)
}

// AllTechnicalGroups ranges over the technical groups of a client.
//
//	GET /clients/{id}/technical-groups
//
// Permission and Errors: as [ClientsService.ListTechnicalGroups].
func (s *ClientsService) AllTechnicalGroups(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) iter.Seq2[IDName, error] {
	return all(ctx, s.client, request{op: opClientsListTechnicalGroups, path: []any{id}}, *orZero(o),
		func(g *IDName) int64 { return g.ID }, opts)
}

// ClientUserCreate is a portal user to be invited.
type ClientUserCreate struct {
	Name              string     `json:"name"`
	Email             string     `json:"email"`
	Extension         Opt[int64] `json:"extension,omitzero"`           // 0 to 9999
	AuthorizationFlow bool       `json:"authorization_flow,omitempty"` // approves the client's new tickets
	Telephone         string     `json:"telephone,omitempty"`
	CountryCode       string     `json:"country_code,omitempty"` // of the telephone, ISO 3166-1 alpha-2; empty is BR
}

// clientUserBody nests the attributes; this route takes them no other way.
type clientUserBody struct {
	ClientUserCreate `json:"user"`
}

// ClientUserInvitation is the answer to an invitation.
type ClientUserInvitation struct {
	Message string      `json:"message"`
	User    InvitedUser `json:"user"`
}

// InvitedUser is the portal user that an invitation made.
type InvitedUser struct {
	ID    int64  `json:"id"`
	Email string `json:"email"`
	Name  string `json:"name"`
}

// CreateUser makes a portal user of a client, to whom an invitation is sent by
// e-mail. It is never sent twice.
//
//	POST /clients/{id}/users
//
// Permission: one of "Gerenciar usuários", "Cadastrar solicitantes e usuários
// clientes"; licence tickets.
// Errors: [ErrInvalid] (blank name, an e-mail address that is wrong or taken, a
// bad telephone or extension), [ErrNotFound], [ErrForbidden], [ErrLicense],
// [ErrUnknownOutcome].
func (s *ClientsService) CreateUser(ctx context.Context, id int64, u *ClientUserCreate, opts ...CallOption) (*ClientUserInvitation, error) {
	r := request{op: opClientsCreateUser, path: []any{id}, body: &clientUserBody{*orZero(u)}}
	return call[*ClientUserInvitation](ctx, s.client, r, opts)
}

// EmailPermissionType is what a permission to open tickets by e-mail covers.
type EmailPermissionType string

const (
	EmailPermissionAddress EmailPermissionType = "email"
	EmailPermissionDomain  EmailPermissionType = "domain"
)

// EmailTicketsPermission lets a domain or an address open tickets of a client.
type EmailTicketsPermission struct {
	ID             int64               `json:"id"`
	Active         bool                `json:"active"`
	Address        string              `json:"address"` // a domain comes without its "@"
	ClientID       int64               `json:"client_id"`
	CreatedAt      time.Time           `json:"created_at"`
	PermissionType EmailPermissionType `json:"permission_type"`
}

// EmailTicketsPermissionCreate is a permission to be given.
type EmailTicketsPermissionCreate struct {
	Address string `json:"address"` // "@exemplo.com.br", or a full address
}

// CreateEmailTicketsPermission lets a domain open tickets of a client by
// e-mail. It is never sent twice.
//
//	POST /clients/{id}/email_tickets_permissions
//
// Look at what comes back: a full address may become a permission of its whole
// domain. The API has no way to list or remove permissions.
//
// Permission: "Gerenciar tickets por e-mail"; licence tickets.
// Errors: [ErrInvalid] (malformed address), [ErrNotFound], [ErrForbidden],
// [ErrLicense], [ErrUnknownOutcome].
func (s *ClientsService) CreateEmailTicketsPermission(ctx context.Context, id int64, p *EmailTicketsPermissionCreate, opts ...CallOption) (*EmailTicketsPermission, error) {
	r := request{op: opClientsCreateEmailTicketsPermission, path: []any{id}, body: orZero(p)}
	return call[*EmailTicketsPermission](ctx, s.client, r, opts)
}
