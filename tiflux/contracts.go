package tiflux

import (
	"context"
	"iter"
	"time"
)

// ContractsService handles contracts with clients. Amounts are hidden
// ([Money.Hidden]) from users without the permission "Visualizar valores dos
// tickets".
type ContractsService service

// ContractKind tells contracts from groups of contracts, whose ids overlap.
type ContractKind string

// The kinds of contracts.
const (
	KindContract      ContractKind = "contract"
	KindContractGroup ContractKind = "contract_group"
)

// ContractModality is what a contract sells, an English label.
type ContractModality string

// The modalities of contracts.
const (
	ModalityFree            ContractModality = "Free"
	ModalityCredit          ContractModality = "Credit"
	ModalityShared          ContractModality = "Shared"
	ModalityHours           ContractModality = "Hours"
	ModalitySaaS            ContractModality = "Saas/Product"
	ModalityPerTicket       ContractModality = "Per ticket"
	ModalityCumulativeHours ContractModality = "Cumulative Hours"
)

// ContractStatus is the status of a contract.
type ContractStatus string

// The statuses of contracts.
const (
	ContractActive   ContractStatus = "actives"
	ContractReadjust ContractStatus = "readjust" // waits for its readjustment
	ContractExpired  ContractStatus = "expired"  // inactive
)

// Contract is a contract or a group of contracts as lists show it. Only Kind and
// ID together identify it.
type Contract struct {
	ID               int64            `json:"id"`
	Kind             ContractKind     `json:"kind"`      // empty is KindContract
	Cancelled        bool             `json:"cancelled"` // also if only scheduled to be
	Client           IDName           `json:"client"`
	ContractType     IDName           `json:"contract_type"`
	Duration         int64            `json:"duration"`        // months; 0 without a fixed term
	ExpirationDate   Date             `json:"expiration_date"` //
	Modality         ContractModality `json:"modality"`
	Name             string           `json:"name"`
	ReadjustDuration int64            `json:"readjust_duration"` // months between readjustments
	ReadjustmentDate Date             `json:"readjustment_date"`
	RiderTax         Money            `json:"rider_tax"`   // fixed monthly amount of a credit contract
	RiderValue       Money            `json:"rider_value"` // monthly amount
	Status           ContractStatus   `json:"status"`
	TotalValue       Money            `json:"total_value"` // RiderValue and RiderTax
}

// ContractListOptions choose contracts. A list of ids takes at most 15.
type ContractListOptions struct {
	ListOptions
	ClientIDs       []int64          `url:"client_ids,comma,omitempty"`
	ContractTypeIDs []int64          `url:"contract_type_ids,comma,omitempty"`
	Status          []ContractStatus `url:"status,comma,omitempty"` // empty is ContractActive
}

// List returns one page of the contracts and groups of contracts. Members of a
// group are not listed; a group may be listed twice.
//
//	GET /contracts
//
// Permission: "Visualizar contratos"; licence tickets.
// Errors: [ErrForbidden], [ErrLicense], [ErrInvalid].
func (s *ContractsService) List(ctx context.Context, o *ContractListOptions, opts ...CallOption) (*Page[Contract], error) {
	o = orZero(o)
	return list[Contract](ctx, s.client, request{op: opContractsList, query: o}, o.ListOptions, opts)
}

// All ranges over the contracts and groups of contracts, each once.
//
//	GET /contracts
//
// Permission and Errors: as [ContractsService.List].
func (s *ContractsService) All(ctx context.Context, o *ContractListOptions, opts ...CallOption) iter.Seq2[Contract, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opContractsList, query: o}, o.ListOptions, contractKeyOf, opts)
}

type contractKey struct {
	group bool
	id    int64
}

func contractKeyOf(c *Contract) contractKey { return contractKey{c.Kind == KindContractGroup, c.ID} }

// ContractTerms are what a contract and a group of contracts have in common.
type ContractTerms struct {
	ID                    int64                       `json:"id"`
	Active                bool                        `json:"active"`
	AutomaticBilling      bool                        `json:"automatic_billing"`
	AutomaticRenewal      bool                        `json:"automatic_renewal"`
	BillingDaysBefore     Opt[int64]                  `json:"billing_days_before"` // days before the due day, 0 to 28
	BillingInBatch        bool                        `json:"billing_in_batch"`
	Client                IDName                      `json:"client"`
	ConsumptionReminder   ContractConsumptionReminder `json:"consumption_reminder"`
	Duration              int64                       `json:"duration"` // months; 0 without a fixed term
	ExpirationDate        Date                        `json:"expiration_date"`
	LastRider             *ContractLastRider          `json:"last_rider"` // nil if there is none
	Name                  string                      `json:"name"`
	TechnicalObservations string                      `json:"technical_observations"`
}

