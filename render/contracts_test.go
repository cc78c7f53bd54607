package render

import (
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
)

var contractGoldens = []golden{
	pageGolden("contracts", Renderer.Contracts,
		tiflux.Contract{ID: 8701, Kind: tiflux.KindContract, Client: aurora, ContractType: tiflux.IDName{ID: 17, Name: "Suporte mensal"}, Duration: 12, ExpirationDate: "2027-04-30",
			Modality: tiflux.ModalityHours, Name: "Contrato de suporte", ReadjustDuration: 12, ReadjustmentDate: "2027-05-01", RiderTax: "0.00", RiderValue: "1250.00", Status: tiflux.ContractActive, TotalValue: "1250.00"},
		tiflux.Contract{ID: 8701, Kind: tiflux.KindContractGroup, Cancelled: true, Client: aurora, Modality: "Barter", Name: odd, RiderTax: "--", RiderValue: "--", Status: tiflux.ContractReadjust, TotalValue: "--"},
		tiflux.Contract{}),
	cardGolden("contract", Renderer.Contract, fullContract()),
	receiptGolden("contract-receipt", "updated", Renderer.ContractReceipt, &tiflux.ContractDetail{ContractTerms: fullContract().ContractTerms, ContractType: fullContract().ContractType}),
	cardGolden("contract-masked", Renderer.Contract, &tiflux.ContractDetail{ContractTerms: tiflux.ContractTerms{ID: 8702, Name: odd,
		LastRider: &tiflux.ContractLastRider{Value: "--", DiscountType: "percentage", DiscountValue: "5.0", QtdHoursDecimal: tiflux.Set(12.5), QtdTickets: tiflux.Set[int64](0), PeriodName: "Fortnightly"}},
		ContractType: tiflux.ContractType{Modality: tiflux.ModalityPerTicket}, Cancelled: tiflux.Set(true), CancellationScheduled: tiflux.Set(true)}),
	cardGolden("contract-group", Renderer.ContractGroup, &tiflux.ContractGroup{ContractTerms: fullContract().ContractTerms,
		ContractType: tiflux.IDName{ID: 18, Name: "Compartilhado"}, Contracts: []tiflux.IDName{{ID: 8710, Name: "Filial norte"}, {ID: 8711, Name: odd}}}),
	pageGolden("contract-types", Renderer.ContractTypes, tiflux.ContractType{ID: 17, Name: "Suporte mensal", Modality: tiflux.ModalityHours},
		tiflux.ContractType{ID: 18, Name: odd, Modality: "Barter"}, tiflux.ContractType{}),
	cardGolden("contract-usage", Renderer.ContractUsage, &tiflux.ContractUsage{ContractID: 8701, Name: "Contrato de suporte", Modality: tiflux.UsageCumulativeHours, Cycles: []tiflux.ContractUsageCycle{
		{PreviousBillingDate: "2026-08-10", BillingDate: "2026-09-10", ClosingPeriod: 1, Contracted: "20.0", Used: "12.5", Balance: "7.5", PercentUsed: "62.5", Surplus: "0", UsedShifts: tiflux.Set(1.5)},
		{PreviousBillingDate: "2026-07-10", BillingDate: "2026-08-10", Closed: true, Cancelled: true, Contracted: "20.0", Used: "muito", Balance: "-1.25"}, {}}}),
	cardGolden("contract-usage-credit", Renderer.ContractUsage, &tiflux.ContractUsage{ContractID: 8703, Name: "Crédito", Modality: tiflux.UsageCredit, Cycles: []tiflux.ContractUsageCycle{
		{PreviousBillingDate: "2026-08-10", BillingDate: "2026-09-10", Contracted: "--", Used: "310.5", ByAttendance: &tiflux.ContractUsageAttendance{External: 90, Internal: 45}}}}),
	cardGolden("contract-usage-none", Renderer.ContractUsage, &tiflux.ContractUsage{ContractID: 8704, Name: "Livre", Modality: tiflux.UsageFree}),
}

