package render

import (
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
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

var entityFacts = []vendorFact{
	{"entities", "applied to, active", "| 40 | Dados do solicitante | Solicitantes | ativo |"},
	{"entities", "pipe in a name", "| 41 | A\\|B # \\`x\\` \\<b> | spaceship | inativo |"},
	{"entity", "record of the catalogs", "**Item do catálogo:** Troca de senha (id 5)"},
	{"entity-tickets", "every desk", "**Mesas:** qualquer"},
	{"entity-fields", "type in Portuguese, required", "| 11 | Plano | uma opção | sim |"},
	{"entity-field-receipt", "options", "**Opção:** Ouro (id 91)"},
	{"entity-field-options", "null option", "| 90 | Nenhum | sim |"},
}

func TestEntities(t *testing.T) {
	t.Parallel()
	testRecords(t, entityGoldens, entityFacts)
}
