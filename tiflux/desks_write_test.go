package tiflux_test

import (
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestDeskAndCatalogBodies(t *testing.T) {
	t.Parallel()
	const (
		desk = `{"id":43,"active":false,"add_ticket_feedback":false,"appointment_type":"Without Appointments","attendance_type":"Only selected technical groups",
			"behavior_billed_tickets":"reopen_ticket_closed","behavior_not_billed_tickets":"reopen_ticket_closed","can_reopen_revised_tickets":false,
			"can_stop_sla":false,"cancelable_tickets":false,"default_revised":"0 day(s)","description":"Redes","desk_exchange":false,"desk_with_sla":true,
			"display_name":"Redes","internal_desk":false,"name":"Redes","receiving_new_tickets":true,"reminder":false,
			"require_service_catalog_open_ticket":false,"required_fields":null,"review_type":null,"sla_goal":null,"summary":false,"ticket_review":false,
			"ticket_with_sla_time":false,"time_limit_to_reopening":"7 day(s)","user_without_access_create_ticket":false}`
		item = `{"id":7001,"active":true,"end_time":null,"name":"Troca","services_catalog":{"id":90,"name":"Infraestrutura"},
			"services_catalogs_area":{"id":810,"name":"Redes"},"start_time":"120:30"}`
	)
	tests := []bodyTest{
		{"desk", 201, desk, func(c *tiflux.Client) (any, error) {
			return c.Desks.Create(t.Context(), &tiflux.DeskCreate{Name: "Redes", DisplayName: "Redes", Description: "Redes"})
		}, `{"name":"Redes","display_name":"Redes","description":"Redes"}`},
		{"desk with zero values", 201, desk, func(c *tiflux.Client) (any, error) {
			return c.Desks.Create(t.Context(), &tiflux.DeskCreate{
				Name: "Redes", DisplayName: "Redes", Description: "Redes", AppointmentType: tiflux.WithoutAppointments,
				Active: tiflux.Set(false), DefaultRevised: tiflux.Set[int64](0), RequiredFields: &tiflux.DeskRequiredFields{RequestorName: true},
			})
		}, `{"name":"Redes","display_name":"Redes","description":"Redes","appointment_type":"Without Appointments","active":false,"default_revised":0,` +
			`"required_fields":{"equipment_id":false,"requestor_name":true,"requestor_email":false,"requestor_telephone":false,"requestor_ramal":false,"attachment_file":false}}`},
		{"bodies of catalogs are flat", 201, `{"id":90,"name":"Infraestrutura"}`, func(c *tiflux.Client) (any, error) {
			return c.ServicesCatalogs.Create(t.Context(), &tiflux.ServicesCatalogCreate{Name: "Infraestrutura"})
		}, `{"name":"Infraestrutura"}`},
		{"times beyond a day", 201, item, func(c *tiflux.Client) (any, error) {
			return c.ServicesCatalogs.CreateItem(t.Context(), 810, &tiflux.ServicesCatalogsItemCreate{Name: "Troca", StartTime: "120:30", EndTime: "999:59"})
		}, `{"name":"Troca","start_time":"120:30","end_time":"999:59"}`},
		{"part of an item", 200, item, func(c *tiflux.Client) (any, error) {
			return c.ServicesCatalogs.UpdateItem(t.Context(), 810, 7001, &tiflux.ServicesCatalogsItemUpdate{EndTime: tiflux.Set[tiflux.Hours]("48:00")})
		}, `{"end_time":"48:00"}`},
	}
	checkBodies(t, tests)
}

func TestDesksLife(t *testing.T) {
	t.Parallel()
	c := newClient(t, tifluxtest.New())
	created, err := c.Desks.Create(t.Context(), &tiflux.DeskCreate{
		Name: "Redes", DisplayName: "Redes", Description: "Redes", SLAGoal: tiflux.Set[int64](0), DefaultRevised: tiflux.Set[int64](14),
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := c.Desks.Get(t.Context(), created.ID)
	if goal, ok := got.SLAGoal.Get(); err != nil || !ok || goal != 0 || got.DefaultRevised != "14 day(s)" || !got.Active {
		t.Errorf("got %+v, %v", got, err)
	}
}
