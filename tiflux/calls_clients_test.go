package tiflux_test

import "github.com/tiflux/tiflux-go/tiflux"

func clientCalls() []operationCall {
	return []operationCall{
		{name: "Clients.Create", call: func(r *run) (any, error) { return r.Clients.Create(r.ctx, full[tiflux.ClientCreate](r)) }},
		{name: "Clients.CreateAddress", call: func(r *run) (any, error) {
			return r.Clients.CreateAddress(r.ctx, r.id("client_id"), full[tiflux.ClientAddressCreate](r))
		}},
		{name: "Clients.CreateContact", call: func(r *run) (any, error) {
			return r.Clients.CreateContact(r.ctx, r.id("client_id"), full[tiflux.ClientContactCreate](r))
		}},
		{name: "Clients.CreateEmailTicketsPermission", badBody: 42201, noRecord: 40402, call: func(r *run) (any, error) {
			p := full[tiflux.EmailTicketsPermissionCreate](r)
			if r.spoilt {
				p.Address = "exemplo"
			}
			return r.Clients.CreateEmailTicketsPermission(r.ctx, r.id("client_id"), p)
		}},
		{name: "Clients.CreateUser", call: func(r *run) (any, error) {
			return r.Clients.CreateUser(r.ctx, r.id("client_id"), full[tiflux.ClientUserCreate](r))
		}},
		{name: "Clients.DeleteAddress", prepare: withAddress, call: func(r *run) (any, error) {
			return nil, r.Clients.DeleteAddress(r.ctx, r.id("client_id"), r.id("address_id"))
		}},
		{name: "Clients.DeleteContact", prepare: withContact, call: func(r *run) (any, error) {
			return nil, r.Clients.DeleteContact(r.ctx, r.id("client_id"), r.id("contact_id"))
		}},
		{name: "Clients.DeleteFile", prepare: withClientFile, call: func(r *run) (any, error) {
			return nil, r.Clients.DeleteFile(r.ctx, r.id("client_id"), r.id("file_id"))
		}},
		{name: "Clients.DeleteLogo", prepare: withLogo, call: func(r *run) (any, error) {
			return nil, r.Clients.DeleteLogo(r.ctx, r.id("client_id"))
		}},
		{name: "Clients.Get", call: func(r *run) (any, error) { return r.Clients.Get(r.ctx, r.id("client_id")) }},
		{name: "Clients.GetAddress", prepare: withAddress, call: func(r *run) (any, error) {
			return r.Clients.GetAddress(r.ctx, r.id("client_id"), r.id("address_id"))
		}},
		{name: "Clients.GetContact", prepare: withContact, call: func(r *run) (any, error) {
			return r.Clients.GetContact(r.ctx, r.id("client_id"), r.id("contact_id"))
		}},
		{name: "Clients.GetFile", prepare: withClientFile, call: func(r *run) (any, error) {
			return r.Clients.GetFile(r.ctx, r.id("client_id"), r.id("file_id"))
		}},
		{name: "Clients.List", call: func(r *run) (any, error) { return r.Clients.List(r.ctx, full[tiflux.ClientListOptions](r)) }},
		{name: "Clients.ListAddresses", prepare: withAddress, call: func(r *run) (any, error) {
			return r.Clients.ListAddresses(r.ctx, r.id("client_id"), onePage)
		}},
		{name: "Clients.ListContacts", prepare: withContact, call: func(r *run) (any, error) {
			return r.Clients.ListContacts(r.ctx, r.id("client_id"), onePage)
		}},
		{name: "Clients.ListDesks", call: func(r *run) (any, error) { return r.Clients.ListDesks(r.ctx, r.id("client_id"), onePage) }},
		{name: "Clients.ListFiles", prepare: withClientFile, call: func(r *run) (any, error) {
			return r.Clients.ListFiles(r.ctx, r.id("client_id"), onePage)
		}},
		{name: "Clients.ListTechnicalGroups", call: func(r *run) (any, error) {
			return r.Clients.ListTechnicalGroups(r.ctx, r.id("client_id"), onePage)
		}},
		{name: "Clients.Update", call: func(r *run) (any, error) {
			return r.Clients.Update(r.ctx, r.id("client_id"), full[tiflux.ClientUpdate](r))
		}},
		{name: "Clients.UpdateAddress", prepare: withAddress, call: func(r *run) (any, error) {
			return r.Clients.UpdateAddress(r.ctx, r.id("client_id"), r.id("address_id"), full[tiflux.ClientAddressUpdate](r))
		}},
		{name: "Clients.UpdateContact", prepare: withContact, call: func(r *run) (any, error) {
			return r.Clients.UpdateContact(r.ctx, r.id("client_id"), r.id("contact_id"), full[tiflux.ClientContactUpdate](r))
		}},
		{name: "Clients.UpdateEntities", badBody: 20701, call: func(r *run) (any, error) {
			return r.Clients.UpdateEntities(r.ctx, r.id("client_id"), r.values("client"))
		}},
		{name: "Clients.UploadFile", call: func(r *run) (any, error) {
			return r.Clients.UploadFile(r.ctx, r.id("client_id"), someFiles()[0])
		}},
		{name: "Clients.UploadLogo", call: func(r *run) (any, error) {
			return r.Clients.UploadLogo(r.ctx, r.id("client_id"), someFiles()[1])
		}},
	}
}

func withAddress(r *run) {
	a, err := r.Clients.CreateAddress(r.ctx, r.ids["client_id"], &tiflux.ClientAddressCreate{
		CEP: "89201-000", City: "Joinville", Neighborhood: "Centro", State: "SC", Street: "Rua das Flores", Number: tiflux.Set[int64](10),
	})
	r.must(err)
	r.ids["address_id"] = a.ID
}

func withContact(r *run) {
	c, err := r.Clients.CreateContact(r.ctx, r.ids["client_id"], &tiflux.ClientContactCreate{
		Use: tiflux.ContactCommercial, Number: "4733334444", Owner: "Lia", Email: "lia@exemplo.com.br",
	})
	r.must(err)
	r.ids["contact_id"] = c.ID
}

func withClientFile(r *run) {
	f, err := r.Clients.UploadFile(r.ctx, r.ids["client_id"], someFiles()[0])
	r.must(err)
	r.ids["file_id"] = f.ID
}

func withLogo(r *run) {
	_, err := r.Clients.UploadLogo(r.ctx, r.ids["client_id"], someFiles()[1])
	r.must(err)
}
