package resolve

import (
	"context"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Contract returns the contract or group of contracts that the query means: its
// id, or the name of one that is in force; of one client, or for clientID 0 of
// all.
//
// Requests: Contracts.List, once for a client until the list expires. An id that
// is not in it, such as that of an expired contract, takes one Contracts.Get,
// which does not tell the amounts.
// Errors: [*AmbiguousError] with client, type and kind, also for an id that a
// contract and a group share, [*NotFoundError], [*PermissionError], and those of
// Contracts.List and Contracts.Get.
func (s *Set) Contract(ctx context.Context, clientID int64, query string) (tiflux.Contract, error) {
	return find(ctx, s, source[tiflux.Contract]{
		kind: Contract, scope: within(Client, clientID),
		walks: []walk[tiflux.Contract]{func(ctx context.Context, _ filter, o ...tiflux.CallOption) seq[tiflux.Contract] {
			list := tiflux.ContractListOptions{Status: []tiflux.ContractStatus{tiflux.ContractActive, tiflux.ContractReadjust}}
			if clientID != 0 {
				list.ClientIDs = []int64{clientID}
			}
			return s.client.Contracts.All(ctx, &list, o...)
		}},
		get: func(ctx context.Context, id int64) (tiflux.Contract, error) {
			d, err := s.client.Contracts.Get(ctx, id)
			if err == nil && clientID != 0 && d.Client.ID != clientID {
				err = tiflux.ErrNotFound
			}
			if err != nil {
				return tiflux.Contract{}, err
			}
			return tiflux.Contract{
				ID: d.ID, Kind: tiflux.KindContract, Cancelled: d.Cancelled.Or(false), Client: d.Client,
				ContractType: tiflux.IDName{ID: d.ContractType.ID, Name: d.ContractType.Name}, Duration: d.Duration,
				ExpirationDate: d.ExpirationDate, Modality: d.ContractType.Modality, Name: d.Name,
			}, nil
		},
		id:    func(c *tiflux.Contract) *int64 { return &c.ID },
		names: func(c tiflux.Contract) []string { return []string{c.Name} },
		detail: func(c tiflux.Contract) string {
			return details(c.Client.Name, c.ContractType.Name, string(c.Kind))
		},
	}, query)
}
