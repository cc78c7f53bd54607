package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/tiflux"
)

var clientAddressTools = []*tool{
	newTool("list_client_addresses", "clients", readTool, "List client addresses", "List the addresses of a client.", forClient(listClientAddresses)),
	newTool("get_client_address", "clients", readTool, "Get client address", "Show an address of a client.", forClient(getClientAddress)),
	newTool("create_client_address", "clients", addTool, "Add client address", "Add an address to a client.", forClient(createClientAddress)),
	newTool("update_client_address", "clients", setTool, "Update client address", "Change an address of a client.", forClient(updateClientAddress)),
	newTool("delete_client_address", "clients", destructiveTool, "Delete client address", "Delete an address of a client.", forClient(deleteClientAddress)),
}

func listClientAddresses(ctx context.Context, c *call, client int64, in *ofClientInput) error {
	o := in.paging.options()
	p, err := c.client.Clients.ListAddresses(ctx, client, &o)
	return page(c, p, err, c.render.ClientAddresses)
}

func getClientAddress(ctx context.Context, c *call, client int64, in *ofClientRef) error {
	a, err := c.client.Clients.GetAddress(ctx, client, in.ID)
	return record(c, a, err, c.render.ClientAddress)
}

type createClientAddressInput struct {
	clientRef
	CEP          string `json:"cep" desc:"postal code" number:"true"`
	Street       string `json:"street" desc:"street"`
	Number       int64  `json:"number" desc:"house number, 0 if there is none" min:"0"`
	Complement   string `json:"complement,omitempty" desc:"floor, room and the like"`
	Neighborhood string `json:"neighborhood" desc:"neighbourhood"`
	City         string `json:"city" desc:"city"`
	State        string `json:"state" desc:"state, two letters"`
}

func createClientAddress(ctx context.Context, c *call, client int64, in *createClientAddressInput) error {
	a, err := c.client.Clients.CreateAddress(ctx, client, &tiflux.ClientAddressCreate{
		CEP: in.CEP, City: in.City, Neighborhood: in.Neighborhood, Number: tiflux.Set(in.Number),
		State: in.State, Street: in.Street, Complement: in.Complement,
	})
	return receipt(c, a, err, "created", c.render.ClientAddressReceipt)
}

type updateClientAddressInput struct {
	ofClientRef
	CEP          string  `json:"cep,omitempty" desc:"postal code" number:"true"`
	Street       string  `json:"street,omitempty" desc:"street"`
	Number       *int64  `json:"number,omitempty" desc:"house number" min:"0"`
	Complement   *string `json:"complement,omitempty" desc:"floor, room and the like; empty clears"`
	Neighborhood string  `json:"neighborhood,omitempty" desc:"neighbourhood"`
	City         string  `json:"city,omitempty" desc:"city"`
	State        string  `json:"state,omitempty" desc:"state, two letters"`
}

func updateClientAddress(ctx context.Context, c *call, client int64, in *updateClientAddressInput) error {
	a, err := c.client.Clients.UpdateAddress(ctx, client, in.ID, &tiflux.ClientAddressUpdate{
		CEP: setText(in.CEP), City: setText(in.City), Neighborhood: setText(in.Neighborhood), Number: setIf(in.Number),
		State: setText(in.State), Street: setText(in.Street), Complement: setIf(in.Complement),
	})
	return receipt(c, a, err, "updated", c.render.ClientAddressReceipt)
}

func deleteClientAddress(ctx context.Context, c *call, client int64, in *ofClientRef) error {
	return c.deleted("client_address", in.ID, c.client.Clients.DeleteAddress(ctx, client, in.ID))
}
