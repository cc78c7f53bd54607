package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// ServicesCatalogs writes one page of services catalogs.
func (r Renderer) ServicesCatalogs(w io.Writer, p *tiflux.Page[tiflux.ServicesCatalog], notes Notes) error {
	return idNames(r, w, "services_catalogs", p, notes)
}

// ServicesCatalogReceipt writes what became of a services catalog.
func (r Renderer) ServicesCatalogReceipt(w io.Writer, c *tiflux.ServicesCatalog, v Receipt) error {
	return receiptOf(r, w, c, servicesCatalogRecord, v)
}

func servicesCatalogRecord(f []field, c *tiflux.ServicesCatalog) record {
	return record{kind: "catalog", id: id(c.ID), title: c.Name, fields: f}
}

// ServicesCatalogsAreas writes one page of the areas of a services catalog.
func (r Renderer) ServicesCatalogsAreas(w io.Writer, p *tiflux.Page[tiflux.ServicesCatalogsArea], notes Notes) error {
	return renderTable(r, w, "catalog_areas", p.Items, pageOf(p), notes, servicesCatalogsAreaRecord)
}

// ServicesCatalogsAreaReceipt writes what became of an area.
func (r Renderer) ServicesCatalogsAreaReceipt(w io.Writer, a *tiflux.ServicesCatalogsArea, v Receipt) error {
	return receiptOf(r, w, a, servicesCatalogsAreaRecord, v)
}

func servicesCatalogsAreaRecord(f []field, a *tiflux.ServicesCatalogsArea) record {
	return record{kind: "catalog_area", id: id(a.ID), title: a.Name, fields: append(f,
		field{label: "catalog", value: reference(&a.ServicesCatalog), in: everywhere | bare},
		field{label: "status", value: state(enumActive, a.Active), in: everywhere | bare},
	)}
}

// ServicesCatalogsItems writes one page of the items of an area.
func (r Renderer) ServicesCatalogsItems(w io.Writer, p *tiflux.Page[tiflux.ServicesCatalogsItem], notes Notes) error {
	return renderTable(r, w, "catalog_items", p.Items, pageOf(p), notes, servicesCatalogsItemRecord)
}

// ServicesCatalogsItemReceipt writes what became of an item.
func (r Renderer) ServicesCatalogsItemReceipt(w io.Writer, i *tiflux.ServicesCatalogsItem, v Receipt) error {
	return receiptOf(r, w, i, servicesCatalogsItemRecord, v)
}

func servicesCatalogsItemRecord(f []field, i *tiflux.ServicesCatalogsItem) record {
	rec := deskServicesCatalogsItemRecord(f, &tiflux.DeskServicesCatalogsItem{ID: i.ID, Area: i.ServicesCatalogsArea,
		Catalog: i.ServicesCatalog, EndTime: i.EndTime, Name: i.Name, StartTime: i.StartTime})
	rec.fields = append(rec.fields, field{label: "status", value: state(enumActive, i.Active), in: everywhere | bare})
	return rec
}

// DeskServicesCatalogsItems writes one page of the items that a desk offers.
func (r Renderer) DeskServicesCatalogsItems(w io.Writer, p *tiflux.Page[tiflux.DeskServicesCatalogsItem], notes Notes) error {
	return renderTable(r, w, "catalog_items", p.Items, pageOf(p), notes, deskServicesCatalogsItemRecord)
}

func deskServicesCatalogsItemRecord(f []field, i *tiflux.DeskServicesCatalogsItem) record {
	return record{kind: "catalog_item", id: id(i.ID), title: i.Name, fields: append(f,
		field{label: "catalog", value: reference(&i.Catalog), in: everywhere | bare},
		field{label: "catalog_area", value: reference(&i.Area), in: everywhere | bare},
		field{label: "time_to_attend", value: hours(string(i.StartTime)), in: everywhere | bare},
		field{label: "time_to_solve", value: hours(string(i.EndTime)), in: everywhere | bare},
	)}
}
