package tiflux

import (
	"context"
	"encoding/json"
	"iter"
	"time"
)

// ChatsService handles chats: talks over the site widget and WhatsApp.
type ChatsService service

// Chat is a talk with somebody. It says nothing of when it was finished.
type Chat struct {
	ID                int64           `json:"id"`
	Archived          bool            `json:"archived"`   // finished or canceled
	Assessment        int64           `json:"assessment"` // the client's rating, 1 to 5; 0 if there is none
	AssumedAt         time.Time       `json:"assumed_at"` // when an attendant took it; zero in the inbox. Get answers with now for old chats that do not know
	Canceled          bool            `json:"canceled"`   // only in ListArchived and Get
	Client            *IDName         `json:"client"`
	CreatedAt         time.Time       `json:"created_at"`
	Department        *ChatDepartment `json:"department"`
	LastClientMessage time.Time       `json:"last_client_message"` // when the client wrote last, not what
	Online            bool            `json:"online"`              // only means something for the site widget
	Origin            ChatOrigin      `json:"origin"`
	Requestor         ChatRequestor   `json:"requestor"`
	Responsible       *IDName         `json:"responsible"` // only in ListInAttendance and Get
	Room              string          `json:"room"`        // the talk at the other end: a telephone, a WhatsApp id, a session key
	StartedBy         ChatStarter     `json:"started_by"`
	Ticket            *ChatTicket     `json:"ticket"` // nil if it is linked to none
	UpdatedAt         time.Time       `json:"updated_at"`
	WaitingAnswer     bool            `json:"waiting_answer"` // waits for the attendant
}

// ChatDetail is a chat in full.
type ChatDetail struct {
	Chat
	IsCampaign      bool                   `json:"is_campaign"`
	ServicesCatalog *TicketServicesCatalog `json:"services_catalog"` // what it was archived under
}

// ChatStarter is who began a chat.
type ChatStarter string

const (
	ChatStartedByClient    ChatStarter = "Client"
	ChatStartedByAttendant ChatStarter = "Attendant"
	ChatStartedByCampaign  ChatStarter = "Campaign"
	ChatStartedByAPI       ChatStarter = "API"
)

// ChatChannel is the way a chat comes in.
type ChatChannel string

const (
	ChannelChat          ChatChannel = "chat"
	ChannelSiteWidget    ChatChannel = "site_widget"
	ChannelCampaign      ChatChannel = "campaign"
	ChannelWhatsApp      ChatChannel = "whatsapp"
	ChannelWhatsAppWeb   ChatChannel = "whatsapp_web"
	ChannelGupshup       ChatChannel = "gupshup"
	ChannelWhatsAppCloud ChatChannel = "whatsapp_cloud"
)

// ChatDepartment is the department that a chat went to.
type ChatDepartment struct {
	ID         int64     `json:"id"`
	Name       string    `json:"name"`
	SelectedAt time.Time `json:"selected_at"`
}

// ChatOrigin is where a chat comes from.
type ChatOrigin struct {
	IntegrationID int64             `json:"integration_id"` // 0 for channels without one
	Type          ChatChannel       `json:"_type"`
	Fields        *ChatOriginFields `json:"fields"`
}

// ChatOriginFields are what the channel knows of the contact. Members differ by
// channel; WhatsApp gives a name and a telephone.
type ChatOriginFields struct {
	Name  Text           `json:"name"`
	Phone Text           `json:"phone"` // digits with the country code
	All   map[string]any `json:"-"`     // all members as they came, these two as well
}

// UnmarshalJSON reads the known members and keeps all.
func (f *ChatOriginFields) UnmarshalJSON(b []byte) error {
	type known ChatOriginFields
	return unmarshalOpen(b, (*known)(f), &f.All)
}

// unmarshalOpen reads an object without a fixed shape twice.
func unmarshalOpen(b []byte, known any, members *map[string]any) error {
	if err := json.Unmarshal(b, known); err != nil {
		return err
	}
	return json.Unmarshal(b, members)
}

// ChatRequestor is who writes in a chat; ID is 0 and Name what the channel says
// if they are not a registered requestor.
type ChatRequestor struct {
	ID    int64  `json:"id"`
	Email string `json:"email"`
	Name  string `json:"name"`
}

// ChatTicket is the ticket that a chat is linked to.
type ChatTicket struct {
	Number int64  `json:"number"`
	Title  string `json:"title"`
}

