package resolve_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestFindUsers(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		key      string
		search   resolve.UserSearch
		want     []string
		source   string
		err      error
		requests int
	}{
		{name: "accents and case do not count", search: resolve.UserSearch{Query: "CESAR nogueira"}, want: []string{"César Nogueira"}, source: resolve.SourceUsers, requests: 1},
		{name: "part of an address", search: resolve.UserSearch{Query: "katia.uchoa@"}, want: []string{"Kátia Uchôa"}, source: resolve.SourceUsers, requests: 1},
		{name: "state", search: resolve.UserSearch{Query: "kátia uchôa", Active: tiflux.Set(false)}, want: []string{"Kátia Uchôa"}, source: resolve.SourceUsers, requests: 1},
		{name: "page behind the last", search: resolve.UserSearch{Query: "cesar", ListOptions: tiflux.ListOptions{Page: 9}}, source: resolve.SourceUsers, requests: 1},
		{name: "nobody", search: resolve.UserSearch{Query: "fulano"}, source: resolve.SourceUsers, requests: 1},
		{name: "among attendants", key: tifluxtest.KeyAttendant, search: resolve.UserSearch{Query: "cesar nogueira"}, want: []string{"César Nogueira"}, source: resolve.SourceTechnicalUsers, requests: 2},
		{name: "attendants are no portal users", key: tifluxtest.KeyAttendant, search: resolve.UserSearch{Query: "paulo", Type: tiflux.UserClient}, err: tiflux.ErrForbidden, requests: 1},
		{name: "attendants are active", key: tifluxtest.KeyAttendant, search: resolve.UserSearch{Query: "paulo", Active: tiflux.Set(false)}, err: tiflux.ErrForbidden, requests: 1},
		{name: "all refused", key: tifluxtest.KeyNoLicense, search: resolve.UserSearch{Query: "paulo"}, err: tiflux.ErrForbidden, requests: 4},
		{name: "nothing to look for", search: resolve.UserSearch{Query: " "}, err: tiflux.ErrInvalid},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			api := tifluxtest.New(tifluxtest.Size(10))
			key := tt.key
			if key == "" {
				key = tifluxtest.KeyAdmin
			}
			s := resolve.For(newClient(t, api, key))
			found, err := s.FindUsers(t.Context(), tt.search)
			if n := len(api.Requests()); n != tt.requests {
				t.Errorf("%d requests, want %d", n, tt.requests)
			}
			if !errors.Is(err, tt.err) || err != nil && tt.err == nil {
				t.Fatalf("error %v, want %v", err, tt.err)
			}
			if err != nil {
				return
			}
			var names []string
			for _, u := range found.Items {
				names = append(names, u.Name)
			}
			if diff := cmp.Diff(tt.want, names); diff != "" || found.Source != tt.source || found.Incomplete {
				t.Errorf("from %s, incomplete %t (-want +got):\n%s", found.Source, found.Incomplete, diff)
			}
		})
	}
}

func TestFindUsersSaysThatAListWasCut(t *testing.T) {
	t.Parallel()
	users := make([]string, 200)
	for i := range users {
		users[i] = fmt.Sprintf(`{"id":%d,"name":"Ana %d"}`, i+1, i+1)
	}
	c := clientOver(t, answering("["+strings.Join(users, ",")+"]"), "key")
	found, err := resolve.For(c, resolve.WithMaxPages(1)).FindUsers(t.Context(), resolve.UserSearch{Query: "ana"})
	if err != nil || !found.Incomplete || found.Total != 200 || len(found.Items) != 20 {
		t.Errorf("%+v, %v", found, err)
	}
}
