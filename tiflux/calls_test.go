package tiflux_test

import (
	"context"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tiflux/tiflux-go/internal/contract"
	"github.com/tiflux/tiflux-go/tiflux"
)

// operationCall is one row of the table of calls: an operation and a call of
// its method with every input set. Tests of all operations are loops over it.
type operationCall struct {
	name    string // of the operation, "Tickets.Get"
	call    func(*run) (any, error)
	prepare func(*run) // makes what the call needs beyond the generated data; may be nil

	badBody  int // the code for a bad body, where it is not 42202
	noRecord int // the code for a path that leads nowhere, where it is not 40401
}

// operationCalls are the rows of all services.
func operationCalls() []operationCall {
	return slices.Concat(ticketCalls(), clientCalls(), peopleCalls(), deskCalls(), resourceCalls())
}

// run is what a row's call works with.
type run struct {
	*tiflux.Client
	t      testing.TB
	ctx    context.Context
	op     contract.Operation
	ids    map[string]int64 // by the name that the API gives them in bodies and queries
	path   []int64          // the ids that were asked for
	absent bool             // paths lead to records that do not exist
	spoilt bool             // bodies hold what no rule lets pass
}

const absentID = 987_654_321

// id is an id for a path.
func (r *run) id(name string) int64 {
	if r.absent {
		return absentID
	}
	if r.ids[name] == 0 {
		r.t.Fatalf("there is no %s", name)
	}
	r.path = append(r.path, r.ids[name])
	return r.ids[name]
}

// full fills every field of a request by its name and the contract, except for
// those that without leaves out because they exclude others.
func full[T any](r *run, without ...string) *T {
	v := new(T)
	r.fill(reflect.ValueOf(v).Elem(), without)
	return v
}

func (r *run) fill(v reflect.Value, without []string) {
	declared := map[string]*contract.Schema{}
	for _, p := range r.op.Query {
		declared[p.Name] = p.Schema
	}
	if r.op.Body != nil {
		collect(r.op.Body, declared)
	}
	for _, field := range reflect.VisibleFields(v.Type()) {
		name := wireName(field)
		switch {
		case field.Type == reflect.TypeFor[[]tiflux.File]():
			v.FieldByIndex(field.Index).Set(reflect.ValueOf(someFiles()))
		case name == "" || slices.Contains(without, name):
		case field.Type == reflect.TypeFor[time.Time]():
			at := testDay
			if strings.Contains(name, "end") {
				at = at.Add(time.Hour)
			}
			v.FieldByIndex(field.Index).Set(reflect.ValueOf(at))
		default:
			raw, err := json.Marshal(r.sample(name, declared[name]))
			if err == nil {
				err = json.Unmarshal(raw, v.FieldByIndex(field.Index).Addr().Interface())
			}
			if err != nil {
				r.t.Fatalf("%s: %v", name, err)
			}
		}
	}
}

func someFiles() []tiflux.File {
	return []tiflux.File{tiflux.FileFromBytes("nota.txt", []byte("olá")), tiflux.FileFromBytes("foto.png", []byte{0x89})}
}

func wireName(f reflect.StructField) string {
	tag := f.Tag.Get("url")
	if tag == "" {
		tag = f.Tag.Get("json")
	}
	name, _, _ := strings.Cut(tag, ",")
	return strings.TrimPrefix(name, "-")
}

// collect gathers the members of an object in all of its forms; the outer ones
// win.
func collect(s *contract.Schema, declared map[string]*contract.Schema) {
	for _, p := range s.Properties {
		if declared[p.Name] == nil {
			declared[p.Name] = p.Schema
		}
	}
	for _, v := range s.Variants {
		collect(v, declared)
	}
	for _, p := range s.Properties {
		if p.Schema.Kinds == contract.Object {
			collect(p.Schema, declared)
		}
	}
}

// texts are values for names whose form the contract leaves open.
var texts = map[string]string{
	"email": "lia.prado@exemplo.com.br", "requestor_email": "lia.prado@exemplo.com.br", "address": "@novo.exemplo.com.br",
	"social_revenue": "11.222.333/0001-81", "number": "4733334444", "telephone": "47999990000", "requestor_telephone": "47999990000",
	"country": "BR", "country_code": "BR", "requestor_country": "BR", "cep": "89201-000", "state": "SC", "init_time": "10:00",
	"start_time": "04:00", "end_time": "11:00", "extension": "12", "icon": "📘", "qtd_hours": "10",
	"followers": "lia.prado@exemplo.com.br", "email_financial": "lia.prado@exemplo.com.br", "jira_key": "ABC-1", "warranty_date": "2029-03-10", "sms_financial": "47999990000",
}

// sample is a valid JSON value for a member of a request.
func (r *run) sample(name string, s *contract.Schema) any {
	id, isID := r.ids[name]
	if isID && r.spoilt {
		id = absentID
	}
	text := texts[name]
	switch {
	case s == nil:
		r.t.Fatalf("%s declares no %s", r.op.ID, name)
		return nil
	case s.Variants != nil:
		return r.sample(name, s.Variants[0])
	case len(s.Enum) > 0:
		return s.Enum[0]
	case s.Kinds&contract.Array != 0:
		return []any{r.sample(name, s.Items)}
	case s.Kinds&contract.Object != 0:
		members := map[string]any{}
		for _, p := range s.Properties {
			members[p.Name] = r.sample(p.Name, p.Schema)
		}
		return members
	case s.Kinds&contract.Boolean != 0:
		return true
	case s.Kinds&contract.Number != 0:
		return 2
	case isID:
		return id
	case s.Kinds&contract.Integer != 0:
		return 2
	case text != "":
		return text
	case s.Format == "date":
		return "2026-03-10"
	case r.spoilt:
		return " "
	}
	return "Texto"
}

// newRun returns a run of a row over an account in which its call can succeed.
func newRun(t testing.TB, c *tiflux.Client, row operationCall) *run {
	t.Helper()
	r := blindRun(t, c, row)
	if row.prepare != nil {
		row.prepare(r)
	}
	return r
}

// blindRun returns a run over a server that does not look at ids.
func blindRun(t testing.TB, c *tiflux.Client, row operationCall) *run {
	t.Helper()
	r := &run{Client: c, t: t, ctx: t.Context(), op: contractOf(t, row.name), ids: maps.Clone(accountIDs())}
	for _, name := range []string{"answer_id", "note_id", "file_id", "address_id", "contact_id"} {
		r.ids[name] = absentID
	}
	return r
}

// contractOf returns what the contract says about the operation called name.
func contractOf(t testing.TB, name string) contract.Operation {
	t.Helper()
	doc, err := contract.Load()
	if err != nil {
		t.Fatal(err)
	}
	for op := range tiflux.Operations() {
		if op.Name == name {
			o, ok := doc.Operation(op.ID)
			if !ok {
				t.Fatalf("%s is not in the contract", op.ID)
			}
			return o
		}
	}
	t.Fatalf("there is no operation %s", name)
	return contract.Operation{}
}

func (r *run) must(err error) {
	if err != nil {
		r.t.Fatal(err)
	}
}
