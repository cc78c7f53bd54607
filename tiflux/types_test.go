package tiflux

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/internal/contract"
)

// variants are the methods that are not called like the row of their operation
// and are no All of a List.
var variants = map[string]string{
	"Clients.GetEntities":            "Clients.Get",
	"Equipments.GetWithOptions":      "Equipments.Get",
	"TechnicalGroups.GetWithOptions": "TechnicalGroups.Get",
	"Tickets.CountGrouped":           "Tickets.List",
	"Tickets.GetWithOptions":         "Tickets.Get",
	"Tickets.StopPreAppointment":     "Tickets.PlayPreAppointment",
}

// wireTypes are the types that travel where a method takes or returns another
// one for the convenience of its caller, or none.
var wireTypes = map[string]reflect.Type{
	"Clients.CreateUser request":       reflect.TypeFor[clientUserBody](),
	"Clients.GetEntities query":        reflect.TypeFor[clientEntitiesQuery](),
	"Tickets.CountGrouped query":       reflect.TypeFor[ticketGroupQuery](),
	"Tickets.Create response":          reflect.TypeFor[ticketCreatedWire](),
	"Tickets.PlayPreAppointment query": reflect.TypeFor[preAppointmentQuery](),
	"Tickets.StopPreAppointment query": reflect.TypeFor[preAppointmentQuery](),
	"Tickets.UpdateEntities response":  reflect.TypeFor[ticketEntities](),
}

// exceptions are differences from the contract that are meant, with the reason.
var exceptions = map[string]string{
	"getRequestor query: declared, but there is no Go type for it":                                    "include_entity_fields changes nothing: the custom fields always come",
	"createTicket response: ticket.jira_issues: field JiraIssues of tiflux.Ticket without a property": "only lists of tickets send it",
	"listTickets query: group_by: property without a field in tiflux.TicketListOptions":               "grouping changes the form of the answer: CountGrouped sends it",
}

var allRoles = []contract.Role{contract.Query, contract.RequestBody, contract.ResponseBody}

// method is an exported method of a service with the types it puts on the wire.
type method struct {
	name  string // "Tickets.Get"
	op    *Operation
	types map[contract.Role]reflect.Type
}

// methods finds the methods of all services by reflection.
func methods(t *testing.T) []method {
	t.Helper()
	rows := map[string]*Operation{}
	for i := range operations {
		rows[operations[i].Name] = &operations[i]
	}
	var found []method
	for field := range reflect.TypeFor[Client]().Fields() {
		if !field.IsExported() {
			continue
		}
		for m := range field.Type.Methods() {
			name := field.Name + "." + m.Name
			row := name
			if rest, ok := strings.CutPrefix(m.Name, "All"); ok {
				row = field.Name + ".List" + rest
			} else if v, ok := variants[name]; ok {
				row = v
			}
			if rows[row] == nil {
				t.Errorf("%s: there is no row %s", name, row)
				continue
			}
			found = append(found, method{name, rows[row], typesOf(name, m.Type)})
		}
	}
	return found
}

// typesOf reads a method's signature: the context, the path, what is sent and
// the options; what comes back and the error.
func typesOf(name string, f reflect.Type) map[contract.Role]reflect.Type {
	types := map[contract.Role]reflect.Type{}
	for in := range f.Ins() {
		switch role := roleOf(in); {
		case in == reflect.TypeFor[[]EntityValue]():
			types[contract.RequestBody] = reflect.TypeFor[entitiesBody]()
		case in == reflect.TypeFor[[]File](), in == reflect.TypeFor[File]():
			name := map[bool]string{true: "Files", false: "File"}[in.Kind() == reflect.Slice]
			types[contract.RequestBody] = reflect.StructOf([]reflect.StructField{{Name: name, Type: in, Tag: `json:"-"`}})
		case role >= 0:
			types[contract.Role(role)] = in
		}
	}
	switch out := f.Out(0); {
	case out.Kind() == reflect.Func: // iter.Seq2[T, error]
		types[contract.ResponseBody] = reflect.SliceOf(out.In(0).In(0))
	case out.Kind() == reflect.Pointer && strings.HasPrefix(out.Elem().Name(), "Page["):
		items, _ := out.Elem().FieldByName("Items")
		types[contract.ResponseBody] = items.Type
	case out != reflect.TypeFor[error]():
		types[contract.ResponseBody] = out
	}
	for _, role := range allRoles {
		if wire, ok := wireTypes[name+" "+role.String()]; ok {
			types[role] = wire
		}
	}
	return types
}

// roleOf tells by the tags of a struct what it is sent as, -1 if it is not.
func roleOf(t reflect.Type) int {
	if t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
		return -1
	}
	for _, f := range reflect.VisibleFields(t.Elem()) {
		if f.Tag.Get("url") != "" {
			return int(contract.Query)
		}
		if f.Tag.Get("json") != "" {
			return int(contract.RequestBody)
		}
	}
	return -1
}

// sharedTypes collects what the contract declares for each Go type, over all
// operations that use it. A list and a single record may share a type though
// only one of them sends every field.
func sharedTypes(doc *contract.Contract, all []method) map[reflect.Type]map[string]bool {
	shared := map[reflect.Type]map[string]bool{}
	for _, m := range all {
		for role, typ := range m.types {
			paths := shared[element(typ)]
			if paths == nil {
				paths = map[string]bool{}
				shared[element(typ)] = paths
			}
			for _, path := range doc.Properties(m.op.ID, role) {
				paths[strings.TrimPrefix(path, "[].")] = true
			}
		}
	}
	return shared
}

// element is the record of a list, or the record itself.
func element(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return t
}

// undeclared reads the path out of a report about a field without a property.
var undeclared = regexp.MustCompile(`^\w+ \w+: (?:\[\]\.)?(\S+): field \w+ of \S+ without a property$`)

func TestTypesAreTheContract(t *testing.T) {
	t.Parallel()
	doc, err := contract.Load()
	if err != nil {
		t.Fatal(err)
	}
	all := methods(t)
	shared := sharedTypes(doc, all)
	typed := map[string]bool{} // operation and role for which a method has a type
	met := map[string]bool{}
	for _, m := range all {
		for role, typ := range m.types {
			typed[m.op.ID+role.String()] = true
			for _, p := range doc.CheckType(m.op.ID, role, typ) {
				path := undeclared.FindStringSubmatch(p)
				if path == nil || !shared[element(typ)][path[1]] {
					met[p] = true
				}
			}
		}
	}
	for _, op := range operations {
		for _, role := range allRoles {
			if !typed[op.ID+role.String()] {
				for _, p := range doc.CheckType(op.ID, role, nil) {
					met[p] = true
				}
			}
		}
	}
	for p := range met {
		if exceptions[p] == "" {
			t.Error(p)
		}
	}
	for p := range exceptions {
		if !met[p] {
			t.Errorf("the exception %q is not needed", p)
		}
	}
}
