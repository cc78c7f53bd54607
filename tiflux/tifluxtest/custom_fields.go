package tifluxtest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/mail"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// entity is a group of custom fields for one kind of record.
type entity struct {
	id          int
	name        string
	description string
	appliedIn   string
	active      bool
	menuItem    bool

	deskIDs                   []int // Of a group for tickets; none means all.
	equipmentTypeID           int   // Of a group for equipments; 0 means all.
	catalogID, areaID, itemID int   // What a group of the services catalogs is for.
}

// The kinds of records with custom fields, as applied_in spells them.
const (
	forTickets    = "ticket"
	forClients    = "client"
	forRequestors = "solicitant"
)

// entityField is a custom field.
type entityField struct {
	id, entityID int
	name         string
	kind         string
	required     bool
	options      []fieldOption
}

// The kinds of custom fields.
const (
	plainText    = "text"
	textArea     = "text_area"
	currency     = "currency"
	phone        = "phone"
	emailAddress = "email"
	link         = "link"
	dateOnly     = "date"
	singleSelect = "single_select"
	checkbox     = "checkbox"
)

func (f *entityField) hasOptions() bool { return f.kind == singleSelect || f.kind == checkbox }

type fieldOption struct {
	id       int
	title    string
	byServer bool // Made because a field with options needs one.
}

// mark is what a marked option says: its own id, or that it is checked.
func (o fieldOption) mark(f *entityField) string {
	if f.kind == singleSelect {
		return strconv.Itoa(o.id)
	}
	return "true"
}

// fieldValues are the custom-field values of one record, by field id. A nil
// pointer holds none.
type fieldValues map[int]*fieldValue

// fieldValue is what is stored for one field: the text (for a single_select
// the id of the option), or the marked options.
type fieldValue struct {
	id     int
	text   string
	marked map[int]int // Option id to the id of the stored value.
}

func (vs *fieldValues) get(fieldID int) fieldValue {
	if vs == nil || (*vs)[fieldID] == nil {
		return fieldValue{}
	}
	return *(*vs)[fieldID]
}

func (v fieldValue) filled() bool { return v.text != "" || len(v.marked) > 0 }

// filledEntity is a group of custom fields of a record with its values.
type filledEntity struct {
	ID           int           `json:"id"`
	Active       bool          `json:"active"`
	AppliedIn    string        `json:"applied_in"`
	Description  *string       `json:"description"`
	EntityFields []filledField `json:"entity_fields"`
	MenuItem     bool          `json:"menu_item"`
	Name         string        `json:"name"`
}

type filledField struct {
	ID            *int                `json:"id"`
	EntityFieldID int                 `json:"entity_field_id"`
	EntityID      int                 `json:"entity_id"`
	FieldType     string              `json:"field_type"`
	Name          string              `json:"name"`
	Options       []filledFieldOption `json:"options"`
	Required      bool                `json:"required"`
	Value         *string             `json:"value"`
}

type filledFieldOption struct {
	ID                  int    `json:"id"`
	EntityFieldID       int    `json:"entity_field_id"`
	EntityFieldOptionID int    `json:"entity_field_option_id"`
	Title               string `json:"title"`
	Value               string `json:"value"`
}

// Which groups filledEntities returns.
const (
	everyGroup = false
	onlyFilled = true
)

// filledEntities is the grouped form of the values: all fields of each group,
// and with onlyFilled just the groups that hold a value.
func (st *state) filledEntities(appliedIn string, values *fieldValues, filledOnly bool) []filledEntity {
	list := []filledEntity{}
	for e := range st.entities.all() {
		if !e.active || e.appliedIn != appliedIn {
			continue
		}
		view := filledEntity{
			ID: e.id, Active: e.active, AppliedIn: e.appliedIn, Description: null(e.description),
			EntityFields: []filledField{}, MenuItem: e.menuItem, Name: e.name,
		}
		filled := false
		for f := range st.fields.all() {
			if f.entityID == e.id {
				filled = filled || values.get(f.id).filled()
				view.EntityFields = append(view.EntityFields, filledFieldView(f, values.get(f.id), []filledFieldOption{}))
			}
		}
		if filled || !filledOnly {
			list = append(list, view)
		}
	}
	return list
}

// filledFields is the flat form: only fields that hold a value.
func (st *state) filledFields(values *fieldValues) []filledField {
	list := []filledField{}
	for f := range st.fields.all() {
		if v := values.get(f.id); v.filled() {
			list = append(list, filledFieldView(f, v, nil))
		}
	}
	return list
}

// filledFieldView reads titles where writing takes ids. noOptions is what a
// field without options shows: a list in groups, null in the flat form.
func filledFieldView(f *entityField, stored fieldValue, noOptions []filledFieldOption) filledField {
	view := filledField{
		ID: null(stored.id), EntityFieldID: f.id, EntityID: f.entityID, FieldType: f.kind, Name: f.name,
		Options: noOptions, Required: f.required, Value: null(stored.text),
	}
	if !f.hasOptions() {
		return view
	}
	view.Options = []filledFieldOption{}
	var titles []string
	for _, o := range f.options {
		if id, ok := stored.marked[o.id]; ok {
			titles = append(titles, o.title)
			view.Options = append(view.Options, filledFieldOption{id, f.id, o.id, o.title, o.mark(f)})
		}
	}
	view.Value = null(strings.Join(titles, ", "))
	return view
}

// storeValues writes the valid items of an entities list and returns one text
// for each refused item.
func (st *state) storeValues(values *fieldValues, appliedIn, class string, items []any) []string {
	var problems []string
	for i, item := range items {
		if member, problem := st.storeValue(values, appliedIn, class, item); problem != "" {
			separator := ": "
			if strings.HasPrefix(problem, "of type") {
				separator = " "
			}
			problems = append(problems, fmt.Sprintf("The property '#/%d/%s'%s%s", i, member, separator, problem))
		}
	}
	return problems
}

