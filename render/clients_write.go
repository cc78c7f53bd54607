package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// ClientUserReceipt writes that a portal user of a client was invited.
func (r Renderer) ClientUserReceipt(w io.Writer, i *tiflux.ClientUserInvitation, v Receipt) error {
	return receiptOf(r, w, i, clientUserRecord, v)
}

func clientUserRecord(f []field, i *tiflux.ClientUserInvitation) record {
	return invitedUserRecord(f, &i.User, i.Message)
}

func invitedUserRecord(f []field, u *tiflux.InvitedUser, message string) record {
	return record{kind: "user", id: id(u.ID), title: u.Name, fields: append(f,
		field{label: "email", value: text(u.Email), in: cards},
		field{label: "message", value: text(message), in: cards},
	)}
}

// EmailTicketsPermissionReceipt writes that an address or domain may open
// tickets of a client by e-mail.
func (r Renderer) EmailTicketsPermissionReceipt(w io.Writer, p *tiflux.EmailTicketsPermission, v Receipt) error {
	return receiptOf(r, w, p, emailTicketsPermissionRecord, v)
}

func emailTicketsPermissionRecord(f []field, p *tiflux.EmailTicketsPermission) record {
	return record{kind: "email_tickets_permission", id: id(p.ID), title: p.Address, fields: append(f,
		field{label: "content_type", value: coded(enumEmailPermission, string(p.PermissionType)), in: cards},
		field{label: "status", value: state(enumActive, p.Active), in: cards},
		field{label: "client", value: ref(p.ClientID, ""), in: cards},
		field{label: "created_at", value: moment(p.CreatedAt), in: cards},
	)}
}

// ClientLogoReceipt writes where the logo of the client that v names is now.
func (r Renderer) ClientLogoReceipt(w io.Writer, l *tiflux.ClientLogo, v Receipt) error {
	rec := record{kind: "client", id: text(v.ID), title: v.Title, fields: []field{{label: "logo", value: link(l.Logo), in: cards}}}
	return r.receipt(w, &rec, &v)
}
