package tifluxtest

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// contract is a contract with a client, or a group of contracts that share
// what they sell. The two kinds have ids of their own.
type contract struct {
	id           int
	group        bool
	groupID      int // Of a member, which is only seen in its group.
	name         string
	clientID     int
	kind         *contractType
	modality     string
	active       bool
	cancelled    bool
	leaving      bool // The cancellation is scheduled.
	readjust     bool // Waits for its readjustment.
	duration     int  // Months, 0 without a fixed term.
	ends         day  // 0 without a fixed term.
	readjusting  int  // Months between readjustments.
	readjusted   day  // When next; 0 is never.
	renews       bool
	inBatch      bool
	bills        bool // By itself.
	daysBefore   int
	observations string
	reminder     consumptionReminder
	rider        *contractRider
	twice        bool // Riders of the same number and version list a group twice.
	billed       bool
	created      stamp
	updated      stamp
}

// contractType is a type of contracts. Its modality may be empty.
type contractType struct {
	id       int
	name     string
	modality string
}

// contractRider holds the amounts of a contract, in cents.
type contractRider struct {
	id, number, release   int
	dueDay                int
	description           string
	value, discount, tax  int
	percentage            bool // Of the discount.
	contracted            hours
	surplus               int // For an hour or a ticket too many.
	tickets               int
	external, inner, away int // For an hour of attendance.
	equipments, equipment int // How many, and for one too many.
	cycle                 int
	lines                 []riderLine
	starts, ends          day
	cancelled             bool
}

type riderLine struct {
	id    int
	name  string
	count int
	value int
}

// The modalities, as all routes but usage call them.
const (
	freeModality       = "Free"
	creditModality     = "Credit"
	sharedModality     = "Shared"
	hoursModality      = "Hours"
	productModality    = "Saas/Product"
	ticketsModality    = "Per ticket"
	cumulativeModality = "Cumulative Hours"
)

// The statuses that lists filter by.
const (
	contractActive   = "actives"
	contractReadjust = "readjust"
	contractExpired  = "expired"
)

const contractClass = "Contract"

func contractOperations() []operation {
	readers := needs{license: LicenseTickets, anyOf: []Permission{ViewContracts}}
	return []operation{
		{
			id: "listContracts", method: "GET", path: "/contracts", root: "contract", paged: true,
			query: params{"client_ids": idList, "contract_type_ids": idList, "status": contractStatuses},
			needs: readers, handle: listContracts,
		},
		{id: "getContract", method: "GET", path: "/contracts/{id}", root: "contract", needs: readers, handle: getContract},
		{
			id: "updateContract", method: "PUT", path: "/contracts/{id}", root: "contract", accepts: jsonBody,
			body: attrs{
				"name": aText, "automatic_renewal": aFlag, "billing_in_batch": aFlag, "automatic_billing": aFlag,
				"billing_days_before": aNumber, "technical_observations": aText, "rider": anObject,
			},
			needs: needs{license: LicenseTickets, anyOf: []Permission{ManageContracts}}, handle: updateContract,
		},
		{
			id: "getContractUsage", method: "GET", path: "/contracts/{id}/usage", root: "contract",
			query: params{"base_date": date}, needs: readers, handle: getContractUsage,
		},
		{
			id: "getContractGroup", method: "GET", path: "/contract-groups/{id}", root: "contract_group",
			needs: readers, handle: getContractGroup,
		},
		{
			id: "listContractTypes", method: "GET", path: "/contract-types", root: "contract_type", paged: true,
			needs: needs{anyOf: []Permission{ViewContracts}}, handle: listContractTypes,
		},
	}
}

// contractStatuses is a list of statuses; its Go type is []string.
func contractStatuses(_, raw string) (any, string) {
	statuses := strings.Split(raw, ",")
	wrong := slices.DeleteFunc(slices.Clone(statuses), func(s string) bool {
		return slices.Contains([]string{contractActive, contractReadjust, contractExpired}, s)
	})
	if len(wrong) > 0 {
		return nil, "contains invalid values: " + strings.Join(wrong, ", ")
	}
	return statuses, ""
}

func (ct *contract) status(now stamp) string {
	switch {
	case ct.readjust:
		return contractReadjust
	case ct.expired(now):
		return contractExpired
	}
	return contractActive
}

func (ct *contract) expired(now stamp) bool {
	return ct.ends != 0 && ct.ends < dayOf(now.time().In(organizationZone))
}

func listContracts(c *call) (any, *apiError) {
	clients, kinds := idFilter(c, "client_ids"), idFilter(c, "contract_type_ids")
	statuses, ok := queried[[]string](c, "status")
	if !ok {
		statuses = []string{contractActive}
	}
	var rows []*contract
	for _, ct := range slices.Concat(c.contracts.rows, c.contractGroups.rows) {
		if !ct.active || ct.groupID != 0 || !clients(ct.clientID) || !kinds(ct.kind.id) || !slices.Contains(statuses, ct.status(c.now)) {
			continue
		}
		if rows = append(rows, ct); ct.twice {
			rows = append(rows, ct)
		}
	}
	return listed(c, rows, c.contractListItem)
}

func getContract(c *call) (any, *apiError) {
	ct, refused := c.findContract()
	if refused != nil {
		return nil, refused
	}
	return contractDetail{
		contractTerms: c.contractTerms(ct, c.amount), contractTyped: typedView(ct), Billed: ct.billed,
		CancellationScheduled: ct.leaving, Cancelled: ct.cancelled, CreatedAt: ct.created, Expired: ct.expired(c.now),
		HasAppointments: ct.billed, Inactive: !ct.active, Readjust: ct.readjust, UpdatedAt: ct.updated,
	}, nil
}