func (st *state) storeValue(values *fieldValues, appliedIn, class string, item any) (member, problem string) {
	object, _ := item.(map[string]any)
	id, _ := readNumber("", object["entity_field_id"])
	fieldID, _ := id.(int)
	f, ok := st.fields.get(fieldID)
	if ok {
		e, known := st.entities.get(f.entityID)
		ok = known && e.active && e.appliedIn == appliedIn
	}
	if !ok {
		return "entity_field_id", fmt.Sprintf("Couldn't find EntityField with id=%d applied in %s. The entity may be inactive or not exist", fieldID, class)
	}
	text, isText := object["value"].(string)
	if !isText && object["value"] != nil {
		return "value", fmt.Sprintf("of type %s did not match one or more of the following types: string, null in schema 00000000-0000-4000-8000-000000000003", jsonType(object["value"]))
	}
	option, hasOption := object["entity_field_option_id"]
	if hasOption && option != nil && option != "" && f.kind != checkbox {
		return "entity_field_option_id", "Cannot send EntityFieldOption in a field_type " + f.kind
	}
	if f.kind == checkbox {
		return "value", st.check(values, f, option, text)
	}
	country, _ := object["country_code"].(string)
	return "value", st.setValue(values, f, text, country)
}

func jsonType(value any) string {
	switch v := value.(type) {
	case json.Number:
		if strings.ContainsAny(v.String(), ".eE") {
			return "number"
		}
		return "integer"
	case bool:
		return "boolean"
	case []any:
		return "array"
	}
	return "object"
}

// check marks or clears one option of a checkbox.
func (st *state) check(values *fieldValues, f *entityField, option any, text string) string {
	id, _ := readNumber("", option)
	optionID, _ := id.(int)
	if !slices.ContainsFunc(f.options, func(o fieldOption) bool { return o.id == optionID }) {
		return fmt.Sprintf("Option id=%d is not a valid option in EntityField (id=%d)", optionID, f.id)
	}
	stored := values.at(f.id)
	switch text {
	case "true":
		st.lastValueID++
		stored.marked[optionID] = st.lastValueID
	case "false", "":
		if f.required && len(stored.marked) == 1 && stored.marked[optionID] != 0 {
			return blank
		}
		delete(stored.marked, optionID)
	default:
		return "Is not a valid checkbox value"
	}
	return ""
}

// setValue stores the value of a field other than a checkbox.
func (st *state) setValue(values *fieldValues, f *entityField, text, country string) string {
	stored := values.at(f.id)
	if text == "" {
		if f.required {
			return blank
		}
		*stored = fieldValue{marked: map[int]int{}}
		return ""
	}
	normal, ok := normalize(f, text, country)
	switch {
	case !ok && f.kind == singleSelect:
		return fmt.Sprintf("Option id=%s is not a valid option in EntityField (id=%d)", text, f.id)
	case !ok:
		return "Is not a valid " + cmp.Or(kindWords[f.kind], f.kind)
	}
	st.lastValueID++
	*stored = fieldValue{id: st.lastValueID, text: normal, marked: map[int]int{}}
	if f.kind == singleSelect {
		optionID, _ := strconv.Atoi(normal)
		stored.marked[optionID] = st.lastValueID
	}
	return ""
}

// kindWords are the kinds that refusals call by another name.
var kindWords = map[string]string{phone: "phone number"}

// at is the place of a field's value, made when missing.
func (vs *fieldValues) at(fieldID int) *fieldValue {
	if *vs == nil {
		*vs = fieldValues{}
	}
	if (*vs)[fieldID] == nil {
		(*vs)[fieldID] = &fieldValue{marked: map[int]int{}}
	}
	return (*vs)[fieldID]
}

var decimalText = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

// normalize checks a value by the kind of its field and returns it as stored.
func normalize(f *entityField, text, country string) (string, bool) {
	switch f.kind {
	case currency:
		return text, decimalText.MatchString(text)
	case phone:
		return phoneNumber(text, country)
	case emailAddress:
		return text, validEmail(text)
	case link:
		u, err := url.Parse(text)
		return text, err == nil && u.Host != "" && slices.Contains([]string{"http", "https", "ftp"}, u.Scheme)
	case dateOnly:
		for _, layout := range []string{time.DateOnly, "02/01/2006", time.RFC3339} {
			if t, err := time.Parse(layout, text); err == nil {
				return t.Format(time.DateOnly), true
			}
		}
		return "", false
	case singleSelect:
		return text, slices.ContainsFunc(f.options, func(o fieldOption) bool { return strconv.Itoa(o.id) == text })
	}
	return text, true
}

// validEmail accepts a bare address.
func validEmail(s string) bool {
	address, err := mail.ParseAddress(s)
	return err == nil && address.Address == s && strings.Contains(s[strings.LastIndexByte(s, '@'):], ".")
}

// dialCodes are the countries whose numbers can be checked.
var dialCodes = map[string]string{"BR": "55", "US": "1", "PT": "351", "AR": "54", "UY": "598", "PY": "595"}

// phoneNumber turns national digits into E.164. An empty country is Brazil.
func phoneNumber(text, country string) (string, bool) {
	if country == "" {
		country = "BR"
	}
	dial, known := dialCodes[strings.ToUpper(country)]
	digits := alphanumeric(text)
	if strings.HasPrefix(text, "+") {
		digits = strings.TrimPrefix(digits, dial)
	}
	_, err := strconv.Atoi(digits)
	low, high := 8, 12
	if dial == "55" {
		low, high = 10, 11
	}
	return "+" + dial + digits, known && err == nil && len(digits) >= low && len(digits) <= high
}
