package resolve

import (
	"context"
	"strconv"

	"github.com/tiflux/tiflux-go/tiflux"
)

// requestor is a requestor with where it was found.
type requestor struct {
	tiflux.Requestor
	source string
}

// Requestor returns the requestor that the query means: by id, name, e-mail
// address or phone number; of one client, or for clientID 0 of all. Its Client
// is known in either case, but the name of it only when it was found among the
// requestors of all clients.
//
// Requests: Requestors.ListByClient with the name, the address or the number as
// the server's filter, and without it if no hit or none of several is certain.
// Where that is refused (403, 404), Requestors.List, of which the requestors of
// other clients are dropped. An id takes one Requestors.Get; without a client it
// cannot be checked, and is all that comes back.
// Errors: [*AmbiguousError] with client, address and number, [*NotFoundError],
// [*PermissionError], and those of the operations.
func (s *Set) Requestor(ctx context.Context, clientID int64, query string) (tiflux.Requestor, error) {
	r, err := find(ctx, s, s.requestors(clientID), query)
	return r.Requestor, err
}

func (s *Set) requestors(clientID int64) source[requestor] {
	everywhere := func(ctx context.Context, f filter, o ...tiflux.CallOption) seq[requestor] {
		return convert(s.client.Requestors.All(ctx, f.requestors(), o...), func(r tiflux.Requestor) requestor { return requestor{r, SourceRequestors} })
	}
	src := source[requestor]{
		kind: Requestor, scope: within(Client, clientID),
		walks: []walk[requestor]{everywhere},
		keep:  func(r requestor) bool { return clientID == 0 || r.Client.ID == clientID },
		use:   filteredAlways,
		id:    func(r *requestor) *int64 { return &r.ID },
		names: func(r requestor) []string { return []string{r.Name} },
		by: map[IdentityKind]func(requestor) string{
			Email: func(r requestor) string { return r.Email },
			Phone: func(r requestor) string { return r.Telephone },
		},
		detail: func(r requestor) string {
			client := r.Client.Name
			if client == "" && r.Client.ID != 0 {
				client = "client " + strconv.FormatInt(r.Client.ID, 10)
			}
			return details(client, r.Email, r.Telephone)
		},
	}
	if clientID != 0 {
		src.walks = []walk[requestor]{func(ctx context.Context, f filter, o ...tiflux.CallOption) seq[requestor] {
			return convert(s.client.Requestors.AllByClient(ctx, clientID, f.requestors(), o...), func(r tiflux.Requestor) requestor {
				r.Client.ID = clientID
				return requestor{r, SourceClientRequestors}
			})
		}, everywhere}
		src.get = func(ctx context.Context, id int64) (requestor, error) {
			d, err := s.client.Requestors.Get(ctx, clientID, id)
			if err != nil {
				return requestor{}, err
			}
			r := d.RequestorSummary
			return requestor{tiflux.Requestor{
				ID: r.ID, CanOpenTicket: r.CanOpenTicket, Client: tiflux.IDName{ID: clientID}, Email: r.Email,
				Extension: r.Extension, Name: r.Name, Telephone: r.Telephone,
			}, SourceClientRequestors}, nil
		}
	}
	return src
}

func (f filter) requestors() *tiflux.RequestorListOptions {
	return &tiflux.RequestorListOptions{Name: f.name, Email: f.email, Telephone: f.telephone}
}
