package tifluxtest

import "slices"

// equipmentRecord is what creation and update answer with.
type equipmentRecord struct {
	ID              int     `json:"id"`
	AcquisitionDate *string `json:"acquisition_date"`
	Client          idName  `json:"client"`
	EquipmentGroup  *idName `json:"equipment_group"`
	EquipmentType   *idName `json:"equipment_type"`
	Name            string  `json:"name"`
	UpdatedByID     *int    `json:"updated_by_id"`
	WarrantyDate    *string `json:"warranty_date"`
}

func (st *state) equipmentRecordView(e *equipment) equipmentRecord {
	view := equipmentRecord{
		ID: e.id, AcquisitionDate: null(e.acquired), Client: st.clientName(e.clientID), Name: e.name,
		UpdatedByID: null(e.updatedBy), WarrantyDate: null(e.warranty),
	}
	if g, ok := st.equipmentGroup(e.groupID); ok {
		view.EquipmentGroup = &idName{g.id, g.name}
	}
	if t, ok := st.equipmentTypes.get(e.typeID); ok {
		view.EquipmentType = t
	}
	return view
}

type equipmentGroupView struct {
	ID     int    `json:"id"`
	Client idName `json:"client"`
	Name   string `json:"name"`
}

type equipmentListItem struct {
	equipmentRecord
	*equipmentInventory
	Agent            equipmentContact       `json:"agent"`
	IPv4             *string                `json:"ipv4"`
	LastConnection   stamp                  `json:"last_connection"`
	LastSeen         *string                `json:"last_seen"` // With a numeric offset, in lists only.
	Manufacturer     *equipmentManufacturer `json:"manufacturer,omitempty"`
	MonitoringActive bool                   `json:"monitoring_active"`
	NetworkName      *string                `json:"network_name"`
	Online           bool                   `json:"online"`
	Splashtop        bool                   `json:"splashtop"`
	System           *equipmentSystem       `json:"system,omitempty"`
	TipeerToPeer     bool                   `json:"tipeertopeer"`
	User             *string                `json:"user"`
}

func (c *call) equipmentView(e *equipment) equipmentListItem {
	view := equipmentListItem{equipmentRecord: c.equipmentRecordView(e)}
	a := e.agent
	if full, _ := queried[bool](c, "include_technical_info"); full {
		view.equipmentInventory = a.found()
	}
	if a == nil {
		return view
	}
	view.Agent, view.IPv4, view.LastConnection = a.contact, null(a.addresses), a.lastConnection
	view.LastSeen = new(a.lastSeen.time().Format("2006-01-02T15:04:05-07:00"))
	view.MonitoringActive, view.NetworkName, view.Online = a.monitored, null(a.networkName), a.online
	view.Splashtop, view.TipeerToPeer, view.User = a.splashtop, a.peerToPeer, null(a.user)
	if include, _ := queried[bool](c, "include_manufacturer"); include {
		view.Manufacturer = &a.manufacturer
	}
	if include, _ := queried[bool](c, "include_system"); include {
		view.System = &a.system
	}
	return view
}

type equipmentDetail struct {
	equipmentRecord
	equipmentInventory
	AgentEmail      *string                `json:"agent_email"`
	AgentUser       *string                `json:"agent_user"`
	CurrentUser     *string                `json:"current_user"`
	Entities        *[]filledEntity        `json:"entities,omitempty"`
	LastSeen        stamp                  `json:"last_seen"`
	Manufacturer    *equipmentManufacturer `json:"manufacturer"`
	NetworkName     *string                `json:"network_name"`
	OperatingSystem *equipmentSystem       `json:"operating_system"`
}

func (c *call) equipmentDetailView(e *equipment) equipmentDetail {
	a := e.agent
	view := equipmentDetail{equipmentRecord: c.equipmentRecordView(e), equipmentInventory: *a.found()}
	if show, _ := queried[bool](c, "show_entities"); show {
		view.Entities = new(slices.DeleteFunc(c.filledEntities(forEquipments, e.values, everyGroup), func(f filledEntity) bool {
			group, _ := c.entities.get(f.ID)
			return group.equipmentTypeID != 0 && group.equipmentTypeID != e.typeID
		}))
	}
	if a == nil {
		return view
	}
	view.AgentEmail, view.AgentUser, view.CurrentUser = a.contact.Email, a.contact.User, null(a.user)
	view.LastSeen, view.NetworkName = a.lastSeen, null(a.networkName)
	view.Manufacturer, view.OperatingSystem = &a.manufacturer, &a.system
	return view
}

