package render

import (
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
)

// ChatMessages writes one page of the messages of a chat as a transcript.
func (r Renderer) ChatMessages(w io.Writer, p *tiflux.Page[tiflux.ChatMessage], notes Notes) error {
	d := r.begin("messages", "items_left_out", pageOf(p))
	if d.Compact {
		d.rows(gather(p.Items, chatMessageRecord, row), notes)
	} else {
		messages := gather(p.Items, chatMessageRecord, list)
		d.listHead(len(messages))
		d.listNotes(len(messages), notes)
		d.records(len(messages), func(i int) { d.turn(&messages[i]) })
	}
	return d.write(w)
}

// turn writes who said something when, and then what: a heading for each would
// drown the talk.
func (d *document) turn(rec *record) {
	about := []field{{value: rec.heading()}}
	var more, said []field
	for _, f := range rec.fields {
		switch {
		case f.value.isBody():
			said = append(said, f)
		case f.in&bare != 0:
			about = append(about, field{value: f.value})
		default:
			more = append(more, f)
		}
	}
	d.paragraph()
	d.out = append(d.out, "**"...)
	for len(about) > 0 && !d.value(&about[0].value, 0) {
		about = about[1:] // bold is the first there is: the AI has no name
	}
	if len(about) == 0 {
		d.out = append(d.out, d.missing()...)
	}
	d.out = append(d.out, "** · "...)
	mark := len(d.out)
	if d.parts(about[min(1, len(about)):]); len(d.out) == mark {
		d.out = d.out[:mark-len(" · ")]
	}
	d.out = append(d.out, '\n')
	d.lines(&record{fields: more}, list)
	for i := range said {
		d.body(&said[i], "")
	}
}

func chatMessageRecord(f []field, m *tiflux.ChatMessage) record {
	said := m.Text
	if m.Type == tiflux.ChatMessageInteractive || m.Type == tiflux.ChatMessageList {
		said = menuText(said)
	}
	return record{kind: "message", title: m.Author.Name, named: "author", fields: append(f,
		field{label: "author_type", value: coded(enumChatAuthor, string(m.Author.Type)), in: everywhere | bare},
		field{label: "date", value: moment(m.CreatedAt), in: everywhere | bare},
		field{label: "delivery", value: coded(enumDelivery, delivery(m.Status)), in: list | row | bare},
		field{label: "text", value: whole(said), in: everywhere | bare},
		field{label: "content_type", value: messageType(m), in: list | bare},
		field{label: "content_type", value: messageType(m), in: row},
		field{label: "in_reply_to", value: quotedMessage(m.QuotedMessage), in: everywhere},
		field{label: "media", value: chatMedia(m.Media), in: everywhere},
	)}
}

// messageType is the kind of a message, where it does not show by itself.
func messageType(m *tiflux.ChatMessage) value {
	obvious := m.Type == tiflux.ChatMessageText || m.Type == tiflux.ChatMessageAttachment && m.Media != nil
	return when(!obvious, coded(enumChatMessageType, string(m.Type)))
}

// delivery is how far a message came.
func delivery(s tiflux.ChatMessageStatus) string {
	switch {
	case s.Failed:
		return "failed"
	case s.Read:
		return "read"
	case s.Delivered:
		return "delivered"
	case s.Sent:
		return "sent"
	}
	return ""
}

func quotedMessage(q *tiflux.ChatQuotedMessage) value {
	if q == nil {
		return value{}
	}
	kind := when(q.Text == "", coded(enumChatMessageType, string(q.Type)))
	return parts(field{value: text(q.AuthorName)}, field{value: plain(q.Text)}, field{value: kind})
}

func chatMedia(m *tiflux.ChatMessageMedia) value {
	if m == nil {
		return value{}
	}
	return parts(field{value: text(m.Caption)}, field{value: text(m.ContentType)},
		field{value: when(m.IsVoice, term("voice"))}, field{value: link(m.URL)})
}

// menuText is what a WhatsApp menu shows: its texts, and its options one a line.
// A text that is no menu is returned as it is.
func menuText(document string) string {
	type block struct{ Text string }
	var menu struct{ Header, Body, Footer block }
	var members any
	if json.Unmarshal([]byte(document), &menu) != nil || json.Unmarshal([]byte(document), &members) != nil {
		return document
	}
	lines := slices.DeleteFunc([]string{menu.Header.Text, menu.Body.Text}, func(s string) bool { return s == "" })
	for _, option := range titles(nil, members) {
		lines = append(lines, "• "+option)
	}
	if menu.Footer.Text != "" {
		lines = append(lines, menu.Footer.Text)
	}
	if len(lines) == 0 {
		return document
	}
	return strings.Join(lines, "\n")
}

// titles collects the members called "title", wherever they are.
func titles(found []string, v any) []string {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			found = titles(found, item)
		}
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if s, ok := v[name].(string); ok && name == "title" {
				found = append(found, s)
			} else {
				found = titles(found, v[name])
			}
		}
	}
	return found
}
