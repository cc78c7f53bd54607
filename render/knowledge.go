package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Knowledges writes one page of knowledge articles, each with how it begins.
func (r Renderer) Knowledges(w io.Writer, p *tiflux.Page[tiflux.Knowledge], notes Notes) error {
	return renderTable(r, w, "knowledges", p.Items, pageOf(p), notes, knowledgeRecord)
}

func knowledgeRecord(f []field, k *tiflux.Knowledge) record {
	return record{kind: "knowledge", id: id(k.ID), title: k.Title, named: "title", fields: append(f,
		field{label: "visibility", value: state(enumPrivate, k.Private), in: list | row | bare},
		field{label: "folders", value: ids(k.KnowledgeFolderIDs), in: list | row | bare},
		field{label: "updated_at", value: moment(k.UpdatedAt), in: list | row | bare},
		field{label: "author", value: reference(&k.CreatedByUser), in: list | row | bare},
		field{label: "tags", value: texts(k.Tags), in: list | row | bare},
		field{label: "text", value: beginning(k.Description), in: list | row | bare},
	)}
}

// Knowledge writes a knowledge article with its text.
func (r Renderer) Knowledge(w io.Writer, k *tiflux.KnowledgeDetail) error {
	return renderCard(r, w, k, knowledgeDetailRecord)
}

func knowledgeDetailRecord(f []field, k *tiflux.KnowledgeDetail) record {
	rec := knowledgeHead(f, k)
	rec.fields = append(rec.fields, field{label: "text", value: body(k.Description), in: cards})
	return rec
}

// knowledgeHead is an article without its text.
func knowledgeHead(f []field, k *tiflux.KnowledgeDetail) record {
	return record{kind: "knowledge", id: id(k.ID), title: k.Title, fields: append(f,
		field{label: "visibility", value: state(enumPrivate, k.Private), in: cards},
		field{label: "tags", value: texts(k.Tags), in: cards},
		field{label: "created_at", value: moment(k.CreatedAt), in: cards},
		field{label: "updated_at", value: moment(k.UpdatedAt), in: cards},
	)}
}

// KnowledgeReceipt writes an article that was made, without its text.
func (r Renderer) KnowledgeReceipt(w io.Writer, k *tiflux.KnowledgeCreated, v Receipt) error {
	return receiptOf(r, w, k, knowledgeCreatedRecord, v)
}

func knowledgeCreatedRecord(f []field, k *tiflux.KnowledgeCreated) record {
	rec := knowledgeHead(f, &k.KnowledgeDetail)
	rec.fields = append(knowledgeReaders(rec.fields, k.ClientIDs, k.TechnicalGroupIDs),
		field{label: "folders", value: ids(k.KnowledgeFolderIDs), in: cards},
		field{label: "author", value: reference(&k.CreatedByUser), in: cards},
		field{label: "catalog_items", value: ids(k.ServicesCatalogsItemIDs), in: cards},
	)
	return rec
}

// KnowledgeUpdatedReceipt writes what became of an article, without its text.
func (r Renderer) KnowledgeUpdatedReceipt(w io.Writer, k *tiflux.KnowledgeUpdated, v Receipt) error {
	return receiptOf(r, w, k, knowledgeUpdatedRecord, v)
}

func knowledgeUpdatedRecord(f []field, k *tiflux.KnowledgeUpdated) record {
	rec := knowledgeHead(f, &k.KnowledgeDetail)
	rec.fields = knowledgeReaders(rec.fields, k.ClientIDs, k.TechnicalGroupIDs)
	return rec
}

// knowledgeReaders are who may read a private article.
func knowledgeReaders(f []field, clients, groups []int64) []field {
	return append(f,
		field{label: "clients", value: ids(clients), in: cards},
		field{label: "technical_groups", value: ids(groups), in: cards},
	)
}
