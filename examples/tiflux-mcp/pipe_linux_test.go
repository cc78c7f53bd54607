package main

import (
	"io"
	"os"
	"syscall"
	"testing"
	"time"
)

// blockingPipe returns a pipe as a parent process hands it over.
func blockingPipe(t *testing.T) (r, w *os.File) {
	t.Helper()
	var fds [2]int
	if err := syscall.Pipe(fds[:]); err != nil {
		t.Fatal(err)
	}
	r, w = os.NewFile(uintptr(fds[0]), "r"), os.NewFile(uintptr(fds[1]), "w")
	t.Cleanup(func() { _ = r.Close(); _ = w.Close() })
	return r, w
}

func TestAPipeIsWaitedForWithoutAThread(t *testing.T) {
	r, w := blockingPipe(t)
	in, restore := pipe(r, os.Stderr)
	if err := in.SetReadDeadline(time.Now().Add(-time.Second)); err != nil {
		t.Errorf("the pipe takes no deadline, so a read of it holds a thread: %v", err)
	}
	if err := in.SetReadDeadline(time.Time{}); err != nil {
		t.Error(err)
	}
	if _, err := io.WriteString(w, "olá"); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(in); string(got) != "olá" || err != nil {
		t.Errorf("read %q, %v", got, err)
	}
	restore()
	fd, err := syscall.Dup(int(r.Fd())) // the mode is that of both
	if err != nil {
		t.Fatal(err)
	}
	again := os.NewFile(uintptr(fd), "again")
	defer func() { _ = again.Close() }()
	if again.SetReadDeadline(time.Time{}) == nil {
		t.Error("the pipe is left in non-blocking mode")
	}
}

func TestOtherFilesStayAsTheyAre(t *testing.T) {
	file, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	r, _ := blockingPipe(t)
	ready, end, err := os.Pipe() // in non-blocking mode from the start
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ready.Close(); _ = end.Close() }()
	for _, test := range []struct {
		name      string
		f, shared *os.File
	}{{"a file", file, os.Stderr}, {"a pipe that is also stderr", r, r}, {"a pipe in that mode", ready, os.Stderr}} {
		if got, restore := pipe(test.f, test.shared); got != test.f {
			t.Errorf("%s is changed", test.name)
			restore()
		}
	}
}
