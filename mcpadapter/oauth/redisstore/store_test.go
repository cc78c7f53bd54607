package redisstore

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/tiflux/tiflux-go/internal/redistest"
	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
	"github.com/tiflux/tiflux-go/mcpadapter/oauth/storetest"
)

func connect(t *testing.T, addr string) *redis.Client {
	t.Helper()
	rdb := redis.NewClient(&redis.Options{Addr: addr, ContextTimeoutEnabled: true, DialerRetries: 1})
	t.Cleanup(func() { _ = rdb.Close() })
	return rdb
}

func TestStore(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	storetest.Test(t, func(t *testing.T) oauth.Store {
		// The prefix keeps the stores of one Redis apart.
		return &Store{Redis: connect(t, server.Addr), Prefix: t.Name() + ":"}
	})
}

func TestStoresOfTwoReplicasAreOne(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	a, b := &Store{Redis: connect(t, server.Addr)}, &Store{Redis: connect(t, server.Addr)}
	ctx := t.Context()
	if done, err := a.Swap(ctx, "grant", nil, []byte("1"), time.Hour); !done || err != nil {
		t.Fatal(done, err)
	}
	if done, err := b.Swap(ctx, "grant", nil, []byte("2"), time.Hour); done || err != nil {
		t.Errorf("the other replica took the same step: %t, %v", done, err)
	}
	if got, err := b.Get(ctx, "grant"); string(got) != "1" || err != nil {
		t.Errorf("the other replica reads %q, %v", got, err)
	}
}

// twice sends every script again, as a client does after a broken connection.
type twice struct{ redis.Cmdable }

func (c twice) EvalSha(ctx context.Context, sha string, keys []string, args ...any) *redis.Cmd {
	c.Cmdable.EvalSha(ctx, sha, keys, args...)
	return c.Cmdable.EvalSha(ctx, sha, keys, args...)
}

func TestAScriptThatIsSentTwiceIsNotRefused(t *testing.T) {
	t.Parallel()
	rdb := connect(t, redistest.Start(t).Addr)
	if err := write.Load(t.Context(), rdb).Err(); err != nil {
		t.Fatal(err)
	}
	s := &Store{Redis: twice{rdb}}
	for _, step := range [][2][]byte{{nil, []byte("1")}, {[]byte("1"), []byte("2")}} {
		if done, err := s.Swap(t.Context(), "grant", step[0], step[1], time.Hour); !done || err != nil {
			t.Errorf("%q to %q: %t, %v", step[0], step[1], done, err)
		}
	}
	if done, err := s.Swap(t.Context(), "grant", []byte("1"), []byte("2"), time.Hour); done || err != nil {
		t.Errorf("another call with the value that is there was told that it wrote it: %t, %v", done, err)
	}
}

func TestWithoutRedisNothingIsAllowed(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	s := &Store{Redis: connect(t, server.Addr)}
	server.Stop()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	if got, err := s.Get(ctx, "grant"); got != nil || err == nil || !strings.HasPrefix(err.Error(), "redisstore: Get: ") {
		t.Errorf("Get: %q, %v", got, err)
	}
	if done, err := s.Swap(ctx, "grant", nil, []byte("1"), time.Hour); done || err == nil {
		t.Errorf("Swap: %t, %v", done, err)
	}
	if err := s.Put(ctx, "grant", []byte("1"), time.Hour); err == nil {
		t.Error("Put reported success")
	}
}

func TestEveryRecordEnds(t *testing.T) {
	t.Parallel()
	rdb := connect(t, redistest.Start(t).Addr)
	s := &Store{Redis: rdb}
	ctx := t.Context()
	if err := s.Put(ctx, "grant", []byte("1"), time.Microsecond+time.Minute); err != nil {
		t.Fatal(err)
	}
	if ttl := rdb.PTTL(ctx, DefaultPrefix+"grant").Val(); ttl <= 0 || ttl > time.Minute+time.Millisecond {
		t.Errorf("the record ends in %v, want a minute", ttl)
	}
	if err := s.Put(ctx, "grant", []byte("2"), 0); err == nil {
		t.Error("a record without an end was taken")
	}
	if got, _ := s.Get(ctx, "grant"); !bytes.Equal(got, []byte("1")) {
		t.Errorf("a refused write left %q", got)
	}
}
