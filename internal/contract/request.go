package contract

import (
	"encoding/json"
	"fmt"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// CheckRequest judges a request whose whole body is body; r.Body is not read.
// The error names everything that the description does not allow.
func (c *Contract) CheckRequest(r *http.Request, body []byte) error {
	op, path, ok := c.match(r.Method, r.URL)
	if !ok {
		return unknownRoute(r)
	}
	var p problems
	op.checkTarget(path, r.URL.RawQuery, &p)
	op.checkBody(r.Header.Get("Content-Type"), body, &p)
	return p.err(op.ID + ": request")
}

func unknownRoute(r *http.Request) error {
	return fmt.Errorf("%s %s: unknown route", r.Method, r.URL.EscapedPath())
}

// checkTarget judges the values of the path and the query.
func (o Operation) checkTarget(path map[string]string, rawQuery string, p *problems) {
	for _, param := range o.PathParams {
		param.Schema.check("path "+param.Name, param.Schema.scalar(path[param.Name]), p)
	}
	query, err := url.ParseQuery(rawQuery)
	if err != nil {
		p.addf("query", "%v", err)
	}
	for _, param := range o.Query {
		at := "query " + param.Name
		values, ok := query[param.Name]
		delete(query, param.Name)
		switch {
		case len(values) > 1:
			p.addf(at, "repeated; several values are one comma-separated value")
		case ok:
			param.check(at, values[0], p)
		case param.Required:
			p.addf(at, "required, but missing")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(query)) {
		p.addf("query "+name, "not declared")
	}
}

// check judges one query value. A comma-separated list must not repeat an item,
// whether or not the description says so: the API refuses id lists that do.
func (param Param) check(at, value string, p *problems) {
	if param.Schema.Kinds != Array {
		param.Schema.check(at, param.Schema.scalar(value), p)
		return
	}
	list := []any{}
	texts := strings.Split(value, ",")
	for i, text := range texts {
		if !param.Schema.uniqueItems && slices.Contains(texts[:i], text) {
			p.addf(fmt.Sprintf("%s[%d]", at, i), "duplicate %q", text)
		}
		list = append(list, param.Schema.Items.scalar(text))
	}
	param.Schema.check(at, list, p)
}

// scalar reads text as the kind that the schema wants, and leaves it a string,
// to be refused, where it is none.
func (s *Schema) scalar(text string) any {
	switch {
	case s.Kinds&String != 0:
		return text
	case s.Kinds&(Integer|Number) != 0 && numeral.MatchString(text):
		return json.Number(text)
	case s.Kinds&Boolean != 0 && (text == "true" || text == "false"):
		return text == "true"
	}
	return text
}

var numeral = regexp.MustCompile(`^-?(0|[1-9]\d*)(\.\d+)?$`)

func (o Operation) checkBody(contentType string, body []byte, p *problems) {
	switch {
	case len(body) == 0 && contentType != "":
		p.addf("Content-Type", "%s without a body", contentType)
		return
	case len(body) == 0 && o.BodyRequired:
		p.addf("body", "required, but missing")
		return
	case len(body) == 0:
		return
	case !o.HasBody():
		p.addf("body", "not declared")
		return
	}
	media, params, err := mime.ParseMediaType(contentType)
	if err != nil || !slices.Contains(o.ContentTypes, media) {
		p.addf("Content-Type", "%q is not one of %v", contentType, o.ContentTypes)
		return
	}
	var value any
	switch media {
	case typeJSON:
		value, err = decode(body)
	case typeForm:
		value, err = decodeForm(o.Body, body, p)
	case typeMultipart:
		value, err = decodeMultipart(o.Body, body, params["boundary"], p)
	}
	if err != nil {
		p.addf("body", "%v", err)
		return
	}
	o.Body.check("", value, p)
}
