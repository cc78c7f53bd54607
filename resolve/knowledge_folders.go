package resolve

import (
	"context"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
)

// KnowledgeFolder returns the folder of the knowledge base that the query means:
// its id or its title.
//
// Requests: Knowledge.ListFolders, once until the list expires.
// Errors: [*AmbiguousError] with tags, [*NotFoundError], and those of
// Knowledge.ListFolders.
func (s *Set) KnowledgeFolder(ctx context.Context, query string) (tiflux.KnowledgeFolder, error) {
	return find(ctx, s, s.knowledgeFolders(), query)
}

func (s *Set) knowledgeFolders() source[tiflux.KnowledgeFolder] {
	return source[tiflux.KnowledgeFolder]{
		kind: KnowledgeFolder,
		walks: []walk[tiflux.KnowledgeFolder]{func(ctx context.Context, f filter, o ...tiflux.CallOption) seq[tiflux.KnowledgeFolder] {
			return s.client.Knowledge.AllFolders(ctx, &tiflux.KnowledgeFolderListOptions{Search: f.name}, o...)
		}},
		use:    filteredIfCut,
		id:     func(f *tiflux.KnowledgeFolder) *int64 { return &f.ID },
		names:  func(f tiflux.KnowledgeFolder) []string { return []string{f.Title} },
		detail: func(f tiflux.KnowledgeFolder) string { return strings.Join(f.Tags, ", ") },
	}
}
