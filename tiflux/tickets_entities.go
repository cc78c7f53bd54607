package tiflux

import "context"

// entitiesBody is the body of a write of custom fields.
type entitiesBody struct {
	Entities []EntityValue `json:"entities"`
}

type ticketEntities struct {
	Entities []FilledEntity `json:"entities"`
}

// UpdateEntities writes 1 to 50 custom fields of a ticket and returns all of
// them. If some are refused, the error is a [*PartialError] and the others are
// stored; repeating the call is safe.
//
//	PUT /tickets/{ticket_number}/entities
//
// Permission: "Editar tickets", and "Editar tickets fechados" for a closed
// ticket; licence tickets.
// Errors: [*PartialError], [ErrInvalid], [ErrNotFound], [ErrForbidden],
// [ErrLicense].
func (s *TicketsService) UpdateEntities(ctx context.Context, number int64, values []EntityValue, opts ...CallOption) ([]FilledEntity, error) {
	if len(values) == 0 {
		return nil, &ArgumentError{Op: operations[opTicketsUpdateEntities].Name, Argument: "entities", Reason: "is empty"}
	}
	r := request{op: opTicketsUpdateEntities, path: []any{number}, body: &entitiesBody{values}}
	a, err := call[ticketEntities](ctx, s.client, r, opts)
	return a.Entities, err
}
