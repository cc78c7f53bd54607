package tifluxtest

import (
	"fmt"
	"slices"
	"strings"
)

var fieldKinds = []string{plainText, textArea, currency, phone, emailAddress, link, dateOnly, singleSelect, checkbox}

// optionList is the attribute of the options of a new field.
var optionList = attribute{kind: readOptions, members: []string{"value"}}

// readOptions takes a list of objects with a value; the Go type is []string.
func readOptions(_ string, value any) (any, []string) {
	items, ok := value.([]any)
	if !ok {
		return nil, []string{"must be an array"}
	}
	titles := []string{}
	for _, item := range items {
		object, _ := item.(map[string]any)
		title, _ := object["value"].(string)
		titles = append(titles, title)
	}
	return titles, nil
}

func entityFieldOperations() []operation {
	const fields, options = "/entities/{entity_id}/fields", "/entity_fields/{entity_field_id}/options"
	writers := needs{anyOf: []Permission{ManageCustomFields}}
	fieldIDs := map[string]string{"entity_id": "entity_id", "id": "id"}
	optionIDs := map[string]string{"entity_field_id": "entity_field_id"}
	return []operation{
		{
			id: "listEntityFields", method: "GET", path: fields, root: "entity_field", paged: true,
			query:  params{"required": boolean, "field_type": oneOf(fieldKinds...), "name": atMostRunes(255)},
			handle: listEntityFields,
		},
		{id: "getEntityField", method: "GET", path: fields + "/{id}", root: "entity_field", numbers: fieldIDs, handle: getEntityField},
		{
			id: "createEntityField", method: "POST", path: fields, root: "entity_field", accepts: jsonBody, status: 201,
			body:  attrs{"name": aText.must(), "field_type": aText.must(), "required": aFlag, "options": optionList},
			needs: writers, handle: createEntityField,
		},
		{
			id: "updateEntityField", method: "PUT", path: fields + "/{id}", root: "entity_field", accepts: jsonBody,
			body: attrs{"name": aText, "required": aFlag}, needs: writers, handle: updateEntityField,
		},
		{
			id: "listEntityFieldOptions", method: "GET", path: options, root: "entity_field_option", paged: true, numbers: optionIDs,
			query: params{"value": text}, handle: listEntityFieldOptions,
		},
		{
			id: "createEntityFieldOption", method: "POST", path: options, root: "entity_field_option", accepts: jsonBody, status: 201,
			numbers: optionIDs, body: attrs{"value": aText.must()}, needs: writers, handle: createEntityFieldOption,
		},
		{
			id: "updateEntityFieldOption", method: "PUT", path: options + "/{id}", root: "entity_field_option", accepts: jsonBody,
			numbers: optionIDs, body: attrs{"value": aText.must()}, needs: writers, handle: updateEntityFieldOption,
		},
	}
}

func listEntityFields(c *call) (any, *apiError) {
	e, refused := c.findEntity("entity_id")
	if refused != nil {
		return nil, refused
	}
	name, required := textFilter(c, "name"), boolFilter(c, "required")
	kind, byKind := queried[string](c, "field_type")
	rows := slices.DeleteFunc(c.fieldsOf(e), func(f indexedField) bool {
		return !name(f.name) || !required(f.required) || byKind && f.kind != kind
	})
	return listed(c, rows, entityFieldView)
}

func getEntityField(c *call) (any, *apiError) {
	f, refused := c.findField()
	if refused != nil {
		return nil, refused
	}
	return entityFieldView(f), nil
}

func createEntityField(c *call) (any, *apiError) {
	e, refused := c.findEntity("entity_id")
	if refused != nil {
		return nil, refused
	}
	f := entityField{entityID: e.id}
	f.name, _ = attr[string](c, "name")
	f.kind, _ = attr[string](c, "field_type")
	f.required, _ = attr[bool](c, "required")
	titles, _ := attr[[]string](c, "options")
	switch {
	case strings.TrimSpace(f.name) == "":
		return nil, refuse(codeBody, "name", blank)
	case !slices.Contains(fieldKinds, f.kind):
		return nil, refuse(codeDatabase, "field_type", fmt.Sprintf("'%s' is not a valid field_type", f.kind))
	case len(titles) > 0 && !f.hasOptions():
		return nil, refuse(codeBody, "entity_field_options.base", "Cannot add options in a field_type "+f.kind)
	}
	for _, title := range titles {
		if problem := f.titleProblem(title, 0); problem != "" {
			return nil, refuse(codeBody, "options", problem)
		}
		f.options = append(f.options, fieldOption{id: c.nextOption() + len(f.options), title: title})
	}
	if f.hasOptions() && len(titles) == 0 {
		f.options = []fieldOption{{id: c.nextOption(), title: "Opção 1", byServer: true}}
	}
	f.id = c.fields.next()
	c.fields.put(f.id, &f)
	c.journal(f.id, f.name)
	options := []entityFieldOptionView{}
	for _, o := range f.options {
		options = append(options, entityOptionView(o))
	}
	return entityFieldWithOptions{entityFieldView(indexedField{&f, len(c.fieldsOf(e)) - 1}), options}, nil
}

