package render

import (
	"io"
	"testing"
	"time"

	"github.com/tiflux/tiflux-go/tiflux"
)

// pageGolden is a golden of one page that holds all there is.
func pageGolden[T any](name string, write func(Renderer, io.Writer, *tiflux.Page[T], Notes) error, items ...T) golden {
	return golden{name, func(r Renderer, w io.Writer) error {
		return write(r, w, &tiflux.Page[T]{Items: items, Number: 1, Size: 20, Total: len(items)}, Notes{})
	}}
}

func cardGolden[T any](name string, write func(Renderer, io.Writer, *T) error, v *T) golden {
	return golden{name, func(r Renderer, w io.Writer) error { return write(r, w, v) }}
}

func receiptGolden[T any](name, action string, write func(Renderer, io.Writer, *T, Receipt) error, v *T) golden {
	return golden{name, func(r Renderer, w io.Writer) error { return write(r, w, v, Receipt{Action: action}) }}
}

// odd is text that would become part of the document if it were not escaped.
const odd = "A|B\n# `x` <b>"

var (
	seen   = time.Date(2026, 8, 20, 18, 4, 39, 0, time.UTC)
	aurora = tiflux.IDName{ID: 4101, Name: "Padaria Aurora"}
)

func filledGroups() []tiflux.FilledEntity {
	return []tiflux.FilledEntity{{ID: 40, Active: true, Name: "Dados do contrato", EntityFields: []tiflux.FilledEntityField{
		{EntityFieldID: 11, Name: "Patrimônio", FieldType: tiflux.FieldText, Value: odd, Required: true},
		{EntityFieldID: 12, Name: "Vencimento", FieldType: tiflux.FieldDate, Value: "2027-04-30"},
		{EntityFieldID: 13, Name: "Valor", FieldType: tiflux.FieldCurrency, Value: "1250.5"},
		{EntityFieldID: 14, Name: "Plano", FieldType: tiflux.FieldSingleSelect, Value: "Ouro",
			Options: []tiflux.FilledEntityFieldOption{{EntityFieldOptionID: 91, Title: "Ouro", Value: "91"}}},
		{EntityFieldID: 15, Name: "Vazio", FieldType: "hologram"},
	}}}
}

// The API leaves out what it does not have, or sends null: every record is fit
// to be shown with nothing in it.
func TestEmptyRecords(t *testing.T) {
	t.Parallel()
	testGoldens(t, []golden{{"records-empty", func(r Renderer, w io.Writer) error {
		for _, row := range []golden{
			cardGolden("", Renderer.Client, new(tiflux.ClientDetail)),
			cardGolden("", Renderer.ClientEntities, new(tiflux.ClientEntities)),
			cardGolden("", Renderer.ClientAddress, new(tiflux.ClientAddress)),
			cardGolden("", Renderer.ClientContact, new(tiflux.ClientContact)),
			cardGolden("", Renderer.Requestor, new(tiflux.RequestorDetail)),
			cardGolden("", Renderer.RequestorEntities, new(tiflux.RequestorEntities)),
			cardGolden("", Renderer.User, new(tiflux.UserDetail)),
			cardGolden("", Renderer.CurrentUser, new(tiflux.CurrentUser)),
			cardGolden("", Renderer.TechnicalGroup, new(tiflux.TechnicalGroupDetail)),
			cardGolden("", Renderer.RoleGroup, new(tiflux.RoleGroupDetail)),
			cardGolden("", Renderer.Entity, new(tiflux.EntityDetail)),
			cardGolden("", Renderer.EntityField, new(tiflux.EntityField)),
			cardGolden("", Renderer.Knowledge, new(tiflux.KnowledgeDetail)),
			cardGolden("", Renderer.KnowledgeFolder, new(tiflux.KnowledgeFolderDetail)),
			cardGolden("", Renderer.Contract, new(tiflux.ContractDetail)),
			cardGolden("", Renderer.Contract, &tiflux.ContractDetail{ContractTerms: tiflux.ContractTerms{LastRider: new(tiflux.ContractLastRider)}}),
			cardGolden("", Renderer.ContractGroup, new(tiflux.ContractGroup)),
			cardGolden("", Renderer.ContractUsage, new(tiflux.ContractUsage)),
			cardGolden("", Renderer.Equipment, new(tiflux.EquipmentDetail)),
			cardGolden("", Renderer.Equipment, &tiflux.EquipmentDetail{EquipmentInventory: tiflux.EquipmentInventory{
				Antivirus: make([]tiflux.EquipmentAntivirus, 1), Disks: make([]tiflux.EquipmentDisk, 1), DiskSMART: make([]tiflux.EquipmentDiskSMART, 1),
				Memory: new(tiflux.EquipmentMemory), Motherboard: new(tiflux.EquipmentMotherboard), Network: make([]tiflux.EquipmentNetwork, 1),
				Printer: make([]tiflux.EquipmentPrinter, 1), Processor: new(tiflux.EquipmentProcessor), Sound: make([]tiflux.EquipmentSound, 1),
				VGA: make([]tiflux.EquipmentVGA, 1), WindowsUpdate: new(tiflux.EquipmentWindowsUpdate),
			}}),
			receiptGolden("", "created", Renderer.UserReceipt, new(tiflux.UserInvitation)),
			receiptGolden("", "created", Renderer.KnowledgeReceipt, new(tiflux.KnowledgeCreated)),
			receiptGolden("", "created", Renderer.EmailTicketsPermissionReceipt, new(tiflux.EmailTicketsPermission)),
			pageGolden[tiflux.Contract]("", Renderer.Contracts),
			pageGolden[tiflux.IDName]("", Renderer.Departments),
		} {
			if err := row.write(r, w); err != nil {
				return err
			}
		}
		return nil
	}}})
}
