package mcpadapter_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// asked connects a client whose user answers questions with action; "" is a
// client that cannot ask.
func asked(t *testing.T, cfg mcpadapter.Config, action string, questions *atomic.Int32) *mcp.ClientSession {
	t.Helper()
	server, err := mcpadapter.NewServer(cfg)
	if err != nil {
		t.Fatal(err)
	}
	opts := &mcp.ClientOptions{}
	if action != "" {
		opts.ElicitationHandler = func(_ context.Context, req *mcp.ElicitRequest) (*mcp.ElicitResult, error) {
			questions.Add(1)
			if !strings.Contains(req.Params.Message, "cancel_ticket") {
				t.Errorf("the question is %q", req.Params.Message)
			}
			if action == "fail" {
				return nil, fmt.Errorf("the window was closed")
			}
			return &mcp.ElicitResult{Action: action, Content: map[string]any{}}, nil
		}
	}
	return connectClient(t, server, opts)
}

func TestDestructiveToolsAskFirst(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		confirm mcpadapter.Confirm
		action  string
		asks    int32
		done    bool
	}{
		{"auto, accepted", mcpadapter.ConfirmAuto, "accept", 1, true},
		{"auto, declined", mcpadapter.ConfirmAuto, "decline", 1, false},
		{"auto, cancelled", mcpadapter.ConfirmAuto, "cancel", 1, false},
		{"auto, the question fails", mcpadapter.ConfirmAuto, "fail", 1, false},
		{"auto, cannot ask", mcpadapter.ConfirmAuto, "", 0, true},
		{"always, accepted", mcpadapter.ConfirmAlways, "accept", 1, true},
		{"always, cannot ask", mcpadapter.ConfirmAlways, "", 0, false},
		{"never", mcpadapter.ConfirmNever, "accept", 0, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			api := tifluxtest.New(tifluxtest.Size(60))
			cfg := config(t, api, tifluxtest.KeyAdmin)
			cfg.Confirm = tt.confirm
			var questions atomic.Int32
			cs := asked(t, cfg, tt.action, &questions)
			n := someTicket(t, cfg.Client).TicketNumber
			before := len(api.Requests())
			r, err := cs.CallTool(t.Context(), &mcp.CallToolParams{Name: "cancel_ticket", Arguments: json.RawMessage(fmt.Sprintf(`{"ticket_number":%d}`, n))})
			if done := err == nil && !r.IsError; done != tt.done {
				t.Errorf("done is %t: %v, %+v", done, err, r)
			}
			if got := questions.Load(); got != tt.asks {
				t.Errorf("%d questions, want %d", got, tt.asks)
			}
			if sent := len(api.Requests()) - before; (sent > 0) != tt.done {
				t.Errorf("%d requests were made", sent)
			}
		})
	}
}

// TestAYesCountsOnlyForWhatWasAsked sends the answer to one question with
// another call, and with a state that nobody sealed.
func TestAYesCountsOnlyForWhatWasAsked(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(60))
	cfg := config(t, api, tifluxtest.KeyAdmin)
	server, err := mcpadapter.NewServer(cfg)
	if err != nil {
		t.Fatal(err)
	}
	cs := connectClient(t, server, &mcp.ClientOptions{
		ElicitationHandler: func(context.Context, *mcp.ElicitRequest) (*mcp.ElicitResult, error) {
			return &mcp.ElicitResult{Action: "accept"}, nil
		},
		MultiRoundTrip: &mcp.MultiRoundTripOptions{Disabled: true},
	})
	n := someTicket(t, cfg.Client).TicketNumber
	arguments := json.RawMessage(fmt.Sprintf(`{"ticket_number":%d}`, n))
	question, err := cs.CallTool(t.Context(), &mcp.CallToolParams{Name: "cancel_ticket", Arguments: arguments})
	if err != nil || !question.NeedsInput() {
		t.Fatalf("no question: %v, %+v", err, question)
	}
	yes := mcp.InputResponseMap{"confirm": &mcp.ElicitResult{Action: "accept"}}
	for name, p := range map[string]*mcp.CallToolParams{
		"other arguments": {Arguments: json.RawMessage(fmt.Sprintf(`{"ticket_number":%d}`, n+1)), RequestState: question.RequestState},
		"made up state":   {Arguments: arguments, RequestState: "AAAA"},
		"no state":        {Arguments: arguments},
	} {
		p.Name, p.InputResponses = "cancel_ticket", yes
		r, err := cs.CallTool(t.Context(), p)
		if err != nil || !r.IsError {
			t.Errorf("%s: %v, %+v", name, err, r)
		}
	}
	r, err := cs.CallTool(t.Context(), &mcp.CallToolParams{
		Name: "cancel_ticket", Arguments: arguments, InputResponses: yes, RequestState: question.RequestState,
	})
	if err != nil || r.IsError {
		t.Errorf("the call that was asked about: %v, %+v", err, r)
	}
}
