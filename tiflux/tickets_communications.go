package tiflux

import (
	"context"
	"iter"
	"time"
)

// InternalCommunication is a note on a ticket that only attendants see.
type InternalCommunication struct {
	ID             int64     `json:"id"`
	CreatedAt      time.Time `json:"created_at"`
	Files          []FileRef `json:"files"` // not in lists, see FilesCount
	FilesCount     int64     `json:"files_count"`
	GitHubUsername string    `json:"github_username"` // author, if the note is mirrored from GitHub
	JiraUsername   string    `json:"jira_username"`   // author, if the note is mirrored from Jira
	Text           string    `json:"text"`            // HTML
	UpdatedAt      time.Time `json:"updated_at"`
	User           IDName    `json:"user"` // author; empty if the note is mirrored
}

// ListInternalCommunications returns one page of a ticket's internal notes,
// without their files.
//
//	GET /tickets/{ticket_number}/internal_communications
//
// Permission: "Visualizar e adicionar mensagens na comunicação interna";
// licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *TicketsService) ListInternalCommunications(ctx context.Context, number int64, o *ListOptions, opts ...CallOption) (*Page[InternalCommunication], error) {
	o = orZero(o)
	r := request{op: opTicketsListInternalCommunications, path: []any{number}, query: o}
	return list[InternalCommunication](ctx, s.client, r, *o, opts)
}

// AllInternalCommunications ranges over the internal notes of a ticket.
//
//	GET /tickets/{ticket_number}/internal_communications
//
// Permission and Errors: as [TicketsService.ListInternalCommunications].
func (s *TicketsService) AllInternalCommunications(ctx context.Context, number int64, o *ListOptions, opts ...CallOption) iter.Seq2[InternalCommunication, error] {
	return all(ctx, s.client, request{op: opTicketsListInternalCommunications, path: []any{number}}, *orZero(o),
		func(c *InternalCommunication) int64 { return c.ID }, opts)
}

// GetInternalCommunication returns an internal note with its files.
//
//	GET /tickets/{ticket_number}/internal_communications/{id}
//
// Permission: "Visualizar e adicionar mensagens na comunicação interna";
// licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *TicketsService) GetInternalCommunication(ctx context.Context, number, id int64, opts ...CallOption) (*InternalCommunication, error) {
	r := request{op: opTicketsGetInternalCommunication, path: []any{number, id}}
	return call[*InternalCommunication](ctx, s.client, r, opts)
}

// InternalCommunicationCreate is an internal note to be written.
type InternalCommunicationCreate struct {
	Text  string `json:"text"` // HTML; plain line breaks are lost
	Files []File `json:"-"`    // at most 10 of 25 MB
}

// CreateInternalCommunication writes an internal note on a ticket. It is never
// sent twice.
//
//	POST /tickets/{ticket_number}/internal_communications
//
// Permission: "Visualizar e adicionar mensagens na comunicação interna";
// licence tickets.
// Errors: [ErrInvalid] (blank text), [ErrNotFound], [ErrForbidden],
// [ErrLicense], [ErrUnknownOutcome].
func (s *TicketsService) CreateInternalCommunication(ctx context.Context, number int64, c *InternalCommunicationCreate, opts ...CallOption) (*InternalCommunication, error) {
	c = orZero(c)
	r := request{op: opTicketsCreateInternalCommunication, path: []any{number}, body: c, files: c.Files}
	return call[*InternalCommunication](ctx, s.client, r, opts)
}

// InternalCommunicationUpdate is the new text of an internal note. Its files
// cannot be changed.
type InternalCommunicationUpdate struct {
	Text string `json:"text"` // HTML; plain line breaks are lost
}

// UpdateInternalCommunication changes the text of an internal note of the key's
// user.
//
//	PUT /tickets/{ticket_number}/internal_communications/{id}
//
// Permission: "Visualizar e adicionar mensagens na comunicação interna", and to
// be the author; licence tickets.
// Errors: [ErrInvalid] (blank text), [ErrNotFound], [ErrForbidden] (also for a
// note of somebody else), [ErrLicense].
func (s *TicketsService) UpdateInternalCommunication(ctx context.Context, number, id int64, u *InternalCommunicationUpdate, opts ...CallOption) (*InternalCommunication, error) {
	r := request{op: opTicketsUpdateInternalCommunication, path: []any{number, id}, body: orZero(u)}
	return call[*InternalCommunication](ctx, s.client, r, opts)
}

// DeleteInternalCommunication deletes an internal note of the key's user.
//
//	DELETE /tickets/{ticket_number}/internal_communications/{id}
//
// Permission: "Visualizar e adicionar mensagens na comunicação interna", and to
// be the author; licence tickets.
// Errors: [ErrNotFound], [ErrForbidden] (also for a note of somebody else),
// [ErrLicense].
func (s *TicketsService) DeleteInternalCommunication(ctx context.Context, number, id int64, opts ...CallOption) error {
	return exec(ctx, s.client, request{op: opTicketsDeleteInternalCommunication, path: []any{number, id}}, opts)
}
