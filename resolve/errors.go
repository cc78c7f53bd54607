package resolve

import (
	"fmt"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Kind is a kind of records that are found by name.
type Kind string

// The kinds.
const (
	Desk Kind = "desk"
)

// Candidate is a record that a query may mean.
type Candidate struct {
	ID     int64
	Name   string
	Detail string // what tells it apart: a display name, an address, a path
	Score  Score  // 0 for a nearest name that does not fit
}

// AmbiguousError is a query that several records fit. Ask which is meant, and
// use its id.
type AmbiguousError struct {
	Kind       Kind
	Query      string
	Scope      string      // where was searched, "desk 12"; empty for everywhere
	Candidates []Candidate // best first
	Total      int         // how many there are, if more than Candidates
}

func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("resolve: %d %ss fit the name%s, use an id", e.Total, e.Kind, in(e.Scope))
}

// NotFoundError is a query that no record fits. It matches tiflux.ErrNotFound.
type NotFoundError struct {
	Kind       Kind
	Query      string
	Scope      string
	Nearest    []Candidate // the nearest names, best first
	Incomplete bool        // the list was too long to be read to its end
}

func (e *NotFoundError) Error() string {
	s := fmt.Sprintf("resolve: no %s has this name%s", e.Kind, in(e.Scope))
	if e.Incomplete {
		s += " among the records that were read; use an id or the exact name"
	}
	return s
}

// Is makes errors.Is(err, tiflux.ErrNotFound) true.
func (e *NotFoundError) Is(target error) bool { return target == tiflux.ErrNotFound }

// PermissionError says that the key's user may not look for such records. It
// wraps the API's last refusal.
type PermissionError struct {
	Kind  Kind
	Query string
	Scope string
	Tried []string // the operations that were refused
	Err   error
}

func (e *PermissionError) Error() string {
	return fmt.Sprintf("resolve: may not look up a %s%s (tried %s): %v", e.Kind, in(e.Scope), strings.Join(e.Tried, ", "), e.Err)
}

func (e *PermissionError) Unwrap() error { return e.Err }

func in(scope string) string {
	if scope == "" {
		return ""
	}
	return " in " + scope
}
