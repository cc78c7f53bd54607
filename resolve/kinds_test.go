package resolve_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// kindTest is how one kind is asked for and what must come back. Empty queries
// are not tried: no two records of the kind are alike enough, or names without
// letters to misspell.
type kindTest struct {
	name      string
	find      func(context.Context, *resolve.Set, string) (int64, error)
	kind      resolve.Kind
	scope     string // of errors, with a set that has read nothing else
	id        int64
	exact     string
	misspelt  string
	ambiguous string
	detail    string // of the first ambiguous candidate
	absent    string
	// operations are what the id and the queries above cost, in this order.
	operations []string
}

// anywhere and within look for a record and return its id.
func anywhere[T any](find func(*resolve.Set, context.Context, string) (T, error)) func(context.Context, *resolve.Set, string) (int64, error) {
	return func(ctx context.Context, s *resolve.Set, query string) (int64, error) {
		record, err := find(s, ctx, query)
		return reflect.ValueOf(record).FieldByName("ID").Int(), err
	}
}

func within[S, T any](scope S, find func(*resolve.Set, context.Context, S, string) (T, error)) func(context.Context, *resolve.Set, string) (int64, error) {
	return anywhere(func(s *resolve.Set, ctx context.Context, query string) (T, error) { return find(s, ctx, scope, query) })
}

func repeat(op string, n int) []string { return slices.Repeat([]string{op}, n) }

