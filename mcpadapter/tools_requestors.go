package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

var requestorTools = []*tool{
	newTool("search_requestor", "requestors", readTool, "Search requestors",
		"Find requestors, people of clients who ask for help, of one client or of all. Where there are none, offers users of that name or address.", searchRequestor),
	newTool("list_requestors", "requestors", readTool, "List requestors", "List the requestors of a client.", forClient(listRequestors)),
	newTool("get_requestor", "requestors", readTool, "Get requestor", "Show a requestor.", getRequestor),
	newTool("create_requestor", "requestors", addTool, "Create requestor", "Register a requestor of a client.", forClient(createRequestor)),
	newTool("update_requestor", "requestors", setTool, "Update requestor", "Change a requestor.", updateRequestor),
	newTool("update_requestor_entities", "requestors", setTool, "Fill custom fields",
		"Write or clear custom fields of a requestor.", updateRequestorEntities),
}

// requestorFilter are the arguments that choose requestors.
type requestorFilter struct {
	Name          string `json:"name,omitempty" desc:"part of the name"`
	Email         string `json:"email,omitempty" desc:"part of the e-mail address"`
	Telephone     string `json:"telephone,omitempty" desc:"telephone or part of it" number:"true"`
	CanOpenTicket *bool  `json:"can_open_ticket,omitempty" desc:"may open tickets by e-mail"`
}

type searchRequestorInput struct {
	requestorFilter
	clientRef
	paging
}

// otherPeople says what people are who are no requestors.
var otherPeople = map[string]hint{
	resolve.SourceUsers: {
		"não há solicitante: estes são usuários; use o e-mail deles como requestor_email",
		"there is no requestor: these are users; use their address as requestor_email",
	},
	resolve.SourceMe: {
		"não há solicitante nem usuário: este é o usuário da chave",
		"there is neither requestor nor user: this is the user of the key",
	},
}

func searchRequestor(ctx context.Context, c *call, in *searchRequestorInput) error {
	if in.Name == "" && in.Email == "" && in.Telephone == "" && in.CanOpenTicket == nil && in.clientRef == (clientRef{}) {
		return bad("name", orRequired, "email, telephone, can_open_ticket, client_id")
	}
	n := c.resolving(ctx)
	client := n.client(in.clientRef.ref())
	if n.err != nil {
		return n.err
	}
	found, err := c.names.FindRequestors(ctx, resolve.RequestorSearch{
		ListOptions: in.paging.options(), Name: in.Name, Email: in.Email, Telephone: telephonePart(in.Telephone),
		CanOpenTicket: setIf(in.CanOpenTicket), ClientID: client,
	})
	if err != nil {
		return err
	}
	notes := render.Notes{Filters: []render.Filter{{Name: "source", Value: found.Source}}}
	if h, ok := otherPeople[found.Source]; ok {
		notes.Warnings = []string{h.in(c.render.Language)}
	}
	return showPage(c, found.Page, notes, c.render.Requestors)
}

type listRequestorsInput struct {
	clientRef
	requestorFilter
	Extension           string `json:"extension,omitempty" desc:"telephone extension" number:"true"`
	IncludeEntityFields bool   `json:"include_entity_fields,omitempty" desc:"add custom fields"`
	paging
}

func listRequestors(ctx context.Context, c *call, client int64, in *listRequestorsInput) error {
	p, err := c.client.Requestors.ListByClient(ctx, client, &tiflux.RequestorListOptions{
		ListOptions: in.paging.options(), Name: in.Name, Email: in.Email, Telephone: telephonePart(in.Telephone),
		Extension: in.Extension, CanOpenTicket: setIf(in.CanOpenTicket), IncludeEntityFields: in.IncludeEntityFields,
	})
	return page(c, p, err, c.render.Requestors)
}

// requestorRef is a requestor in the arguments.
type requestorRef struct {
	clientRef
	RequestorID   int64  `json:"requestor_id,omitempty" desc:"requestor id" min:"1"`
	RequestorName string `json:"requestor_name,omitempty" desc:"requestor by name, e-mail or telephone; needs no client"`
}

