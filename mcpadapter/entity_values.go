package mcpadapter

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

// entityValues are the custom fields to be written in the arguments.
type entityValues struct {
	Entities []entityValue `json:"entities" desc:"custom fields, by id or names; checkbox: an item per option" min:"1" max:"50"`
}

type entityValue struct {
	EntityFieldID         int64              `json:"entity_field_id,omitempty" desc:"field id" min:"1"`
	EntityName            string             `json:"entity_name,omitempty" desc:"group of the field by name"`
	EntityFieldName       string             `json:"entity_field_name,omitempty" desc:"field by name"`
	EntityFieldOptionID   int64              `json:"entity_field_option_id,omitempty" desc:"option id of a checkbox or select" min:"1"`
	EntityFieldOptionName string             `json:"entity_field_option_name,omitempty" desc:"option by name"`
	Value                 tiflux.Opt[string] `json:"value,omitempty" desc:"text, number, date, select option's name, true/false of checkbox option; null clears" number:"any"`
	CountryCode           string             `json:"country_code,omitempty" desc:"of a phone, two letters" default:"BR"`
}

// of returns the values for a kind of record, as the API takes them.
func (in *entityValues) of(ctx context.Context, c *call, kind tiflux.AppliedIn) ([]tiflux.EntityValue, error) {
	inputs := make([]resolve.EntityValueInput, len(in.Entities))
	for i, e := range in.Entities {
		inputs[i] = resolve.EntityValueInput(e)
	}
	return c.names.EntityValues(ctx, kind, inputs)
}

// refusedValues lists the custom fields that could not be read, by position;
// none if err is something else.
func refusedValues(err error) []render.Pair {
	switch e := err.(type) {
	case *resolve.EntityValueError:
		name := fmt.Sprintf("entities[%d]", e.Index)
		if e.Field != "" {
			name += " " + e.Field
		}
		return []render.Pair{{Name: name, Value: refusedValue(e)}}
	case interface{ Unwrap() []error }:
		var pairs []render.Pair
		for _, one := range e.Unwrap() {
			pairs = append(pairs, refusedValues(one)...)
		}
		return pairs
	}
	return nil
}

func refusedValue(e *resolve.EntityValueError) string {
	var nearest []resolve.Candidate
	if ambiguous, ok := errors.AsType[*resolve.AmbiguousError](e.Err); ok {
		nearest = ambiguous.Candidates
	} else if missing, ok := errors.AsType[*resolve.NotFoundError](e.Err); ok {
		nearest = missing.Nearest
	}
	if e.Err == nil {
		return e.Reason
	}
	text := strings.TrimPrefix(e.Err.Error(), "resolve: ")
	for i, c := range nearest {
		text += map[bool]string{true: ": ", false: ", "}[i == 0] + fmt.Sprintf("%s #%d", c.Name, c.ID)
	}
	return text
}
