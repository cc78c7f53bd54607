package oauth

import "slices"

// locale is the page in one language. Step has what to click in order.
type locale struct {
	Tag, Other, OtherName string

	Title, Asks, Nameless, Proven, Unproven, SendsTo, SendsToLocal string
	StepsTitle                                                     string
	Steps                                                          []string
	KeyLabel, KeyHint, Allow, Deny                                 string
	ErrorTitle                                                     string

	BadKey, KeyRefused, TryLater, TooMany, StaleForm, BadRequest, UnknownClient, BadRedirect string
}

type localeTable []locale

// locales are the languages of the page. The first is for those who ask for
// none of them.
var locales = localeTable{
	{
		Tag: "pt-BR", Other: "en", OtherName: "English",
		Title:        "Conectar ao TiFlux",
		Asks:         "quer usar o TiFlux em seu nome.",
		Nameless:     "Um aplicativo sem nome",
		Proven:       "Aplicativo identificado pelo endereço",
		Unproven:     "O nome foi informado pelo próprio aplicativo e não foi verificado.",
		SendsTo:      "A autorização será enviada para",
		SendsToLocal: "um programa neste computador",
		StepsTitle:   "Como gerar a chave",
		Steps: []string{
			"Entre em app.tiflux.com e clique na sua foto.",
			"Abra Minha conta e depois Sessões.",
			"Em Sessões API, clique em Gerar novo token de sessão.",
			"Copie o token e cole abaixo.",
		},
		KeyLabel:      "Chave de API do TiFlux",
		KeyHint:       "A chave vale com as suas permissões. O aplicativo não a recebe, só um código cifrado. Para cortar o acesso, remova a sessão no TiFlux.",
		Allow:         "Autorizar",
		Deny:          "Cancelar",
		ErrorTitle:    "Não foi possível continuar",
		BadKey:        "Isto não parece uma chave. Copie o token inteiro, sem espaços nem quebras de linha.",
		KeyRefused:    "O TiFlux não aceitou esta chave. Confira se copiou o token inteiro e se ele não foi removido, ou gere outro.",
		TryLater:      "O TiFlux não respondeu. Espere um pouco e tente de novo.",
		TooMany:       "Foram tentativas demais. Espere um minuto e tente de novo.",
		StaleForm:     "Esta página venceu ou foi aberta em outro navegador, ou os cookies estão bloqueados. Volte ao aplicativo e conecte de novo.",
		BadRequest:    "O pedido do aplicativo está incorreto. Volte ao aplicativo e conecte de novo.",
		UnknownClient: "Este aplicativo não é conhecido aqui. Remova a conexão no aplicativo e crie de novo.",
		BadRedirect:   "O endereço de retorno não está registrado para este aplicativo, por isso nada foi enviado a ele.",
	},
	{
		Tag: "en", Other: "pt-BR", OtherName: "Português",
		Title:        "Connect to TiFlux",
		Asks:         "wants to use TiFlux on your behalf.",
		Nameless:     "An application without a name",
		Proven:       "Application identified by its address",
		Unproven:     "The application gave this name itself; it was not verified.",
		SendsTo:      "The authorization will be sent to",
		SendsToLocal: "a program on this computer",
		StepsTitle:   "How to generate the key",
		Steps: []string{
			"Sign in at app.tiflux.com and click your photo.",
			"Open Minha conta, then Sessões.",
			"Under Sessões API, click Gerar novo token de sessão.",
			"Copy the token and paste it below.",
		},
		KeyLabel:      "TiFlux API key",
		KeyHint:       "The key carries your permissions. The application does not get it, only an encrypted code. To cut access, remove the session in TiFlux.",
		Allow:         "Authorize",
		Deny:          "Cancel",
		ErrorTitle:    "This cannot go on",
		BadKey:        "This does not look like a key. Copy the whole token, without spaces or line breaks.",
		KeyRefused:    "TiFlux did not accept this key. Check that you copied the whole token and that it was not removed, or generate another.",
		TryLater:      "TiFlux did not answer. Wait a little and try again.",
		TooMany:       "Too many attempts. Wait a minute and try again.",
		StaleForm:     "This page has expired or was opened in another browser, or cookies are blocked. Go back to the application and connect again.",
		BadRequest:    "The application's request is faulty. Go back to the application and connect again.",
		UnknownClient: "This application is not known here. Remove the connection in the application and create it again.",
		BadRedirect:   "The return address is not registered for this application, so nothing was sent to it.",
	},
}

func (t localeTable) named(tag string) *locale {
	return &t[max(0, slices.IndexFunc(t, func(l locale) bool { return l.Tag == tag }))]
}

func localeNames() []string {
	var tags []string
	for _, l := range locales {
		tags = append(tags, l.Tag)
	}
	return tags
}
