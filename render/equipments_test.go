package render

import (
	"io"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
)

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

var equipmentFacts = []vendorFact{
	{"equipments", "client", "**Cliente:** Padaria Aurora (id 4101)"},
	{"equipments", "type", "**Tipo:** Estação (id 2)"},
	{"equipments", "group", "**Grupo:** Caixas (id 61)"},
	{"equipments", "online", "**Conexão:** online"},
	{"equipments", "offline", "**Conexão:** offline"},
	{"equipments", "IP", "**IP:** 10.0.0.12, 10.0.1.12"},
	{"equipments", "agent", "**Agente:** Ana · ana@exemplo.com.br · (47) 99999-0003 · ramal: 204 · versão: 2.0.0.0"},
	{"equipments", "maker", "**Fabricante:** Fabricante Exemplo · X1 · nº de série: BR-000123"},
	{"equipments", "system", "**Sistema:** Windows 11 Pro · 10.0.22631 · 64 bits"},
	{"equipment", "warranty", "**Garantia até:** 10/02/2028"},
	{"equipment", "last seen in the zone", "**Visto pela última vez:** 20/08/2026 15:04"},
	{"equipment", "signed in", "**Usuário da máquina:** operador"},
	{"equipment", "disk", "**Disco:** C: · 476,9 GB · em uso: 62,5%"},
	{"equipment", "antivirus", "**Antivírus:** Escudo · ativo · desatualizado"},
	{"equipment", "custom fields", "**Vencimento:** 30/04/2027"},
	{"equipment-receipt", "acquisition", "**Aquisição:** 10/02/2025"},
	{"softwares", "name, version, vendor", "| Editor | 3.2 | Exemplo SA |"},
	{"equipment-groups", "client", "| 61 | Caixas | Padaria Aurora (id 4101) |"},
	{"equipment-types", "id, name", "| 2 | Estação |"},
}

func TestEquipments(t *testing.T) {
	t.Parallel()
	testRecords(t, equipmentGoldens, equipmentFacts)
}
