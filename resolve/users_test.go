package resolve_test

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// unlicensed is an attendant without the tickets licence and with permissions.
func unlicensed(may ...tifluxtest.Permission) tifluxtest.Option {
	return tifluxtest.WithKey("unlicensed", tifluxtest.Persona{Name: "unlicensed", Kind: tifluxtest.KindAttendant, Permissions: may})
}

func TestResponsibleGoesWhereTheKeyMay(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, key  string
		may        []tifluxtest.Permission
		source     string
		operations []string
	}{
		{
			name: "attendant", key: tifluxtest.KeyAttendant, source: resolve.SourceTechnicalUsers,
			operations: repeat("listTechnicalUsers", 1),
		},
		{
			name: "manages users", key: "unlicensed", may: []tifluxtest.Permission{tifluxtest.ManageUsers}, source: resolve.SourceUsers,
			operations: []string{"listTechnicalUsers", "listUsers", "listUsers"},
		},
		{
			name: "manages desks", key: "unlicensed", may: []tifluxtest.Permission{tifluxtest.ManageDesks}, source: resolve.SourceTechnicalGroups,
			operations: append([]string{"listTechnicalUsers", "listUsers", "listTechnicalGroups"}, repeat("listTechnicalGroupUsers", 6)...),
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			api := tifluxtest.New(tifluxtest.Size(10), unlicensed(tt.may...))
			s := newSet(t, api, tt.key)
			for query, id := range map[string]int64{"heitor barbosa": 507, "Ximena.Ribeiro@exemplo.com.br": 505, "510": 510} {
				r, err := s.Responsible(t.Context(), resolve.ResponsibleScope{}, query)
				if err != nil || r.ID != id || r.Source != tt.source || r.Name == "" || r.Email == "" {
					t.Errorf("%s: got %+v, %v, want id %d from %s", query, r, err, id, tt.source)
				}
			}
			for _, query := range []string{"Kátia Esteves", "Paulo Reis"} { // inactive, and a portal user
				if r, err := s.Responsible(t.Context(), resolve.ResponsibleScope{}, query); !errors.Is(err, tiflux.ErrNotFound) {
					t.Errorf("%s: got %+v, %v, want ErrNotFound", query, r, err)
				}
			}
			if diff := cmp.Diff(tt.operations, operations(api)); diff != "" {
				t.Errorf("requests (-want +got):\n%s", diff)
			}
		})
	}
}

func TestResponsibleWithoutAnyPermission(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(10))
	s := newSet(t, api, tifluxtest.KeyNoLicense)
	for _, query := range []string{"ana", "heitor"} {
		_, err := s.Responsible(t.Context(), resolve.ResponsibleScope{DeskID: 101}, query)
		denied, ok := errors.AsType[*resolve.PermissionError](err)
		if !ok || denied.Query != query || denied.Scope.String() != "desk 101" || !errors.Is(err, tiflux.ErrLicense) || errors.Is(err, tiflux.ErrNotFound) {
			t.Fatalf("got %#v, want a PermissionError because of the licence", err)
		}
		if diff := cmp.Diff([]string{"Users.ListTechnical", "Users.List", "TechnicalGroups.List"}, denied.Tried); diff != "" {
			t.Errorf("tried (-want +got):\n%s", diff)
		}
	}
	if r, err := s.Responsible(t.Context(), resolve.ResponsibleScope{DeskID: 101}, "507"); err != nil || r != (resolve.Responsible{ID: 507}) {
		t.Errorf("an id that cannot be looked up: %+v, %v, want the id alone", r, err)
	}
}

