package tiflux

import (
	"context"
	"iter"
)

// KnowledgeFolder is a folder of articles as lists show it.
type KnowledgeFolder struct {
	ID            int64    `json:"id"`
	Description   string   `json:"description"`    // plain text
	Icon          string   `json:"icon"`           // one emoji; empty if there is none
	KnowledgeIDs  []int64  `json:"knowledge_ids"`  //
	QtyKnowledges int64    `json:"qty_knowledges"` // also counts articles that the key's user may not see
	Tags          []string `json:"tags"`
	Title         string   `json:"title"`
}

// KnowledgeFolderListOptions choose folders.
type KnowledgeFolderListOptions struct {
	ListOptions
	Search string `url:"search,omitempty"` // title, tags or the beginning of the description; case does not count
}

// ListFolders returns one page of the folders that the key's user may see.
//
//	GET /knowledge-folders
//
// Permission: none. Without "Gerenciar base de conhecimento" the list holds
// folders with articles that the user may see.
// Errors: [ErrInvalid].
func (s *KnowledgeService) ListFolders(ctx context.Context, o *KnowledgeFolderListOptions, opts ...CallOption) (*Page[KnowledgeFolder], error) {
	o = orZero(o)
	return list[KnowledgeFolder](ctx, s.client, request{op: opKnowledgeListFolders, query: o}, o.ListOptions, opts)
}

// AllFolders ranges over the folders.
//
//	GET /knowledge-folders
//
// Permission and Errors: as [KnowledgeService.ListFolders].
func (s *KnowledgeService) AllFolders(ctx context.Context, o *KnowledgeFolderListOptions, opts ...CallOption) iter.Seq2[KnowledgeFolder, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opKnowledgeListFolders, query: o}, o.ListOptions,
		func(f *KnowledgeFolder) int64 { return f.ID }, opts)
}

// KnowledgeFolderDetail is a folder with the titles of its articles.
type KnowledgeFolderDetail struct {
	ID            int64            `json:"id"`
	Description   string           `json:"description"`    // plain text
	Icon          string           `json:"icon"`           // one emoji; empty if there is none
	Knowledges    []KnowledgeTitle `json:"knowledges"`     // what the key's user may see, by title
	QtyKnowledges int64            `json:"qty_knowledges"` // also counts articles that the key's user may not see
	Tags          []string         `json:"tags"`
	Title         string           `json:"title"`
}

// KnowledgeTitle is an article in a folder.
type KnowledgeTitle struct {
	ID    int64  `json:"id"`
	Title string `json:"title"`
}

// GetFolder returns a folder with the titles of its articles.
//
//	GET /knowledge-folders/{id}
//
// Permission: none. A folder that the user may not see is not found.
// Errors: [ErrNotFound].
func (s *KnowledgeService) GetFolder(ctx context.Context, id int64, opts ...CallOption) (*KnowledgeFolderDetail, error) {
	return call[*KnowledgeFolderDetail](ctx, s.client, request{op: opKnowledgeGetFolder, path: []any{id}}, opts)
}

// KnowledgeFolderCreate is a folder to be made.
type KnowledgeFolderCreate struct {
	Title       string   `json:"title"`                 // at most 255 letters
	Description string   `json:"description,omitempty"` // plain text
	Icon        string   `json:"icon,omitempty"`        // exactly one emoji
	Tags        []string `json:"tags,omitempty"`        // without commas; 255 letters when joined by commas
}

// CreateFolder makes an empty folder. It is never sent twice. The API does not
// document it; its shape may differ.
//
//	POST /knowledge-folders
//
// Permission: "Gerenciar conhecimento".
// Errors: [ErrInvalid] (blank title, an icon that is not one emoji, tags too
// long), [ErrForbidden], [ErrUnknownOutcome].
func (s *KnowledgeService) CreateFolder(ctx context.Context, f *KnowledgeFolderCreate, opts ...CallOption) (*KnowledgeFolderDetail, error) {
	return call[*KnowledgeFolderDetail](ctx, s.client, request{op: opKnowledgeCreateFolder, body: orZero(f)}, opts)
}

// KnowledgeFolderUpdate changes a folder. Fields left alone are not sent.
type KnowledgeFolderUpdate struct {
	Title       Opt[string]   `json:"title,omitzero"`       // at most 255 letters
	Description Opt[string]   `json:"description,omitzero"` // plain text
	Icon        Opt[string]   `json:"icon,omitzero"`        // exactly one emoji; Null takes it away
	Tags        Opt[[]string] `json:"tags,omitzero"`        // replaces all, Set of an empty list clears; without commas, 255 letters when joined by commas
}

// UpdateFolder changes a folder, not the articles in it. The API does not
// document it; its shape may differ.
//
//	PUT /knowledge-folders/{id}
//
// Permission: "Gerenciar conhecimento".
// Errors: [ErrInvalid], [ErrNotFound], [ErrForbidden].
func (s *KnowledgeService) UpdateFolder(ctx context.Context, id int64, u *KnowledgeFolderUpdate, opts ...CallOption) (*KnowledgeFolderDetail, error) {
	if changesNothing(u) {
		return nil, &ArgumentError{Op: operations[opKnowledgeUpdateFolder].Name, Argument: "update", Reason: "changes nothing"}
	}
	return call[*KnowledgeFolderDetail](ctx, s.client, request{op: opKnowledgeUpdateFolder, path: []any{id}, body: u}, opts)
}
