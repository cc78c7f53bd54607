package render

import "time"

// A sample stands for the records of the API: it has a field of every kind.
type sample struct {
	Number                 int64
	Title, Status, Desk    string
	Client, Requestor      string
	Email, Phone, TaxID    string
	Priority, Worked, Day  string
	Amount                 string
	Modality               string
	Created                time.Time
	Tags                   []string
	Files                  int64
	Rating                 float64
	Reopened               int
	Closed                 bool
	URL                    string
	Custom                 []Pair
	SLAStopped             bool
	SLAExpires             time.Time
	Description, LastReply string
}

const (
	rated = everywhere &^ row
)

func sampleRecord(f []field, s *sample) record {
	f = append(f,
		field{label: "status", value: text(s.Status), in: everywhere | bare | keep},
		field{label: "priority", value: text(s.Priority), in: everywhere | bare},
		field{label: "desk", value: ref(7, s.Desk), in: everywhere},
		field{label: "client", value: ref(10, s.Client), in: everywhere},
		field{label: "requestor", value: person(100, s.Requestor, s.Email), in: everywhere},
		field{label: "phone", value: phone(s.Phone), in: card},
		field{label: "tax_id", value: taxID(s.TaxID), in: card},
		field{label: "modality", value: coded(enumContractModality, s.Modality), in: card},
		field{label: "created", value: moment(s.Created), in: everywhere},
		field{label: "day", value: day(s.Day), in: card},
		field{label: "amount", value: money(s.Amount), in: rated},
		field{label: "tags", value: texts(s.Tags), in: cards},
		field{label: "worked", value: hours(s.Worked), in: card},
		field{label: "files", value: when(s.Files > 0, size(s.Files)), in: card},
		field{label: "rating", value: percent(s.Rating), in: card},
		field{label: "reopened", value: when(s.Reopened > 0, number(s.Reopened)), in: card},
		field{label: "closed", value: state(enumYesNo, s.Closed), in: card},
		field{label: "url", value: link(s.URL), in: card},
		group("SLA", cards),
		field{label: "stopped", value: state(enumYesNo, s.SLAStopped), in: card},
		field{label: "expires", value: moment(s.SLAExpires), in: cards},
		group("custom", cards),
	)
	for _, c := range s.Custom {
		f = append(f, field{name: c.Name, value: text(c.Value), in: cards})
	}
	f = append(f,
		field{label: "description", value: body(s.Description), in: cards},
		field{label: "last_reply", value: plain(s.LastReply), in: cards},
	)
	return record{kind: "ticket", id: id(s.Number), title: s.Title, named: "title", fields: f}
}

// conversation is a shape whose list items have bodies.
func conversation(f []field, s *sample) record {
	return record{kind: "ticket", id: id(s.Number), title: s.Requestor, fields: append(f,
		field{label: "created", value: moment(s.Created), in: everywhere},
		field{label: "message", value: body(s.Description), in: everywhere},
		field{label: "last_reply", value: plain(s.LastReply), in: list},
	)}
}

func samples() []sample {
	at := time.Date(2026, 1, 1, 0, 5, 0, 0, time.UTC)
	return []sample{
		{
			Number: 1000, Title: "Computador não liga", Status: "Aberto", Desk: "Suporte N1", Client: "ACME Ltda",
			Requestor: "João Silva", Email: "joao.silva@exemplo.com.br", Phone: "+5511987654321", TaxID: "12ABC34501DE35",
			Priority: "Baixa", Worked: "48:30", Day: "2026-03-10", Amount: "1250.5", Modality: "Per ticket", Created: at,
			Tags: []string{"hardware", "urgente"}, Files: 1536, Rating: 87.5, Reopened: 2,
			URL: "https://app.exemplo.com.br/v/tickets/1000/basic_info", Custom: []Pair{{"Patrimônio", "NB-042"}, {"Vazio", ""}},
			SLAExpires: at.Add(230 * time.Hour),
			Description: "<h2>Problema</h2><p>O computador da <strong>recepção</strong> não liga.</p>" +
				"<ul><li>Trocar o cabo</li><li>Usar outra tomada</li></ul>" +
				"<table><tr><th>Item</th><th>Estado</th></tr><tr><td>Fonte</td><td>a|b</td></tr></table>" +
				"<pre><code class=\"language-sh\">ping 10.0.0.1\nexit</code></pre><p>Obrigado &amp; até <a href=\"https://exemplo.com.br\">logo</a>.</p>",
			LastReply: "Bom dia.\n# Não é título\nVisita às 14h",
		},
		{Number: 1001, Title: "Sem acesso ao e-mail", Desk: "Suporte N2", Priority: "Média", Closed: true,
			Created: at.Add(26 * time.Hour), Description: "<p>Perdi a senha.</p>"},
		{Number: 1002},
	}
}
