package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Contracts writes one page of contracts and groups of contracts.
func (r Renderer) Contracts(w io.Writer, p *tiflux.Page[tiflux.Contract], notes Notes) error {
	return renderList(r, w, "contracts", p.Items, pageOf(p), notes, contractRecord)
}

func contractRecord(f []field, c *tiflux.Contract) record {
	return record{kind: "contract", id: id(c.ID), title: c.Name, fields: append(f,
		field{label: "client", value: reference(&c.Client), in: everywhere | bare},
		field{label: "contract_type", value: reference(&c.ContractType), in: everywhere | bare},
		field{label: "modality", value: coded(enumContractModality, string(c.Modality)), in: everywhere | bare},
		field{label: "sla_state", value: contractState(c), in: everywhere | bare},
		field{label: "total_value", value: amount(c.TotalValue), in: everywhere | bare},
		field{label: "expiration_date", value: day(string(c.ExpirationDate)), in: everywhere | bare},
		field{label: "readjustment_date", value: day(string(c.ReadjustmentDate)), in: everywhere | bare},
		field{label: "duration_months", value: positive(c.Duration), in: everywhere | bare},
		field{label: "readjust_months", value: positive(c.ReadjustDuration), in: everywhere | bare},
		field{label: "monthly_value", value: amount(c.RiderValue), in: everywhere | bare},
		field{label: "fixed_value", value: amount(c.RiderTax), in: everywhere | bare},
		field{label: "contract_kind", value: when(c.Kind != tiflux.KindContract, coded(enumContractKind, string(c.Kind))), in: everywhere},
	)}
}

// contractState is the status, and that a cancellation was made or scheduled.
func contractState(c *tiflux.Contract) value {
	return parts(
		field{value: coded(enumContractStatus, string(c.Status))},
		field{value: when(c.Cancelled, coded(enumContractStatus, "cancelled"))},
	)
}

// Contract writes a contract in full.
func (r Renderer) Contract(w io.Writer, c *tiflux.ContractDetail) error {
	return renderCard(r, w, c, contractDetailRecord)
}

// ContractReceipt writes what became of a contract.
func (r Renderer) ContractReceipt(w io.Writer, c *tiflux.ContractDetail, v Receipt) error {
	return receiptOf(r, w, c, contractDetailRecord, v)
}

func contractDetailRecord(f []field, c *tiflux.ContractDetail) record {
	f = append(f,
		field{label: "client", value: reference(&c.Client), in: cards},
		field{label: "contract_type", value: ref(c.ContractType.ID, c.ContractType.Name), in: cards},
		field{label: "modality", value: coded(enumContractModality, string(c.ContractType.Modality)), in: cards},
		field{label: "sla_state", value: contractStates(c), in: cards},
		field{label: "readjusts_appointments", value: state(enumYesNo, c.PermitAppointmentsReadjustment), in: card},
		field{label: "created_at", value: moment(c.CreatedAt), in: card},
		field{label: "updated_at", value: moment(c.UpdatedAt), in: card},
	)
	return record{kind: "contract", id: id(c.ID), title: c.Name, fields: contractTerms(f, &c.ContractTerms)}
}

// contractStates are all that a contract is at once.
func contractStates(c *tiflux.ContractDetail) value {
	is := func(l label, o tiflux.Opt[bool]) field { return field{value: when(o.Or(false), term(l))} }
	return parts(
		field{value: state(enumActive, c.Active)},
		field{value: when(c.Active && c.Inactive.Or(false), state(enumActive, false))},
		is("is_expired", c.Expired),
		is("is_cancelled", c.Cancelled),
		is("cancellation_scheduled", c.CancellationScheduled),
		is("awaits_readjustment", c.Readjust),
		is("is_billed", c.Billed),
		is("has_appointments", c.HasAppointments),
	)
}

func contractTerms(f []field, c *tiflux.ContractTerms) []field {
	f = append(f,
		field{label: "expiration_date", value: day(string(c.ExpirationDate)), in: cards},
		field{label: "duration_months", value: positive(c.Duration), in: cards},
		field{label: "automatic_renewal", value: state(enumYesNo, c.AutomaticRenewal), in: cards},
		group("invoicing", cards),
		field{label: "automatic_billing", value: state(enumYesNo, c.AutomaticBilling), in: cards},
		field{label: "billing_in_batch", value: state(enumYesNo, c.BillingInBatch), in: cards},
		field{label: "billing_days_before", value: counted(c.BillingDaysBefore), in: cards},
		group("consumption_reminder", cards),
		field{label: "active", value: state(enumYesNo, c.ConsumptionReminder.Notification), in: cards},
		field{label: "consumption_share", value: measured(c.ConsumptionReminder.Percent, percent), in: cards},
		field{label: "emails", value: text(c.ConsumptionReminder.Emails), in: cards},
	)
	if c.LastRider != nil {
		f = riderFields(f, c.LastRider)
	}
	return append(f, field{label: "technical_observations", value: plain(c.TechnicalObservations), in: cards})
}

