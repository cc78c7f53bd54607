package tifluxtest

import (
	"maps"
	"slices"
	"time"
)

// Option changes what [New] and [NewServer] make.
type Option func(*config)

type config struct {
	quota      int
	window     time.Duration
	skew       time.Duration
	latency    time.Duration
	clock      func() time.Time
	seed       uint64
	tickets    int
	empty      bool
	keys       map[string]Persona
	faultRate  float64
	faultSeed  uint64
	faultKinds []Fault

	wantsShifts bool
}

func newConfig(opts []Option) config {
	cfg := config{
		quota:   120,
		window:  time.Minute,
		clock:   time.Now,
		seed:    1,
		tickets: 800,
		keys: map[string]Persona{
			KeyAdmin:     AdminPersona(),
			KeyAttendant: AttendantPersona(),
			KeyNoLicense: NoLicensePersona(),
			KeyClient:    ClientPersona(),
		},
	}
	for _, opt := range opts {
		opt(&cfg)
	}
	return cfg
}

// personas returns the personas of all keys, each name once, in a fixed order.
func (cfg config) personas() []Persona {
	byName := map[string]Persona{}
	for _, p := range cfg.keys {
		byName[p.Name] = p
	}
	var list []Persona
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		list = append(list, byName[name])
	}
	return list
}

// Quota sets the requests that a key may make in a window: a calendar minute,
// unless [QuotaWindow] says otherwise. With 0 nothing is limited and no quota
// headers are sent.
func Quota(requests int) Option {
	return func(c *config) { c.quota = requests }
}

// QuotaWindow makes the windows of the quota as long as d, which the real API's
// never are, so that a test over TCP need not wait for minutes. It should be
// whole seconds, as the reset is told in them; d below a second changes nothing.
func QuotaWindow(d time.Duration) Option {
	return func(c *config) {
		if d >= time.Second {
			c.window = d
		}
	}
}

// ClockSkew makes the server's clock run behind by d.
func ClockSkew(d time.Duration) Option {
	return func(c *config) { c.skew = d }
}

// Clock replaces [time.Now]. The data ends on the day that the clock shows
// while [New] runs.
func Clock(now func() time.Time) Option {
	return func(c *config) { c.clock = now }
}

// Seed chooses the data. The default is 1.
func Seed(seed uint64) Option {
	return func(c *config) { c.seed = seed }
}

// Size sets the number of tickets, 800 unless said. The number of clients and
// requestors grows with it. Size(0) keeps desks and people.
func Size(tickets int) Option {
	return func(c *config) { c.tickets = max(tickets, 0) }
}

// Empty makes an account with nobody but the owners of the keys.
func Empty() Option {
	return func(c *config) { c.empty = true }
}

// Latency delays every answer.
func Latency(d time.Duration) Option {
	return func(c *config) { c.latency = d }
}

// WithKey adds a key, or gives an existing one to another persona. Keys whose
// personas share a name belong to the same user.
func WithKey(key string, p Persona) Option {
	return func(c *config) { c.keys[key] = p }
}

// Faults is [API.FailRate] from the start.
func Faults(rate float64, seed uint64, kinds ...Fault) Option {
	return func(c *config) { c.faultRate, c.faultSeed, c.faultKinds = rate, seed, kinds }
}
