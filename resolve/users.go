package resolve

import (
	"context"
	"slices"

	"github.com/tiflux/tiflux-go/tiflux"
	"golang.org/x/sync/errgroup"
)

// User returns the user that the query means, active or not, of any type: by
// id, name or e-mail address. Use [Set.Responsible] for attendants: it works
// without permission to manage users.
//
// Requests: Users.List with the name or the address as the server's filter, and
// without it if no hit or none of several is certain, or if an installation
// refuses the filter. An id takes one Users.Get.
// Errors: [*AmbiguousError] with address and type, [*NotFoundError],
// [*PermissionError], and those of Users.List and Users.Get.
func (s *Set) User(ctx context.Context, query string) (tiflux.User, error) {
	users := func(ctx context.Context, f filter, o ...tiflux.CallOption) seq[tiflux.User] {
		return s.client.Users.All(ctx, &tiflux.UserListOptions{Name: f.name, Email: f.email}, o...)
	}
	// Older installations answer 403 to the filter alone.
	unfilteredUsers := func(ctx context.Context, f filter, o ...tiflux.CallOption) seq[tiflux.User] {
		if f == (filter{}) {
			return func(yield func(tiflux.User, error) bool) { yield(tiflux.User{}, tiflux.ErrForbidden) }
		}
		return users(ctx, filter{}, o...)
	}
	return find(ctx, s, source[tiflux.User]{
		kind:  User,
		walks: []walk[tiflux.User]{users, unfilteredUsers},
		use:   filteredAlways,
		get: func(ctx context.Context, id int64) (tiflux.User, error) {
			u, err := s.client.Users.Get(ctx, id)
			if err != nil {
				return tiflux.User{}, err
			}
			return u.User, nil
		},
		id:    func(u *tiflux.User) *int64 { return &u.ID },
		names: func(u tiflux.User) []string { return []string{u.Name} },
		by:    map[IdentityKind]func(tiflux.User) string{Email: func(u tiflux.User) string { return u.Email }},
		detail: func(u tiflux.User) string {
			inactive := ""
			if !u.Active {
				inactive = "inactive"
			}
			return details(u.Email, string(u.Type), inactive)
		},
	}, query)
}

// Where people were found.
const (
	SourceTechnicalUsers   = "technical-users"
	SourceUsers            = "users"
	SourceTechnicalGroups  = "technical-groups"
	SourceRequestors       = "requestors"         // of all clients
	SourceClientRequestors = "clients/requestors" // of one client
	SourceMe               = "users/me"
	SourceInput            = "input" // not looked for, or not found
)

// ResponsibleScope narrows who can be responsible; the zero scope is everybody.
type ResponsibleScope struct {
	DeskID   int64 // who may be responsible on this desk
	ClientID int64 // who may be responsible for this client
}

// Responsible is somebody who can be responsible for a ticket.
type Responsible struct {
	ID     int64
	Name   string
	Email  string
	Source string // SourceTechnicalUsers, SourceUsers or SourceTechnicalGroups; empty for an id that could not be looked up
}

// Responsible returns the active attendant that the query means: by id, name or
// e-mail address.
//
// Requests: Users.ListTechnical, once for a scope until the list expires. Where
// that is refused (403, 404), Users.List of the active attendants and
// administrators, and where that is refused TechnicalGroups.List and the
// TechnicalGroups.ListUsers of at most 50 groups. These two do not know the
// scope: only the first place limits it to a desk and a client.
// Errors: [*AmbiguousError] with addresses, [*NotFoundError], [*PermissionError]
// when all three are refused, and those of the operations.
func (s *Set) Responsible(ctx context.Context, in ResponsibleScope, query string) (Responsible, error) {
	return find(ctx, s, s.attendants(in), query)
}

func (s *Set) attendants(in ResponsibleScope) source[Responsible] {
	return source[Responsible]{
		kind: Attendant, scope: append(within(Desk, in.DeskID), within(Client, in.ClientID)...),
		walks: []walk[Responsible]{
			func(ctx context.Context, f filter, o ...tiflux.CallOption) seq[Responsible] {
				list := tiflux.TechnicalUserListOptions{DeskID: in.DeskID, ClientID: in.ClientID, Name: f.name, Email: f.email}
				return convert(s.client.Users.AllTechnical(ctx, &list, o...), func(u tiflux.TechnicalUser) Responsible {
					return Responsible{u.ID, u.Name, u.Email, SourceTechnicalUsers}
				})
			},
			s.attendantUsers,
			s.groupMembers,
		},
		use:    filteredIfCut,
		id:     func(r *Responsible) *int64 { return &r.ID },
		names:  func(r Responsible) []string { return []string{r.Name} },
		by:     map[IdentityKind]func(Responsible) string{Email: func(r Responsible) string { return r.Email }},
		detail: func(r Responsible) string { return r.Email },
	}
}

// attendantUsers ranges over the users who can be responsible, in two lists,
// because the filter takes one type.
func (s *Set) attendantUsers(ctx context.Context, f filter, o ...tiflux.CallOption) seq[Responsible] {
	return func(yield func(Responsible, error) bool) {
		for _, t := range []tiflux.UserType{tiflux.UserAttendant, tiflux.UserAdmin} {
			list := tiflux.UserListOptions{Active: tiflux.Set(true), Type: t, Name: f.name, Email: f.email}
			for u, err := range s.client.Users.All(ctx, &list, o...) {
				if !yield(Responsible{u.ID, u.Name, u.Email, SourceUsers}, err) || err != nil {
					return
				}
			}
		}
	}
}

const (
	maxGroups     = 50
	groupsAtATime = 4
)

// groupMembers ranges over the attendants of the technical groups. A group that
// is gone or closed to the key's user is passed over.
func (s *Set) groupMembers(ctx context.Context, f filter, o ...tiflux.CallOption) seq[Responsible] {
	return func(yield func(Responsible, error) bool) {
		if f != (filter{}) {
			yield(Responsible{}, errNoFilter)
			return
		}
		groups, err := tiflux.Collect(s.client.TechnicalGroups.All(ctx, nil, o...), maxGroups)
		if err != nil {
			yield(Responsible{}, err)
			return
		}
		most := s.maxPages * tiflux.MaxPageSize
		members := make([][]tiflux.User, len(groups))
		work, ctx := errgroup.WithContext(ctx)
		work.SetLimit(groupsAtATime)
		for i, g := range groups {
			work.Go(func() (err error) {
				members[i], err = tiflux.Collect(s.client.TechnicalGroups.AllUsers(ctx, g.ID, nil), most)
				if refused(err) {
					return nil
				}
				return err
			})
		}
		if err := work.Wait(); err != nil {
			yield(Responsible{}, err)
			return
		}
		seen := make(map[int64]bool)
		for _, u := range slices.Concat(members...) {
			if !u.Active || u.Type == tiflux.UserClient || seen[u.ID] {
				continue
			}
			seen[u.ID] = true
			if !yield(Responsible{u.ID, u.Name, u.Email, SourceTechnicalGroups}, nil) {
				return
			}
		}
		if len(groups) == maxGroups || slices.ContainsFunc(members, func(m []tiflux.User) bool { return len(m) == most }) {
			yield(Responsible{}, errCut)
		}
	}
}
