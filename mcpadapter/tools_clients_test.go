package mcpadapter_test

import (
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestClientTools(t *testing.T) {
	t.Parallel()
	runTools(t, []toolTest{
		{name: "part of a name", tool: "search_client", args: `{"client_name":"padaria","limit":2}`, want: []string{"#4001 Padaria Aurora", "offset=2"}, requests: 1},
		{name: "no name", tool: "search_client", args: `{"client_name":" "}`, isError: true, want: []string{"obrigatório e está vazio"}},
		{name: "breaks", tool: "search_client", args: `{"client_name":"a"}`, fail: "listClients", isError: true, want: []string{"50004"}, requests: 1},

		{name: "by CNPJ", tool: "list_clients", args: `{"social_revenue":91299967000171}`, want: []string{"#4002 Mercado do Vale"}, requests: 1},
		{name: "inactive", tool: "list_clients", args: `{"active":"false"}`, want: []string{"inativo"}, requests: 1},
		{name: "portal user sees the own client", tool: "list_clients", args: `{}`, key: tifluxtest.KeyClient, want: []string{"Clientes"}, requests: 1},
		{name: "unknown argument", tool: "list_clients", args: `{"status":true}`, isError: true, want: []string{"é desconhecido"}},

		{name: "by id", tool: "get_client", args: `{"client_id":"4002"}`, want: []string{"#4002 Mercado do Vale", "91.299.967/0001-71", "#101"}, requests: 1},
		{name: "by name", tool: "get_client", args: `{"client_name":"padaria aurora"}`, want: []string{"#4001 Padaria Aurora"}, requests: 2},
		{name: "custom fields", tool: "get_client", args: `{"client_id":4001,"show_entities":true}`, want: []string{"#83 Código interno:Sala 4", "Backup"}, requests: 1},
		{name: "files", tool: "get_client", args: `{"client_id":4001,"show_files":true,"limit":2}`, want: []string{"contrato.pdf", "offset=2"}, requests: 1},
		{name: "both", tool: "get_client", args: `{"client_id":4001,"show_files":true,"show_entities":true}`, isError: true, want: []string{"show_files"}},
		{name: "neither", tool: "get_client", args: `{}`, isError: true, want: []string{"client_name é obrigatório"}},
		{name: "ambiguous", tool: "get_client", args: `{"client_name":"padaria"}`, isError: true, want: []string{"ambíguo", "#4001"}, requests: 2},
		{name: "absent", tool: "get_client", args: `{"client_id":1}`, isError: true, want: []string{"40401"}, requests: 1},
		{name: "not permitted", tool: "get_client", args: `{"client_id":4001}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},

		{name: "by id", tool: "get_client_desks", args: `{"client_id":4002}`, want: []string{"#101 Suporte N1"}, requests: 1},
		{name: "no licence", tool: "get_client_desks", args: `{"client_id":4002}`, key: tifluxtest.KeyNoLicense, isError: true, want: []string{"403"}, requests: 1},
		{name: "neither", tool: "get_client_desks", args: `{"limit":1}`, isError: true, want: []string{"client_name é obrigatório"}},
		{name: "by name", tool: "get_client_technical_groups", args: `{"client_name":"mercado do vale"}`, want: []string{"#2 Desenvolvimento"}, requests: 2},
		{name: "breaks", tool: "get_client_technical_groups", args: `{"client_id":4002}`, fail: "listClientTechnicalGroups", isError: true, want: []string{"50004"}, requests: 1},
	})
}

func TestClientWriteTools(t *testing.T) {
	t.Parallel()
	const create = `"name":"Ótica Central","social":"Ótica Central Ltda"`
	runTools(t, []toolTest{
		{name: "linked by names", tool: "create_client", args: `{` + create + `,"desk_names":"Suporte N1, financeiro","technical_group_names":["suporte"],"billing_report_type":""}`,
			want: []string{"Ótica Central", "#101, #106", "#1"}, requests: 3},
		{name: "linked by ids", tool: "create_client", args: `{` + create + `,"desk_ids":"101,106,101","technical_group_ids":1,"max_agents":"5"}`,
			want: []string{"#101, #106", "máx. agentes:5"}, requests: 1},
		{name: "linked to nothing", tool: "create_client", args: `{` + create + `}`, want: []string{"pode não aparecer"}, requests: 1},
		{name: "number taken", tool: "create_client", args: `{` + create + `,"social_revenue":"91.299.967/0001-71"}`, isError: true, want: []string{"42202"}, requests: 1},
		{name: "no legal name", tool: "create_client", args: `{"name":"Ótica"}`, isError: true, want: []string{"social"}},
		{name: "unknown desk", tool: "create_client", args: `{` + create + `,"desk_names":"astronáutica"}`, isError: true, want: []string{"astronáutica"}, requests: 1},
		{name: "not permitted", tool: "create_client", args: `{` + create + `}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},

		{name: "by name", tool: "update_client", args: `{"client_name":"mercado do vale","name":"Mercado da Serra","anotations":""}`, want: []string{"Mercado da Serra", "Mercado do Vale Ltda"}, requests: 2},
		{name: "unlinked", tool: "update_client", args: `{"client_id":4002,"desk_ids":[]}`, want: []string{"Mesas:-"}, requests: 1},
		{name: "nothing to change", tool: "update_client", args: `{"client_id":4002}`, isError: true, want: []string{"changes nothing"}},
		{name: "bad enum", tool: "update_client", args: `{"client_id":4002,"billing_report_type":"weekly"}`, isError: true, want: []string{"synthetic"}},
		{name: "breaks", tool: "update_client", args: `{"client_id":4002,"status":true}`, fail: "updateClient", isError: true, want: []string{"50004"}, requests: 1},

		{name: "by names", tool: "update_client_entities", args: `{"client_id":4002,"entities":[{"entity_name":"dados comerciais","entity_field_name":"código interno","value":7}]}`,
			want: []string{"Código interno:7"}, requests: 3},
		{name: "unknown field", tool: "update_client_entities", args: `{"client_id":4002,"entities":[{"entity_field_name":"signo","value":"leão"}]}`,
			isError: true, want: []string{"entities[0]", "no entity field"}, requests: 2},
		{name: "none", tool: "update_client_entities", args: `{"client_id":4002,"entities":[]}`, isError: true, want: []string{"no mínimo 1 itens"}},

		{name: "invited", tool: "create_client_user", args: `{"client_name":"mercado do vale","name":"Lia Prado","email":"lia.prado@exemplo.com.br","extension":"210","telephone":47999990000}`,
			want: []string{"Lia Prado", "lia.prado@exemplo.com.br"}, requests: 2},
		{name: "address taken", tool: "create_client_user", args: `{"client_id":4002,"name":"Ana","email":"ana.martins@exemplo.com.br"}`, isError: true, want: []string{"42202"}, requests: 1},
		{name: "bad extension", tool: "create_client_user", args: `{"client_id":4002,"name":"Lia","email":"lia@exemplo.com.br","extension":10000}`, isError: true, want: []string{"no máximo 9999"}},

		{name: "domain", tool: "add_client_email_permission", args: `{"client_id":4002,"address":"@mercado.exemplo.com.br"}`, want: []string{"mercado.exemplo.com.br", "domínio"}, requests: 1},
		{name: "no address", tool: "add_client_email_permission", args: `{"client_id":4002,"address":"exemplo.com.br"}`, isError: true, want: []string{"@exemplo.com.br"}},
		{name: "not permitted", tool: "add_client_email_permission", args: `{"client_id":4002,"address":"@exemplo.com.br"}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},

		{name: "file", tool: "upload_client_file", args: `{"client_name":"mercado do vale","content":"aGVsbG8=","filename":"planta.txt","action":"sendMessage"}`, want: []string{"planta.txt"}, requests: 2},
		{name: "logo", tool: "upload_client_file", args: `{"client_id":4002,"action":"logo","content":"iVBORw0KGgo=","filename":"logo.png"}`, want: []string{"#4002", "logo"}, requests: 1},
		{name: "no base64", tool: "upload_client_file", args: `{"client_id":4002,"content":"@@","filename":"a.txt"}`, isError: true, want: []string{"não é base64"}},
		{name: "neither", tool: "upload_client_file", args: `{"client_id":4002,"action":"icon","content":"aGVsbG8=","filename":"a.txt"}`, isError: true, want: []string{"file, logo"}},
		{name: "not permitted", tool: "upload_client_file", args: `{"client_id":4002,"content":"aGVsbG8=","filename":"a.txt"}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},
	})
}

func TestClientAddressTools(t *testing.T) {
	t.Parallel()
	const create = `"cep":"89201-100","city":"Joinville","neighborhood":"Centro","state":"SC","street":"Rua das Flores"`
	runTools(t, []toolTest{
		{name: "by name", tool: "list_client_addresses", args: `{"client_name":"padaria aurora"}`, want: []string{"#80001 Alameda dos Ipês, 507"}, requests: 2},
		{name: "not permitted", tool: "list_client_addresses", args: `{"client_id":4001}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},
		{name: "one", tool: "get_client_address", args: `{"client_id":4001,"id":80002}`, want: []string{"Sala 6"}, requests: 1},
		{name: "of another client", tool: "get_client_address", args: `{"client_id":4002,"id":80002}`, isError: true, want: []string{"40401"}, requests: 1},
		{name: "no id", tool: "get_client_address", args: `{"client_id":4002}`, isError: true, want: []string{`"id" é obrigatório`}},
		{name: "new", tool: "create_client_address", args: `{"client_name":"padaria aurora","number":"12",` + create + `}`, want: []string{"Rua das Flores, 12"}, requests: 2},
		{name: "without a number", tool: "create_client_address", args: `{"client_id":4001,` + create + `}`, isError: true, want: []string{`"number" é obrigatório`}},
		{name: "breaks", tool: "create_client_address", args: `{"client_id":4001,"number":0,` + create + `}`, fail: "createClientAddress", isError: true, want: []string{"50004"}, requests: 1},
		{name: "moved", tool: "update_client_address", args: `{"client_id":4001,"id":80002,"number":7,"complement":""}`, want: []string{", 7"}, requests: 1},
		{name: "nothing to change", tool: "update_client_address", args: `{"client_id":4001,"id":80002,"city":""}`, isError: true, want: []string{"changes nothing"}},
		{name: "gone", tool: "delete_client_address", args: `{"client_id":4001,"id":80002}`, want: []string{"80002", "Excluído"}, requests: 1},
		{name: "no client", tool: "delete_client_address", args: `{"id":80002}`, isError: true, want: []string{"client_name é obrigatório"}},
	})
}

func TestClientContactTools(t *testing.T) {
	t.Parallel()
	const create = `"use":"Commercial","owner":"Lia Prado","email":"lia.prado@exemplo.com.br"`
	runTools(t, []toolTest{
		{name: "by name", tool: "list_client_contacts", args: `{"client_name":"padaria aurora","limit":1}`, want: []string{"#85001 Tiago Weber", "offset=2"}, requests: 2},
		{name: "not permitted", tool: "list_client_contacts", args: `{"client_id":4001}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},
		{name: "one", tool: "get_client_contact", args: `{"client_id":4001,"id":"#85002"}`, want: []string{"Beatriz Teixeira", "Pessoal"}, requests: 1},
		{name: "absent", tool: "get_client_contact", args: `{"client_id":4001,"id":1}`, isError: true, want: []string{"40401"}, requests: 1},
		{name: "new", tool: "create_client_contact", args: `{"client_id":4001,"number":47999990001,` + create + `}`, want: []string{"Lia Prado", "(47) 99999-0001"}, requests: 1},
		{name: "bad number", tool: "create_client_contact", args: `{"client_id":4001,"number":"12",` + create + `}`, isError: true, want: []string{"42202"}, requests: 1},
		{name: "without an owner", tool: "create_client_contact", args: `{"client_id":4001,"number":"12","use":"Personal","email":"a@exemplo.com.br"}`, isError: true, want: []string{`"owner" é obrigatório`}},
		{name: "renamed", tool: "update_client_contact", args: `{"client_name":"padaria aurora","id":85002,"owner":"Beatriz Lima","use":"Commercial"}`, want: []string{"Beatriz Lima", "Comercial"}, requests: 2},
		{name: "nothing to change", tool: "update_client_contact", args: `{"client_id":4001,"id":85002}`, isError: true, want: []string{"changes nothing"}},
		{name: "gone", tool: "delete_client_contact", args: `{"client_id":4001,"id":85002}`, want: []string{"85002", "Excluído"}, requests: 1},
		{name: "breaks", tool: "delete_client_contact", args: `{"client_id":4001,"id":85002}`, fail: "deleteClientContact", isError: true, want: []string{"50004"}, requests: 1},
	})
}
