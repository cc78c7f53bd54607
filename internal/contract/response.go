package contract

import (
	"encoding/json"
	"fmt"
	"maps"
	"mime"
	"net/http"
	"slices"
)

// CheckResponse judges the answer to r. The error names everything that the
// description does not allow.
func (c *Contract) CheckResponse(r *http.Request, status int, header http.Header, body []byte) error {
	op, _, known := c.match(r.Method, r.URL)
	what := fmt.Sprintf("%s: response %d", op.ID, status)
	declared, ok := op.responses[status]
	if !ok {
		// Some refusals belong to the server rather than to a route (40403 unknown
		// route, 40001 strict attributes, 41501, 42901, a broken server), so the
		// description need not repeat them at each; their body is always the error.
		// For an unknown route they are the only answers there are.
		if status < 400 || status > 599 {
			if !known {
				return fmt.Errorf("%w: answered with %d", unknownRoute(r), status)
			}
			return fmt.Errorf("%s: status is not declared", what)
		}
		declared = Response{Status: status, Schema: c.apiError}
	}
	var p problems
	declared.checkHeader(header, &p)
	value, ok := declared.checkBody(header, body, &p)
	if ok && declared.Schema == c.apiError {
		checkErrorCode(status, value, &p)
	}
	if _, paged := declared.headers[totalHeader]; paged && kindOf(value) == Array && header.Get(totalHeader) == "" {
		p.addf(totalHeader, "required with a list, but missing")
	}
	return p.err(what)
}

// totalHeader holds the length of the whole list, which is told nowhere else.
const totalHeader = "X-Total-Items"

func (r Response) checkHeader(header http.Header, p *problems) {
	for _, name := range slices.Sorted(maps.Keys(r.headers)) {
		if v := header.Get(name); v != "" {
			r.headers[name].check(name, r.headers[name].scalar(v), p)
		}
	}
}

func (r Response) checkBody(header http.Header, body []byte, p *problems) (value any, ok bool) {
	if r.Schema == nil {
		if len(body) > 0 {
			p.addf("body", "%d bytes where none are declared", len(body))
		}
		return nil, false
	}
	if media, _, _ := mime.ParseMediaType(header.Get("Content-Type")); media != typeJSON {
		p.addf("Content-Type", "want %s, got %q", typeJSON, header.Get("Content-Type"))
		return nil, false
	}
	value, err := decode(body)
	if err != nil {
		p.addf("body", "%v", err)
		return nil, false
	}
	r.Schema.check("", value, p)
	return value, true
}

// checkErrorCode wants the status and two more digits.
func checkErrorCode(status int, value any, p *problems) {
	body, _ := value.(map[string]any)
	code, ok := body["error_code"].(json.Number)
	if !ok {
		return // reported by the schema
	}
	if n, err := code.Int64(); err != nil || n/100 != int64(status) {
		p.addf("error_code", "%s does not begin with the status", code)
	}
}