// ContractDetail is a contract in full.
type ContractDetail struct {
	ContractTerms
	Billed                         Opt[bool]    `json:"billed"`                 // this and the following Opt members are absent after Update
	CancellationScheduled          Opt[bool]    `json:"cancellation_scheduled"` //
	Cancelled                      Opt[bool]    `json:"cancelled"`
	ContractType                   ContractType `json:"contract_type"`
	CreatedAt                      time.Time    `json:"created_at"` // zero after Update
	Expired                        Opt[bool]    `json:"expired"`
	HasAppointments                Opt[bool]    `json:"has_appointments"`
	Inactive                       Opt[bool]    `json:"inactive"`
	PermitAppointmentsReadjustment bool         `json:"permit_appointments_readjustment"`
	Readjust                       Opt[bool]    `json:"readjust"`   // waits for its readjustment
	UpdatedAt                      time.Time    `json:"updated_at"` // zero after Update
}

// ContractConsumptionReminder says who is told when a contract is used up.
type ContractConsumptionReminder struct {
	Notification bool         `json:"notification"`
	Percent      Opt[float64] `json:"percent"` // of what is contracted
	Emails       string       `json:"emails"`  // separated by commas
}

// ContractLastRider is the latest rider of a contract: its amounts. What there
// is depends on the modality; the rest is empty or absent.
type ContractLastRider struct {
	ID                       int64               `json:"id"`
	AccumulationCycle        int64               `json:"accumulation_cycle"`         // cumulative hours
	AdditionalEquipmentValue Money               `json:"additional_equipment_value"` //
	BillingName              string              `json:"billing_name"`               // "Antecipated", the API's spelling, or "Postdate"
	CancelDate               Date                `json:"cancel_date"`                // the end of validity; a cancellation only if Cancelled
	Cancelled                bool                `json:"cancelled"`                  // the last rider of a group may be cancelled and not say so
	ClosingPeriodName        string              `json:"closing_period_name"`        //
	CreatedBy                *IDName             `json:"created_by"`
	Description              string              `json:"description"`
	DiscountType             string              `json:"discount_type"`  // such as "currency" or "percentage"
	DiscountValue            Money               `json:"discount_value"` // of DiscountType
	DueDay                   int64               `json:"due_day"`        // of the month, 1 to 28
	ExternalValue            Money               `json:"external_value"` // credit
	InternalValue            Money               `json:"internal_value"`
	Items                    []ContractRiderLine `json:"items"`
	MaxEquipments            Opt[int64]          `json:"max_equipments"`     // free
	PeriodName               string              `json:"period_name"`        // "Monthly", "Bimonthly", "Quarterly", "Biannual" or "Annual"
	QtdHours                 Hours               `json:"qtd_hours"`          // in a closing cycle
	QtdHoursDecimal          Opt[float64]        `json:"qtd_hours_decimal"`  //
	QtdTickets               Opt[int64]          `json:"qtd_tickets"`        // per ticket
	Release                  int64               `json:"release"`            // version of the rider
	RemoteValue              Money               `json:"remote_value"`       //
	RiderNumber              int64               `json:"rider_number"`       //
	StartDate                Date                `json:"start_date"`         //
	SurplusHourValue         Money               `json:"surplus_hour_value"` //
	SurplusTicketValue       Money               `json:"surplus_ticket_value"`
	Tax                      Money               `json:"tax"`   // fixed monthly amount of credit contracts and of groups
	Value                    Money               `json:"value"` // monthly amount; of a credit contract the monthly credit
}

// ContractRiderLine is a line of a rider.
type ContractRiderLine struct {
	ID         int64  `json:"id"`
	Name       string `json:"name"`
	Qtd        Text   `json:"qtd"`
	TotalValue Money  `json:"total_value"`
	Value      Money  `json:"value"`
}

