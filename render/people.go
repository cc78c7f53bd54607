package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Clients writes one page of clients.
func (r Renderer) Clients(w io.Writer, p *tiflux.Page[tiflux.ClientSummary], notes Notes) error {
	return renderTable(r, w, "clients", p.Items, pageOf(p), notes, clientRecord)
}

func clientRecord(f []field, c *tiflux.ClientSummary) record {
	return record{kind: "client", id: id(c.ID), title: c.Name, fields: append(f,
		field{label: "client_legal_name", value: text(c.Social), in: everywhere | bare},
		field{label: "tax_id", value: taxID(c.SocialRevenue), in: everywhere | bare},
		field{label: "status", value: state(enumActive, c.Status), in: everywhere | bare},
	)}
}

// TechnicalUsers writes one page of attendants.
func (r Renderer) TechnicalUsers(w io.Writer, p *tiflux.Page[tiflux.TechnicalUser], notes Notes) error {
	return renderTable(r, w, "attendants", p.Items, pageOf(p), notes, technicalUserRecord)
}

func technicalUserRecord(f []field, u *tiflux.TechnicalUser) record {
	return record{kind: "attendant", id: id(u.ID), title: u.Name, fields: append(f,
		field{label: "email", value: text(u.Email), in: everywhere | bare},
	)}
}
