package render

import (
	"cmp"
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// InternalCommunication writes an internal note in full.
func (r Renderer) InternalCommunication(w io.Writer, c *tiflux.InternalCommunication) error {
	return renderCard(r, w, c, communicationRecord)
}

// InternalCommunications writes one page of the internal notes of a ticket.
func (r Renderer) InternalCommunications(w io.Writer, p *tiflux.Page[tiflux.InternalCommunication], notes Notes) error {
	return renderList(r, w, "internal_communications", p.Items, pageOf(p), notes, communicationRecord)
}

// InternalCommunicationReceipt writes what became of an internal note.
func (r Renderer) InternalCommunicationReceipt(w io.Writer, c *tiflux.InternalCommunication, v Receipt) error {
	return receiptOf(r, w, c, communicationRecord, v)
}

func communicationRecord(f []field, c *tiflux.InternalCommunication) record {
	author := cmp.Or(c.User.Name, c.GitHubUsername, c.JiraUsername)
	edited := !c.UpdatedAt.Equal(c.CreatedAt)
	return record{kind: "internal_communication", id: id(c.ID), title: author, named: "author", fields: attached(append(f,
		field{label: "date", value: moment(c.CreatedAt), in: everywhere | bare},
		field{label: "updated_at", value: when(edited, moment(c.UpdatedAt)), in: everywhere},
		field{label: "origin", value: text(communicationOrigin(c)), in: everywhere},
		field{label: "files", value: when(c.FilesCount > 0 && len(c.Files) == 0, number(int(c.FilesCount))), in: everywhere},
		field{label: "text", value: body(c.Text), in: everywhere},
	), c.Files)}
}

// attached appends the files of a record to the fields of its card.
func attached(f []field, files []tiflux.FileRef) []field {
	f = append(f, field{label: "files", value: texts(fileNames(files)), in: line}, group("files", card))
	for i := range files {
		v := &files[i]
		f = append(f, field{label: "file", name: v.FileName, in: card, value: parts(
			field{value: text(v.ContentType)}, field{value: when(v.Size > 0, size(v.Size))}, field{value: link(v.URL)},
		)})
	}
	return f
}

// communicationOrigin names the system that a note is mirrored from.
func communicationOrigin(c *tiflux.InternalCommunication) string {
	switch {
	case c.GitHubUsername != "":
		return "GitHub"
	case c.JiraUsername != "":
		return "Jira"
	}
	return ""
}
