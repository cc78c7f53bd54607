package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

var knowledgeTools = []*tool{
	newTool("list_knowledges", "knowledge", readTool, "List articles", "List or search the articles of the knowledge base.", listKnowledges),
	newTool("get_knowledge", "knowledge", readTool, "Get article", "Show an article of the knowledge base.", getKnowledge),
	newTool("create_knowledge", "knowledge", addTool, "Create article", "Write an article for the knowledge base.", createKnowledge),
	newTool("list_knowledge_folders", "knowledge", readTool, "List folders",
		"List the folders of the knowledge base, or show one with its articles.", listKnowledgeFolders),
	newTool("save_knowledge", "knowledge", addTool, "Change knowledge base",
		"Change an article, or create or change a folder. What is left out stays; changing a text makes a new version.", saveKnowledge),
}

func (n *names) knowledgeFolder(r ref) int64 {
	return find(n, "knowledge_folder", r, n.set.KnowledgeFolder, func(f tiflux.KnowledgeFolder) (int64, string) { return f.ID, f.Title })
}

type listKnowledgesInput struct {
	Search             string   `json:"search,omitempty" desc:"words in title, tags or the beginning of the text"`
	KnowledgeFolderIDs []int64  `json:"knowledge_folder_ids,omitempty" desc:"only articles of these folders"`
	FolderNames        []string `json:"knowledge_folder_names,omitempty" desc:"the same by name"`
	paging
}

func listKnowledges(ctx context.Context, c *call, in *listKnowledgesInput) error {
	n := c.resolving(ctx)
	o := &tiflux.KnowledgeListOptions{ListOptions: in.paging.options(), Search: in.Search}
	o.KnowledgeFolderIDs = n.listOf("knowledge_folder_ids", in.KnowledgeFolderIDs, in.FolderNames, n.knowledgeFolder)
	if n.err != nil {
		return n.err
	}
	p, err := c.client.Knowledge.List(ctx, o)
	return page(c, p, err, c.render.Knowledges)
}

type getKnowledgeInput struct {
	KnowledgeID int64 `json:"knowledge_id" desc:"article id" min:"1"`
}

func getKnowledge(ctx context.Context, c *call, in *getKnowledgeInput) error {
	k, err := c.client.Knowledge.Get(ctx, in.KnowledgeID)
	return record(c, k, err, c.render.Knowledge)
}

// articleLinks are what an article stands in and who may read it. A list that is
// given replaces what was there.
type articleLinks struct {
	Tags                   *[]string `json:"tags,omitempty" desc:"tags, without commas"`
	Private                *bool     `json:"private,omitempty" desc:"only for attendants and the clients and groups below; false also unlinks them"`
	ClientIDs              []int64   `json:"client_ids,omitempty" desc:"clients that may read a private article"`
	ClientNames            []string  `json:"client_names,omitempty" desc:"the same by name"`
	TechnicalGroupIDs      []int64   `json:"technical_group_ids,omitempty" desc:"groups that may read a private article"`
	TechnicalGroupNames    []string  `json:"technical_group_names,omitempty" desc:"the same by name"`
	ServicesCatalogItemIDs *[]int64  `json:"services_catalogs_item_ids,omitempty" desc:"catalog items it belongs to"`
}

// readers are the clients and groups that may read a private article.
func (in *articleLinks) readers(n *names) (clients, groups tiflux.Opt[[]int64]) {
	return setIDs(n.all(in.ClientIDs, in.ClientNames, n.client), in.ClientIDs),
		setIDs(n.all(in.TechnicalGroupIDs, in.TechnicalGroupNames, n.technicalGroup), in.TechnicalGroupIDs)
}

type createKnowledgeInput struct {
	Title              string   `json:"title" desc:"title" max:"255"`
	Description        string   `json:"description" desc:"text, Markdown"`
	KnowledgeFolderIDs []int64  `json:"knowledge_folder_ids,omitempty" desc:"folders, at least one"`
	FolderNames        []string `json:"knowledge_folder_names,omitempty" desc:"the same by name"`
	articleLinks
}

