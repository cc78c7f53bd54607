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
		d.listHead(messages, nil, notes)
		d.records(messages, func(i int) { d.turn(&messages[i]) })
	}
	return d.write(w)
}

// turn writes who said something when, and then what: a heading for each would
// drown the talk.
func (d *document) turn(rec *record) {
	d.paragraph()
	mark := len(d.out)
	d.out = append(d.out, "**"...)
	if d.value(new(rec.heading()), 0) {
		d.out = append(d.out, "** · "...)
	} else {
		d.out = d.out[:mark]
	}
	var said, about []field
	for _, f := range rec.fields {
		switch {
		case f.value.isBody():
			said = append(said, f)
		case f.in&bare != 0:
			about = append(about, field{value: f.value})
		default:
			about = append(about, f)
		}
	}
	d.parts(about)
	d.out = append(d.out, '\n')
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
		field{label: "content_type", value: when(m.Type != tiflux.ChatMessageText, coded(enumChatMessageType, string(m.Type))), in: everywhere},
		field{label: "in_reply_to", value: quotedMessage(m.QuotedMessage), in: everywhere},
		field{label: "media", value: chatMedia(m.Media), in: everywhere},
		field{label: "text", value: plain(said), in: everywhere | bare},
	)}
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