// riderFields show of a rider what its modality has.
func riderFields(f []field, a *tiflux.ContractLastRider) []field {
	f = append(f,
		group("rider", cards),
		field{label: "rider_number", value: id(a.RiderNumber), in: cards},
		field{label: "rider_release", value: positive(a.Release), in: card},
		field{label: "start", value: day(string(a.StartDate)), in: cards},
		field{label: "valid_until", value: day(string(a.CancelDate)), in: cards},
		field{label: "cancelled", value: flagged(a.Cancelled), in: cards},
		field{label: "monthly_value", value: amount(a.Value), in: cards},
		field{label: "fixed_value", value: amount(a.Tax), in: cards},
		field{label: "discount", value: discount(a), in: cards},
		field{label: "contracted_hours", value: riderHours(a), in: cards},
		field{label: "surplus_hour_value", value: amount(a.SurplusHourValue), in: cards},
		field{label: "contracted_tickets", value: counted(a.QtdTickets), in: cards},
		field{label: "surplus_ticket_value", value: amount(a.SurplusTicketValue), in: cards},
		field{label: "external_hour_value", value: amount(a.ExternalValue), in: cards},
		field{label: "remote_hour_value", value: amount(a.RemoteValue), in: cards},
		field{label: "internal_hour_value", value: amount(a.InternalValue), in: cards},
		field{label: "max_equipments", value: counted(a.MaxEquipments), in: cards},
		field{label: "additional_equipment_value", value: amount(a.AdditionalEquipmentValue), in: cards},
		field{label: "accumulation_cycle", value: positive(a.AccumulationCycle), in: cards},
		field{label: "periodicity", value: coded(enumContractPeriod, a.PeriodName), in: cards},
		field{label: "closing_period", value: coded(enumContractPeriod, a.ClosingPeriodName), in: cards},
		field{label: "billing_moment", value: coded(enumBillingMoment, a.BillingName), in: cards},
		field{label: "due_day", value: positive(a.DueDay), in: cards},
		field{label: "author", value: reference(a.CreatedBy), in: card},
		field{label: "description", value: text(a.Description), in: cards},
	)
	for i := range a.Items {
		f = append(f, field{label: "rider_item", value: riderItem(&a.Items[i]), in: cards})
	}
	return f
}

func riderHours(a *tiflux.ContractLastRider) value {
	if a.QtdHours == "" {
		return measured(a.QtdHoursDecimal, decimalHours)
	}
	return hours(string(a.QtdHours))
}

func riderItem(l *tiflux.ContractRiderLine) value {
	return parts(
		field{value: ref(l.ID, l.Name)},
		field{label: "item_count", value: text(string(l.Qtd))},
		field{label: "unit_value", value: amount(l.Value)},
		field{label: "item_total", value: amount(l.TotalValue)},
	)
}

func discount(a *tiflux.ContractLastRider) value {
	if a.DiscountType == "percentage" {
		return quantity(tiflux.Text(a.DiscountValue), percent)
	}
	return amount(a.DiscountValue)
}

// ContractGroup writes a group of contracts and its members.
func (r Renderer) ContractGroup(w io.Writer, g *tiflux.ContractGroup) error {
	return renderCard(r, w, g, contractGroupRecord)
}

func contractGroupRecord(f []field, g *tiflux.ContractGroup) record {
	f = contractTerms(append(f,
		field{label: "client", value: reference(&g.Client), in: cards},
		field{label: "contract_type", value: reference(&g.ContractType), in: cards},
		field{label: "status", value: state(enumActive, g.Active), in: cards},
	), &g.ContractTerms)
	f = append(f, group("contracts", cards))
	for i := range g.Contracts {
		f = append(f, field{label: "contract", value: reference(&g.Contracts[i]), in: cards | bare})
	}
	return record{kind: "contract_group", id: id(g.ID), title: g.Name, fields: f}
}

// ContractTypes writes one page of the types of contracts.
func (r Renderer) ContractTypes(w io.Writer, p *tiflux.Page[tiflux.ContractType], notes Notes) error {
	return renderTable(r, w, "contract_types", p.Items, pageOf(p), notes, contractTypeRecord)
}

func contractTypeRecord(f []field, t *tiflux.ContractType) record {
	return record{kind: "contract_type", id: id(t.ID), title: t.Name, fields: append(f,
		field{label: "modality", value: coded(enumContractModality, string(t.Modality)), in: everywhere | bare},
	)}
}
