package render

import (
	"io"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
)

var clientGoldens = []golden{
	pageGolden("clients-odd", Renderer.Clients, fullClient().ClientSummary,
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

var clientFacts = []vendorFact{
	{"clients-odd", "id, names, document, status", "| 4101 | Padaria Aurora | Aurora Panificação Ltda | 11.222.333/0001-81 | ativo |"},
	{"clients-odd", "inactive, and a document that is none", "| estrangeiro 7 | inativo |"},
	{"client", "id", "# Cliente #4101 Padaria Aurora"},
	{"client", "legal name", "**Razão social:** Aurora Panificação Ltda"},
	{"client", "document", "**CNPJ/CPF:** 11.222.333/0001-81"},
	{"client", "status", "**Status:** ativo"},
	{"client", "financial e-mail", "**E-mail:** financeiro@exemplo.com.br"},
	{"client", "state registration", "**Inscrição estadual:** 255.123.456"},
	{"client", "municipal registration", "**Inscrição municipal:** 98.765"},
	{"client", "agents", "**Máximo de agentes:** 10"},
	{"client", "notes", "> Portaria: ramal 9"},
	{"client", "desks", "**Mesas:** #12, #15"},
	{"client", "groups", "**Grupos técnicos:** #7"},
	{"client", "report in Portuguese", "**Relatório:** Detalhado"},
	{"client-receipt", "report of an unknown kind", "**Relatório:** weekly"},
	{"client-receipt", "no desks", "**Mesas:** —"},
	{"client-entities", "custom fields with ids", "**Patrimônio:** A\\|B # \\`x\\` \\<b> · texto · obrigatório · id: 11"},
	{"client-addresses", "street, complement, quarter, city, code", "| 901 | Rua das Flores, 120 | Sala 3 | Centro | Joinville/SC | 89201-305 |"},
	{"client-contacts", "person, use, telephone, e-mail", "| 702 | Marina Alves | Comercial | (47) 99999-0003 | marina@exemplo.com.br |"},
	{"client-user-receipt", "invitation", "**Mensagem:** Convite enviado"},
	{"email-tickets-permission-receipt", "address and its kind", "# ✅ Criado: Permissão de tickets por e-mail #77 exemplo.com.br\n\n- **Tipo:** domínio"},
	{"email-tickets-permission-receipt", "time in the zone", "**Criado em:** 20/08/2026 15:04"},
}

func TestClients(t *testing.T) {
	t.Parallel()
	testRecords(t, clientGoldens, clientFacts)
}
