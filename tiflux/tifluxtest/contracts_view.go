package tifluxtest

import (
	"encoding/json"
	"fmt"
	"time"
)

// hidden takes the place of amounts that the caller may not see.
const hidden = "--"

// number2 is an amount of hundredths as a JSON number.
func number2(hundredths int) any { return json.Number(decimal2(hundredths)) }

func decimal2(hundredths int) string { return fmt.Sprintf("%d.%02d", hundredths/100, hundredths%100) }

// amount is number2 for those who may see amounts.
func (c *call) amount(cents int) any {
	if !c.persona.may(ViewTicketValues) {
		return hidden
	}
	return number2(cents)
}

// amountText is how the list of contracts shows amounts.
func (c *call) amountText(cents int) string {
	if !c.persona.may(ViewTicketValues) {
		return hidden
	}
	return decimal2(cents)
}

type contractListItem struct {
	ID               int    `json:"id"`
	Cancelled        bool   `json:"cancelled"`
	Client           idName `json:"client"`
	ContractType     idName `json:"contract_type"`
	Duration         *int   `json:"duration"`
	ExpirationDate   *day   `json:"expiration_date"`
	Kind             string `json:"kind"`
	Modality         string `json:"modality"`
	Name             string `json:"name"`
	ReadjustDuration *int   `json:"readjust_duration"`
	ReadjustmentDate *day   `json:"readjustment_date"`
	RiderTax         string `json:"rider_tax"`
	RiderValue       string `json:"rider_value"`
	Status           string `json:"status"`
	TotalValue       string `json:"total_value"`
}

func (c *call) contractListItem(ct *contract) contractListItem {
	item := contractListItem{
		ID: ct.id, Cancelled: ct.cancelled || ct.leaving, Client: c.clientName(ct.clientID),
		ContractType: idName{ct.kind.id, ct.kind.name}, Duration: null(ct.duration), ExpirationDate: null(ct.ends),
		Kind: "contract", Modality: ct.modality, Name: ct.name, ReadjustDuration: null(ct.readjusting),
		ReadjustmentDate: null(ct.readjusted), Status: ct.status(c.now),
	}
	if ct.group {
		item.Kind = "contract_group"
	}
	var value, tax int
	if ct.rider != nil {
		value, tax = ct.rider.value, ct.rider.tax
	}
	item.RiderTax, item.RiderValue, item.TotalValue = c.amountText(tax), c.amountText(value), c.amountText(value+tax)
	return item
}

func (st *state) clientName(id int) idName {
	cl, ok := st.clients.get(id)
	if !ok {
		return idName{ID: id}
	}
	return idName{cl.id, cl.name}
}

// contractTerms is what contracts and groups have in common.
type contractTerms struct {
	ID                    int                 `json:"id"`
	Active                bool                `json:"active"`
	AutomaticBilling      bool                `json:"automatic_billing"`
	AutomaticRenewal      bool                `json:"automatic_renewal"`
	BillingDaysBefore     int                 `json:"billing_days_before"`
	BillingInBatch        bool                `json:"billing_in_batch"`
	Client                idName              `json:"client"`
	ConsumptionReminder   consumptionReminder `json:"consumption_reminder"`
	Duration              *int                `json:"duration"`
	ExpirationDate        *day                `json:"expiration_date"`
	LastRider             *contractRiderView  `json:"last_rider"`
	Name                  string              `json:"name"`
	TechnicalObservations *string             `json:"technical_observations"`
}

type consumptionReminder struct {
	Notification bool    `json:"notification"`
	Percent      *int    `json:"percent"`
	Emails       *string `json:"emails"`
}

// contractTerms writes amounts as the route wants them.
func (c *call) contractTerms(ct *contract, amount func(cents int) any) contractTerms {
	terms := contractTerms{
		ID: ct.id, Active: ct.active, AutomaticBilling: ct.bills, AutomaticRenewal: ct.renews,
		BillingDaysBefore: ct.daysBefore, BillingInBatch: ct.inBatch, Client: c.clientName(ct.clientID),
		ConsumptionReminder: ct.reminder, Duration: null(ct.duration), ExpirationDate: null(ct.ends), Name: ct.name,
		TechnicalObservations: null(ct.observations),
	}
	if ct.rider != nil {
		terms.LastRider = new(ct.rider.view(ct.modality, amount))
	}
	return terms
}

type contractTyped struct {
	ContractType                   contractTypeItem `json:"contract_type"`
	PermitAppointmentsReadjustment bool             `json:"permit_appointments_readjustment"`
}

func typedView(ct *contract) contractTyped {
	return contractTyped{contractTypeView(ct.kind), ct.readjusting > 0}
}

