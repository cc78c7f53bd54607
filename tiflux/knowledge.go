package tiflux

import (
	"context"
	"iter"
	"time"
)

// KnowledgeService handles the knowledge base: articles and their folders. The
// API shows an article in four shapes; only a list tells the folders of an
// article that exists.
type KnowledgeService service

// KnowledgeDetail is an article by itself, without its author, its folders and
// what it is linked to.
type KnowledgeDetail struct {
	ID          int64     `json:"id"`
	CreatedAt   time.Time `json:"created_at"`
	Description string    `json:"description"` // HTML
	Private     bool      `json:"private"`     // only for attendants, and for the clients and groups it is linked to
	Tags        []string  `json:"tags"`
	Title       string    `json:"title"`
	UpdatedAt   time.Time `json:"updated_at"`
}

// Knowledge is an article as lists show it, with author and folders. Its
// Description is cut at 300 letters, which may leave tags open.
type Knowledge struct {
	KnowledgeDetail
	CreatedByUser      IDName  `json:"created_by_user"`
	KnowledgeFolderIDs []int64 `json:"knowledge_folder_ids"`
}

// KnowledgeListOptions choose articles. Archived ones are never listed.
type KnowledgeListOptions struct {
	ListOptions
	Search             string  `url:"search,omitempty"`                     // title, tags or the beginning of the text; case does not count
	KnowledgeFolderIDs []int64 `url:"knowledge_folder_ids,comma,omitempty"` // at most 15
}

// List returns one page of the articles that the key's user may see.
//
//	GET /knowledges
//
// Permission: none. Without "Gerenciar base de conhecimento" the list holds
// public articles, and private ones of the user's technical group or clients.
// Errors: [ErrInvalid].
func (s *KnowledgeService) List(ctx context.Context, o *KnowledgeListOptions, opts ...CallOption) (*Page[Knowledge], error) {
	o = orZero(o)
	return list[Knowledge](ctx, s.client, request{op: opKnowledgeList, query: o}, o.ListOptions, opts)
}

// All ranges over the articles.
//
//	GET /knowledges
//
// Permission and Errors: as [KnowledgeService.List].
func (s *KnowledgeService) All(ctx context.Context, o *KnowledgeListOptions, opts ...CallOption) iter.Seq2[Knowledge, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opKnowledgeList, query: o}, o.ListOptions,
		func(k *Knowledge) int64 { return k.ID }, opts)
}

// Get returns an article with its whole text. [KnowledgeService.List] has its
// author and folders.
//
//	GET /knowledges/{id}
//
// Permission: none. Without "Gerenciar base de conhecimento" a private article
// of others is not found.
// Errors: [ErrNotFound], also for archived articles.
func (s *KnowledgeService) Get(ctx context.Context, id int64, opts ...CallOption) (*KnowledgeDetail, error) {
	return call[*KnowledgeDetail](ctx, s.client, request{op: opKnowledgeGet, path: []any{id}}, opts)
}

// KnowledgeCreate is an article to be written.
type KnowledgeCreate struct {
	Title                   string    `json:"title"`                // at most 255 letters
	Description             string    `json:"description"`          // HTML, images only by URL; Markdown is kept as it stands
	KnowledgeFolderIDs      []int64   `json:"knowledge_folder_ids"` // at least one
	Tags                    []string  `json:"tags,omitempty"`       // without commas
	Private                 Opt[bool] `json:"private,omitzero"`     // absent is true
	ClientIDs               []int64   `json:"client_ids,omitempty"` // who may read it; private articles only
	TechnicalGroupIDs       []int64   `json:"technical_group_ids,omitempty"`
	ServicesCatalogsItemIDs []int64   `json:"services_catalogs_item_ids,omitempty"`
}

// KnowledgeCreated is a new article with everything it is linked to.
type KnowledgeCreated struct {
	Knowledge
	ClientIDs               []int64 `json:"client_ids"`
	ServicesCatalogsItemIDs []int64 `json:"services_catalogs_item_ids"`
	TechnicalGroupIDs       []int64 `json:"technical_group_ids"`
}

// Create writes an article. It is never sent twice.
//
//	POST /knowledges
//
// Permission: "Gerenciar conhecimento".
// Errors: [ErrInvalid] (blank title or text, no folder, tags with commas,
// clients or groups on a public article), [ErrForbidden], [ErrUnknownOutcome].
func (s *KnowledgeService) Create(ctx context.Context, k *KnowledgeCreate, opts ...CallOption) (*KnowledgeCreated, error) {
	k = orZero(k)
	if len(k.KnowledgeFolderIDs) == 0 {
		return nil, &ArgumentError{Op: operations[opKnowledgeCreate].Name, Argument: "knowledge_folder_ids", Reason: "is empty"}
	}
	return call[*KnowledgeCreated](ctx, s.client, request{op: opKnowledgeCreate, body: k}, opts)
}

// KnowledgeUpdate changes an article. Fields left alone are not sent; a list
// takes the place of the stored one, and Set of an empty list clears it.
type KnowledgeUpdate struct {
	Title                   Opt[string]   `json:"title,omitzero"`                // at most 255 letters
	Description             Opt[string]   `json:"description,omitzero"`          // HTML, images only by URL; makes a new version, of which the last 10 are kept
	KnowledgeFolderIDs      Opt[[]int64]  `json:"knowledge_folder_ids,omitzero"` // at least one
	Tags                    Opt[[]string] `json:"tags,omitzero"`                 // without commas
	Private                 Opt[bool]     `json:"private,omitzero"`              // Set(false) also unlinks all clients and groups
	ClientIDs               Opt[[]int64]  `json:"client_ids,omitzero"`           // who may read it; private articles only
	TechnicalGroupIDs       Opt[[]int64]  `json:"technical_group_ids,omitzero"`
	ServicesCatalogsItemIDs Opt[[]int64]  `json:"services_catalogs_item_ids,omitzero"`
}

// KnowledgeUpdated is a changed article with the clients and groups it is linked
// to.
type KnowledgeUpdated struct {
	KnowledgeDetail
	ClientIDs         []int64 `json:"client_ids"`
	TechnicalGroupIDs []int64 `json:"technical_group_ids"`
}

// Update changes an article. With Description it makes a new version, which is
// sent at most once; other changes are repeated safely.
//
//	PUT /knowledges/{id}
//
// Permission: "Gerenciar conhecimento".
// Errors: [ErrInvalid] (blank title or text, no folder left, clients or groups
// on a public article), [ErrNotFound], [ErrForbidden], [ErrUnknownOutcome].
func (s *KnowledgeService) Update(ctx context.Context, id int64, u *KnowledgeUpdate, opts ...CallOption) (*KnowledgeUpdated, error) {
	if changesNothing(u) {
		return nil, &ArgumentError{Op: operations[opKnowledgeUpdate].Name, Argument: "update", Reason: "changes nothing"}
	}
	r := request{op: opKnowledgeUpdate, path: []any{id}, body: u, once: !u.Description.IsZero()}
	return call[*KnowledgeUpdated](ctx, s.client, r, opts)
}

// Delete archives an article and takes it out of all folders. It cannot be
// restored through the API.
//
//	DELETE /knowledges/{id}
//
// Permission: "Gerenciar conhecimento".
// Errors: [ErrNotFound], [ErrForbidden].
func (s *KnowledgeService) Delete(ctx context.Context, id int64, opts ...CallOption) error {
	return exec(ctx, s.client, request{op: opKnowledgeDelete, path: []any{id}}, opts)
}
