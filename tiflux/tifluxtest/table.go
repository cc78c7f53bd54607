package tifluxtest

import (
	"iter"
	"slices"
)

// table keeps records in the order of their creation and finds them by id.
type table[T any] struct {
	rows []*T
	byID map[int]*T
	last int
}

func newTable[T any](size int) *table[T] {
	return &table[T]{rows: make([]*T, 0, size), byID: make(map[int]*T, size)}
}

// next returns the id that a new record gets.
func (t *table[T]) next() int { return t.last + 1 }

func (t *table[T]) put(id int, row *T) {
	t.rows = append(t.rows, row)
	t.byID[id] = row
	t.last = max(t.last, id)
}

func (t *table[T]) get(id int) (*T, bool) {
	row, ok := t.byID[id]
	return row, ok
}

func (t *table[T]) delete(id int) {
	row := t.byID[id]
	delete(t.byID, id)
	t.rows = slices.DeleteFunc(t.rows, func(r *T) bool { return r == row })
}

func (t *table[T]) all() iter.Seq[*T] { return slices.Values(t.rows) }

// newest iterates from the last record to the first.
func (t *table[T]) newest() iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for _, row := range slices.Backward(t.rows) {
			if !yield(row) {
				return
			}
		}
	}
}

// where collects the rows that keep accepts.
func where[T any](rows iter.Seq[*T], keep func(*T) bool) []*T {
	list := []*T{}
	for row := range rows {
		if keep(row) {
			list = append(list, row)
		}
	}
	return list
}
