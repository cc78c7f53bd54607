package tifluxtest

import (
	"fmt"
	"maps"
	"slices"
)

// Values of a new desk that nobody chose.
const (
	selectedGroups = "Only selected technical groups"
	allGroups      = "All technical groups"
	defaultMessage = "answer_to_client_with_default_message"
	reviewDays     = 5
	reopeningDays  = 7
)

func deskWriteOperations() []operation {
	return []operation{
		{
			id: "createDesk", method: "POST", path: "/desks", root: "desk", accepts: jsonBody, status: 201,
			body: attrs{
				"name": aText.must(), "display_name": aText.must(), "description": aText.must(),
				"appointment_type": deskLabel(withoutAppointments, withValorization, noValorization),
				"attendance_type":  deskLabel(allGroups, selectedGroups),
				"sla_goal":         deskNumber, "default_revised": deskNumber, "time_limit_to_reopening": deskNumber,
				"review_type": aText, "behavior_not_billed_tickets": aText, "behavior_billed_tickets": aText,
				"receiving_new_tickets": aFlag, "desk_exchange": aFlag, "cancelable_tickets": aFlag,
				"require_service_catalog_open_ticket": aFlag, "services_catalog_item": aFlag, "desk_with_sla": aFlag,
				"ticket_with_sla_time": aFlag, "can_stop_sla": aFlag, "ticket_review": aFlag, "add_ticket_feedback": aFlag,
				"internal_desk": aFlag, "can_reopen_revised_tickets": aFlag, "reminder": aFlag, "summary": aFlag,
				"user_without_access_create_ticket": aFlag, "active": aFlag, "required_fields": anObject,
			},
			needs: needs{license: LicenseTickets, anyOf: []Permission{ManageDesks}}, handle: createDesk,
		},
		{
			id: "listDeskServicesCatalogs", method: "GET", path: "/desks/{id}/services-catalogs",
			root: "services_catalog", paged: true, needs: needs{license: LicenseTickets}, handle: listDeskServicesCatalogs,
		},
	}
}

// deskNumber is a number that is not below zero.
var deskNumber = attribute{kind: func(name string, value any) (any, []string) {
	n, problems := readNumber(name, value)
	if problems == nil && n.(int) < 0 {
		return nil, []string{"must be greater than or equal to 0"}
	}
	return n, problems
}}

// deskLabel is one of the labels that a desk's settings have.
func deskLabel(labels ...string) attribute {
	return attribute{kind: func(name string, value any) (any, []string) {
		label := fmt.Sprint(value)
		if !slices.Contains(labels, label) {
			return nil, []string{invalidOption(name, label, labels)}
		}
		return label, nil
	}}
}

func createDesk(c *call) (any, *apiError) {
	settings, refused := c.deskSettings()
	if refused != nil {
		return nil, refused
	}
	d := &desk{
		name: settings.Name, displayName: settings.DisplayName, description: settings.Description,
		active: settings.Active, appointments: settings.AppointmentType, internal: settings.InternalDesk,
		byCatalog: settings.RequireServiceCatalogOpenTicket, sla: settings.DeskWithSLA,
		canPauseSLA: settings.CanStopSLA, review: settings.TicketReview,
		canReopenRevised: settings.CanReopenRevisedTickets, required: settings.RequiredFields, settings: settings,
	}
	if settings.ReviewType != nil {
		d.reviewType = *settings.ReviewType
	}
	c.addDesk(d, stageRows[false])
	settings.ID = d.id
	c.journal(d.id, d.name)
	return deskDetailView(d), nil
}

// deskSettings are the defaults with what was sent on top.
func (c *call) deskSettings() (*deskDetail, *apiError) {
	s := &deskDetail{
		Active: true, ReceivingNewTickets: true, DeskWithSLA: true, AppointmentType: withValorization,
		AttendanceType: selectedGroups, BehaviorBilledTickets: defaultMessage, BehaviorNotBilledTickets: defaultMessage,
	}
	for name, setting := range map[string]*string{
		"name": &s.Name, "display_name": &s.DisplayName, "description": &s.Description,
		"appointment_type": &s.AppointmentType, "attendance_type": &s.AttendanceType,
		"behavior_not_billed_tickets": &s.BehaviorNotBilledTickets, "behavior_billed_tickets": &s.BehaviorBilledTickets,
	} {
		sendTo(c, name, setting)
	}
	for name, setting := range map[string]*bool{
		"active": &s.Active, "receiving_new_tickets": &s.ReceivingNewTickets, "desk_exchange": &s.DeskExchange,
		"cancelable_tickets": &s.CancelableTickets, "services_catalog_item": &s.ServicesCatalogItem,
		"require_service_catalog_open_ticket": &s.RequireServiceCatalogOpenTicket, "desk_with_sla": &s.DeskWithSLA,
		"ticket_with_sla_time": &s.TicketWithSLATime, "can_stop_sla": &s.CanStopSLA, "ticket_review": &s.TicketReview,
		"add_ticket_feedback": &s.AddTicketFeedback, "internal_desk": &s.InternalDesk, "reminder": &s.Reminder,
		"can_reopen_revised_tickets": &s.CanReopenRevisedTickets, "summary": &s.Summary,
		"user_without_access_create_ticket": &s.UserWithoutAccessCreateTicket,
	} {
		sendTo(c, name, setting)
	}
	revised, reopening := reviewDays, reopeningDays
	sendTo(c, "default_revised", &revised)
	sendTo(c, "time_limit_to_reopening", &reopening)
	s.DefaultRevised, s.TimeLimitToReopening = fmt.Sprintf("%d day(s)", revised), fmt.Sprintf("%d day(s)", reopening)
	if goal, ok := attr[int](c, "sla_goal"); ok {
		s.SLAGoal = &goal
	}
	if kind, ok := attr[string](c, "review_type"); ok {
		s.ReviewType = null(kind)
	}
	var refused *apiError
	s.RequiredFields, refused = c.sentRequiredFields()
	return s, refused
}

// sendTo puts an attribute that was sent into its place.
func sendTo[T any](c *call, name string, place *T) {
	if value, ok := attr[T](c, name); ok {
		*place = value
	}
}

func (c *call) sentRequiredFields() (*requiredFields, *apiError) {
	object, ok := attr[map[string]any](c, "required_fields")
	if !ok {
		return nil, nil
	}
	fields := &requiredFields{}
	places := map[string]*bool{
		"equipment_id": &fields.EquipmentID, "requestor_name": &fields.RequestorName,
		"requestor_email": &fields.RequestorEmail, "requestor_telephone": &fields.RequestorTelephone,
		"requestor_ramal": &fields.RequestorRamal, "attachment_file": &fields.AttachmentFile,
	}
	unknown := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		place, known := places[name]
		switch {
		case !known:
			unknown[name] = true
		case object[name] != nil && object[name] != "":
			flag, _ := readFlag(name, object[name])
			*place = flag.(bool)
		}
	}
	if len(unknown) > 0 {
		return nil, unpermitted(unknown)
	}
	return fields, nil
}

func listDeskServicesCatalogs(c *call) (any, *apiError) {
	d, refused := c.findDesk()
	if refused != nil {
		return nil, refused
	}
	rows := where(c.catalogs.all(), func(sc *servicesCatalog) bool { return slices.Contains(d.catalogIDs, sc.id) })
	return listed(c, rows, servicesCatalogView)
}
