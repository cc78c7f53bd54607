package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/tiflux"
)

var clientContactTools = []*tool{
	newTool("list_client_contacts", "clients", readTool, "List client contacts",
		"List the contacts of a client: whom to call, not who opens tickets.", forClient(listClientContacts)),
	newTool("get_client_contact", "clients", readTool, "Get client contact", "Show a contact of a client.", forClient(getClientContact)),
	newTool("create_client_contact", "clients", addTool, "Add client contact", "Add a contact to a client.", forClient(createClientContact)),
	newTool("update_client_contact", "clients", setTool, "Update client contact", "Change a contact of a client.", forClient(updateClientContact)),
	newTool("delete_client_contact", "clients", destructiveTool, "Delete client contact", "Delete a contact of a client.", forClient(deleteClientContact)),
}

func listClientContacts(ctx context.Context, c *call, client int64, in *ofClientInput) error {
	o := in.paging.options()
	p, err := c.client.Clients.ListContacts(ctx, client, &o)
	return page(c, p, err, c.render.ClientContacts)
}

func getClientContact(ctx context.Context, c *call, client int64, in *ofClientRef) error {
	contact, err := c.client.Clients.GetContact(ctx, client, in.ID)
	return record(c, contact, err, c.render.ClientContact)
}

type createClientContactInput struct {
	clientRef
	Use     string `json:"use" desc:"Personal or Commercial"`
	Owner   string `json:"owner" desc:"person's name"`
	Number  string `json:"number" desc:"telephone" number:"true"`
	Email   string `json:"email" desc:"e-mail address"`
	Country string `json:"country,omitempty" desc:"of number, two letters" default:"BR"`
}

func createClientContact(ctx context.Context, c *call, client int64, in *createClientContactInput) error {
	contact, err := c.client.Clients.CreateContact(ctx, client, &tiflux.ClientContactCreate{
		Use: tiflux.ContactUse(in.Use), Number: in.Number, Owner: in.Owner, Email: in.Email, Country: in.Country,
	})
	return receipt(c, contact, err, "created", c.render.ClientContactReceipt)
}

type updateClientContactInput struct {
	ofClientRef
	Use     string `json:"use,omitempty" desc:"Personal or Commercial"`
	Owner   string `json:"owner,omitempty" desc:"person's name"`
	Number  string `json:"number,omitempty" desc:"telephone" number:"true"`
	Email   string `json:"email,omitempty" desc:"e-mail address"`
	Country string `json:"country,omitempty" desc:"of number, two letters" default:"BR"`
}

func updateClientContact(ctx context.Context, c *call, client int64, in *updateClientContactInput) error {
	contact, err := c.client.Clients.UpdateContact(ctx, client, in.ID, &tiflux.ClientContactUpdate{
		Use: setText(tiflux.ContactUse(in.Use)), Number: setText(in.Number), Owner: setText(in.Owner), Email: setText(in.Email), Country: setText(in.Country),
	})
	return receipt(c, contact, err, "updated", c.render.ClientContactReceipt)
}

func deleteClientContact(ctx context.Context, c *call, client int64, in *ofClientRef) error {
	return c.deleted("client_contact", in.ID, c.client.Clients.DeleteContact(ctx, client, in.ID))
}
