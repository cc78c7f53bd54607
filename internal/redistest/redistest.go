// Package redistest starts Redis for tests.
package redistest

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os/exec"
	"strings"
	"testing"
	"time"
)

const (
	binary      = "redis-server"
	tries       = 3 // another program may take the port first
	startupTime = 10 * time.Second
)

// Server is a Redis of one test: on a loopback port, with nothing on disk.
type Server struct {
	Addr string // "127.0.0.1:41234"

	stop func()
}

// Start runs Redis until the test ends, and skips the test where it is not
// installed.
func Start(t testing.TB) *Server {
	t.Helper()
	path, err := exec.LookPath(binary)
	if err != nil {
		t.Skipf("%s is not installed: apt-get install %s", binary, binary)
	}
	for range tries {
		var s *Server
		if s, err = start(path, t.TempDir()); err == nil {
			t.Cleanup(s.Stop)
			return s
		}
	}
	t.Fatalf("redistest: %v", err)
	return nil
}

// Stop ends Redis before the test does.
func (s *Server) Stop() { s.stop() }

func start(path, dir string) (*Server, error) {
	addr, err := freeAddr()
	if err != nil {
		return nil, err
	}
	_, port, _ := net.SplitHostPort(addr)
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, path, "--port", port, "--bind", "127.0.0.1",
		"--save", "", "--appendonly", "no", "--dir", dir)
	if err := cmd.Start(); err != nil {
		cancel()
		return nil, err
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = cmd.Wait() // killed
	}()
	s := &Server{Addr: addr, stop: func() {
		cancel()
		<-done
	}}
	for begin := time.Now(); ; {
		select {
		case <-done:
			return nil, fmt.Errorf("%s ended at once on %s", binary, addr)
		case <-time.After(20 * time.Millisecond):
		}
		if err = ping(addr); err == nil {
			return s, nil
		}
		if time.Since(begin) > startupTime {
			s.Stop()
			return nil, fmt.Errorf("%s did not answer on %s: %w", binary, addr, err)
		}
	}
}

func freeAddr() (string, error) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return ln.Addr().String(), ln.Close()
}

func ping(addr string) error {
	conn, err := net.DialTimeout("tcp", addr, time.Second)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	_ = conn.SetDeadline(time.Now().Add(time.Second)) // a TCP connection takes deadlines
	if _, err := fmt.Fprint(conn, "PING\r\n"); err != nil {
		return err
	}
	answer, err := bufio.NewReader(conn).ReadString('\n')
	if err == nil && !strings.HasPrefix(answer, "+PONG") {
		err = fmt.Errorf("it answers %q", answer)
	}
	return err
}