func createKnowledge(ctx context.Context, c *call, in *createKnowledgeInput) error {
	n := c.resolving(ctx)
	folders := n.listOf("knowledge_folder_ids", in.KnowledgeFolderIDs, in.FolderNames, n.knowledgeFolder)
	if len(folders) == 0 && n.err == nil {
		n.err = bad("knowledge_folder_ids", orRequired, "knowledge_folder_names")
	}
	clients, groups := in.readers(n)
	if n.err != nil {
		return n.err
	}
	k, err := c.client.Knowledge.Create(ctx, &tiflux.KnowledgeCreate{
		Title: in.Title, Description: render.MarkdownToHTML(in.Description), KnowledgeFolderIDs: folders,
		Tags: orNone(in.Tags), Private: setIf(in.Private), ClientIDs: clients.Or(nil),
		TechnicalGroupIDs: groups.Or(nil), ServicesCatalogsItemIDs: orNone(in.ServicesCatalogItemIDs),
	})
	return receipt(c, k, err, "created", c.render.KnowledgeReceipt)
}

type listKnowledgeFoldersInput struct {
	FolderID   int64  `json:"knowledge_folder_id,omitempty" desc:"show this folder with its articles" min:"1"`
	FolderName string `json:"knowledge_folder_name,omitempty" desc:"the same by name"`
	Search     string `json:"search,omitempty" desc:"words in title, tags or the beginning of the description"`
	paging
}

func listKnowledgeFolders(ctx context.Context, c *call, in *listKnowledgeFoldersInput) error {
	n := c.resolving(ctx)
	id := n.knowledgeFolder(ref{in.FolderID, in.FolderName})
	if n.err != nil {
		return n.err
	}
	if id != 0 {
		f, err := c.client.Knowledge.GetFolder(ctx, id)
		return record(c, f, err, c.render.KnowledgeFolder)
	}
	p, err := c.client.Knowledge.ListFolders(ctx, &tiflux.KnowledgeFolderListOptions{ListOptions: in.paging.options(), Search: in.Search})
	return page(c, p, err, c.render.KnowledgeFolders)
}

type saveKnowledgeInput struct {
	Action             string   `json:"action" desc:"what to save" enum:"update_article,create_folder,update_folder"`
	KnowledgeID        int64    `json:"knowledge_id,omitempty" desc:"update_article: article id" min:"1"`
	FolderID           int64    `json:"knowledge_folder_id,omitempty" desc:"update_folder: folder id" min:"1"`
	FolderName         string   `json:"knowledge_folder_name,omitempty" desc:"the same by name"`
	Title              string   `json:"title,omitempty" desc:"title" max:"255"`
	Description        string   `json:"description,omitempty" desc:"text of an article, Markdown; of a folder, plain"`
	Icon               string   `json:"icon,omitempty" desc:"of a folder, one emoji"`
	KnowledgeFolderIDs []int64  `json:"knowledge_folder_ids,omitempty" desc:"folders of an article"`
	FolderNames        []string `json:"knowledge_folder_names,omitempty" desc:"the same by name"`
	articleLinks
}

func saveKnowledge(ctx context.Context, c *call, in *saveKnowledgeInput) error {
	n := c.resolving(ctx)
	switch in.Action {
	case "update_article":
		folders := setIDs(n.all(in.KnowledgeFolderIDs, in.FolderNames, n.knowledgeFolder), in.KnowledgeFolderIDs)
		clients, groups := in.readers(n)
		if n.err != nil {
			return n.err
		}
		k, err := c.client.Knowledge.Update(ctx, in.KnowledgeID, &tiflux.KnowledgeUpdate{
			Title: setText(in.Title), Description: setText(render.MarkdownToHTML(in.Description)),
			KnowledgeFolderIDs: folders, Tags: setIf(in.Tags), Private: setIf(in.Private),
			ClientIDs: clients, TechnicalGroupIDs: groups,
			ServicesCatalogsItemIDs: setIf(in.ServicesCatalogItemIDs),
		})
		return receipt(c, k, err, "updated", c.render.KnowledgeUpdatedReceipt)
	case "create_folder":
		defer c.names.Forget(resolve.KnowledgeFolder)
		f, err := c.client.Knowledge.CreateFolder(ctx, &tiflux.KnowledgeFolderCreate{
			Title: in.Title, Description: in.Description, Icon: in.Icon, Tags: orNone(in.Tags),
		})
		return receipt(c, f, err, "created", c.render.KnowledgeFolderReceipt)
	}
	id := n.must(n.knowledgeFolder(ref{in.FolderID, in.FolderName}), "knowledge_folder")
	if n.err != nil {
		return n.err
	}
	defer c.names.Forget(resolve.KnowledgeFolder)
	f, err := c.client.Knowledge.UpdateFolder(ctx, id, &tiflux.KnowledgeFolderUpdate{
		Title: setText(in.Title), Description: setText(in.Description), Icon: setText(in.Icon), Tags: setIf(in.Tags),
	})
	return receipt(c, f, err, "updated", c.render.KnowledgeFolderReceipt)
}
