package tiflux

// IDName is a reference to another record.
type IDName struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
}

// Message is what the API says when it has done something and returns no record.
type Message struct {
	Message string `json:"message"` // English
}

// FieldType is the kind of a custom field.
type FieldType string

const (
	FieldText         FieldType = "text"
	FieldTextArea     FieldType = "text_area"
	FieldCurrency     FieldType = "currency"
	FieldPhone        FieldType = "phone"
	FieldEmail        FieldType = "email"
	FieldLink         FieldType = "link"
	FieldDate         FieldType = "date"
	FieldSingleSelect FieldType = "single_select"
	FieldCheckbox     FieldType = "checkbox"
)

// AppliedIn is the kind of record that a group of custom fields belongs to.
type AppliedIn string

const (
	AppliedInTicket               AppliedIn = "ticket"
	AppliedInEquipment            AppliedIn = "equipment"
	AppliedInClient               AppliedIn = "client"
	AppliedInRequestor            AppliedIn = "solicitant"
	AppliedInServicesCatalog      AppliedIn = "services_catalog"
	AppliedInServicesCatalogsArea AppliedIn = "services_catalogs_area"
	AppliedInServicesCatalogsItem AppliedIn = "services_catalogs_item"
)

// FilledEntity is a group of custom fields with the values of one record. The
// API calls such groups entities.
type FilledEntity struct {
	ID           int64               `json:"id"`
	Active       bool                `json:"active"`
	AppliedIn    AppliedIn           `json:"applied_in"`
	Description  string              `json:"description"`
	EntityFields []FilledEntityField `json:"entity_fields"`
	MenuItem     Opt[bool]           `json:"menu_item"`
	Name         string              `json:"name"`
}

// FilledEntityField is a custom field with its value.
type FilledEntityField struct {
	ID            int64                     `json:"id"`              // of the stored value; 0 when nothing is stored, always 0 for a checkbox
	EntityFieldID int64                     `json:"entity_field_id"` // what to send when writing
	EntityID      int64                     `json:"entity_id"`
	FieldType     FieldType                 `json:"field_type"`
	Name          string                    `json:"name"`
	Options       []FilledEntityFieldOption `json:"options"` // the marked options only
	Required      bool                      `json:"required"`
	Value         string                    `json:"value"` // as text: the title of a select, titles joined by ", " for a checkbox, decimal with a dot, YYYY-MM-DD, E.164
}

// FilledEntityFieldOption is a marked option of a select or checkbox.
type FilledEntityFieldOption struct {
	ID                  int64  `json:"id"` // of the stored value
	EntityFieldID       int64  `json:"entity_field_id"`
	EntityFieldOptionID int64  `json:"entity_field_option_id"`
	Title               string `json:"title"`
	Value               string `json:"value"` // select: the option's id as text; checkbox: "true"
}

// EntityValue is the value of one custom field, to be written.
type EntityValue struct {
	EntityFieldID       int64       `json:"entity_field_id"`
	EntityFieldOptionID Opt[int64]  `json:"entity_field_option_id,omitzero"` // checkbox only: one item per option
	Value               Opt[string] `json:"value,omitzero"`                  // always text: option id of a select, "true" or "false" of a checkbox option, decimal with a dot, YYYY-MM-DD, national digits of a phone; Null clears
	CountryCode         string      `json:"country_code,omitempty"`          // of a phone, ISO 3166-1 alpha-2; empty is BR
}
