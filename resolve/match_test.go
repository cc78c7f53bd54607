package resolve

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// lists are names as they look in TiFlux; aliases follow a bar.
var lists = map[string][]string{
	"desks": {
		"Suporte N1", "Suporte N2", "Suporte N2 - Infraestrutura", "Financeiro", "Comercial",
		"Dev - Cansados", "Desenvolvimento", "T.I. Interna", "RH | Recursos Humanos",
		"mesa_ger | Gerência de Projetos", "Pós-Venda", "Help Desk", "NOC 24x7", "Segurança da Informação",
		"Implantação", "Implantação - Clientes VIP", "Compras", "Manutenção Predial", "Ouvidoria", "C++ / Embarcados",
	},
	"clients": {
		"ACME", "ACME Ltda", "ACME Comércio de Alimentos Ltda", "Padaria São José", "Padaria São João",
		"Padaria Nossa Senhora", "Construtora Oliveira & Filhos", "Transportes Oliveira Ltda",
		"Clínica Bem-Estar", "Clínica Sorriso", "Mercado Avenida", "Mercadinho da Avenida",
		"Auto Peças Gonçalves", "Gráfica Três Irmãos", "Hotel Praia Brava", "Colégio Santa Cecília",
		"Prefeitura de Água Fria", "Câmara Municipal de Água Fria", "Banco Horizonte S.A.", "Metalúrgica Ferraço ME",
		"Escritório D'Ávila Advogados", "Laboratório Análise | Lab. Análise Diagnósticos", "Filial 10", "Filial 11",
		"Filial 1 - Centro", "Groß & Söhne", "ＴＯＫＹＯ Ｓｕｓｈｉ", "2M Engenharia", "Farmácia Popular do Zé",
		"Tecnologia Aplicada", "TecnoFlux Sistemas",
	},
	"people": {
		"Maria Souza", "Maria Silva", "Maria da Silva Santos", "Mariana Lima", "Márcio Gomes", "Márcia Gomes",
		"João Pedro Alves", "João Paulo Alves", "José Carlos Pereira", "Ana Beatriz Rocha", "Anabela Rocha",
		"Luís Fernando Costa", "Gabriela Nunes", "Antônio Conceição", "Thiago Ramos", "Tiago Ramos",
		"Fábio Guimarães", "Conceição Evaristo", "Patrícia Araújo", "Rodrigo Vasconcelos", "Letícia Magalhães",
		"Paulo Henrique | ph.sistemas", "Carla Dias | carla@exemplo.com.br", "carla.dias@exemplo.com.br",
	},
	"catalog": {
		"Redefinir senha de e-mail", "Redefinir senha do Windows", "Instalar impressora", "Impressora sem tinta",
		"Acesso à VPN", "Acesso ao Wi-Fi", "Internet lenta", "Computador não liga", "Criar usuário", "Bloquear usuário",
		"Solicitar notebook", "Trocar teclado / mouse", "Backup - restaurar arquivo", "Licença Office 365",
		"Emissão de NF-e", "Cancelamento de nota fiscal", "Configurar assinatura de e-mail", "Câmera de segurança",
	},
	"twins": {
		"Silva Transportes", "Selva", "José Lima", "Jose Lima", "Casa Verde", "Verde Casa", "Casa Azul", "Casa Azul",
		"Infraestrutura Redes", "Infraestruturas Norte", "Gestores Centro Norte", "Gestoremia Centro Norte", "Galpão 20",
	},
}

func aliases(entry string) []string { return strings.Split(entry, " | ") }

