package resolve

import (
	"context"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Client returns the client that the query means: its id, the trade or legal
// name of an active client, or its CPF or CNPJ.
//
// Requests: Clients.List with the name or the number as the server's filter, and
// without it if no hit or none of several is certain. An id takes one
// Clients.Get; of a client that may be listed but not be read, the id is all
// that comes back.
// Errors: [*AmbiguousError] with legal name and number, [*NotFoundError], and
// those of Clients.List and Clients.Get.
func (s *Set) Client(ctx context.Context, query string) (tiflux.ClientSummary, error) {
	taxNumber := func(c tiflux.ClientSummary) string { return c.SocialRevenue }
	return find(ctx, s, source[tiflux.ClientSummary]{
		kind: Client,
		walks: []walk[tiflux.ClientSummary]{func(ctx context.Context, f filter, o ...tiflux.CallOption) seq[tiflux.ClientSummary] {
			return s.client.Clients.All(ctx, &tiflux.ClientListOptions{Active: tiflux.Set(true), Name: f.name, SocialRevenue: f.taxNumber}, o...)
		}},
		use: filteredAlways,
		get: func(ctx context.Context, id int64) (tiflux.ClientSummary, error) {
			c, err := s.client.Clients.Get(ctx, id)
			if err != nil {
				return tiflux.ClientSummary{}, err
			}
			return c.ClientSummary, nil
		},
		id:     func(c *tiflux.ClientSummary) *int64 { return &c.ID },
		names:  func(c tiflux.ClientSummary) []string { return []string{c.Name, c.Social} },
		by:     map[IdentityKind]func(tiflux.ClientSummary) string{CPF: taxNumber, CNPJ: taxNumber},
		detail: func(c tiflux.ClientSummary) string { return details(c.Social, c.SocialRevenue) },
	}, query)
}
