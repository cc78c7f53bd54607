package tiflux_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/tiflux/tiflux-go/tiflux"
)

func TestNewRefusesBadConfiguration(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		key  string
		opt  tiflux.Option
		want string
	}{
		{"empty key", "", nil, "key is empty"},
		{"key with line break", "abc\ndef", nil, "line breaks"},
		{"key with blank", "Bearer abc", nil, "blanks"},
		{"http base URL", "k", tiflux.WithBaseURL("http://api.exemplo.com.br/api/v2"), "must be https"},
		{"no host", "k", tiflux.WithBaseURL("api.tiflux.com"), "is not a URL"},
		{"user in base URL", "k", tiflux.WithBaseURL("https://user:pw@exemplo.com.br"), "no user"},
		{"query in base URL", "k", tiflux.WithBaseURL("https://exemplo.com.br/?a=1"), "no user, query"},
		{"other scheme", "k", tiflux.WithBaseURL("ftp://exemplo.com.br"), "must be https"},
		{"nil client", "k", tiflux.WithHTTPClient(nil), "is nil"},
		{"nil limiter", "k", tiflux.WithLimiter(nil), "is nil"},
		{"nil logger", "k", tiflux.WithLogger(nil), "is nil"},
		{"nil token source", "k", tiflux.WithTokenSource(nil), "is nil"},
		{"negative pace", "k", tiflux.WithPace(-1), "negative"},
		{"negative timeout", "k", tiflux.WithTimeout(-time.Second), "negative"},
		{"bad product", "k", tiflux.WithUserAgent("acme\r\nX: y"), "printable"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := tiflux.New(tt.key, tt.opt)
			if !errors.Is(err, tiflux.ErrInvalid) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want an ErrInvalid that says %q", err, tt.want)
			}
			if err != nil && tt.key != "" && len(tt.key) > 1 && strings.Contains(err.Error(), tt.key) {
				t.Errorf("the error repeats the key: %v", err)
			}
		})
	}
	for _, base := range []string{"https://exemplo.com.br", "http://127.0.0.1:8080/api/v2/", "http://[::1]:1", "http://localhost:3"} {
		if _, err := tiflux.New("k", tiflux.WithBaseURL(base)); err != nil {
			t.Errorf("%s: %v", base, err)
		}
	}
}

