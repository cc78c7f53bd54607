package tiflux

import (
	"context"
	"iter"
)

// ClientsService handles clients: the companies that are served.
type ClientsService service

// ClientSummary is a client as lists show it.
type ClientSummary struct {
	ID            int64  `json:"id"`
	Name          string `json:"name"`           // trade name
	Social        string `json:"social"`         // legal name
	SocialRevenue string `json:"social_revenue"` // CPF or CNPJ, digits and letters only
	Status        bool   `json:"status"`         // active
}

// ClientListOptions choose clients.
type ClientListOptions struct {
	ListOptions
	Active        Opt[bool] `url:"active,omitempty"`         // absent lists both
	Name          string    `url:"name,omitempty"`           // part of the trade or legal name
	SocialRevenue string    `url:"social_revenue,omitempty"` // CPF or CNPJ, with or without punctuation
}

// List returns one page of the clients that the key's user can reach, by id.
//
//	GET /clients
//
// Permission: none; the list holds what the user may see.
// Errors: [ErrInvalid].
func (s *ClientsService) List(ctx context.Context, o *ClientListOptions, opts ...CallOption) (*Page[ClientSummary], error) {
	o = orZero(o)
	return list[ClientSummary](ctx, s.client, request{op: opClientsList, query: o}, o.ListOptions, opts)
}

// All ranges over the clients.
//
//	GET /clients
//
// Permission and Errors: as [ClientsService.List].
func (s *ClientsService) All(ctx context.Context, o *ClientListOptions, opts ...CallOption) iter.Seq2[ClientSummary, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opClientsList, query: o}, o.ListOptions,
		func(c *ClientSummary) int64 { return c.ID }, opts)
}

// BillingReportType is the kind of report that closes a client's billing.
type BillingReportType string

const (
	BillingDetailedWithAppointment BillingReportType = "detailed_with_appointment"
	BillingDetailed                BillingReportType = "detailed"
	BillingSynthetic               BillingReportType = "synthetic"
)

// FormOfPayment is how a client pays.
type FormOfPayment string

const (
	PaymentBoleto     FormOfPayment = "BOLETO"
	PaymentCreditCard FormOfPayment = "CREDIT_CARD"
	PaymentPix        FormOfPayment = "PIX"
	PaymentUndefined  FormOfPayment = "UNDEFINED"
)

// ClientDetail is a client in full. It has no timestamps.
type ClientDetail struct {
	ClientSummary
	AddressIDs            []int64           `json:"address_ids"`
	Anotations            string            `json:"anotations"`         // internal notes; the API's spelling
	AuthorizationFlow     bool              `json:"authorization_flow"` // new tickets need an approval
	BillingReportType     BillingReportType `json:"billing_report_type"`
	ContactIDs            []int64           `json:"contact_ids"`
	DeskIDs               []int64           `json:"desk_ids"`
	EmailFinancial        string            `json:"email_financial"`
	EquipmentCounter      int64             `json:"equipment_counter"`
	EstadualRegistration  string            `json:"estadual_registration"` // state registration
	FormOfPayment         FormOfPayment     `json:"form_of_payment"`
	GroupCounter          int64             `json:"group_counter"` // equipment groups
	Logo                  string            `json:"logo"`          // URL
	MaxAgents             int64             `json:"max_agents"`
	MunicipalRegistration string            `json:"municipal_registration"`
	QuarterlyBillClientID int64             `json:"quarterly_bill_client_id"` // who is billed instead; 0 if nobody
	QuarterlyBilling      bool              `json:"quarterly_billing"`        // billed through another client
	SMSFinancial          string            `json:"sms_financial"`            // digits as they were sent
	TechnicalGroupIDs     []int64           `json:"technical_group_ids"`
	UserCounter           int64             `json:"user_counter"`
	UserIDs               []int64           `json:"user_ids"` // portal users
	WorkFolder            string            `json:"work_folder"`
}

// Get returns a client in full.
//
//	GET /clients/{id}
//
// Permission: one of "Gerenciar clientes e grupos de recursos", "Visualizar
// clientes e grupos de recursos". A user without them may still list the client.
// Errors: [ErrNotFound], [ErrForbidden].
func (s *ClientsService) Get(ctx context.Context, id int64, opts ...CallOption) (*ClientDetail, error) {
	return call[*ClientDetail](ctx, s.client, request{op: opClientsGet, path: []any{id}}, opts)
}

// ClientIdentity is what identifies a client next to its custom fields.
type ClientIdentity struct {
	ID            int64  `json:"id"`
	Name          string `json:"name"`
	Social        string `json:"social"`
	SocialRevenue string `json:"social_revenue"`
}

// ClientEntities is a client with its custom fields.
type ClientEntities struct {
	Client   ClientIdentity `json:"client"`
	Entities []FilledEntity `json:"entities"` // groups with at least one filled field, with all of their fields
}

type clientEntitiesQuery struct {
	ShowEntities bool `url:"show_entities"`
}

// GetEntities returns the custom fields of a client.
//
//	GET /clients/{id}
//
// Permission and Errors: as [ClientsService.Get].
func (s *ClientsService) GetEntities(ctx context.Context, id int64, opts ...CallOption) (*ClientEntities, error) {
	r := request{op: opClientsGet, path: []any{id}, query: clientEntitiesQuery{true}}
	return call[*ClientEntities](ctx, s.client, r, opts)
}
