package mcpadapter_test

import (
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestUserTools(t *testing.T) {
	t.Parallel()
	const create = `"name":"Lia Prado","email":"lia.prado@exemplo.com.br"`
	runTools(t, []toolTest{
		{name: "accents do not count", tool: "search_user", args: `{"name":"cesar nogueira"}`, want: []string{"#519 César Nogueira", "fonte:users"}, requests: 1},
		{name: "part of an address", tool: "search_user", args: `{"name":"katia.uchoa"}`, want: []string{"#517", "#541"}, requests: 1},
		{name: "second page", tool: "search_user", args: `{"name":"a","limit":10,"offset":2}`, want: []string{"pág 2/5", "total 42"}, requests: 1},
		{name: "a far page", tool: "search_user", args: `{"name":"a","offset":9007199254740991}`, want: []string{"Usuários"}, requests: 1},
		{name: "of a type", tool: "search_user", args: `{"name":"a","type":"client","active":true}`, want: []string{"#504 Paulo Reis"}, requests: 1},
		{name: "who may not see users finds attendants", tool: "search_user", args: `{"name":"cesar"}`, key: tifluxtest.KeyAttendant, want: []string{"#519 César Nogueira", "fonte:technical-users"}, requests: 2},
		{name: "but no portal users", tool: "search_user", args: `{"name":"paulo","type":"client"}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},
		{name: "who may see nobody", tool: "search_user", args: `{"name":"cesar"}`, key: tifluxtest.KeyNoLicense, isError: true, want: []string{"403"}, requests: 4},
		{name: "no name", tool: "search_user", args: `{"type":"admin"}`, isError: true, want: []string{`"name" é obrigatório`}},
		{name: "breaks", tool: "search_user", args: `{"name":"a"}`, fail: "listUsers", isError: true, want: []string{"50004"}, requests: 1},

		{name: "of a desk and a client", tool: "search_technical_user", args: `{"desk_name":"financeiro","client_name":"padaria aurora","name":"a"}`, want: []string{"Atendentes"}, requests: 3},
		{name: "no licence", tool: "search_technical_user", args: `{}`, key: tifluxtest.KeyNoLicense, isError: true, want: []string{"40304"}, requests: 1},

		{name: "oneself", tool: "get_user", args: `{}`, key: tifluxtest.KeyAttendant, want: []string{"#502 Bruno Carvalho"}, requests: 1},
		{name: "by id", tool: "get_user", args: `{"id":519}`, want: []string{"#519 César Nogueira"}, requests: 1},
		{name: "by name", tool: "get_user", args: `{"user_name":"césar nogueira"}`, want: []string{"#519"}, requests: 2},
		{name: "not permitted", tool: "get_user", args: `{"id":519}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},
		{name: "bad id", tool: "get_user", args: `{"id":0}`, isError: true, want: []string{"no mínimo 1"}},

		{name: "invited", tool: "create_user", args: `{"technical_group_name":"suporte","tickets_license":"true","api_license":false,` + create + `}`, want: []string{"Lia Prado", "API:não"}, requests: 2},
		{name: "without a licence", tool: "create_user", args: `{"technical_group_id":1,"api_license":true,` + create + `}`, isError: true, want: []string{"whatsapp_license"}},
		{name: "without a group", tool: "create_user", args: `{"tickets_license":true,` + create + `}`, isError: true, want: []string{"technical_group_name é obrigatório"}},
		{name: "address taken", tool: "create_user", args: `{"technical_group_id":1,"tickets_license":true,"name":"Ana","email":"ana.martins@exemplo.com.br"}`, isError: true, want: []string{"42202"}, requests: 1},
		{name: "not permitted", tool: "create_user", args: `{"technical_group_id":1,"tickets_license":true,` + create + `}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},

		{name: "renamed and moved", tool: "update_user", args: `{"user_name":"césar nogueira","name":"César Lima","technical_group_name":"campo","extension":"10"}`, want: []string{"#519 César Lima", "#5", "ramal:10"}, requests: 3},
		{name: "new address waits", tool: "update_user", args: `{"id":519,"email":"cesar.lima@exemplo.com.br"}`, want: []string{"enviada para cesar.lima@exemplo.com.br"}, requests: 1},
		{name: "clients of a portal user", tool: "update_user", args: `{"id":504,"client_names":["padaria aurora","mercado do vale"]}`, want: []string{"#4001, #4002"}, requests: 3},
		{name: "licences of a portal user", tool: "update_user", args: `{"id":504,"api_license":true}`, isError: true, want: []string{"40302"}, requests: 1},
		{name: "who?", tool: "update_user", args: `{"name":"César"}`, isError: true, want: []string{"user_name é obrigatório"}},
		{name: "nothing to change", tool: "update_user", args: `{"id":519}`, isError: true, want: []string{"changes nothing"}},
		{name: "breaks", tool: "update_user", args: `{"id":519,"active":false}`, fail: "updateUser", isError: true, want: []string{"50004"}, requests: 1},

		{name: "own telephone", tool: "update_profile", args: `{"telephone":47999990009,"extension":7}`, key: tifluxtest.KeyAttendant, want: []string{"#502 Bruno Carvalho", "(47) 99999-0009", "ramal:7"}, requests: 1},
		{name: "bad number", tool: "update_profile", args: `{"telephone":"12"}`, isError: true, want: []string{"42202"}, requests: 1},
		{name: "nothing to change", tool: "update_profile", args: `{}`, isError: true, want: []string{"changes nothing"}},
		{name: "somebody else", tool: "update_profile", args: `{"id":519,"name":"A"}`, isError: true, want: []string{"é desconhecido"}},
	})
}
