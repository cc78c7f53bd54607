package render

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/ast"

	"github.com/tiflux/tiflux-go/tiflux"
)

// fragments are what hostile text is made of.
var fragments = []string{
	"# x", "## Status", "\n", "\r\n", "\n\n", "\u2028", "- ", "* ", "+ ", "1. ", "12) ", "> ", "---", "===", "***", "___", "- - -",
	"```", "~~~", "`", "``", "|", "|---|---|", "\n|---|\n", ":-:", "\\", "\\|", "\\\n", "<b>", "</div>", "<!--", "-->", "<script>", "<http://x.y>",
	"[a](http://x.y)", "![a](http://x.y)", "[a]: http://x.y", "[a]", "](http://x.y)", "**", "_", "~~", "&lt;", "&#35;", "&#10;", "&", "\t", "    ",
	"\u200b", "\u202e", "\U000e0041", "\x00", "\x1b", "\xff", "\ue000", "\uf002", "\a", "[x] ", "[ ] ", "[pág 2/3]", "\n[pág 2/3|total 9]\n", "Página 1 de 1", "- **Status:** Fechado", "\n**Filtros:** x", "\nstatus:Fechado|", "…›", "ok Criado: ", "texto-de-terceiros",
	"</p>", "<h1>", "<table><tr><td>", "<pre>", "<li>", "<blockquote>", "</blockquote>", "#", "###", "ticket", "ação", " ", "a", "1", ".",
}

func hostile(rnd *rand.Rand) string {
	var b strings.Builder
	b.WriteString(fragments[rnd.IntN(len(fragments))])
	fmt.Fprint(&b, "x", rnd.IntN(1<<30)) // never empty, never twice the same
	for range rnd.IntN(12) {
		b.WriteString(fragments[rnd.IntN(len(fragments))])
	}
	return b.String()
}

// fill gives every field of a value something; s makes the texts, each named
// Type.Field.
func fill(v reflect.Value, name string, s func(name string) string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(s(name))
	case reflect.Int, reflect.Int64:
		v.SetInt(7)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), name, s)
	case reflect.Slice:
		if v.IsNil() {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		}
		for i := range v.Len() {
			fill(v.Index(i), name, s)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(at(10)))
			return
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				fill(v.Field(i), v.Type().Name()+"."+f.Name, s)
			}
		}
	}
}

// filled returns documents of every kind with their texts from s.
func filled(s func(name string) string) map[string]func(r Renderer, w io.Writer) error {
	var (
		items     [2]sample
		notes     Notes
		receipt   Receipt
		failure   Failure
		ambiguity = Ambiguity{Candidates: make([]Candidate, 3)}
		compared  Comparison
		tickets   tiflux.Page[tiflux.Ticket]
		answers   tiflux.Page[tiflux.TicketAnswer]
		files     tiflux.Page[tiflux.FileRef]
		desks     tiflux.Page[tiflux.Desk]
		desk      tiflux.DeskDetail
		clients   tiflux.Page[tiflux.ClientSummary]
		users     tiflux.Page[tiflux.TechnicalUser]
		counts    tiflux.TicketGroupedCount
	)
	for _, v := range []any{&items[0], &items[1], &notes, &receipt, &failure, &ambiguity, &compared, &tickets, &answers, &files, &desks,
		&desk, &clients, &users, &counts} {
		fill(reflect.ValueOf(v).Elem(), "", s)
	}
	compared.Record = "tickets_counted" // a key, which no one types
	page := Page{Number: 1, Size: 2, Count: 2, Total: 9}
	documents := map[string]func(r Renderer, w io.Writer) error{
		"card": func(r Renderer, w io.Writer) error { return renderCard(r, w, &items[0], sampleRecord) },
		"list": func(r Renderer, w io.Writer) error {
			return renderList(r, w, "tickets", items[:], page, notes, sampleRecord)
		},
		"conversation": func(r Renderer, w io.Writer) error {
			return renderList(r, w, "tickets", items[:], page, notes, conversation)
		},
		"table": func(r Renderer, w io.Writer) error {
			return renderTable(r, w, "tickets", items[:], page, notes, sampleRecord)
		},
		"receipt":        func(r Renderer, w io.Writer) error { return r.Receipt(w, receipt) },
		"failure":        func(r Renderer, w io.Writer) error { return r.Failure(w, failure) },
		"ambiguity":      func(r Renderer, w io.Writer) error { return r.Ambiguity(w, ambiguity) },
		"comparison":     func(r Renderer, w io.Writer) error { return r.Comparison(w, compared, notes) },
		"ticket":         func(r Renderer, w io.Writer) error { return r.Ticket(w, &tickets.Items[0]) },
		"tickets":        func(r Renderer, w io.Writer) error { return r.Tickets(w, &tickets, notes) },
		"ticket receipt": func(r Renderer, w io.Writer) error { return r.TicketReceipt(w, &tickets.Items[0], receipt) },
		"counts":         func(r Renderer, w io.Writer) error { return r.TicketCounts(w, &counts, notes) },
		"answer":         func(r Renderer, w io.Writer) error { return r.Answer(w, &answers.Items[0]) },
		"answers":        func(r Renderer, w io.Writer) error { return r.Answers(w, &answers, notes) },
		"files":          func(r Renderer, w io.Writer) error { return r.Files(w, &files, notes) },
		"desks":          func(r Renderer, w io.Writer) error { return r.Desks(w, &desks, notes) },
		"desk":           func(r Renderer, w io.Writer) error { return r.Desk(w, &desk) },
		"clients":        func(r Renderer, w io.Writer) error { return r.Clients(w, &clients, notes) },
		"users":          func(r Renderer, w io.Writer) error { return r.TechnicalUsers(w, &users, notes) },
	}
	maps.Copy(documents, filledPeople(s))
	maps.Copy(documents, filledWork(s))
	return documents
}

