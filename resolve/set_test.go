package resolve_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// coldKinds are resolutions that cost several requests, and how many.
var coldKinds = map[string]struct {
	find     func(context.Context, *resolve.Set) error
	requests int
}{
	"client by filter": {func(ctx context.Context, s *resolve.Set) error {
		_, err := s.Client(ctx, "ipê amarelo hotel")
		return err
	}, 2},
	"requestor, two pages": {func(ctx context.Context, s *resolve.Set) error {
		_, err := s.Requestor(ctx, 0, "Quitéria Teixeyra")
		return err
	}, 3},
	"user by id": {func(ctx context.Context, s *resolve.Set) error { _, err := s.User(ctx, "507"); return err }, 1},
	"attendant by groups": {func(ctx context.Context, s *resolve.Set) error {
		_, err := s.Responsible(ctx, resolve.ResponsibleScope{}, "heitor barbosa")
		return err
	}, 9},
}

func TestOneFlightForAll(t *testing.T) {
	t.Parallel()
	for name, tt := range coldKinds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				api := tifluxtest.New(tifluxtest.Size(10), tifluxtest.Latency(time.Second), unlicensed(tifluxtest.ManageDesks, tifluxtest.ViewClients))
				s := newBareSet(t, api, keyFor(name))
				start := time.Now()
				var wg sync.WaitGroup
				for i := range 1000 {
					ctx, cancel := context.WithCancel(t.Context())
					defer cancel()
					wg.Go(func() {
						if err := tt.find(ctx, s); i%10 == 0 && !errors.Is(err, context.Canceled) || i%10 != 0 && err != nil {
							t.Errorf("caller %d: %v", i, err)
						}
					})
					if i%10 == 0 { // the first caller among them
						time.AfterFunc(500*time.Millisecond, cancel)
					}
				}
				wg.Wait()
				if n := len(api.Requests()); n != tt.requests {
					t.Errorf("%d requests in %v, want %d", n, time.Since(start), tt.requests)
				}
			})
		})
	}
}

func keyFor(name string) string {
	if name == "attendant by groups" {
		return "unlicensed"
	}
	return tifluxtest.KeyAdmin
}

func TestForgetAndExpiry(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		api := tifluxtest.New(tifluxtest.Size(10))
		s := newBareSet(t, api, tifluxtest.KeyAdmin)
		for i, step := range []struct {
			do   func()
			want int
		}{
			{func() {}, 2},
			{func() {}, 2},
			{func() { s.Forget(resolve.Requestor) }, 2},
			{func() { s.Forget(resolve.Client, resolve.Desk) }, 4},
			{func() { time.Sleep(5 * time.Minute) }, 6},
		} {
			step.do()
			for _, query := range []string{"mercado do vale", "4003"} { // an answer of the filter, and a single record
				if _, err := s.Client(t.Context(), query); err != nil {
					t.Fatal(err)
				}
			}
			if n := len(api.Requests()); n != step.want {
				t.Errorf("step %d: %d requests, want %d", i, n, step.want)
			}
		}
	})
}

func TestListsAreBounded(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(10))
	s := newSet(t, api, tifluxtest.KeyAdmin, resolve.WithMaxLists(2))
	for _, desk := range []int64{101, 102, 103, 103, 102, 101} { // 101 had to make room
		if _, err := s.FirstStage(t.Context(), desk); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(api.Requests()); n != 4 {
		t.Errorf("%d requests, want 4", n)
	}
}

func TestWarm(t *testing.T) {
	t.Parallel()
	all := []string{
		"listTechnicalUsers", "listDepartments", "listDesks", "listEntities", "listIntegrations", "listKnowledgeFolders",
		"listServicesCatalogs", "listTechnicalGroups",
	}
	for _, key := range []string{tifluxtest.KeyAdmin, tifluxtest.KeyAttendant} { // who may not read all of them
		api := tifluxtest.New(tifluxtest.Size(10))
		s := newSet(t, api, key)
		if err := s.Warm(t.Context()); err != nil {
			t.Errorf("%s: %v", key, err)
		}
		if diff := cmp.Diff(all, operations(api)); diff != "" {
			t.Errorf("%s: requests (-want +got):\n%s", key, diff)
		}
		_, err1 := s.Desk(t.Context(), "cansados")
		_, err2 := s.Responsible(t.Context(), resolve.ResponsibleScope{}, "ana martins")
		if n := len(api.Requests()); n != len(all) || err1 != nil || err2 != nil {
			t.Errorf("%s: %d requests after it, %v, %v", key, n, err1, err2)
		}
	}

	api := tifluxtest.New(tifluxtest.Size(10))
	s := newSet(t, api, tifluxtest.KeyAttendant)
	if err := s.Warm(t.Context(), resolve.Stage); !errors.Is(err, tiflux.ErrInvalid) {
		t.Errorf("a kind that belongs to another: %v, want ErrInvalid", err)
	}
	err := s.Warm(t.Context(), resolve.TechnicalGroup, resolve.Desk)
	if _, ok := errors.AsType[*resolve.PermissionError](err); !ok {
		t.Errorf("a kind that is not permitted: %v, want a PermissionError", err)
	}
	if diff := cmp.Diff([]string{"listTechnicalGroups", "listDesks"}, operations(api)); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
}

