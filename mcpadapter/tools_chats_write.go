package mcpadapter

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

var chatWriteTools = []*tool{
	newTool("update_chat", "chats", setTool, "Update chat",
		"Hand a chat to an attendant or a department, or link it to a ticket. Not for archived chats.", updateChat),
	newTool("send_message", "chats", addTool, "Send WhatsApp message",
		"Send a WhatsApp message, as it is or from a template, which opens a chat. Outside a conversation only templates are delivered.", sendMessage),
	newTool("archive_chat", "chats", destructiveTool, "Archive chat",
		"Finish a chat. Done later: get the chat to see whether it is archived.", archiveChat),
}

type updateChatInput struct {
	chatRef
	UserID   int64  `json:"user_id,omitempty" desc:"attendant who gets it" min:"1"`
	UserName string `json:"user_name,omitempty" desc:"attendant by name"`
	departmentRef
	TicketNumber int64 `json:"ticket_number,omitempty" desc:"ticket to link it to" min:"1"`
}

func updateChat(ctx context.Context, c *call, in *updateChatInput) error {
	n := c.resolving(ctx)
	u := &tiflux.ChatUpdate{
		UserID:       setID(n.responsible(resolve.ResponsibleScope{}, ref{in.UserID, in.UserName})),
		DepartmentID: setID(n.department(in.departmentRef.ref())),
		TicketNumber: setID(in.TicketNumber),
	}
	if n.err != nil {
		return n.err
	}
	chat, err := c.client.Chats.Update(ctx, in.ID, u)
	return receipt(c, chat, err, "updated", c.render.ChatReceipt)
}

type sendMessageInput struct {
	Number string `json:"number" desc:"telephone, any notation" number:"true"`
	integrationRef
	Message      string `json:"message,omitempty" desc:"plain text; excludes a template"`
	TemplateID   int64  `json:"template_id,omitempty" desc:"template id" min:"1"`
	TemplateName string `json:"template_name,omitempty" desc:"template of the integration by name"`
	CountryCode  string `json:"country_code,omitempty" desc:"of number, two letters" default:"BR"`
	Name         string `json:"name,omitempty" desc:"contact's name, to register as requestor"`
	departmentRef
	TicketNumber int64 `json:"ticket_number,omitempty" desc:"ticket to link the chat to" min:"1"`
	clientRef
	Parameters       []string `json:"parameters,omitempty" desc:"values for the template's text, in order"`
	HeaderParameters []string `json:"header_parameters,omitempty" desc:"values for its header, WhatsApp Cloud only"`
	Archive          bool     `json:"archive,omitempty" desc:"leave the chat archived"`
}

var (
	orTemplate  = hint{"ou um modelo é obrigatório, não os dois", "or a template is required, not both"}
	notApproved = hint{"está %s; só modelos aprovados são entregues", "is %s; only approved templates are delivered"}
)

func sendMessage(ctx context.Context, c *call, in *sendMessageInput) error {
	number, err := telephone("number", in.Number, in.CountryCode)
	template := in.TemplateID != 0 || strings.TrimSpace(in.TemplateName) != ""
	switch {
	case err != nil:
		return err
	case template == (strings.TrimSpace(in.Message) != ""):
		return bad("message", orTemplate)
	}
	n := c.resolving(ctx)
	integration := n.must(n.integration(in.integrationRef.ref()), "integration")
	m := &tiflux.ChatMessageSend{
		Number: number, IntegrationID: integration, Message: in.Message,
		TemplateID:  n.template(integration, ref{in.TemplateID, in.TemplateName}),
		CountryCode: in.CountryCode, Name: in.Name, DepartmentID: n.department(in.departmentRef.ref()),
		TicketNumber: in.TicketNumber, ClientID: n.client(in.clientRef.ref()),
		Parameters: in.Parameters, HeaderParameters: in.HeaderParameters, Archive: in.Archive,
	}
	if n.err != nil {
		return n.err
	}
	c.names.Forget(resolve.Requestor) // the API registers the contact
	job, err := c.client.Chats.SendMessage(ctx, m)
	if err != nil {
		return err
	}
	r := render.Receipt{Action: "sent", Record: "message", Fields: []render.Pair{{Name: "telephone", Value: "+" + strconv.FormatInt(number, 10)}}}
	return showReceipt(c, job, r, c.render.JobReceipt)
}

// template finds a template of an integration, of which it does not know the
// kind. One that is not approved would never be delivered.
func (n *names) template(integrationID int64, r ref) int64 {
	var status tiflux.TemplateStatus
	id := find(n, "template", r, func(ctx context.Context, query string) (tiflux.IDName, error) {
		t, err := n.set.WhatsAppTemplate(ctx, integrationID, query)
		missing, ok := errors.AsType[*resolve.NotFoundError](err)
		if !ok || len(missing.Nearest) > 0 {
			status = t.Status
			return tiflux.IDName{ID: t.ID, Name: t.Name}, err
		}
		g, err := n.set.GupshupTemplate(ctx, integrationID, query) // there are no templates of the other kind
		status = g.Status
		return tiflux.IDName{ID: g.ID, Name: g.Name}, err
	}, idName)
	if n.err == nil && status != "" && status != tiflux.TemplateApproved {
		n.err = bad("template_name", notApproved, status)
	}
	return id
}

type archiveChatInput struct {
	chatRef
	ServicesCatalogsItemID int64  `json:"services_catalogs_item_id,omitempty" desc:"catalog item id; some organisations require one" min:"1"`
	CatalogItemName        string `json:"catalog_item_name,omitempty" desc:"catalog item of the area by name"`
	areaRef
}

func archiveChat(ctx context.Context, c *call, in *archiveChatInput) error {
	n, a := c.resolving(ctx), &tiflux.ChatArchive{ServicesCatalogsItemID: in.ServicesCatalogsItemID}
	if in.ServicesCatalogsItemID == 0 && in.CatalogItemName != "" {
		area := n.servicesCatalogsArea(in.areaRef)
		a.ServicesCatalogsItemID = find(n, "catalog", ref{name: in.CatalogItemName}, inScope(area, n.set.ServicesCatalogsItem),
			func(i tiflux.ServicesCatalogsItem) (int64, string) { return i.ID, i.Name })
	}
	if n.err != nil {
		return n.err
	}
	job, err := c.client.Chats.Archive(ctx, in.ID, a)
	if err != nil {
		return err
	}
	r := render.Receipt{Action: "archived", Record: "chat", ID: tiflux.Set(in.ID).String()}
	return showReceipt(c, job, r, c.render.JobReceipt)
}
