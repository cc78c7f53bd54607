// Package storetest holds any [oauth.Store] against what its documentation
// promises:
//
//	func TestStore(t *testing.T) {
//		storetest.Test(t, func(t *testing.T) oauth.Store { return newStore(t) })
//	}
package storetest

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
)

const (
	long  = time.Hour
	short = 300 * time.Millisecond
)

// Test runs the tests, each with an empty store of its own. It takes about a
// second.
func Test(t *testing.T, newStore func(t *testing.T) oauth.Store) {
	t.Helper()
	for _, tt := range []struct {
		name string
		run  func(*testing.T, oauth.Store)
	}{
		{"PutAndGet", putAndGet},
		{"AnyKeyAndValue", anyKeyAndValue},
		{"Swap", swap},
		{"SwapOfAnEmptyValue", swapOfAnEmptyValue},
		{"OneOfManySwapsWins", oneOfManySwapsWins},
		{"Ends", ends},
		{"EveryWriteRenews", everyWriteRenews},
		{"KeepsNoSlice", keepsNoSlice},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.run(t, newStore(t))
		})
	}
}

func put(t *testing.T, s oauth.Store, key string, value []byte, ttl time.Duration) {
	t.Helper()
	if err := s.Put(t.Context(), key, value, ttl); err != nil {
		t.Fatalf("Put: %v", err)
	}
}

// holds checks the value of a key; nil is none.
func holds(t *testing.T, s oauth.Store, key string, want []byte) {
	t.Helper()
	got, err := s.Get(t.Context(), key)
	if err != nil {
		t.Fatalf("Get: %v", err)
	}
	if (got == nil) != (want == nil) || !bytes.Equal(got, want) {
		t.Errorf("%s holds %.40q (nil: %t), want %.40q (nil: %t)", key, got, got == nil, want, want == nil)
	}
}

func swaps(t *testing.T, s oauth.Store, key string, old, value []byte, ttl time.Duration, want bool) {
	t.Helper()
	done, err := s.Swap(t.Context(), key, old, value, ttl)
	if err != nil {
		t.Fatalf("Swap: %v", err)
	}
	if done != want {
		t.Errorf("Swap of %.40q for %.40q (nil: %t): %t, want %t", value, old, old == nil, done, want)
	}
}

func putAndGet(t *testing.T, s oauth.Store) {
	holds(t, s, "a", nil)
	put(t, s, "a", []byte("1"), long)
	put(t, s, "b", []byte("2"), long)
	holds(t, s, "a", []byte("1"))
	put(t, s, "a", []byte("3"), long)
	holds(t, s, "a", []byte("3"))
	holds(t, s, "b", []byte("2"))
}

func anyKeyAndValue(t *testing.T, s oauth.Store) {
	all := make([]byte, 16<<10)
	for i := range all {
		all[i] = byte(i)
	}
	for i, key := range []string{strings.Repeat("k", 64), "grant:{x}*?[a]\\%", "-"} {
		value := all[i:]
		put(t, s, key, value, long)
		holds(t, s, key, value)
		swaps(t, s, key, value, all[i+1:], long, true)
		holds(t, s, key, all[i+1:])
	}
	holds(t, s, "grant:*", nil)
}

func swap(t *testing.T, s oauth.Store) {
	swaps(t, s, "a", []byte("0"), []byte("1"), long, false)
	holds(t, s, "a", nil)
	swaps(t, s, "a", nil, []byte("1"), long, true)
	swaps(t, s, "a", nil, []byte("2"), long, false)
	swaps(t, s, "a", []byte("0"), []byte("2"), long, false)
	swaps(t, s, "a", []byte("0"), []byte("1"), long, false) // another call wrote the 1
	holds(t, s, "a", []byte("1"))
	swaps(t, s, "a", []byte("1"), []byte("2"), long, true)
	holds(t, s, "a", []byte("2"))
	put(t, s, "a", []byte("3"), long)
	swaps(t, s, "a", []byte("2"), []byte("4"), long, false)
	swaps(t, s, "a", []byte("3"), []byte("4"), long, true)
}

func swapOfAnEmptyValue(t *testing.T, s oauth.Store) {
	swaps(t, s, "a", []byte{}, []byte("1"), long, false)
	put(t, s, "a", []byte{}, long)
	holds(t, s, "a", []byte{})
	swaps(t, s, "a", nil, []byte("1"), long, false)
	swaps(t, s, "a", []byte{}, []byte("1"), long, true)
}

func oneOfManySwapsWins(t *testing.T, s oauth.Store) {
	for round, old := range [][]byte{nil, []byte("old")} {
		key := fmt.Sprint("round", round)
		if old != nil {
			put(t, s, key, old, long)
		}
		var (
			callers sync.WaitGroup
			mu      sync.Mutex
			winners [][]byte
		)
		for i := range 32 {
			callers.Go(func() {
				value := fmt.Append(nil, "value", i)
				done, err := s.Swap(t.Context(), key, old, value, long)
				if err != nil {
					t.Errorf("Swap: %v", err)
				}
				if done {
					mu.Lock()
					winners = append(winners, value)
					mu.Unlock()
				}
			})
		}
		callers.Wait()
		if len(winners) != 1 {
			t.Fatalf("%d of 32 concurrent Swaps were told that they won, want 1", len(winners))
		}
		holds(t, s, key, winners[0])
	}
}

func ends(t *testing.T, s oauth.Store) {
	put(t, s, "put", []byte("1"), short)
	swaps(t, s, "swap", nil, []byte("1"), short, true)
	put(t, s, "long", []byte("1"), long)
	time.Sleep(short + 50*time.Millisecond)
	holds(t, s, "put", nil)
	holds(t, s, "swap", nil)
	holds(t, s, "long", []byte("1"))
	swaps(t, s, "put", []byte("1"), []byte("2"), long, false)
	swaps(t, s, "swap", nil, []byte("2"), long, true)
}

func everyWriteRenews(t *testing.T, s oauth.Store) {
	put(t, s, "put", []byte("1"), short)
	put(t, s, "put", []byte("1"), long)
	put(t, s, "swap", []byte("1"), short)
	swaps(t, s, "swap", []byte("1"), []byte("2"), long, true)
	put(t, s, "refused", []byte("1"), short)
	swaps(t, s, "refused", []byte("0"), []byte("2"), long, false)
	time.Sleep(short + 50*time.Millisecond)
	holds(t, s, "put", []byte("1"))
	holds(t, s, "swap", []byte("2"))
	holds(t, s, "refused", nil)
}

func keepsNoSlice(t *testing.T, s oauth.Store) {
	value := []byte("value")
	put(t, s, "put", value, long)
	swaps(t, s, "swap", nil, value, long, true)
	copy(value, "xxxxx")
	for _, key := range []string{"put", "swap"} {
		got, err := s.Get(t.Context(), key)
		if err != nil {
			t.Fatalf("Get: %v", err)
		}
		copy(got, "yyyyy")
		holds(t, s, key, []byte("value"))
	}
}
