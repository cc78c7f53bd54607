package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Equipments writes one page of equipments, with what was asked for of their
// makers, systems and inventories.
func (r Renderer) Equipments(w io.Writer, p *tiflux.Page[tiflux.Equipment], notes Notes) error {
	return renderList(r, w, "equipments", p.Items, pageOf(p), notes, equipmentRecord)
}

func equipmentRecord(f []field, e *tiflux.Equipment) record {
	rec := equipmentHead(f, &e.EquipmentRecord)
	rec.fields = append(rec.fields,
		field{label: "connection", value: state(enumOnline, e.Online), in: everywhere | bare},
		field{label: "ip", value: text(e.IPv4), in: everywhere | bare},
		field{label: "network_name", value: text(e.NetworkName), in: everywhere | bare},
		field{label: "signed_in", value: text(e.User), in: everywhere | bare},
		field{label: "last_seen", value: moment(e.LastSeen), in: everywhere | bare},
		field{label: "last_connection", value: moment(e.LastConnection), in: list},
		field{label: "agent", value: equipmentAgent(e.Agent), in: everywhere},
		field{label: "monitoring", value: flagged(e.MonitoringActive), in: everywhere},
		field{label: "splashtop", value: flagged(e.Splashtop), in: everywhere},
		field{label: "tipeertopeer", value: flagged(e.TipeerToPeer), in: everywhere},
	)
	rec.fields = equipmentMake(rec.fields, e.Manufacturer, e.System, everywhere)
	rec.fields = inventoryFields(rec.fields, &e.EquipmentInventory, everywhere)
	return rec
}

// Equipment writes an equipment in full.
func (r Renderer) Equipment(w io.Writer, e *tiflux.EquipmentDetail) error {
	return renderCard(r, w, e, equipmentDetailRecord)
}

func equipmentDetailRecord(f []field, e *tiflux.EquipmentDetail) record {
	rec := equipmentHead(f, &e.EquipmentRecord)
	rec.fields = append(rec.fields,
		field{label: "network_name", value: text(e.NetworkName), in: cards},
		field{label: "signed_in", value: text(e.CurrentUser), in: cards},
		field{label: "last_seen", value: moment(e.LastSeen), in: cards},
		field{label: "agent", value: equipmentAgent(&tiflux.EquipmentAgent{User: e.AgentUser, Email: e.AgentEmail}), in: cards},
		group("inventory", cards),
	)
	rec.fields = equipmentMake(rec.fields, e.Manufacturer, e.OperatingSystem, cards)
	rec.fields = inventoryFields(rec.fields, &e.EquipmentInventory, cards)
	rec.fields = filledEntities(rec.fields, e.Entities)
	return rec
}

// EquipmentReceipt writes what became of an equipment.
func (r Renderer) EquipmentReceipt(w io.Writer, e *tiflux.EquipmentRecord, v Receipt) error {
	return receiptOf(r, w, e, equipmentHead, v)
}

func equipmentHead(f []field, e *tiflux.EquipmentRecord) record {
	return record{kind: "equipment", id: id(e.ID), title: e.Name, fields: append(f,
		field{label: "client", value: reference(e.Client), in: everywhere | bare},
		field{label: "content_type", value: reference(e.EquipmentType), in: everywhere | bare},
		field{label: "equipment_group", value: reference(e.EquipmentGroup), in: everywhere | bare},
		field{label: "acquisition_date", value: day(string(e.AcquisitionDate)), in: everywhere | bare},
		field{label: "warranty_date", value: day(string(e.WarrantyDate)), in: everywhere | bare},
		field{label: "updated_by", value: id(e.UpdatedByID), in: rich},
	)}
}

func equipmentAgent(a *tiflux.EquipmentAgent) value {
	if a == nil {
		return value{}
	}
	return parts(
		field{value: text(a.User)},
		field{value: text(a.Email)},
		field{value: phone(a.Phone)},
		field{label: "agent_extension", value: text(string(a.Ramal))},
		field{label: "agent_version", value: text(a.Version)},
	)
}

func equipmentMake(f []field, m *tiflux.EquipmentManufacturer, s *tiflux.EquipmentSystem, in show) []field {
	if m != nil {
		f = append(f, field{label: "manufacturer", in: in, value: parts(
			field{value: text(m.Name)},
			field{value: text(m.Model)},
			field{label: "serial", value: text(m.Serial)},
		)})
	}
	if s != nil {
		f = append(f, field{label: "system", in: in, value: parts(
			field{value: text(s.Name)},
			field{value: text(s.Version)},
			field{value: text(s.Kernel)},
			field{value: text(s.ServicePack)},
		)})
	}
	return f
}

// EquipmentTypes writes one page of the types of equipments.
func (r Renderer) EquipmentTypes(w io.Writer, p *tiflux.Page[tiflux.IDName], notes Notes) error {
	return idNames(r, w, "equipment_types", p, notes)
}

// EquipmentGroups writes one page of the groups of equipments.
func (r Renderer) EquipmentGroups(w io.Writer, p *tiflux.Page[tiflux.EquipmentGroup], notes Notes) error {
	return renderTable(r, w, "equipment_groups", p.Items, pageOf(p), notes, equipmentGroupRecord)
}

func equipmentGroupRecord(f []field, g *tiflux.EquipmentGroup) record {
	return record{kind: "equipment_group", id: id(g.ID), title: g.Name, fields: append(f,
		field{label: "client", value: reference(&g.Client), in: everywhere | bare},
	)}
}
