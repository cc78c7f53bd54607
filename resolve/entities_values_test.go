package resolve_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// customFields are the ids of the custom fields of an account by name, and those
// of their options as "field/option".
func customFields(t *testing.T, c *tiflux.Client) map[string]int64 {
	t.Helper()
	ids := map[string]int64{}
	for e, err := range c.Entities.All(t.Context(), nil) {
		if err != nil {
			t.Fatal(err)
		}
		for f, err := range c.Entities.AllFields(t.Context(), e.ID, nil) {
			if err != nil {
				t.Fatal(err)
			}
			ids[f.Name] = f.ID
			for o, err := range c.Entities.AllFieldOptions(t.Context(), f.ID, nil) {
				if err != nil {
					t.Fatal(err)
				}
				ids[f.Name+"/"+o.Value] = o.ID
			}
		}
	}
	return ids
}

func TestEntityValues(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(10), tifluxtest.Quota(0))
	c := newClient(t, api, tifluxtest.KeyAdmin)
	ids := customFields(t, c)
	text := func(s string) tiflux.Opt[string] { return tiflux.Set(s) }
	id := func(name string) string { return strconv.FormatInt(ids[name], 10) }
	value := func(field, value string) tiflux.EntityValue {
		return tiflux.EntityValue{EntityFieldID: ids[field], Value: tiflux.Set(value)}
	}
	mark := func(field, option, value string) tiflux.EntityValue {
		return tiflux.EntityValue{EntityFieldID: ids[field], EntityFieldOptionID: tiflux.Set(ids[field+"/"+option]), Value: tiflux.Set(value)}
	}
	null := func(field string) tiflux.EntityValue {
		return tiflux.EntityValue{EntityFieldID: ids[field], Value: tiflux.Null[string]()}
	}
	tests := []struct {
		input   resolve.EntityValueInput
		want    tiflux.EntityValue
		refused string // part of the error
	}{
		// Fields, by id and by name.
		{input: resolve.EntityValueInput{EntityFieldID: ids["Sala"], Value: text(" 4 ")}, want: value("Sala", " 4 ")},
		{input: resolve.EntityValueInput{EntityName: "Visita", EntityFieldName: "Sala", Value: text("4")}, want: value("Sala", "4")},
		{input: resolve.EntityValueInput{EntityFieldName: "sala", Value: text("4")}, want: value("Sala", "4")},
		{input: resolve.EntityValueInput{EntityFieldName: "OBSERVACOES", Value: text("a\nb")}, want: value("Observações da visita", "a\nb")},
		{input: resolve.EntityValueInput{EntityName: "fat", EntityFieldName: "custo centro", Value: text("TI")}, want: value("Centro de custo", "TI")},
		{input: resolve.EntityValueInput{EntityFieldName: "custo", Value: text("1")}, refused: "2 entity fields fit the name"},
		{input: resolve.EntityValueInput{EntityName: "visita", EntityFieldName: "custo", Value: text("1,5")}, want: value("Custo estimado", "1.5")},
		{input: resolve.EntityValueInput{EntityName: "visita", EntityFieldName: "local", Value: text("1")}, refused: "2 entity fields fit the name"},
		{input: resolve.EntityValueInput{EntityName: "visita", EntityFieldName: "Centro de custo", Value: text("1")}, refused: "no entity field has this name"},
		{input: resolve.EntityValueInput{EntityName: "vizita", EntityFieldName: "Sala", Value: text("1")}, refused: "no entity has this name in ticket"},
		{input: resolve.EntityValueInput{EntityFieldName: "dta combinada", Value: text("1")}, refused: "no entity field has this name"},
		{input: resolve.EntityValueInput{EntityFieldName: "bservações", Value: text("1")}, refused: "no entity field has this name"},
		{input: resolve.EntityValueInput{EntityFieldName: "Setor", Value: text("1")}, refused: "no entity field has this name"},          // of an inactive group
		{input: resolve.EntityValueInput{EntityFieldID: ids["Setor"], Value: text("1")}, refused: "no entity field has this name"},       // likewise
		{input: resolve.EntityValueInput{EntityFieldID: ids["Cargo"], Value: text("1")}, refused: "no entity field has this name"},       // for requestors
		{input: resolve.EntityValueInput{EntityFieldName: "Código interno", Value: text("1")}, refused: "no entity field has this name"}, // for clients
		{input: resolve.EntityValueInput{Value: text("1")}, refused: "give entity_field_id or entity_field_name"},
		{input: resolve.EntityValueInput{EntityName: "Visita", Value: text("1")}, refused: "give entity_field_id or entity_field_name"},

		// Values.
		{input: resolve.EntityValueInput{EntityFieldName: "Sala"}, refused: "value is required; null clears"},
		{input: resolve.EntityValueInput{EntityFieldName: "Sala", Value: tiflux.Null[string]()}, want: null("Sala")},
		{input: resolve.EntityValueInput{EntityFieldName: "Custo estimado", Value: text("R$ 1.234,56")}, want: value("Custo estimado", "1234.56")},
		{input: resolve.EntityValueInput{EntityFieldName: "Custo estimado", Value: text("caro")}, refused: "(Custo estimado): the value must be an amount such as 1234.56"},
		{input: resolve.EntityValueInput{EntityFieldName: "Data combinada", Value: text("05/12/2026")}, want: value("Data combinada", "2026-12-05")},
		{input: resolve.EntityValueInput{EntityFieldName: "Data combinada", Value: text("amanhã")}, refused: "(Data combinada): the value must be a date as YYYY-MM-DD"},
		{input: resolve.EntityValueInput{EntityFieldName: "Telefone no local", Value: text("+55 (47) 99999-0000")}, want: value("Telefone no local", "47999990000")},
		{
			input: resolve.EntityValueInput{EntityFieldName: "Telefone no local", Value: text("912 345 678"), CountryCode: "pt"},
			want:  tiflux.EntityValue{EntityFieldID: ids["Telefone no local"], Value: text("912345678"), CountryCode: "PT"},
		},
		{input: resolve.EntityValueInput{EntityFieldName: "Telefone no local", Value: text("912 345 678"), CountryCode: "351"}, refused: "country_code must be two letters"},
		{input: resolve.EntityValueInput{EntityFieldName: "Sala", Value: text("4"), CountryCode: "351"}, want: value("Sala", "4")},
		{input: resolve.EntityValueInput{EntityFieldName: "Contato no local", Value: text("portaria@exemplo.com.br")}, want: value("Contato no local", "portaria@exemplo.com.br")},
		{input: resolve.EntityValueInput{EntityFieldName: "Mapa", Value: text("mapas.exemplo.com.br")}, refused: "(Mapa): the value must be an address"},
		{input: resolve.EntityValueInput{EntityFieldName: "Sala", EntityFieldOptionName: "4", Value: text("4")}, refused: "has no options"},

		// Selects.
		{input: resolve.EntityValueInput{EntityFieldName: "Módulo", Value: text("estoque")}, want: value("Módulo", id("Módulo/Estoque"))},
		{input: resolve.EntityValueInput{EntityFieldName: "Módulo", Value: text(id("Módulo/Vendas"))}, want: value("Módulo", id("Módulo/Vendas"))},
		{input: resolve.EntityValueInput{EntityFieldName: "Módulo", EntityFieldOptionName: "Fiscal"}, want: value("Módulo", id("Módulo/Fiscal"))},
		{input: resolve.EntityValueInput{EntityFieldName: "Módulo", EntityFieldOptionID: ids["Módulo/Fiscal"]}, want: value("Módulo", id("Módulo/Fiscal"))},
		{input: resolve.EntityValueInput{EntityFieldName: "Módulo", EntityFieldOptionName: "Fiscal", Value: text("true")}, want: value("Módulo", id("Módulo/Fiscal"))},
		{input: resolve.EntityValueInput{EntityFieldName: "Módulo", EntityFieldOptionName: "Fiscal", Value: text("fiscal")}, want: value("Módulo", id("Módulo/Fiscal"))},
		{input: resolve.EntityValueInput{EntityFieldName: "Módulo", EntityFieldOptionName: "Fiscal", Value: text("vendas")}, refused: "means another option"},
		{input: resolve.EntityValueInput{EntityFieldName: "Módulo", EntityFieldOptionName: "Fiscal", Value: tiflux.Null[string]()}, refused: "give no option with it"},
		{input: resolve.EntityValueInput{EntityFieldName: "Módulo", Value: tiflux.Null[string]()}, refused: "is required and cannot be cleared"},
		{input: resolve.EntityValueInput{EntityFieldName: "Módulo", Value: text("estoqe")}, refused: "(Módulo): no entity field option has this name"},
		{input: resolve.EntityValueInput{EntityFieldName: "Módulo", Value: text(" ")}, refused: "(Módulo): value is required; null clears"},
		{input: resolve.EntityValueInput{EntityFieldName: strings.Repeat("Sala", 300), Value: text("4")}, refused: "entities[0]: invalid input"},
		{input: resolve.EntityValueInput{EntityFieldName: "Módulo", Value: text("999")}, refused: "(Módulo): no entity field option has this name"},
		{input: resolve.EntityValueInput{EntityFieldName: "Módulo", EntityFieldOptionID: ids["Itens conferidos/Cabo"]}, refused: "(Módulo): no entity field option has this name"},

		// Checkboxes.
		{input: resolve.EntityValueInput{EntityFieldName: "Itens conferidos", EntityFieldOptionName: "cabo", Value: text("true")}, want: mark("Itens conferidos", "Cabo", "true")},
		{input: resolve.EntityValueInput{EntityFieldName: "Itens conferidos", EntityFieldOptionName: "etiqueta", Value: text("Não")}, want: mark("Itens conferidos", "Etiqueta de patrimônio", "false")},
		{input: resolve.EntityValueInput{EntityFieldName: "Itens", EntityFieldOptionID: ids["Itens conferidos/Fonte"], Value: tiflux.Null[string]()}, want: mark("Itens conferidos", "Fonte", "false")},
		{input: resolve.EntityValueInput{EntityFieldName: "Itens conferidos", Value: text("Cabo")}, refused: "is a checkbox: give entity_field_option_name"},
		{input: resolve.EntityValueInput{EntityFieldName: "Itens conferidos", EntityFieldOptionName: "Cabo"}, refused: "value is required"},
		{input: resolve.EntityValueInput{EntityFieldName: "Itens conferidos", EntityFieldOptionName: "Cabo", Value: text("x")}, refused: "must be true or false"},
		{input: resolve.EntityValueInput{EntityFieldName: "Itens conferidos", EntityFieldOptionName: "Cabos", Value: text("true")}, refused: "no entity field option has this name"},
	}
	s := resolve.For(c)
	for _, test := range tests {
		got, err := s.EntityValues(t.Context(), tiflux.AppliedInTicket, []resolve.EntityValueInput{test.input})
		if test.refused != "" {
			if e, ok := errors.AsType[*resolve.EntityValueError](err); !ok || e.Index != 0 || !strings.Contains(err.Error(), test.refused) {
				t.Errorf("%+v: got %v, %v, want an EntityValueError that says %q", test.input, got, err, test.refused)
			} else if !errors.Is(err, tiflux.ErrInvalid) && e.Err == nil {
				t.Errorf("%+v: %v is not ErrInvalid", test.input, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%+v: %v", test.input, err)
			continue
		}
		if diff := cmp.Diff([]tiflux.EntityValue{test.want}, got, cmp.Comparer(equalOpt[string]), cmp.Comparer(equalOpt[int64])); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", test.input, diff)
		}
		if _, err := c.Tickets.UpdateEntities(t.Context(), firstTicket(t, c), got); err != nil {
			t.Errorf("%+v: the API refuses it: %v", test.input, err)
		}
	}
}

