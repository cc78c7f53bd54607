package tifluxtest_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// Desks by the appointments that they take.
const (
	deskWithout  = 101
	deskNoValue  = 102
	deskValued   = 110
	catalogItem  = 7001
	otherClient  = 4002
	hourlyTalk   = 871 // A loose service of 150.00 an hour, 180.00 outside.
	exclusive    = 874 // Of the first client only.
	discontinued = 875
	hoursRider   = 2701 // Of contract 2201.
	recentRider  = 2702 // Since ten days.
	endedRider   = 2703
	leftRider    = 2704
	groupRider   = 2705
	strangeRider = 2706
	cityTrip     = 891
	ownTrip      = 893 // Of the first client only.
	contractTrip = 894
	oldTrip      = 895
)

type appointment struct {
	ID           int    `json:"id"`
	Client       idName `json:"client"`
	Date         string `json:"date"`
	Start        string `json:"init_time"`
	End          string `json:"end_time"`
	User         idName `json:"user"`
	Value        string `json:"value"`
	Valorization *struct {
		Attendance string  `json:"attendance"`
		Kind       string  `json:"attendance_kind"`
		Contract   *idName `json:"contract"`
		Guarantee  bool    `json:"guarantee"`
		Manual     bool    `json:"manual_value"`
		Value      *string `json:"value"`
		Shift      *struct {
			ID    int    `json:"id"`
			Value string `json:"value"`
		} `json:"shift"`
		ShiftOwner *struct {
			Number int `json:"ticket_number"`
		} `json:"shift_owner_ticket"`
	} `json:"valorization"`
	Contract *idName `json:"contract"`
	Desk     idName  `json:"desk"`
	Ticket   struct {
		Number int    `json:"number"`
		Title  string `json:"title"`
	} `json:"ticket"`
}

func (c caller) record(number int, attributes string) result {
	c.t.Helper()
	return c.send("POST", fmt.Sprintf("/tickets/%d/appointments", number), jsonOf(attributes))
}

// work is the body of an appointment of ninety minutes.
func work(more ...string) string {
	return `{"date":"2026-03-09","init_time":"10:00","end_time":"11:30","description":"Visita técnica"` + strings.Join(append([]string{""}, more...), ",") + `}`
}

func (c caller) openValued(clientID int) int {
	c.t.Helper()
	return c.open(map[string]any{"client_id": clientID, "desk_id": deskValued, "priority_id": nil, "services_catalogs_item_id": catalogItem}).Number
}

func TestAppointmentPrices(t *testing.T) {
	t.Parallel()
	admin, _ := noTickets(t)
	number := admin.openValued(4001)
	loose := fmt.Sprintf(`"attendance_kind":1,"loose_service_id":%d`, hourlyTalk)
	tests := map[string]struct{ attributes, value string }{
		"computed":   {loose + `,"attendance":2`, "225.00"},
		"outside":    {loose + `,"attendance":"1"`, "270.00"},
		"typed in":   {loose + `,"attendance":3,"value":150.55`, "150.55"},
		"zero":       {loose + `,"attendance":3,"value":0`, "0.00"},
		"guarantee":  {loose + `,"attendance":2,"guarantee":true`, "0.00"},
		"with shift": {loose + fmt.Sprintf(`,"attendance":1,"shift_id":%d`, cityTrip), "270.00"},
		"contract":   {fmt.Sprintf(`"attendance_kind":2,"attendance":2,"contract_rider_id":%d`, hoursRider), ""},
	}
	for _, name := range slices.Sorted(maps.Keys(tests)) {
		made := decode[appointment](t, admin.record(number, work(tests[name].attributes)), 201)
		if made.Value != tests[name].value || made.Date != "2026-03-09" || made.Start != "10:00" || made.End != "11:30" || made.User.Name != "Ana Martins" {
			t.Errorf("%s: got %+v, want the value %q", name, made, tests[name].value)
		}
	}
	if journal := admin.api.Journal(); len(journal) != 1+len(tests) || journal[1].Operation != "createAppointment" {
		t.Errorf("journal: %+v", journal)
	}
	rows := decode[[]appointment](t, admin.get(fmt.Sprintf("/tickets/%d/appointments", number)), 200)
	if len(rows) != len(tests) || rows[0].ID >= rows[1].ID || rows[0].Client.ID != 4001 {
		t.Fatalf("list: %+v", rows)
	}
	if v := rows[1].Valorization; v.Contract == nil || v.Contract.ID != 2201 || v.Kind != "Contract" || v.Value != nil {
		t.Errorf("by contract: %+v", v)
	}
	if v := rows[4].Valorization; !v.Manual || *v.Value != "150.55" || v.Attendance != "Internal" {
		t.Errorf("typed in: %+v", v)
	}
	if v := rows[3].Valorization; v.Shift != nil || v.Attendance != "External" {
		t.Errorf("outside: %+v", v)
	}
	if v := rows[5].Valorization; v.Shift == nil || v.Shift.Value != "60.00" {
		t.Errorf("with shift: %+v", v)
	}
	full := decode[struct {
		Worked  string `json:"worked_hours"`
		Updated int    `json:"updated_by_id"`
	}](t, admin.get(fmt.Sprintf("/tickets/%d", number)), 200)
	if full.Worked != "10:30" {
		t.Errorf("worked %s", full.Worked)
	}
}

