package resolve

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
)

// EntityValueInput is the value of one custom field as people give it: the field
// by its id or by names, the value in a form that people write.
type EntityValueInput struct {
	EntityFieldID   int64  // wins over EntityFieldName
	EntityName      string // the group; may be empty if only one group of that kind has such a field
	EntityFieldName string

	// The option of a checkbox, which has an item for each; also that of a
	// select, in place of Value.
	EntityFieldOptionID   int64
	EntityFieldOptionName string

	// Value is required, but for a select whose option is given. Null clears the
	// field; the option of a checkbox it unmarks. By the type of the field:
	//
	//   - currency: 1234.56, 1234,56 or R$ 1.234,56
	//   - date: YYYY-MM-DD or DD/MM/YYYY
	//   - phone: with area code, and of other countries than Brazil without the
	//     country's digits
	//   - email: one address
	//   - link: with http, https or ftp
	//   - single_select: the id or the label of an option
	//   - checkbox: true or false, or sim or não
	//   - others: any text, which stays as it is
	Value       tiflux.Opt[string]
	CountryCode string // of a phone, ISO 3166-1 alpha-2; empty is BR
}

// EntityValueError is an item of [Set.EntityValues] that cannot be written. It
// matches tiflux.ErrInvalid, or what it wraps.
type EntityValueError struct {
	Index  int              // position of the item, from 0
	Field  string           // the field's name, empty if it was not found
	Type   tiflux.FieldType // likewise
	Reason string           // what is wrong, and what is accepted
	Err    error            // an [*AmbiguousError] or [*NotFoundError] instead of a reason
}

func (e *EntityValueError) Error() string {
	field, reason := "", e.Reason
	if e.Field != "" {
		field = fmt.Sprintf(" (%s)", e.Field)
	}
	if e.Err != nil {
		reason = strings.TrimPrefix(e.Err.Error(), "resolve: ")
	}
	return fmt.Sprintf("resolve: entities[%d]%s: %s", e.Index, field, reason)
}

// Is makes errors.Is(err, tiflux.ErrInvalid) true where a reason is given.
func (e *EntityValueError) Is(target error) bool { return target == tiflux.ErrInvalid && e.Err == nil }

func (e *EntityValueError) Unwrap() error { return e.Err }

// EntityValues turns custom-field values as people give them into those that the
// API takes, for a record of the kind appliedIn. Because they are going to be
// written, a name counts only if it is exact, case, accents and order aside, or
// says or begins some of the words; a misspelt one is refused with the nearest
// names. So is a value that does not fit the type of its field, and two values
// for one place.
//
// Requests: Entities.List; Entities.ListFields for the group that is named, or
// without a name for each; Entities.ListFieldOptions for each select and
// checkbox. Each once until the list expires.
// Errors: one [*EntityValueError] for each item that cannot be written, joined;
// [*tiflux.ArgumentError] for more than [tiflux.MaxEntityValues] items;
// and those of the operations.
func (s *Set) EntityValues(ctx context.Context, appliedIn tiflux.AppliedIn, inputs []EntityValueInput) ([]tiflux.EntityValue, error) {
	switch {
	case appliedIn == "":
		return nil, &tiflux.ArgumentError{Op: "EntityValues", Argument: "applied_in", Reason: "is required"}
	case len(inputs) > tiflux.MaxEntityValues:
		return nil, &tiflux.ArgumentError{
			Op: "EntityValues", Argument: "entities",
			Reason: fmt.Sprintf("has %d values; the API takes %d in a request", len(inputs), tiflux.MaxEntityValues),
		}
	}
	values := make([]tiflux.EntityValue, 0, len(inputs))
	var refused []error
	type place struct{ field, option int64 }
	first := map[place]int{}
	for i, in := range inputs {
		item := fieldValue{Set: s, input: in}
		value, err := item.resolve(ctx, appliedIn)
		at := place{value.EntityFieldID, value.EntityFieldOptionID.Or(0)}
		if j, taken := first[at]; err == nil && taken {
			err = item.refuse(fmt.Sprintf("writes what entities[%d] writes", j))
		}
		if e, ok := errors.AsType[*EntityValueError](err); ok {
			e.Index = i
			refused = append(refused, e)
			continue
		}
		if err != nil {
			return nil, err
		}
		first[at] = i
		values = append(values, value)
	}
	if len(refused) > 0 {
		return nil, errors.Join(refused...)
	}
	return values, nil
}

const valueRequired = "value is required; null clears"

// fieldValue is an item while it is resolved.
type fieldValue struct {
	*Set
	input EntityValueInput
	field tiflux.EntityField
}

