package tifluxtest

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// knowledge is an article of the knowledge base.
type knowledge struct {
	id               int
	title            string
	text             string // HTML.
	private          bool
	tags             []string
	folderIDs        []int
	clientIDs        []int // Who may read a private article,
	groupIDs         []int // portal users and attendants.
	itemIDs          []int // Of services catalogs.
	authorID         int
	created, updated stamp
}

const (
	knowledgeClass  = "Knowledge"
	excerptLength   = 300 // Of the text in lists.
	maxTitle        = 255
	folderNeeded    = "a knowledge must have at least one folder"
	publicWithLinks = "A public knowledge cannot contain relationship with 'client_ids' or 'technical_group_ids'"
)

var (
	tooLong         = fmt.Sprintf("is too long (maximum is %d characters)", maxTitle)
	knowledgeWriter = needs{anyOf: []Permission{ManageKnowledge}}
)

func knowledgeOperations() []operation {
	article := attrs{
		"title": aText, "description": aText, "knowledge_folder_ids": aNumberList, "tags": knowledgeTags,
		"private": aFlag, "client_ids": aNumberList, "technical_group_ids": aNumberList,
		"services_catalogs_item_ids": aNumberList,
	}
	return []operation{
		{
			id: "listKnowledges", method: "GET", path: "/knowledges", root: "knowledge", paged: true,
			query: params{"search": text, "knowledge_folder_ids": idList}, handle: listKnowledges,
		},
		{id: "getKnowledge", method: "GET", path: "/knowledges/{id}", root: "knowledge", handle: getKnowledge},
		{
			id: "createKnowledge", method: "POST", path: "/knowledges", root: "knowledge", accepts: jsonBody, status: 201,
			body: article, needs: knowledgeWriter, handle: createKnowledge,
		},
		{
			id: "updateKnowledge", method: "PUT", path: "/knowledges/{id}", root: "knowledge", accepts: jsonBody,
			body: article, needs: knowledgeWriter, handle: updateKnowledge,
		},
		{
			id: "deleteKnowledge", method: "DELETE", path: "/knowledges/{id}", root: "knowledge",
			needs: knowledgeWriter, handle: deleteKnowledge,
		},
	}
}

// knowledgeTags is a list of tags; its Go type is []string.
var knowledgeTags = attribute{kind: readTags}

func readTags(_ string, value any) (any, []string) {
	items, ok := value.([]any)
	if !ok {
		return nil, []string{"must be an array of strings"}
	}
	tags := []string{}
	for _, item := range items {
		tag, ok := item.(string)
		switch {
		case !ok:
			return nil, []string{"must be an array of strings"}
		case strings.Contains(tag, ","):
			return nil, []string{"cannot contain commas"}
		}
		tags = append(tags, tag)
	}
	return tags, nil
}

func listKnowledges(c *call) (any, *apiError) {
	search := textFilter(c, "search")
	folders, byFolder := queried[[]int](c, "knowledge_folder_ids")
	rows := where(c.knowledges.all(), func(k *knowledge) bool {
		return c.seesKnowledge(k) && search(append(slices.Clip(k.tags), k.title, excerpt(k.text))...) &&
			(!byFolder || slices.ContainsFunc(k.folderIDs, func(id int) bool { return slices.Contains(folders, id) }))
	})
	return listed(c, rows, func(k *knowledge) knowledgeListItem {
		item := knowledgeListItem{knowledgeRecord: knowledgeView(k), knowledgeOrigin: c.knowledgeOrigin(k)}
		item.Description = excerpt(k.text)
		return item
	})
}

func getKnowledge(c *call) (any, *apiError) {
	k, ok := c.knowledges.get(c.id("id"))
	if !ok || !c.seesKnowledge(k) {
		return nil, notFound(knowledgeClass, c.vars["id"])
	}
	return knowledgeView(k), nil
}

func createKnowledge(c *call) (any, *apiError) {
	k := &knowledge{private: true, authorID: c.user.id, created: c.now}
	if refused := c.changeKnowledge(k); refused != nil {
		return nil, refused
	}
	k.id = c.knowledges.next()
	c.knowledges.put(k.id, k)
	c.journal(k.id, k.title)
	return createdKnowledge{
		knowledgeRecord: knowledgeView(k), knowledgeOrigin: c.knowledgeOrigin(k), knowledgeReaders: readersView(k),
		ServicesCatalogsItemIDs: append([]int{}, k.itemIDs...),
	}, nil
}

func updateKnowledge(c *call) (any, *apiError) {
	k, ok := c.knowledges.get(c.id("id"))
	if !ok {
		return nil, notFound(knowledgeClass, c.vars["id"])
	}
	draft := *k
	if refused := c.changeKnowledge(&draft); refused != nil {
		return nil, refused
	}
	*k = draft
	c.journal(k.id, k.title)
	return updatedKnowledge{knowledgeRecord: knowledgeView(k), knowledgeReaders: readersView(k)}, nil
}

// deleteKnowledge archives, which nothing in the API can undo or show.
func deleteKnowledge(c *call) (any, *apiError) {
	k, ok := c.knowledges.get(c.id("id"))
	if !ok {
		return nil, notFound(knowledgeClass, c.vars["id"])
	}
	c.knowledges.delete(k.id)
	c.journal(k.id, k.title)
	return nil, nil
}