// mustRequestor is the requestor that a tool cannot do without, and its client,
// which a name tells too.
func (n *names) mustRequestor(r requestorRef) (client, id int64, err error) {
	client = n.client(r.clientRef.ref())
	id = find(n, "requestor", ref{r.RequestorID, r.RequestorName}, inScope(client, n.set.Requestor), func(p tiflux.Requestor) (int64, string) {
		client = p.Client.ID
		return p.ID, p.Name
	})
	id = n.must(id, "requestor")
	client = n.must(client, "client")
	return client, id, n.err
}

type getRequestorInput struct {
	requestorRef
	ShowEntities bool `json:"show_entities,omitempty" desc:"add custom fields"`
}

func getRequestor(ctx context.Context, c *call, in *getRequestorInput) error {
	client, id, err := c.resolving(ctx).mustRequestor(in.requestorRef)
	if err != nil {
		return err
	}
	q, err := c.client.Requestors.Get(ctx, client, id)
	if err == nil && !in.ShowEntities {
		q.Entities = nil // they always come
	}
	return record(c, q, err, c.render.Requestor)
}

type createRequestorInput struct {
	clientRef
	Name          string `json:"name" desc:"name"`
	Email         string `json:"email" desc:"e-mail address"`
	Telephone     string `json:"telephone,omitempty" desc:"telephone" number:"true"`
	CanOpenTicket *bool  `json:"can_open_ticket,omitempty" desc:"may open tickets by e-mail"`
	Extension     string `json:"extension,omitempty" desc:"telephone extension" number:"true"`
	Country       string `json:"country,omitempty" desc:"of telephone, two letters" default:"BR"`
}

func createRequestor(ctx context.Context, c *call, client int64, in *createRequestorInput) error {
	defer c.names.Forget(resolve.Requestor)
	q, err := c.client.Requestors.Create(ctx, client, &tiflux.RequestorCreate{
		Name: in.Name, Email: in.Email, Telephone: in.Telephone, CanOpenTicket: setIf(in.CanOpenTicket),
		Extension: in.Extension, Country: in.Country,
	})
	return receipt(c, q, err, "created", c.render.RequestorReceipt)
}

type updateRequestorInput struct {
	requestorRef
	Name          string  `json:"name,omitempty" desc:"new name"`
	Email         string  `json:"email,omitempty" desc:"new e-mail address"`
	Telephone     string  `json:"telephone,omitempty" desc:"new telephone" number:"true"`
	CanOpenTicket *bool   `json:"can_open_ticket,omitempty" desc:"may open tickets by e-mail"`
	Extension     *string `json:"extension,omitempty" desc:"telephone extension; empty clears" number:"true"`
}

func updateRequestor(ctx context.Context, c *call, in *updateRequestorInput) error {
	client, id, err := c.resolving(ctx).mustRequestor(in.requestorRef)
	if err != nil {
		return err
	}
	defer c.names.Forget(resolve.Requestor)
	q, err := c.client.Requestors.Update(ctx, client, id, &tiflux.RequestorUpdate{
		Name: setText(in.Name), Email: setText(in.Email), Telephone: setText(in.Telephone),
		CanOpenTicket: setIf(in.CanOpenTicket), Extension: setIf(in.Extension),
	})
	return receipt(c, q, err, "updated", c.render.RequestorReceipt)
}

type updateRequestorEntitiesInput struct {
	requestorRef
	entityValues
}

func updateRequestorEntities(ctx context.Context, c *call, in *updateRequestorEntitiesInput) error {
	client, id, err := c.resolving(ctx).mustRequestor(in.requestorRef)
	if err != nil {
		return err
	}
	values, err := in.entityValues.of(ctx, c, tiflux.AppliedInRequestor)
	if err != nil {
		return err
	}
	e, err := c.client.Requestors.UpdateEntities(ctx, client, id, values)
	return receipt(c, e, err, "updated", c.render.RequestorEntitiesReceipt)
}
