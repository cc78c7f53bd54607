package tiflux

import (
	"context"
	"iter"
	"time"
)

// EquipmentsService handles equipments: the machines and other resources of the
// clients. The product calls them resources. Those that run the TiFlux agent
// carry an inventory.
type EquipmentsService service

// EquipmentRecord is what is kept of an equipment by hand.
type EquipmentRecord struct {
	ID              int64   `json:"id"`
	AcquisitionDate Date    `json:"acquisition_date"`
	Client          *IDName `json:"client"`
	EquipmentGroup  *IDName `json:"equipment_group"`
	EquipmentType   *IDName `json:"equipment_type"`
	Name            string  `json:"name"`
	UpdatedByID     int64   `json:"updated_by_id"` // a user
	WarrantyDate    Date    `json:"warranty_date"` // the end of the warranty
}

// Equipment is an equipment as lists show it.
type Equipment struct {
	EquipmentRecord
	EquipmentInventory                        // only with EquipmentListOptions.IncludeTechnicalInfo
	Agent              *EquipmentAgent        `json:"agent"` // nil, or all empty, without the agent
	IPv4               string                 `json:"ipv4"`  // addresses separated by commas
	LastConnection     time.Time              `json:"last_connection"`
	LastSeen           time.Time              `json:"last_seen"`
	Manufacturer       *EquipmentManufacturer `json:"manufacturer"` // only with EquipmentListOptions.IncludeManufacturer
	MonitoringActive   bool                   `json:"monitoring_active"`
	NetworkName        string                 `json:"network_name"`
	Online             bool                   `json:"online"`
	Splashtop          bool                   `json:"splashtop"`
	System             *EquipmentSystem       `json:"system"` // only with EquipmentListOptions.IncludeSystem
	TipeerToPeer       bool                   `json:"tipeertopeer"`
	User               string                 `json:"user"` // who is signed in on the machine
}

// EquipmentAgent is what the agent's user told of themselves.
type EquipmentAgent struct {
	Email   string `json:"email"`
	Phone   string `json:"phone"`
	Ramal   Text   `json:"ramal"` // extension
	User    string `json:"user"`
	Version string `json:"version"` // empty if no agent is installed
}

// EquipmentManufacturer is who made an equipment.
type EquipmentManufacturer struct {
	Name   string `json:"name"`
	Model  string `json:"model"`
	Serial string `json:"serial"`
}

// EquipmentSystem is the operating system of an equipment.
type EquipmentSystem struct {
	Name        string `json:"name"`
	Version     string `json:"version"`
	Kernel      string `json:"kernel"` // the architecture, "64 bits"
	ServicePack string `json:"service_pack"`
}

// EquipmentInventory is the hardware that the agent found. All of it is nil or
// empty without the agent.
type EquipmentInventory struct {
	Antivirus     []EquipmentAntivirus    `json:"antivirus"`
	Disks         []EquipmentDisk         `json:"disks"`
	DiskSMART     []EquipmentDiskSMART    `json:"disksmart"`
	Memory        *EquipmentMemory        `json:"memory"`
	Motherboard   *EquipmentMotherboard   `json:"motherboard"`
	Network       []EquipmentNetwork      `json:"network"`
	Printer       []EquipmentPrinter      `json:"printer"`
	Processor     *EquipmentProcessor     `json:"processor"`
	Sound         []EquipmentSound        `json:"sound"`
	VGA           []EquipmentVGA          `json:"vga"`
	WindowsUpdate *EquipmentWindowsUpdate `json:"windows_update"`
}

// EquipmentAntivirus is an antivirus program of an equipment.
type EquipmentAntivirus struct {
	Name     string    `json:"name"`
	UpToDate Opt[bool] `json:"up_to_date"`
	Active   Opt[bool] `json:"active"`
}

// EquipmentDisk is a volume of an equipment.
type EquipmentDisk struct {
	Name       string       `json:"name"`
	SizeGB     float64      `json:"size_gb"`
	UsePercent Opt[float64] `json:"use_percent"`
}

// EquipmentDiskSMART is the health of a drive.
type EquipmentDiskSMART struct {
	Model  string `json:"model"`
	Status string `json:"status"`
}

// EquipmentMemory is the memory of an equipment.
type EquipmentMemory struct {
	TotalGB float64 `json:"total_gb"`
}

// EquipmentMotherboard is the motherboard of an equipment.
type EquipmentMotherboard struct {
	Manufacturer string `json:"manufacturer"`
	Model        string `json:"model"`
	BIOS         string `json:"bios"`
}

// EquipmentNetwork is a network adapter.
type EquipmentNetwork struct {
	Name string `json:"name"`
	IPv4 string `json:"ipv4"` // addresses separated by commas, IPv6 too
	MAC  string `json:"mac"`
}

// EquipmentPrinter is a printer of an equipment.
type EquipmentPrinter struct {
	Name    string    `json:"name"`
	Port    string    `json:"port"`
	Default Opt[bool] `json:"default"`
}

