package resolve_test

import (
	"errors"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestRequestorIdentities(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(10))
	s := newSet(t, api, tifluxtest.KeyAdmin)
	for _, tt := range []struct {
		client int64
		query  string
		id     int64 // 0 is nobody
	}{
		{0, "Fabio.Dias@exemplo.com.br", 30037},
		{0, "fabio.dias.2@exemplo.com.br", 30092},
		{0, "dias@exemplo.com.br", 0}, // contained in others
		{0, "(47) 98211-0323", 30037},
		{0, "+55 47 98211 0323", 30037},
		{4037, "47982110323", 30037},
		{4001, "47982110323", 0},
		{4001, "fabio.dias@exemplo.com.br", 0},
	} {
		r, err := s.Requestor(t.Context(), tt.client, tt.query)
		if r.ID != tt.id || (tt.id == 0) != errors.Is(err, tiflux.ErrNotFound) || err != nil && tt.id != 0 {
			t.Errorf("Requestor(%d, %q) = %d, %v, want %d", tt.client, tt.query, r.ID, err, tt.id)
		}
		if tt.id != 0 && r.Client.ID != 4037 && r.Client.ID != 4032 {
			t.Errorf("Requestor(%d, %q) is of client %d", tt.client, tt.query, r.Client.ID)
		}
	}
	if n := len(api.Requests()); n != 7 { // one for each, but the two spellings of the number share theirs
		t.Errorf("%d requests, want 7", n)
	}
}

func TestRequestorWithoutPermission(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(10))
	s := newSet(t, api, tifluxtest.KeyAttendant)
	_, err := s.Requestor(t.Context(), 4001, "rafael")
	denied, ok := errors.AsType[*resolve.PermissionError](err)
	if !ok || denied.Scope.String() != "client 4001" {
		t.Fatalf("got %v, want a PermissionError", err)
	}
	if diff := cmp.Diff([]string{"Requestors.ListByClient", "Requestors.List"}, denied.Tried); diff != "" {
		t.Errorf("tried (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"listClientRequestors", "listRequestors"}, operations(api)); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
}

func TestTicketRequestor(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(10))
	c := newClient(t, api, tifluxtest.KeyAdmin)
	for range 2 { // one address, twice at one client
		if _, err := c.Requestors.Create(t.Context(), 4002, &tiflux.RequestorCreate{Name: "Compras", Email: "compras@exemplo.com.br"}); err != nil {
			t.Fatal(err)
		}
	}
	s := resolve.For(c)
	raw := func(name, email string) resolve.TicketRequestor {
		return resolve.TicketRequestor{Name: name, Email: email, Source: resolve.SourceInput}
	}
	for _, tt := range []struct {
		name   string
		client int64
		in     resolve.RequestorInput
		want   resolve.TicketRequestor
	}{
		{"nothing", 4001, resolve.RequestorInput{}, raw("", "")},
		{"id wins", 4001, resolve.RequestorInput{ID: 7, Email: "rafael.uchoa@exemplo.com.br", Name: "x"}, resolve.TicketRequestor{ID: 7, Source: resolve.SourceInput}},
		{"address wins", 4001, resolve.RequestorInput{Email: "RAFAEL.UCHOA@exemplo.com.br", Name: "Gabriela Weber"}, resolve.TicketRequestor{ID: 30001, Source: resolve.SourceClientRequestors}},
		{"address that is part of another", 4001, resolve.RequestorInput{Email: "uchoa@exemplo.com.br", Name: "Rafael Uchôa"}, raw("Rafael Uchôa", "uchoa@exemplo.com.br")},
		{"address of another client", 4002, resolve.RequestorInput{Email: "rafael.uchoa@exemplo.com.br"}, raw("", "rafael.uchoa@exemplo.com.br")},
		{"address without client", 0, resolve.RequestorInput{Email: "rafael.uchoa@exemplo.com.br"}, resolve.TicketRequestor{ID: 30001, Source: resolve.SourceRequestors}},
		{"no address at all", 4001, resolve.RequestorInput{Email: "uchoa", Name: "Rafael Uchôa"}, raw("Rafael Uchôa", "uchoa")},
		{"name", 4001, resolve.RequestorInput{Name: "rafael uchoa"}, resolve.TicketRequestor{ID: 30001, Source: resolve.SourceClientRequestors}},
		{"name of another client", 4001, resolve.RequestorInput{Name: "Beatriz Queiroz"}, raw("Beatriz Queiroz", "")},
		{"name that looks like an id", 4001, resolve.RequestorInput{Name: "30001"}, raw("30001", "")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := s.TicketRequestor(t.Context(), tt.client, tt.in)
			if err != nil || got != tt.want {
				t.Errorf("got %+v, %v, want %+v", got, err, tt.want)
			}
		})
	}
	_, err := s.TicketRequestor(t.Context(), 4002, resolve.RequestorInput{Email: "compras@exemplo.com.br"})
	if ambiguous, ok := errors.AsType[*resolve.AmbiguousError](err); !ok || len(ambiguous.Candidates) != 2 {
		t.Errorf("an address of two: %v, want an AmbiguousError", err)
	}
	attendant := newSet(t, api, tifluxtest.KeyAttendant)
	got, err := attendant.TicketRequestor(t.Context(), 4001, resolve.RequestorInput{Email: "rafael.uchoa@exemplo.com.br"})
	if want := raw("", "rafael.uchoa@exemplo.com.br"); err != nil || got != want {
		t.Errorf("without permission: %+v, %v, want %+v", got, err, want)
	}
}

