package mcpadapter_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/tiflux"
)

func TestClientsKeepsOneClientForEachKey(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		made := 0
		clients := mcpadapter.Clients{Max: 2, TTL: time.Hour, New: func(key string) (*tiflux.Client, error) {
			made++
			return tiflux.New(key)
		}}
		get := func(key string, want int) {
			t.Helper()
			if _, err := clients.For(key); err != nil {
				t.Fatal(err)
			}
			if made != want {
				t.Errorf("%s: %d clients were made, want %d", key, made, want)
			}
			time.Sleep(time.Second)
		}
		get("a", 1)
		get("b", 2)
		get("a", 2)
		get("c", 3) // b, unused for longest, makes room
		get("a", 3)
		get("b", 4)
	})
}

func TestClientsRefusesABadKey(t *testing.T) {
	t.Parallel()
	var clients mcpadapter.Clients
	if _, err := clients.For(""); err == nil {
		t.Error("an empty key is taken")
	}
	a, err := clients.For("key")
	if err != nil {
		t.Fatal(err)
	}
	if b, err := clients.For("key"); err != nil || a != b {
		t.Errorf("a second client of the same key, %v", err)
	}
}
