package tiflux

import (
	"context"
	"iter"
)

// ListFiles returns one page of the files that are attached to a ticket itself,
// not those of its answers and internal communications.
//
//	GET /tickets/{ticket_number}/files
//
// Permission: one of "Visualizar e abrir tickets", "Editar tickets"; licence
// tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *TicketsService) ListFiles(ctx context.Context, number int64, o *ListOptions, opts ...CallOption) (*Page[FileRef], error) {
	o = orZero(o)
	return list[FileRef](ctx, s.client, request{op: opTicketsListFiles, path: []any{number}, query: o}, *o, opts)
}

// AllFiles ranges over the files of a ticket.
//
//	GET /tickets/{ticket_number}/files
//
// Permission and Errors: as [TicketsService.ListFiles].
func (s *TicketsService) AllFiles(ctx context.Context, number int64, o *ListOptions, opts ...CallOption) iter.Seq2[FileRef, error] {
	return all(ctx, s.client, request{op: opTicketsListFiles, path: []any{number}}, *orZero(o),
		func(f *FileRef) int64 { return f.ID }, opts)
}

// UploadFiles attaches 1 to 10 files of at most 25 MB to a ticket and returns
// them. It is never sent twice.
//
//	POST /tickets/{ticket_number}/files
//
// Permission: "Editar tickets"; licence tickets.
// Errors: [ErrInvalid] (too many, too large, bad names; refused before
// anything is sent), [ErrNotFound], [ErrForbidden], [ErrLicense],
// [ErrUnknownOutcome].
func (s *TicketsService) UploadFiles(ctx context.Context, number int64, files []File, opts ...CallOption) ([]FileRef, error) {
	if len(files) == 0 {
		return nil, &ArgumentError{Op: operations[opTicketsUploadFiles].Name, Argument: "files[]", Reason: "is empty"}
	}
	return call[[]FileRef](ctx, s.client, request{op: opTicketsUploadFiles, path: []any{number}, files: files}, opts)
}

// DeleteFile deletes a file of a ticket.
//
//	DELETE /tickets/{ticket_number}/files/{id}
//
// Permission: "Editar tickets"; licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *TicketsService) DeleteFile(ctx context.Context, number, id int64, opts ...CallOption) error {
	return exec(ctx, s.client, request{op: opTicketsDeleteFile, path: []any{number, id}}, opts)
}
