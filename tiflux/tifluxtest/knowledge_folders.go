package tifluxtest

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// knowledgeFolder is a folder of articles; the articles know their folders.
type knowledgeFolder struct {
	id          int
	title       string
	description string
	icon        string
	tags        []string
}

const knowledgeFolderClass = "KnowledgeFolder"

func knowledgeFolderOperations() []operation {
	folder := attrs{"title": aText, "description": aText, "icon": aText, "tags": knowledgeTags}
	return []operation{
		{
			id: "listKnowledgeFolders", method: "GET", path: "/knowledge-folders", root: "knowledge_folder", paged: true,
			query: params{"search": text}, handle: listKnowledgeFolders,
		},
		{
			id: "getKnowledgeFolder", method: "GET", path: "/knowledge-folders/{id}", root: "knowledge_folder",
			handle: getKnowledgeFolder,
		},
		{
			id: "createKnowledgeFolder", method: "POST", path: "/knowledge-folders", root: "knowledge_folder",
			accepts: jsonBody, status: 201, body: folder, needs: knowledgeWriter, handle: createKnowledgeFolder,
		},
		{
			id: "updateKnowledgeFolder", method: "PUT", path: "/knowledge-folders/{id}", root: "knowledge_folder",
			accepts: jsonBody, body: folder, needs: knowledgeWriter, handle: updateKnowledgeFolder,
		},
	}
}

func listKnowledgeFolders(c *call) (any, *apiError) {
	search := textFilter(c, "search")
	rows := where(c.folders.all(), func(f *knowledgeFolder) bool {
		return c.seesFolder(f) && search(append(slices.Clip(f.tags), f.title, excerpt(f.description))...)
	})
	return listed(c, rows, func(f *knowledgeFolder) folderListItem {
		ids := []int{}
		for _, k := range c.articlesOf(f) {
			if c.seesKnowledge(k) {
				ids = append(ids, k.id)
			}
		}
		return folderListItem{c.folderView(f), ids}
	})
}

func getKnowledgeFolder(c *call) (any, *apiError) {
	f, ok := c.folders.get(c.id("id"))
	if !ok || !c.seesFolder(f) {
		return nil, notFound(knowledgeFolderClass, c.vars["id"])
	}
	return c.folderDetail(f), nil
}

func createKnowledgeFolder(c *call) (any, *apiError) {
	f := &knowledgeFolder{}
	if refused := c.changeFolder(f); refused != nil {
		return nil, refused
	}
	f.id = c.folders.next()
	c.folders.put(f.id, f)
	c.journal(f.id, f.title)
	return c.folderDetail(f), nil
}

func updateKnowledgeFolder(c *call) (any, *apiError) {
	f, ok := c.folders.get(c.id("id"))
	if !ok {
		return nil, notFound(knowledgeFolderClass, c.vars["id"])
	}
	draft := *f
	if refused := c.changeFolder(&draft); refused != nil {
		return nil, refused
	}
	*f = draft
	c.journal(f.id, f.title)
	return c.folderDetail(f), nil
}

// changeFolder takes over what was sent and checks what comes out. A null icon
// takes the icon away, an empty one is refused.
func (c *call) changeFolder(f *knowledgeFolder) (refused *apiError) {
	for name, place := range map[string]*string{"title": &f.title, "description": &f.description, "icon": &f.icon} {
		if c.sends(name) {
			*place, _ = attr[string](c, name)
		}
	}
	if c.sends("tags") {
		f.tags, _ = attr[[]string](c, "tags")
	}
	if icon, ok := attr[string](c, "icon"); ok && !oneEmoji.MatchString(icon) {
		refused = refused.add(codeBody, "icon", "must be exactly one emoji")
	}
	switch {
	case strings.TrimSpace(f.title) == "":
		refused = refused.add(codeBody, "title", blank)
	case utf8.RuneCountInString(f.title) > maxTitle:
		refused = refused.add(codeBody, "title", tooLong)
	}
	if utf8.RuneCountInString(strings.Join(f.tags, ",")) > maxTitle {
		refused = refused.add(codeBody, "tags", tooLong)
	}
	return refused
}

// oneEmoji is a symbol, with a skin tone or joined to others, or a flag.
var oneEmoji = regexp.MustCompile(`^(?:[\x{1F1E6}-\x{1F1FF}]{2}|\p{So}[\x{FE0F}\x{1F3FB}-\x{1F3FF}]*(?:\x{200D}\p{So}[\x{FE0F}\x{1F3FB}-\x{1F3FF}]*)*)$`)

func (st *state) articlesOf(f *knowledgeFolder) []*knowledge {
	return where(st.knowledges.all(), func(k *knowledge) bool { return slices.Contains(k.folderIDs, f.id) })
}

// seesFolder reports whether the caller may see a folder: with the permission,
// or because of an article in it.
func (c *call) seesFolder(f *knowledgeFolder) bool {
	return c.persona.may(ManageKnowledgeBase) || slices.ContainsFunc(c.articlesOf(f), c.seesKnowledge)
}

// folderRecord is what both forms of a folder have.
type folderRecord struct {
	ID            int      `json:"id"`
	Description   *string  `json:"description"`
	Icon          *string  `json:"icon"`
	QtyKnowledges int      `json:"qty_knowledges"` // Also counts what the caller may not see.
	Tags          []string `json:"tags"`
	Title         string   `json:"title"`
}

func (st *state) folderView(f *knowledgeFolder) folderRecord {
	return folderRecord{
		f.id, null(f.description), null(f.icon), len(st.articlesOf(f)), append([]string{}, f.tags...), f.title,
	}
}

type folderListItem struct {
	folderRecord
	KnowledgeIDs []int `json:"knowledge_ids"`
}

type folderDetail struct {
	folderRecord
	Knowledges []knowledgeTitle `json:"knowledges"`
}

type knowledgeTitle struct {
	ID    int    `json:"id"`
	Title string `json:"title"`
}

func (c *call) folderDetail(f *knowledgeFolder) folderDetail {
	detail := folderDetail{c.folderView(f), []knowledgeTitle{}}
	for _, k := range c.articlesOf(f) {
		if c.seesKnowledge(k) {
			detail.Knowledges = append(detail.Knowledges, knowledgeTitle{k.id, k.title})
		}
	}
	slices.SortStableFunc(detail.Knowledges, func(a, b knowledgeTitle) int { return cmp.Compare(fold(a.Title), fold(b.Title)) })
	return detail
}