// changeKnowledge takes over what was sent and checks what comes out.
func (c *call) changeKnowledge(k *knowledge) *apiError {
	for name, place := range map[string]*string{"title": &k.title, "description": &k.text} {
		if c.sends(name) {
			*place, _ = attr[string](c, name)
		}
	}
	if c.sends("tags") {
		k.tags, _ = attr[[]string](c, "tags")
	}
	sendTo(c, "private", &k.private)
	refused := c.linkKnowledge(k)
	for name, value := range map[string]string{"title": k.title, "description": k.text} {
		if strings.TrimSpace(value) == "" {
			refused = refused.add(codeBody, name, blank)
		}
	}
	if utf8.RuneCountInString(k.title) > maxTitle {
		refused = refused.add(codeBody, "title", tooLong)
	}
	k.updated = c.now
	return refused
}

// linkKnowledge takes over the folders and the other links that were sent. An
// article that becomes public loses its readers.
func (c *call) linkKnowledge(k *knowledge) (refused *apiError) {
	for _, link := range []struct {
		name  string
		place *[]int
		known func(id int) bool
	}{
		{"knowledge_folder_ids", &k.folderIDs, knows(c.folders)},
		{"client_ids", &k.clientIDs, knows(c.clients)},
		{"technical_group_ids", &k.groupIDs, knows(c.groups)},
		{"services_catalogs_item_ids", &k.itemIDs, knows(c.items)},
	} {
		if !c.sends(link.name) {
			continue
		}
		ids, _ := attr[[]int](c, link.name)
		if slices.ContainsFunc(ids, func(id int) bool { return !link.known(id) }) {
			refused = refused.add(codeBody, link.name, "not found")
		}
		*link.place = ids
	}
	if len(k.folderIDs) == 0 {
		refused = refused.add(codeBody, "knowledge_folder_ids", blank).add(codeBody, "knowledge_folder_ids", folderNeeded)
	}
	if k.private {
		return refused
	}
	clients, _ := attr[[]int](c, "client_ids")
	groups, _ := attr[[]int](c, "technical_group_ids")
	if len(clients)+len(groups) > 0 {
		return refused.add(codeBody, "private", publicWithLinks)
	}
	k.clientIDs, k.groupIDs = nil, nil
	return refused
}

// knows tells whether a table has a record.
func knows[T any](t *table[T]) func(id int) bool {
	return func(id int) bool { _, ok := t.get(id); return ok }
}

// seesKnowledge reports whether the caller may read an article: a private one
// with the permission, or as a member of a group or client it is linked to.
func (c *call) seesKnowledge(k *knowledge) bool {
	switch {
	case !k.private, c.persona.may(ManageKnowledgeBase):
		return true
	case c.persona.Kind == KindClient:
		return slices.ContainsFunc(c.user.clientIDs, func(id int) bool { return slices.Contains(k.clientIDs, id) })
	}
	return slices.Contains(k.groupIDs, c.user.groupID)
}

// excerpt cuts a text without a care for its tags, as the server does.
func excerpt(s string) string {
	letters := 0
	for i := range s {
		if letters++; letters > excerptLength {
			return s[:i]
		}
	}
	return s
}

// knowledgeRecord is what all four forms of an article have.
type knowledgeRecord struct {
	ID          int      `json:"id"`
	CreatedAt   stamp    `json:"created_at"`
	Description string   `json:"description"`
	Private     bool     `json:"private"`
	Tags        []string `json:"tags"`
	Title       string   `json:"title"`
	UpdatedAt   stamp    `json:"updated_at"`
}

func knowledgeView(k *knowledge) knowledgeRecord {
	return knowledgeRecord{k.id, k.created, k.text, k.private, append([]string{}, k.tags...), k.title, k.updated}
}

// knowledgeOrigin comes in lists and after the creation.
type knowledgeOrigin struct {
	CreatedByUser      idName `json:"created_by_user"`
	KnowledgeFolderIDs []int  `json:"knowledge_folder_ids"`
}

func (st *state) knowledgeOrigin(k *knowledge) knowledgeOrigin {
	origin := knowledgeOrigin{KnowledgeFolderIDs: append([]int{}, k.folderIDs...)}
	if u, ok := st.users.get(k.authorID); ok {
		origin.CreatedByUser = idName{u.id, u.name}
	}
	return origin
}

// knowledgeReaders come after a creation and after a change.
type knowledgeReaders struct {
	ClientIDs         []int `json:"client_ids"`
	TechnicalGroupIDs []int `json:"technical_group_ids"`
}

func readersView(k *knowledge) knowledgeReaders {
	return knowledgeReaders{append([]int{}, k.clientIDs...), append([]int{}, k.groupIDs...)}
}

type knowledgeListItem struct {
	knowledgeRecord
	knowledgeOrigin
}

type createdKnowledge struct {
	knowledgeRecord
	knowledgeOrigin
	knowledgeReaders
	ServicesCatalogsItemIDs []int `json:"services_catalogs_item_ids"`
}

type updatedKnowledge struct {
	knowledgeRecord
	knowledgeReaders
}