type contractTypeItem struct {
	ID       int    `json:"id"`
	Modality string `json:"modality"`
	Name     string `json:"name"`
}

func contractTypeView(k *contractType) contractTypeItem {
	return contractTypeItem{k.id, k.modality, k.name}
}

type contractDetail struct {
	contractTerms
	contractTyped
	Billed                bool  `json:"billed"`
	CancellationScheduled bool  `json:"cancellation_scheduled"`
	Cancelled             bool  `json:"cancelled"`
	CreatedAt             stamp `json:"created_at"`
	Expired               bool  `json:"expired"`
	HasAppointments       bool  `json:"has_appointments"`
	Inactive              bool  `json:"inactive"`
	Readjust              bool  `json:"readjust"`
	UpdatedAt             stamp `json:"updated_at"`
}

type updatedContract struct {
	contractTerms
	contractTyped
}

type contractGroup struct {
	contractTerms
	ContractType idName   `json:"contract_type"`
	Contracts    []idName `json:"contracts"`
}

// contractRiderView has the members of its modality only: the others are absent.
type contractRiderView struct {
	ID                       int        `json:"id"`
	AccumulationCycle        int        `json:"accumulation_cycle,omitempty"`
	AdditionalEquipmentValue any        `json:"additional_equipment_value,omitempty"`
	BillingName              string     `json:"billing_name"`
	CancelDate               day        `json:"cancel_date"`
	Cancelled                bool       `json:"cancelled"`
	ClosingPeriodName        string     `json:"closing_period_name"`
	Description              *string    `json:"description"`
	DiscountType             string     `json:"discount_type"`
	DiscountValue            any        `json:"discount_value"`
	DueDay                   int        `json:"due_day"`
	ExternalValue            any        `json:"external_value,omitempty"`
	InternalValue            any        `json:"internal_value,omitempty"`
	Items                    []lineView `json:"items,omitempty"`
	MaxEquipments            *int       `json:"max_equipments,omitempty"`
	PeriodName               string     `json:"period_name"`
	QtdHours                 string     `json:"qtd_hours,omitempty"`
	QtdHoursDecimal          any        `json:"qtd_hours_decimal,omitempty"`
	QtdTickets               *int       `json:"qtd_tickets,omitempty"`
	Release                  int        `json:"release"`
	RemoteValue              any        `json:"remote_value,omitempty"`
	RiderNumber              int        `json:"rider_number"`
	StartDate                day        `json:"start_date"`
	SurplusHourValue         any        `json:"surplus_hour_value,omitempty"`
	SurplusTicketValue       any        `json:"surplus_ticket_value,omitempty"`
	Tax                      any        `json:"tax,omitempty"`
	Value                    any        `json:"value"`
}

type lineView struct {
	ID         int    `json:"id"`
	Name       string `json:"name"`
	Qtd        int    `json:"qtd"`
	TotalValue any    `json:"total_value"`
	Value      any    `json:"value"`
}

func (r *contractRider) view(modality string, amount func(cents int) any) contractRiderView {
	v := contractRiderView{
		ID: r.id, BillingName: "Postdate", CancelDate: r.ends, Cancelled: r.cancelled, ClosingPeriodName: "Monthly",
		Description: null(r.description), DiscountType: "currency", DiscountValue: amount(r.discount), DueDay: r.dueDay,
		PeriodName: "Monthly", Release: r.release, RiderNumber: r.number, StartDate: r.starts, Value: amount(r.value),
	}
	if r.percentage {
		v.DiscountType = "percentage"
	}
	switch modality {
	case hoursModality, cumulativeModality:
		v.QtdHours, v.QtdHoursDecimal = r.contracted.String(), number2(r.contracted.hundredths())
		v.SurplusHourValue, v.AccumulationCycle = amount(r.surplus), r.cycle
	case creditModality:
		v.Tax, v.ExternalValue, v.InternalValue, v.RemoteValue = amount(r.tax), amount(r.external), amount(r.inner), amount(r.away)
	case ticketsModality:
		v.QtdTickets, v.SurplusTicketValue = &r.tickets, amount(r.surplus)
	case freeModality:
		v.MaxEquipments, v.AdditionalEquipmentValue = &r.equipments, amount(r.equipment)
	case sharedModality:
		v.Tax = amount(r.tax)
	case productModality:
		v.BillingName = "Antecipated"
		for _, l := range r.lines {
			v.Items = append(v.Items, lineView{l.id, l.name, l.count, amount(l.count * l.value), amount(l.value)})
		}
	}
	return v
}

// hundredths of an hour.
func (h hours) hundredths() int { return int(time.Duration(h) * 100 / time.Hour) }
