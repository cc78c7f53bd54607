package mcpadapter_test

import (
	"cmp"
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// toolTest is one call of a tool, against an account of its own.
type toolTest struct {
	name       string
	tool, args string
	key        string   // KeyAdmin if empty
	fail       string   // the operationId whose next request breaks, for errors of the API
	want       []string // parts of the result
	isError    bool
	requests   int // that the call makes, no more and no fewer
}

// runTools runs the rows of a file of tools, on accounts made with the options.
func runTools(t *testing.T, tests []toolTest, opts ...tifluxtest.Option) {
	t.Helper()
	cancelled := map[string]bool{}
	for _, tt := range tests {
		if !tt.isError && tt.requests > 0 && !cancelled[tt.tool] {
			cancelled[tt.tool] = true
			cancelTool(t, tt)
		}
		t.Run(tt.tool+"/"+tt.name, func(t *testing.T) {
			t.Parallel()
			api := tifluxtest.New(append([]tifluxtest.Option{tifluxtest.Size(60)}, opts...)...)
			if tt.fail != "" {
				api.Fail(tt.fail, tifluxtest.CannotExecute, 1)
			}
			cfg := config(t, api, cmp.Or(tt.key, tifluxtest.KeyAdmin))
			cfg.Tools = []string{tt.tool}
			text, isError := call(t, connect(t, cfg), tt.tool, tt.args)
			if isError != tt.isError {
				t.Errorf("%s: error is %t:\n%s", tt.args, isError, text)
			}
			plain := strings.ReplaceAll(text, `\`, "") // without the escapes of Markdown
			for _, want := range tt.want {
				if !strings.Contains(plain, want) {
					t.Errorf("%s: no %q in\n%s", tt.args, want, text)
				}
			}
			made, struck := api.Requests(), false
			for _, r := range made {
				t.Logf("%s %s?%s: %d", r.Method, r.Path, r.Query, r.Status)
				struck = struck || r.Fault != ""
			}
			if len(made) != tt.requests {
				t.Errorf("%s: %d requests, want %d", tt.args, len(made), tt.requests)
			}
			if struck != (tt.fail != "") {
				t.Errorf("%s: no %s was made that could fail", tt.args, tt.fail)
			}
		})
	}
}

// cancelTool calls a tool on an API that never answers, and gives up: the work
// has to stop where it is.
func cancelTool(t *testing.T, tt toolTest) {
	t.Helper()
	t.Run(tt.tool+"/cancelled", func(t *testing.T) {
		t.Parallel()
		api := tifluxtest.New(tifluxtest.Empty(), tifluxtest.Faults(1, 1, tifluxtest.HangBefore))
		cfg := config(t, api, cmp.Or(tt.key, tifluxtest.KeyAdmin))
		cfg.Tools = []string{tt.tool}
		cs := connect(t, cfg)
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		go func() {
			for len(api.Requests()) == 0 && ctx.Err() == nil {
				time.Sleep(time.Millisecond)
			}
			cancel()
		}()
		if r, err := cs.CallTool(ctx, &mcp.CallToolParams{Name: tt.tool, Arguments: json.RawMessage(tt.args)}); err == nil {
			t.Errorf("it answers: %+v", r)
		}
		time.Sleep(30 * time.Millisecond)
		if n := len(api.Requests()); n == 0 || n > 2 {
			t.Errorf("%d requests were made; one or two, at the same time, were to be given up", n)
		}
	})
}
