package tiflux

import (
	"context"
	"iter"
	"time"
)

// AnswerOrigin is the way an answer came in.
type AnswerOrigin string

const (
	AnswerFromWeb    AnswerOrigin = "tiflux_web"
	AnswerFromAPI    AnswerOrigin = "api"
	AnswerFromPortal AnswerOrigin = "client_portal"
	AnswerFromEmail  AnswerOrigin = "email"
	AnswerFromAgent  AnswerOrigin = "agent"
)

// TicketAnswer is a message between attendants and the client.
type TicketAnswer struct {
	ID           int64        `json:"id"`
	AnswerOrigin AnswerOrigin `json:"answer_origin"`
	AnswerTime   time.Time    `json:"answer_time"`
	Author       string       `json:"author"`      // a name; begins with "[API] " if it came through the API
	Files        []FileRef    `json:"files"`       // not in lists, see FilesCount
	FilesCount   int64        `json:"files_count"` //
	Name         string       `json:"name"`        // the answer's HTML text; the API calls it "name"
	Signature    string       `json:"signature"`   // a sentence on whether a signature was added; only after CreateAnswer
	UserID       int64        `json:"user_id"`     // 0 for an answer of the client
}

// ListAnswers returns one page of a ticket's answers, newest first, without
// their files.
//
//	GET /tickets/{ticket_number}/answers
//
// Permission: one of "Visualizar e abrir tickets", "Editar tickets"; licence
// tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *TicketsService) ListAnswers(ctx context.Context, number int64, o *ListOptions, opts ...CallOption) (*Page[TicketAnswer], error) {
	o = orZero(o)
	return list[TicketAnswer](ctx, s.client, request{op: opTicketsListAnswers, path: []any{number}, query: o}, *o, opts)
}

// AllAnswers ranges over the answers of a ticket.
//
//	GET /tickets/{ticket_number}/answers
//
// Permission and Errors: as [TicketsService.ListAnswers].
func (s *TicketsService) AllAnswers(ctx context.Context, number int64, o *ListOptions, opts ...CallOption) iter.Seq2[TicketAnswer, error] {
	return all(ctx, s.client, request{op: opTicketsListAnswers, path: []any{number}}, *orZero(o),
		func(a *TicketAnswer) int64 { return a.ID }, opts)
}

// GetAnswer returns an answer with its files.
//
//	GET /tickets/{ticket_number}/answers/{id}
//
// Permission: one of "Visualizar e abrir tickets", "Editar tickets"; licence
// tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *TicketsService) GetAnswer(ctx context.Context, number, id int64, opts ...CallOption) (*TicketAnswer, error) {
	return call[*TicketAnswer](ctx, s.client, request{op: opTicketsGetAnswer, path: []any{number, id}}, opts)
}

// TicketAnswerCreate is an answer to be sent to the client.
type TicketAnswerCreate struct {
	Name          string `json:"name"`                     // the answer's HTML text; plain line breaks are lost
	WithSignature bool   `json:"with_signature,omitempty"` // has an effect only with a white-label e-mail licence
	Files         []File `json:"-"`                        // at most 10 of 25 MB
}

// CreateAnswer answers the client publicly. It is never sent twice: if the
// outcome is lost the error is [ErrUnknownOutcome].
//
//	POST /tickets/{ticket_number}/answers
//
// Permission: one of "Visualizar e abrir tickets", "Editar tickets"; licence
// tickets.
// Errors: [ErrInvalid] (closed ticket, blank text), [ErrNotFound],
// [ErrForbidden], [ErrLicense], [ErrUnknownOutcome].
func (s *TicketsService) CreateAnswer(ctx context.Context, number int64, a *TicketAnswerCreate, opts ...CallOption) (*TicketAnswer, error) {
	a = orZero(a)
	r := request{op: opTicketsCreateAnswer, path: []any{number}, body: a, files: a.Files}
	return call[*TicketAnswer](ctx, s.client, r, opts)
}

// DeleteAnswer deletes an answer.
//
//	DELETE /tickets/{ticket_number}/answers/{id}
//
// Permission: one of "Visualizar e abrir tickets", "Editar tickets"; licence
// tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *TicketsService) DeleteAnswer(ctx context.Context, number, id int64, opts ...CallOption) error {
	return exec(ctx, s.client, request{op: opTicketsDeleteAnswer, path: []any{number, id}}, opts)
}
