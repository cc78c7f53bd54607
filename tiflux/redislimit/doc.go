// Package redislimit shares the quota of a TiFlux API key between processes,
// through Redis.
//
// The client of package tiflux counts the quota for its own process. Where
// several processes use one key, each learns of the others only from the answers
// and runs into 429s, which are repeated, but cost time. With this limiter they
// count together:
//
//	limiter, err := redislimit.New(rdb, key, nil)
//	...
//	client, err := tiflux.New(key, tiflux.WithLimiter(limiter))
//
// Give the clients of one process that use one key the same limiter, and another
// key another limiter: [tiflux.Client.With] keeps the one it has. Limiters of any
// number of keys share one Redis client.
//
// # What is counted
//
// It is what the client's own limiter counts: the server states the quota, and
// the limiter never invents one. Until the first answer at most
// [tiflux.DefaultQuota] attempts leave, of all processes together. A window ends
// at the reset that the server tells plus the margin of
// [tiflux.Quota.WindowEnd]. Every attempt pays, repeats included. Requests of
// programs that do not share the count are learnt from the answers. A wait that
// would outlive the context's deadline fails at once with a
// [tiflux.RateLimitError]. Each process spreads its own requests inside a window,
// as the client's own limiter does.
//
// An attempt of which nothing is heard any more, because its process died, counts
// as under way for two minutes.
//
// # Clocks
//
// Windows are timed by the clock of Redis, so that the clocks of the processes do
// not matter. Should Redis's own clock be off by more than 10 s, which shows when
// it is held against the Date of the answers, the resets are moved accordingly.
//
// # Without Redis
//
// While Redis does not answer, each process goes by a count of its own, as it
// would without this package: nothing stands still, and what exceeds the quota is
// answered with a 429 and repeated. For a second after a failure Redis is left
// alone. With [Options.FailClosed] calls fail instead, before anything is sent.
//
// A Redis that does not answer at all costs each attempt up to [Options.Timeout],
// provided that the Redis client was made with ContextTimeoutEnabled; else its
// ReadTimeout and MaxRetries decide.
//
// # In Redis
//
// Redis holds two keys for each API key: a hash, and a sorted set of the attempts
// under way. They are named after the SHA-256 of the API key, which itself never
// reaches Redis, share a hash tag, so that they meet on one node of a cluster, and
// expire an hour after the last attempt. The scripts need Redis 5 or later.
package redislimit