func TestOtherFailuresDoNotMoveOn(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(10))
	api.Fail("listTechnicalUsers", tifluxtest.CannotExecute, 1)
	api.Fail("listClientRequestors", tifluxtest.CannotExecute, 1)
	s := newSet(t, api, tifluxtest.KeyAdmin)
	if _, err := s.Responsible(t.Context(), resolve.ResponsibleScope{}, "heitor barbosa"); !errors.Is(err, tiflux.ErrRefused) {
		t.Errorf("Responsible: %v, want ErrRefused", err)
	}
	if _, err := s.Requestor(t.Context(), 4001, "rafael uchôa"); !errors.Is(err, tiflux.ErrRefused) {
		t.Errorf("Requestor: %v, want ErrRefused", err)
	}
	if n := len(api.Requests()); n != 2 {
		t.Errorf("%d requests, want 2", n)
	}
	if r, err := s.Responsible(t.Context(), resolve.ResponsibleScope{}, "heitor barbosa"); err != nil || r.ID != 507 {
		t.Errorf("the failure was kept: %+v, %v", r, err)
	}
}

func TestUserWithoutPermission(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(10))
	s := newSet(t, api, tifluxtest.KeyAttendant)
	_, err := s.User(t.Context(), "paulo reis")
	if denied, ok := errors.AsType[*resolve.PermissionError](err); !ok || !cmp.Equal(denied.Tried, []string{"Users.List"}) {
		t.Errorf("got %v, want a PermissionError", err)
	}
	for id, name := range map[string]string{"502": "Bruno Carvalho", "504": ""} { // oneself, and another
		if u, err := s.User(t.Context(), id); err != nil || u.Name != name || u.ID == 0 {
			t.Errorf("User(%s) = %+v, %v, want the name %q", id, u, err, name)
		}
	}
	if diff := cmp.Diff([]string{"listUsers", "listUsers"}, operations(api)[:2]); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
}

func TestInstallationsThatRefuseTheNameOfUsers(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(10))
	s := setOver(t, refusing(api, "name=", http.StatusForbidden), tifluxtest.KeyAdmin)
	if u, err := s.User(t.Context(), "paulo reis"); err != nil || u.ID != 504 {
		t.Errorf("got %+v, %v, want user 504", u, err)
	}
}

func TestManyTechnicalGroups(t *testing.T) {
	t.Parallel()
	groups := make([]string, 60)
	for i := range groups {
		groups[i] = fmt.Sprintf(`{"id":%d,"name":"Grupo %d"}`, i+1, i+1)
	}
	var mu sync.Mutex
	asked := 0
	s := setOver(t, roundTripFunc(func(r *http.Request) (*http.Response, error) {
		rest := strings.TrimPrefix(r.URL.Path, tifluxtest.BasePath)
		id, members := strings.CutPrefix(strings.TrimSuffix(rest, "/users"), "/technical-groups/")
		switch {
		case rest == "/technical-groups":
			return answering("[" + strings.Join(groups, ",") + "]").RoundTrip(r)
		case !members || id == "3": // a group that is closed to the key's user
			return &http.Response{StatusCode: http.StatusForbidden, Request: r, Header: http.Header{}, Body: http.NoBody}, nil
		}
		mu.Lock()
		defer mu.Unlock()
		asked++
		return answering(`[{"id":9,"name":"Rita Paz","active":true},{"id":` + id + `0,"name":"Membro ` + id + `","active":true},{"id":8,"name":"Saiu","active":false}]`).RoundTrip(r)
	}), tifluxtest.KeyAttendant)
	// The list is not whole, and no filter could be asked for the name.
	_, err := s.Responsible(t.Context(), resolve.ResponsibleScope{}, "rita paz")
	missing, ok := errors.AsType[*resolve.NotFoundError](err)
	if !ok || !missing.Incomplete || len(missing.Nearest) != 1 || missing.Nearest[0].ID != 9 {
		t.Errorf("got %#v, want a NotFoundError that names her, once", err)
	}
	if r, err := s.Responsible(t.Context(), resolve.ResponsibleScope{}, "#10"); err != nil || r.Name != "Membro 1" {
		t.Errorf("by id: %+v, %v", r, err)
	}
	if asked != 49 {
		t.Errorf("the members of %d groups were read, want 49", asked)
	}
}
