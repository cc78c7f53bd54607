// Package otel observes the calls of a TiFlux client with OpenTelemetry:
//
//	hooks, err := otel.Hooks(otel.Config{})
//	...
//	client, err := tiflux.New(key, tiflux.WithHooks(hooks))
//
// # Spans
//
// A call is an internal span that is named after its method, "Tickets.Get". Its
// children are client spans, one for each attempt, named after the route, "GET
// /tickets/{ticket_number}". They carry the attributes of the semantic conventions:
// http.request.method, url.template, http.response.status_code,
// http.request.resend_count and error.type; and tiflux.operation, the method.
//
// # Metrics
//
//	tiflux.client.operation.duration  histogram, s  of a call, with its waits
//	tiflux.client.attempts            counter       requests, repeats included
//	tiflux.client.errors              counter       calls that failed
//
// All have tiflux.operation. Attempts have http.response.status_code or, without
// an answer, error.type; failed calls have error.type, which is one of
// unknown_outcome, not_found, license, unauthorized, forbidden, refused, invalid,
// rate_limited, partial, decode, server, canceled, timeout, connection and _OTHER.
//
// # What is not told
//
// Names and values are those of the operation table, so there are few of them and
// none is about a person: no path with its ids, no query, no key, no body, no text
// of an error. Nothing is added to the requests: TiFlux is not told of the trace.
package otel
