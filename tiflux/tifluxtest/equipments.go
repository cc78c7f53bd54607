package tifluxtest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// equipment is a resource of a client.
type equipment struct {
	id        int
	name      string
	clientID  int
	typeID    int
	groupID   int
	userID    int
	acquired  string // A day, empty for none.
	warranty  string // The last day.
	updatedBy int
	agent     *equipmentAgent // Nil without an agent.
	values    *fieldValues
}

// equipmentGroup is a group of a client's equipments. Every client has one of
// its own name; equipmentGroups are those beside it.
type equipmentGroup struct {
	id, clientID int
	name         string
}

// firstEquipmentGroup is the id of the first client's own group.
const firstEquipmentGroup = 70000

func equipmentOperations() []operation {
	readers := needs{license: LicenseTickets, anyOf: []Permission{ViewResources}}
	writers := needs{license: LicenseTickets, anyOf: []Permission{ManageResources}}
	either := needs{license: LicenseTickets, anyOf: []Permission{ViewResources, ManageResources}}
	body := func(more attrs) attrs {
		maps.Copy(more, attrs{"equipment_group_id": aNumber, "acquisition_date": dayOfEquipment, "warranty_date": dayOfEquipment})
		return more
	}
	return []operation{
		{
			id: "listEquipments", method: "GET", path: "/equipments", root: "equipment", paged: true,
			query: params{
				"client_id": integer, "include_manufacturer": boolean, "include_system": boolean, "include_technical_info": boolean,
			},
			needs: readers, handle: listEquipments,
		},
		{
			id: "getEquipment", method: "GET", path: "/equipments/{id}", root: "equipment",
			query: params{"show_entities": boolean}, needs: readers, handle: getEquipment,
		},
		{
			id: "createEquipment", method: "POST", path: "/equipments", root: "equipment", accepts: jsonBody, status: 201,
			body:  body(attrs{"name": aText.must(), "client_id": aNumber.must(), "equipment_type_id": aNumber.must()}),
			needs: writers, handle: createEquipment,
		},
		{
			id: "updateEquipment", method: "PUT", path: "/equipments/{id}", root: "equipment", accepts: jsonBody,
			body: body(attrs{"name": aText, "equipment_type_id": aNumber}), needs: writers, handle: updateEquipment,
		},
		{
			id: "listEquipmentSoftwares", method: "GET", path: "/equipments/{id}/softwares", root: "equipment",
			numbers: map[string]string{"id": "equipment_id"}, needs: readers, handle: listEquipmentSoftwares,
		},
		{
			id: "listEquipmentTypes", method: "GET", path: "/equipment-types", root: "equipment_type", paged: true,
			query: params{"name": atMostRunes(255)}, needs: either, handle: listEquipmentTypes,
		},
		{
			id: "listEquipmentGroups", method: "GET", path: "/equipment-groups", root: "equipment_group", paged: true,
			query: params{"client_id": integer}, needs: either, handle: listEquipmentGroups,
		},
	}
}

// dayOfEquipment is a day as text.
var dayOfEquipment = attribute{kind: func(_ string, value any) (any, []string) {
	text, _ := value.(string)
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return nil, []string{"is not a valid date"}
	}
	return text, nil
}}

func listEquipments(c *call) (any, *apiError) {
	clientID, byClient := queried[int](c, "client_id")
	rows := where(c.equipments.all(), func(e *equipment) bool {
		return c.seesEquipment(e) && (!byClient || e.clientID == clientID)
	})
	return listed(c, rows, c.equipmentView)
}

func getEquipment(c *call) (any, *apiError) {
	e, refused := c.findEquipment()
	if refused != nil {
		return nil, refused
	}
	return c.equipmentDetailView(e), nil
}

func createEquipment(c *call) (any, *apiError) {
	e := equipment{}
	e.clientID, _ = attr[int](c, "client_id")
	cl, ok := c.clients.get(e.clientID)
	if !ok || !c.seesClient(cl) {
		return nil, absentReference("client_id", "Client", e.clientID)
	}
	e.groupID = ownEquipmentGroup(cl).id
	if refused := c.changeEquipment(&e); refused != nil {
		return nil, refused
	}
	e.id = c.equipments.next()
	c.equipments.put(e.id, &e)
	c.journal(e.id, e.name)
	return c.equipmentRecordView(&e), nil
}

func updateEquipment(c *call) (any, *apiError) {
	e, refused := c.findEquipment()
	if refused != nil {
		return nil, refused
	}
	changed := *e
	if refused := c.changeEquipment(&changed); refused != nil {
		return nil, refused
	}
	*e = changed
	c.journal(e.id, e.name)
	return c.equipmentRecordView(e), nil
}

