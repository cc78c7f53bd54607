package oauth_test

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
)

// brokenStore fails at the call that is due.
type brokenStore struct {
	oauth.Store
	get, put, swap bool
}

var errStore = errors.New("the store is away")

func (b *brokenStore) Get(ctx context.Context, key string) ([]byte, error) {
	if b.get {
		return nil, errStore
	}
	return b.Store.Get(ctx, key)
}

func (b *brokenStore) Put(ctx context.Context, key string, value []byte, ttl time.Duration) error {
	if b.put {
		return errStore
	}
	return b.Store.Put(ctx, key, value, ttl)
}

func (b *brokenStore) Swap(ctx context.Context, key string, old, value []byte, ttl time.Duration) (bool, error) {
	if b.swap {
		return false, errStore
	}
	return b.Store.Swap(ctx, key, old, value, ttl)
}

func TestWithoutItsStoreNothingIsGranted(t *testing.T) {
	t.Parallel()
	store := &brokenStore{Store: oauth.NewMemoryStore()}
	s := newSite(t, func(c *oauth.Config) { c.Store = store })
	tokens, code := s.exchange(s.code(nil), nil).json(t), s.code(nil)
	page := s.authorize(nil)
	unavailable := func(a answer) {
		t.Helper()
		wantError(t, a, http.StatusServiceUnavailable, "temporarily_unavailable")
	}
	revoke := url.Values{"token": {tokens.Access}, "client_id": {"public"}}

	store.get = true
	if g, err := s.server.Verify(t.Context(), tokens.Access, endpoint); !errors.Is(err, errStore) || errors.Is(err, oauth.ErrInvalidToken) || g != nil {
		t.Errorf("Verify: %v, %v", g, err)
	}
	unavailable(s.exchange(code, nil))
	unavailable(s.refresh(tokens.Refresh, nil))

	store.get, store.put = false, true
	unavailable(s.do(http.MethodPost, "/revoke", revoke))
	if a := s.submit(page, nil); a.status != http.StatusServiceUnavailable || a.header.Get("Location") != "" {
		t.Errorf("the page: HTTP %d", a.status)
	}

	store.put, store.swap = false, true
	unavailable(s.exchange(code, nil))
	unavailable(s.refresh(tokens.Refresh, nil))

	store.swap = false // and none of it used anything up
	s.wantValid(s.exchange(code, nil).json(t).Access, endpoint)
	s.wantValid(s.refresh(tokens.Refresh, nil).json(t).Access, endpoint)
	store.put = true
	unavailable(s.refresh(tokens.Refresh, nil)) // a replay whose grant cannot be ended is refused all the same
}
