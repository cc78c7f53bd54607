// Package readme holds the test that compiles the Go code of the README files.
package readme
