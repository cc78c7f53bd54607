package resolve

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Kind is a kind of records that are found by name.
type Kind string

// The kinds. An attendant is somebody who can be responsible. The catalogs and
// items that a desk offers are of the same kinds as those of the organisation.
const (
	Attendant            Kind = "attendant"
	Client               Kind = "client"
	Contract             Kind = "contract"
	Department           Kind = "department"
	Desk                 Kind = "desk"
	Entity               Kind = "entity"
	EntityField          Kind = "entity field"
	EntityFieldOption    Kind = "entity field option"
	Equipment            Kind = "equipment"
	GupshupTemplate      Kind = "Gupshup template"
	Integration          Kind = "integration"
	KnowledgeFolder      Kind = "knowledge folder"
	Priority             Kind = "priority"
	Requestor            Kind = "requestor"
	ServicesCatalog      Kind = "services catalog"
	ServicesCatalogsArea Kind = "services catalog area"
	ServicesCatalogsItem Kind = "services catalog item"
	Stage                Kind = "stage"
	TechnicalGroup       Kind = "technical group"
	User                 Kind = "user"
	WhatsAppTemplate     Kind = "WhatsApp template"
)

// plural is the kind as a count or a list wants it.
func (k Kind) plural() string {
	if stem, ok := strings.CutSuffix(string(k), "y"); ok {
		return stem + "ies"
	}
	return string(k) + "s"
}

// Candidate is a record that a query may mean.
type Candidate struct {
	ID     int64
	Name   string
	Detail string // what tells it apart: a display name, a client, an address, a path
	Score  Score  // 0 for a nearest name that does not fit
}

// AmbiguousError is a query that several records fit. Ask which is meant, and
// use its id.
type AmbiguousError struct {
	Kind       Kind
	Query      string
	Scope      Scope       // where was searched
	Candidates []Candidate // best first
	Total      int         // how many there are, if more than Candidates
	Incomplete bool        // there may be more: the list was too long to be read to its end
}

func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("resolve: %d %s fit the name%s, use an id", e.Total, e.Kind.plural(), in(e.Scope))
}

// NotFoundError is a query that no record fits. It matches tiflux.ErrNotFound.
type NotFoundError struct {
	Kind       Kind
	Query      string
	Scope      Scope
	Nearest    []Candidate // the nearest names, best first; what fits, but may not be the only one, if Incomplete
	Incomplete bool        // the list was too long to be read to its end
}

func (e *NotFoundError) Error() string {
	if e.Incomplete {
		return fmt.Sprintf("resolve: no %s is certain%s: there are too many to read them all, use an id or the exact name", e.Kind, in(e.Scope))
	}
	return fmt.Sprintf("resolve: no %s has this name%s", e.Kind, in(e.Scope))
}

// Is makes errors.Is(err, tiflux.ErrNotFound) true.
func (e *NotFoundError) Is(target error) bool { return target == tiflux.ErrNotFound }

// PermissionError says that the key's user may not look for such records. It
// wraps the API's first refusal: what was tried after it needs more than that.
type PermissionError struct {
	Kind  Kind
	Query string
	Scope Scope
	Tried []string // the operations that were refused, in order
	Err   error
}

// add notes one more refusal.
func (e *PermissionError) add(err error) {
	if e.Err == nil && errors.Is(err, tiflux.ErrForbidden) {
		e.Err = err
	}
	if api, ok := errors.AsType[*tiflux.Error](err); ok && !slices.Contains(e.Tried, api.Op.Name) {
		e.Tried = append(e.Tried, api.Op.Name)
	}
}

func (e *PermissionError) Error() string {
	return fmt.Sprintf("resolve: may not look up a %s%s (tried %s): %v", e.Kind, in(e.Scope), strings.Join(e.Tried, ", "), e.Err)
}

func (e *PermissionError) Unwrap() error { return e.Err }

// Scope is where was searched: the records that what is wanted belongs to. Empty
// is everywhere.
type Scope []Owner

// Owner is a record that others belong to, as a desk is of its stages. An Owner
// without ID is what they have in common: custom fields belong to a kind of
// records, which is then its Kind ([tiflux.AppliedIn]).
type Owner struct {
	Kind Kind
	ID   int64
	Name string // empty if no list that has the record was read
}

// String is "desk Suporte", "desk 12, client 34" or "ticket".
func (s Scope) String() string {
	texts := make([]string, len(s))
	for i, o := range s {
		texts[i] = string(o.Kind)
		switch {
		case o.Name != "":
			texts[i] += " " + o.Name
		case o.ID != 0:
			texts[i] += " " + strconv.FormatInt(o.ID, 10)
		}
	}
	return strings.Join(texts, ", ")
}

func in(s Scope) string {
	if len(s) == 0 {
		return ""
	}
	return " in " + s.String()
}
