package render

import (
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
)

func fullUser() tiflux.UserDetail {
	return tiflux.UserDetail{
		User: tiflux.User{ID: 15, Type: tiflux.UserAttendant, Active: true, Email: "ana@exemplo.com.br", GauthEnabled: true,
			LastLoginAt: seen, Name: "Ana Souza", TechnicalGroupID: 7},
		EmailInfoAlert: "Aguardando confirmação de ana.souza@exemplo.com.br", Extension: tiflux.Set[int64](204),
		Signature: "<p>Ana Souza<br><b>Suporte</b></p>", Telephone: "+5547999990003",
	}
}

var userGoldens = []golden{
	pageGolden("users", Renderer.Users, fullUser().User,
		tiflux.User{ID: 16, Name: odd, Type: "robot"}, tiflux.User{}),
	pageGolden("technical-users", Renderer.TechnicalUsers, tiflux.TechnicalUser{ID: 15, Name: "Ana Souza", Email: "ana@exemplo.com.br"}, tiflux.TechnicalUser{ID: 16, Name: odd}),
	cardGolden("user", Renderer.User, new(fullUser())),
	cardGolden("user-portal", Renderer.User, &tiflux.UserDetail{ClientIDs: []int64{4101, 4102}, Extension: tiflux.Set[int64](0),
		User: tiflux.User{ID: 318, Type: tiflux.UserClient, Name: "Paulo Reis", Email: "paulo@exemplo.com.br"}}),
	cardGolden("current-user", Renderer.CurrentUser, &tiflux.CurrentUser{UserDetail: fullUser(), EnableMCP: true}),
	receiptGolden("user-receipt", "created", Renderer.UserReceipt, &tiflux.UserInvitation{Message: "Convite enviado", User: tiflux.InvitedAttendant{
		InvitedUser: tiflux.InvitedUser{ID: 17, Name: "Rui Dias", Email: "rui@exemplo.com.br"}, UserLicenses: &tiflux.UserLicenses{TicketsLicense: true}}}),
	receiptGolden("user-updated-receipt", "updated", Renderer.UserUpdatedReceipt, &tiflux.UserUpdated{
		UserDetail: fullUser(), UserLicenses: tiflux.UserLicenses{TicketsLicense: true, WhatsAppLicense: true, APILicense: true}}),
	receiptGolden("profile-receipt", "updated", Renderer.ProfileReceipt, new(fullUser())),
	pageGolden("technical-groups", Renderer.TechnicalGroups, tiflux.IDName{ID: 7, Name: "Suporte"}, tiflux.IDName{ID: 8, Name: odd}, tiflux.IDName{}),
	cardGolden("technical-group", Renderer.TechnicalGroup, &tiflux.TechnicalGroupDetail{
		IDName: tiflux.IDName{ID: 7, Name: "Suporte"}, Description: "Primeiro nível", SendPeriodicAppointmentHours: "Do not send email",
		Departments: []tiflux.IDName{{ID: 3, Name: "Financeiro"}, {ID: 4, Name: odd}},
		Expedients: []tiflux.TechnicalGroupExpedient{{ID: 7, Beginning: "08:00", Days: "MON, TUE, WED, THU, FRI", Ending: "18:00"},
			{ID: 8, Beginning: "08:00", Days: "SAT,FERIADO|X", Ending: "12:00", Holiday: true}, {}}}),
	pageGolden("role-groups", Renderer.RoleGroups, tiflux.RoleGroup{ID: 1, Name: "Administradores"}, tiflux.RoleGroup{ID: 9, Name: odd, Deletable: true}, tiflux.RoleGroup{}),
	cardGolden("role-group", Renderer.RoleGroup, &tiflux.RoleGroupDetail{RoleGroup: tiflux.RoleGroup{ID: 9, Name: "Suporte N1", Deletable: true},
		Description: "Quem atende", Roles: []tiflux.Role{{ID: 19, Name: "Editar tickets", Description: "Alterar dados de tickets"}, {ID: 20, Name: odd}, {}}}),
	pageGolden("departments", Renderer.Departments, tiflux.IDName{ID: 3, Name: "Financeiro"}, tiflux.IDName{ID: 4, Name: "Comercial"}),
}

var userFacts = []vendorFact{
	{"users", "e-mail, type, status", "| 15 | Ana Souza | ana@exemplo.com.br | Atendente | ativo |"},
	{"users", "type as it came", "| robot | inativo |"},
	{"technical-users", "id, name, e-mail", "| 15 | Ana Souza | ana@exemplo.com.br |"},
	{"user", "type in Portuguese", "**Tipo:** Atendente"},
	{"user", "active", "**Status:** ativo"},
	{"user", "group", "**Grupo técnico:** #7"},
	{"user", "telephone", "**Telefone:** (47) 99999-0003"},
	{"user", "extension", "**Ramal:** 204"},
	{"user", "last login in the zone", "**Último acesso:** 20/08/2026 15:04"},
	{"user", "second factor", "**Segundo fator:** sim"},
	{"user", "signature", "> **Suporte**"},
	{"user", "address that waits", "**E-mail a confirmar:** Aguardando"},
	{"user-portal", "clients", "**Clientes:** #4101, #4102"},
	{"user-portal", "extension 0", "**Ramal:** 0"},
	{"user-receipt", "id of the new user", "# ✅ Criado: Usuário #17 Rui Dias"},
	{"user-updated-receipt", "licences", "**Tickets:** sim"},
	{"technical-group", "departments", "**Departamentos:** Financeiro (id 3)"},
	{"technical-group", "working hours", "seg, ter, qua, qui, sex · 08:00–18:00"},
	{"role-group", "permissions", "**Editar tickets:** Alterar dados de tickets (id 19)"},
	{"departments", "id, name", "| 3 | Financeiro |"},
}

func TestUsers(t *testing.T) {
	t.Parallel()
	testRecords(t, userGoldens, userFacts)
}