func (v *fieldValue) refuse(reason string) error {
	return &EntityValueError{Field: v.field.Name, Type: v.field.FieldType, Reason: reason}
}

// named makes an error of the item of a name that does not resolve; what the API
// says is no error of the item.
func (v *fieldValue) named(err error) error {
	_, api := errors.AsType[*tiflux.Error](err)
	_, ambiguous := errors.AsType[*AmbiguousError](err)
	if api || !ambiguous && !errors.Is(err, tiflux.ErrNotFound) && !errors.Is(err, tiflux.ErrInvalid) {
		return err
	}
	return &EntityValueError{Field: v.field.Name, Type: v.field.FieldType, Err: err}
}

func (v *fieldValue) resolve(ctx context.Context, appliedIn tiflux.AppliedIn) (value tiflux.EntityValue, err error) {
	in := &v.input
	switch {
	case in.EntityFieldID <= 0 && strings.TrimSpace(in.EntityFieldName) == "":
		return value, v.refuse("give entity_field_id or entity_field_name")
	case in.Value.IsZero() && !v.givesOption():
		return value, v.refuse(valueRequired)
	}
	if v.field, err = v.findField(ctx, appliedIn); err != nil {
		return value, v.named(err)
	}
	value.EntityFieldID = v.field.ID
	switch v.field.FieldType {
	case tiflux.FieldSingleSelect:
		value.Value, err = v.selected(ctx)
	case tiflux.FieldCheckbox:
		if !v.givesOption() {
			return value, v.refuse("is a checkbox: give entity_field_option_name or entity_field_option_id, an item for each option")
		}
		var option int64
		if option, err = v.option(ctx); err == nil {
			value.EntityFieldOptionID = tiflux.Set(option)
			value.Value, err = v.written()
		}
	default:
		if v.givesOption() {
			return value, v.refuse("has no options: give the value alone")
		}
		if v.field.FieldType == tiflux.FieldPhone {
			value.CountryCode = v.country()
		}
		value.Value, err = v.written()
	}
	return value, err
}

func (v *fieldValue) givesOption() bool {
	return v.input.EntityFieldOptionID != 0 || strings.TrimSpace(v.input.EntityFieldOptionName) != ""
}

func (v *fieldValue) country() string { return strings.ToUpper(strings.TrimSpace(v.input.CountryCode)) }

// written is the value of a field that is not a select, in the form of its type.
func (v *fieldValue) written() (none tiflux.Opt[string], err error) {
	text, given := v.input.Value.Get()
	checkbox := v.field.FieldType == tiflux.FieldCheckbox
	switch {
	case v.input.Value.IsNull() && checkbox:
		return tiflux.Set("false"), nil
	case v.input.Value.IsNull():
		return v.cleared()
	case !given:
		return none, v.refuse(valueRequired)
	}
	f, known := forms[v.field.FieldType]
	if !known {
		return v.input.Value, nil
	}
	country := v.country()
	if v.field.FieldType == tiflux.FieldPhone && country != "" && !isCountryCode(country) {
		return none, v.refuse("country_code must be two letters, such as BR")
	}
	normal, ok := f.read(plain(text), country)
	if !ok {
		return none, v.refuse("the value must be " + f.accepts)
	}
	return tiflux.Set(normal), nil
}

func isCountryCode(s string) bool {
	return len(s) == 2 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func (v *fieldValue) cleared() (none tiflux.Opt[string], err error) {
	if v.field.Required {
		return none, v.refuse("is required and cannot be cleared")
	}
	return tiflux.Null[string](), nil
}

// selected is the value of a select: the id of an option. An option that is given
// beside a value must be the one that the value means, or the value just says
// that it is chosen.
func (v *fieldValue) selected(ctx context.Context) (none tiflux.Opt[string], err error) {
	if v.input.Value.IsNull() {
		if v.givesOption() {
			return none, v.refuse("null clears the field: give no option with it")
		}
		return v.cleared()
	}
	var chosen []int64
	if v.givesOption() {
		id, err := v.option(ctx)
		if err != nil {
			return none, err
		}
		chosen = append(chosen, id)
	}
	text, given := v.input.Value.Get()
	if given && (len(chosen) == 0 || !strings.EqualFold(text, "true")) {
		id, err := v.optionOfValue(ctx, text)
		if err != nil {
			return none, err
		}
		chosen = append(chosen, id)
	}
	if len(chosen) == 2 && chosen[0] != chosen[1] {
		return none, v.refuse("the value means another option than the one that is given")
	}
	return tiflux.Set(strconv.FormatInt(chosen[0], 10)), nil
}
