package render

import (
	"io"
	"testing"
	"time"

	"github.com/tiflux/tiflux-go/tiflux"
)

// pageGolden is a golden of one page that holds all there is.
func pageGolden[T any](name string, write func(Renderer, io.Writer, *tiflux.Page[T], Notes) error, items ...T) golden {
	return golden{name, func(r Renderer, w io.Writer) error {
		return write(r, w, &tiflux.Page[T]{Items: items, Number: 1, Size: 20, Total: len(items)}, Notes{})
	}}
}

func cardGolden[T any](name string, write func(Renderer, io.Writer, *T) error, v *T) golden {
	return golden{name, func(r Renderer, w io.Writer) error { return write(r, w, v) }}
}

func receiptGolden[T any](name, action string, write func(Renderer, io.Writer, *T, Receipt) error, v *T) golden {
	return golden{name, func(r Renderer, w io.Writer) error { return write(r, w, v, Receipt{Action: action}) }}
}

// odd is text that would become part of the document if it were not escaped.
const odd = "A|B\n# `x` <b>"

var (
	seen   = time.Date(2026, 8, 20, 18, 4, 39, 0, time.UTC)
	aurora = tiflux.IDName{ID: 4101, Name: "Padaria Aurora"}
)

func fullClient() *tiflux.ClientDetail {
	return &tiflux.ClientDetail{
		ClientSummary: tiflux.ClientSummary{ID: 4101, Name: "Padaria Aurora", Social: "Aurora Panificação Ltda", SocialRevenue: "11222333000181", Status: true},
		AddressIDs:    []int64{901}, ContactIDs: []int64{702, 703}, DeskIDs: []int64{12, 15}, TechnicalGroupIDs: []int64{7}, UserIDs: []int64{318},
		Anotations: "Atender pela manhã.\nPortaria: ramal 9", AuthorizationFlow: true, BillingReportType: tiflux.BillingDetailed,
		EmailFinancial: "financeiro@exemplo.com.br", SMSFinancial: "47999990003", EstadualRegistration: "255.123.456", MunicipalRegistration: "98.765",
		FormOfPayment: tiflux.PaymentBoleto, Logo: "https://arquivos.exemplo.com.br/logo.png", EquipmentCounter: 3, GroupCounter: 1, UserCounter: 1,
		MaxAgents: 10, QuarterlyBilling: true, QuarterlyBillClientID: 4100, WorkFolder: "Aurora",
	}
}

func filledGroups() []tiflux.FilledEntity {
	return []tiflux.FilledEntity{{ID: 40, Active: true, Name: "Dados do contrato", EntityFields: []tiflux.FilledEntityField{
		{EntityFieldID: 11, Name: "Patrimônio", FieldType: tiflux.FieldText, Value: odd, Required: true},
		{EntityFieldID: 12, Name: "Vencimento", FieldType: tiflux.FieldDate, Value: "2027-04-30"},
		{EntityFieldID: 13, Name: "Valor", FieldType: tiflux.FieldCurrency, Value: "1250.5"},
		{EntityFieldID: 14, Name: "Plano", FieldType: tiflux.FieldSingleSelect, Value: "Ouro",
			Options: []tiflux.FilledEntityFieldOption{{EntityFieldOptionID: 91, Title: "Ouro", Value: "91"}}},
		{EntityFieldID: 15, Name: "Vazio", FieldType: "hologram"},
	}}}
}

var clientGoldens = []golden{
	pageGolden("clients", Renderer.Clients, fullClient().ClientSummary,
		tiflux.ClientSummary{ID: 4102, Name: odd, SocialRevenue: "estrangeiro 7"}, tiflux.ClientSummary{}),
	cardGolden("client", Renderer.Client, fullClient()),
	receiptGolden("client-receipt", "created", Renderer.ClientReceipt, &tiflux.ClientDetail{
		ClientSummary: tiflux.ClientSummary{ID: 4103, Name: "Oficina Boreal", Status: true}, BillingReportType: "weekly"}),
	cardGolden("client-entities", Renderer.ClientEntities, &tiflux.ClientEntities{
		Client: tiflux.ClientIdentity{ID: 4101, Name: "Padaria Aurora", Social: "Aurora Panificação Ltda", SocialRevenue: "52998224725"}, Entities: filledGroups()}),
	receiptGolden("client-entities-receipt", "updated", Renderer.ClientEntitiesReceipt, &tiflux.ClientEntities{
		Client: tiflux.ClientIdentity{ID: 4101, Name: "Padaria Aurora"}, Entities: filledGroups()[:1]}),
	pageGolden("client-addresses", Renderer.ClientAddresses, clientAddress,
		tiflux.ClientAddress{ID: 902, Street: odd, City: "Joinville"}, tiflux.ClientAddress{}),
	cardGolden("client-address", Renderer.ClientAddress, &clientAddress),
	receiptGolden("client-address-receipt", "updated", Renderer.ClientAddressReceipt, &clientAddress),
	pageGolden("client-contacts", Renderer.ClientContacts, clientContact,
		tiflux.ClientContact{ID: 703, Owner: odd, Use: "Plantão", Telephone: "+351210000000"}, tiflux.ClientContact{}),
	cardGolden("client-contact", Renderer.ClientContact, &clientContact),
	receiptGolden("client-contact-receipt", "created", Renderer.ClientContactReceipt, &clientContact),
	receiptGolden("client-user-receipt", "created", Renderer.ClientUserReceipt, &tiflux.ClientUserInvitation{
		Message: "Convite enviado", User: tiflux.InvitedUser{ID: 318, Name: "Paulo Reis", Email: "paulo@exemplo.com.br"}}),
	receiptGolden("email-tickets-permission-receipt", "created", Renderer.EmailTicketsPermissionReceipt, &tiflux.EmailTicketsPermission{
		ID: 77, Active: true, Address: "exemplo.com.br", ClientID: 4101, CreatedAt: seen, PermissionType: tiflux.EmailPermissionDomain}),
	{"client-logo-receipt", func(r Renderer, w io.Writer) error {
		return r.ClientLogoReceipt(w, &tiflux.ClientLogo{Logo: "https://arquivos.exemplo.com.br/logo.png"}, Receipt{Action: "updated", ID: "4101", Title: "Padaria Aurora"})
	}},
}

