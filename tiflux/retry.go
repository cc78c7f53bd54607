package tiflux

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

const (
	maxAttempts    = 4
	firstRetryWait = 500 * time.Millisecond
)

// exchange is one call across its attempts. It is the retry loop's policy and,
// as an http.RoundTripper, its transport.
type exchange struct {
	client   *Client
	op       *Operation
	retry    RetryClass
	attempts int
	unsent   bool          // the last attempt never reached the API
	broke    bool          // an attempt ended without an answer after it had left
	wait     time.Duration // before the next attempt
	key      string        // of the last attempt, to be removed from texts
}

// do makes up to maxAttempts attempts. The loop's client is made for the call:
// its hooks are told neither the request nor the context of a broken attempt.
func (x *exchange) do(req *retryablehttp.Request) (*http.Response, error) {
	if err := x.prepare(req.Request); err != nil {
		return nil, err
	}
	loop := retryablehttp.Client{
		HTTPClient:   &http.Client{Transport: x, Jar: x.client.jar, CheckRedirect: keepRedirect},
		RetryMax:     maxAttempts - 1,
		CheckRetry:   x.checkRetry,
		Backoff:      x.backoff,
		ErrorHandler: retryablehttp.PassthroughErrorHandler,
		PrepareRetry: x.prepare,
	}
	return loop.Do(req)
}

// keepRedirect returns a redirect as the answer: a transport that sets the key
// would send it along.
func keepRedirect(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// prepare pays for one attempt and signs it.
func (x *exchange) prepare(req *http.Request) error {
	ctx := req.Context()
	if err := x.client.limiter.Wait(ctx); err != nil {
		return &unsentError{err}
	}
	key, err := x.client.tokens(ctx)
	if err == nil {
		err = checkKey(key)
	}
	if err != nil {
		x.client.limiter.Observe(Quota{Unsent: true})
		return &unsentError{fmt.Errorf("no key: %w", err)}
	}
	x.key = key
	req.Header["Authorization"] = []string{"Bearer " + key}
	return nil
}

// unsentError marks what kept an attempt from being made.
type unsentError struct{ error }

func (e *unsentError) Unwrap() error { return e.error }

func (x *exchange) checkRetry(ctx context.Context, resp *http.Response, err error) (bool, error) {
	if ctx.Err() != nil {
		return false, nil
	}
	if x.attempts >= maxAttempts || !x.repeatable(resp, err) {
		return false, nil
	}
	x.wait = retryWait(resp, x.attempts)
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) < x.wait {
		if limited(resp) {
			return false, &RateLimitError{RetryAt: time.Now().Add(x.wait)}
		}
		return false, nil
	}
	x.logRetry(ctx)
	return true, nil
}

func (x *exchange) backoff(_, _ time.Duration, _ int, _ *http.Response) time.Duration { return x.wait }

// repeatable decides by the operation's retry class. A request that never left,
// or that the quota turned away, was surely not executed.
func (x *exchange) repeatable(resp *http.Response, err error) bool {
	switch {
	case err != nil:
		_, local := errors.AsType[*fileError](err)
		return x.unsent || x.retry == Idempotent && !local && !errors.Is(err, errTooLarge)
	case limited(resp):
		return true
	case resp.StatusCode >= http.StatusInternalServerError:
		code, _, _ := parseErrorBody(bodyOf(resp))
		return x.retry == Idempotent && code != codeCannotExecute
	}
	return false
}

func limited(resp *http.Response) bool {
	return resp != nil && resp.StatusCode == http.StatusTooManyRequests
}

// retryWait is how long to wait after the given attempt, counted from 1.
func retryWait(resp *http.Response, attempt int) time.Duration {
	if !limited(resp) {
		d := firstRetryWait << (attempt - 1)
		return d/2 + rand.N(d)
	}
	now := time.Now()
	q := parseQuota(resp.StatusCode, resp.Header, now)
	if q.RetryAfter == 0 && !q.Reset.IsZero() {
		return max(q.WindowEnd().Sub(now), 0)
	}
	return retryAfter(q, attempt)
}

// failure turns what ended an exchange without an answer into its error.
func (x *exchange) failure(ctx context.Context, err error) error {
	err = redact(err, x.key)
	if limit, ok := errors.AsType[*RateLimitError](err); ok {
		err = &RateLimitError{Op: x.op.Name, RetryAt: limit.RetryAt}
	} else if errors.Is(err, errTooLarge) {
		err = &DecodeError{Op: x.op.Name, Err: errTooLarge}
	} else if cause := ctx.Err(); cause != nil {
		err = fmt.Errorf("tiflux: %s: %w", x.op.Name, cause)
	} else if file, ok := errors.AsType[*fileError](err); ok {
		return fmt.Errorf("tiflux: %s: %w", x.op.Name, file)
	} else if local, ok := errors.AsType[*unsentError](err); ok {
		err = fmt.Errorf("tiflux: %s: %w", x.op.Name, local.error)
	} else {
		err = &ConnectionError{Op: x.op.Name, Attempts: x.attempts, Err: err}
	}
	return x.unknown(err, x.broke)
}

// unknown marks the failure of a write that may have happened.
func (x *exchange) unknown(err error, maybe bool) error {
	if !maybe || x.op.Method == http.MethodGet {
		return err
	}
	return &UnknownOutcomeError{Op: x.op.Name, Err: err}
}
