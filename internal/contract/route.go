package contract

import (
	"net/url"
	"strings"
)

// Match finds the operation of a method and an escaped path below the base path
// ("/tickets/42"), and the unescaped values of the path's parameters. A literal
// segment wins over a parameter: /users/me is not the user "me".
func (c *Contract) Match(method, path string) (Operation, map[string]string, bool) {
	segments := strings.Split(path, "/")
	var best *Operation
	for i := range c.operations {
		o := &c.operations[i]
		if o.Method == method && fits(o.Path, segments) && (best == nil || moreLiteral(o.Path, best.Path)) {
			best = o
		}
	}
	if best == nil {
		return Operation{}, nil, false
	}
	values := make(map[string]string)
	i := 0
	for t := range strings.SplitSeq(best.Path, "/") {
		if isParam(t) {
			v, err := url.PathUnescape(segments[i])
			if err != nil {
				return Operation{}, nil, false
			}
			values[t[1:len(t)-1]] = v
		}
		i++
	}
	return *best, values, true
}

func isParam(segment string) bool { return strings.HasPrefix(segment, "{") }

func fits(template string, segments []string) bool {
	i := 0
	for t := range strings.SplitSeq(template, "/") {
		if i >= len(segments) || isParam(t) && segments[i] == "" || !isParam(t) && t != segments[i] {
			return false
		}
		i++
	}
	return i == len(segments)
}

// moreLiteral compares templates that fit the same path: the one whose first
// difference is a literal is the more specific one.
func moreLiteral(a, b string) bool {
	as, bs := strings.Split(a, "/"), strings.Split(b, "/")
	for i := range as {
		if as[i] != bs[i] {
			return !isParam(as[i])
		}
	}
	return false
}

// below cuts the base path off, and whatever a proxy put before it.
func (c *Contract) below(u *url.URL) (string, bool) {
	_, path, ok := strings.Cut(u.EscapedPath(), c.base)
	return path, ok && strings.HasPrefix(path, "/")
}

func (c *Contract) match(method string, u *url.URL) (Operation, map[string]string, bool) {
	path, ok := c.below(u)
	if !ok {
		return Operation{}, nil, false
	}
	return c.Match(method, path)
}
