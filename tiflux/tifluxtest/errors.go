package tifluxtest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// apiError is the body of every refusal.
type apiError struct {
	Code    int                 `json:"error_code"`
	Message string              `json:"message"`
	Detail  map[string][]string `json:"detail"`
}

// The codes of the API: the HTTP status followed by a reason.
const (
	codePartial         = 20701
	codeUnpermitted     = 40001
	codeMissingBody     = 40003
	codeUnauthorized    = 40101
	codeForbidden       = 40301
	codeNotOwner        = 40302
	codeNoLicense       = 40304
	codeNotFound        = 40401
	codeReferenceAbsent = 40402
	codeNoRoute         = 40403
	codeNotMultipart    = 41501
	codeQuery           = 42201
	codeBody            = 42202
	codeDatabase        = 42203
	codePath            = 42205
	codeCannotClose     = 42206
	codeCannotReopen    = 42207
	codeTooMany         = 42901
	codeInternal        = 50001
	codeCannotExecute   = 50004
	codeUnavailable     = 50301
)

// messages holds the summary of each code, which never varies.
var messages = map[int]string{
	codePartial:         "Your request was partially successful. Some entity values were updated successfully, but others had errors",
	codeUnpermitted:     "Unknown parameters",
	codeMissingBody:     "Missing parameters",
	codeUnauthorized:    "Problems with Authorization",
	codeForbidden:       "Access Denied - You cannot access this route",
	codeNotOwner:        "Access Denied - Unauthorized parameter usage",
	codeNoLicense:       "Access Denied - Missing required license",
	codeNotFound:        "Cannot find record",
	codeReferenceAbsent: "Cannot find record",
	codeNoRoute:         "Cannot find route",
	codeNotMultipart:    "This request requires a multipart/form-data body, but NONE or a different format was received",
	codeQuery:           "Problems with query or path parameters values",
	codeBody:            "Problems with body attributes values",
	codeDatabase:        "Problems with body attributes values",
	codePath:            "Problems with query or path parameters values",
	codeCannotClose:     "The ticket cannot be closed as it does not meet the required conditions",
	codeCannotReopen:    "The ticket cannot be reopened as it does not meet the required conditions",
	codeTooMany:         "Too many requests",
	codeInternal:        "Internal server error",
	codeCannotExecute:   "Cannot execute",
	codeUnavailable:     "Service unavailable",
}

// Texts that several rules share.
const (
	blank     = "can't be blank"
	notNumber = "is not a number"
	notFile   = "You are not sending a File. The value of 'files' items need to be a File type"
)

// refuse makes an error about one attribute, or about "error" in general.
func refuse(code int, key string, texts ...string) *apiError {
	return &apiError{Code: code, Message: messages[code], Detail: map[string][]string{key: texts}}
}

// status is the HTTP status, the first three digits of the code.
func (e *apiError) status() int { return e.Code / 100 }

// add appends a text for an attribute, making the error when e is nil.
func (e *apiError) add(code int, key, text string) *apiError {
	if e == nil {
		return refuse(code, key, text)
	}
	e.Detail[key] = append(e.Detail[key], text)
	return e
}

// unpermitted refuses names that a route does not know.
func unpermitted(names map[string]bool) *apiError {
	list := slices.Sorted(maps.Keys(names))
	word := "parameter"
	if len(list) > 1 {
		word = "parameters"
	}
	return refuse(codeUnpermitted, "error", fmt.Sprintf("found unpermitted %s: :%s", word, strings.Join(list, ", :")))
}

// notFound refuses an id of a path, in the words of the server's framework.
func notFound(class, id string) *apiError {
	return refuse(codeNotFound, "error", fmt.Sprintf("Couldn't find %s with 'id'=%q", class, id))
}

// notFoundWithin is notFound for a record below another one.
func notFoundWithin(class, id, column string) *apiError {
	return refuse(codeNotFound, "error", fmt.Sprintf("Couldn't find %s with 'id'=%q [WHERE %s = $1]", class, id, column))
}

func forbidden() *apiError {
	return refuse(codeForbidden, "error", "You are not authorized to access this page.")
}