// EquipmentProcessor is the processor of an equipment.
type EquipmentProcessor struct {
	Name string `json:"name"`
}

// EquipmentSound is a sound device.
type EquipmentSound struct {
	Name string `json:"name"`
}

// EquipmentVGA is a graphics adapter.
type EquipmentVGA struct {
	Name   string `json:"name"`
	VRAMMB int64  `json:"vram_mb"`
}

// EquipmentWindowsUpdate counts the updates that wait for their installation.
type EquipmentWindowsUpdate struct {
	PendingCount       int64 `json:"pending_count"`
	HasCriticalPending bool  `json:"has_critical_pending"`
}

// EquipmentListOptions choose equipments and what is told of them.
type EquipmentListOptions struct {
	ListOptions
	ClientID             int64 `url:"client_id,omitempty"`
	IncludeManufacturer  bool  `url:"include_manufacturer,omitempty"`   // fills Equipment.Manufacturer
	IncludeSystem        bool  `url:"include_system,omitempty"`         // fills Equipment.System
	IncludeTechnicalInfo bool  `url:"include_technical_info,omitempty"` // fills Equipment.EquipmentInventory; recent
}

// List returns one page of the equipments.
//
//	GET /equipments
//
// Permission: "Visualizar recursos"; licence tickets.
// Errors: [ErrForbidden], [ErrLicense], [ErrInvalid].
func (s *EquipmentsService) List(ctx context.Context, o *EquipmentListOptions, opts ...CallOption) (*Page[Equipment], error) {
	o = orZero(o)
	return list[Equipment](ctx, s.client, request{op: opEquipmentsList, query: o}, o.ListOptions, opts)
}

// All ranges over the equipments.
//
//	GET /equipments
//
// Permission and Errors: as [EquipmentsService.List].
func (s *EquipmentsService) All(ctx context.Context, o *EquipmentListOptions, opts ...CallOption) iter.Seq2[Equipment, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opEquipmentsList, query: o}, o.ListOptions,
		func(e *Equipment) int64 { return e.ID }, opts)
}

// EquipmentDetail is an equipment in full. What a list tells of the agent's
// connection is not in it.
type EquipmentDetail struct {
	EquipmentRecord
	EquipmentInventory
	AgentEmail      string                 `json:"agent_email"`
	AgentUser       string                 `json:"agent_user"`
	CurrentUser     string                 `json:"current_user"` // who is signed in on the machine
	Entities        []FilledEntity         `json:"entities"`     // only with EquipmentGetOptions.ShowEntities: every group of its type, filled or not
	LastSeen        time.Time              `json:"last_seen"`
	Manufacturer    *EquipmentManufacturer `json:"manufacturer"`
	NetworkName     string                 `json:"network_name"`
	OperatingSystem *EquipmentSystem       `json:"operating_system"`
}

// EquipmentGetOptions add to an equipment.
type EquipmentGetOptions struct {
	ShowEntities bool `url:"show_entities,omitempty"` // fills EquipmentDetail.Entities
}

// Get returns an equipment with its inventory.
//
//	GET /equipments/{id}
//
// Permission: "Visualizar recursos"; licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *EquipmentsService) Get(ctx context.Context, id int64, opts ...CallOption) (*EquipmentDetail, error) {
	return s.GetWithOptions(ctx, id, nil, opts...)
}

// GetWithOptions is [EquipmentsService.Get] with custom fields.
//
//	GET /equipments/{id}
//
// Permission and Errors: as [EquipmentsService.Get].
func (s *EquipmentsService) GetWithOptions(ctx context.Context, id int64, o *EquipmentGetOptions, opts ...CallOption) (*EquipmentDetail, error) {
	return call[*EquipmentDetail](ctx, s.client, request{op: opEquipmentsGet, path: []any{id}, query: o}, opts)
}

// EquipmentSoftware is a program that the agent found. It has no id.
type EquipmentSoftware struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Vendor  string `json:"vendor"`
}

// ListSoftwares returns the software of an equipment, all at once: the API does
// not page it. Without the agent there is none.
//
//	GET /equipments/{id}/softwares
//
// Permission: "Visualizar recursos"; licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *EquipmentsService) ListSoftwares(ctx context.Context, id int64, opts ...CallOption) ([]EquipmentSoftware, error) {
	return call[[]EquipmentSoftware](ctx, s.client, request{op: opEquipmentsListSoftwares, path: []any{id}}, opts)
}

// EquipmentCreate is an equipment to be registered by hand.
type EquipmentCreate struct {
	Name             string `json:"name"` // at most 255 letters
	ClientID         int64  `json:"client_id"`
	EquipmentTypeID  int64  `json:"equipment_type_id"`
	EquipmentGroupID int64  `json:"equipment_group_id,omitempty"` // of the client; 0 is its first group
	AcquisitionDate  Date   `json:"acquisition_date,omitempty"`
	WarrantyDate     Date   `json:"warranty_date,omitempty"` // later than AcquisitionDate
}

