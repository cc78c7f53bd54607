package tifluxtest

import (
	"fmt"
	"slices"
	"strings"
)

// Further kinds of records with custom fields.
const (
	forEquipments = "equipment"
	forCatalogs   = "services_catalog"
	forAreas      = "services_catalogs_area"
	forItems      = "services_catalogs_item"
)

var appliedInKinds = []string{forTickets, forEquipments, forClients, forRequestors, forCatalogs, forAreas, forItems}

// entityOwners are the attributes that only go with one kind of record, each
// with the place of its id. Others than equipment_type_id are final.
var entityOwners = []struct {
	attribute, appliedIn string
	id                   func(*entity) *int
}{
	{"equipment_type_id", forEquipments, func(e *entity) *int { return &e.equipmentTypeID }},
	{"services_catalog_id", forCatalogs, func(e *entity) *int { return &e.catalogID }},
	{"services_catalogs_area_id", forAreas, func(e *entity) *int { return &e.areaID }},
	{"services_catalogs_item_id", forItems, func(e *entity) *int { return &e.itemID }},
}

func entityOperations() []operation {
	writers := needs{anyOf: []Permission{ManageCustomFields}}
	return []operation{
		{
			id: "listEntities", method: "GET", path: "/entities", root: "entity", paged: true,
			query:  params{"active": boolean, "applied_in": oneOf(appliedInKinds...), "name": atMostRunes(255)},
			handle: listEntities,
		},
		{id: "getEntity", method: "GET", path: "/entities/{id}", root: "entity", check: entityIDNumber, handle: getEntity},
		{
			id: "createEntity", method: "POST", path: "/entities", root: "entity", accepts: jsonBody, status: 201,
			body: attrs{
				"name": aText.must(), "applied_in": aText.must(), "description": aText, "desk_ids": aNumberList,
				"equipment_type_id": aNumber, "menu_item": aFlag, "services_catalog_id": aNumber,
				"services_catalogs_area_id": aNumber, "services_catalogs_item_id": aNumber,
			},
			needs: writers, handle: createEntity,
		},
		{
			id: "updateEntity", method: "PUT", path: "/entities/{id}", root: "entity", accepts: jsonBody,
			body: attrs{
				"name": aText, "active": aFlag, "description": aText, "desk_ids": aNumberList,
				"equipment_type_id": aNumber, "menu_item": aFlag,
			},
			needs: writers, handle: updateEntity,
		},
	}
}

// entityIDNumber refuses a bad id with a code of its own.
func entityIDNumber(c *call) *apiError {
	if c.id("id") < 1 {
		return refuse(codePath, "id", notNumber)
	}
	return nil
}

func listEntities(c *call) (any, *apiError) {
	active, name := boolFilter(c, "active"), textFilter(c, "name")
	appliedIn, byKind := queried[string](c, "applied_in")
	rows := where(c.entities.all(), func(e *entity) bool {
		return active(e.active) && name(e.name) && (!byKind || e.appliedIn == appliedIn)
	})
	return listed(c, rows, entityView)
}

func getEntity(c *call) (any, *apiError) {
	e, refused := c.findEntity("id")
	if refused != nil {
		return nil, refused
	}
	return c.entityDetailView(e), nil
}

func createEntity(c *call) (any, *apiError) {
	e := entity{active: true}
	e.appliedIn, _ = attr[string](c, "applied_in")
	if !slices.Contains(appliedInKinds, e.appliedIn) {
		return nil, refuse(codeBody, "applied_in", invalidOption("applied_in", e.appliedIn, appliedInKinds))
	}
	if e.appliedIn != forClients && e.appliedIn != forRequestors && !c.persona.licensed(LicenseTickets) {
		return nil, refuse(codeNotOwner, "applied_in", fmt.Sprintf("You do not have the required '%s' license to use %s", LicenseTickets, e.appliedIn))
	}
	if refused := c.changeEntity(&e); refused != nil {
		return nil, refused
	}
	e.id = c.entities.next()
	c.entities.put(e.id, &e)
	c.journal(e.id, e.name)
	return c.entityDetailView(&e), nil
}

func updateEntity(c *call) (any, *apiError) {
	e, refused := c.findEntity("id")
	if refused != nil {
		return nil, refused
	}
	if menu, sent := attr[bool](c, "menu_item"); sent && menu != e.menuItem && !e.inMenu() {
		return nil, refuse(codeBody, "menu_item", "cannot be changed for "+e.appliedIn)
	}
	changed := *e
	if refused := c.changeEntity(&changed); refused != nil {
		return nil, refused
	}
	if c.sends("active") {
		changed.active, _ = attr[bool](c, "active")
	}
	*e = changed
	c.journal(e.id, e.name)
	return c.entityDetailView(e), nil
}

