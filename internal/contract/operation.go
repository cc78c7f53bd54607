package contract

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// Operation is what the description says about one route.
type Operation struct {
	ID     string // operationId, "getTicket"
	Method string // "GET"
	Path   string // below the base path, "/tickets/{ticket_number}"

	PathParams []Param
	Query      []Param

	ContentTypes []string // of the request body, sorted; none: a body is refused
	BodyRequired bool
	Body         *Schema // of the request body, nil without one

	Success   []Response // 2xx, by status
	responses map[int]Response

	Permissions []string // names, one of which is enough; none: any user
	License     string   // "tickets", "whatsapp", or "" where none is needed
}

// HasBody reports whether the operation takes a request body.
func (o Operation) HasBody() bool { return o.Body != nil }

// Param is a path or query parameter.
type Param struct {
	Name     string
	Required bool
	Schema   *Schema // an array is sent as one comma-separated value
}

// Response is what an operation answers with one status.
type Response struct {
	Status  int
	Schema  *Schema // nil: no body
	headers map[string]*Schema
}

const (
	typeJSON      = "application/json"
	typeForm      = "application/x-www-form-urlencoded"
	typeMultipart = "multipart/form-data"
)

func (c compiler) operation(method, path string, op *openapi3.Operation) (Operation, error) {
	o := Operation{ID: op.OperationID, Method: method, Path: path, responses: make(map[int]Response)}
	for _, ref := range op.Parameters {
		schema, err := c.compile(ref.Value.Schema)
		if err != nil {
			return o, err
		}
		p := Param{Name: ref.Value.Name, Required: ref.Value.Required, Schema: schema}
		switch ref.Value.In {
		case openapi3.ParameterInPath:
			o.PathParams = append(o.PathParams, p)
		case openapi3.ParameterInQuery:
			o.Query = append(o.Query, p)
		default:
			return o, fmt.Errorf("parameter %s in %s is not supported", p.Name, ref.Value.In)
		}
	}
	if op.RequestBody != nil {
		if err := c.body(&o, op.RequestBody.Value); err != nil {
			return o, err
		}
	}
	if err := c.responses(&o, op.Responses); err != nil {
		return o, err
	}
	o.Permissions, o.License = access(op.Extensions)
	return o, nil
}

func (c compiler) body(o *Operation, body *openapi3.RequestBody) error {
	o.BodyRequired = body.Required
	o.ContentTypes = slices.Sorted(maps.Keys(body.Content))
	for _, ct := range o.ContentTypes {
		schema, err := c.compile(body.Content[ct].Schema)
		if err != nil {
			return err
		}
		if o.Body != nil && o.Body != schema {
			return errors.New("content types with different schemas are not supported")
		}
		o.Body = schema
	}
	return nil
}

func (c compiler) responses(o *Operation, declared *openapi3.Responses) error {
	for status, ref := range declared.Map() {
		code, err := strconv.Atoi(status)
		if err != nil {
			return fmt.Errorf("response %q is not supported", status)
		}
		r := Response{Status: code, headers: make(map[string]*Schema)}
		for ct, media := range ref.Value.Content {
			if ct != typeJSON {
				return fmt.Errorf("response of type %s is not supported", ct)
			}
			if r.Schema, err = c.compile(media.Schema); err != nil {
				return err
			}
		}
		for name, header := range ref.Value.Headers {
			if r.headers[http.CanonicalHeaderKey(name)], err = c.compile(header.Value.Schema); err != nil {
				return err
			}
		}
		o.responses[code] = r
	}
	for _, code := range slices.Sorted(maps.Keys(o.responses)) {
		if code/100 == 2 {
			o.Success = append(o.Success, o.responses[code])
		}
	}
	return nil
}

// access reads who may call an operation. The description writes it in three
// ways.
func access(ext map[string]any) (permissions []string, license string) {
	var names any
	switch {
	case ext["x-permissions"] != nil: // {any_of: [], license: ""}
		m, _ := ext["x-permissions"].(map[string]any)
		names, license = m["any_of"], text(m["license"])
	case ext["x-permission"] != nil: // {permissionsAnyOf: [], licenses: []}
		m, _ := ext["x-permission"].(map[string]any)
		names = m["permissionsAnyOf"]
		license = strings.Join(texts(m["licenses"]), ",")
	default:
		names, license = ext["x-permissions-any-of"], text(ext["x-license"])
	}
	if license == "none" {
		license = ""
	}
	return texts(names), license
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

func texts(v any) []string {
	list, _ := v.([]any)
	var names []string
	for _, v := range list {
		names = append(names, text(v))
	}
	return names
}
