package render

import (
	"io"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
)

var deskGoldens = []golden{
	receiptGolden("desk-receipt", "created", Renderer.DeskReceipt, &tiflux.DeskDetail{Desk: tiflux.Desk{ID: 12, Name: "Suporte N1", DisplayName: "Suporte"}}),
	pageGolden("stages", Renderer.Stages, tiflux.Stage{ID: 31, Name: "Novo", Index: 1, FirstStage: true, MaxTime: "48:00"},
		tiflux.Stage{ID: 32, Name: odd, Index: 2, MaxTime: "logo"}, tiflux.Stage{ID: 33, Name: "Resolvido", Index: 3, LastStage: true}, tiflux.Stage{}),
	pageGolden("priorities", Renderer.Priorities, tiflux.Priority{ID: 5, Name: "Crítica", Order: 1, StartTime: "00:30", EndTime: "04:00"},
		tiflux.Priority{ID: 6, Name: odd, Order: 2, StartTime: "?"}, tiflux.Priority{}),
	pageGolden("desk-catalog-items", Renderer.DeskServicesCatalogsItems, tiflux.DeskServicesCatalogsItem{ID: 5, Name: "Troca de senha",
		Area: tiflux.IDName{ID: 3, Name: "Acessos"}, Catalog: tiflux.IDName{ID: 2, Name: "TI"}, StartTime: "01:00", EndTime: "48:00"},
		tiflux.DeskServicesCatalogsItem{ID: 6, Name: odd}, tiflux.DeskServicesCatalogsItem{}),
	pageGolden("services-catalogs", Renderer.ServicesCatalogs, tiflux.IDName{ID: 2, Name: "TI"}, tiflux.IDName{ID: 4, Name: odd}),
	receiptGolden("services-catalog-receipt", "created", Renderer.ServicesCatalogReceipt, &tiflux.IDName{ID: 2, Name: "TI"}),
	pageGolden("services-catalogs-areas", Renderer.ServicesCatalogsAreas, catalogArea, tiflux.ServicesCatalogsArea{ID: 4, Name: odd}, tiflux.ServicesCatalogsArea{}),
	receiptGolden("services-catalogs-area-receipt", "updated", Renderer.ServicesCatalogsAreaReceipt, &catalogArea),
	pageGolden("services-catalogs-items", Renderer.ServicesCatalogsItems, catalogItem, tiflux.ServicesCatalogsItem{ID: 6, Name: odd}, tiflux.ServicesCatalogsItem{}),
	receiptGolden("services-catalogs-item-receipt", "updated", Renderer.ServicesCatalogsItemReceipt, &catalogItem),
}

var (
	catalogArea = tiflux.ServicesCatalogsArea{ID: 3, Active: true, Name: "Acessos", ServicesCatalog: tiflux.IDName{ID: 2, Name: "TI"}}
	catalogItem = tiflux.ServicesCatalogsItem{ID: 5, Active: true, Name: "Troca de senha", StartTime: "01:00", EndTime: "48:00",
		ServicesCatalog: tiflux.IDName{ID: 2, Name: "TI"}, ServicesCatalogsArea: tiflux.IDName{ID: 3, Name: "Acessos"}}
)

