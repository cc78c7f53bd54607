package tifluxtest

import (
	"net/http"
	"slices"
	"sync"
	"time"
)

// BasePath is where the API lives below a host.
const BasePath = "/api/v2"

// API is one TiFlux account in memory. It is an [http.Handler] that serves
// [BasePath] and the download links of files. It is safe for concurrent use,
// starts no goroutines and reads the time only from its clock.
type API struct {
	config config
	routes routes

	mu       sync.Mutex
	state    *state
	quota    quota
	faults   faults
	requests []*Request
	journal  []Entry
}

// New makes an account. Without options it holds the data described in the
// package documentation, and every minute allows 120 requests per key.
func New(opts ...Option) *API {
	cfg := newConfig(opts)
	a := &API{
		config: cfg,
		routes: newRoutes(operations()),
		state:  newState(cfg),
		quota:  quota{limit: cfg.quota, window: cfg.window},
	}
	a.faults.setRate(cfg.faultRate, cfg.faultSeed, cfg.faultKinds)
	return a
}

// now is the time on the server's clock, which runs behind by the skew.
func (a *API) now() time.Time {
	return a.config.clock().Add(-a.config.skew).UTC()
}

// Request is one request that arrived.
type Request struct {
	Time      time.Time   // On the server's clock.
	Method    string      //
	Path      string      // As sent, with the base path.
	Query     string      // Encoded, without the question mark.
	Header    http.Header // Without Authorization.
	Persona   string      // Name of the key's persona, empty for an unknown key.
	Operation string      // operationId of the contract, empty for an unknown route.
	Status    int         // 0 when no answer was given.
	Fault     Fault       // The injected fault, empty for an honest answer.
}

// Requests returns every request so far, in the order of arrival. Refused and
// reset connections are among them, marked by their Fault.
func (a *API) Requests() []Request {
	a.mu.Lock()
	defer a.mu.Unlock()
	list := make([]Request, len(a.requests))
	for i, r := range a.requests {
		list[i] = *r
		list[i].Header = r.Header.Clone()
	}
	return list
}

// Entry is one write that was really executed, whatever the client was told.
type Entry struct {
	Time      time.Time
	Operation string
	Persona   string
	ID        int    // The record: a ticket number, an answer id.
	Label     string // What a person would call it: a title, a file name.
}

// Journal returns every executed write so far, in order.
func (a *API) Journal() []Entry {
	a.mu.Lock()
	defer a.mu.Unlock()
	return slices.Clone(a.journal)
}

// Spend uses n requests of a key's quota in the current minute, as another
// program with the same key would.
func (a *API) Spend(key string, n int) {
	now := a.now()
	a.mu.Lock()
	defer a.mu.Unlock()
	a.quota.spend(key, now, n)
}

// Windows returns how many requests of a key were counted in each calendar
// minute that saw any, oldest first. Requests answered with 429 do not count.
func (a *API) Windows(key string) []Window {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.quota.history(key)
}

// TooMany returns how many requests exceeded the quota. Injected 429s are not
// among them.
func (a *API) TooMany() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.quota.refused
}

// Fail breaks the next requests of an operation, as many as times says. The
// operation is an operationId of the contract, "downloadFile" for the download
// links, or empty for any request. Faults for the same operation queue up.
func (a *API) Fail(operation string, f Fault, times int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.faults.queue(operation, f, times)
}

// FailRate breaks requests at random: rate is the part of them between 0 and
// 1, and the kinds take turns by the same dice. The same seed and order of
// requests give the same faults. A rate of 0 ends it.
func (a *API) FailRate(rate float64, seed uint64, kinds ...Fault) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.faults.setRate(rate, seed, kinds)
}
