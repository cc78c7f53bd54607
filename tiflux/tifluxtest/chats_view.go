package tifluxtest

// chatListItem is a chat of the inbox and of the own chats.
type chatListItem struct {
	ID                int             `json:"id"`
	Archived          bool            `json:"archived"`
	Assessment        *int            `json:"assessment"`
	AssumedAt         stamp           `json:"assumed_at"`
	Client            *idName         `json:"client"`
	CreatedAt         stamp           `json:"created_at"`
	Department        *chatDepartment `json:"department"`
	LastClientMessage stamp           `json:"last_client_message"`
	Online            bool            `json:"online"`
	Origin            chatOrigin      `json:"origin"`
	Requestor         chatRequestor   `json:"requestor"`
	Room              string          `json:"room"`
	StartedBy         string          `json:"started_by"`
	Ticket            *chatTicket     `json:"ticket"`
	UpdatedAt         stamp           `json:"updated_at"`
	WaitingAnswer     bool            `json:"waiting_answer"`
}

type inAttendanceChat struct {
	chatListItem
	Responsible *idName `json:"responsible"`
}

type archivedChat struct {
	chatListItem
	Canceled bool `json:"canceled"`
}

type chatDetail struct {
	chatListItem
	Canceled        bool                 `json:"canceled"`
	IsCampaign      bool                 `json:"is_campaign"`
	Responsible     *idName              `json:"responsible"`
	ServicesCatalog *chatServicesCatalog `json:"services_catalog"`
}

type chatDepartment struct {
	ID         int    `json:"id"`
	Name       string `json:"name"`
	SelectedAt stamp  `json:"selected_at"`
}

type chatOrigin struct {
	IntegrationID int               `json:"integration_id"`
	Type          string            `json:"_type"`
	Fields        map[string]string `json:"fields"`
}

type chatRequestor struct {
	ID    *int    `json:"id"`
	Email *string `json:"email"`
	Name  *string `json:"name"`
}

type chatTicket struct {
	Number int    `json:"number"`
	Title  string `json:"title"`
}

type chatServicesCatalog struct {
	ID          int    `json:"id"`
	ItemName    string `json:"item_name"`
	AreaName    string `json:"area_name"`
	CatalogName string `json:"catalog_name"`
}

func (c *call) chatView(ch *chat) chatListItem {
	view := chatListItem{
		ID: ch.id, Archived: ch.archived, Assessment: null(ch.assessment), AssumedAt: ch.assumed,
		Client: c.chatClient(ch.clientID), CreatedAt: ch.created, LastClientMessage: ch.lastInbound, Online: ch.online,
		Origin:    chatOrigin{IntegrationID: ch.integrationID, Type: ch.channel, Fields: ch.fields()},
		Requestor: chatRequestor{Name: null(ch.contact)}, Room: ch.room(), StartedBy: ch.startedBy,
		UpdatedAt: ch.updated, WaitingAnswer: ch.waiting,
	}
	if d, ok := c.departments.get(ch.departmentID); ok {
		view.Department = &chatDepartment{d.id, d.name, ch.chosen}
	}
	if r, ok := c.requestors.get(ch.requestorID); ok {
		view.Requestor = chatRequestor{&r.id, null(r.email), &r.name}
	}
	if t, ok := c.tickets.get(ch.ticket); ok {
		view.Ticket = &chatTicket{t.number, t.title}
	}
	return view
}

// chatDetailView is the single chat. It makes up the time at which an old chat
// was taken.
func (c *call) chatDetailView(ch *chat) chatDetail {
	view := chatDetail{
		chatListItem: c.chatView(ch), Canceled: ch.canceled, IsCampaign: ch.campaign,
		Responsible: c.chatAttendant(ch.responsibleID),
	}
	if ch.responsibleID != 0 && ch.assumed == 0 {
		view.AssumedAt = c.now
	}
	if i, ok := c.items.get(ch.itemID); ok {
		view.ServicesCatalog = &chatServicesCatalog{i.id, i.name, i.area.Name, i.catalog.Name}
	}
	return view
}

// fields are what the channel knows of the person.
func (ch *chat) fields() map[string]string {
	switch {
	case ch.whatsApp(), ch.channel == "campaign":
		return map[string]string{"name": ch.contact, "phone": ch.phone}
	case ch.channel == "site_widget":
		return map[string]string{"name": ch.contact, "page": ch.page}
	}
	return nil
}

func (st *state) chatAttendant(id int) *idName {
	if u, ok := st.users.get(id); ok {
		return &idName{u.id, u.name}
	}
	return nil
}

func (st *state) chatClient(id int) *idName {
	if cl, ok := st.clients.get(id); ok {
		return &idName{cl.id, cl.name}
	}
	return nil
}
