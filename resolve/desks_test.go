package resolve_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/tiflux/tiflux-go/internal/contract"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// newSet returns a set that asks an in-memory API; every exchange is held against
// the contract.
func newSet(t testing.TB, api *tifluxtest.API, key string, opts ...resolve.Option) *resolve.Set {
	t.Helper()
	return setOver(t, contract.Transport(t, api.Transport()), key, opts...)
}

// newBareSet is newSet for time bubbles and soaks: nothing is checked.
func newBareSet(t testing.TB, api *tifluxtest.API, key string, opts ...resolve.Option) *resolve.Set {
	t.Helper()
	return setOver(t, api.Transport(), key, opts...)
}

func setOver(t testing.TB, rt http.RoundTripper, key string, opts ...resolve.Option) *resolve.Set {
	t.Helper()
	return resolve.For(clientOver(t, rt, key), opts...)
}

func newClient(t testing.TB, api *tifluxtest.API, key string) *tiflux.Client {
	t.Helper()
	return clientOver(t, contract.Transport(t, api.Transport()), key)
}

func clientOver(t testing.TB, rt http.RoundTripper, key string) *tiflux.Client {
	t.Helper()
	c, err := tiflux.New(key, tiflux.WithHTTPClient(&http.Client{Transport: rt}))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

type roundTripFunc func(*http.Request) (*http.Response, error)

func (f roundTripFunc) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// answering gives one answer to every request.
func answering(body string) http.RoundTripper {
	return roundTripFunc(func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: http.StatusOK, Request: r, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body))}, nil
	})
}

// refusing passes requests to an API, but answers those whose path and query
// contain a text with a status.
func refusing(api *tifluxtest.API, what string, status int) http.RoundTripper {
	return roundTripFunc(func(r *http.Request) (*http.Response, error) {
		if strings.Contains(r.URL.RequestURI(), what) {
			return &http.Response{StatusCode: status, Request: r, Header: http.Header{}, Body: http.NoBody}, nil
		}
		return api.Transport().RoundTrip(r)
	})
}

func TestDesk(t *testing.T) {
	t.Parallel()
	s := newSet(t, tifluxtest.New(tifluxtest.Size(10)), tifluxtest.KeyAttendant)
	for query, want := range map[string]string{
		"Dev - Cansados": "Dev - Cansados",
		"dev cansados":   "Dev - Cansados",
		"CANSADOS":       "Dev - Cansados",
		"comunicacao":    "Comunicação",
	} {
		desk, err := s.Desk(t.Context(), query)
		if err != nil || desk.Name != want {
			t.Errorf("Desk(%q) = %q, %v, want %q", query, desk.Name, err, want)
		}
	}
	var ambiguous *resolve.AmbiguousError
	if _, err := s.Desk(t.Context(), "dev"); !errors.As(err, &ambiguous) || len(ambiguous.Candidates) < 2 || ambiguous.Candidates[0].ID == 0 {
		t.Errorf("Desk(dev): %v, want an AmbiguousError with candidates", err)
	}
	var missing *resolve.NotFoundError
	if _, err := s.Desk(t.Context(), "astronáutica"); !errors.As(err, &missing) || missing.Incomplete || !errors.Is(err, tiflux.ErrNotFound) {
		t.Errorf("Desk(astronáutica): %v, want a NotFoundError of a complete list", err)
	}
}

func TestDeskByID(t *testing.T) {
	t.Parallel()
	s := newSet(t, tifluxtest.New(tifluxtest.Size(10)), tifluxtest.KeyAdmin)
	desk, err := s.Desk(t.Context(), "Dev - Cansados")
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{tiflux.Set(desk.ID).String(), "#" + tiflux.Set(desk.ID).String()} {
		if again, err := s.Desk(t.Context(), query); err != nil || again.ID != desk.ID {
			t.Errorf("Desk(%q) = %d, %v, want %d", query, again.ID, err, desk.ID)
		}
	}
}

func TestDeskWithoutLicence(t *testing.T) {
	t.Parallel()
	s := newSet(t, tifluxtest.New(tifluxtest.Size(10)), tifluxtest.KeyNoLicense)
	var denied *resolve.PermissionError
	if _, err := s.Desk(t.Context(), "dev"); !errors.As(err, &denied) || !errors.Is(err, tiflux.ErrLicense) || denied.Tried[0] != "Desks.List" {
		t.Errorf("got %v, want a PermissionError that names Desks.List", err)
	}
}

