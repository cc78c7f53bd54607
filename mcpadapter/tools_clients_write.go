package mcpadapter

import (
	"context"
	"strings"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

var clientWriteTools = []*tool{
	newTool("create_client", "clients", addTool, "Create client",
		"Register a client. Link it to a desk and a technical group: without them it may be visible to nobody.", createClient),
	newTool("update_client", "clients", setTool, "Update client",
		"Change a client. Clients cannot be deleted, only deactivated: before that unlink desks and groups.", updateClient),
	newTool("update_client_entities", "clients", setTool, "Fill custom fields", "Write or clear custom fields of a client.", forClient(updateClientEntities)),
	newTool("create_client_user", "clients", addTool, "Invite portal user",
		"Invite a user of the client portal by e-mail.", forClient(createClientUser)),
	newTool("add_client_email_permission", "clients", addTool, "Allow tickets by e-mail",
		"Let a domain or an address open tickets of a client by e-mail.", addClientEmailPermission),
	newTool("upload_client_file", "clients", addTool, "Upload client file",
		"Attach a file of at most 10 MB to a client, or set its logo, an image of at most 2 MB.", uploadClientFile),
}

// clientFields are what a client has besides its names. Empty text clears.
type clientFields struct {
	SocialRevenue         *string  `json:"social_revenue,omitempty" desc:"CPF or CNPJ, that no other client has" number:"true"`
	DeskIDs               []int64  `json:"desk_ids,omitempty" desc:"desks to link, replacing all; [] unlinks all"`
	DeskNames             nameList `json:"desk_names,omitempty" desc:"desks by name, comma-separated"`
	AddAllDesks           *bool    `json:"add_all_desks,omitempty" desc:"link every desk"`
	TechnicalGroupIDs     []int64  `json:"technical_group_ids,omitempty" desc:"technical groups to link, replacing all; [] unlinks all"`
	TechnicalGroupNames   nameList `json:"technical_group_names,omitempty" desc:"technical groups by name, comma-separated"`
	AddAllTechnicalGroups *bool    `json:"add_all_technical_groups,omitempty" desc:"link every group"`
	Status                *bool    `json:"status,omitempty" desc:"active"`
	MaxAgents             *int64   `json:"max_agents,omitempty" desc:"most equipment agents" min:"0"`
	EmailFinancial        *string  `json:"email_financial,omitempty" desc:"e-mail for billing"`
	SMSFinancial          *string  `json:"sms_financial,omitempty" desc:"telephone for billing" number:"true"`
	MunicipalRegistration *string  `json:"municipal_registration,omitempty" desc:"municipal registration" number:"true"`
	EstadualRegistration  *string  `json:"estadual_registration,omitempty" desc:"state registration" number:"true"`
	Anotations            *string  `json:"anotations,omitempty" desc:"internal notes"`
	VisibleToClients      *bool    `json:"visible_to_clients,omitempty" desc:"portal users see the notes"`
	AuthorizationFlow     *bool    `json:"authorization_flow,omitempty" desc:"new tickets need an approval"`
	BillingReportType     *string  `json:"billing_report_type,omitempty" desc:"report that closes billing; empty is none" enum:"detailed_with_appointment,detailed,synthetic"`
}

func (in *clientFields) update(n *names) *tiflux.ClientUpdate {
	u := &tiflux.ClientUpdate{
		SocialRevenue: setIf(in.SocialRevenue), AddAllDesks: setIf(in.AddAllDesks), AddAllTechnicalGroups: setIf(in.AddAllTechnicalGroups),
		DeskIDs:           setIDs(n.all(in.DeskIDs, in.DeskNames, n.desk), in.DeskIDs),
		TechnicalGroupIDs: setIDs(n.all(in.TechnicalGroupIDs, in.TechnicalGroupNames, n.technicalGroup), in.TechnicalGroupIDs),
		Status:            setIf(in.Status), MaxAgents: setIf(in.MaxAgents),
		EmailFinancial: setIf(in.EmailFinancial), SMSFinancial: setIf(in.SMSFinancial),
		MunicipalRegistration: setIf(in.MunicipalRegistration), EstadualRegistration: setIf(in.EstadualRegistration),
		Anotations: setIf(in.Anotations), VisibleToClients: setIf(in.VisibleToClients), AuthorizationFlow: setIf(in.AuthorizationFlow),
	}
	if in.BillingReportType != nil {
		u.BillingReportType = tiflux.Set(tiflux.BillingReportType(*in.BillingReportType))
	}
	return u
}

// setIDs sets a list that is to replace another: also an empty one, if one was
// given.
func setIDs(ids, given []int64) tiflux.Opt[[]int64] {
	switch {
	case len(ids) > 0:
		return tiflux.Set(ids)
	case given != nil:
		return tiflux.Set([]int64{})
	}
	return tiflux.Opt[[]int64]{}
}

type createClientInput struct {
	Name   string `json:"name" desc:"trade name"`
	Social string `json:"social" desc:"legal name"`
	clientFields
}

// maybeInvisible says what a client lacks that was linked to nothing.
var maybeInvisible = hint{
	"sem mesa e grupo técnico o cliente pode não aparecer para ninguém: vincule-os com update_client",
	"without a desk and a technical group the client may be visible to nobody: link them with update_client",
}

func createClient(ctx context.Context, c *call, in *createClientInput) error {
	n := c.resolving(ctx)
	u := in.clientFields.update(n)
	if n.err != nil {
		return n.err
	}
	defer c.names.Forget(resolve.Client)
	client, err := c.client.Clients.Create(ctx, &tiflux.ClientCreate{
		Name: in.Name, Social: in.Social, SocialRevenue: u.SocialRevenue.Or(""),
		DeskIDs: u.DeskIDs.Or(nil), AddAllDesks: u.AddAllDesks.Or(false),
		TechnicalGroupIDs: u.TechnicalGroupIDs.Or(nil), AddAllTechnicalGroups: u.AddAllTechnicalGroups.Or(false),
		Status: u.Status, MaxAgents: u.MaxAgents.Or(0), EmailFinancial: u.EmailFinancial.Or(""), SMSFinancial: u.SMSFinancial.Or(""),
		MunicipalRegistration: u.MunicipalRegistration.Or(""), EstadualRegistration: u.EstadualRegistration.Or(""),
		Anotations: u.Anotations.Or(""), VisibleToClients: u.VisibleToClients,
		BillingReportType: u.BillingReportType, AuthorizationFlow: u.AuthorizationFlow.Or(false),
	})
	if err != nil {
		return err
	}
	r := render.Receipt{Action: "created"}
	if len(client.DeskIDs) == 0 || len(client.TechnicalGroupIDs) == 0 {
		r.Warnings = []string{maybeInvisible.in(c.render.Language)}
	}
	return showReceipt(c, client, r, c.render.ClientReceipt)
}

type updateClientInput struct {
	clientRef
	Name   string `json:"name,omitempty" desc:"new trade name"`
	Social string `json:"social,omitempty" desc:"new legal name"`
	clientFields
}

func updateClient(ctx context.Context, c *call, in *updateClientInput) error {
	n := c.resolving(ctx)
	id := n.must(n.client(in.clientRef.ref()), "client")
	u := in.clientFields.update(n)
	if n.err != nil {
		return n.err
	}
	u.Name, u.Social = setText(in.Name), setText(in.Social)
	defer c.names.Forget(resolve.Client)
	client, err := c.client.Clients.Update(ctx, id, u)
	return receipt(c, client, err, "updated", c.render.ClientReceipt)
}

type updateClientEntitiesInput struct {
	clientRef
	entityValues
}

func updateClientEntities(ctx context.Context, c *call, id int64, in *updateClientEntitiesInput) error {
	values, err := in.entityValues.of(ctx, c, tiflux.AppliedInClient)
	if err != nil {
		return err
	}
	e, err := c.client.Clients.UpdateEntities(ctx, id, values)
	return receipt(c, e, err, "updated", c.render.ClientEntitiesReceipt)
}

type createClientUserInput struct {
	clientRef
	Name              string `json:"name" desc:"name"`
	Email             string `json:"email" desc:"e-mail address"`
	Extension         *int64 `json:"extension,omitempty" desc:"telephone extension" min:"0" max:"9999"`
	AuthorizationFlow bool   `json:"authorization_flow,omitempty" desc:"approves the client's new tickets"`
	Telephone         string `json:"telephone,omitempty" desc:"telephone" number:"true"`
	CountryCode       string `json:"country_code,omitempty" desc:"of telephone, two letters" default:"BR"`
}

func createClientUser(ctx context.Context, c *call, id int64, in *createClientUserInput) error {
	defer c.names.Forget(resolve.User)
	u, err := c.client.Clients.CreateUser(ctx, id, &tiflux.ClientUserCreate{
		Name: in.Name, Email: in.Email, Extension: setIf(in.Extension), AuthorizationFlow: in.AuthorizationFlow,
		Telephone: in.Telephone, CountryCode: in.CountryCode,
	})
	return receipt(c, u, err, "created", c.render.ClientUserReceipt)
}

type addClientEmailPermissionInput struct {
	clientRef
	Address string `json:"address" desc:"@domain, or a full e-mail address"`
}

// wholeDomain says that a permission is wider than what was asked for.
var wholeDomain = hint{
	"a permissão vale para o domínio inteiro, não só para o endereço; a API não tem como removê-la",
	"the permission is for the whole domain, not only for the address; the API cannot take it back",
}

var notAddress = hint{
	"deve ser um domínio com o @, como @exemplo.com.br, ou um e-mail",
	"must be a domain with its @, like @exemplo.com.br, or an e-mail address",
}

func addClientEmailPermission(ctx context.Context, c *call, in *addClientEmailPermissionInput) error {
	if !strings.Contains(in.Address, "@") {
		return bad("address", notAddress)
	}
	id, err := c.resolving(ctx).mustClient(in.ref())
	if err != nil {
		return err
	}
	p, err := c.client.Clients.CreateEmailTicketsPermission(ctx, id, &tiflux.EmailTicketsPermissionCreate{Address: in.Address})
	if err != nil {
		return err
	}
	r := render.Receipt{Action: "created"}
	if p.PermissionType == tiflux.EmailPermissionDomain && !strings.HasPrefix(in.Address, "@") {
		r.Warnings = []string{wholeDomain.in(c.render.Language)}
	}
	return showReceipt(c, p, r, c.render.EmailTicketsPermissionReceipt)
}

type uploadClientFileInput struct {
	clientRef
	Action string `json:"action,omitempty" desc:"attach a file or set the logo" enum:"file,logo" default:"file"`
	fileInput
}

func uploadClientFile(ctx context.Context, c *call, in *uploadClientFileInput) error {
	content, err := decodeBase64(in.Content)
	if err != nil {
		return inArgument("content", err)
	}
	id, err := c.resolving(ctx).mustClient(in.ref())
	if err != nil {
		return err
	}
	file := tiflux.FileFromBytes(in.Filename, content)
	if in.Action == "logo" {
		logo, err := c.client.Clients.UploadLogo(ctx, id, file)
		if err != nil {
			return err
		}
		r := render.Receipt{Action: "updated", ID: tiflux.Set(id).String()}
		return showReceipt(c, logo, r, c.render.ClientLogoReceipt)
	}
	stored, err := c.client.Clients.UploadFile(ctx, id, file)
	if err != nil {
		return err
	}
	return showPage(c, &tiflux.Page[tiflux.FileRef]{Items: []tiflux.FileRef{*stored}, Number: 1, Size: 1, Total: 1}, render.Notes{}, c.render.Files)
}
