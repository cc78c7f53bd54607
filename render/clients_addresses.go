package render

import (
	"io"
	"strconv"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
)

// ClientAddresses writes one page of the addresses of a client.
func (r Renderer) ClientAddresses(w io.Writer, p *tiflux.Page[tiflux.ClientAddress], notes Notes) error {
	return renderTable(r, w, "client_addresses", p.Items, pageOf(p), notes, clientAddressRecord)
}

// ClientAddress writes an address of a client.
func (r Renderer) ClientAddress(w io.Writer, a *tiflux.ClientAddress) error {
	return renderCard(r, w, a, clientAddressRecord)
}

// ClientAddressReceipt writes what became of an address.
func (r Renderer) ClientAddressReceipt(w io.Writer, a *tiflux.ClientAddress, v Receipt) error {
	return receiptOf(r, w, a, clientAddressRecord, v)
}

func clientAddressRecord(f []field, a *tiflux.ClientAddress) record {
	street := a.Street
	if street != "" {
		street += ", " + strconv.FormatInt(a.Number, 10)
	}
	return record{kind: "client_address", id: id(a.ID), title: street, named: "street", fields: append(f,
		field{label: "complement", value: text(a.Complement), in: everywhere | bare},
		field{label: "neighborhood", value: text(a.Neighborhood), in: everywhere | bare},
		field{label: "city", value: text(cityState(a)), in: everywhere | bare},
		field{label: "cep", value: text(a.CEP), in: everywhere | bare},
	)}
}

// cityState is "Joinville/SC".
func cityState(a *tiflux.ClientAddress) string {
	return strings.Trim(a.City+"/"+a.State, "/")
}
