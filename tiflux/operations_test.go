package tiflux

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/internal/contract"
)

// actions are the operations other than POST that do something each time they
// are sent.
var actions = []string{"archiveChat", "cancelTicket", "closeTicket", "reopenTicket"}

// checkTable says what is wrong with an operation table.
func checkTable(doc *contract.Contract, table []Operation) (problems []string) {
	problem := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	rows := map[string]bool{}
	for _, op := range table {
		want, ok := doc.Operation(op.ID)
		if !ok || rows[op.ID] {
			problem("%s: the operation %q is not in the contract, or twice in the table", op.Name, op.ID)
			continue
		}
		rows[op.ID] = true
		if op.Method != want.Method || op.Path != want.Path {
			problem("%s: is %s %s, the contract says %s %s", op.Name, op.Method, op.Path, want.Method, want.Path)
		}
		retry := Idempotent
		if op.Method == post || slices.Contains(actions, op.ID) {
			retry = Once
		}
		if op.Retry != retry {
			problem("%s: has retry class %v, want %v", op.Name, op.Retry, retry)
		}
		if body := bodyOfContract(want); op.Body != body {
			problem("%s: has body kind %d, want %d", op.Name, op.Body, body)
		}
		if !methodOf(op.Name).IsValid() {
			problem("%s: there is no such method", op.Name)
		}
	}
	for _, want := range doc.Operations() {
		if !rows[want.ID] {
			problem("%s: has no row", want.ID)
		}
	}
	return problems
}

func bodyOfContract(op contract.Operation) BodyKind {
	switch {
	case slices.Contains(op.ContentTypes, "multipart/form-data"):
		return MultipartBody
	case len(op.ContentTypes) > 0:
		return JSONBody
	}
	return NoBody
}

// methodOf finds a service method by the name of its row.
func methodOf(name string) reflect.Value {
	service, method, _ := strings.Cut(name, ".")
	field, ok := reflect.TypeFor[Client]().FieldByName(service)
	if !ok {
		return reflect.Value{}
	}
	return reflect.Zero(field.Type).MethodByName(method)
}

func TestOperationTableIsTheContract(t *testing.T) {
	t.Parallel()
	doc, err := contract.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range checkTable(doc, operations[:]) {
		t.Error(p)
	}
}

// TestEveryChangeOfATableRowIsNoticed changes each row in each way.
func TestEveryChangeOfATableRowIsNoticed(t *testing.T) {
	t.Parallel()
	doc, err := contract.Load()
	if err != nil {
		t.Fatal(err)
	}
	for i, op := range operations {
		for what, changed := range changesOf(op) {
			table := slices.Clone(operations[:])
			table[i] = changed
			if len(checkTable(doc, table)) == 0 {
				t.Errorf("a change of the %s of %s is not noticed", what, op.Name)
			}
		}
		if table := slices.Delete(slices.Clone(operations[:]), i, i+1); len(checkTable(doc, table)) == 0 {
			t.Errorf("the loss of %s is not noticed", op.Name)
		}
	}
}

// changesOf returns a row with every other method, retry class and kind of body,
// and with each segment of its path changed or lost.
func changesOf(op Operation) map[string]Operation {
	rows := map[string]Operation{}
	try := func(what string, change func(*Operation)) {
		changed := op
		if change(&changed); changed != op {
			rows[what] = changed
		}
	}
	try("name", func(op *Operation) { op.Name += "X" })
	try("id", func(op *Operation) { op.ID += "X" })
	for _, method := range []string{get, post, put, del} {
		try("method to "+method, func(op *Operation) { op.Method = method })
	}
	segments := strings.Split(op.Path, "/")
	for i := 1; i < len(segments); i++ {
		rest := segments[i+1:]
		try(fmt.Sprintf("segment %d", i), func(op *Operation) {
			op.Path = strings.Join(slices.Concat(segments[:i], []string{segments[i] + "x"}, rest), "/")
		})
		try(fmt.Sprintf("loss of segment %d", i), func(op *Operation) {
			op.Path = strings.Join(slices.Concat(segments[:i], rest), "/")
		})
	}
	for _, retry := range []RetryClass{0, Idempotent, Once} {
		try("retry class to "+retry.String(), func(op *Operation) { op.Retry = retry })
	}
	for _, body := range []BodyKind{NoBody, JSONBody, MultipartBody} {
		try(fmt.Sprint("body to ", body), func(op *Operation) { op.Body = body })
	}
	return rows
}
