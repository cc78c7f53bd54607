package mcpadapter

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

const mend = "mend what is named, then call again"

// howToGetAKey is what a call without a key answers.
const howToGetAKey = "1. Open app.tiflux.com. 2. Click your photo. 3. Choose Minha conta > Sessões. " +
	"4. Under Sessões API choose Gerar novo token de sessão. 5. Give the token to this server as TIFLUX_API_KEY."

// explain tells the model what went wrong, with which argument, and what to do.
func (c *call) explain(err error) error {
	if values := refusedValues(err); len(values) > 0 {
		return c.render.Failure(&c.out, render.Failure{Kind: "invalid", Hint: mend, Message: "nothing was written", Fields: values})
	}
	if ambiguous, ok := errors.AsType[*resolve.AmbiguousError](err); ok {
		return c.render.Ambiguity(&c.out, render.Ambiguity{
			Record: string(ambiguous.Kind), Query: ambiguous.Query, Candidates: candidates(ambiguous.Candidates),
			More: ambiguous.Total > len(ambiguous.Candidates), Hint: "call again with the id of the one that is meant; if unsure, ask",
		})
	}
	if missing, ok := errors.AsType[*resolve.NotFoundError](err); ok {
		return c.render.Ambiguity(&c.out, render.Ambiguity{
			Record: string(missing.Kind), Query: missing.Query, Candidates: candidates(missing.Nearest),
			Nearest: true, Hint: "check the name, or use an id",
		})
	}
	return c.render.Failure(&c.out, failure(err))
}

func candidates(list []resolve.Candidate) []render.Candidate {
	out := make([]render.Candidate, len(list))
	for i, c := range list {
		out[i] = render.Candidate{ID: strconv.FormatInt(c.ID, 10), Name: c.Name}
		if c.Detail != "" && c.Detail != c.Name {
			out[i].Details = []render.Pair{{Name: "detail", Value: c.Detail}}
		}
	}
	return out
}

// failures says what the kinds of errors are called and what can be done. The
// first that fits is taken.
var failures = []struct {
	is         error
	kind, hint string
}{
	{errNoKey, "unauthorized", howToGetAKey},
	{errCannotAsk, "refused", "ask an operator to run the server with -confirm auto or never, or do it in TiFlux"},
	{errDeclined, "refused", "do not ask again unless the user wants it"},
	{errStale, "refused", "call again if it is still wanted"},
	{tiflux.ErrUnknownOutcome, "unknown_outcome", "do not repeat the call before you have looked whether it was done"},
	{tiflux.ErrRateLimited, "rate_limited", "wait until then; the quota of the key is used up"},
	{tiflux.ErrUnauthorized, "unauthorized", howToGetAKey},
	{tiflux.ErrLicense, "license", "the user of the key needs the licence of this feature; an administrator can give it"},
	{tiflux.ErrForbidden, "forbidden", "the user of the key lacks the permission; an administrator can give it"},
	{tiflux.ErrNotFound, "not_found", "check the number"},
	{tiflux.ErrRefused, "refused", mend},
	{tiflux.ErrInvalid, "invalid", mend},
	{context.DeadlineExceeded, "timeout", "try again later, or ask for less at a time"},
}

func failure(err error) render.Failure {
	f := render.Failure{Kind: "unavailable", Hint: "try again later"}
	if _, ok := errors.AsType[*argumentError](err); ok {
		return render.Failure{Kind: "invalid", Message: err.Error()}
	}
	for _, row := range failures {
		if errors.Is(err, row.is) {
			f.Kind, f.Hint = row.kind, row.hint
			break
		}
	}
	f.Message = strings.TrimPrefix(err.Error(), "tiflux: ")
	if partial, ok := errors.AsType[*tiflux.PartialError](err); ok {
		f.Kind, f.Hint, f.Code, f.Fields = "invalid", mend, strconv.Itoa(partial.Code), render.Refusals(partial.Refused)
	}
	if limit, ok := errors.AsType[*tiflux.RateLimitError](err); ok {
		f.RetryAt, f.Message = limit.RetryAt, ""
	}
	if api, ok := errors.AsType[*tiflux.Error](err); ok {
		f.Code, f.Message, f.RetryAt = codeOf(api), api.Message, api.RetryAt
		for _, field := range slices.Sorted(maps.Keys(api.Detail)) {
			f.Fields = append(f.Fields, render.Pair{Name: field, Value: strings.Join(api.Detail[field], "; ")})
		}
	}
	return f
}

func codeOf(e *tiflux.Error) string {
	if e.Code == 0 {
		return strconv.Itoa(e.Status)
	}
	return fmt.Sprintf("%d (%d)", e.Code, e.Status)
}