func TestRequestorsOfOneClientAmongAll(t *testing.T) {
	t.Parallel()
	for _, status := range []int{http.StatusForbidden, http.StatusNotFound} {
		api := tifluxtest.New(tifluxtest.Size(10))
		s := setOver(t, refusing(api, "/clients/4001/requestors", status), tifluxtest.KeyAdmin)
		got, err := s.TicketRequestor(t.Context(), 4001, resolve.RequestorInput{Name: "Rafael Uchôa"})
		if want := (resolve.TicketRequestor{ID: 30001, Source: resolve.SourceRequestors}); err != nil || got != want {
			t.Errorf("%d: got %+v, %v, want %+v", status, got, err, want)
		}
		if _, err := s.Requestor(t.Context(), 4001, "Beatriz Queiroz"); !errors.Is(err, tiflux.ErrNotFound) {
			t.Errorf("%d: a requestor of another client: %v, want ErrNotFound", status, err)
		}
	}
}

func TestFindRequestors(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name       string
		key        string
		search     resolve.RequestorSearch
		source     string
		total      int
		first      string
		refused    []string
		operations []string
	}{
		{
			name: "all clients", key: tifluxtest.KeyAdmin, search: resolve.RequestorSearch{Name: "fabio dias"},
			source: resolve.SourceRequestors, total: 3, first: "Fábio Dias", operations: repeat("listRequestors", 1),
		},
		{
			name: "second page", key: tifluxtest.KeyAdmin, search: resolve.RequestorSearch{Name: "fabio dias", ListOptions: tiflux.ListOptions{Page: 2, PerPage: 2}},
			source: resolve.SourceRequestors, total: 3, first: "Fábio Dias", operations: repeat("listRequestors", 1),
		},
		{
			name: "telephone", key: tifluxtest.KeyAdmin, search: resolve.RequestorSearch{Telephone: "+55 (47) 98211-0323"},
			source: resolve.SourceRequestors, total: 1, first: "Fábio Dias", operations: repeat("listRequestors", 1),
		},
		{
			name: "one client", key: tifluxtest.KeyAdmin, search: resolve.RequestorSearch{Name: "fabio dias", ClientID: 4037},
			source: resolve.SourceClientRequestors, total: 1, first: "Fábio Dias", operations: repeat("listClientRequestors", 1),
		},
		{
			name: "a user", key: tifluxtest.KeyAdmin, search: resolve.RequestorSearch{Name: "paulo reis"},
			source: resolve.SourceUsers, total: 1, first: "Paulo Reis", operations: []string{"listRequestors", "listUsers"},
		},
		{
			name: "oneself", key: tifluxtest.KeyAttendant, search: resolve.RequestorSearch{Email: "fabio.dias@exemplo.com.br"},
			source: resolve.SourceMe, total: 1, first: "Bruno Carvalho", refused: []string{"Requestors.List", "Users.List"},
			operations: []string{"listRequestors", "listUsers", "getCurrentUser"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			api := tifluxtest.New(tifluxtest.Size(10))
			found, err := newSet(t, api, tt.key).FindRequestors(t.Context(), tt.search)
			if err != nil {
				t.Fatal(err)
			}
			if found.Source != tt.source || found.Total != tt.total || found.Items[0].Name != tt.first || !cmp.Equal(found.Refused, tt.refused) {
				t.Errorf("got %d, first %q, from %s, refused %v", found.Total, found.Items[0].Name, found.Source, found.Refused)
			}
			user := tt.source == resolve.SourceUsers || tt.source == resolve.SourceMe
			if id := found.Items[0].ID; user != (id == 0) || user && found.Items[0].Email == "" {
				t.Errorf("the first record is %+v", found.Items[0])
			}
			if diff := cmp.Diff(tt.operations, operations(api)); diff != "" {
				t.Errorf("requests (-want +got):\n%s", diff)
			}
		})
	}
	api := tifluxtest.New(tifluxtest.Size(10))
	api.Fail("listRequestors", tifluxtest.CannotExecute, 1)
	if _, err := newSet(t, api, tifluxtest.KeyAdmin).FindRequestors(t.Context(), resolve.RequestorSearch{Name: "x"}); !errors.Is(err, tiflux.ErrRefused) {
		t.Errorf("another failure: %v, want ErrRefused", err)
	}
}
