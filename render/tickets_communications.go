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
	f = attached(append(f,
		field{label: "date", value: moment(c.CreatedAt), in: everywhere | bare},
		field{label: "updated_at", value: when(edited, moment(c.UpdatedAt)), in: everywhere},
		field{label: "origin", value: text(communicationOrigin(c)), in: everywhere},
	), c.FilesCount, c.Files)
	return record{kind: "internal_communication", id: id(c.ID), title: author, named: "author", fields: append(f,
		field{label: "text", value: body(c.Text), in: everywhere},
	)}
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
