package tifluxtest

import "slices"

// integration is a tie to another system.
type integration struct {
	id     int
	kind   string
	active bool
	fields map[string]string // nil without any.
}

// sends reports whether messages can be sent through it.
func (in *integration) sends() bool { return in.kind == "gupshup" || in.kind == "whatsapp_cloud" }

var integrationKinds = []string{
	"asaas", "call_center_pabxflex", "call_center_vipsolutions", "contaazul", "github", "gupshup", "jira", "openai",
	"whatsapp_cloud", "zapi",
}

func integrationOperations() []operation {
	return []operation{{
		id: "listIntegrations", method: "GET", path: "/integrations", root: "integration", paged: true,
		query: params{"active": boolean, "_type": oneOf(integrationKinds...)},
		needs: needs{anyOf: []Permission{ManageIntegrations}}, handle: listIntegrations,
	}}
}

func listIntegrations(c *call) (any, *apiError) {
	active := boolFilter(c, "active")
	kind, byKind := queried[string](c, "_type")
	rows := where(c.integrations.all(), func(in *integration) bool { return active(in.active) && (!byKind || in.kind == kind) })
	return listed(c, rows, func(in *integration) integrationListItem {
		return integrationListItem{in.id, in.kind, in.active, in.fields}
	})
}

type integrationListItem struct {
	ID     int               `json:"id"`
	Kind   string            `json:"_type"`
	Active bool              `json:"active"`
	Fields map[string]string `json:"integration_fields"`
}

const firstIntegration = 11

var integrationRows = []integration{
	{kind: "gupshup", active: true, fields: map[string]string{"app_name": "SuporteExemplo", "phonenumber": "5547933330001", "app_id": "app-exemplo-01"}},
	{kind: "whatsapp_cloud", active: true, fields: map[string]string{"app_name": "AtendimentoExemplo", "phonenumber": "5547933330002", "app_id": "app-exemplo-02"}},
	{kind: "whatsapp_cloud", fields: map[string]string{"app_name": "AtendimentoAntigo", "phonenumber": "5547933330003", "app_id": "app-exemplo-03"}},
	{kind: "zapi", active: true, fields: map[string]string{"phonenumber": "5547933330004"}},
	{kind: "jira", active: true, fields: map[string]string{"site": "https://exemplo.atlassian.net"}},
	{kind: "github", active: true, fields: map[string]string{"organization": "exemplo"}},
	{kind: "asaas", active: true, fields: map[string]string{"wallet": "carteira-exemplo"}},
	{kind: "openai"},
	{kind: "call_center_pabxflex"},
}

func (st *state) fillIntegrations() {
	for _, row := range integrationRows {
		row.id = st.integrations.next()
		st.integrations.put(row.id, &row)
	}
}

// integrationFor is the first integration of a kind.
func (st *state) integrationFor(kind string) int {
	at := slices.IndexFunc(st.integrations.rows, func(in *integration) bool { return in.kind == kind })
	if at < 0 {
		return 0
	}
	return st.integrations.rows[at].id
}