// finds: want lists the record meant, or the records between which the query
// does not decide, or for none the nearest name first ("" for no matter which).
var finds = []struct {
	list, query string
	outcome     Outcome
	want        string
}{
	// As written, and folded.
	{"desks", "Financeiro", One, "Financeiro"},
	{"desks", "financeiro", One, "Financeiro"},
	{"desks", "  FINANCEIRO ", One, "Financeiro"},
	{"desks", "implantacao", One, "Implantação"},
	{"desks", "IMPLANTAÇÃO", One, "Implantação"},
	{"desks", "seguranca da informacao", One, "Segurança da Informação"},
	{"desks", "manutencao predial", One, "Manutenção Predial"},
	{"desks", "suporte n2", One, "Suporte N2"},
	{"clients", "acme", One, "ACME"},
	{"clients", "ACME LTDA", One, "ACME Ltda"},
	{"clients", "padaria sao jose", One, "Padaria São José"},
	{"clients", "padaria sa\u0303o jose\u0301", One, "Padaria São José"},
	{"clients", "auto pecas goncalves", One, "Auto Peças Gonçalves"},
	{"clients", "GROSS & SOHNE", One, "Groß & Söhne"},
	{"clients", "groß und söhne", None, "Groß & Söhne"},
	{"clients", "Tokyo Sushi", One, "ＴＯＫＹＯ Ｓｕｓｈｉ"},
	{"clients", "ｆｉｌｉａｌ １０", One, "Filial 10"},
	{"people", "antonio conceicao", One, "Antônio Conceição"},
	{"people", "JOSE CARLOS PEREIRA", One, "José Carlos Pereira"},
	{"people", "leticia magalhaes", One, "Letícia Magalhães"},
	{"catalog", "acesso a vpn", One, "Acesso à VPN"},
	{"catalog", "computador nao liga", One, "Computador não liga"},

	// Separators and order.
	{"desks", "dev cansados", One, "Dev - Cansados"},
	{"desks", "cansados/dev", One, "Dev - Cansados"},
	{"desks", "Cansados - Dev", One, "Dev - Cansados"},
	{"desks", "dev_cansados", One, "Dev - Cansados"},
	{"desks", "helpdesk", One, "Help Desk"},
	{"desks", "HELP-DESK", One, "Help Desk"},
	{"desks", "pos venda", One, "Pós-Venda"},
	{"desks", "posvenda", One, "Pós-Venda"},
	{"desks", "ti interna", One, "T.I. Interna"},
	{"desks", "N2 Suporte", One, "Suporte N2"},
	{"desks", "predial manutenção", One, "Manutenção Predial"},
	{"desks", "c++ embarcados", One, "C++ / Embarcados"},
	{"clients", "bem estar clinica", One, "Clínica Bem-Estar"},
	{"clients", "clinica bemestar", One, "Clínica Bem-Estar"},
	{"clients", "Oliveira Transportes", One, "Transportes Oliveira Ltda"},
	{"clients", "ltda oliveira transportes", One, "Transportes Oliveira Ltda"},
	{"clients", "banco horizonte sa", One, "Banco Horizonte S.A."},
	{"clients", "banco horizonte S/A", One, "Banco Horizonte S.A."},
	{"clients", "escritorio davila", One, "Escritório D'Ávila Advogados"},
	{"clients", "D’Ávila Advogados", One, "Escritório D'Ávila Advogados"},
	{"people", "Souza, Maria", One, "Maria Souza"},
	{"people", "alves joao pedro", One, "João Pedro Alves"},
	{"people", "Gomes Márcio", One, "Márcio Gomes"},
	{"catalog", "mouse teclado trocar", One, "Trocar teclado / mouse"},
	{"catalog", "nfe emissao de", None, "Emissão de NF-e"},
	{"catalog", "acesso ao wifi", One, "Acesso ao Wi-Fi"},

	// Some of the words.
	{"desks", "infraestrutura", One, "Suporte N2 - Infraestrutura"},
	{"desks", "segurança informação", One, "Segurança da Informação"},
	{"desks", "noc", One, "NOC 24x7"},
	{"desks", "vip", One, "Implantação - Clientes VIP"},
	{"desks", "suporte", Ambiguous, "Suporte N1, Suporte N2, Suporte N2 - Infraestrutura"},
	{"clients", "oliveira", Ambiguous, "Transportes Oliveira Ltda, Construtora Oliveira & Filhos"},
	{"clients", "construtora oliveira", One, "Construtora Oliveira & Filhos"},
	{"clients", "acme alimentos", One, "ACME Comércio de Alimentos Ltda"},
	{"clients", "padaria", Ambiguous, "Padaria São José, Padaria São João, Padaria Nossa Senhora"},
	{"clients", "padaria são", Ambiguous, "Padaria São José, Padaria São João"},
	{"clients", "água fria", Ambiguous, "Prefeitura de Água Fria, Câmara Municipal de Água Fria"},
	{"clients", "prefeitura agua fria", One, "Prefeitura de Água Fria"},
	{"clients", "avenida", Ambiguous, "Mercado Avenida, Mercadinho da Avenida"},
	{"clients", "filial centro", One, "Filial 1 - Centro"},
	{"people", "silva", Ambiguous, "Maria Silva, Maria da Silva Santos"},
	{"people", "maria silva", One, "Maria Silva"},
	{"people", "maria santos", One, "Maria da Silva Santos"},
	{"people", "maria", Ambiguous, "Maria Souza, Maria Silva, Maria da Silva Santos, Mariana Lima"},
	{"people", "joão alves", Ambiguous, "João Pedro Alves, João Paulo Alves"},
	{"people", "evaristo", One, "Conceição Evaristo"},
	{"people", "conceição", Ambiguous, "Antônio Conceição, Conceição Evaristo"},
	{"catalog", "vpn", One, "Acesso à VPN"},
	{"catalog", "senha windows", One, "Redefinir senha do Windows"},
	{"catalog", "impressora", Ambiguous, "Instalar impressora, Impressora sem tinta"},
	{"catalog", "redefinir senha", Ambiguous, "Redefinir senha de e-mail, Redefinir senha do Windows"},
	{"catalog", "office", One, "Licença Office 365"},
	{"catalog", "365", One, "Licença Office 365"},
	{"catalog", "usuario", Ambiguous, "Criar usuário, Bloquear usuário"},

	// Unfinished and abbreviated.
	{"desks", "fin", One, "Financeiro"},
	{"desks", "desenv", One, "Desenvolvimento"},
	{"desks", "sup n1", One, "Suporte N1"},
	{"desks", "sup. n2", One, "Suporte N2"},
	{"desks", "seg info", One, "Segurança da Informação"},
	{"desks", "implant", Ambiguous, "Implantação, Implantação - Clientes VIP"},
	{"desks", "com", Ambiguous, "Compras, Comercial"},
	{"desks", "f", None, "Financeiro"},
	{"clients", "const oliv", One, "Construtora Oliveira & Filhos"},
	{"clients", "hotel pr", One, "Hotel Praia Brava"},
	{"clients", "metalurgica fer", One, "Metalúrgica Ferraço ME"},
	{"clients", "tec", Ambiguous, "Tecnologia Aplicada, TecnoFlux Sistemas"},
	{"clients", "lab analise", One, "Laboratório Análise"},
	{"clients", "lab. análise diagnósticos", One, "Laboratório Análise"},
	{"people", "rod vasc", One, "Rodrigo Vasconcelos"},
	{"people", "ana rocha", One, "Ana Beatriz Rocha"},
	{"people", "j alves", None, "João Pedro Alves"},
	{"people", "luis fer", One, "Luís Fernando Costa"},
	{"catalog", "config assin", One, "Configurar assinatura de e-mail"},
	{"catalog", "inst impr", One, "Instalar impressora"},

	// Inside a word.
	{"clients", "flux", One, "TecnoFlux Sistemas"},
	{"clients", "flux sistemas", One, "TecnoFlux Sistemas"},
	{"people", "bela rocha", One, "Anabela Rocha"},
	{"desks", "dor", None, "Ouvidoria"},

	// Misspelt.
	{"desks", "finaceiro", One, "Financeiro"},
	{"desks", "finnanceiro", One, "Financeiro"},
	{"desks", "fianceiro", One, "Financeiro"},
	{"desks", "comercail", One, "Comercial"},
	{"desks", "suprote n1", One, "Suporte N1"},
	{"desks", "suporte n3", None, "Suporte N1"},
	{"desks", "infraestrutra", One, "Suporte N2 - Infraestrutura"},
	{"desks", "implantasão", One, "Implantação"},
	{"desks", "ouvidroia", One, "Ouvidoria"},
	{"desks", "manutencao pedrial", None, "Manutenção Predial"},
	{"clients", "padaria são josé", One, "Padaria São José"},
	{"clients", "padria sao jose", One, "Padaria São José"},
	{"clients", "padaria sao jsoe", None, "Padaria São José"},
	{"clients", "clinica sorrizo", One, "Clínica Sorriso"},
	{"clients", "auto pecas gonsalves", One, "Auto Peças Gonçalves"},
	{"clients", "transporte oliveira", One, "Transportes Oliveira Ltda"},
	{"clients", "trasnportes oliveira", One, "Transportes Oliveira Ltda"},
	{"clients", "merado avenida", One, "Mercado Avenida"},
	{"clients", "colejio santa cecilia", One, "Colégio Santa Cecília"},
	{"clients", "banco orizonte", One, "Banco Horizonte S.A."},
	{"clients", "filial 12", None, ""},
	{"clients", "filial 1", Ambiguous, "Filial 1 - Centro, Filial 10, Filial 11"},
	{"clients", "acne", None, ""},
	{"people", "tiago ramos", One, "Tiago Ramos"},
	{"people", "thiago ramso", One, "Thiago Ramos"},
	{"people", "tyago ramos", One, "Tiago Ramos"},
	{"people", "fabio guimaraes", One, "Fábio Guimarães"},
	{"people", "fabio gimaraes", One, "Fábio Guimarães"},
	{"people", "patricia araujjo", One, "Patrícia Araújo"},
	{"people", "rodrigo vasconselos", One, "Rodrigo Vasconcelos"},
	{"people", "marcio gome", One, "Márcio Gomes"},
	{"people", "marcio gomez", One, "Márcio Gomes"},
	{"catalog", "intrenet lenta", One, "Internet lenta"},
	{"catalog", "solicitar notbook", One, "Solicitar notebook"},
	{"catalog", "camera de seguransa", One, "Câmera de segurança"},

	// The other gender is another person.
	{"people", "mario souza", None, "Maria Souza"},
	{"people", "maria gomes", None, "Márcia Gomes"},
	{"people", "gabriel nunes", None, "Gabriela Nunes"},
	{"people", "luisa fernanda costa", None, "Luís Fernando Costa"},
	{"people", "mariano lima", None, "Mariana Lima"},

	// One word is not there.
	{"desks", "suporte financeiro", None, "Financeiro"},
	{"desks", "marketing", None, ""},
	{"clients", "padaria são pedro", None, "Padaria São José"},
	{"clients", "clinica veterinaria", None, "Clínica Bem-Estar"},
	{"clients", "ltda", None, ""},
	{"clients", "de", None, ""},
	{"people", "maria souza pereira", None, "Maria Souza"},
	{"people", "josé josé", None, ""},
	{"people", "xyz", None, ""},
	{"catalog", "acesso ao servidor", None, "Acesso ao Wi-Fi"},
	{"catalog", "", None, ""},
	{"catalog", " \t ", None, ""},
	{"catalog", "???", None, ""},

	// Aliases, and e-mail addresses among them.
	{"desks", "rh", One, "RH"},
	{"desks", "recursos humanos", One, "RH"},
	{"desks", "gerencia de projetos", One, "mesa_ger"},
	{"desks", "mesa ger", One, "mesa_ger"},
	{"desks", "projetos", One, "mesa_ger"},
	{"people", "ph.sistemas", One, "Paulo Henrique"},
	{"people", "CARLA@exemplo.com.br", One, "Carla Dias"},
	{"people", "carla.dias@exemplo.com.br", One, "carla.dias@exemplo.com.br"},
	{"people", "dias@exemplo.com.br", None, ""},
	{"people", "exemplo", None, ""},

	// Near ties are never guessed.
	{"twins", "silva", Ambiguous, "Silva Transportes, Selva"},
	{"twins", "jose lima", Ambiguous, "José Lima, Jose Lima"},
	{"twins", "Jose Lima", One, "Jose Lima"},
	{"twins", "casa azul", Ambiguous, "Casa Azul, Casa Azul"},
	{"twins", "verde-casa", One, "Verde Casa"},
	{"twins", "infraestrutra", Ambiguous, "Infraestrutura Redes, Infraestruturas Norte"},
	{"twins", "infraestrutra redes", One, "Infraestrutura Redes"},
	{"twins", "gestore centro", Ambiguous, "Gestores Centro Norte, Gestoremia Centro Norte"},
	{"twins", "galpao 2", None, "Galpão 20"},
	{"twins", "galpao", One, "Galpão 20"},
	{"twins", "casa", Ambiguous, "Casa Azul, Casa Azul, Casa Verde, Verde Casa"},
}

