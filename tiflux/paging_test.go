package tiflux_test

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// pager serves tickets numbered down from n and can misbehave.
type pager struct {
	n        int
	total    bool // X-Total-Items is sent
	cap      int  // page size whatever was asked for; 0 = as asked
	drift    int  // tickets that come in before each page after the first
	repeats  bool // every page is the first
	failPage int
	pages    []int
}

func (p *pager) RoundTrip(r *http.Request) (*http.Response, error) {
	page, _ := strconv.Atoi(r.URL.Query().Get("offset"))
	size, _ := strconv.Atoi(r.URL.Query().Get("limit"))
	p.pages = append(p.pages, page)
	if page == p.failPage {
		return jsonResponse(403, `{"error_code":40301,"message":"m","detail":{}}`), nil
	}
	if p.cap > 0 {
		size = min(size, p.cap)
	}
	if p.repeats {
		page = 1
	}
	shift := p.drift * (page - 1)
	var items []string
	for i := (page - 1) * size; i < page*size && i < p.n+shift; i++ {
		items = append(items, fmt.Sprintf(`{"ticket_number":%d}`, p.n+shift-i))
	}
	resp := jsonResponse(200, "["+strings.Join(items, ",")+"]")
	if p.total {
		resp.Header.Set("X-Total-Items", strconv.Itoa(p.n+shift))
	}
	return resp, nil
}

func TestAllWalksEveryPage(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		pager pager
		opts  tiflux.ListOptions
		want  int
		pages []int
	}{
		{"one short page", pager{n: 7, total: true}, tiflux.ListOptions{}, 7, []int{1}},
		{"empty", pager{total: true}, tiflux.ListOptions{}, 0, []int{1}},
		{"exact pages with a total", pager{n: 400, total: true}, tiflux.ListOptions{}, 400, []int{1, 2}},
		{"exact pages without a total", pager{n: 400}, tiflux.ListOptions{}, 400, []int{1, 2, 3}},
		{"small pages", pager{n: 25, total: true}, tiflux.ListOptions{PerPage: 10}, 25, []int{1, 2, 3}},
		{"from page 2", pager{n: 25, total: true}, tiflux.ListOptions{Page: 2, PerPage: 10}, 15, []int{2, 3}},
		{"tickets come in meanwhile", pager{n: 30, total: true, drift: 3}, tiflux.ListOptions{PerPage: 10}, 30, []int{1, 2, 3, 4}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := clientOver(t, &tt.pager)
			seq := c.Tickets.All(t.Context(), &tiflux.TicketListOptions{ListOptions: tt.opts})
			for range 2 { // a sequence can be ranged again
				tt.pager.pages = nil
				seen := map[int64]bool{}
				for ticket, err := range seq {
					if err != nil {
						t.Fatal(err)
					}
					if seen[ticket.TicketNumber] {
						t.Errorf("%d came twice", ticket.TicketNumber)
					}
					seen[ticket.TicketNumber] = true
				}
				if len(seen) != tt.want || !slices.Equal(tt.pager.pages, tt.pages) {
					t.Errorf("got %d tickets from pages %v, want %d from %v", len(seen), tt.pager.pages, tt.want, tt.pages)
				}
			}
		})
	}
}

func TestAllStopsWhereTheCallerStops(t *testing.T) {
	t.Parallel()
	p := &pager{n: 1000, total: true}
	c := clientOver(t, p)
	for ticket, err := range c.Tickets.All(t.Context(), nil) {
		if err != nil || ticket.TicketNumber == 990 {
			break
		}
	}
	if !slices.Equal(p.pages, []int{1}) {
		t.Errorf("pages %v were fetched for the first ten tickets", p.pages)
	}
}

