//go:build !linux

package main

import "os"

func pipe(f, _ *os.File) (*os.File, func()) { return f, func() {} }
