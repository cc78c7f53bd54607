package mcpadapter

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
)

// FuzzParseMessage: what is taken for a message, the MCP SDK takes too, and for
// the same one; and it is written as the MCP SDK writes it.
func FuzzParseMessage(f *testing.F) {
	for _, line := range []string{
		`{"jsonrpc":"2.0","id":1,"method":"ping"}`,
		`{"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"x"}}`,
		`{"jsonrpc":"2.0","method":"notifications/initialized"}`,
		`{"jsonrpc":"2.0","id":1,"result":{}}`,
		`{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"x","data":[1]}}`,
		`{"jsonrpc":"2.0","id":null,"method":"ping"}`,
		`{"jsonrpc":"2.0","id":1.5e3,"method":"\ud800"}`,
		`{"JSONRPC":"2.0","id":1,"method":"ping"}`,
		`{"jsonrpc":"2.0","id":{},"method":"ping"}`,
		`{"jsonrpc":"2.0","id":1,"method":7}`,
		`{"jsonrpc":"2.0","id":1,"error":null}`,
	} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		ours, err := parseMessage(line)
		if err != nil {
			return
		}
		theirs, err := jsonrpc.DecodeMessage(line)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if r, ok := ours.(*jsonrpc.Response); ok && r.Error != nil {
			return // names in an error are compared without case, here only
		}
		a, errA := jsonrpc.EncodeMessage(ours)
		b, errB := jsonrpc.EncodeMessage(theirs)
		if diff := cmp.Diff(string(b), string(a)); diff != "" || (errA == nil) != (errB == nil) {
			t.Errorf("%s (-theirs +ours):\n%s", line, diff)
		}
		if errA != nil {
			return
		}
		c, err := encodeMessage(ours)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		var compact bytes.Buffer // the result in a line may have blanks
		if err := json.Compact(&compact, c); err != nil {
			t.Fatalf("%s: %v in %s", line, err, c)
		}
		if diff := cmp.Diff(string(a), compact.String()); diff != "" {
			t.Errorf("%s (-theirs +ours):\n%s", line, diff)
		}
	})
}
