// Package redisstore keeps what an authorization server must remember in Redis,
// so that replicas of the server share it and revocations outlive a restart:
//
//	server, err := oauth.New(oauth.Config{Store: &redisstore.Store{Redis: rdb}, ...})
//
// # What Redis must be
//
// Nothing may be dropped before its time, or a revocation is forgotten and a
// refresh token that was used can be used again: set maxmemory-policy to
// noeviction, and keep the data on disk if restarts of Redis are to be survived
// too. A replica that takes over may lack the last writes. The scripts need Redis
// 5 or later.
//
// While Redis does not answer, every method returns its error, and nothing is
// taken to be allowed. Contexts bound the wait if the Redis client was made with
// ContextTimeoutEnabled.
package redisstore

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
)

// DefaultPrefix is the Prefix of a Store that has none.
const DefaultPrefix = "tiflux:oauth:"

// Store is an [oauth.Store] in Redis. It is safe for concurrent use, and must not
// be changed after its first use.
type Store struct {
	Redis  redis.Cmdable // a client of a server, a cluster or a ring
	Prefix string        // stands before the names of the keys in Redis; empty is DefaultPrefix
}

var _ oauth.Store = (*Store)(nil)

// A record is a hash of its value and of the id of the call that wrote it. A
// Redis client sends a script again when a connection breaks: the id keeps the
// second from being refused because of what the first did.
const (
	valueField = "value"
	callField  = "call"
)

// write sets a record unless the old value, where one is given, is another.
// KEYS: record. ARGV: value, call, time to live in milliseconds, condition, old.
var write = redis.NewScript(`
local now = redis.call('HMGET', KEYS[1], '` + valueField + `', '` + callField + `')
if now[2] ~= ARGV[2] then
	if ARGV[4] == 'absent' and now[1] or ARGV[4] == 'equal' and now[1] ~= ARGV[5] then
		return 0
	end
end
redis.call('HSET', KEYS[1], '` + valueField + `', ARGV[1], '` + callField + `', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
`)

// Get implements [oauth.Store].
func (s *Store) Get(ctx context.Context, key string) ([]byte, error) {
	value, err := s.Redis.HGet(ctx, s.name(key), valueField).Bytes()
	switch {
	case errors.Is(err, redis.Nil):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("redisstore: Get: %w", err)
	}
	return value, nil
}

// Put implements [oauth.Store].
func (s *Store) Put(ctx context.Context, key string, value []byte, ttl time.Duration) error {
	if _, err := s.write(ctx, key, value, ttl, "any", nil); err != nil {
		return fmt.Errorf("redisstore: Put: %w", err)
	}
	return nil
}

// Swap implements [oauth.Store].
func (s *Store) Swap(ctx context.Context, key string, old, value []byte, ttl time.Duration) (bool, error) {
	condition := "equal"
	if old == nil {
		condition = "absent"
	}
	done, err := s.write(ctx, key, value, ttl, condition, old)
	if err != nil {
		return false, fmt.Errorf("redisstore: Swap: %w", err)
	}
	return done, nil
}

func (s *Store) write(ctx context.Context, key string, value []byte, ttl time.Duration, condition string, old []byte) (bool, error) {
	if ttl <= 0 {
		return false, fmt.Errorf("the time to live is %v, must be above 0", ttl)
	}
	ms := (ttl + time.Millisecond - 1) / time.Millisecond
	return write.Run(ctx, s.Redis, []string{s.name(key)}, value, rand.Text(), int64(ms), condition, old).Bool()
}

func (s *Store) name(key string) string {
	if s.Prefix == "" {
		return DefaultPrefix + key
	}
	return s.Prefix + key
}
