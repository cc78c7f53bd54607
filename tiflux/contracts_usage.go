package tiflux

import "context"

// ContractUsageModality is a [ContractModality] in the words of the usage route.
type ContractUsageModality string

// The modalities of contracts, in the words of the usage route.
const (
	UsageFree            ContractUsageModality = "free"
	UsageCredit          ContractUsageModality = "credit"
	UsageShared          ContractUsageModality = "shared"
	UsageHours           ContractUsageModality = "hours"
	UsageRecurrent       ContractUsageModality = "recurrent" // ModalitySaaS
	UsagePerTicket       ContractUsageModality = "per_ticket"
	UsageCumulativeHours ContractUsageModality = "cumulative_hours"
)

// ContractUsage is what was used of a contract.
type ContractUsage struct {
	ContractID              int64                 `json:"contract_id"`
	Cycles                  []ContractUsageCycle  `json:"cycles"` // at most 3, newest first; none for free, recurrent, shared, expired and cancelled contracts
	LastConsumeNotification string                `json:"last_consume_notification"`
	Modality                ContractUsageModality `json:"modality"`
	Name                    string                `json:"name"`
}

// ContractUsageCycle is what was used between two billings. The unit of
// Contracted, Used and Balance follows the modality: hours, reais or tickets;
// they are decimals, and "--" where the amounts of a credit contract are hidden.
type ContractUsageCycle struct {
	Balance             Text                     `json:"balance"`
	BillingDate         Date                     `json:"billing_date"`  // the end of the cycle
	ByAttendance        *ContractUsageAttendance `json:"by_attendance"` // credit contracts only
	Cancelled           bool                     `json:"cancelled"`
	Closed              bool                     `json:"closed"`
	ClosingPeriod       int64                    `json:"closing_period"` // months
	Contracted          Text                     `json:"contracted"`
	PercentUsed         Text                     `json:"percent_used"`          // empty if nothing is contracted
	PreviousBillingDate Date                     `json:"previous_billing_date"` // the start of the cycle, despite the name
	Surplus             Text                     `json:"surplus"`               // decimal; in an open cycle it counts reviewed tickets only
	Used                Text                     `json:"used"`
	UsedShifts          Opt[float64]             `json:"used_shifts"` // displacements
}

// ContractUsageAttendance are minutes by kind of attendance.
type ContractUsageAttendance struct {
	External int64 `json:"external"`
	Internal int64 `json:"internal"`
	Remote   int64 `json:"remote"`
}

// ContractUsageOptions choose cycles.
type ContractUsageOptions struct {
	BaseDate Date `url:"base_date,omitempty"` // cycles that began until this day; empty is today
}

// GetUsage returns what was used of a contract in its latest billing cycles. It
// is not documented; its shape may differ. Groups of contracts have no usage.
//
//	GET /contracts/{id}/usage
//
// Permission: "Visualizar contratos"; licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense], [ErrInvalid].
func (s *ContractsService) GetUsage(ctx context.Context, id int64, o *ContractUsageOptions, opts ...CallOption) (*ContractUsage, error) {
	return call[*ContractUsage](ctx, s.client, request{op: opContractsGetUsage, path: []any{id}, query: o}, opts)
}