var (
	clientAddress = tiflux.ClientAddress{ID: 901, Street: "Rua das Flores", Number: 120, Complement: "Sala 3", Neighborhood: "Centro", City: "Joinville", State: "SC", CEP: "89201-305"}
	clientContact = tiflux.ClientContact{ID: 702, Owner: "Marina Alves", Use: tiflux.ContactCommercial, Telephone: "+5547999990003", Email: "marina@exemplo.com.br"}
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

var requestorGoldens = []golden{
	pageGolden("requestors", Renderer.Requestors, fullRequestor,
		tiflux.Requestor{ID: 502, Name: odd, Telephone: "ramal 9"}, tiflux.Requestor{}),
	pageGolden("requestors-fields", Renderer.Requestors, requestorWithFields(), tiflux.Requestor{ID: 503, Name: "Rui Dias"}),
	cardGolden("requestor", Renderer.Requestor, &tiflux.RequestorDetail{RequestorSummary: requestorSummary, Entities: filledGroups()}),
	receiptGolden("requestor-receipt", "created", Renderer.RequestorReceipt, &tiflux.RequestorDetail{RequestorSummary: requestorSummary}),
	cardGolden("requestor-entities", Renderer.RequestorEntities, &tiflux.RequestorEntities{Requestor: requestorSummary, Entities: filledGroups()}),
	receiptGolden("requestor-entities-receipt", "updated", Renderer.RequestorEntitiesReceipt, &tiflux.RequestorEntities{Requestor: requestorSummary, Entities: filledGroups()}),
}

var (
	fullRequestor = tiflux.Requestor{ID: 501, Name: "Carla Nunes", Email: "carla@exemplo.com.br", Telephone: "+554732220001",
		Extension: "204", CanOpenTicket: true, Client: aurora}
	requestorSummary = tiflux.RequestorSummary{ID: 501, Name: "Carla Nunes", Email: "carla@exemplo.com.br", Telephone: "+554732220001", Extension: "204", CanOpenTicket: true}
)

// requestorWithFields has the layout of lists: a checkbox shows all its options,
// a select the id of its option as the value.
func requestorWithFields() tiflux.Requestor {
	q := fullRequestor
	q.EntityFields = []tiflux.RequestorEntityField{
		{EntityFieldID: 11, Name: "Setor", FieldType: tiflux.FieldSingleSelect, Value: "91", Required: true,
			Options: []tiflux.RequestorEntityFieldOption{{ID: 1, EntityFieldOptionID: 91, Title: "Fiscal", Value: "91"}}},
		{EntityFieldID: 12, Name: "Turnos", FieldType: tiflux.FieldCheckbox, Options: []tiflux.RequestorEntityFieldOption{
			{ID: 2, EntityFieldOptionID: 92, Title: "Manhã", Value: "true"}, {EntityFieldOptionID: 93, Title: "Tarde"}}},
		{EntityFieldID: 13, Name: "Turnos extras", FieldType: tiflux.FieldCheckbox, Options: []tiflux.RequestorEntityFieldOption{{EntityFieldOptionID: 94, Title: "Noite"}}},
		{EntityFieldID: 14, Name: "Admissão", FieldType: tiflux.FieldDate, Value: "2025-02-10"},
	}
	return q
}

func TestClientGoldens(t *testing.T)    { t.Parallel(); testGoldens(t, clientGoldens) }
func TestUserGoldens(t *testing.T)      { t.Parallel(); testGoldens(t, userGoldens) }
func TestRequestorGoldens(t *testing.T) { t.Parallel(); testGoldens(t, requestorGoldens) }
