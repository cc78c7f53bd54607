package resolve

import (
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
)

func TestForms(t *testing.T) {
	t.Parallel()
	const refused = "refused"
	tests := []struct {
		fieldType      tiflux.FieldType
		value, country string
		want           string
	}{
		{tiflux.FieldCurrency, "150", "", "150"},
		{tiflux.FieldCurrency, "150.5", "", "150.5"},
		{tiflux.FieldCurrency, "1234.56", "", "1234.56"},
		{tiflux.FieldCurrency, "1234,56", "", "1234.56"},
		{tiflux.FieldCurrency, "1.234,56", "", "1234.56"},
		{tiflux.FieldCurrency, "R$ 1.234.567,89", "", "1234567.89"},
		{tiflux.FieldCurrency, "R$\u00a089,90", "", "89.90"},
		{tiflux.FieldCurrency, "R$10", "", "10"},
		{tiflux.FieldCurrency, "-R$ 10,00", "", "-10.00"},
		{tiflux.FieldCurrency, "1.234.567", "", "1234567"},
		{tiflux.FieldCurrency, "0,500", "", "0.500"},
		{tiflux.FieldCurrency, "0.500", "", "0.500"},
		{tiflux.FieldCurrency, "1234.567", "", "1234.567"},
		{tiflux.FieldCurrency, "１２，５", "", "12.5"},
		{tiflux.FieldCurrency, "1.234", "", refused},
		{tiflux.FieldCurrency, "1,234", "", refused},
		{tiflux.FieldCurrency, "R$ 1.234", "", refused},
		{tiflux.FieldCurrency, "1,234.56", "", refused},
		{tiflux.FieldCurrency, "1,234,567", "", refused},
		{tiflux.FieldCurrency, "1.23.456", "", refused},
		{tiflux.FieldCurrency, "US$ 10", "", refused},
		{tiflux.FieldCurrency, "10 reais", "", refused},
		{tiflux.FieldCurrency, "--10", "", refused},
		{tiflux.FieldCurrency, "1e3", "", refused},
		{tiflux.FieldCurrency, ",50", "", refused},
		{tiflux.FieldCurrency, "5,", "", refused},

		{tiflux.FieldDate, "2026-03-01", "", "2026-03-01"},
		{tiflux.FieldDate, "01/03/2026", "", "2026-03-01"},
		{tiflux.FieldDate, "1/3/2026", "", "2026-03-01"},
		{tiflux.FieldDate, "31-12-2026", "", "2026-12-31"},
		{tiflux.FieldDate, "31.12.2026", "", "2026-12-31"},
		{tiflux.FieldDate, "29/02/2028", "", "2028-02-29"},
		{tiflux.FieldDate, "29/02/2026", "", refused},
		{tiflux.FieldDate, "12/31/2026", "", refused},
		{tiflux.FieldDate, "01/03/26", "", refused},
		{tiflux.FieldDate, "2026-3-1", "", refused},
		{tiflux.FieldDate, "2026-03-01T10:00:00Z", "", refused},
		{tiflux.FieldDate, "amanhã", "", refused},

		{tiflux.FieldPhone, "47999990000", "", "47999990000"},
		{tiflux.FieldPhone, "(47) 99999-0000", "BR", "47999990000"},
		{tiflux.FieldPhone, "+55 47 99999-0000", "", "47999990000"},
		{tiflux.FieldPhone, "5511987654321", "", "11987654321"},
		{tiflux.FieldPhone, "(11) 3333-4444", "", "1133334444"},
		{tiflux.FieldPhone, "912 345 678", "PT", "912345678"},
		{tiflux.FieldPhone, "99999-0000", "", refused},
		{tiflux.FieldPhone, "+351 912 345 678", "", refused},
		{tiflux.FieldPhone, "+351 912 345 678", "PT", refused},
		{tiflux.FieldPhone, "ramal 12", "PT", refused},
		{tiflux.FieldPhone, "123", "PT", refused},
		{tiflux.FieldPhone, "ramal 201", "", refused},

		{tiflux.FieldEmail, "compras@exemplo.com.br", "", "compras@exemplo.com.br"},
		{tiflux.FieldEmail, "compras", "", refused},
		{tiflux.FieldEmail, "a@exemplo.com.br, b@exemplo.com.br", "", refused},
		{tiflux.FieldEmail, "Compras <compras@exemplo.com.br>", "", refused},

		{tiflux.FieldLink, "https://mapas.exemplo.com.br/local?id=7", "", "https://mapas.exemplo.com.br/local?id=7"},
		{tiflux.FieldLink, "ftp://exemplo.com.br/a", "", "ftp://exemplo.com.br/a"},
		{tiflux.FieldLink, "www.exemplo.com.br", "", refused},
		{tiflux.FieldLink, "https://", "", refused},
		{tiflux.FieldLink, "https://exemplo.com.br/a b", "", refused},
		{tiflux.FieldLink, "javascript:alert(1)", "", refused},
		{tiflux.FieldLink, "file:///etc/passwd", "", refused},

		{tiflux.FieldCheckbox, "true", "", "true"},
		{tiflux.FieldCheckbox, "Não", "", "false"},
		{tiflux.FieldCheckbox, "SIM", "", "true"},
		{tiflux.FieldCheckbox, "0", "", "false"},
		{tiflux.FieldCheckbox, "marcado", "", refused},
	}
	tried := map[tiflux.FieldType]bool{}
	for _, test := range tests {
		tried[test.fieldType] = true
		for _, value := range []string{test.value, " \t" + test.value + "\u00a0"} {
			got, ok := forms[test.fieldType].read(plain(value), test.country)
			if !ok {
				got = refused
			}
			if got != test.want {
				t.Errorf("%s %q %s: got %q, want %q", test.fieldType, value, test.country, got, test.want)
			}
		}
	}
	for fieldType := range forms {
		if !tried[fieldType] {
			t.Errorf("no value of type %s is tried", fieldType)
		}
	}
}

// FuzzForms checks that what the API is given is in the form that it wants: read
// again it stays as it is.
func FuzzForms(f *testing.F) {
	for _, s := range []string{"R$ 1.234,56", "-0,5", "001,234", "1/3/2026", "+55 (47) 99999-0000", "0", "a@exemplo.com.br", "ftp://exemplo.com.br", "não"} {
		f.Add(s, "PT")
	}
	f.Fuzz(func(t *testing.T, value, country string) {
		for fieldType, form := range forms {
			for _, country := range []string{"", country} {
				normal, ok := form.read(plain(value), country)
				if !ok {
					continue
				}
				if again, ok := form.read(normal, country); !ok || again != normal {
					t.Errorf("%s: %q is read as %q, and that as %q", fieldType, value, normal, again)
				}
			}
		}
	})
}
