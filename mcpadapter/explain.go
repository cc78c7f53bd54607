package mcpadapter

import (
	"cmp"
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

// howToGetAKey is what a call without a key answers.
var howToGetAKey = hint{
	"1. Abra app.tiflux.com. 2. Clique na sua foto. 3. Escolha Minha conta > Sessões. " +
		"4. Em Sessões API escolha Gerar novo token de sessão. 5. Passe o token a este servidor em TIFLUX_API_KEY.",
	"1. Open app.tiflux.com. 2. Click your photo. 3. Choose Minha conta > Sessões. " +
		"4. Under Sessões API choose Gerar novo token de sessão. 5. Give the token to this server as TIFLUX_API_KEY.",
}

var (
	useTheID = hint{
		"chame de novo com o id do registro certo; na dúvida, pergunte",
		"call again with the id of the one that is meant; if unsure, ask",
	}
	checkTheName = hint{"confira o nome ou use um id", "check the name, or use an id"}
	tooMany      = hint{
		"há registros demais para ler todos: use o nome exato ou um id",
		"there are too many records to read them all: use the exact name, or an id",
	}
	nothingWritten = hint{"nada foi gravado", "nothing was written"}
	mendAndRetry   = hint{"corrija o que foi apontado e chame de novo", "mend what is named, then call again"}
)

// explain tells the model what went wrong, with which argument, and what to do.
func (c *call) explain(err error) error {
	if values := refusedValues(err); len(values) > 0 {
		return c.render.Failure(&c.out, render.Failure{
			Kind: "invalid", Hint: mendAndRetry.in(c.render.Language), Message: nothingWritten.in(c.render.Language), Fields: values,
		})
	}
	if ambiguous, ok := errors.AsType[*resolve.AmbiguousError](err); ok {
		return c.render.Ambiguity(&c.out, render.Ambiguity{
			Record: kindLabel(ambiguous.Kind), Query: ambiguous.Query, Scope: scopePairs(ambiguous.Scope), Candidates: candidates(ambiguous.Candidates),
			More: ambiguous.Total > len(ambiguous.Candidates), Hint: useTheID.in(c.render.Language),
		})
	}
	if missing, ok := errors.AsType[*resolve.NotFoundError](err); ok {
		todo := checkTheName
		if missing.Incomplete {
			todo = tooMany
		}
		return c.render.Ambiguity(&c.out, render.Ambiguity{
			Record: kindLabel(missing.Kind), Query: missing.Query, Scope: scopePairs(missing.Scope), Candidates: candidates(missing.Nearest),
			Nearest: true, Hint: todo.in(c.render.Language),
		})
	}
	return c.render.Failure(&c.out, failure(err, c.render.Language))
}

// kindLabels are the words for kinds that have other names in package render.
var kindLabels = map[resolve.Kind]string{
	resolve.EntityField: "custom_field", resolve.EntityFieldOption: "entity_field_option",
	resolve.GupshupTemplate: "template", resolve.WhatsAppTemplate: "template", resolve.KnowledgeFolder: "knowledge_folder",
	resolve.ServicesCatalog: "catalog", resolve.ServicesCatalogsArea: "catalog_area", resolve.ServicesCatalogsItem: "catalog_item",
	resolve.TechnicalGroup: "technical_group",

	// What custom fields may be of.
	resolve.Kind(tiflux.AppliedInRequestor): "requestor", resolve.Kind(tiflux.AppliedInServicesCatalog): "catalog",
	resolve.Kind(tiflux.AppliedInServicesCatalogsArea): "catalog_area", resolve.Kind(tiflux.AppliedInServicesCatalogsItem): "catalog_item",
}

// scopePairs are where was searched, each with its name or id.
func scopePairs(s resolve.Scope) []render.Pair {
	pairs := make([]render.Pair, len(s))
	for i, o := range s {
		pairs[i] = render.Pair{Name: kindLabel(o.Kind), Value: o.Name}
		if o.Name == "" && o.ID != 0 {
			pairs[i].Value = "#" + strconv.FormatInt(o.ID, 10)
		}
	}
	return pairs
}

func kindLabel(k resolve.Kind) string { return cmp.Or(kindLabels[k], string(k)) }

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

// refusals are what this package says itself, by language.
var refusals = map[error]hint{
	errNoKey:      {"nenhuma chave da API está configurada", errNoKey.Error()},
	errCannotAsk:  {"a ferramenta apaga algo de vez e precisa de confirmação, mas este cliente não pode perguntar ao usuário", errCannotAsk.Error()},
	errDeclined:   {"o usuário não confirmou; nada foi feito", errDeclined.Error()},
	errStale:      {"a confirmação não é desta chamada ou veio tarde demais; nada foi feito", errStale.Error()},
	errNotOffered: {"a ferramenta não é oferecida a este chamador", errNotOffered.Error()},
}

// failures says what the kinds of errors are called and what can be done. The
// first that fits is taken.
var failures = []struct {
	is   error
	kind string
	hint hint
}{
	{errNoKey, "unauthorized", howToGetAKey},
	{errCannotAsk, "refused", hint{
		"peça a um operador que rode o servidor com -confirm auto ou never, ou faça isso no TiFlux",
		"ask an operator to run the server with -confirm auto or never, or do it in TiFlux"}},
	{errDeclined, "refused", hint{"não pergunte de novo sem que o usuário queira", "do not ask again unless the user wants it"}},
	{errStale, "refused", hint{"chame de novo se ainda for o caso", "call again if it is still wanted"}},
	{errNotOffered, "forbidden", hint{
		"esta conexão não oferece a ferramenta; use outra, ou peça a um operador que a libere",
		"this connection does not offer the tool; use another, or ask an operator to allow it"}},
	{tiflux.ErrUnknownOutcome, "unknown_outcome", hint{
		"não repita a chamada antes de conferir se ela já teve efeito",
		"do not repeat the call before you have looked whether it was done"}},
	{tiflux.ErrRateLimited, "rate_limited", hint{"espere até lá; a cota da chave acabou", "wait until then; the quota of the key is used up"}},
	{tiflux.ErrUnauthorized, "unauthorized", howToGetAKey},
	{tiflux.ErrLicense, "license", hint{
		"o usuário da chave precisa da licença deste recurso; um administrador pode concedê-la",
		"the user of the key needs the licence of this feature; an administrator can give it"}},
	{tiflux.ErrForbidden, "forbidden", hint{
		"falta a permissão ao usuário da chave; um administrador pode concedê-la",
		"the user of the key lacks the permission; an administrator can give it"}},
	{tiflux.ErrNotFound, "not_found", hint{"confira o número", "check the number"}},
	{tiflux.ErrRefused, "refused", mendAndRetry},
	{tiflux.ErrInvalid, "invalid", mendAndRetry},
	{context.DeadlineExceeded, "timeout", hint{"tente mais tarde ou peça menos de cada vez", "try again later, or ask for less at a time"}},
}

var tryLater = hint{"tente mais tarde", "try again later"}

func failure(err error, language render.Language) render.Failure {
	if bad, ok := errors.AsType[*argumentError](err); ok {
		return render.Failure{Kind: "invalid", Message: bad.in(language)}
	}
	f := render.Failure{Kind: "unavailable", Hint: tryLater.in(language), Message: strings.TrimPrefix(err.Error(), "tiflux: ")}
	for _, row := range failures {
		if errors.Is(err, row.is) {
			f.Kind, f.Hint = row.kind, row.hint.in(language)
			if text, own := refusals[row.is]; own {
				f.Message = text.in(language)
			}
			break
		}
	}
	if partial, ok := errors.AsType[*tiflux.PartialError](err); ok {
		f.Kind, f.Hint, f.Code, f.Fields = "invalid", mendAndRetry.in(language), strconv.Itoa(partial.Code), render.Refusals(partial.Refused)
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