func TestResolutionsAreCached(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		api := tifluxtest.New(tifluxtest.Size(10))
		s := newBareSet(t, api, tifluxtest.KeyAdmin, resolve.WithTTL(time.Minute))
		var wg sync.WaitGroup
		for range 1000 {
			wg.Go(func() {
				if _, err := s.Desk(t.Context(), "cansados"); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if n := len(api.Requests()); n != 1 {
			t.Errorf("a thousand resolutions took %d requests, want 1", n)
		}
		for i, step := range []struct {
			do   func()
			want int
		}{
			{func() {}, 1},
			{func() { s.Forget("client") }, 1},
			{func() { s.Forget(resolve.Desk) }, 2},
			{func() { s.Forget() }, 3},
			{func() { time.Sleep(59 * time.Second) }, 3},
			{func() { time.Sleep(time.Second) }, 4},
		} {
			step.do()
			if _, err := s.Desk(t.Context(), "cansados"); err != nil {
				t.Fatal(err)
			}
			if n := len(api.Requests()); n != step.want {
				t.Errorf("step %d: %d requests, want %d", i, n, step.want)
			}
		}
	})
}

func TestOneCallersEndIsNotTheOthers(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		api := tifluxtest.New(tifluxtest.Size(10), tifluxtest.Latency(10*time.Second))
		s := newBareSet(t, api, tifluxtest.KeyAdmin)
		first, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		var wg sync.WaitGroup
		wg.Go(func() {
			if _, err := s.Desk(first, "cansados"); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("the first caller got %v", err)
			}
		})
		synctest.Wait()
		wg.Go(func() {
			if _, err := s.Desk(t.Context(), "cansados"); err != nil {
				t.Errorf("the second caller got %v", err)
			}
		})
		wg.Wait()
		if n := len(api.Requests()); n != 1 {
			t.Errorf("took %d requests, want 1", n)
		}
	})
}

func TestAReadingThatNobodyWaitsForEnds(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		api := tifluxtest.New(tifluxtest.Size(10), tifluxtest.Latency(time.Hour))
		s := newBareSet(t, api, tifluxtest.KeyAdmin)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		start := time.Now()
		_, _ = s.Desk(ctx, "cansados")
		synctest.Wait() // and the bubble fails if a goroutine remains
		if d := time.Since(start); d != time.Second {
			t.Errorf("ended after %v", d)
		}
	})
}

func TestFirstStage(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		stages string
		want   int64 // 0 is none
	}{
		"flag":         {`[{"id":1,"index":1},{"id":2,"index":2,"first_stage":true}]`, 2},
		"lowest index": {`[{"id":1,"index":3},{"id":2,"index":2},{"id":3,"index":2}]`, 2},
		"first row":    {`[{"id":5},{"id":4}]`, 5},
		"none":         {`[]`, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := setOver(t, answering(tt.stages), tifluxtest.KeyAdmin)
			got, err := s.FirstStage(t.Context(), 7)
			if got.ID != tt.want || (tt.want == 0) != errors.Is(err, tiflux.ErrNotFound) {
				t.Errorf("got %+v, %v, want %d", got, err, tt.want)
			}
		})
	}
}

func TestCatalogItemIDs(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(10))
	s := newSet(t, api, tifluxtest.KeyAttendant)
	for query, want := range map[string]struct {
		ids   []int64 // in any order
		total int
	}{
		"infraestrutura":         {[]int64{7001, 7002, 7003, 7004, 7005}, 5},
		"redes":                  {[]int64{7001, 7002, 7003}, 3},
		"troca":                  {[]int64{7001, 7006}, 2},
		"hardware > impressora":  {[]int64{7007}, 1},
		"Formatasao":             {[]int64{7008}, 1},
		"7011":                   {[]int64{7011}, 1},
		"integra com e commerce": {[]int64{7015}, 1},
	} {
		ids, total, err := s.CatalogItemIDs(t.Context(), 110, query)
		slices.Sort(ids)
		if err != nil || total != want.total || !slices.Equal(ids, want.ids) {
			t.Errorf("%s: got %v of %d, %v, want %v", query, ids, total, err, want.ids)
		}
	}
	if _, _, err := s.CatalogItemIDs(t.Context(), 110, "troca de pneu"); !errors.Is(err, tiflux.ErrNotFound) {
		t.Errorf("nothing fits: %v, want ErrNotFound", err)
	}
	if n := len(api.Requests()); n != 1 {
		t.Errorf("%d requests, want 1", n)
	}
}

func TestCatalogItemIDsAreCapped(t *testing.T) {
	t.Parallel()
	items := make([]string, 23)
	for i := range items {
		items[i] = fmt.Sprintf(`{"id":%d,"name":"Impressora %d","area":{"id":1,"name":"Hardware"},"catalog":{"id":2,"name":"TI"}}`, i+1, i+1)
	}
	s := setOver(t, answering("["+strings.Join(items, ",")+"]"), tifluxtest.KeyAdmin)
	ids, total, err := s.CatalogItemIDs(t.Context(), 7, "impressora")
	if err != nil || total != 23 || len(ids) != 15 {
		t.Errorf("got %d ids of %d, %v, want 15 of 23", len(ids), total, err)
	}
}

func TestTheFilterOfItemsKnowsNoPaths(t *testing.T) {
	t.Parallel()
	items := make([]string, 200)
	for i := range items {
		items[i] = fmt.Sprintf(`{"id":%d,"name":"Impressora %d","area":{"id":1,"name":"Hardware"},"catalog":{"id":2,"name":"TI"}}`, i+1, i+1)
	}
	var asked []string
	next := answering("[" + strings.Join(items, ",") + "]")
	s := setOver(t, roundTripFunc(func(r *http.Request) (*http.Response, error) {
		asked = append(asked, r.URL.Query().Get("name"))
		return next.RoundTrip(r)
	}), tifluxtest.KeyAdmin, resolve.WithMaxPages(1))
	if item, err := s.DeskCatalogItem(t.Context(), 7, "TI > Hardware > Impressora 150"); err != nil || item.ID != 150 {
		t.Errorf("got %+v, %v, want item 150", item, err)
	}
	if !slices.Equal(asked, []string{"", "Impressora 150"}) {
		t.Errorf("asked for %q", asked)
	}
}