func equalOpt[T comparable](a, b tiflux.Opt[T]) bool { return a == b }

func firstTicket(t *testing.T, c *tiflux.Client) int64 {
	t.Helper()
	for ticket, err := range c.Tickets.All(t.Context(), nil) {
		if err != nil {
			t.Fatal(err)
		}
		return ticket.TicketNumber
	}
	t.Fatal("no open ticket")
	return 0
}

func TestEntityValuesTellsAllThatIsRefused(t *testing.T) {
	t.Parallel()
	s := resolve.For(newClient(t, tifluxtest.New(tifluxtest.Size(10)), tifluxtest.KeyAdmin))
	_, err := s.EntityValues(t.Context(), tiflux.AppliedInTicket, []resolve.EntityValueInput{
		{EntityFieldName: "Sala", Value: tiflux.Set("4")},
		{EntityFieldName: "Data combinada", Value: tiflux.Set("ontem")},
		{EntityFieldName: "sala", Value: tiflux.Set("5")},
		{EntityFieldName: "Módolo", Value: tiflux.Set("Fiscal")},
		{EntityFieldName: "Itens conferidos", EntityFieldOptionName: "Cabo", Value: tiflux.Set("sim")},
		{EntityFieldName: "Itens conferidos", EntityFieldOptionName: "Fonte", Value: tiflux.Set("sim")},
	})
	want := "resolve: entities[1] (Data combinada): the value must be a date as YYYY-MM-DD or DD/MM/YYYY\n" +
		"resolve: entities[2] (Sala): writes what entities[0] writes\n" +
		"resolve: entities[3]: no entity field has this name in ticket"
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	var missing *resolve.NotFoundError
	if !errors.As(err, &missing) || len(missing.Nearest) == 0 || missing.Nearest[0].Name != "Módulo" || missing.Nearest[0].Detail != "Visita, single_select" {
		t.Errorf("the nearest name is not told: %+v", missing)
	}
}

