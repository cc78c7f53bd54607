// Package contract holds the OpenAPI description of TiFlux API v2 and judges
// HTTP exchanges and Go types by it. Only tests import it.
//
// The description says what exists; it leaves open what else may be sent. The
// API does not: it refuses unknown query names, unknown attributes and a
// Content-Type without a body. So this package closes the world: what is not
// declared is an error, in both directions and at every depth, except inside
// objects declared as free-form maps.
//
// kin-openapi loads the document and resolves its references. Values are
// checked by the walker of this package: the closed world must be known while
// alternatives are chosen, an integer must be written as one, and a report must
// name the place in a line. The tests hold the walker against the verdicts of
// kin-openapi on every example of the document and thousands of spoilt ones.
package contract

import (
	_ "embed"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
)

//go:embed tiflux-v2.yaml
var document []byte

// Contract is the API description, ready to judge. It is immutable and safe for
// concurrent use.
type Contract struct {
	base       string // "/api/v2"
	operations []Operation
	byID       map[string]int
	apiError   *Schema // body of every refusal
	doc        *openapi3.T
}

// Load returns the description, which is read once per process.
func Load() (*Contract, error) { return load() }

var load = sync.OnceValues(func() (*Contract, error) { return compileInto(make(compiler)) })

func compileInto(schemas compiler) (*Contract, error) {
	doc, err := openapi3.NewLoader().LoadFromData(document)
	if err != nil {
		return nil, fmt.Errorf("contract: %w", err)
	}
	c, err := schemas.contract(doc)
	if err != nil {
		return nil, fmt.Errorf("contract: %w", err)
	}
	return c, nil
}

func (c compiler) contract(doc *openapi3.T) (*Contract, error) {
	server, err := url.Parse(doc.Servers[0].URL)
	if err != nil {
		return nil, err
	}
	made := &Contract{base: server.Path, byID: make(map[string]int), doc: doc}
	if made.apiError, err = c.compile(doc.Components.Schemas["Error"]); err != nil {
		return nil, err
	}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			o, err := c.operation(method, path, op)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", op.OperationID, err)
			}
			made.operations = append(made.operations, o)
		}
	}
	made.sort()
	for i, o := range made.operations {
		made.byID[o.ID] = i
	}
	return made, nil
}

// sort restores the order of the file, which the loader's maps forget.
func (c *Contract) sort() {
	line := make(map[string]int)
	for i, m := range regexp.MustCompile(`(?m)^ +operationId: (\S+)$`).FindAllSubmatch(document, -1) {
		line[string(m[1])] = i
	}
	slices.SortFunc(c.operations, func(a, b Operation) int { return line[a.ID] - line[b.ID] })
}

// Operations returns all operations in the order of the file.
func (c *Contract) Operations() []Operation { return slices.Clone(c.operations) }

// Operation returns the operation with the operationId id.
func (c *Contract) Operation(id string) (Operation, bool) {
	i, ok := c.byID[id]
	if !ok {
		return Operation{}, false
	}
	return c.operations[i], true
}

// problems collects everything wrong with one message, so that one run of a
// test tells all.
type problems []string

const maxProblems = 20 // of one message; a list may repeat a mistake 200 times

func (p *problems) addf(at, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if at = strings.TrimPrefix(at, "."); at != "" {
		text = at + ": " + text
	}
	*p = append(*p, text)
}

func (p problems) err(what string) error {
	if len(p) == 0 {
		return nil
	}
	text := strings.Join(p[:min(len(p), maxProblems)], "; ")
	if more := len(p) - maxProblems; more > 0 {
		text += fmt.Sprintf("; and %d more", more)
	}
	return fmt.Errorf("%s: %s", what, text)
}
