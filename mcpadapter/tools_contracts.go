package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/tiflux"
)

var contractTools = []*tool{
	newTool("list_contracts", "contracts", readTool, "List contracts", "List contracts and groups of contracts, active ones unless status says otherwise.", listContracts),
	newTool("get_contract", "contracts", readTool, "Get contract",
		"Show a contract, what was used of it, a group of contracts, or the types of contracts.", getContract),
}

type listContractsInput struct {
	ClientIDs       idList `json:"client_ids,omitempty" desc:"client ids, comma-separated"`
	ClientName      string `json:"client_name,omitempty" desc:"client by name"`
	ContractTypeIDs idList `json:"contract_type_ids,omitempty" desc:"type ids, comma-separated"`
	Status          string `json:"status,omitempty" desc:"actives, readjust, expired, comma-separated" default:"actives"`
	IncludeDetails  bool   `json:"include_details,omitempty" desc:"no longer needed: details are always shown"`
	paging
}

func listContracts(ctx context.Context, c *call, in *listContractsInput) error {
	n := c.resolving(ctx)
	o := &tiflux.ContractListOptions{
		ListOptions: in.paging.options(), ClientIDs: n.list("client_ids", in.ClientIDs, in.ClientName, n.client),
		ContractTypeIDs: n.capped("contract_type_ids", in.ContractTypeIDs),
	}
	for _, s := range commaList(in.Status) {
		o.Status = append(o.Status, tiflux.ContractStatus(s))
	}
	if n.err != nil {
		return n.err
	}
	p, err := c.client.Contracts.List(ctx, o)
	if err != nil {
		return err
	}
	return showPage(c, p, n.notes(), c.render.Contracts)
}

type getContractInput struct {
	Action       string `json:"action,omitempty" desc:"what to show" enum:"detail,usage,group,types" default:"detail"`
	ContractID   int64  `json:"contract_id,omitempty" desc:"contract id; for group the group's id" min:"1"`
	ContractName string `json:"contract_name,omitempty" desc:"contract by name"`
	clientRef
	BaseDate string `json:"base_date,omitempty" desc:"usage: cycles that began until this day, YYYY-MM-DD; today if left out"`
	paging
}

func (n *names) contract(clientID int64, r ref) int64 {
	return find(n, "contract", r, inScope(clientID, n.set.Contract), func(k tiflux.Contract) (int64, string) { return k.ID, k.Name })
}

func getContract(ctx context.Context, c *call, in *getContractInput) error {
	base, err := parseDate("base_date", in.BaseDate)
	if err != nil {
		return err
	}
	if in.Action == "types" {
		o := in.paging.options()
		p, err := c.client.Contracts.ListTypes(ctx, &o)
		return page(c, p, err, c.render.ContractTypes)
	}
	n := c.resolving(ctx)
	id := n.must(n.contract(n.client(in.clientRef.ref()), ref{in.ContractID, in.ContractName}), "contract")
	if n.err != nil {
		return n.err
	}
	switch in.Action {
	case "usage":
		u, err := c.client.Contracts.GetUsage(ctx, id, &tiflux.ContractUsageOptions{BaseDate: base})
		return record(c, u, err, c.render.ContractUsage)
	case "group":
		g, err := c.client.Contracts.GetGroup(ctx, id)
		return record(c, g, err, c.render.ContractGroup)
	}
	k, err := c.client.Contracts.Get(ctx, id)
	return record(c, k, err, c.render.Contract)
}
