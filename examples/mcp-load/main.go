// Mcp-load measures an MCP server over standard input and output: how long it
// takes from its start to the list of tools, what it holds when idle, and how
// many calls of a tool it answers a second with many under way.
//
//	go build -o /tmp/tiflux-mcp ./examples/tiflux-mcp
//	go run ./examples/mcp-load -tool get_ticket -args '{"ticket_number":10001}' -- /tmp/tiflux-mcp -sandbox
//
// With -loopback the server gets an API of its own, as TIFLUX_API_BASE_URL and
// TIFLUX_API_KEY, that answers every request with one ticket and costs little: it
// shows what the server itself needs, and suits every server for TiFlux.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func main() {
	tool := flag.String("tool", "get_ticket", "tool to call")
	args := flag.String("args", `{"ticket_number":10001}`, "its arguments, JSON")
	parallel := flag.Int("parallel", 64, "calls under way at a time")
	duration := flag.Duration("duration", 5*time.Second, "how long to call")
	loopback := flag.Bool("loopback", false, "give the server an API that always answers the same ticket")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: mcp-load [flags] -- command [arguments]")
		os.Exit(2)
	}
	env := os.Environ()
	if *loopback {
		address, err := oneTicket()
		if err != nil {
			fmt.Fprintln(os.Stderr, "mcp-load:", err)
			os.Exit(1)
		}
		env = append(env, "TIFLUX_API_BASE_URL="+address, "TIFLUX_API_KEY="+tifluxtest.KeyAdmin)
	}
	if err := run(os.Stdout, flag.Args(), env, *tool, json.RawMessage(*args), *parallel, *duration); err != nil {
		fmt.Fprintln(os.Stderr, "mcp-load:", err)
		os.Exit(1)
	}
}

// oneTicket serves a ticket of the sandbox, made once.
func oneTicket() (address string, err error) {
	r := httptest.NewRequest(http.MethodGet, "/api/v2/tickets/10001", nil)
	r.Header.Set("Authorization", "Bearer "+tifluxtest.KeyAdmin)
	w := httptest.NewRecorder()
	tifluxtest.New().ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		return "", fmt.Errorf("the sandbox answers %d", w.Code)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	go func() {
		_ = http.Serve(ln, http.HandlerFunc(func(rw http.ResponseWriter, _ *http.Request) {
			rw.Header().Set("Content-Type", "application/json")
			_, _ = rw.Write(w.Body.Bytes())
		}))
	}()
	return "http://" + ln.Addr().String(), nil
}

func run(out io.Writer, command, env []string, tool string, args json.RawMessage, parallel int, duration time.Duration) error {
	start := time.Now()
	s, err := open(command, env)
	if err != nil {
		return err
	}
	defer func() { _ = s.in.Close(); _ = s.cmd.Wait() }()
	tools, err := s.greet()
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(out, "start to tools/list   %v, %d bytes\n", time.Since(start).Round(100*time.Microsecond), tools)
	time.Sleep(300 * time.Millisecond)
	_, _ = fmt.Fprintf(out, "resident when idle    %s\n", resident(s.cmd.Process.Pid))

	calls, failed, took, err := s.load(tool, args, parallel, duration)
	if err != nil {
		return err
	}
	_ = s.in.Close()
	if err := s.cmd.Wait(); err != nil {
		return fmt.Errorf("the server ended with: %w", err)
	}
	cpu := s.cmd.ProcessState.UserTime() + s.cmd.ProcessState.SystemTime()
	_, _ = fmt.Fprintf(out, "%d calls of %s, %d under way: %.0f a second, %v CPU a call, %d errors\n",
		calls, tool, parallel, float64(calls)/took.Seconds(), (cpu / time.Duration(max(calls, 1))).Round(time.Microsecond), failed)
	return nil
}

// server is a running server and its lines.
type server struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
	id  int
}

func open(command, env []string) (*server, error) {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env = env
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	return &server{cmd: cmd, in: in, out: bufio.NewReaderSize(out, 1<<20)}, cmd.Start()
}

func (s *server) send(method string, params any) error {
	s.id++
	line, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": s.id, "method": method, "params": params})
	if err != nil {
		return err
	}
	_, err = s.in.Write(append(line, '\n'))
	return err
}

// receive returns the next answer; notifications are passed over.
func (s *server) receive() ([]byte, error) {
	for {
		line, err := s.out.ReadBytes('\n')
		if err != nil {
			return nil, fmt.Errorf("the server closed its output: %w", err)
		}
		if bytes.Contains(line, []byte(`"id":`)) {
			return line, nil
		}
	}
}

// greet does the handshake and returns the size of the list of tools.
func (s *server) greet() (int, error) {
	hello := map[string]any{
		"protocolVersion": "2025-06-18", "capabilities": map[string]any{},
		"clientInfo": map[string]any{"name": "mcp-load", "version": "1"},
	}
	if err := s.send("initialize", hello); err != nil {
		return 0, err
	}
	if _, err := s.receive(); err != nil {
		return 0, err
	}
	if _, err := io.WriteString(s.in, `{"jsonrpc":"2.0","method":"notifications/initialized"}`+"\n"); err != nil {
		return 0, err
	}
	if err := s.send("tools/list", map[string]any{}); err != nil {
		return 0, err
	}
	line, err := s.receive()
	return len(line), err
}

// load keeps calls under way for a while, and waits for the last answers.
func (s *server) load(tool string, args json.RawMessage, parallel int, duration time.Duration) (calls, failed int, took time.Duration, err error) {
	call := func() error { return s.send("tools/call", map[string]any{"name": tool, "arguments": args}) }
	start := time.Now()
	for range parallel {
		if err := call(); err != nil {
			return 0, 0, 0, err
		}
	}
	for open := parallel; open > 0; open-- {
		line, err := s.receive()
		if err != nil {
			return calls, failed, 0, errors.Join(err, s.cmd.Wait())
		}
		calls++
		if bytes.Contains(line, []byte(`"isError":true`)) || bytes.Contains(line, []byte(`"error":{`)) {
			failed++
		}
		if time.Since(start) < duration {
			if err := call(); err != nil {
				return calls, failed, 0, err
			}
			open++
		}
	}
	return calls, failed, time.Since(start), nil
}

// resident reads the size of a process where the system tells it in /proc.
func resident(pid int) string {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return "not known on this system"
	}
	for line := range strings.Lines(string(status)) {
		if size, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			return strings.TrimSpace(size)
		}
	}
	return "not known on this system"
}
