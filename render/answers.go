package render

import (
	"io"
	"strconv"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Answer writes an answer of a ticket in full.
func (r Renderer) Answer(w io.Writer, a *tiflux.TicketAnswer) error {
	return renderCard(r, w, a, answerRecord)
}

// Answers writes one page of the answers of a ticket.
func (r Renderer) Answers(w io.Writer, p *tiflux.Page[tiflux.TicketAnswer], notes Notes) error {
	return renderList(r, w, "answers", p.Items, pageOf(p), notes, answerRecord)
}

// AnswerReceipt writes what became of an answer.
func (r Renderer) AnswerReceipt(w io.Writer, a *tiflux.TicketAnswer, v Receipt) error {
	v.Record, v.ID = "answer", strconv.FormatInt(a.ID, 10)
	return renderReceipt(r, w, a, answerRecord, v)
}

func answerRecord(f []field, a *tiflux.TicketAnswer) record {
	f = attached(append(f,
		field{label: "answered_at", value: moment(a.AnswerTime), in: everywhere | bare},
		field{label: "origin", value: coded(enumAnswerOrigin, string(a.AnswerOrigin)), in: everywhere | bare},
		field{label: "signature", value: text(a.Signature), in: card},
	), a.FilesCount, a.Files)
	return record{kind: "answer", id: id(a.ID), title: a.Author, named: "author", fields: append(f,
		field{label: "text", value: body(a.Name), in: everywhere},
	)}
}

// attached appends the files of a record; lists give their number only.
func attached(f []field, count int64, files []tiflux.FileRef) []field {
	f = append(f,
		field{label: "files", value: when(count > 0 && len(files) == 0, number(int(count))), in: everywhere},
		field{label: "files", value: texts(fileNames(files)), in: line},
		group("files", card),
	)
	for i := range files {
		v := &files[i]
		f = append(f, field{label: "file", name: v.FileName, value: file(v.ContentType, v.Size, v.URL), in: card})
	}
	return f
}

func fileNames(files []tiflux.FileRef) []string {
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.FileName
	}
	return names
}

// Files writes one page of files.
func (r Renderer) Files(w io.Writer, p *tiflux.Page[tiflux.FileRef], notes Notes) error {
	return renderList(r, w, "files", p.Items, pageOf(p), notes, fileRecord)
}

func fileRecord(f []field, v *tiflux.FileRef) record {
	return record{kind: "file", id: id(v.ID), title: v.FileName, fields: append(f,
		field{label: "content_type", value: text(v.ContentType), in: everywhere | bare},
		field{label: "size", value: size(v.Size), in: everywhere | bare},
		field{label: "link", value: link(v.URL), in: everywhere},
	)}
}
