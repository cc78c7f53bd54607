package tiflux

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Kinds of failure, to be tested with errors.Is.
var (
	ErrNotFound       = errors.New("not found")                                            // 404: no such record, or not visible
	ErrUnauthorized   = errors.New("key missing, wrong or expired")                        // 401
	ErrForbidden      = errors.New("permission missing")                                   // 403
	ErrLicense        = errors.New("licence missing")                                      // 403 with code 40304; also ErrForbidden
	ErrInvalid        = errors.New("invalid input")                                        // 400, 415, 422, and input refused before any request
	ErrRefused        = errors.New("refused by a rule")                                    // 42206 (close, cancel), 42207 (reopen), 50004
	ErrRateLimited    = errors.New("rate limited")                                         // 429, or a wait that would outlive the context
	ErrUnknownOutcome = errors.New("outcome unknown: look at the record before repeating") // a write that may or may not have happened
)

// Codes of the API that change how an answer is handled.
const (
	codeLicense       = 40304
	codeCannotClose   = 42206
	codeCannotReopen  = 42207
	codeCannotExecute = 50004
)

// Error is an answer by which the API refused a request. Its text names the
// operation, the status, the API's code and message and the fields at fault;
// what the API says about each field is in Detail, which may repeat input.
type Error struct {
	Op         Operation           // what was tried
	Status     int                 // HTTP status
	Code       int                 // the API's error_code, 0 if there was none
	Message    string              // the API's summary, constant for a code
	Detail     map[string][]string // what the API says, by field; general remarks under "error"
	RetryAt    time.Time           // for a 429, when to try again; zero if unknown
	RequestID  string              // X-Request-Id, for support
	Attempts   int                 // how many attempts were made
	Body       []byte              // the answer's first 64 KiB, key removed; not part of the text
	notAnError bool                // the status was not an error but cannot be used, such as a redirect
}

func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "tiflux: %s: %d", e.Op.Name, e.Status)
	switch {
	case e.Code != 0:
		fmt.Fprintf(&b, " (code %d)", e.Code)
	case http.StatusText(e.Status) != "":
		b.WriteString(" " + http.StatusText(e.Status))
	}
	if e.Message != "" {
		b.WriteString(": " + e.Message)
	}
	if fields := e.Fields(); len(fields) > 0 {
		b.WriteString(" [" + strings.Join(fields, ", ") + "]")
	}
	if e.notAnError {
		b.WriteString(": redirects are not followed, check the base URL")
	}
	if hint := e.hint(); hint != "" {
		b.WriteString(": " + hint)
	}
	return b.String()
}

func (e *Error) hint() string {
	switch {
	case e.Status == http.StatusUnauthorized:
		return "make a new key under Minha conta > Sessões"
	case e.Code == codeLicense:
		return "the key's user needs the licence of this feature"
	case e.Status == http.StatusForbidden:
		return "the key's user needs a permission for this"
	case e.Status == http.StatusTooManyRequests && !e.RetryAt.IsZero():
		return "try again at " + e.RetryAt.UTC().Format(time.RFC3339)
	}
	return ""
}

// Fields returns the names of the fields in Detail, sorted.
func (e *Error) Fields() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(e.Detail)), func(k string) bool {
		return k == "error" || k == "errors" || k == "info" || k == "base"
	})
}

// Is makes errors.Is work with the Err values of this package.
func (e *Error) Is(target error) bool {
	switch target {
	case ErrNotFound:
		return e.Status == http.StatusNotFound
	case ErrUnauthorized:
		return e.Status == http.StatusUnauthorized
	case ErrForbidden:
		return e.Status == http.StatusForbidden
	case ErrLicense:
		return e.Code == codeLicense
	case ErrInvalid:
		return e.Status == http.StatusBadRequest || e.Status == http.StatusUnsupportedMediaType ||
			e.Status == http.StatusUnprocessableEntity && !e.refused()
	case ErrRefused:
		return e.refused()
	case ErrRateLimited:
		return e.Status == http.StatusTooManyRequests
	}
	return false
}

func (e *Error) refused() bool {
	return e.Code == codeCannotClose || e.Code == codeCannotReopen || e.Code == codeCannotExecute
}

// LogValue logs the error without its body and details.
func (e *Error) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("operation", e.Op.Name),
		slog.Int("status", e.Status),
		slog.Int("code", e.Code),
		slog.String("message", e.Message),
		slog.Any("fields", e.Fields()),
		slog.String("request_id", e.RequestID),
		slog.Int("attempts", e.Attempts),
	)
}

// ArgumentError is input that was refused before any request was made. It
// matches ErrInvalid.
type ArgumentError struct {
	Op       string // the method, "Tickets.Create", or the option, "WithBaseURL"
	Argument string // as the API calls it
	Reason   string
}

