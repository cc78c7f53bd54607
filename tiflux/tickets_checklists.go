package tiflux

import (
	"context"
	"iter"
	"time"
)

// Checklist is a form on a ticket.
type Checklist struct {
	ID          int64            `json:"id"` // of the template; 0 if there is none, and then the checklist cannot be written
	CreatedAt   time.Time        `json:"created_at"`
	Description string           `json:"description"`
	Fields      []ChecklistField `json:"fields"`
	Name        string           `json:"name"`
	Pending     bool             `json:"pending"`  // a required field is empty; this is what blocks closing
	Required    bool             `json:"required"` // blocks nothing by itself
	UpdatedAt   time.Time        `json:"updated_at"`
}

// ChecklistFieldType is the kind of a checklist field.
type ChecklistFieldType string

const (
	ChecklistText     ChecklistFieldType = "text"
	ChecklistTextArea ChecklistFieldType = "textarea"
	ChecklistValue    ChecklistFieldType = "value"
	ChecklistRadio    ChecklistFieldType = "radio"
	ChecklistCheckbox ChecklistFieldType = "checkbox"
)

// ChecklistField is a field of a checklist.
type ChecklistField struct {
	Index    int                `json:"index"` // position from 0, the only handle of a field; it may change
	Filled   bool               `json:"filled"`
	Options  []ChecklistOption  `json:"options"` // of a radio or checkbox
	Required bool               `json:"required"`
	Title    string             `json:"title"`
	Type     ChecklistFieldType `json:"type"`
	Value    ChecklistScalar    `json:"value"` // of a radio the ID of the chosen option, of a checkbox empty
}

// ChecklistOption is an option of a radio or checkbox.
type ChecklistOption struct {
	ID          ChecklistScalar `json:"id"` // mostly a number as text
	Description string          `json:"description"`
	Value       Opt[bool]       `json:"value"` // of a checkbox whether it is marked; of a radio null
}

// ChecklistScalar is what the API sends now as text, now as a number or a
// boolean, as text: "true". Empty means null or none.
type ChecklistScalar string

// UnmarshalJSON reads text, a number, a boolean or null.
func (s *ChecklistScalar) UnmarshalJSON(b []byte) error {
	switch string(b) {
	case "true", "false":
		*s = ChecklistScalar(b)
		return nil
	}
	return (*Text)(s).UnmarshalJSON(b)
}

// ListChecklists returns one page of a ticket's checklists.
//
//	GET /tickets/{ticket_number}/checklists
//
// Permission: one of "Visualizar e abrir tickets", "Visualizar tickets em que
// eu não sou o responsável"; licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *TicketsService) ListChecklists(ctx context.Context, number int64, o *ListOptions, opts ...CallOption) (*Page[Checklist], error) {
	o = orZero(o)
	return list[Checklist](ctx, s.client, request{op: opTicketsListChecklists, path: []any{number}, query: o}, *o, opts)
}

// AllChecklists ranges over the checklists of a ticket.
//
//	GET /tickets/{ticket_number}/checklists
//
// Permission and Errors: as [TicketsService.ListChecklists].
func (s *TicketsService) AllChecklists(ctx context.Context, number int64, o *ListOptions, opts ...CallOption) iter.Seq2[Checklist, error] {
	return all(ctx, s.client, request{op: opTicketsListChecklists, path: []any{number}}, *orZero(o), checklistKeyOf, opts)
}

// checklistKey tells checklists apart, also those without an id.
type checklistKey struct {
	id      int64
	name    string
	created time.Time
}

func checklistKeyOf(c *Checklist) checklistKey { return checklistKey{c.ID, c.Name, c.CreatedAt} }

// ChecklistItemUpdate fills or clears one field: Options for a checkbox, Value
// for every other type.
type ChecklistItemUpdate struct {
	Value   Opt[string]           `json:"value,omitzero"`    // of a radio the ID of the option; Null clears
	Options []ChecklistOptionMark `json:"options,omitempty"` // those left out keep their state
}

// ChecklistOptionMark marks or unmarks an option of a checkbox.
type ChecklistOptionMark struct {
	ID      ChecklistScalar `json:"id"`
	Checked bool            `json:"checked"`
}

// UpdateChecklistItem fills or clears the field at a position (from 0) of a
// checklist and returns the whole checklist. Positions may change: list the
// checklists right before.
//
//	PUT /tickets/{ticket_number}/checklists/{id}/items/{index}
//
// Permission: "Editar tickets"; licence tickets.
// Errors: [ErrInvalid] (a value for a checkbox, options for anything else,
// closed ticket), [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *TicketsService) UpdateChecklistItem(ctx context.Context, number, checklistID int64, index int, u *ChecklistItemUpdate, opts ...CallOption) (*Checklist, error) {
	if reason := orZero(u).refuse(); reason != "" {
		return nil, &ArgumentError{Op: operations[opTicketsUpdateChecklistItem].Name, Argument: "item", Reason: reason}
	}
	r := request{op: opTicketsUpdateChecklistItem, path: []any{number, checklistID, index}, body: u}
	return call[*Checklist](ctx, s.client, r, opts)
}

func (u *ChecklistItemUpdate) refuse() string {
	switch hasValue, hasOptions := !u.Value.IsZero(), len(u.Options) > 0; {
	case !hasValue && !hasOptions:
		return "changes nothing"
	case hasValue && hasOptions:
		return "has a value and options; a field takes one of them"
	}
	return ""
}
