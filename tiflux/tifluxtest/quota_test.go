package tifluxtest_test

import (
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestQuotaWindows(t *testing.T) {
	t.Parallel()
	api := outside(tifluxtest.Quota(5), tifluxtest.ClockSkew(2*time.Second))
	synctest.Test(t, func(t *testing.T) {
		admin := as(t, api, tifluxtest.KeyAdmin)
		start := time.Now().Truncate(time.Minute)
		time.Sleep(10 * time.Second)
		api.Spend(tifluxtest.KeyAdmin, 2)
		for _, want := range []string{"2", "1", "0"} {
			got := admin.get("/users/me")
			if got.header.Get("RateLimit-Limit") != "5" || got.header.Get("RateLimit-Remaining") != want ||
				got.header.Get("RateLimit-Reset") != start.Add(time.Minute).UTC().Format(time.RFC3339) {
				t.Errorf("headers: %v", got.header)
			}
		}
		refused(t, admin.get("/users/me"), 42901, "error", "exceeded")
		if got := as(t, api, tifluxtest.KeyAttendant).get("/users/me"); got.status != 200 {
			t.Errorf("another key: %d", got.status)
		}
		time.Sleep(time.Until(start.Add(time.Minute)))
		if got := admin.get("/users/me"); got.status != 429 {
			t.Errorf("the server's clock runs behind, but the window is over: %d", got.status)
		}
		time.Sleep(2 * time.Second)
		late := admin.get("/nothing")
		if late.status != 404 || late.header.Get("RateLimit-Remaining") != "4" {
			t.Errorf("new window: %d %v", late.status, late.header)
		}
		if got := late.header.Get("Date"); got != start.Add(time.Minute).UTC().Format(http.TimeFormat) {
			t.Errorf("Date: %s", got)
		}
		want := []tifluxtest.Window{{Start: start.UTC(), Count: 5}, {Start: start.Add(time.Minute).UTC(), Count: 1}}
		if diff := cmp.Diff(want, api.Windows(tifluxtest.KeyAdmin)); diff != "" || api.TooMany() != 2 {
			t.Errorf("%d refused: %s", api.TooMany(), diff)
		}
	})
}

func TestQuotaOfAShorterWindow(t *testing.T) {
	t.Parallel()
	api := outside(tifluxtest.Quota(2), tifluxtest.QuotaWindow(5*time.Second))
	synctest.Test(t, func(t *testing.T) {
		admin := as(t, api, tifluxtest.KeyAdmin)
		start := time.Now().Truncate(5 * time.Second).UTC()
		for _, want := range []int{200, 200, 429} {
			got := admin.get("/users/me")
			if got.status != want || got.header.Get("RateLimit-Reset") != start.Add(5*time.Second).Format(time.RFC3339) {
				t.Errorf("%d, want %d: %v", got.status, want, got.header)
			}
		}
		time.Sleep(time.Until(start.Add(5 * time.Second)))
		if got := admin.get("/users/me"); got.status != 200 || got.header.Get("RateLimit-Remaining") != "1" {
			t.Errorf("new window: %d %v", got.status, got.header)
		}
		want := []tifluxtest.Window{{Start: start, Count: 2}, {Start: start.Add(5 * time.Second), Count: 1}}
		if diff := cmp.Diff(want, api.Windows(tifluxtest.KeyAdmin)); diff != "" {
			t.Error(diff)
		}
	})
}

func TestQuotaOfAnAddress(t *testing.T) {
	t.Parallel()
	nobody := as(t, outside(at(time.Date(2026, 3, 10, 12, 0, 30, 0, time.UTC))), "wrong")
	for i := range 12 {
		want := 401
		if i >= 10 {
			want = 429
		}
		if got := nobody.get("/tickets"); got.status != want || got.header.Get("RateLimit-Limit") != "10" {
			t.Errorf("request %d: %d %v", i, got.status, got.header)
		}
	}
}

func TestNoQuota(t *testing.T) {
	t.Parallel()
	admin := as(t, outside(tifluxtest.Quota(0)), tifluxtest.KeyAdmin)
	for range 130 {
		if got := admin.get("/users/me"); got.status != 200 || got.header.Get("RateLimit-Limit") != "" {
			t.Fatalf("%d %v", got.status, got.header)
		}
	}
}
