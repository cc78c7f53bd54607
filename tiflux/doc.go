// Package tiflux is a client for the REST API v2 of TiFlux, the Brazilian help
// desk: tickets and their answers and files, desks, clients, requestors, users.
//
// A client is made from an API key and used from any number of goroutines:
//
//	client, err := tiflux.New(os.Getenv("TIFLUX_API_KEY"))
//	...
//	ticket, err := client.Tickets.Get(ctx, 10427)
//	for ticket, err := range client.Tickets.All(ctx, &tiflux.TicketListOptions{Search: "vpn"}) {
//		...
//	}
//
// # Quota
//
// TiFlux allows 120 requests a clock minute and user. The client reads what the
// server says of the quota on every answer and holds requests back before they
// would be refused. A wait that would outlive the context fails at once with
// [ErrRateLimited] and the time at which to try again.
//
// # Retries
//
// Reads, and writes that can be repeated without harm, are repeated after a 429,
// a 5xx or a broken connection, four attempts in all. Anything that would happen
// twice if sent twice (creating, answering, closing) is repeated only when the
// server surely did not execute it. What remains is [ErrUnknownOutcome]: look
// before you repeat.
//
// # Errors
//
// What the API refused is an [*Error]; test for kinds with errors.Is and
// [ErrNotFound], [ErrForbidden], [ErrInvalid] and their siblings. No error text
// contains the key, a query or data of people.
//
// # Lists
//
// Each list has a List method for one page and an All method that ranges over
// everything. The API calls the page number "offset"; here it is called Page.
//
// # Times
//
// Times are [time.Time] and come in UTC. A [Date], a [Clock] and [Hours] hold
// what has no zone: appointment dates and times are local to the organisation
// (America/Sao_Paulo in all that was seen), durations may exceed 24 hours.
//
// # Trying it out
//
// Package [github.com/tiflux/tiflux-go/tiflux/tifluxtest] is an in-memory
// TiFlux with realistic data; TiFlux itself has no test environment.
package tiflux
