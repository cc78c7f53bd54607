package tiflux_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tiflux/tiflux-go/internal/contract"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// newClient returns a client of an in-memory API; every exchange is held
// against the contract.
func newClient(t testing.TB, api *tifluxtest.API, opts ...tiflux.Option) *tiflux.Client {
	t.Helper()
	return clientOver(t, contract.Transport(t, api.Transport()), opts...)
}

// newBareClient is newClient for soaks and hostile answers: nothing is checked.
func newBareClient(t testing.TB, api *tifluxtest.API, opts ...tiflux.Option) *tiflux.Client {
	t.Helper()
	return clientOver(t, api.Transport(), opts...)
}

func clientOver(t testing.TB, rt http.RoundTripper, opts ...tiflux.Option) *tiflux.Client {
	t.Helper()
	opts = append([]tiflux.Option{tiflux.WithHTTPClient(&http.Client{Transport: rt})}, opts...)
	c, err := tiflux.New(tifluxtest.KeyAdmin, opts...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

type roundTripFunc func(*http.Request) (*http.Response, error)

func (f roundTripFunc) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// clientAnswering returns a client that gets one answer, held against the contract
// together with the request, and the text of the body that was sent.
func clientAnswering(t *testing.T, status int, answer string) (*tiflux.Client, *string) {
	t.Helper()
	sent := new(string)
	rt := roundTripFunc(func(r *http.Request) (*http.Response, error) {
		if r.Body != nil {
			b, err := io.ReadAll(r.Body)
			if err != nil {
				return nil, err
			}
			if r.ContentLength != int64(len(b)) {
				t.Errorf("Content-Length is %d, the body has %d bytes", r.ContentLength, len(b))
			}
			*sent = string(b)
		}
		return &http.Response{
			StatusCode: status, Request: r, ContentLength: int64(len(answer)),
			Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(answer)),
		}, nil
	})
	return clientOver(t, contract.Transport(t, rt)), sent
}

// bodyTest is a call and the body that it must send.
type bodyTest struct {
	name   string
	status int
	answer string
	call   func(*tiflux.Client) (any, error)
	want   string
}

func checkBodies(t *testing.T, tests []bodyTest) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c, sent := clientAnswering(t, tt.status, tt.answer)
			if _, err := tt.call(c); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, *sent); diff != "" {
				t.Errorf("body (-want +sent):\n%s", diff)
			}
		})
	}
}
