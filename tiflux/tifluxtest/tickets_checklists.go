package tifluxtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
)

// checklist is a form on a ticket.
type checklist struct {
	id               int // Of the template, 0 when there is none.
	name             string
	description      string
	required         bool
	created, updated stamp
	fields           []checklistField
}

// pending reports whether a required field is empty, which blocks closing even
// where the checklist itself is not required.
func (l *checklist) pending() bool {
	return slices.ContainsFunc(l.fields, func(f checklistField) bool { return f.required && !f.filled() })
}

type checklistField struct {
	title, kind string
	required    bool
	value       any // A string, int or bool; nil when empty. Of a radio the id of the option.
	options     []checklistOption
}

// The kinds of checklist fields.
const (
	checklistText     = "text"
	checklistTextarea = "textarea"
	checklistValue    = "value"
	checklistRadio    = "radio"
	checklistCheckbox = "checkbox"
)

type checklistOption struct {
	id, description string
	marked          bool
}

func (f checklistField) filled() bool {
	if f.kind == checklistCheckbox {
		return slices.ContainsFunc(f.options, func(o checklistOption) bool { return o.marked })
	}
	return f.value != nil && f.value != ""
}

func ticketChecklistOperations() []operation {
	return []operation{
		{
			id: "listTicketChecklists", method: "GET", path: "/tickets/{ticket_number}/checklists", root: "checklist",
			numbers: nestedNumber, paged: true,
			needs:  needs{license: LicenseTickets, anyOf: []Permission{OpenTickets, ViewOthersTickets}},
			handle: listTicketChecklists,
		},
		{
			id: "updateTicketChecklistItem", method: "PUT", path: "/tickets/{ticket_number}/checklists/{id}/items/{index}",
			root: "item", numbers: nestedNumber, accepts: jsonBody,
			body: attrs{
				"value":   {kind: readScalar, keeps: true},
				"options": {kind: readMarks, members: []string{"id", "checked"}},
			},
			needs:  needs{license: LicenseTickets, anyOf: []Permission{EditTickets}},
			handle: updateTicketChecklistItem,
		},
	}
}

// readScalar keeps text, whole numbers and booleans as they are; other numbers
// become text.
func readScalar(_ string, value any) (any, []string) {
	switch v := value.(type) {
	case string, bool:
		return v, nil
	case json.Number:
		if n, err := strconv.Atoi(v.String()); err == nil {
			return n, nil
		}
		return v.String(), nil
	}
	return nil, []string{"is invalid"}
}

// optionMark says whether an option of a checkbox is to be marked.
type optionMark struct {
	id      string
	checked bool
}

func readMarks(_ string, value any) (any, []string) {
	items, _ := value.([]any)
	marks := []optionMark{}
	for _, item := range items {
		object, _ := item.(map[string]any)
		checked, ok := object["checked"].(bool)
		if !ok || object["id"] == nil {
			return nil, []string{"must be a list of options with id and checked"}
		}
		marks = append(marks, optionMark{fmt.Sprint(object["id"]), checked})
	}
	if len(marks) == 0 {
		return nil, []string{blank}
	}
	return marks, nil
}

func listTicketChecklists(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	return listed(c, t.checklists, checklistViewOf)
}

func updateTicketChecklistItem(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	at := slices.IndexFunc(t.checklists, func(l checklist) bool { return l.id != 0 && l.id == c.id("id") })
	if at < 0 {
		return nil, notFound("ServiceDesk::TicketChecklist", c.vars["id"])
	}
	list := &t.checklists[at]
	index, err := strconv.Atoi(c.vars["index"])
	if err != nil || index < 0 || index >= len(list.fields) {
		return nil, refuse(codeNotFound, "error", fmt.Sprintf("Couldn't find item with index %s", c.vars["index"]))
	}
	if t.closed {
		return nil, refuse(codeBody, "ticket", "Cannot update a closed ticket")
	}
	field := list.fields[index]
	if refused := c.fill(&field); refused != nil {
		return nil, refused
	}
	list.fields[index], list.updated = field, c.now
	c.journal(t.number, field.title)
	return checklistViewOf(*list), nil
}

// fill writes the sent value or options into a field.
func (c *call) fill(f *checklistField) *apiError {
	marks, hasMarks := attr[[]optionMark](c, "options")
	bad := func(text string) *apiError { return refuse(codeBody, "item", text) }
	switch {
	case f.kind == checklistCheckbox && (!hasMarks || c.sends("value")):
		return bad(fmt.Sprintf("field of type %q requires the options attribute", f.kind))
	case f.kind != checklistCheckbox && (c.sends("options") || !c.sends("value")):
		return bad(fmt.Sprintf("field of type %q requires the value attribute", f.kind))
	case f.kind == checklistCheckbox:
		return f.mark(marks)
	}
	value := c.body["value"]
	if f.kind == checklistRadio && value != nil && value != "" {
		value = fmt.Sprint(value)
		if !slices.ContainsFunc(f.options, func(o checklistOption) bool { return o.id == value }) {
			return bad(unknownOption)
		}
	}
	f.value = value
	return nil
}

const unknownOption = "option not found"

func (f *checklistField) mark(marks []optionMark) *apiError {
	options := slices.Clone(f.options)
	for _, m := range marks {
		i := slices.IndexFunc(options, func(o checklistOption) bool { return o.id == m.id })
		if i < 0 {
			return refuse(codeBody, "item", unknownOption)
		}
		options[i].marked = m.checked
	}
	f.options = options
	return nil
}

type checklistView struct {
	ID          *int                 `json:"id"`
	CreatedAt   stamp                `json:"created_at"`
	Description *string              `json:"description"`
	Fields      []checklistFieldView `json:"fields"`
	Name        *string              `json:"name"`
	Pending     bool                 `json:"pending"`
	Required    bool                 `json:"required"`
	UpdatedAt   stamp                `json:"updated_at"`
}

type checklistFieldView struct {
	Index    int                    `json:"index"`
	Filled   bool                   `json:"filled"`
	Options  *[]checklistOptionView `json:"options"`
	Required bool                   `json:"required"`
	Title    string                 `json:"title"`
	Type     string                 `json:"type"`
	Value    any                    `json:"value"`
}

type checklistOptionView struct {
	ID          string `json:"id"`
	Description string `json:"description"`
	Value       *bool  `json:"value"`
}

func checklistViewOf(l checklist) checklistView {
	view := checklistView{
		ID: null(l.id), CreatedAt: l.created, Description: null(l.description), Fields: []checklistFieldView{},
		Name: null(l.name), Pending: l.pending(), Required: l.required, UpdatedAt: l.updated,
	}
	for i, f := range l.fields {
		view.Fields = append(view.Fields, f.view(i))
	}
	return view
}

func (f checklistField) view(index int) checklistFieldView {
	view := checklistFieldView{Index: index, Filled: f.filled(), Required: f.required, Title: f.title, Type: f.kind, Value: f.value}
	if f.kind == checklistRadio || f.kind == checklistCheckbox {
		options := []checklistOptionView{}
		for _, o := range f.options {
			option := checklistOptionView{ID: o.id, Description: o.description}
			if f.kind == checklistCheckbox {
				option.Value = new(o.marked)
			}
			options = append(options, option)
		}
		view.Options = &options
	}
	return view
}
