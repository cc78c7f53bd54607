package contract

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// example is a value that the document gives for one of its schemas.
type example struct {
	at     string
	value  any // as decode gives it
	json   []byte
	schema *Schema
	ref    *openapi3.SchemaRef
}

// examples returns every example of the document, in the order of their places.
func examples(t testing.TB) []example {
	t.Helper()
	all, err := collected()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var collected = sync.OnceValues(func() ([]example, error) {
	c, err := Load()
	if err != nil {
		return nil, err
	}
	col := collector{schemas: make(compiler)}
	for _, item := range c.doc.Paths.Map() {
		for _, op := range item.Operations() {
			col.operation(op)
		}
	}
	for name, ref := range c.doc.Components.Schemas {
		col.add("schema "+name, ref, ref.Value.Example)
		for i, e := range ref.Value.Examples {
			col.add(fmt.Sprintf("schema %s %d", name, i), ref, e)
		}
		for member, m := range ref.Value.Properties {
			if m.Ref == "" {
				col.add("schema "+name+"."+member, m, m.Value.Example)
			}
		}
	}
	for name, h := range c.doc.Components.Headers {
		col.add("header "+name, h.Value.Schema, h.Value.Example)
	}
	slices.SortFunc(col.found, func(a, b example) int { return strings.Compare(a.at, b.at) })
	return col.found, col.err
})

type collector struct {
	schemas compiler
	found   []example
	err     error
}

func (c *collector) add(at string, ref *openapi3.SchemaRef, value any) {
	if value == nil || ref == nil {
		return
	}
	schema, errSchema := c.schemas.compile(ref)
	text, errText := json.Marshal(value)
	v, errValue := decode(text)
	c.err = errors.Join(c.err, errSchema, errText, errValue)
	c.found = append(c.found, example{at, v, text, schema, ref})
}

func (c *collector) operation(op *openapi3.Operation) {
	for _, param := range op.Parameters {
		c.add(op.OperationID+" "+param.Value.Name, param.Value.Schema, param.Value.Example)
	}
	if op.RequestBody != nil {
		c.content(op.OperationID+" request", op.RequestBody.Value.Content)
	}
	for status, r := range op.Responses.Map() {
		c.content(op.OperationID+" "+status, r.Value.Content)
	}
}

func (c *collector) content(at string, content openapi3.Content) {
	for ct, m := range content {
		c.add(at+" "+ct, m.Schema, m.Example)
		for name, e := range m.Examples {
			c.add(at+" "+ct+" "+name, m.Schema, e.Value.Value)
		}
	}
}

// TestExamplesValidate needs no table of exceptions: no example of the document
// contradicts the schema beside it, even in the closed world.
func TestExamplesValidate(t *testing.T) {
	t.Parallel()
	all := examples(t)
	if len(all) < 500 {
		t.Errorf("found only %d examples", len(all))
	}
	for _, e := range all {
		var p problems
		e.schema.check("", e.value, &p)
		if err := p.err(e.at); err != nil {
			t.Error(err)
		}
	}
}
