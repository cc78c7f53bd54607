package mcpadapter

import (
	"strconv"
	"strings"

	"github.com/tiflux/tiflux-go/resolve"
)

const brazil = "BR" // the country of a telephone where none is given

// shortestForeign is the length from which digits without a plus sign may begin
// with the code of another country. Shorter ones lack an area code or a digit.
const shortestForeign = 11

// telephone reads a number in any notation as digits with the country code, which
// is how chats have it. Without a country code it is of the country, as far as it
// can be a number there; an empty number is 0.
func telephone(argument, number, country string) (int64, error) {
	number = strings.TrimSpace(number)
	if number == "" {
		return 0, nil
	}
	readings := []string{number}
	if !strings.HasPrefix(number, "+") {
		foreign := country != "" && !strings.EqualFold(country, brazil)
		if !foreign {
			readings = append(readings, "+55"+number)
		}
		if foreign || countDigits(number) >= shortestForeign {
			readings = append(readings, "+"+number)
		}
	}
	for _, reading := range readings {
		for _, identity := range resolve.Identify(reading) {
			if identity.Kind == resolve.Phone {
				return strconv.ParseInt(strings.TrimPrefix(identity.Value, "+"), 10, 64)
			}
		}
	}
	return 0, bad(argument, notTelephone, shortened(number))
}

func countDigits(s string) int {
	n := 0
	for _, r := range s {
		if '0' <= r && r <= '9' {
			n++
		}
	}
	return n
}

// telephonePart is what lists filter by: digits without the country code of
// Brazil. A part of a number stays as it is.
func telephonePart(number string) string {
	digits, err := telephone("", number, brazil)
	if err != nil || digits == 0 {
		return number
	}
	return strings.TrimPrefix(strconv.FormatInt(digits, 10), "55")
}
