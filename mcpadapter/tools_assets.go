package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

var assetTools = []*tool{
	newTool("list_equipments", "assets", readTool, "List equipment", "List the equipment of clients.", listEquipments),
	newTool("get_equipment", "assets", readTool, "Get equipment", "Show an equipment with its inventory.", getEquipment),
	newTool("create_equipment", "assets", addTool, "Create equipment", "Register an equipment of a client.", createEquipment),
	newTool("update_equipment", "assets", setTool, "Update equipment", "Change an equipment.", updateEquipment),
	newTool("list_equipment_softwares", "assets", readTool, "List software", "List the software found on an equipment.", listEquipmentSoftwares),
	newTool("list_equipment_groups", "assets", readTool, "List equipment groups", "List the groups of equipment of clients.", listEquipmentGroups),
	newTool("list_equipment_types", "assets", readTool, "List equipment types", "List the types of equipment.", listEquipmentTypes),
}

// equipmentRef is an equipment in the arguments.
type equipmentRef struct {
	EquipmentID   int64  `json:"equipment_id,omitempty" desc:"equipment id" min:"1"`
	EquipmentName string `json:"equipment_name,omitempty" desc:"equipment by name"`
	clientRef
}

// mustEquipment is the equipment that a tool cannot do without.
func (n *names) mustEquipment(r equipmentRef) (int64, error) {
	client := n.client(r.clientRef.ref())
	id := find(n, "equipment", ref{r.EquipmentID, r.EquipmentName}, inScope(client, n.set.Equipment),
		func(e tiflux.Equipment) (int64, string) { return e.ID, e.Name })
	id = n.must(id, "equipment")
	return id, n.err
}

type listEquipmentsInput struct {
	clientRef
	IncludeManufacturer bool `json:"include_manufacturer,omitempty" desc:"add maker, model and serial number"`
	IncludeSystem       bool `json:"include_system,omitempty" desc:"add operating system, processor and memory"`
	paging
}

func listEquipments(ctx context.Context, c *call, in *listEquipmentsInput) error {
	n := c.resolving(ctx)
	o := &tiflux.EquipmentListOptions{
		ListOptions: in.paging.options(), ClientID: n.client(in.clientRef.ref()),
		IncludeManufacturer: in.IncludeManufacturer, IncludeSystem: in.IncludeSystem,
	}
	if n.err != nil {
		return n.err
	}
	p, err := c.client.Equipments.List(ctx, o)
	return page(c, p, err, c.render.Equipments)
}

type getEquipmentInput struct {
	equipmentRef
	ShowEntities bool `json:"show_entities,omitempty" desc:"add custom fields"`
}

func getEquipment(ctx context.Context, c *call, in *getEquipmentInput) error {
	id, err := c.resolving(ctx).mustEquipment(in.equipmentRef)
	if err != nil {
		return err
	}
	e, err := c.client.Equipments.GetWithOptions(ctx, id, &tiflux.EquipmentGetOptions{ShowEntities: in.ShowEntities})
	return record(c, e, err, c.render.Equipment)
}

type createEquipmentInput struct {
	Name string `json:"name" desc:"name" max:"255"`
	clientRef
	EquipmentTypeID  int64  `json:"equipment_type_id" desc:"type id" min:"1"`
	EquipmentGroupID int64  `json:"equipment_group_id,omitempty" desc:"group of the client; its first if left out" min:"1"`
	AcquisitionDate  string `json:"acquisition_date,omitempty" desc:"YYYY-MM-DD"`
	WarrantyDate     string `json:"warranty_date,omitempty" desc:"YYYY-MM-DD, later than acquisition_date"`
}

