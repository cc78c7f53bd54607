package tifluxtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// chatMessage is a message in its wire form.
type chatMessage struct {
	ID            string         `json:"id"`
	Author        chatAuthor     `json:"author"`
	CreatedAt     stamp          `json:"created_at"`
	Direction     string         `json:"direction"`
	Media         *chatMedia     `json:"media"`
	QuotedMessage *quotedMessage `json:"quoted_message"`
	Status        chatStatus     `json:"status"`
	Text          *string        `json:"text"`
	Type          string         `json:"type"`
}

type chatAuthor struct {
	Type string  `json:"type"`
	ID   *int    `json:"id"`
	Name *string `json:"name"`
}

type chatMedia struct {
	ContentType *string `json:"content_type"`
	URL         *string `json:"url"`
	Caption     *string `json:"caption"`
	IsVoice     bool    `json:"is_voice"`
}

type quotedMessage struct {
	ID         *string `json:"id"`
	Text       *string `json:"text"`
	AuthorName *string `json:"author_name"`
	Type       *string `json:"type"`
}

type chatStatus struct {
	Sent      bool `json:"sent"`
	Delivered bool `json:"delivered"`
	Read      bool `json:"read"`
	Failed    bool `json:"failed"`
}

// messageArrived is the status of a message that the other side has read.
var messageArrived = chatStatus{Sent: true, Delivered: true, Read: true}

func chatMessageOperations() []operation {
	return []operation{
		{
			id: "listChatMessages", method: "GET", path: "/chats/{id}/messages", root: "chat", paged: true,
			numbers: map[string]string{"id": "id"}, needs: needs{anyOf: []Permission{UseChat}}, handle: listChatMessages,
		},
		{
			id: "sendChatMessage", method: "POST", path: "/chats/send_message", root: "chat", status: 201,
			accepts: jsonBody,
			body: attrs{
				"number":         attribute{kind: readTelephone, required: true, absence: badTelephone},
				"integration_id": aNumber.must(), "message": aText, "template_id": aNumber, "country_code": aText,
				"name": aText, "department_id": aNumber, "ticket_number": aNumber, "client_id": aNumber,
				"parameters": aTextList, "header_parameters": aTextList, "archive": aFlag,
			},
			needs: needs{license: LicenseWhatsApp, anyOf: []Permission{UseChat}}, handle: sendChatMessage,
		},
	}
}

func listChatMessages(c *call) (any, *apiError) {
	c.runJobs()
	ch, refused := c.findChat()
	if refused != nil {
		return nil, refused
	}
	return listed(c, ch.messages, func(m chatMessage) chatMessage { return m })
}

// aTextList is a list of texts, a []string.
var aTextList = attribute{kind: readTexts}

func readTexts(_ string, value any) (any, []string) {
	items, ok := value.([]any)
	if !ok {
		return nil, []string{"must be an array of strings"}
	}
	texts := []string{}
	for _, item := range items {
		s, ok := item.(string)
		if !ok {
			return nil, []string{"must be an array of strings"}
		}
		texts = append(texts, s)
	}
	return texts, nil
}

var badTelephone = []string{notNumber, "is not a valid phone number"}

// readTelephone takes a JSON integer, not its text.
func readTelephone(_ string, value any) (any, []string) {
	n, ok := value.(json.Number)
	if !ok {
		return nil, badTelephone
	}
	number, err := n.Int64()
	if err != nil || number < 1 {
		return nil, badTelephone
	}
	return number, nil
}

// outgoing is a message on its way.
type outgoing struct {
	chat    chat
	text    string
	refused bool // By WhatsApp: its template is not approved.
	author  *user
	known   bool // The person is a requestor already.
}

func sendChatMessage(c *call) (any, *apiError) {
	out, refused := c.draftMessage()
	if refused != nil {
		return nil, refused
	}
	ch := &out.chat
	ch.id = c.chats.next()
	c.chats.last = ch.id // The chat comes into being later.
	c.journal(ch.id, ch.phone)
	return c.enqueue(out.send), nil
}

// draftMessage reads the body and lists what is wrong with it.
func (c *call) draftMessage() (out outgoing, refused *apiError) {
	out.author = c.user
	out.chat.phone, refused = c.telephone()
	integrationID, _ := attr[int](c, "integration_id")
	in, known := c.integrations.get(integrationID)
	if known && in.active && in.sends() {
		out.chat.integrationID, out.chat.channel = in.id, in.kind
	} else {
		refused = refused.add(codeBody, "integration_id", "Integration"+outOfReach)
	}
	refused = c.draftText(&out, refused)
	refused = c.draftLinks(&out.chat, refused)
	if archive, _ := attr[bool](c, "archive"); archive {
		out.chat.archived = true
	}
	r := c.requestorByPhone(out.chat.phone, out.chat.clientID)
	if name, _ := attr[string](c, "name"); name != "" {
		out.chat.contact = name
	}
	if r != nil {
		out.known, out.chat.requestorID, out.chat.clientID = true, r.id, r.clientID
	}
	return out, refused
}

