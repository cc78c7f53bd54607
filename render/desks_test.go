package render

import (
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

var deskFacts = []vendorFact{
	{"stages", "id, name, order, kind, limit", "| 31 | Novo | 1 | Inicial | 48h |"},
	{"stages", "no limit", "| Final | sem limite |"},
	{"priorities", "id, name, order, times", "| 5 | Crítica | 1 | 30min | 4h |"},
	{"desk-catalog-items", "area, catalog, times", "| 5 | Troca de senha | TI (id 2) | Acessos (id 3) | 1h | 48h |"},
	{"services-catalogs", "id, name", "| 2 | TI |"},
	{"services-catalogs-areas", "catalog", "| 3 | Acessos | TI (id 2) | ativo |"},
	{"services-catalogs-items", "SLA times", "| 1h | 48h | ativo |"},
	{"services-catalogs-item-receipt", "time to the solution", "**Prazo para resolver:** 48h"},
}

func TestDesks(t *testing.T) {
	t.Parallel()
	testRecords(t, deskGoldens, deskFacts)
}
