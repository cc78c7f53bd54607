package oauth_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
)

func TestMemoryStore(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, ctx := oauth.NewMemoryStore(), t.Context()
		want := func(value string) {
			t.Helper()
			if got, err := s.Get(ctx, "k"); err != nil || string(got) != value || (got == nil) != (value == "") {
				t.Errorf("got %q, %v, want %q", got, err, value)
			}
		}
		swap := func(old []byte, value string, want bool) {
			t.Helper()
			if ok, err := s.Swap(ctx, "k", old, []byte(value), time.Minute); err != nil || ok != want {
				t.Errorf("Swap(%q, %q): %v, %v", old, value, ok, err)
			}
		}
		want("")
		swap([]byte("a"), "b", false)
		swap([]byte{}, "b", false) // empty is a value, nil is none
		swap(nil, "a", true)
		swap(nil, "b", false)
		swap([]byte("x"), "b", false)
		want("a")
		swap([]byte("a"), "b", true)
		want("b")
		given := []byte("c")
		if err := s.Put(ctx, "k", given, time.Minute); err != nil {
			t.Fatal(err)
		}
		given[0] = 'x'
		want("c")
		time.Sleep(time.Minute)
		want("")
		swap([]byte("c"), "d", false)
		swap(nil, "d", true)
	})
}

func TestMemoryStoreSwapsForOneOnly(t *testing.T) {
	t.Parallel()
	s, ctx := oauth.NewMemoryStore(), t.Context()
	var wg sync.WaitGroup
	var won atomic.Int64
	for i := range 32 {
		wg.Go(func() {
			if ok, err := s.Swap(ctx, "k", nil, fmt.Append(nil, i), time.Minute); err == nil && ok {
				won.Add(1)
			}
		})
	}
	wg.Wait()
	if won.Load() != 1 {
		t.Errorf("%d won", won.Load())
	}
}