func getContractGroup(c *call) (any, *apiError) {
	ct, ok := c.contractGroups.get(c.id("id"))
	if !ok {
		return nil, notFound("ContractGroup", c.vars["id"])
	}
	view := contractGroup{contractTerms: c.contractTerms(ct, c.amount), ContractType: idName{ct.kind.id, ct.kind.name}, Contracts: []idName{}}
	for _, member := range where(c.contracts.all(), func(m *contract) bool { return m.groupID == ct.id }) {
		view.Contracts = append(view.Contracts, idName{member.id, member.name})
	}
	return view, nil
}

func listContractTypes(c *call) (any, *apiError) {
	return listed(c, c.contractTypes.rows, contractTypeView)
}

// findContract is the contract of the path. A member of a group is not found.
func (c *call) findContract() (*contract, *apiError) {
	ct, ok := c.contracts.get(c.id("id"))
	if !ok || ct.groupID != 0 {
		return nil, notFound(contractClass, c.vars["id"])
	}
	return ct, nil
}

func updateContract(c *call) (any, *apiError) {
	ct, refused := c.findContract()
	switch {
	case refused != nil:
		return nil, refused
	case ct.cancelled:
		return nil, refuse(codeBody, "errors", "Cannot update a cancelled contract")
	case !ct.active:
		return nil, refuse(codeBody, "active", "Cannot update an inactive contract")
	case ct.modality != hoursModality && ct.modality != creditModality:
		return nil, refuse(codeBody, "errors", "Only contracts of the modalities Hours and Credit can be updated")
	}
	draft := *ct
	refused = c.changeContract(&draft)
	if refused != nil {
		return nil, refused
	}
	draft.updated = c.now
	*ct = draft
	c.journal(ct.id, ct.name)
	return updatedContract{c.contractTerms(ct, number2), typedView(ct)}, nil
}

// changeContract takes over what was sent and checks it.
func (c *call) changeContract(ct *contract) (refused *apiError) {
	if c.sends("name") {
		ct.name, _ = attr[string](c, "name")
	}
	if c.sends("technical_observations") {
		ct.observations, _ = attr[string](c, "technical_observations")
	}
	sendTo(c, "automatic_renewal", &ct.renews)
	sendTo(c, "billing_in_batch", &ct.inBatch)
	sendTo(c, "automatic_billing", &ct.bills)
	sendTo(c, "billing_days_before", &ct.daysBefore)
	switch {
	case strings.TrimSpace(ct.name) == "":
		refused = refused.add(codeBody, "name", blank)
	case utf8.RuneCountInString(ct.name) > maxTitle:
		refused = refused.add(codeBody, "name", tooLong)
	}
	switch {
	case ct.daysBefore > 28:
		refused = refused.add(codeBody, "billing_days_before", "The maximum number of days for invoicing before the due date must be 28")
	case ct.daysBefore < 0:
		refused = refused.add(codeBody, "billing_days_before", "must be greater than or equal to 0")
	}
	members, ok := attr[map[string]any](c, "rider")
	switch {
	case !ok:
		return refused
	case ct.rider == nil:
		return refused.add(codeBody, "rider", "The contract has no rider")
	}
	changed := *ct.rider
	ct.rider = &changed
	return changed.change(members, ct.modality, refused)
}

// riderAttributes are the members of a rider that can be changed, with the
// modality that has them where only one does.
var riderAttributes = map[string]struct {
	attribute
	modality string
}{
	"due_day": {aNumber, ""}, "description": {aText, ""}, "value": {aDecimal, ""}, "discount_value": {aDecimal, ""},
	"qtd_hours": {aDecimal, hoursModality}, "surplus_hour_value": {aDecimal, hoursModality},
	"tax": {aDecimal, creditModality},
}

func (r *contractRider) change(members map[string]any, modality string, refused *apiError) *apiError {
	unknown := map[string]bool{}
	for name, raw := range members {
		a, ok := riderAttributes[name]
		switch {
		case !ok:
			unknown[name] = true
			continue
		case a.modality != "" && a.modality != modality:
			refused = refused.add(codeBody, "rider."+name, fmt.Sprintf("is not allowed for the modality %s", modality))
			continue
		case raw == nil:
			continue
		}
		value, problems := a.kind(name, raw)
		for _, problem := range problems {
			refused = refused.add(codeBody, "rider."+name, problem)
		}
		if problems == nil {
			r.set(name, value)
		}
	}
	if len(unknown) > 0 {
		return unpermitted(unknown)
	}
	if r.dueDay < 1 || r.dueDay > 28 {
		refused = refused.add(codeBody, "rider.due_day", "must be between 1 and 28")
	}
	return refused
}

func (r *contractRider) set(name string, value any) {
	switch v := value.(type) {
	case int:
		r.dueDay = v
	case string:
		r.description = v
	case float64:
		if name == "qtd_hours" {
			r.contracted = hours(math.Round(v*60)) * hours(time.Minute)
			return
		}
		*map[string]*int{
			"value": &r.value, "discount_value": &r.discount, "surplus_hour_value": &r.surplus, "tax": &r.tax,
		}[name] = int(math.Round(v * 100))
	}
}