// telephone is the number that was sent, with its country code: a Brazilian one
// unless the body names another country.
func (c *call) telephone() (string, *apiError) {
	number, _ := attr[int64](c, "number")
	digits := strconv.FormatInt(number, 10)
	country, sent := attr[string](c, "country_code")
	switch {
	case sent && country != "" && !countryCode(country):
		return digits, refuse(codeBody, "country_code", "is invalid")
	case sent && country != "" && country != "BR" && len(digits) >= 8 && len(digits) <= 15,
		strings.HasPrefix(digits, "55") && (len(digits) == 12 || len(digits) == 13):
		return digits, nil
	}
	return digits, refuse(codeBody, "number", badTelephone[1])
}

func countryCode(s string) bool {
	return len(s) == 2 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func (c *call) draftText(out *outgoing, refused *apiError) *apiError {
	message, _ := attr[string](c, "message")
	templateID, byTemplate := attr[int](c, "template_id")
	switch {
	case message == "" && !byTemplate:
		return refused.add(codeBody, "template_id", "can't be blank :message or :template_id")
	case message != "" && byTemplate:
		return refused.add(codeBody, "template_id", "can't be sent together with :message")
	case !byTemplate:
		out.text = message
		return refused
	}
	t, known := c.templates.get(templateID)
	if !known || t.integrationID != out.chat.integrationID {
		return refused.add(codeBody, "template_id", "Template"+outOfReach)
	}
	values, _ := attr[[]string](c, "parameters")
	out.text, out.refused = t.text(values), t.status != templateApproved
	return refused
}

func (c *call) draftLinks(ch *chat, refused *apiError) *apiError {
	if id, sent := attr[int](c, "department_id"); sent {
		if d, known := c.departments.get(id); !known || !d.active {
			refused = refused.add(codeBody, "department_id", "Department"+outOfReach)
		}
		ch.departmentID = id
	}
	if id, sent := attr[int](c, "client_id"); sent {
		if cl, known := c.clients.get(id); !known || !c.seesClient(cl) {
			refused = refused.add(codeBody, "client_id", "Client"+outOfReach)
		}
		ch.clientID = id
	}
	if number, sent := attr[int](c, "ticket_number"); sent {
		if t, known := c.tickets.get(number); !known || !c.seesTicket(t) {
			refused = refused.add(codeBody, "ticket_number", "Ticket"+outOfReach)
		}
		ch.ticket = number
	}
	return refused
}

// requestorByPhone finds the requestor with a telephone, of a client unless
// clientID is 0.
func (st *state) requestorByPhone(phone string, clientID int) *requestor {
	at := slices.IndexFunc(st.requestors.rows, func(r *requestor) bool {
		return r.telephone == "+"+phone && (clientID == 0 || r.clientID == clientID)
	})
	if at < 0 {
		return nil
	}
	return st.requestors.rows[at]
}

// send makes the chat with its first message, and a requestor of a named person
// whose client is known.
func (out outgoing) send(st *state, now stamp) {
	ch := out.chat
	ch.startedBy, ch.created, ch.updated, ch.responsibleID, ch.assumed = "API", now, now, out.author.id, now
	if ch.departmentID != 0 {
		ch.chosen = now
	}
	if ch.archived {
		ch.finished = now
	}
	if !out.known && ch.clientID != 0 && ch.contact != "" {
		r := &requestor{id: st.requestors.next(), clientID: ch.clientID, name: ch.contact, telephone: "+" + ch.phone}
		st.requestors.put(r.id, r)
		ch.requestorID = r.id
	}
	m := attendantMessage(out.author, out.text)
	m.Status = chatStatus{Sent: !out.refused, Failed: out.refused}
	st.say(&ch, m, now)
	st.chats.put(ch.id, &ch)
}

// say adds a message to a chat.
func (st *state) say(ch *chat, m chatMessage, now stamp) {
	st.lastMessage++
	m.ID, m.CreatedAt = strconv.Itoa(st.lastMessage), now
	ch.messages = append(ch.messages, m)
	ch.updated = now
	switch m.Author.Type {
	case "client":
		ch.lastInbound, ch.waiting = now, true
	case "attendant":
		ch.waiting = false
	}
}

func clientMessage(name, text string) chatMessage {
	return chatMessage{Author: chatAuthor{Type: "client", Name: null(name)}, Direction: "inbound", Status: messageArrived, Text: &text, Type: "text"}
}

func attendantMessage(u *user, text string) chatMessage {
	return chatMessage{Author: chatAuthor{"attendant", &u.id, &u.name}, Direction: "outbound", Status: messageArrived, Text: &text, Type: "text"}
}

func systemMessage(text string) chatMessage {
	return chatMessage{Author: chatAuthor{Type: "system"}, Direction: "outbound", Status: messageArrived, Text: &text, Type: "event"}
}

// room is the name of the talk at the other end.
func (ch *chat) room() string {
	if ch.phone != "" {
		return ch.phone
	}
	return fmt.Sprintf("sess-%06x", ch.id)
}
