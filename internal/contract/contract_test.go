package contract

import (
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/google/go-cmp/cmp"
)

func contract(t testing.TB) *Contract {
	t.Helper()
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestOperations(t *testing.T) {
	t.Parallel()
	c := contract(t)
	var ids []string
	for _, op := range c.Operations() {
		ids = append(ids, op.ID)
		if got, ok := c.Operation(op.ID); !ok || got.Path != op.Path || got.Method != op.Method {
			t.Errorf("Operation(%q) = %s %s, %v", op.ID, got.Method, got.Path, ok)
		}
		if len(op.Success) == 0 {
			t.Errorf("%s: no success", op.ID)
		}
		if op.HasBody() != (len(op.ContentTypes) > 0) {
			t.Errorf("%s: body and content types disagree", op.ID)
		}
	}
	if len(ids) != 151 {
		t.Errorf("%d operations", len(ids))
	}
	// The order is that of the file, not of the alphabet.
	first := []string{"listAppointments", "listArchivedChats", "listInAttendanceChats", "listInboxChats", "listMyChats"}
	if diff := cmp.Diff(first, ids[:len(first)]); diff != "" {
		t.Error(diff)
	}
	if slices.IsSorted(ids) {
		t.Error("operations are sorted by name")
	}
	if _, ok := c.Operation("makeCoffee"); ok {
		t.Error("Operation found one that does not exist")
	}
}

func TestOperationFacts(t *testing.T) {
	t.Parallel()
	tests := []struct {
		id          string
		types       []string
		required    bool
		statuses    []int
		permissions []string
		license     string
	}{
		{"getTicket", nil, false, []int{200}, []string{"Visualizar e abrir tickets", "Visualizar tickets em que eu não sou o responsável"}, "tickets"},
		{"createTicket", []string{typeJSON, typeForm, typeMultipart}, true, []int{201, 207}, []string{"Visualizar e abrir tickets", "Editar tickets"}, "tickets"},
		{"archiveChat", []string{typeJSON}, false, []int{202}, []string{"Acessar o chat"}, ""},
		{"sendChatMessage", []string{typeJSON}, true, []int{201}, []string{"Acessar o chat"}, "whatsapp"},
		{"deleteClientAddress", nil, false, []int{204}, []string{"Gerenciar clientes e grupos de recursos"}, ""},
		{"createClientAnswer", []string{typeMultipart}, true, []int{201}, []string{"Apenas administradores"}, ""},
		{"listClients", nil, false, []int{200}, nil, ""},
	}
	for _, tt := range tests {
		op, _ := contract(t).Operation(tt.id)
		var statuses []int
		for _, r := range op.Success {
			statuses = append(statuses, r.Status)
		}
		got := []any{op.ContentTypes, op.BodyRequired, statuses, op.Permissions, op.License}
		want := []any{tt.types, tt.required, tt.statuses, tt.permissions, tt.license}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", tt.id, diff)
		}
	}
}

// TestKeywords proves that the walker leaves no keyword of the document out.
func TestKeywords(t *testing.T) {
	t.Parallel()
	schemas := make(compiler)
	if _, err := compileInto(schemas); err != nil {
		t.Fatal(err)
	}
	if len(schemas) < 1000 {
		t.Errorf("only %d schemas", len(schemas))
	}
	for src, s := range schemas {
		rest := *src
		rest.Extensions, rest.Title, rest.Description, rest.Default, rest.Example, rest.Examples = nil, "", "", nil, nil, nil
		rest.ReadOnly, rest.WriteOnly = false, false // no schema serves both directions
		rest.AllOf, rest.AnyOf, rest.OneOf, rest.Type, rest.Format, rest.Enum = nil, nil, nil, nil, "", nil
		rest.Properties, rest.Required, rest.AdditionalProperties, rest.MinProps = nil, nil, openapi3.AdditionalProperties{}, 0
		rest.Items, rest.MinItems, rest.MaxItems, rest.UniqueItems = nil, 0, nil, false
		rest.Min, rest.Max, rest.MinLength, rest.MaxLength, rest.Pattern = nil, nil, 0, nil, ""
		if !reflect.DeepEqual(rest, openapi3.Schema{}) {
			t.Errorf("%s: unknown keywords in %+v", s.Name, rest)
		}
		if _, known := formats[src.Format]; !known && src.Format != "" && src.Format != "int64" {
			t.Errorf("%s: format %s is not checked", s.Name, src.Format)
		}
	}
}

func TestDocumentIsValid(t *testing.T) {
	t.Parallel()
	doc := contract(t).doc
	if err := doc.Validate(t.Context(), openapi3.DisableExamplesValidation()); err != nil {
		t.Error(err)
	}
}

func TestMatch(t *testing.T) {
	t.Parallel()
	tests := []struct {
		method, path, id string
		values           map[string]string
	}{
		{"GET", "/tickets", "listTickets", map[string]string{}},
		{"GET", "/tickets/42", "getTicket", map[string]string{"ticket_number": "42"}},
		{"PUT", "/tickets/42", "updateTicket", map[string]string{"ticket_number": "42"}},
		{"GET", "/users/me", "getCurrentUser", map[string]string{}},
		{"GET", "/users/7", "getUser", map[string]string{"id": "7"}},
		{"GET", "/users/a%2Fb", "getUser", map[string]string{"id": "a/b"}},
		{"PATCH", "/tickets/42", "", nil},
		{"GET", "/tickets/", "", nil},
		{"GET", "/tickets/42/", "", nil},
		{"GET", "/services-catalogs/1", "", nil},
		{"GET", "tickets", "", nil},
		{"GET", "", "", nil},
	}
	for _, tt := range tests {
		op, values, ok := contract(t).Match(tt.method, tt.path)
		if op.ID != tt.id || ok != (tt.id != "") || !cmp.Equal(values, tt.values) {
			t.Errorf("Match(%s, %s) = %q, %v, %v; want %q, %v", tt.method, tt.path, op.ID, values, ok, tt.id, tt.values)
		}
	}
}

func TestEveryPathMatchesItself(t *testing.T) {
	t.Parallel()
	c := contract(t)
	for _, op := range c.Operations() {
		if got, _, ok := c.Match(op.Method, op.Path); !ok || got.ID != op.ID {
			t.Errorf("%s %s is taken for %q", op.Method, op.Path, got.ID)
		}
	}
}

func TestBasePath(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]bool{
		"https://api.tiflux.com/api/v2/tickets": true,
		"http://proxy/help/api/v2/tickets":      true,
		"http://127.0.0.1/tickets":              false,
		"http://127.0.0.1/api/v22/tickets":      false,
		"http://127.0.0.1/api/v2tickets":        false,
	} {
		u, err := url.Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, ok := contract(t).match(http.MethodGet, u); ok != want {
			t.Errorf("%s: %v", raw, ok)
		}
	}
}
