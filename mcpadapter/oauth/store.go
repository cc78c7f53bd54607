package oauth

import (
	"bytes"
	"context"
	"sync"
	"time"
)

// Store remembers what sealed tokens cannot say of themselves: that a code was
// used, which refresh token of a grant is the newest, that a grant was revoked.
// There is one small record for each grant. Replicas of a server share a Store;
// a Store that outlives the process keeps revocations over a restart.
//
// Keys are ASCII without spaces, at most 64 bytes. Values are opaque, at most
// 16 KiB; what is secret in them is sealed. A record lives for its ttl, which is
// never 0, and may not be dropped earlier: a revocation would be forgotten. A
// Store is safe for concurrent use and keeps no reference to the slices it is
// given.
type Store interface {
	// Get returns the value of key, nil if there is none.
	Get(ctx context.Context, key string) ([]byte, error)
	// Put sets the value of key, whatever was there.
	Put(ctx context.Context, key string, value []byte, ttl time.Duration) error
	// Swap sets the value of key if it is old, or if there is none and old is
	// nil, and tells whether it did. It is atomic among all who use the Store: of
	// two calls with the same old and different values one returns false.
	Swap(ctx context.Context, key string, old, value []byte, ttl time.Duration) (bool, error)
}

// memory is a Store for one process.
type memory struct {
	mu      sync.Mutex
	records map[string]record
	sweepAt int // the number of records at which to drop those that have ended
}

type record struct {
	value []byte
	ends  time.Time
}

const firstSweep = 1024

// NewMemoryStore returns a Store in memory. What it knows ends with the process:
// tokens stay good, but revocations are forgotten.
func NewMemoryStore() Store {
	return &memory{records: make(map[string]record), sweepAt: firstSweep}
}

func (m *memory) Get(_ context.Context, key string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return bytes.Clone(m.live(key)), nil
}

func (m *memory) Put(_ context.Context, key string, value []byte, ttl time.Duration) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.set(key, value, ttl)
	return nil
}

func (m *memory) Swap(_ context.Context, key string, old, value []byte, ttl time.Duration) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if now := m.live(key); (now == nil) != (old == nil) || !bytes.Equal(now, old) {
		return false, nil
	}
	m.set(key, value, ttl)
	return true, nil
}

func (m *memory) live(key string) []byte {
	if r, ok := m.records[key]; ok && time.Now().Before(r.ends) {
		return r.value
	}
	return nil
}

func (m *memory) set(key string, value []byte, ttl time.Duration) {
	now := time.Now()
	if len(m.records) >= m.sweepAt {
		for k, r := range m.records {
			if !now.Before(r.ends) {
				delete(m.records, k)
			}
		}
		m.sweepAt = max(firstSweep, 2*len(m.records))
	}
	m.records[key] = record{append([]byte{}, value...), now.Add(ttl)}
}
