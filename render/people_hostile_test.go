package render

import (
	"io"
	"reflect"

	"github.com/tiflux/tiflux-go/tiflux"
)

// filledPeople returns the documents of people and resources with their texts
// from s.
func filledPeople(s func(name string) string) map[string]func(r Renderer, w io.Writer) error {
	var (
		notes         Notes
		receipt       Receipt
		client        tiflux.ClientDetail
		addresses     tiflux.Page[tiflux.ClientAddress]
		contacts      tiflux.Page[tiflux.ClientContact]
		permission    tiflux.EmailTicketsPermission
		logo          tiflux.ClientLogo
		fields        tiflux.ClientEntities
		requestors    tiflux.Page[tiflux.Requestor]
		requestor     tiflux.RequestorDetail
		users         tiflux.Page[tiflux.User]
		user          tiflux.CurrentUser
		invitation    tiflux.UserInvitation
		updated       tiflux.UserUpdated
		group         tiflux.TechnicalGroupDetail
		roles         tiflux.RoleGroupDetail
		names         tiflux.Page[tiflux.IDName]
		stages        tiflux.Page[tiflux.Stage]
		priorities    tiflux.Page[tiflux.Priority]
		items         tiflux.Page[tiflux.ServicesCatalogsItem]
		entities      tiflux.Page[tiflux.Entity]
		entity        tiflux.EntityDetail
		field         tiflux.EntityFieldCreated
		options       tiflux.Page[tiflux.EntityFieldOption]
		articles      tiflux.Page[tiflux.Knowledge]
		article       tiflux.KnowledgeCreated
		folders       tiflux.Page[tiflux.KnowledgeFolder]
		folder        tiflux.KnowledgeFolderDetail
		contracts     tiflux.Page[tiflux.Contract]
		contract      tiflux.ContractDetail
		contractGroup tiflux.ContractGroup
		usage         tiflux.ContractUsage
		equipments    tiflux.Page[tiflux.Equipment]
		equipment     tiflux.EquipmentDetail
		softwares     []tiflux.EquipmentSoftware
		integrations  tiflux.Page[tiflux.Integration]
		gupshup       tiflux.Page[tiflux.GupshupTemplate]
		cloud         tiflux.Page[tiflux.WhatsAppTemplate]
	)
	for _, v := range []any{&notes, &receipt, &client, &addresses, &contacts, &permission, &logo, &fields, &requestors, &requestor, &users,
		&user, &invitation, &updated, &group, &roles, &names, &stages, &priorities, &items, &entities, &entity, &field, &options, &articles,
		&article, &folders, &folder, &contracts, &contract, &contractGroup, &usage, &equipments, &equipment, &softwares, &integrations,
		&gupshup, &cloud} {
		fill(reflect.ValueOf(v).Elem(), "", s)
	}
	for i := range cloud.Items {
		t := &cloud.Items[i]
		t.Header, t.Footer = map[string]any{"text": s("header")}, map[string]any{"format": s("footer")}
		t.Keys = tiflux.WhatsAppParameters{Header: map[string]any{s("key"): nil}, Body: map[string]any{s("key"): []any{s("value")}}}
	}
	return map[string]func(r Renderer, w io.Writer) error{
		"client":          func(r Renderer, w io.Writer) error { return r.Client(w, &client) },
		"addresses":       func(r Renderer, w io.Writer) error { return r.ClientAddresses(w, &addresses, notes) },
		"contacts":        func(r Renderer, w io.Writer) error { return r.ClientContacts(w, &contacts, notes) },
		"contact":         func(r Renderer, w io.Writer) error { return r.ClientContactReceipt(w, &contacts.Items[0], receipt) },
		"permission":      func(r Renderer, w io.Writer) error { return r.EmailTicketsPermissionReceipt(w, &permission, receipt) },
		"logo":            func(r Renderer, w io.Writer) error { return r.ClientLogoReceipt(w, &logo, receipt) },
		"client fields":   func(r Renderer, w io.Writer) error { return r.ClientEntities(w, &fields) },
		"requestors":      func(r Renderer, w io.Writer) error { return r.Requestors(w, &requestors, notes) },
		"requestor":       func(r Renderer, w io.Writer) error { return r.Requestor(w, &requestor) },
		"all users":       func(r Renderer, w io.Writer) error { return r.Users(w, &users, notes) },
		"user":            func(r Renderer, w io.Writer) error { return r.CurrentUser(w, &user) },
		"invitation":      func(r Renderer, w io.Writer) error { return r.UserReceipt(w, &invitation, receipt) },
		"user updated":    func(r Renderer, w io.Writer) error { return r.UserUpdatedReceipt(w, &updated, receipt) },
		"technical group": func(r Renderer, w io.Writer) error { return r.TechnicalGroup(w, &group) },
		"role group":      func(r Renderer, w io.Writer) error { return r.RoleGroup(w, &roles) },
		"names":           func(r Renderer, w io.Writer) error { return r.Departments(w, &names, notes) },
		"stages":          func(r Renderer, w io.Writer) error { return r.Stages(w, &stages, notes) },
		"priorities":      func(r Renderer, w io.Writer) error { return r.Priorities(w, &priorities, notes) },
		"catalog items":   func(r Renderer, w io.Writer) error { return r.ServicesCatalogsItems(w, &items, notes) },
		"entities":        func(r Renderer, w io.Writer) error { return r.Entities(w, &entities, notes) },
		"entity":          func(r Renderer, w io.Writer) error { return r.Entity(w, &entity) },
		"entity field":    func(r Renderer, w io.Writer) error { return r.EntityFieldReceipt(w, &field, receipt) },
		"options":         func(r Renderer, w io.Writer) error { return r.EntityFieldOptions(w, &options, notes) },
		"articles":        func(r Renderer, w io.Writer) error { return r.Knowledges(w, &articles, notes) },
		"article":         func(r Renderer, w io.Writer) error { return r.Knowledge(w, &article.KnowledgeDetail) },
		"article created": func(r Renderer, w io.Writer) error { return r.KnowledgeReceipt(w, &article, receipt) },
		"folders":         func(r Renderer, w io.Writer) error { return r.KnowledgeFolders(w, &folders, notes) },
		"folder":          func(r Renderer, w io.Writer) error { return r.KnowledgeFolder(w, &folder) },
		"contracts":       func(r Renderer, w io.Writer) error { return r.Contracts(w, &contracts, notes) },
		"contract":        func(r Renderer, w io.Writer) error { return r.Contract(w, &contract) },
		"contract group":  func(r Renderer, w io.Writer) error { return r.ContractGroup(w, &contractGroup) },
		"contract usage":  func(r Renderer, w io.Writer) error { return r.ContractUsage(w, &usage) },
		"equipments":      func(r Renderer, w io.Writer) error { return r.Equipments(w, &equipments, notes) },
		"equipment":       func(r Renderer, w io.Writer) error { return r.Equipment(w, &equipment) },
		"softwares":       func(r Renderer, w io.Writer) error { return r.Softwares(w, softwares, notes) },
		"integrations":    func(r Renderer, w io.Writer) error { return r.Integrations(w, &integrations, notes) },
		"gupshup":         func(r Renderer, w io.Writer) error { return r.GupshupTemplates(w, &gupshup, notes) },
		"whatsapp":        func(r Renderer, w io.Writer) error { return r.WhatsAppTemplates(w, &cloud, notes) },
	}
}
