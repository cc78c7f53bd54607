package tiflux_test

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"net/http"
	"sync"
	"time"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// testDay is when the accounts of these tests were made.
var testDay = time.Date(2026, 3, 10, 15, 0, 0, 0, time.UTC)

func newAccount(opts ...tifluxtest.Option) *tifluxtest.API {
	return tifluxtest.New(append([]tifluxtest.Option{
		tifluxtest.Size(200), tifluxtest.Clock(func() time.Time { return testDay }), tifluxtest.Quota(0),
	}, opts...)...)
}

// accountIDs are ids of records that go together, the same in every account.
var accountIDs = sync.OnceValue(findIDs)

// findIDs looks around a generated account, which is the same each time, for an
// open ticket and records that go with it.
func findIDs() map[string]int64 {
	ctx := context.Background()
	c, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: newAccount().Transport()}))
	if err != nil {
		panic(err)
	}
	ids := map[string]int64{}
	for ticket := range records(c.Tickets.All(ctx, nil)) {
		if ticket.Desk.Name == "Suporte N1" && ticket.Requestor.ID != 0 && !ticket.SLAInfo.Stopped {
			ids["ticket_number"], ids["status_id"] = ticket.TicketNumber, ticket.Status.ID
			ids["client_id"], ids["desk_id"], ids["requestor_id"] = ticket.Client.ID, ticket.Desk.ID, ticket.Requestor.ID
		} else {
			ids["ticket_reference_number"] = ticket.TicketNumber
		}
		if ticket.Desk.Name == "Implantação" {
			ids["visit_ticket_number"] = ticket.TicketNumber
		}
		findChecklist(ctx, c, ticket.TicketNumber, ids)
	}
	charges, err := c.Tickets.GetServiceTypes(ctx, ids["visit_ticket_number"], nil)
	if err != nil {
		panic(err)
	}
	shifts, err := c.Tickets.ListShifts(ctx, ids["visit_ticket_number"], nil)
	if err != nil {
		panic(err)
	}
	ids["loose_service_id"], ids["shift_id"] = charges.LooseServices[0].ID, shifts[0].ID
	client, desk := ids["client_id"], ids["desk_id"]
	for stage := range records(c.Desks.AllStages(ctx, desk, nil)) {
		if !stage.LastStage {
			ids["stage_id"] = stage.ID
		}
	}
	for item := range records(c.Desks.AllServicesCatalogsItems(ctx, desk, nil)) {
		ids["services_catalogs_item_id"], ids["area_id"], ids["catalog_id"] = item.ID, item.Area.ID, item.Catalog.ID
	}
	ids["priority_id"] = first(c.Desks.AllPriorities(ctx, desk, nil)).ID
	ids["responsible_id"] = first(c.Users.AllTechnical(ctx, &tiflux.TechnicalUserListOptions{DeskID: desk, ClientID: client})).ID
	ids["technical_group_id"] = first(c.TechnicalGroups.All(ctx, nil)).ID
	for group := range records(c.RoleGroups.All(ctx, nil)) {
		for range records(c.RoleGroups.AllTechnicalGroups(ctx, group.ID, nil)) {
			ids["role_group_id"] = group.ID
		}
	}
	ids["department_id"] = first(c.Departments.All(ctx, nil)).ID
	ids["knowledge_id"] = first(c.Knowledge.All(ctx, nil)).ID
	ids["knowledge_folder_id"] = first(c.Knowledge.AllFolders(ctx, nil)).ID
	equipment := first(c.Equipments.All(ctx, nil))
	ids["equipment_id"], ids["equipment_client_id"] = equipment.ID, equipment.Client.ID
	ids["equipment_type_id"] = first(c.Equipments.AllTypes(ctx, nil)).ID
	ids["equipment_group_id"] = first(c.Equipments.AllGroups(ctx, &tiflux.EquipmentGroupListOptions{ClientID: equipment.Client.ID})).ID
	for contract := range records(c.Contracts.All(ctx, nil)) {
		if contract.Kind == tiflux.KindContractGroup {
			ids["contract_group_id"] = contract.ID
		} else if contract.Modality == tiflux.ModalityHours {
			ids["contract_id"] = contract.ID
		}
	}
	ids["contract_type_id"] = first(c.Contracts.AllTypes(ctx, nil)).ID
	ids["chat_id"] = first(c.Chats.AllMine(ctx, nil)).ID
	for template := range records(c.Templates.AllWhatsAppCloud(ctx, nil)) {
		if template.Status == tiflux.TemplateApproved {
			ids["template_id"], ids["integration_id"] = template.ID, template.IntegrationID
		}
	}
	for e := range records(c.Entities.All(ctx, &tiflux.EntityListOptions{Active: tiflux.Set(true)})) {
		ids["entity_of_"+string(e.AppliedIn)] = e.ID
		for f := range records(c.Entities.AllFields(ctx, e.ID, nil)) {
			if f.FieldType == tiflux.FieldText {
				ids["field_of_"+string(e.AppliedIn)] = f.ID
			}
			if f.FieldType == tiflux.FieldSingleSelect {
				ids["select_field_id"] = f.ID
			}
		}
	}
	ids["option_id"] = first(c.Entities.AllFieldOptions(ctx, ids["select_field_id"], nil)).ID
	for alias, name := range map[string]string{
		"user_id": "responsible_id", "services_catalogs_area_id": "area_id", "services_catalog_id": "catalog_id",
		"quarterly_bill_client_id": "client_id", "equipment_user_id": "responsible_id",
	} {
		ids[alias] = ids[name]
	}
	for name, id := range maps.Clone(ids) {
		ids[name+"s"] = id
	}
	return ids
}

// findChecklist looks for a field that takes text.
func findChecklist(ctx context.Context, c *tiflux.Client, number int64, ids map[string]int64) {
	for list := range records(c.Tickets.AllChecklists(ctx, number, nil)) {
		for _, field := range list.Fields {
			if field.Type == tiflux.ChecklistText && list.ID != 0 {
				ids["checklist_ticket_number"], ids["checklist_id"], ids["checklist_index"] = number, list.ID, int64(field.Index)
			}
		}
	}
}

func records[T any](seq iter.Seq2[T, error]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v, err := range seq {
			if err != nil {
				panic(err)
			}
			if !yield(v) {
				return
			}
		}
	}
}

func first[T any](seq iter.Seq2[T, error]) T {
	for v := range records(seq) {
		return v
	}
	panic(fmt.Sprintf("there is no %T", *new(T)))
}