func TestEntityValuesReadsEachListOnce(t *testing.T) {
	t.Parallel()
	inputs := []resolve.EntityValueInput{
		{EntityName: "Visita", EntityFieldName: "Sala", Value: tiflux.Set("4")},
		{EntityName: "Visita", EntityFieldName: "Módulo", Value: tiflux.Set("Fiscal")},
		{EntityName: "Visita", EntityFieldName: "Itens conferidos", EntityFieldOptionName: "Cabo", Value: tiflux.Set("sim")},
		{EntityName: "Visita", EntityFieldName: "Itens conferidos", EntityFieldOptionName: "Fonte", Value: tiflux.Set("sim")},
	}
	api := tifluxtest.New(tifluxtest.Size(10))
	s := resolve.For(newClient(t, api, tifluxtest.KeyAdmin))
	for _, step := range []struct {
		inputs []resolve.EntityValueInput
		want   int
	}{
		{nil, 0},
		{[]resolve.EntityValueInput{{EntityFieldName: "Sala"}, {Value: tiflux.Set("4")}}, 0},
		{inputs[:1], 2}, // groups, fields
		{inputs, 4},     // and the options of two fields
		{inputs, 4},
		{[]resolve.EntityValueInput{{EntityFieldName: "Aprovado por", Value: tiflux.Null[string]()}}, 5}, // the fields of the other group
	} {
		if _, err := s.EntityValues(t.Context(), tiflux.AppliedInTicket, step.inputs); err != nil && step.want > 0 {
			t.Fatal(err)
		}
		if n := len(api.Requests()); n != step.want {
			t.Errorf("%d items: %d requests, want %d", len(step.inputs), n, step.want)
		}
	}
}

