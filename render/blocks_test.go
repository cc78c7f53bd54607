package render

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// modes are the ways every block is looked at.
var modes = []struct {
	name string
	r    Renderer
}{
	{"pt-rich", Renderer{}},
	{"pt-compact", Renderer{Compact: true}},
	{"en-rich", Renderer{Language: English}},
	{"en-compact", Renderer{Language: English, Compact: true}},
}

func more(rest Rest) string {
	switch {
	case rest.Page > 0:
		return fmt.Sprintf("offset=%d", rest.Page)
	case rest.Field != "":
		return "full=" + rest.Field
	}
	return fmt.Sprintf("items=%d", rest.Items)
}

var blocks = []struct {
	name  string
	write func(r Renderer, w *bytes.Buffer) error
}{
	{"card", func(r Renderer, w *bytes.Buffer) error { return renderCard(r, w, &samples()[0], sampleRecord) }},
	{"card-empty", func(r Renderer, w *bytes.Buffer) error { return renderCard(r, w, &sample{}, sampleRecord) }},
	{"card-fenced", func(r Renderer, w *bytes.Buffer) error {
		r.Fence = true
		return renderCard(r, w, &samples()[0], sampleRecord)
	}},
	{"card-cut", func(r Renderer, w *bytes.Buffer) error {
		r.MaxBytes, r.More = 1024, more
		s := samples()[0]
		s.Description += "<p>" + string(bytes.Repeat([]byte("Segue o registro completo do dia. "), 200)) + "</p>"
		return renderCard(r, w, &s, sampleRecord)
	}},
	{"list", func(r Renderer, w *bytes.Buffer) error {
		r.More = more
		return renderList(r, w, "tickets", samples(), Page{2, 3, 3, 57}, Notes{
			Warnings: []string{"Só os 15 primeiros ids foram usados."},
			Filters:  []Filter{{"status", "open", "default"}, {"desk", "Suporte", "resolved"}, {"client", "", "given"}, {"cor", "azul", ""}},
		}, sampleRecord)
	}},
	{"list-cut", func(r Renderer, w *bytes.Buffer) error {
		r.MaxBytes, r.More = 1024, more
		var items []sample
		for range 12 {
			items = append(items, samples()...)
		}
		return renderList(r, w, "tickets", items, Page{1, 36, 36, -1}, Notes{}, sampleRecord)
	}},
	{"list-none", func(r Renderer, w *bytes.Buffer) error {
		return r.Diagnosis(w, "tickets", Notes{
			Filters:  []Filter{{"status", "open", "default"}, {"period", "2026-01-01 → (fim)", "given"}},
			Findings: []Finding{{[]string{"status"}, 12}, {[]string{"status", "period"}, 0}},
		})
	}},
	{"conversation", func(r Renderer, w *bytes.Buffer) error {
		return renderList(r, w, "answers", samples(), Page{1, 20, 3, 3}, Notes{}, conversation)
	}},
	{"table", func(r Renderer, w *bytes.Buffer) error {
		return renderTable(r, w, "tickets", samples(), Page{3, 3, 3, 9}, Notes{}, sampleRecord)
	}},
	{"receipt", func(r Renderer, w *bytes.Buffer) error {
		return r.Receipt(w, Receipt{Action: "created", Record: "ticket", ID: "1000", Title: "Computador não liga",
			Fields: []Pair{{"desk", "Suporte N1"}, {"priority", ""}}, Next: "responder com create_ticket_answer"})
	}},
	{"receipt-refused", func(r Renderer, w *bytes.Buffer) error {
		return renderReceipt(r, w, &samples()[1], sampleRecord, Receipt{Action: "updated", ID: "1001",
			Refused: []Pair{{"Patrimônio", "valor fora da lista"}}, Warnings: []string{"O estágio mudou com a mesa."}})
	}},
	{"failure", func(r Renderer, w *bytes.Buffer) error {
		return r.Failure(w, Failure{Kind: "rate_limited", Code: "429", Message: "Too many *requests*",
			Fields: []Pair{{"title", "não pode ficar em branco"}}, RetryAt: time.Date(2026, 3, 10, 15, 1, 3, 0, time.UTC), Hint: "aguardar"})
	}},
	{"ambiguity", func(r Renderer, w *bytes.Buffer) error {
		return r.Ambiguity(w, Ambiguity{Record: "desk", Query: "sup | n", More: true, Hint: "repetir com desk_id", Candidates: []Candidate{
			{"7", "Suporte N1", []Pair{{"status", "ativa"}}}, {"8", "Suporte N2", nil},
		}})
	}},
	{"nearest", func(r Renderer, w *bytes.Buffer) error {
		return r.Ambiguity(w, Ambiguity{Record: "desk", Query: "suporti", Nearest: true, Candidates: []Candidate{{"7", "Suporte N1", nil}}})
	}},
	{"not-found", func(r Renderer, w *bytes.Buffer) error {
		return r.Ambiguity(w, Ambiguity{Record: "desk", Query: "xyz"})
	}},
}

func TestGolden(t *testing.T) {
	t.Parallel()
	for _, block := range blocks {
		for _, mode := range modes {
			t.Run(block.name+"/"+mode.name, func(t *testing.T) {
				t.Parallel()
				var got bytes.Buffer
				if err := block.write(mode.r, &got); err != nil {
					t.Fatal(err)
				}
				file := filepath.Join("testdata", "golden", block.name+"."+mode.name+".md")
				if *update {
					if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), got.String()); diff != "" {
					t.Errorf("-golden +got\n%s", diff)
				}
			})
		}
	}
}
