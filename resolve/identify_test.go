package resolve

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestIdentify(t *testing.T) {
	t.Parallel()
	id := func(n int64) Identity { return Identity{Kind: ID, Value: fmt.Sprint(n), ID: n, Checked: true} }
	sure := func(kind IdentityKind, value string) Identity {
		return Identity{Kind: kind, Value: value, Checked: true}
	}
	tests := []struct {
		query string
		want  []Identity
	}{
		{"", nil},
		{"Suporte N1", nil},
		{"Filial 10", nil},
		{"42", []Identity{id(42)}},
		{" #42 ", []Identity{id(42)}},
		{"＃４２", []Identity{id(42)}},
		{"#123456789012", []Identity{id(123456789012)}},
		{"0042", []Identity{id(42)}},
		{"0", nil},
		{"#0", nil},
		{"#", nil},
		{"#12a", nil},
		{"-5", nil},
		{"1133334444", []Identity{id(1133334444)}},
		{"1234567890", []Identity{id(1234567890)}},

		{"Maria@Exemplo.com.br", []Identity{sure(Email, "maria@exemplo.com.br")}},
		{"joão@exemplo.com.br", []Identity{sure(Email, "joão@exemplo.com.br")}},
		{"@suporte", nil},
		{"maria@exemplo", nil},
		{"maria@@exemplo.com.br", nil},
		{"maria silva@exemplo.com.br", nil},
		{"a@b.", nil},

		// Eleven digits: the check digits decide.
		{"52998224725", []Identity{sure(CPF, "52998224725")}},
		{"529.982.247-25", []Identity{sure(CPF, "52998224725")}},
		{"529.982.247-26", []Identity{{Kind: CPF, Value: "52998224726"}}},
		{"111.111.111-11", []Identity{{Kind: CPF, Value: "11111111111"}}},
		{"11111111111", nil},
		{"12345678900", nil},
		{"11987654321", []Identity{sure(Phone, "+5511987654321")}},
		{"11987654021", []Identity{sure(CPF, "11987654021"), sure(Phone, "+5511987654021")}},

		{"11222333000181", []Identity{sure(CNPJ, "11222333000181")}},
		{"11.222.333/0001-81", []Identity{sure(CNPJ, "11222333000181")}},
		{"11.222.333/0001‑81", []Identity{sure(CNPJ, "11222333000181")}},
		{"12.345.678/0001-95", []Identity{sure(CNPJ, "12345678000195")}},
		{"12.345.678/0001-96", []Identity{{Kind: CNPJ, Value: "12345678000196"}}},
		{"12345678000196", []Identity{{Kind: CNPJ, Value: "12345678000196"}}},
		{"12.ABC.345/01DE-35", []Identity{sure(CNPJ, "12ABC34501DE35")}},
		{"12abc34501de35", []Identity{sure(CNPJ, "12ABC34501DE35")}},
		{"12ABC34501DE36", nil},
		{"INFRAESTRUTURA", nil},
		{"00000000000000", []Identity{{Kind: CNPJ, Value: "00000000000000"}}},

		{"(11) 98765-4321", []Identity{sure(Phone, "+5511987654321")}},
		{"11 98765 4321", []Identity{sure(Phone, "+5511987654321")}},
		{"(011) 98765-4321", []Identity{sure(Phone, "+5511987654321")}},
		{"+55 11 98765-4321", []Identity{sure(Phone, "+5511987654321")}},
		{"+55\u00a011\u00a098765\u20114321", []Identity{sure(Phone, "+5511987654321")}},
		{"\u202a+5511987654321\u202c", []Identity{sure(Phone, "+5511987654321")}},
		{"5511987654321", []Identity{sure(Phone, "+5511987654321")}},
		{"(55) 99876-5432", []Identity{sure(Phone, "+5555998765432")}},
		{"(11) 3333-4444", []Identity{sure(Phone, "+551133334444")}},
		{"551133334444", []Identity{sure(Phone, "+551133334444")}},
		{"+1 (415) 555-2671", []Identity{sure(Phone, "+14155552671")}},
		{"+351 912 345 678", []Identity{sure(Phone, "+351912345678")}},
		{"+0 123 456 789", nil},
		{"+123", nil},
		{"(10) 98765-4321", nil},
		{"(11) 88765-4321", nil},
		{"98765-4321", nil},
		{"2024-2025", nil},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, Identify(test.query)); diff != "" {
			t.Errorf("Identify(%q) (-want +got):\n%s", test.query, diff)
		}
	}
}

func TestIdentityMatches(t *testing.T) {
	t.Parallel()
	tests := []struct {
		query, value string
		want         bool
	}{
		{"(11) 98765-4321", "+5511987654321", true},
		{"11987654321", "11 98765-4321", true},
		{"(11) 3333-4444", "1133334444", true},
		{"(11) 3333-4444", "1133334445", false},
		{"+1 415 555 2671", "4155552671", false},
		{"maria@exemplo.com.br", "MARIA@exemplo.com.br", true},
		{"maria@exemplo.com.br", "anamaria@exemplo.com.br", false},
		{"joao@exemplo.com.br", "joão@exemplo.com.br", false},
		{"12.345.678/0001-95", "12345678000195", true},
		{"12345678000196", "12.345.678/0001-96", true},
		{"12ABC34501DE35", "12.abc.345/01de-35", true},
		{"529.982.247-25", "52998224725", true},
		{"529.982.247-25", "", false},
		{"#42", "42", true},
		{"#42", "#0042", true},
		{"#42", "420", false},
	}
	for _, test := range tests {
		readings := Identify(test.query)
		if len(readings) == 0 {
			t.Errorf("%q has no reading", test.query)
			continue
		}
		got := false
		for _, reading := range readings {
			got = got || reading.Matches(test.value)
		}
		if got != test.want {
			t.Errorf("%q matches %q: %v, want %v", test.query, test.value, got, test.want)
		}
	}
	if (Identity{}).Matches("") || (Identity{Kind: Phone}).Matches("ramal") {
		t.Error("the zero identity matches something")
	}
}