func updateEntityField(c *call) (any, *apiError) {
	f, refused := c.findField()
	if refused != nil {
		return nil, refused
	}
	if c.sends("name") {
		name, _ := attr[string](c, "name")
		if strings.TrimSpace(name) == "" {
			return nil, refuse(codeBody, "name", blank)
		}
		f.name = name
	}
	if c.sends("required") {
		f.required, _ = attr[bool](c, "required")
	}
	c.journal(f.id, f.name)
	return entityFieldView(f), nil
}

func listEntityFieldOptions(c *call) (any, *apiError) {
	f, refused := c.findOptionsField()
	if refused != nil {
		return nil, refused
	}
	value := textFilter(c, "value")
	rows := slices.DeleteFunc(slices.Clone(f.options), func(o fieldOption) bool { return !value(o.title) })
	return listed(c, rows, entityOptionView)
}

func createEntityFieldOption(c *call) (any, *apiError) {
	f, refused := c.findOptionsField()
	if refused != nil {
		return nil, refused
	}
	title, _ := attr[string](c, "value")
	if !f.hasOptions() {
		return nil, refuse(codeBody, "base", "Cannot add options in a field_type "+f.kind)
	}
	if problem := f.titleProblem(title, 0); problem != "" {
		return nil, refuse(codeBody, "value", problem)
	}
	o := fieldOption{id: c.nextOption(), title: title}
	f.options = append(f.options, o)
	c.journal(o.id, title)
	return entityOptionView(o), nil
}

func updateEntityFieldOption(c *call) (any, *apiError) {
	f, refused := c.findOptionsField()
	if refused != nil {
		return nil, refused
	}
	at := slices.IndexFunc(f.options, func(o fieldOption) bool { return o.id == c.id("id") })
	if at < 0 {
		return nil, notFoundWithin("EntityFieldOption", c.vars["id"], `"entity_field_options"."entity_field_id"`)
	}
	title, _ := attr[string](c, "value")
	if problem := f.titleProblem(title, c.id("id")); problem != "" {
		return nil, refuse(codeBody, "value", problem)
	}
	f.options[at].title = title
	c.journal(f.options[at].id, title)
	return entityOptionView(f.options[at]), nil
}

// titleProblem is why an option may not have a title; own is its id.
func (f *entityField) titleProblem(title string, own int) string {
	switch {
	case strings.TrimSpace(title) == "":
		return blank
	case slices.ContainsFunc(f.options, func(o fieldOption) bool { return o.id != own && fold(o.title) == fold(title) }):
		return "has already been taken"
	}
	return ""
}

// nextOption is the id of the next option of any field.
func (st *state) nextOption() int {
	last := 0
	for f := range st.fields.all() {
		for _, o := range f.options {
			last = max(last, o.id)
		}
	}
	return last + 1
}

// indexedField is a field with its place in its group, from 0.
type indexedField struct {
	*entityField
	index int
}

func (st *state) fieldsOf(e *entity) []indexedField {
	var list []indexedField
	for f := range st.fields.all() {
		if f.entityID == e.id {
			list = append(list, indexedField{f, len(list)})
		}
	}
	return list
}

// findField is the field of the path, within the group of the path.
func (c *call) findField() (indexedField, *apiError) {
	e, refused := c.findEntity("entity_id")
	if refused != nil {
		return indexedField{}, refused
	}
	for _, f := range c.fieldsOf(e) {
		if f.id == c.id("id") {
			return f, nil
		}
	}
	return indexedField{}, notFoundWithin("EntityField", c.vars["id"], `"entity_fields"."entity_id"`)
}

// findOptionsField is the field of the path of its options.
func (c *call) findOptionsField() (*entityField, *apiError) {
	f, ok := c.fields.get(c.id("entity_field_id"))
	if !ok {
		return nil, notFound("EntityField", c.vars["entity_field_id"])
	}
	return f, nil
}

type entityFieldListItem struct {
	ID        int    `json:"id"`
	FieldType string `json:"field_type"`
	Index     int    `json:"index"`
	Name      string `json:"name"`
	Required  bool   `json:"required"`
}

func entityFieldView(f indexedField) entityFieldListItem {
	return entityFieldListItem{f.id, f.kind, f.index, f.name, f.required}
}

type entityFieldWithOptions struct {
	entityFieldListItem
	Options []entityFieldOptionView `json:"options"`
}

type entityFieldOptionView struct {
	ID         int    `json:"id"`
	NullOption bool   `json:"null_option"`
	Value      string `json:"value"`
}

func entityOptionView(o fieldOption) entityFieldOptionView {
	return entityFieldOptionView{o.id, o.byServer, o.title}
}
