package tiflux

import (
	"context"
	"iter"
)

// Limits of the files of clients, which are lower than those of tickets.
const (
	maxClientFileSize = 10 << 20
	maxClientLogoSize = 2 << 20
)

// ListFiles returns one page of the files that are attached to a client. The
// API does not document a total for this list.
//
//	GET /clients/{client_id}/files
//
// Permission: one of "Gerenciar clientes e grupos de recursos", "Visualizar
// clientes e grupos de recursos".
// Errors: [ErrNotFound], [ErrForbidden].
func (s *ClientsService) ListFiles(ctx context.Context, clientID int64, o *ListOptions, opts ...CallOption) (*Page[FileRef], error) {
	o = orZero(o)
	return list[FileRef](ctx, s.client, request{op: opClientsListFiles, path: []any{clientID}, query: o}, *o, opts)
}

// AllFiles ranges over the files of a client.
//
//	GET /clients/{client_id}/files
//
// Permission and Errors: as [ClientsService.ListFiles].
func (s *ClientsService) AllFiles(ctx context.Context, clientID int64, o *ListOptions, opts ...CallOption) iter.Seq2[FileRef, error] {
	return all(ctx, s.client, request{op: opClientsListFiles, path: []any{clientID}}, *orZero(o),
		func(f *FileRef) int64 { return f.ID }, opts)
}

// GetFile returns a file of a client, with a fresh link.
//
//	GET /clients/{client_id}/files/{id}
//
// Permission: one of "Gerenciar clientes e grupos de recursos", "Visualizar
// clientes e grupos de recursos".
// Errors: [ErrNotFound], [ErrForbidden].
func (s *ClientsService) GetFile(ctx context.Context, clientID, id int64, opts ...CallOption) (*FileRef, error) {
	return call[*FileRef](ctx, s.client, request{op: opClientsGetFile, path: []any{clientID, id}}, opts)
}

// UploadFile attaches a file of at most 10 MB (10,485,760 bytes) to a client
// and returns it. It is never sent twice.
//
//	POST /clients/{client_id}/files
//
// Permission: "Gerenciar clientes e grupos de recursos".
// Errors: [ErrInvalid] (too large, bad name; refused before anything is sent),
// [ErrNotFound], [ErrForbidden], [ErrUnknownOutcome].
func (s *ClientsService) UploadFile(ctx context.Context, clientID int64, f File, opts ...CallOption) (*FileRef, error) {
	r := request{op: opClientsUploadFile, path: []any{clientID}, files: []File{f}, upload: upload{"file", maxClientFileSize}}
	return call[*FileRef](ctx, s.client, r, opts)
}

// DeleteFile deletes a file of a client.
//
//	DELETE /clients/{client_id}/files/{id}
//
// Permission: "Gerenciar clientes e grupos de recursos".
// Errors: [ErrNotFound], [ErrForbidden].
func (s *ClientsService) DeleteFile(ctx context.Context, clientID, id int64, opts ...CallOption) error {
	return exec(ctx, s.client, request{op: opClientsDeleteFile, path: []any{clientID, id}}, opts)
}

// ClientLogo is where the logo of a client is.
type ClientLogo struct {
	Logo string `json:"logo"` // URL
}

// UploadLogo sets or replaces the logo of a client: an image of at most 2 MB
// (2,097,152 bytes). It is never sent twice.
//
//	POST /clients/{id}/logo
//
// Permission: "Gerenciar clientes e grupos de recursos".
// Errors: [ErrInvalid] (too large, bad name; refused before anything is sent;
// not an image), [ErrNotFound], [ErrForbidden], [ErrUnknownOutcome].
func (s *ClientsService) UploadLogo(ctx context.Context, id int64, f File, opts ...CallOption) (*ClientLogo, error) {
	r := request{op: opClientsUploadLogo, path: []any{id}, files: []File{f}, upload: upload{"file", maxClientLogoSize}}
	return call[*ClientLogo](ctx, s.client, r, opts)
}

// DeleteLogo deletes the logo of a client.
//
//	DELETE /clients/{id}/logo
//
// Permission: "Gerenciar clientes e grupos de recursos".
// Errors: [ErrNotFound], [ErrForbidden].
func (s *ClientsService) DeleteLogo(ctx context.Context, id int64, opts ...CallOption) error {
	return exec(ctx, s.client, request{op: opClientsDeleteLogo, path: []any{id}}, opts)
}
