package mcpadapter

import (
	"bytes"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tiflux/tiflux-go/render"
)

// Confirm says when a destructive tool asks before it runs.
type Confirm uint8

const (
	// ConfirmAuto asks clients that can be asked. Others see the tool's
	// destructiveHint, and the call runs.
	ConfirmAuto Confirm = iota
	// ConfirmAlways asks, and refuses where nobody can be asked.
	ConfirmAlways
	// ConfirmNever leaves it to the client.
	ConfirmNever
)

const (
	confirmID      = "confirm"
	confirmTimeout = 10 * time.Minute

	longestQuestion = 300 // bytes of arguments shown
)

var question = hint{"Executar %s com %s? Não pode ser desfeito.", "Run %s with %s? It cannot be undone."}

var (
	errCannotAsk = errors.New("the tool takes something away for good and must be confirmed, but this client cannot ask its user")
	errDeclined  = errors.New("the user did not confirm; nothing was done")
	errStale     = errors.New("the confirmation does not belong to this call or came too late; nothing was done")
)

// confirm returns a question to ask first, nothing if the call may run, or why
// it may not. The state that comes back with the answer is sealed, and bound to
// the tool, its arguments and the key, so that a yes counts for what was asked.
func (a *adapter) confirm(ctx context.Context, t *tool, req *mcp.CallToolRequest, c *call, in any) (*mcp.CallToolResult, error) {
	if t.kind != destructiveTool || a.cfg.Confirm == ConfirmNever {
		return nil, nil
	}
	if answer, ok := req.Params.InputResponses[confirmID]; ok {
		err := a.confirmed(ctx, t, req, answer)
		c.confirmed = err == nil
		return nil, err
	}
	if caps := req.ClientCapabilities(); caps == nil || caps.Elicitation == nil {
		if a.cfg.Confirm == ConfirmAlways {
			return nil, errCannotAsk
		}
		return nil, nil
	}
	arguments := string(canonical(req.Params.Arguments))
	if len(arguments) > longestQuestion {
		arguments = strings.ToValidUTF8(arguments[:longestQuestion], "") + "..."
	}
	text := say(question, t.name, render.Inline(arguments)).in(c.render.Language)
	if f, ok := in.(foreteller); ok {
		more, err := f.foretell(ctx, c)
		if err != nil {
			return nil, err
		}
		text = strings.TrimSpace(text + " " + more)
	}
	return &mcp.CallToolResult{
		RequestState: a.seal.seal(callDigest(ctx, t, req), time.Now().Add(confirmTimeout)),
		InputRequests: mcp.InputRequestMap{confirmID: &mcp.ElicitParams{
			Message: text, RequestedSchema: &jsonschema.Schema{Type: "object", Properties: map[string]*jsonschema.Schema{}},
		}},
	}, nil
}

func (a *adapter) confirmed(ctx context.Context, t *tool, req *mcp.CallToolRequest, answer mcp.InputResponse) error {
	if r, ok := answer.(*mcp.ElicitResult); !ok || r.Action != "accept" {
		return errDeclined
	}
	if !a.seal.opens(req.Params.RequestState, callDigest(ctx, t, req), time.Now()) {
		return errStale
	}
	return nil
}

// canonical writes JSON in the one way that a client which sends it again in
// another order is measured by.
func canonical(raw json.RawMessage) []byte {
	var v any
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if d.Decode(&v) != nil {
		return raw
	}
	b, err := json.Marshal(v)
	if err != nil {
		return raw
	}
	return b
}

func callDigest(ctx context.Context, t *tool, req *mcp.CallToolRequest) [sha256.Size]byte {
	h := sha256.New()
	_, _ = fmt.Fprintf(h, "%s\x00%s\x00", t.name, canonical(req.Params.Arguments))
	if c := callerOf(ctx); c != nil {
		_, _ = h.Write([]byte(c.key))
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// sealer makes states that only it, or one with the same key, can have made.
type sealer struct{ aead cipher.AEAD }

// sealKeySize is that of AES-256.
const sealKeySize = 32

// newSealer takes a key of its own where none is given. A sealer without a
// cipher, from a key that Config.check refuses, opens nothing.
func newSealer(key []byte) sealer {
	if len(key) == 0 {
		key = make([]byte, sealKeySize)
		_, _ = rand.Read(key) // never fails
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return sealer{}
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return sealer{}
	}
	return sealer{aead}
}

func (s sealer) seal(digest [sha256.Size]byte, expires time.Time) string {
	if s.aead == nil {
		return ""
	}
	text := binary.BigEndian.AppendUint64(nil, uint64(expires.Unix()))
	return base64.RawURLEncoding.EncodeToString(s.aead.Seal(nil, nil, text, digest[:]))
}

func (s sealer) opens(state string, digest [sha256.Size]byte, now time.Time) bool {
	sealed, err := base64.RawURLEncoding.DecodeString(state)
	if err != nil || s.aead == nil {
		return false
	}
	text, err := s.aead.Open(nil, nil, sealed, digest[:])
	return err == nil && len(text) == 8 && now.Unix() < int64(binary.BigEndian.Uint64(text))
}
