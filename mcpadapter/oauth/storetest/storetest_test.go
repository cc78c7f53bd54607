package storetest_test

import (
	"testing"

	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
	"github.com/tiflux/tiflux-go/mcpadapter/oauth/storetest"
)

func TestMemoryStore(t *testing.T) {
	t.Parallel()
	storetest.Test(t, func(*testing.T) oauth.Store { return oauth.NewMemoryStore() })
}