// TestListsThatWereCut goes through real pages: the account has 300 requestors,
// and gets as many equipments and desks.
func TestListsThatWereCut(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(10), tifluxtest.Quota(0))
	c := clientOver(t, api.Transport(), tifluxtest.KeyAdmin)
	for i := range 210 {
		name := "Mesa " + string(rune('A'+i/15)) + string(rune('a'+i%15))
		if _, err := c.Desks.Create(t.Context(), &tiflux.DeskCreate{Name: name, DisplayName: name, Description: name}); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Equipments.Create(t.Context(), &tiflux.EquipmentCreate{Name: name, ClientID: 4001, EquipmentTypeID: 1}); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		name     string
		find     func(context.Context, *resolve.Set, string) (int64, error)
		query    string
		found    bool
		nearest  int
		requests int
	}{
		{"desk beyond the page, by the filter", anywhere((*resolve.Set).Desk), "MESA NO", true, 0, 2},
		{"desk by a part of its name", anywhere((*resolve.Set).Desk), "cansados", false, 1, 2},
		{"requestor by the filter", within(0, (*resolve.Set).Requestor), "ximena conceição", true, 0, 1},
		{"misspelt requestor beyond the page", within(0, (*resolve.Set).Requestor), "Ximena Konceição", false, 1, 2},
		{"equipment, of which there is no filter", within(0, (*resolve.Set).Equipment), "PC-5525", false, 1, 1},
		{"equipment beyond the page, by its id", within(0, (*resolve.Set).Equipment), "#60240", true, 0, 2},
	} {
		before := len(api.Requests())
		id, err := tt.find(t.Context(), resolve.For(c, resolve.WithMaxPages(1)), tt.query)
		missing, ok := errors.AsType[*resolve.NotFoundError](err)
		if tt.found && (err != nil || id == 0) || !tt.found && (!ok || !missing.Incomplete || len(missing.Nearest) < tt.nearest) {
			t.Errorf("%s: got %d, %#v", tt.name, id, err)
		}
		if n := len(api.Requests()) - before; n != tt.requests {
			t.Errorf("%s: %d requests, want %d", tt.name, n, tt.requests)
		}
	}
}

func TestForgetWhileReading(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		api := tifluxtest.New(tifluxtest.Size(10), tifluxtest.Latency(time.Second))
		s := newBareSet(t, api, tifluxtest.KeyAdmin)
		resolveDesk := func() {
			if _, err := s.Desk(t.Context(), "cansados"); err != nil {
				t.Error(err)
			}
		}
		var wg sync.WaitGroup
		wg.Go(resolveDesk)
		synctest.Wait()
		s.Forget(resolve.Client)
		wg.Go(resolveDesk) // waits for the first
		synctest.Wait()
		s.Forget(resolve.Desk)
		wg.Go(resolveDesk) // must not see what is older than the write
		wg.Wait()
		if n := len(api.Requests()); n != 2 {
			t.Errorf("%d requests, want 2", n)
		}
		resolveDesk()
		if n := len(api.Requests()); n != 2 {
			t.Errorf("%d requests after it, want 2: the second reading is kept", n)
		}

		s.Forget()
		wg.Go(resolveDesk)
		synctest.Wait()
		s.Forget(resolve.Desk)
		wg.Wait()
		resolveDesk()
		if n := len(api.Requests()); n != 4 {
			t.Errorf("%d requests, want 4: what was read before the write is not kept", n)
		}
	})
}

func TestRefusalsAreKept(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(10))
	s := newSet(t, api, tifluxtest.KeyAttendant)
	for range 3 {
		if _, err := s.Requestor(t.Context(), 4001, "rafael"); !errors.Is(err, tiflux.ErrForbidden) {
			t.Error(err)
		}
		if c, err := s.Client(t.Context(), "4001"); err != nil || c.ID != 4001 {
			t.Errorf("got %+v, %v", c, err)
		}
	}
	if diff := cmp.Diff([]string{"listClientRequestors", "listRequestors", "getClient"}, operations(api)); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
	s.Forget()
	if _, err := s.Requestor(t.Context(), 4001, "rafael"); !errors.Is(err, tiflux.ErrForbidden) || len(api.Requests()) != 5 {
		t.Errorf("%v after %d requests, want 5", err, len(api.Requests()))
	}
}
