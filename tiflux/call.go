package tiflux

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

// request is what a method adds to its row of the operation table.
type request struct {
	op     operationID
	path   []any  // the path's arguments in order: int64, string, or int for a position
	route  string // takes the place of the row's path
	query  any    // a struct with url tags, or nil
	body   any    // a struct with json tags, or nil
	files  []File
	upload upload // how files travel, where it is not as in most operations
	once   bool   // this request must not be repeated although its operation may
}

// CallOption changes a single call.
type CallOption func(*callOptions)

type callOptions struct {
	response *Response
	query    url.Values
}

// Response is what the API said around its answer.
type Response struct {
	Status    int
	Header    http.Header
	RequestID string // X-Request-Id, for support
	Attempts  int
}

// WithResponse fills r when the API answered, with a refusal too.
func WithResponse(r *Response) CallOption {
	return func(o *callOptions) { o.response = r }
}

// WithQuery adds a query parameter that this package does not know. The API
// refuses unknown parameters with a 400.
func WithQuery(name, value string) CallOption {
	return func(o *callOptions) {
		if o.query == nil {
			o.query = make(url.Values)
		}
		o.query.Add(name, value)
	}
}

// answer is the API's last word on a call.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// call runs an operation that answers with a T.
func call[T any](ctx context.Context, c *Client, r request, opts []CallOption) (T, error) {
	var out T
	_, err := c.run(ctx, &operations[r.op], r, opts, &out)
	return out, err
}

// exec runs an operation that answers with nothing.
func exec(ctx context.Context, c *Client, r request, opts []CallOption) error {
	_, err := c.run(ctx, &operations[r.op], r, opts, nil)
	return err
}

// run is the way of every call: build, send, decode, report.
func (c *Client) run(ctx context.Context, op *Operation, r request, opts []CallOption, out any) (*answer, error) {
	var o callOptions
	for _, opt := range opts {
		if opt != nil {
			opt(&o)
		}
	}
	ctx = c.hooks.operationStart(ctx, op)
	start := time.Now()
	x := &exchange{client: c, op: op, retry: op.Retry}
	if r.once {
		x.retry = Once
	}
	a, err := x.run(ctx, r, &o, out)
	c.hooks.operationEnd(ctx, OperationEnd{Operation: *op, Attempts: x.attempts, Duration: time.Since(start), Err: err})
	return a, err
}

func (x *exchange) run(ctx context.Context, r request, o *callOptions, out any) (*answer, error) {
	req, err := x.client.newRequest(ctx, x.op, r, o)
	if err != nil {
		return nil, err
	}
	resp, err := x.do(req)
	if o.response != nil && resp != nil {
		*o.response = Response{
			Status: resp.StatusCode, Header: redactHeader(resp.Header, x.key),
			RequestID: resp.Header.Get("X-Request-Id"), Attempts: x.attempts,
		}
	}
	if err != nil {
		return nil, x.failure(ctx, err)
	}
	a := &answer{status: resp.StatusCode, header: resp.Header, body: bodyOf(resp)}
	return a, x.accept(a, out)
}

// accept decodes an answer, or turns it into its error.
func (x *exchange) accept(a *answer, out any) error {
	switch {
	case a.status == http.StatusMultiStatus && errorCode(a.body) != 0:
		return partialError(x.op, a.body)
	case a.status >= 200 && a.status < 300:
		if err := decode(x.op, a, out); err != nil {
			return x.unknown(err, true)
		}
		return nil
	case a.status == http.StatusNotFound && x.op.Method == http.MethodDelete && x.broke:
		return nil // deleted by the attempt that broke
	}
	err := x.apiError(a)
	return x.unknown(err, a.status >= 500 && err.Code != codeCannotExecute)
}

