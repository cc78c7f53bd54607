package resolve

import (
	"context"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Equipment returns the equipment that the query means: its id, its name or its
// name on the network; of one client, or for clientID 0 of all.
//
// Requests: Equipments.List, 200 equipments each, once for a client until the
// list expires. An id that is not in it takes one Equipments.Get.
// Errors: [*AmbiguousError] with client, type and signed-in user,
// [*NotFoundError], [*PermissionError], and those of Equipments.List and
// Equipments.Get.
func (s *Set) Equipment(ctx context.Context, clientID int64, query string) (tiflux.Equipment, error) {
	return find(ctx, s, source[tiflux.Equipment]{
		kind: Equipment, scope: within(Client, clientID),
		walks: []walk[tiflux.Equipment]{func(ctx context.Context, _ filter, o ...tiflux.CallOption) seq[tiflux.Equipment] {
			return s.client.Equipments.All(ctx, &tiflux.EquipmentListOptions{ClientID: clientID}, o...)
		}},
		get: func(ctx context.Context, id int64) (tiflux.Equipment, error) {
			d, err := s.client.Equipments.Get(ctx, id)
			if err == nil && clientID != 0 && (d.Client == nil || d.Client.ID != clientID) {
				err = tiflux.ErrNotFound
			}
			if err != nil {
				return tiflux.Equipment{}, err
			}
			return tiflux.Equipment{
				EquipmentRecord: d.EquipmentRecord, EquipmentInventory: d.EquipmentInventory, LastSeen: d.LastSeen,
				Manufacturer: d.Manufacturer, NetworkName: d.NetworkName, System: d.OperatingSystem, User: d.CurrentUser,
			}, nil
		},
		id:    func(e *tiflux.Equipment) *int64 { return &e.ID },
		names: func(e tiflux.Equipment) []string { return []string{e.Name, e.NetworkName} },
		detail: func(e tiflux.Equipment) string {
			return details(nameOf(e.Client), nameOf(e.EquipmentType), e.User)
		},
	}, query)
}

func nameOf(r *tiflux.IDName) string {
	if r == nil {
		return ""
	}
	return r.Name
}