func createEquipment(ctx context.Context, c *call, in *createEquipmentInput) error {
	acquired, warranty, err := parseDates("acquisition_date", in.AcquisitionDate, "warranty_date", in.WarrantyDate)
	if err != nil {
		return err
	}
	n := c.resolving(ctx)
	client := n.must(n.client(in.clientRef.ref()), "client")
	if n.err != nil {
		return n.err
	}
	defer c.names.Forget(resolve.Equipment)
	e, err := c.client.Equipments.Create(ctx, &tiflux.EquipmentCreate{
		Name: in.Name, ClientID: client, EquipmentTypeID: in.EquipmentTypeID, EquipmentGroupID: in.EquipmentGroupID,
		AcquisitionDate: acquired, WarrantyDate: warranty,
	})
	return receipt(c, e, err, "created", c.render.EquipmentReceipt)
}

type updateEquipmentInput struct {
	equipmentRef
	Name             string `json:"name,omitempty" desc:"new name" max:"255"`
	EquipmentTypeID  int64  `json:"equipment_type_id,omitempty" desc:"type id" min:"1"`
	EquipmentGroupID int64  `json:"equipment_group_id,omitempty" desc:"group of the client" min:"1"`
	AcquisitionDate  string `json:"acquisition_date,omitempty" desc:"YYYY-MM-DD"`
	WarrantyDate     string `json:"warranty_date,omitempty" desc:"YYYY-MM-DD"`
}

func updateEquipment(ctx context.Context, c *call, in *updateEquipmentInput) error {
	acquired, warranty, err := parseDates("acquisition_date", in.AcquisitionDate, "warranty_date", in.WarrantyDate)
	if err != nil {
		return err
	}
	id, err := c.resolving(ctx).mustEquipment(in.equipmentRef)
	if err != nil {
		return err
	}
	u := &tiflux.EquipmentUpdate{Name: setText(in.Name), EquipmentTypeID: setID(in.EquipmentTypeID), EquipmentGroupID: setID(in.EquipmentGroupID)}
	if acquired != "" {
		u.AcquisitionDate = tiflux.Set(acquired)
	}
	if warranty != "" {
		u.WarrantyDate = tiflux.Set(warranty)
	}
	defer c.names.Forget(resolve.Equipment)
	e, err := c.client.Equipments.Update(ctx, id, u)
	return receipt(c, e, err, "updated", c.render.EquipmentReceipt)
}

// parseDates reads two days.
func parseDates(first, a, second, b string) (tiflux.Date, tiflux.Date, error) {
	from, err := parseDate(first, a)
	if err != nil {
		return "", "", err
	}
	to, err := parseDate(second, b)
	return from, to, err
}

type listEquipmentSoftwaresInput struct{ equipmentRef }

func listEquipmentSoftwares(ctx context.Context, c *call, in *listEquipmentSoftwaresInput) error {
	id, err := c.resolving(ctx).mustEquipment(in.equipmentRef)
	if err != nil {
		return err
	}
	programs, err := c.client.Equipments.ListSoftwares(ctx, id)
	if err != nil {
		return err
	}
	return showList(c, programs, render.Notes{}, c.render.Softwares)
}

type listEquipmentGroupsInput struct {
	clientRef
	paging
}

func listEquipmentGroups(ctx context.Context, c *call, in *listEquipmentGroupsInput) error {
	n := c.resolving(ctx)
	o := &tiflux.EquipmentGroupListOptions{ListOptions: in.paging.options(), ClientID: n.client(in.clientRef.ref())}
	if n.err != nil {
		return n.err
	}
	p, err := c.client.Equipments.ListGroups(ctx, o)
	return page(c, p, err, c.render.EquipmentGroups)
}

type listEquipmentTypesInput struct {
	Name string `json:"name,omitempty" desc:"part of the name" max:"255"`
	paging
}

func listEquipmentTypes(ctx context.Context, c *call, in *listEquipmentTypesInput) error {
	p, err := c.client.Equipments.ListTypes(ctx, &tiflux.EquipmentTypeListOptions{ListOptions: in.paging.options(), Name: in.Name})
	return page(c, p, err, c.render.EquipmentTypes)
}
