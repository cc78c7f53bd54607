package tiflux

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Do calls a route that this package has no method for, with everything that
// methods have: quota, retries, typed errors. The path is relative to the base
// URL, "/tickets/42/something?key=value". A non-nil in is sent as JSON; the
// answer is decoded into out unless it is nil (a *json.RawMessage takes it as it
// is). Routes of the operation table keep their retry class; of others only GET
// is repeated when its outcome is unknown.
func (c *Client) Do(ctx context.Context, method, path string, in, out any, opts ...CallOption) error {
	op := Operation{Name: "Do", Method: method, Retry: Once}
	if !slices.Contains([]string{get, post, put, del, http.MethodPatch}, method) {
		return &ArgumentError{Op: op.Name, Argument: "method", Reason: fmt.Sprintf("is %q", method)}
	}
	segments, query, err := splitPath(path)
	if err != nil {
		return &ArgumentError{Op: op.Name, Argument: "path", Reason: err.Error()}
	}
	if method == get {
		op.Retry = Idempotent
	}
	if known := rowOf(method, segments); known != nil {
		op = *known
	}
	op.Body = JSONBody
	// The segments are filled in as arguments, so that none can leave its place.
	r := request{route: strings.Repeat("/{path}", len(segments)), body: in}
	for _, s := range segments {
		r.path = append(r.path, s)
	}
	for name, values := range query {
		for _, v := range values {
			opts = append(opts, WithQuery(name, v))
		}
	}
	_, err = c.run(ctx, &op, r, opts, out)
	return err
}

func splitPath(path string) (segments []string, query url.Values, err error) {
	u, err := url.Parse(path)
	if err != nil || u.IsAbs() || u.Host != "" || u.Opaque != "" || u.Fragment != "" {
		return nil, nil, fmt.Errorf("must be relative to the base URL, like /tickets/42")
	}
	if query, err = url.ParseQuery(u.RawQuery); err != nil {
		return nil, nil, fmt.Errorf("has a query that cannot be read")
	}
	for s := range strings.SplitSeq(strings.Trim(u.EscapedPath(), "/"), "/") {
		s, err := url.PathUnescape(s)
		if err != nil {
			return nil, nil, fmt.Errorf("is not escaped right")
		}
		segments = append(segments, s)
	}
	return segments, query, nil
}

// rowOf finds the row of a request; a literal segment beats a placeholder.
func rowOf(method string, segments []string) *Operation {
	var best *Operation
	literals := -1
	for i := range operations {
		op := &operations[i]
		if op.Method != method {
			continue
		}
		if n := matchPath(op.Path, segments); n > literals {
			best, literals = op, n
		}
	}
	return best
}

// matchPath counts the literal segments of a match; -1 is no match.
func matchPath(template string, segments []string) int {
	want := strings.Split(strings.TrimPrefix(template, "/"), "/")
	if len(want) != len(segments) {
		return -1
	}
	n := 0
	for i, w := range want {
		switch {
		case w == segments[i]:
			n++
		case !strings.HasPrefix(w, "{"):
			return -1
		}
	}
	return n
}
