package resolve_test

import (
	"errors"
	"testing"

	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestContractIDs(t *testing.T) {
	t.Parallel()
	s := newSet(t, tifluxtest.New(tifluxtest.Size(10)), tifluxtest.KeyAdmin)
	ctx := t.Context()

	_, err := s.Contract(ctx, 0, "2201") // a contract, and a group
	ambiguous, ok := errors.AsType[*resolve.AmbiguousError](err)
	if !ok || len(ambiguous.Candidates) != 2 || ambiguous.Candidates[0].Detail == ambiguous.Candidates[1].Detail {
		t.Errorf("an id of two kinds: %#v, want an AmbiguousError that tells them apart", err)
	}
	if c, err := s.Contract(ctx, 4001, "2201"); err != nil || c.Client.ID != 4001 {
		t.Errorf("the same id at one client: %+v, %v", c, err)
	}
	if c, err := s.Contract(ctx, 4001, "2203"); err != nil || c.Name != "Contrato encerrado" || c.Client.ID != 4001 {
		t.Errorf("an expired contract: %+v, %v", c, err)
	}
	if c, err := s.Contract(ctx, 4002, "2203"); !errors.Is(err, tiflux.ErrNotFound) {
		t.Errorf("a contract of another client: %+v, %v, want ErrNotFound", c, err)
	}
	if c, err := s.Contract(ctx, 4001, "contrato encerrado"); !errors.Is(err, tiflux.ErrNotFound) {
		t.Errorf("an expired contract by name: %+v, %v, want ErrNotFound", c, err)
	}
}

func TestEquipmentOfAnotherClient(t *testing.T) {
	t.Parallel()
	s := newSet(t, tifluxtest.New(tifluxtest.Size(10)), tifluxtest.KeyAdmin)
	if e, err := s.Equipment(t.Context(), 4003, "60001"); !errors.Is(err, tiflux.ErrNotFound) {
		t.Errorf("got %+v, %v, want ErrNotFound", e, err)
	}
}
