package tiflux_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/tiflux/tiflux-go/internal/contract"
	"github.com/tiflux/tiflux-go/tiflux"
)

// stub answers every request in the same way.
func stub(answer func() *http.Response) http.RoundTripper {
	return roundTripFunc(func(r *http.Request) (*http.Response, error) {
		if r.Body != nil {
			if _, err := io.Copy(io.Discard, r.Body); err != nil {
				return nil, err
			}
		}
		return answer(), nil
	})
}

// success is the schema of an operation's answer, nil if it has none.
func success(t testing.TB, op contract.Operation) *contract.Schema {
	t.Helper()
	doc, err := contract.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := doc.Schema(op.ID, contract.ResponseBody)
	if s != nil && s.Variants != nil {
		s = s.Variants[0]
	}
	return s
}

// checkHostile calls an operation whose server answers with a status and a body
// that cannot be one.
func checkHostile(t *testing.T, row operationCall, what string, status int, body string, tolerated bool) {
	t.Helper()
	r := blindRun(t, clientOver(t, stub(func() *http.Response { return jsonResponse(status, body) })), row)
	start := time.Now()
	_, err := row.call(r)
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("%s: took %v", what, d)
	}
	_, decode := errors.AsType[*tiflux.DecodeError](err)
	switch {
	case tolerated && err != nil:
		t.Errorf("%s: got %v, want a success", what, err)
	case !tolerated && !decode:
		t.Errorf("%s: got %v, want a DecodeError", what, err)
	case !tolerated && r.op.Method != http.MethodGet && !errors.Is(err, tiflux.ErrUnknownOutcome):
		t.Errorf("%s: got %v, which hides that the write may have happened", what, err)
	case err != nil && len(err.Error()) > 500:
		t.Errorf("%s: the error has %d bytes", what, len(err.Error()))
	}
}

// TestEveryOperationSurvivesAHostileServer answers with what is no answer. An
// operation that answers with nothing does not look at JSON.
func TestEveryOperationSurvivesAHostileServer(t *testing.T) {
	t.Parallel()
	deep := strings.Repeat("[", 100_000)
	for _, row := range operationCalls() {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			schema := success(t, contractOf(t, row.name))
			silent := schema == nil
			list := !silent && schema.Kinds == contract.Array
			other := map[bool]string{true: `{"id":1}`, false: `[{"id":1}]`}[list]
			for _, answer := range []struct {
				name, body string
				status     int
				tolerated  bool
			}{
				{"HTML page", "<!DOCTYPE html><html><body>Bem-vindo</body></html>", 200, false},
				{"cut JSON", `[{"id":1,"na`, 200, silent},
				{"array for object or the reverse", other, 200, silent},
				{"text for all", `"ok"`, 200, silent},
				{"null", `null`, 200, silent},
				{"no JSON", `ok`, 200, silent},
				{"100,000 arrays", deep, 200, silent},
				{"100,000 objects", strings.ReplaceAll(deep, "[", `{"a":`), 200, silent},
				{"deep in a field", `{"id":` + deep, 200, silent},
				{"nothing", "", 200, silent},
				{"204", "", 204, silent},
			} {
				checkHostile(t, row, answer.name, answer.status, answer.body, answer.tolerated)
			}
			if silent {
				return
			}
			for _, p := range record(schema).Properties {
				raw, err := json.Marshal(map[string]any{p.Name: wrongKind(p.Schema)})
				if err != nil {
					t.Fatal(err)
				}
				body := string(raw)
				if list {
					body = "[" + body + "]"
				}
				checkHostile(t, row, body, 200, body, p.Name == "custom_fields") // whose form is not known
			}
		})
	}
}

// record is the object that a schema is a list of, or the schema itself.
func record(s *contract.Schema) *contract.Schema {
	if s.Items != nil {
		return s.Items
	}
	return s
}

// wrongKind is a value that no member of a schema takes.
func wrongKind(s *contract.Schema) any {
	switch {
	case s.Kinds&contract.Object != 0 || s.Variants != nil:
		return []int{1}
	case s.Kinds&contract.Array != 0, s.Kinds&contract.String != 0:
		return map[string]int{"a": 1}
	}
	return "um"
}

// TestEveryOperationRefusesHugeAnswers runs alone, since it looks at the memory
// of the process. An answer that does not say how long it is must be read as far
// as the limit, which takes its time: one operation of each kind has to do it.
func TestEveryOperationRefusesHugeAnswers(t *testing.T) {
	const size, limit = 40 << 20, 32<<20 + 64<<10
	before := heap()
	streamed := map[string]bool{}
	for _, row := range operationCalls() {
		if read := readOf(t, row, size, size); read > 0 {
			t.Errorf("%s: read %d bytes of an answer that says it is too large", row.name, read)
		}
		op := contractOf(t, row.name)
		kind := op.Method
		if s := success(t, op); s != nil {
			kind += s.Kinds.String()
		}
		if streamed[kind] {
			continue
		}
		streamed[kind] = true
		if read := readOf(t, row, size, -1); read > limit {
			t.Errorf("%s: read %d bytes, want at most %d", row.name, read, limit)
		}
	}
	if kept := heap() - before; kept > 8<<20 {
		t.Errorf("%d bytes are kept", kept)
	}
}

// readOf calls an operation whose answer has size bytes and says it has length,
// and returns how many of them it read before it refused.
func readOf(t *testing.T, row operationCall, size int, length int64) (read int) {
	t.Helper()
	body := readFunc(func(p []byte) (int, error) {
		if read >= size {
			return 0, io.EOF
		}
		read += len(p)
		return len(p), nil
	})
	r := blindRun(t, clientOver(t, stub(func() *http.Response {
		return &http.Response{StatusCode: 200, Header: http.Header{}, Body: io.NopCloser(body), ContentLength: length}
	})), row)
	_, err := row.call(r)
	if _, ok := errors.AsType[*tiflux.DecodeError](err); !ok {
		t.Errorf("%s: got %v, want a DecodeError", row.name, err)
	}
	return read
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// TestEveryOperationEndsWithItsContext waits for servers that never answer, or
// stop in the middle.
func TestEveryOperationEndsWithItsContext(t *testing.T) {
	t.Parallel()
	accountIDs() // outside of the bubbles
	const limit = 5 * time.Second
	for _, row := range operationCalls() {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				hang := roundTripFunc(func(r *http.Request) (*http.Response, error) {
					<-r.Context().Done()
					return nil, r.Context().Err()
				})
				stall := roundTripFunc(func(r *http.Request) (*http.Response, error) {
					resp := jsonResponse(200, "")
					resp.ContentLength = -1
					resp.Body = io.NopCloser(readFunc(func([]byte) (int, error) { <-r.Context().Done(); return 0, r.Context().Err() }))
					return resp, nil
				})
				for name, rt := range map[string]http.RoundTripper{"hang": hang, "stall": stall} {
					r := blindRun(t, clientOver(t, rt), row)
					start := time.Now()
					ctx, cancel := context.WithTimeout(r.ctx, limit)
					r.ctx = ctx
					_, err := row.call(r)
					cancel()
					if d := time.Since(start); !errors.Is(err, context.DeadlineExceeded) || d > limit {
						t.Errorf("%s: got %v after %v", name, err, d)
					}
				}
			})
		})
	}
}