func (x *exchange) apiError(a *answer) *Error {
	body := a.body[:min(len(a.body), maxErrorBody)]
	if x.key != "" {
		body = bytes.ReplaceAll(body, []byte(x.key), []byte(redacted))
	}
	e := &Error{
		Op: *x.op, Status: a.status, Body: bytes.Clone(body),
		RequestID: a.header.Get("X-Request-Id"), Attempts: x.attempts,
		notAnError: a.status >= 300 && a.status < 400,
	}
	e.Code, e.Message, e.Detail = parseErrorBody(body)
	if a.status == http.StatusTooManyRequests {
		e.RetryAt = retryAt(a.header)
	}
	return e
}

// retryAt is when the quota of a 429 has room again; zero if it does not say.
func retryAt(h http.Header) time.Time {
	now := time.Now()
	q := parseQuota(http.StatusTooManyRequests, h, now)
	switch {
	case q.RetryAfter > 0:
		return now.Add(q.RetryAfter)
	case !q.Reset.IsZero():
		return q.WindowEnd()
	}
	return time.Time{}
}

// decode reads a success into out. An empty record is never made from an answer
// that is not one, nor a success from the page of a proxy.
func decode(op *Operation, a *answer, out any) error {
	fail := func(field string, err error) error {
		return &DecodeError{Op: op.Name, Status: a.status, Field: field, Err: err}
	}
	body := bytes.TrimSpace(a.body)
	switch {
	case len(body) > 0 && body[0] == '<':
		return fail("", errors.New("it is a page, not JSON: is the base URL right, is a proxy in between?"))
	case out == nil:
		return nil
	case len(body) == 0:
		return fail("", errors.New("it is empty"))
	case string(body) == "null":
		return fail("", errors.New("it is null"))
	}
	err := json.Unmarshal(body, out)
	if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fail(kind.Field, fmt.Errorf("found a JSON %s for %s", jsonKind(kind.Value), kind.Type))
	}
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		return fail("", fmt.Errorf("it is not JSON at byte %d of %d", syntax.Offset, len(body)))
	}
	if err != nil {
		return fail("", errors.New("a value has a form that is not known"))
	}
	return nil
}

// jsonKind keeps the kind of a value and drops the value: "number 12.5" holds data.
func jsonKind(s string) string {
	kind, _, _ := strings.Cut(s, " ")
	return kind
}

func errorCode(body []byte) int {
	code, _, _ := parseErrorBody(body)
	return code
}

// partialError reads the refused items, whose texts begin with their position:
// The property '#/4/value': Is not a valid email.
func partialError(op *Operation, body []byte) error {
	code, _, detail := parseErrorBody(body)
	e := &PartialError{Op: op.Name, Code: code}
	for _, field := range slices.Sorted(maps.Keys(detail)) {
		for _, text := range detail[field] {
			e.Refused = append(e.Refused, fieldRefusal(text))
		}
	}
	return e
}

func fieldRefusal(text string) FieldRefusal {
	r := FieldRefusal{Index: -1, Message: text}
	_, rest, ok := strings.Cut(text, "'#/")
	if !ok {
		return r
	}
	digits, _, _ := strings.Cut(rest, "/")
	if n, err := strconv.Atoi(digits); err == nil {
		r.Index = n
	}
	return r
}

// newRequest checks the input and builds the request, before anything is sent.
func (c *Client) newRequest(ctx context.Context, op *Operation, r request, o *callOptions) (*retryablehttp.Request, error) {
	u, err := c.url(op, r)
	if err != nil {
		return nil, err
	}
	if u.RawQuery, err = encodeQuery(op, r.query, o.query); err != nil {
		return nil, err
	}
	body, contentType, err := encodeBody(op, r)
	if err != nil {
		return nil, err
	}
	hr := &http.Request{
		Method: op.Method, URL: u, Host: u.Host, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{"Accept": {"application/json"}, "User-Agent": {c.userAgent}},
	}
	if contentType != "" {
		hr.Header["Content-Type"] = []string{contentType}
	}
	req, err := retryablehttp.FromRequest(hr.WithContext(ctx))
	if err == nil && body != nil {
		err = req.SetBody(body)
	}
	if err != nil {
		return nil, fmt.Errorf("tiflux: %s: %w", op.Name, err)
	}
	return req, nil
}
