package tifluxtest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// call is one request on its way through the pipeline. Handlers read from it
// and change the account, which is locked while they run.
type call struct {
	api     *API
	request *http.Request
	record  *Request
	key     string
	persona Persona

	op    *operation
	vars  map[string]string // Path parameters.
	query map[string]any    // Query parameters by the Go type of their kind.
	sent  map[string]any    // The body as decoded.
	body  map[string]any    // Body attributes by the Go type of their kind.

	*state
	user   *user
	now    stamp
	header http.Header // Of the answer.
	wrote  []Entry     // Journal entries of a successful write.
}

// answer is what goes back, and the fault that spoils its way.
type answer struct {
	status int
	header http.Header
	body   []byte
	fault  Fault
	wire   wire
	broken error // The request's body broke; there is nobody to answer.
}

// reply is a handler's value with a status other than the row's.
type reply struct {
	status int
	value  any
}

// serve runs a request through the pipeline and keeps a record of it.
func (a *API) serve(ctx context.Context, r *http.Request) answer {
	body := &countedBody{ReadCloser: r.Body, want: r.ContentLength}
	counted := *r
	counted.Body = body
	c := a.arrive(&counted)
	ans := a.process(ctx, c)
	if body.err != nil {
		ans = answer{broken: body.err}
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	c.record.Status, c.record.Fault = ans.status, ans.fault
	return ans
}

// arrive records the request and finds its row and its persona.
func (a *API) arrive(r *http.Request) *call {
	c := &call{api: a, request: r, header: http.Header{}}
	c.op, c.vars = a.routes.match(r.Method, r.URL.EscapedPath())
	c.key, _ = strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	persona, known := a.config.keys[c.key]
	if known {
		c.persona = persona
	} else {
		c.key = ""
	}
	now := a.now()
	c.header.Set("Date", now.Format(http.TimeFormat))
	c.record = &Request{
		Time: now, Method: r.Method, Path: r.URL.Path, Query: r.URL.RawQuery,
		Header: r.Header.Clone(), Persona: c.persona.Name,
	}
	c.record.Header.Del("Authorization")
	switch {
	case c.op != nil:
		c.record.Operation = c.op.id
	case isDownload(r.URL.Path):
		c.record.Operation = downloadFile
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.requests = append(a.requests, c.record)
	return c
}

// process answers: connection faults first, then authorization and quota, then
// the faults of servers, then the route.
func (a *API) process(ctx context.Context, c *call) answer {
	drawn := a.takeFault(c.record.Operation)
	var spec faultSpec
	if drawn != nil {
		spec = faultSpecs[drawn.fault]
	}
	if spec.early {
		return answer{fault: drawn.fault, wire: spec.wire}
	}
	if err := wait(ctx, a.config.latency); err != nil {
		return answer{broken: err}
	}
	if c.record.Operation != downloadFile {
		if refused := c.enter(); refused != nil {
			if drawn != nil {
				a.returnFault(drawn)
			}
			return c.refusal(refused)
		}
	}
	if drawn == nil {
		return c.execute(ctx)
	}
	honest := answer{header: c.header}
	if spec.executes {
		honest = c.execute(ctx)
	}
	return spoil(honest, drawn.fault)
}

// enter checks the key and the quota. Without a valid key the small quota of
// the address counts.
func (c *call) enter() *apiError {
	a := c.api
	account, limit := c.key, a.config.quota
	var refused *apiError
	if c.key == "" {
		host, _, _ := net.SplitHostPort(c.request.RemoteAddr)
		account, limit = "address "+host, min(limit, anonymousQuota)
		refused = refuse(codeUnauthorized, "error", "You need to sign in before continuing.")
	}
	if limit <= 0 {
		return refused
	}
	now := a.now()
	a.mu.Lock()
	defer a.mu.Unlock()
	admission, ok := a.quota.admit(account, limit, now)
	admission.write(c.header)
	if !ok {
		return refuse(codeTooMany, "error", fmt.Sprintf("You have exceeded the limit of %d requests per minute", limit))
	}
	return refused
}

// execute runs the honest part of the pipeline.
func (c *call) execute(ctx context.Context) answer {
	if c.record.Operation == downloadFile {
		return c.download()
	}
	if c.op == nil {
		return c.refusal(refuse(codeNoRoute, "error", fmt.Sprintf("No route matches [%s] %q", c.request.Method, c.request.URL.Path)))
	}
	for _, step := range []func(*call) *apiError{
		(*call).readBody, (*call).readQuery, (*call).keepAttributes, (*call).authorize, (*call).readAttributes,
	} {
		if refused := step(c); refused != nil {
			return c.refusal(refused)
		}
	}
	if ctx.Err() != nil {
		return answer{broken: ctx.Err()}
	}
	return c.run()
}

func (c *call) readQuery() (refused *apiError) {
	known := maps.Clone(c.op.query)
	if known == nil {
		known = params{}
	}
	if c.op.paged {
		known["offset"], known["limit"] = page, pageSize
	}
	c.query, refused = known.parse(c.request.URL.Query())
	if refused != nil && refused.Code == codeUnpermitted {
		return refused
	}
	for name, key := range c.op.numbers {
		if n, err := strconv.Atoi(c.vars[name]); err != nil {
			refused = refused.add(codeQuery, key, notNumber)
		} else if n < 1 {
			refused = refused.add(codeQuery, key, "must be greater than 0")
		}
	}
	if refused == nil && c.op.check != nil {
		return c.op.check(c)
	}
	return refused
}

// authorize checks the license and then the permissions.
func (c *call) authorize() *apiError {
	c.api.mu.Lock()
	c.state = c.api.state
	c.user = c.personas[c.persona.Name]
	c.api.mu.Unlock()
	need := c.op.needs
	switch {
	case need.license != "" && !c.persona.licensed(need.license):
		return refuse(codeNoLicense, "error", fmt.Sprintf("You do not have the required '%s' license to access this route", need.license))
	case len(need.anyOf) == 0, c.persona.may(need.anyOf...), need.free != nil && need.free(c):
		return nil
	}
	return forbidden()
}

// run calls the handler with the account locked, so that each call is all or
// nothing and sees no half of another.
func (c *call) run() answer {
	c.now = stampOf(c.api.now())
	c.api.mu.Lock()
	defer c.api.mu.Unlock()
	value, refused := c.op.handle(c)
	if refused != nil {
		return c.refusal(refused)
	}
	c.api.journal = append(c.api.journal, c.wrote...)
	status := max(c.op.status, http.StatusOK)
	if r, ok := value.(reply); ok {
		status, value = r.status, r.value
	}
	if value == nil {
		return answer{status: http.StatusNoContent, header: c.header}
	}
	return c.json(status, value)
}

// journal notes an executed write.
func (c *call) journal(id int, label string) {
	c.wrote = append(c.wrote, Entry{
		Time: c.now.time(), Operation: c.op.id, Persona: c.persona.Name, ID: id, Label: label,
	})
}

func (c *call) refusal(refused *apiError) answer { return c.json(refused.status(), refused) }

func (c *call) json(status int, value any) answer {
	body, err := json.Marshal(value)
	if err != nil {
		panic(fmt.Sprintf("%s: encode the answer: %v", c.record.Operation, err))
	}
	c.header.Set("Content-Type", "application/json; charset=utf-8")
	return answer{status: status, header: c.header, body: body}
}

// listed cuts the page that was asked for out of the rows, turns each into its
// wire form and sets X-Total-Items.
func listed[T, W any](c *call, rows []T, view func(T) W) (any, *apiError) {
	number, size := 1, 20
	if n, ok := queried[int](c, "offset"); ok {
		number = n
	}
	if n, ok := queried[int](c, "limit"); ok {
		size = n
	}
	c.header.Set("X-Total-Items", strconv.Itoa(len(rows)))
	items := []W{}
	if start := (number - 1) * size; number <= len(rows) && start < len(rows) {
		for _, row := range rows[start:min(start+size, len(rows))] {
			items = append(items, view(row))
		}
	}
	return items, nil
}

// id returns a path parameter as a number, 0 when it is none.
func (c *call) id(name string) int {
	n, _ := strconv.Atoi(c.vars[name])
	return n
}

// wait sleeps unless the context ends first.
func wait(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// countedBody notices a body that breaks or differs from its announced length,
// which net/http refuses to send.
type countedBody struct {
	io.ReadCloser
	want, got int64
	err       error
}

func (b *countedBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.got += int64(n)
	switch {
	case errors.Is(err, io.EOF) && b.want > 0 && b.got != b.want:
		err = fmt.Errorf("http: ContentLength=%d with Body length %d", b.want, b.got)
		b.err = err
	case err != nil && !errors.Is(err, io.EOF):
		b.err = err
	}
	return n, err
}
