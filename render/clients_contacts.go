package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// ClientContacts writes one page of the contacts of a client.
func (r Renderer) ClientContacts(w io.Writer, p *tiflux.Page[tiflux.ClientContact], notes Notes) error {
	return renderTable(r, w, "client_contacts", p.Items, pageOf(p), notes, clientContactRecord)
}

// ClientContact writes a contact of a client.
func (r Renderer) ClientContact(w io.Writer, c *tiflux.ClientContact) error {
	return renderCard(r, w, c, clientContactRecord)
}

// ClientContactReceipt writes what became of a contact.
func (r Renderer) ClientContactReceipt(w io.Writer, c *tiflux.ClientContact, v Receipt) error {
	return receiptOf(r, w, c, clientContactRecord, v)
}

func clientContactRecord(f []field, c *tiflux.ClientContact) record {
	return record{kind: "client_contact", id: id(c.ID), title: c.Owner, fields: append(f,
		field{label: "use", value: coded(enumContactUse, string(c.Use)), in: everywhere | bare},
		field{label: "telephone", value: phone(c.Telephone), in: everywhere | bare},
		field{label: "email", value: text(c.Email), in: everywhere | bare},
	)}
}
