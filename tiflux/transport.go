package tiflux

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

const (
	maxAnswer      = 32 << 20
	usualAnswer    = 6 << 10 // where the length is not told
	defaultTimeout = 30 * time.Second
)

var (
	errStalled  = errors.New("the server did not move for too long")
	errTooLarge = fmt.Errorf("the answer is larger than %d MiB", maxAnswer>>20)
)

// RoundTrip makes one attempt of the exchange: it watches for stalls, reads the
// whole answer, so that a cut body counts as a broken connection, and reports.
func (x *exchange) RoundTrip(req *http.Request) (*http.Response, error) {
	x.attempts++
	start := time.Now()
	ctx := x.client.hooks.attemptStart(req.Context(), x)
	resp, err := x.send(ctx, req)
	quota := Quota{Unsent: neverSent(err)}
	status := 0
	if resp != nil {
		status = resp.StatusCode
		quota = parseQuota(status, resp.Header, time.Now())
	}
	x.client.limiter.Observe(quota)
	if err != nil {
		x.unsent = quota.Unsent
		x.broke = x.broke || !x.unsent
		resp, err = nil, redact(err, x.key)
	}
	x.reportAttempt(ctx, status, err, time.Since(start))
	return resp, err
}

// send returns the response also when its body could not be read to the end.
func (x *exchange) send(ctx context.Context, req *http.Request) (*http.Response, error) {
	watch, ctx := watchFor(ctx, x.client.timeout)
	defer watch.stop()
	req = req.WithContext(ctx)
	req.Body = watch.body(req.Body)
	resp, err := x.client.base.RoundTrip(req)
	if err != nil {
		return nil, watch.cause(err)
	}
	watch.progress()
	body, err := readAll(watch.body(resp.Body), resp.ContentLength)
	_ = resp.Body.Close() // all that counts has been read
	resp.Body = &memoryBody{Reader: *bytes.NewReader(body), all: body}
	return resp, watch.cause(err)
}

// memoryBody is the body of an answer that has been read.
type memoryBody struct {
	bytes.Reader
	all []byte
}

func (*memoryBody) Close() error { return nil }

// bodyOf returns the whole body of an answer that RoundTrip has read.
func bodyOf(resp *http.Response) []byte {
	if b, ok := resp.Body.(*memoryBody); ok {
		return b.all
	}
	return nil
}

func readAll(body io.Reader, length int64) ([]byte, error) {
	if length > maxAnswer {
		return nil, errTooLarge
	}
	if length < 0 {
		length = usualAnswer
	}
	buf := bytes.NewBuffer(make([]byte, 0, length+bytes.MinRead))
	n, err := buf.ReadFrom(io.LimitReader(body, maxAnswer+1))
	if n > maxAnswer {
		return nil, errTooLarge
	}
	return buf.Bytes(), err
}

// watchdog ends an attempt in which nothing moves. A nil watchdog watches
// nothing: the context has a deadline, and that is what counts.
type watchdog struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	limit  time.Duration
	timer  *time.Timer
}

func watchFor(ctx context.Context, limit time.Duration) (*watchdog, context.Context) {
	if _, bounded := ctx.Deadline(); bounded || limit <= 0 {
		return nil, ctx
	}
	w := &watchdog{limit: limit}
	w.ctx, w.cancel = context.WithCancelCause(ctx)
	w.timer = time.AfterFunc(limit, func() { w.cancel(errStalled) })
	return w, w.ctx
}

func (w *watchdog) stop() {
	if w != nil {
		w.timer.Stop()
		w.cancel(nil)
	}
}

func (w *watchdog) progress() {
	if w != nil {
		w.timer.Reset(w.limit)
	}
}

// cause names the stall instead of the cancellation by which it was ended.
func (w *watchdog) cause(err error) error {
	if w != nil && err != nil && errors.Is(context.Cause(w.ctx), errStalled) {
		return errStalled
	}
	return err
}

func (w *watchdog) body(b io.ReadCloser) io.ReadCloser {
	if w == nil || b == nil || b == http.NoBody {
		return b
	}
	return &watchedBody{b, w}
}

type watchedBody struct {
	io.ReadCloser
	watch *watchdog
}

func (b *watchedBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if n > 0 {
		b.watch.progress()
	}
	return n, err
}

// neverSent reports whether an attempt failed before anything could reach the
// API: no address or no connection.
func neverSent(err error) bool {
	if op, ok := errors.AsType[*net.OpError](err); ok && (op.Op == "dial" || op.Op == "proxyconnect") {
		return true
	}
	_, ok := errors.AsType[*net.DNSError](err)
	return ok
}

const redacted = "[key removed]"

// redact keeps the URL, whose query may name people, and the key out of an
// error. What stays visible is its text and what errors.Is finds in it.
func redact(err error, key string) error {
	for {
		u, ok := errors.AsType[*url.Error](err)
		if !ok {
			break
		}
		err = u.Err
	}
	if err == nil || key == "" || !strings.Contains(err.Error(), key) {
		return err
	}
	return &redactedError{text: strings.ReplaceAll(err.Error(), key, redacted), err: err}
}

type redactedError struct {
	text string
	err  error
}

func (e *redactedError) Error() string        { return e.text }
func (e *redactedError) Is(target error) bool { return errors.Is(e.err, target) }
func (e *redactedError) GoString() string     { return e.text }
