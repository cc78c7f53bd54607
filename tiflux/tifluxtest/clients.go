package tifluxtest

import (
	"slices"
	"strings"
)

type client struct {
	id                     int
	name, social           string
	document               string // CPF or CNPJ without punctuation.
	active                 bool
	notes                  string
	authorizationFlow      bool
	reportKind             string
	financialEmail         string
	financialPhone         string
	stateRegistration      string
	municipalRegistration  string
	payment                string
	maxAgents              int
	deskIDs, groupIDs      []int
	addressIDs, contactIDs []int
	userIDs                []int
	equipmentGroups        int
	quarterlyBilling       bool
	quarterlyClient        int
	workFolder             string
	values                 *fieldValues
}

func clientOperations() []operation {
	return []operation{
		{
			id: "listClients", method: "GET", path: "/clients", root: "client", paged: true,
			query:  params{"active": boolean, "name": text, "social_revenue": text},
			handle: listClients,
		},
		{
			id: "getClient", method: "GET", path: "/clients/{id}", root: "client",
			query:  params{"show_entities": boolean},
			needs:  needs{anyOf: []Permission{ManageClients, ViewClients}},
			handle: getClient,
		},
	}
}

func listClients(c *call) (any, *apiError) {
	active, name := boolFilter(c, "active"), textFilter(c, "name")
	document, byDocument := queried[string](c, "social_revenue")
	document = alphanumeric(document)
	rows := where(c.clients.all(), func(cl *client) bool {
		return c.seesClient(cl) && active(cl.active) && name(cl.name, cl.social) &&
			(!byDocument || document != "" && strings.Contains(cl.document, document))
	})
	return listed(c, rows, clientSummaryView)
}

func getClient(c *call) (any, *apiError) {
	cl, refused := c.findClient("id")
	if refused != nil {
		return nil, refused
	}
	if show, _ := queried[bool](c, "show_entities"); show {
		return clientWithEntities{
			Client:   clientIdentity{cl.id, cl.name, cl.social, null(cl.document)},
			Entities: c.filledEntities(forClients, cl.values, onlyFilled),
		}, nil
	}
	return c.clientView(cl), nil
}

// findClient is the client of a path parameter that the caller may see.
func (c *call) findClient(parameter string) (*client, *apiError) {
	cl, ok := c.clients.get(c.id(parameter))
	if !ok || !c.seesClient(cl) {
		return nil, notFound("Client", c.vars[parameter])
	}
	return cl, nil
}

// seesClient reports whether the caller has access to a client: portal users
// to their own, attendants to those of any technical group.
func (c *call) seesClient(cl *client) bool {
	switch c.persona.Kind {
	case KindAdmin:
		return true
	case KindClient:
		return slices.Contains(c.user.clientIDs, cl.id)
	}
	return len(cl.groupIDs) > 0 && len(cl.deskIDs) > 0
}

// alphanumeric drops the punctuation of a document.
func alphanumeric(s string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, s))
}

type clientSummary struct {
	ID            int     `json:"id"`
	Name          string  `json:"name"`
	Social        string  `json:"social"`
	SocialRevenue *string `json:"social_revenue"`
	Status        bool    `json:"status"`
}

func clientSummaryView(cl *client) clientSummary {
	return clientSummary{cl.id, cl.name, cl.social, null(cl.document), cl.active}
}

type clientIdentity struct {
	ID            int     `json:"id"`
	Name          string  `json:"name"`
	Social        string  `json:"social"`
	SocialRevenue *string `json:"social_revenue"`
}

type clientWithEntities struct {
	Client   clientIdentity `json:"client"`
	Entities []filledEntity `json:"entities"`
}

type clientDetail struct {
	ID                    int     `json:"id"`
	AddressIDs            []int   `json:"address_ids"`
	Anotations            *string `json:"anotations"`
	AuthorizationFlow     bool    `json:"authorization_flow"`
	BillingReportType     string  `json:"billing_report_type"`
	ContactIDs            []int   `json:"contact_ids"`
	DeskIDs               []int   `json:"desk_ids"`
	EmailFinancial        *string `json:"email_financial"`
	EquipmentCounter      int     `json:"equipment_counter"`
	EstadualRegistration  *string `json:"estadual_registration"`
	FormOfPayment         string  `json:"form_of_payment"`
	GroupCounter          int     `json:"group_counter"`
	Logo                  *string `json:"logo"`
	MaxAgents             int     `json:"max_agents"`
	MunicipalRegistration *string `json:"municipal_registration"`
	Name                  string  `json:"name"`
	QuarterlyBillClientID *int    `json:"quarterly_bill_client_id"`
	QuarterlyBilling      bool    `json:"quarterly_billing"`
	SMSFinancial          *string `json:"sms_financial"`
	Social                string  `json:"social"`
	SocialRevenue         *string `json:"social_revenue"`
	Status                bool    `json:"status"`
	TechnicalGroupIDs     []int   `json:"technical_group_ids"`
	UserCounter           int     `json:"user_counter"`
	UserIDs               []int   `json:"user_ids"`
	WorkFolder            *string `json:"work_folder"`
}

func (c *call) clientView(cl *client) clientDetail {
	var logo *string
	if f := c.logos[cl.id]; f != nil {
		logo = new(c.fileView(f).URL)
	}
	equipments := where(c.equipments.all(), func(e *equipment) bool { return e.clientID == cl.id })
	return clientDetail{
		ID: cl.id, AddressIDs: append([]int{}, cl.addressIDs...), Anotations: null(cl.notes),
		AuthorizationFlow: cl.authorizationFlow, BillingReportType: cl.reportKind,
		ContactIDs: append([]int{}, cl.contactIDs...), DeskIDs: append([]int{}, cl.deskIDs...),
		EmailFinancial: null(cl.financialEmail), EquipmentCounter: len(equipments),
		EstadualRegistration: null(cl.stateRegistration), FormOfPayment: cl.payment, GroupCounter: cl.equipmentGroups, Logo: logo,
		MaxAgents: cl.maxAgents, MunicipalRegistration: null(cl.municipalRegistration), Name: cl.name,
		QuarterlyBillClientID: null(cl.quarterlyClient), QuarterlyBilling: cl.quarterlyBilling,
		SMSFinancial: null(cl.financialPhone), Social: cl.social, SocialRevenue: null(cl.document), Status: cl.active,
		TechnicalGroupIDs: append([]int{}, cl.groupIDs...), UserCounter: len(cl.userIDs),
		UserIDs: append([]int{}, cl.userIDs...), WorkFolder: null(cl.workFolder),
	}
}
