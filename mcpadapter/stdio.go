package mcpadapter

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
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
// so is one longer than cfg.MaxMessage, without being kept. A goroutine that
// waits for in ends with it. Answers that are ready together go out in one write.
// A pipe that is an *os.File in non-blocking mode costs least: waiting for it
// holds no thread.
func ServeStdio(ctx context.Context, cfg Config, in io.Reader, out io.Writer) error {
	server, err := NewServer(cfg)
	if err != nil {
		return err
	}
	limit := cfg.MaxMessage
	if limit <= 0 {
		limit = DefaultMaxMessage
	}
	err = server.Run(ctx, &stdioTransport{in, out, limit})
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// stdioTransport is the transport of the MCP SDK, except that it survives bad
// lines and reads each message once.
type stdioTransport struct {
	in  io.Reader
	out io.Writer
	max int
}

func (t *stdioTransport) Connect(ctx context.Context) (mcp.Connection, error) {
	c := &stdioConn{
		lines: lineReader{src: bufio.NewReaderSize(t.in, 64<<10), max: t.max}, out: t.out,
		incoming: make(chan jsonrpc.Message), closed: make(chan struct{}), idle: make(chan struct{}, 1),
		batches: make(map[jsonrpc.ID]*batch),
	}
	go c.listen(ctx)
	return c, nil
}

// stdioConn is a connection over lines.
type stdioConn struct {
	lines    lineReader
	incoming chan jsonrpc.Message
	err      error // why incoming was closed
	closed   chan struct{}
	close    sync.Once

	mu      sync.Mutex
	out     io.Writer
	ready   []byte // lines to be written
	written []byte // a buffer that was, to be used again
	writing bool   // a goroutine is at it
	broken  error  // what out said
	waiting int    // requests without an answer
	batches map[jsonrpc.ID]*batch
	idle    chan struct{} // told when a request has its answer or a write has ended
}

// batch are requests that came in one line and are answered in one.
type batch struct {
	open    int
	answers []json.RawMessage
}

// listen passes messages on until the input ends and what it asked is answered.
func (c *stdioConn) listen(ctx context.Context) {
	defer close(c.incoming)
	for c.err == nil {
		line, err := c.lines.next()
		if err == nil || len(line) > 0 {
			c.deliver(ctx, line)
		}
		var bad *lineError
		if errors.As(err, &bad) {
			err = errors.Join(bad.end, c.answer(&jsonrpc.Response{ID: bad.id, Error: &jsonrpc.Error{Code: bad.code, Message: bad.text}}))
		}
		if err != nil {
			c.drain(ctx)
			c.err = err
		}
	}
}

// deliver passes on the messages of a line; bad ones are answered.
func (c *stdioConn) deliver(ctx context.Context, line []byte) {
	if len(line) == 0 {
		return
	}
	messages, refused := parseLine(line)
	var together *batch
	if line[0] == '[' {
		together = &batch{}
	}
	c.mu.Lock()
	for _, m := range messages {
		if q, ok := m.(*jsonrpc.Request); ok && q.IsCall() {
			c.waiting++
			if together != nil {
				together.open++
				c.batches[q.ID] = together
			}
		}
	}
	c.mu.Unlock()
	for _, r := range refused {
		_ = c.answer(r) // a broken output ends the session at its next answer
	}
	for _, m := range messages {
		select {
		case c.incoming <- m:
		case <-c.closed:
			return
		case <-ctx.Done():
			return
		}
	}
}

// drain waits until every request has its answer.
func (c *stdioConn) drain(ctx context.Context) {
	for {
		c.mu.Lock()
		done := c.waiting == 0 && !c.writing
		c.mu.Unlock()
		if done {
			return
		}
		select {
		case <-c.idle:
		case <-c.closed:
			return
		case <-ctx.Done():
			return
		}
	}
}

func (c *stdioConn) Read(ctx context.Context) (jsonrpc.Message, error) {
	select {
	case m, ok := <-c.incoming:
		if !ok {
			return nil, c.err
		}
		return m, nil
	case <-c.closed:
		return nil, io.EOF
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (c *stdioConn) Write(ctx context.Context, m jsonrpc.Message) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	raw, err := encodeMessage(m)
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	r, ok := m.(*jsonrpc.Response)
	if !ok {
		return c.line(raw)
	}
	defer c.settle()
	b := c.batches[r.ID]
	if b == nil {
		return c.line(raw)
	}
	delete(c.batches, r.ID)
	b.answers = append(b.answers, raw)
	if b.open--; b.open > 0 {
		return nil
	}
	if raw, err = json.Marshal(b.answers); err != nil {
		return err
	}
	return c.line(raw)
}

// answer writes an answer of the connection's own.
func (c *stdioConn) answer(r *jsonrpc.Response) error {
	raw, err := encodeRefusal(r)
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.line(raw)
}

// keptBuffer is the longest buffer that is kept for the next write.
const keptBuffer = 256 << 10

// line adds a line to the output, and writes it and what comes meanwhile, unless
// another goroutine is at that; an error of its write is met by the next line.
func (c *stdioConn) line(raw []byte) error {
	c.ready = append(append(c.ready, raw...), '\n')
	if c.writing || c.broken != nil {
		return c.broken
	}
	c.writing = true
	c.mu.Unlock()
	runtime.Gosched() // answers that are about to be ready share the write
	c.mu.Lock()
	for len(c.ready) > 0 && c.broken == nil {
		lines := c.ready
		c.ready, c.written = c.written[:0], nil
		c.mu.Unlock()
		_, err := c.out.Write(lines)
		c.mu.Lock()
		c.broken = err
		if cap(lines) <= keptBuffer {
			c.written = lines
		}
	}
	c.writing = false
	c.wake()
	return c.broken
}

func (c *stdioConn) settle() {
	c.waiting = max(c.waiting-1, 0)
	c.wake()
}

func (c *stdioConn) wake() {
	select {
	case c.idle <- struct{}{}:
	default:
	}
}

func (c *stdioConn) Close() error {
	c.close.Do(func() { close(c.closed) })
	return nil
}

func (c *stdioConn) SessionID() string { return "" }

// encodeMessage is jsonrpc.EncodeMessage that does not read a result again, which
// is JSON on one line already.
func encodeMessage(m jsonrpc.Message) ([]byte, error) {
	r, ok := m.(*jsonrpc.Response)
	if !ok || r.Error != nil || len(r.Result) == 0 {
		return jsonrpc.EncodeMessage(m)
	}
	id, err := json.Marshal(r.ID.Raw())
	if err != nil {
		return nil, err
	}
	raw := make([]byte, 0, len(r.Result)+len(id)+40)
	raw = append(append(raw, `{"jsonrpc":"2.0","id":`...), id...)
	raw = append(append(raw, `,"result":`...), r.Result...)
	return append(raw, '}'), nil
}

// encodeRefusal is jsonrpc.EncodeMessage that can also say null for an id that is
// not known.
func encodeRefusal(r *jsonrpc.Response) ([]byte, error) {
	return json.Marshal(map[string]any{"jsonrpc": "2.0", "id": r.ID.Raw(), "error": r.Error})
}

// lineError is a line that is no message. It is answered.
type lineError struct {
	id   jsonrpc.ID
	code int64
	text string
	end  error // of the input, behind the line
}

func (e *lineError) Error() string { return fmt.Sprintf("%s: %v", e.text, e.end) }
