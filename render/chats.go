package render

import (
	"io"
	"maps"
	"slices"
	"strconv"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Chats writes one page of chats.
func (r Renderer) Chats(w io.Writer, p *tiflux.Page[tiflux.Chat], notes Notes) error {
	return renderList(r, w, "chats", p.Items, pageOf(p), notes, chatRecord)
}

// Chat writes a chat in full, but for its messages.
func (r Renderer) Chat(w io.Writer, c *tiflux.ChatDetail) error {
	return renderCard(r, w, c, chatDetailRecord)
}

// ChatReceipt writes what became of a chat.
func (r Renderer) ChatReceipt(w io.Writer, c *tiflux.ChatDetail, v Receipt) error {
	return receiptOf(r, w, c, chatDetailRecord, v)
}

// JobReceipt writes that the work which v names was accepted and will be done
// later.
func (r Renderer) JobReceipt(w io.Writer, j *tiflux.EnqueuedJob, v Receipt) error {
	asked := v.Action
	v.Action = "enqueued"
	rec := record{kind: label(v.Record), id: text(v.ID), title: v.Title, fields: append([]field{
		{label: "requested", value: coded(enumAction, asked), in: cards},
		{label: "status", value: coded(enumJob, j.Status), in: cards},
		{label: "job", value: text(j.JobID), in: cards},
	}, pairFields(v.Fields)...)}
	return r.receipt(w, &rec, &v)
}

func chatRecord(f []field, c *tiflux.Chat) record {
	var department, ticket value
	if d := c.Department; d != nil {
		department = ref(d.ID, d.Name)
	}
	if t := c.Ticket; t != nil {
		ticket = ref(t.Number, t.Title)
	}
	return record{kind: "chat", id: id(c.ID), title: c.Requestor.Name, named: "requestor", fields: append(f,
		field{label: "status", value: coded(enumChatState, chatState(c)), in: everywhere | bare},
		field{label: "origin", value: coded(enumChatChannel, string(c.Origin.Type)), in: everywhere | bare},
		field{label: "waiting_answer", value: flagged(c.WaitingAnswer), in: everywhere},
		field{label: "presence", value: when(c.Origin.Type == tiflux.ChannelSiteWidget, state(enumOnline, c.Online)), in: everywhere},
		field{label: "rating", value: chatRating(c.Assessment), in: everywhere},
		field{label: "client", value: reference(c.Client), in: everywhere},
		field{label: "requestor", value: person(c.Requestor.ID, c.Requestor.Name, c.Requestor.Email), in: rich},
		field{label: "requestor", value: person(c.Requestor.ID, "", c.Requestor.Email), in: line},
		field{label: "department", value: department, in: everywhere},
		field{label: "responsible", value: reference(c.Responsible), in: everywhere},
		field{label: "ticket", value: ticket, in: everywhere},
		field{label: "started_by", value: coded(enumChatStarter, string(c.StartedBy)), in: cards | list},
		field{label: "last_client_message", value: moment(c.LastClientMessage), in: everywhere},
		field{label: "created_at", value: moment(c.CreatedAt), in: everywhere},
		field{label: "assumed_at", value: moment(c.AssumedAt), in: cards},
		field{label: "updated_at", value: moment(c.UpdatedAt), in: card},
	)}
}

func chatDetailRecord(f []field, c *tiflux.ChatDetail) record {
	rec := chatRecord(f, &c.Chat)
	if s := c.ServicesCatalog; s != nil {
		rec.fields = append(rec.fields, field{label: "catalog", value: path(s.ID, s.ItemName, s.CatalogName, s.AreaName), in: cards})
	}
	rec.fields = append(rec.fields,
		field{label: "campaign", value: flagged(c.IsCampaign), in: cards},
		group("contact", cards),
		field{label: "room", value: text(c.Room), in: cards},
		field{label: "integration", value: id(c.Origin.IntegrationID), in: cards},
	)
	if o := c.Origin.Fields; o != nil {
		rec.fields = chatContact(rec.fields, o)
	}
	return rec
}

// chatContact appends what the channel knows of the contact.
func chatContact(f []field, o *tiflux.ChatOriginFields) []field {
	f = append(f,
		field{label: "name", value: text(string(o.Name)), in: cards},
		field{label: "telephone", value: phone(string(o.Phone)), in: cards},
	)
	for _, name := range slices.Sorted(maps.Keys(o.All)) {
		if name != "name" && name != "phone" {
			f = append(f, field{name: name, value: parts(field{value: open(o.All[name])}), in: cards})
		}
	}
	return f
}

// chatState is where a chat stands, which the API tells in pieces: nobody has
// taken a chat of the inbox.
func chatState(c *tiflux.Chat) string {
	switch {
	case c.Canceled:
		return "canceled"
	case c.Archived:
		return "archived"
	case c.AssumedAt.IsZero() && c.Responsible == nil:
		return "inbox"
	}
	return "in_attendance"
}

func chatRating(n int64) value { return when(n > 0, text(strconv.FormatInt(n, 10)+"/5")) }