// agent is what the program on a machine reports.
type equipmentAgent struct {
	contact                  equipmentContact
	addresses                string
	lastConnection, lastSeen stamp
	monitored, online        bool
	splashtop, peerToPeer    bool
	networkName, user        string
	manufacturer             equipmentManufacturer
	system                   equipmentSystem
	inventory                equipmentInventory
	softwares                []equipmentSoftware
}

// found is the inventory, empty without an agent.
func (a *equipmentAgent) found() *equipmentInventory {
	if a == nil {
		return &equipmentInventory{
			Antivirus: []foundAntivirus{}, Disks: []foundDisk{}, DiskSMART: []foundDiskSMART{}, Network: []foundNetwork{}, Printer: []foundPrinter{},
			Sound: []foundSound{}, VGA: []foundVGA{},
		}
	}
	return &a.inventory
}

type equipmentContact struct {
	Email   *string `json:"email"`
	Phone   *string `json:"phone"`
	Ramal   *string `json:"ramal"`
	User    *string `json:"user"`
	Version *string `json:"version"`
}

type equipmentManufacturer struct {
	Model  *string `json:"model"`
	Name   *string `json:"name"`
	Serial *string `json:"serial"`
}

type equipmentSystem struct {
	Kernel      *string `json:"kernel"`
	Name        *string `json:"name"`
	ServicePack *string `json:"service_pack"`
	Version     *string `json:"version"`
}

type equipmentSoftware struct {
	Name    string  `json:"name"`
	Vendor  *string `json:"vendor"`
	Version *string `json:"version"`
}

type equipmentInventory struct {
	Antivirus     []foundAntivirus   `json:"antivirus"`
	Disks         []foundDisk        `json:"disks"`
	DiskSMART     []foundDiskSMART   `json:"disksmart"`
	Memory        *foundMemory       `json:"memory"`
	Motherboard   *foundMotherboard  `json:"motherboard"`
	Network       []foundNetwork     `json:"network"`
	Printer       []foundPrinter     `json:"printer"`
	Processor     *foundProcessor    `json:"processor"`
	Sound         []foundSound       `json:"sound"`
	VGA           []foundVGA         `json:"vga"`
	WindowsUpdate foundWindowsUpdate `json:"windows_update"`
}

type (
	foundAntivirus struct {
		Name     *string `json:"name"`
		UpToDate *bool   `json:"up_to_date"`
		Active   *bool   `json:"active"`
	}
	foundDisk struct {
		Name       string   `json:"name"`
		SizeGB     *float64 `json:"size_gb"`
		UsePercent *float64 `json:"use_percent"`
	}
	foundDiskSMART struct {
		Model  *string `json:"model"`
		Status *string `json:"status"`
	}
	foundMemory struct {
		TotalGB *float64 `json:"total_gb"`
	}
	foundMotherboard struct {
		BIOS         *string `json:"bios"`
		Manufacturer *string `json:"manufacturer"`
		Model        *string `json:"model"`
	}
	foundNetwork struct {
		IPv4 *string `json:"ipv4"`
		MAC  *string `json:"mac"`
		Name string  `json:"name"`
	}
	foundPrinter struct {
		Default *bool   `json:"default"`
		Name    *string `json:"name"`
		Port    *string `json:"port"`
	}
	foundProcessor struct {
		Name *string `json:"name"`
	}
	foundSound struct {
		Name *string `json:"name"`
	}
	foundVGA struct {
		Name   *string `json:"name"`
		VRAMMB *int    `json:"vram_mb"`
	}
	foundWindowsUpdate struct {
		HasCriticalPending bool `json:"has_critical_pending"`
		PendingCount       int  `json:"pending_count"`
	}
)