// inMenu reports whether groups for that kind of record may have an entry in
// the menu of their own.
func (e *entity) inMenu() bool {
	return slices.Contains([]string{forTickets, forEquipments, forClients}, e.appliedIn)
}

// changeEntity applies what creation and update share.
func (c *call) changeEntity(e *entity) (refused *apiError) {
	if c.sends("name") {
		e.name, _ = attr[string](c, "name")
		if strings.TrimSpace(e.name) == "" {
			refused = refused.add(codeBody, "name", blank)
		}
	}
	if c.sends("description") {
		e.description, _ = attr[string](c, "description")
	}
	if c.sends("menu_item") {
		e.menuItem, _ = attr[bool](c, "menu_item")
	}
	if problem := c.changeEntityDesks(e); problem != "" {
		refused = refused.add(codeBody, "desk_ids", problem)
	}
	for _, owner := range entityOwners {
		id, _ := attr[int](c, owner.attribute)
		switch {
		case !c.sends(owner.attribute):
		case id != 0 && e.appliedIn != owner.appliedIn:
			refused = refused.add(codeBody, owner.attribute, "can only be used when applied_in is "+owner.appliedIn)
		case id != 0 && !c.owns(owner.appliedIn, id):
			refused = refused.add(codeBody, owner.attribute, "must exist")
		default:
			*owner.id(e) = id
		}
	}
	return refused
}

func (c *call) changeEntityDesks(e *entity) string {
	ids, sent := attr[[]int](c, "desk_ids")
	switch {
	case !c.sends("desk_ids"):
		return ""
	case len(ids) > 0 && e.appliedIn != forTickets:
		return "can only be used when applied_in is " + forTickets
	case slices.ContainsFunc(ids, func(id int) bool { _, ok := c.desks.get(id); return !ok }):
		return "must exist"
	}
	e.deskIDs = nil
	if sent {
		e.deskIDs = ids
	}
	return ""
}

// owns reports whether there is a record for groups of that kind.
func (st *state) owns(appliedIn string, id int) (ok bool) {
	switch appliedIn {
	case forEquipments:
		_, ok = st.equipmentTypes.get(id)
	case forCatalogs:
		_, ok = st.catalogs.get(id)
	case forAreas:
		_, ok = st.areas.get(id)
	case forItems:
		_, ok = st.items.get(id)
	}
	return ok
}

// findEntity is the group of custom fields of a path parameter.
func (c *call) findEntity(parameter string) (*entity, *apiError) {
	e, ok := c.entities.get(c.id(parameter))
	if !ok {
		return nil, notFound("Entity", c.vars[parameter])
	}
	return e, nil
}

type entityListItem struct {
	ID        int    `json:"id"`
	Active    bool   `json:"active"`
	AppliedIn string `json:"applied_in"`
	Name      string `json:"name"`
}

func entityView(e *entity) entityListItem { return entityListItem{e.id, e.active, e.appliedIn, e.name} }

type entityDetail struct {
	ID              int            `json:"id"`
	Active          bool           `json:"active"`
	AppliedIn       string         `json:"applied_in"`
	Description     *string        `json:"description"`
	DeskIDs         []int          `json:"desk_ids"`
	EquipmentTypeID *int           `json:"equipment_type_id"`
	MenuItem        bool           `json:"menu_item"`
	Name            string         `json:"name"`
	ServiceCatalog  *entityCatalog `json:"service_catalog"`
}

func (st *state) entityDetailView(e *entity) entityDetail {
	return entityDetail{
		ID: e.id, Active: e.active, AppliedIn: e.appliedIn, Description: null(e.description),
		DeskIDs: append([]int{}, e.deskIDs...), EquipmentTypeID: null(e.equipmentTypeID), MenuItem: e.menuItem,
		Name: e.name, ServiceCatalog: st.entityCatalogView(e),
	}
}

// entityCatalog is the record of the services catalogs that a group is for,
// with those above it.
type entityCatalog struct {
	AreaID      int    `json:"area_id,omitempty"`
	AreaName    string `json:"area_name,omitempty"`
	CatalogID   int    `json:"catalog_id,omitempty"`
	CatalogName string `json:"catalog_name,omitempty"`
	ItemID      int    `json:"item_id,omitempty"`
	ItemName    string `json:"item_name,omitempty"`
}

func (st *state) entityCatalogView(e *entity) *entityCatalog {
	if i, ok := st.items.get(e.itemID); ok {
		return &entityCatalog{i.area.ID, i.area.Name, i.catalog.ID, i.catalog.Name, i.id, i.name}
	}
	if a, ok := st.areas.get(e.areaID); ok {
		return &entityCatalog{AreaID: a.id, AreaName: a.name, CatalogID: a.catalog.id, CatalogName: a.catalog.name}
	}
	if sc, ok := st.catalogs.get(e.catalogID); ok {
		return &entityCatalog{CatalogID: sc.id, CatalogName: sc.name}
	}
	return nil
}
