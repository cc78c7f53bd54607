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
