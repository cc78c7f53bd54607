package tiflux_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// TestEveryWalkYieldsItsList ranges over what each All method returns, found by
// reflection: it must yield as many records as List counts. Only what must be
// set is.
func TestEveryWalkYieldsItsList(t *testing.T) {
	t.Parallel()
	for _, row := range operationCalls() {
		service, method, _ := strings.Cut(row.name, ".")
		rest, isList := strings.CutPrefix(method, "List")
		if !isList {
			continue
		}
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			r := newRun(t, newClient(t, newAccount()), row)
			if _, err := row.call(r); err != nil { // tells the path
				t.Fatal(err)
			}
			of := reflect.ValueOf(*r.Client).FieldByName(service)
			all := of.MethodByName("All" + rest)
			if !all.IsValid() {
				if page := of.MethodByName(method).Type().Out(0); page.Kind() == reflect.Pointer {
					t.Fatalf("%s has pages but no All%s", row.name, rest)
				}
				return // the API sends it whole
			}
			args := []reflect.Value{reflect.ValueOf(r.ctx)}
			for _, id := range r.path {
				args = append(args, reflect.ValueOf(id))
			}
			options := reflect.New(all.Type().In(len(args)).Elem())
			r.fill(options.Elem(), optional(options.Type().Elem()))
			options.Elem().FieldByName("PerPage").SetInt(200)
			args = append(args, options)

			listed := of.MethodByName(method).Call(args)
			if err, failed := listed[1].Interface().(error); failed {
				t.Fatal(err)
			}
			yielded := int64(0)
			for _, err := range all.Call(args)[0].Seq2() {
				if !err.IsNil() {
					t.Fatal(err)
				}
				yielded++
			}
			page := listed[0].Elem()
			if want := page.FieldByName("Total").Int() - repeated(t, page.FieldByName("Items")); yielded != want || want == 0 {
				t.Errorf("yielded %d records, want %d and at least one", yielded, want)
			}
		})
	}
}

// optional returns the names of the fields that may be left out.
func optional(options reflect.Type) []string {
	var names []string
	for _, field := range reflect.VisibleFields(options) {
		if strings.Contains(field.Tag.Get("url"), ",omit") {
			names = append(names, wireName(field))
		}
	}
	return names
}

// repeated counts the records that a page shows again: the API lists some
// contracts twice.
func repeated(t *testing.T, items reflect.Value) int64 {
	t.Helper()
	distinct := map[string]bool{}
	for i := range items.Len() {
		raw, err := json.Marshal(items.Index(i).Interface())
		if err != nil {
			t.Fatal(err)
		}
		distinct[string(raw)] = true
	}
	return int64(items.Len() - len(distinct))
}