func TestAFailedPageIsNotTheEnd(t *testing.T) {
	t.Parallel()
	p := &pager{n: 50, total: true, failPage: 3}
	c := clientOver(t, p)
	got, err := tiflux.Collect(c.Tickets.All(t.Context(), &tiflux.TicketListOptions{ListOptions: tiflux.ListOptions{PerPage: 10}}), 0)
	page, ok := errors.AsType[*tiflux.PageError](err)
	if !ok || page.Page != 3 || !errors.Is(err, tiflux.ErrForbidden) || len(got) != 20 {
		t.Fatalf("got %d tickets and %v, want 20 and a PageError of page 3", len(got), err)
	}
	p.failPage = 0
	rest, err := tiflux.Collect(c.Tickets.All(t.Context(), &tiflux.TicketListOptions{ListOptions: tiflux.ListOptions{Page: page.Page, PerPage: 10}}), 0)
	if err != nil || len(rest) != 30 {
		t.Errorf("resuming gave %d tickets and %v, want 30", len(rest), err)
	}
}

func TestAServerThatIgnoresThePageIsNoticed(t *testing.T) {
	t.Parallel()
	for _, total := range []bool{true, false} {
		p := &pager{n: 500, total: total, repeats: true}
		got, err := tiflux.Collect(clientOver(t, p).Tickets.All(t.Context(), nil), 0)
		if page, ok := errors.AsType[*tiflux.PageError](err); !ok || page.Page != 2 || len(got) != 200 {
			t.Errorf("got %d tickets and %v, want 200 and a PageError of page 2", len(got), err)
		}
	}
}

func TestAServerThatServesSmallerPagesLosesNothing(t *testing.T) {
	t.Parallel()
	p := &pager{n: 120, total: true, cap: 50}
	got, err := tiflux.Collect(clientOver(t, p).Tickets.All(t.Context(), nil), 0)
	if err != nil || len(got) != 120 {
		t.Errorf("got %d tickets and %v, want 120", len(got), err)
	}
}

func TestAllTakesTheOptionsOver(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(60))
	c := newClient(t, api)
	o := &tiflux.TicketListOptions{FilterBy: tiflux.FilterAll, DeskIDs: []int64{1, 2}}
	seq := c.Tickets.All(t.Context(), o)
	o.DeskIDs[0], o.FilterBy = 99, tiflux.FilterCanceled
	for _, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
	}
	if q := api.Requests()[0].Query; q != "desk_ids=1%2C2&filter_by=all&limit=200&offset=1" {
		t.Errorf("the walk sent %s", q)
	}
}

func TestCollectKeepsWhatItHasAndCounts(t *testing.T) {
	t.Parallel()
	c := clientOver(t, &pager{n: 50, total: true})
	got, err := tiflux.Collect(c.Tickets.All(t.Context(), nil), 5)
	if err != nil || len(got) != 5 {
		t.Errorf("got %d and %v, want 5", len(got), err)
	}
}

func TestGroupedCountsAddUp(t *testing.T) {
	t.Parallel()
	c := newClient(t, newAccount())
	o := &tiflux.TicketListOptions{FilterBy: tiflux.FilterAll}
	for _, by := range []tiflux.TicketGroupBy{tiflux.GroupByDay, tiflux.GroupByWeek, tiflux.GroupByMonth, tiflux.GroupByDesk} {
		got, err := c.Tickets.CountGrouped(t.Context(), by, o)
		if err != nil {
			t.Fatal(err)
		}
		sum := int64(0)
		for _, b := range got.Buckets {
			sum += b.Count
		}
		if got.GroupBy != by || got.Total != 200 || sum != got.Total {
			t.Errorf("by %s: %d tickets in groups by %s, %d in all, want 200", by, sum, got.GroupBy, got.Total)
		}
	}
}

func TestPageLast(t *testing.T) {
	t.Parallel()
	tests := []struct {
		page tiflux.Page[int]
		want bool
	}{
		{tiflux.Page[int]{Items: make([]int, 20), Number: 1, Size: 20, Total: 20}, true},
		{tiflux.Page[int]{Items: make([]int, 20), Number: 1, Size: 20, Total: 21}, false},
		{tiflux.Page[int]{Items: make([]int, 20), Number: 1, Size: 20, Total: -1}, false},
		{tiflux.Page[int]{Items: make([]int, 19), Number: 1, Size: 20, Total: -1}, true},
		{tiflux.Page[int]{Number: 5, Size: 20, Total: 200}, true},
	}
	for _, tt := range tests {
		if got := tt.page.Last(); got != tt.want {
			t.Errorf("page %d of %d items: Last() = %t", tt.page.Number, tt.page.Total, got)
		}
	}
}
