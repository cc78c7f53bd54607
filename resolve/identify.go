package resolve

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// IdentityKind says what an [Identity] is.
type IdentityKind int

// The kinds of identities.
const (
	ID    IdentityKind = iota + 1 // the record's number in TiFlux
	Email                         // an e-mail address
	Phone                         // a telephone number
	CPF                           // the tax number of a person
	CNPJ                          // the tax number of a company
)

func (k IdentityKind) String() string {
	switch k {
	case ID:
		return "id"
	case Email:
		return "e-mail"
	case Phone:
		return "phone"
	case CPF:
		return "CPF"
	case CNPJ:
		return "CNPJ"
	}
	return "unknown"
}

// Identity is a way to read a query as something else than a name.
type Identity struct {
	Kind IdentityKind
	// Value is what two spellings of the same identity have in common: an id
	// in decimal, an e-mail address in lower case, a phone number in E.164
	// (+5511987654321), a CPF or CNPJ without punctuation, letters upper case.
	Value string
	ID    int64 // of kind ID
	// Checked reports whether the check digits of a CPF or CNPJ hold; it is
	// true for the other kinds. A number that is unmistakably a CPF or CNPJ by
	// its punctuation or length is one even if it was mistyped.
	Checked bool
}

// Matches reports whether a value of a record is this identity, however it is
// punctuated. E-mail addresses match when they are equal, case aside.
func (i Identity) Matches(value string) bool {
	value = plain(value)
	switch i.Kind {
	case ID:
		value = strings.TrimLeft(strings.TrimPrefix(value, "#"), "0")
	case Email:
		value = strings.ToLower(value)
	case Phone:
		value, _ = e164(value)
	case CPF, CNPJ:
		value = alphanumerics(value)
	}
	return value != "" && value == i.Value
}

// Identify returns the ways in which a query can be read other than as a name,
// in the order in which to try them; none for most names. Callers skip the
// kinds that their records do not have.
//
//   - #123 is an id, and so are up to ten bare digits.
//   - Eleven bare digits are a CPF when its check digits hold, and a mobile
//     number when they have the form of one; possibly both.
//   - Fourteen bare digits are a CNPJ. The first twelve may be letters, if the
//     check digits hold.
//   - 12.345.678/0001-95 is a CNPJ and 123.456.789-09 a CPF.
//   - Brazilian numbers with area code, and any number after a plus sign with
//     its country code, are phone numbers.
func Identify(query string) []Identity {
	q := plain(query)
	if number, ok := strings.CutPrefix(q, "#"); ok {
		return identifyID(number, 18)
	}
	if isEmail(q) {
		return []Identity{{Kind: Email, Value: strings.ToLower(q), Checked: true}}
	}
	if allDigits(q) && len(q) <= 10 {
		return identifyID(q, 10)
	}
	var found []Identity
	number, taxNumber := alphanumerics(q), false
	for _, form := range []struct {
		kind    IdentityKind
		pattern string
		check   func(string) bool
	}{
		{CPF, "000.000.000-00", validCPF},
		{CNPJ, "AA.AAA.AAA/AAAA-00", validCNPJ},
	} {
		punctuated := hasForm(q, form.pattern)
		bare := hasForm(q, alphanumerics(form.pattern))
		taxNumber = taxNumber || punctuated
		checked := (punctuated || bare) && form.check(number)
		if punctuated || checked || bare && form.kind == CNPJ && allDigits(q) {
			found = append(found, Identity{Kind: form.kind, Value: number, Checked: checked})
		}
	}
	if phone, ok := e164(q); ok && !taxNumber {
		found = append(found, Identity{Kind: Phone, Value: phone, Checked: true})
	}
	return found
}

func identifyID(number string, longest int) []Identity {
	if !allDigits(number) || len(number) > longest {
		return nil
	}
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil || id == 0 {
		return nil
	}
	return []Identity{{Kind: ID, Value: strconv.FormatInt(id, 10), ID: id, Checked: true}}
}

// plain prepares pasted text: full width becomes narrow, typographic dashes and
// blanks become plain, direction marks and the like vanish.
func plain(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case unicode.Is(unicode.Pd, r):
			return '-'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, norm.NFKC.String(s)))
}