var kindTests = []kindTest{
	{
		name: "desk", kind: resolve.Desk, id: 103, exact: "desenvolvimento", misspelt: "Finaceiro", ambiguous: "redes", detail: "Redes São Paulo", absent: "astronáutica",
		find:       anywhere((*resolve.Set).Desk),
		operations: repeat("listDesks", 1),
	},
	{
		name: "stage", kind: resolve.Stage, scope: "desk 103", id: 1010, exact: "em desenvolvimento", misspelt: "Homologasao", absent: "arquivado",
		find:       within(103, (*resolve.Set).Stage),
		operations: repeat("listDeskStages", 1),
	},
	{
		name: "priority", kind: resolve.Priority, scope: "desk 101", id: 3003, exact: "media", misspelt: "Critca", absent: "urgentíssima",
		find:       within(101, (*resolve.Set).Priority),
		operations: repeat("listDeskPriorities", 1),
	},
	{
		name: "desk catalog", kind: resolve.ServicesCatalog, scope: "desk 110", id: 92, exact: "ESTACOES DE TRABALHO", misspelt: "Implantasao", absent: "jurídico",
		find:       within(110, (*resolve.Set).DeskCatalog),
		operations: repeat("listDeskServicesCatalogs", 1),
	},
	{
		name: "desk catalog item", kind: resolve.ServicesCatalogsItem, scope: "desk 110", id: 7003, exact: "redes > ponto de rede", misspelt: "Formatasao",
		ambiguous: "integração", detail: "Implantação > Integrações > Integração bancária", absent: "troca de pneu",
		find:       within(110, (*resolve.Set).DeskCatalogItem),
		operations: repeat("listDeskServicesCatalogsItems", 1),
	},
	{
		name: "services catalog", kind: resolve.ServicesCatalog, id: 91, exact: "infraestrutura", misspelt: "Implantasao", absent: "jurídico",
		find:       anywhere((*resolve.Set).ServicesCatalog),
		operations: repeat("listServicesCatalogs", 1),
	},
	{
		name: "services catalog area", kind: resolve.ServicesCatalogsArea, scope: "services catalog 92", id: 804, exact: "software", misspelt: "Hardwere", ambiguous: "ware", detail: "Estações de trabalho", absent: "redes",
		find:       within(92, (*resolve.Set).ServicesCatalogsArea),
		operations: repeat("listServicesCatalogAreas", 1),
	},
	{
		name: "services catalog item", kind: resolve.ServicesCatalogsItem, scope: "services catalog area 805", id: 7012, exact: "migracao de dados", misspelt: "Parametrizasao fiscal", absent: "troca de pneu",
		find:       within(805, (*resolve.Set).ServicesCatalogsItem),
		operations: repeat("listServicesCatalogItems", 1),
	},
	{
		name: "client", kind: resolve.Client, id: 4003, exact: "clinica sao jose", misspelt: "Clínca São José", ambiguous: "são josé", detail: "Clínica São José S.A., 81239739000152", absent: "astronáutica",
		find:       anywhere((*resolve.Set).Client),
		operations: []string{"getClient", "listClients", "listClients", "listClients"},
	},
	{
		name: "responsible", kind: resolve.Attendant, id: 507, exact: "heitor barbosa", misspelt: "Gabriela Almeyda", ambiguous: "Wagner Xavier", detail: "wagner.xavier@exemplo.com.br", absent: "Zeferino",
		find:       within(resolve.ResponsibleScope{}, (*resolve.Set).Responsible),
		operations: repeat("listTechnicalUsers", 1),
	},
	{
		name: "responsible of a desk and client", kind: resolve.Attendant, scope: "desk 107, client 4002", id: 501, exact: "ana martins", misspelt: "Ana Martinz", absent: "Heitor Barbosa",
		find:       within(resolve.ResponsibleScope{DeskID: 107, ClientID: 4002}, (*resolve.Set).Responsible),
		operations: repeat("listTechnicalUsers", 1),
	},
	{
		name: "user", kind: resolve.User, id: 504, exact: "paulo reis", misspelt: "Heytor Barbosa", ambiguous: "Wagner Xavier", detail: "wagner.xavier@exemplo.com.br, attendant", absent: "Zeferino",
		find:       anywhere((*resolve.Set).User),
		operations: []string{"getUser", "listUsers", "listUsers", "listUsers"},
	},
	{
		name: "requestor", kind: resolve.Requestor, id: 30008, exact: "ximena conceicao", misspelt: "Quitéria Teixeyra", ambiguous: "Fábio Dias", detail: "Padaria Três Irmãos, fabio.dias@exemplo.com.br, +5547982110323", absent: "Zeferino",
		find:       within(0, (*resolve.Set).Requestor),
		operations: repeat("listRequestors", 4),
	},
	{
		name: "requestor of a client", kind: resolve.Requestor, scope: "client 4001", id: 30061, exact: "gabriela weber", misspelt: "Gabriela Wéberr", absent: "Beatriz Queiroz",
		find:       within(4001, (*resolve.Set).Requestor),
		operations: []string{"getRequestor", "listClientRequestors", "listClientRequestors", "listClientRequestors"},
	},
	{
		name: "department", kind: resolve.Department, id: 5, exact: "emergencia 24h", misspelt: "Ouvidorya", absent: "jurídico",
		find:       anywhere((*resolve.Set).Department),
		operations: repeat("listDepartments", 1),
	},
	{
		name: "technical group", kind: resolve.TechnicalGroup, id: 3, exact: "infraestrutura", misspelt: "Desenvolvimemto", absent: "jurídico",
		find:       anywhere((*resolve.Set).TechnicalGroup),
		operations: repeat("listTechnicalGroups", 1),
	},
	{
		name: "knowledge folder", kind: resolve.KnowledgeFolder, id: 15, exact: "rede e vpn", misspelt: "Sistema de wendas", absent: "jurídico",
		find:       anywhere((*resolve.Set).KnowledgeFolder),
		operations: repeat("listKnowledgeFolders", 1),
	},
	{
		name: "contract", kind: resolve.Contract, id: 2254, exact: "grupo mercado do vale", misspelt: "Grupo Padaria Aurorra", ambiguous: "Contrato Cortesia", detail: "Escola Novo Horizonte, Cortesia, contract", absent: "Contrato encerrado antigo",
		find:       within(0, (*resolve.Set).Contract),
		operations: repeat("listContracts", 1),
	},
	{
		name: "contract of a client", kind: resolve.Contract, scope: "client 4001", id: 2202, exact: "contrato de credito", misspelt: "Contrato rescindydo", absent: "Contrato Cortesia",
		find:       within(4001, (*resolve.Set).Contract),
		operations: repeat("listContracts", 1),
	},
	{
		name: "equipment", kind: resolve.Equipment, id: 60007, exact: "pc-5525", misspelt: "Roteadro 07", ambiguous: "Impressora", detail: "Escola Novo Horizonte, Impressora", absent: "PC-0000",
		find:       within(0, (*resolve.Set).Equipment),
		operations: repeat("listEquipments", 1),
	},
	{
		name: "equipment of a client", kind: resolve.Equipment, scope: "client 4003", id: 60002, exact: "pc 5525", ambiguous: "PC", detail: "Clínica São José, Notebook, ursula", absent: "PC-2853",
		find:       within(4003, (*resolve.Set).Equipment),
		operations: repeat("listEquipments", 1),
	},
	{
		name: "entity", kind: resolve.Entity, scope: "ticket", id: 16, exact: "faturamento", misspelt: "Faturamemto", absent: "Dados comerciais",
		find:       within(tiflux.AppliedInTicket, (*resolve.Set).Entity),
		operations: repeat("listEntities", 1),
	},
	{
		name: "entity field", kind: resolve.EntityField, scope: "entity 16", id: 73, exact: "modulo", misspelt: "Custo estymado", ambiguous: "no local", detail: "email", absent: "placa",
		find:       within(16, (*resolve.Set).EntityField),
		operations: repeat("listEntityFields", 1),
	},
	{
		name: "entity field option", kind: resolve.EntityFieldOption, scope: "entity field 78", id: 33, exact: "fiscal", misspelt: "Estoqe", absent: "compras",
		find:       within(78, (*resolve.Set).EntityFieldOption),
		operations: repeat("listEntityFieldOptions", 1),
	},
	{
		name: "integration", kind: resolve.Integration, id: 12, exact: "github", misspelt: "SuporteExempro", absent: "telegram",
		find:       anywhere((*resolve.Set).Integration),
		operations: repeat("listIntegrations", 1),
	},
	{
		name: "Gupshup template", kind: resolve.GupshupTemplate, scope: "integration 11", id: 31, exact: "boleto disponivel", misspelt: "aviso_encerramemto", ambiguous: "aviso", detail: "APPROVED, UTILITY", absent: "natal",
		find:       within(11, (*resolve.Set).GupshupTemplate),
		operations: repeat("listGupshupTemplates", 1),
	},
	{
		name: "WhatsApp template", kind: resolve.WhatsAppTemplate, scope: "integration 12", id: 34, exact: "boas_vindas pt_BR", misspelt: "pesquiza_satisfacao", absent: "natal",
		find:       within(12, (*resolve.Set).WhatsAppTemplate),
		operations: repeat("listWhatsAppCloudTemplates", 1),
	},
}

