package otel

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"github.com/tiflux/tiflux-go/tiflux"
)

// other is the kind of what is in no row, by the semantic conventions.
const other = "_OTHER"

// kinds are tried in turn, the special before the general.
var kinds = []struct {
	name string
	is   func(error) bool
}{
	{"unknown_outcome", like(tiflux.ErrUnknownOutcome)},
	{"not_found", like(tiflux.ErrNotFound)},
	{"license", like(tiflux.ErrLicense)},
	{"unauthorized", like(tiflux.ErrUnauthorized)},
	{"forbidden", like(tiflux.ErrForbidden)},
	{"refused", like(tiflux.ErrRefused)},
	{"invalid", like(tiflux.ErrInvalid)},
	{"rate_limited", like(tiflux.ErrRateLimited)},
	{"partial", a[*tiflux.PartialError]},
	{"decode", a[*tiflux.DecodeError]},
	{"server", func(err error) bool {
		e, ok := errors.AsType[*tiflux.Error](err)
		return ok && e.Status >= http.StatusInternalServerError
	}},
	{"canceled", like(context.Canceled)},
	{"timeout", like(context.DeadlineExceeded)},
	{"connection", a[*tiflux.ConnectionError]},
}

func like(target error) func(error) bool {
	return func(err error) bool { return errors.Is(err, target) }
}

func a[E error](err error) bool {
	_, ok := errors.AsType[E](err)
	return ok
}

// kindOf names the kind of a failure; empty is success.
func kindOf(err error) string {
	if err == nil {
		return ""
	}
	for _, k := range kinds {
		if k.is(err) {
			return k.name
		}
	}
	return other
}

// statusKind is the kind of an answer, by the semantic conventions.
func statusKind(status int) string {
	if status < http.StatusBadRequest {
		return ""
	}
	return strconv.Itoa(status)
}
