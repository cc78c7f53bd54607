package tiflux_test

import (
	"net/http"
	"testing"

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
