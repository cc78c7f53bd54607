package render

import (
	"io"
	"math"
	"strconv"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Billings writes one page of issued bills, with its sum.
func (r Renderer) Billings(w io.Writer, p *tiflux.Page[tiflux.Billing], notes Notes) error {
	d := r.begin("billings", "items_left_out", pageOf(p))
	const sumLine = 200 // bytes kept for it, whatever is left out
	d.reserve += sumLine
	if d.Compact {
		d.rows(gather(p.Items, billingRecord, row), notes)
	} else {
		d.table(gather(p.Items, billingRecord, list), notes)
	}
	d.reserve -= sumLine
	d.lines(&record{fields: []field{{label: "page_sum", value: billingSum(p.Items), in: cards}}}, card|line)
	return d.write(w)
}

func billingRecord(f []field, b *tiflux.Billing) record {
	return record{kind: "billing", id: id(b.BillingID), title: b.ClientName, named: "client", fields: append(f,
		field{label: "client_id", value: id(b.ClientID), in: rich},
		field{label: "billing_date", value: day(string(b.BillingDate)), in: everywhere | bare},
		field{label: "due_date", value: day(string(b.DueDate)), in: everywhere | bare},
		field{label: "status", value: coded(enumBillState, billState(b)), in: everywhere | bare},
		field{label: "value", value: amount(b.RealValue), in: everywhere | bare},
		field{label: "nfe", value: text(string(b.NFeNumber)), in: everywhere},
	)}
}

func billState(b *tiflux.Billing) string {
	switch {
	case b.Reversal:
		return "reversal"
	case b.Paid:
		return "paid"
	}
	return "billed"
}

// billingSum adds up what was not reversed, and counts what it leaves out.
func billingSum(bills []tiflux.Billing) value {
	const most = 1 << 53 // cents; more is no bill, and could not be added up
	var sum int64
	var counted, reversed, unknown int
	for i := range bills {
		cents, ok := bills[i].RealValue.Cents()
		switch {
		case bills[i].Reversal:
			reversed++
		case !ok || cents > most || cents < -most:
			unknown++
		default:
			sum += cents
			counted++
		}
	}
	if counted == 0 {
		return value{}
	}
	return parts(
		field{value: value{kind: isCents, n: sum}},
		field{label: "reversed_left_out", value: when(reversed > 0, number(reversed))},
		field{label: "without_value", value: when(unknown > 0, number(unknown))},
	)
}

// TicketsFeedback writes the ratings of tickets: the figures, and the list if it
// was asked for.
func (r Renderer) TicketsFeedback(w io.Writer, t *tiflux.TicketsFeedbackReport, notes Notes) error {
	return renderFeedback(r, w, "tickets_feedback", ticketsFigures(&t.Summary), t.TicketsList, notes, evaluatedTicketRecord)
}

// ChatsFeedback writes the ratings of chats: the figures, and the list if it was
// asked for.
func (r Renderer) ChatsFeedback(w io.Writer, c *tiflux.ChatsFeedbackReport, notes Notes) error {
	return renderFeedback(r, w, "chats_feedback", chatsFigures(&c.Summary), c.ChatsList, notes, evaluatedChatRecord)
}

// TicketsFeedbackComparison writes the figures of two periods, which c names,
// side by side.
func (r Renderer) TicketsFeedbackComparison(w io.Writer, current, previous *tiflux.TicketsFeedbackReport, c Comparison, notes Notes) error {
	c.Record, c.Rows = "tickets_feedback", compared(ticketsFigures(&current.Summary), ticketsFigures(&previous.Summary))
	return r.Comparison(w, c, notes)
}

// ChatsFeedbackComparison writes the figures of two periods, which c names, side
// by side.
func (r Renderer) ChatsFeedbackComparison(w io.Writer, current, previous *tiflux.ChatsFeedbackReport, c Comparison, notes Notes) error {
	c.Record, c.Rows = "chats_feedback", compared(chatsFigures(&current.Summary), chatsFigures(&previous.Summary))
	return r.Comparison(w, c, notes)
}

// A figure is one number of a report, as the API sends it.
type figure struct {
	key     label
	number  tiflux.Text
	percent bool
}

func count(n int64) tiflux.Text { return tiflux.Text(strconv.FormatInt(n, 10)) }

func ticketsFigures(s *tiflux.TicketsFeedbackSummary) []figure {
	return []figure{
		{"rating_average", s.RatingAverage, false},
		{"tickets_evaluated", count(s.TicketsEvaluated), false},
		{"tickets_finished", count(s.TicketsFinished), false},
		{"clients_evaluated", count(s.ClientsEvaluated), false},
		{"answers_percentage", s.AnswersPercentage, true},
	}
}

func chatsFigures(s *tiflux.ChatsFeedbackSummary) []figure {
	return []figure{
		{"rating_average", s.RatingAverage, false},
		{"chats_evaluated", count(s.ChatsEvaluated), false},
		{"chats_finished", count(s.ChatsFinished), false},
		{"clients_evaluated", count(s.ClientsEvaluated), false},
		{"answers_percentage", s.AnswersPercentage, true},
	}
}

// compared pairs the figures of two periods.
func compared(current, previous []figure) []Compared {
	rows := make([]Compared, len(current))
	for i, f := range current {
		rows[i] = Compared{Key: string(f.key), Current: f.float(), Previous: previous[i].float(), Percent: f.percent}
	}
	return rows
}

func (f figure) float() float64 {
	n, err := strconv.ParseFloat(string(f.number), 64)
	if err != nil {
		return math.NaN()
	}
	return n
}

// renderFeedback writes figures and, under them, the table of what they count.
func renderFeedback[T any](r Renderer, w io.Writer, kind label, figures []figure, rated []T, notes Notes, shape shape[T]) error {
	d := r.begin(kind, "items_left_out", Page{})
	if !d.Compact {
		d.out = append(d.out, "# "...)
	}
	d.out = append(append(d.out, d.word(kind)...), '\n')
	d.notes(notes)
	var fields []field
	for _, f := range figures {
		form := decimal
		if f.percent {
			form = percent
		}
		fields = append(fields, field{label: f.key, value: quantity(f.number, form), in: cards})
	}
	fields = append(fields, field{label: "listed", value: when(len(rated) > 0, number(len(rated))), in: cards})
	d.lines(&record{fields: fields}, card|line)
	if d.Compact {
		d.appendix(gather(rated, shape, row))
	} else {
		d.appendix(gather(rated, shape, list))
	}
	return d.write(w)
}

// appendix writes records under what stands above, as a table or a line each.
func (d *document) appendix(records []record) {
	columns, ids := d.survey(records)
	for i := range columns {
		columns[i].shared = false // it has no first line to stand in
	}
	head, write := d.tableHead, func(i int) { d.tableRow(&records[i], &records[0], columns, ids) }
	if d.Compact {
		head, write = d.rowHead, func(i int) { d.row(records, i, columns) }
	}
	d.records(len(records), func(i int) {
		if i == 0 {
			head(&records[0], columns, ids)
		}
		write(i)
	})
}

func evaluatedTicketRecord(f []field, e *tiflux.EvaluatedTicket) record {
	return record{kind: "ticket", id: id(e.TicketNumber), title: e.TicketTitle, named: "title", fields: append(f,
		field{label: "rating", value: number(int(e.Rating)), in: everywhere | bare},
		field{label: "desk", value: ref(e.DeskID, e.DeskName), in: rich},
		field{label: "desk", value: text(e.DeskName), in: compact | bare},
		field{label: "responsible", value: ref(e.ResponsibleID, e.ResponsibleName), in: rich},
		field{label: "responsible", value: text(e.ResponsibleName), in: compact | bare},
		field{label: "client", value: ref(e.ClientID, e.ClientName), in: rich},
		field{label: "client", value: text(e.ClientName), in: compact | bare},
		field{label: "reviewed_at", value: moment(e.RevisedInTime), in: everywhere | bare},
		field{label: "comments", value: plain(e.Comments), in: everywhere},
	)}
}

func evaluatedChatRecord(f []field, e *tiflux.EvaluatedChat) record {
	return record{kind: "chat", id: id(e.ID), title: e.ClientName, named: "client", fields: append(f,
		field{label: "client_id", value: id(e.ClientID), in: rich},
		field{label: "rating", value: quantity(e.Rating, decimal), in: everywhere | bare},
		field{label: "origin", value: coded(enumChatChannel, string(e.Origin)), in: everywhere | bare},
		field{label: "responsible", value: ref(e.ResponsibleID, e.ResponsibleName), in: rich},
		field{label: "responsible", value: text(e.ResponsibleName), in: compact | bare},
		field{label: "rated_at", value: moment(e.RatingTime), in: everywhere | bare},
		field{label: "ticket", value: ref(e.TicketNumber, e.TicketTitle), in: everywhere},
	)}
}
