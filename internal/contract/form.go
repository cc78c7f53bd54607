package contract

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/url"
	"regexp"
	"strings"
)

// field is one part of a multipart body, or one pair of a urlencoded one.
type field struct {
	name string
	text string
	file bool
}

func decodeMultipart(s *Schema, body []byte, boundary string, p *problems) (any, error) {
	if boundary == "" {
		return nil, errors.New("multipart without a boundary")
	}
	var fields []field
	parts := multipart.NewReader(bytes.NewReader(body), boundary)
	for {
		part, err := parts.NextRawPart()
		if err == io.EOF {
			return assemble(s, fields, p), nil
		}
		if err != nil {
			return nil, fmt.Errorf("broken multipart: %w", err)
		}
		text, err := io.ReadAll(part)
		if err != nil {
			return nil, fmt.Errorf("broken multipart: %w", err)
		}
		f := field{name: part.FormName(), text: string(text), file: part.FileName() != ""}
		if f.file {
			f.text = ""
		}
		fields = append(fields, f)
	}
}

// decodeForm keeps the order of the pairs, on which the grouping of
// entities[][...] depends; url.ParseQuery would lose it.
func decodeForm(s *Schema, body []byte, p *problems) (any, error) {
	var fields []field
	for pair := range strings.SplitSeq(string(body), "&") {
		name, text, _ := strings.Cut(pair, "=")
		name, errName := url.QueryUnescape(name)
		text, errText := url.QueryUnescape(text)
		if err := errors.Join(errName, errText); err != nil {
			return nil, err
		}
		fields = append(fields, field{name: name, text: text})
	}
	return assemble(s, fields, p), nil
}

// bracketed splits "entities[][value]" into its name, the first bracket and the
// second one.
var bracketed = regexp.MustCompile(`^([^\[\]]+)\[([^\[\]]*)\](?:\[([^\[\]]*)\])?$`)

// assemble makes of the fields the object that a JSON body would have been, so
// that one schema judges both. What has no place in it is reported.
func assemble(s *Schema, fields []field, p *problems) map[string]any {
	body := make(map[string]any)
	whole := make(map[string]bool) // names sent without brackets
	for _, f := range fields {
		if member, ok := s.Property(f.name); ok {
			whole[f.name] = true
			putMember(body, f, member.Schema, p)
			continue
		}
		m := bracketed.FindStringSubmatch(f.name)
		if m == nil {
			p.addf(f.name, "not declared")
			continue
		}
		member, ok := s.Property(m[1])
		switch {
		case !ok:
			p.addf(f.name, "not declared")
		case member.Schema.Kinds&Array == 0:
			p.addf(f.name, "%s is no array", m[1])
		case m[2] != "":
			p.addf(f.name, "indexed keys are refused, repeat %s[][...]", m[1])
		case whole[m[1]]:
			p.addf(f.name, "%s was sent in two forms", m[1])
		default:
			putElement(body, f, m[1], m[3], member.Schema, p)
		}
	}
	return body
}

// putMember stores a field that is named as the description names it: a
// repeated files[], a scalar, or an array or object as JSON text.
func putMember(body map[string]any, f field, s *Schema, p *problems) {
	old, repeated := body[f.name]
	if strings.HasSuffix(f.name, "[]") {
		list, _ := old.([]any)
		body[f.name] = append(list, f.value(s.Items, p))
		return
	}
	if repeated {
		p.addf(f.name, "repeated")
	}
	if s.Kinds&(Array|Object) == 0 {
		body[f.name] = f.value(s, p)
		return
	}
	v, err := decode([]byte(f.text))
	if err != nil {
		p.addf(f.name, "%v", err)
		v = []any{} // reported once
	}
	body[f.name] = v
}

// putElement stores name[] or name[][key]. As in Rails, a key that the last
// element already has begins the next element.
func putElement(body map[string]any, f field, name, key string, s *Schema, p *problems) {
	list, _ := body[name].([]any)
	if key == "" {
		body[name] = append(list, f.value(s.Items, p))
		return
	}
	var last map[string]any
	if len(list) > 0 {
		last, _ = list[len(list)-1].(map[string]any)
	}
	if _, taken := last[key]; last == nil || taken {
		last = make(map[string]any)
		list = append(list, last)
	}
	member, ok := s.Items.Property(key)
	if !ok {
		last[key] = f.text // reported as undeclared by the schema
	} else {
		last[key] = f.value(member.Schema, p)
	}
	body[name] = list
}

// value is the content of the field as the schema wants it.
func (f field) value(s *Schema, p *problems) any {
	wantFile := s.Format == "binary"
	switch {
	case f.file && !wantFile:
		p.addf(f.name, "a file where a value is wanted")
	case !f.file && wantFile:
		p.addf(f.name, "a part without a file name where a file is wanted")
	}
	if wantFile {
		return binary{}
	}
	return s.scalar(f.text)
}
