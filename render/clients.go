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

// Client writes a client in full.
func (r Renderer) Client(w io.Writer, c *tiflux.ClientDetail) error {
	return renderCard(r, w, c, clientDetailRecord)
}

// ClientReceipt writes what became of a client that was written.
func (r Renderer) ClientReceipt(w io.Writer, c *tiflux.ClientDetail, v Receipt) error {
	return receiptOf(r, w, c, clientDetailRecord, v)
}

// clientDetailRecord shows desks and groups even if there are none: such a
// client may be invisible to those who made it.
func clientDetailRecord(f []field, c *tiflux.ClientDetail) record {
	rec := clientRecord(f, &c.ClientSummary)
	rec.fields = append(rec.fields,
		field{label: "approval_of_tickets", value: state(enumYesNo, c.AuthorizationFlow), in: cards},
		field{label: "desks", value: ids(c.DeskIDs), in: cards | keep},
		field{label: "technical_groups", value: ids(c.TechnicalGroupIDs), in: cards | keep},
		field{label: "work_folder", value: text(c.WorkFolder), in: cards},
		field{label: "logo", value: link(c.Logo), in: card},
		group("people", cards),
		field{label: "portal_users", value: ids(c.UserIDs), in: cards},
		field{label: "portal_users_count", value: otherCount(c.UserCounter, c.UserIDs), in: cards},
		field{label: "client_contacts", value: ids(c.ContactIDs), in: cards},
		field{label: "client_addresses", value: ids(c.AddressIDs), in: cards},
		group("equipments", cards),
		field{label: "count", value: number(int(c.EquipmentCounter)), in: cards},
		field{label: "equipment_groups", value: number(int(c.GroupCounter)), in: cards},
		field{label: "max_agents", value: number(int(c.MaxAgents)), in: cards},
		group("invoicing", cards),
		field{label: "email", value: text(c.EmailFinancial), in: cards},
		field{label: "telephone", value: phone(c.SMSFinancial), in: cards},
		field{label: "form_of_payment", value: coded(enumFormOfPayment, string(c.FormOfPayment)), in: cards},
		field{label: "billing_report", value: coded(enumBillingReport, string(c.BillingReportType)), in: cards},
		field{label: "billed_through_another", value: flagged(c.QuarterlyBilling), in: cards},
		field{label: "billed_client", value: ref(c.QuarterlyBillClientID, ""), in: cards},
		field{label: "state_registration", value: text(c.EstadualRegistration), in: cards},
		field{label: "municipal_registration", value: text(c.MunicipalRegistration), in: cards},
		field{label: "notes", value: plain(c.Anotations), in: cards},
	)
	return rec
}

// otherCount is a counter that says more than the list it counts.
func otherCount(n int64, list []int64) value {
	return when(n != int64(len(list)), value{kind: isNumber, n: n})
}

// ClientEntities writes the custom fields of a client.
func (r Renderer) ClientEntities(w io.Writer, c *tiflux.ClientEntities) error {
	return renderCard(r, w, c, clientEntitiesRecord)
}

// ClientEntitiesReceipt writes the custom fields of a client after a write.
func (r Renderer) ClientEntitiesReceipt(w io.Writer, c *tiflux.ClientEntities, v Receipt) error {
	return receiptOf(r, w, c, clientEntitiesRecord, v)
}

func clientEntitiesRecord(f []field, c *tiflux.ClientEntities) record {
	return record{kind: "client", id: id(c.Client.ID), title: c.Client.Name, fields: filledEntities(append(f,
		field{label: "client_legal_name", value: text(c.Client.Social), in: cards},
		field{label: "tax_id", value: taxID(c.Client.SocialRevenue), in: cards},
	), c.Entities)}
}
