package tifluxtest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// ticketDraft is a ticket being made or changed. Nothing is stored while a
// rule may still refuse it.
type ticketDraft struct {
	*call
	t       ticket
	desk    *desk
	parent  int
	refused *apiError
}

func (d *ticketDraft) bad(key, text string) { d.refused = d.refused.add(codeBody, key, text) }

// Texts about the links between records.
const (
	unlinkedClient = "This ticket's client do not belongs to the selected desk"
	itemRequired   = "This desk requires a services catalog item to open a ticket"
)

func (d *ticketDraft) setStatus() {
	id, ok := attr[int](d.call, "status_id")
	if !ok {
		return
	}
	if s, known := d.statuses.get(id); !known || s.closed || s.canceled {
		d.bad("status_id", "status not found")
		return
	}
	d.t.statusID = id
}

func (d *ticketDraft) setPriority() {
	id, ok := attr[int](d.call, "priority_id")
	if !ok {
		return
	}
	if _, known := d.desk.priorityOf(id); !known {
		d.bad("priority_id", "priority not found or does not belongs to desk")
		return
	}
	d.t.priorityID = id
}

func (d *ticketDraft) setItem() {
	id, ok := attr[int](d.call, "services_catalogs_item_id")
	if !ok {
		return
	}
	if !slices.Contains(d.desk.itemIDs, id) {
		d.bad("services_catalogs_item_id", "services catalogs item not found or does not belongs to desk")
		return
	}
	d.t.itemID = id
}

// requireClassification asks for the priority or the item, by the desk.
func (d *ticketDraft) requireClassification() {
	if d.refused != nil {
		return
	}
	switch {
	case d.desk.byCatalog && d.t.itemID == 0:
		d.bad("services_catalogs_item_id", itemRequired)
	case !d.desk.byCatalog && d.t.priorityID == 0:
		d.bad("priority_id", blank)
	}
}

func (d *ticketDraft) setStage() {
	id, ok := attr[int](d.call, "stage_id")
	if !ok {
		return
	}
	s, known := d.desk.stageOf(id)
	if !known {
		d.bad("stage_id", "stage not found or does not belongs to desk")
		return
	}
	d.t.enterStage(s, d.now)
}

func (d *ticketDraft) setResponsible() {
	if !d.sends("responsible_id") {
		return
	}
	id, given := attr[int](d.call, "responsible_id")
	u, known := d.users.get(id)
	if given && (!known || !u.active || u.kind == KindClient || !d.attends(u, d.desk.id)) {
		d.bad("responsible_id", "responsible not found")
		return
	}
	d.t.responsibleID = id
}

func (d *ticketDraft) setRequestor() {
	id, ok := attr[int](d.call, "requestor_id")
	if !ok {
		return
	}
	r, known := d.requestors.get(id)
	switch {
	case !known:
		d.bad("requestor_id", "requestor not found")
	case r.clientID != d.t.clientID:
		d.bad("requestor_id", "This requestor does not belongs to client")
	default:
		d.t.requestorID, d.t.typed = id, nil
	}
}

// typeRequestor keeps typed-in data where no registered requestor was given.
func (d *ticketDraft) typeRequestor() {
	if d.t.requestorID != 0 {
		return
	}
	var typed typedRequestor
	typed.name, _ = attr[string](d.call, "requestor_name")
	typed.email, _ = attr[string](d.call, "requestor_email")
	if typed.email != "" && !validEmail(typed.email) {
		d.bad("requestor_email", "is invalid")
	}
	if telephone, _ := attr[string](d.call, "requestor_telephone"); telephone != "" {
		country, _ := attr[string](d.call, "requestor_country")
		number, ok := phoneNumber(telephone, country)
		if !ok {
			d.bad("requestor_telephone", "is invalid")
		}
		typed.telephone = number
	}
	if extension, ok := attr[int](d.call, "requestor_ramal"); ok {
		typed.extension = strconv.Itoa(extension)
	}
	if typed != (typedRequestor{}) {
		d.t.typed = &typed
	}
}

func (d *ticketDraft) setEquipment() {
	id, ok := attr[int](d.call, "equipment_id")
	if !ok {
		return
	}
	if e, known := d.equipments.get(id); !known || e.clientID != d.t.clientID {
		d.bad("equipment_id", "equipment not found or does not belongs to client")
		return
	}
	d.t.equipmentID = id
}

// setFollowers replaces the list; an empty text clears it.
func (d *ticketDraft) setFollowers() {
	if !d.sends("followers") {
		return
	}
	list, _ := attr[string](d.call, "followers")
	requestor := d.requestorEmail(&d.t)
	var followers []string
	for address := range strings.SplitSeq(list, ",") {
		address = strings.TrimSpace(address)
		switch {
		case address == "", slices.Contains(followers, address):
			continue
		case !validEmail(address):
			d.bad("followers", fmt.Sprintf("Follower email '%s' is invalid", address))
		case strings.EqualFold(address, requestor):
			d.bad("ticket", "Requestor cannot be a follower")
		}
		followers = append(followers, address)
	}
	d.t.followers = strings.Join(followers, ",")
}

// setReference links the parent ticket; null detaches.
func (d *ticketDraft) setReference() {
	d.parent = d.t.parent
	if !d.sends("ticket_reference_number") {
		return
	}
	number, given := attr[int](d.call, "ticket_reference_number")
	parent, known := d.tickets.get(number)
	if given && (!known || !d.seesTicket(parent) || number == d.t.number) {
		d.bad("ticket_reference_number", "ticket not found or you do not have permission to create this reference")
		return
	}
	d.parent = number
}

// requireDeskFields asks for what the desk wants to know.
func (d *ticketDraft) requireDeskFields() {
	want := d.desk.required
	if want == nil {
		return
	}
	typed := typedRequestor{}
	if d.t.typed != nil {
		typed = *d.t.typed
	}
	if r, ok := d.requestors.get(d.t.requestorID); ok {
		typed = typedRequestor{r.name, r.email, r.telephone, r.extension}
	}
	uploads, _ := attr[[]upload](d.call, "files")
	for _, field := range []struct {
		wanted, absent bool
		key            string
	}{
		{want.RequestorName, typed.name == "", "requestor_name"},
		{want.RequestorEmail, typed.email == "", "requestor_email"},
		{want.RequestorTelephone, typed.telephone == "", "requestor_telephone"},
		{want.RequestorRamal, typed.extension == "", "requestor_ramal"},
		{want.EquipmentID, d.t.equipmentID == 0, "equipment_id"},
		{want.AttachmentFile, len(uploads) == 0, "files"},
	} {
		if field.wanted && field.absent {
			d.bad(field.key, blank)
		}
	}
}

// setPause stops or resumes the SLA clock.
func (d *ticketDraft) setPause() {
	stop, ok := attr[bool](d.call, "stopped")
	switch {
	case !ok:
	case !stop:
		d.t.resume(d.now)
	case !d.desk.canPauseSLA:
		d.bad("stopped", "This desk does not allow to stop the SLA")
	default:
		reason, _ := attr[string](d.call, "stop_answer")
		d.t.pause(d.now, reason)
	}
}
