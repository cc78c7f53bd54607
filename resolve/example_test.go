package resolve_test

import (
	"fmt"

	"github.com/tiflux/tiflux-go/resolve"
)

func ExampleBest() {
	desks := []string{"Suporte N1", "Suporte N2", "Financeiro", "Implantação"}
	name := func(s string) string { return s }

	for _, query := range []string{"implantacao", "n1 suporte", "finaceiro", "suporte", "suporte n3"} {
		r := resolve.Best(query, desks, name)
		fmt.Printf("%s: %v", query, r.Outcome)
		for _, m := range r.Matches {
			fmt.Printf(", %s", m.Text)
		}
		fmt.Println()
	}
	// Output:
	// implantacao: one, Implantação
	// n1 suporte: one, Suporte N1
	// finaceiro: one, Financeiro
	// suporte: ambiguous, Suporte N1, Suporte N2
	// suporte n3: none, Suporte N1, Suporte N2
}

func ExampleIndex_Find() {
	type desk struct {
		ID          int64
		Name, Shown string
	}
	desks := resolve.NewIndex([]desk{
		{1, "mesa_ti", "Suporte de TI"},
		{2, "mesa_rh", "Recursos Humanos"},
	}, func(d desk) []string { return []string{d.Name, d.Shown} })

	if d, ok := desks.Find("recursos humanos").One(); ok {
		fmt.Println(d.ID)
	}
	// Output: 2
}

func ExampleIdentify() {
	for _, query := range []string{"#4210", "12.345.678/0001-95", "(11) 98765-4321", "Maria@exemplo.com.br", "ACME"} {
		fmt.Print(query)
		for _, reading := range resolve.Identify(query) {
			fmt.Printf(" = %v %s", reading.Kind, reading.Value)
		}
		fmt.Println()
	}
	// Output:
	// #4210 = id 4210
	// 12.345.678/0001-95 = CNPJ 12345678000195
	// (11) 98765-4321 = phone +5511987654321
	// Maria@exemplo.com.br = e-mail maria@exemplo.com.br
	// ACME
}
