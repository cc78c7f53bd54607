package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// KnowledgeFolders writes one page of the folders of the knowledge base.
func (r Renderer) KnowledgeFolders(w io.Writer, p *tiflux.Page[tiflux.KnowledgeFolder], notes Notes) error {
	return renderTable(r, w, "knowledge_folders", p.Items, pageOf(p), notes, knowledgeFolderRecord)
}

// knowledgeFolderRecord shows the number of the articles and which of them the
// caller may see.
func knowledgeFolderRecord(f []field, k *tiflux.KnowledgeFolder) record {
	return record{kind: "knowledge_folder", id: id(k.ID), title: k.Title, named: "title", fields: append(f,
		field{label: "icon", value: text(k.Icon), in: everywhere | bare},
		field{label: "description", value: text(k.Description), in: everywhere | bare},
		field{label: "knowledges_count", value: number(int(k.QtyKnowledges)), in: everywhere | bare},
		field{label: "knowledges", value: ids(k.KnowledgeIDs), in: list | row | bare},
		field{label: "tags", value: texts(k.Tags), in: everywhere | bare},
	)}
}

// KnowledgeFolder writes a folder and the titles of its articles.
func (r Renderer) KnowledgeFolder(w io.Writer, k *tiflux.KnowledgeFolderDetail) error {
	return renderCard(r, w, k, knowledgeFolderDetailRecord)
}

// KnowledgeFolderReceipt writes what became of a folder.
func (r Renderer) KnowledgeFolderReceipt(w io.Writer, k *tiflux.KnowledgeFolderDetail, v Receipt) error {
	return receiptOf(r, w, k, knowledgeFolderDetailRecord, v)
}

func knowledgeFolderDetailRecord(f []field, k *tiflux.KnowledgeFolderDetail) record {
	rec := knowledgeFolderRecord(f, &tiflux.KnowledgeFolder{ID: k.ID, Description: k.Description, Icon: k.Icon,
		QtyKnowledges: k.QtyKnowledges, Tags: k.Tags, Title: k.Title})
	rec.fields = append(rec.fields, group("knowledges", cards))
	for _, a := range k.Knowledges {
		rec.fields = append(rec.fields, field{label: "knowledge", value: ref(a.ID, a.Title), in: cards | bare})
	}
	return rec
}