// changeEquipment applies what creation and update share. References that lead
// nowhere come before the values.
func (c *call) changeEquipment(e *equipment) (refused *apiError) {
	if c.sends("equipment_type_id") {
		e.typeID, _ = attr[int](c, "equipment_type_id")
		if _, ok := c.equipmentTypes.get(e.typeID); !ok {
			return absentReference("equipment_type_id", "EquipmentType", e.typeID)
		}
	}
	if id, sent := attr[int](c, "equipment_group_id"); sent {
		if g, ok := c.equipmentGroup(id); !ok || g.clientID != e.clientID {
			return absentReference("equipment_group_id", "EquipmentGroup", id)
		}
		e.groupID = id
	}
	if c.sends("name") {
		e.name, _ = attr[string](c, "name")
		switch {
		case strings.TrimSpace(e.name) == "":
			refused = refused.add(codeBody, "name", blank)
		case utf8.RuneCountInString(e.name) > 255:
			refused = refused.add(codeBody, "name", "is too long (maximum is 255 characters)")
		}
	}
	for name, day := range map[string]*string{"acquisition_date": &e.acquired, "warranty_date": &e.warranty} {
		if c.sends(name) {
			*day, _ = attr[string](c, name)
		}
	}
	if e.acquired != "" && e.warranty != "" && e.warranty <= e.acquired {
		refused = refused.add(codeBody, "warranty_date", "must be greater than "+e.acquired)
	}
	e.updatedBy = c.user.id
	return refused
}

// absentReference refuses an id of the body that leads to no record.
func absentReference(key, class string, id int) *apiError {
	return refuse(codeReferenceAbsent, key, fmt.Sprintf("Couldn't find %s with 'id'=%d", class, id))
}

func listEquipmentSoftwares(c *call) (any, *apiError) {
	e, refused := c.findEquipment()
	if refused != nil {
		return nil, refused
	}
	var softwares []equipmentSoftware
	if e.agent != nil {
		softwares = e.agent.softwares
	}
	c.header.Set("X-Total-Items", fmt.Sprint(len(softwares)))
	return append([]equipmentSoftware{}, softwares...), nil
}

func listEquipmentTypes(c *call) (any, *apiError) {
	name := textFilter(c, "name")
	rows := where(c.equipmentTypes.all(), func(t *idName) bool { return name(t.Name) })
	slices.SortStableFunc(rows, func(a, b *idName) int { return cmp.Compare(fold(a.Name), fold(b.Name)) })
	return listed(c, rows, func(t *idName) idName { return *t })
}

func listEquipmentGroups(c *call) (any, *apiError) {
	clientID, byClient := queried[int](c, "client_id")
	var rows []equipmentGroup
	for cl := range c.clients.all() {
		if c.seesClient(cl) && (!byClient || cl.id == clientID) {
			rows = append(rows, c.groupsOfEquipment(cl)...)
		}
	}
	slices.SortStableFunc(rows, func(a, b equipmentGroup) int {
		return cmp.Or(cmp.Compare(fold(a.name), fold(b.name)), cmp.Compare(a.id, b.id))
	})
	return listed(c, rows, func(g equipmentGroup) equipmentGroupView {
		return equipmentGroupView{g.id, c.clientName(g.clientID), g.name}
	})
}

// ownEquipmentGroup is the group that every client has.
func ownEquipmentGroup(cl *client) equipmentGroup {
	return equipmentGroup{firstEquipmentGroup + cl.id - firstClient, cl.id, cl.name}
}

func (st *state) groupsOfEquipment(cl *client) []equipmentGroup {
	list := []equipmentGroup{ownEquipmentGroup(cl)}
	for g := range st.equipmentGroups.all() {
		if g.clientID == cl.id {
			list = append(list, *g)
		}
	}
	return list
}

func (st *state) equipmentGroup(id int) (equipmentGroup, bool) {
	if g, ok := st.equipmentGroups.get(id); ok {
		return *g, true
	}
	if cl, ok := st.clients.get(id - firstEquipmentGroup + firstClient); ok {
		return ownEquipmentGroup(cl), true
	}
	return equipmentGroup{}, false
}

// findEquipment is the equipment of the path that the caller may see.
func (c *call) findEquipment() (*equipment, *apiError) {
	e, ok := c.equipments.get(c.id("id"))
	if !ok || !c.seesEquipment(e) {
		return nil, notFound("Equipment", c.vars["id"])
	}
	return e, nil
}

func (c *call) seesEquipment(e *equipment) bool {
	cl, ok := c.clients.get(e.clientID)
	return ok && c.seesClient(cl)
}
