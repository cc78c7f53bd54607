package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Entities writes one page of the groups of custom fields.
func (r Renderer) Entities(w io.Writer, p *tiflux.Page[tiflux.Entity], notes Notes) error {
	return renderTable(r, w, "entities", p.Items, pageOf(p), notes, entityRecord)
}

func entityRecord(f []field, e *tiflux.Entity) record {
	return record{kind: "entity", id: id(e.ID), title: e.Name, fields: append(f,
		field{label: "applied_in", value: coded(enumAppliedIn, string(e.AppliedIn)), in: everywhere | bare},
		field{label: "status", value: state(enumActive, e.Active), in: everywhere | bare},
	)}
}

// Entity writes a group of custom fields, without the fields.
func (r Renderer) Entity(w io.Writer, e *tiflux.EntityDetail) error {
	return renderCard(r, w, e, entityDetailRecord)
}

// EntityReceipt writes what became of a group of custom fields.
func (r Renderer) EntityReceipt(w io.Writer, e *tiflux.EntityDetail, v Receipt) error {
	return receiptOf(r, w, e, entityDetailRecord, v)
}

func entityDetailRecord(f []field, e *tiflux.EntityDetail) record {
	rec := entityRecord(f, &e.Entity)
	rec.fields = append(rec.fields,
		field{label: "description", value: text(e.Description), in: cards},
		field{label: "desks", value: entityDesks(e), in: cards},
		field{label: "equipment_type", value: entityEquipmentType(e), in: cards},
		field{label: "menu_item", value: state(enumYesNo, e.MenuItem), in: cards},
	)
	if c := e.ServiceCatalog; c != nil {
		rec.fields = append(rec.fields,
			field{label: "catalog", value: ref(c.CatalogID, c.CatalogName), in: cards},
			field{label: "catalog_area", value: ref(c.AreaID, c.AreaName), in: cards},
			field{label: "catalog_item", value: ref(c.ItemID, c.ItemName), in: cards},
		)
	}
	return rec
}

func entityDesks(e *tiflux.EntityDetail) value {
	if e.AppliedIn == tiflux.AppliedInTicket && len(e.DeskIDs) == 0 {
		return term("any")
	}
	return ids(e.DeskIDs)
}

func entityEquipmentType(e *tiflux.EntityDetail) value {
	if e.AppliedIn == tiflux.AppliedInEquipment && e.EquipmentTypeID == 0 {
		return term("any")
	}
	return ref(e.EquipmentTypeID, "")
}
