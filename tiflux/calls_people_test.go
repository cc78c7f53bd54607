package tiflux_test

import "github.com/tiflux/tiflux-go/tiflux"

func peopleCalls() []operationCall {
	return []operationCall{
		{name: "Requestors.Create", call: func(r *run) (any, error) {
			return r.Requestors.Create(r.ctx, r.id("client_id"), full[tiflux.RequestorCreate](r))
		}},
		{name: "Requestors.Delete", call: func(r *run) (any, error) {
			return nil, r.Requestors.Delete(r.ctx, r.id("client_id"), r.id("requestor_id"))
		}},
		{name: "Requestors.Get", call: func(r *run) (any, error) {
			return r.Requestors.Get(r.ctx, r.id("client_id"), r.id("requestor_id"))
		}},
		{name: "Requestors.List", call: func(r *run) (any, error) {
			return r.Requestors.List(r.ctx, full[tiflux.RequestorListOptions](r))
		}},
		{name: "Requestors.ListByClient", call: func(r *run) (any, error) {
			return r.Requestors.ListByClient(r.ctx, r.id("client_id"), full[tiflux.RequestorListOptions](r))
		}},
		{name: "Requestors.Update", call: func(r *run) (any, error) {
			return r.Requestors.Update(r.ctx, r.id("client_id"), r.id("requestor_id"), full[tiflux.RequestorUpdate](r))
		}},
		{name: "Requestors.UpdateEntities", badBody: 20701, call: func(r *run) (any, error) {
			return r.Requestors.UpdateEntities(r.ctx, r.id("client_id"), r.id("requestor_id"), r.values("solicitant"))
		}},

		{name: "Users.Create", call: func(r *run) (any, error) { return r.Users.Create(r.ctx, full[tiflux.UserCreate](r)) }},
		{name: "Users.Get", call: func(r *run) (any, error) { return r.Users.Get(r.ctx, r.id("user_id")) }},
		{name: "Users.List", call: func(r *run) (any, error) { return r.Users.List(r.ctx, full[tiflux.UserListOptions](r)) }},
		{name: "Users.ListTechnical", call: func(r *run) (any, error) {
			return r.Users.ListTechnical(r.ctx, full[tiflux.TechnicalUserListOptions](r))
		}},
		{name: "Users.Me", call: func(r *run) (any, error) { return r.Users.Me(r.ctx) }},
		{name: "Users.Update", call: func(r *run) (any, error) {
			// An attendant is not linked to clients.
			return r.Users.Update(r.ctx, r.id("user_id"), full[tiflux.UserUpdate](r, "client_ids"))
		}},
		{name: "Users.UpdateProfile", call: func(r *run) (any, error) { return r.Users.UpdateProfile(r.ctx, full[tiflux.ProfileUpdate](r)) }},

		{name: "TechnicalGroups.Get", call: func(r *run) (any, error) {
			return r.TechnicalGroups.GetWithOptions(r.ctx, r.id("technical_group_id"), full[tiflux.TechnicalGroupGetOptions](r))
		}},
		{name: "TechnicalGroups.List", call: func(r *run) (any, error) { return r.TechnicalGroups.List(r.ctx, onePage) }},
		{name: "TechnicalGroups.ListClients", call: func(r *run) (any, error) {
			return r.TechnicalGroups.ListClients(r.ctx, r.id("technical_group_id"), onePage)
		}},
		{name: "TechnicalGroups.ListDesks", call: func(r *run) (any, error) {
			return r.TechnicalGroups.ListDesks(r.ctx, r.id("technical_group_id"), onePage)
		}},
		{name: "TechnicalGroups.ListUsers", call: func(r *run) (any, error) {
			return r.TechnicalGroups.ListUsers(r.ctx, r.id("technical_group_id"), onePage)
		}},

		{name: "RoleGroups.Get", call: func(r *run) (any, error) { return r.RoleGroups.Get(r.ctx, r.id("role_group_id")) }},
		{name: "RoleGroups.List", call: func(r *run) (any, error) { return r.RoleGroups.List(r.ctx, onePage) }},
		{name: "RoleGroups.ListTechnicalGroups", call: func(r *run) (any, error) {
			return r.RoleGroups.ListTechnicalGroups(r.ctx, r.id("role_group_id"), onePage)
		}},
		{name: "RoleGroups.ListUsers", call: func(r *run) (any, error) {
			return r.RoleGroups.ListUsers(r.ctx, r.id("role_group_id"), full[tiflux.RoleGroupUserListOptions](r))
		}},
		{name: "Departments.List", call: func(r *run) (any, error) {
			return r.Departments.List(r.ctx, full[tiflux.DepartmentListOptions](r))
		}},
	}
}
