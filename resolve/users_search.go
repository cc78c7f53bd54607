package resolve

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
)

// UserSearch is what users are looked for by.
type UserSearch struct {
	tiflux.ListOptions
	Query  string // of the name, or part of the address; accents and case do not count
	Type   tiflux.UserType
	Active tiflux.Opt[bool] // absent finds both
}

// UsersFound is a page of users, best first, and where they were found. Of those
// that are not from SourceUsers only id, name and address are known, and that
// they are active.
type UsersFound struct {
	*tiflux.Page[tiflux.User]
	Source     string
	Incomplete bool // there may be more: the list was too long to be read to its end
}

// FindUsers looks for users. The API's own filter may mind accents, so this
// reads the users of the type and state and compares them here. Where the key's
// user may not, it looks among the attendants instead.
//
// Requests: Users.List, a page for each 200 users and at most the number that
// [WithMaxPages] says; where that is refused (403, 404), those of
// [Set.Responsible]. Users are not kept.
// Errors: [*PermissionError] if all are refused, or who is refused looks for
// users that are not active attendants; and those of the operations. An empty
// query matches [tiflux.ErrInvalid].
func (s *Set) FindUsers(ctx context.Context, q UserSearch) (*UsersFound, error) {
	if strings.TrimSpace(q.Query) == "" {
		return nil, fmt.Errorf("resolve: %w: users are looked for by name or e-mail", tiflux.ErrInvalid)
	}
	most := s.maxPages * tiflux.MaxPageSize
	users, err := tiflux.Collect(s.client.Users.All(ctx, &tiflux.UserListOptions{Type: q.Type, Active: q.Active}), most)
	found := &UsersFound{Source: SourceUsers, Incomplete: len(users) == most}
	if refused(err) {
		users, err = s.attendantsAsUsers(ctx, q, found, err)
	}
	if err != nil {
		return nil, err
	}
	found.Page = pageOf(matching(users, q.Query), q.ListOptions)
	return found, nil
}

// attendantsAsUsers finds the attendants for those who may not see the users.
func (s *Set) attendantsAsUsers(ctx context.Context, q UserSearch, found *UsersFound, refusal error) ([]tiflux.User, error) {
	denied := &PermissionError{Kind: User, Query: q.Query}
	denied.add(refusal)
	if q.Type == tiflux.UserClient || !q.Active.Or(true) {
		return nil, denied
	}
	src := s.attendants(ResponsibleScope{})
	list, err := src.list(ctx, s, filter{})
	if more, ok := errors.AsType[*PermissionError](err); ok {
		denied.Tried = append(denied.Tried, more.Tried...)
		return nil, denied
	}
	if err != nil {
		return nil, err
	}
	users := make([]tiflux.User, len(list.records))
	for i, r := range list.records {
		users[i] = tiflux.User{ID: r.ID, Name: r.Name, Email: r.Email, Active: true}
		found.Source = r.Source
	}
	found.Incomplete = !list.complete
	return users, nil
}

// matching are the users with the query in the name, best first, then those with
// it in the address. A part of an address is no name.
func matching(users []tiflux.User, query string) []tiflux.User {
	var fit []tiflux.User
	seen := make(map[int64]bool)
	if !strings.Contains(query, "@") {
		names := NewIndex(users, func(u tiflux.User) []string { return []string{u.Name} })
		for _, m := range names.Search(query, 0) {
			fit, seen[m.Record.ID] = append(fit, m.Record), true
		}
	}
	part := Fold(query)
	for _, u := range users {
		if !seen[u.ID] && strings.Contains(Fold(u.Email), part) {
			fit = append(fit, u)
		}
	}
	return fit
}

// pageOf cuts a page out of a list that is here as a whole.
func pageOf[T any](list []T, o tiflux.ListOptions) *tiflux.Page[T] {
	const defaultSize = 20
	number, size := max(o.Page, 1), o.PerPage
	if size <= 0 {
		size = defaultSize
	}
	items := list[:0]
	if number-1 <= len(list)/size { // a far page must not overflow
		first := min((number-1)*size, len(list))
		items = list[first:min(first+size, len(list))]
	}
	return &tiflux.Page[T]{Items: items, Number: number, Size: size, Total: len(list)}
}