func (e *ArgumentError) Error() string {
	return fmt.Sprintf("tiflux: %s: %s %s", e.Op, e.Argument, e.Reason)
}

// Is makes errors.Is(err, ErrInvalid) true.
func (e *ArgumentError) Is(target error) bool { return target == ErrInvalid }

// RateLimitError says that the quota is used up and the context ends before
// there is room again. Nothing was sent. It matches ErrRateLimited.
type RateLimitError struct {
	Op      string
	RetryAt time.Time // when there is room again
}

func (e *RateLimitError) Error() string {
	op := ""
	if e.Op != "" {
		op = e.Op + ": "
	}
	return fmt.Sprintf("tiflux: %squota used up, try again at %s", op, e.RetryAt.UTC().Format(time.RFC3339))
}

// Is makes errors.Is(err, ErrRateLimited) true.
func (e *RateLimitError) Is(target error) bool { return target == ErrRateLimited }

// UnknownOutcomeError is a write that left this machine and of which nobody
// knows whether it happened. It matches ErrUnknownOutcome, and wraps what broke.
type UnknownOutcomeError struct {
	Op  string
	Err error
}

func (e *UnknownOutcomeError) Error() string {
	return fmt.Sprintf("tiflux: %s: %v: %s", e.Op, ErrUnknownOutcome, trimOp(e.Err, e.Op))
}

// Is makes errors.Is(err, ErrUnknownOutcome) true.
func (e *UnknownOutcomeError) Is(target error) bool { return target == ErrUnknownOutcome }

func (e *UnknownOutcomeError) Unwrap() error { return e.Err }

// DecodeError is an answer that could not be read: not JSON, cut short, too
// large, empty, or of another shape than documented.
type DecodeError struct {
	Op     string
	Status int
	Field  string // the path of the field at fault, if one is known
	Err    error
}

func (e *DecodeError) Error() string {
	field := ""
	if e.Field != "" {
		field = " at " + e.Field
	}
	return fmt.Sprintf("tiflux: %s: cannot read the answer (status %d)%s: %v", e.Op, e.Status, field, e.Err)
}

func (e *DecodeError) Unwrap() error { return e.Err }

// FieldRefusal is one custom-field value that the API did not store.
type FieldRefusal struct {
	Index   int    // position in the request, -1 if the API does not say
	Message string // the API's words; they may repeat input
}

// PartialError is the answer to a write of custom fields of which some were
// refused. The others are stored; repeating the call is safe.
type PartialError struct {
	Op      string
	Code    int
	Refused []FieldRefusal
}

func (e *PartialError) Error() string {
	return fmt.Sprintf("tiflux: %s: %d of the custom fields were refused, the others are stored", e.Op, len(e.Refused))
}

// PageError ends a walk over a list. What was yielded before it is good; the
// walk can be resumed with the Page of the list options.
type PageError struct {
	Page int // the page that could not be had
	Err  error
}

func (e *PageError) Error() string { return fmt.Sprintf("%v (page %d)", e.Err, e.Page) }

func (e *PageError) Unwrap() error { return e.Err }

// trimOp drops the prefix that an inner error of this package shares with the
// outer one.
func trimOp(err error, op string) string {
	return strings.TrimPrefix(err.Error(), "tiflux: "+op+": ")
}

const maxErrorBody = 64 << 10

// parseErrorBody reads the one JSON shape of every refusal, as far as it goes:
// detail may be missing or have any shape.
func parseErrorBody(body []byte) (code int, message string, detail map[string][]string) {
	var b struct {
		Code    int             `json:"error_code"`
		Message string          `json:"message"`
		Detail  json.RawMessage `json:"detail"`
	}
	if json.Unmarshal(body, &b) != nil {
		return 0, "", nil
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(b.Detail, &fields) == nil && len(fields) > 0 {
		detail = make(map[string][]string, len(fields))
		for k, raw := range fields {
			detail[k] = texts(raw)
		}
	} else if t := texts(b.Detail); len(t) > 0 {
		detail = map[string][]string{"error": t}
	}
	return b.Code, cut(b.Message, 200), detail
}

// texts reads a list of texts, one text, or anything else as it stands.
func texts(raw json.RawMessage) []string {
	var list []string
	if json.Unmarshal(raw, &list) == nil {
		return list
	}
	var one string
	if json.Unmarshal(raw, &one) == nil {
		return []string{one}
	}
	if len(raw) == 0 {
		return nil
	}
	return []string{string(raw)}
}

func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}

// ConnectionError is a request that got no usable answer: the connection could
// not be made, broke, or stood still.
type ConnectionError struct {
	Op       string
	Attempts int
	Err      error
}

func (e *ConnectionError) Error() string {
	return fmt.Sprintf("tiflux: %s: %v (%d attempts)", e.Op, e.Err, e.Attempts)
}

func (e *ConnectionError) Unwrap() error { return e.Err }
