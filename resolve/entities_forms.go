package resolve

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/tiflux/tiflux-go/tiflux"
)

// form is what the values of a custom field look like.
type form struct {
	accepts string // ends the sentence "the value must be ..."
	// read turns a value, blanks around it gone, into what the API stores. The
	// country is upper case, and empty for Brazil.
	read func(value, country string) (string, bool)
}

// forms are the forms of the types that do not take any text.
var forms = map[tiflux.FieldType]form{
	tiflux.FieldCurrency: {"an amount such as 1234.56 or R$ 1.234,56 (1.234 alone could be either)", readAmount},
	tiflux.FieldDate:     {"a date as YYYY-MM-DD or DD/MM/YYYY", readDate},
	tiflux.FieldPhone:    {"a telephone number with area code, and outside Brazil without the country's digits but with country_code", readPhone},
	tiflux.FieldEmail:    {"one e-mail address", func(v, _ string) (string, bool) { return v, isEmail(v) }},
	tiflux.FieldLink:     {"an address that starts with http://, https:// or ftp://", readLink},
	tiflux.FieldCheckbox: {"true or false, for one option", readMark},
}

var (
	plainAmount     = regexp.MustCompile(`^\d+(\.\d+)?$`)
	brazilianAmount = regexp.MustCompile(`^(\d+|[1-9]\d{0,2}(\.\d{3})+)(,\d+)?$`)
	// Thousands to some, three decimals to others.
	doubtfulAmount = regexp.MustCompile(`^[1-9]\d{0,2}[.,]\d{3}$`)
)

func readAmount(v, _ string) (string, bool) {
	v, negative := strings.CutPrefix(v, "-")
	v = strings.TrimSpace(strings.TrimPrefix(v, "R$"))
	switch {
	case doubtfulAmount.MatchString(v):
		return "", false
	case brazilianAmount.MatchString(v):
		v = strings.NewReplacer(".", "", ",", ".").Replace(v)
	case !plainAmount.MatchString(v):
		return "", false
	}
	if negative {
		v = "-" + v
	}
	return v, true
}

func readDate(v, _ string) (string, bool) {
	for _, layout := range []string{time.DateOnly, "2/1/2006", "2-1-2006", "2.1.2006"} {
		if t, err := time.Parse(layout, v); err == nil {
			return string(tiflux.DateOf(t)), true
		}
	}
	return "", false
}

// readPhone returns the national digits. Only Brazil's country code is known
// here; with another the API checks the number.
func readPhone(v, country string) (string, bool) {
	if country == "" || country == "BR" {
		number, ok := e164(v)
		national, brazilian := strings.CutPrefix(number, "+55")
		return national, ok && brazilian
	}
	digits := unpunctuated(v)
	return digits, allDigits(digits) && 4 <= len(digits) && len(digits) <= 14
}

func readLink(v, _ string) (string, bool) {
	u, err := url.Parse(v)
	return v, err == nil && u.Host != "" && slices.Contains([]string{"http", "https", "ftp"}, u.Scheme) &&
		!strings.ContainsFunc(v, unicode.IsSpace)
}

func readMark(v, _ string) (string, bool) {
	switch Fold(v) {
	case "true", "sim", "yes", "1":
		return "true", true
	case "false", "nao", "no", "0":
		return "false", true
	}
	return "", false
}
