package resolve

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/tiflux/tiflux-go/tiflux"
	"golang.org/x/sync/singleflight"
)

const (
	defaultTTL      = 5 * time.Minute
	defaultMaxPages = 25
	defaultMaxLists = 256
)

// Set resolves names with the permissions of one client. It keeps for a while
// the lists it has read, what the API's filters answered, and which lists the
// key's user may not read, so that a repeated resolution costs no request. It is
// safe for concurrent use; make one per client and keep it.
//
// A query is a name, or an id ("42", "#42") or whatever else [Identify] recognises
// and such records have. An id is checked. Where the key's user may not look, or a
// list is too long and the API cannot fetch one record, it is taken as it is, and
// nothing but the id is in the record. A query without letters, or of more than
// 800, is refused before any request; the error matches [tiflux.ErrInvalid].
type Set struct {
	client   *tiflux.Client
	ttl      time.Duration
	maxPages int
	maxLists int

	flights singleflight.Group
	mu      sync.Mutex
	lists   map[string]*cachedList
	waiting map[string]*flight
	flown   int // flights so far
}

// Option configures a [Set].
type Option func(*Set)

// WithTTL keeps lists for d; the default is five minutes. 0 keeps nothing.
func WithTTL(d time.Duration) Option { return func(s *Set) { s.ttl = d } }

// WithMaxPages ends the reading of a list after n pages of 200; the default is
// 25. If there are more clients, users or requestors than that, not more than one
// page is read. Where a list was cut, only an exact name resolves, and only of
// kinds for which the API has a filter: it is asked as well.
func WithMaxPages(n int) Option { return func(s *Set) { s.maxPages = max(n, 1) } }

// WithMaxLists bounds how many lists are kept, answers of filters and single
// records among them; the default is 256.
func WithMaxLists(n int) Option { return func(s *Set) { s.maxLists = max(n, 1) } }

// For returns a Set that asks c.
func For(c *tiflux.Client, opts ...Option) *Set {
	s := &Set{
		client: c, ttl: defaultTTL, maxPages: defaultMaxPages, maxLists: defaultMaxLists,
		lists: make(map[string]*cachedList), waiting: make(map[string]*flight),
	}
	for _, opt := range opts {
		opt(s)
	}
	return s
}

// Forget drops what is known of the records of kinds, so that a write is seen at
// once; with no kinds it drops everything. What is being read meanwhile is not
// kept, because it may be older than the write.
func (s *Set) Forget(kinds ...Kind) {
	meant := func(k Kind) bool { return len(kinds) == 0 || slices.Contains(kinds, k) }
	s.mu.Lock()
	defer s.mu.Unlock()
	maps.DeleteFunc(s.lists, func(_ string, l *cachedList) bool { return meant(l.kind) })
	maps.DeleteFunc(s.waiting, func(_ string, f *flight) bool {
		f.stale = f.stale || meant(f.kind)
		return f.stale
	})
}

// warm holds the kinds whose list belongs to no other record and is kept whole.
var warm = map[Kind]func(*Set, context.Context) error{
	Attendant:       warmer(func(s *Set) source[Responsible] { return s.attendants(ResponsibleScope{}) }),
	Department:      warmer((*Set).departments),
	Desk:            warmer((*Set).desks),
	Entity:          warmer(func(s *Set) source[tiflux.Entity] { return s.entities("") }),
	Integration:     warmer((*Set).integrations),
	KnowledgeFolder: warmer((*Set).knowledgeFolders),
	ServicesCatalog: warmer((*Set).servicesCatalogs),
	TechnicalGroup:  warmer((*Set).technicalGroups),
}

func warmer[T any](of func(*Set) source[T]) func(*Set, context.Context) error {
	return func(s *Set, ctx context.Context) error {
		src := of(s)
		_, err := src.list(ctx, s, filter{})
		return err
	}
}

