package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// idNames writes one page of records of which a list gives the name only.
func idNames(r Renderer, w io.Writer, kind label, p *tiflux.Page[tiflux.IDName], notes Notes) error {
	return renderTable(r, w, kind, p.Items, pageOf(p), notes, idNameRecord)
}

func idNameRecord(f []field, v *tiflux.IDName) record {
	return record{id: id(v.ID), title: v.Name, fields: f}
}

// Departments writes one page of departments.
func (r Renderer) Departments(w io.Writer, p *tiflux.Page[tiflux.IDName], notes Notes) error {
	return idNames(r, w, "departments", p, notes)
}

// TechnicalGroups writes one page of technical groups.
func (r Renderer) TechnicalGroups(w io.Writer, p *tiflux.Page[tiflux.IDName], notes Notes) error {
	return idNames(r, w, "technical_groups", p, notes)
}

// ServicesCatalogs writes one page of services catalogs.
func (r Renderer) ServicesCatalogs(w io.Writer, p *tiflux.Page[tiflux.ServicesCatalog], notes Notes) error {
	return idNames(r, w, "services_catalogs", p, notes)
}

// EquipmentTypes writes one page of the types of equipments.
func (r Renderer) EquipmentTypes(w io.Writer, p *tiflux.Page[tiflux.IDName], notes Notes) error {
	return idNames(r, w, "equipment_types", p, notes)
}