func TestFind(t *testing.T) {
	t.Parallel()
	indexes := map[string]*Index[string]{}
	for name, list := range lists {
		indexes[name] = NewIndex(list, aliases)
	}
	if len(finds) < 120 {
		t.Fatalf("only %d cases", len(finds))
	}
	for _, c := range finds {
		r := indexes[c.list].Find(c.query)
		var got []string
		for _, m := range r.Matches {
			got = append(got, aliases(m.Record)[0])
		}
		joined := strings.Join(got, ", ")
		ok := r.Outcome == c.outcome && joined == c.want
		if r.Outcome == None {
			ok = c.outcome == None && (c.want == "" || len(got) > 0 && got[0] == c.want)
		}
		if !ok {
			t.Errorf("%s: %q is %v: %s; want %v: %s", c.list, c.query, r.Outcome, joined, c.outcome, c.want)
		}
	}
}

func TestScore(t *testing.T) {
	t.Parallel()
	tests := []struct {
		query, name string
		want        Score // the grade for round hundreds
	}{
		{"Pós-Venda", "Pós-Venda", Exact},
		{" Pós-Venda ", "Pós-Venda", Exact},
		{"pos-venda", "Pós-Venda", Folded},
		{"pos venda", "Pós-Venda", sameLetters},
		{"venda pos", "Pós-Venda", sameWords},
		{"venda", "Pós-Venda", AllTokens},
		{"pos ven", "Pós-Venda", Prefix},
		{"enda", "Pós-Venda", Contained},
		{"vemda", "Pós-Venda", Typo},
		{"pos vemda", "Pós-Venda", Typo},
		{"po vemda", "Pós-Venda", Typo},
		{"ven enda", "Pós-Venda", 0},
		{"pos vendas novas", "Pós-Venda", 0},
		{"xis venda", "Pós-Venda", 0},
		{"atendimento", "Antedimneto", 0},
		{"atendimento", "Atendimnetoo", Typo},
		{"nota", "Nata", Typo},
		{"sol", "Sal", 0},
		{"n10", "N11", 0},
		{"versao 2024", "Versão 2025", 0},
	}
	for _, test := range tests {
		var got Score
		if m := NewIndex([]string{test.name}, aliases).Search(test.query, 0); len(m) > 0 {
			got = m[0].Score
		}
		if test.want%100 == 0 {
			got = got.Grade()
		}
		if got != test.want {
			t.Errorf("%q for %q: score %v, want %v", test.query, test.name, got, test.want)
		}
	}
}

