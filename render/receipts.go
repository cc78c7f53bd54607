package render

import (
	"io"
	"strconv"
)

// receiptOf writes a receipt of a record that knows its own kind and number.
func receiptOf[T any](r Renderer, w io.Writer, t *T, shape shape[T], v Receipt) error {
	rec := shape(nil, t)
	v.Record = string(rec.kind)
	if rec.id.kind == isNumber {
		v.ID = strconv.FormatInt(rec.id.n, 10)
	}
	return r.receipt(w, &rec, &v)
}