var entityGoldens = []golden{
	pageGolden("entities", Renderer.Entities, tiflux.Entity{ID: 40, Active: true, AppliedIn: tiflux.AppliedInRequestor, Name: "Dados do solicitante"},
		tiflux.Entity{ID: 41, AppliedIn: "spaceship", Name: odd}, tiflux.Entity{}),
	cardGolden("entity", Renderer.Entity, &tiflux.EntityDetail{Entity: tiflux.Entity{ID: 42, Active: true, AppliedIn: tiflux.AppliedInServicesCatalogsItem, Name: "Item de catálogo"},
		Description: "Dados do item", MenuItem: true, ServiceCatalog: &tiflux.EntityServicesCatalog{CatalogID: 2, CatalogName: "TI", AreaID: 3, AreaName: "Acessos", ItemID: 5, ItemName: "Troca de senha"}}),
	cardGolden("entity-tickets", Renderer.Entity, &tiflux.EntityDetail{Entity: tiflux.Entity{ID: 43, AppliedIn: tiflux.AppliedInTicket, Name: "Laudo"}}),
	receiptGolden("entity-receipt", "updated", Renderer.EntityReceipt, &tiflux.EntityDetail{
		Entity: tiflux.Entity{ID: 44, Active: true, AppliedIn: tiflux.AppliedInEquipment, Name: "Patrimônio"}, EquipmentTypeID: 2}),
	pageGolden("entity-fields", Renderer.EntityFields, entityField,
		tiflux.EntityField{ID: 12, FieldType: "hologram", Index: 1, Name: odd}, tiflux.EntityField{}),
	cardGolden("entity-field", Renderer.EntityField, &entityField),
	receiptGolden("entity-field-receipt", "created", Renderer.EntityFieldReceipt, &tiflux.EntityFieldCreated{EntityField: entityField,
		Options: []tiflux.EntityFieldOption{{ID: 91, Value: "Ouro"}, {ID: 92, Value: odd}}}),
	receiptGolden("entity-field-updated-receipt", "updated", Renderer.EntityFieldUpdatedReceipt, &entityField),
	pageGolden("entity-field-options", Renderer.EntityFieldOptions, tiflux.EntityFieldOption{ID: 90, NullOption: true, Value: "Nenhum"},
		tiflux.EntityFieldOption{ID: 91, Value: odd}, tiflux.EntityFieldOption{}),
	receiptGolden("entity-field-option-receipt", "created", Renderer.EntityFieldOptionReceipt, &tiflux.EntityFieldOption{ID: 91, Value: "Ouro"}),
}

var entityField = tiflux.EntityField{ID: 11, FieldType: tiflux.FieldSingleSelect, Name: "Plano", Required: true}

func article() tiflux.KnowledgeDetail {
	return tiflux.KnowledgeDetail{ID: 601, Title: "Configurar a VPN", Private: true, Tags: []string{"rede", "vpn"}, CreatedAt: seen.AddDate(0, -1, 0), UpdatedAt: seen,
		Description: "<h2>Passos</h2><ol><li>Abra o <b>painel</b></li><li>Entre com seu usuário</li></ol><p>Dúvidas: <a href=\"https://exemplo.com.br/ajuda\">ajuda</a>.</p>"}
}

var (
	knowledge = tiflux.Knowledge{KnowledgeDetail: article(), CreatedByUser: tiflux.IDName{ID: 15, Name: "Ana Souza"}, KnowledgeFolderIDs: []int64{15, 16}}
	folder    = tiflux.KnowledgeFolderDetail{ID: 15, Title: "Rede e VPN", Description: "Artigos sobre redes", Icon: "📡", QtyKnowledges: 3, Tags: []string{"rede"},
		Knowledges: []tiflux.KnowledgeTitle{{ID: 601, Title: "Configurar a VPN"}, {ID: 602, Title: odd}}}
)

var knowledgeGoldens = []golden{
	pageGolden("knowledges", Renderer.Knowledges, knowledge, tiflux.Knowledge{KnowledgeDetail: tiflux.KnowledgeDetail{ID: 602, Title: odd,
		Description: "<p>Texto cortado no meio de uma <a href=\"htt"}}, tiflux.Knowledge{}),
	cardGolden("knowledge", Renderer.Knowledge, new(article())),
	receiptGolden("knowledge-receipt", "created", Renderer.KnowledgeReceipt, &tiflux.KnowledgeCreated{Knowledge: knowledge, ClientIDs: []int64{4101}, TechnicalGroupIDs: []int64{7}, ServicesCatalogsItemIDs: []int64{5}}),
	receiptGolden("knowledge-updated-receipt", "updated", Renderer.KnowledgeUpdatedReceipt, &tiflux.KnowledgeUpdated{KnowledgeDetail: article(), ClientIDs: []int64{4101}}),
	pageGolden("knowledge-folders", Renderer.KnowledgeFolders, tiflux.KnowledgeFolder{ID: 15, Title: "Rede e VPN", Description: "Artigos sobre redes", Icon: "📡", KnowledgeIDs: []int64{601}, QtyKnowledges: 3, Tags: []string{"rede"}},
		tiflux.KnowledgeFolder{ID: 16, Title: odd, Description: odd}, tiflux.KnowledgeFolder{}),
	cardGolden("knowledge-folder", Renderer.KnowledgeFolder, &folder),
	receiptGolden("knowledge-folder-receipt", "updated", Renderer.KnowledgeFolderReceipt, &folder),
}