func TestSearchOrder(t *testing.T) {
	t.Parallel()
	list := []string{
		"Suporto", "Megasuportes Ltda", "Suporteiro", "Técnico de Suporte", "Suporte Técnico", "suporte", "Suporte",
		"Suporte", "Vendas", "Sup-orte",
	}
	var got []string
	for _, m := range NewIndex(list, aliases).Search("Suporte", 0) {
		if m.Record != list[m.Index] {
			t.Errorf("index %d is not %q", m.Index, m.Record)
		}
		got = append(got, m.Record)
	}
	want := []string{
		"Suporte", "Suporte", "suporte", "Sup-orte", "Suporte Técnico", "Técnico de Suporte", "Suporteiro",
		"Megasuportes Ltda", "Suporto",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
	for limit := 1; limit <= len(want)+1; limit++ {
		var cut []string
		for _, m := range NewIndex(list, aliases).Search("Suporte", limit) {
			cut = append(cut, m.Record)
		}
		if diff := cmp.Diff(want[:min(limit, len(want))], cut); diff != "" {
			t.Errorf("limit %d (-want +got):\n%s", limit, diff)
		}
	}
}

func TestResult(t *testing.T) {
	t.Parallel()
	type desk struct {
		id   int64
		name string
	}
	list := []desk{{1, "Suporte"}, {2, "Comercial"}, {3, ""}}
	name := func(d desk) string { return d.name }
	if d, ok := Best("comercial", list, name).One(); !ok || d.id != 2 {
		t.Errorf("One() = %v, %v", d, ok)
	}
	if d, ok := Best("compras", list, name).One(); ok || d != (desk{}) {
		t.Errorf("One() = %v, %v for a name that is not there", d, ok)
	}
	if r := Best("", list, name); r.Outcome != None || len(r.Matches) != 0 {
		t.Errorf("the empty query found %v", r)
	}

	if r := Best("atendimento comercial presencial urgente", list, name); r.Outcome != None || len(r.Matches) != 0 {
		t.Errorf("one word of four is no near name, found %v", r.Matches)
	}
	if r := Best("atendimento comercial", list, name); r.Outcome != None || len(r.Matches) != 1 || r.Matches[0].Score != 0 {
		t.Errorf("one word of two is a near name, found %v", r.Matches)
	}

	var zero Index[desk]
	if r := zero.Find("suporte"); r.Outcome != None || len(r.Matches) != 0 || zero.Len() != 0 {
		t.Errorf("the zero index found %v", r)
	}

	// An alias that fits better never makes two candidates of one record, and
	// the text tells which name fits.
	r := NewIndex([]string{"Mesa Azul | Mesa", "Mesa Verde"}, aliases).Find("mesa")
	if r.Outcome != One || r.Matches[0].Text != "Mesa" || r.Matches[0].Score != Folded {
		t.Errorf("alias: %v", r)
	}

	many := slices.Repeat([]string{"Filial Norte"}, 30)
	r2 := Best("filial", many, func(s string) string { return s })
	if r2.Outcome != Ambiguous || len(r2.Matches) != 10 || r2.Total != 30 || r2.Matches[9].Index != 9 {
		t.Errorf("30 equal names: %v, %d of %d", r2.Outcome, len(r2.Matches), r2.Total)
	}
}

func TestLongNames(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("palavra ", 100) + "fim"
	x := NewIndex([]string{long, "Curto"}, aliases)
	if r := x.Find(strings.ToUpper(long)); r.Outcome != One || r.Matches[0].Score != Folded {
		t.Errorf("a long name does not find itself: %v", r.Outcome)
	}
	if r := x.Find("palavra palavra"); r.Outcome != One {
		t.Errorf("the first words of a long name: %v", r.Outcome)
	}
	if got := x.Search(strings.Repeat("palavra ", 99), 0); len(got) != 0 {
		t.Errorf("a query of 99 words matched %d names in part", len(got))
	}
}

func TestDistance(t *testing.T) {
	t.Parallel()
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"suporte", "suporte", 0}, {"suporte", "suprote", 1}, {"suporte", "suorte", 1},
		{"suporte", "supporte", 1}, {"suporte", "sumorte", 1}, {"suporte", "suropte", 2}, {"ca", "abc", 3},
		{"financeiro", "fianceior", 2}, {"água", "aguá", 2},
	}
	for _, test := range tests {
		for limit := range 5 {
			want := test.want
			got := distance([]rune(test.a), []rune(test.b), limit)
			back := distance([]rune(test.b), []rune(test.a), limit)
			if want > limit && (got <= limit || back <= limit) || want <= limit && (got != want || back != want) {
				t.Errorf("distance(%q, %q, %d) = %d and %d, want %d", test.a, test.b, limit, got, back, want)
			}
		}
	}
}

// TestDistanceWithinLimit compares the narrow search with one that looks at
// everything.
func TestDistanceWithinLimit(t *testing.T) {
	t.Parallel()
	const far = 64
	rng := rand.New(rand.NewPCG(3, 3))
	word := func() []byte {
		w := make([]byte, rng.IntN(9))
		for i := range w {
			w[i] = "abc"[rng.IntN(3)]
		}
		return w
	}
	for range 20_000 {
		a, b := word(), word()
		whole := distance(a, b, far)
		for limit := range 4 {
			if got := distance(a, b, limit); min(got, limit+1) != min(whole, limit+1) {
				t.Fatalf("distance(%q, %q, %d) = %d, want %d", a, b, limit, got, whole)
			}
		}
	}
}
