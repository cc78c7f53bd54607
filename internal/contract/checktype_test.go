package contract

import (
	"encoding/json"
	"net/netip"
	"net/url"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

type (
	paging struct {
		Offset int `url:"offset,omitempty"`
		Limit  int `url:"limit,omitempty"`
	}
	idName struct {
		ID   int64  `json:"id"`
		Name string `json:"name"`
	}
	Named struct {
		ID   int64  `json:"id"`
		Name string `json:"name"`
	}
	stage struct {
		idName
		FirstStage bool   `json:"first_stage"`
		LastStage  bool   `json:"last_stage"`
		Index      int    `json:"index"`
		MaxTime    string `json:"max_time"`
	}
	address struct {
		CEP          string `json:"cep"`
		City         string `json:"city"`
		Neighborhood string `json:"neighborhood"`
		Number       int    `json:"number"`
		State        string `json:"state"`
		Street       string `json:"street"`
		Complement   string `json:"complement,omitempty"`
	}
	ownEncoding struct{ s string }
	opt[T any]  struct{ v T }
)

func (o *ownEncoding) UnmarshalJSON(b []byte) error                { return json.Unmarshal(b, &o.s) }
func (o ownEncoding) EncodeValues(key string, v *url.Values) error { v.Set(key, o.s); return nil }
func (o opt[T]) Get() (T, bool)                                    { return o.v, true }
func (o opt[T]) MarshalJSON() ([]byte, error)                      { return json.Marshal(o.v) }

func TestCheckType(t *testing.T) {
	t.Parallel()
	type file struct{ Name string }
	tests := []struct {
		name, id string
		role     Role
		value    any
		want     []string
	}{
		{"list", "listDeskStages", ResponseBody, []stage{}, nil},
		{"pointers", "listDeskStages", ResponseBody, []*stage{}, nil},
		{"flat of several forms", "createClientAddress", RequestBody, address{}, nil},
		{"wrapped of several forms", "createClientAddress", RequestBody, struct {
			Address *address `json:"address"`
		}{}, nil},
		{"union of several forms", "createServicesCatalog", RequestBody, struct {
			Name string         `json:"name"`
			SC   map[string]any `json:"-"`
			X    struct {
				Name string `json:"name"`
			} `json:"services_catalog"`
		}{}, nil},
		{"named form of the answer", "listTickets", ResponseBody, struct {
			GroupBy  string `json:"group_by"`
			DateType string `json:"date_type"`
			Total    int    `json:"total"`
			Buckets  []struct {
				Period string `json:"period"`
				Count  int    `json:"count"`
			} `json:"buckets"`
		}{}, nil},
		{"opaque", "getTicket", ResponseBody, ownEncoding{}, nil},
		{"nothing for nothing", "closeTicket", RequestBody, nil, nil},
		{"multipart", "createTicketAnswer", RequestBody, struct {
			Name  string    `json:"name"`
			Sign  opt[bool] `json:"with_signature,omitzero"`
			Files []file    `json:"-"`
		}{}, nil},
		{"query", "listAppointments", Query, struct {
			paging
			Start        time.Time         `url:"start_date"`
			End          ownEncoding       `url:"end_date"`
			Users        []int64           `url:"user_ids,comma"`
			Desks        []int64           `url:"desk_ids"`
			Clients      opt[bool]         `url:"client_ids"`
			Contracts    []string          `url:"contract_ids,comma"`
			Valorization *bool             `url:"include_valorization"`
			Page         int               `url:"page"`
			Untouched    map[string]string `url:"-"`
			_            bool
		}{}, []string{
			"listAppointments query: client_ids: bool cannot hold array",
			"listAppointments query: contract_ids[]: string cannot hold integer",
			"listAppointments query: desk_ids: field Desks lacks the option comma",
			`listAppointments query: page: field Page of struct without a property`,
		}},
		{"nothing for something", "getTicket", ResponseBody, nil, []string{"getTicket response: declared, but there is no Go type for it"}},
		{"something for nothing", "closeTicket", RequestBody, idName{}, []string{"closeTicket request: contract.idName stands for nothing: none is declared"}},
		{"unknown operation", "makeCoffee", Query, nil, []string{"makeCoffee: no such operation"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := contract(t).CheckType(tt.id, tt.role, reflect.TypeOf(tt.value))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestCheckTypeMismatches shows one mistake after another to a small schema.
func TestCheckTypeMismatches(t *testing.T) {
	t.Parallel()
	leaf := func(k Kind) *Schema { return &Schema{Kinds: k} }
	object := func(members ...Property) *Schema { return &Schema{Kinds: Object, Properties: members} }
	client := object(Property{"id", true, leaf(Integer)}, Property{"name", true, leaf(String)})
	number := object(Property{"n", true, leaf(Number)})
	mixed := object(Property{"n", true, leaf(Integer | String)})
	// Made at run time, since go vet finds the mistake too.
	oneNameTwice := reflect.Zero(reflect.StructOf([]reflect.StructField{
		{Name: "ID", Type: reflect.TypeFor[int](), Tag: `json:"id"`},
		{Name: "Name", Type: reflect.TypeFor[string](), Tag: `json:"name"`},
		{Name: "Title", Type: reflect.TypeFor[string](), Tag: `json:"name"`},
	})).Interface()
	type deep struct {
		Name  string `json:"name"`
		Other int    `json:"other"`
	}
	tests := []struct {
		name   string
		role   Role
		schema *Schema
		value  any
		want   problems
	}{
		{"fits", ResponseBody, client, idName{}, nil},
		{"wrong kind", ResponseBody, client, struct {
			ID   string `json:"id"`
			Name int    `json:"name"`
		}{}, problems{"id: string cannot hold integer", "name: int cannot hold string"}},
		{"float for integer", ResponseBody, client, struct {
			ID   float64 `json:"id"`
			Name string  `json:"name"`
		}{}, problems{"id: float64 cannot hold integer"}},
		{"property without a field", ResponseBody, client, struct {
			ID int `json:"id"`
		}{}, problems{"name: property without a field in struct"}},
		{"field without a property", ResponseBody, client, struct {
			idName
			Phone string `json:"phone"`
		}{}, problems{"phone: field Phone of struct without a property"}},
		{"tag left out", ResponseBody, client, struct {
			idName
			Phone string
		}{}, problems{"Phone: field Phone of struct without a property"}},
		{"left-out field", ResponseBody, client, struct {
			idName
			Phone string `json:"-"`
		}{}, nil},
		{"embedded and shadowed", ResponseBody, client, struct {
			idName
			*deep
			Name  string `json:"name"`
			Other int    `json:"-"`
		}{}, problems{"other: field Other of struct without a property"}},
		{"embedded under a name", ResponseBody, object(Property{"client", true, client}), struct {
			idName `json:"client"`
		}{}, problems{"client: property without a field in struct"}},
		{"embedded and exported under a name", ResponseBody, object(Property{"client", true, client}), struct {
			Named `json:"client"`
		}{}, nil},
		{"one name twice", ResponseBody, client, oneNameTwice, problems{"name: two fields of struct have this name"}},
		{"array for object", ResponseBody, client, []idName{}, problems{"[]contract.idName cannot hold object"}},
		{"object for array", ResponseBody, &Schema{Kinds: Array, Items: client}, idName{}, problems{"contract.idName cannot hold array"}},
		{"wrong element", ResponseBody, &Schema{Kinds: Array, Items: client}, []string{}, problems{"[]: string cannot hold object"}},
		{"bytes for text", RequestBody, leaf(String), []byte{}, problems{"[]uint8 cannot hold string"}},
		{"map for members", ResponseBody, client, map[string]string{}, problems{"map[string]string hides the declared members"}},
		{"any for a kind", ResponseBody, object(Property{"v", true, leaf(String)}), struct {
			V any `json:"v"`
		}{}, problems{"v: interface {} hides that it is string"}},
		{"any for mixed", ResponseBody, mixed, struct {
			N any `json:"n"`
		}{}, nil},
		{"map for a free object", ResponseBody, &Schema{Kinds: Object, Free: true}, map[string]any{}, nil},
		{"wrong value of a map", ResponseBody, &Schema{Kinds: Object, Free: true, Extra: leaf(String)}, map[string]int{}, problems{"*: int cannot hold string"}},
		{"int for number, read", ResponseBody, number, struct {
			N int `json:"n"`
		}{}, problems{"n: int cannot hold number"}},
		{"int for number, sent", RequestBody, number, struct {
			N int `json:"n"`
		}{}, nil},
		{"part of mixed, read", ResponseBody, mixed, struct {
			N int `json:"n"`
		}{}, problems{"n: int cannot hold integer or string"}},
		{"part of mixed, sent", RequestBody, mixed, struct {
			N string `json:"n"`
		}{}, nil},
		{"seen through an optional value", RequestBody, number, struct {
			N opt[string] `json:"n"`
		}{}, problems{"n: string cannot hold number"}},
		{"time", ResponseBody, number, struct {
			N time.Time `json:"n"`
		}{}, problems{"n: time.Time cannot hold number"}},
		{"text of its own", ResponseBody, number, struct {
			N netip.Addr `json:"n"`
		}{}, problems{"n: netip.Addr cannot hold number"}},
		{"file without a field", RequestBody, object(Property{"files[]", true, &Schema{Kinds: Array, Items: &Schema{Kinds: String, Format: "binary"}}}), struct{}{},
			problems{"files[]: file without a field in struct"}},
		{"file with a field of its name", RequestBody, object(Property{"file", true, &Schema{Kinds: String, Format: "binary"}}), struct {
			File []byte `json:"file"`
		}{}, nil},
		{"float for integers and numbers", ResponseBody, leaf(Integer | Number), 1.5, nil},
		{"neither of two forms", RequestBody, &Schema{Variants: []*Schema{client, number}}, struct {
			idName
			X int `json:"x"`
		}{}, problems{"x: field X of struct without a property"}},
		{"no form of this kind", ResponseBody, &Schema{Variants: []*Schema{client, number}}, []int{}, problems{"[]int cannot hold object"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got problems
			typeCheck{tt.role}.check("", tt.schema, reflect.TypeOf(tt.value), &got)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestProperties(t *testing.T) {
	t.Parallel()
	c := contract(t)
	for _, tt := range []struct {
		id   string
		role Role
		want []string
	}{
		{"getTicket", ResponseBody, []string{"client.social", "entities[].entity_fields[].options[].title", "responsible._type", "ticket_reference.ticket_number"}},
		{"listDeskStages", ResponseBody, []string{"[].first_stage", "[].id"}},
		{"listTickets", ResponseBody, []string{"[].stage.name", "buckets[].period"}},
		{"listTickets", Query, []string{"desk_ids", "limit"}},
		{"createTicket", RequestBody, []string{"entities[].value", "files[]", "title"}},
		{"listTicketHistories", ResponseBody, []string{"[].action_details.*", "[].changes.old_values"}},
		{"createTicket", ResponseBody, []string{"entities_errors.entities", "ticket.title"}},
	} {
		got := c.Properties(tt.id, tt.role)
		if !slices.IsSorted(got) {
			t.Errorf("%s %s: not sorted", tt.id, tt.role)
		}
		for _, path := range tt.want {
			if !slices.Contains(got, path) {
				t.Errorf("%s %s: %s is not in %v", tt.id, tt.role, path, got)
			}
		}
	}
	if got := c.Properties("deleteClientAddress", ResponseBody); len(got) > 0 {
		t.Error(got)
	}
	if s := c.Schema("updateTicketEntities", ResponseBody); s.Variants != nil {
		t.Error("the error of a 207 counts as a form of success")
	}
}
