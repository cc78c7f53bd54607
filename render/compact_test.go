package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
)

// decodeFile reads an answer of the API.
func decodeFile[T any](t testing.TB, name string) *T {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	v := new(T)
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatal(err)
	}
	return v
}

// Compact output has a price and a promise. The limits are nine tenths of what
// the vendor's server takes for the same records, and nothing it tells is lost.
func TestCompactSize(t *testing.T) {
	t.Parallel()
	ticket := decodeFile[tiflux.Ticket](t, "ticket.json")
	tickets := *decodeFile[[]tiflux.Ticket](t, "tickets-20.json")
	long := *ticket
	long.Description += "<p>" + strings.Repeat("Segue o registro completo. ", 100) + "</p>"

	rows := []string{"Tickets (20 de 57)", "SLA:22/08/2026 15:00", "status:Aberto", "pág 1/3", "total 57", "próx. 2", "offset=2", "UTC-3"}
	for i := range tickets {
		v, responsible, above := &tickets[i], "-", "…"
		if v.Responsible != nil {
			responsible = v.Responsible.Name
		}
		c := v.ServicesCatalog
		if i == 0 || tickets[i-1].ServicesCatalog.AreaName != c.AreaName {
			above = c.CatalogName + "›" + c.AreaName
		}
		rows = append(rows, fmt.Sprintf("#%d %s|%s|%s|%s|%s|%s›%s\n", v.TicketNumber, v.Title,
			v.Priority.Name, v.Stage.Name, responsible, v.Requestor.Name, above, c.ItemName))
	}
	r := Renderer{Compact: true, More: more}
	for _, test := range []struct {
		name  string
		limit int
		write func(*bytes.Buffer) error
		facts []string
	}{
		{"ticket", 443 * 9 / 10, func(b *bytes.Buffer) error { return r.Ticket(b, ticket) }, []string{
			"Ticket #1000 Computador não liga (1000)\n", "status:Aberto", "prio:Baixa", "mesa:Suporte N1#1", "estágio:A fazer#1001",
			"resp:Bruno Costa", "cliente:ACME Ltda", "solic:João Silva", "criado:31/12/2025 21:05", "SLA:22/08/2026 15:00", "[UTC-3]",
			">Olá equipe, O computador da recepção não liga desde ontem à tarde. Já tentamos: Trocar o cabo de energia " +
				"Usar outra tomada Poderiam verificar com urgência? Obrigado & até logo.\n",
		}},
		{"ticket with a long description", 700, func(b *bytes.Buffer) error { return r.Ticket(b, &long) },
			[]string{">Olá equipe, O computador", "… (+2,6 KB) [full=description]\n"}},
		{"tickets", 2889 * 9 / 10, func(b *bytes.Buffer) error {
			return r.Tickets(b, &tiflux.Page[tiflux.Ticket]{Items: tickets, Number: 1, Size: 20, Total: 57}, Notes{})
		}, rows},
	} {
		t.Run(test.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := test.write(&b); err != nil {
				t.Fatal(err)
			}
			t.Logf("%d bytes, at most %d", b.Len(), test.limit)
			if b.Len() > test.limit {
				t.Errorf("%d bytes, more than %d:\n%s", b.Len(), test.limit, &b)
			}
			for _, fact := range test.facts {
				if !strings.Contains(b.String(), fact) {
					t.Errorf("%q is not in\n%s", fact, &b)
				}
			}
		})
	}
}