func TestAppointmentRefusals(t *testing.T) {
	t.Parallel()
	admin, _ := noTickets(t)
	numbers := map[int]int{
		deskWithout: admin.open(nil).Number,
		deskNoValue: admin.open(map[string]any{"desk_id": deskNoValue, "priority_id": 3005}).Number,
		deskValued:  admin.openValued(4001),
		otherClient: admin.openValued(otherClient),
	}
	fresh := admin.openValued(4001)
	loose := fmt.Sprintf(`"attendance":1,"attendance_kind":1,"loose_service_id":%d`, hourlyTalk)
	rider := func(id int) string {
		return fmt.Sprintf(`"attendance":1,"attendance_kind":2,"contract_rider_id":%d`, id)
	}
	tests := map[string]struct {
		ticket           int
		body, key, text  string
		alsoUnder, andIs string
	}{
		"blank":                   {deskValued, `{"date":"","init_time":null,"end_time":"11:00","description":""}`, "description", "can't be blank", "date", "can't be blank"},
		"bad date":                {deskNoValue, strings.Replace(work(), "2026-03-09", "ontem", 1), "date", "invalid date", "", ""},
		"future":                  {deskNoValue, strings.Replace(work(), "2026-03-09", "2026-03-11", 1), "date", "cannot be in the future", "", ""},
		"bad time":                {deskNoValue, strings.Replace(work(), "10:00", "24:00", 1), "init_time", "field is incorrectly formatted. It should follow the 'HH:MM' pattern, with the maximum allowed value being 23:59", "", ""},
		"one digit":               {deskNoValue, strings.Replace(work(), "10:00", "9:00", 1), "init_time", "field is incorrectly formatted", "", ""},
		"backwards":               {deskNoValue, strings.Replace(work(), "10:00", "12:00", 1), "end_time", "can't be before init_time", "", ""},
		"name with angle":         {deskNoValue, work(`"external_user_name":"<b>"`), "external_user_name", "can't contain the characters < or >", "", ""},
		"long name":               {deskNoValue, work(`"external_user_name":"` + strings.Repeat("ç", 256) + `"`), "external_user_name", "is too long (maximum is 255 characters)", "", ""},
		"desk without":            {deskWithout, work(), "error", "Without Appointments", "", ""},
		"plain desk":              {deskNoValue, work(`"attendance":1,"guarantee":false`), "attendance", "can't be informed, this ticket is in a desk with appointment_type 'Appointments with no Valorization'", "guarantee", "can't be informed, this ticket is in a desk with appointment_type 'Appointments with no Valorization'"},
		"nothing":                 {deskValued, work(), "attendance", "can't be blank", "attendance_kind", "can't be blank"},
		"strange attendance":      {deskValued, work(`"attendance":4`), "attendance", "is not included in the list", "", ""},
		"no service":              {deskValued, work(`"attendance_kind":1`), "loose_service_id", "can't be blank when attendance_kind is 1 (Loose)", "attendance", "can't be blank"},
		"no rider":                {deskValued, work(`"attendance_kind":2`), "contract_rider_id", "can't be blank when attendance_kind is 2 (Contract)", "", ""},
		"service by contract":     {deskValued, work(rider(hoursRider), `"loose_service_id":871`), "loose_service_id", "can't be informed when attendance_kind is 2 (Contract)", "", ""},
		"rider when loose":        {deskValued, work(loose, `"contract_rider_id":2701`), "contract_rider_id", "can't be informed when attendance_kind is 1 (Loose)", "", ""},
		"value by contract":       {deskValued, work(rider(hoursRider), `"value":10`), "value", "can't be informed when attendance_kind is 2 (Contract), the billing considers the appointment hours", "", ""},
		"value in guarantee":      {deskValued, work(loose, `"value":10,"guarantee":true`), "value", "can't be informed when guarantee is true, the appointment value is zero", "", ""},
		"value too high":          {deskValued, work(loose, `"value":10000000`), "value", "must be greater than or equal to 0 and less than or equal to 9999999.99", "", ""},
		"value below zero":        {deskValued, work(loose, `"value":-0.01`), "value", "must be greater than or equal to 0", "", ""},
		"unknown service":         {deskValued, work(`"attendance":2,"attendance_kind":1,"loose_service_id":1`), "loose_service_id", "not found, inactive or does not belong to the organization", "", ""},
		"inactive service":        {deskValued, work(fmt.Sprintf(`"attendance":2,"attendance_kind":1,"loose_service_id":%d`, discontinued)), "loose_service_id", "not found, inactive", "", ""},
		"service of others":       {otherClient, work(fmt.Sprintf(`"attendance":2,"attendance_kind":1,"loose_service_id":%d`, exclusive)), "loose_service_id", "is not available for the client of this ticket", "", ""},
		"unknown rider":           {deskValued, work(rider(1)), "contract_rider_id", "not found or does not belong to the organization", "", ""},
		"rider of a group":        {deskValued, work(rider(groupRider)), "contract_rider_id", "belongs to a contract group and can't be used in appointments", "", ""},
		"rider of others":         {deskValued, work(rider(strangeRider)), "contract_rider_id", "does not belong to the client of this ticket", "", ""},
		"cancelled rider":         {deskValued, work(rider(leftRider)), "contract_rider_id", "is cancelled or no longer valid", "", ""},
		"ended rider":             {deskValued, work(rider(endedRider)), "contract_rider_id", "is cancelled or no longer valid", "", ""},
		"rider too new":           {deskValued, strings.Replace(work(rider(recentRider)), "2026-03-09", "2026-02-27", 1), "contract_rider_id", "is not valid for the informed date, it starts on 2026-02-28", "", ""},
		"unknown shift":           {deskValued, work(loose, `"shift_id":1`), "shift_id", "not found, inactive or does not belong to the organization", "", ""},
		"inactive shift":          {deskValued, work(loose, fmt.Sprintf(`"shift_id":%d`, oldTrip)), "shift_id", "not found, inactive", "", ""},
		"shift of others":         {otherClient, work(loose, fmt.Sprintf(`"shift_id":%d`, ownTrip)), "shift_id", "does not belong to the client of this ticket", "", ""},
		"shift inside":            {deskValued, work(strings.Replace(loose, `"attendance":1`, `"attendance":2`, 1), fmt.Sprintf(`"shift_id":%d`, cityTrip)), "shift_id", "can only be informed when attendance is 1 (External)", "", ""},
		"shift of a contract":     {deskValued, work(loose, fmt.Sprintf(`"shift_id":%d`, contractTrip)), "shift_id", "belongs to a contract and can only be informed when attendance_kind is 2 (Contract)", "", ""},
		"shift of other contract": {deskValued, work(rider(recentRider), fmt.Sprintf(`"shift_id":%d`, contractTrip)), "shift_id", "belongs to another contract", "", ""},
		"two shifts":              {deskValued, work(loose, fmt.Sprintf(`"shift_id":%d,"shift_owner_ticket_number":%d`, cityTrip, fresh)), "shift_owner_ticket_number", "can't be informed together with shift_id", "", ""},
		"trip inside":             {deskValued, work(strings.Replace(loose, `"attendance":1`, `"attendance":3`, 1), fmt.Sprintf(`"shift_owner_ticket_number":%d`, fresh)), "shift_owner_ticket_number", "can only be informed when attendance is 1 (External)", "", ""},
		"trip of others":          {otherClient, work(loose, fmt.Sprintf(`"shift_owner_ticket_number":%d`, fresh)), "shift_owner_ticket_number", "not found, closed or does not belong to the client of this ticket", "", ""},
		"trip without shift":      {deskValued, work(loose, fmt.Sprintf(`"shift_owner_ticket_number":%d`, fresh)), "shift_owner_ticket_number", "has no appointment with a shift to be used", "", ""},
	}
	for name, test := range tests {
		got := admin.record(numbers[test.ticket], test.body)
		problem := decode[apiError](t, got, 422)
		if problem.Code != 42202 || !strings.Contains(strings.Join(problem.Detail[test.key], "\n"), test.text) ||
			test.alsoUnder != "" && !slices.Contains(problem.Detail[test.alsoUnder], test.andIs) {
			t.Errorf("%s: got %s", name, got.body)
		}
	}
	if journal := admin.api.Journal(); len(journal) != 5 {
		t.Errorf("%d writes", len(journal))
	}
	refused(t, admin.record(99, work()), 40401, "error", "Couldn't find ServiceDesk::Ticket with ticket_number = 99")
	refused(t, admin.send("POST", "/tickets/x/appointments", jsonOf(work())), 42201, "ticket_number", "is not a number")
	refused(t, admin.send("POST", "/tickets/0/appointments", jsonOf(work())), 42201, "ticket_number", "must be greater than 0")
	refused(t, as(t, admin.api, tifluxtest.KeyClient).record(numbers[deskValued], work()), 40301, "error", "not authorized")
	refused(t, as(t, admin.api, tifluxtest.KeyNoLicense).record(numbers[deskValued], work()), 40304, "error", "tickets")
}

