package resolve

import (
	"context"
	"fmt"

	"github.com/tiflux/tiflux-go/tiflux"
)

// RequestorSearch is what requestors are looked for by. All that is given must
// fit; of name, address and number a part is enough.
type RequestorSearch struct {
	tiflux.ListOptions
	Name          string
	Email         string
	Telephone     string // in any notation
	CanOpenTicket tiflux.Opt[bool]
	ClientID      int64 // 0 is every client
}

// RequestorsFound is a page of people and where they were found. Those from
// SourceUsers and SourceMe are users, no requestors: they have no ID here, but an
// address with which a ticket can be opened.
type RequestorsFound struct {
	*tiflux.Page[tiflux.Requestor]
	Source  string
	Refused []string // the operations that were tried before and are not permitted
}

// FindRequestors looks for requestors of a client if one is given, else of all.
// Where there is none or the key's user may not look, it offers active users with
// that name or address, and where there is none either the key's own user,
// whoever was looked for.
//
// Requests: Requestors.ListByClient or Requestors.List, then Users.List if a name
// or an address is given, then Users.Me; each only if those before found nothing
// or were refused (403, 404). Nothing is kept.
// Errors: those of the operations, other than these refusals. Nothing to look for
// is refused before any request and matches [tiflux.ErrInvalid].
func (s *Set) FindRequestors(ctx context.Context, q RequestorSearch) (*RequestorsFound, error) {
	if q.Name == "" && q.Email == "" && q.Telephone == "" && q.CanOpenTicket.IsZero() && q.ClientID == 0 {
		return nil, fmt.Errorf("resolve: %w: requestors are looked for by name, e-mail, telephone, can_open_ticket or client", tiflux.ErrInvalid)
	}
	denied := &PermissionError{Kind: Requestor, Query: q.Name, Scope: s.named(within(Client, q.ClientID))}
	for _, place := range []struct {
		source string
		list   func(context.Context, RequestorSearch) (*tiflux.Page[tiflux.Requestor], error)
	}{
		{SourceClientRequestors, s.requestorsOfClient},
		{SourceRequestors, s.requestorsOfAll},
		{SourceUsers, s.usersAsRequestors},
		{SourceMe, s.meAsRequestor},
	} {
		page, err := place.list(ctx, q)
		switch {
		case err != nil && !refused(err):
			return nil, err
		case err != nil:
			denied.add(err)
		case page != nil && (len(page.Items) > 0 || page.Total > 0):
			return &RequestorsFound{page, place.source, denied.Tried}, nil
		}
	}
	return nil, denied
}

func (s *Set) requestorsOfClient(ctx context.Context, q RequestorSearch) (*tiflux.Page[tiflux.Requestor], error) {
	if q.ClientID == 0 {
		return nil, nil
	}
	page, err := s.client.Requestors.ListByClient(ctx, q.ClientID, q.options())
	if err != nil {
		return nil, err
	}
	for i := range page.Items {
		page.Items[i].Client.ID = q.ClientID
	}
	return page, nil
}

func (s *Set) requestorsOfAll(ctx context.Context, q RequestorSearch) (*tiflux.Page[tiflux.Requestor], error) {
	if q.ClientID != 0 {
		return nil, nil // homonyms at other clients are not meant
	}
	return s.client.Requestors.List(ctx, q.options())
}

func (q RequestorSearch) options() *tiflux.RequestorListOptions {
	telephone := q.Telephone
	for _, reading := range Identify(q.Telephone) {
		if reading.Kind == Phone {
			telephone = reading.Value
		}
	}
	return &tiflux.RequestorListOptions{
		ListOptions: q.ListOptions, Name: q.Name, Email: q.Email, Telephone: nationalDigits(telephone), CanOpenTicket: q.CanOpenTicket,
	}
}

func (s *Set) usersAsRequestors(ctx context.Context, q RequestorSearch) (*tiflux.Page[tiflux.Requestor], error) {
	if q.Name == "" && q.Email == "" {
		return nil, nil
	}
	users, err := s.client.Users.List(ctx, &tiflux.UserListOptions{
		ListOptions: q.ListOptions, Active: tiflux.Set(true), Name: q.Name, Email: q.Email,
	})
	if err != nil {
		return nil, err
	}
	page := &tiflux.Page[tiflux.Requestor]{Number: users.Number, Size: users.Size, Total: users.Total}
	for _, u := range users.Items {
		page.Items = append(page.Items, tiflux.Requestor{Name: u.Name, Email: u.Email})
	}
	return page, nil
}

func (s *Set) meAsRequestor(ctx context.Context, _ RequestorSearch) (*tiflux.Page[tiflux.Requestor], error) {
	me, err := s.client.Users.Me(ctx)
	if err != nil {
		return nil, err
	}
	one := tiflux.Requestor{Name: me.Name, Email: me.Email, Telephone: me.Telephone}
	return &tiflux.Page[tiflux.Requestor]{Items: []tiflux.Requestor{one}, Number: 1, Size: 1, Total: 1}, nil
}
