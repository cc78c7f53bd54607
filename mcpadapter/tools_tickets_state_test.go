package mcpadapter_test

import (
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestTicketFileTools(t *testing.T) {
	t.Parallel()
	runTools(t, []toolTest{
		{name: "list", tool: "get_ticket_files", args: `{"ticket_number":10059}`, want: []string{"#900020"}, requests: 1},
		{name: "no ticket", tool: "get_ticket_files", args: `{"ticket_number":99999}`, isError: true, want: []string{"40401"}, requests: 1},
		{name: "two", tool: "upload_ticket_files",
			args: `{"ticket_number":10056,"files_base64":[{"content":"YQ==","filename":"a.txt"},{"content":"Yg","filename":"b.pdf"}]}`,
			want: []string{"a.txt", "b.pdf"}, requests: 1},
		{name: "none", tool: "upload_ticket_files", args: `{"ticket_number":10056,"files_base64":[]}`, isError: true, want: []string{"no mínimo 1"}},
		{name: "bad name", tool: "upload_ticket_files", args: `{"ticket_number":10056,"files_base64":[{"content":"YQ==","filename":"a/b"}]}`,
			isError: true, want: []string{"slashes"}},
		{name: "unknown", tool: "delete_ticket_file", args: `{"ticket_number":10056,"file_id":"1"}`, isError: true, want: []string{"40401"}, requests: 1},
		{name: "done", tool: "delete_ticket_file", args: `{"ticket_number":"10059","file_id":"900020"}`, want: []string{"#900020"}, requests: 1},
	}, aDay)
}

func TestTicketStateTools(t *testing.T) {
	t.Parallel()
	runTools(t, []toolTest{
		{name: "stages", tool: "get_ticket_histories", args: `{"ticket_number":10056,"history_of":0}`, requests: 1},
		{name: "of nothing said", tool: "get_ticket_histories", args: `{"ticket_number":10056}`, requests: 1},
		{name: "appointments", tool: "get_ticket_histories", args: `{"ticket_number":10020,"history_of":"1","operation":"created","limit":5}`, requests: 1},
		{name: "of something else", tool: "get_ticket_histories", args: `{"ticket_number":10056,"history_of":2}`, isError: true, want: []string{"no máximo 1"}},
		{name: "operation", tool: "get_ticket_histories", args: `{"ticket_number":10056,"history_of":1,"operation":"made"}`, isError: true,
			want: []string{"deve ser um de created"}},
		{name: "no ticket", tool: "get_ticket_histories", args: `{"ticket_number":99999,"history_of":0}`, isError: true, want: []string{"40401"}, requests: 1},

		{name: "page", tool: "get_ticket_stages_slas", args: `{"ticket_number":10060,"limit":2}`, want: []string{"offset=2"}, requests: 1},
		{name: "no licence", tool: "get_ticket_stages_slas", args: `{"ticket_number":10060}`, key: tifluxtest.KeyNoLicense, isError: true,
			want: []string{"40304"}, requests: 1},

		{name: "fields and options", tool: "get_ticket_checklists", args: `{"ticket_number":10056}`,
			want: []string{"#851", "Equipamento ligado?", "Leitor | gaveta"}, requests: 1},
		{name: "no ticket", tool: "get_ticket_checklists", args: `{"ticket_number":99999}`, isError: true, want: []string{"40401"}, requests: 1},

		{name: "text", tool: "update_ticket_checklist_item", args: `{"ticket_number":10056,"checklist_id":851,"index":0,"value":"SN-1"}`,
			want: []string{"SN-1"}, requests: 1},
		{name: "number", tool: "update_ticket_checklist_item", args: `{"ticket_number":10056,"checklist_id":851,"index":3,"value":150.5}`,
			want: []string{"150.5"}, requests: 1},
		{name: "clear", tool: "update_ticket_checklist_item", args: `{"ticket_number":10056,"checklist_id":851,"index":4,"value":null}`, requests: 1},
		{name: "options", tool: "update_ticket_checklist_item",
			args: `{"ticket_number":10056,"checklist_id":851,"index":2,"options":[{"id":2,"checked":true},{"id":"1","checked":"false"}]}`,
			want: []string{"☑ Rede", "☐ Impressão"}, requests: 1},
		{name: "neither", tool: "update_ticket_checklist_item", args: `{"ticket_number":10056,"checklist_id":851,"index":2}`, isError: true,
			want: []string{"changes nothing"}},
		{name: "both", tool: "update_ticket_checklist_item",
			args:    `{"ticket_number":10056,"checklist_id":851,"index":2,"value":"a","options":[{"id":"2","checked":true}]}`,
			isError: true, want: []string{"value and options"}},
		{name: "no state", tool: "update_ticket_checklist_item", args: `{"ticket_number":10056,"checklist_id":851,"index":2,"options":[{"id":"2"}]}`,
			isError: true, want: []string{"options[0].checked"}},
		{name: "negative", tool: "update_ticket_checklist_item", args: `{"ticket_number":10056,"checklist_id":851,"index":-1,"value":"a"}`,
			isError: true, want: []string{"no mínimo 0"}},
		{name: "wrong kind", tool: "update_ticket_checklist_item", args: `{"ticket_number":10056,"checklist_id":851,"index":2,"value":"a"}`,
			isError: true, want: []string{"options attribute"}, requests: 1},
		{name: "client of the portal", tool: "update_ticket_checklist_item", args: `{"ticket_number":10056,"checklist_id":851,"index":0,"value":"a"}`,
			key: tifluxtest.KeyClient, isError: true, want: []string{"40301"}, requests: 1},

		// Entities, the fields of the named group, the write: no more than the vendor's.
		{name: "by names", tool: "update_ticket_entities",
			args: `{"ticket_number":10056,"entities":[{"entity_name":"visita","entity_field_name":"custo","value":1234.56},
				{"entity_name":"Visita","entity_field_name":"Data combinada","value":"05/12/2026"}]}`,
			want: []string{"Custo", "1.234,56", "05/12/2026"}, requests: 3},
		{name: "checkbox", tool: "update_ticket_entities",
			args: `{"ticket_number":10056,"entities":[{"entity_name":"Visita","entity_field_name":"Itens conferidos","entity_field_option_name":"cabo","value":true}]}`,
			want: []string{"Cabo"}, requests: 4},
		{name: "all faults at once", tool: "update_ticket_entities",
			args: `{"ticket_number":10056,"entities":[{"entity_name":"Visita","entity_field_name":"Data combinada","value":"12/31/2026"},
				{"entity_name":"Visita","entity_field_name":"Cuzto","value":"1"}]}`,
			isError: true, want: []string{"entities[0]", "YYYY-MM-DD", "entities[1]", "Custo estimado #73"}, requests: 2},
		{name: "none", tool: "update_ticket_entities", args: `{"ticket_number":10056,"entities":[]}`, isError: true, want: []string{"no mínimo 1"}},
		{name: "no value", tool: "update_ticket_entities", args: `{"ticket_number":10056,"entities":[{"entity_field_id":71}]}`, isError: true,
			want: []string{"value is required"}},
		// The type of the field is looked up, so that the value can be checked and put
		// into the API's form; the vendor's server sends it as it is.
		{name: "client of the portal", tool: "update_ticket_entities", args: `{"ticket_number":10056,"entities":[{"entity_field_id":71,"value":"a"}]}`,
			key: tifluxtest.KeyClient, isError: true, want: []string{"40301"}, requests: 3},
	}, aDay)
}
