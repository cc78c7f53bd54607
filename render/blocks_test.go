package render

import (
	"bytes"
	"fmt"
	"io"
	"testing"
	"time"
)

func more(rest Rest) string {
	switch {
	case rest.Page > 0:
		return fmt.Sprintf("offset=%d", rest.Page)
	case rest.Field != "":
		return "full=" + rest.Field
	}
	return fmt.Sprintf("items=%d", rest.Items)
}

var blockGoldens = []golden{
	{"card", func(r Renderer, w io.Writer) error { return renderCard(r, w, &samples()[0], sampleRecord) }},
	{"card-empty", func(r Renderer, w io.Writer) error { return renderCard(r, w, &sample{}, sampleRecord) }},
	{"card-fenced", func(r Renderer, w io.Writer) error {
		r.Fence = true
		return renderCard(r, w, &samples()[0], sampleRecord)
	}},
	{"card-cut", func(r Renderer, w io.Writer) error {
		r.MaxBytes, r.More = 1024, more
		s := samples()[0]
		s.Description += "<p>" + string(bytes.Repeat([]byte("Segue o registro completo do dia. "), 200)) + "</p>"
		return renderCard(r, w, &s, sampleRecord)
	}},
	{"list", func(r Renderer, w io.Writer) error {
		r.More = more
		return renderList(r, w, "tickets", samples(), Page{2, 3, 3, 57}, Notes{
			Warnings: []string{"Só os 15 primeiros ids foram usados."},
			Filters:  []Filter{{"status", "open", "default"}, {"desk", "Suporte", "resolved"}, {"client", "", "given"}, {"cor", "azul", ""}},
		}, sampleRecord)
	}},
	{"list-cut", func(r Renderer, w io.Writer) error {
		r.MaxBytes, r.More = 1024, more
		var items []sample
		for range 12 {
			items = append(items, samples()...)
		}
		return renderList(r, w, "tickets", items, Page{1, 36, 36, -1}, Notes{}, sampleRecord)
	}},
	{"list-none", func(r Renderer, w io.Writer) error {
		return r.Diagnosis(w, "tickets", Notes{
			Filters:  []Filter{{"status", "open", "default"}, {"period", "2026-01-01 → (fim)", "given"}},
			Findings: []Finding{{[]string{"status"}, 12}, {[]string{"status", "period"}, 0}},
		})
	}},
	{"conversation", func(r Renderer, w io.Writer) error {
		return renderList(r, w, "answers", samples(), Page{1, 20, 3, 3}, Notes{}, conversation)
	}},
	{"table", func(r Renderer, w io.Writer) error {
		return renderTable(r, w, "tickets", samples(), Page{3, 3, 3, 9}, Notes{}, sampleRecord)
	}},
	{"receipt", func(r Renderer, w io.Writer) error {
		return r.Receipt(w, Receipt{Action: "created", Record: "ticket", ID: "1000", Title: "Computador não liga",
			Fields: []Pair{{"desk", "Suporte N1"}, {"priority", ""}}, Next: "responder com create_ticket_answer"})
	}},
	{"receipt-refused", func(r Renderer, w io.Writer) error {
		return renderReceipt(r, w, &samples()[1], sampleRecord, Receipt{Action: "updated", ID: "1001",
			Refused: []Pair{{"Patrimônio", "valor fora da lista"}}, Warnings: []string{"O estágio mudou com a mesa."}})
	}},
	{"failure", func(r Renderer, w io.Writer) error {
		return r.Failure(w, Failure{Kind: "rate_limited", Code: "429", Message: "Too many *requests*",
			Fields: []Pair{{"title", "não pode ficar em branco"}}, RetryAt: time.Date(2026, 3, 10, 15, 1, 3, 0, time.UTC), Hint: "aguardar"})
	}},
	{"ambiguity", func(r Renderer, w io.Writer) error {
		return r.Ambiguity(w, Ambiguity{Record: "desk", Query: "sup | n", More: true, Hint: "repetir com desk_id", Candidates: []Candidate{
			{"7", "Suporte N1", []Pair{{"status", "ativa"}}}, {"8", "Suporte N2", nil},
		}})
	}},
	{"nearest", func(r Renderer, w io.Writer) error {
		return r.Ambiguity(w, Ambiguity{Record: "desk", Query: "suporti", Nearest: true, Scope: []Pair{{"desk", "Suporte | N1"}, {"ticket", ""}}, Candidates: []Candidate{{"7", "Suporte N1", nil}}})
	}},
	{"not-found", func(r Renderer, w io.Writer) error {
		return r.Ambiguity(w, Ambiguity{Record: "desk", Query: "xyz"})
	}},
}

func TestBlockGoldens(t *testing.T) {
	t.Parallel()
	testGoldens(t, blockGoldens)
}