// A second visit on the same trip names the ticket that pays for it.
func TestSharedTrip(t *testing.T) {
	t.Parallel()
	admin, _ := noTickets(t, tifluxtest.RequireShifts())
	first, second := admin.openValued(4001), admin.openValued(4001)
	visit := fmt.Sprintf(`"attendance":1,"attendance_kind":2,"contract_rider_id":%d`, hoursRider)
	refused(t, admin.record(first, work(visit)), 42202, "shift_id", "can't be blank when attendance is 1 (External), this organization requires a shift. Inform shift_id or shift_owner_ticket_number")
	decode[appointment](t, admin.record(first, work(visit, fmt.Sprintf(`"shift_id":%d`, contractTrip))), 201)
	decode[appointment](t, admin.record(second, work(visit, fmt.Sprintf(`"shift_owner_ticket_number":%d`, first))), 201)
	rows := decode[[]appointment](t, admin.get(fmt.Sprintf("/tickets/%d/appointments", second)), 200)
	if v := rows[0].Valorization; v.Shift != nil || v.ShiftOwner == nil || v.ShiftOwner.Number != first {
		t.Errorf("got %+v", v)
	}
}

func TestAppointmentFilters(t *testing.T) {
	t.Parallel()
	admin, _ := noTickets(t)
	attendant := as(t, admin.api, tifluxtest.KeyAttendant)
	number := admin.open(map[string]any{"desk_id": deskNoValue, "priority_id": 3005}).Number
	for day, who := range map[string]caller{"2026-03-07": admin, "2026-03-08": attendant, "2026-03-09": admin} {
		decode[appointment](t, who.record(number, strings.Replace(work(), "2026-03-09", day, 1)), 201)
	}
	path := fmt.Sprintf("/tickets/%d/appointments", number)
	me := decode[idName](t, attendant.get("/users/me"), 200)
	tests := map[string]struct {
		query string
		want  []string
	}{
		"all":     {"", []string{"2026-03-07", "2026-03-08", "2026-03-09"}},
		"from":    {"?start_date=2026-03-08", []string{"2026-03-08", "2026-03-09"}},
		"until":   {"?end_date=2026-03-08", []string{"2026-03-07", "2026-03-08"}},
		"between": {"?start_date=2026-03-08&end_date=2026-03-08", []string{"2026-03-08"}},
		"by user": {fmt.Sprintf("?user_id=%d", me.ID), []string{"2026-03-08"}},
	}
	for name, test := range tests {
		var dates []string
		for _, a := range decode[[]appointment](t, admin.get(path+test.query), 200) {
			dates = append(dates, a.Date)
			if a.Valorization != nil {
				t.Errorf("a plain desk shows %+v", a.Valorization)
			}
		}
		slices.Sort(dates)
		if diff := cmp.Diff(test.want, dates); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	refused(t, admin.get(path+"?user_id=x"), 42202, "user_id", "is not a number")
	refused(t, admin.get(path+"?start_date=x"), 42202, "start_date", "invalid date")
	refused(t, admin.get(path+"?limit=x"), 42201, "limit", "is not a number")
	refused(t, admin.get(path+"?desk_id=1"), 40001, "error", "found unpermitted parameter: :desk_id")
}

type timer struct {
	ID   int     `json:"id"`
	Date string  `json:"date"`
	From string  `json:"init_time"`
	To   *string `json:"end_time"`
	User idName  `json:"user"`
}

// Timers show local time, stop one by one and keep their ticket open.
func TestTimers(t *testing.T) {
	t.Parallel()
	admin, now := noTickets(t)
	number := admin.open(nil).Number
	path := fmt.Sprintf("/tickets/%d/pre-appointments", number)
	act := func(action string) result { return admin.send("POST", path+"?_action="+action, payload{}) }
	refused(t, act("stop"), 40401, "error", "Couldn't find ServiceDesk::PreAppointment")
	refused(t, act("jump"), 42201, "_action", "jump is not a valid action. action must be 'play' or 'stop'")
	refused(t, admin.send("POST", path, payload{}), 42201, "_action", "can't be blank")
	*now = time.Date(2026, 3, 10, 1, 53, 0, 0, time.UTC)
	started := decode[timer](t, act("play"), 201)
	if started.To != nil || started.From != "22:53" || started.Date != "2026-03-09" || started.User.Name != "Ana Martins" {
		t.Errorf("started: %+v", started)
	}
	refused(t, admin.act(fmt.Sprintf("/tickets/%d/cancel", number)), 42206, "pre_appointments", "pre appointment(s)")
	*now = now.Add(20 * time.Minute)
	if paused := decode[timer](t, act("stop"), 200); paused.ID != started.ID || *paused.To != "23:13" {
		t.Errorf("paused: %+v", paused)
	}
	refused(t, act("stop"), 40401, "error", "PreAppointment")
	if second := decode[timer](t, act("play"), 201); second.ID == started.ID {
		t.Error("the second timer is the first")
	}
	if rows := decode[[]timer](t, admin.get(path), 200); len(rows) != 2 || rows[0].To == nil || rows[1].To != nil {
		t.Errorf("list: %+v", rows)
	}
	refused(t, admin.get(path+"?limit=x"), 42201, "limit", "is not a number")
	refused(t, as(t, admin.api, tifluxtest.KeyClient).get(path), 40301, "error", "not authorized")
}

func TestServiceTypesAndShifts(t *testing.T) {
	t.Parallel()
	admin, _ := noTickets(t)
	type serviceTypes struct {
		Riders []struct {
			ID       int    `json:"id"`
			Contract idName `json:"contract"`
			Start    string `json:"start_date"`
			End      string `json:"cancel_date"`
		} `json:"contract_riders"`
		Loose []idName `json:"loose_services"`
	}
	type shift struct {
		ID        int     `json:"id"`
		Name      string  `json:"name"`
		Reference string  `json:"reference"`
		Contract  *idName `json:"contract"`
	}
	own, other := fmt.Sprintf("/tickets/%d/", admin.openValued(4001)), fmt.Sprintf("/tickets/%d/", admin.openValued(otherClient))
	tests := map[string]struct {
		path          string
		riders, loose []int
	}{
		"today":  {own + "service-types", []int{hoursRider, recentRider}, []int{871, 872, 873, exclusive}},
		"before": {own + "service-types?date=2026-02-01", []int{hoursRider, endedRider}, []int{871, 872, 873, exclusive}},
		"other":  {other + "service-types", nil, []int{871, 872, 873}},
	}
	for name, test := range tests {
		got := decode[serviceTypes](t, admin.get(test.path), 200)
		var riders, loose []int
		for _, r := range got.Riders {
			riders = append(riders, r.ID)
			if r.Start > "2026-03-10" || r.End < "2026-02-01" || r.Contract.Name == "" {
				t.Errorf("%s: %+v", name, r)
			}
		}
		for _, s := range got.Loose {
			loose = append(loose, s.ID)
		}
		if diff := cmp.Diff([][]int{test.riders, test.loose}, [][]int{riders, loose}); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	refused(t, admin.get(own+"service-types?date=2026-03-11"), 42201, "date", "cannot be in the future")
	refused(t, admin.get(own+"service-types?date=x"), 42201, "date", "invalid date")
	for path, want := range map[string][]int{
		own + "shifts":                  {892, cityTrip, contractTrip, ownTrip},
		own + "shifts?contract_id=2201": {contractTrip},
		own + "shifts?contract_id=1":    {},
		other + "shifts":                {892, cityTrip},
	} {
		ids := []int{}
		for _, s := range decode[[]shift](t, admin.get(path), 200) {
			ids = append(ids, s.ID)
		}
		if diff := cmp.Diff(want, ids); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
	refused(t, admin.get(own+"shifts?contract_id=x"), 42201, "contract_id", "is not a number")
	refused(t, admin.get("/tickets/0/shifts"), 42201, "ticket_number", "must be greater than 0")
}
