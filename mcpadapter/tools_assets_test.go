package mcpadapter_test

import (
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestContractTools(t *testing.T) {
	t.Parallel()
	runTools(t, []toolTest{
		{name: "of a client", tool: "list_contracts", args: `{"client_name":"padaria aurora"}`, want: []string{"#2201 Contrato de horas"}, requests: 2},
		{name: "by state", tool: "list_contracts", args: `{"status":"expired, readjust","include_details":true}`, want: []string{"Contratos"}, requests: 1},
		{name: "not permitted", tool: "list_contracts", args: `{}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},
		{name: "one", tool: "get_contract", args: `{"contract_id":2201}`, want: []string{"#2201"}, requests: 1},
		{name: "usage", tool: "get_contract", args: `{"action":"usage","contract_id":2201,"base_date":"01/11/2026"}`, want: []string{"2201"}, requests: 1},
		{name: "bad day", tool: "get_contract", args: `{"action":"usage","contract_id":2201,"base_date":"november"}`, isError: true, want: []string{"2026-03-10"}},
		{name: "types", tool: "get_contract", args: `{"action":"types"}`, want: []string{"Banco de horas"}, requests: 1},
		{name: "neither", tool: "get_contract", args: `{}`, isError: true, want: []string{"contract_name"}},
		{name: "breaks", tool: "get_contract", args: `{"contract_id":2201}`, fail: "getContract", isError: true, want: []string{"50004"}, requests: 1},
	})
}

func TestAssetTools(t *testing.T) {
	t.Parallel()
	runTools(t, []toolTest{
		{name: "of a client", tool: "list_equipments", args: `{"client_id":4003}`, want: []string{"PC-1058"}, requests: 1},
		{name: "breaks", tool: "list_equipments", args: `{}`, fail: "listEquipments", isError: true, want: []string{"50004"}, requests: 1},
		{name: "id", tool: "get_equipment", args: `{"equipment_id":60002}`, want: []string{"#60002 PC-1058"}, requests: 1},
		{name: "name in a client", tool: "get_equipment", args: `{"equipment_name":"PC-1058","client_id":4003}`, want: []string{"#60002 PC-1058"}, requests: 2},
		{name: "absent", tool: "get_equipment", args: `{"equipment_id":1}`, isError: true, want: []string{"40401"}, requests: 1},
		{name: "new", tool: "create_equipment", args: `{"name":"PC-1","client_name":"padaria aurora","equipment_type_id":"1","acquisition_date":"2026-01-10"}`, want: []string{"PC-1"}, requests: 2},
		{name: "bad day", tool: "create_equipment", args: `{"name":"PC-1","client_id":4001,"equipment_type_id":1,"acquisition_date":"ontem"}`, isError: true, want: []string{"acquisition_date"}},
		{name: "not permitted", tool: "create_equipment", args: `{"name":"PC-1","client_id":4001,"equipment_type_id":1}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"403"}, requests: 1},
		{name: "renamed", tool: "update_equipment", args: `{"equipment_id":60002,"name":"PC-1059"}`, want: []string{"PC-1059"}, requests: 1},
		{name: "nothing to change", tool: "update_equipment", args: `{"equipment_id":60002}`, isError: true, want: []string{"changes nothing"}},
		{name: "software", tool: "list_equipment_softwares", args: `{"equipment_id":60002}`, want: []string{"("}, requests: 1},
		{name: "groups", tool: "list_equipment_groups", args: `{"client_name":"padaria aurora"}`, want: []string{"Padaria Aurora"}, requests: 2},
		{name: "types", tool: "list_equipment_types", args: `{"name":"note"}`, want: []string{"Notebook"}, requests: 1},
	})
}

func TestAdminTools(t *testing.T) {
	t.Parallel()
	runTools(t, []toolTest{
		{name: "technical groups", tool: "list_groups", args: `{"action":"technical_groups"}`, want: []string{"Desenvolvimento"}, requests: 1},
		{name: "one by name", tool: "list_groups", args: `{"action":"technical_group","technical_group_name":"campo"}`, want: []string{"#5 Campo"}, requests: 2},
		{name: "its users", tool: "list_groups", args: `{"action":"technical_group_users","id":1}`, want: []string{"@exemplo.com.br"}, requests: 1},
		{name: "its clients", tool: "list_groups", args: `{"action":"technical_group_clients","id":1}`, want: []string{"Clientes"}, requests: 1},
		{name: "its desks", tool: "list_groups", args: `{"action":"technical_group_desks","id":1}`, want: []string{"Mesas"}, requests: 1},
		{name: "role groups", tool: "list_groups", args: `{"action":"role_groups"}`, want: []string{"Coordenação"}, requests: 1},
		{name: "one role group", tool: "list_groups", args: `{"action":"role_group","id":2}`, want: []string{"Atendente"}, requests: 1},
		{name: "its users", tool: "list_groups", args: `{"action":"role_group_users","id":2}`, want: []string{"Usuários"}, requests: 1},
		{name: "its groups", tool: "list_groups", args: `{"action":"role_group_technical_groups","id":2}`, want: []string{"Grupos"}, requests: 1},
		{name: "which?", tool: "list_groups", args: `{"action":"role_group"}`, isError: true, want: []string{"id"}},
		{name: "which?", tool: "list_groups", args: `{"action":"technical_group"}`, isError: true, want: []string{"technical_group_name"}},
		{name: "not permitted", tool: "list_groups", args: `{"action":"role_groups"}`, key: tifluxtest.KeyClient, isError: true, want: []string{"403"}, requests: 1},

		{name: "article", tool: "delete_record", args: `{"action":"knowledge","id":601}`, want: []string{"601"}, requests: 1},
		{name: "requestor that is not the client's", tool: "delete_record", args: `{"action":"requestor","id":1,"client_name":"padaria aurora"}`, isError: true, want: []string{"40401"}, requests: 2},
		{name: "file that is not there", tool: "delete_record", args: `{"action":"client_file","id":1,"client_id":4001}`, isError: true, want: []string{"40401"}, requests: 1},
		{name: "logo", tool: "delete_record", args: `{"action":"client_logo","client_id":4001}`, want: []string{"4001"}, requests: 1},
		{name: "no id", tool: "delete_record", args: `{"action":"requestor","client_id":4001}`, isError: true, want: []string{"obrigatório"}},
		{name: "no client", tool: "delete_record", args: `{"action":"client_logo"}`, isError: true, want: []string{"client_name"}},
	})
}
