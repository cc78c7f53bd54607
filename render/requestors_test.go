package render

import (
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
)

var requestorGoldens = []golden{
	pageGolden("requestors", Renderer.Requestors, fullRequestor,
		tiflux.Requestor{ID: 502, Name: odd, Telephone: "ramal 9"}, tiflux.Requestor{}),
	pageGolden("requestors-fields", Renderer.Requestors, requestorWithFields(), tiflux.Requestor{ID: 503, Name: "Rui Dias"}),
	cardGolden("requestor", Renderer.Requestor, &tiflux.RequestorDetail{RequestorSummary: requestorSummary, Entities: filledGroups()}),
	receiptGolden("requestor-receipt", "created", Renderer.RequestorReceipt, &tiflux.RequestorDetail{RequestorSummary: requestorSummary}),
	cardGolden("requestor-entities", Renderer.RequestorEntities, &tiflux.RequestorEntities{Requestor: requestorSummary, Entities: filledGroups()}),
	receiptGolden("requestor-entities-receipt", "updated", Renderer.RequestorEntitiesReceipt, &tiflux.RequestorEntities{Requestor: requestorSummary, Entities: filledGroups()}),
}

var (
	fullRequestor = tiflux.Requestor{ID: 501, Name: "Carla Nunes", Email: "carla@exemplo.com.br", Telephone: "+554732220001",
		Extension: "204", CanOpenTicket: true, Client: aurora}
	requestorSummary = tiflux.RequestorSummary{ID: 501, Name: "Carla Nunes", Email: "carla@exemplo.com.br", Telephone: "+554732220001", Extension: "204", CanOpenTicket: true}
)

// requestorWithFields has the layout of lists: a checkbox shows all its options,
// a select the id of its option as the value.
func requestorWithFields() tiflux.Requestor {
	q := fullRequestor
	q.EntityFields = []tiflux.RequestorEntityField{
		{EntityFieldID: 11, Name: "Setor", FieldType: tiflux.FieldSingleSelect, Value: "91", Required: true,
			Options: []tiflux.RequestorEntityFieldOption{{ID: 1, EntityFieldOptionID: 91, Title: "Fiscal", Value: "91"}}},
		{EntityFieldID: 12, Name: "Turnos", FieldType: tiflux.FieldCheckbox, Options: []tiflux.RequestorEntityFieldOption{
			{ID: 2, EntityFieldOptionID: 92, Title: "Manhã", Value: "true"}, {EntityFieldOptionID: 93, Title: "Tarde"}}},
		{EntityFieldID: 13, Name: "Turnos extras", FieldType: tiflux.FieldCheckbox, Options: []tiflux.RequestorEntityFieldOption{{EntityFieldOptionID: 94, Title: "Noite"}}},
		{EntityFieldID: 14, Name: "Admissão", FieldType: tiflux.FieldDate, Value: "2025-02-10"},
	}
	return q
}

var requestorFacts = []vendorFact{
	{"requestors", "e-mail, telephone, extension, permission, client", "| 501 | Carla Nunes | carla@exemplo.com.br | (47) 3222-0001 | 204 | sim | Padaria Aurora (id 4101) |"},
	{"requestors-fields", "title of the chosen option", "**Setor:** Fiscal (id 91)"},
	{"requestors-fields", "chosen of several options", "**Turnos:** Manhã (id 92) ·"},
	{"requestors-fields", "nothing chosen", "**Turnos extras:** (vazio)"},
	{"requestors-fields", "day", "**Admissão:** 10/02/2025"},
	{"requestor", "custom fields in groups", "## Dados do contrato"},
	{"requestor-entities-receipt", "values after a write", "**Valor:** R$ 1.250,50"},
}

func TestRequestors(t *testing.T) {
	t.Parallel()
	testRecords(t, requestorGoldens, requestorFacts)
}
