package resolve

import (
	"context"
	"errors"
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
	raw := TicketRequestor{Name: in.Name, Email: in.Email, Source: SourceInput}
	if in.ID != 0 {
		return TicketRequestor{ID: in.ID, Source: SourceInput}, nil
	}
	src := s.requestors(clientID)
	if strings.TrimSpace(in.Email) != "" {
		in.Name = in.Email
	}
	if strings.TrimSpace(in.Name) == "" {
		return raw, nil
	}
	found, err := find(ctx, s, src, in.Name)
	switch {
	case err == nil:
		return TicketRequestor{ID: found.ID, Source: found.source}, nil
	case errors.Is(err, tiflux.ErrNotFound), errors.Is(err, tiflux.ErrForbidden):
		return raw, nil
	}
	return TicketRequestor{}, err
}
