package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Departments writes one page of departments.
func (r Renderer) Departments(w io.Writer, p *tiflux.Page[tiflux.IDName], notes Notes) error {
	return idNames(r, w, "departments", p, notes)
}
