package resolve_test

import (
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestIntegrationByItsNumber(t *testing.T) {
	t.Parallel()
	s := newSet(t, tifluxtest.New(tifluxtest.Size(10)), tifluxtest.KeyAdmin)
	for _, query := range []string{"+55 47 93333-0002", "(47) 93333-0002", "5547933330002"} {
		if i, err := s.Integration(t.Context(), query); err != nil || i.ID != 12 {
			t.Errorf("%s: got %d, %v, want 12", query, i.ID, err)
		}
	}
}