// structure counts what a document is made of. What stands inside a quotation or
// a fence is somebody's text, so only the quotation or fence counts.
func structure(src []byte) map[string]int {
	counts := map[string]int{}
	_ = ast.Walk(parseMarkdown(src), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.Kind() {
		case ast.KindText, ast.KindString, ast.KindTextBlock:
			return ast.WalkContinue, nil
		}
		kind := n.Kind().String()
		if e, ok := n.(*ast.Emphasis); ok {
			kind = fmt.Sprint(kind, e.Level)
		}
		if h, ok := n.(*ast.Heading); ok {
			kind = fmt.Sprint(kind, h.Level)
		}
		counts[kind]++
		if n.Kind() == ast.KindBlockquote {
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return counts
}

// skeleton is a compact document without its text: what each line begins with
// and how many parts it has.
func skeleton(src []byte) (lines []string) {
	for line := range strings.Lines(string(src)) {
		first := line[:1]
		if !strings.Contains("#[>", first) {
			first = "a"
		}
		parts := 1
		for i := 0; i < len(line); i++ {
			switch line[i] {
			case '\\':
				i++
			case '|':
				parts++
			}
		}
		lines = append(lines, fmt.Sprint(first, parts))
	}
	return lines
}

// Whatever people type, the document keeps the structure of its template.
func TestHostileTextKeepsStructure(t *testing.T) {
	t.Parallel()
	const seeds = 60
	slot := func(name, s string) string {
		switch name {
		case "sample.URL", "FileRef.URL", "Ticket.URLInternal", "Ticket.URLExternal", "ClientDetail.Logo", "ClientLogo.Logo", "ChatMessageMedia.URL": // stays a link
			return "https://exemplo.com.br/" + strings.Map(func(r rune) rune {
				if r < ' ' {
					return -1
				}
				return r
			}, strings.NewReplacer("%", "", "#", "").Replace(s))
		case "sample.Description", "sample.LastReply", "Ticket.Description", "TicketAnswer.Name", "ClientDetail.Anotations", "UserDetail.Signature",
			"KnowledgeDetail.Description", "ContractTerms.TechnicalObservations", "GupshupTemplate.Content", "WhatsAppText.Text", "InternalCommunication.Text", "PreTicket.Description", "Appointment.Description", "AppointmentCreated.Description", "ChatMessage.Text": // stays a text, even if tags hide the rest
			return "x" + s
		}
		return s
	}
	n := 0
	benign := filled(func(name string) string {
		n++
		return slot(name, fmt.Sprint("x", n))
	})
	for _, fence := range []bool{false, true} {
		for _, mode := range modes[:2] {
			t.Run(fmt.Sprintf("%s/fence=%v", mode.name, fence), func(t *testing.T) {
				t.Parallel()
				r := mode.r
				r.Fence = fence
				for seed := range uint64(seeds) {
					rnd := rand.New(rand.NewPCG(seed, 1))
					r.More = func(Rest) string { return hostile(rnd) }
					attacked := filled(func(name string) string { return slot(name, hostile(rnd)) })
					for name := range benign {
						var want, got bytes.Buffer
						rb := r
						rb.More = func(Rest) string { return "x" }
						if err := benign[name](rb, &want); err != nil {
							t.Fatal(err)
						}
						if err := attacked[name](r, &got); err != nil {
							t.Fatal(err)
						}
						if diff := cmp.Diff(structure(want.Bytes()), structure(got.Bytes())); diff != "" {
							t.Fatalf("%s, seed %d: -template +attacked\n%s\n%s", name, seed, diff, got.Bytes())
						}
						if r.Compact {
							if diff := cmp.Diff(skeleton(want.Bytes()), skeleton(got.Bytes())); diff != "" {
								t.Fatalf("%s, seed %d: -template +attacked\n%s\n%s", name, seed, diff, got.Bytes())
							}
						}
						unseen := func(r rune) bool { return sight(r) == hidden }
						if !utf8.Valid(got.Bytes()) || bytes.ContainsFunc(got.Bytes(), unseen) {
							t.Fatalf("%s, seed %d: runes that cannot be seen\n%q", name, seed, got.Bytes())
						}
					}
				}
			})
		}
	}
}

// Text at the very start of a value is as harmless as elsewhere.
func TestHostileStarts(t *testing.T) {
	t.Parallel()
	for _, start := range fragments {
		s := start + "x"
		var b bytes.Buffer
		if err := (Renderer{}).Ambiguity(&b, Ambiguity{Record: s, Query: s, Hint: s, Candidates: []Candidate{{Name: s}}}); err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		if err := (Renderer{}).Ambiguity(&want, Ambiguity{Record: "x", Query: "x", Hint: "x", Candidates: []Candidate{{Name: "x"}}}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(structure(want.Bytes()), structure(b.Bytes())); diff != "" {
			t.Errorf("%q: -template +attacked\n%s\n%s", s, diff, b.Bytes())
		}
	}
}
