package mcpadapter

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
	"github.com/tiflux/tiflux-go/tiflux"
)

// Clients keeps one client per API key, so that all requests with a key share
// its quota and the names that were resolved with it. Keys are kept as hashes
// only. The zero value is ready to use; it is safe for concurrent use.
type Clients struct {
	// New makes the client of a key; nil is tiflux.New(key). Make them with
	// tiflux.Client.With from one client, and they share its connections.
	New func(key string) (*tiflux.Client, error)
	// Max is how many clients are kept, 0 is 1,000; the one that was not used for
	// longest makes room. TTL is how long an unused one is kept, 0 is an hour.
	Max int
	TTL time.Duration

	mu   sync.Mutex
	kept map[[sha256.Size]byte]*keptClient
}

type keptClient struct {
	client *tiflux.Client
	used   time.Time
}

const (
	defaultMaxClients = 1000
	defaultClientTTL  = time.Hour
)

// For returns the client of a key.
func (c *Clients) For(key string) (*tiflux.Client, error) {
	hash, now := sha256.Sum256([]byte(key)), time.Now()
	c.mu.Lock()
	defer c.mu.Unlock()
	if k := c.kept[hash]; k != nil {
		k.used = now
		return k.client, nil
	}
	client, err := c.newClient(key)
	if err != nil {
		return nil, err
	}
	c.room(now)
	c.kept[hash] = &keptClient{client, now}
	return client, nil
}

// CheckKey asks TiFlux whether a key is good, and for the id of its user. An
// error that matches [oauth.ErrKeyRefused] is a key that is not.
//
// Requests: Users.Me.
func (c *Clients) CheckKey(ctx context.Context, key string) (subject string, err error) {
	client, err := c.newClient(key)
	if err != nil {
		return "", fmt.Errorf("%w: %w", oauth.ErrKeyRefused, err)
	}
	me, err := client.Users.Me(ctx)
	switch {
	case errors.Is(err, tiflux.ErrUnauthorized):
		return "", fmt.Errorf("%w: %w", oauth.ErrKeyRefused, err)
	case err != nil:
		return "", err
	}
	return strconv.FormatInt(me.ID, 10), nil
}

func (c *Clients) newClient(key string) (*tiflux.Client, error) {
	if c.New != nil {
		return c.New(key)
	}
	return tiflux.New(key)
}

// room drops what is too old, and the least recently used if there are too many.
func (c *Clients) room(now time.Time) {
	if c.kept == nil {
		c.kept = make(map[[sha256.Size]byte]*keptClient)
	}
	limit, ttl := c.Max, c.TTL
	if limit <= 0 {
		limit = defaultMaxClients
	}
	if ttl <= 0 {
		ttl = defaultClientTTL
	}
	if len(c.kept) < limit {
		return
	}
	var oldest [sha256.Size]byte
	for hash, k := range c.kept {
		switch {
		case now.Sub(k.used) > ttl:
			delete(c.kept, hash)
		case c.kept[oldest] == nil || k.used.Before(c.kept[oldest].used):
			oldest = hash
		}
	}
	if len(c.kept) >= limit {
		delete(c.kept, oldest)
	}
}
