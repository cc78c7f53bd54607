package tiflux

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"slices"
	"strconv"
)

// ListOptions choose a page of a list.
type ListOptions struct {
	Page    int `url:"offset,omitempty"` // from 1; 0 is 1. The API calls the page number "offset"
	PerPage int `url:"limit,omitempty"`  // 1 to 200; 0 is the API's 20 in List and 200 in All
}

// Page is one page of a list.
type Page[T any] struct {
	Items  []T
	Number int // of this page, from 1
	Size   int // what was asked for; the last page may be shorter
	Total  int // records on all pages, -1 if the API did not say
}

// Last reports whether no page follows.
func (p *Page[T]) Last() bool {
	if p.Total >= 0 {
		return p.Number*p.Size >= p.Total || len(p.Items) == 0
	}
	return len(p.Items) < p.Size
}

// list gets one page.
func list[T any](ctx context.Context, c *Client, r request, lo ListOptions, opts []CallOption) (*Page[T], error) {
	op := &operations[r.op]
	if err := lo.check(op); err != nil {
		return nil, err
	}
	var items []T
	a, err := c.run(ctx, op, r, opts, &items)
	if err != nil {
		return nil, err
	}
	p := &Page[T]{Items: items, Number: max(lo.Page, 1), Size: lo.PerPage, Total: -1}
	if p.Size == 0 {
		p.Size = DefaultPageSize
	}
	if n, err := strconv.Atoi(a.header.Get("X-Total-Items")); err == nil && n >= 0 {
		p.Total = n
	}
	return p, nil
}

func (lo ListOptions) check(op *Operation) error {
	switch {
	case lo.Page < 0:
		return &ArgumentError{Op: op.Name, Argument: "Page", Reason: fmt.Sprintf("is %d; pages count from 1", lo.Page)}
	case lo.PerPage < 0 || lo.PerPage > MaxPageSize:
		return &ArgumentError{Op: op.Name, Argument: "PerPage", Reason: fmt.Sprintf("is %d; the API takes 1 to %d", lo.PerPage, MaxPageSize)}
	}
	return nil
}

// all walks a list from the page of lo. The options are taken over when all is
// called, so that the sequence can be ranged more than once.
func all[T any, K comparable](ctx context.Context, c *Client, r request, lo ListOptions, key func(*T) K, opts []CallOption) iter.Seq2[T, error] {
	op := &operations[r.op]
	values, err := queryValues(op, r.query)
	if err == nil {
		err = lo.check(op)
	}
	r.path, opts = slices.Clone(r.path), slices.Clone(opts)
	lo.Page = max(lo.Page, 1)
	if lo.PerPage == 0 {
		lo.PerPage = MaxPageSize
	}
	return func(yield func(T, error) bool) {
		var zero T
		if err != nil {
			yield(zero, err)
			return
		}
		w := walk[T, K]{key: key, seen: make(map[K]struct{}), received: (lo.Page - 1) * lo.PerPage}
		for lo := lo; ; lo.Page++ {
			r := r
			r.query = pageQuery{values, lo}
			p, err := list[T](ctx, c, r, lo, opts)
			if err == nil {
				err = w.check(p)
			}
			if err != nil {
				yield(zero, &PageError{Page: lo.Page, Err: err})
				return
			}
			if !w.yieldNew(p, yield) || w.done(p) {
				return
			}
		}
	}
}

// pageQuery is an encoded query with a page put into it.
type pageQuery struct {
	values url.Values
	page   ListOptions
}

func (q pageQuery) encode() url.Values {
	v := make(url.Values, len(q.values)+2)
	for name, vs := range q.values {
		v[name] = vs
	}
	v.Set("offset", strconv.Itoa(q.page.Page))
	v.Set("limit", strconv.Itoa(q.page.PerPage))
	return v
}

var errRepeatedPage = errors.New("the server sent the page before once more: the list cannot be walked")

// walk drops the records that a list in motion shows twice, and notices a
// server that ignores the page number.
type walk[T any, K comparable] struct {
	key  func(*T) K
	seen map[K]struct{}
	last []K
	// received counts records, repeated ones too: a server may serve smaller
	// pages than it was asked for, and a short page is then not the end.
	received int
}

func (w *walk[T, K]) done(p *Page[T]) bool {
	w.received += len(p.Items)
	if p.Total >= 0 {
		return len(p.Items) == 0 || w.received >= p.Total
	}
	return len(p.Items) < p.Size
}

func (w *walk[T, K]) check(p *Page[T]) error {
	keys := make([]K, len(p.Items))
	for i := range p.Items {
		keys[i] = w.key(&p.Items[i])
	}
	if len(keys) > 0 && slices.Equal(keys, w.last) {
		return errRepeatedPage
	}
	w.last = keys
	return nil
}

func (w *walk[T, K]) yieldNew(p *Page[T], yield func(T, error) bool) bool {
	for i, k := range w.last {
		if _, dup := w.seen[k]; dup {
			continue
		}
		w.seen[k] = struct{}{}
		if !yield(p.Items[i], nil) {
			return false
		}
	}
	return true
}

// Collect gathers a sequence, at most max records of it (0 for all). What was
// gathered before an error is returned with it.
func Collect[T any](seq iter.Seq2[T, error], max int) ([]T, error) {
	var items []T
	for item, err := range seq {
		if err != nil {
			return items, err
		}
		items = append(items, item)
		if max > 0 && len(items) == max {
			break
		}
	}
	return items, nil
}
