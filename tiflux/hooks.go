package tiflux

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Hooks observe calls: an operation is one method call, an attempt one HTTP
// request of it. Start hooks may return a context with something of their own
// in it, such as a span; nil hooks are left out. They run on the caller's
// goroutine. They are given no key, URL or body.
type Hooks struct {
	OperationStart func(context.Context, Operation) context.Context
	OperationEnd   func(context.Context, OperationEnd)
	AttemptStart   func(context.Context, AttemptStart) context.Context
	AttemptEnd     func(context.Context, AttemptEnd)
}

// OperationEnd is how a call ended.
type OperationEnd struct {
	Operation Operation
	Attempts  int // 0 if nothing was sent
	Duration  time.Duration
	Err       error
}

// AttemptStart is an attempt that is about to leave.
type AttemptStart struct {
	Operation Operation
	Attempt   int // from 1
}

// AttemptEnd is how an attempt ended: with a status, or with an error.
type AttemptEnd struct {
	Operation Operation
	Attempt   int
	Status    int // 0 if there was no answer
	Duration  time.Duration
	Err       error
}

type hookList []Hooks

func (l hookList) operationStart(ctx context.Context, op *Operation) context.Context {
	for _, h := range l {
		if h.OperationStart != nil {
			ctx = h.OperationStart(ctx, *op)
		}
	}
	return ctx
}

func (l hookList) operationEnd(ctx context.Context, end OperationEnd) {
	for _, h := range slices.Backward(l) {
		if h.OperationEnd != nil {
			h.OperationEnd(ctx, end)
		}
	}
}

func (l hookList) attemptStart(ctx context.Context, x *exchange) context.Context {
	for _, h := range l {
		if h.AttemptStart != nil {
			ctx = h.AttemptStart(ctx, AttemptStart{Operation: *x.op, Attempt: x.attempts})
		}
	}
	return ctx
}

func (x *exchange) reportAttempt(ctx context.Context, status int, err error, d time.Duration) {
	end := AttemptEnd{Operation: *x.op, Attempt: x.attempts, Status: status, Duration: d, Err: err}
	for _, h := range slices.Backward(x.client.hooks) {
		if h.AttemptEnd != nil {
			h.AttemptEnd(ctx, end)
		}
	}
	if !x.client.logger.Enabled(ctx, slog.LevelDebug) {
		return
	}
	attrs := []slog.Attr{
		slog.String("operation", x.op.Name), slog.Int("attempt", x.attempts),
		slog.Int("status", status), slog.Duration("duration", d),
	}
	if err != nil {
		attrs = append(attrs, slog.String("error", err.Error()))
	}
	x.client.logger.LogAttrs(ctx, slog.LevelDebug, "tiflux attempt", attrs...)
}

func (x *exchange) logRetry(ctx context.Context) {
	x.client.logger.LogAttrs(ctx, slog.LevelInfo, "tiflux repeat",
		slog.String("operation", x.op.Name), slog.Int("after_attempt", x.attempts), slog.Duration("wait", x.wait))
}

// redactHeader returns a copy without the key, should the server repeat it.
func redactHeader(h http.Header, key string) http.Header {
	h = h.Clone()
	for _, values := range h {
		for i, v := range values {
			if key != "" {
				values[i] = strings.ReplaceAll(v, key, redacted)
			}
		}
	}
	return h
}
