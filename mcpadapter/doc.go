// Package mcpadapter offers the SDK as tools of the Model Context Protocol: for
// a program of its own over stdio, or on the server of a host application.
//
// The tools, their names and their arguments are those of the vendor's server,
// so that prompts and flows written for it keep working. A handler stays thin:
// it resolves names with package resolve, calls package tiflux, and writes what
// came with package render.
//
// All callers share one server; whose key a call uses is decided for each call,
// by Config.ClientFor and the call's context.
package mcpadapter
