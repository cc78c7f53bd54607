package mcpadapter_test

import (
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestDeskTools(t *testing.T) {
	t.Parallel()
	runTools(t, []toolTest{
		{name: "active", tool: "list_desks", args: `{}`, want: []string{"Dev - Cansados", "Comunicação"}, requests: 1},
		{name: "inactive", tool: "list_desks", args: `{"active":false}`, want: []string{"Mesas"}, requests: 1},
		{name: "breaks", tool: "list_desks", args: `{}`, fail: "listDesks", isError: true, want: []string{"50004"}, requests: 1},

		{name: "id", tool: "get_desk", args: `{"desk_id":103}`, want: []string{"#103 Dev - Cansados"}, requests: 1},
		{name: "name", tool: "get_desk", args: `{"desk_name":"cansados"}`, want: []string{"#103 Dev - Cansados"}, requests: 2},
		{name: "ambiguous", tool: "get_desk", args: `{"desk_name":"infra redes"}`, isError: true, want: []string{"Infra - Redes SP", "Infra - Redes SC"}, requests: 1},
		{name: "neither", tool: "get_desk", args: `{}`, isError: true, want: []string{"desk_id", "desk_name"}},
		{name: "absent", tool: "get_desk", args: `{"desk_id":999}`, isError: true, want: []string{"40401"}, requests: 1},

		{name: "of a desk", tool: "search_stage", args: `{"desk_name":"cansados"}`, want: []string{"A fazer", "Homologação"}, requests: 2},
		{name: "by name", tool: "search_stage", args: `{"desk_id":103,"stage_name":"homologacao"}`, want: []string{"Estágios (1)", "Homologação"}, requests: 1},
		{name: "no desk", tool: "search_stage", args: `{}`, isError: true, want: []string{"desk_name"}},

		{name: "all", tool: "list_desk_priorities", args: `{"desk_id":103}`, want: []string{"Crítica", "Baixa"}, requests: 1},
		{name: "by name", tool: "list_desk_priorities", args: `{"desk_id":103,"priority_name":"media"}`, want: []string{"Prioridades (1)", "Média"}, requests: 1},
		{name: "by a name that fits none", tool: "list_desk_priorities", args: `{"desk_id":103,"priority_name":"urgentíssima"}`, want: []string{"Prioridades (0)"}, requests: 1},
		{name: "past the last page", tool: "list_desk_priorities", args: `{"desk_id":103,"priority_name":"media","offset":9007199254740991}`, requests: 1, want: []string{"Prioridades (0"}},

		{name: "of a desk", tool: "list_desk_services_catalogs", args: `{"desk_name":"Suporte N1"}`, want: []string{"Infraestrutura"}, requests: 2},
		{name: "by name", tool: "list_desk_services_catalogs", args: `{"desk_id":101,"catalog_name":"infra"}`, want: []string{"#91 Infraestrutura"}, requests: 1},

		{name: "search", tool: "search_catalog_item", args: `{"desk_id":101,"search":"vpn"}`, want: []string{"Configuração de VPN", "Redes"}, requests: 1},
		{name: "misspelt", tool: "search_catalog_item", args: `{"desk_id":101,"catalog_item_name":"configurasao vpn"}`, want: []string{"Configuração de VPN"}, requests: 1},
		{name: "area", tool: "search_catalog_item", args: `{"desk_id":101,"area_id":802}`, want: []string{"Expansão de disco"}, requests: 1},

		{name: "all", tool: "list_departments", args: `{}`, want: []string{"Ouvidoria"}, requests: 1},
		{name: "by name", tool: "list_departments", args: `{"name":"suporte"}`, want: []string{"(1)", "Suporte"}, requests: 1},
		{name: "breaks", tool: "list_departments", args: `{}`, fail: "listDepartments", isError: true, want: []string{"50004"}, requests: 1},
	})
}

func TestCatalogTools(t *testing.T) {
	t.Parallel()
	runTools(t, []toolTest{
		{name: "all", tool: "list_services_catalogs", args: `{}`, want: []string{"#91 Infraestrutura"}, requests: 1},
		{name: "breaks", tool: "list_services_catalogs", args: `{}`, fail: "listServicesCatalogs", isError: true, want: []string{"50004"}, requests: 1},
		{name: "new", tool: "create_services_catalog", args: `{"name":"Telefonia"}`, want: []string{"Criado", "Telefonia"}, requests: 1},
		{name: "taken", tool: "create_services_catalog", args: `{"name":"Infraestrutura"}`, isError: true, want: []string{"422"}, requests: 1},
		{name: "not permitted", tool: "create_services_catalog", args: `{"name":"Telefonia"}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},
		{name: "renamed", tool: "update_services_catalog", args: `{"id":91,"name":"Infra"}`, want: []string{"Infra"}, requests: 1},

		{name: "renamed by name", tool: "update_services_catalog", args: `{"services_catalog_name":"infraestrutura","name":"Infra"}`, want: []string{"#91 Infra"}, requests: 2},
		{name: "neither", tool: "update_services_catalog", args: `{"name":"Infra"}`, isError: true, want: []string{"services_catalog_name é obrigatório"}},
		{name: "by name", tool: "list_services_catalog_areas", args: `{"services_catalog_name":"infraestrutura"}`, want: []string{"Redes", "Servidores"}, requests: 2},
		{name: "no catalog", tool: "list_services_catalog_areas", args: `{}`, isError: true, want: []string{"services_catalog_name"}},
		{name: "new", tool: "create_services_catalog_area", args: `{"services_catalog_id":91,"name":"Nuvem"}`, want: []string{"Nuvem"}, requests: 1},
		{name: "renamed", tool: "update_services_catalog_area", args: `{"services_catalog_id":91,"id":801,"name":"Rede"}`, want: []string{"Rede"}, requests: 1},

		{name: "renamed by name", tool: "update_services_catalog_area", args: `{"services_catalog_name":"infraestrutura","area_name":"redes","name":"Rede"}`, want: []string{"#801 Rede"}, requests: 3},
		{name: "neither", tool: "update_services_catalog_area", args: `{"services_catalog_id":91,"name":"Rede"}`, isError: true, want: []string{"area_name é obrigatório"}},
		{name: "by path", tool: "list_services_catalog_items", args: `{"services_catalog_name":"infraestrutura","area_name":"redes"}`, want: []string{"Troca de switch"}, requests: 3},
		{name: "area without catalog", tool: "list_services_catalog_items", args: `{"area_name":"redes"}`, isError: true, want: []string{"services_catalog_name"}},
		{name: "no area", tool: "list_services_catalog_items", args: `{"services_catalog_id":91}`, isError: true, want: []string{"services_catalogs_area_id"}},
		{name: "new", tool: "create_services_catalog_item", args: `{"services_catalogs_area_id":801,"name":"Cabo","start_time":"4:00","end_time":"120:00"}`, want: []string{"Cabo"}, requests: 1},
		{name: "ends before it starts", tool: "create_services_catalog_item", args: `{"services_catalogs_area_id":801,"name":"Cabo","start_time":"4:00","end_time":"2:00"}`, isError: true, want: []string{"menor que start_time"}},
		{name: "no time", tool: "update_services_catalog_item", args: `{"services_catalogs_area_id":801,"id":7001,"start_time":"soon"}`, isError: true, want: []string{"4:00"}},
		{name: "changed", tool: "update_services_catalog_item", args: `{"services_catalogs_area_id":801,"id":7001,"end_time":"30:00"}`, want: []string{"30h"}, requests: 1},
		{name: "changed by path", tool: "update_services_catalog_item", args: `{"services_catalog_id":91,"area_name":"redes","catalog_item_name":"troca switch","end_time":"30:00"}`, want: []string{"#7001", "30h"}, requests: 3},
		{name: "neither", tool: "update_services_catalog_item", args: `{"services_catalogs_area_id":801,"end_time":"30:00"}`, isError: true, want: []string{"catalog_item_name é obrigatório"}},
		{name: "nothing to change", tool: "update_services_catalog_item", args: `{"services_catalogs_area_id":801,"id":7001}`, isError: true, want: []string{"changes nothing"}},

		{name: "told what goes with it", tool: "delete_services_catalog", args: `{"id":91}`, isError: true, want: []string{"cascade", "2 áreas (Redes, Servidores) e 5 itens"}, requests: 3},
		{name: "agreed", tool: "delete_services_catalog", args: `{"id":91,"cascade":true}`, want: []string{"91"}, requests: 1},
		{name: "absent", tool: "delete_services_catalog", args: `{"id":999}`, isError: true, want: []string{"40401"}, requests: 1},
		{name: "told what goes with it", tool: "delete_services_catalog_area", args: `{"services_catalog_id":91,"id":801}`, isError: true, want: []string{"3 itens"}, requests: 1},
		{name: "agreed", tool: "delete_services_catalog_area", args: `{"services_catalog_id":91,"id":801,"cascade":true}`, want: []string{"801"}, requests: 1},
		{name: "deleted", tool: "delete_services_catalog_item", args: `{"services_catalogs_area_id":801,"id":7001}`, want: []string{"7001"}, requests: 1},
	})
}
