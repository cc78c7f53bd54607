package mcpadapter

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// DefaultMaxMessage is the longest message that ServeStdio takes: 64 MiB, since
// files travel in base64.
const DefaultMaxMessage = 64 << 20

// ServeStdio serves the tools of cfg to one client, a JSON message a line, until
// in ends or ctx is done; calls that are under way when in ends are answered
// first. A line that is not a message is answered with an error and skipped, and
// so is one longer than cfg.MaxMessage, without being kept.
func ServeStdio(ctx context.Context, cfg Config, in io.Reader, out io.Writer) error {
	server, err := NewServer(cfg)
	if err != nil {
		return err
	}
	limit := cfg.MaxMessage
	if limit <= 0 {
		limit = DefaultMaxMessage
	}
	w := &lineWriter{w: out, idle: make(chan struct{}, 1)}
	transport := &mcp.IOTransport{
		Reader:        io.NopCloser(&lineReader{ctx: ctx, src: bufio.NewReaderSize(in, 64<<10), max: limit, answer: w}),
		Writer:        w,
		MaxLineLength: -1, // lineReader has looked
	}
	err = server.Run(ctx, transport)
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// lineWriter keeps the session's answers and lineReader's apart, and knows how
// many requests wait for theirs.
type lineWriter struct {
	mu      sync.Mutex
	w       io.Writer
	waiting int
	idle    chan struct{} // told when nothing waits any more
}

func (w *lineWriter) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	n, err := w.w.Write(p)
	if isAnswer.Match(p[:min(len(p), messageHead)]) {
		w.settle()
	}
	return n, err
}

// isAnswer tells answers from the requests and notifications that the MCP SDK
// writes; all begin with version and id.
var isAnswer = regexp.MustCompile(`^\{"jsonrpc":"2\.0","id":(?:"(?:[^"\\]|\\.)*"|-?[0-9]+),"(?:result|error)":`)

func (w *lineWriter) Close() error { return nil }

// expect notes a request whose answer is to come.
func (w *lineWriter) expect() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.waiting++
}

func (w *lineWriter) settle() {
	w.waiting = max(w.waiting-1, 0)
	select {
	case w.idle <- struct{}{}:
	default:
	}
}

// drain waits until every request has its answer.
func (w *lineWriter) drain(ctx context.Context) {
	for {
		w.mu.Lock()
		waiting := w.waiting
		w.mu.Unlock()
		if waiting == 0 {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-w.idle:
		}
	}
}

// lineReader passes on the lines that are messages.
type lineReader struct {
	ctx    context.Context
	src    *bufio.Reader
	max    int
	answer *lineWriter
	line   bytes.Reader
}

func (r *lineReader) Read(p []byte) (int, error) {
	for r.line.Len() == 0 {
		line, err := r.next()
		if len(line) > 0 {
			r.line.Reset(append(line, '\n'))
			break
		}
		if err != nil {
			r.answer.drain(r.ctx)
			return 0, err
		}
	}
	return r.line.Read(p)
}

// next returns a good line, or nothing for a bad one.
func (r *lineReader) next() ([]byte, error) {
	var line []byte
	tooLong := false
	for {
		part, err := r.src.ReadSlice('\n')
		if tooLong = tooLong || len(line)+len(part) > r.max+1; tooLong {
			part = part[:min(len(part), max(messageHead-len(line), 0))] // its id, to answer it by
		}
		line = append(line, part...)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if tooLong {
			return nil, errors.Join(err, r.refuse(line, jsonrpc.CodeInvalidRequest, fmt.Sprintf("the message is longer than %d bytes", r.max)))
		}
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			return nil, err
		}
		return r.check(line, err)
	}
}

// check looks at a line before the session does, which a bad one would end.
func (r *lineReader) check(line []byte, err error) ([]byte, error) {
	var members map[string]json.RawMessage
	switch {
	case line[0] == '[' && json.Valid(line):
		return line, err
	case json.Unmarshal(line, &members) != nil:
		if json.Valid(line) {
			return nil, errors.Join(err, r.refuse(line, jsonrpc.CodeInvalidRequest, "the line is not a JSON-RPC message"))
		}
		return nil, errors.Join(err, r.refuse(nil, jsonrpc.CodeParseError, "the line is not JSON"))
	case !isMessage(members):
		return nil, errors.Join(err, r.refuse(line, jsonrpc.CodeInvalidRequest, "the line is not a JSON-RPC message"))
	}
	if members["method"] != nil && hasID(members) {
		r.answer.expect()
	}
	return line, err
}

// isMessage is as strict as the MCP SDK, which a fuzz target compares it with.
func isMessage(members map[string]json.RawMessage) bool {
	if string(members["jsonrpc"]) != `"2.0"` {
		return false
	}
	if id := members["id"]; id != nil && id[0] != '"' && id[0] != '-' && (id[0] < '0' || id[0] > '9') && string(id) != "null" {
		return false
	}
	if method := members["method"]; method != nil {
		return method[0] == '"'
	}
	var fault *jsonrpc.Error
	return hasID(members) && (members["error"] == nil || json.Unmarshal(members["error"], &fault) == nil)
}

func hasID(members map[string]json.RawMessage) bool {
	id := members["id"]
	return id != nil && string(id) != "null"
}

// messageHead is how much of a message that is too long is kept.
const messageHead = 4 << 10

// messageID finds the id near the start of a message that was not kept.
var messageID = regexp.MustCompile(`"id"\s*:\s*("(?:[^"\\]|\\.){0,200}"|-?[0-9]{1,18})`)

func (r *lineReader) refuse(start []byte, code int64, text string) error {
	id := json.RawMessage("null")
	if m := messageID.FindSubmatch(start[:min(len(start), messageHead)]); m != nil {
		id = m[1]
	}
	answer, err := json.Marshal(map[string]any{
		"jsonrpc": "2.0", "id": id, "error": map[string]any{"code": code, "message": text},
	})
	if err != nil {
		return err
	}
	r.answer.mu.Lock()
	defer r.answer.mu.Unlock()
	_, err = r.answer.w.Write(append(answer, '\n'))
	return err
}
