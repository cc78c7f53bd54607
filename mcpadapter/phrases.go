package mcpadapter

import (
	"fmt"

	"github.com/tiflux/tiflux-go/render"
)

// hint is a text of ours, by render.Language.
type hint [2]string

func (h hint) in(l render.Language) string { return h[min(int(l), len(h)-1)] }

// localized is a hint or a phrase.
type localized interface{ in(render.Language) string }

// phrase is a hint with values in it, some of which may be localized too.
type phrase struct {
	hint
	args []any
}

func say(h hint, args ...any) phrase { return phrase{h, args} }

func (p phrase) in(l render.Language) string {
	args := make([]any, len(p.args))
	for i, arg := range p.args {
		if text, ok := arg.(localized); ok {
			arg = text.in(l)
		}
		args[i] = arg
	}
	return fmt.Sprintf(p.hint.in(l), args...)
}

// argumentError is an argument that cannot be used, told to the model.
type argumentError struct {
	argument string
	reason   phrase
}

// bad is an argumentError; its reason goes on after the name of the argument.
func bad(argument string, reason hint, args ...any) *argumentError {
	return &argumentError{argument, say(reason, args...)}
}

var badArgument = hint{"argumento %q %s", "argument %q %s"}

func (e *argumentError) Error() string { return e.in(render.English) }

func (e *argumentError) in(l render.Language) string {
	return say(badArgument, e.argument, e.reason).in(l)
}

// What may be wrong with an argument.
var (
	isUnknown     = hint{"é desconhecido%s", "is unknown%s"}
	isRequired    = hint{"é obrigatório", "is required"}
	isBlank       = hint{"é obrigatório e está vazio", "is required, and empty"}
	isEmpty       = hint{"está vazio", "is empty"}
	orRequired    = hint{"ou %s é obrigatório", "or %s is required"}
	requiredWith  = hint{"é obrigatório com %s", "is required with %s"}
	orWith        = hint{"ou %s é obrigatório com %s", "or %s is required with %s"}
	onlyFor       = hint{"só vale com %s", "is only for %s"}
	excludes      = hint{"e %s se excluem", "and %s exclude each other"}
	notLater      = hint{"deve ser posterior a %s", "must be later than %s"}
	isBefore      = hint{"não pode ser anterior a %s", "must not be before %s"}
	isBelow       = hint{"não pode ser menor que %s", "must not be below %s"}
	notObject     = hint{"deve ser um objeto", "must be an object"}
	notArguments  = hint{"deve ser um objeto JSON", "must be a JSON object"}
	isNullItem    = hint{"não pode ser null", "must not be null"}
	notText       = hint{"deve ser texto, é %s", "must be text, is %s"}
	notOneOf      = hint{"deve ser um de %s", "must be one of %s"}
	notOf         = hint{"deve ser de %v, tem %s", "must be of %v, has %s"}
	notWhole      = hint{"deve ser um número inteiro, é %s", "must be a whole number, is %s"}
	notNumber     = hint{"deve ser um número, é %s", "must be a number, is %s"}
	notBoolean    = hint{"deve ser true ou false, é %s", "must be true or false, is %s"}
	notIDs        = hint{"deve ter ids acima de zero separados por vírgula, tem %q", "must be ids above zero separated by commas, has %q"}
	notNames      = hint{"deve ter nomes, tem %s", "must be names, has %s"}
	tooSmall      = hint{"deve ser no mínimo %v%s", "must be at least %v%s"}
	tooLarge      = hint{"deve ser no máximo %v%s", "must be at most %v%s"}
	notTime       = hint{"deve ser uma hora como 2026-03-10T14:00:00-03:00 ou uma data, é %.40q", "must be a time like 2026-03-10T14:00:00-03:00 or a date, is %.40q"}
	notDate       = hint{"deve ser uma data como 2026-03-10, é %.40q", "must be a date like 2026-03-10, is %.40q"}
	notClock      = hint{"deve ser uma hora como 17:53, é %.40q", "must be a time like 17:53, is %.40q"}
	notHours      = hint{"deve ser horas e minutos como %s", "must be hours and minutes like %s"}
	notTelephone  = hint{"deve ser um telefone com DDD, como +55 47 99999-0000, é %q", "must be a telephone with area code, like +55 47 99999-0000, is %q"}
	notBase64     = hint{"não é base64 na posição %d", "is not base64 at position %d"}
	plainDataURL  = hint{"é uma URL data: sem base64", "is a data: URL without base64"}
	needsDesk     = hint{"só faz sentido em uma mesa: informe desk_id ou desk_name", "means something only in a desk: give desk_id or desk_name too"}
	haveItems     = hint{" itens", " items"}
	haveLetters   = hint{" letras", " letters"}
	noUnit        = hint{}
	noArguments   = hint{"; a ferramenta não tem argumentos", "; the tool takes no arguments"}
	validAre      = hint{"; válidos: %s", "; valid are %s"}
	didYouMean    = hint{"; seria %q? válidos: %s", "; did you mean %q? valid are %s"}
	notYetDeleted = hint{"deve ser true; nada foi apagado ainda. %s", "must be true; nothing was deleted yet. %s"}
)