func TestKinds(t *testing.T) {
	t.Parallel()
	for _, tt := range kindTests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			api := tifluxtest.New(tifluxtest.Size(10))
			s := newSet(t, api, tifluxtest.KeyAdmin)
			ctx := t.Context()

			for range 2 { // the second time costs nothing
				if id, err := tt.find(ctx, s, strconv.FormatInt(tt.id, 10)); err != nil || id != tt.id {
					t.Errorf("%d: got %d, %v", tt.id, id, err)
				}
				if id, err := tt.find(ctx, s, tt.exact); err != nil || id == 0 {
					t.Errorf("%q: got %d, %v", tt.exact, id, err)
				}
				if id, err := tt.find(ctx, s, tt.misspelt); tt.misspelt != "" && (err != nil || id == 0) {
					t.Errorf("%q: got %d, %v", tt.misspelt, id, err)
				}
				if _, err := tt.find(ctx, s, tt.ambiguous); tt.ambiguous != "" {
					ambiguous, ok := errors.AsType[*resolve.AmbiguousError](err)
					if !ok || ambiguous.Kind != tt.kind || ambiguous.Query != tt.ambiguous || ambiguous.Scope.String() != tt.scope || ambiguous.Incomplete ||
						len(ambiguous.Candidates) < 2 || ambiguous.Total < len(ambiguous.Candidates) {
						t.Fatalf("%q: got %#v, want an AmbiguousError", tt.ambiguous, err)
					}
					if c := ambiguous.Candidates[0]; c.Detail != tt.detail || c.ID == 0 || c.Name == "" {
						t.Errorf("%q: the first candidate is %+v, want the detail %q", tt.ambiguous, c, tt.detail)
					}
				}
			}
			_, err := tt.find(ctx, s, tt.absent)
			missing, ok := errors.AsType[*resolve.NotFoundError](err)
			if !ok || missing.Kind != tt.kind || missing.Query != tt.absent || missing.Scope.String() != tt.scope || missing.Incomplete || !errors.Is(err, tiflux.ErrNotFound) {
				t.Errorf("%q: got %#v, want a NotFoundError in %q", tt.absent, err, tt.scope)
			}
			if diff := cmp.Diff(tt.operations, operations(api)); diff != "" {
				t.Errorf("requests (-want +got):\n%s", diff)
			}
			asked := len(operations(api))
			if _, err := tt.find(ctx, s, "#999999999"); !errors.Is(err, tiflux.ErrNotFound) && tt.name != "requestor" {
				t.Errorf("an id that nobody has: %v", err)
			}
			if n := len(operations(api)) - asked; n > 1 {
				t.Errorf("an id that nobody has took %d requests", n)
			}
		})
	}
}

