// Package tifluxtest is TiFlux in memory: an [http.Handler] that answers like
// the REST API v2, with state, business rules, permissions, quota and faults.
// TiFlux has no test environment; this is one.
//
//	api := tifluxtest.New()
//	client := &http.Client{Transport: api.Transport()}
//
// [New] makes an account of an invented Brazilian company: desks, clients,
// requestors, attendants and 800 tickets of the last 18 months, the same for
// the same seed and day. [API.Transport] reaches it without sockets, also
// inside a testing/synctest bubble; [NewServer] serves it on loopback for
// clients written in any language.
//
// A key stands for a [Persona]: [KeyAdmin] may do everything, [KeyAttendant]
// meets the permissions of an ordinary attendant, [KeyNoLicense] lacks the
// tickets license and [KeyClient] is a user of the client portal.
//
// [API.Fail] and [API.FailRate] break answers in the ways networks and servers
// do; [API.Requests] and [API.Journal] tell afterwards what arrived and what
// was really written, so that a test can prove "created once".
//
// The options choose the rest: [Size] and [Empty] how much there is, from
// nothing to 200,000 tickets (made in seconds), [Seed] which data, [Clock] and
// [ClockSkew] the time, [Quota] the limit, [WithKey] whose keys are known,
// [Latency] and [Faults] how the way there behaves. What the API accepts for
// later (status "enqueued") takes effect two seconds later by that clock, or
// with the second look at the chats.
//
// The rules follow the public evidence about TiFlux. Where there is none, the
// stricter reading was chosen, so that what works here has the best chance of
// working there.
package tifluxtest
