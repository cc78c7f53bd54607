package mcpadapter

import (
	"context"
	"slices"
	"strings"

	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

var chatTools = []*tool{
	newTool("get_chat", "chats", readTool, "Get chat", "Show a chat, without its messages.", getChat),
	newTool("list_inbox_chats", "chats", readTool, "List inbox chats", "List the chats that nobody has taken yet.", listInboxChats),
	newTool("list_my_chats", "chats", readTool, "List my chats", "List the chats that the key's user attends.", listMyChats),
	newTool("list_in_attendance_chats", "chats", readTool, "List chats in attendance", "List the chats that any attendant attends.", listInAttendanceChats),
	newTool("list_archived_chats", "chats", readTool, "List archived chats", "List finished and canceled chats.", listArchivedChats),
	newTool("list_chat_messages", "chats", readTool, "List chat messages",
		"List the messages of a chat in full, oldest first; the newest are on the last page.", listChatMessages),
}

// chatRef is a chat in the arguments.
type chatRef struct {
	ID int64 `json:"id" desc:"chat id" min:"1"`
}

type getChatInput struct{ chatRef }

func getChat(ctx context.Context, c *call, in *getChatInput) error {
	chat, err := c.client.Chats.Get(ctx, in.ID)
	return record(c, chat, err, c.render.Chat)
}

// chatFilter are the arguments of every list of chats.
type chatFilter struct {
	paging
	departmentRef
	clientRef
	RequestorID    int64    `json:"requestor_id,omitempty" desc:"requestor id" min:"1"`
	RequestorName  string   `json:"requestor_name,omitempty" desc:"requestor by name or e-mail"`
	Number         string   `json:"number,omitempty" desc:"contact's telephone" number:"true"`
	Origins        nameList `json:"origins,omitempty" desc:"chat, site_widget, campaign, whatsapp, whatsapp_web, gupshup, whatsapp_cloud; comma-separated"`
	StartedBy      string   `json:"started_by,omitempty" desc:"who began it" enum:"Client,Attendant,Campaign,API"`
	CreatedAtStart string   `json:"created_at_start,omitempty" desc:"begun since, ISO 8601"`
	CreatedAtEnd   string   `json:"created_at_end,omitempty" desc:"begun until"`
}

// chatChannels are what chats can be filtered by.
var chatChannels = []tiflux.ChatChannel{
	tiflux.ChannelChat, tiflux.ChannelSiteWidget, tiflux.ChannelCampaign, tiflux.ChannelWhatsApp, tiflux.ChannelWhatsAppWeb,
	tiflux.ChannelGupshup, tiflux.ChannelWhatsAppCloud,
}

// departmentRef is a department in the arguments.
type departmentRef struct {
	DepartmentID   int64  `json:"department_id,omitempty" desc:"department id" min:"1"`
	DepartmentName string `json:"department_name,omitempty" desc:"department by name"`
}

func (r departmentRef) ref() ref { return ref{r.DepartmentID, r.DepartmentName} }

// options checks what can be checked and resolves the names after that.
func (in *chatFilter) options(ctx context.Context, c *call) (*tiflux.ChatListOptions, error) {
	number, err := telephone("number", in.Number, brazil)
	if err != nil {
		return nil, err
	}
	o := &tiflux.ChatListOptions{ListOptions: in.paging.options(), Number: number, StartedBy: tiflux.ChatStarter(in.StartedBy)}
	for _, origin := range in.Origins {
		channel := tiflux.ChatChannel(strings.ToLower(origin))
		if !slices.Contains(chatChannels, channel) {
			return nil, bad("origins", notOf, chatChannels, shortened(origin))
		}
		o.Origins = append(o.Origins, channel)
	}
	o.CreatedAtStart, o.CreatedAtEnd, err = c.parsePeriod("created_at_start", in.CreatedAtStart, "created_at_end", in.CreatedAtEnd)
	if err != nil {
		return nil, err
	}
	n := c.resolving(ctx)
	o.DepartmentID = n.department(in.departmentRef.ref())
	o.ClientID = n.client(in.clientRef.ref())
	o.RequestorID = n.requestor(o.ClientID, ref{in.RequestorID, in.RequestorName})
	return o, n.err
}

func listInboxChats(ctx context.Context, c *call, in *chatFilter) error {
	o, err := in.options(ctx, c)
	if err != nil {
		return err
	}
	p, err := c.client.Chats.ListInbox(ctx, o)
	return page(c, p, err, c.render.Chats)
}

func listMyChats(ctx context.Context, c *call, in *chatFilter) error {
	o, err := in.options(ctx, c)
	if err != nil {
		return err
	}
	p, err := c.client.Chats.ListMine(ctx, o)
	return page(c, p, err, c.render.Chats)
}

type listInAttendanceChatsInput struct {
	chatFilter
	UserID   int64  `json:"user_id,omitempty" desc:"attendant id" min:"1"`
	UserName string `json:"user_name,omitempty" desc:"attendant by name"`
	Status   string `json:"status,omitempty" desc:"what it waits for" enum:"waiting_client,waiting_attendance,triage"`
}

func listInAttendanceChats(ctx context.Context, c *call, in *listInAttendanceChatsInput) error {
	o, err := in.options(ctx, c)
	if err != nil {
		return err
	}
	n := c.resolving(ctx)
	attended := &tiflux.InAttendanceChatListOptions{
		ChatListOptions: *o, UserID: n.responsible(resolve.ResponsibleScope{}, ref{in.UserID, in.UserName}), Status: tiflux.ChatStatus(in.Status),
	}
	if n.err != nil {
		return n.err
	}
	p, err := c.client.Chats.ListInAttendance(ctx, attended)
	return page(c, p, err, c.render.Chats)
}

type listArchivedChatsInput struct {
	chatFilter
	Canceled        *bool  `json:"canceled,omitempty" desc:"true lists canceled chats only, false finished ones only"`
	FinishedAtStart string `json:"finished_at_start,omitempty" desc:"finished since, ISO 8601"`
	FinishedAtEnd   string `json:"finished_at_end,omitempty" desc:"finished until"`
}

func listArchivedChats(ctx context.Context, c *call, in *listArchivedChatsInput) error {
	from, to, err := c.parsePeriod("finished_at_start", in.FinishedAtStart, "finished_at_end", in.FinishedAtEnd)
	if err != nil {
		return err
	}
	o, err := in.options(ctx, c)
	if err != nil {
		return err
	}
	p, err := c.client.Chats.ListArchived(ctx, &tiflux.ArchivedChatListOptions{
		ChatListOptions: *o, Canceled: setIf(in.Canceled), FinishedAtStart: from, FinishedAtEnd: to,
	})
	return page(c, p, err, c.render.Chats)
}

type listChatMessagesInput struct {
	chatRef
	paging
}

func listChatMessages(ctx context.Context, c *call, in *listChatMessagesInput) error {
	o := in.paging.options()
	p, err := c.client.Chats.ListMessages(ctx, in.ID, &o)
	return page(c, p, err, c.render.ChatMessages)
}