// ChatListOptions choose chats. Zero values do not filter.
type ChatListOptions struct {
	ListOptions
	DepartmentID   int64         `url:"department_id,omitempty"`
	ClientID       int64         `url:"client_id,omitempty"`
	RequestorID    int64         `url:"requestor_id,omitempty"`
	Number         int64         `url:"number,omitempty"` // the contact's telephone, digits with the country code; needs the licence whatsapp
	Origins        []ChatChannel `url:"origins,comma,omitempty"`
	StartedBy      ChatStarter   `url:"started_by,omitempty"`
	CreatedAtStart time.Time     `url:"created_at_start,omitempty"` // inclusive
	CreatedAtEnd   time.Time     `url:"created_at_end,omitempty"`   // inclusive
}

// ListInbox returns one page of the chats that nobody has taken yet. The order
// of chats is not documented; the newest came first where seen.
//
//	GET /chats/inbox
//
// Permission: "Acessar o chat"; licence whatsapp for chats of WhatsApp.
// Errors: [ErrForbidden], [ErrLicense], [ErrInvalid].
func (s *ChatsService) ListInbox(ctx context.Context, o *ChatListOptions, opts ...CallOption) (*Page[Chat], error) {
	o = orZero(o)
	return list[Chat](ctx, s.client, request{op: opChatsListInbox, query: o}, o.ListOptions, opts)
}

// AllInbox ranges over the chats that nobody has taken yet.
//
//	GET /chats/inbox
//
// Permission and Errors: as [ChatsService.ListInbox].
func (s *ChatsService) AllInbox(ctx context.Context, o *ChatListOptions, opts ...CallOption) iter.Seq2[Chat, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opChatsListInbox, query: o}, o.ListOptions, chatKey, opts)
}

// ListMine returns one page of the chats that the key's user holds.
//
//	GET /chats/mine
//
// Permission: "Acessar o chat"; licence whatsapp for chats of WhatsApp.
// Errors: [ErrForbidden], [ErrLicense], [ErrInvalid].
func (s *ChatsService) ListMine(ctx context.Context, o *ChatListOptions, opts ...CallOption) (*Page[Chat], error) {
	o = orZero(o)
	return list[Chat](ctx, s.client, request{op: opChatsListMine, query: o}, o.ListOptions, opts)
}

// AllMine ranges over the chats that the key's user holds.
//
//	GET /chats/mine
//
// Permission and Errors: as [ChatsService.ListMine].
func (s *ChatsService) AllMine(ctx context.Context, o *ChatListOptions, opts ...CallOption) iter.Seq2[Chat, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opChatsListMine, query: o}, o.ListOptions, chatKey, opts)
}

// ChatStatus is what a chat in attendance waits for.
type ChatStatus string

// The API describes the first two by each other's name: try them before you
// rely on what they mean.
const (
	ChatWaitingClient     ChatStatus = "waiting_client"
	ChatWaitingAttendance ChatStatus = "waiting_attendance"
	ChatTriage            ChatStatus = "triage"
)

// InAttendanceChatListOptions choose chats in attendance.
type InAttendanceChatListOptions struct {
	ChatListOptions
	UserID int64      `url:"user_id,omitempty"` // the attendant who holds it
	Status ChatStatus `url:"status,omitempty"`
}

// ListInAttendance returns one page of the chats that any attendant holds, each
// with its responsible.
//
//	GET /chats/in_attendance
//
// Permission: "Acessar o chat"; licence whatsapp for chats of WhatsApp.
// Errors: [ErrForbidden], [ErrLicense], [ErrInvalid].
func (s *ChatsService) ListInAttendance(ctx context.Context, o *InAttendanceChatListOptions, opts ...CallOption) (*Page[Chat], error) {
	o = orZero(o)
	return list[Chat](ctx, s.client, request{op: opChatsListInAttendance, query: o}, o.ListOptions, opts)
}

// AllInAttendance ranges over the chats that any attendant holds.
//
//	GET /chats/in_attendance
//
// Permission and Errors: as [ChatsService.ListInAttendance].
func (s *ChatsService) AllInAttendance(ctx context.Context, o *InAttendanceChatListOptions, opts ...CallOption) iter.Seq2[Chat, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opChatsListInAttendance, query: o}, o.ListOptions, chatKey, opts)
}