// Create registers an equipment and returns it. It is never sent twice.
//
//	POST /equipments
//
// Permission: "Gerenciar recursos"; licence tickets.
// Errors: [ErrNotFound] for a client, type or group that does not exist, or a
// group of another client, [ErrInvalid] (blank name, dates in the wrong order),
// [ErrForbidden], [ErrLicense], [ErrUnknownOutcome].
func (s *EquipmentsService) Create(ctx context.Context, e *EquipmentCreate, opts ...CallOption) (*EquipmentRecord, error) {
	return call[*EquipmentRecord](ctx, s.client, request{op: opEquipmentsCreate, body: orZero(e)}, opts)
}

// EquipmentUpdate changes an equipment, whose client stays. Fields left alone
// are not sent.
type EquipmentUpdate struct {
	Name             Opt[string] `json:"name,omitzero"`
	EquipmentTypeID  Opt[int64]  `json:"equipment_type_id,omitzero"`
	EquipmentGroupID Opt[int64]  `json:"equipment_group_id,omitzero"` // of the client
	AcquisitionDate  Opt[Date]   `json:"acquisition_date,omitzero"`   // Null clears
	WarrantyDate     Opt[Date]   `json:"warranty_date,omitzero"`      // Null clears
}

// Update changes an equipment and returns it.
//
//	PUT /equipments/{id}
//
// Permission: "Gerenciar recursos" (the API's description says "Visualizar
// recursos"); licence tickets.
// Errors: [ErrNotFound], also for a type or group, [ErrInvalid] as for Create,
// [ErrForbidden], [ErrLicense].
func (s *EquipmentsService) Update(ctx context.Context, id int64, u *EquipmentUpdate, opts ...CallOption) (*EquipmentRecord, error) {
	if changesNothing(u) {
		return nil, &ArgumentError{Op: operations[opEquipmentsUpdate].Name, Argument: "update", Reason: "changes nothing"}
	}
	return call[*EquipmentRecord](ctx, s.client, request{op: opEquipmentsUpdate, path: []any{id}, body: u}, opts)
}

// EquipmentTypeListOptions choose types of equipment.
type EquipmentTypeListOptions struct {
	ListOptions
	Name string `url:"name,omitempty"` // part of the name, at most 255 letters; case does not count
}

// ListTypes returns one page of the types of equipment, by name.
//
//	GET /equipment-types
//
// Permission: one of "Visualizar recursos", "Gerenciar recursos"; licence
// tickets.
// Errors: [ErrForbidden], [ErrLicense], [ErrInvalid].
func (s *EquipmentsService) ListTypes(ctx context.Context, o *EquipmentTypeListOptions, opts ...CallOption) (*Page[IDName], error) {
	o = orZero(o)
	return list[IDName](ctx, s.client, request{op: opEquipmentsListTypes, query: o}, o.ListOptions, opts)
}

// AllTypes ranges over the types of equipment.
//
//	GET /equipment-types
//
// Permission and Errors: as [EquipmentsService.ListTypes].
func (s *EquipmentsService) AllTypes(ctx context.Context, o *EquipmentTypeListOptions, opts ...CallOption) iter.Seq2[IDName, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opEquipmentsListTypes, query: o}, o.ListOptions,
		func(t *IDName) int64 { return t.ID }, opts)
}

// EquipmentGroup is a group of equipment of a client. Every client has at least
// one, with the client's name.
type EquipmentGroup struct {
	ID     int64  `json:"id"`
	Client IDName `json:"client"`
	Name   string `json:"name"`
}

// EquipmentGroupListOptions choose groups of equipment.
type EquipmentGroupListOptions struct {
	ListOptions
	ClientID int64 `url:"client_id,omitempty"`
}

// ListGroups returns one page of the groups of equipment, by name.
//
//	GET /equipment-groups
//
// Permission: one of "Visualizar recursos", "Gerenciar recursos"; licence
// tickets.
// Errors: [ErrForbidden], [ErrLicense], [ErrInvalid].
func (s *EquipmentsService) ListGroups(ctx context.Context, o *EquipmentGroupListOptions, opts ...CallOption) (*Page[EquipmentGroup], error) {
	o = orZero(o)
	return list[EquipmentGroup](ctx, s.client, request{op: opEquipmentsListGroups, query: o}, o.ListOptions, opts)
}

// AllGroups ranges over the groups of equipment.
//
//	GET /equipment-groups
//
// Permission and Errors: as [EquipmentsService.ListGroups].
func (s *EquipmentsService) AllGroups(ctx context.Context, o *EquipmentGroupListOptions, opts ...CallOption) iter.Seq2[EquipmentGroup, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opEquipmentsListGroups, query: o}, o.ListOptions,
		func(g *EquipmentGroup) int64 { return g.ID }, opts)
}
