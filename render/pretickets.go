package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// PreTickets writes one page of pre-tickets.
func (r Renderer) PreTickets(w io.Writer, p *tiflux.Page[tiflux.PreTicket], notes Notes) error {
	return renderList(r, w, "pre_tickets", p.Items, pageOf(p), notes, preTicketRecord)
}

// PreTicketReceipt writes what became of a pre-ticket.
func (r Renderer) PreTicketReceipt(w io.Writer, p *tiflux.PreTicket, v Receipt) error {
	return receiptOf(r, w, p, preTicketRecord, v)
}

func preTicketRecord(f []field, p *tiflux.PreTicket) record {
	return record{kind: "pre_ticket", id: id(p.ID), title: p.Title, named: "title", fields: attached(append(f,
		field{label: "created_at", value: moment(p.CreatedAt), in: everywhere | bare},
		field{label: "client", value: reference(p.Client), in: everywhere | keep},
		field{label: "requestor", value: person(0, p.RequestorName, p.RequestorEmail), in: everywhere},
		field{label: "telephone", value: phone(p.RequestorTelephone), in: everywhere},
		field{label: "extension", value: text(string(p.RequestorRamal)), in: everywhere},
		field{label: "origin", value: coded(enumTicketOrigin, string(p.CreatedByWayOf)), in: everywhere},
		field{label: "external_form", value: flagged(p.CustomExternalForm), in: cards},
		field{label: "equipment", value: reference(p.Equipment), in: everywhere},
		field{label: "archived", value: flagged(p.Archived), in: everywhere},
		field{label: "archived_by", value: reference(p.ArchivedByUser), in: everywhere},
		field{label: "updated_at", value: when(!p.UpdatedAt.Equal(p.CreatedAt), moment(p.UpdatedAt)), in: rich},
		field{label: "description", value: body(p.Description), in: everywhere},
	), 0, p.Files)}
}
