package render

// next returns the page after p and whether it surely exists. It is 0 if p is
// the last one.
func (p Page) next() (number int, sure bool) {
	switch {
	case p.Number <= 0 || p.Count <= 0 || p.Size <= 0:
		return 0, true
	case p.Total >= 0 && p.Total > p.Number*p.Size:
		return p.Number + 1, true
	case p.Total < 0 && p.Count >= p.Size:
		return p.Number + 1, false
	}
	return 0, true
}

// pageLine says where a list stands: "Página 2 de 3 · 20 nesta página · total 57
// · próxima: página 3 · offset=3", compact "[pág 2/3|total 57|próx. 3|offset=3]". A list that is whole on its first page needs none.
func (d *document) pageLine() {
	p := d.page
	next, sure := p.next()
	if p.Number <= 0 || p.Number == 1 && next == 0 {
		return
	}
	d.notice(func() {
		if p.Total >= 0 && p.Size > 0 {
			d.phrase("page_of", p.Number, max((p.Total+p.Size-1)/p.Size, 1))
		} else {
			d.phrase("page", p.Number)
		}
		if !d.Compact {
			d.part("on_page", p.Count)
		}
		if p.Total >= 0 {
			d.part("of_total", p.Total)
		} else {
			d.part("total_unknown")
		}
		switch {
		case next == 0:
			d.part("last_page")
		case sure:
			d.part("next_page", next)
		default:
			d.part("next_page_maybe", next)
		}
	}, Rest{Page: next})
}

func (d *document) part(key label, args ...any) {
	d.separate(" · ")
	d.phrase(key, args...)
}
