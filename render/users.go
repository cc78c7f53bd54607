package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// TechnicalUsers writes one page of attendants.
func (r Renderer) TechnicalUsers(w io.Writer, p *tiflux.Page[tiflux.TechnicalUser], notes Notes) error {
	return renderTable(r, w, "attendants", p.Items, pageOf(p), notes, technicalUserRecord)
}

func technicalUserRecord(f []field, u *tiflux.TechnicalUser) record {
	return record{kind: "attendant", id: id(u.ID), title: u.Name, fields: append(f,
		field{label: "email", value: text(u.Email), in: everywhere | bare},
	)}
}

// Users writes one page of users.
func (r Renderer) Users(w io.Writer, p *tiflux.Page[tiflux.User], notes Notes) error {
	return renderTable(r, w, "users", p.Items, pageOf(p), notes, userRecord)
}

func userRecord(f []field, u *tiflux.User) record {
	return record{kind: "user", id: id(u.ID), title: u.Name, fields: append(f,
		field{label: "email", value: text(u.Email), in: everywhere | bare},
		field{label: "content_type", value: coded(enumUserType, string(u.Type)), in: everywhere | bare},
		field{label: "status", value: state(enumActive, u.Active), in: everywhere | bare},
		field{label: "technical_group", value: ref(u.TechnicalGroupID, ""), in: everywhere | bare},
		field{label: "last_login_at", value: moment(u.LastLoginAt), in: everywhere | bare},
		field{label: "second_factor", value: state(enumYesNo, u.GauthEnabled), in: everywhere &^ row},
	)}
}

// User writes a user in full.
func (r Renderer) User(w io.Writer, u *tiflux.UserDetail) error {
	return renderCard(r, w, u, userDetailRecord)
}

// ProfileReceipt writes what became of the caller's own user.
func (r Renderer) ProfileReceipt(w io.Writer, u *tiflux.UserDetail, v Receipt) error {
	return receiptOf(r, w, u, userDetailRecord, v)
}

func userDetailRecord(f []field, u *tiflux.UserDetail) record {
	rec := userRecord(f, &u.User)
	rec.fields = append(rec.fields,
		field{label: "telephone", value: phone(u.Telephone), in: cards},
		field{label: "extension", value: counted(u.Extension), in: cards},
		field{label: "clients", value: ids(u.ClientIDs), in: cards},
		field{label: "email_to_confirm", value: text(u.EmailInfoAlert), in: cards},
		field{label: "signature", value: body(u.Signature), in: cards},
	)
	return rec
}

// CurrentUser writes the user whom the key belongs to.
func (r Renderer) CurrentUser(w io.Writer, u *tiflux.CurrentUser) error {
	return renderCard(r, w, u, currentUserRecord)
}

func currentUserRecord(f []field, u *tiflux.CurrentUser) record {
	rec := userDetailRecord(f, &u.UserDetail)
	rec.fields = append(rec.fields, field{label: "mcp", value: state(enumEnabled, u.EnableMCP), in: cards})
	return rec
}

// UserReceipt writes that a user was invited.
func (r Renderer) UserReceipt(w io.Writer, i *tiflux.UserInvitation, v Receipt) error {
	return receiptOf(r, w, i, userInvitationRecord, v)
}

func userInvitationRecord(f []field, i *tiflux.UserInvitation) record {
	rec := invitedUserRecord(f, &i.User.InvitedUser, i.Message)
	if i.User.UserLicenses != nil {
		rec.fields = licenses(rec.fields, i.User.UserLicenses)
	}
	return rec
}

// UserUpdatedReceipt writes what became of a user.
func (r Renderer) UserUpdatedReceipt(w io.Writer, u *tiflux.UserUpdated, v Receipt) error {
	return receiptOf(r, w, u, userUpdatedRecord, v)
}

func userUpdatedRecord(f []field, u *tiflux.UserUpdated) record {
	rec := userDetailRecord(f, &u.UserDetail)
	rec.fields = licenses(rec.fields, &u.UserLicenses)
	return rec
}

// licenses shows also what a user lacks, since that explains refusals.
func licenses(f []field, l *tiflux.UserLicenses) []field {
	return append(f, group("licenses", cards),
		field{label: "tickets", value: state(enumYesNo, l.TicketsLicense), in: cards},
		field{label: "whatsapp", value: state(enumYesNo, l.WhatsAppLicense), in: cards},
		field{label: "api", value: state(enumYesNo, l.APILicense), in: cards},
		field{label: "remote_access", value: state(enumYesNo, l.RemoteAccessLicense), in: cards},
		field{label: "splashtop", value: state(enumYesNo, l.SplashtopLicense), in: cards},
	)
}
