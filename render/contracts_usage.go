package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// ContractUsage writes what was used of a contract, cycle by cycle.
func (r Renderer) ContractUsage(w io.Writer, u *tiflux.ContractUsage) error {
	return renderCard(r, w, u, contractUsageRecord)
}

func contractUsageRecord(f []field, u *tiflux.ContractUsage) record {
	f = append(f,
		field{label: "modality", value: coded(enumContractModality, string(u.Modality)), in: cards},
		field{label: "last_consume_notification", value: text(u.LastConsumeNotification), in: cards},
		field{label: "cycles", value: when(len(u.Cycles) == 0, term("no_cycles")), in: cards},
	)
	for i := range u.Cycles {
		f = usageCycle(f, u.Modality, &u.Cycles[i])
	}
	return record{kind: "contract", id: id(u.ContractID), title: u.Name, fields: f}
}

func usageCycle(f []field, m tiflux.ContractUsageModality, c *tiflux.ContractUsageCycle) []field {
	f = append(f,
		group("cycle", cards),
		field{label: "start", value: day(string(c.PreviousBillingDate)), in: cards},
		field{label: "end", value: day(string(c.BillingDate)), in: cards},
		field{label: "sla_state", value: cycleState(c), in: cards},
		field{label: "contracted", value: usage(m, c.Contracted), in: cards},
		field{label: "used", value: usage(m, c.Used), in: cards},
		field{label: "percent_used", value: quantity(c.PercentUsed, percent), in: cards},
		field{label: "balance", value: usage(m, c.Balance), in: cards},
		field{label: "surplus", value: usage(m, c.Surplus), in: cards},
		field{label: "used_shifts", value: measured(c.UsedShifts, decimal), in: cards},
		field{label: "closing_months", value: positive(c.ClosingPeriod), in: card},
	)
	if a := c.ByAttendance; a != nil {
		f = append(f,
			field{label: "external_hours", value: minutes(a.External), in: cards},
			field{label: "internal_hours", value: minutes(a.Internal), in: cards},
			field{label: "remote_hours", value: minutes(a.Remote), in: cards},
		)
	}
	return f
}

func cycleState(c *tiflux.ContractUsageCycle) value {
	return parts(
		field{value: state(enumCycle, c.Closed)},
		field{value: when(c.Cancelled, coded(enumContractStatus, "cancelled"))},
	)
}

// usage is an amount in the unit of the modality.
func usage(m tiflux.ContractUsageModality, t tiflux.Text) value {
	switch m {
	case tiflux.UsageCredit:
		return amount(tiflux.Money(t))
	case tiflux.UsageHours, tiflux.UsageCumulativeHours:
		return quantity(t, decimalHours)
	}
	return quantity(t, decimal)
}
