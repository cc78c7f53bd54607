package resolve

import "slices"

// measure scores one text against the words of the query; not ok when a word is
// left unaccounted for.
func (c *corpus) measure(s *scratch, t int32) (found candidate, ok bool) {
	x := &c.texts[t]
	name := c.spelled[x.first:x.last]
	if len(name) < len(s.asked) {
		return found, false
	}
	s.table.reset(len(s.asked), len(name))
	for i := range s.asked {
		row := s.table.cells[i*len(name):][:len(name)]
		for j, word := range name {
			row[j] = hitOn(s.hits[i], word)
		}
	}
	weakest := s.table.pair()
	if weakest == unfound {
		return found, false
	}
	found = candidate{record: x.record, text: t, score: weakest.grade()}
	c.weigh(s, name, weakest, &found)
	return found, true
}

// weigh works out score, cost and soundness from the pairs of the table.
func (c *corpus) weigh(s *scratch, name []int32, weakest part, found *candidate) {
	var (
		covered              int // runes of the name
		wholes, others       int // runes of the query that carry weight, by how they were found
		edits, parted        int
		sound, inOrder, head = true, true, true
	)
	for i := range s.asked {
		q, j := &s.asked[i], int(s.table.column[i])
		h := s.table.cell(i, j)
		found.cost += int(h.cost)
		sound = sound && h.sound
		found.slip = found.slip || h.slip
		inOrder = inOrder && (i == 0 || s.table.column[i-1] < s.table.column[i])
		head = head && i == j
		covered += q.runes
		switch {
		case h.part == whole && !q.filler:
			wholes += q.runes
		case h.part == start || h.part == inside:
			others += q.runes
			parted++
		case h.part < inside:
			others += q.runes
			edits += int(h.cost)
		}
	}
	omitted := len(name) > len(s.asked)
	// A name typed from its beginning and broken off is one departure, not two.
	brokenOff := head && weakest == start && s.table.cell(len(s.asked)-1, len(s.asked)-1).part == start
	if omitted && !brokenOff {
		found.cost++
	}
	if !inOrder {
		found.cost++
	}
	if !omitted && weakest == whole {
		found.score, found.sound = sameWords, true
		return
	}
	total := c.texts[found.text].runes
	fine := min(covered, total) * 90 / total
	if inOrder {
		fine += 5
	}
	if weakest == oneEdit {
		fine = 50 + fine/2
	} else if weakest == twoEdits {
		fine /= 2
	}
	found.score += Score(fine)
	found.sound = sound && (wholes >= 2 || others >= 3)
	if edits > 0 {
		found.sound = found.sound && edits == 1 && parted == 0 && (s.longSlip() || c.onlyFillersLeft(s, name))
	}
}

// onlyFillersLeft reports whether the query leaves out no telling word.
func (c *corpus) onlyFillersLeft(s *scratch, name []int32) bool {
	for j, word := range name {
		if s.table.row[j] < 0 && !c.dict[word].filler {
			return false
		}
	}
	return true
}

// longSlip reports whether the misspelt word is long enough to be recognised
// although other words of the name are missing.
func (s *scratch) longSlip() bool {
	for i := range s.asked {
		if s.table.cell(i, int(s.table.column[i])).part == oneEdit {
			return s.asked[i].runes >= 8
		}
	}
	return false
}

// table pairs the words of a query (rows) with the words of a name (columns).
type table struct {
	rows, columns int
	cells         []hit
	column        [maxWords]int8 // of each row, -1 while it has none
	row           [maxWords]int8 // of each column
}

// reset makes a table without pairs, whose cells are still to be filled.
func (t *table) reset(rows, columns int) {
	t.rows, t.columns = rows, columns
	t.cells = slices.Grow(t.cells[:0], rows*columns)[:rows*columns]
	for i := range rows {
		t.column[i] = -1
	}
	for j := range columns {
		t.row[j] = -1
	}
}

func (t *table) cell(row, column int) *hit { return &t.cells[row*t.columns+column] }

// pair gives every row a column of its own such that the weakest part is as
// strong as possible, and returns that part; unfound when a row is left over.
func (t *table) pair() part {
	if t.rows == 1 {
		return t.pairOne()
	}
	left := t.rows
	for level := whole; level > unfound; level-- {
		for i := range t.rows {
			if t.column[i] < 0 {
				seen := uint64(0)
				if t.place(i, level, &seen) {
					left--
				}
			}
		}
		if left == 0 {
			t.straighten(level)
			return level
		}
	}
	return unfound
}

// pairOne is pair for a single row: the first of the strongest columns.
func (t *table) pairOne() part {
	best := 0
	for j := range t.cells {
		if t.cells[j].part > t.cells[best].part {
			best = j
		}
	}
	if t.cells[best].part > unfound {
		t.column[0], t.row[best] = int8(best), 0
	}
	return t.cells[best].part
}

// straighten pairs in order of the columns instead, where that costs no more:
// a name may say a word twice.
func (t *table) straighten(level part) {
	if slices.IsSorted(t.column[:t.rows]) {
		return
	}
	var column [maxWords]int8
	cost, next := -1, 0 // the order is worth one departure
	for i := range t.rows {
		for next < t.columns && t.cell(i, next).part < level {
			next++
		}
		if next == t.columns {
			return
		}
		cost += int(t.cell(i, next).cost) - int(t.cell(i, int(t.column[i])).cost)
		column[i] = int8(next)
		next++
	}
	if cost > 0 {
		return
	}
	for j := range t.columns {
		t.row[j] = -1
	}
	for i, j := range column[:t.rows] {
		t.column[i], t.row[j] = j, int8(i)
	}
}

// place finds a column for a row, moving other rows where that helps.
func (t *table) place(i int, level part, seen *uint64) bool {
	for j := range t.columns {
		if t.cell(i, j).part < level || *seen&(1<<j) != 0 {
			continue
		}
		*seen |= 1 << j
		if t.row[j] < 0 || t.place(int(t.row[j]), level, seen) {
			t.row[j], t.column[i] = int8(i), int8(j)
			return true
		}
	}
	return false
}
