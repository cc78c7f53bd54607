package tiflux

import "context"

// TicketClientAnswerCreate is an answer on behalf of the client.
type TicketClientAnswerCreate struct {
	Name       string `json:"name"`        // the answer's HTML text; plain line breaks are lost
	AuthorName string `json:"author_name"` // who is shown as the author
	Files      []File `json:"-"`           // at most 10 of 25 MB
}

// CreateClientAnswer registers an answer on behalf of the client. It is never
// sent twice.
//
//	POST /tickets/{ticket_number}/client-answers
//
// Permission: "Apenas administradores".
// Errors: [ErrInvalid] (closed ticket, blank text), [ErrNotFound],
// [ErrForbidden], [ErrUnknownOutcome].
func (s *TicketsService) CreateClientAnswer(ctx context.Context, number int64, a *TicketClientAnswerCreate, opts ...CallOption) (*TicketAnswer, error) {
	a = orZero(a)
	r := request{op: opTicketsCreateClientAnswer, path: []any{number}, body: a, files: a.Files}
	return call[*TicketAnswer](ctx, s.client, r, opts)
}

// DeleteAnswerFile deletes a file of an answer.
//
//	DELETE /ticket_answers/{ticket_answer_id}/files/{id}
//
// Permission: one of "Visualizar e abrir tickets", "Editar tickets"; licence
// tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *TicketsService) DeleteAnswerFile(ctx context.Context, answerID, id int64, opts ...CallOption) error {
	return exec(ctx, s.client, request{op: opTicketsDeleteAnswerFile, path: []any{answerID, id}}, opts)
}
