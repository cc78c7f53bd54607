// Package oauth is the small OAuth 2.1 authorization server with which claude.ai,
// ChatGPT and other MCP connectors reach a hosted TiFlux MCP server. The user
// gives an API key of TiFlux once, on the page of the authorization; what the
// connector gets are sealed tokens that hold the key and can be opened here only.
//
// It knows authorization codes with PKCE (S256) and refresh tokens that rotate;
// clients are set up beforehand, register themselves (RFC 7591), or are known by
// the address of a metadata document. Tokens are for one resource (RFC 8707).
// Nothing has to be kept but the seal keys: with the same keys a new process
// knows all clients and tokens of the old one. A [Store] adds what those cannot
// hold, above all revocations.
package oauth
