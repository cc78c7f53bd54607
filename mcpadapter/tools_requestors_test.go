package mcpadapter_test

import (
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestRequestorTools(t *testing.T) {
	t.Parallel()
	const create = `"name":"Lia Prado","email":"lia.prado@exemplo.com.br"`
	runTools(t, []toolTest{
		{name: "of all clients", tool: "search_requestor", args: `{"email":"rafael.uchoa@"}`, want: []string{"#30001 Rafael Uchôa", "Padaria Aurora", "fonte:requestors"}, requests: 1},
		{name: "of one client", tool: "search_requestor", args: `{"name":"weber","client_name":"padaria aurora"}`, want: []string{"#30061", "#30241", "fonte:clients/requestors"}, requests: 2},
		{name: "telephone in any notation", tool: "search_requestor", args: `{"telephone":"+55 (47) 98991-5222"}`, want: []string{"#30001"}, requests: 1},
		{name: "telephone as a number", tool: "search_requestor", args: `{"telephone":47989915222}`, want: []string{"#30001"}, requests: 1},
		{name: "only a user has the name", tool: "search_requestor", args: `{"email":"ana.martins@exemplo.com.br"}`, want: []string{"Ana Martins", "estes são usuários", "fonte:users"}, requests: 2},
		{name: "who may not look finds oneself", tool: "search_requestor", args: `{"name":"weber"}`, key: tifluxtest.KeyAttendant, want: []string{"este é o usuário da chave", "fonte:users/me"}, requests: 3},
		{name: "nothing to look for", tool: "search_requestor", args: `{"limit":5}`, isError: true, want: []string{"telephone"}},
		{name: "breaks", tool: "search_requestor", args: `{"name":"a"}`, fail: "listRequestors", isError: true, want: []string{"50004"}, requests: 1},

		{name: "by client", tool: "list_requestors", args: `{"client_name":"padaria aurora","limit":2}`, want: []string{"#30001 Rafael Uchôa", "offset=2"}, requests: 2},
		{name: "custom fields", tool: "list_requestors", args: `{"client_id":4002,"include_entity_fields":true}`, want: []string{"Cargo"}, requests: 1},
		{name: "filtered", tool: "list_requestors", args: `{"client_id":4001,"extension":220,"can_open_ticket":"true"}`, want: []string{"#30121"}, requests: 1},
		{name: "no client", tool: "list_requestors", args: `{"name":"a"}`, isError: true, want: []string{"client_name é obrigatório"}},
		{name: "not permitted", tool: "list_requestors", args: `{"client_id":4001}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},

		{name: "by id", tool: "get_requestor", args: `{"client_id":4001,"requestor_id":30001}`, want: []string{"#30001 Rafael Uchôa"}, requests: 1},
		{name: "by name without a client", tool: "get_requestor", args: `{"requestor_name":"rafael.uchoa@exemplo.com.br","show_entities":true}`, want: []string{"#30001 Rafael Uchôa", "Cargo"}, requests: 2},
		{name: "by name in a client", tool: "get_requestor", args: `{"requestor_name":"rafael uchoa","client_name":"padaria aurora"}`, want: []string{"#30001"}, requests: 3},
		{name: "ambiguous", tool: "get_requestor", args: `{"requestor_name":"weber","client_id":4001}`, isError: true, want: []string{"#30061", "#30241"}, requests: 2},
		{name: "an id without a client", tool: "get_requestor", args: `{"requestor_id":30001}`, isError: true, want: []string{"client_name é obrigatório"}},
		{name: "neither", tool: "get_requestor", args: `{"client_id":4001}`, isError: true, want: []string{"requestor_name é obrigatório"}},
		{name: "absent", tool: "get_requestor", args: `{"client_id":4001,"requestor_id":1}`, isError: true, want: []string{"40401"}, requests: 1},

		{name: "new", tool: "create_requestor", args: `{"client_name":"padaria aurora","telephone":"(47) 99999-0001","extension":12,` + create + `}`, want: []string{"Lia Prado", "(47) 99999-0001", "ramal:12"}, requests: 2},
		{name: "bad number", tool: "create_requestor", args: `{"client_id":4001,"telephone":"12",` + create + `}`, isError: true, want: []string{"42202"}, requests: 1},
		{name: "no address", tool: "create_requestor", args: `{"client_id":4001,"name":"Lia"}`, isError: true, want: []string{`"email" é obrigatório`}},
		{name: "not permitted", tool: "create_requestor", args: `{"client_id":4001,` + create + `}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},

		{name: "renamed", tool: "update_requestor", args: `{"requestor_name":"rafael.uchoa@exemplo.com.br","name":"Rafael Lima","can_open_ticket":false}`, want: []string{"#30001 Rafael Lima", "abre por e-mail:não"}, requests: 2},
		{name: "nothing to change", tool: "update_requestor", args: `{"client_id":4001,"requestor_id":30001}`, isError: true, want: []string{"changes nothing"}},
		{name: "breaks", tool: "update_requestor", args: `{"client_id":4001,"requestor_id":30001,"name":"A"}`, fail: "updateRequestor", isError: true, want: []string{"50004"}, requests: 1},

		{name: "by names", tool: "update_requestor_entities", args: `{"client_id":4001,"requestor_id":30001,"entities":[{"entity_name":"perfil","entity_field_name":"cargo","value":"Gerente"}]}`, want: []string{"Cargo:Gerente"}, requests: 3},
		{name: "unknown field", tool: "update_requestor_entities", args: `{"client_id":4001,"requestor_id":30001,"entities":[{"entity_name":"dados comerciais","entity_field_name":"cargo","value":"a"}]}`, isError: true, want: []string{"entities[0]"}, requests: 1},
		{name: "no values", tool: "update_requestor_entities", args: `{"client_id":4001,"requestor_id":30001}`, isError: true, want: []string{`"entities" é obrigatório`}},
	})
}
