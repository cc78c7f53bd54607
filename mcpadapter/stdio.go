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
// in ends or ctx is done. A line that is not a message is answered with an error
// and skipped, and so is one longer than cfg.MaxMessage, without being kept.
func ServeStdio(ctx context.Context, cfg Config, in io.Reader, out io.Writer) error {
	server, err := NewServer(cfg)
	if err != nil {
		return err
	}
	limit := cfg.MaxMessage
	if limit <= 0 {
		limit = DefaultMaxMessage
	}
	w := &lineWriter{w: out}
	transport := &mcp.IOTransport{
		Reader:        io.NopCloser(&lineReader{src: bufio.NewReaderSize(in, 64<<10), max: limit, answer: w}),
		Writer:        w,
		MaxLineLength: -1, // lineReader has looked
	}
	err = server.Run(ctx, transport)
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// lineWriter keeps the session's answers and lineReader's apart.
type lineWriter struct {
	mu sync.Mutex
	w  io.Writer
}

func (w *lineWriter) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.w.Write(p)
}

func (w *lineWriter) Close() error { return nil }

// lineReader passes on the lines that are messages.
type lineReader struct {
	src    *bufio.Reader
	max    int
	answer io.Writer
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
		if tooLong = tooLong || len(line)+len(part) > r.max+1; !tooLong {
			line = append(line, part...)
		}
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

func (r *lineReader) check(line []byte, err error) ([]byte, error) {
	if !json.Valid(line) {
		return nil, errors.Join(err, r.refuse(nil, jsonrpc.CodeParseError, "the line is not JSON"))
	}
	if line[0] != '[' {
		if _, decodeErr := jsonrpc.DecodeMessage(line); decodeErr != nil {
			return nil, errors.Join(err, r.refuse(line, jsonrpc.CodeInvalidRequest, "the line is not a JSON-RPC message"))
		}
	}
	return line, err
}

// messageID finds the id near the start of a message that was not kept.
var messageID = regexp.MustCompile(`"id"\s*:\s*("(?:[^"\\]|\\.){0,200}"|-?[0-9]{1,18})`)

func (r *lineReader) refuse(start []byte, code int64, text string) error {
	id := json.RawMessage("null")
	if m := messageID.FindSubmatch(start[:min(len(start), 4<<10)]); m != nil {
		id = m[1]
	}
	answer, err := json.Marshal(map[string]any{
		"jsonrpc": "2.0", "id": id, "error": map[string]any{"code": code, "message": text},
	})
	if err != nil {
		return err
	}
	_, err = r.answer.Write(append(answer, '\n'))
	return err
}