var contractGoldens = []golden{
	pageGolden("contracts", Renderer.Contracts,
		tiflux.Contract{ID: 8701, Kind: tiflux.KindContract, Client: aurora, ContractType: tiflux.IDName{ID: 17, Name: "Suporte mensal"}, Duration: 12, ExpirationDate: "2027-04-30",
			Modality: tiflux.ModalityHours, Name: "Contrato de suporte", ReadjustDuration: 12, ReadjustmentDate: "2027-05-01", RiderTax: "0.00", RiderValue: "1250.00", Status: tiflux.ContractActive, TotalValue: "1250.00"},
		tiflux.Contract{ID: 8701, Kind: tiflux.KindContractGroup, Cancelled: true, Client: aurora, Modality: "Barter", Name: odd, RiderTax: "--", RiderValue: "--", Status: tiflux.ContractReadjust, TotalValue: "--"},
		tiflux.Contract{}),
	cardGolden("contract", Renderer.Contract, fullContract()),
	receiptGolden("contract-receipt", "updated", Renderer.ContractReceipt, &tiflux.ContractDetail{ContractTerms: fullContract().ContractTerms, ContractType: fullContract().ContractType}),
	cardGolden("contract-masked", Renderer.Contract, &tiflux.ContractDetail{ContractTerms: tiflux.ContractTerms{ID: 8702, Name: odd,
		LastRider: &tiflux.ContractLastRider{Value: "--", DiscountType: "percentage", DiscountValue: "5.0", PeriodName: "Fortnightly"}},
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

var equipmentGoldens = []golden{
	pageGolden("equipments", Renderer.Equipments, fullEquipment(),
		tiflux.Equipment{EquipmentRecord: tiflux.EquipmentRecord{ID: 5502, Name: odd}, EquipmentInventory: tiflux.EquipmentInventory{
			Disks: []tiflux.EquipmentDisk{{Name: odd, SizeGB: -1}, {}}, VGA: []tiflux.EquipmentVGA{{VRAMMB: 1 << 62}}}}, tiflux.Equipment{}),
	cardGolden("equipment", Renderer.Equipment, &tiflux.EquipmentDetail{EquipmentRecord: fullEquipment().EquipmentRecord, EquipmentInventory: fullEquipment().EquipmentInventory,
		AgentEmail: "ana@exemplo.com.br", AgentUser: "Ana", CurrentUser: "operador", Entities: filledGroups(), LastSeen: seen,
		Manufacturer: fullEquipment().Manufacturer, NetworkName: "CAIXA-01", OperatingSystem: fullEquipment().System}),
	receiptGolden("equipment-receipt", "created", Renderer.EquipmentReceipt, new(fullEquipment().EquipmentRecord)),
	{"softwares", func(r Renderer, w io.Writer) error {
		return r.Softwares(w, []tiflux.EquipmentSoftware{{Name: "Editor", Version: "3.2", Vendor: "Exemplo SA"}, {Name: odd}, {}}, Notes{})
	}},
	pageGolden("equipment-groups", Renderer.EquipmentGroups, tiflux.EquipmentGroup{ID: 61, Client: aurora, Name: "Caixas"}, tiflux.EquipmentGroup{ID: 62, Name: odd}, tiflux.EquipmentGroup{}),
	pageGolden("equipment-types", Renderer.EquipmentTypes, tiflux.IDName{ID: 2, Name: "Estação"}),
}

func fullEquipment() tiflux.Equipment {
	return tiflux.Equipment{
		EquipmentRecord: tiflux.EquipmentRecord{ID: 5501, Name: "Caixa 01", AcquisitionDate: "2025-02-10", WarrantyDate: "2028-02-10", UpdatedByID: 15,
			Client: &aurora, EquipmentGroup: &tiflux.IDName{ID: 61, Name: "Caixas"}, EquipmentType: &tiflux.IDName{ID: 2, Name: "Estação"}},
		Agent: &tiflux.EquipmentAgent{Email: "ana@exemplo.com.br", Phone: "+5547999990003", Ramal: "204", User: "Ana", Version: "2.0.0.0"},
		IPv4:  "10.0.0.12, 10.0.1.12", LastConnection: seen.Add(-3e11), LastSeen: seen, NetworkName: "CAIXA-01", Online: true, Splashtop: true, User: "operador",
		Manufacturer: &tiflux.EquipmentManufacturer{Name: "Fabricante Exemplo", Model: "X1", Serial: "BR-000123"},
		System:       &tiflux.EquipmentSystem{Name: "Windows 11 Pro", Version: "10.0.22631", Kernel: "64 bits"},
		EquipmentInventory: tiflux.EquipmentInventory{
			Antivirus: []tiflux.EquipmentAntivirus{{Name: "Escudo", UpToDate: tiflux.Set(false), Active: tiflux.Set(true)}},
			Disks:     []tiflux.EquipmentDisk{{Name: "C:", SizeGB: 476.94, UsePercent: tiflux.Set(62.5)}, {Name: "D:", SizeGB: 1000}},
			DiskSMART: []tiflux.EquipmentDiskSMART{{Model: "SSD-EX500", Status: "OK"}}, Memory: &tiflux.EquipmentMemory{TotalGB: 12},
			Motherboard: &tiflux.EquipmentMotherboard{Manufacturer: "Fabricante Exemplo", BIOS: "1.2.3"},
			Network:     []tiflux.EquipmentNetwork{{Name: "Ethernet", IPv4: "10.0.0.12,fe80::1", MAC: "02:00:00:00:00:01"}},
			Printer:     []tiflux.EquipmentPrinter{{Name: "Balcão", Port: "USB001", Default: tiflux.Set(true)}},
			Processor:   &tiflux.EquipmentProcessor{Name: "CPU Exemplo 3.0GHz"}, Sound: []tiflux.EquipmentSound{{Name: "Áudio HD"}},
			VGA: []tiflux.EquipmentVGA{{Name: "GPU Exemplo", VRAMMB: 4096}}, WindowsUpdate: &tiflux.EquipmentWindowsUpdate{PendingCount: 3, HasCriticalPending: true},
		},
	}
}

var integrationGoldens = []golden{
	pageGolden("integrations", Renderer.Integrations, tiflux.Integration{ID: 12, Type: tiflux.IntegrationWhatsAppCloud, Active: true,
		IntegrationFields: &tiflux.IntegrationFields{AppName: "Atendimento", PhoneNumber: "5511900000099", AppID: "app-01", All: map[string]any{"token": "segredo"}}},
		tiflux.Integration{ID: 13, Type: "telex"}, tiflux.Integration{}),
	pageGolden("gupshup-templates", Renderer.GupshupTemplates, tiflux.GupshupTemplate{ID: 31, Category: "ALERT_UPDATE", Name: "aviso_atualizacao", IntegrationID: 11,
		Content: "Olá {{1}},\nseu chamado {{2}} foi atualizado.", Description: "Aviso de atualização", Status: tiflux.TemplateApproved},
		tiflux.GupshupTemplate{ID: 32, Name: odd, Category: "SERVICE", Status: "PAUSED", Content: odd}, tiflux.GupshupTemplate{}),
	pageGolden("whatsapp-templates", Renderer.WhatsAppTemplates, tiflux.WhatsAppTemplate{ID: 45, Name: "primeiro_contato", Category: "UTILITY", IntegrationID: 12, Language: "pt_BR",
		Body: tiflux.WhatsAppText{Type: "BODY", Text: "Olá {{1}}, tudo bem?"}, Status: tiflux.TemplateMissingVars, TemplateID: "1234567890123456",
		Header: map[string]any{"type": "HEADER", "format": "TEXT", "text": "Bom dia"}, Footer: map[string]any{"text": "Padaria Aurora"},
		Keys: tiflux.WhatsAppParameters{Header: map[string]any{}, Body: map[string]any{"1": "nome", "2": nil}}},
		tiflux.WhatsAppTemplate{ID: 46, Name: odd, Header: map[string]any{"format": "IMAGE", "text": 7.0}, Keys: tiflux.WhatsAppParameters{Body: map[string]any{odd: []any{1.0, odd}}}},
		tiflux.WhatsAppTemplate{}),
}

func TestDeskGoldens(t *testing.T)        { t.Parallel(); testGoldens(t, deskGoldens) }
func TestEntityGoldens(t *testing.T)      { t.Parallel(); testGoldens(t, entityGoldens) }
func TestKnowledgeGoldens(t *testing.T)   { t.Parallel(); testGoldens(t, knowledgeGoldens) }
func TestContractGoldens(t *testing.T)    { t.Parallel(); testGoldens(t, contractGoldens) }
func TestEquipmentGoldens(t *testing.T)   { t.Parallel(); testGoldens(t, equipmentGoldens) }
func TestIntegrationGoldens(t *testing.T) { t.Parallel(); testGoldens(t, integrationGoldens) }
