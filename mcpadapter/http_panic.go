package mcpadapter

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime"
	"runtime/debug"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

const internalError = "internal error"

// survivePanics keeps a fault in one caller's call from ending the calls of all:
// the SDK runs them where net/http does not catch a panic.
func (cfg *HTTPConfig) survivePanics(next mcp.MethodHandler) mcp.MethodHandler {
	return func(ctx context.Context, method string, req mcp.Request) (result mcp.Result, err error) {
		defer func() {
			if v := recover(); v != nil {
				cfg.logPanic(ctx, v)
				result, err = nil, &jsonrpc.Error{Code: jsonrpc.CodeInternalError, Message: internalError}
			}
		}()
		return next(ctx, method, req)
	}
}

// contain answers for f if it panics: net/http would print with what.
func (cfg *HTTPConfig) contain(ctx context.Context, w *statusWriter, f func()) {
	defer func() {
		switch v := recover(); v {
		case nil:
		case http.ErrAbortHandler: // net/http's own way to cut an answer off
			panic(v)
		default:
			cfg.logPanic(ctx, v)
			if w.code == 0 {
				http.Error(w, internalError, http.StatusInternalServerError)
			}
		}
	}()
	f()
}

// logPanic says where it was. Only what the runtime panics with is known to hold
// no secrets; of anything else the type is told.
func (cfg *HTTPConfig) logPanic(ctx context.Context, v any) {
	if cfg.Logger == nil {
		return
	}
	what := fmt.Sprintf("%T", v)
	if fault, ok := v.(runtime.Error); ok {
		what = fault.Error()
	}
	cfg.Logger.ErrorContext(ctx, "panic", slog.String("value", what), slog.String("stack", string(debug.Stack())))
}
