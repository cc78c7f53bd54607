package mcpadapter_test

import (
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestCustomFieldTools(t *testing.T) {
	t.Parallel()
	runTools(t, []toolTest{
		{name: "of tickets", tool: "list_entities", args: `{"applied_in":"ticket","active":true}`, want: []string{"Visita"}, requests: 1},
		{name: "no such kind", tool: "list_entities", args: `{"applied_in":"tickets"}`, isError: true, want: []string{"deve ser um de ticket"}},
		{name: "by name", tool: "list_entity_fields", args: `{"entity_name":"visita"}`, want: []string{"Itens conferidos"}, requests: 2},
		{name: "no group", tool: "list_entity_fields", args: `{}`, isError: true, want: []string{"entity_name"}},
		{name: "absent", tool: "list_entity_fields", args: `{"entity_id":999}`, isError: true, want: []string{"40401"}, requests: 1},
		{name: "field without group", tool: "list_entity_field_options", args: `{"entity_field_name":"turno"}`, isError: true, want: []string{"entity_name"}},
		{name: "breaks", tool: "list_entities", args: `{}`, fail: "listEntities", isError: true, want: []string{"50004"}, requests: 1},

		{name: "new group", tool: "save_custom_field", args: `{"action":"create_entity","name":"Entrega","applied_in":"ticket"}`, want: []string{"Criado", "Entrega"}, requests: 1},
		{name: "new group of desks", tool: "save_custom_field", args: `{"action":"create_entity","name":"Entrega","applied_in":"ticket","desk_ids":[102],"desk_names":["suporte n1"]}`, want: []string{"Entrega", "Mesas:#102, #101"}, requests: 2},
		{name: "group of no desk", tool: "save_custom_field", args: `{"action":"create_entity","name":"Entrega","applied_in":"ticket","desk_names":["astronomia"]}`, isError: true, want: []string{"astronomia"}, requests: 1},
		{name: "group switched off", tool: "save_custom_field", args: `{"action":"update_entity","entity_id":16,"active":false}`, want: []string{"Visita"}, requests: 1},
		{name: "new field", tool: "save_custom_field", args: `{"action":"create_field","entity_name":"visita","name":"Portão","field_type":"single_select","options":["A","B"]}`, want: []string{"Portão"}, requests: 2},
		{name: "option by path", tool: "save_custom_field", args: `{"action":"update_option","entity_name":"visita","entity_field_name":"modulo","option_name":"estoqe","name":"Almoxarifado"}`, want: []string{"Almoxarifado"}, requests: 4},
		{name: "no option", tool: "save_custom_field", args: `{"action":"update_option","entity_field_id":1,"name":"Cedo"}`, isError: true, want: []string{"option_name é obrigatório"}},
		{name: "no such action", tool: "save_custom_field", args: `{"action":"delete"}`, isError: true, want: []string{"deve ser um de create_entity"}},
		{name: "not permitted", tool: "save_custom_field", args: `{"action":"create_entity","name":"Entrega","applied_in":"ticket"}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},
	})
}

func TestKnowledgeTools(t *testing.T) {
	t.Parallel()
	runTools(t, []toolTest{
		{name: "search", tool: "list_knowledges", args: `{"search":"vpn"}`, want: []string{"Como configurar a VPN"}, requests: 1},
		{name: "folder by name", tool: "list_knowledges", args: `{"knowledge_folder_names":["boas vindas"]}`, want: []string{"Artigos (8"}, requests: 2},
		{name: "breaks", tool: "list_knowledges", args: `{}`, fail: "listKnowledges", isError: true, want: []string{"50004"}, requests: 1},
		{name: "one", tool: "get_knowledge", args: `{"knowledge_id":601}`, want: []string{"Como configurar a VPN"}, requests: 1},
		{name: "absent", tool: "get_knowledge", args: `{"knowledge_id":999}`, isError: true, want: []string{"40401"}, requests: 1},
		{name: "new", tool: "create_knowledge", args: `{"title":"Scanner","description":"**Ligue** o scanner","knowledge_folder_ids":15,"private":false}`, want: []string{"Scanner"}, requests: 1},
		{name: "new for readers by name", tool: "create_knowledge",
			args: `{"title":"Scanner","description":"a","knowledge_folder_names":["boas vindas"],"private":true,"client_names":["padaria aurora"],"technical_group_names":"infraestrutura"}`,
			want: []string{"Scanner", "Clientes:#4001", "Grupos téc.:#3"}, requests: 4},
		{name: "reader unknown", tool: "create_knowledge", args: `{"title":"Scanner","description":"a","knowledge_folder_ids":15,"client_names":["astronomia"]}`, isError: true, want: []string{"astronomia"}, requests: 2},
		{name: "no folder", tool: "create_knowledge", args: `{"title":"Scanner","description":"a"}`, isError: true, want: []string{"knowledge_folder_names"}},
		{name: "not permitted", tool: "create_knowledge", args: `{"title":"a","description":"b","knowledge_folder_ids":[15]}`, key: tifluxtest.KeyAttendant, isError: true, want: []string{"403"}, requests: 1},
		{name: "all", tool: "list_knowledge_folders", args: `{}`, want: []string{"Rede e VPN"}, requests: 1},
		{name: "one by name", tool: "list_knowledge_folders", args: `{"knowledge_folder_name":"rede vpn"}`, want: []string{"Rede e VPN", "Troca de switch"}, requests: 2},
		{name: "article", tool: "save_knowledge", args: `{"action":"update_article","knowledge_id":601,"title":"VPN"}`, want: []string{"VPN"}, requests: 1},
		{name: "article moved by name", tool: "save_knowledge", args: `{"action":"update_article","knowledge_id":601,"private":true,"knowledge_folder_names":["boas vindas"],"client_names":["padaria aurora"]}`, want: []string{"Clientes:#4001"}, requests: 3},
		{name: "article for nobody", tool: "save_knowledge", args: `{"action":"update_article","knowledge_id":601,"client_ids":[],"technical_group_ids":[]}`, want: []string{"VPN"}, requests: 1},
		{name: "no article", tool: "save_knowledge", args: `{"action":"update_article","title":"VPN"}`, isError: true, want: []string{"above zero"}},
		{name: "new folder", tool: "save_knowledge", args: `{"action":"create_folder","title":"Telefonia"}`, want: []string{"Telefonia"}, requests: 1},
		{name: "folder by name", tool: "save_knowledge", args: `{"action":"update_folder","knowledge_folder_name":"boas-vindas","title":"Chegada"}`, want: []string{"Chegada"}, requests: 2},
	})
}
