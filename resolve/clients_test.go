package resolve_test

import (
	"errors"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestClientIdentities(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(10))
	s := newSet(t, api, tifluxtest.KeyAttendant)
	for query, id := range map[string]int64{
		"91.299.967/0001-71":     4002,
		"91299967000171":         4002,
		"91.299.967/0001-72":     0,
		"Clínica São José S.A.":  4003, // the legal name
		"clínica três irmãos":    0,    // inactive
		"#4003":                  4003, // may be listed, not read
		"contato@exemplo.com.br": 0,
	} {
		c, err := s.Client(t.Context(), query)
		if c.ID != id || (id == 0) != errors.Is(err, tiflux.ErrNotFound) {
			t.Errorf("Client(%q) = %d, %v, want %d", query, c.ID, err, id)
		}
	}
}

func TestClientWithAnExactNameAmongSeveral(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(10))
	c := newClient(t, api, tifluxtest.KeyAdmin)
	made, err := c.Clients.Create(t.Context(), &tiflux.ClientCreate{Name: "São José", Social: "São José ME", Status: tiflux.Set(true)})
	if err != nil {
		t.Fatal(err)
	}
	s := newSet(t, api, tifluxtest.KeyAdmin)
	before := len(api.Requests())
	if got, err := s.Client(t.Context(), "sao jose"); err != nil || got.ID != made.ID {
		t.Errorf("got %d, %v, want %d", got.ID, err, made.ID)
	}
	if n := len(api.Requests()) - before; n != 1 {
		t.Errorf("%d requests, want 1", n)
	}
}
