package tifluxtest

import "slices"

// The keys that every account knows.
const (
	KeyAdmin     = "demo-admin"      // May do everything.
	KeyAttendant = "demo-attendant"  // Works on tickets; no client details, no user management.
	KeyNoLicense = "demo-no-license" // Without the tickets license: 403, code 40304.
	KeyClient    = "demo-client"     // A user of the client portal; sees the own client.
)

// Permission is a permission of a role group, by its name in the product.
type Permission string

// The permissions that the API asks for.
const (
	ManageClients          Permission = "Gerenciar clientes e grupos de recursos"
	ViewClients            Permission = "Visualizar clientes e grupos de recursos"
	ManageUsers            Permission = "Gerenciar usuários"
	RegisterPortalUsers    Permission = "Cadastrar solicitantes e usuários clientes"
	ManageEmailTickets     Permission = "Gerenciar tickets por e-mail"
	ManageDesks            Permission = "Gerenciar mesas de serviços"
	ManageCatalogs         Permission = "Gerenciar catálogos de serviço"
	ManageCustomFields     Permission = "Gerenciar campos personalizados"
	ViewResources          Permission = "Visualizar recursos"
	ManageResources        Permission = "Gerenciar recursos"
	ManageIntegrations     Permission = "Gerenciar integrações"
	ManageKnowledge        Permission = "Gerenciar conhecimento"
	ManageKnowledgeBase    Permission = "Gerenciar base de conhecimento"
	ManagePreTickets       Permission = "Gerenciar pré-tickets"
	ManageRoleGroups       Permission = "Gerenciar grupos de permissão"
	ManageTemplates        Permission = "Gerenciar Modelos"
	ManageContracts        Permission = "Gerenciar contratos"
	ViewContracts          Permission = "Visualizar contratos"
	ViewTicketValues       Permission = "Visualizar valores dos tickets"
	Bill                   Permission = "Faturar serviços avulsos e contratos"
	ViewAdminReports       Permission = "Visualizar relatórios administrativos"
	ViewTechnicianReports  Permission = "Visualizar relatórios dos técnicos"
	ViewUsersInReports     Permission = "Visualizar usuários nos relatórios de atendentes"
	UseChat                Permission = "Acessar o chat"
	OpenTickets            Permission = "Visualizar e abrir tickets"
	EditTickets            Permission = "Editar tickets"
	EditClosedTickets      Permission = "Editar tickets fechados"
	ViewOthersTickets      Permission = "Visualizar tickets em que eu não sou o responsável"
	ReviewTickets          Permission = "Revisar e avaliar tickets fechados"
	WriteAppointments      Permission = "Criar e editar apontamentos"
	InternalCommunications Permission = "Visualizar e adicionar mensagens na comunicação interna"
	AdminsOnly             Permission = "Apenas administradores"
)

// License is a license of a user.
type License string

// The licenses that the API asks for.
const (
	LicenseTickets  License = "tickets"
	LicenseWhatsApp License = "whatsapp"
)

// Kind is the kind of a user, "_type" on the wire.
type Kind string

// The kinds of users. Admins reach every desk, attendants every desk that is
// not reserved, and clients the desks and the tickets of their own client.
const (
	KindAdmin     Kind = "admin"
	KindAttendant Kind = "attendant"
	KindClient    Kind = "client"
)

// Persona is the user behind a key and what he may do. An admin holds every
// permission without listing it.
type Persona struct {
	Name        string // Shown by [API.Requests] and [API.Journal].
	Kind        Kind
	Permissions []Permission
	Licenses    []License
}

// AdminPersona returns the persona of [KeyAdmin].
func AdminPersona() Persona {
	return Persona{Name: "admin", Kind: KindAdmin, Licenses: []License{LicenseTickets, LicenseWhatsApp}}
}

// AttendantPersona returns the persona of [KeyAttendant].
func AttendantPersona() Persona {
	return Persona{
		Name: "attendant", Kind: KindAttendant,
		Permissions: []Permission{OpenTickets, EditTickets, ViewOthersTickets, WriteAppointments, InternalCommunications, UseChat},
		Licenses:    []License{LicenseTickets},
	}
}

// NoLicensePersona returns the persona of [KeyNoLicense].
func NoLicensePersona() Persona {
	p := AttendantPersona()
	p.Name, p.Licenses = "no-license", nil
	return p
}

// ClientPersona returns the persona of [KeyClient]. Portal users need no
// license of their own for their tickets.
func ClientPersona() Persona {
	return Persona{
		Name: "client", Kind: KindClient,
		Permissions: []Permission{OpenTickets, ViewOthersTickets},
		Licenses:    []License{LicenseTickets},
	}
}

func (p Persona) may(anyOf ...Permission) bool {
	return p.Kind == KindAdmin || slices.ContainsFunc(anyOf, func(want Permission) bool {
		return slices.Contains(p.Permissions, want)
	})
}

func (p Persona) licensed(l License) bool { return slices.Contains(p.Licenses, l) }