func fullContract() *tiflux.ContractDetail {
	return &tiflux.ContractDetail{
		ContractTerms: tiflux.ContractTerms{
			ID: 8701, Active: true, AutomaticBilling: true, AutomaticRenewal: true, BillingDaysBefore: tiflux.Set[int64](5), Client: aurora,
			ConsumptionReminder: tiflux.ContractConsumptionReminder{Notification: true, Percent: tiflux.Set(80.0), Emails: "ana@exemplo.com.br"},
			Duration:            12, ExpirationDate: "2027-04-30", Name: "Contrato de suporte", TechnicalObservations: "Só horário comercial.\nVisitas às quartas.",
			LastRider: &tiflux.ContractLastRider{ID: 9001, RiderNumber: 2, Release: 1, DueDay: 10, Description: "Aditivo vigente", StartDate: "2026-05-01", CancelDate: "2027-04-30",
				Value: "1250.0", DiscountType: "currency", DiscountValue: "50", QtdHours: "20:00", SurplusHourValue: "90.0", PeriodName: "Monthly", ClosingPeriodName: "Quarterly", BillingName: "Antecipated",
				CreatedBy: &tiflux.IDName{ID: 15, Name: "Ana Souza"}, ExternalValue: "150", RemoteValue: "90", InternalValue: "80",
				Items: []tiflux.ContractRiderLine{{ID: 71, Name: "Antivírus", Qtd: "10", Value: "12.5", TotalValue: "125.0"}, {Name: odd, TotalValue: "--"}}},
		},
		ContractType: tiflux.ContractType{ID: 17, Name: "Suporte mensal", Modality: tiflux.ModalityHours}, CreatedAt: seen.AddDate(-1, 0, 0), UpdatedAt: seen,
		HasAppointments: tiflux.Set(true), Readjust: tiflux.Set(true), Billed: tiflux.Set(false), PermitAppointmentsReadjustment: true,
	}
}

var contractFacts = []vendorFact{
	{"contracts", "id, name", "## #8701 Contrato de suporte"},
	{"contracts", "client", "**Cliente:** Padaria Aurora (id 4101)"},
	{"contracts", "type", "**Tipo de contrato:** Suporte mensal (id 17)"},
	{"contracts", "modality", "**Modalidade:** Horas"},
	{"contracts", "status", "**Situação:** Ativo"},
	{"contracts", "cancelled besides the status", "**Situação:** Pendente de reajuste · Cancelado"},
	{"contracts", "expiration", "**Expira em:** 30/04/2027"},
	{"contracts", "readjustment", "**Reajuste em:** 01/05/2027"},
	{"contracts", "total value", "**Valor total:** R$ 1.250,00"},
	{"contracts", "term", "**Duração (meses):** 12"},
	{"contracts", "masked value", "**Valor total:** oculto"},
	{"contracts", "group of contracts", "grupo de contratos"},
	{"contract", "states at once", "**Situação:** ativo · pendente de reajuste · tem apontamentos"},
	{"contract", "billing moment in Portuguese", "**Cobrança:** antecipada"},
	{"contract", "line of the rider", "**Item:** Antivírus (id 71) · qtd.: 10 · unitário: R$ 12,50 · total: R$ 125,00"},
	{"contract-masked", "discount in percent", "**Desconto:** 5%"},
	{"contract-group", "members", "**Contrato:** Filial norte (id 8710)"},
	{"contract-usage", "hours", "**Usado:** 12h30"},
	{"contract-usage", "share", "**Percentual usado:** 62,5%"},
	{"contract-usage-credit", "reais", "**Usado:** R$ 310,50"},
	{"contract-usage-credit", "masked", "**Contratado:** oculto"},
	{"contract-usage-none", "no cycles", "**Ciclos:** nenhum"},
}

func TestContracts(t *testing.T) {
	t.Parallel()
	testRecords(t, contractGoldens, contractFacts)
}
