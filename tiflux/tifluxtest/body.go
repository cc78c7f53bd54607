package tifluxtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/url"
	"regexp"
	"strings"
)

// media is a set of body forms.
type media uint8

const (
	jsonBody media = 1 << iota
	formBody
	multipartBody
)

// Limits of uploads and of other bodies.
const (
	maxFiles    = 10
	maxFileSize = 25 << 20
	maxBodySize = 32 << 20
)

// upload is a file of a multipart body.
type upload struct {
	name, contentType string
	data              []byte
}

// readBody decodes the body, whatever its form, into attributes by name.
func (c *call) readBody() (refused *apiError) {
	kind, boundary := mediaOf(c.request.Header.Get("Content-Type"))
	seen := c.op.accepts&kind != 0
	if c.op.accepts&multipartBody != 0 && !seen {
		return refuse(codeNotMultipart, "error", "The request was sent in an invalid format and could not be processed")
	}
	var fields map[string]any
	if kind == multipartBody {
		fields, refused = c.readMultipart(boundary)
	} else {
		fields, refused = c.readPlain(kind)
	}
	switch {
	case refused != nil:
		return refused
	case seen || c.op.body == nil:
		c.sent = fields
	}
	if kind == jsonBody && len(fields) == 0 && (c.op.body == nil || c.op.optional && fields == nil) {
		// Parameter wrapping puts an empty root into the parameters.
		return unpermitted(map[string]bool{c.op.root: true})
	}
	return nil
}

func mediaOf(contentType string) (media, string) {
	mediaType, parameters, err := mime.ParseMediaType(contentType)
	if err != nil {
		return 0, ""
	}
	switch mediaType {
	case "application/json":
		return jsonBody, ""
	case "application/x-www-form-urlencoded":
		return formBody, ""
	case "multipart/form-data":
		return multipartBody, parameters["boundary"]
	}
	return 0, ""
}

// readPlain reads a JSON or urlencoded body; nil stands for none. Other forms
// are read and ignored.
func (c *call) readPlain(kind media) (map[string]any, *apiError) {
	raw, err := io.ReadAll(io.LimitReader(c.request.Body, maxBodySize))
	switch {
	case err != nil:
		return nil, refuse(codeMissingBody, "error", "the body could not be read")
	case len(bytes.TrimSpace(raw)) == 0:
		return nil, nil
	case kind == jsonBody:
		return decodeObject(raw)
	case kind == formBody:
		return decodeForm(string(raw)), nil
	}
	return nil, nil
}

func decodeObject(raw []byte) (map[string]any, *apiError) {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var fields map[string]any
	if err := decoder.Decode(&fields); err != nil || decoder.More() {
		return nil, refuse(codeMissingBody, "error", "the body is not a JSON object")
	}
	return fields, nil
}

func decodeForm(raw string) map[string]any {
	form := formFields{}
	for pair := range strings.SplitSeq(raw, "&") {
		name, value, _ := strings.Cut(pair, "=")
		name, nameErr := url.QueryUnescape(name)
		value, valueErr := url.QueryUnescape(value)
		if nameErr == nil && valueErr == nil && name != "" {
			form.add(name, value)
		}
	}
	return form
}

func (c *call) readMultipart(boundary string) (map[string]any, *apiError) {
	form := formFields{}
	reader := multipart.NewReader(c.request.Body, boundary)
	for {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			return form, nil
		}
		if err != nil {
			return nil, refuse(codeMissingBody, "error", "the multipart body is malformed")
		}
		data, err := io.ReadAll(io.LimitReader(part, maxFileSize+1))
		if err != nil {
			return nil, refuse(codeMissingBody, "error", "the multipart body ends early")
		}
		if part.FileName() == "" {
			form.add(part.FormName(), string(data))
			continue
		}
		contentType := part.Header.Get("Content-Type")
		if contentType == "" {
			contentType = "application/octet-stream"
		}
		form.add(part.FormName(), upload{name: part.FileName(), contentType: contentType, data: data})
	}
}

// formFields builds attributes from form names with brackets, as the server's
// framework does: "a[]" appends to a list, "a[][b]" to a list of objects, a new
// object beginning where a member repeats, and "a[b]" makes an object.
type formFields map[string]any

var brackets = regexp.MustCompile(`^([^\[\]]+)(\[\])?(?:\[([^\[\]]+)\])?((?:\[.*)?)$`)

func (f formFields) add(name string, value any) {
	m := brackets.FindStringSubmatch(name)
	if m == nil {
		f[name] = value
		return
	}
	base, list, member, rest := m[1], m[2] != "", m[3], m[4]
	switch {
	case list && member != "":
		f.addToList(base, member, value)
	case list:
		items, _ := f[base].([]any)
		f[base] = append(items, value)
	case member != "":
		object, ok := f[base].(map[string]any)
		if !ok {
			object = map[string]any{}
			f[base] = object
		}
		formFields(object).add(member+rest, value)
	default:
		f[base] = value
	}
}

func (f formFields) addToList(base, member string, value any) {
	items, _ := f[base].([]any)
	if len(items) > 0 {
		if last, ok := items[len(items)-1].(map[string]any); ok {
			if _, repeated := last[member]; !repeated {
				last[member] = value
				return
			}
		}
	}
	f[base] = append(items, map[string]any{member: value})
}

// keepAttributes unwraps the root and refuses what the route does not know.
func (c *call) keepAttributes() *apiError {
	fields := c.sent
	unknown := map[string]bool{}
	if inner, ok := fields[c.op.root].(map[string]any); ok && c.op.body[c.op.root].kind == nil {
		for name := range fields {
			if name != c.op.root {
				unknown[name] = true
			}
		}
		fields = inner
	} else if c.op.wrapped {
		fields = nil
	}
	for name, value := range fields {
		attribute, ok := c.op.body[name]
		if !ok {
			unknown[name] = true
			continue
		}
		for _, member := range attribute.strangers(value) {
			unknown[member] = true
		}
	}
	if len(unknown) > 0 {
		return unpermitted(unknown)
	}
	if len(fields) == 0 && c.op.body != nil && !c.op.optional {
		return refuse(codeMissingBody, "error", fmt.Sprintf("param is missing or the value is empty: %s", c.op.root))
	}
	c.sent = fields
	return nil
}