// Get returns a contract that is not shared. It is not documented; its shape may
// differ.
//
//	GET /contracts/{id}
//
// Permission: "Visualizar contratos"; licence tickets.
// Errors: [ErrNotFound], also for a member of a group, [ErrForbidden],
// [ErrLicense].
func (s *ContractsService) Get(ctx context.Context, id int64, opts ...CallOption) (*ContractDetail, error) {
	return call[*ContractDetail](ctx, s.client, request{op: opContractsGet, path: []any{id}}, opts)
}

// ContractUpdate changes a contract of hours or of credit. Fields left alone are
// not sent.
type ContractUpdate struct {
	Name                  Opt[string]         `json:"name,omitzero"` // at most 255 letters
	AutomaticRenewal      Opt[bool]           `json:"automatic_renewal,omitzero"`
	BillingInBatch        Opt[bool]           `json:"billing_in_batch,omitzero"`
	AutomaticBilling      Opt[bool]           `json:"automatic_billing,omitzero"`
	BillingDaysBefore     Opt[int64]          `json:"billing_days_before,omitzero"` // days before the due day, 0 to 28
	TechnicalObservations Opt[string]         `json:"technical_observations,omitzero"`
	Rider                 ContractRiderUpdate `json:"rider,omitzero"` // comes back as LastRider
}

// ContractRiderUpdate changes the latest rider of a contract.
type ContractRiderUpdate struct {
	DueDay           Opt[int64]   `json:"due_day,omitzero"` // of the month, 1 to 28
	Description      Opt[string]  `json:"description,omitzero"`
	Value            Opt[Money]   `json:"value,omitzero"` // monthly amount
	DiscountValue    Opt[Money]   `json:"discount_value,omitzero"`
	QtdHours         Opt[float64] `json:"qtd_hours,omitzero"`          // decimal hours; contracts of hours
	SurplusHourValue Opt[Money]   `json:"surplus_hour_value,omitzero"` // contracts of hours
	Tax              Opt[Money]   `json:"tax,omitzero"`                // contracts of credit
}

// Update changes a contract of hours or of credit and returns it, without its
// states and times.
//
//	PUT /contracts/{id}
//
// Permission: "Gerenciar contratos"; licence tickets.
// Errors: [ErrInvalid] (cancelled or inactive contract, other modality, members
// of the rider that the modality does not have), [ErrNotFound], [ErrForbidden],
// [ErrLicense].
func (s *ContractsService) Update(ctx context.Context, id int64, u *ContractUpdate, opts ...CallOption) (*ContractDetail, error) {
	if changesNothing(u) {
		return nil, &ArgumentError{Op: operations[opContractsUpdate].Name, Argument: "update", Reason: "changes nothing"}
	}
	return call[*ContractDetail](ctx, s.client, request{op: opContractsUpdate, path: []any{id}, body: u}, opts)
}

// ContractType is a type of contracts.
type ContractType struct {
	ID       int64            `json:"id"`
	Modality ContractModality `json:"modality"` // may be empty
	Name     string           `json:"name"`
}

// ListTypes returns one page of the types of contracts. It is not documented;
// its shape may differ.
//
//	GET /contract-types
//
// Permission: "Visualizar contratos".
// Errors: [ErrForbidden], [ErrInvalid].
func (s *ContractsService) ListTypes(ctx context.Context, o *ListOptions, opts ...CallOption) (*Page[ContractType], error) {
	o = orZero(o)
	return list[ContractType](ctx, s.client, request{op: opContractsListTypes, query: o}, *o, opts)
}

// AllTypes ranges over the types of contracts.
//
//	GET /contract-types
//
// Permission and Errors: as [ContractsService.ListTypes].
func (s *ContractsService) AllTypes(ctx context.Context, o *ListOptions, opts ...CallOption) iter.Seq2[ContractType, error] {
	return all(ctx, s.client, request{op: opContractsListTypes}, *orZero(o),
		func(t *ContractType) int64 { return t.ID }, opts)
}

// ContractGroup is a group of contracts that share what they sell.
type ContractGroup struct {
	ContractTerms
	ContractType IDName   `json:"contract_type"`
	Contracts    []IDName `json:"contracts"` // the members
}

// GetGroup returns a group of contracts, also an inactive or expired one. It is
// not documented; its shape may differ.
//
//	GET /contract-groups/{id}
//
// Permission: "Visualizar contratos"; licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *ContractsService) GetGroup(ctx context.Context, id int64, opts ...CallOption) (*ContractGroup, error) {
	return call[*ContractGroup](ctx, s.client, request{op: opContractsGetGroup, path: []any{id}}, opts)
}
