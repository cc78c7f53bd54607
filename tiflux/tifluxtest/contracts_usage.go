package tifluxtest

import "time"

// usageModalities are the modalities in the words of the usage route.
var usageModalities = map[string]string{
	freeModality: "free", creditModality: "credit", sharedModality: "shared", hoursModality: "hours",
	productModality: "recurrent", ticketsModality: "per_ticket", cumulativeModality: "cumulative_hours",
}

const maxCycles = 3

type contractUsage struct {
	ContractID              int          `json:"contract_id"`
	Cycles                  []usageCycle `json:"cycles"`
	LastConsumeNotification *string      `json:"last_consume_notification"`
	Modality                string       `json:"modality"`
	Name                    string       `json:"name"`
}

type usageCycle struct {
	Balance             any              `json:"balance"`
	BillingDate         day              `json:"billing_date"`
	ByAttendance        *usageAttendance `json:"by_attendance,omitempty"`
	Cancelled           bool             `json:"cancelled"`
	Closed              bool             `json:"closed"`
	ClosingPeriod       int              `json:"closing_period"`
	Contracted          any              `json:"contracted"`
	PercentUsed         any              `json:"percent_used"`
	PreviousBillingDate day              `json:"previous_billing_date"`
	Surplus             string           `json:"surplus"`
	Used                any              `json:"used"`
	UsedShifts          int              `json:"used_shifts"`
}

type usageAttendance struct {
	External int `json:"external"`
	Internal int `json:"internal"`
	Remote   int `json:"remote"`
}

// getContractUsage also answers for members of groups, without cycles.
func getContractUsage(c *call) (any, *apiError) {
	ct, ok := c.contracts.get(c.id("id"))
	if !ok {
		return nil, notFound(contractClass, c.vars["id"])
	}
	usage := contractUsage{ContractID: ct.id, Cycles: []usageCycle{}, Modality: usageModalities[ct.modality], Name: ct.name}
	contracted, counts := ct.contracted()
	if ct.rider == nil || !counts || ct.cancelled || ct.expired(c.now) {
		return usage, nil
	}
	base, ok := queried[time.Time](c, "base_date")
	if !ok {
		base = c.now.time()
	}
	start := time.Date(base.Year(), base.Month(), ct.rider.dueDay, 0, 0, 0, 0, time.UTC)
	if start.After(base) {
		start = start.AddDate(0, -1, 0)
	}
	for range maxCycles {
		if dayOf(start.AddDate(0, 1, 0)) <= ct.rider.starts {
			break
		}
		cycle := c.usageCycle(ct, start, contracted)
		if cycle.Closed && usage.LastConsumeNotification == nil && ct.reminder.Notification {
			usage.LastConsumeNotification = new(cycle.BillingDate.String())
		}
		usage.Cycles = append(usage.Cycles, cycle)
		start = start.AddDate(0, -1, 0)
	}
	return usage, nil
}

// contracted is what a cycle includes, in hundredths of the modality's unit;
// false for modalities that count nothing.
func (ct *contract) contracted() (hundredths int, counts bool) {
	if ct.rider == nil {
		return 0, false
	}
	switch ct.modality {
	case hoursModality, cumulativeModality:
		return ct.rider.contracted.hundredths(), true
	case creditModality:
		return ct.rider.value, true
	case ticketsModality:
		return 100 * ct.rider.tickets, true
	}
	return 0, false
}

// usageCycle invents what was used: between nothing and a third too much,
// always the same for a contract and a month.
func (c *call) usageCycle(ct *contract, start time.Time, contracted int) usageCycle {
	end := start.AddDate(0, 1, 0)
	percent := (ct.id*37 + int(start.Month())*29) % 134
	used := contracted * percent / 100
	cycle := usageCycle{
		Balance: number2(max(contracted-used, 0)), BillingDate: dayOf(end), Closed: !end.After(c.now.time()),
		ClosingPeriod: 1, Contracted: number2(contracted), PreviousBillingDate: dayOf(start), Surplus: "0.00",
		Used: number2(used), UsedShifts: percent % 3,
	}
	if contracted > 0 {
		cycle.PercentUsed = number2(100 * percent)
	}
	if over := used - contracted; over > 0 {
		price := 100 // An amount is its own price.
		if ct.modality != creditModality {
			price = ct.rider.surplus
		}
		cycle.Surplus = decimal2(over * price / 100)
	}
	if ct.modality == creditModality {
		cycle.ByAttendance = &usageAttendance{External: 3 * percent, Internal: percent / 2, Remote: percent}
		if !c.persona.may(ViewTicketValues) {
			cycle.Balance, cycle.Contracted, cycle.PercentUsed, cycle.Used = hidden, hidden, hidden, hidden
		}
	}
	return cycle
}
