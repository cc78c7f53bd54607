// Package tifluxgo is the front page of the Go SDK for TiFlux, the Brazilian
// help desk. It holds documentation only; import the packages below.
//
//   - [github.com/tiflux/tiflux-go/tiflux] is the SDK: a typed client for the
//     REST API v2 with retries, rate limiting and iterators.
//   - [github.com/tiflux/tiflux-go/tiflux/tifluxtest] is an in-memory TiFlux for
//     tests and for trying things out without a key.
//   - [github.com/tiflux/tiflux-go/resolve] turns names into records and never
//     guesses.
//   - [github.com/tiflux/tiflux-go/render] turns records into Markdown.
//   - [github.com/tiflux/tiflux-go/mcpadapter] offers all of it as MCP tools.
//   - [github.com/tiflux/tiflux-go/mcpadapter/oauth] lets connectors sign in.
//
// The project is independent of TiFlux.
package tifluxgo
