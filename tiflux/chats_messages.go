package tiflux

import (
	"context"
	"iter"
	"time"
)

// ChatMessage is a message of a chat.
type ChatMessage struct {
	ID            string             `json:"id"` // text, unlike every other id
	Author        ChatMessageAuthor  `json:"author"`
	CreatedAt     time.Time          `json:"created_at"`
	Direction     ChatDirection      `json:"direction"`
	Media         *ChatMessageMedia  `json:"media"`          // nil if it carries none
	QuotedMessage *ChatQuotedMessage `json:"quoted_message"` // what it answers to
	Status        ChatMessageStatus  `json:"status"`
	Text          string             `json:"text"` // empty for attachments; WhatsApp menus are a JSON document
	Type          ChatMessageType    `json:"type"`
}

// ChatMessageType is the kind of a message. The API knows more than these.
type ChatMessageType string

const (
	ChatMessageText        ChatMessageType = "text"
	ChatMessageAttachment  ChatMessageType = "attachment"
	ChatMessageFile        ChatMessageType = "file"
	ChatMessageEvent       ChatMessageType = "event"
	ChatMessageComment     ChatMessageType = "comment"
	ChatMessageNotice      ChatMessageType = "notice"
	ChatMessageInteractive ChatMessageType = "interactive"
	ChatMessageList        ChatMessageType = "list"
	ChatMessageMail        ChatMessageType = "mail"
)

// ChatDirection is the way of a message.
type ChatDirection string

const (
	ChatInbound  ChatDirection = "inbound"  // from the client
	ChatOutbound ChatDirection = "outbound" // from an attendant, the system or the AI
)

// ChatAuthorType is the kind of an author.
type ChatAuthorType string

const (
	ChatAuthorClient    ChatAuthorType = "client"
	ChatAuthorAttendant ChatAuthorType = "attendant"
	ChatAuthorSystem    ChatAuthorType = "system"
	ChatAuthorAI        ChatAuthorType = "ai"
)

// ChatMessageAuthor is who wrote a message.
type ChatMessageAuthor struct {
	Type ChatAuthorType `json:"type"`
	ID   int64          `json:"id"` // the user, of an attendant; else 0
	Name string         `json:"name"`
}

// ChatMessageMedia is a file of a message.
type ChatMessageMedia struct {
	ContentType string `json:"content_type"` // MIME type
	URL         string `json:"url"`
	Caption     string `json:"caption"`  // or the name of the file
	IsVoice     bool   `json:"is_voice"` // recorded speech
}

// ChatQuotedMessage is a message that another one answers to.
type ChatQuotedMessage struct {
	ID         string          `json:"id"`
	Text       string          `json:"text"`
	AuthorName string          `json:"author_name"`
	Type       ChatMessageType `json:"type"`
}

// ChatMessageStatus says how far a message came.
type ChatMessageStatus struct {
	Sent      bool `json:"sent"`
	Delivered bool `json:"delivered"`
	Read      bool `json:"read"`
	Failed    bool `json:"failed"`
}

// ListMessages returns one page of a chat's messages, oldest first: the newest
// are on the last page, which [Page.Total] tells.
//
//	GET /chats/{id}/messages
//
// Permission: "Acessar o chat"; licence whatsapp for chats of WhatsApp.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *ChatsService) ListMessages(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) (*Page[ChatMessage], error) {
	o = orZero(o)
	return list[ChatMessage](ctx, s.client, request{op: opChatsListMessages, path: []any{id}, query: o}, *o, opts)
}

// AllMessages ranges over the messages of a chat, oldest first.
//
//	GET /chats/{id}/messages
//
// Permission and Errors: as [ChatsService.ListMessages].
func (s *ChatsService) AllMessages(ctx context.Context, id int64, o *ListOptions, opts ...CallOption) iter.Seq2[ChatMessage, error] {
	return all(ctx, s.client, request{op: opChatsListMessages, path: []any{id}}, *orZero(o),
		func(m *ChatMessage) string { return m.ID }, opts)
}

// ChatMessageSend is a WhatsApp message to be sent: either Message or a
// template.
type ChatMessageSend struct {
	Number           int64    `json:"number"`                 // the telephone, digits with the country code
	IntegrationID    int64    `json:"integration_id"`         // of type gupshup or whatsapp_cloud, see Integrations.List
	Message          string   `json:"message,omitempty"`      // plain text with WhatsApp's marks, no HTML
	TemplateID       int64    `json:"template_id,omitempty"`  // the id of a template, not the TemplateID that Meta gave it
	CountryCode      string   `json:"country_code,omitempty"` // of Number, ISO 3166-1 alpha-2; empty is BR
	Name             string   `json:"name,omitempty"`         // under which to register the requestor
	DepartmentID     int64    `json:"department_id,omitempty"`
	TicketNumber     int64    `json:"ticket_number,omitempty"` // to link the chat to
	ClientID         int64    `json:"client_id,omitempty"`
	Parameters       []string `json:"parameters,omitempty"`        // values for the variables of the template's body, in order
	HeaderParameters []string `json:"header_parameters,omitempty"` // the same for its header; whatsapp_cloud only
	Archive          bool     `json:"archive,omitempty"`           // the chat begins archived
}

// SendMessage sends a WhatsApp message, which opens a chat. That happens later
// and cannot be followed; the answer does not name the chat: look for it by
// [ChatListOptions.Number]. It is never sent twice.
//
//	POST /chats/send_message
//
// Of templates, only approved ones are delivered.
//
// Permission: "Acessar o chat"; licence whatsapp.
// Errors: [ErrInvalid] with the fields in [Error.Detail] (a bad telephone, an
// unknown client or ticket), [ErrForbidden], [ErrLicense], [ErrUnknownOutcome].
func (s *ChatsService) SendMessage(ctx context.Context, m *ChatMessageSend, opts ...CallOption) (*EnqueuedJob, error) {
	m = orZero(m)
	if m.Message != "" && m.TemplateID != 0 {
		return nil, &ArgumentError{Op: operations[opChatsSendMessage].Name, Argument: "template_id", Reason: "does not go together with message"}
	}
	return call[*EnqueuedJob](ctx, s.client, request{op: opChatsSendMessage, body: m}, opts)
}