// isEmail reports whether s, without white space around it, has the form of an
// e-mail address.
func isEmail(s string) bool {
	local, domain, ok := strings.Cut(s, "@")
	if !ok || local == "" || strings.ContainsFunc(s, unicode.IsSpace) || strings.ContainsAny(s, "<>,;") {
		return false
	}
	dot := strings.LastIndexByte(domain, '.')
	return dot > 0 && dot < len(domain)-1 && !strings.Contains(domain, "@")
}

func equalEmail(a, b string) bool {
	return strings.EqualFold(plain(a), plain(b))
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// alphanumerics keeps the ASCII letters and digits of s, letters in upper case.
func alphanumerics(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case '0' <= r && r <= '9', 'A' <= r && r <= 'Z':
			return r
		case 'a' <= r && r <= 'z':
			return r - 'a' + 'A'
		}
		return -1
	}, s)
}

// hasForm compares s with a pattern in which 0 stands for a digit and A for a
// letter or digit.
func hasForm(s, pattern string) bool {
	if len(s) != len(pattern) {
		return false
	}
	for i := range len(s) {
		switch c := s[i]; pattern[i] {
		case '0':
			if c < '0' || c > '9' {
				return false
			}
		case 'A':
			if alphanumerics(s[i:i+1]) == "" {
				return false
			}
		default:
			if c != pattern[i] {
				return false
			}
		}
	}
	return true
}

func validCPF(s string) bool {
	return !allSame(s) && checkDigit(s[:9], 10) == s[9] && checkDigit(s[:10], 11) == s[10]
}

func validCNPJ(s string) bool {
	return !allSame(s) && checkDigit(s[:12], 9) == s[12] && checkDigit(s[:13], 9) == s[13]
}

// checkDigit weighs the characters from the right with 2, 3 and so on, starting
// again after the heaviest. Letters count as their ASCII code less that of 0.
func checkDigit(s string, heaviest int) byte {
	sum, weight := 0, 2
	for i := len(s) - 1; i >= 0; i-- {
		sum += int(s[i]-'0') * weight
		if weight++; weight > heaviest {
			weight = 2
		}
	}
	if rest := sum % 11; rest >= 2 {
		return byte('0' + 11 - rest)
	}
	return '0'
}

// allSame reports whether a number repeats one digit; the check digits of such
// numbers may hold, but they are not given out.
func allSame(s string) bool { return strings.Trim(s, s[:1]) == "" }

// e164 writes a telephone number in international form. Numbers without a plus
// sign are Brazilian, with area code.
func e164(s string) (string, bool) {
	digits, international := strings.CutPrefix(s, "+")
	digits = unpunctuated(digits)
	if !allDigits(digits) {
		return "", false
	}
	if international && !strings.HasPrefix(digits, "55") {
		return "+" + digits, digits[0] != '0' && 8 <= len(digits) && len(digits) <= 15
	}
	national := digits
	if len(digits) >= 12 {
		national = strings.TrimPrefix(digits, "55")
	}
	if !international {
		national = strings.TrimPrefix(national, "0")
	}
	if !brazilian(national) {
		return "", false
	}
	return "+55" + national, true
}

// unpunctuated drops what people write between the digits of a telephone number.
func unpunctuated(number string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" ()-./", r) {
			return -1
		}
		return r
	}, number)
}

// brazilian reports whether digits are an area code and a mobile number (nine
// digits from 9) or a landline (eight digits from 2 to 5).
func brazilian(digits string) bool {
	switch len(digits) {
	case 11:
		if digits[2] != '9' {
			return false
		}
	case 10:
		if digits[2] < '2' || digits[2] > '5' {
			return false
		}
	default:
		return false
	}
	const areaCodes = " 11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38" +
		" 41 42 43 44 45 46 47 48 49 51 53 54 55 61 62 63 64 65 66 67 68 69" +
		" 71 73 74 75 77 79 81 82 83 84 85 86 87 88 89 91 92 93 94 95 96 97 98 99 "
	return strings.Contains(areaCodes, " "+digits[:2]+" ")
}