// ArchivedChatListOptions choose archived chats.
type ArchivedChatListOptions struct {
	ChatListOptions
	Canceled        Opt[bool] `url:"canceled,omitempty"`          // true lists canceled chats only, false finished ones only
	FinishedAtStart time.Time `url:"finished_at_start,omitempty"` // inclusive; chats do not tell when they were finished
	FinishedAtEnd   time.Time `url:"finished_at_end,omitempty"`   // inclusive
}

// ListArchived returns one page of the chats that were finished or canceled.
//
//	GET /chats/archived
//
// Permission: "Acessar o chat"; licence whatsapp for chats of WhatsApp.
// Errors: [ErrForbidden], [ErrLicense], [ErrInvalid].
func (s *ChatsService) ListArchived(ctx context.Context, o *ArchivedChatListOptions, opts ...CallOption) (*Page[Chat], error) {
	o = orZero(o)
	return list[Chat](ctx, s.client, request{op: opChatsListArchived, query: o}, o.ListOptions, opts)
}

// AllArchived ranges over the chats that were finished or canceled.
//
//	GET /chats/archived
//
// Permission and Errors: as [ChatsService.ListArchived].
func (s *ChatsService) AllArchived(ctx context.Context, o *ArchivedChatListOptions, opts ...CallOption) iter.Seq2[Chat, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opChatsListArchived, query: o}, o.ListOptions, chatKey, opts)
}

func chatKey(c *Chat) int64 { return c.ID }

// Get returns a chat in full.
//
//	GET /chats/{id}
//
// Permission: "Acessar o chat"; licence whatsapp for chats of WhatsApp.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *ChatsService) Get(ctx context.Context, id int64, opts ...CallOption) (*ChatDetail, error) {
	return call[*ChatDetail](ctx, s.client, request{op: opChatsGet, path: []any{id}}, opts)
}

// ChatUpdate changes a chat. Fields left alone are not sent.
type ChatUpdate struct {
	UserID       Opt[int64] `json:"user_id,omitzero"`       // the attendant who gets it
	DepartmentID Opt[int64] `json:"department_id,omitzero"` // the department that gets it
	TicketNumber Opt[int64] `json:"ticket_number,omitzero"` // the ticket to link it to
}

// Update hands a chat that is not archived to somebody else, or links it to a
// ticket, and returns it in full.
//
//	PUT /chats/{id}
//
// What the API answers for an archived chat is not documented; expect
// [ErrNotFound] or [ErrInvalid].
//
// Permission: "Acessar o chat"; licence whatsapp for chats of WhatsApp.
// Errors: [ErrInvalid], [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *ChatsService) Update(ctx context.Context, id int64, u *ChatUpdate, opts ...CallOption) (*ChatDetail, error) {
	if u == nil || *u == (ChatUpdate{}) {
		return nil, &ArgumentError{Op: operations[opChatsUpdate].Name, Argument: "update", Reason: "changes nothing"}
	}
	return call[*ChatDetail](ctx, s.client, request{op: opChatsUpdate, path: []any{id}, body: u}, opts)
}

// EnqueuedJob says that work was accepted and will be done later. It cannot be
// followed.
type EnqueuedJob struct {
	Status string `json:"status"` // "enqueued" where seen
	JobID  string `json:"job_id"` // for support
}

// ChatArchive says what a chat was about.
type ChatArchive struct {
	ServicesCatalogsItemID int64 `json:"services_catalogs_item_id,omitempty"` // needed if the organisation uses the services catalog in chats
}

// Archive asks for a chat to be finished. That happens later and cannot be
// followed: get the chat until Archived is true. A nil a names no catalog item.
// It is never sent twice.
//
//	PUT /chats/{id}/archive
//
// What the API answers for a chat that is archived already is not documented;
// expect [ErrNotFound] or [ErrInvalid].
//
// Permission: "Acessar o chat"; licence whatsapp for chats of WhatsApp.
// Errors: [ErrInvalid] (a catalog item is needed), [ErrNotFound],
// [ErrForbidden], [ErrLicense], [ErrUnknownOutcome].
func (s *ChatsService) Archive(ctx context.Context, id int64, a *ChatArchive, opts ...CallOption) (*EnqueuedJob, error) {
	return call[*EnqueuedJob](ctx, s.client, request{op: opChatsArchive, path: []any{id}, body: orZero(a)}, opts)
}