func TestEntityValuesChecksBeforeAnyRequest(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(10))
	s := resolve.For(newClient(t, api, tifluxtest.KeyAdmin))
	many := make([]resolve.EntityValueInput, tiflux.MaxEntityValues+1)
	for i := range many {
		many[i] = resolve.EntityValueInput{EntityFieldName: "Sala", Value: tiflux.Set("4")}
	}
	if _, err := s.EntityValues(t.Context(), tiflux.AppliedInTicket, many); !errors.Is(err, tiflux.ErrInvalid) {
		t.Errorf("51 items: %v", err)
	}
	if _, err := s.EntityValues(t.Context(), "", many[:1]); !errors.Is(err, tiflux.ErrInvalid) {
		t.Errorf("without a kind of record: %v", err)
	}
	if n := len(api.Requests()); n != 0 {
		t.Errorf("%d requests were made", n)
	}
}

func TestEntityValuesPassesOnWhatTheAPISays(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(10))
	_, err := resolve.For(newClient(t, api, "wrong")).EntityValues(t.Context(), tiflux.AppliedInTicket, []resolve.EntityValueInput{{EntityFieldName: "Sala", Value: tiflux.Set("4")}})
	if _, refused := errors.AsType[*resolve.EntityValueError](err); refused || !errors.Is(err, tiflux.ErrUnauthorized) {
		t.Errorf("got %v, want ErrUnauthorized", err)
	}
}
