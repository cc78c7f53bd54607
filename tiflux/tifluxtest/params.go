package tifluxtest

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// params are the query parameters of a route by name.
type params map[string]param

// param reads the text of a query parameter of one kind. It returns the value,
// or the text of the refusal.
type param func(name, raw string) (value any, refusal string)

// The kinds, with the Go type of their values: text is a string, integer an
// int, boolean a bool, idList an []int, datetime and date a time.Time.
var (
	text     param = func(_, raw string) (any, string) { return raw, "" }
	integer  param = number(func(int) string { return "" })
	boolean  param = parseBoolean
	idList   param = parseIDs
	datetime param = parseDatetime
	date     param = parseDate
	page     param = atLeast(1)
	pageSize param = between(1, 200)
)

// maxIDs is how many ids a list filter may name.
const maxIDs = 15

func number(check func(int) string) param {
	return func(_, raw string) (any, string) {
		n, err := strconv.Atoi(raw)
		if err != nil {
			return nil, notNumber
		}
		return n, check(n)
	}
}

func atLeast(low int) param { return between(low, int(^uint(0)>>1)) }

func between(low, high int) param {
	return number(func(n int) string {
		switch {
		case n < low && low == 1:
			return "must be greater than 0"
		case n < low:
			return fmt.Sprintf("must be greater than or equal to %d", low)
		case n > high:
			return fmt.Sprintf("must be less than or equal to %d", high)
		}
		return ""
	})
}

func atMostRunes(limit int) param {
	return func(_, raw string) (any, string) {
		if utf8.RuneCountInString(raw) > limit {
			return nil, fmt.Sprintf("is too long (maximum is %d characters)", limit)
		}
		return raw, ""
	}
}

func oneOf(options ...string) param {
	return func(name, raw string) (any, string) {
		if !slices.Contains(options, raw) {
			return nil, invalidOption(name, raw, options)
		}
		return raw, ""
	}
}

// invalidOption is the server's sentence for a value outside an enumeration.
func invalidOption(name, raw string, options []string) string {
	quoted := make([]string, len(options))
	for i, o := range options {
		quoted[i] = "'" + o + "'"
	}
	last := len(quoted) - 1
	return fmt.Sprintf("%s is not a valid option. %s must be %s or %s",
		raw, humanize(name), strings.Join(quoted[:last], ", "), quoted[last])
}

// humanize turns has_jira_issue into "Has jira issue".
func humanize(name string) string {
	words := strings.TrimSpace(strings.ReplaceAll(name, "_", " "))
	return strings.ToUpper(words[:1]) + words[1:]
}

func parseBoolean(name, raw string) (any, string) {
	if raw != "true" && raw != "false" {
		return nil, invalidOption(name, raw, []string{"true", "false"})
	}
	return raw == "true", ""
}

func parseIDs(_, raw string) (any, string) {
	var ids []int
	for item := range strings.SplitSeq(raw, ",") {
		id, err := strconv.Atoi(item)
		if err != nil {
			return nil, "must be a comma-separated list of integers"
		}
		if slices.Contains(ids, id) {
			return nil, "cannot contain duplicate values"
		}
		ids = append(ids, id)
	}
	if len(ids) > maxIDs {
		return nil, fmt.Sprintf("cannot have more than %d items", maxIDs)
	}
	return ids, ""
}

// datetimeLayouts are the forms a datetime filter may have.
var datetimeLayouts = []string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02 15:04:05", time.DateOnly}

func parseDatetime(_, raw string) (any, string) {
	for _, layout := range datetimeLayouts {
		if t, err := time.Parse(layout, raw); err == nil {
			return t.UTC(), ""
		}
	}
	return nil, "invalid datetime"
}

func parseDate(_, raw string) (any, string) {
	t, err := time.Parse(time.DateOnly, raw)
	if err != nil {
		return nil, "invalid date"
	}
	return t, ""
}

// parse reads a query strictly: unknown names first, then the kinds. An empty
// value counts as absent; of a repeated name the last counts.
func (ps params) parse(query url.Values) (map[string]any, *apiError) {
	unknown := map[string]bool{}
	for name := range query {
		if ps[name] == nil {
			unknown[name] = true
		}
	}
	if len(unknown) > 0 {
		return nil, unpermitted(unknown)
	}
	values := map[string]any{}
	var refused *apiError
	for _, name := range slices.Sorted(maps.Keys(query)) {
		raw := query[name][len(query[name])-1]
		if raw == "" {
			continue
		}
		value, refusal := ps[name](name, raw)
		if refusal != "" {
			refused = refused.add(codeQuery, name, refusal)
			continue
		}
		values[name] = value
	}
	return values, refused
}

// ordered refuses an end that does not come after its start.
func ordered(start, end string) checker {
	return func(c *call) *apiError {
		from, hasStart := queried[time.Time](c, start)
		to, hasEnd := queried[time.Time](c, end)
		if hasStart && hasEnd && !to.After(from) {
			return refuse(codeQuery, end, fmt.Sprintf("must be greater than :%s (%s)", start, c.request.URL.Query().Get(start)))
		}
		return nil
	}
}

// queried returns a query parameter by the Go type of its kind, and whether it
// was sent.
func queried[T any](c *call, name string) (T, bool) {
	value, ok := c.query[name].(T)
	return value, ok
}

// idFilter makes a test from an idList parameter; without it everything passes.
func idFilter(c *call, name string) func(id int) bool {
	ids, ok := queried[[]int](c, name)
	return func(id int) bool { return !ok || slices.Contains(ids, id) }
}

// textFilter makes a test from a text parameter: contained in any of the
// fields, ignoring case and accents; without it everything passes.
func textFilter(c *call, name string) func(fields ...string) bool {
	want, ok := queried[string](c, name)
	want = fold(want)
	return func(fields ...string) bool {
		return !ok || slices.ContainsFunc(fields, func(f string) bool { return strings.Contains(fold(f), want) })
	}
}

// boolFilter makes a test from a boolean parameter; without it everything
// passes.
func boolFilter(c *call, name string) func(bool) bool {
	want, ok := queried[bool](c, name)
	return func(have bool) bool { return !ok || have == want }
}

var accents = strings.NewReplacer(
	"á", "a", "à", "a", "â", "a", "ã", "a", "ä", "a", "é", "e", "è", "e", "ê", "e", "ë", "e",
	"í", "i", "ì", "i", "î", "i", "ï", "i", "ó", "o", "ò", "o", "ô", "o", "õ", "o", "ö", "o",
	"ú", "u", "ù", "u", "û", "u", "ü", "u", "ç", "c", "ñ", "n",
)

// fold drops case and the accents of Portuguese.
func fold(s string) string { return accents.Replace(strings.ToLower(s)) }