func operations(api *tifluxtest.API) []string {
	var list []string
	for _, r := range api.Requests() {
		list = append(list, r.Operation)
	}
	return list
}

func TestBadInputCostsNothing(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(10))
	s := newSet(t, api, tifluxtest.KeyAdmin)
	for _, tt := range kindTests {
		for _, query := range []string{"", " \t\n", strings.Repeat("a", 801)} {
			if _, err := tt.find(t.Context(), s, query); !errors.Is(err, tiflux.ErrInvalid) {
				t.Errorf("%s: a query of %d bytes: %v, want ErrInvalid", tt.name, len(query), err)
			}
		}
	}
	for name, find := range map[string]func() error{
		"Stage":                func() error { _, err := s.Stage(t.Context(), 0, "x"); return err },
		"FirstStage":           func() error { _, err := s.FirstStage(t.Context(), -1); return err },
		"Priority":             func() error { _, err := s.Priority(t.Context(), 0, "x"); return err },
		"DeskCatalog":          func() error { _, err := s.DeskCatalog(t.Context(), 0, "x"); return err },
		"DeskCatalogItem":      func() error { _, err := s.DeskCatalogItem(t.Context(), 0, "x"); return err },
		"CatalogItemIDs":       func() error { _, _, err := s.CatalogItemIDs(t.Context(), 0, "x"); return err },
		"ServicesCatalogsArea": func() error { _, err := s.ServicesCatalogsArea(t.Context(), 0, "x"); return err },
		"ServicesCatalogsItem": func() error { _, err := s.ServicesCatalogsItem(t.Context(), 0, "x"); return err },
		"EntityField":          func() error { _, err := s.EntityField(t.Context(), 0, "x"); return err },
		"EntityFieldOption":    func() error { _, err := s.EntityFieldOption(t.Context(), 0, "x"); return err },
		"FindRequestors":       func() error { _, err := s.FindRequestors(t.Context(), resolve.RequestorSearch{}); return err },
	} {
		if err := find(); !errors.Is(err, tiflux.ErrInvalid) {
			t.Errorf("%s: %v, want ErrInvalid", name, err)
		}
	}
	if n := len(api.Requests()); n != 0 {
		t.Errorf("%d requests were made", n)
	}
}

func TestScopesAreNamed(t *testing.T) {
	t.Parallel()
	s := newSet(t, tifluxtest.New(tifluxtest.Size(10)), tifluxtest.KeyAdmin)
	ctx := t.Context()
	desk, err := s.Desk(ctx, "cansados")
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Stage(ctx, desk.ID, "arquivado")
	missing, ok := errors.AsType[*resolve.NotFoundError](err)
	if !ok || missing.Scope.String() != "desk Dev - Cansados" {
		t.Errorf("got %#v, want the name of the desk in its scope", err)
	}
	if want := "resolve: no stage has this name in desk Dev - Cansados"; fmt.Sprint(err) != want {
		t.Errorf("the error reads %q, want %q", err, want)
	}
}
