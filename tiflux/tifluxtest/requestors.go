package tifluxtest

import "strings"

type requestor struct {
	id           int
	clientID     int
	name, email  string
	extension    string
	telephone    string // E.164.
	opensTickets bool   // By e-mail.
	values       *fieldValues
}

func requestorOperations() []operation {
	filters := params{
		"name": text, "extension": text, "email": text, "telephone": text,
		"can_open_ticket": boolean, "include_entity_fields": boolean,
	}
	readers := needs{anyOf: []Permission{ManageClients, ViewClients}}
	return []operation{
		{
			id: "listRequestors", method: "GET", path: "/requestors", root: "requestor", paged: true,
			query: filters, needs: readers, handle: listRequestors,
		},
		{
			id: "listClientRequestors", method: "GET", path: "/clients/{client_id}/requestors", root: "requestor", paged: true,
			query: filters, needs: readers, handle: listClientRequestors,
		},
	}
}

func listRequestors(c *call) (any, *apiError) {
	return listed(c, c.matchingRequestors(0), func(r *requestor) requestorView {
		view := c.requestorView(r)
		if cl, ok := c.clients.get(r.clientID); ok {
			view.Client = &idName{cl.id, cl.name}
		}
		return view
	})
}

func listClientRequestors(c *call) (any, *apiError) {
	cl, refused := c.findClient("client_id")
	if refused != nil {
		return nil, refused
	}
	return listed(c, c.matchingRequestors(cl.id), c.requestorView)
}

// matchingRequestors applies the filters, within a client unless clientID is 0.
func (c *call) matchingRequestors(clientID int) []*requestor {
	name, email, extension := textFilter(c, "name"), textFilter(c, "email"), textFilter(c, "extension")
	opens := boolFilter(c, "can_open_ticket")
	telephone, byTelephone := queried[string](c, "telephone")
	return where(c.requestors.all(), func(r *requestor) bool {
		return (clientID == 0 || r.clientID == clientID) &&
			name(r.name) && email(r.email) && extension(r.extension) && opens(r.opensTickets) &&
			(!byTelephone || strings.Contains(strings.TrimPrefix(r.telephone, "+55"), telephone))
	})
}

type requestorView struct {
	ID            int               `json:"id"`
	CanOpenTicket bool              `json:"can_open_ticket"`
	Client        *idName           `json:"client,omitempty"`
	Email         *string           `json:"email"`
	EntityFields  *[]requestorField `json:"entity_fields,omitempty"`
	Extension     *string           `json:"extension"`
	Name          string            `json:"name"`
	Telephone     *string           `json:"telephone"`
}

func (c *call) requestorView(r *requestor) requestorView {
	view := requestorView{
		ID: r.id, CanOpenTicket: r.opensTickets, Email: null(r.email), Extension: null(r.extension),
		Name: r.name, Telephone: null(r.telephone),
	}
	if include, _ := queried[bool](c, "include_entity_fields"); include {
		view.EntityFields = new(c.requestorFields(r.values))
	}
	return view
}

// requestorField is a custom field in lists of requestors, which differ from
// all others: the id of the option as value, and a checkbox with all options.
type requestorField struct {
	EntityFieldID int                    `json:"entity_field_id"`
	FieldType     string                 `json:"field_type"`
	Name          string                 `json:"name"`
	EntityID      int                    `json:"entity_id"`
	Required      bool                   `json:"required"`
	ID            *int                   `json:"id"`
	Value         *string                `json:"value"`
	Options       []requestorFieldOption `json:"options"`
}

type requestorFieldOption struct {
	EntityFieldOptionID int     `json:"entity_field_option_id"`
	EntityFieldID       int     `json:"entity_field_id"`
	Title               string  `json:"title"`
	ID                  *int    `json:"id"`
	Value               *string `json:"value"`
}

func (st *state) requestorFields(values *fieldValues) []requestorField {
	list := []requestorField{}
	for f := range st.fields.all() {
		if e, ok := st.entities.get(f.entityID); !ok || !e.active || e.appliedIn != forRequestors {
			continue
		}
		stored := values.get(f.id)
		view := requestorField{
			EntityFieldID: f.id, FieldType: f.kind, Name: f.name, EntityID: f.entityID, Required: f.required,
			ID: null(stored.id), Value: null(stored.text),
		}
		if f.hasOptions() {
			view.Options = []requestorFieldOption{}
		}
		var unmarked []requestorFieldOption
		for _, o := range f.options {
			option := requestorFieldOption{EntityFieldOptionID: o.id, EntityFieldID: f.id, Title: o.title}
			if id, marked := stored.marked[o.id]; marked {
				option.ID, option.Value = &id, new(o.mark(f))
				view.Options = append(view.Options, option)
			} else if f.kind == checkbox {
				unmarked = append(unmarked, option)
			}
		}
		view.Options = append(view.Options, unmarked...)
		list = append(list, view)
	}
	return list
}
