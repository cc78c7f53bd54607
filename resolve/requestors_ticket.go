package resolve

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
)

// RequestorInput is what a caller knows of the requestor of a ticket. The first
// of ID, Email and Name that is given counts.
type RequestorInput struct {
	ID    int64
	Email string
	Name  string
}

// TicketRequestor is what to send with a ticket: an ID alone, or the Name and
// Email as they were given, from which TiFlux makes what it can.
type TicketRequestor struct {
	ID     int64
	Name   string
	Email  string
	Source string // where the id was found; SourceInput for what was given
}

// TicketRequestor decides how a ticket of a client (0 if that is not known)
// names its requestor. A given ID is used as it is. Otherwise the requestor is
// looked for by e-mail address, which must be equal, or where none is given by
// name. If there is none, or the key's user may not look for any, the input comes
// back.
//
// Requests: none for an ID, else as [Set.Requestor].
// Errors: [*AmbiguousError] if several fit, and those of the operations.
func (s *Set) TicketRequestor(ctx context.Context, clientID int64, in RequestorInput) (TicketRequestor, error) {
	if in.ID != 0 {
		return TicketRequestor{ID: in.ID, Source: SourceInput}, nil
	}
	found, err := s.ticketRequestor(ctx, clientID, in)
	switch {
	case err == nil && found.ID != 0:
		return TicketRequestor{ID: found.ID, Source: found.source}, nil
	case err == nil, errors.Is(err, tiflux.ErrNotFound), errors.Is(err, tiflux.ErrForbidden):
		return TicketRequestor{Name: in.Name, Email: in.Email, Source: SourceInput}, nil
	}
	return TicketRequestor{}, err
}

func (s *Set) ticketRequestor(ctx context.Context, clientID int64, in RequestorInput) (found requestor, err error) {
	src := s.requestors(clientID)
	if strings.TrimSpace(in.Email) != "" {
		l, err := newLookup(s, &src, in.Email)
		if err == nil {
			notEmail := func(i Identity) bool { return i.Kind != Email }
			found, _, err = l.byIdentity(ctx, slices.DeleteFunc(Identify(in.Email), notEmail))
		}
		return found, err
	}
	if strings.TrimSpace(in.Name) == "" {
		return found, nil
	}
	l, err := newLookup(s, &src, in.Name)
	if err != nil {
		return found, err
	}
	return l.byName(ctx) // a name of digits is no id here
}