// Warm reads the lists of kinds ahead, so that the first resolutions cost no
// request. Those are the kinds whose records belong to no other record and are
// few: Attendant, Department, Desk, Entity, Integration, KnowledgeFolder,
// ServicesCatalog and TechnicalGroup. With no kinds it reads all that the key's
// user may read.
//
// Requests: one list for each kind, as for its method.
// Errors: [*PermissionError] for a kind that was named, those of the lists, and
// one that matches [tiflux.ErrInvalid] for another kind; the lists that could be
// read are kept.
func (s *Set) Warm(ctx context.Context, kinds ...Kind) error {
	all := len(kinds) == 0
	if all {
		kinds = slices.Sorted(maps.Keys(warm))
	}
	var errs []error
	for _, k := range kinds {
		read := warm[k]
		if read == nil {
			errs = append(errs, fmt.Errorf("resolve: %w: the %s cannot be read ahead", tiflux.ErrInvalid, k.plural()))
			continue
		}
		if err := read(s, ctx); err != nil && !(all && refused(err)) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// cachedList is an index over a list, as it was at a time, or why the key's user
// may not read it.
type cachedList struct {
	kind   Kind
	read   time.Time
	value  any // *snapshot[T]
	label  func(id int64) string
	denied error
}

// flight is a reading that somebody waits for. It ends when nobody does.
type flight struct {
	kind    Kind
	call    string // tells it from earlier flights of its key
	ctx     context.Context
	cancel  context.CancelFunc
	waiters int
	stale   bool // began before the kind was forgotten
}

// read returns the list of a key from memory, or reads it once for all who ask.
func read[T any](ctx context.Context, s *Set, kind Kind, key string, load func(context.Context) (*snapshot[T], error)) (*snapshot[T], error) {
	if l := s.cached(key); l != nil {
		list, _ := l.value.(*snapshot[T])
		return list, l.denied
	}
	f := s.join(ctx, key, kind)
	done := s.flights.DoChan(f.call, func() (any, error) {
		if l := s.cached(key); l != nil {
			return l.value, l.denied // a flight landed between the look and the join
		}
		v, err := load(f.ctx)
		if err == nil {
			s.keep(key, f, &cachedList{kind: kind, read: time.Now(), value: v, label: v.label})
		} else if denied, ok := errors.AsType[*PermissionError](err); ok {
			s.keep(key, f, &cachedList{kind: kind, read: time.Now(), denied: denied})
		}
		return v, err
	})
	select {
	case r := <-done:
		s.leave(key, f)
		if r.Err != nil {
			return nil, r.Err
		}
		return r.Val.(*snapshot[T]), nil
	case <-ctx.Done():
		s.leave(key, f)
		return nil, ctx.Err()
	}
}

// named is a scope with the names of its records, where a list that has them was
// read.
func (s *Set) named(sc Scope) Scope {
	s.mu.Lock()
	defer s.mu.Unlock()
	sc = slices.Clone(sc)
	for i, o := range sc {
		for _, l := range s.lists {
			if sc[i].Name == "" && o.ID != 0 && l.kind == o.Kind && l.denied == nil {
				sc[i].Name = l.label(o.ID)
			}
		}
	}
	return sc
}

func (s *Set) cached(key string) *cachedList {
	s.mu.Lock()
	defer s.mu.Unlock()
	l := s.lists[key]
	if l == nil || time.Since(l.read) >= s.ttl {
		return nil
	}
	return l
}

// keep stores what a flight brought; the oldest list makes room.
func (s *Set) keep(key string, f *flight, l *cachedList) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ttl <= 0 || f.stale {
		return
	}
	if _, known := s.lists[key]; !known && len(s.lists) >= s.maxLists {
		oldest := ""
		for k, l := range s.lists {
			if oldest == "" || l.read.Before(s.lists[oldest].read) {
				oldest = k
			}
		}
		delete(s.lists, oldest)
	}
	s.lists[key] = l
}

// join makes or takes the flight of a key. Its context has the values of the
// first caller, and nobody's end: one caller's cancellation is not the others'.
func (s *Set) join(ctx context.Context, key string, kind Kind) *flight {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.waiting[key]
	if f == nil {
		s.flown++
		f = &flight{kind: kind, call: strconv.Itoa(s.flown)}
		f.ctx, f.cancel = context.WithCancel(context.WithoutCancel(ctx))
		s.waiting[key] = f
	}
	f.waiters++
	return f
}

func (s *Set) leave(key string, f *flight) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f.waiters--
	if f.waiters > 0 {
		return
	}
	f.cancel()
	if s.waiting[key] == f {
		delete(s.waiting, key)
	}
}