// TestBadInputIsRefusedBeforeAnyRequest fails when something is sent.
func TestBadInputIsRefusedBeforeAnyRequest(t *testing.T) {
	t.Parallel()
	c := clientOver(t, roundTripFunc(func(r *http.Request) (*http.Response, error) {
		t.Errorf("%s %s was sent", r.Method, r.URL.Path)
		return nil, errors.New("refused by the test")
	}))
	ids := func(n int) []int64 {
		out := make([]int64, n)
		for i := range out {
			out[i] = int64(i + 1)
		}
		return out
	}
	files := func(n int) []tiflux.File {
		out := make([]tiflux.File, n)
		for i := range out {
			out[i] = tiflux.FileFromBytes("a.txt", []byte("a"))
		}
		return out
	}
	valid := tiflux.TicketCreate{Title: "a", Description: "b", ClientID: 1, DeskID: 1}
	create := func(change func(*tiflux.TicketCreate)) func(context.Context) error {
		return func(ctx context.Context) error {
			ticket := valid
			change(&ticket)
			_, err := c.Tickets.Create(ctx, &ticket)
			return err
		}
	}
	upload := func(f ...tiflux.File) func(context.Context) error {
		return func(ctx context.Context) error {
			_, err := c.Tickets.UploadFiles(ctx, 1, f)
			return err
		}
	}
	get := func(n int64) func(context.Context) error {
		return func(ctx context.Context) error { _, err := c.Tickets.Get(ctx, n); return err }
	}
	list := func(o tiflux.TicketListOptions) func(context.Context) error {
		return func(ctx context.Context) error { _, err := c.Tickets.List(ctx, &o); return err }
	}
	do := func(method, path string) func(context.Context) error {
		return func(ctx context.Context) error { return c.Do(ctx, method, path, nil, nil) }
	}
	tests := []struct {
		name string
		call func(context.Context) error
		want string
	}{
		{"id 0", get(0), "ticket_number must be above zero"},
		{"id -1", get(-1), "ticket_number must be above zero"},
		{"second id 0", func(ctx context.Context) error { return c.Tickets.DeleteAnswer(ctx, 1, 0) }, "id must be above zero"},
		{"16 ids", list(tiflux.TicketListOptions{DeskIDs: ids(16)}), "desk_ids has 16 ids; the API takes 15"},
		{"id 0 in a filter", list(tiflux.TicketListOptions{ClientIDs: []int64{1, 0}}), "client_ids has the id 0"},
		{"page -1", list(tiflux.TicketListOptions{ListOptions: tiflux.ListOptions{Page: -1}}), "Page is -1"},
		{"201 a page", list(tiflux.TicketListOptions{ListOptions: tiflux.ListOptions{PerPage: 201}}), "PerPage is 201"},
		{"no title", create(func(tc *tiflux.TicketCreate) { tc.Title = "" }), "title is required"},
		{"no desk", create(func(tc *tiflux.TicketCreate) { tc.DeskID = 0 }), "desk_id is required"},
		{"negative client", create(func(tc *tiflux.TicketCreate) { tc.ClientID = -3 }), "client_id is -3"},
		{"51 custom fields", create(func(tc *tiflux.TicketCreate) {
			for range 51 {
				tc.Entities = append(tc.Entities, tiflux.EntityValue{EntityFieldID: 1})
			}
		}), "entities has 51 values; the API takes 50"},
		{"custom field without id", create(func(tc *tiflux.TicketCreate) { tc.Entities = []tiflux.EntityValue{{}} }), "no entity_field_id"},
		{"11 files", create(func(tc *tiflux.TicketCreate) { tc.Files = files(11) }), "has 11 files"},
		{"no files", upload(), "files[] is empty"},
		{"large file", upload(tiflux.FileFromBytes("a.bin", make([]byte, 25<<20+1))), "more than 25 MB"},
		{"large stream", upload(tiflux.File{Name: "a.bin", Open: func() (io.ReadCloser, error) {
			return io.NopCloser(io.LimitReader(zeros{}, 26<<20)), nil
		}}), "more than 25 MB"},
		{"quote in a file name", upload(tiflux.FileFromBytes(`a".txt`, nil)), "quotes"},
		{"line break in a file name", upload(tiflux.FileFromBytes("a\r\nX: y", nil)), "control characters"},
		{"path in a file name", upload(tiflux.FileFromBytes("../a", nil)), "slashes"},
		{"nameless file", upload(tiflux.FileFromBytes("", nil)), "needs a name"},
		{"file without content", upload(tiflux.File{Name: "a"}), "needs a name and a content"},
		{"missing file", upload(tiflux.FileFromPath("no-such-file.txt")), "no-such-file.txt"},
		{"no custom fields", func(ctx context.Context) error {
			_, err := c.Tickets.UpdateEntities(ctx, 1, nil)
			return err
		}, "entities is empty"},
		{"empty update", func(ctx context.Context) error {
			_, err := c.Tickets.Update(ctx, 1, &tiflux.TicketUpdate{})
			return err
		}, "changes nothing"},
		{"responsible 0", func(ctx context.Context) error {
			_, err := c.Tickets.Update(ctx, 1, &tiflux.TicketUpdate{ResponsibleID: tiflux.Set[int64](0)})
			return err
		}, "Null clears"},
		{"Do with a full URL", do("GET", "https://exemplo.com.br/x"), "relative"},
		{"Do with a host", do("GET", "//exemplo.com.br/x"), "relative"},
		{"Do with dots", do("GET", "/tickets/../users/me"), `".."`},
		{"Do with escaped dots", do("GET", "/tickets/%2e%2e/users"), `".."`},
		{"Do with escaped slash", do("GET", "/tickets/a%2Fb"), "slashes"},
		{"Do with nothing", do("GET", ""), `""`},
		{"Do with an odd method", do("BREW", "/tickets"), "method is"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			err := tt.call(t.Context())
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want an error that says %q", err, tt.want)
			}
		})
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestFifteenIDsAfterRepeatsAreDropped(t *testing.T) {
	t.Parallel()
	var query string
	c := clientOver(t, roundTripFunc(func(r *http.Request) (*http.Response, error) {
		query = r.URL.RawQuery
		return jsonResponse(200, "[]"), nil
	}))
	in := []int64{3, 1, 3, 2, 1}
	if _, err := c.Tickets.List(t.Context(), &tiflux.TicketListOptions{DeskIDs: in}); err != nil {
		t.Fatal(err)
	}
	if query != "desk_ids=3%2C1%2C2" {
		t.Errorf("sent %q", query)
	}
	if in[2] != 3 {
		t.Error("the caller's slice was changed")
	}
}

func jsonResponse(status int, body string) *http.Response {
	return &http.Response{
		StatusCode: status, Header: http.Header{"Content-Type": {"application/json"}},
		Body: io.NopCloser(bytes.NewReader([]byte(body))), ContentLength: int64(len(body)),
	}
}
