package mcpadapter_test

import (
	"strings"
	"testing"
	"time"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// aDay makes an account whose records are the same on every day that tests run.
// #10056 is open, on a desk without appointments.
var aDay = tifluxtest.Clock(func() time.Time { return time.Date(2026, time.November, 26, 15, 0, 0, 0, time.UTC) })

func TestAnswerTools(t *testing.T) {
	t.Parallel()
	runTools(t, []toolTest{
		{name: "Markdown", tool: "create_ticket_answer", args: `{"ticket_number":"10056","text":"Vamos **ver**","with_signature":true}`,
			want: []string{"Resposta #500145", "Vamos ver"}, requests: 1},
		{name: "file", tool: "create_ticket_answer", args: `{"ticket_number":10056,"text":"a","files_base64":[{"content":"YQ==","filename":"a.txt"}]}`,
			want: []string{"a.txt"}, requests: 1},
		{name: "closed ticket", tool: "create_ticket_answer", args: `{"ticket_number":10058,"text":"a"}`, isError: true,
			want: []string{"closed ticket"}, requests: 1},
		{name: "no text", tool: "create_ticket_answer", args: `{"ticket_number":10056,"text":""}`, isError: true, want: []string{`"text"`}},
		{name: "broken file", tool: "create_ticket_answer", args: `{"ticket_number":10056,"text":"a","files_base64":[{"content":"@","filename":"a"}]}`,
			isError: true, want: []string{"files_base64[0].content", "base64"}},
		{name: "eleven files", tool: "create_ticket_answer", args: `{"ticket_number":10056,"text":"a","files_base64":[1,2,3,4,5,6,7,8,9,10,11]}`,
			isError: true, want: []string{"no máximo 10"}},

		{name: "page", tool: "list_ticket_answers", args: `{"ticket_number":10056,"limit":2,"offset":1}`,
			want: []string{"#500135", "#500134", "offset=2"}, requests: 1},
		{name: "no licence", tool: "list_ticket_answers", args: `{"ticket_number":10056}`, key: tifluxtest.KeyNoLicense, isError: true,
			want: []string{"40304"}, requests: 1},

		{name: "with files", tool: "get_ticket_answer", args: `{"ticket_number":10057,"answer_id":"500137"}`, want: []string{"#500137"}, requests: 1},
		{name: "of another ticket", tool: "get_ticket_answer", args: `{"ticket_number":10056,"answer_id":500137}`, isError: true,
			want: []string{"40401"}, requests: 1},
		{name: "no number", tool: "get_ticket_answer", args: `{"answer_id":1}`, isError: true, want: []string{`"ticket_number" é obrigatório`}},

		{name: "as client", tool: "create_client_answer", args: `{"ticket_number":10056,"text":"*Obrigado*","author_name":"Ana Souza"}`,
			want: []string{"Ana Souza", "Obrigado"}, requests: 1},
		{name: "only administrators", tool: "create_client_answer", args: `{"ticket_number":10056,"text":"a","author_name":"Ana"}`,
			key: tifluxtest.KeyAttendant, isError: true, want: []string{"40301"}, requests: 1},
		{name: "no author", tool: "create_client_answer", args: `{"ticket_number":10056,"text":"a"}`, isError: true, want: []string{`"author_name" é obrigatório`}},

		{name: "done", tool: "delete_ticket_answer", args: `{"ticket_number":"10056","answer_id":"500135"}`,
			want: []string{"Excluído", "#500135"}, requests: 1},
		{name: "unknown", tool: "delete_ticket_answer", args: `{"ticket_number":10056,"answer_id":1}`, isError: true, want: []string{"40401"}, requests: 1},
		{name: "no id", tool: "delete_ticket_answer", args: `{"ticket_number":10056,"answer_id":0}`, isError: true, want: []string{"no mínimo 1"}},

		{name: "unknown", tool: "delete_ticket_answer_file", args: `{"answer_id":500137,"file_id":1}`, isError: true, want: []string{"40401"}, requests: 1},
		{name: "no file", tool: "delete_ticket_answer_file", args: `{"answer_id":500137}`, isError: true, want: []string{`"file_id" é obrigatório`}},
		{name: "no licence", tool: "delete_ticket_answer_file", args: `{"answer_id":500137,"file_id":1}`, key: tifluxtest.KeyNoLicense,
			isError: true, want: []string{"40304"}, requests: 1},
	}, aDay)
}

func TestCommunicationTools(t *testing.T) {
	t.Parallel()
	runTools(t, []toolTest{
		{name: "Markdown and file", tool: "create_internal_communication",
			args: `{"ticket_number":10056,"text":"Ligar **amanhã**","files_base64":[{"content":"YQ==","filename":"a.txt"}]}`,
			want: []string{"Ligar amanhã", "a.txt"}, requests: 1},
		{name: "no text", tool: "create_internal_communication", args: `{"ticket_number":10056}`, isError: true, want: []string{`"text" é obrigatório`}},
		{name: "client of the portal", tool: "create_internal_communication", args: `{"ticket_number":10056,"text":"a"}`,
			key: tifluxtest.KeyClient, isError: true, want: []string{"40301"}, requests: 1},

		{name: "page", tool: "list_internal_communications", args: `{"ticket_number":10059,"limit":1}`, want: []string{"#4000030", "offset=2"}, requests: 1},
		{name: "no ticket", tool: "list_internal_communications", args: `{"ticket_number":99999}`, isError: true, want: []string{"40401"}, requests: 1},

		{name: "whole", tool: "get_internal_communication", args: `{"ticket_number":10059,"communication_id":"4000030"}`,
			want: []string{"#4000030", "Inês Gonçalves"}, requests: 1},
		{name: "unknown", tool: "get_internal_communication", args: `{"ticket_number":10059,"communication_id":1}`, isError: true,
			want: []string{"40401"}, requests: 1},

		{name: "of somebody else", tool: "update_internal_communication", args: `{"ticket_number":10059,"communication_id":4000030,"text":"a"}`,
			isError: true, want: []string{"40302"}, requests: 1},
		{name: "no text", tool: "update_internal_communication", args: `{"ticket_number":10059,"communication_id":4000030,"text":""}`,
			isError: true, want: []string{`"text"`}},

		{name: "of somebody else", tool: "delete_internal_communication", args: `{"ticket_number":10059,"communication_id":4000030}`,
			isError: true, want: []string{"40302"}, requests: 1},
		{name: "no id", tool: "delete_internal_communication", args: `{"ticket_number":10059}`, isError: true, want: []string{`"communication_id" é obrigatório`}},
	}, aDay)
}

// TestOwnNotesAndFiles writes what only its author may change, and a file whose
// id is told by the list.
func TestOwnNotesAndFiles(t *testing.T) {
	t.Parallel()
	cfg := config(t, tifluxtest.New(tifluxtest.Size(60), aDay), tifluxtest.KeyAdmin)
	cfg.Toolsets = []string{"all"}
	cs := connect(t, cfg)
	for _, step := range []struct{ tool, args, want string }{
		{"create_internal_communication", `{"ticket_number":10056,"text":"um"}`, "#4000031"},
		{"update_internal_communication", `{"ticket_number":10056,"communication_id":4000031,"text":"**dois**"}`, ">dois"},
		{"delete_internal_communication", `{"ticket_number":10056,"communication_id":4000031}`, "#4000031"},
		{"create_ticket_answer", `{"ticket_number":10056,"text":"a","files_base64":[{"content":"YQ==","filename":"a.txt"}]}`, "#500145"},
		{"upload_ticket_files", `{"ticket_number":10056,"files_base64":[{"content":"YQ==","filename":"b.txt"}]}`, "#900132"},
		{"delete_ticket_file", `{"ticket_number":10056,"file_id":900132}`, "#900132"},
		{"delete_ticket_answer_file", `{"answer_id":500145,"file_id":900131}`, "#900131"},
	} {
		if text, isError := call(t, cs, step.tool, step.args); isError || !containsPlain(text, step.want) {
			t.Fatalf("%s %s: no %q in\n%s", step.tool, step.args, step.want, text)
		}
	}
}

// containsPlain looks in a text without the escapes of Markdown.
func containsPlain(text, want string) bool {
	return strings.Contains(strings.ReplaceAll(text, `\`, ""), want)
}
